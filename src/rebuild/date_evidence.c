/* What a page says of the day of its issue, read out of its paragraphs. */
#include "date_evidence.h"

#include <string.h>

#include "baolan/utf8.h"
#include "header.h"
#include "rebuild_internal.h"

enum {
    CONTEXT = 30,   /* bytes before a date that are looked at */
    SENTENCE = 600, /* … behind a year, at most */
    OPENS = 60      /* bytes into a story in which the day of its news stands */
};

struct sentence {
    int year;       /* named in it */
    int month;      /* named last in the paragraph */
    bool last_year; /* it speaks of 去年, and not to compare */
    bool compared;  /* 与去年相比 */
    int past;       /* named in the paragraph as past */
    int ago;        /* 3年前, in the paragraph */
    bool lead;      /* it opens a story */
};

static struct str before_of(struct str s, size_t at)
{
    size_t from = at > CONTEXT ? at - CONTEXT : 0;
    while (from < at && ((unsigned char)s.s[from] & 0xc0) == 0x80)
        from++;
    struct str b = str_cut(s, from, at);
    while (b.n && b.s[b.n - 1] == ' ')
        b.n--;
    return b;
}

/* The word before an opening bracket, too: 去年（2021年）. *BRACKET: there was one. */
static struct str unbracketed(struct str before, bool *bracket)
{
    *bracket = str_ends(before, STR("（")) || str_ends(before, STR("("));
    return *bracket ? str_cut(before, 0, before.n - (before.s[before.n - 1] == '(' ? 1 : 3)) : before;
}

static bool ends_with_any(const struct words *w, enum word_kind kind, struct str s)
{
    return words_suffix(w, kind, s) > 0;
}

static bool to_come(const struct words *w, struct str s, size_t from, size_t to)
{
    /* The longer word counts: 截至 reports, though 至 alone would not. */
    struct str before = before_of(s, from);
    return words_suffix(w, WORD_TO_COME, before) > words_suffix(w, WORD_REPORTED, before) ||
           words_prefix(w, WORD_TO_COME_AFTER, str_cut(s, to, s.n)) > 0;
}

/* 5月8日上午，…: the day of an event, at the head of its sentence or with what reports have behind a day. */
static bool is_reported(const struct words *w, struct str s, size_t from, size_t to)
{
    struct str before = before_of(s, from);
    size_t end = before.n;
    uint32_t c = utf8_prev(before, &end);
    bool head = c == 0 || cp_ends_sentence(c) || c == 0x201d || c == 0xff09 || ends_with_any(w, WORD_REPORTED, before);
    return head &&
           (words_prefix(w, WORD_REPORTED_AFTER, str_cut(s, to, s.n)) || ends_with_any(w, WORD_REPORTED, before));
}

static int digits_at(struct str s, size_t *at, int most)
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

static void mention_add(struct evidence *e, struct mention m)
{
    if (e->nmentions < DATE_MENTIONS)
        e->mentions[e->nmentions++] = m;
}

/* 8日至9日, 8日-9日: the last day counts. */
static int range_end(struct str s, size_t *at, int day)
{
    static const char *const to[] = {"至", "到", "—", "-", "～", "、"};
    for (size_t i = 0; i < sizeof to / sizeof *to; i++)
        if (str_starts(str_cut(s, *at, s.n), str_of(to[i]))) {
            size_t k = *at + strlen(to[i]);
            int until = digits_at(s, &k, 2);
            if (until > day && until <= 31 && str_starts(str_cut(s, k, s.n), STR("日"))) {
                *at = k + 3;
                return until;
            }
        }
    return day;
}

/* （星期一）, 星期一 behind the day. */
static int weekday_behind(struct str s, size_t at)
{
    struct header h = {.weekday = -1};
    if (str_starts(str_cut(s, at, s.n), STR("（")))
        at += 3;
    return header_weekday_read(s, &at, &h) ? h.weekday : -1;
}

