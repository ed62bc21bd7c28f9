/*
 * Bringing relations up to date: articles that are new, or whose neighbours changed, are compared with those they share rare traces
 * with. Each pair is kept once, and only as long as it is among the best of one of its two articles.
 *
 * Cost grows with what is unrelated, not with the archive: an article has a few dozen traces at most, a trace at most TRACE_COMMON holders.
 */
#include "relate_internal.h"

#include <math.h>

enum {
    KEPT = 10,           /* relations of an article that a reader is shown */
    COMPARED = 30,       /* candidates looked at closely, those with the most shared traces */
    SENTENCE_WEIGHT = 8, /* a shared sentence says more than a shared name */
    NAME_WEIGHT = 7,     /* of a name that no other article has; less by its rank */
    WEIGHT_LEAST = 4,    /* a name of middling frequency is worth a close look only together with another */
    STEP_ARTICLES = 500, /* one commit each */
    NEIGHBOURHOOD = 4096 /* postings read for one article at most */
};

struct ids {
    int64_t *at;
    size_t n, cap;
};

struct candidate {
    int64_t id;
    uint32_t weight;
};

struct candidates {
    struct candidate *at;
    size_t n, cap;
};

/* One bringing up to date. */
struct run {
    struct ids ids;  /* to be looked at, in order */
    uint32_t common; /* a trace that more articles hold is no reason */
    struct texts *texts;
};

/* ---- candidates --------------------------------------------------------------------------------------------------- */

static int by_id(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    return (a->id > b->id) - (a->id < b->id);
}

static int by_weight(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return by_id(x, y);
}

static bool holds(const struct ids *ids, int64_t id)
{
    size_t low = 0, high = ids->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ids->at[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < ids->n && ids->at[low] == id;
}

/* Every article that shares a trace with ID, the most promising first; those that were compared with ID earlier in this run are left out. */
static void find_candidates(struct archive *a, int64_t id, const struct traces *traces, const struct run *run,
                            struct candidates *out, struct error *err)
{
    out->n = 0;
    for (size_t i = 0; i < traces->n && out->n < NEIGHBOURHOOD; i++) {
        size_t before = out->n;
        uint32_t holders = 0;
        sqlite3_stmt *q = statement_get(a, "SELECT article FROM trace WHERE hash = ?", err);
        statement_bind(q, "i", (int64_t)traces->at[i].hash);
        while (statement_row(a, q, err)) {
            struct candidate c = {.id = sqlite3_column_int64(q, 0)};
            holders++;
            if (c.id != id && !(c.id < id && holds(&run->ids, c.id)))
                vec_push(out, c);
        }
        if (holders > run->common)
            out->n = before;
        for (size_t k = before; k < out->n; k++)
            out->at[k].weight =
                traces->at[i].kind == TRACE_SENTENCE ? SENTENCE_WEIGHT : (uint32_t)(NAME_WEIGHT - relate_rank(holders));
    }
    if (!out->n)
        return;
    qsort(out->at, out->n, sizeof *out->at, by_id);
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++) {
        if (n && out->at[n - 1].id == out->at[i].id)
            out->at[n - 1].weight += out->at[i].weight;
        else
            out->at[n++] = out->at[i];
    }
    qsort(out->at, n, sizeof *out->at, by_weight);
    out->n = n < COMPARED ? n : COMPARED;
    while (out->n && out->at[out->n - 1].weight < WEIGHT_LEAST)
        out->n--;
}

/* ---- one article -------------------------------------------------------------------------------------------------- */

static bool is_earlier(const struct loaded *x, const struct loaded *y)
{
    if (x->page.date.to != y->page.date.to)
        return x->page.date.to < y->page.date.to;
    return str_cmp(x->article.uid, y->article.uid) < 0;
}

/* Two parts of one printed story are not related, they are one. */
static bool parts_of_one(struct archive *a, int64_t x, int64_t y, struct error *err)
{
    return statement_number(a, err, 0,
                            "SELECT coalesce(x.head, x.id) = coalesce(y.head, y.id) FROM article AS x, article AS y "
                            "WHERE x.id = ? AND y.id = ?",
                            "ii", x, y) != 0;
}

static void compare(struct archive *a, struct arena *arena, const struct loaded *x, int64_t other,
                    const struct run *run, struct error *err)
{
    struct relate_context context = {.frequency = archive_trace_frequency, .context = a, .common = run->common};
    struct loaded *y = parts_of_one(a, x->id, other, err) ? NULL : texts_get(run->texts, other, x, arena, err);
    if (!y)
        return;
    const struct loaded *earlier = is_earlier(x, y) ? x : y, *later = earlier == x ? y : x;
    struct related related;
    if (!relate_pair(arena, &context, earlier->text, later->text, &related))
        return;
    int64_t low = x->id < other ? x->id : other, high = low == other ? x->id : other;
    statement_do(a, err, "INSERT OR REPLACE INTO relation(low, high, kind, score, reason) VALUES(?, ?, ?, ?, ?)",
                 "iiiis", low, high, (int64_t)related.relation, (int64_t)llround(related.score * 1000), related.reason);
}

