/* How the words around a day or a year speak of it. */
#include "date_words.h"

#include <string.h>

#include "baolan/header.h"
#include "baolan/utf8.h"

enum {
    CONTEXT = 30,  /* bytes before a date that are looked at */
    SENTENCE = 600 /* … behind a year, at most */
};

/* Between the first and the last of days, months, years. */
static const char *const range_signs[] = {"至", "到", "—", "–", "-", "～", NULL};

/* Before the first of them. */
static const char *const begin_signs[] = {"从", "自", NULL};

/* The first of WORDS, up to NULL, that S begins with, ends with: its length in bytes, 0: none. */
static size_t begins(struct str s, const char *const *words)
{
    for (; *words; words++)
        if (str_starts(s, str_of(*words)))
            return strlen(*words);
    return 0;
}

static size_t ends(struct str s, const char *const *words)
{
    for (; *words; words++)
        if (str_ends(s, str_of(*words)))
            return strlen(*words);
    return 0;
}

static struct str rest_of(struct str s, size_t at)
{
    return str_cut(s, at, s.n);
}

struct str date_before(struct str s, size_t at)
{
    size_t from = at > CONTEXT ? at - CONTEXT : 0;
    while (from < at && ((unsigned char)s.s[from] & 0xc0) == 0x80)
        from++;
    struct str b = str_cut(s, from, at);
    while (b.n && b.s[b.n - 1] == ' ')
        b.n--;
    return b;
}

int date_digits(struct str s, size_t *at, int most)
{
    int value = 0, n = 0;
    while (*at < s.n && s.s[*at] >= '0' && s.s[*at] <= '9') {
        if (++n > most)
            value = -1;
        value = value < 0 ? -1 : value * 10 + (s.s[*at] - '0');
        (*at)++;
    }
    return n ? value : -1;
}

/* The word before an opening bracket, too: 去年（2021年）. *BRACKET: there was one. */
static struct str unbracketed(struct str before, bool *bracket)
{
    *bracket = str_ends(before, STR("（")) || str_ends(before, STR("("));
    return *bracket ? str_cut(before, 0, before.n - (before.s[before.n - 1] == '(' ? 1 : 3)) : before;
}

/* ---- days --------------------------------------------------------------------------------------------------------- */

bool date_to_come(const struct words *w, struct str s, size_t from, size_t to)
{
    /* The longer word counts: 截至 reports, though 至 alone would not. */
    struct str before = date_before(s, from);
    if (words_suffix(w, WORD_TO_COME, before) > words_suffix(w, WORD_REPORTED, before))
        return true;
    struct str after = rest_of(s, to);
    bool since = ends(before, begin_signs) && !str_starts(after, STR("起")); /* 从8月8日开幕算起; 自8月8日起施行 */
    return !since && words_prefix(w, WORD_TO_COME_AFTER, after) > 0;
}

bool date_due(struct str s, size_t to)
{
    static const char *const no_due[] = {"前后", "前夕", "前期", "前，", NULL};
    return str_starts(rest_of(s, to), STR("前")) && !begins(rest_of(s, to), no_due);
}

/* 新华社北京9月3日电（…: does a dateline end so, S behind its day? */
static bool cabled(struct str s)
{
    static const char *const sent[] = {"电", "讯", NULL}, *const behind[] = {"（", "(", " ", "　", NULL};
    size_t n = begins(s, sent);
    return n && (n == s.n || begins(rest_of(s, n), behind));
}

bool date_reported(const struct words *w, struct str s, size_t from, size_t to)
{
    struct str before = date_before(s, from);
    size_t end = before.n;
    uint32_t c = utf8_prev(before, &end);
    if (words_suffix(w, WORD_REPORTED, before) || cabled(rest_of(s, to)))
        return true;
    bool head = c == 0 || cp_ends_sentence(c) || c == 0x201d || c == 0xff09;
    return head && words_prefix(w, WORD_REPORTED_AFTER, rest_of(s, to));
}

