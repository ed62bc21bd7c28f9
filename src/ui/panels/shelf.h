/*
 * shelf: a list of articles that is not the search's, over the reading pane: bookmarks, what was read, a page as printed,
 * this day in other years. It holds uids; what a row shows is read when it is shown.
 */
#ifndef UI_SHELF_H
#define UI_SHELF_H

#include "baolan/archive.h"
#include "view.h"

enum shelf_kind { SHELF_BOOKMARKS, SHELF_TRAIL, SHELF_PAGE, SHELF_YEARS, SHELF_THREAD, SHELF_KINDS };

struct shelf_row {
    struct str uid;
    struct str title; /* shown when the article is not in the archive */
    struct str words; /* of a second row: a note */
    bool looked, known;
    struct hit hit; /* when known */
};

struct shelf {
    struct view view;
    enum shelf_kind kind;
    struct arena *arena; /* of the rows */
    struct {
        struct shelf_row *at;
        size_t n, cap;
    } rows;
    struct str about; /* behind the title: the page, the day */
    bool stale;       /* the marks it shows have changed */
};

/* Empties the shelf for rows of KIND. */
void shelf_start(struct shelf *s, enum shelf_kind kind);
/* Adds a row; its texts are copied. HIT may be NULL. */
void shelf_add(struct shelf *s, struct str uid, struct str title, struct str words, const struct hit *hit);
/* The row under the cursor with its hit looked up; NULL: none. */
const struct shelf_row *shelf_here(struct shelf *s);
void shelf_free(struct shelf *s);

extern const struct view_ops bookmarks_ops, trail_ops, page_ops, years_ops, thread_ops;

#endif
