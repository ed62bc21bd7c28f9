/*
 * What tagging takes of the processor beside the full text alone, and what relations take as an archive grows: with those of added pages, whose articles
 * are others' with their halves changed over, a relation is there to be found for each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/input.h"
#include "baolan/region.h"
#include "baolan/tag.h"
#include "baolan/utf8.h"
#include "bench.h"

static void fail(struct error *err)
{
    fprintf(stderr, "bench: %s\n", err->message);
    exit(1);
}

/* ---- tagging ------------------------------------------------------------------------------------------------------ */

void bench_tags(const char *articles, double fulltext_ms, FILE *out)
{
    struct arena *arena = arena_new();
    struct tagger *tagger = NULL;
    struct region_guess *guess = NULL;
    struct input *in;
    struct input_item item;
    struct error err = {0};
    double busy = 0, asked = 0;
    size_t n = 0;
    if (tagger_open(STR("141100"), &tagger, &err) != STATUS_OK || region_guess_open(&guess, &err) != STATUS_OK ||
        input_open(str_of(articles), &in, &err) != STATUS_OK)
        fail(&err);
    while (arena_reset(arena), input_next(in, arena, &item, &err) == STATUS_OK) {
        if (item.kind != ITEM_PAGE)
            continue;
        double start = busy_ms();
        region_ask(guess, arena, &item.page);
        asked += busy_ms() - start;
        for (size_t i = 0; i < item.page.narticles; i++, n++) {
            start = busy_ms();
            tagger_tag(tagger, arena, &item.page.articles[i]);
            busy += busy_ms() - start;
        }
    }
    fprintf(out, "%-34s %10.1f s, %.0f us an article, %.0f %% of the full text alone\n", "all tagging, processor",
            busy / 1000, n ? 1000 * busy / (double)n : 0, fulltext_ms > 0 ? 100 * busy / fulltext_ms : 0);
    fprintf(out, "%-34s %10.1f s, %.0f us an article, %.0f %% of the full text alone\n",
            "whose region, where none is named", asked / 1000, n ? 1000 * asked / (double)n : 0,
            fulltext_ms > 0 ? 100 * asked / fulltext_ms : 0);
    input_close(in);
    region_guess_close(guess);
    tagger_close(tagger);
    arena_free(arena);
    error_clear(&err);
}

/* ---- relations ---------------------------------------------------------------------------------------------------- */

/* An article of SEARCH's with its halves changed over, on a later day. */
static struct article changed_over(struct bench *b, struct arena *a, struct search *search)
{
    struct hit row;
    struct page page;
    struct article article = {0}, old = {0};
    struct error err = {0};
    size_t got = 0;
    search_rows(search, a, random_below(&b->rng, b->narticles), 1, &row, &got, &err);
    if (got)
        archive_article(b->archive, a, row.uid, &page, &old, &err);
    if (err.status != STATUS_OK)
        fail(&err);
    struct buf body = {0};
    article_body(&old, &body);
    struct str text = arena_str(a, buf_view(&body));
    size_t middle = utf8_offset(text, utf8_count(text) / 2);
    struct section *section = arena_alloc(a, sizeof *section);
    section->paragraphs = arena_array(a, 2, sizeof *section->paragraphs);
    section->paragraphs[0] = str_cut(text, middle, text.n);
    section->paragraphs[1] = str_cut(text, 0, middle);
    section->nparagraphs = 2;
    article = (struct article){.title = old.title, .sections = section, .nsections = 1};
    buf_free(&body);
    return article;
}

/* Writes N of them as one page, or takes that page out again (N 0); answers what their relations took. */
static double relate_added(struct bench *b, struct archive *archive, const struct tagger *tagger, struct search *search,
                           size_t n)
{
    struct arena *a = arena_new();
    struct error err = {0};
    struct article *articles = arena_array(a, n, sizeof *articles);
    struct page page = {
        .file = STR("bench-added.txt"), .articles = articles, .narticles = n, .date_basis = BASIS_OPTION};
    struct source source = {.file = page.file, .status = STR("")};
    date_parse(a, STR("2025-01-06"), &page.date);
    for (size_t i = 0; i < n; i++) {
        articles[i] = changed_over(b, a, search);
        articles[i].seq = (int)i + 1;
        tagger_tag(tagger, a, &articles[i]);
    }
    archive_put_source(archive, &source, n ? &page : NULL, n ? 1 : 0, &err);
    double start = busy_ms();
    archive_relate(archive, NULL, NULL, &err);
    if (err.status != STATUS_OK)
        fail(&err);
    arena_free(a);
    return busy_ms() - start;
}

void bench_relations(struct bench *b, struct str path)
{
    static const size_t added[] = {8, 64, 512};
    struct query all = {.kind = QUERY_ALL};
    struct archive *archive;
    struct tagger *tagger = NULL;
    struct search *search;
    struct error err = {0};
    if (tagger_open(STR("141100"), &tagger, &err) != STATUS_OK ||
        archive_open(path, ARCHIVE_WRITE, &archive, &err) != STATUS_OK ||
        archive_search(b->archive, &all, SORT_DATE, &search, &err) != STATUS_OK)
        fail(&err);
    printf("%-34s", "relations of articles added");
    for (size_t i = 0; i < sizeof added / sizeof *added; i++) {
        double busy = relate_added(b, archive, tagger, search, added[i]);
        printf("%s %zu: %.2f ms each", i ? "," : "", added[i], busy / (double)added[i]);
    }
    putchar('\n');
    relate_added(b, archive, tagger, search, 0);
    archive_settle(archive, NULL, NULL, &err); /* what is measured after this finds the archive as a run leaves it */
    if (err.status != STATUS_OK)
        fail(&err);
    search_close(search);
    archive_close(archive);
    tagger_close(tagger);
}
