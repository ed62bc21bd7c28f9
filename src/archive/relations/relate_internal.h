/*
 * relate_internal: what the files behind archive_relate() share.
 *
 *   postings   which articles hold a trace
 *   jumps      parts of one story
 *   candidates who is worth comparing with whom
 *   texts      articles made ready for comparing
 *   relations  comparing them
 *   best       what is kept of what was found
 */
#ifndef BAOLAN_ARCHIVE_RELATE_H
#define BAOLAN_ARCHIVE_RELATE_H

#include <stdlib.h>

#include "../archive_internal.h"
#include "baolan/relate.h"

/* As many holders of a trace are kept, more than make it common (relate.h): by their number it is. Of one with more only the number is. */
enum { TRACE_KEPT = 64 };

/* Enters the traces of all articles that have none yet; whose neighbours' weights change by it is marked as unrelated. */
enum status archive_traces_put(struct archive *a, struct error *err);
/* The traces of article ID as digest.h has them, in ARENA. */
struct str archive_traces_of(struct archive *a, struct arena *arena, int64_t id, struct error *err);
/* In how many articles a trace stands; CONTEXT is the archive (struct relate_context). */
uint32_t archive_trace_frequency(void *context, int32_t hash);
/* Joins the parts of jumps in every issue that an unrelated article belongs to. */
enum status archive_link_jumps(struct archive *a, struct error *err);

/* ---- candidates --------------------------------------------------------------------------------------------------- */

/* One bringing up to date. */
struct relate_run {
    struct ids ids;  /* to be looked at, in order, each once */
    uint32_t common; /* a trace that more articles hold is no reason */
};

/* An article that is worth comparing with the one at INDEX of those asked for. */
struct candidate {
    int64_t id;
    uint32_t index, weight;
};

/*
 * Those for the articles [FROM, TO) of RUN, by index and id; free() them. Of two that are both in the run only the first has the
 * other.
 */
struct candidate *relate_candidates(struct archive *a, const struct relate_run *run, size_t from, size_t to, size_t *n,
                                    struct error *err);

/* ---- texts -------------------------------------------------------------------------------------------------------- */

struct loaded {
    int64_t id;
    struct page page; /* its last day alone: all of it would take as long to read as the text */
    struct article article;
    struct relate_text *text;
};

/* Article ID, in ARENA; NULL when there is none. */
struct loaded *relate_load(struct archive *a, struct arena *arena, int64_t id, struct error *err);

/* ---- best --------------------------------------------------------------------------------------------------------- */

/* Drops the relations of the articles TOUCHED, which are put in order, that are among the best of neither side. */
void best_trim(struct archive *a, struct ids *touched, struct error *err);
/* The articles [FIRST, LAST] were looked at. */
void best_done(struct archive *a, int64_t first, int64_t last, struct error *err);

/* An article that has as many relations as are kept, and the last of them. */
struct loser {
    int64_t id, score;
    struct str uid; /* of the other one */
};

struct losers {
    struct arena *arena;
    struct loser *at;
    size_t n, cap;
};

/*
 * What is to be looked at again starts from nothing. LOSERS: its neighbours that are not to be looked at themselves. Until best_losers() they
 * stand in "unrelated" too, so that after a run that was broken off all of them are looked at.
 */
void best_forget(struct archive *a, struct losers *losers, struct error *err);
/* When all was looked at: those of them that have lost, in order. */
void best_losers(struct archive *a, const struct losers *losers, struct ids *out, struct error *err);

/* ---- relations ---------------------------------------------------------------------------------------------------- */

/* How X and Y are related, as the archive is now; false: they are not. OUT lives in ARENA and as long as the two. */
bool archive_relate_two(struct archive *a, struct arena *arena, const struct relate_context *context,
                        const struct loaded *x, const struct loaded *y, struct related *out, struct error *err);

#endif
