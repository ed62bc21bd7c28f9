/*
 * browser: the state of one browsing session, and what can be done to it. ui.c runs it, frame.c draws it, the panel
 * files are its views.
 *
 *   key ──keymap──▶ request ──▶ the panel in focus, else browser_request() ──▶ state ──frame──▶ screen
 */
#ifndef UI_BROWSER_H
#define UI_BROWSER_H

#include "baolan/archive.h"
#include "edit.h"
#include "filter.h"
#include "keymap.h"
#include "layout.h"
#include "story.h"
#include "trail.h"
#include "view.h"

/* One facet value as the panel shows it; days stand under their month, months under their year. */
struct facet_item {
    struct facet_value value;
    int depth;
};

struct facets {
    struct view view;
    enum query_field field;
    bool stale; /* counted under another filter */
    struct arena *arena;
    struct {
        struct facet_item *at;
        size_t n, cap;
    } items;
};

struct list {
    struct view view;
    struct arena *arena; /* of the window */
    struct hit *rows;    /* the window: rows [from, from + n) of the search */
    size_t from, n;
};

struct reader {
    struct view view;
    struct story *story; /* NULL: nothing is open */
    struct arena *arena; /* of the document */
    struct doc doc;
    int width;    /* the document was set for; 0: not yet */
    size_t match; /* the match last gone to; SIZE_MAX: none */
};

/* A pager over lines that were composed for one width. */
struct sheet {
    struct view view;
    struct arena *arena; /* of the lines */
    struct {
        struct doc_line *at;
        size_t n, cap;
    } lines;
    int width; /* the lines were made for; 0: to be made */
};

struct browser {
    struct archive *archive;
    struct arena *frame; /* the texts of one frame */
    struct keymap keymap;

    struct filter filter;
    struct arena *searching;         /* query and words of the search in force */
    struct search *search;           /* NULL when it could not be opened */
    const struct match_words *words; /* to be marked in texts; NULL: none */
    size_t found, all;               /* rows of the search, and without filters */
    bool found_exact, all_exact;

    int rows, columns; /* of the screen */
    struct layout layout;
    enum panel focus;
    enum panel before_help; /* where help returns to */
    enum panel reading;     /* in the reading pane: reader, outline or raw */
    bool zoom;

    struct facets dates, counties, topics;
    struct list list;
    struct reader reader;
    struct view related, outline;
    struct sheet raw, help;
    struct trail trail;

    struct edit prompt;
    struct edit_history history;
    bool prompting;

    struct buf note; /* said in the footer until the next key */
    enum role note_role;
    bool quit;
};

/* Opens with the articles of QUERY. STATUS_USAGE when it or the default keys cannot be read. */
enum status browser_open(struct browser *b, struct archive *archive, struct str query, struct error *err);
void browser_close(struct browser *b);

void browser_key(struct browser *b, uint32_t key);
/*
 * Does one piece of the work that can wait until the list is shown: counts of the facets, a count that is an estimate.
 * False when there is nothing left. For when nobody presses a key.
 */
bool browser_idle(struct browser *b);
void browser_resize(struct browser *b, int rows, int columns);
struct view *browser_view(struct browser *b, enum panel panel);

/* For panels. */
void browser_focus(struct browser *b, enum panel panel);
/* The filter changed: searches, counts and shows anew. */
void browser_search(struct browser *b);
/* Opens an article in the reading pane; REMEMBER puts it on the trail. */
void browser_read(struct browser *b, struct str uid, bool remember);
void browser_note(struct browser *b, enum role role, struct str text);
/* Shows the error and clears it. */
void browser_note_error(struct browser *b, struct error *err);

/* The panels (panel_*.c). */
extern const struct view_ops dates_ops, counties_ops, topics_ops, list_ops, reader_ops, related_ops, outline_ops,
    raw_ops, help_ops;

void facets_load(struct facets *f, struct error *err);
void list_forget(struct list *l);                       /* the search is another */
const struct hit *list_hit(struct list *l, size_t row); /* NULL when it cannot be read; valid until the next call */
void reader_show(struct reader *r, struct story *story, size_t line);
void reader_forget(struct reader *r); /* the words or the width are others */
void reader_go(struct reader *r, size_t line);
/* The lines of a sheet: forgotten, one started, the started one kept. */
void sheet_forget(struct sheet *s);
bool sheet_stale(struct sheet *s); /* to be made for the width the view has now? Then it is empty after this. */
void sheet_start(struct sheet *s, struct row *row);
void sheet_keep(struct sheet *s, const struct row *row);
size_t sheet_count(struct view *v);
void sheet_draw(struct view *v, size_t item, int subrow, struct row *row);

/* Draws all of it (frame.c). */
void frame_draw(struct browser *b);
void frame_layout(struct browser *b);

#endif
