/*
 * moving: from article to article other than by the list's cursor: the next of the page, of the day, of the list; the page as
 * printed; this day in other years; any; and the list of what was read.
 */
#ifndef UI_MOVING_H
#define UI_MOVING_H

#include "../settings/request.h"

struct browser;

/* True when REQUEST is such a move, and was done or found impossible (which is told). */
bool moving_request(struct browser *b, enum request request);

/* Opens UID, which is the NTH OF so many; WORDS say so. */
void moving_open_counted(struct browser *b, struct str uid, enum message words, size_t nth, size_t of);

#endif
