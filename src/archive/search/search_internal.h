/*
 * search_internal: how a query is answered.
 *
 *   query ──names──▶ plan ──▶ one expression over tokens and a span of ids: every story found satisfies them, newest first (join)
 *                      └────▶ what they cannot say is looked up in the story itself (verify)
 *
 * A plan that is exact needs no look at any text. Longer words, phrases and nearness are not: their pairs of characters may stand apart.
 */
#ifndef BAOLAN_ARCHIVE_SEARCH_INTERNAL_H
#define BAOLAN_ARCHIVE_SEARCH_INTERNAL_H

#include "../compact.h"
#include "../fulltext.h"
#include "join.h"

struct plan {
    enum query_kind kind;
    enum query_field field;
    struct plan **children;
    size_t nchildren;
    struct str needle;           /* folded: of TEXT and of the fields title and author */
    struct compact_needle ready; /* the same */
    int distance;                /* of NEAR */
    int from, to;                /* days: of the field date; hundredths: of the field quality */
    struct str keys;             /* of a field that the index has keys for: each behind its mark */
    const struct asked *asked;   /* whoever satisfies the plan satisfies this; NULL: any story may */
    const struct asked *titled;  /* of TEXT: who has it in a title satisfies this; NULL: any may */
    const struct asked *without; /* of an exact NOT: what its story must not satisfy */
    int64_t low, high;           /* ids, inclusive */
    bool exact;                  /* asked, low and high say it all */

    /* What is known without looking into stories, by plan_bound(). */
    uint64_t *bits; /* of the census: no other story satisfies the plan; NULL: nothing is known */
    bool sure;      /* all of these do, but for those that are … */
    uint64_t *
        open; /* … here too, of months whose phrases are not written yet; NULL: none; with bits NULL: every story does */
    struct arena *bound;   /* of the whole plan: where all bits are */
    int64_t bound_version; /* of the census that they are of */
};

/* Plans Q into ARENA. STATUS_USAGE for a name that the archive does not know, with what it knows near it. */
enum status plan_make(struct archive *a, struct arena *arena, const struct query *q, struct plan **out,
                      struct error *err);
/*
 * Finds out the bits of the whole plan and of its parts (bounds.c), once for each state of the archive. Answers the census that they are of, the
 * archive's own, NULL with ERR set. LISTS: what is exact in the full text is read from it too, which may take a fiftieth of a second.
 */
const struct census *plan_bound(struct archive *a, struct plan *plan, bool lists, struct error *err);
void plan_unbound(struct plan *plan); /* frees them; NULL is fine */
/* It is sure, and no more is open than may be looked into at once: most of it is told by the index alone. */
bool plan_settled(const struct plan *plan, const struct census *c);
/* The place has a bit of BITS, NULL: none. */
static inline bool plan_bit(const uint64_t *bits, size_t place)
{
    return bits && (bits[place / 64] >> place % 64 & 1);
}

/* Appends to KEYS, each behind its mark, the facet keys of everything that goes by the name in Q, a field (search_names.c). */
enum status names_resolve(struct archive *a, const struct query *q, struct buf *keys, struct error *err);

/* ---- looking into a story (search_verify.c) ----------------------------------------------------------------------- */

/* The stories of an expression, walked beside those of the whole plan. */
struct companion {
    const struct asked *asked;
    struct join *candidates;
};

/* Tables that have a row for each article, or for a few, walked beside the stories from the newest down. */
enum followed { FOLLOW_BODY, FOLLOW_ARTICLE, FOLLOW_MORE, FOLLOW_HEADINGS, FOLLOW_CAPTIONS, FOLLOWED };

struct follower {
    sqlite3_stmt *rows;
    int64_t at; /* article of the row at hand, 0: there are no more */
    size_t stride,
        wait; /* for how many the rows between are not tried when that was in vain; how many of these are left */
};

/* Stories are to be looked into from the newest down. */
struct verifier {
    struct archive *archive;
    int64_t id;
    size_t place; /* in the census that the plan's bits are of; SIZE_MAX: they are not to be asked */
    struct story story;
    struct buf text, titles, authors; /* folded, '\n' behind each part */
    struct buf scratch;
    bool has_story, has_text, has_titles, has_authors;
    struct follower followers[FOLLOWED];
    struct {
        struct companion *at;
        size_t n, cap;
    } companions;
};

void verifier_begin(struct verifier *v, int64_t id, size_t place);
void verifier_end(struct verifier *v); /* gives back row and memory */
/* Does story V->id satisfy PLAN? GRANTED: its expression and span are known to hold. */
bool verifier_holds(struct verifier *v, const struct plan *plan, bool granted, struct error *err);

/* ---- hits --------------------------------------------------------------------------------------------------------- */

/* The texts of a query as they were typed, and ready for bodies. */
struct needles {
    struct str *typed;
    struct compact_needle *ready;
    size_t n;
};

struct needles needles_of(struct arena *arena, const struct query *q);
/* Text around the first of NEEDLES in the story, as printed; absent when it is in the title alone, or nowhere. */
struct str hit_snippet(struct archive *a, struct arena *arena, int64_t id, const struct needles *needles,
                       struct error *err);

/* ---- walking (search_walk.c) -------------------------------------------------------------------------------------- */

