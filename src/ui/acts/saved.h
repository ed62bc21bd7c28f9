/*
 * saved: searches that were given a name, kept in the state folder (state.h), listed and counted as a facet group: those that are chosen
 * narrow the list as facet values do.
 */
#ifndef UI_SAVED_H
#define UI_SAVED_H

#include "../settings/request.h"

struct browser;

/* Reads them; what is wrong is noted. */
void saved_load(struct browser *b);
void saved_free(struct browser *b);
/* False when REQUEST is none of theirs. */
bool saved_request(struct browser *b, enum request request);

#endif
