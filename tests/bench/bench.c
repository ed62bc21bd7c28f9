/*
 * bench: indexes a JSONL of articles with the program itself and measures what a reader waits for. Prints one table.
 * usage: bench BAOLAN ARTICLES.jsonl WORKING-FOLDER
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "baolan/archive.h"
#include "baolan/path.h"
#include "baolan/utf8.h"
#include "maker/random.h"

enum { QUERIES = 20, ROUNDS = 3, FIRST = 50, TRIES = 3000 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static int ascending(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

/* Times in milliseconds: their median and 95th percentile. */
struct times {
    double *at;
    size_t n, cap;
};

static void print_times(const char *name, struct times *t)
{
    if (!t->n) {
        printf("%-34s %10s %10s\n", name, "-", "-");
        return;
    }
    qsort(t->at, t->n, sizeof *t->at, ascending);
    printf("%-34s %10.3f %10.3f   (%zu)\n", name, t->at[t->n / 2], t->at[t->n * 95 / 100], t->n);
    vec_free(t);
}

/* Runs the program, its output to /dev/null; answers wall milliseconds, *RSS gets the peak memory in KiB. */
static double run(char *const argv[], long *rss)
{
    double start = now_ms();
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        execv(argv[0], argv);
        _exit(127);
    }
    int status;
    struct rusage usage;
    wait4(child, &status, 0, &usage);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "bench: %s %s failed\n", argv[0], argv[1]);
        exit(1);
    }
    *rss = usage.ru_maxrss;
    return now_ms() - start;
}

static double megabytes(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 ? (double)info.st_size / 1e6 : 0;
}

struct bench {
    struct archive *archive;
    struct arena *arena;
    size_t narticles;
    struct random rng;
};

static size_t count(struct bench *b, const struct query *q, double *ms)
{
    struct search *search;
    struct error err = {0};
    size_t n = 0;
    bool exact = false;
    double start = now_ms();
    if (archive_search(b->archive, q, SORT_DATE, &search, &err) == STATUS_OK) {
        while (!exact && search_count(search, &n, &exact, &err) == STATUS_OK)
            ;
        search_close(search);
    }
    *ms = now_ms() - start;
    error_clear(&err);
    return n;
}

static double first_rows(struct bench *b, const struct query *q, enum sort sort)
{
    struct search *search;
    struct error err = {0};
    struct hit rows[FIRST];
    size_t got = 0;
    double start = now_ms();
    if (archive_search(b->archive, q, sort, &search, &err) == STATUS_OK) {
        search_rows(search, b->arena, 0, FIRST, rows, &got, &err);
        search_close(search);
    }
    double ms = now_ms() - start;
    error_clear(&err);
    return ms;
}

static double facets(struct bench *b, const struct query *q)
{
    static const enum facet shown[] = {FACET_YEAR, FACET_COUNTY, FACET_TOPIC};
    double start = now_ms();
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        struct facet_value *values;
        size_t n;
        struct error err = {0};
        for (bool exact = false; !exact && err.status == STATUS_OK;)
            archive_facets(b->archive, q, shown[i], b->arena, &values, &n, &exact, &err);
        error_clear(&err);
    }
    return now_ms() - start;
}

/* A run of LENGTH ideographs from a random paragraph of a random article; absent when the paragraph has none. */
static struct str random_run(struct bench *b, struct str text, size_t length)
{
    size_t at = utf8_offset(text, random_below(&b->rng, utf8_count(text) + 1)), from = at, n = 0;
    while (at < text.n && n < length) {
        if (!cp_is_han(utf8_next(text, &at)))
            return STR_ABSENT;
        n++;
    }
    return n == length ? arena_str(b->arena, str_cut(text, from, at)) : STR_ABSENT;
}

static const struct {
    const char *name;
    double low, high; /* share of the articles */
} classes[] = {{"rare", 0, 0.0001}, {"mid", 0.0005, 0.0033}, {"frequent", 0.025, 0.08}, {"common", 0.2, 1}};

enum { NCLASSES = sizeof classes / sizeof *classes };

