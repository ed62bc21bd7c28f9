/*
 * phrases: runs of characters that very many stories hold, and which stories those are.
 *
 * The full text index knows pairs of characters. Of a longer text it can only say which stories hold all of its pairs, and each of those has to
 * be looked into; where a hundred thousand have them (set phrases, headings of every day, pairs that go with everything) no count would ever be
 * done while somebody types. So the runs of three and more characters of which that is true are found out from a sample of the stories and kept by
 * themselves, with the pairs whose lists are longest; nothing is looked into for these, and for what holds them only the stories that they
 * leave over.
 *
 * Which stories have a phrase is kept by months, like the census (census.h), as places among the month's stories. A month of which anything
 * changed is put down in the table "unphrased" and written anew at the end of the run; until then it says nothing.
 *
 * A row of phrase_stories holds one month of PHRASE_ROW phrases. For each it has a number (LEB128):
 *
 *   0        no story                          1        the stories of the phrase that it is LIKE
 *   2n       n - 1 bytes follow: places        2n + 1   n bytes follow: a bit for each place, the lowest first
 *            as distances (LEB128)
 */
#ifndef BAOLAN_ARCHIVE_PHRASES_H
#define BAOLAN_ARCHIVE_PHRASES_H

#include "../search/census.h"
#include "baolan/slots.h"

enum {
    PHRASE_MOST = 16, /* characters */
    PHRASE_ROW = 64,
    PHRASE_MONTHS = 20 /* bits: id of a row = (phrase / PHRASE_ROW) << PHRASE_MONTHS | month */
};

/* ---- a tree of characters (phrase_tree.c) -------------------------------------------------------------------------- */

/* Node 0 is the root. */
struct phrase_tree {
    struct {
        uint64_t *at; /* the key of a child: its parent and character; 0: free */
        uint32_t *child;
        size_t size, used; /* a power of two */
        struct slots places;
    } table;
    struct {
        int32_t *at; /* what a node stands for, -1: nothing */
        size_t n, cap;
    } value;
};

void phrase_tree_open(struct phrase_tree *t);
void phrase_tree_close(struct phrase_tree *t);
/* The child of NODE by the character C; 0 when there is none; MAKE makes it. */
uint32_t phrase_tree_child(const struct phrase_tree *t, uint32_t node, uint32_t c);
uint32_t phrase_tree_make(struct phrase_tree *t, uint32_t node, uint32_t c);
/* The node of S, 0 when there is none; made. */
uint32_t phrase_tree_find(const struct phrase_tree *t, struct str s);
uint32_t phrase_tree_add(struct phrase_tree *t, struct str s);

/* ---- finding them out (phrase_mine.c) ------------------------------------------------------------------------------ */

/* Shares of the stories. */
struct phrase_shares {
    double pair;   /* a pair that so many have is a phrase */
    double within; /* a longer run whose parts, one character shorter, so many have is one … */
    double least;  /* … when so many have it itself */
};

struct phrase {
    struct str text; /* folded */
    int32_t like;    /* another one of which it is a part and that as many of the sample have; -1: none */
};

struct phrases {
    struct phrase *at;
    size_t n, cap;
};

/* The phrases of N folded texts, shorter ones first; what is long is in A. */
void phrases_mine(struct arena *a, const struct str *texts, size_t n, const struct phrase_shares *shares,
                  struct phrases *out);

/* ---- keeping (phrase_keep.c) --------------------------------------------------------------------------------------- */

/* Rows of a month as they should be; ROW is the number of the first phrase by PHRASE_ROW. */
typedef void phrase_visit(void *context, int64_t month, int64_t row, struct str stories, struct error *err);

/* Who knows the phrases that there are as he is opened. */
struct phrase_writer;
struct phrase_writer *phrase_writer_open(struct archive *a, struct error *err);
void phrase_writer_close(struct phrase_writer *k);
/* Shows VISIT the rows of each month in [FIRST, LAST] that is counted (census.h). */
void phrase_writer_months(struct phrase_writer *k, int64_t first, int64_t last, phrase_visit *visit, void *context,
                          struct error *err);
/* Finds the phrases out anew, NULL: there are to be none; all months are to be written anew. Outside of a batch, like the next. */
void phrases_renew(struct archive *a, const struct phrase_shares *shares, struct error *err);
/* The same when there are stories enough for the first time, and again when there are half as many more or less. */
void phrases_renew_in_time(struct archive *a, struct error *err);

/* ---- the months that are to be written anew (phrase_run.c) --------------------------------------------------------- */

/*
 * What their rows are to be is worked out ahead, on as many threads as archive_relate() has; outside of a batch, after archive_census_keep() of
 * everything.
 */
struct phrase_run;
struct phrase_run *phrase_run_open(struct archive *a, struct error *err);
/* Writes the next month, in a step of its own; false: there is none left, or ERR is set. */
bool phrase_run_next(struct phrase_run *r, struct error *err);
void phrase_run_close(struct phrase_run *r);

/* ---- reading (phrase_bits.c) --------------------------------------------------------------------------------------- */

/* The number of the phrase that the folded TEXT is, -1 when it is none. */
int64_t phrase_number(struct archive *a, struct str text, struct error *err);
/* Which stories of the census hold it, the archive's own until the census is forgotten; NULL with ERR set. */
const uint64_t *phrase_bits(struct archive *a, const struct census *c, int64_t phrase, struct error *err);

#endif
