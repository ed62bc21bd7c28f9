/*
 * browser: the state of one browsing session, and what can be done to it. ui.c runs it, frame.c draws it, the panel
 * files are its views.
 *
 *   key ──keymap──▶ request ──▶ the panel in focus, else acts_request() ──▶ state ──frame──▶ screen
 */
#ifndef UI_BROWSER_H
#define UI_BROWSER_H

#include "acts/correcting.h"
#include "acts/joining.h"
#include "acts/marking.h"
#include "acts/saved.h"
#include "acts/trail.h"
#include "ahead.h"
#include "baolan/archive.h"
#include "baolan/difference.h"
#include "baolan/story.h"
#include "finding/ask.h"
#include "finding/filter.h"
#include "finding/prompt.h"
#include "layout.h"
#include "looking.h"
#include "panels/shelf.h"
#include "panels/view.h"
#include "settings/config.h"
#include "worker.h"

/* How many articles, as far as is known: the least there are, about how many, or exactly how many. */
enum count_kind { COUNT_LEAST, COUNT_ABOUT, COUNT_EXACT };
struct count {
    size_t n;
    enum count_kind kind;
};

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

/* A pager over lines that were composed for one width. */
struct sheet {
    struct view view;
    struct arena *arena; /* of the lines */
    struct {
        struct sheet_line {
            struct run *runs;
            size_t n;
        } * at;
        size_t n, cap;
    } lines;
    int width; /* the lines were made for; 0: to be made */
};

/* A command is a request, or REQUEST_NONE: a setting to be set. */
struct command {
    enum request request;
    enum setting setting;
    int value;
};

/* Two versions of a text. */
struct differing {
    struct sheet sheet;
    struct story *stories[2]; /* owned; NULL: none yet */
    struct arena *arena;      /* of the difference */
    struct difference difference;
    struct {
        size_t *at;
        size_t n, cap;
    } starts;    /* lines where passages begin that differ */
    bool zoomed; /* before it was opened */
};

struct palette {
    struct view view;
    struct {
        struct command *at;
        size_t n, cap;
    } commands;
    enum panel before; /* where it was called from */
};

struct browser {
    struct archive *archive;
    struct arena *frame; /* the texts of one frame */
    struct config config;

    struct worker *worker;
    struct filter filter;
    uint64_t question;             /* number of the search in force */
    bool fresh;                    /* nothing of its answer has come yet */
    long asked;                    /* when, in milliseconds */
    bool overdue, late;            /* articles, counts have been waited for longer than goes unnoticed */
    struct count found, all;       /* rows of the search, and without filters */
    struct arena *searching;       /* words of the search in force */
    const struct doc_marks *words; /* to be marked in texts; NULL: none */

    int rows, columns;          /* of the screen */
    struct layout layout, sent; /* of now, and of the frame that was sent last */
    int border;                 /* on the right of the nth column of panels, from 1, which the mouse holds; 0: none */
    enum panel focus;
    enum panel before_help; /* where help returns to */
    enum panel reading;     /* in the reading pane: reader, outline or raw */
    bool zoom;
    bool previews;     /* the reading pane follows the cursor of the list; false from the moment an article is opened */
    int64_t previewed; /* the article shown so; 0: the list is new */
    int64_t pointed;   /* the one under the cursor that it has yet to follow to … */
    long pointed_ms;   /* … and since when */

    struct facets dates, counties, topics, searches;
    struct saved saved;
    struct list list;
    struct reader reader;
    struct view related, outline;
    struct sheet raw, help;
    struct differing difference;
    struct shelf shelf;
    struct map map;
    struct timeline timeline;
    struct cast people, organisations;
    struct counted_figures figures;
    enum panel before_overlay; /* where a shelf returns to */
    struct palette palette;
    struct trail trail;
    struct ahead ahead;
    struct state *state;
    bool marks_unwritten; /* told once; they may still be written at the end */
    struct ask ask;
    struct edit_history notes, tags, files, programs, search_names;
    struct corrections_made corrections;
    struct joining joining;
    struct buf saving; /* the file that a list is being saved in, until it is whole */

    struct prompt prompt;
    struct edit_history history;
    struct names names[FIELD_COUNT]; /* for completion */

    struct buf note; /* said in the footer until the next key */
    enum role note_role;
    bool warned; /* that something is not done yet */
    bool quit;
};

/* Opens with the articles of QUERY. STATUS_USAGE when it or the default keys cannot be read. */
enum status browser_open(struct browser *b, struct archive *archive, struct str query, struct error *err);
void browser_close(struct browser *b);

void browser_key(struct browser *b, uint32_t key);
/* Does what is asked for in the panel in focus, or says that it cannot be done there. */
void browser_request(struct browser *b, enum request request);
/* Gives a setting another value, or says why not. */
void browser_set(struct browser *b, struct str name, struct str value);
/* What the settings ask for is done from now on (ui.c). */
void browser_apply(struct browser *b);
/* Does what can wait until nobody presses a key; false when there is nothing left. */
bool browser_idle(struct browser *b);
void browser_resize(struct browser *b, int rows, int columns);
struct view *browser_view(struct browser *b, enum panel panel);

/* The program that takes what is copied; absent: the terminal. */
struct str browser_clipboard(const struct browser *b);

