/*
 * wrap: paragraphs into lines as a Chinese page sets them.
 *
 * Rules: clreq (W3C) "Line composition" and GB/T 15834-2011 §5: no closing mark, pause mark, · ～ － at a line start;
 * no opening mark at a line end; —— and …… whole; a number stays with its unit, and with 第 before it, where it fits; Latin
 * words and numbers whole where they fit. A line never exceeds the width unless a single character is wider. No character is lost: the
 * lines joined are the paragraph, less the blanks dropped at line ends.
 */
#ifndef BAOLAN_WRAP_H
#define BAOLAN_WRAP_H

#include "baolan/memory.h"

struct wrap_line {
    size_t from, to; /* bytes of the paragraph, [from, to) */
    int columns;     /* its width, without the indent */
};

struct wrap_lines {
    struct wrap_line *at;
    size_t n;
};

/* Breaks one paragraph (display text, no '\n') into lines of at most WIDTH columns, the first INDENT columns shorter.
 * WIDTH >= 2. */
void wrap_paragraph(struct arena *a, struct str text, int width, int indent, struct wrap_lines *out);
/*
 * The same with hanging punctuation (clreq "Hanging punctuation at line end"): a 。 ， 、 or ． that has no room at the line end stands
 * behind WIDTH, in WRAP_HANG columns more.
 */
enum { WRAP_HANG = 2 };
void wrap_hanging(struct arena *a, struct str text, int width, int indent, struct wrap_lines *out);

/*
 * 标点挤压: TEXT with the blank half taken out between marks that meet (clreq "Adjustment of the width of punctuation marks"): 》、「 is two
 * and a half characters wide in print, and here one of the two marks takes its half-width form, where it has one. TEXT itself when
 * nothing is to be squeezed, else in A. Text for the eye: what is copied or saved keeps its marks.
 */
struct str wrap_squeeze(struct arena *a, struct str text);

#endif
