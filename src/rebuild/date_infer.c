/*
 * The day of an issue that prints none, from what its stories say.
 *
 * The year is the one that is said to be this year, else the latest that is no plan, else that of a five-year plan or an anniversary. The
 * days of that year that stories report (5月8日上午，…) are in the past; the last of them is the first day the issue can be of, and local
 * papers report within days. 昨日（5月8日） settles it.
 */
#include <stdlib.h>
#include <string.h>

#include "lunar.h"
#include "rebuild_internal.h"

enum {
    REPORT_WITHIN = 4,  /* days from an event to its report */
    ECHO_WITHIN = 18,   /* … to reactions, 连日来 */
    NOTICE_WITHIN = 15, /* a notice signed so soon after the last event moves the issue on */
    CONTEXT = 30,       /* bytes before a date that are looked at */
    MENTIONS = 64,      /* days without a year that are kept */
    FIRST_YEAR = 1949,
    LAST_YEAR = 2100
};

/* A day named without its year. */
struct mention {
    int month, day; /* month 0: of the month last spoken of */
    bool lunar;
    bool reported; /* an event of the past */
    int weekday;   /* -1: not said */
    int offset;    /* of the day from it when settled */
    bool settled;  /* 昨日（…） */
};

struct evidence {
    const struct words *w;
    struct mention mentions[MENTIONS];
    size_t nmentions;
    int full, full_reported; /* latest day named with its year */
    int year;                /* latest year named that is no plan */
    int this_year;           /* said to be this year */
    int last_year;           /* named in a sentence that speaks of 去年 */
    int plan_year, anniversary;
    int month; /* 今年5月: latest month without a day */
    bool lasting;
    int signed_; /* latest day under a notice */
};

struct sentence {
    int year;       /* named in it */
    int month;      /* named last in the paragraph */
    bool last_year; /* it speaks of 去年, and not to compare */
};

/* ---- reading ---------------------------------------------------------------------------------------------------------- */

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
    if (e->nmentions < MENTIONS)
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

/* A year with 年 at *AT; *AT goes behind 年. */
static int year_at(struct evidence *e, struct str s, size_t from, size_t *at)
{
    size_t k = from;
    int year = digits_at(s, &k, 4), offset;
    if (year < FIRST_YEAR || year >= LAST_YEAR || k - from != 4 || !str_starts(str_cut(s, k, s.n), STR("年")))
        return 0;
    *at = k + 3;
    if (year_told(e->w, s, from, &offset)) {
        e->this_year = year - offset;
    } else if (!to_come(e->w, s, from, k) && !to_come(e->w, s, from, *at) && year > e->year) {
        e->year = year;
    }
    return year;
}

static void day_seen(struct evidence *e, struct str s, size_t from, size_t to, int year, struct mention m)
{
    int offset = 0;
    m.settled = settle(e->w, s, from, to, &offset);
    m.offset = -offset;
    m.weekday = m.lunar ? -1 : weekday_behind(s, to);
    m.reported = m.settled || is_reported(e->w, s, from, to);
    if (to_come(e->w, s, from, to) && !m.settled)
        return;
    int full = year && m.month ? day_make(year, m.month, m.day) : 0;
    if (full) {
        e->full = full > e->full ? full : e->full;
        e->full_reported = m.reported && full > e->full_reported ? full : e->full_reported;
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

/* 去年 that is not there to be compared with. */
static bool last_year_at(struct str s, size_t at)
{
    static const char *const compares[] = {"比", "较", "与", "同", "和", "跟"};
    if (!str_starts(str_cut(s, at, s.n), STR("去年")))
        return false;
    for (size_t i = 0; i < sizeof compares / sizeof *compares; i++)
        if (str_ends(before_of(s, at), str_of(compares[i])))
            return false;
    return true;
}

/* A number at *AT that may begin a date; moves *AT behind what was read. */
static void number_read(struct evidence *e, struct str s, size_t *at, struct sentence *sentence)
{
    size_t from = *at, k = from;
    int year = year_at(e, s, from, &k), offset = 0;
    if (year)
        sentence->year = year;
    if (year > e->last_year && sentence->last_year)
        e->last_year = year;
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
                         (struct mention){.month = month, .day = day});
        } else {
            k = behind;
            if (this_year && !to_come(e->w, s, from, k) && month > e->month)
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
        day_seen(e, s, *at, k, 0, (struct mention){.month = h.lunar_month, .day = h.lunar_day, .lunar = true});
    *at = k;
    return true;
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
            e->plan_year = year > e->plan_year ? year : e->plan_year;
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
        if (n > 0 && words_suffix_value(e->w, WORD_ANNIVERSARY, before_of(s, from), &base) && base + n > e->anniversary)
            e->anniversary = base + n;
    }
}

static void paragraph_read(struct evidence *e, struct str s)
{
    struct sentence sentence = {0};
    for (size_t at = 0; at < s.n;) {
        size_t next = at;
        uint32_t c = utf8_next(s, &next);
        if (c >= '0' && c <= '9')
            number_read(e, s, &at, &sentence);
        else if ((c == 0x519c || c == 0x6b63 || c == 0x814a || c == 0x51ac) && lunar_at(e, s, &at))
            continue;
        else {
            sentence.year = cp_ends_sentence(c) ? 0 : sentence.year;
            sentence.last_year = !cp_ends_sentence(c) && (sentence.last_year || (c == 0x53bb && last_year_at(s, at)));
            at = next;
        }
    }
    plans_read(e, s);
    anniversaries_read(e, s);
    e->lasting |= words_count(e->w, WORD_LASTING, s) > 0;
}