bool date_settled(const struct words *w, struct str s, size_t from, size_t to, int *offset)
{
    bool bracket;
    struct str before = unbracketed(date_before(s, from), &bracket);
    if (bracket && words_suffix_value(w, WORD_DAY_WORD, before, offset))
        return true;
    struct str after = rest_of(s, to);
    if (!str_starts(after, STR("（")))
        return false;
    after = rest_of(after, 3);
    size_t n = words_prefix_value(w, WORD_DAY_WORD, after, offset);
    return n && str_starts(rest_of(after, n), STR("）"));
}

bool date_of_other_year(const struct words *w, struct str s, size_t from)
{
    static const char *const others[] = {"次年", "翌年", "当年", "同年", "每年", "每逢", "历年", "往年", NULL};
    struct str before = date_before(s, from);
    int offset;
    return ends(before, others) || (words_suffix_value(w, WORD_YEAR_WORD, before, &offset) && offset != 0);
}

int date_range_end(struct str s, size_t *at, int day)
{
    struct str rest = rest_of(s, *at);
    size_t sign = str_starts(rest, STR("、")) ? 3 : begins(rest, range_signs), k = *at + sign;
    int until = sign ? date_digits(s, &k, 2) : -1;
    if (until <= day || until > 31 || !str_starts(rest_of(s, k), STR("日")))
        return day;
    *at = k + 3;
    return until;
}

int date_month_part(struct str s, size_t *at, int *last)
{
    static const struct {
        const char *name;
        int first, last;
    } parts[] = {{"上旬", 1, 10}, {"中旬", 11, 20}, {"下旬", 21, 31}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_starts(rest_of(s, *at), str_of(parts[i].name))) {
            *at += strlen(parts[i].name);
            *last = parts[i].last;
            return parts[i].first;
        }
    return 0;
}

int date_weekday(struct str s, size_t at)
{
    struct header h = {.weekday = -1};
    if (str_starts(rest_of(s, at), STR("（")))
        at += 3;
    return header_weekday_read(s, &at, &h) ? h.weekday : -1;
}

/* ， or 是 and the like at AT, behind a day, which say that its other name follows: where that begins. */
static size_t links_end(struct str s, size_t at)
{
    static const char *const links[] = {"，", "（", "(", "是", "正值", "恰逢", "恰是", "正是"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) /* several, in this order: ，正值 */
        if (str_starts(rest_of(s, at), str_of(links[i])))
            at += strlen(links[i]);
    return at;
}

/* What makes a name behind a day that of a time near it. */
static const char *const near[] = {"前", "假", "期间", "临近", "将", "后", "小长假", NULL};

bool date_lunar_beside(const struct words *w, struct str s, size_t at, int *month, int *day)
{
    struct header h = {.weekday = -1};
    int festival = 0;
    at = links_end(s, at);
    if (header_lunar_read(s, &at, &h) && h.lunar_day) {
        *month = h.lunar_month;
        *day = h.lunar_day;
        return true;
    }
    size_t n = words_prefix_value(w, WORD_FESTIVAL, rest_of(s, at), &festival);
    bool told = n && !begins(rest_of(s, at + n), near);
    *month = told ? festival / 100 : 0;
    *day = told ? festival % 100 : 0;
    return told;
}

int date_term_beside(const struct words *w, struct str s, size_t at)
{
    static const char *const more[] = {"节", "时节", "节气"};
    int degrees = 0;
    size_t behind = links_end(s, at), n = words_prefix_value(w, WORD_SOLAR_TERM, rest_of(s, behind), &degrees);
    if (!n || behind == at)
        return 0;
    behind += n;
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (str_starts(rest_of(s, behind), str_of(more[i])))
            behind += strlen(more[i]);
    uint32_t c = utf8_next(s, &behind);
    return c == 0xff0c || c == 0x3002 || c == 0xff09 || c == ')' ? degrees : 0;
}

void date_terms_opening(const struct words *w, struct str s, int *passed, int *coming)
{
    enum { PASSED = 1 };
    *passed = *coming = 0;
    for (;;) {
        int degrees = 0, told = 0;
        size_t n = words_prefix_value(w, WORD_SOLAR_TERM, s, &degrees);
        size_t more = n ? words_prefix_value(w, WORD_TERM_TOLD, rest_of(s, n), &told) : 0;
        if (!more)
            return;
        *(told == PASSED ? passed : coming) = degrees;
        s = rest_of(s, n + more);
        if (!str_starts(s, STR("，")))
            return;
        s = rest_of(s, strlen("，"));
    }
}

