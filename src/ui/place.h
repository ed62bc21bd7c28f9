/*
 * place: where the reader was, kept when the browser ends and taken up again when it starts: filters, the article under the list's
 * cursor, the one being read and its line, the panel.
 */
#ifndef UI_PLACE_H
#define UI_PLACE_H

#include "baolan/status.h"
#include "baolan/str.h"

struct browser;

/* Takes up the place kept for the archive ARCHIVE; what it does not know any more is left out. False: none is kept. */
bool place_take_up(struct browser *b, struct str archive);
/* Where it cannot be kept the next start is one like the first. */
void place_keep(struct browser *b, struct str archive);

#endif
