#include "pairs.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/fold.h"
#include "baolan/rarity.h"
#include "baolan/utf8.h"

enum { FIRST = 0x4e00, LAST = 0x9fff }; /* cp_is_usual() */
enum { SPANS = 128 };                   /* pairs of several lines */
enum { SLOTS = 4096 };                  /* of a small page; four times as many whenever three of four are taken */

struct pairs *pairs_new(void)
{
    struct pairs *t = xcalloc(1, sizeof *t);
    t->nslots = SLOTS;
    t->places = slots_new();
    slots_resize(&t->places, t->nslots);
    t->slots = xcalloc(t->nslots, sizeof *t->slots);
    t->at = xmalloc(t->nslots / 4 * 3 * sizeof *t->at);
    t->ideographs = xcalloc(LAST - FIRST + 1, sizeof *t->ideographs);
    return t;
}

void pairs_free(struct pairs *t)
{
    free(t->at);
    free(t->slots);
    free(t->ideographs);
    free(t->lines.at);
    free(t->spare.at);
    free(t);
}

static inline size_t place(const struct pairs *t, uint32_t left, uint32_t right)
{
    size_t i = slots_place(&t->places, (uint64_t)left << 32 | right);
    for (uint32_t number; (number = t->slots[i]) != 0; i = (i + 1) & (t->nslots - 1))
        if (t->at[number - 1].left == left && t->at[number - 1].right == right)
            break;
    return i;
}

static void grow(struct pairs *t)
{
    if (t->nslots > SIZE_MAX / 4 / 4 / sizeof *t->at)
        memory_exhausted();
    free(t->slots);
    t->nslots *= 4;
    slots_resize(&t->places, t->nslots);
    t->slots = xcalloc(t->nslots, sizeof *t->slots);
    t->at = xrealloc(t->at, t->nslots / 4 * 3 * sizeof *t->at);
    for (size_t i = 0; i < t->n; i++)
        t->slots[place(t, t->at[i].left, t->at[i].right)] = (uint32_t)i + 1;
}

/* … counted so many times more. */
static inline uint32_t number_of(struct pairs *t, uint32_t left, uint32_t right, uint32_t counted)
{
    uint32_t *slot = &t->slots[place(t, left, right)], number = *slot;
    if (number) {
        t->at[number - 1].n += counted;
        return number - 1;
    }
    t->at[t->n] = (struct pair){left, right, counted, 0};
    *slot = number = (uint32_t)++t->n;
    if (number == t->nslots / 4 * 3)
        grow(t);
    return number - 1;
}

uint32_t pairs_number(struct pairs *t, uint32_t left, uint32_t right)
{
    return number_of(t, left, right, 0);
}

uint32_t pairs_find(const struct pairs *t, uint32_t left, uint32_t right)
{
    return t->slots[place(t, left, right)] - 1; /* free: 0 - 1 = PAIRS_NONE */
}

void pairs_rarity_ahead(const struct pairs *t, const struct pair_list *l)
{
    for (size_t i = 0; i < l->n; i++) {
        const struct pair *p = &t->at[l->at[i]];
        if (!p->rarity)
            rarity_ahead(p->left, p->right);
    }
}

unsigned pairs_rarity(struct pairs *t, uint32_t pair)
{
    struct pair *p = &t->at[pair];
    if (!p->rarity)
        p->rarity = (uint8_t)rarity_pair(p->left, p->right);
    return p->rarity;
}

size_t pairs_right(const struct pairs *t, uint32_t c)
{
    if (cp_is_usual(c))
        return t->ideographs[c - FIRST];
    uint32_t number = pairs_find(t, 0, c);
    return number == PAIRS_NONE ? 0 : t->at[number].n;
}

/* The next letter, digit or ideograph of S, folded; 0: none. */
static inline uint32_t next_core(struct str s, size_t *at)
{
    while (*at < s.n) {
        uint32_t c = fold_cp(utf8_next(s, at));
        if (cp_is_core(c))
            return c;
    }
    return 0;
}

static inline struct pair_span span_read(struct pairs *t, struct str s, bool counted)
{
    struct pair_span span = {.at = t->lines.n};
    size_t at = 0;
    uint32_t left = span.first = next_core(s, &at), right;
    if (!left)
        return span;
    vec_reserve(&t->lines, s.n);
    uint32_t *to = t->lines.at + span.at;
    for (; (right = next_core(s, &at)) != 0; left = right)
        to[span.n++] = number_of(t, left, right, counted);
    span.last = left;
    t->lines.n += span.n;
    return span;
}

struct pair_span pairs_read(struct pairs *t, struct str s)
{
    return span_read(t, s, false);
}

struct pair_span pairs_line(struct pairs *t, struct str s)
{
    return span_read(t, s, true);
}

void pairs_sum(struct pairs *t)
{
    for (size_t i = 0, n = t->n; i < n; i++) {
        uint32_t c = t->at[i].right;
        if (cp_is_usual(c)) {
            t->ideographs[c - FIRST] += t->at[i].n;
        } else {
            uint32_t sum = pairs_number(t, 0, c); /* may move the pairs */
            t->at[sum].n += t->at[i].n;
        }
    }
}

static uint32_t seam_of(struct pairs *t, struct pair_span *left, const struct pair_span *right)
{
    if (left->next != right->first) {
        left->next = right->first;
        left->seam = number_of(t, left->last, right->first, 0);
    }
    return left->seam;
}

void pair_list_span(struct pair_list *l, struct pairs *t, struct pair_span *span, size_t bytes)
{
    l->bytes += bytes;
    if (!span->first)
        return;
    if (!l->cap) {
        l->at = t->spare.at;
        l->cap = t->spare.cap;
        t->spare.at = NULL;
        t->spare.cap = 0;
    }
    vec_reserve(l, span->n + (l->cap ? 1 : SPANS)); /* few texts are one line */
    if (l->before)
        l->at[l->n++] = seam_of(t, l->before, span);
    if (span->n)
        memcpy(l->at + l->n, t->lines.at + span->at, span->n * sizeof *l->at);
    l->n += span->n;
    l->before = span;
}

void pair_list_clear(struct pair_list *l)
{
    l->n = l->bytes = 0;
    l->before = NULL;
}

void pair_list_free(struct pair_list *l, struct pairs *t)
{
    if (l->cap > t->spare.cap) {
        free(t->spare.at);
        t->spare.at = l->at;
        t->spare.cap = l->cap;
    } else {
        free(l->at);
    }
    *l = (struct pair_list){0};
}

bool pairs_seam(struct str left, struct str right, uint32_t *a, uint32_t *b)
{
    size_t l = left.n, r = 0;
    *a = fold_cp(utf8_prev(left, &l));
    *b = fold_cp(utf8_next(right, &r));
    return cp_is_core(*a) && cp_is_core(*b);
}
