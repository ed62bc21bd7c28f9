/*
 * zones: display lines between two bodies, and how they read as headlines. Private to headline.c, zones.c and regroup.c.
 */
#ifndef REBUILD_ZONES_H
#define REBUILD_ZONES_H

#include "rebuild_internal.h"

enum { BLOCK_LINES = 7 };             /* a headline has no more lines */
enum { NO_BODY = -1, ANY_BODY = -2 }; /* instead of a body: the block heads none; the one that its words fit best */

/* What a line says as a kicker (the first line of its block; another), as title, as subtitle. */
struct roles {
    double first, kicker, title, subtitle;
};

struct zone_line {
    size_t line;
    bool byline;
    bool parted; /* Markdown: a rule stands before it, or it begins a box, or stands behind one */
    struct match match;
    uint32_t head; /* the pair it begins with, PAIRS_NONE: it begins with none of the page's */
    /* zone_read() */
    struct roles as;
    double over_notice; /* what it costs that it stands over the headline of a notice */
    double wrap;        /* what speaks for one title with the next line */
    bool notice;        /* is the whole headline of a notice, */
    bool ends_notice;   /* or ends so */
    bool upright;       /* set so */
    bool leads;         /* …强调: leads to what was said */
    int half;           /* its columns in ideographs */
};

struct zone {
    struct zone_line *at;
    size_t n;
    const struct overlap *words;
    int above, below; /* bodies just after and just before the zone, -1: none */
};

struct choice {
    double score;
    size_t title_from, title_to; /* zone lines */
};

/* What the lines of a zone say by themselves, and each with the next (headline.c). */
void zone_read(const struct page_work *p, struct zone *z);
/* The best reading of zone lines [FROM, TO) as one block that heads BODY (headline.c). */
struct choice block_read(const struct page_work *p, const struct zone *z, size_t from, size_t to, int body);
/* Those lines as a block, read as C; false when they are bylines alone. ZONE: the number of the zone. */
bool block_make(struct page_work *p, struct overlap *o, const struct zone *z, size_t from, size_t to, struct choice c,
                size_t zone, struct block *out);
/* The Hungarian method is cubic: a page of more blocks than any newspaper has is done in portions. */
enum { PORTION = 64 };

/* A page of photographs: more of them than stories, more headlines than stories (kinds.c). */
bool page_pictured(const struct page_work *p);
/* What place, bylines and kind, but not words, say for block K, which is but tried and in no collection, as the headline of body B (assign.c). */
double headline_place(const struct page_work *p, const struct block *k, size_t b);
/* … with its words. */
double headline_score(const struct page_work *p, const struct block *k, size_t b);

#endif