/* What a day word before it makes of a day: 昨日（5月8日）, 今天（9日）. */
static bool settle(const struct words *w, struct str s, size_t from, size_t to, int *offset)
{
    bool bracket;
    struct str before = unbracketed(before_of(s, from), &bracket);
    if (bracket && words_suffix_value(w, WORD_DAY_WORD, before, offset))
        return true;
    struct str after = str_cut(s, to, s.n);
    if (!str_starts(after, STR("（")))
        return false;
    after = str_cut(after, 3, after.n);
    size_t n = words_prefix_value(w, WORD_DAY_WORD, after, offset);
    return n && str_starts(str_cut(after, n, after.n), STR("）"));
}

/* How a year is spoken of: *OFFSET from the year; 去年（2021年）, 刚过去的2021年, 今年是2022年. */
static bool year_told(const struct words *w, struct str s, size_t from, int *offset)
{
    bool bracket;
    struct str before = unbracketed(before_of(s, from), &bracket);
    static const char *const links[] = {"是", "即", "就是"};
    for (size_t i = 0; i < sizeof links / sizeof *links && !bracket; i++)
        if (str_ends(before, str_of(links[i]))) {
            before = str_cut(before, 0, before.n - strlen(links[i]));
            bracket = true;
        }
    size_t n = words_suffix_value(w, WORD_YEAR_WORD, before, offset);
    return n && (bracket || str_ends(before, STR("的")));
}

/* The classes of [year-said] in words.txt. */
enum said { SAID_SINCE = 1, SAID_PLANNED, SAID_TOTAL, SAID_ENDED, SAID_EVENT, SAID_UNTIL, SAID_BEGUN, SAID_DEGREE };

static enum said said_behind(const struct words *w, struct str s, size_t at)
{
    int said = 0;
    words_prefix_value(w, WORD_YEAR_SAID, str_cut(s, at, s.n), &said);
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
        if (said_behind(w, s, at) == SAID_EVENT)
            return true;
        uint32_t c = utf8_next(s, &at);
        if (cp_ends_sentence(c) || c == 0xff0c || c == 0x3001 || c == 0xff1b || c == 0xff1a || c == 0xff08)
            return false;
    }
    return false;
}

/* How the words around the year [FROM, BEHIND) name it. */
static enum year_sign year_sign(const struct evidence *e, struct str s, size_t from, size_t behind,
                                const struct sentence *sentence)
{
    int led = 0;
    words_suffix_value(e->w, WORD_YEAR_SAID, before_of(s, from), &led);
    if (led == SAID_SINCE)
        return YEAR_SINCE;
    if (led == SAID_PLANNED)
        return YEAR_PLANNED;
    struct str rest = str_cut(s, behind, behind + SENTENCE < s.n ? behind + SENTENCE : s.n);
    size_t stop = str_find(rest, STR("。"), 0);
    rest = str_cut(rest, 0, stop == SIZE_MAX ? rest.n : stop);
    bool comma = str_starts(rest, STR("，"));
    enum said said = said_behind(e->w, rest, comma ? 3 : 0);
    if (!comma) {
        switch (said) {
        case SAID_SINCE:
            return YEAR_SINCE;
        case SAID_DEGREE:
            return YEAR_DEGREE;
        case SAID_ENDED:
            return YEAR_ENDED;
        case SAID_UNTIL:
            return YEAR_UNTIL;
        case SAID_BEGUN:
            if (!str_starts(rest, STR("是")) || str_find(rest, STR("之年"), 0) != SIZE_MAX)
                return YEAR_BEGUN;
            break;
        default:
            if (event_behind(e->w, rest))
                return YEAR_EVENT;
        }
    }
    if (sentence->compared)
        return YEAR_NOW;
    if (!comma && said == SAID_PLANNED)
        return YEAR_PLANNED;
    if ((said == SAID_TOTAL || led == SAID_TOTAL) && has_digit(rest))
        return YEAR_TOTAL;
    if (said == SAID_TOTAL && !comma)
        return YEAR_ENDED;
    return sentence->lead && from == 0 ? YEAR_LEAD : YEAR_PAST;
}

