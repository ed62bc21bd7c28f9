/*
 * matcher: finds all of many terms in a text in one pass, over folded code points (points.h), so 5G, ５Ｇ and 5g are one term. Where two
 * code points begin no term one bit says so, and nearly everywhere they do; where they may, the terms' tree is walked from there. Linear in
 * the text times the longest term at worst, where terms are nested in one another.
 *
 * Immutable after matcher_build(): may then be shared by threads.
 */
#ifndef TAG_MATCHER_H
#define TAG_MATCHER_H

#include "points.h"

struct matcher;

struct hit {
    size_t from, to; /* bytes of the text searched: [from, to) */
    uint32_t id;     /* as given with the term */
};

struct hits {
    struct hit *at;
    size_t n, cap;
};

struct matcher *matcher_new(void);
void matcher_free(struct matcher *m); /* NULL is fine */
/* Adds a term; an empty one is ignored. The same term may be added with several ids: each gives its own hit. */
void matcher_add(struct matcher *m, struct str term, uint32_t id);
void matcher_build(struct matcher *m); /* once, after the last term */
/* Appends every occurrence of every term, overlapping ones too, sorted by start, longer before shorter. */
void matcher_find(const struct matcher *m, struct points text, struct hits *out);

#endif
