/*
 * subject: which article is meant by what is asked for.
 */
#ifndef UI_SUBJECT_H
#define UI_SUBJECT_H

#include "baolan/memory.h"

struct browser;

/* What is under the cursor of the panel in focus, else the article in the reading pane; texts in A. False: nothing. */
bool subject_find(struct browser *b, struct arena *a, struct str *uid, struct str *title);

#endif