static void year_see(const struct evidence *e, int year, enum year_sign sign)
{
    bool anywhere = sign == YEAR_COMING || sign == YEAR_EVENT || sign == YEAR_PLANNED || sign == YEAR_DEGREE;
    years_see(e->years, year, e->notices && !anywhere ? YEAR_NOTICE : sign);
}

/* N years on from what the paragraph tells of: 2017年，…。3年来. */
static void years_count(struct evidence *e, struct sentence *sentence, int year, int n)
{
    enum { FEW = 5 };
    years_see(e->years, year + n, n <= FEW ? YEAR_COUNTED : YEAR_COUNTED_FAR);
    sentence->ago = sentence->past = 0;
}

/* 2011年至2020年: what is told of is past, though 至2020年 alone would be to come. */
static bool span_ends(struct str before)
{
    static const char *const to[] = {"年至", "年到", "年—", "年-", "年～"};
    for (size_t i = 0; i < sizeof to / sizeof *to; i++)
        if (str_ends(before, str_of(to[i])))
            return true;
    return false;
}

/* A year with 年 at *AT; *AT goes behind 年. A month behind it is left to the caller. */
static int year_at(struct evidence *e, struct str s, size_t from, size_t *at, struct sentence *sentence)
{
    size_t k = from;
    int year = digits_at(s, &k, 4), offset;
    if (year < FIRST_YEAR || year >= LAST_YEAR || k - from != 4 || !str_starts(str_cut(s, k, s.n), STR("年")))
        return 0;
    *at = k + 3;
    sentence->year = year;
    bool month = *at < s.n && s.s[*at] >= '0' && s.s[*at] <= '9';
    if (year_told(e->w, s, from, &offset))
        years_see(e->years, year - offset, YEAR_TOLD);
    else if (span_ends(before_of(s, from)))
        year_see(e, year, YEAR_ENDED);
    else if (!month && (to_come(e->w, s, from, k) || to_come(e->w, s, from, *at)))
        year_see(e, year, YEAR_COMING);
    else if (!month) {
        enum year_sign sign = year_sign(e, s, from, *at, sentence);
        year_see(e, year, sign);
        if (sign == YEAR_PAST || sign == YEAR_SINCE) {
            sentence->past = year;
            if (sentence->ago)
                years_count(e, sentence, year, sentence->ago);
        }
    }
    return year;
}

/* 3年前, 两年来, 六年多来 at *AT, which moves behind it. */
static bool duration_at(struct evidence *e, struct str s, size_t *at, struct sentence *sentence)
{
    enum { LONGEST = 60 };
    size_t k = *at;
    struct str before = before_of(s, k);
    int n = str_starts(str_cut(s, k, s.n), STR("两")) ? (k += 3, 2) : header_number(s, &k, 2);
    if (n < 1 || n > LONGEST || str_ends(before, STR("第")) || str_ends(before, STR("〇")))
        return false;
    static const char *const more[] = {"多", "余"};
    static const char *const on[] = {"来", "间", "过去", "下来"};
    static const char *const no_ago[] = {"前列", "前期", "前景", "前所"};
    struct str rest = str_cut(s, k, s.n);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        rest = str_starts(rest, str_of(more[i])) ? str_cut(rest, 3, rest.n) : rest;
    if (!str_starts(rest, STR("年")))
        return false;
    rest = str_cut(rest, 3, rest.n);
    rest = str_starts(rest, STR("多")) ? str_cut(rest, 3, rest.n) : rest;
    *at = (size_t)(rest.s - s.s);
    bool ago = str_starts(rest, STR("前")) || str_starts(rest, STR("之前")) || str_starts(rest, STR("以前"));
    for (size_t i = 0; i < sizeof no_ago / sizeof *no_ago; i++)
        ago &= !str_starts(rest, str_of(no_ago[i]));
    if (ago)
        sentence->ago = n;
    for (size_t i = 0; i < sizeof on / sizeof *on; i++)
        if (sentence->past && str_starts(rest, str_of(on[i])))
            years_count(e, sentence, sentence->past, n);
    return true;
}

