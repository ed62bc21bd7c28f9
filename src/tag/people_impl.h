/* people_impl: what people.c (finding), people_titled.c (by what somebody is), people_heads.c (by where a name stands) and people_keep.c (who was found) share. */
#ifndef TAG_PEOPLE_IMPL_H
#define TAG_PEOPLE_IMPL_H

#include "matcher.h"
#include "names.h"
#include "parts.h"
#include "people.h"

enum { PEOPLE_NAME_BYTES = 12 /* more than a name of three characters has */ };

/* What is told by the same words (书记) comes in this order. */
enum trigger {
    TRIGGER_AFTER,
    TRIGGER_TITLE,
    TRIGGER_AUTHOR,
    TRIGGER_SAY,
    TRIGGER_CALLED,
    TRIGGER_AGE,
    TRIGGER_DOT,
    TRIGGER_OTHERS,
    TRIGGER_KNOWN,
    TRIGGER_WHOM,
    TRIGGER_HEAD, /* where a clause begins with a family name */
    TRIGGER_TOLD  /* where one stands behind 的 */
};

struct people_found {
    struct person_tag *at;
    size_t n, cap;
};

/* One text being read. */
struct reading {
    struct arena *arena;
    const struct names *names;
    const struct article *article;
    struct parts parts;
    int asked; /* names that were looked for elsewhere in them */
    struct str text;
    struct points points; /* of TEXT */
    bool headline;        /* where words stand for themselves */
    size_t done;          /* byte up to which names were read */
    size_t author_end;    /* where the name of an author would begin */
    struct people_found *found;
};

/* The name at bytes [FROM, TO) is somebody's, who is TITLE (empty or absent: it does not say); reading goes on behind it. */
void people_keep(struct reading *r, size_t from, size_t to, struct str title);
/* The name behind HIT, which says what somebody is, and those that follow it with commas between. */
void people_read_titled(struct reading *r, struct hit hit);
/* Where names may stand that no title announces, as TRIGGER_HEAD and TRIGGER_TOLD, in order. */
void people_find_heads(const struct reading *r, struct hits *out);
/* The name that begins at HIT, such a place or the end of what is done to somebody. */
void people_read_head(struct reading *r, struct hit hit);
/* The names before HIT, which is 等: from the head of the clause. */
void people_read_others(struct reading *r, struct hit hit);

#endif