static void article_read(struct evidence *e, const struct article *article)
{
    for (size_t i = 0; i < article->nsections; i++)
        for (size_t k = 0; k < article->sections[i].nparagraphs; k++)
            paragraph_read(e, article->sections[i].paragraphs[k]);
    for (size_t i = 0; i < article->ncaptions; i++)
        paragraph_read(e, article->captions[i].text);
}

/* ---- concluding ------------------------------------------------------------------------------------------------------- */

/* MENTION in YEAR; the lunar year that began the year before has its last months in it. */
static int mention_day(const struct mention *m, int year)
{
    if (!m->lunar)
        return day_make(year, m->month, m->day);
    int day = lunar_day(year, m->month, false, m->day);
    if (day / 10000 == year)
        return day;
    day = lunar_day(year - 1, m->month, false, m->day);
    return day / 10000 == year ? day : 0;
}

/* Do all days of the week that were named fit YEAR? At least one must be. */
static bool weekdays_fit(const struct evidence *e, int year)
{
    size_t named = 0;
    for (size_t i = 0; i < e->nmentions; i++) {
        const struct mention *m = &e->mentions[i];
        if (m->weekday < 0 || m->lunar || !m->month)
            continue;
        named++;
        if (day_weekday(mention_day(m, year)) != m->weekday)
            return false;
    }
    return named > 0;
}

/* Are there days of November or December with the year, and days of January or February without one? */
static bool turns_the_year(const struct evidence *e, int year)
{
    bool early = false;
    for (size_t i = 0; i < e->nmentions; i++) {
        const struct mention *m = &e->mentions[i];
        if (m->lunar || !m->month)
            continue;
        if (m->month >= 3 && m->month <= 10)
            return false;
        early |= m->month <= 2;
    }
    return early && e->full / 10000 == year && e->full / 100 % 100 >= 11;
}

/* What the stories say, whatever notices are signed under. */
static int year_told_of(const struct evidence *e)
{
    int named = e->year > e->full / 10000 ? e->year : e->full / 10000;
    if (e->this_year)
        return e->this_year > named ? e->this_year : named;
    int year = named > e->plan_year ? named : e->plan_year;
    if (year && e->last_year == year)
        return year + 1;
    if (!year)
        year = e->anniversary;
    if (!year)
        return 0;
    for (int candidate = year; candidate <= year + 1; candidate++)
        if (weekdays_fit(e, candidate))
            return candidate;
    return turns_the_year(e, year) ? year + 1 : year;
}

/* The last day of YEAR that the stories report; when none is reported, that they name. 0: none. */
static int last_day(const struct evidence *e, int year)
{
    int reported = e->full_reported / 10000 == year ? e->full_reported : 0, any = e->full / 10000 == year ? e->full : 0;
    for (size_t i = 0; i < e->nmentions; i++) {
        const struct mention *m = &e->mentions[i];
        int day = m->month && !m->settled ? mention_day(m, year) : 0;
        any = day > any ? day : any;
        reported = m->reported && day > reported ? day : reported;
    }
    return reported ? reported : any;
}

/* Nobody signs a notice on a day to come: the issue is not of an earlier year, nor of days long before it. */
static int year_of(const struct evidence *e)
{
    enum { LONG_BEFORE = 180 };
    int year = year_told_of(e), signed_year = e->signed_ / 10000;
    if (!year || signed_year <= year)
        return year;
    int last = last_day(e, signed_year);
    return last && last < e->signed_ && day_between(last, e->signed_) > LONG_BEFORE ? signed_year + 1 : signed_year;
}

/* The day of the issue that 昨日（8日） and the like settle; 0: none. */
static int settled_day(const struct evidence *e, int year, int last)
{
    int found = 0;
    for (size_t i = 0; i < e->nmentions; i++) {
        const struct mention *m = &e->mentions[i];
        struct mention whole = *m;
        if (!whole.month)
            whole.month = last / 100 % 100;
        int day = m->settled && whole.month ? day_add(mention_day(&whole, year), m->offset) : 0;
        found = day > found ? day : found;
    }
    return found;
}

static struct date conclude(struct arena *a, const struct evidence *e)
{
    int year = year_of(e);
    if (!year)
        return (struct date){0};
    int last = last_day(e, year), settled = settled_day(e, year, last);
    if (settled)
        return date_of_range(a, settled, settled, true);
    if (last) {
        bool soon = e->signed_ > last && day_between(last, e->signed_) <= NOTICE_WITHIN;
        return date_of_range(a, soon ? e->signed_ : last,
                             day_add(soon ? e->signed_ : last, e->lasting ? ECHO_WITHIN : REPORT_WITHIN), true);
    }
    if (e->month)
        return date_of_range(a, day_make(year, e->month, 1), day_make(year, e->month, day_month_last(year, e->month)),
                             true);
    return date_of_range(a, day_make(year, 1, 1), day_make(year, 12, 31), true);
}

struct date date_infer(struct page_work *p, const struct page *page)
{
    struct evidence stories = {.w = p->words}, notices = {.w = p->words};
    for (size_t i = 0; i < page->narticles; i++)
        article_read(page->articles[i].genre == GENRE_NOTICE ? &notices : &stories, &page->articles[i]);
    for (size_t i = 0; i < p->nlines; i++) {
        size_t at = 0;
        int day = p->lines[i].signature ? date_in(p->lines[i].text, &at) : 0;
        stories.signed_ = day > stories.signed_ ? day : stories.signed_;
    }
    struct date date = conclude(p->arena, &stories);
    if (date.from)
        return date;
    /* Notices alone: the page is of the last signature, or soon after. */
    int day = stories.signed_ ? stories.signed_ : notices.full;
    return day ? date_of_range(p->arena, day, day_add(day, REPORT_WITHIN), true) : conclude(p->arena, &notices);
}
