/* Dates, page numbers and jumps within a line. */
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

#include "baolan/date.h"
#include "baolan/phrases.h"
#include "baolan/utf8.h"

/* A number in ASCII or full-width digits at *AT; -1 when there is none. */
int number_in(struct str s, size_t *at)
{
    int value = 0, digits = 0;
    while (*at < s.n && digits < 5) {
        size_t next = *at;
        uint32_t c = utf8_next(s, &next);
        if (!cp_is_digit(c))
            break;
        value = value * 10 + (int)(c >= 0xff10 ? c - 0xff10 : c - '0');
        digits++;
        *at = next;
    }
    return digits ? value : -1;
}

static bool word_at(struct str s, size_t *at, struct str word)
{
    while (*at < s.n && s.s[*at] == ' ')
        (*at)++;
    if (!str_starts(str_cut(s, *at, s.n), word))
        return false;
    *at += word.n;
    while (*at < s.n && s.s[*at] == ' ')
        (*at)++;
    return true;
}

/* Between year, month and day stand 年月日, or in a header one of . - / twice. */
static bool date_rest(struct str s, size_t *at, int *month, int *day)
{
    static const char *const marks[] = {".", "-", "/", "．"};
    if (word_at(s, at, STR("年")))
        return (*month = number_in(s, at)) > 0 && word_at(s, at, STR("月")) && (*day = number_in(s, at)) > 0 &&
               word_at(s, at, STR("日"));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (word_at(s, at, str_of(marks[i])))
            return (*month = number_in(s, at)) > 0 && word_at(s, at, str_of(marks[i])) && (*day = number_in(s, at)) > 0;
    return false;
}

int date_in(struct str s, size_t *at)
{
    for (size_t i = *at; (i = utf8_usual_end(s, i)) < s.n;) {
        size_t k = i;
        int year = number_in(s, &k);
        if (year < 0) {
            utf8_next(s, &i);
            continue;
        }
        size_t after = k;
        int month = 0, day = 0;
        if (year >= 1900 && year < 2200 && date_rest(s, &k, &month, &day) && day_make(year, month, day)) {
            *at = k;
            return day_make(year, month, day);
        }
        i = after;
    }
    *at = s.n;
    return 0;
}

static struct str page_of(struct arena *a, struct str s, size_t at)
{
    while (at < s.n && s.s[at] == ' ')
        at++;
    if (str_starts(str_cut(s, at, s.n), STR("第")))
        at += 3;
    size_t end = str_find(s, STR("版"), at);
    if (end == SIZE_MAX || end == at || end - at > 18)
        return STR_ABSENT;
    struct str page = str_trim(str_cut(s, at, end));
    static const char *const numerals[] = {"一", "二", "三",   "四",   "五",   "六",   "七",   "八",
                                           "九", "十", "十一", "十二", "十三", "十四", "十五", "十六"};
    for (int i = 0; i < 16; i++)
        if (str_is(page, numerals[i]))
            return arena_printf(a, "%d", i + 1);
    return arena_str(a, page);
}

/* Where a jump phrase of KIND with its page number begins within S, SIZE_MAX: nowhere. *END is behind it, brackets included. */
static size_t jump_find(struct arena *a, const struct words *w, enum word_kind kind, struct str s, size_t from,
                        size_t *end, struct str *page)
{
    if (str_find(s, STR("版"), from) == SIZE_MAX)
        return SIZE_MAX;
    for (size_t i = 0; i < w->list[kind].n; i++) {
        size_t at = str_find(s, w->list[kind].at[i], from);
        if (at == SIZE_MAX)
            continue;
        struct str p = page_of(a, s, at + w->list[kind].at[i].n);
        if (!p.s)
            continue;
        size_t stop = str_find(s, STR("版"), at) + 3, start = at;
        while (start && (s.s[start - 1] == ' ' || s.s[start - 1] == '('))
            start--;
        static const char *const opens[] = {"（", "【", "［", "〔", "▲", "▶", "▼", "★", "●"};
        static const char *const closes[] = {"）", "】", "］", "〕", "▲", "▶", "▼", "★", "●"};
        for (size_t k = 0; k < sizeof opens / sizeof *opens; k++)
            if (str_ends(str_cut(s, 0, start), str_of(opens[k])))
                start -= 3;
        size_t close = stop;
        /* （下转第4版要闻） and the like: what stands up to the bracket goes with it. */
        for (size_t ncp = 0; close < s.n && ncp < 8; ncp++) {
            size_t next = close;
            uint32_t c = utf8_next(s, &next);
            bool shut = c == ')';
            for (size_t k = 0; k < sizeof closes / sizeof *closes; k++)
                shut |= str_starts(str_cut(s, close, s.n), str_of(closes[k]));
            close = next;
            if (shut) {
                stop = close;
                break;
            }
            if (!cp_is_han(c) && c != ' ')
                break;
        }
        *end = stop;
        if (page)
            *page = p;
        return start;
    }
    return SIZE_MAX;
}

