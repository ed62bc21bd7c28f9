/*
 * width: how many terminal columns text takes, measured by the function the terminal library uses (wcwidth of a UTF-8
 * locale, whatever the locale of the process is), so that what we lay out is what appears. Text must have come through
 * display.h. Columns are ints.
 */
#ifndef BAOLAN_WIDTH_H
#define BAOLAN_WIDTH_H

#include "baolan/str.h"

/* Columns of ambiguous-width characters (“ ” — … · ● ①), 1 or 2; 1 unless set. */
void width_set_ambiguous(int columns);
bool width_ambiguous(uint32_t c); /* is C one of them? */
int width_cp(uint32_t c);         /* 0, 1 or 2; 1 for what has no width here */
/* Has C a width in this C library? Controls and characters newer than it have none. */
bool width_known(uint32_t c);
int width_str(struct str s);
/* The longest head of S that fits in COLUMNS: its length in bytes; *USED gets its columns. Never cuts a character. */
size_t width_fit(struct str s, int columns, int *used);
/* Appends S clipped to COLUMNS (with … when cut) and padded with blanks to exactly COLUMNS. */
void width_pad(struct str s, int columns, struct buf *out);
/* Appends S clipped to COLUMNS, with … when cut, not padded. */
void width_clip(struct str s, int columns, struct buf *out);

#endif
