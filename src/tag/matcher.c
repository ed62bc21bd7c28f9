#include "matcher.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

struct node {
    uint32_t parent, cp; /* the edge that leads here */
    uint32_t entry;      /* 1 + index of the first id of the term that ends here; 0: none */
};

struct entry {
    uint32_t id, next; /* next: as entry above */
};

/* An edge: KEY is parent and code point in one, so that looking for one reads nothing else. */
struct slot {
    uint64_t key;
    uint32_t child; /* 0: free */
};

/*
 * Node 0 is the root. Edges lie in one open hash table of (parent, code point): few bytes, and no node pays for
 * children it lacks.
 */
struct matcher {
    struct {
        struct node *at;
        size_t n, cap;
    } nodes;
    struct {
        struct entry *at;
        size_t n, cap;
    } entries;
    struct slot *slots;
    size_t nslots; /* a power of two */
    /* Once built, bits: of the pairs that terms begin with, by their hash; of the code points that are a term alone, by their low half. */
    uint32_t *pairs, *singles;
    unsigned pair_shift; /* of the hash, so that as many bits are left as there are */
};

enum {
    WORD_BITS = 32,
    SINGLES = 0x10000,
    PAIR_BITS_LEAST = 10,
    PAIR_ROOM = 32 /* bits a pair, so that few others meet one */
};

static uint32_t pair_hash(const struct matcher *m, uint32_t first, uint32_t second)
{
    return (first * UINT32_C(0x9e3779b1) ^ second * UINT32_C(0x85ebca6b)) * UINT32_C(0xc2b2ae35) >> m->pair_shift;
}

static bool bit_of(const uint32_t *bits, uint32_t i)
{
    return bits[i / WORD_BITS] >> i % WORD_BITS & 1;
}

static void set_bit(uint32_t *bits, uint32_t i)
{
    bits[i / WORD_BITS] |= UINT32_C(1) << i % WORD_BITS;
}

static uint64_t key_of(uint32_t parent, uint32_t cp)
{
    return (uint64_t)parent << 21 | cp;
}

static struct slot *slot_of(const struct matcher *m, uint64_t key)
{
    size_t mask = m->nslots - 1, i = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & mask;
    while (m->slots[i].child && m->slots[i].key != key)
        i = (i + 1) & mask;
    return &m->slots[i];
}

struct matcher *matcher_new(void)
{
    struct matcher *m = xcalloc(1, sizeof *m);
    m->nslots = 1024;
    m->slots = xcalloc(m->nslots, sizeof *m->slots);
    vec_push(&m->nodes, (struct node){0});
    return m;
}

void matcher_free(struct matcher *m)
{
    if (!m)
        return;
    vec_free(&m->nodes);
    vec_free(&m->entries);
    free(m->slots);
    free(m->pairs);
    free(m->singles);
    free(m);
}

static void enter(struct matcher *m, uint32_t parent, uint32_t cp, uint32_t child)
{
    uint64_t key = key_of(parent, cp);
    *slot_of(m, key) = (struct slot){.key = key, .child = child};
}

static void grow_slots(struct matcher *m)
{
    free(m->slots);
    m->nslots *= 2;
    m->slots = xcalloc(m->nslots, sizeof *m->slots);
    for (uint32_t i = 1; i < m->nodes.n; i++)
        enter(m, m->nodes.at[i].parent, m->nodes.at[i].cp, i);
}

static uint32_t child_made(struct matcher *m, uint32_t parent, uint32_t cp)
{
    uint32_t child = slot_of(m, key_of(parent, cp))->child;
    if (child)
        return child;
    child = (uint32_t)m->nodes.n;
    vec_push(&m->nodes, ((struct node){.parent = parent, .cp = cp}));
    enter(m, parent, cp, child);
    if (m->nodes.n * 2 > m->nslots)
        grow_slots(m);
    return child;
}

void matcher_add(struct matcher *m, struct str term, uint32_t id)
{
    uint32_t node = 0;
    for (size_t at = 0; at < term.n;)
        node = child_made(m, node, fold_cp(utf8_next(term, &at)));
    if (!node)
        return;
    vec_push(&m->entries, ((struct entry){.id = id, .next = m->nodes.at[node].entry}));
    m->nodes.at[node].entry = (uint32_t)m->entries.n;
}

void matcher_build(struct matcher *m)
{
    unsigned bits = PAIR_BITS_LEAST;
    while (bits < WORD_BITS - 1 && (size_t)1 << bits < m->nodes.n * PAIR_ROOM)
        bits++;
    m->pair_shift = WORD_BITS - bits;
    m->pairs = xcalloc(((size_t)1 << bits) / WORD_BITS, sizeof *m->pairs);
    m->singles = xcalloc(SINGLES / WORD_BITS, sizeof *m->singles);
    for (size_t i = 1; i < m->nodes.n; i++) {
        const struct node *node = &m->nodes.at[i];
        if (node->parent && !m->nodes.at[node->parent].parent)
            set_bit(m->pairs, pair_hash(m, m->nodes.at[node->parent].cp, node->cp));
        if (!node->parent && node->entry)
            set_bit(m->singles, node->cp % SINGLES);
    }
}

static bool comes_before(const struct hit *a, const struct hit *b)
{
    return a->to != b->to ? a->to > b->to : a->id < b->id;
}

static void swap(struct hit *a, struct hit *b)
{
    struct hit hit = *a;
    *a = *b;
    *b = hit;
}

/* Adds the terms that begin at code point I. */
static void find_at(const struct matcher *m, const struct points *text, size_t i, struct hits *out)
{
    size_t first = out->n;
    uint32_t node = 0;
    for (size_t k = i; k < text->n; k++) {
        node = slot_of(m, key_of(node, text->cp[k]))->child;
        if (!node)
            break;
        for (uint32_t e = m->nodes.at[node].entry; e; e = m->entries.at[e - 1].next)
            vec_push(out, ((struct hit){text->at[i], text->at[k + 1], m->entries.at[e - 1].id}));
    }
    for (size_t k = first, last = out->n; k + 1 < last;
         k++) /* what was added last comes first so far, and the shortest term */
        swap(&out->at[k], &out->at[--last]);
    for (size_t k = first + 1; k < out->n; k++) /* hardly any: who adds terms counts them up */
        for (size_t j = k; j > first && comes_before(&out->at[j], &out->at[j - 1]); j--)
            swap(&out->at[j], &out->at[j - 1]);
}

void matcher_find(const struct matcher *m, struct points text, struct hits *out)
{
    for (size_t i = 0; i < text.n; i++)
        if (bit_of(m->pairs, pair_hash(m, text.cp[i], text.cp[i + 1])) || bit_of(m->singles, text.cp[i] % SINGLES))
            find_at(m, &text, i, out);
}
