/*
 * rows: the raw lines made ready before anything is known of stories. Markup is read, columns that stand side by side are put one under the
 * other, what an optical reader saw in rules and specks is taken off.
 *
 *   raw lines ──markup.c──▶ text and heading levels ──specks.c──▶ clean text ──columns.c──▶ one column
 *
 * A row keeps the number of the raw line it came from: several rows may share one (columns, a table in one line), and the numbers need not
 * ascend. Rows are freed by the caller, their texts are the arena's.
 */
#ifndef BAOLAN_ROWS_H
#define BAOLAN_ROWS_H

#include "baolan/input.h"
#include "baolan/words.h"

enum { LEVEL_BOLD = 7 }; /* a line set bold whole: below every heading level of Markdown */

struct row {
    struct str text;
    int number;   /* raw line */
    int level;    /* of a Markdown heading, 0: none */
    bool table;   /* of a table: a paragraph of its own */
    bool picture; /* stands under an image in one block: its caption */
    bool imaged;  /* the first text behind an image */
    int box;      /* the quotation with a headline of its own that it stands in, counted from 1; 0: none */
};

struct rows {
    struct row *at;
    size_t n, cap;
    bool markdown; /* a line is a paragraph, headings have levels */
};

struct rows rows_read(struct arena *a, const struct words *w, const struct dump *dump);

#endif
