#include "gather.h"

#include <stdlib.h>

#include "baolan/slots.h"
#include "pages.h"

enum {
    SLOTS_LEAST = 4096,
    LONG = 0xff /* in an order, where that of a short token has how many bytes it is */
};

struct slot {
    uint64_t order;
    uint32_t term; /* 1 + its place; 0: none */
    uint32_t last; /* 1 + the story that held it last */
};

/* A token and a story, by their places. */
struct pair {
    uint32_t term, story;
};

struct gather {
    struct {
        struct gathered *at;
        size_t n, cap;
    } terms;
    struct {
        unsigned char *at;
        size_t n, cap;
    } lists;
    size_t tokens;
    struct slot *slots;
    size_t nslots; /* a power of two */
    struct slots places;
    struct {
        struct pair *at;
        size_t n, cap;
    } pairs;
    struct {
        int64_t *at;
        size_t n, cap;
    } ids;
};

struct gather *gather_open(void)
{
    struct gather *g = xcalloc(1, sizeof *g);
    g->nslots = SLOTS_LEAST;
    g->places = slots_new();
    slots_resize(&g->places, g->nslots);
    g->slots = xcalloc(g->nslots, sizeof *g->slots);
    return g;
}

void gather_close(struct gather *g)
{
    vec_free(&g->terms);
    vec_free(&g->lists);
    free(g->slots);
    vec_free(&g->pairs);
    vec_free(&g->ids);
    free(g);
}

/* ---- tokens ------------------------------------------------------------------------------------------------------- */

/* Eight bytes as a number: the compiler makes one load of it. */
static uint64_t eight(const unsigned char *p)
{
    return (uint64_t)p[0] << 56 | (uint64_t)p[1] << 48 | (uint64_t)p[2] << 40 | (uint64_t)p[3] << 32 |
           (uint64_t)p[4] << 24 | (uint64_t)p[5] << 16 | (uint64_t)p[6] << 8 | p[7];
}

/* Two tokens are ordered as these numbers are; where they are the same, both tokens are long or the same. */
static uint64_t order_of(const char *token, size_t n, const char *end)
{
    unsigned char first[8] = {0};
    uint64_t order;
    if (end - token >= 8) {
        order = eight((const unsigned char *)token);
    } else {
        memcpy(first, token, n < 8 ? n : 8);
        order = eight(first);
    }
    if (n > TOKEN_SHORT)
        return order | LONG;
    return (order & ~(UINT64_MAX >> 8 * n)) | n;
}

static bool is_same(const struct gather *g, const struct slot *slot, uint64_t order, const char *token, size_t n)
{
    if (slot->order != order)
        return false;
    const struct gathered *t = &g->terms.at[slot->term - 1];
    return (order & LONG) != LONG || (t->n == n && memcmp(t->token, token, n) == 0);
}

static uint64_t key_of(uint64_t order, const char *token, size_t n)
{
    return (order & LONG) == LONG ? str_hash((struct str){token, n}) : order;
}

/* The slot of the token, or the free one that it is to have. */
static struct slot *slot_of(struct gather *g, uint64_t order, const char *token, size_t n)
{
    size_t i = slots_place(&g->places, key_of(order, token, n));
    while (g->slots[i].term && !is_same(g, &g->slots[i], order, token, n))
        i = (i + 1) & (g->nslots - 1);
    return &g->slots[i];
}

static void double_slots(struct gather *g)
{
    struct slot *old = g->slots;
    size_t n = g->nslots;
    g->nslots = 2 * n;
    slots_resize(&g->places, g->nslots);
    g->slots = xcalloc(g->nslots, sizeof *g->slots);
    for (size_t i = 0; i < n; i++) {
        if (!old[i].term)
            continue;
        const struct gathered *t = &g->terms.at[old[i].term - 1];
        *slot_of(g, old[i].order, t->token, t->n) = old[i];
    }
    free(old);
}

