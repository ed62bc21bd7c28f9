/*
 * marking: what the reader marks: read, bookmarks with a note, tags; one article or all of the list; and undoing it. The marks
 * themselves are state.h's.
 */
#ifndef UI_MARKING_H
#define UI_MARKING_H

#include "../settings/request.h"
#include "baolan/state.h"

struct browser;

/* Reads the marks; faults are told at the foot. Always leaves marks to work with. */
void marking_start(struct browser *b);
/* Writes what is not written. It is an error when what the reader marked cannot be; that an article was read may get lost. */
enum status marking_end(struct browser *b, struct error *err);

/* True when REQUEST is about marks, and was done. */
bool marking_request(struct browser *b, enum request request);

/* Puts the tags on UID, or takes them off it; blanks or commas between. The act is not ended. False: nothing changed. */
bool marking_tag(struct browser *b, struct str uid, struct str tags, bool on);

#endif
