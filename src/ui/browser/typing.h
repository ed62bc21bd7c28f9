/*
 * typing: what is being typed in the line at the foot, and what is offered for it.
 */
#ifndef UI_TYPING_H
#define UI_TYPING_H

#include "baolan/archive.h"
#include "edit.h"

/* The values of one field, kept once they were asked for. */
struct names {
    struct arena *arena; /* NULL: not known yet */
    struct facet_value *at;
    size_t n;
};

struct offer {
    struct str name, text; /* as shown, and as put into the line */
};

struct completion {
    struct arena *arena; /* NULL: nothing is offered */
    struct offer *at;
    size_t n, chosen;
    size_t from;      /* byte of the line where what is completed begins … */
    struct str typed; /* … and what stood there */
    bool awaited;     /* values have been asked for, which are offered when they come */
};

enum prompt_kind {
    PROMPT_NONE,
    PROMPT_SEARCH,  /* the archive; the list shows what is found so far */
    PROMPT_NARROW,  /* the panel in focus (narrow.h) */
    PROMPT_COMMAND, /* a command, of the palette */
};

struct prompt {
    enum prompt_kind kind; /* PROMPT_NONE: nothing is being typed */
    struct edit edit;
    struct edit_history none; /* for lines that are not remembered */
    struct buf shown;         /* what of the line the list shows the answer to */
    struct completion completion;
    struct buf before; /* searched for before */
    int64_t around;    /* the article under the cursor of the list then, 0: none */
    bool live;         /* the list shows another search than BEFORE */
};

#endif
