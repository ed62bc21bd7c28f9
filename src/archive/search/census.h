/*
 * census: all stories in the order of their ids, and what each falls to (counties, topics, newspapers, genres, tenths of quality), so that counting is a
 * matter of bits and not of reading the index.
 *
 * It is kept in the archive by blocks of a month: how many fall to each value (the first frame of the browser needs no more), and which. A
 * month that is written to is put down in the table "uncounted" and counted anew when it is finished with; who reads before that
 * counts it for himself. What is counted is what the full text index says, so a count and the list behind it never differ.
 */
#ifndef BAOLAN_ARCHIVE_CENSUS_H
#define BAOLAN_ARCHIVE_CENSUS_H

#include "../fulltext.h"
#include "../numbers.h"

/* One value of a facet. */
struct census_value {
    enum fulltext_key letter; /* KEY_ALL: every story */
    int64_t id;               /* row of county, topic or newspaper; the genre; the tenth */
    size_t count;
    uint64_t *bits; /* a bit for each place; NULL for KEY_ALL and until the stories are read */
};

struct census_block {
    int64_t month;   /* year * 12 + month - 1; below 12: without a date */
    size_t n, place; /* how many stories; place of its first */
};

struct census {
    int64_t version; /* archive_version_now() */
    struct {
        struct census_value *at; /* by letter and id */
        size_t n, cap;
    } values;
    struct {
        struct census_block *at; /* oldest first */
        size_t n, cap;
    } months;
    size_t nstories;
    bool has_stories; /* the rest is there */
    int64_t *ids;     /* a story's place is its index here, the oldest has 0 */
    struct arena *arena;
};

/* ---- reading (census.c) ------------------------------------------------------------------------------------------- */

/* The census of the archive as it is now, with WITH_STORIES with ids and bits; the archive's own; NULL with ERR set. */
const struct census *archive_census(struct archive *a, bool with_stories, struct error *err);
/* The value, NULL when no story falls to it. */
const struct census_value *census_value(const struct census *c, enum fulltext_key letter, int64_t id);
/* How many stories have ids below ID. */
size_t census_place(const struct census *c, int64_t id);
/* The same of an ID whose place is below HIGH, most often not far below. */
size_t census_place_below(const struct census *c, int64_t id, size_t high);
/* Sets the bits at places [FROM, TO). */
void bits_set(uint64_t *bits, size_t from, size_t to);
/* Set bits of X, of X and Y, at places [FROM, TO). */
size_t bits_count(const uint64_t *x, size_t from, size_t to);
size_t bits_count_both(const uint64_t *x, const uint64_t *y, size_t from, size_t to);

/* ---- counting (census_count.c) ------------------------------------------------------------------------------------ */

/*
 * What is kept of a month: numbers as LEB128. COUNTS is letter, id, count for each value; STORIES has behind each count the stories, ids as
 * distances from the month's first id and from one another, of KEY_ALL, which comes first, and places among them for the others.
 */
struct census_month {
    int64_t month; /* ids of it begin with month * CENSUS_IDS */
    struct str counts, stories;
};

#define CENSUS_IDS ((int64_t)31 * ARCHIVE_DAY_IDS)

typedef void census_visit(void *context, const struct census_month *month, struct error *err);

/* Counts months FIRST to LAST by the full text index and shows VISIT each that has stories, oldest first. */
void census_count(struct archive *a, int64_t first, int64_t last, census_visit *visit, void *context,
                  struct error *err);
/*
 * Counts of MONTH only what this run wrote to and shows VISIT all of it; without counts: no story is left. False: it is not known what was written to,
 * or nothing is kept.
 */
bool census_patch(struct archive *a, int64_t month, census_visit *visit, void *context, struct error *err);
/* Months FIRST to LAST are counted: what is written to them from now on is remembered anew. */
void census_counted(struct archive *a, int64_t first, int64_t last);
/* What stands before the stories of a value, N of them. */
void census_put_head(struct buf *out, enum fulltext_key letter, int64_t id, size_t n);

/* ---- keeping (census_keep.c) -------------------------------------------------------------------------------------- */

/* The run of uncounted months that begins at MONTH or next after it, no counted one between; false: there is none. */
bool census_uncounted(struct archive *a, int64_t month, int64_t *first, int64_t *last, struct error *err);

#endif
