/*
 * drawn: a row of the screen as it was drawn last, and what of it is otherwise now: only that is drawn again. Most of a row stays when a
 * panel of it changes.
 */
#ifndef UI_DRAWN_H
#define UI_DRAWN_H

#include "row.h"

struct drawn {
    struct buf runs; /* owned; for each run a byte that tells its role, its text, a NUL */
    int columns;     /* of all of them */
    bool known;      /* it was drawn; zero-initialised: it was not */
};

/* Runs [FROM, TO) of a row, which stand from COLUMN on; behind them CLEAR what the row had before. */
struct drawn_change {
    size_t from, to;
    int column;
    bool clear;
};

/* Takes ROW for drawn; false when nothing of it is otherwise. WORK is anything, and anything afterwards. */
bool drawn_take(struct drawn *d, const struct row *row, struct buf *work, struct drawn_change *out);
/* The run at byte *AT of the runs, from 0, and on to the next one; false behind the last. TEXT is the row's, and NUL-terminated. */
bool drawn_next(const struct drawn *d, size_t *at, struct run *out);
void drawn_free(struct drawn *d);

#endif
