/*
 * Which articles hold a trace. Traces are gathered over many articles and entered in the order of their hashes, because that is how the
 * table lies; what too many hold is kept as a number alone.
 *
 * The weight of a trace changes with the rank of its frequency (relate_rank), so whenever a rank is crossed those that hold the trace
 * are looked at again: by this the relations do not depend on the order in which articles came. A trace once common stays so until the
 * last article with it is gone; that alone is history.
 */
#include "digest.h"
#include "relate_internal.h"

enum { GATHERED_MAX = 4000000 }; /* 64 MB of postings at a time */

struct posting {
    int64_t article;
    int32_t hash;
};

struct gathered {
    struct posting *at;
    size_t n, cap;
};

static int posting_order(const void *x, const void *y)
{
    const struct posting *a = x, *b = y;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

static int64_t kept(struct archive *a, int32_t hash, struct error *err)
{
    return statement_number(a, err, 0, "SELECT count(*) FROM trace WHERE hash = ?", "i", (int64_t)hash);
}

uint32_t archive_trace_frequency(void *context, int32_t hash)
{
    struct archive *a = context;
    struct error err = {0};
    int64_t n = kept(a, hash, &err);
    if (n == 0)
        n = statement_number(a, &err, 0, "SELECT n FROM trace_common WHERE hash = ?", "i", (int64_t)hash);
    error_clear(&err);
    return n < 0 || n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

/* ---- entering ----------------------------------------------------------------------------------------------------- */

static void mark_holders(struct archive *a, int32_t hash, struct error *err)
{
    statement_do(a, err, "INSERT OR IGNORE INTO unrelated(article, traced) SELECT article, 1 FROM trace WHERE hash = ?",
                 "i", (int64_t)hash);
}

static void put_hash(struct archive *a, const struct posting *postings, size_t n, struct error *err)
{
    int32_t hash = postings->hash;
    int64_t before = kept(a, hash, err);
    if (before == 0) {
        static const char more[] = "UPDATE trace_common SET n = n + ? WHERE hash = ?";
        statement_do(a, err, more, "ii", (int64_t)n, (int64_t)hash);
        if (sqlite3_changes(a->db))
            return;
    }
    int64_t now = before + (int64_t)n;
    if (before && relate_rank((uint32_t)before) != relate_rank((uint32_t)now))
        mark_holders(a, hash, err);
    if (now > TRACE_COMMON) {
        statement_do(a, err, "DELETE FROM trace WHERE hash = ?", "i", (int64_t)hash);
        statement_do(a, err, "INSERT INTO trace_common(hash, n) VALUES(?, ?)", "ii", (int64_t)hash, now);
        return;
    }
    for (size_t i = 0; i < n; i++)
        statement_do(a, err, "INSERT OR IGNORE INTO trace(hash, article) VALUES(?, ?)", "ii", (int64_t)hash,
                     postings[i].article);
}

static void put_gathered(struct archive *a, struct gathered *g, struct error *err)
{
    if (g->n)
        qsort(g->at, g->n, sizeof *g->at, posting_order);
    for (size_t i = 0, j; i < g->n && err->status == STATUS_OK; i = j) {
        for (j = i + 1; j < g->n && g->at[j].hash == g->at[i].hash; j++)
            ;
        put_hash(a, g->at + i, j - i, err);
    }
    g->n = 0;
}

/* For articles that were put by a program with other traces. */
static struct str make_traces(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct article article;
    arena_reset(arena);
    if (archive_record(a, arena, id, RECORD_TEXT | RECORD_NAMED, NULL, &article, err) != STATUS_OK)
        return STR_ABSENT;
    return digest_traces(arena, &article);
}

static void gather(struct archive *a, struct arena *arena, int64_t id, struct str traces, struct gathered *g,
                   struct error *err)
{
    if (!traces.s)
        traces = make_traces(a, arena, id, err);
    for (size_t i = 0; i < traces.n / DIGEST_TRACE_BYTES; i++) {
        struct posting posting = {id, digest_trace(traces, i)};
        vec_push(g, posting);
    }
}

/* One step: articles until enough traces are at hand; false when none was left. */
static bool put_some(struct archive *a, struct arena *arena, struct gathered *g, struct error *err)
{
    int64_t id = 0;
    sqlite3_stmt *q = statement_get(a, "SELECT article, traces FROM unrelated WHERE NOT traced ORDER BY article", err);
    while (g->n < GATHERED_MAX && statement_row(a, q, err)) {
        id = sqlite3_column_int64(q, 0);
        struct str traces = {.s = sqlite3_column_blob(q, 1), .n = (size_t)sqlite3_column_bytes(q, 1)};
        gather(a, arena, id, sqlite3_column_type(q, 1) == SQLITE_NULL ? STR_ABSENT : traces, g, err);
    }
    if (q)
        sqlite3_reset(q);
    if (id == 0)
        return false;
    if (archive_savepoint(a, err) == STATUS_OK) {
        put_gathered(a, g, err);
        statement_do(a, err, "UPDATE unrelated SET traced = 1, traces = NULL WHERE NOT traced AND article <= ?", "i",
                     id);
        archive_release(a, err);
    }
    return err->status == STATUS_OK;
}

enum status archive_traces_put(struct archive *a, struct error *err)
{
    struct gathered g = {0};
    struct arena *arena = arena_new();
    while (put_some(a, arena, &g, err))
        ;
    arena_free(arena);
    vec_free(&g);
    return err->status;
}

enum status archive_traces_current(struct archive *a, struct error *err)
{
    static const char kept_version[] = "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'traces'";
    if (statement_number(a, err, 0, kept_version, "") == TRACES_VERSION || archive_savepoint(a, err) != STATUS_OK)
        return err->status;
    statement_do(a, err, "DELETE FROM trace", "");
    statement_do(a, err, "DELETE FROM trace_common", "");
    statement_do(a, err, "INSERT OR REPLACE INTO unrelated(article, traced) SELECT id, 0 FROM article", "");
    statement_do(a, err, "INSERT OR REPLACE INTO setting(name, value) VALUES('traces', CAST(? AS TEXT))", "i",
                 (int64_t)TRACES_VERSION);
    return archive_release(a, err);
}

/* ---- taking out --------------------------------------------------------------------------------------------------- */

enum status archive_traces_delete(struct archive *a, int64_t id, const struct article *article, struct error *err)
{
    struct arena *arena = arena_new();
    struct str traces = digest_traces(arena, article);
    for (size_t i = 0; i < traces.n / DIGEST_TRACE_BYTES; i++) {
        int32_t hash = digest_trace(traces, i);
        int64_t before = kept(a, hash, err);
        statement_do(a, err, "DELETE FROM trace WHERE hash = ? AND article = ?", "ii", (int64_t)hash, id);
        if (before == 0) {
            statement_do(a, err, "UPDATE trace_common SET n = n - 1 WHERE hash = ?", "i", (int64_t)hash);
            statement_do(a, err, "DELETE FROM trace_common WHERE hash = ? AND n <= 0", "i", (int64_t)hash);
        } else if (before > 1 && relate_rank((uint32_t)before) != relate_rank((uint32_t)before - 1)) {
            mark_holders(a, hash, err);
        }
    }
    arena_free(arena);
    return err->status;
}