/*
 * The stories of a plan, newest first. By the full text's candidates, or, when the plan's bits are known and leave few, by these. A walk that
 * looks into many stories for nothing finds the bits out and goes on by them.
 */
struct walk {
    struct archive *archive;
    struct plan *plan;
    const struct census *census; /* that the bits are of; NULL: they are not asked */
    bool by_bits;
    const uint64_t *bits; /* … these, which are the plan's or some of them */
    size_t place;         /* by bits: what is at and above it has been looked at; else that of the last candidate */
    size_t failed;        /* stories looked into for nothing */
    size_t asked, spared; /* the bits were asked of so many candidates, and so many needed no look */
    struct join *candidates;
    int64_t next; /* those above are done with */
    struct verifier verifier;
    size_t budget, looked; /* candidates that may be and were looked at; budget 0: any number */
    int64_t at;            /* the candidate looked at last */
    bool done;             /* there are no more candidates */
    uint64_t stops;        /* archive.stops when it began: another count means that its statement was reset under it */
};

/* From id TOP (inclusive) down. */
void walk_begin(struct walk *w, struct archive *a, struct plan *plan, int64_t top, struct error *err);
/* Over the stories below PLACE that have a bit of BITS, some of those of a plan of which the bits are known. */
void walk_places(struct walk *w, struct archive *a, struct plan *plan, const uint64_t *bits, size_t place,
                 struct error *err);
/* The next story; 0 when there is none, when the budget is used up, and on failure. */
int64_t walk_next(struct walk *w, struct error *err);
void walk_end(struct walk *w);
/*
 * The stories of a plan by their place, newest first, without keeping them all: the first id of each block is kept and the blocks read
 * again when they are wanted. Starts anew when the archive has changed.
 */
struct window {
    struct archive *archive;
    struct plan *plan;
    int64_t version;   /* of the archive's content */
    struct ids blocks; /* first id of each block */
    struct ids last;   /* ids of the last block so far */
    struct ids kept;   /* ids of an older block … */
    size_t kept_block; /* … this one; SIZE_MAX: none */
    size_t found;      /* stories found so far, in all blocks */
    size_t looked;     /* candidates looked at for that */
    int64_t next;      /* where the search goes on: below here nothing has been looked at */
    bool complete;     /* nothing is left */
};

void window_open(struct window *w, struct archive *a, struct plan *plan);
void window_close(struct window *w);
/* Forgets everything when the archive has changed since. True: it had. */
bool window_refresh(struct window *w, struct error *err);
/* Looks at candidates until there are WANTED stories, until ids are below ID, or until BUDGET (0: none) is used up. */
void window_advance(struct window *w, size_t wanted, int64_t id, size_t budget, struct error *err);
/* The id at PLACE, 0 when there are not that many. */
int64_t window_id(struct window *w, size_t place, struct error *err);
/* The place of ID, SIZE_MAX when it is not found. */
size_t window_place(struct window *w, int64_t id, struct error *err);

/* ---- moments (moment.c) ------------------------------------------------------------------------------------------- */

/* All that is read between these is of one state of the archive, and the file is locked once instead of for each statement. */
void archive_read_begin(struct archive *a, struct error *err);
void archive_read_end(struct archive *a);
/* Changes with every change of the archive's content, by this process or another. */
int64_t archive_version_now(struct archive *a, struct error *err);

/* ---- answers (answer.c) ------------------------------------------------------------------------------------------- */

/* Which stories a query finds, as bits of the census: worked out from the newest down, some hundredths of a second at a time. */
struct answer {
    struct arena *arena;
    struct str query; /* printed */
    struct plan *plan;
    const struct census *census;
    uint64_t *bits;
    uint64_t *open;  /* below NEXT only these are not worked out yet; NULL: all are not */
    size_t from, to; /* the span of places in which the plan finds anything */
    size_t next;     /* [next, to) is worked out */
    size_t found;    /* of what is worked out */
    uint64_t asked;  /* when last, for keeping the latest */
};

/* The answer to Q, the archive's own until the next call; worked on a little further; NULL with ERR set. */
const struct answer *archive_answer(struct archive *a, const struct query *q, struct error *err);
/* All is worked out. */
bool answer_complete(const struct answer *answer);
/* How many stories among those with the bits SUBSET (NULL: all), at places [FROM, TO); an estimate while it is not complete. */
size_t answer_count(const struct answer *answer, const uint64_t *subset, size_t from, size_t to);

/* ---- ranking (search_rank.c) -------------------------------------------------------------------------------------- */

/* The best first: of the newest stories and the newest that have a needle in their title. The others follow by date. */
struct ranking {
    struct ids best;  /* best first */
    struct ids older; /* those of BEST that are older than the newest ones, newest first */
    size_t newest;    /* how many of the newest stories are in BEST */
    bool made;
};

void ranking_make(struct ranking *r, struct window *w, const struct query *q, const struct needles *needles,
                  struct error *err);
void ranking_clear(struct ranking *r);
/* The id at PLACE of the whole list, and the place of an id, as with a window. */
int64_t ranking_id(struct ranking *r, struct window *w, size_t place, struct error *err);
size_t ranking_place(struct ranking *r, struct window *w, int64_t id, struct error *err);

#endif
