/* Setting text: how fast paragraphs of real articles become lines of 45 characters. */
#include <stdio.h>
#include <stdlib.h>

#include "baolan/wrap.h"
#include "bench.h"

enum { ARTICLES = 2000, PAIRS = 10, COLUMNS = 90, INDENT = 4 };

struct paragraphs {
    struct str *at;
    size_t n, cap, bytes;
};

static void collect(struct bench *b, struct paragraphs *out)
{
    struct query all = {.kind = QUERY_ALL};
    struct search *search;
    struct error err = {0};
    if (archive_search(b->archive, &all, SORT_DATE, &search, &err) != STATUS_OK)
        return;
    for (size_t i = 0; i < ARTICLES; i++) {
        struct hit row;
        size_t got = 0;
        struct page page;
        struct article article;
        search_rows(search, b->arena, random_below(&b->rng, b->narticles), 1, &row, &got, &err);
        if (!got || archive_article(b->archive, b->arena, row.uid, &page, &article, &err) != STATUS_OK)
            continue;
        for (size_t s = 0; s < article.nsections; s++)
            for (size_t p = 0; p < article.sections[s].nparagraphs; p++) {
                vec_push(out, article.sections[s].paragraphs[p]);
                out->bytes += article.sections[s].paragraphs[p].n;
            }
    }
    search_close(search);
    error_clear(&err);
}

void bench_wrap(struct bench *b)
{
    struct paragraphs text = {0};
    struct times plain = {0}, hanging = {0};
    collect(b, &text);
    for (int i = 0; i < 2 * PAIRS; i++) {
        struct arena *a = arena_new();
        struct wrap_lines lines;
        double start = busy_ms();
        for (size_t p = 0; p < text.n; p++) {
            if (i & 1)
                wrap_hanging(a, text.at[p], COLUMNS, INDENT, &lines);
            else
                wrap_paragraph(a, text.at[p], COLUMNS, INDENT, &lines);
        }
        times_add(i & 1 ? &hanging : &plain, busy_ms() - start);
        arena_free(a);
    }
    double mb = (double)text.bytes / 1e3; /* bytes a millisecond are kB/s */
    if (text.bytes)
        printf("%-34s %10.0f MB/s, %.0f with hanging punctuation (%.1f MB of paragraphs)\n", "lines set",
               mb / times_median(&plain), mb / times_median(&hanging), (double)text.bytes / 1e6);
    free(plain.at);
    free(hanging.at);
    vec_free(&text);
}