int date_season_told(const struct words *w, struct str s)
{
    int months = 0;
    for (size_t at = 0; at < s.n && !months; utf8_next(s, &at))
        words_prefix_value(w, WORD_SEASON_TOLD, rest_of(s, at), &months);
    return months;
}

/* ---- years -------------------------------------------------------------------------------------------------------- */

bool date_year_told(const struct words *w, struct str s, size_t from, int *offset)
{
    static const char *const links[] = {"就是", "是", "即", NULL};
    bool linked;
    struct str before = unbracketed(date_before(s, from), &linked);
    size_t link = linked ? 0 : ends(before, links);
    linked |= link > 0;
    before = str_cut(before, 0, before.n - link);
    size_t n = words_suffix_value(w, WORD_YEAR_WORD, before, offset);
    return n && (linked || str_ends(before, STR("的")));
}

/* The classes of [year-said] in words.txt. */
enum said {
    SAID_SINCE = 1,
    SAID_PLANNED,
    SAID_TOTAL,
    SAID_ENDED,
    SAID_EVENT,
    SAID_UNTIL,
    SAID_BEGUN,
    SAID_DEGREE,
    SAID_GOING,
    SAID_OWN
};

static enum said said_behind(const struct words *w, struct str s)
{
    int said = 0;
    words_prefix_value(w, WORD_YEAR_SAID, s, &said);
    return (enum said)said;
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] >= '0' && s.s[i] <= '9')
            return true;
    return false;
}

/* 全市护林防火技能比武: is something held of which the clause speaks that S begins with? */
static bool event_behind(const struct words *w, struct str s)
{
    enum { CLAUSE = 60 }; /* bytes */
    for (size_t at = 0; at < s.n && at < CLAUSE;) {
        if (said_behind(w, rest_of(s, at)) == SAID_EVENT)
            return true;
        uint32_t c = utf8_next(s, &at);
        if (cp_ends_sentence(c) || c == 0xff0c || c == 0x3001 || c == 0xff1b || c == 0xff1a || c == 0xff08)
            return false;
    }
    return false;
}

bool date_year_ends_span(struct str s, size_t from)
{
    struct str before = date_before(s, from);
    size_t sign = ends(before, range_signs);
    return sign && str_ends(str_cut(before, 0, before.n - sign), STR("年"));
}

/*
 * ，该县将依托…, 全市…产值将增长两成: what does the clause at the head of S say of the year before it, in which something will be? Years at which
 * plans end, 2025 and 2030, are near only where their figure is compared with the year before. YEAR_PAST: nothing.
 */
static enum year_sign will_be(const struct words *w, struct str s, bool plan_ends)
{
    enum { CLAUSE = 90 }; /* bytes */
    static const char *const growth[] = {"增长", "增加", "下降", NULL}, *const to[] = {"到", "至", NULL};
    size_t at = str_starts(s, STR("，")) ? strlen("，") : 0;
    bool will = false;
    while (at < s.n && at < CLAUSE) {
        struct str rest = rest_of(s, at);
        will |= str_starts(rest, STR("将")) && words_prefix(w, WORD_WILL, rest_of(rest, strlen("将")));
        size_t grows = will ? begins(rest, growth) : 0;
        if (will && (!plan_ends || (grows && !begins(rest_of(rest, grows), to))))
            return YEAR_PLANNED;
        uint32_t c = utf8_next(s, &at);
        if (cp_ends_sentence(c) || c == 0xff0c || c == 0x3001 || c == 0xff1b || c == 0xff1a)
            break;
    }
    return will ? YEAR_COMING : YEAR_PAST;
}

bool date_class_ahead(const struct words *w, struct str s, size_t behind)
{
    struct str rest = str_cut(s, behind, behind + SENTENCE);
    return words_count(w, WORD_YEAR_AHEAD, str_cut(rest, 0, str_find(rest, STR("。"), 0))) > 0;
}

