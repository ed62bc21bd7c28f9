/*
 * panels: the tables of functions of all panels, and what some of them are asked for beside that.
 */
#ifndef UI_PANELS_H
#define UI_PANELS_H

#include "../browser/view.h"

extern const struct view_ops dates_ops, counties_ops, topics_ops, searches_ops, list_ops, reader_ops, related_ops,
    outline_ops, raw_ops, difference_ops, map_ops, time_ops, people_ops, organisations_ops, figures_ops, help_ops,
    palette_ops;

/* ---- the reading pane (panel_reader.c) ---------------------------------------------------------------------------- */

/* Shows what counties and topics rest on, or hides it. */
void reader_tags(struct browser *b);

/* ---- two versions of a text (panel_difference.c) ------------------------------------------------------------------ */

/* Shows the article being read beside the one under the cursor, or beside the nearest that shares its text. */
void difference_open(struct browser *b);

/* ---- the palette (panel_palette.c) -------------------------------------------------------------------------------- */

void palette_open(struct browser *b);
void palette_point(struct browser *b); /* puts the cursor on the command that is meant */
void palette_close(struct browser *b);
void palette_run(struct browser *b); /* the command under the cursor: a request waits from now on (browser_want()) */
/* The help of the command under the cursor, for which its row may have no room. */
void palette_draw_status(struct browser *b, struct row *row);

#endif
