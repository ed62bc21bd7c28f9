/* places_impl: what places.c (opening) and mentions_tokens.c and mentions.c (finding) share. */
#ifndef TAG_PLACES_IMPL_H
#define TAG_PLACES_IMPL_H

#include "places.h"

enum pattern_kind {
    PATTERN_COUNTY,   /* full name of a county in focus */
    PATTERN_SHORT,    /* its short name */
    PATTERN_TOWNSHIP, /* a township of it */
    PATTERN_STEM,     /* the township's name without 镇 or 乡: counts where the article has the whole name too */
    PATTERN_PLACE,    /* a hand-kept place in it */
    PATTERN_HOME,     /* the region in focus, or one that it lies in or that lies in it */
    PATTERN_FOREIGN,  /* any other region */
    PATTERN_PHRASE,   /* no place at all */
    PATTERN_BACK,     /* 该县 */
    PATTERN_REGION,   /* 各县 */
    PATTERN_OURS      /* 县医院: what only a page that is of one county speaks of so */
};

struct pattern {
    enum pattern_kind kind;
    int county; /* of the counties in focus; -1: none */
    enum weakness weak;
    bool wide;                   /* HOME: a region in focus itself. FOREIGN: a province or prefecture */
    const struct region *region; /* HOME: it; else NULL */
    size_t whole;                /* STEM: index of the township's pattern */
    bool own;                    /* BACK, REGION: on a page that is of one county it means that one (我县, 我市) */
    const char *rule;            /* COUNTY: why it counts when it is not today's full name; else NULL */
};

struct context {
    struct str before;             /* characters after which a name may begin, one string */
    struct str numerals, counters; /* characters, one string each */
    struct str *beside, *apart, *not, *lies, *leaves, *comes, *dateline_before, *dateline_after;
    size_t nbeside, napart, nnot, nlies, nleaves, ncomes, ndateline;
};

struct places {
    struct arena *arena; /* also owns the rules of patterns */
    const struct words *words;
    const struct region **counties;
    size_t ncounties;
    struct {
        struct pattern *at;
        size_t n, cap;
    } patterns; /* a hit's id is an index into it */
    struct matcher *matcher;
    struct context context;
};

#endif
