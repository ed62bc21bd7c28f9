/*
 * list: the articles found, as far as they are at hand: a window over the search, never all of its rows.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "baolan/archive.h"
#include "view.h"

struct list {
    struct view view;
    struct arena *arena; /* of the window */
    struct hit *rows;    /* the window: rows [from, from + n) of the search */
    size_t from, n;
    bool paged;                  /* the page of some of them is known */
    size_t asked_from, asked_to; /* the window that is being read */
    bool gathers;                /* the window is larger than the list needs, to choose among its titles */
    bool opens;                  /* opens the article under the cursor as soon as it is at hand … */
    bool bottom;                 /* … goes to the end as soon as it is known */
    int crosses;                 /* goes on to the match there, 1 or -1, as soon as rows come */
};

/* The row under the cursor, and any row; NULL when it is not at hand; valid until rows come. */
const struct hit *list_here(struct list *l);
const struct hit *list_at(const struct list *l, size_t row);
/* The Nth of those that are shown, which is another row when the list is narrowed. */
const struct hit *list_shown(const struct list *l, size_t n);

#endif
