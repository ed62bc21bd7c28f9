/*
 * prompt: the line at the foot in which something is typed. While a search is typed the list shows what it finds so
 * far, as often as no key waits; while a panel is narrowed it shows what is left with each key.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "complete.h"
#include "edit.h"

struct browser;

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

void prompt_start(struct browser *b, enum prompt_kind kind);
/* Enter searches, Esc leaves; a query that cannot be read is pointed at and stays to be mended. */
void prompt_key(struct browser *b, uint32_t key);
/* Shows what is found by what is typed so far; false when it is shown. */
bool prompt_idle(struct browser *b);
void prompt_free(struct browser *b);
/* Composes the line into ROW; the column of the cursor. */
int prompt_draw(struct browser *b, struct row *row);

#endif
