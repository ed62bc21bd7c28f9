/*
 * Who is to be compared with whom: a few thousand unrelated articles at a time. Their traces are sorted, so that the postings are read in the
 * order in which they lie, each once; what is found is sorted back by article.
 */
#include "digest.h"
#include "relate_internal.h"

enum {
    COMPARED = 30,       /* candidates looked at closely, those with the most shared traces */
    SENTENCE_WEIGHT = 8, /* a shared sentence says more than a shared name */
    NAME_WEIGHT = 7,     /* of a name that no other article has; less by its rank */
    WEIGHT_LEAST = 4,    /* a name of middling frequency is worth a close look only together with another */
    NEIGHBOURHOOD = 4096 /* postings read for one article at most */
};

/* A trace of the article at INDEX in the chunk. */
struct held_trace {
    int32_t hash;
    uint32_t index;
};

struct chunk {
    struct archive *archive;
    const struct relate_run *run;
    size_t from, to; /* in the run's ids */
    struct {
        struct held_trace *at;
        size_t n, cap;
    } traces;
    struct {
        struct candidate *at;
        size_t n, cap;
    } found;
    uint32_t *read; /* postings, for each article */
};

/* ---- traces ------------------------------------------------------------------------------------------------------- */

static int trace_order(const void *x, const void *y)
{
    const struct held_trace *a = x, *b = y;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static void gather(struct chunk *c, struct error *err)
{
    struct arena *arena = arena_new();
    for (size_t i = c->from; i < c->to && err->status == STATUS_OK; i++) {
        arena_reset(arena);
        struct str traces = archive_traces_of(c->archive, arena, c->run->ids.at[i], err);
        for (size_t k = 0; k < traces.n / DIGEST_TRACE_BYTES; k++) {
            struct held_trace trace = {digest_trace(traces, k), (uint32_t)(i - c->from)};
            vec_push(&c->traces, trace);
        }
    }
    arena_free(arena);
    if (c->traces.n)
        qsort(c->traces.at, c->traces.n, sizeof *c->traces.at, trace_order);
}

/* ---- postings ----------------------------------------------------------------------------------------------------- */

struct holders {
    int64_t id[TRACE_COMMON];
    size_t n;
};

static void read_holders(struct chunk *c, int32_t hash, struct holders *out, struct error *err)
{
    out->n = 0;
    sqlite3_stmt *q = statement_get(c->archive, "SELECT article FROM trace WHERE hash = ?", err);
    statement_bind(q, "i", (int64_t)hash);
    while (out->n < TRACE_COMMON && statement_row(c->archive, q, err))
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
    if (c->read[trace->index] >= NEIGHBOURHOOD)
        return;
    c->read[trace->index] += (uint32_t)holders->n;
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

static int by_weight(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* Adds up the weights of each pair. */
static void add_up(struct chunk *c)
{
    size_t n = 0;
    if (c->found.n)
        qsort(c->found.at, c->found.n, sizeof *c->found.at, by_article);
    for (size_t i = 0; i < c->found.n; i++) {
        const struct candidate *one = &c->found.at[i];
        if (n && c->found.at[n - 1].index == one->index && c->found.at[n - 1].id == one->id)
            c->found.at[n - 1].weight += one->weight;
        else
            c->found.at[n++] = *one;
    }
    c->found.n = n;
}

/* The best of each article, the most promising first. */
static void choose(struct chunk *c)
{
    size_t n = 0;
    for (size_t i = 0, j; i < c->found.n; i = j) {
        for (j = i + 1; j < c->found.n && c->found.at[j].index == c->found.at[i].index; j++)
            ;
        qsort(c->found.at + i, j - i, sizeof *c->found.at, by_weight);
        for (size_t k = i; k < j && k < i + COMPARED && c->found.at[k].weight >= WEIGHT_LEAST; k++)
            c->found.at[n++] = c->found.at[k];
    }
    c->found.n = n;
}

struct candidate *relate_candidates(struct archive *a, const struct relate_run *run, size_t from, size_t to, size_t *n,
                                    struct error *err)
{
    struct chunk c = {.archive = a, .run = run, .from = from, .to = to, .read = xcalloc(to - from, sizeof *c.read)};
    gather(&c, err);
    read_postings(&c, err);
    add_up(&c);
    choose(&c);
    vec_free(&c.traces);
    free(c.read);
    *n = c.found.n;
    return c.found.at;
}
