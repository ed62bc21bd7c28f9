/*
 * The day of an issue that prints none, from what its stories say.
 *
 * Years, festivals and days of the week are evidence of the year (years.h). The days of that year that stories report (5月8日上午，…) are in
 * the past; the last of them is the first day the issue can be of, and local papers report within days. 昨日（5月8日） settles it. Where two
 * years are as likely, the answer goes from the one to the other.
 */
#include "baolan/dating.h"
#include "date_evidence.h"

enum {
    REPORT_WITHIN = 4,   /* days from an event to its report */
    ECHO_WITHIN = 9,     /* … to reactions, 连日来 */
    NOTICE_WITHIN = 15,  /* a notice signed so soon after the last event moves the issue on */
    NEWS_WITHIN = 60,    /* no page speaks of a month and then of no later day than one so long before it */
    SIGNED_WITHIN = 150, /* … of a day under a notice */
    HALF_YEAR = 7,       /* months */
    YEAR_CLOSES = 11,    /* the month from which its totals are told */
    COMES_WITHIN = 90    /* what is announced for a day is near */
};

/*
 * Log odds that a day speaks for a year, and against it: for of the days of the week it hits one in seven, and misprints are rare. A solar term
 * hits two years in five on the day when it is rarer.
 */
static const double WEEKDAY_FITS = 1.9, WEEKDAY_ERRS = -3, LUNAR_FITS = 3, LUNAR_ERRS = -2, TERM_FITS = 0.7,
                    TERM_ERRS = -3, GOES_BACK = -6, COMES_SOON = 2.5, TOLD_NEXT = 0.8, TOLD_EARLY = -2;

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

/* The last day that is told without its year, were it of YEAR: the last that is reported, into *ANY the last that is named. 0: none. */
static int last_mention(const struct evidence *e, int year, int *any)
{
    int reported = 0;
    *any = 0;
    for (size_t i = 0; i < e->nmentions; i++) {
        const struct mention *m = &e->mentions[i];
        int day = m->month && !m->settled ? mention_day(m, year) : 0;
        *any = day > *any ? day : *any;
        reported = m->reported && day > reported ? day : reported;
    }
    return reported;
}

/* The last day of YEAR that the stories report; when none is reported, that they name. 0: none. */
static int last_day(const struct evidence *e, int year)
{
    int any, reported = last_mention(e, year, &any);
    int full_reported = e->full_reported / 10000 == year ? e->full_reported : 0,
        full = e->full / 10000 == year ? e->full : 0;
    reported = full_reported > reported ? full_reported : reported;
    any = full > any ? full : any;
    return reported ? reported : any;
}

/* The last day that is to come; 0: none. */
static int coming_last(const struct evidence *e)
{
    int last = 0;
    for (size_t i = 0; i < e->ncomings; i++)
        last = e->comings[i] > last ? e->comings[i] : last;
    return last;
}

/* The first one in YEAR. */
static int coming_first(const struct evidence *e, int year)
{
    int first = 0;
    for (size_t i = 0; i < e->ncomings; i++)
        if (e->comings[i] / 10000 == year && (!first || e->comings[i] < first))
            first = e->comings[i];
    return first;
}