static void sample_texts(struct bench *b, struct str *texts, size_t n)
{
    struct query all = {.kind = QUERY_ALL};
    struct search *search;
    struct error err = {0};
    if (archive_search(b->archive, &all, SORT_DATE, &search, &err) != STATUS_OK) {
        fprintf(stderr, "bench: %s\n", err.message);
        exit(1);
    }
    bool exact;
    search_count(search, &b->narticles, &exact, &err);
    for (size_t i = 0; i < n; i++) {
        struct hit row;
        size_t got = 0;
        search_rows(search, b->arena, random_below(&b->rng, b->narticles), 1, &row, &got, &err);
        struct page page;
        struct article article;
        struct buf body = {0};
        if (got && archive_article(b->archive, b->arena, row.uid, &page, &article, &err) == STATUS_OK)
            article_body(&article, &body);
        texts[i] = arena_str(b->arena, buf_view(&body));
        buf_free(&body);
    }
    search_close(search);
    error_clear(&err);
}

static void measure_length(struct bench *b, const struct str *texts, size_t ntexts, size_t length)
{
    struct times first[NCLASSES] = {0}, counts[NCLASSES] = {0}, ranked[NCLASSES] = {0}, faceted[NCLASSES] = {0};
    size_t found[NCLASSES] = {0};
    for (size_t i = 0; i < TRIES; i++) {
        struct str word = random_run(b, texts[random_below(&b->rng, ntexts)], length);
        if (!word.s)
            continue;
        struct query q = {.kind = QUERY_TEXT, .text = word};
        double ms;
        size_t n = count(b, &q, &ms);
        size_t class = 0;
        while (class < NCLASSES && ((double)n < classes[class].low * (double)b->narticles || (double)n > classes[class].high * (double)b->narticles))
            class++;
        if (class == NCLASSES || found[class] == QUERIES)
            continue;
        found[class]++;
        for (int round = 0; round < ROUNDS; round++) {
            count(b, &q, &ms);
            vec_push(&counts[class], ms);
            vec_push(&first[class], first_rows(b, &q, SORT_DATE));
            vec_push(&ranked[class], first_rows(b, &q, SORT_RANK));
            vec_push(&faceted[class], facets(b, &q));
        }
    }
    for (size_t class = 0; class < NCLASSES; class++) {
        struct times *all[] = {&first[class], &counts[class], &ranked[class], &faceted[class]};
        static const char *const what[] = {"first 50", "count", "ranked", "facets"};
        for (size_t i = 0; i < 4; i++) {
            char name[64];
            snprintf(name, sizeof name, "%zu characters, %s: %s", length, classes[class].name, what[i]);
            print_times(name, all[i]);
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: bench BAOLAN ARTICLES.jsonl WORKING-FOLDER\n", stderr);
        return 2;
    }
    struct bench b = {.arena = arena_new(), .rng = {42}};
    struct str path = path_join(b.arena, str_of(argv[3]), STR("bench.db"));
    unlink(path.s);
    long rss;
    char *index[] = {argv[1], (char *)"index", (char *)"-d", (char *)(uintptr_t)path.s, (char *)"--region", (char *)"141100", argv[2], NULL};
    double ms = run(index, &rss), text = megabytes(argv[2]), size = megabytes(path.s);
    printf("%-34s %10.1f MB/s (%.1f s for %.0f MB, peak %ld MB)\n", "index", text / (ms / 1000), ms / 1000, text, rss / 1024);
    printf("%-34s %10.2f x the JSONL (%.0f MB)\n", "archive", size / text, size);
    double again = run(index, &rss);
    printf("%-34s %10.1f ms\n", "index again, nothing changed", again);
    char *list[] = {argv[1], (char *)"search", (char *)"-d", (char *)(uintptr_t)path.s, (char *)"--limit", (char *)"1", NULL};
    printf("%-34s %10.1f ms\n", "start, list one, end", run(list, &rss));

    struct error err = {0};
    if (archive_open(path, ARCHIVE_READ, &b.archive, &err) != STATUS_OK) {
        fprintf(stderr, "bench: %s\n", err.message);
        return 1;
    }
    enum { TEXTS = 400 };
    struct str texts[TEXTS];
    sample_texts(&b, texts, TEXTS);
    printf("%zu articles; milliseconds: median, 95th percentile (runs)\n", b.narticles);
    struct query all = {.kind = QUERY_ALL};
    struct times opened = {0}, unfiltered = {0};
    for (int i = 0; i < 20; i++)
        vec_push(&unfiltered, facets(&b, &all));
    print_times("facets, no query", &unfiltered);
    for (int i = 0; i < 20; i++)
        vec_push(&opened, first_rows(&b, &all, SORT_DATE));
    print_times("first 50, no query", &opened);
    static const size_t lengths[] = {2, 3, 4, 8};
    for (size_t i = 0; i < 4; i++)
        measure_length(&b, texts, TEXTS, lengths[i]);
    archive_close(b.archive);
    arena_free(b.arena);
    return 0;
}
