/* What a page says of the day of its issue, read out of its paragraphs. */
#include "date_evidence.h"

#include <string.h>

#include "baolan/header.h"
#include "baolan/phrases.h"
#include "baolan/utf8.h"
#include "date_words.h"

enum { OPENS = 60 }; /* bytes into a story in which the day of its news stands */

/* What was read of the paragraph, and of the sentence that is being read. */
struct sentence {
    int year;       /* named in it */
    int month;      /* named last in the paragraph */
    bool last_year; /* it speaks of 去年, and not to compare */
    bool compared;  /* 与去年相比 */
    int past;       /* named in the paragraph as past */
    int ago;        /* 3年前, in the paragraph */
    bool lead;      /* it opens a story */
};

static void mention_add(struct evidence *e, struct mention m)
{
    if (e->nmentions < DATE_MENTIONS)
        e->mentions[e->nmentions++] = m;
}

/* ---- years -------------------------------------------------------------------------------------------------------- */

static void year_see(const struct evidence *e, int year, enum year_sign sign)
{
    bool anywhere = sign == YEAR_COMING || sign == YEAR_EVENT || sign == YEAR_PLANNED || sign == YEAR_DEGREE;
    years_see(e->years, year, e->notices && !anywhere ? YEAR_NOTICE : sign);
}

/* N years on from what the paragraph tells of: 2017年，…。3年来. */
static void years_count(struct evidence *e, struct sentence *sentence, int year, int n)
{
    enum { FEW = 9 }; /* round numbers are about */
    years_see(e->years, year + n, n <= FEW ? YEAR_COUNTED : YEAR_COUNTED_FAR);
    sentence->ago = sentence->past = 0;
}

/* A year with 年 at *AT, 0: none; *AT goes behind 年. A month behind it is left to the caller. */
static int year_at(struct evidence *e, struct str s, size_t *at, struct sentence *sentence)
{
    size_t from = *at, k = from;
    int year = date_digits(s, &k, 4), offset;
    if (year < FIRST_YEAR || year >= LAST_YEAR || k - from != 4 || !str_starts(str_cut(s, k, s.n), STR("年")))
        return 0;
    *at = k + 3;
    sentence->year = year;
    bool month = *at < s.n && s.s[*at] >= '0' && s.s[*at] <= '9';
    if (date_year_told(e->w, s, from, &offset)) {
        years_see(e->years, year - offset, YEAR_TOLD);
    } else if (date_year_ends_span(s, from)) {
        year_see(e, year, YEAR_ENDED);
    } else if (!month) {
        enum year_sign sign = date_year_named(e->w, s, from, *at, sentence->compared, sentence->lead);
        year_see(e, year, sign);
        if (sign == YEAR_PAST || sign == YEAR_SINCE) {
            sentence->past = year;
            if (sentence->ago)
                years_count(e, sentence, year, sentence->ago);
        }
    }
    if (sentence->last_year)
        year_see(e, year, YEAR_BEFORE);
    if (date_year_until_month(s, *at))
        year_see(e, year, YEAR_UNTIL);
    return year;
}

/* 3年前, 两年来 at *AT, which moves behind it. */
static bool duration_at(struct evidence *e, struct str s, size_t *at, struct sentence *sentence)
{
    enum date_duration what;
    int n = date_duration_read(s, at, &what);
    if (n && what == DATE_DURATION_AGO)
        sentence->ago = n;
    if (n && what == DATE_DURATION_ON && sentence->past)
        years_count(e, sentence, sentence->past, n);
    return n > 0;
}

/* The month [FROM, BEHIND) of YEAR, with no day behind it. */
static void month_seen(struct evidence *e, struct str s, size_t from, size_t behind, int year, int month)
{
    if (date_to_come(e->w, s, from, behind)) {
        year_see(e, year, YEAR_COMING);
        return;
    }
    year_see(e, year, date_month_until(s, from, behind) ? YEAR_UNTIL : YEAR_MONTH);
    int day = e->notices ? 0 : day_make(year, month, 1);
    e->latest_month = day > e->latest_month ? day : e->latest_month;
}

