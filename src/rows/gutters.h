/*
 * gutters: the blank strips between columns that stand side by side on the same rows.
 *
 *   rows ──cut_lines──▶ pieces between blanks ──zones──▶ stretches of rows that no headline parts ──gutters──▶ strips to cut along
 *
 * A gutter is a rectangle of blanks with text on both sides of it. All of them that cannot be wider or longer are found in one pass over the
 * rows (the empty rectangles of Breuel 2002, for rows of characters); those between columns of text stay.
 */
#ifndef GUTTERS_H
#define GUTTERS_H

#include "baolan/memory.h"
#include "baolan/str.h"
#include "rows_internal.h"

enum {
    GUTTER_APART = 2,  /* columns of blank that surely part two pieces; one does when many rows share it */
    GUTTER_ROWS = 4,   /* rows with text on both sides, at least */
    GUTTER_LETTERS = 5 /* ideographs: the mean width of text next to a gutter; tables have less */
};

/* Text between blanks. */
struct piece {
    int from, to;      /* columns */
    size_t first, end; /* bytes */
    size_t indent;     /* byte where wide blanks before it begin */
};

struct cut_line {
    struct piece *at;
    int n; /* 0: a blank row */
};

struct cut_lines {
    struct cut_line *at;
    struct piece *pieces;
};

/* Rows [TOP, BOTTOM) are blank in columns [FROM, TO), but for those where text runs over. TOP and LAST have text on both sides. */
struct gutter {
    int from, to;
    size_t top, last, bottom;
    size_t both; /* rows with text on both sides */
};

struct gutters {
    struct gutter *at;
    size_t n, cap;
};

/* The pieces of N rows. WIDE: an ideograph is two columns, else one. Freed by the caller: .at and .pieces. */
struct cut_lines cut_lines_read(const struct row *rows, size_t n, bool wide);
/* The first piece of L that stands right of G. */
int gutter_split(const struct gutter *g, const struct cut_line *l);
/* Is the text next to G on both sides of it long enough for columns? */
bool gutter_parts(const struct gutter *g, const struct cut_line *l);
/* Does what stands right of G on L begin as text of a column does? */
bool gutter_text_begins(const struct gutter *g, const struct cut_line *l, bool wide);
/* Does text of L stand in G? */
bool gutter_crossed(const struct gutter *g, const struct cut_line *l);
/*
 * The first row behind FROM of what parts columns of text from others: behind more than USUAL blank rows, headlines or what stands over several
 * columns of ALL, the gutters. TO when there is none.
 */
size_t gutters_zone(const struct gutters *all, const struct cut_line *lines, size_t from, size_t to, size_t usual,
                    bool wide);
/* Appends the gutters of rows [FROM, TO) between columns of text. GRID: those of more rows, NULL: unknown. */
void gutters_find(const struct cut_line *lines, size_t from, size_t to, bool wide, const struct gutters *grid,
                  struct gutters *out);
/* Leaves of ALL, which are those of one zone [FROM, TO), the heaviest that share no row, in order. */
void gutters_choose(struct gutters *all, size_t from, size_t to);

#endif