/* What the days without a year say of YEAR. */
static double days_odds(const struct evidence *e, int year)
{
    double odds = 0;
    int any, last = last_mention(e, year, &any);
    for (size_t i = 0; i < e->nmentions; i++) {
        const struct mention *m = &e->mentions[i];
        int day = m->lunar || !m->month ? 0 : mention_day(m, year);
        if (day && m->weekday >= 0)
            odds += day_weekday(day) == m->weekday ? WEEKDAY_FITS : WEEKDAY_ERRS;
        if (day && m->term)
            odds += solar_term_is(day, m->term) ? TERM_FITS : TERM_ERRS;
        if (day && m->lunar_day)
            odds += lunar_is(day, m->lunar_month, m->lunar_day) ? LUNAR_FITS : LUNAR_ERRS;
    }
    last = last ? last : any;
    const struct {
        int day, within;
    } named[] = {{e->full, NEWS_WITHIN}, {e->latest_month, NEWS_WITHIN}, {e->signed_, SIGNED_WITHIN}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (named[i].day / 10000 == year && last && last < named[i].day &&
            day_between(last, named[i].day) > named[i].within)
            return odds + GOES_BACK;
    int coming = coming_last(e);
    bool soon = last && coming && last <= coming && day_between(last, coming) <= COMES_WITHIN;
    return odds + (soon ? COMES_SOON : 0);
}

static bool year_total(const struct evidence *e, int year)
{
    return years_seen(e->years, year, YEAR_TOTAL) || years_seen(e->years, year, YEAR_DEGREE);
}

/*
 * Figures of a whole year and its lists are told in the first half of the next one, or before it is over; its fees are asked for in the second
 * half of the one before.
 */
static double season_odds(const struct evidence *e, int year)
{
    int any, last = last_mention(e, year, &any), month = (last ? last : any) / 100 % 100;
    month = month ? month : e->part.month;
    if (!month)
        return 0;
    bool first_half = month <= HALF_YEAR, before = year_total(e, year - 1), same = year_total(e, year);
    bool ahead = years_seen(e->years, first_half ? year : year + 1, YEAR_AHEAD);
    bool early = month < YEAR_CLOSES && years_seen(e->years, year, YEAR_TOTAL);
    return (before != same && first_half == before ? TOLD_NEXT : 0) + (ahead ? TOLD_NEXT : 0) +
           (early ? TOLD_EARLY : 0);
}

/* The years that the issue is most likely of; false: it cannot be told. */
static bool years_of(struct evidence *e, int *from, int *to)
{
    if (e->signed_)
        years_see(e->years, e->signed_ / 10000, YEAR_SIGNED);
    for (int year = FIRST_YEAR; year < LAST_YEAR; year++)
        e->years->own[year - FIRST_YEAR] += days_odds(e, year) + season_odds(e, year);
    return years_weigh(e->years, from, to);
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

/*
 * The whole year [*FROM, *TO], made shorter by its first day to come, 征文截止日期为2018年12月31日, and by a season, 入冬以来. Of the two ends of a year that
 * winter has, that counts which a day to come is near.
 */
static void year_bound(const struct evidence *e, int year, int *from, int *to)
{
    int due = coming_first(e, year), first = e->season / 100, last = e->season % 100;
    *to = due ? due : *to;
    if (!first)
        return;
    int begins = day_make(year, first, 1), ends = day_make(year, last, day_month_last(year, last));
    if (first > last && !due)
        return;
    bool late = first > last && begins <= due && day_between(begins, due) <= COMES_WITHIN;
    if (first <= last || late)
        *from = begins <= *to ? begins : *from;
    if (first <= last || !late)
        *to = ends < *to ? ends : *to;
}

/* The first and the last day that an issue of YEAR may be of, by the days that it names; else by its months. */
static void days_named(const struct evidence *e, int year, int *from, int *to)
{
    int last = last_day(e, year), month = e->month;
    bool is_signed = e->signed_ / 10000 == year;
    if (is_signed && (!last || (e->signed_ > last && day_between(last, e->signed_) <= NOTICE_WITHIN)))
        last = e->signed_;
    if (last) {
        *from = last;
        *to = day_add(last, e->lasting ? ECHO_WITHIN : REPORT_WITHIN);
    } else if (e->part.month && e->part.month >= month) {
        int ends = day_month_last(year, e->part.month);
        *from = day_make(year, e->part.month, e->part.first);
        *to = day_add(day_make(year, e->part.month, e->part.last < ends ? e->part.last : ends), ECHO_WITHIN);
    } else {
        *from = day_make(year, month ? month : 1, 1);
        *to = month ? day_make(year, month, day_month_last(year, month)) : day_make(year, 12, 31);
        if (!month)
            year_bound(e, year, from, to);
    }
}

/* The same, where stories open with a season: 处暑已过，白露还没有到. It counts where no day is reported, or none as late but of the weeks before. */
static void days_of(const struct evidence *e, int year, int *from, int *to)
{
    enum {
        SEASON = 31,
        TERM = 15
    }; /* days that such a story lies behind others at most; days from a term to the next */
    days_named(e, year, from, to);
    int passed = e->passed_term ? solar_term_day(year, e->passed_term) : 0;
    int coming = e->coming_term ? solar_term_day(year, e->coming_term) : 0;
    bool no_day = day_between(*from, *to) > SEASON - 1;
    if (passed &&
        (no_day ? passed >= *from && passed <= *to : passed > *from && day_between(*from, passed) <= SEASON)) {
        *to = day_between(*from, passed) <= REPORT_WITHIN ? *to : day_add(passed, TERM);
        *from = passed;
    }
    if (coming > *from && (coming < *to || no_day))
        *to = coming;
}

static struct date conclude(struct arena *a, struct evidence *e)
{
    int first, last, from, to, unused;
    if (!years_of(e, &first, &last)) {
        first = years_least(e->years);
        if (!first)
            return (struct date){0};
        days_of(e, first, &from, &unused);
        return date_of_range(a, from, 0, true);
    }
    int settled = first == last ? settled_day(e, first, last_day(e, first)) : 0;
    if (settled)
        return date_of_range(a, settled, settled, true);
    days_of(e, first, &from, &unused);
    days_of(e, last, &unused, &to);
    return date_of_range(a, from, to, true);
}

static void article_read(struct evidence *e, const struct article *article)
{
    const struct str display[] = {article->kicker, article->title_derived ? STR("") : article->title,
                                  article->subtitle};
    for (size_t i = 0; i < sizeof display / sizeof *display; i++)
        date_evidence_read(e, display[i], false);
    for (size_t i = 0; i < article->nsections; i++)
        for (size_t k = 0; k < article->sections[i].nparagraphs; k++)
            date_evidence_read(e, article->sections[i].paragraphs[k], i == 0 && k == 0);
    for (size_t i = 0; i < article->ncaptions; i++)
        date_evidence_read(e, article->captions[i].text, false);
}

struct date date_infer(struct arena *a, const struct words *w, const struct page *page,
                       const struct date_margin *margin)
{
    struct years years = {0};
    struct evidence stories = {.w = w, .years = &years, .signed_ = margin->signed_day};
    struct evidence notices = {.w = w, .years = &years, .notices = true};
    for (size_t i = 0; i < page->narticles; i++)
        article_read(page->articles[i].genre == GENRE_NOTICE ? &notices : &stories, &page->articles[i]);
    for (size_t i = 0; i < margin->ndatelines; i++)
        date_evidence_read(&stories, margin->datelines[i], false);
    for (size_t i = 0; i < notices.ncomings && stories.ncomings < DATE_COMINGS; i++)
        stories.comings[stories.ncomings++] = notices.comings[i];
    struct date date = conclude(a, &stories);
    bool open = date.to / 10000 - date.from / 10000 >= YEARS_AT_MOST;
    if (!notices.full || (date.from && !open))
        return date;
    /* Notices alone tell the year: the page is of the last day they name, or soon after, or of what stories report since. */
    int any, reported = last_mention(&stories, notices.full / 10000, &any);
    bool since = reported > notices.full && day_between(notices.full, reported) <= NEWS_WITHIN;
    int day = since ? reported : notices.full;
    return date_of_range(a, day, day_add(day, REPORT_WITHIN), true);
}
