/*
 * history: the searches made, in $XDG_STATE_HOME/baolan/history: one a line, the newest last, none twice, readable by
 * nobody else. Where it cannot be read or written there is a history of this session alone.
 */
#ifndef UI_HISTORY_H
#define UI_HISTORY_H

#include "../browser/edit.h"

/* Adds the lines of the file to H. */
void history_load(struct edit_history *h);
/* LINE becomes the newest of the file; what another program put there meanwhile stays. */
void history_keep(struct str line);

#endif
