/* The day in a page header: of our calendar, of the week, of the Chinese calendar. */
#include <string.h>

#include "baolan/utf8.h"
#include "header.h"

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

/* 2023.05.08, 2023-5-8, 2023/05/08 behind the year. */
static bool marked_read(struct str s, size_t *at, int *month, int *day)
{
    size_t k = *at;
    char mark = k < s.n ? s.s[k] : 0;
    if (mark != '.' && mark != '-' && mark != '/')
        return false;
    k++;
    *month = digits(s, &k, 2);
    if (*month < 1 || k >= s.n || s.s[k++] != mark)
        return false;
    *day = digits(s, &k, 2);
    if (*day < 1 || digit_here(s, k) || !day_make(2000, *month, *day))
        return false;
    *at = k;
    return true;
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
        if (!word(s, &k, leads[l]))
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
    if (day && (said || named || counted)) {
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
