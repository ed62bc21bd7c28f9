/*
 * trail: the articles read, in the order they were read, with the line each was left at; back and forward move along
 * it.
 */
#ifndef UI_TRAIL_H
#define UI_TRAIL_H

#include "baolan/memory.h"

struct trail_step {
    struct str uid;  /* owned by the trail */
    size_t line, of; /* the first line shown when it was left, of how many */
};

struct trail {
    struct trail_step *at;
    size_t n, cap;
    size_t here; /* index of the article being read; n == 0: none */
};

void trail_add(struct trail *t, struct str uid);           /* after HERE; what was ahead is forgotten */
void trail_leave(struct trail *t, size_t line, size_t of); /* the line where the article being read is left */
/* Steps back or forward; NULL at the end, and then nothing moves. */
const struct trail_step *trail_back(struct trail *t);
const struct trail_step *trail_forward(struct trail *t);
void trail_free(struct trail *t);

#endif