/* 夏天，记者走访…: is it the paper's own doing that S, behind a year, tells? */
static bool own_doing(const struct words *w, struct str s)
{
    static const char *const seasons[] = {"春", "夏", "秋", "冬", "初", "末", NULL}, *const more[] = {"天", "季", "日",
                                                                                                      NULL};
    size_t at = begins(s, seasons);
    if (at)
        at += begins(rest_of(s, at), more);
    at += str_starts(rest_of(s, at), STR("，")) ? strlen("，") : 0;
    return said_behind(w, rest_of(s, at)) == SAID_OWN;
}

/* 会议指出，: does the speech of somebody follow? */
static bool speech_before(const struct words *w, struct str before)
{
    return str_ends(before, STR("，")) && words_suffix(w, WORD_SAID, str_cut(before, 0, before.n - strlen("，")));
}

/* 由2012年的三千元提高到2021年的九千元: is it where a figure has come to? */
static bool grown_to(struct str s, size_t from, size_t behind)
{
    static const char *const hopes[] = {"将", "力争", "争取", "预计", "计划", "规划", "目标"};
    static const char *const grown[] = {"增长", "增加", "提高", "提升", "上升", "扩大", "下降",
                                        "减少", "降低", "发展", "壮大", "增",   "升",   NULL};
    struct str before = date_before(s, from);
    if (!str_ends(before, STR("到")) || !str_starts(rest_of(s, behind), STR("的")) ||
        !ends(str_cut(before, 0, before.n - strlen("到")), grown))
        return false;
    size_t starts = from;
    for (size_t at = from; at && !cp_ends_sentence(utf8_prev(s, &at));)
        starts = at;
    for (size_t i = 0; i < sizeof hopes / sizeof *hopes; i++)
        if (str_find(str_cut(s, starts, from), str_of(hopes[i]), 0) != SIZE_MAX)
            return false;
    return true;
}

/* ，临水县渔业产值达3.5亿元 behind a year: does the clause tell a figure of the whole year for a place that has such statistics? */
static bool place_total(const struct words *w, struct str s)
{
    enum { PLACE = 6 }; /* characters */
    static const char *const places[] = {"县", "市", "区", "省", "州", "旗", NULL};
    size_t at = str_starts(s, STR("，")) ? strlen("，") : 0;
    bool place = false, sum = false;
    for (size_t n = 0; at < s.n; n++) {
        struct str rest = rest_of(s, at);
        place |= n > 0 && n < PLACE && begins(rest, places);
        sum |= place && words_prefix(w, WORD_YEAR_SUM, rest);
        uint32_t c = utf8_next(s, &at);
        if (cp_ends_sentence(c) || c == 0xff0c || c == 0xff1b)
            return false;
        if (sum && cp_is_digit(c))
            return true;
    }
    return false;
}

enum year_sign date_year_named(const struct words *w, struct str s, size_t from, size_t behind, bool compared,
                               bool lead)
{
    int led = 0;
    if (grown_to(s, from, behind))
        return YEAR_TOTAL;
    if (date_to_come(w, s, from, behind - strlen("年")) || date_to_come(w, s, from, behind))
        return YEAR_COMING;
    words_suffix_value(w, WORD_YEAR_SAID, date_before(s, from), &led);
    if (led == SAID_SINCE)
        return YEAR_SINCE;
    if (led == SAID_PLANNED)
        return YEAR_PLANNED;
    struct str rest = str_cut(s, behind, behind + SENTENCE);
    size_t stop = str_find(rest, STR("。"), 0);
    rest = str_cut(rest, 0, stop);
    bool comma = str_starts(rest, STR("，"));
    enum said said = said_behind(w, rest_of(rest, comma ? 3 : 0));
    if (own_doing(w, rest))
        return YEAR_EVENT;
    if (!comma) {
        switch (said) {
        case SAID_SINCE:
            return YEAR_SINCE;
        case SAID_GOING:
            return lead || speech_before(w, date_before(s, from)) ? YEAR_GOING : YEAR_GOING_ON;
        case SAID_DEGREE:
            return words_count(w, WORD_YEAR_AHEAD, rest) ? YEAR_AHEAD : YEAR_DEGREE;
        case SAID_ENDED:
            return YEAR_ENDED;
        case SAID_UNTIL:
            return YEAR_UNTIL;
        case SAID_BEGUN:
            if (!str_starts(rest, STR("是")) || str_find(rest, STR("之年"), 0) != SIZE_MAX)
                return YEAR_BEGUN;
            break;
        default:
            if (event_behind(w, rest))
                return YEAR_EVENT;
        }
    }
    if (compared)
        return YEAR_NOW;
    if (!comma && said == SAID_PLANNED)
        return YEAR_PLANNED;
    enum { PLANS_END = 5 }; /* every so many years */
    int year = date_digits(s, &(size_t){from}, 4);
    enum year_sign will = will_be(w, rest, year % PLANS_END == 0);
    if (will != YEAR_PAST)
        return will;
    if (((said == SAID_TOTAL || led == SAID_TOTAL) && has_digit(rest)) || place_total(w, rest))
        return YEAR_TOTAL;
    if (said == SAID_TOTAL && !comma)
        return YEAR_ENDED;
    return lead && from == 0 ? YEAR_LEAD : YEAR_PAST;
}

