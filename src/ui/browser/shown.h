/*
 * shown: what panels show that others look at too: facets, the reading pane, the shelf.
 */
#ifndef UI_SHOWN_H
#define UI_SHOWN_H

#include "baolan/archive.h"
#include "baolan/story.h"
#include "view.h"

/* One facet value as the panel shows it; days stand under their month, months under their year. */
struct facet_item {
    struct facet_value value;
    int depth;
    bool exact; /* the count is no estimate */
};

struct facets {
    struct view view;
    enum query_field field;
    bool counted; /* ever */
    struct arena *arena;
    struct facet_item *items;
    size_t nitems;
};

struct reader {
    struct view view;
    struct story *story; /* NULL: nothing is open */
    struct arena *arena; /* of the document */
    struct doc doc;
    int width;       /* the document was set for; 0: not yet */
    size_t line;     /* that was gone to last, and is shown first however often it is set … */
    size_t of;       /* … of so many, in the setting of that time; 0: of this one */
    size_t shown;    /* what that is in the setting of now: otherwise it was gone on since */
    size_t match;    /* the match last gone to; SIZE_MAX: none */
    bool tags;       /* where its counties are named, and the terms of its topics, stand out */
    size_t original; /* the article is shown as it was before it was corrected: 1, or the nth of those joined; 0: no */
};

/* A list of articles that is not the search's; it holds uids, what a row shows is read when it is shown. */
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

#endif
