/*
 * going: to what is read next, with the focus: along the trail, to related stories, to the article under the cursor of the list.
 */
#ifndef UI_GOING_H
#define UI_GOING_H

#include <stdbool.h>
#include <stddef.h>

struct browser;

/* Through what was read. */
void reading_go(struct browser *b, bool back);
/* Opens the Nth related story, from 1. */
void reading_related(struct browser *b, size_t nth);
/* Opens the article under the cursor of the list, now or when it comes. */
void reading_open_listed(struct browser *b);

#endif
