/*
 * correcting: an article's head and text in the reader's editor; what is saved there goes into the file of corrections (overlay.h) and the
 * archive at once. Articles that are joined and split are corrections too (joining.h).
 */
#ifndef UI_CORRECTING_H
#define UI_CORRECTING_H

#include "../settings/request.h"
#include "baolan/correction.h"

struct browser;

/* False when REQUEST is none of theirs. */
bool correcting_request(struct browser *b, enum request request);
/* CHANGES go into the file, which says KNOWN now, and the archive, see overlay_change(); then UID is shown. */
enum status correcting_keep(struct browser *b, const struct corrections *known, const struct correction *changes,
                            size_t n, struct str uid, struct error *err);
/* Undoes the last change of corrections, unless something was marked after it; then false. */
bool correcting_undo(struct browser *b);
void correcting_free(struct browser *b);

#endif
