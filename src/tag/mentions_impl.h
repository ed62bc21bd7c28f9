/*
 * mentions_impl: what stands in an article where a place may be named, found by the matcher, before it is known what it means. Shared by
 * mentions_tokens.c, which takes names out of the text, and mentions.c, which says what they mean.
 */
#ifndef TAG_MENTIONS_IMPL_H
#define TAG_MENTIONS_IMPL_H

#include "baolan/utf8.h"
#include "places_impl.h"

/* A stretch of text that was taken for a name: hits [first, first + n) of the same span are the ways to read it. */
struct token {
    size_t from, to; /* bytes of its part */
    size_t first, n; /* of struct finder's hits */
    enum pattern_kind kind;
    int county; /* -1: none, or not known yet */
    bool weak;
};

struct tokens {
    struct token *at;
    size_t n, cap;
};

struct finder {
    const struct places *p;
    struct parts parts;
    int home;             /* the county that the page is of; -1: none is known */
    struct hits hits;     /* of all parts, one after the other */
    size_t *part_hits;    /* where the hits of each part begin, one more at the end */
    struct tokens tokens; /* of all parts, in reading order */
    size_t *part_tokens;
    bool *named;                    /* counties that occur by their full name */
    bool *borne;                    /* counties whose short name is what a person is called (王汾阳) */
    bool *whole;                    /* patterns of townships that occur, by index; NULL: none does */
    size_t *first_named;            /* 1 + the first token that surely means the county; 0: none */
    size_t *last_named;             /* 1 + the token that last meant it, as far as the walk has come; 0: none */
    const struct region *last_home; /* the prefecture last named, as far as the walk has come */
};

/* All names of the parts: fills .hits, .tokens and what tells where they lie, .named, .borne, .whole and .first_named. */
void mentions_tokens(struct finder *f);

static inline const struct pattern *pattern_of(const struct finder *f, size_t hit)
{
    return &f->p->patterns.at[f->hits.at[hit].id];
}

/* Does COUNTY lie in REGION? */
static inline bool holds_county(const struct finder *f, const struct region *region, int county)
{
    return str_starts(f->p->counties[county]->code, gazetteer_prefix(region));
}

static inline uint32_t cp_before(struct str text, size_t at)
{
    return utf8_prev(text, &at);
}

static inline uint32_t cp_at(struct str text, size_t at)
{
    return utf8_next(text, &at);
}

static inline bool begins_with(struct str text, size_t at, struct str with)
{
    return str_starts(str_cut(text, at, text.n), with);
}

static inline bool contains_cp(struct str set, uint32_t c)
{
    for (size_t at = 0; at < set.n;)
        if (utf8_next(set, &at) == c)
            return true;
    return false;
}

#endif
