/*
 * hit: what rows of articles show, in whichever panel: the day, the title, what was marked, how one is related to another.
 */
#ifndef UI_HIT_H
#define UI_HIT_H

#include "../terminal/row.h"
#include "baolan/archive.h"
#include "baolan/state.h"

struct browser;

/* A day in COLUMNS columns; an interval as what its ends share: "2024-05", "2024". */
struct str hit_date(struct arena *a, struct date date, int columns);
/* Composes a title in COLUMNS as lists show it: a sign before it when it is bookmarked, dimmed when it was read. */
void hit_title(struct browser *b, struct str uid, struct str title, bool derived, int columns, struct row *row);
/* The note and tags of an article: "to be asked about #later". */
struct str hit_marks(struct arena *a, const struct marked *m);
/* How stories are related, in the language of the messages. */
struct str hit_relation(enum relation relation);

#endif
