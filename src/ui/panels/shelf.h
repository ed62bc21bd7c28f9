/*
 * shelf: a list of articles that is not the search's, over the reading pane: bookmarks, what was read, a page as printed,
 * this day in other years. It holds uids; what a row shows is read when it is shown.
 */
#ifndef UI_SHELF_H
#define UI_SHELF_H

#include "../browser/shown.h"

/* Empties the shelf for rows of KIND. */
void shelf_start(struct shelf *s, enum shelf_kind kind);
/* Adds a row; its texts are copied. HIT may be NULL. */
void shelf_add(struct shelf *s, struct str uid, struct str title, struct str words, const struct hit *hit);
/* The row under the cursor with its hit looked up; NULL: none. */
const struct shelf_row *shelf_here(struct shelf *s);
/* The bookmarks, the cursor where it is. */
void shelf_show_bookmarks(struct browser *b);

extern const struct view_ops bookmarks_ops, trail_ops, page_ops, years_ops, thread_ops;

#endif
