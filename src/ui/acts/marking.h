/*
 * marking: what the reader marks: read, bookmarks with a note, tags; one article or all of the list; and undoing it. The marks
 * themselves are state.h's.
 */
#ifndef UI_MARKING_H
#define UI_MARKING_H

#include "../settings/request.h"
#include "../terminal/row.h"
#include "baolan/state.h"

struct browser;

/* Reads the marks; faults are told at the foot. Always leaves marks to work with. */
void marking_start(struct browser *b);
/* Writes what is not written. It is an error when what the reader marked cannot be; that an article was read may get lost. */
enum status marking_end(struct browser *b, struct error *err);

/* The article being read counts as read. */
void marking_read(struct browser *b);
/* True when REQUEST is about marks, and was done. */
bool marking_request(struct browser *b, enum request request);
/* The note and tags of an article: "to be asked about #later". */
struct str marking_words(struct arena *a, const struct marked *m);
/* Puts the bookmarks on the shelf, keeping the cursor where it is. */
void marking_list(struct browser *b);

/* Puts the tags on UID, or takes them off it; blanks or commas between. The act is not ended. False: nothing changed. */
bool marking_tag(struct browser *b, struct str uid, struct str tags, bool on);

/* What is under the cursor of the panel in focus, else the article in the reading pane; texts in A. False: nothing. */
bool marking_subject(struct browser *b, struct arena *a, struct str *uid, struct str *title);

/* Composes a title in COLUMNS as lists show it: a sign before it when it is bookmarked, dimmed when it was read. */
void article_field(struct browser *b, struct str uid, struct str title, bool derived, int columns, struct row *row);

#endif
