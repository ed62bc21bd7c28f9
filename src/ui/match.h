/*
 * match: where the words of a query stand in a text, folded (fold.h), for highlighting.
 */
#ifndef UI_MATCH_H
#define UI_MATCH_H

#include "baolan/memory.h"

struct match_range {
    size_t from, to; /* bytes of the text */
};

struct match_ranges {
    struct match_range *at; /* in order, none overlapping */
    size_t n;
};

struct match_words; /* prepared once a query */

struct match_words *match_prepare(struct arena *a, const struct str *words, size_t n);
/* WORDS may be NULL: no ranges. */
void match_find(struct arena *a, const struct match_words *words, struct str text, struct match_ranges *out);

#endif