bool date_year_until_month(struct str s, size_t at)
{
    int first = date_digits(s, &at, 2);
    if (str_starts(rest_of(s, at), STR("月")))
        at += 3;
    size_t sign = begins(rest_of(s, at), range_signs);
    if (first < 1 || !sign)
        return false;
    at += sign;
    int last = date_digits(s, &at, 2);
    return last > first && last < 12 && str_starts(rest_of(s, at), STR("月")) &&
           date_digits(s, &(size_t){at + 3}, 2) < 0;
}

bool date_month_until(struct str s, size_t from, size_t behind)
{
    static const char *const until[] = {"截至", "截止", "截止到", "截至到", NULL};
    static const char *const sums[] = {"底", "末", "，", NULL};
    return ends(date_before(s, from), until) && begins(rest_of(s, behind), sums);
}

bool date_last_year_at(struct str s, size_t at, bool *compared)
{
    static const char *const compares[] = {"比", "较", "与", "同", "和", "跟", NULL};
    if (!str_starts(rest_of(s, at), STR("去年")))
        return false;
    if (!ends(date_before(s, at), compares))
        return true;
    *compared |= str_starts(rest_of(s, at + strlen("去年")), STR("相比"));
    return false;
}

/* 如今已长到六年: does 已 stand little before the number behind BEFORE, in its clause? */
static bool already(struct str before)
{
    enum { NEAR = 4 }; /* characters */
    for (size_t n = 0, at = before.n; n < NEAR && at; n++) {
        uint32_t c = utf8_prev(before, &at);
        if (c == 0x5df2)
            return true;
        if (c == 0xff0c || c == ',' || c == 0x3001 || cp_ends_sentence(c))
            return false;
    }
    return false;
}

int date_duration_read(struct str s, size_t *at, enum date_duration *what)
{
    enum { LONGEST = 60 };
    static const char *const ago[] = {"前", "之前", "以前", NULL},
                             *const no_ago[] = {"前列", "前期", "前景", "前所", NULL}, *const on[] = {"来",   "里",
                                                                                                      "间",   "过去",
                                                                                                      "下来", NULL};
    size_t k = *at;
    struct str before = date_before(s, k);
    int n = str_starts(rest_of(s, k), STR("两")) ? (k += 3, 2) : header_number(s, &k, 2);
    if (n < 1 || n > LONGEST || str_ends(before, STR("第")) || str_ends(before, STR("〇")))
        return 0;
    struct str rest = rest_of(s, k);
    rest = str_starts(rest, STR("多")) ? rest_of(rest, 3) : rest;
    rest = str_starts(rest, STR("余")) ? rest_of(rest, 3) : rest;
    if (!str_starts(rest, STR("年")))
        return 0;
    rest = rest_of(rest, 3);
    rest = str_starts(rest, STR("多")) ? rest_of(rest, 3) : rest;
    *at = (size_t)(rest.s - s.s);
    *what = begins(rest, on) || already(before)          ? DATE_DURATION_ON
            : begins(rest, ago) && !begins(rest, no_ago) ? DATE_DURATION_AGO
                                                         : DATE_DURATION_PLAIN;
    return n;
}
