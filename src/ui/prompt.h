/*
 * prompt: the line at the foot in which something is typed. While a search is typed the list shows what it finds so
 * far, as often as no key waits.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "edit.h"

struct browser;

struct prompt {
    struct edit edit;
    struct buf shown;  /* what of the line the list shows the answer to */
    struct buf before; /* searched for before */
    int64_t around;    /* the article under the cursor of the list then, 0: none */
    bool live;         /* the list shows another search than BEFORE */
};

void prompt_start(struct browser *b);
/* Enter searches, Esc leaves; a query that cannot be read is pointed at and stays to be mended. */
void prompt_key(struct browser *b, uint32_t key);
/* Shows what is found by what is typed so far; false when it is shown. */
bool prompt_idle(struct browser *b);
void prompt_free(struct browser *b);
/* Composes the line into ROW; the column of the cursor. */
int prompt_draw(struct browser *b, struct row *row);

#endif
