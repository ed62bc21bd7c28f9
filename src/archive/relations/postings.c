/*
 * Which articles hold a trace. Traces are gathered over all new articles and entered in the order of their hashes, because that is how the
 * table lies; what too many hold is kept as a number alone.
 *
 * The weight of a trace changes with the rank of its frequency (relate_rank), so whenever a rank is crossed those that hold the trace
 * are looked at again: by this the relations do not depend on the order in which articles came. Some more holders are kept than make a trace
 * common, so that it is common no longer when a few of them go; one that had more than TRACE_KEPT stays common until the last article with it
 * is gone. That alone is history.
 */
#include "../digest.h"
#include "relate_internal.h"
#include "sorter.h"

/* Hash and place of its article among the articles at hand, in one number whose order is that of hashes. */
struct gathered {
    struct sorter *postings;
    struct ids articles; /* in order */
    bool first;          /* there are no postings yet */
};

/* The articles at hand with one hash. */
struct holders {
    int32_t hash;
    int64_t at[TRACE_KEPT]; /* in order; of more only the number counts */
    size_t n;
};

/* The upper half of a number, of which the order is that of hashes; and back. */
static uint32_t half_of(int32_t hash)
{
    return (uint32_t)hash ^ UINT32_C(0x80000000);
}

static int32_t hash_of(uint64_t posting)
{
    return (int32_t)((uint32_t)(posting >> 32) ^ UINT32_C(0x80000000));
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
    /* However many hold it now: nobody is told when they become fewer. */
    if (n == 0 && statement_number(a, &err, 0, "SELECT 1 FROM trace_common WHERE hash = ?", "i", (int64_t)hash))
        n = TRACE_COMMON + 1;
    error_clear(&err);
    return n < 0 || n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

/* ---- entering ----------------------------------------------------------------------------------------------------- */

static void mark_holders(struct archive *a, int32_t hash, struct error *err)
{
    statement_do(a, err, "INSERT OR IGNORE INTO unrelated(article, traced) SELECT article, 1 FROM trace WHERE hash = ?",
                 "i", (int64_t)hash);
}

static void put_hash(struct archive *a, const struct gathered *g, const struct holders *holders, struct error *err)
{
    int32_t hash = holders->hash;
    int64_t before = g->first ? 0 : kept(a, hash, err), n = (int64_t)holders->n, now = before + n;
    if (before == 0 && !g->first) {
        static const char more[] = "UPDATE trace_common SET n = n + ? WHERE hash = ?";
        statement_do(a, err, more, "ii", n, (int64_t)hash);
        if (sqlite3_changes(a->db))
            return;
    }
    if (before && relate_rank((uint32_t)before) != relate_rank((uint32_t)now))
        mark_holders(a, hash, err);
    if (now > TRACE_KEPT) {
        if (before)
            statement_do(a, err, "DELETE FROM trace WHERE hash = ?", "i", (int64_t)hash);
        statement_do(a, err, "INSERT INTO trace_common(hash, n) VALUES(?, ?)", "ii", (int64_t)hash, now);
        return;
    }
    for (size_t i = 0; i < holders->n; i++)
        statement_do(a, err, "INSERT OR IGNORE INTO trace(hash, article) VALUES(?, ?)", "ii", (int64_t)hash,
                     holders->at[i]);
}

static void put_gathered(struct archive *a, struct gathered *g, struct error *err)
{
    struct holders holders = {0};
    uint64_t posting;
    g->first = statement_number(a, err, 0, "SELECT 1 FROM trace UNION ALL SELECT 1 FROM trace_common LIMIT 1", "") == 0;
    while (sorter_next(g->postings, &posting, err)) {
        if (holders.n && hash_of(posting) != holders.hash) {
            put_hash(a, g, &holders, err);
            holders.n = 0;
        }
        holders.hash = hash_of(posting);
        if (holders.n < TRACE_KEPT)
            holders.at[holders.n] = g->articles.at[posting & UINT32_MAX];
        holders.n++;
    }
    if (holders.n && err->status == STATUS_OK)
        put_hash(a, g, &holders, err);
}

/* For articles that are to be looked at again, or were put by a program with other traces. */
static struct str make_traces(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct article article;
    if (archive_record(a, arena, id, RECORD_TEXT | RECORD_NAMED, NULL, &article, err) != STATUS_OK)
        return STR("");
    return digest_traces(arena, &article);
}

/* Those that wait with an article that is to be looked at, in ARENA; absent: none do. */
static struct str traces_kept(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct str traces = STR_ABSENT;
    sqlite3_stmt *q = statement_get(a, "SELECT traces FROM unrelated WHERE article = ? AND traces IS NOT NULL", err);
    statement_bind(q, "i", id);
    if (statement_row(a, q, err)) {
        const char *bytes = sqlite3_column_blob(q, 0);
        traces = arena_strn(arena, bytes ? bytes : "", (size_t)sqlite3_column_bytes(q, 0));
        sqlite3_reset(q);
    }
    return traces;
}

struct str archive_traces_of(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct str traces = traces_kept(a, arena, id, err);
    return traces.s ? traces : make_traces(a, arena, id, err);
}

static void gather(struct archive *a, struct arena *arena, int64_t id, struct gathered *g, struct error *err)
{
    arena_reset(arena);
    struct str traces = archive_traces_of(a, arena, id, err);
    uint64_t article = g->articles.n;
    vec_push(&g->articles, id);
    for (size_t i = 0; i < traces.n / DIGEST_TRACE_BYTES; i++)
        sorter_add(g->postings, (uint64_t)half_of(digest_trace(traces, i)) << 32 | article, err);
}

/* All articles whose traces are not in; the last one's id, 0 when there was none. */
static int64_t gather_all(struct archive *a, struct gathered *g, struct error *err)
{
    struct arena *arena = arena_new();
    int64_t id = 0;
    sqlite3_stmt *q = statement_get(a, "SELECT article FROM unrelated WHERE NOT traced ORDER BY article", err);
    while (statement_row(a, q, err)) {
        id = sqlite3_column_int64(q, 0);
        gather(a, arena, id, g, err);
    }
    if (q)
        sqlite3_reset(q); /* it may have stopped before the end */
    arena_free(arena);
    return id;
}

enum status archive_traces_put(struct archive *a, struct error *err)
{
    if (archive_savepoint(a, err) != STATUS_OK)
        return err->status;
    struct gathered g = {.postings = sorter_open(a->path)};
    int64_t last = gather_all(a, &g, err);
    if (last && err->status == STATUS_OK) {
        put_gathered(a, &g, err);
        statement_do(a, err, "UPDATE unrelated SET traced = 1 WHERE NOT traced AND article <= ?", "i", last);
    }
    sorter_close(g.postings);
    vec_free(&g.articles);
    return archive_release(a, err);
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
