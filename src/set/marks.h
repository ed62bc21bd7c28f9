/* marks: what stands out in a text that is set: what was searched for, where counties are named, the terms of topics. */
#ifndef SET_MARKS_H
#define SET_MARKS_H

#include "baolan/doc.h"

struct mark {
    size_t from, to; /* bytes of the display text */
    enum doc_role role;
};

/* What is known of one article, made ready. */
struct known {
    struct spot *spots; /* of all its counties, in reading order */
    size_t nspots;
    struct str *terms; /* of all its topics, folded */
    size_t nterms;
};

/* Into A. */
struct known known_of(struct arena *a, const struct article *article);

/* A text of an article, as kept and where in it; KNOWN may be NULL: then only SEARCHED (may be NULL) stands out. */
struct origin {
    const struct known *known;
    struct str raw;
    enum spot_part part;
    int n;
};

/*
 * The marks of TEXT, which is ORIGIN as it is displayed (blanks and marks may be others, ideographs are the same), into A: in order, none over
 * another; what was searched for goes before places, places before terms. Answers how many.
 */
size_t marks_of(struct arena *a, struct str text, const struct origin *origin, const struct doc_marks *searched,
                struct mark **out);

#endif
