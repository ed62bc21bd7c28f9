/*
 * edit: the line a prompt edits, by grapheme cluster (what a reader takes for one character), with the lines given
 * before.
 */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include "../terminal/row.h"
#include "baolan/memory.h"

struct edit_history {
    struct str *at; /* owned by the history, oldest first, none twice */
    size_t n, cap;
};

struct edit {
    struct buf text;
    size_t cursor;    /* byte of TEXT, between clusters */
    size_t recalled;  /* which line of the history is shown; history->n: the one being typed */
    struct buf typed; /* the one being typed, while another is shown */
    struct edit_history *history;
};

void edit_start(struct edit *e, struct edit_history *history, struct str text);
/* Takes a key; false when the key means nothing to a line (Enter and Esc are the caller's). */
bool edit_key(struct edit *e, uint32_t key);
void edit_free(struct edit *e);
/* LINE becomes the newest of H. */
void edit_history_add(struct edit_history *h, struct str line);
void edit_history_free(struct edit_history *h);

/* Draws the line in what is left of ROW, scrolled so that the cursor is seen; answers the column of the cursor. */
int edit_draw(const struct edit *e, struct row *row, enum role role);

#endif
