/*
 * finding: the search in force. Its answers come by and by, through the worker.
 */
#ifndef UI_FINDING_H
#define UI_FINDING_H

#include "baolan/status.h"
#include "baolan/str.h"

struct browser;

/* The filter changed: its articles are found, marked, previewed and counted. */
void finding_start(struct browser *b);
/* The same for a filter whose articles have been asked for. */
void finding_started(struct browser *b);
/* The filter changed: its articles are to be found, its facets to be counted. AROUND (0: none) is the id of an article
 * that the list shows the neighbourhood of, where it is found. */
void finding_ask(struct browser *b, int64_t around);
/* Asks for the rows that the list shows, and for those that it soon may. */
void finding_want(struct browser *b);
/* Reads so many rows around the cursor that it is worth while to choose among their titles; or gives that up. */
void finding_gather(struct browser *b, bool on);
/* Can the filter be searched for? STATUS_USAGE with a column for a name that the archive does not know. */
enum status finding_check(struct browser *b, struct error *err);
/* Does the screen wait for something that has been asked for? */
bool finding_awaited(struct browser *b);
/* The words of the filter are marked in texts from now on. */
void finding_mark(struct browser *b);

#endif
