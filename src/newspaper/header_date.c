/* The day in a page header: of our calendar, of the week, of the Chinese calendar. */
#include <string.h>

#include "baolan/utf8.h"
#include "header_internal.h"

static bool word(struct str s, size_t *at, const char *w)
{
    if (!str_starts(str_cut(s, *at, s.n), str_of(w)))
        return false;
    *at += strlen(w);
    return true;
}

static void blanks(struct str s, size_t *at)
{
    while (*at < s.n && s.s[*at] == ' ')
        (*at)++;
}

static int digits(struct str s, size_t *at, int most)
{
    int value = 0, n = 0;
    size_t k = *at;
    while (k < s.n && s.s[k] >= '0' && s.s[k] <= '9') {
        if (++n > most)
            return -1;
        value = value * 10 + (s.s[k++] - '0');
    }
    if (!n)
        return -1;
    *at = k;
    return value;
}

static bool digit_here(struct str s, size_t at)
{
    return at < s.n && s.s[at] >= '0' && s.s[at] <= '9';
}

/* The same, with blanks between its characters: 星 期. */
static bool word_spread(struct str s, size_t *at, const char *w)
{
    struct str whole = str_of(w);
    size_t k = *at;
    for (size_t from = 0, to = 0; from < whole.n; from = to) {
        utf8_next(whole, &to);
        if (from)
            blanks(s, &k);
        struct str c = str_cut(whole, from, to);
        if (!str_starts(str_cut(s, k, s.n), c))
            return false;
        k += c.n;
    }
    *at = k;
    return true;
}

/* 〇 to 九 at *AT: 0 to 9, -1 for none. */
static int ideograph_digit(struct str s, size_t *at)
{
    static const struct {
        uint32_t c;
        int value;
    } table[] = {{0x3007, 0}, {0x96f6, 0}, {0x25cb, 0}, {0x4e00, 1}, {0x4e8c, 2}, {0x4e09, 3}, {0x56db, 4},
                 {0x4e94, 5}, {0x516d, 6}, {0x4e03, 7}, {0x516b, 8}, {0x4e5d, 9}, {0x5143, 1}};
    size_t k = *at;
    uint32_t c = utf8_next(s, &k);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].c == c) {
            *at = k;
            return table[i].value;
        }
    return -1;
}

/* 十, 廿, 卅 and what may stand around them; 0 is no number here. */
static int ideograph_number(struct str s, size_t *at)
{
    size_t k = *at;
    int ones = ideograph_digit(s, &k), tens = 0;
    if (word(s, &k, "十"))
        tens = ones > 0 ? ones : 1;
    else if (ones < 0 && word(s, &k, "廿"))
        tens = 2;
    else if (ones < 0 && word(s, &k, "卅"))
        tens = 3;
    if (tens) {
        ones = ideograph_digit(s, &k);
        ones = ones < 0 ? 0 : ones;
    }
    if (ones < 0 || tens * 10 + ones == 0)
        return -1;
    *at = k;
    return tens * 10 + ones;
}

int header_number(struct str s, size_t *at, int most)
{
    int value = digits(s, at, most);
    return value >= 0 || digit_here(s, *at) ? value : ideograph_number(s, at);
}

/* A year of four digits, in either script. */
static int year_read(struct str s, size_t *at)
{
    size_t k = *at;
    int year = digits(s, &k, 4);
    if (year < 0) {
        if (digit_here(s, k))
            return -1;
        year = 0;
        for (int i = 0; i < 4; i++) {
            int d = ideograph_digit(s, &k);
            if (d < 0 && i && k < s.n && (s.s[k] == 'O' || s.s[k] == 'o' || s.s[k] == '0')) { /* 二O二一年 */
                d = 0;
                k++;
            }
            if (d < 0)
                return -1;
            year = year * 10 + d;
        }
    }
    if (year < 1900 || year >= 2200)
        return -1;
    *at = k;
    return year;
}

/* month 月 [day 日] behind a year or alone. */
static bool month_day_read(struct str s, size_t *at, int *month, int *day)
{
    size_t k = *at;
    *day = 0;
    blanks(s, &k);
    *month = header_number(s, &k, 2);
    blanks(s, &k);
    if (*month < 1 || *month > 12 || !word(s, &k, "月"))
        return false;
    *at = k;
    blanks(s, &k);
    int d = header_number(s, &k, 2);
    blanks(s, &k);
    if (d >= 1 && d <= 31 && (word(s, &k, "日") || word(s, &k, "号"))) {
        *day = d;
        *at = k;
    }
    return true;
}

/* 2023.05.08, 2023-5-8, 2023/05/08, 2023·5·8 behind the year, 2023 - 5 - 8. */
static bool marked_read(struct str s, size_t *at, int *month, int *day)
{
    static const char *const marks[] = {".", "-", "/", "·", "—", "–", "•"};
    size_t k = *at, i = 0;
    blanks(s, &k);
    while (i < sizeof marks / sizeof *marks && !word(s, &k, marks[i]))
        i++;
    if (i == sizeof marks / sizeof *marks)
        return false;
    blanks(s, &k);
    *month = digits(s, &k, 2);
    blanks(s, &k);
    if (*month < 1 || !word(s, &k, marks[i]))
        return false;
    blanks(s, &k);
    *day = digits(s, &k, 2);
    if (*day < 1 || digit_here(s, k) || !day_make(2000, *month, *day))
        return false;
    *at = k;
    return true;
}