size_t jump_to_parse(struct arena *a, const struct words *w, struct str s, struct str *page)
{
    size_t tail = s.n > 90 ? s.n - 90 : 0, end;
    while (tail < s.n && ((unsigned char)s.s[tail] & 0xc0) == 0x80)
        tail++;
    size_t at = jump_find(a, w, WORD_JUMP_TO, s, tail, &end, page);
    return at != SIZE_MAX && str_trim(str_cut(s, end, s.n)).n <= 3 ? at : s.n;
}

size_t jump_from_parse(struct arena *a, const struct words *w, struct str s, struct str *page)
{
    size_t end, head = s.n < 60 ? s.n : 60;
    while (head && head < s.n && ((unsigned char)s.s[head] & 0xc0) == 0x80)
        head--;
    size_t at = jump_find(a, w, WORD_JUMP_FROM, str_cut(s, 0, head), 0, &end, page);
    if (at == SIZE_MAX || at > 6)
        return 0;
    while (end < s.n && s.s[end] == ' ')
        end++;
    return end;
}

size_t jump_from_tail(struct arena *a, const struct words *w, struct str s, struct str *page)
{
    size_t end = 0, at = s.n > 240 ? SIZE_MAX : jump_find(a, w, WORD_JUMP_FROM, s, 0, &end, page);
    return at != SIZE_MAX && at > 6 && str_trim(str_cut(s, end, s.n)).n == 0 ? at : s.n;
}

int numeral_of(uint32_t c)
{
    static const char32_t numerals[] = U"一二三四五六七八九十";
    if (c < 0x4e00 || c > 0x56db) /* most characters */
        return 0;
    for (int i = 0; numerals[i]; i++)
        if (numerals[i] == c)
            return i + 1;
    return 0;
}

/* 一 to 九十九 in ideographs, or digits, at *AT; -1: none. */
static int ordinal_at(struct str s, size_t *at)
{
    int value = number_in(s, at), digit = 0, n;
    if (value >= 0)
        return value;
    size_t end = *at, k = end;
    for (value = 0; (n = numeral_of(utf8_next(s, &k))) != 0; end = k) {
        value = n == 10 ? (digit ? digit : 1) * 10 : value;
        digit = n == 10 ? 0 : n;
    }
    if (end == *at)
        return -1;
    *at = end;
    return value + digit;
}

enum number_kind number_lead(struct str s, int *value)
{
    size_t at = 0;
    uint32_t first = utf8_next(s, &at);
    bool ordinal = first == 0x7b2c /* 第 */, bracket = first == 0xff08 || first == '(';
    *value = -1;
    if (!ordinal && !bracket && !cp_is_digit(first) && !numeral_of(first))
        return NUMBER_NONE;
    at = ordinal || bracket ? at : 0;
    *value = ordinal_at(s, &at);
    if (*value <= 0 || *value > 300)
        return NUMBER_NONE;
    struct str rest = str_cut(s, at, s.n);
    if (ordinal)
        return str_starts(rest, STR("条"))                                  ? NUMBER_ARTICLE
               : str_starts(rest, STR("章")) || str_starts(rest, STR("节")) ? NUMBER_CHAPTER
                                                                            : NUMBER_NONE;
    if (bracket)
        return str_starts(rest, STR("）")) || str_starts(rest, STR(")")) ? NUMBER_BRACKET : NUMBER_NONE;
    bool digit = s.s[0] < 'A' && (unsigned char)s.s[0] < 0x80;
    if (str_starts(rest, STR("、")))
        return digit ? NUMBER_DIGIT : NUMBER_HAN;
    return digit && (str_starts(rest, STR(".")) || str_starts(rest, STR("．"))) &&
                   !(rest.n > 1 && rest.s[1] >= '0' && rest.s[1] <= '9')
               ? NUMBER_DIGIT
               : NUMBER_NONE;
}
