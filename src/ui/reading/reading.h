/*
 * reading: what the reading pane shows, and the trail of what was read. The pane previews the article under the cursor of the list
 * until one is opened; that one stays there, whatever the list shows, until the next search.
 */
#ifndef UI_READING_H
#define UI_READING_H

#include "baolan/str.h"

struct browser;

/* Opens an article in the reading pane and puts it on the trail. */
void reading_open(struct browser *b, struct str uid);
/* Shows the article under the cursor of the list without opening it, if the reading pane follows the cursor. False when nothing is other. */
bool reading_preview(struct browser *b);
/*
 * The same once the cursor has rested there: what a move has to show at once is the list, and a key that is held down sets no text that
 * nobody reads. Whatever asks for more than a move has it before. AT_HAND: only if nothing has to be read for it.
 */
bool reading_rested(struct browser *b, bool at_hand);
/* Milliseconds until then, -1: there is nothing to show. */
long reading_wait(struct browser *b);
/* Is the article that is shown no longer the one under the cursor, whose place it still has? */
bool reading_stale(struct browser *b);
/* A new list has come: the reading pane follows it, and is empty when that is. */
void reading_follow(struct browser *b);
/* What is previewed is read: it counts as opened. */
void reading_keep(struct browser *b);
/* Shows the article that was being read when the browser ended; see reader_show(). */
void reading_return(struct browser *b, struct str uid, size_t line, size_t of);
/* The same article once more, because it has changed. */
void reading_again(struct browser *b);
/* To step WHICH of the trail; or one step along it, false: there is none. */
void reading_step(struct browser *b, size_t which);
bool reading_walk(struct browser *b, bool back);
/* Reads one more of the stories that are likely to be opened next (ahead.h); false when there is none, or the cursor only passes. */
bool reading_ahead(struct browser *b);

#endif
