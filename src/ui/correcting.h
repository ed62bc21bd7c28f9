/*
 * correcting: an article's head and text in the reader's editor; what is saved there goes into the file of corrections (overlay.h) and the
 * archive at once.
 */
#ifndef UI_CORRECTING_H
#define UI_CORRECTING_H

#include "request.h"

struct browser;

/* False when REQUEST is none of theirs. */
bool correcting_request(struct browser *b, enum request request);

#endif
