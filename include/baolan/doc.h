/*
 * doc: an article set as a page is set, line by line: kicker, headline, subtitle, byline, facts, body with indent and
 * 避头尾, section headings, captions apart, the seam between the halves of a jump, and at the foot where it came from.
 * The browser shows such lines, `show` prints them.
 *
 * Rules of composition: clreq (W3C), "Line composition" and "Paragraph settings": two characters' indent, no line over
 * 45 characters.
 */
#ifndef BAOLAN_DOC_H
#define BAOLAN_DOC_H

#include "baolan/article.h"

enum { DOC_MEASURE = 45 }; /* Chinese characters a line at most, unless wished otherwise */

/* How a reader wants text to be set. */
struct doc_style {
    int measure;  /* Chinese characters a line at most; 0: DOC_MEASURE */
    bool hang;    /* a pause or stop without room at a line end stands behind it */
    bool squeeze; /* the blank halves of marks that meet are taken out */
    bool tags;    /* where counties are named, and the terms of topics, stand out */
};

/* What a piece of text is. */
enum doc_role {
    DOC_TEXT,
    DOC_KICKER,
    DOC_TITLE,
    DOC_DERIVED, /* a title that the page does not hold */
    DOC_SUBTITLE,
    DOC_BYLINE,
    DOC_FACTS,
    DOC_HEADING,
    DOC_CAPTION,
    DOC_SEAM,
    DOC_SOURCE,
    DOC_DOUBT,
    DOC_MATCH,
    DOC_PLACE, /* a county is named */
    DOC_TERM,  /* of a topic */
    DOC_ROLE_COUNT
};

struct doc_run {
    enum doc_role role;
    struct str text; /* display text */
};

struct doc_line {
    struct doc_run *runs;
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
    size_t *matches; /* the line of each DOC_MATCH, in order */
    size_t nmatches;
};

/* One half of a story; a whole one has one part. */
struct doc_part {
    struct page *page;
    struct article *article;
};

/* Texts that are marked wherever they stand (folded: fold.h). */
struct doc_marks {
    const struct str *at;
    size_t n;
};

/* Sets the PARTS in WIDTH columns into A, with MARKS marked, what it says of it in the language of language.h. STYLE and MARKS may be NULL. */
void doc_set(struct arena *a, const struct doc_part *parts, size_t nparts, int width, const struct doc_style *style,
             const struct doc_marks *marks, struct doc *out);

/* The day, or the days that an article may be of, without what both ends share: "about 2024-05-09…13", or "undated". */
struct str doc_date(struct arena *a, struct date date);

#endif
