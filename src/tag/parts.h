/*
 * parts: an article as the pieces of text that tagging looks at, in reading order; a name in a headline says more than
 * one in the tenth paragraph.
 */
#ifndef TAG_PARTS_H
#define TAG_PARTS_H

#include "baolan/article.h"
#include "points.h"

enum part_kind { PART_KICKER, PART_TITLE, PART_SUBTITLE, PART_LEAD, PART_HEADING, PART_BODY, PART_CAPTION, PART_KINDS };

static inline bool part_is_headline(enum part_kind kind)
{
    return kind == PART_KICKER || kind == PART_TITLE || kind == PART_SUBTITLE;
}

struct part {
    enum part_kind kind;
    struct str text;      /* borrowed from the article */
    struct points points; /* of TEXT */
    struct spot spot;     /* where it stands there; from and to are 0 */
};

struct parts {
    struct part *at;
    size_t n;
};

/*
 * Of the first MOST code points of ARTICLE, into A. The first paragraph is the lead, of an article without any the first caption. A derived
 * title repeats the lead and is left out.
 */
struct parts parts_of(struct arena *a, const struct article *article, size_t most);

#endif
