#include "baolan/date.h"

#include <string.h>

enum { FIRST_DAY = 10101, LAST_DAY = 99991231 };

static int year_of(int day)
{
    return day / 10000;
}

static int month_of(int day)
{
    return day / 100 % 100;
}

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int day_month_last(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return lengths[month - 1] + (month == 2 && leap(year));
}

int day_make(int year, int month, int day)
{
    if (year < 1 || year > 9999 || day < 1 || day > day_month_last(year, month))
        return 0;
    return year * 10000 + month * 100 + day;
}

bool day_valid(int day)
{
    return day > 0 && day_make(year_of(day), month_of(day), day % 100) == day;
}

/* Days since 1 March of the year 0, and back: counting years from March puts the leap day last. */
static int serial_of(int day)
{
    int month = month_of(day), year = year_of(day) - (month <= 2);
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day % 100 - 1;
    return year * 365 + year / 4 - year / 100 + year / 400 + of_year;
}

static int day_of_serial(int serial)
{
    enum { DAYS_400_YEARS = 146097 };
    int cycle = serial / DAYS_400_YEARS, rest = serial % DAYS_400_YEARS;
    int year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int of_year = rest - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153;
    int day = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    return day_make(cycle * 400 + year + (month <= 2), month, day);
}

int day_add(int day, int days)
{
    if (!day_valid(day))
        return 0;
    long long serial = (long long)serial_of(day) + days;
    if (serial < serial_of(FIRST_DAY) || serial > serial_of(LAST_DAY))
        return 0;
    return day_of_serial((int)serial);
}

int day_between(int a, int b)
{
    return day_valid(a) && day_valid(b) ? serial_of(b) - serial_of(a) : 0;
}

int day_weekday(int day)
{
    return day_valid(day) ? (serial_of(day) + 3) % 7 : -1; /* 1 March of the year 0 was a Wednesday */
}

struct str day_iso(struct arena *a, int day)
{
    if (!day_valid(day))
        return STR_ABSENT;
    return arena_printf(a, "%04d-%02d-%02d", year_of(day), month_of(day), day % 100);
}

int date_day(struct date date)
{
    return date.to >= LAST_DAY ? date.from : date.to;
}

struct date date_of_day(struct arena *a, int day)
{
    if (!day_valid(day))
        return (struct date){0};
    return (struct date){.edtf = day_iso(a, day), .from = day, .to = day};
}

struct date date_of_range(struct arena *a, int from, int to, bool approximate)
{
    bool open_from = from <= FIRST_DAY, open_to = to <= 0 || to >= LAST_DAY;
    struct date date = {.from = open_from ? FIRST_DAY : from, .to = open_to ? LAST_DAY : to};
    const char *mark = approximate ? "~" : "";
    if ((open_from && open_to) || !day_valid(date.from) || !day_valid(date.to) || date.from > date.to)
        return (struct date){0};
    int year = year_of(date.from), month = month_of(date.from);
    if (open_from)
        date.edtf = arena_printf(a, "../%s%s", day_iso(a, to).s, mark);
    else if (open_to)
        date.edtf = arena_printf(a, "%s%s/..", day_iso(a, from).s, mark);
    else if (from == to)
        date.edtf = arena_printf(a, "%s%s", day_iso(a, from).s, mark);
    else if (from == day_make(year, 1, 1) && to == day_make(year, 12, 31))
        date.edtf = arena_printf(a, "%04d%s", year, mark);
    else if (from == day_make(year, month, 1) && to == day_make(year, month, day_month_last(year, month)))
        date.edtf = arena_printf(a, "%04d-%02d%s", year, month, mark);
    else
        date.edtf = arena_printf(a, "%s%s/%s%s", day_iso(a, from).s, mark, day_iso(a, to).s, mark);
    return date;
}

/* ---- reading EDTF ------------------------------------------------------------------------------------------------ */

/* COUNT digits at *AT; trailing X (unspecified) count as digits and are told in *UNSPECIFIED. -1: they are not there.
 */
static int digits(struct str s, size_t *at, int count, int *unspecified)
{
    int value = 0;
    *unspecified = 0;
    for (int i = 0; i < count; i++) {
        if (*at >= s.n)
            return -1;
        char c = s.s[(*at)++];
        if (c == 'X')
            ++*unspecified;
        else if (c < '0' || c > '9' || *unspecified)
            return -1;
        value = value * 10 + (c == 'X' ? 0 : c - '0');
    }
    return value;
}