/* STORY is a place, from 1. */
static void add_token(struct gather *g, uint32_t story, const char *token, size_t n, const char *end)
{
    if (n > TOKEN_MOST)
        n = TOKEN_MOST;
    uint64_t order = order_of(token, n, end);
    struct slot *slot = slot_of(g, order, token, n);
    g->tokens++;
    if (!slot->term) {
        vec_push(&g->terms, ((struct gathered){.order = order, .token = token, .n = (uint32_t)n}));
        *slot = (struct slot){.order = order, .term = (uint32_t)g->terms.n};
    }
    if (slot->last == story) /* both halves of a jump have it */
        return;
    slot->last = story;
    vec_push(&g->pairs, ((struct pair){slot->term - 1, story - 1}));
    if (2 * g->terms.n >= g->nslots)
        double_slots(g);
}

void gather_add(struct gather *g, int64_t id, struct str tokens)
{
    vec_push(&g->ids, id);
    const char *end = tokens.s + tokens.n;
    for (const char *at = tokens.s, *stop; at < end; at = stop + 1) {
        for (stop = at;
             stop < end && *stop != '\n';) /* short, as tokens are, this is faster than to ask for the place */
            stop++;
        add_token(g, (uint32_t)g->ids.n, at, (size_t)(stop - at), end);
    }
}

size_t gather_tokens(const struct gather *g)
{
    return g->tokens;
}

/* ---- lists -------------------------------------------------------------------------------------------------------- */

static void put_list(struct gather *g, struct gathered *term, const uint32_t *stories, size_t n)
{
    uint64_t before = 0;
    vec_reserve(&g->lists, n * NUMBER_BYTES);
    term->from = g->lists.n;
    for (size_t i = 0; i < n; i++) {
        uint64_t id = (uint64_t)g->ids.at[stories[i]];
        g->lists.n += varint_put(g->lists.at + g->lists.n, id - before);
        before = id;
    }
    term->bytes = (uint32_t)(g->lists.n - term->from);
}

static void put_lists(struct gather *g)
{
    size_t n = g->terms.n;
    size_t *end = xcalloc(n + 1, sizeof *end); /* of each term's stories */
    uint32_t *stories = xcalloc(g->pairs.n + 1, sizeof *stories);
    for (size_t i = 0; i < g->pairs.n; i++)
        end[g->pairs.at[i].term + 1]++;
    for (size_t i = 0; i < n; i++)
        end[i + 1] += end[i];
    for (size_t i = 0; i < g->pairs.n; i++)
        stories[end[g->pairs.at[i].term]++] = g->pairs.at[i].story;
    for (size_t i = 0, from = 0; i < n; from = end[i++])
        put_list(g, &g->terms.at[i], stories + from, end[i] - from);
    free(end);
    free(stories);
}

static int by_token(const void *x, const void *y)
{
    const struct gathered *a = x, *b = y;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return str_cmp((struct str){a->token, a->n}, (struct str){b->token, b->n});
}

const struct gathered *gather_sort(struct gather *g, size_t *n, struct str *lists)
{
    put_lists(g);
    if (g->terms.n)
        qsort(g->terms.at, g->terms.n, sizeof *g->terms.at, by_token);
    *n = g->terms.n;
    *lists = (struct str){(const char *)g->lists.at, g->lists.n};
    return g->terms.at;
}

struct str gathered_token(const struct gathered *t, char scratch[TOKEN_SHORT])
{
    if (t->n > TOKEN_SHORT)
        return (struct str){t->token, t->n};
    for (size_t i = 0; i < TOKEN_SHORT; i++) /* rather than to look into the memory of all */
        scratch[i] = (char)(unsigned char)(t->order >> (56 - 8 * i));
    return (struct str){scratch, t->n};
}

void gather_clear(struct gather *g)
{
    g->terms.n = g->pairs.n = g->ids.n = g->lists.n = 0;
    memset(g->slots, 0, g->nslots * sizeof *g->slots);
}
