/*
 * doc: an article set as a page is set, ready to be shown line by line: kicker, headline, subtitle, byline, facts, body
 * with indent and 避头尾, section headings, captions apart, the seam between the halves of a jump, and at the foot
 * where it came from.
 *
 * Rules of composition: clreq (W3C), "Line composition" and "Paragraph settings": two characters' indent, no line over
 * 45 characters.
 */
#ifndef UI_DOC_H
#define UI_DOC_H

#include "baolan/article.h"
#include "match.h"
#include "row.h"

enum { DOC_MEASURE_MAX = 90 }; /* columns: 45 Chinese characters */

struct doc_line {
    struct run *runs;
    size_t n;
    int left; /* columns of blank before the runs */
};

enum doc_stop_kind { DOC_STOP_HEADING, DOC_STOP_SEAM, DOC_STOP_CAPTIONS };

/* A place that { } and the outline stop at. */
struct doc_stop {
    enum doc_stop_kind kind;
    size_t line;
    struct str text; /* display text */
};

struct doc {
    struct doc_line *lines;
    size_t n;
    struct doc_stop *stops;
    size_t nstops;
    size_t *matches; /* the line of each match, in order */
    size_t nmatches;
};

/* One half of a story; a whole one has one part. */
struct doc_part {
    struct page *page;
    struct article *article;
};

/* Sets the PARTS in WIDTH columns into A, with WORDS (may be NULL) marked. */
void doc_set(struct arena *a, const struct doc_part *parts, size_t nparts, int width, const struct match_words *words,
             struct doc *out);
/* Composes LINE into ROW. */
void doc_draw(const struct doc_line *line, struct row *row);

#endif