/* hh:mm:ss with nothing, Z, ±hh or ±hh:mm: level 0 allows a time of day; what counts here is the day. */
static bool is_time(struct str s)
{
    static const char *const forms[] = {"dd:dd:dd", "dd:dd:ddZ", "dd:dd:dd+dd", "dd:dd:dd+dd:dd"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t k = 0;
        for (; k < s.n && forms[i][k]; k++) {
            char c = s.s[k], form = forms[i][k];
            if (!(form == 'd' ? c >= '0' && c <= '9' : c == form || (form == '+' && c == '-')))
                break;
        }
        if (k == s.n && !forms[i][k])
            return true;
    }
    return false;
}

/* Seasons 21 spring … 24 winter, as the weather offices of the northern hemisphere count them: from 1 March, by three
 * months. */
static void season_days(int year, int season, int *from, int *to)
{
    int first = 3 * (season - 20);
    int last_year = season == 24 ? year + 1 : year, last = season == 24 ? 2 : first + 2;
    *from = day_make(year, first, 1);
    *to = day_make(last_year, last, day_month_last(last_year, last));
    if (!*to)
        *to = LAST_DAY;
}

/* One date, year, month or season, without an interval. */
static bool parse_single(struct str s, int *from, int *to)
{
    if (s.n && memchr("?~%", s.s[s.n - 1], 3))
        s.n--;
    size_t at = 0;
    int no_year, no_month = 0, no_day = 0;
    int year = digits(s, &at, 4, &no_year);
    if (year < 0 || no_year > 2)
        return false;
    if (at == s.n) {
        int span = no_year == 2 ? 99 : no_year == 1 ? 9 : 0;
        *from = day_make(year ? year : 1, 1, 1); /* 00XX begins with the year 1 */
        *to = day_make(year + span, 12, 31);
        return *to != 0 && (year > 0 || span);
    }
    int month = s.s[at++] == '-' ? digits(s, &at, 2, &no_month) : -1;
    if (month < 0 || no_year || no_month == 1)
        return false;
    if (at == s.n) {
        if (month >= 21 && month <= 24 && year > 0) {
            season_days(year, month, from, to);
            return true;
        }
        *from = day_make(year, no_month ? 1 : month, 1);
        *to = day_make(year, no_month ? 12 : month, no_month ? 31 : day_month_last(year, month));
        return *from != 0;
    }
    int day = s.s[at++] == '-' ? digits(s, &at, 2, &no_day) : -1;
    if (day < 0 || no_day == 1 || (no_month && !no_day))
        return false;
    if (at < s.n && !(s.s[at] == 'T' && !no_day && is_time(str_cut(s, at + 1, s.n))))
        return false;
    *from = day_make(year, no_month ? 1 : month, no_day ? 1 : day);
    *to = no_day ? day_make(year, no_month ? 12 : month, no_month ? 31 : day_month_last(year, month)) : *from;
    return *from != 0;
}

/* One end of an interval; nothing (unknown) and ".." (open) reach as far as days go. */
static bool parse_end(struct str s, int unbounded, int *from, int *to)
{
    if (s.n == 0 || str_is(s, "..")) {
        *from = *to = unbounded;
        return true;
    }
    return parse_single(s, from, to);
}

bool date_parse(struct arena *a, struct str edtf, struct date *out)
{
    if (!edtf.s)
        return false;
    size_t slash = str_find(edtf, STR("/"), 0), dots = str_find(edtf, STR(".."), 0);
    bool query_form = slash == SIZE_MAX && dots != SIZE_MAX;
    size_t parting = query_form ? dots : slash;
    struct date date = {0};
    if (parting == SIZE_MAX) {
        if (!parse_single(edtf, &date.from, &date.to))
            return false;
        date.edtf = arena_str(a, edtf);
        *out = date;
        return true;
    }
    struct str first = str_cut(edtf, 0, parting), second = str_cut(edtf, parting + (query_form ? 2 : 1), edtf.n);
    int ignored;
    if (!parse_end(first, FIRST_DAY, &date.from, &ignored) || !parse_end(second, LAST_DAY, &ignored, &date.to) ||
        date.from > date.to || (date.from == FIRST_DAY && date.to == LAST_DAY))
        return false;
    if (query_form)
        date.edtf = arena_printf(a, "%s%.*s/%s%.*s", first.n ? "" : "..", STR_ARG(first), second.n ? "" : "..",
                                 STR_ARG(second));
    else
        date.edtf = arena_str(a, edtf);
    *out = date;
    return true;
}
