/*
 * Who is to be compared with whom: a few thousand unrelated articles at a time. Their traces are sorted, so that the postings are read in the
 * order in which they lie, each once; what is found is sorted back by article.
 *
 * Two articles are compared when the traces that they share weigh enough. That follows from the two and from the ranks of their traces alone:
 * there are no best so many of an article, who would depend on who came before, and the answer is the same from either side. What
 * keeps it cheap is that a trace has TRACE_COMMON holders at most, so that what is added brings a bounded number of pairs.
 */
#include "../digest.h"
#include "relate_internal.h"

enum {
    SENTENCE_WEIGHT = 8,   /* a shared sentence says more than a shared name */
    NAME_WEIGHT = 7,       /* of a name that no other article has; less by its rank */
    WEIGHT_LEAST = 4,      /* a name of middling frequency is worth a close look only together with another */
    PIECE_TRACES = 1 << 17 /* sorted together; each may bring TRACE_COMMON candidates of 16 bytes */
};

/* A trace of the article at INDEX in the chunk. */
struct held_trace {
    int32_t hash;
    uint32_t index;
};

struct chunk {
    struct archive *archive;
    const struct relate_run *run;
    size_t from; /* in the run's ids: index 0 */
    struct {
        struct held_trace *at;
        size_t n, cap;
    } traces; /* of the piece at hand */
    struct {
        struct candidate *at;
        size_t n, cap;
    } found;
    size_t settled; /* of those found: of pieces before */
};

/* ---- traces ------------------------------------------------------------------------------------------------------- */

static int trace_order(const void *x, const void *y)
{
    const struct held_trace *a = x, *b = y;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* The traces of the articles from index AT on, as many as go into a piece; the index after the last one. */
static size_t gather(struct chunk *c, size_t at, size_t end, struct error *err)
{
    struct arena *arena = arena_new();
    c->traces.n = 0;
    for (; at < end && c->traces.n < PIECE_TRACES && err->status == STATUS_OK; at++) {
        arena_reset(arena);
        struct str traces = archive_traces_of(c->archive, arena, c->run->ids.at[c->from + at], err);
        for (size_t k = 0; k < traces.n / DIGEST_TRACE_BYTES; k++) {
            struct held_trace trace = {digest_trace(traces, k), (uint32_t)at};
            vec_push(&c->traces, trace);
        }
    }
    arena_free(arena);
    if (c->traces.n)
        qsort(c->traces.at, c->traces.n, sizeof *c->traces.at, trace_order);
    return at;
}

/* ---- postings ----------------------------------------------------------------------------------------------------- */

struct holders {
    int64_t id[TRACE_KEPT];
    size_t n;
};

static void read_holders(struct chunk *c, int32_t hash, struct holders *out, struct error *err)
{
    out->n = 0;
    sqlite3_stmt *q = statement_get(c->archive, "SELECT article FROM trace WHERE hash = ?", err);
    statement_bind(q, "i", (int64_t)hash);
    while (out->n < TRACE_KEPT && statement_row(c->archive, q, err))
        out->id[out->n++] = sqlite3_column_int64(q, 0);
    if (q)
        sqlite3_reset(q);
}

static bool run_holds(const struct relate_run *run, int64_t id)
{
    size_t low = 0, high = run->ids.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (run->ids.at[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < run->ids.n && run->ids.at[low] == id;
}

/* Those that were, or will be, compared with it by another one's turn in this run are left out. */
static void add_holders(struct chunk *c, const struct held_trace *trace, const struct holders *holders, uint32_t weight)
{
    int64_t id = c->run->ids.at[c->from + trace->index];
    for (size_t i = 0; i < holders->n; i++) {
        int64_t other = holders->id[i];
        if (other == id || (other < id && run_holds(c->run, other)))
            continue;
        struct candidate candidate = {.id = other, .index = trace->index, .weight = weight};
        vec_push(&c->found, candidate);
    }
}

static void read_postings(struct chunk *c, struct error *err)
{
    for (size_t i = 0, j; i < c->traces.n && err->status == STATUS_OK; i = j) {
        int32_t hash = c->traces.at[i].hash;
        for (j = i + 1; j < c->traces.n && c->traces.at[j].hash == hash; j++)
            ;
        struct holders holders;
        read_holders(c, hash, &holders, err);
        if (holders.n < 2 || holders.n > c->run->common)
            continue;
        uint32_t weight = relate_trace_kind(hash) == TRACE_SENTENCE
                              ? SENTENCE_WEIGHT
                              : (uint32_t)(NAME_WEIGHT - relate_rank((uint32_t)holders.n));
        for (size_t k = i; k < j; k++)
            add_holders(c, &c->traces.at[k], &holders, weight);
    }
}

/* ---- candidates --------------------------------------------------------------------------------------------------- */

static int by_article(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    if (a->index != b->index)
        return a->index < b->index ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* Adds up the weights of each pair of the piece, and keeps those that are worth it. */
static void add_up(struct chunk *c)
{
    size_t n = c->settled;
    if (c->found.n > n)
        qsort(c->found.at + n, c->found.n - n, sizeof *c->found.at, by_article);
    for (size_t i = n, j; i < c->found.n; i = j) {
        struct candidate sum = c->found.at[i];
        for (j = i + 1; j < c->found.n && by_article(&c->found.at[j], &sum) == 0; j++)
            sum.weight += c->found.at[j].weight;
        if (sum.weight >= WEIGHT_LEAST)
            c->found.at[n++] = sum;
    }
    c->found.n = c->settled = n;
}

struct candidate *relate_candidates(struct archive *a, const struct relate_run *run, size_t from, size_t to, size_t *n,
                                    struct error *err)
{
    struct chunk c = {.archive = a, .run = run, .from = from};
    for (size_t at = 0; at < to - from && err->status == STATUS_OK;) {
        at = gather(&c, at, to - from, err);
        read_postings(&c, err);
        add_up(&c);
    }
    vec_free(&c.traces);
    *n = c.found.n;
    return c.found.at;
}
