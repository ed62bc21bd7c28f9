/*
 * saved: searches that were given a name, kept in the state folder (state.h), listed and counted as a facet group: those that are chosen
 * narrow the list as facet values do.
 */
#ifndef UI_SAVED_H
#define UI_SAVED_H

#include "../settings/request.h"
#include "baolan/state.h"

struct browser;

struct saved {
    struct arena *arena;
    struct saved_search *at;
    size_t n;
    struct arena *undo;
    struct {
        struct saved_change {
            struct saved_search before; /* what was kept under the name; an absent query: nothing */
            size_t acts, corrections;   /* of marking, of correcting, that came before */
        } * at;
        size_t n, cap;
    } changes; /* of this session, for undoing; texts in UNDO */
};

/* Reads them; what is wrong is noted. */
void saved_load(struct browser *b);
void saved_free(struct browser *b);
/* False when REQUEST is none of theirs. */
bool saved_request(struct browser *b, enum request request);

#endif
