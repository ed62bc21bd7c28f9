/*
 * ahead: stories that are likely to be opened next, read while nobody presses a key, so that they are at hand when somebody does: those beside
 * the cursor of the list and a page away from it, and the first that are related to what is being read. A large archive lies on a disk, and an
 * article in many places of it.
 */
#ifndef UI_AHEAD_H
#define UI_AHEAD_H

#include "baolan/story.h"

struct browser;
struct ahead;

struct ahead *ahead_new(void);
void ahead_free(struct ahead *ahead);
/* Is the story of UID at hand? */
bool ahead_has(const struct ahead *ahead, struct str uid);
/* The story of UID, from those at hand or read now, owned by the caller. As story_open(). */
enum status ahead_open(struct browser *b, struct str uid, struct story **out, struct error *err);
/* STORY, which was asked for by its own uid, is at hand again; owned from now on. NULL is fine. */
void ahead_return(struct ahead *ahead, struct story *story);
/* Reads one more; false when all that are likely are at hand. */
bool ahead_read(struct browser *b);
/* What was read is so no more. */
void ahead_forget(struct ahead *ahead);

#endif