/* For panels. */
void browser_leave(struct browser *b); /* back to where the focus was before */
void browser_focus(struct browser *b, enum panel panel);
/* The filter changed: its articles are found, marked, previewed and counted. */
void browser_search(struct browser *b);
/* The same for a filter whose articles have been asked for. */
void browser_found(struct browser *b);

/* ---- finding (finding.c): the answers come by and by, through the worker ----------------------------------------- */

/* The filter changed: its articles are to be found, its facets to be counted. AROUND (0: none) is the id of an article
 * that the list shows the neighbourhood of, where it is found. */
void finding_ask(struct browser *b, int64_t around);
/* Rows [FROM, TO) of the list are to be read. */
void finding_ask_rows(struct browser *b, size_t from, size_t to);
/* Can the filter be searched for? STATUS_USAGE with a column for a name that the archive does not know. */
enum status finding_check(struct browser *b, struct error *err);
/* Does the screen wait for something that has been asked for? */
bool finding_awaited(struct browser *b);
/* The words of the filter are marked in texts from now on. */
void finding_mark(struct browser *b);

/* ---- reading (reading.c) ------------------------------------------------------------------------------------------ */

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
/* To step WHICH of the trail. */
void reading_step(struct browser *b, size_t which);
/* The same article once more, because it has changed. */
void reading_again(struct browser *b);
/* Through what was read. */
void reading_go(struct browser *b, bool back);
/* Opens the Nth related story, from 1. */
void reading_related(struct browser *b, size_t nth);
/* How stories are related, in the language of the messages. */
struct str relation_word(enum relation relation);

void browser_note(struct browser *b, enum role role, struct str text);
/* Shows the error and clears it. */
void browser_note_error(struct browser *b, struct error *err);
/* Tells a fault in the user's own file of configuration, if there is one: it stops nothing. */
void browser_note_fault(struct browser *b, const struct error *fault);

/* ---- matches (matches.c) ------------------------------------------------------------------------------------------ */

/* The next match (BY 1), or the one before (-1): in the article, else in the next article of the list that shows one. */
void matches_go(struct browser *b, int by);
void matches_cross(struct browser *b, int by);

/* ---- the palette (panel_palette.c) -------------------------------------------------------------------------------- */

void palette_open(struct browser *b);
void palette_point(struct browser *b); /* puts the cursor on the command that is meant */
void palette_close(struct browser *b);
void palette_run(struct browser *b); /* the command under the cursor */
/* The help of the command under the cursor, for which its row may have no room. */
void palette_draw_status(struct browser *b, struct row *row);

/* ---- two versions of a text (panel_difference.c) ------------------------------------------------------------------ */

/* Shows the article being read beside the one under the cursor, or beside the nearest that shares its text. */
void difference_open(struct browser *b);
void difference_leave(struct browser *b);
void difference_free(struct browser *b);

/* The panels (panel_*.c). */
extern const struct view_ops dates_ops, counties_ops, topics_ops, searches_ops, list_ops, reader_ops, related_ops,
    outline_ops, raw_ops, difference_ops, map_ops, time_ops, people_ops, organisations_ops, figures_ops, help_ops,
    palette_ops;

/* Counts the values of F anew. */
void facets_ask(struct facets *f);
/* A day in COLUMNS columns; an interval as what its ends share: "2024-05", "2024". */
struct str hit_date(struct arena *a, struct date date, int columns);
/* The row under the cursor, and any row; NULL when it is not at hand; valid until rows come. */
const struct hit *list_here(struct list *l);
const struct hit *list_at(const struct list *l, size_t row);
/* The Nth of those that are shown, which is another row when the list is narrowed. */
const struct hit *list_shown(const struct list *l, size_t n);
/* Asks for the rows that the view shows, and for those that it soon may. */
void list_want(struct list *l);
/* Reads so many rows around the cursor that it is worth while to choose among their titles; or gives that up. */
void list_gather(struct list *l, bool on);
void list_open(struct list *l); /* the article under the cursor, now or when it comes */
/* LINE of OF lines (0: of as many as there are now) is shown first. */
void reader_show(struct reader *r, struct story *story, size_t line, size_t of);
void reader_forget(struct reader *r); /* the words or the width are others */
void reader_go(struct reader *r, size_t line);
void reader_tags(struct browser *b); /* shows what counties and topics rest on, or hides it */
/* The lines of a sheet: forgotten, one started, the started one kept. */
void sheet_forget(struct sheet *s);
bool sheet_stale(struct sheet *s); /* to be made for the width the view has now? Then it is empty after this. */
void sheet_start(struct sheet *s, struct row *row);
void sheet_keep(struct sheet *s, const struct row *row);
size_t sheet_count(struct view *v);
void sheet_draw(struct view *v, size_t item, int subrow, struct row *row);

enum { FRAME_STATUS_ROWS = 2 }; /* the status line and the footer */

/* Makes the panels ready for a frame, then draws it (frame.c). */
void frame_prepare(struct browser *b);
void frame_draw(struct browser *b);
void frame_layout(struct browser *b);
/* Does the footer of PANEL tell the key of REQUEST, where there is room? */
bool frame_tells(enum panel panel, enum request request);

#endif
