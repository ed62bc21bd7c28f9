/*
 * browser: the state of one browsing session, and what is said to the person at it. Everything else of the browser stands on this:
 *
 *   terminal < settings < browser < reading < finding < panels < acts < session, frame, ui
 *
 * Each includes what stands before it only (tests/build/layers.t). What comes from below goes up as state that is found at the next
 * key or frame, or by the tables of functions that panels are (view.h) and that jobs of the worker bring along (worker.h).
 *
 *   key ──keymap──▶ request ──▶ the panel in focus, else acts_request() ──▶ state ──frame──▶ screen
 */
#ifndef UI_BROWSER_H
#define UI_BROWSER_H

#include "../settings/config.h"
#include "ask.h"
#include "baolan/archive.h"
#include "filter.h"
#include "kept.h"
#include "layout.h"
#include "list.h"
#include "shown.h"
#include "trail.h"
#include "typing.h"
#include "worker.h"

struct ahead;

/* How many articles, as far as is known: the least there are, about how many, or exactly how many. */
enum count_kind { COUNT_LEAST, COUNT_ABOUT, COUNT_EXACT };
struct count {
    size_t n;
    enum count_kind kind;
};

enum { FRAME_STATUS_ROWS = 2 }; /* the status line and the footer */

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
    enum request wanted;    /* is done after this key */
    enum panel before_help; /* where help returns to */
    enum panel reading;     /* in the reading pane: reader, outline or raw */
    bool zoom, zoomed;      /* the reading pane alone: now, and before two versions of a text were shown */
    bool previews;     /* the reading pane follows the cursor of the list; false from the moment an article is opened */
    int64_t previewed; /* the article shown so; 0: the list is new */
    int64_t pointed;   /* the one under the cursor that it has yet to follow to … */
    long pointed_ms;   /* … and since when */

    struct view *views[PANEL_COUNT]; /* of all panels; those that others look at too are the following */
    struct facets dates, counties, topics, searches;
    struct saved saved;
    struct list list;
    struct reader reader;
    struct view related, outline;
    struct shelf shelf;
    enum panel before_overlay; /* where a shelf returns to */
    struct trail trail;
    struct ahead *ahead;
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

/* Says TEXT in the footer until the next key. */
void browser_note(struct browser *b, enum role role, struct str text);
/* Shows the error and clears it. */
void browser_note_error(struct browser *b, struct error *err);
/* Tells a fault in the user's own file of configuration, if there is one: it stops nothing. */
void browser_note_fault(struct browser *b, const struct error *fault);

struct view *browser_view(struct browser *b, enum panel panel);
/* Which panels stand where, and how large they are, from now on. */
void browser_layout(struct browser *b);
/* REQUEST is done as if a key asked for it, after the key that is being taken. */
void browser_want(struct browser *b, enum request request);

/* Gives a setting another value, or says why not. */
void browser_set(struct browser *b, struct str name, struct str value);
/* What the settings ask for is done from now on. */
void browser_apply(struct browser *b);
/* Signs of ambiguous width take COLUMNS; all that was composed for another width is composed anew. */
void browser_set_ambiguous(struct browser *b, int columns);
/* The program that takes what is copied; absent: the terminal. */
struct str browser_clipboard(const struct browser *b);

#endif
