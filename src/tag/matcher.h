/*
 * matcher: finds all of many terms in a text in one pass (Aho and Corasick, "Efficient string matching", CACM 18/6,
 * 1975), over folded code points (fold.h), so 5G, ５Ｇ and 5g are one term. Linear in the text plus the number of hits;
 * at one place there are never more hits than terms nested in one another.
 *
 * Immutable after matcher_build(): may then be shared by threads.
 */
#ifndef TAG_MATCHER_H
#define TAG_MATCHER_H

#include "baolan/memory.h"

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
void matcher_find(const struct matcher *m, struct str text, struct hits *out);

#endif