/* How many relations of ID are better than one of SCORE with the article UID. */
static int64_t better_than(struct archive *a, int64_t id, int64_t score, struct str uid, struct error *err)
{
    return statement_number(
        a, err, 0,
        "SELECT count(*) FROM (SELECT high AS other, score FROM relation WHERE low = ?1"
        " UNION ALL SELECT low, score FROM relation WHERE high = ?1) AS r JOIN article ON article.id = r.other"
        " WHERE r.score > ?2 OR (r.score = ?2 AND article.uid < ?3)",
        "iis", id, score, uid);
}

/* Drops what is among the best of neither. */
static void trim(struct archive *a, const struct loaded *x, struct error *err)
{
    struct ids others = {0};
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT other, score FROM (SELECT high AS other, score FROM relation WHERE low = ?1"
                                    " UNION ALL SELECT low, score FROM relation WHERE high = ?1) AS r"
                                    " JOIN article ON article.id = r.other ORDER BY score DESC, uid LIMIT -1 OFFSET ?2",
                                    err);
    statement_bind(q, "ii", x->id, (int64_t)KEPT);
    while (statement_row(a, q, err)) {
        vec_push(&others, sqlite3_column_int64(q, 0));
        vec_push(&others, sqlite3_column_int64(q, 1));
    }
    for (size_t i = 0; i < others.n; i += 2) {
        int64_t other = others.at[i], low = x->id < other ? x->id : other, high = low == other ? x->id : other;
        if (better_than(a, other, others.at[i + 1], x->article.uid, err) >= KEPT)
            statement_do(a, err, "DELETE FROM relation WHERE low = ? AND high = ?", "ii", low, high);
    }
    vec_free(&others);
}

static void relate_article(struct archive *a, struct arena *arena, int64_t id, const struct run *run,
                           struct candidates *candidates, struct error *err)
{
    struct loaded *x = texts_get(run->texts, id, NULL, arena, err);
    if (x) {
        struct traces traces;
        relate_traces(arena, x->text, &traces);
        find_candidates(a, id, &traces, run, candidates, err);
        for (size_t i = 0; i < candidates->n && err->status == STATUS_OK; i++)
            compare(a, arena, x, candidates->at[i].id, run, err);
        trim(a, x, err);
    }
    statement_do(a, err, "DELETE FROM unrelated WHERE article = ?", "i", id);
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

/*
 * What counts as common grows with the archive, in a few steps. At each everything is looked at again, which only small archives can
 * meet with.
 */
static void find_common(struct archive *a, struct run *run, struct error *err)
{
    static const char kept[] = "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'common'";
    run->common = relate_common((size_t)statement_number(a, err, 0, "SELECT count(*) FROM article", ""));
    if (statement_number(a, err, 0, kept, "") == run->common || archive_savepoint(a, err) != STATUS_OK)
        return;
    statement_do(a, err, "INSERT OR IGNORE INTO unrelated(article, traced) SELECT id, 1 FROM article", "");
    statement_do(a, err, "INSERT OR REPLACE INTO setting(name, value) VALUES('common', CAST(? AS TEXT))", "i",
                 (int64_t)run->common);
    archive_release(a, err);
}

static void list_unrelated(struct archive *a, struct ids *ids, struct error *err)
{
    sqlite3_stmt *q = statement_get(a, "SELECT article FROM unrelated ORDER BY article", err);
    while (statement_row(a, q, err))
        vec_push(ids, sqlite3_column_int64(q, 0));
}

/* What is to be looked at again starts from nothing. */
static void forget(struct archive *a, struct error *err)
{
    if (archive_savepoint(a, err) != STATUS_OK)
        return;
    statement_do(a, err, "DELETE FROM relation WHERE low IN (SELECT article FROM unrelated)", "");
    statement_do(a, err, "DELETE FROM relation WHERE high IN (SELECT article FROM unrelated)", "");
    archive_release(a, err);
}

enum status archive_relate(struct archive *a, bool (*progress)(void *context, size_t done, size_t all), void *context,
                           struct error *err)
{
    struct run run = {.texts = texts_open(a)};
    struct candidates candidates = {0};
    struct arena *arena = arena_new();
    archive_traces_put(a, err);
    archive_link_jumps(a, err);
    find_common(a, &run, err);
    list_unrelated(a, &run.ids, err);
    if (run.ids.n)
        forget(a, err);
    for (size_t done = 0; done < run.ids.n && err->status == STATUS_OK;) {
        if (progress && !progress(context, done, run.ids.n))
            break;
        if (archive_savepoint(a, err) != STATUS_OK)
            break;
        for (size_t step = 0; step < STEP_ARTICLES && done < run.ids.n && err->status == STATUS_OK; step++, done++) {
            arena_reset(arena);
            relate_article(a, arena, run.ids.at[done], &run, &candidates, err);
        }
        archive_release(a, err);
    }
    if (archive_savepoint(a, err) == STATUS_OK) {
        archive_fulltext_flush(a, err);
        archive_census_keep(a, INT64_MAX, INT64_MAX, err);
        archive_release(a, err);
    }
    if (progress && err->status == STATUS_OK && run.ids.n)
        progress(context, run.ids.n, run.ids.n);
    vec_free(&candidates);
    vec_free(&run.ids);
    texts_close(run.texts);
    arena_free(arena);
    return err->status;
}
