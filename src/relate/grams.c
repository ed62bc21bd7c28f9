/* Runs of so many letters of a text, known by their hashes: those of sentences and seeds, and those that names are made of, in order. */
#include "relate_internal.h"

#include <stdlib.h>

#include "baolan/utf8.h"

/* Multiply and rotate a letter at a time, then the finisher of MurmurHash3 (Appleby, public domain): the same everywhere. */
static inline uint64_t hash_begin(uint32_t kind)
{
    return 0x9e3779b97f4a7c15u ^ kind;
}

static inline uint64_t hash_letter(uint64_t h, uint32_t letter)
{
    h = (h ^ letter) * 0xff51afd7ed558ccdu;
    return h << 31 | h >> 33;
}

static inline uint32_t hash_end(uint64_t h, uint32_t kind)
{
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53u;
    return ((uint32_t)(h ^ h >> 33) & ~1u) | kind;
}

uint32_t letters_hash(const uint32_t *letters, size_t n, uint32_t kind)
{
    uint64_t h = hash_begin(kind);
    for (size_t i = 0; i < n; i++)
        h = hash_letter(h, letters[i]);
    return hash_end(h, kind);
}

/* Four at a time: each step of one waits for the step before, and not for those of the others. */
void letters_hashes(const uint32_t *letters, size_t grams, size_t n, uint32_t kind, uint32_t *out)
{
    size_t at = 0;
    for (; at + 4 <= grams; at += 4) {
        uint64_t a = hash_begin(kind), b = a, c = a, d = a;
        for (const uint32_t *p = letters + at, *end = p + n; p < end; p++) {
            a = hash_letter(a, p[0]);
            b = hash_letter(b, p[1]);
            c = hash_letter(c, p[2]);
            d = hash_letter(d, p[3]);
        }
        out[at] = hash_end(a, kind);
        out[at + 1] = hash_end(b, kind);
        out[at + 2] = hash_end(c, kind);
        out[at + 3] = hash_end(d, kind);
    }
    for (; at < grams; at++)
        out[at] = letters_hash(letters + at, n, kind);
}

/* Puts each gram before all of higher hash; those of one hash stay in their order. */
static void insert_grams(struct gram *grams, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct gram gram = grams[i];
        size_t k = i;
        for (; k > 0 && grams[k - 1].hash > gram.hash; k--)
            grams[k] = grams[k - 1];
        grams[k] = gram;
    }
}

/*
 * Orders grams by hash and keeps the order of places: a radix sort, because this is most of the work on an article. Of few grams hardly two have the
 * upper half of their hashes alike, so that sorting by that leaves next to nothing to be moved; by less of it, moving would take longer
 * than another round. SPARE: room for as many.
 */
static void sort_grams(struct gram *grams, struct gram *spare, size_t n)
{
    enum { FEW = 4096 };
    struct gram *from = grams, *to = spare;
    for (int shift = n <= FEW ? 16 : 0; shift < 32; shift += 8) {
        uint32_t starts[257] = {0};
        for (size_t i = 0; i < n; i++)
            starts[(from[i].hash >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++)
            starts[i + 1] += starts[i];
        for (size_t i = 0; i < n; i++)
            to[starts[from[i].hash >> shift & 255]++] = from[i];
        struct gram *swap = from;
        from = to;
        to = swap;
    }
    if (n <= FEW)
        insert_grams(grams, n); /* after an even number of rounds all is where it was */
}

void letters_seeds(struct relate_text *text)
{
    size_t body = text->n - text->head;
    if (text->seeds || body < SEED)
        return;
    text->nseeds = body - SEED + 1;
    text->seeds = arena_array(text->arena, text->nseeds, sizeof *text->seeds);
    letters_hashes(text->letters + text->head, text->nseeds, SEED, 0, text->seeds);
    text->seen = arena_array(text->arena, seed_bits(text) / 64, sizeof *text->seen);
    for (size_t i = 0; i < text->nseeds; i++) {
        size_t bit = seed_bit(text, text->seeds[i]);
        text->seen[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

void letters_sort_seeds(struct relate_text *text)
{
    letters_seeds(text);
    if (text->sorted || !text->nseeds)
        return;
    text->sorted = arena_array(text->arena, text->nseeds, sizeof *text->sorted);
    for (size_t i = 0; i < text->nseeds; i++)
        text->sorted[i] = (struct gram){text->seeds[i], (uint32_t)(text->head + i)};
    struct gram *spare = xmalloc(text->nseeds * sizeof *spare);
    sort_grams(text->sorted, spare, text->nseeds);
    free(spare);
}

/* Notes where the grams of each part of all hashes begin. */
static void find_heads(struct relate_text *text)
{
    size_t head = 0;
    for (size_t i = 0; i < text->nnames; i++)
        for (; head <= name_head(text->names[i].hash); head++)
            text->heads[head] = (uint32_t)i;
    for (; head <= NAME_HEADS; head++)
        text->heads[head] = (uint32_t)text->nnames;
}

void grams_read(struct arena *a, struct relate_text *text)
{
    size_t grams = text->n < NAME ? 0 : text->n - NAME + 1, run = 0;
    uint32_t *hashes = xmalloc((grams + 1) * sizeof *hashes);
    struct gram *names = xmalloc(2 * (grams + 1) * sizeof *names);
    letters_hashes(text->letters, grams, NAME, TRACE_NAME, hashes);
    for (size_t i = 0; i < text->n; i++) { /* RUN: ideographs of one clause that end here */
        run = !cp_is_han(text->letters[i]) ? 0 : text->stops[i] == STOP_NONE ? run + 1 : 1;
        if (run >= NAME)
            names[text->nnames++] = (struct gram){hashes[i + 1 - NAME], (uint32_t)(i + 1 - NAME)};
    }
    sort_grams(names, names + grams + 1, text->nnames);
    text->names = arena_copy(a, names, text->nnames, sizeof *names);
    find_heads(text);
    free(names);
    free(hashes);
}

bool grams_of(const struct relate_text *text, uint32_t hash, size_t *from, size_t *to)
{
    size_t low = text->heads[name_head(hash)], high = text->heads[name_head(hash) + 1];
    low = low > *from ? low : *from;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->names[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    *from = *to = low;
    while (*to < text->nnames && text->names[*to].hash == hash)
        ++*to;
    return *to > low;
}
