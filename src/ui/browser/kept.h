/*
 * kept: what acts keep from one key to another: saved searches, the corrections of this session, an article that is to be joined.
 */
#ifndef UI_KEPT_H
#define UI_KEPT_H

#include "baolan/correction.h"
#include "baolan/state.h"

/* The searches that were given a name. */
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

/* What was in the file before each change of this session, for undoing. */
struct corrections_made {
    struct correction_made {
        struct buf before; /* the corrections of all articles that it was about, as text; owned */
        char *uid;         /* of the article that is shown; owned */
        size_t acts;       /* of marking that came before */
    } * at;
    size_t n, cap;
};

/* The article that another is to be chosen for. */
struct joining {
    struct arena *arena; /* NULL: none is chosen */
    struct str uid, title;
};

#endif
