/*
 * What two bodies have in common: from each place of the second text the longest run that also stands in the first, found by its first
 * SEED letters and taken greedily. Time is that of one binary search a letter, times a small constant.
 */
#include "relate_internal.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES_TRIED = 6 }; /* of one seed: a text that repeats itself must not cost its square */

static size_t first_seed(const struct relate_text *text, uint32_t hash)
{
    size_t low = 0, high = text->nseeds;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->seeds[middle].hash < hash)
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

static struct run run_at(const struct relate_text *a, const struct relate_text *b, size_t at)
{
    struct run best = {0, at, 0};
    uint32_t hash = letters_hash(b->letters + at, SEED, 0);
    size_t seed = first_seed(a, hash);
    for (int tried = 0; tried < PLACES_TRIED && seed < a->nseeds && a->seeds[seed].hash == hash; tried++, seed++) {
        size_t n = same_from(a, a->seeds[seed].at, b, at);
        if (n > best.n)
            best = (struct run){a->seeds[seed].at, at, n};
    }
    return best;
}

void reuse_find(struct arena *arena, struct relate_text *a, const struct relate_text *b, struct reuse *out)
{
    struct {
        struct run *at;
        size_t n, cap;
    } runs = {0};
    *out = (struct reuse){0};
    letters_seeds(a);
    uint8_t *taken = arena_alloc(arena, a->n + 1);
    for (size_t at = b->head; at + SEED <= b->n;) {
        struct run run = run_at(a, b, at);
        if (run.n < SEED) {
            at++;
            continue;
        }
        vec_push(&runs, run);
        memset(taken + run.a, 1, run.n);
        out->shared += run.n;
        if (run.n > out->longest.n)
            out->longest = run;
        at += run.n;
    }
    for (size_t i = 0; i < a->n; i++)
        out->a_shared += taken[i];
    out->runs = arena_copy(arena, runs.at, runs.n, sizeof *runs.at);
    out->nruns = runs.n;
    vec_free(&runs);
}
