/*
 * display: the one door between any stored text and any terminal.
 *
 * Whatever comes from a file, a name, a query, an error or the archive passes here before it is printed or drawn.
 * Behind the door there is only text of known width: ill-formed bytes are U+FFFD; C0, C1 and DEL are visible (␛ ␇ …);
 * bidi and other format controls, variation selectors, soft hyphens and zero-width characters are dropped; combining
 * marks are kept, at most two on a base; characters without a width here (unassigned, private use, newer than the C
 * library) are 〓.
 */
#ifndef BAOLAN_DISPLAY_H
#define BAOLAN_DISPLAY_H

#include "baolan/memory.h"

/* Appends S as one line: line ends and tabs become a blank. */
void display_line(struct str s, struct buf *out);
/* Appends S keeping '\n'; a tab becomes blanks. */
void display_text(struct str s, struct buf *out);
/* display_line() into an arena. */
struct str display_str(struct arena *a, struct str s);

#endif
