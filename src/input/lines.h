/*
 * lines: from text to the lines of its pages. A form feed ends a page; CR, LF and CR LF end a line; lines are counted
 * through the file.
 */
#ifndef BAOLAN_INPUT_LINES_H
#define BAOLAN_INPUT_LINES_H

#include "baolan/input.h"

/*
 * No page of a newspaper has so much. What has more comes as several pages, the next going on where the one before ended: a page takes up to
 * three KB of memory a line and a hundred bytes a byte while it is rebuilt.
 */
enum { LINES_PAGE_BYTES = 4 << 20, LINES_PAGE_MOST = 1 << 17 };

/* How many pages TEXT holds, at least 1: what stands behind the last form feed is none when it is blank. */
int lines_count_parts(struct str text);
/*
 * The lines of the page that begins at byte *AT, line *NUMBER of the file, into A; both move to the next page. A page
 * that begins in the middle of a line has that line's number.
 */
struct raw_line *lines_next_part(struct arena *a, struct str text, size_t *at, int *number, size_t *n);

#endif
