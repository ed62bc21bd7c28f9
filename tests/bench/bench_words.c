/* Words for the queries: runs of ideographs out of random articles, sorted by the share of the articles that have them. */
#include <stdio.h>
#include <stdlib.h>

#include "baolan/utf8.h"
#include "bench.h"

enum { TEXTS = 400, TRIES = 1500 };

const size_t word_lengths[LENGTHS] = {2, 3, 4, 8};
const char *const class_names[CLASSES] = {"rare", "mid", "frequent", "common"};

/* Shares of the articles; rare is at most twenty of 200,000. */
static const struct {
    double low, high;
} shares[CLASSES] = {{0, 0.0001}, {0.0005, 0.0033}, {0.025, 0.08}, {0.2, 1}};

/* A run of LENGTH ideographs from a random place; absent when there is none. */
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

static void sample_texts(struct bench *b, struct str *texts)
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
    for (size_t i = 0; i < TEXTS; i++) {
        struct hit row;
        size_t got = 0;
        struct page page;
        struct article article;
        struct buf body = {0};
        search_rows(search, b->arena, random_below(&b->rng, b->narticles), 1, &row, &got, &err);
        if (got && archive_article(b->archive, b->arena, row.uid, &page, &article, &err) == STATUS_OK)
            article_body(&article, &body);
        texts[i] = arena_str(b->arena, buf_view(&body));
        buf_free(&body);
    }
    search_close(search);
    error_clear(&err);
}

static size_t class_of(double share)
{
    size_t class = 0;
    while (class < CLASSES && (share < shares[class].low || share > shares[class].high))
        class ++;
    return class;
}

/* The count of the first call, which is quick and may be an estimate. */
static size_t count_roughly(struct bench *b, const struct query *q)
{
    struct search *search;
    struct error err = {0};
    size_t n = 0;
    bool exact;
    if (archive_search(b->archive, q, SORT_DATE, &search, &err) == STATUS_OK) {
        search_count(search, &n, &exact, &err);
        search_close(search);
    }
    error_clear(&err);
    return n;
}

static void choose_length(struct bench *b, size_t length, const struct str *texts)
{
    struct words *w = &b->words;
    size_t classes = 0;
    for (size_t i = 0; i < TRIES && classes < CLASSES; i++) {
        struct str word = random_run(b, texts[random_below(&b->rng, TEXTS)], word_lengths[length]);
        if (!word.s)
            continue;
        struct query q = {.kind = QUERY_TEXT, .text = word};
        size_t hits = count_roughly(b, &q), class = class_of((double)hits / (double)b->narticles);
        if (class == CLASSES || w->n[length][class] == WORDS)
            continue;
        count_exactly(b, &q, &hits);
        class = class_of((double)hits / (double)b->narticles);
        bool known = class == CLASSES || w->n[length][class] == WORDS;
        for (size_t k = 0; !known && k < w->n[length][class]; k++)
            known = str_eq(w->at[length][class][k], word);
        if (known)
            continue;
        w->at[length][class][w->n[length][class]++] = word;
        w->hits[length][class] += hits;
        classes += w->n[length][class] == WORDS;
    }
}

void choose_words(struct bench *b)
{
    struct str texts[TEXTS];
    sample_texts(b, texts);
    for (size_t length = 0; length < LENGTHS; length++)
        choose_length(b, length, texts);
}
