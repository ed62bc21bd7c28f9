/*
 * bench: indexes a JSONL of articles with the program itself and measures what a reader waits for. Prints tables.
 * usage: bench BAOLAN ARTICLES.jsonl WORKING-FOLDER [keep]       keep: what is in the folder from before, the archive and the peers' indexes,
 * is not made again, and how long that took is told as it was noted then
 * BENCH_PARTS in the environment names the parts that are wanted beside index, with blanks between: adding reading relations wrap rebuild start
 * frames search filters peers; all without it. BENCH_ALONE leaves the peers out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/path.h"
#include "bench.h"

static void bench_reading(struct bench *b)
{
    struct query all = {.kind = QUERY_ALL};
    struct times opened = {0}, counted = {0}, listed = {0};
    struct search *search;
    struct error err = {0};
    double about;
    for (int i = 0; i < 20; i++) {
        times_add(&listed, first_rows(b, &all, SORT_DATE));
        times_add(&counted, facets_exactly(b, &all, &about));
    }
    if (archive_search(b->archive, &all, SORT_DATE, &search, &err) != STATUS_OK)
        return;
    for (int i = 0; i < 200; i++) {
        struct hit row;
        size_t got = 0;
        struct page page;
        struct article article;
        search_rows(search, b->arena, random_below(&b->rng, b->narticles), 1, &row, &got, &err);
        double start = busy_ms();
        if (got)
            archive_article(b->archive, b->arena, row.uid, &page, &article, &err);
        times_add(&opened, busy_ms() - start);
    }
    search_close(search);
    error_clear(&err);
    printf("\n%-34s", "first 50, no query");
    times_print(&listed, 12);
    printf("\n%-34s", "facets, no query");
    times_print(&counted, 12);
    printf("\n%-34s", "an article opened");
    times_print(&opened, 12);
    putchar('\n');
}

/* What the program keeps of its user is kept in FOLDER from now on, and of nobody else. */
static bool use_own_state(struct bench *b)
{
    char *whole = realpath(b->folder.s, NULL); /* a name that is not absolute would not count */
    bool used = whole && setenv("XDG_STATE_HOME", path_join(b->arena, str_of(whole), STR("state")).s, 1) == 0;
    free(whole);
    return used;
}

static bool wanted(const char *part)
{
    const char *parts = getenv("BENCH_PARTS");
    struct str rest = str_of(parts ? parts : part), word;
    for (size_t at = 0; str_next(rest, ' ', &at, &word);)
        if (str_is(word, part))
            return true;
    return false;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: bench BAOLAN ARTICLES.jsonl WORKING-FOLDER [keep]\n", stderr);
        return 2;
    }
    struct bench b = {.arena = arena_new(), .rng = {42}, .folder = str_of(argv[3])};
    b.keep = argc > 4 && strcmp(argv[4], "keep") == 0;
    struct str path = path_join(b.arena, b.folder, STR("archive.db"));
    struct error err = {0};
    if (!use_own_state(&b)) {
        perror(argv[3]);
        return 1;
    }
    setvbuf(stdout, NULL, _IOLBF, 0); /* who waits for long sees how far it is */
    bench_index(&b, argv[1], argv[2], path);
    if (wanted("adding"))
        bench_adding(&b, argv[1], argv[2], path);
    if (archive_open(path, ARCHIVE_READ, &b.archive, &err) != STATUS_OK) {
        fprintf(stderr, "bench: %s\n", err.message);
        return 1;
    }
    if (archive_is_foreign(b.archive)) {
        fprintf(stderr, "bench: %s was kept from elsewhere, and its index would be made anew for each search\n",
                path.s);
        return 1;
    }
    choose_words(&b);
    printf("%-34s %10zu\n", "articles", b.narticles);
    if (wanted("reading"))
        bench_reading(&b);
    if (wanted("relations"))
        bench_relations(&b, path);
    if (wanted("wrap"))
        bench_wrap(&b);
    if (wanted("rebuild"))
        bench_rebuild();
    if (wanted("start"))
        bench_start(&b, argv[1], path);
    if (wanted("frames"))
        bench_frames(&b, argv[1], path);
    if (wanted("search"))
        bench_search(&b);
    if (wanted("filters"))
        bench_filters(&b);
    if (wanted("peers") && !getenv("BENCH_ALONE"))
        bench_peers(&b);
    archive_close(b.archive);
    arena_free(b.arena);
    return 0;
}
