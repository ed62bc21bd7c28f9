/*
 * row: one line of the screen being composed, from left to right. A row is composed whole and then drawn once, so that
 * no wide character is ever overwritten by half (the terminal library shifts the rest of the line when that happens
 * within one frame).
 *
 * All text in a row is display text (display.h). What does not fit before the limit is dropped at a character.
 */
#ifndef UI_ROW_H
#define UI_ROW_H

#include "baolan/memory.h"
#include "role.h"

struct run {
    enum role role;
    struct str text;
};

struct row {
    struct arena *arena; /* the runs and the text made for them */
    struct run *runs;
    size_t n, cap;
    int columns; /* composed so far */
    int limit;   /* never more than these */
};

void row_start(struct row *r, struct arena *a, int limit);
/* Appends TEXT, which must live as long as the row; clipped at the limit, blanks in place of half a wide character. */
void row_add(struct row *r, enum role role, struct str text);
void row_cstr(struct row *r, enum role role, const char *text);
void row_printf(struct row *r, enum role role, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Appends the one-column SIGN, or where it is not ON a blank, which has no look of its own. */
void row_sign(struct row *r, enum role role, const char *sign, bool on);
/* Appends TEXT, clipped with … where it has more than COLUMNS. */
void row_clip(struct row *r, enum role role, struct str text, int columns);
/* The same in exactly COLUMNS: followed by blanks. */
void row_field(struct row *r, enum role role, struct str text, int columns);
/* The same again, blanks first. */
void row_field_right(struct row *r, enum role role, struct str text, int columns);
/* Appends blanks, or another one-column SIGN, until COLUMN. */
void row_fill(struct row *r, enum role role, int column);
void row_rule(struct row *r, enum role role, struct str sign, int column);
/* Gives all runs from run FROM on another role: the cursor over a finished line. */
void row_recolour(struct row *r, size_t from, enum role role);

#endif
