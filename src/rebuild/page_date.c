/*
 * The day of the issue: printed in the page's own furniture, else what the path says, else --date, else inferred from the stories.
 *
 * Inferred: the latest day the stories speak of, years taken from the page, is the first day the issue can be of; local papers report
 * within days. The date under a notice counts only when nothing else does.
 */
#include <stdlib.h>
#include <string.h>

#include "rebuild_internal.h"

enum { REPORT_WITHIN = 4, REACTION_WITHIN = 18 };

/* A day that stands alone among furniture, when the header has none. */
static int lone_day(const struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        size_t at = 0;
        const struct line *l = &p->lines[i];
        if ((l->marks & MARK_DATE) && !l->signature && l->unit < 0)
            return date_in(l->text, &at);
    }
    return 0;
}

static int number_at(struct str s, size_t *at, int most)
{
    int value = 0, n = 0;
    while (*at < s.n && s.s[*at] >= '0' && s.s[*at] <= '9' && n <= most) {
        value = value * 10 + (s.s[*at] - '0');
        n++;
        (*at)++;
    }
    return n && n <= most ? value : -1;
}

/* Days that the stories speak of. */
struct days {
    int latest;       /* with its year */
    int latest_year;  /* the latest year named at all that is not a plan */
    int months[12];   /* days named without a year: the last of each month */
    int opening_year; /* 开局之年 of a five-year plan: the year it must be */
};

static void year_seen(struct days *d, int year)
{
    if (year > d->latest_year)
        d->latest_year = year;
}

/* Words before or after a year that put it in the future: 到2025年, 2030年前. */
static bool planned(struct str s, size_t from, size_t to)
{
    static const char *const before[] = {"到", "预计", "至", "力争", "将于", "—", "-", "计划", "于"};
    static const char *const after[] = {"年底前", "年建成", "年前", "年达到", "年力争", "年全面", "年实现"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (str_ends(str_cut(s, 0, from), str_of(before[i])))
            return true;
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (str_starts(str_cut(s, to, s.n), str_of(after[i])))
            return true;
    return false;
}

static void paragraph_read(struct str s, struct days *d)
{
    for (size_t at = 0; at < s.n;) {
        if (s.s[at] < '0' || s.s[at] > '9') {
            at++;
            continue;
        }
        size_t from = at;
        int n = number_at(s, &at, 4);
        while (at < s.n && s.s[at] >= '0' && s.s[at] <= '9')
            at++, n = -1;
        struct str rest = str_cut(s, at, s.n);
        int year = 0;
        if (n >= 1949 && n < 2100 && str_starts(rest, STR("年"))) {
            year = n;
            if (!planned(s, from, at))
                year_seen(d, year);
            at += 3;
            from = at;
            n = number_at(s, &at, 2);
            rest = str_cut(s, at, s.n);
        }
        if (n < 1 || n > 12 || !str_starts(rest, STR("月")))
            continue;
        at += 3;
        int month = n;
        from = at;
        int day = number_at(s, &at, 2);
        if (day < 1 || !str_starts(str_cut(s, at, s.n), STR("日")))
            continue;
        /* 8日至9日, 8日-9日: the last day counts. */
        size_t more = at + 3;
        static const char *const to[] = {"至", "到", "—", "-", "～"};
        for (size_t i = 0; i < sizeof to / sizeof *to; i++)
            if (str_starts(str_cut(s, more, s.n), str_of(to[i]))) {
                size_t k = more + strlen(to[i]);
                int until = number_at(s, &k, 2);
                if (until > day && str_starts(str_cut(s, k, s.n), STR("日")))
                    day = until;
            }
        if (year) {
            int full = day_make(year, month, day);
            if (full > d->latest && !planned(s, from, at))
                d->latest = full;
        } else if (day > d->months[month - 1]) {
            d->months[month - 1] = day;
        }
    }
}

static void article_read(const struct article *article, struct days *d)
{
    for (size_t i = 0; i < article->nsections; i++)
        for (size_t k = 0; k < article->sections[i].nparagraphs; k++)
            paragraph_read(article->sections[i].paragraphs[k], d);
    for (size_t i = 0; i < article->ncaptions; i++)
        paragraph_read(article->captions[i].text, d);
}

static void date_infer(struct page_work *p, struct page *page)
{
    struct days d = {0};
    size_t stories = 0;
    for (size_t i = 0; i < page->narticles; i++)
        if (page->articles[i].genre != GENRE_NOTICE) {
            article_read(&page->articles[i], &d);
            stories++;
        }
    if (!d.latest_year && !d.latest)
        for (size_t i = 0; i < page->narticles; i++)
            article_read(&page->articles[i], &d);
    int year = d.latest_year ? d.latest_year : d.latest / 10000;
    if (!year)
        return;
    int last = d.latest;
    for (int m = 0; m < 12; m++) {
        int day = d.months[m] ? day_make(year, m + 1, d.months[m]) : 0;
        if (day > last)
            last = day;
    }
    bool any = last >= day_make(year, 1, 1);
    if (any)
        page->date = date_of_range(p->arena, last, day_add(last, REPORT_WITHIN), true);
    else
        page->date = date_of_range(p->arena, day_make(year, 1, 1), day_make(year, 12, 31), true);
    page->date_basis = BASIS_INFERRED;
}

void page_date_find(struct page_work *p, const struct rebuild_options *options, struct page *page)
{
    int day = p->printed ? p->printed : lone_day(p);
    page->date_basis = BASIS_NONE;
    if (day) {
        page->date = date_of_day(p->arena, day);
        page->date_basis = BASIS_PRINTED;
    } else if (p->dump->facts.day) {
        page->date = date_of_day(p->arena, p->dump->facts.day);
        page->date_basis = BASIS_PATH;
    } else if (options && options->date_edtf.s && date_parse(p->arena, options->date_edtf, &page->date)) {
        page->date_basis = BASIS_OPTION;
    } else {
        date_infer(p, page);
    }
}