/* 8月下旬 at [FROM, BEHIND), of no year that is told. */
static void part_seen(struct evidence *e, struct str s, size_t from, size_t behind, int month, int first, int last)
{
    bool later = month * 100 + first > e->part.month * 100 + e->part.first;
    if (e->notices || !later || date_to_come(e->w, s, from, behind) || !date_reported(e->w, s, from, behind))
        return;
    e->part.month = month;
    e->part.first = first;
    e->part.last = last;
}

/* ---- days --------------------------------------------------------------------------------------------------------- */

/* OPENS: the day opens a story, as news has it; elsewhere a day with its year may be history. */
static void day_seen(struct evidence *e, struct str s, size_t from, size_t to, int year, bool opens, struct mention m)
{
    int offset = 0;
    m.settled = date_settled(e->w, s, from, to, &offset);
    m.offset = -offset;
    m.weekday = m.lunar ? -1 : date_weekday(s, to);
    if (!m.lunar) {
        date_lunar_beside(e->w, s, to, &m.lunar_month, &m.lunar_day);
        m.term = date_term_beside(e->w, s, to);
    }
    m.reported = m.settled || date_reported(e->w, s, from, to);
    if ((date_to_come(e->w, s, from, to) || date_due(s, to)) && !m.settled) {
        int coming = year && m.month ? day_make(year, m.month, m.day) : 0;
        if (coming && e->ncomings < DATE_COMINGS)
            e->comings[e->ncomings++] = coming;
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

/* A number at *AT that may begin a date; moves *AT behind what was read. */
static void number_read(struct evidence *e, struct str s, size_t *at, struct sentence *sentence)
{
    size_t from = *at, k = from;
    int year = year_at(e, s, &k, sentence), offset = 0;
    size_t start = k, whole = k;
    int class = year ? 0 : date_digits(s, &whole, 4);
    if (class >= FIRST_YEAR && str_starts(str_cut(s, whole, s.n), STR("届")) && date_class_ahead(e->w, s, whole))
        year_see(e, class, YEAR_AHEAD);
    int n = date_digits(s, &k, 2);
    struct str rest = str_cut(s, k, s.n);
    if (n >= 1 && n <= 12 && str_starts(rest, STR("月"))) {
        int month = n;
        bool other_year = !year && date_of_other_year(e->w, s, from);
        bool this_year = str_ends(date_before(s, from), STR("今年"));
        k += 3;
        size_t behind = k;
        int day = date_digits(s, &k, 2);
        if (day >= 1 && day <= 31 && str_starts(str_cut(s, k, s.n), STR("日"))) {
            k += 3;
            day = date_range_end(s, &k, day);
            if (!other_year)
                day_seen(e, s, from, k,
                         this_year ? 0
                         : year    ? year
                                   : sentence->year,
                         sentence->lead && from < OPENS, (struct mention){.month = month, .day = day});
        } else {
            k = behind;
            int last, first = date_month_part(s, &k, &last);
            if (first && !sentence->year && !other_year && !sentence->last_year)
                part_seen(e, s, from, k, month, first, last);
            else if (year && !sentence->last_year)
                month_seen(e, s, from, k, year, month);
            else if (this_year && !date_to_come(e->w, s, from, k) && month > e->month)
                e->month = month;
        }
        sentence->month = month;
    } else if (!year && n >= 1 && n <= 31 && str_starts(rest, STR("日")) &&
               date_settled(e->w, s, from, k + 3, &offset)) {
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
    if (!date_of_other_year(e->w, s, *at))
        day_seen(e, s, *at, k, 0, false, (struct mention){.month = h.lunar_month, .day = h.lunar_day, .lunar = true});
    *at = k;
    return true;
}

/* ---- times that have a name --------------------------------------------------------------------------------------- */

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

/* 今年是…: does the sentence that BEFORE ends in speak of this year? */
static bool of_this_year(struct str before)
{
    return str_find(str_cut(before, sentence_start(before), before.n), STR("今年是"), 0) != SIZE_MAX;
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
            years_see(e->years, year, of_this_year(before) ? YEAR_IN_PLAN : YEAR_OF_PLAN);
            break;
        }
    }
}

/* 100 before AT, in either script: how many, and *FROM where they begin; -1: none, or more than the program reads. */
static int count_before(struct str s, size_t at, size_t *from)
{
    *from = at;
    for (size_t k = at; k; *from = k) {
        uint32_t c = utf8_prev(s, &k);
        if (!cp_is_digit(c) && !numeral_of(c) && c != 0x767e) /* 百 */
            break;
    }
    size_t behind = *from;
    int n = *from < at ? header_number(s, &behind, 3) : -1;
    return behind == at ? n : -1;
}

/* 建党100周年, 改革开放四十周年, 今年是改革开放四十年 */
static void anniversaries_read(struct evidence *e, struct str s)
{
    for (size_t at = 0; (at = str_find(s, STR("年"), at)) != SIZE_MAX; at += strlen("年")) {
        struct str count = str_cut(s, 0, at);
        bool round = str_ends(count, STR("周"));
        count.n -= round ? strlen("周") : 0;
        size_t from;
        int n = count_before(s, count.n, &from), base = 0;
        if (n < 1 || !words_suffix_value(e->w, WORD_ANNIVERSARY, date_before(s, from), &base))
            continue;
        bool now = of_this_year(str_cut(s, 0, from));
        if (round || now)
            years_see(e->years, base + n, now ? YEAR_IN_PLAN : YEAR_OF_ANNIVERSARY);
    }
}

/* 个教师节 at AT, behind 第39 or 首: the N-th. */
static void counted_day_at(struct evidence *e, struct str s, size_t at, int n)
{
    static const char *const counters[] = {"个", "届", "次"};
    for (size_t i = 0; n > 0 && i < sizeof counters / sizeof *counters; i++) {
        struct str rest = str_cut(s, at, s.n);
        if (!str_starts(rest, str_of(counters[i])))
            continue;
        int base = 0;
        rest = str_cut(rest, strlen(counters[i]), rest.n);
        rest = str_starts(rest, STR("“")) ? str_cut(rest, strlen("“"), rest.n) : rest;
        if (words_prefix_value(e->w, WORD_NTH_DAY, rest, &base))
            years_see(e->years, base + n, YEAR_OF_ANNIVERSARY);
    }
}

/* 第39个教师节, 首个中国农民丰收节 */
static void counted_days_read(struct evidence *e, struct str s)
{
    for (size_t at = 0; (at = str_find(s, STR("第"), at)) != SIZE_MAX;) {
        size_t k = at += strlen("第");
        int n = header_number(s, &k, 3);
        counted_day_at(e, s, k, n);
    }
    for (size_t at = 0; (at = str_find(s, STR("首"), at)) != SIZE_MAX;)
        counted_day_at(e, s, at += strlen("首"), 1);
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

static void terms_read(struct evidence *e, struct str s)
{
    int passed, coming;
    date_terms_opening(e->w, s, &passed, &coming);
    e->passed_term = passed ? passed : e->passed_term;
    e->coming_term = coming ? coming : e->coming_term;
    int season = date_season_told(e->w, s);
    e->season = season ? season : e->season;
}

/* 一 to 十, 两: may a number of years begin with C? */
static bool counts(uint32_t c)
{
    return numeral_of(c) || c == 0x4e24;
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
        sentence.last_year = !cp_ends_sentence(c) &&
                             (sentence.last_year || (c == 0x53bb && date_last_year_at(s, at, &sentence.compared)));
        at = next;
    }
    if (lead && !e->notices)
        terms_read(e, s);
    plans_read(e, s);
    anniversaries_read(e, s);
    counted_days_read(e, s);
    e->lasting |= words_count(e->w, WORD_LASTING, s) > 0;
}