/* A figure, or a numeral up to 卅, that stands alone between blanks at AT; *TO: behind it. */
static bool lone_digit(struct str s, size_t at, size_t *to, bool *figure)
{
    *to = at;
    uint32_t c = utf8_next(s, to);
    *figure = c >= '0' && c <= '9';
    size_t k = at;
    bool numeral = c == 0x5341 || c == 0x5eff || c == 0x5345 || ideograph_digit(s, &k) >= 0;
    return (*figure || numeral) && (*to == s.n || s.s[*to] == ' ');
}

static bool ends_mark(struct str s)
{
    s = str_trim(s);
    return str_ends(s, STR(".")) || str_ends(s, STR("-")) || str_ends(s, STR("/")) || str_ends(s, STR("·")) ||
           str_ends(s, STR("—"));
}

/*
 * How many of N figures spread from FROM on, with what stands BEHIND them, are one number: all those of a year, a month, a day, a number of
 * issue or page, 8 that are a whole date. What stands before them is another number.
 */
static size_t spread_number(struct str s, const size_t *at, size_t n, size_t behind, bool figures)
{
    static const struct {
        const char *unit;
        size_t most;
        int highest;
    } units[] = {{"年", 4, 0}, {"月", 2, 12}, {"日", 2, 31}, {"号", 6, 0}, {"期", 6, 0}, {"版", 2, 0}};
    size_t k = behind;
    blanks(s, &k);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!str_starts(str_cut(s, k, s.n), str_of(units[i].unit)))
            continue;
        size_t take = n < units[i].most || !figures ? n : units[i].most;
        take = take > units[i].most && units[i].most == 4 ? 4 : take;
        if (figures && take == 2 && units[i].highest &&
            (s.s[at[n - 2]] - '0') * 10 + (s.s[at[n - 1]] - '0') > units[i].highest)
            take = 1;
        return units[i].most == 4 && take < 4 ? 0 : take;
    }
    size_t mark = k;
    utf8_next(s, &mark);
    if (!figures)
        return 0;
    if (ends_mark(str_cut(s, 0, at[0])))
        return 2; /* 2 0 2 1 . 1 1 . 0 5 */
    return k < s.n && ends_mark(str_cut(s, k, mark)) ? (n < 4 ? 0 : 4) : n == 8 ? n : 0;
}

/* Does a figure stand behind another and a blank, or a blank before 年? */
static bool may_be_spread(struct str s)
{
    for (size_t i = 0; (i = str_find(s, STR(" "), i)) != SIZE_MAX; i++) {
        struct str behind = str_cut(s, i + 1, s.n);
        if (str_starts(behind, STR("年")) ||
            (i && digit_here(s, i - 1) && (str_starts(behind, STR(" ")) || digit_here(behind, 0))))
            return true;
    }
    return false;
}

struct str header_closed(struct arena *a, struct str s)
{
    enum { MOST = 10 };
    struct buf b = {0};
    size_t kept = 0;
    if (!may_be_spread(s))
        return s;
    for (size_t i = 0; i < s.n;) {
        size_t at[MOST], n = 0, to = i, next = i, end;
        bool figures = false, figure;
        bool begins = i == 0 || !digit_here(s, i - 1);
        while (begins && n < MOST && lone_digit(s, next, &end, &figure) && (!n || figure == figures)) {
            figures = figure;
            at[n++] = next;
            to = next = end;
            blanks(s, &next);
        }
        /* 2 0 2 1年: what follows the last figure may touch it. */
        size_t last = next;
        if (n && n < MOST && figures && digit_here(s, last) && !digit_here(s, last + 1)) {
            at[n++] = last;
            to = last + 1;
        }
        size_t one = n > 1 ? spread_number(s, at, n, to, figures) : 0;
        if (one > 1) {
            buf_str(&b, str_cut(s, kept, at[n - one]));
            for (size_t k = n - one; k < n; k++) {
                size_t behind = at[k];
                utf8_next(s, &behind);
                buf_str(&b, str_cut(s, at[k], behind));
            }
            kept = to;
        }
        if (n)
            i = to;
        else
            utf8_next(s, &i);
    }
    if (!kept)
        return s;
    buf_str(&b, str_cut(s, kept, s.n));
    s = arena_str(a, buf_view(&b));
    buf_free(&b);
    return s;
}

static bool date_keep(struct header *out, int year, int month, int day)
{
    if (day && !day_make(year ? year : 2000, month ? month : 1, day))
        return false;
    if ((year && out->year) || (month && out->month) || (day && out->day))
        return false; /* a header has one day */
    out->year = year ? year : out->year;
    out->month = month ? month : out->month;
    out->day = day ? day : out->day;
    out->kinds |= (year ? HEADER_YEAR : 0u) | (month ? HEADER_MONTH : 0u) | (day ? HEADER_DAY : 0u);
    return true;
}

