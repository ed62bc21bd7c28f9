/* Searching: the first screen, exact counts, facets, ranking, by class of word; filters in combination; opening an article. */
#include <stdio.h>

#include "bench.h"

enum { ROUNDS = 2, FIRST = 50 };

double count_exactly(struct bench *b, const struct query *q, size_t *n)
{
    struct search *search;
    struct error err = {0};
    bool exact = false;
    double start = busy_ms();
    *n = 0;
    if (archive_search(b->archive, q, SORT_DATE, &search, &err) == STATUS_OK) {
        while (!exact && search_count(search, n, &exact, &err) == STATUS_OK)
            ;
        search_close(search);
    }
    error_clear(&err);
    return busy_ms() - start;
}

double first_rows(struct bench *b, const struct query *q, enum sort sort)
{
    struct search *search;
    struct error err = {0};
    struct hit rows[FIRST];
    struct arena *arena = arena_new();
    size_t got = 0;
    double start = busy_ms();
    if (archive_search(b->archive, q, sort, &search, &err) == STATUS_OK) {
        search_rows(search, arena, 0, FIRST, rows, &got, &err);
        search_close(search);
    }
    double ms = busy_ms() - start;
    arena_free(arena);
    error_clear(&err);
    return ms;
}

double facets_exactly(struct bench *b, const struct query *q, double *first)
{
    static const enum facet shown[] = {FACET_YEAR, FACET_COUNTY, FACET_TOPIC};
    struct arena *arena = arena_new();
    struct error err = {0};
    double start = busy_ms();
    bool exact = false;
    for (int round = 0; !exact && err.status == STATUS_OK; round++) {
        exact = true;
        for (size_t i = 0; i < sizeof shown / sizeof *shown && err.status == STATUS_OK; i++) {
            struct facet_value *values;
            size_t n;
            bool final;
            archive_facets(b->archive, q, shown[i], arena, &values, &n, &final, &err);
            exact = exact && final;
            if (round == 0 && i == 0)
                *first = busy_ms() - start;
        }
    }
    double ms = busy_ms() - start;
    arena_free(arena);
    error_clear(&err);
    return ms;
}

/* The archive keeps its last answers; these take their place and cost nothing. */
static void forget_answers(struct bench *b)
{
    for (int year = 2001; year < 2011; year++) {
        struct query *q;
        struct error err = {0};
        double ignored;
        query_parse(b->arena, arena_printf(b->arena, "date:%d", year), &q, &err);
        facets_exactly(b, q, &ignored);
        error_clear(&err);
    }
}

struct measured {
    struct times first, count, about, facets, ranked;
};

static void measure(struct bench *b, const struct query *q, struct measured *m)
{
    size_t n;
    double about;
    times_add(&m->first, first_rows(b, q, SORT_DATE));
    times_add(&m->ranked, first_rows(b, q, SORT_RANK));
    forget_answers(b);
    times_add(&m->count, count_exactly(b, q, &n));
    forget_answers(b);
    times_add(&m->facets, facets_exactly(b, q, &about));
    times_add(&m->about, about);
}

static double worst(double *sofar, double ms)
{
    if (ms > *sofar)
        *sofar = ms;
    return *sofar;
}

struct extremes {
    double first, facets, ranked;
};

static void print_measured(struct measured *m, struct extremes *e)
{
    worst(&e->first, times_p95(&m->first));
    worst(&e->facets, times_p95(&m->facets));
    worst(&e->ranked, times_p95(&m->ranked));
    times_print(&m->first, 12);
    times_print(&m->count, 12);
    times_print(&m->about, 12);
    times_print(&m->facets, 12);
    times_print(&m->ranked, 12);
    putchar('\n');
    fflush(stdout);
}

static void print_verdict(const char *what, double worst_p95, double demanded)
{
    printf("%-42s worst p95 %8.2f ms, demanded %5.0f: %s\n", what, worst_p95, demanded,
           worst_p95 <= demanded ? "reached" : "MISSED");
}

void bench_search(struct bench *b)
{
    struct extremes e = {0};
    printf("\n%-12s %5s %8s %12s %12s %12s %12s %12s   ms, median/p95\n", "characters", "words", "hits", "first 50",
           "exact count", "facets about", "facets exact", "ranked 50");
    for (size_t length = 0; length < LENGTHS; length++)
        for (size_t class = 0; class < CLASSES; class ++) {
            struct measured m = {0};
            size_t n = b->words.n[length][class];
            for (size_t round = 0; round < ROUNDS * n; round++) {
                struct query q = {.kind = QUERY_TEXT, .text = b->words.at[length][class][round % n]};
                measure(b, &q, &m);
            }
            printf("%zu %-10s %5zu %8zu", word_lengths[length], class_names[class], n,
                   n ? b->words.hits[length][class] / n : 0);
            print_measured(&m, &e);
        }
    print_verdict("first 50, newest first", e.first, 5);
    print_verdict("facets, exact", e.facets, 60);
    print_verdict("first 50, best first", e.ranked, 20);
}

/* ---- filters ------------------------------------------------------------------------------------------------------ */

void bench_filters(struct bench *b)
{
    static const char *const filters[] = {
        "",
        "date:2010..2014",
        "date:2012-06",
        "county:孝义",
        "topic:hydrogen",
        "date:2010..2014 county:孝义",
        "date:2010..2014 topic:hydrogen",
        "county:孝义 topic:hydrogen",
        "quality:>0.8",
        "quality:<0.5",
        "quality:0.33..0.87 county:孝义",
        "date:2010..2014 county:孝义 topic:hydrogen",
        "(county:孝义 OR county:柳林) (topic:hydrogen OR topic:coal) date:2005..2014",
    };
    static const char *const with[] = {"alone", "2 frequent", "2 common", "4 mid", "8 frequent"};
    static const struct {
        size_t length, class;
    } word[] = {{0, 0}, {0, 2}, {0, 3}, {2, 1}, {3, 2}};
    struct extremes e = {0};
    printf("\n%-54s %12s %12s %12s %12s %12s\n", "filters, with a word", "first 50", "exact count", "facets about",
           "facets exact", "ranked 50");
    for (size_t f = 0; f < sizeof filters / sizeof *filters; f++)
        for (size_t w = 0; w < sizeof with / sizeof *with; w++) {
            struct measured m = {0};
            struct error err = {0};
            size_t n = w ? b->words.n[word[w].length][word[w].class] : 4;
            for (size_t i = 0; i < n && i < 8; i++) {
                struct query *q, text = {.kind = QUERY_TEXT};
                query_parse(b->arena, str_of(filters[f]), &q, &err);
                if (w) {
                    text.text = b->words.at[word[w].length][word[w].class][i];
                    q = q->kind == QUERY_ALL ? &text : query_and(b->arena, q, &text);
                }
                measure(b, q, &m);
            }
            printf("%-12s %-41s", with[w],
                   f + 1 < sizeof filters / sizeof *filters ? filters[f] : "two counties, two topics, ten years");
            print_measured(&m, &e);
            error_clear(&err);
        }
    print_verdict("filtered: first 50, newest first", e.first, 10);
    print_verdict("filtered: facets, exact", e.facets, 60);
}
