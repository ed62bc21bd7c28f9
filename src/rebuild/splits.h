/* splits: paragraphs at which a story may begin within another, and headlines that say so. Private to splits.c and split_heads.c. */
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

/* Lines of a headline that its own body, if it has one, does not account for. */
struct unplaced {
    const struct block *block;
    struct span lines;
    struct match match;
    double kept; /* share of their words that stands in their own body */
};

struct unplaced_list {
    struct unplaced *at;
    size_t n, cap;
    struct {
        struct unplaced_of {
            size_t which, next; /* one of .at; where the next one of the body is, counted from 1, 0: nowhere */
        } * at;
        size_t n, cap;
    } holding;
    size_t *first; /* by body, as .next: those of whose words it holds some */
};

/* The lines of the page that are so, into OUT. */
void unplaced_find(const struct page_work *p, struct unplaced_list *out);
void unplaced_free(struct unplaced_list *l);
/*
 * What headlines say for each of parts [FROM, TO) of PARTS, which are one body, to begin a story: raises SCORE[0] on, one a part, to the log odds of
 * the best of them, and adds what two of them say together. O is an index of PARTS.
 */
void heads_weigh(const struct page_work *p, struct overlap *o, const struct unplaced_list *unplaced,
                 const struct parts *parts, size_t from, size_t to, double *score);

#endif
