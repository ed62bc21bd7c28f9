/*
 * places: where an article names the counties of the region in focus.
 *
 * One matcher knows the counties in focus with their short names, townships and hand-kept places, every other region
 * of China (so that 岢岚县 is not read as 岚县), and the words of data/regions/context.tsv. The longest name wins; what
 * is left is weighed by its surroundings.
 */
#ifndef TAG_PLACES_H
#define TAG_PLACES_H

#include "gazetteer.h"
#include "matcher.h"
#include "parts.h"
#include "words.h"

enum mention_kind {
    MENTION_COUNTY,   /* 孝义市 */
    MENTION_SHORT,    /* 孝义 */
    MENTION_TOWNSHIP, /* 梧桐镇 */
    MENTION_PLACE,    /* 碛口 */
    MENTION_BACK,     /* 该市, 全县: refers to the county named before; weighs, but is no mention */
    MENTION_OURS,     /* 我县, where it is known whose page it is */
    MENTION_REGION    /* the region in focus as a whole: 吕梁市, 我市, 全市 */
};

struct mention {
    size_t part;     /* index into the parts searched */
    size_t from, to; /* bytes of its text */
    int county;      /* index into places_counties(); -1 for MENTION_REGION */
    enum mention_kind kind;
    bool joined;      /* goes on with the name right before it (文水县|孝义镇): the two are one mention */
    bool dateline;    /* 本报孝义讯 */
    bool origin;      /* 来自方山、岚县的歌手: where somebody is from, who may be anywhere */
    bool far;         /* one of a list whose other places are far away (太原市、大同市、吕梁市汾阳市) */
    const char *rule; /* static: why it counts, a short English phrase */
};

struct mentions {
    struct mention *at;
    size_t n, cap;
};

struct places; /* immutable after opening */

/* The regions in focus, borrowed from a gazetteer, in order of code, none inside another. */
struct focus {
    const struct region *const *at;
    size_t n; /* 0: nothing is ever found */
};

/* G and W must outlive the result. */
enum status places_open(struct places **out, const struct gazetteer *g, const struct words *w, struct focus focus,
                        struct error *err);
void places_close(struct places *p); /* NULL is fine */
/* The counties in focus, in order of code. */
const struct region *const *places_counties(const struct places *p, size_t *n);
const struct region *places_county(const struct places *p, int county);
/* The one county that NAME, of a newspaper or a page, has in it: 柳林县报, 今日岚县; -1: none, or several. */
int places_called(const struct places *p, struct points name);
/* Appends the mentions in reading order. HOME: the county that the page speaks of as its own, -1: none is known. */
void places_find(const struct places *p, struct parts parts, int home, struct mentions *out);

#endif