/* 端午节, 农历五月初五 behind a day of our calendar, which they fix. */
static void lunar_behind(const struct words *w, struct str s, size_t at, struct mention *m)
{
    static const char *const links[] = {"，", "（", "(", "是", "正值", "恰逢", "恰是", "正是"};
    struct header h = {.weekday = -1};
    int day = 0;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (str_starts(str_cut(s, at, s.n), str_of(links[i])))
            at += strlen(links[i]);
    if (header_lunar_read(s, &at, &h) && h.lunar_day) {
        m->lunar_month = h.lunar_month;
        m->lunar_day = h.lunar_day;
        return;
    }
    size_t n = words_prefix_value(w, WORD_FESTIVAL, str_cut(s, at, s.n), &day);
    static const char *const near[] = {"前", "假", "期间", "临近", "将", "后", "小长假"};
    for (size_t i = 0; n && i < sizeof near / sizeof *near; i++)
        if (str_starts(str_cut(s, at + n, s.n), str_of(near[i])))
            return;
    if (n) {
        m->lunar_month = day / 100;
        m->lunar_day = day % 100;
    }
}

/* OPENS: the day opens a story, as news has it; elsewhere a day with its year may be history. */
static void day_seen(struct evidence *e, struct str s, size_t from, size_t to, int year, bool opens, struct mention m)
{
    int offset = 0;
    m.settled = settle(e->w, s, from, to, &offset);
    m.offset = -offset;
    m.weekday = m.lunar ? -1 : weekday_behind(s, to);
    if (!m.lunar)
        lunar_behind(e->w, s, to, &m);
    m.reported = m.settled || is_reported(e->w, s, from, to);
    if (to_come(e->w, s, from, to) && !m.settled) {
        int coming = year && m.month ? day_make(year, m.month, m.day) : 0;
        e->coming = coming > e->coming ? coming : e->coming;
        if (year)
            year_see(e, year, YEAR_COMING);
        return;
    }
    int full = year && m.month ? day_make(year, m.month, m.day) : 0;
    if (full) {
        e->full = full > e->full ? full : e->full;
        e->full_reported = m.reported && full > e->full_reported ? full : e->full_reported;
        year_see(e, year, m.reported && opens ? YEAR_REPORTED : YEAR_DAY);
    }
    if (!year || m.settled)
        mention_add(e, m);
}

/* 去年5月8日, 次年5月, 每年腊月二十: not a day of this year. */
static bool of_other_year(const struct words *w, struct str before)
{
    static const char *const others[] = {"次年", "翌年", "当年", "同年", "每年", "每逢", "历年", "往年"};
    int offset;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_ends(before, str_of(others[i])))
            return true;
    return words_suffix_value(w, WORD_YEAR_WORD, before, &offset) && offset != 0;
}

/* 去年: *COMPARED when it is there to be compared with. */
static bool last_year_at(struct str s, size_t at, bool *compared)
{
    static const char *const compares[] = {"比", "较", "与", "同", "和", "跟"};
    if (!str_starts(str_cut(s, at, s.n), STR("去年")))
        return false;
    struct str before = before_of(s, at);
    for (size_t i = 0; i < sizeof compares / sizeof *compares; i++)
        if (str_ends(before, str_of(compares[i]))) {
            *compared |= str_starts(str_cut(s, at + 6, s.n), STR("相比"));
            return false;
        }
    return true;
}

/* 5月 of YEAR, 截至5月, 1至5月; BEHIND the month. */
static void month_seen(struct evidence *e, struct str s, size_t from, size_t behind, int year, int month)
{
    static const char *const until[] = {"截至", "截止", "截止到", "截至到"};
    struct str before = before_of(s, from), after = str_cut(s, behind, s.n);
    bool sums = str_starts(after, STR("底")) || str_starts(after, STR("末"));
    if (to_come(e->w, s, from, behind)) {
        year_see(e, year, YEAR_COMING);
        return;
    }
    bool up_to = false;
    for (size_t i = 0; i < sizeof until / sizeof *until && !up_to; i++)
        up_to = str_ends(before, str_of(until[i]));
    year_see(e, year, up_to && (sums || str_starts(after, STR("，"))) ? YEAR_UNTIL : YEAR_MONTH);
    int day = e->notices ? 0 : day_make(year, month, 1);
    e->latest_month = day > e->latest_month ? day : e->latest_month;
}

