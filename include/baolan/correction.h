/*
 * correction: what a reader puts right in an article that was rebuilt wrong, as text that people write, compare and pass on. The form is in
 * baolan(5): blocks that begin with "@ UID", then lines NAME: VALUE, an empty line, and the text, a paragraph a line, headings behind "## ".
 *
 *   article ──correction_of──▶ all of it, for an editor ──corrections_parse──▶ ──correction_reduce──▶ what differs, for the file
 *   the article as it was + what differs ──correction_apply──▶ the article as it is shown
 */
#ifndef BAOLAN_CORRECTION_H
#define BAOLAN_CORRECTION_H

#include "baolan/article.h"

enum correction_field {
    CORRECTION_KICKER,
    CORRECTION_TITLE,
    CORRECTION_SUBTITLE,
    CORRECTION_DATE,     /* EDTF */
    CORRECTION_AUTHORS,  /* 王涛/记者、孟凡/通讯员 */
    CORRECTION_CREDIT,   /* the reprint's source */
    CORRECTION_COUNTIES, /* what the article is about: names or codes */
    CORRECTION_TOPICS,   /* names or ids */
    CORRECTION_GENRE,
    CORRECTION_FIELDS
};

/* Everything borrows from the arena it was made in. */
struct correction {
    struct str uid;                       /* of the article as it was */
    struct str fields[CORRECTION_FIELDS]; /* absent: left as it was; "": there is none */
    struct section *sections;             /* the text; none: left as it was */
    size_t nsections;
    int line; /* of its "@ UID" */
};

struct corrections {
    struct correction *at;
    size_t n;
};

/*
 * Reads TEXT into A; FILE is its name for errors. STATUS_USAGE, with the line, for what is not understood: then none is to be used. Of
 * two for one article the later counts.
 */
enum status corrections_parse(struct arena *a, struct str file, struct str text, struct corrections *out,
                              struct error *err);
/* The correction of the article UID, NULL: none. */
const struct correction *corrections_find(const struct corrections *c, struct str uid);
/* Appends it in that form; what it leaves as it was is left out. */
void correction_print(const struct correction *c, struct buf *out);
/* All that can be corrected of an article, as it is. */
void correction_of(struct arena *a, const struct page *page, const struct article *article, struct correction *out);
/* Leaves out of C what ORIGINAL says too, or what C does not say; false when nothing is left. */
bool correction_reduce(struct correction *c, const struct correction *original);
/*
 * PAGE and ARTICLE become what C says; they and all that is new live in A. A county or a topic that was not the article's gets its name alone,
 * the caller knows its code. STATUS_USAGE: no date, no genre.
 */
enum status correction_apply(struct arena *a, const struct correction *c, struct page *page, struct article *article,
                             struct error *err);

#endif
