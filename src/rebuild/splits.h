/* splits: paragraphs at which a story may begin within another. Private to splits.c and split_heads.c. */
#ifndef REBUILD_SPLITS_H
#define REBUILD_SPLITS_H

#include "zones.h"

/* A paragraph. */
struct part {
    size_t first, last; /* lines */
    int body;
    bool opens; /* the first of its body */
};

struct parts {
    struct part *at;
    size_t n, cap;
};

/*
 * What headlines say for each of parts [FROM, TO) of PARTS, which are one body, to begin a story: raises SCORE[0] on, one a part, to the log odds of
 * the best of them, and adds what two of them say together. O is an index of PARTS.
 */
void heads_weigh(const struct page_work *p, struct overlap *o, const struct parts *parts, size_t from, size_t to,
                 double *score);

#endif
