/*
 * points: the code points of a text as they are compared (fold.h). A text is decoded and folded once for all who look for words in it.
 */
#ifndef TAG_POINTS_H
#define TAG_POINTS_H

#include "baolan/memory.h"

struct points {
    const uint32_t *cp; /* folded; there is one more behind the last */
    const size_t *at;   /* byte of the text where each begins, and where the last ends */
    size_t n;
};

/* The first MOST code points of TEXT, into A. */
struct points points_of(struct arena *a, struct str text, size_t most);
/* How many of them begin before BYTE. */
size_t points_before(const struct points *points, size_t byte);
/* Those of bytes [FROM, TO); borrows, and bytes stay those of the whole text. */
struct points points_between(const struct points *points, size_t from, size_t to);

#endif
