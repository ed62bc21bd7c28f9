/*
 * What two bodies have in common: from each place of the shorter one the longest run that also stands in the longer one, found by its first
 * SEED letters and taken greedily. Time is that of one binary search a letter of the shorter one, times a small constant: so a very long text,
 * which shares something with very many, is no dearer than they are. It is put in order once.
 */
#include "relate_internal.h"

#include <stdlib.h>

enum { PLACES_TRIED = 6 }; /* of one seed: a text that repeats itself must not cost its square */

/* The shorter body is looked for in the longer one. */
static bool is_shorter(const struct relate_text *a, const struct relate_text *b)
{
    return a->n - a->head < b->n - b->head;
}

/*
 * A run of N letters holds N - SEED + 1 seeds one after another, so where as many seeds as that are in the other text for all that its bits
 * tell there is no longer one, and runs cover no more than those seeds do.
 */
bool reuse_may_be(struct relate_text *a, struct relate_text *b, size_t longest, double share)
{
    struct relate_text *longer = is_shorter(a, b) ? b : a, *shorter = longer == a ? b : a;
    size_t all = shorter->n - shorter->head, covered = 0, run = 0;
    letters_seeds(longer);
    letters_seeds(shorter);
    for (size_t i = 0; i < shorter->nseeds; i++) {
        size_t bit = seed_bit(longer, shorter->seeds[i]);
        if (!(longer->seen[bit / 64] >> bit % 64 & 1)) {
            run = 0;
            continue;
        }
        covered += run ? 1 : SEED;
        run = run ? run + 1 : SEED;
        if (run >= longest)
            return true;
    }
    return (double)covered / (double)all >= share;
}

static size_t first_seed(const struct relate_text *text, uint32_t hash)
{
    size_t low = 0, high = text->nseeds;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->sorted[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t same_from(const struct relate_text *a, size_t i, const struct relate_text *b, size_t j)
{
    size_t n = 0;
    while (i + n < a->n && j + n < b->n && a->letters[i + n] == b->letters[j + n])
        n++;
    return n;
}

/* Run a: of LONGER. */
static struct run run_at(const struct relate_text *longer, const struct relate_text *shorter, size_t at)
{
    struct run best = {0, at, 0};
    uint32_t hash = shorter->seeds[at - shorter->head];
    size_t seed = first_seed(longer, hash);
    for (int tried = 0; tried < PLACES_TRIED && seed < longer->nseeds && longer->sorted[seed].hash == hash;
         tried++, seed++) {
        size_t n = same_from(longer, longer->sorted[seed].at, shorter, at);
        if (n > best.n)
            best = (struct run){longer->sorted[seed].at, at, n};
    }
    return best;
}

static int by_place(const void *x, const void *y)
{
    const struct run *a = x, *b = y;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/* Letters of the longer text in RUNS, which it puts in order; there they may overlap. */
static size_t letters_in(struct run *runs, size_t n)
{
    size_t letters = 0, end = 0;
    if (n)
        qsort(runs, n, sizeof *runs, by_place);
    for (size_t i = 0; i < n; i++) {
        size_t from = runs[i].a > end ? runs[i].a : end, to = runs[i].a + runs[i].n;
        letters += to > from ? to - from : 0;
        end = to > end ? to : end;
    }
    return letters;
}

void reuse_find(struct arena *arena, struct relate_text *a, struct relate_text *b, struct reuse *out)
{
    struct {
        struct run *at;
        size_t n, cap;
    } runs = {0};
    bool swapped = is_shorter(a, b);
    struct relate_text *longer = swapped ? b : a, *shorter = swapped ? a : b;
    size_t shared = 0;
    *out = (struct reuse){0};
    letters_sort_seeds(longer);
    letters_seeds(shorter);
    for (size_t at = shorter->head; at + SEED <= shorter->n;) {
        struct run run = run_at(longer, shorter, at);
        if (run.n < SEED) {
            at++;
            continue;
        }
        vec_push(&runs, run);
        shared += run.n;
        at += run.n;
    }
    size_t in_longer = letters_in(runs.at, runs.n);
    out->a_shared = swapped ? shared : in_longer;
    out->b_shared = swapped ? in_longer : shared;
    out->runs = arena_copy(arena, runs.at, runs.n, sizeof *runs.at);
    out->nruns = runs.n;
    for (size_t i = 0; i < runs.n; i++) {
        struct run *run = &out->runs[i];
        if (swapped)
            *run = (struct run){run->b, run->a, run->n};
        if (run->n > out->longest.n)
            out->longest = *run;
    }
    vec_free(&runs);
}
