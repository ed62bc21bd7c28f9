/*
 * Words for the queries: runs of ideographs out of random articles, sorted by the share of the articles that have them. Long runs that many
 * articles have are few beside all runs: what draws did not find of them is looked for among those that several of the drawn articles have.
 */
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

static bool is_known(const struct words *w, size_t length, struct str word)
{
    for (size_t class = 0; class < CLASSES; class ++)
        for (size_t i = 0; i < w->n[length][class]; i++)
            if (str_eq(w->at[length][class][i], word))
                return true;
    return false;
}

/* Takes the word into its class, when there is room. */
static void offer(struct bench *b, size_t length, struct str word)
{
    struct words *w = &b->words;
    if (!word.s || is_known(w, length, word))
        return;
    struct query q = {.kind = QUERY_TEXT, .text = word};
    size_t hits = count_roughly(b, &q), class = class_of((double)hits / (double)b->narticles);
    if (class == CLASSES || w->n[length][class] == WORDS)
        return;
    count_exactly(b, &q, &hits);
    class = class_of((double)hits / (double)b->narticles);
    if (class == CLASSES || w->n[length][class] == WORDS)
        return;
    w->at[length][class][w->n[length][class]++] = word;
    w->hits[length][class] += hits;
}

static bool has_room(const struct words *w, size_t length, size_t class)
{
    while (class < CLASSES && w->n[length][class] == WORDS)
        class ++;
    return class < CLASSES;
}

static void draw_words(struct bench *b, size_t length, const struct str *texts)
{
    for (size_t i = 0; i < TRIES && has_room(&b->words, length, 0); i++)
        offer(b, length, random_run(b, texts[random_below(&b->rng, TEXTS)], word_lengths[length]));
}

/* ---- what many have ----------------------------------------------------------------------------------------------- */

struct runs {
    struct run {
        struct str text;
        size_t article;
    } * at;
    size_t n, cap;
};

static int run_order(const void *x, const void *y)
{
    const struct run *a = x, *b = y;
    int order = str_cmp(a->text, b->text);
    return order ? order : (a->article > b->article) - (a->article < b->article);
}

static void add_runs(struct runs *runs, struct str text, size_t article, size_t length)
{
    size_t starts[8], n = 0; /* of the last LENGTH characters of the run at hand, in turn */
    for (size_t at = 0, from = 0; at < text.n; from = at) {
        n = cp_is_han(utf8_next(text, &at)) ? n + 1 : 0;
        if (n)
            starts[n % length] = from;
        if (n >= length)
            vec_push(runs, ((struct run){str_cut(text, starts[(n + 1) % length], at), article}));
    }
}

/* The runs that at least MANY of the texts have, each once. */
static void keep_frequent(struct runs *runs)
{
    enum { MANY = TEXTS / 50 };
    size_t kept = 0;
    for (size_t i = 0, k; i < runs->n; i = k) {
        size_t articles = 1;
        for (k = i + 1; k < runs->n && str_eq(runs->at[k].text, runs->at[i].text); k++)
            articles += runs->at[k].article != runs->at[k - 1].article;
        if (articles >= MANY)
            runs->at[kept++] = runs->at[i];
    }
    runs->n = kept;
}

static void search_words(struct bench *b, size_t length, const struct str *texts)
{
    enum { FREQUENT = 2 };
    struct runs runs = {0};
    if (!has_room(&b->words, length, FREQUENT))
        return;
    for (size_t i = 0; i < TEXTS; i++)
        add_runs(&runs, texts[i], i, word_lengths[length]);
    qsort(runs.at, runs.n, sizeof *runs.at, run_order);
    keep_frequent(&runs);
    for (size_t i = 0; runs.n && i < TRIES && has_room(&b->words, length, FREQUENT); i++)
        offer(b, length, runs.at[random_below(&b->rng, runs.n)].text);
    vec_free(&runs);
}

void choose_words(struct bench *b)
{
    struct str texts[TEXTS];
    sample_texts(b, texts);
    for (size_t length = 0; length < LENGTHS; length++)
        draw_words(b, length, texts);
    for (size_t length = 0; length < LENGTHS; length++)
        search_words(b, length, texts);
}