bool header_date_read(struct str s, size_t *at, struct header *out)
{
    size_t k = *at;
    int year = year_read(s, &k), month = 0, day = 0;
    if (year > 0) {
        size_t behind = k;
        blanks(s, &k);
        if (word(s, &k, "年"))
            month_day_read(s, &k, &month, &day);
        else if (k = behind, !marked_read(s, &k, &month, &day))
            return false;
        month = month > 0 ? month : 0;
    } else if (k = *at, (year = digits(s, &k, 8)) >= 19000000 && day_valid(year)) {
        day = year % 100;
        month = year / 100 % 100;
        year /= 10000;
    } else {
        year = 0;
        k = *at;
        if (!month_day_read(s, &k, &month, &day)) {
            k = *at;
            month = 0;
            day = header_number(s, &k, 2);
            blanks(s, &k);
            if (day < 1 || day > 31 || !word(s, &k, "日"))
                return false;
        }
    }
    if (!date_keep(out, year, month, day))
        return false;
    *at = k;
    return true;
}

bool header_weekday_read(struct str s, size_t *at, struct header *out)
{
    static const char *const leads[] = {"星期", "礼拜", "周"};
    static const char *const days[] = {"日", "一", "二", "三", "四", "五", "六", "天"};
    static const char *const english[] = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    for (size_t l = 0; l < sizeof leads / sizeof *leads; l++) {
        size_t k = *at;
        if (!word_spread(s, &k, leads[l]))
            continue;
        blanks(s, &k);
        for (size_t d = 0; d < sizeof days / sizeof *days; d++)
            if (word(s, &k, days[d])) {
                size_t next = k;
                if (l == 2 && cp_is_han(utf8_next(s, &next)))
                    return false; /* 周一至周五, 周五下午 */
                out->weekday = (int)(d % 7);
                out->kinds |= HEADER_WEEKDAY;
                *at = k;
                return true;
            }
    }
    size_t n = 0;
    char name[10] = {0};
    while (*at + n < s.n && n < sizeof name - 1 && cp_is_latin((unsigned char)s.s[*at + n])) {
        name[n] = (char)(s.s[*at + n] | 0x20);
        n++;
    }
    for (int d = 0; n >= 3 && d < 7; d++)
        if (strcmp(name, english[d]) == 0 || (n <= 5 && strncmp(name, english[d], n) == 0 && n < strlen(english[d]))) {
            out->weekday = d;
            out->kinds |= HEADER_WEEKDAY;
            *at += n;
            return true;
        }
    return false;
}

/* 癸卯年, 癸卯（兔）年: a year of the cycle of sixty. */
static bool cycle_year(struct str s, size_t *at)
{
    struct str stem = str_cut(s, *at, *at + 3), branch = str_cut(s, *at + 3, *at + 6);
    if (branch.n < 3 || str_find(STR("甲乙丙丁戊己庚辛壬癸"), stem, 0) == SIZE_MAX ||
        str_find(STR("子丑寅卯辰巳午未申酉戌亥"), branch, 0) == SIZE_MAX)
        return false;
    size_t k = *at + 6;
    size_t open = k;
    if (word(s, &k, "(")) { /* （兔） */
        utf8_next(s, &k);
        if (!word(s, &k, ")"))
            k = open;
    }
    if (!word(s, &k, "年"))
        return false;
    *at = k;
    return true;
}

bool header_lunar_read(struct str s, size_t *at, struct header *out)
{
    static const char *const leads[] = {"农历", "夏历", "旧历", "阴历"};
    size_t k = *at;
    bool said = false;
    for (size_t i = 0; i < sizeof leads / sizeof *leads && !said; i++)
        said = word(s, &k, leads[i]);
    blanks(s, &k);
    said |= cycle_year(s, &k);
    blanks(s, &k);
    size_t behind = k;
    word(s, &k, "闰");
    int month = word(s, &k, "正") ? 1 : word(s, &k, "冬") ? 11 : word(s, &k, "腊") ? 12 : 0;
    bool named = month > 0;
    if (!month)
        month = ideograph_number(s, &k);
    int day = 0;
    bool counted = false; /* 初八, 廿三: no other calendar counts so */
    if (month >= 1 && month <= 12 && word(s, &k, "月")) {
        word(s, &k, "大");
        word(s, &k, "小");
        blanks(s, &k);
        counted = word(s, &k, "初") || str_starts(str_cut(s, k, s.n), STR("廿"));
        size_t before = k;
        day = ideograph_number(s, &k);
        if (day < 1 || day > 30 || str_starts(str_cut(s, k, s.n), STR("日"))) {
            day = 0;
            k = before;
        }
    }
    if (day && (out->kinds & HEADER_LUNAR)) {
        /* 农历三月十九 四月初五立夏: the day of the issue comes first */
    } else if (day && (said || named || counted)) {
        out->lunar_month = month;
        out->lunar_day = day;
    } else if (said) {
        k = behind;
    } else {
        return false;
    }
    out->kinds |= HEADER_LUNAR;
    *at = k;
    return true;
}
