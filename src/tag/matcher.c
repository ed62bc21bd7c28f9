#include "matcher.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

struct node {
    uint32_t parent, cp; /* the edge that leads here */
    uint32_t fail;       /* the node of the longest proper suffix */
    uint32_t output;     /* the nearest node on the way of suffixes, this one included, that ends a term; 0: none */
    uint32_t entry;      /* 1 + index of the first id of the term that ends here; 0: none */
    uint32_t depth;      /* code points from the root */
    uint32_t hint; /* once built: HINT_OUTPUT when there is an output; else a bit for each edge that may lead on */
};

struct entry {
    uint32_t id, next; /* next: as entry above */
};

/* An edge: KEY is parent and code point in one, so that looking for one reads nothing else. */
struct slot {
    uint64_t key;
    uint32_t child; /* 0: free */
    uint32_t hint;  /* once built: the child's */
};

/* Where a walk is, with its hint beside it, so that most steps read no node. */
struct state {
    uint32_t node, hint;
};

/* Nearly every step leads nowhere and goes back to the root: the bit of the code point says so, without the table being asked. */
#define HINT_OUTPUT (UINT32_C(1) << 31)

static uint32_t hint_bit(uint32_t cp)
{
    uint32_t bit = cp * UINT32_C(0x9e3779b1) >> 27;
    return UINT32_C(1) << (bit == 31 ? 30 : bit);
}

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
    struct state
        *root; /* once built, the root's child for each code point below ROOT_SIZE: where a walk is most of the time */
};

enum { ROOT_SIZE = 0x10000 };

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
    free(m->root);
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
    vec_push(&m->nodes, ((struct node){.parent = parent, .cp = cp, .depth = m->nodes.at[parent].depth + 1}));
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

static struct state from_root(const struct matcher *m, uint32_t cp)
{
    if (cp < ROOT_SIZE)
        return m->root[cp];
    const struct slot *slot = slot_of(m, key_of(0, cp));
    return (struct state){slot->child, slot->hint};
}

static struct state step(const struct matcher *m, struct state s, uint32_t cp)
{
    uint32_t bit = hint_bit(cp);
    while (s.node) {
        if (s.hint & bit) {
            const struct slot *slot = slot_of(m, key_of(s.node, cp));
            if (slot->child)
                return (struct state){slot->child, slot->hint};
        }
        s.node = m->nodes.at[s.node].fail;
        s.hint = m->nodes.at[s.node].hint;
    }
    return from_root(m, cp);
}

/* The same while there are no hints yet. */
static uint32_t step_unhinted(const struct matcher *m, uint32_t node, uint32_t cp)
{
    for (;; node = m->nodes.at[node].fail) {
        uint32_t child = slot_of(m, key_of(node, cp))->child;
        if (child || !node)
            return child;
    }
}

/* Nodes in order of depth, by counting: a suffix is shorter, so its links are ready before they are asked for. */
static uint32_t *by_depth(const struct matcher *m)
{
    size_t deepest = 0;
    for (size_t i = 0; i < m->nodes.n; i++)
        if (m->nodes.at[i].depth > deepest)
            deepest = m->nodes.at[i].depth;
    size_t *start = xcalloc(deepest + 2, sizeof *start);
    for (size_t i = 0; i < m->nodes.n; i++)
        start[m->nodes.at[i].depth + 1]++;
    for (size_t d = 1; d <= deepest + 1; d++)
        start[d] += start[d - 1];
    uint32_t *order = xcalloc(m->nodes.n, sizeof *order);
    for (size_t i = 0; i < m->nodes.n; i++)
        order[start[m->nodes.at[i].depth]++] = (uint32_t)i;
    free(start);
    return order;
}

static void give_hints(struct matcher *m)
{
    for (size_t i = 1; i < m->nodes.n; i++) {
        struct node *node = &m->nodes.at[i];
        node->hint |= node->output ? HINT_OUTPUT : 0;
        m->nodes.at[node->parent].hint |= hint_bit(node->cp);
    }
    for (size_t i = 0; i < m->nslots; i++)
        if (m->slots[i].child)
            m->slots[i].hint = m->nodes.at[m->slots[i].child].hint;
    m->root = xcalloc(ROOT_SIZE, sizeof *m->root);
    for (uint32_t i = 1; i < m->nodes.n; i++)
        if (m->nodes.at[i].depth == 1 && m->nodes.at[i].cp < ROOT_SIZE)
            m->root[m->nodes.at[i].cp] = (struct state){i, m->nodes.at[i].hint};
}

void matcher_build(struct matcher *m)
{
    uint32_t *order = by_depth(m);
    for (size_t i = 1; i < m->nodes.n; i++) {
        struct node *node = &m->nodes.at[order[i]];
        node->fail = node->depth > 1 ? step_unhinted(m, m->nodes.at[node->parent].fail, node->cp) : 0;
        node->output = node->entry ? order[i] : m->nodes.at[node->fail].output;
    }
    free(order);
    give_hints(m);
}

static int compare_hits(const void *x, const void *y)
{
    const struct hit *a = x, *b = y;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to > b->to ? -1 : 1;
    return a->id < b->id ? -1 : a->id > b->id;
}

void matcher_find(const struct matcher *m, struct str text, struct hits *out)
{
    size_t first = out->n;
    struct state s = {0};
    for (size_t at = 0; at < text.n;) {
        s = step(m, s, fold_cp(utf8_next(text, &at)));
        if (!(s.hint & HINT_OUTPUT))
            continue;
        /*
         * Hits end here; the chain of outputs goes from long to short. Where they start is found by walking back from
         * the shortest on.
         */
        size_t mark = out->n;
        for (uint32_t o = m->nodes.at[s.node].output; o; o = m->nodes.at[m->nodes.at[o].fail].output)
            for (uint32_t e = m->nodes.at[o].entry; e; e = m->entries.at[e - 1].next)
                vec_push(out, ((struct hit){.from = m->nodes.at[o].depth, .to = at, .id = m->entries.at[e - 1].id}));
        size_t from = at, walked = 0;
        for (size_t i = out->n; i-- > mark;) {
            for (; walked < out->at[i].from; walked++)
                utf8_prev(text, &from);
            out->at[i].from = from;
        }
    }
    if (out->n > first)
        qsort(out->at + first, out->n - first, sizeof *out->at, compare_hits);
}
