/*
 * subject: which article is meant by what is asked for.
 */
#ifndef UI_SUBJECT_H
#define UI_SUBJECT_H

#include "baolan/status.h"
#include "baolan/story.h"

struct browser;

/* What is under the cursor of the panel in focus, else the article in the reading pane; texts in A. False: nothing. */
bool subject_find(struct browser *b, struct arena *a, struct str *uid, struct str *title);
/* Its story, to be closed. A bookmark may be of another archive, a row of the list of what has gone since: STATUS_NOTHING then, which ERR tells. */
enum status subject_open(struct browser *b, struct str uid, struct story **out, struct error *err);

#endif
