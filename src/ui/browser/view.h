/*
 * view: what all panels have in common. A panel is a table of functions over this one list: items of one or more rows,
 * a cursor (a list) or none (a pager, where the items scroll).
 */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "../settings/request.h"
#include "../terminal/row.h"

struct browser;
struct view;

struct view_ops {
    enum panel panel;
    size_t size; /* of what begins with the view and only the panel knows; 0: it is part of struct browser */
    void (*start)(struct view *v); /* may be NULL, as the end */
    void (*end)(struct view *v);
    enum message title;
    bool keeps_mark; /* the cursor's item is marked also while another panel has the focus */
    bool pager;      /* no cursor: moving scrolls */
    int item_rows;   /* rows of an item */
    bool own_cursor; /* draw() shows where the cursor is */
    /* Makes ready what the frame needs for the size the view has now; may be NULL. */
    void (*prepare)(struct view *v);
    size_t (*count)(struct view *v); /* items */
    /* What an item is found by when the panel is narrowed (narrow.h), absent: not at hand. NULL: it cannot be. */
    struct str (*text)(struct view *v, size_t item, struct arena *a);
    /* The items at hand, where they are not all: [*from, *to). May be NULL. */
    void (*at_hand)(struct view *v, size_t *from, size_t *to);
    /* For a pager that makes its own lines: what it is narrowed to is another. May be NULL. */
    void (*narrowed)(struct view *v);
    /* Appends row SUBROW of ITEM to ROW, whose limit is the panel's edge. */
    void (*draw)(struct view *v, size_t item, int subrow, struct row *row);
    /* What else stands in the title row; may be NULL. */
    void (*headline)(struct view *v, struct row *row);
    /* What an empty panel says, absent: nothing; may be NULL. */
    struct str (*empty)(struct view *v);
    /* A request that means something special here; false: the common meaning. May be NULL. */
    bool (*request)(struct view *v, enum request request);
    /* Row SUBROW of ITEM was clicked at COLUMN of the panel; false: there is nothing. NULL: any place of an item is the item. */
    bool (*click)(struct view *v, size_t item, int subrow, int column);
    /* The cursor was moved by other means than a request; may be NULL. */
    void (*moved)(struct view *v);
    /* The panel was asked for; may be NULL. */
    void (*entered)(struct view *v);
    /* What was composed is to be composed anew; may be NULL. */
    void (*forget)(struct view *v);
};

struct view {
    const struct view_ops *ops;
    struct browser *browser;
    int width, height;  /* columns and rows inside, without the title */
    int columns;        /* of lines beside each other, each HEIGHT long, in a pager; 0: one */
    size_t shown;       /* the first line in the frame that was sent last */
    size_t cursor, top; /* lines: items, or those of them that are shown; a pager's cursor is its top */
    struct narrowing {
        struct buf typed; /* empty: all items are shown */
        size_t *shown;    /* the items that are, owned */
        size_t n;
        size_t among; /* items looked at */
    } narrow;
};

/* Is V narrowed (narrow.h)? And does it show some of its items therefore? A pager that makes its own lines does not. */
bool narrowed(const struct view *v);
bool view_maps(const struct view *v);
/* Lines that can be gone to. */
size_t view_count(struct view *v);
/* The item under the cursor, SIZE_MAX: none. */
size_t view_item(struct view *v);
/* Puts the cursor on ITEM, when it is shown. */
void view_go_item(struct view *v, size_t item);

/* Is there more than is shown, above it and below? */
void view_more(struct view *v, bool *above, bool *below);

/* Moves as REQUEST asks; false when it is no move. */
bool view_move(struct view *v, enum request request);
/* Puts the cursor on ITEM and scrolls as little as needed. */
void view_go(struct view *v, size_t item);
/* Scrolls so that ITEM is the first shown, where there is enough below it. */
void view_scroll(struct view *v, size_t item);
/* What was composed is to be composed anew. */
void view_forget(struct view *v);
/* Brings cursor and top within the items there are now. */
void view_settle(struct view *v);
/* Appends row Y (0-based, under the title) of the view to ROW. */
void view_draw(struct view *v, int y, struct row *row, bool focused);

#endif