/* 1至5月, 1-5月份 of a year behind it, at AT: its figures until May are told soon. */
static bool months_at(struct str s, size_t at)
{
    static const char *const to[] = {"至", "到", "—", "-", "～", "–"};
    int first = digits_at(s, &at, 2);
    if (str_starts(str_cut(s, at, s.n), STR("月")))
        at += 3;
    for (size_t i = 0; i < sizeof to / sizeof *to; i++)
        if (first >= 1 && str_starts(str_cut(s, at, s.n), str_of(to[i]))) {
            size_t k = at + strlen(to[i]);
            int last = digits_at(s, &k, 2);
            return last > first && last < 12 && str_starts(str_cut(s, k, s.n), STR("月")) &&
                   digits_at(s, &(size_t){k + 3}, 2) < 0;
        }
    return false;
}

/* A number at *AT that may begin a date; moves *AT behind what was read. */
static void number_read(struct evidence *e, struct str s, size_t *at, struct sentence *sentence)
{
    size_t from = *at, k = from;
    int year = year_at(e, s, from, &k, sentence), offset = 0;
    if (year && sentence->last_year)
        year_see(e, year, YEAR_BEFORE);
    if (year && months_at(s, k))
        year_see(e, year, YEAR_UNTIL);
    size_t start = k;
    int n = digits_at(s, &k, 2);
    struct str rest = str_cut(s, k, s.n);
    if (n >= 1 && n <= 12 && str_starts(rest, STR("月"))) {
        int month = n;
        struct str before = before_of(s, from);
        bool other_year = !year && of_other_year(e->w, before);
        bool this_year = str_ends(before, STR("今年"));
        k += 3;
        size_t behind = k;
        int day = digits_at(s, &k, 2);
        if (day >= 1 && day <= 31 && str_starts(str_cut(s, k, s.n), STR("日"))) {
            k += 3;
            day = range_end(s, &k, day);
            if (!other_year)
                day_seen(e, s, from, k,
                         this_year ? 0
                         : year    ? year
                                   : sentence->year,
                         sentence->lead && from < OPENS, (struct mention){.month = month, .day = day});
        } else {
            k = behind;
            if (year && !sentence->last_year)
                month_seen(e, s, from, k, year, month);
            else if (this_year && !to_come(e->w, s, from, k) && month > e->month)
                e->month = month;
        }
        sentence->month = month;
    } else if (!year && n >= 1 && n <= 31 && str_starts(rest, STR("日")) && settle(e->w, s, from, k + 3, &offset)) {
        k += 3; /* 昨天（8日） */
        mention_add(e, (struct mention){.month = sentence->month,
                                        .day = n,
                                        .weekday = -1,
                                        .settled = true,
                                        .reported = true,
                                        .offset = -offset});
    } else if (year) {
        k = start;
    } else if (k == from) {
        k++;
    } else if (!year) {
        size_t behind = from;
        k = duration_at(e, s, &behind, sentence) ? behind : k;
    }
    *at = k > from ? k : from + 1;
}

/* 农历三月十九, 正月十五, 腊月廿三 */
static bool lunar_at(struct evidence *e, struct str s, size_t *at)
{
    struct header h = {.weekday = -1};
    size_t k = *at;
    if (!header_lunar_read(s, &k, &h) || !h.lunar_day)
        return false;
    if (!of_other_year(e->w, before_of(s, *at)))
        day_seen(e, s, *at, k, 0, false, (struct mention){.month = h.lunar_month, .day = h.lunar_day, .lunar = true});
    *at = k;
    return true;
}

static size_t sentence_start(struct str s)
{
    size_t at = s.n;
    while (at) {
        size_t before = at;
        if (cp_ends_sentence(utf8_prev(s, &before)))
            break;
        at = before;
    }
    return at;
}

/* “十四五”规划开局之年: the plan and its year within one sentence. */
static void plans_read(struct evidence *e, struct str s)
{
    const struct word_list *plans = &e->w->list[WORD_PLAN], *years = &e->w->list[WORD_PLAN_YEAR];
    for (size_t i = 0; i < plans->n; i++) {
        size_t at = str_find(s, plans->at[i], 0);
        if (at == SIZE_MAX)
            continue;
        size_t stop = str_find(s, STR("。"), at);
        struct str sentence = str_cut(s, at, stop == SIZE_MAX ? s.n : stop);
        for (size_t k = 0; k < years->n; k++) {
            int year = plans->value[i] + years->value[k] - 1;
            if (str_find(sentence, years->at[k], 0) == SIZE_MAX)
                continue;
            struct str before = str_cut(s, 0, at);
            before = str_cut(before, sentence_start(before), at);
            bool now = str_find(before, STR("今年是"), 0) != SIZE_MAX;
            years_see(e->years, year, now ? YEAR_IN_PLAN : YEAR_OF_PLAN);
            break;
        }
    }
}

/* 建党100周年 */
static void anniversaries_read(struct evidence *e, struct str s)
{
    for (size_t at = 0; (at = str_find(s, STR("周年"), at)) != SIZE_MAX; at += 6) {
        size_t from = at;
        while (from && s.s[from - 1] >= '0' && s.s[from - 1] <= '9')
            from--;
        size_t k = from;
        int n = digits_at(s, &k, 3), base = 0;
        if (n > 0 && words_suffix_value(e->w, WORD_ANNIVERSARY, before_of(s, from), &base))
            years_see(e->years, base + n, YEAR_OF_ANNIVERSARY);
    }
}

/* Times that have a beginning and an end: 脱贫攻坚, 党的二十大. */
static void era_at(struct evidence *e, struct str s, size_t at)
{
    int span = 0;
    if (!words_prefix_value(e->w, WORD_ERA, str_cut(s, at, s.n), &span))
        return;
    for (size_t i = 0; i < e->neras; i++)
        if (e->eras[i] == span)
            return;
    if (e->neras < DATE_ERAS) {
        e->eras[e->neras++] = span;
        years_era(e->years, span / 10000, span % 10000);
    }
}

/* 一 to 十, 两 */
static bool counts(uint32_t c)
{
    static const uint32_t numerals[] = {0x4e00, 0x4e03, 0x4e09, 0x4e24, 0x4e5d, 0x4e8c,
                                        0x4e94, 0x516b, 0x516d, 0x5341, 0x56db};
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals && numerals[i] <= c; i++)
        if (numerals[i] == c)
            return true;
    return false;
}

void date_evidence_read(struct evidence *e, struct str s, bool lead)
{
    struct sentence sentence = {.lead = lead};
    for (size_t at = 0; at < s.n;) {
        size_t next = at;
        uint32_t c = utf8_next(s, &next);
        if (c >= '0' && c <= '9') {
            number_read(e, s, &at, &sentence);
            continue;
        }
        if ((c == 0x519c || c == 0x6b63 || c == 0x814a || c == 0x51ac) && lunar_at(e, s, &at))
            continue;
        if (counts(c) && duration_at(e, s, &at, &sentence))
            continue;
        if (!e->notices)
            era_at(e, s, at);
        sentence.year = cp_ends_sentence(c) ? 0 : sentence.year;
        sentence.compared = !cp_ends_sentence(c) && sentence.compared;
        sentence.last_year =
            !cp_ends_sentence(c) && (sentence.last_year || (c == 0x53bb && last_year_at(s, at, &sentence.compared)));
        at = next;
    }
    plans_read(e, s);
    anniversaries_read(e, s);
    e->lasting |= words_count(e->w, WORD_LASTING, s) > 0;
}
