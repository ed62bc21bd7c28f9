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

enum {
    GATHERED_MAX = 1 << 22
}; /* 64 MB of postings at a time, sorting included; what is written of them waits in the log until the step ends */

/* Hash and place of its article among the articles at hand, in one number whose order is that of hashes. */
struct gathered {
    struct {
        uint64_t *at;
        size_t n, cap;
    } postings;
    struct {
        int64_t *at;
        size_t n, cap;
    } articles; /* in order */
    bool first; /* there are no postings yet */
};

static int32_t hash_of(uint64_t posting)
{
    return (int32_t)((uint32_t)(posting >> 32) ^ UINT32_C(0x80000000));
}

static int64_t article_of(const struct gathered *g, uint64_t posting)
{
    return g->articles.at[posting & UINT32_MAX];
}

/* By hash alone, a radix sort that keeps the order of articles. */
static void sort_gathered(struct gathered *g)
{
    size_t n = g->postings.n;
    uint64_t *from = g->postings.at, *to = xcalloc(n, sizeof *to), *spare = to;
    for (int shift = 32; shift < 64; shift += 8) {
        size_t starts[257] = {0};
        for (size_t i = 0; i < n; i++)
            starts[(from[i] >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++)
            starts[i + 1] += starts[i];
        for (size_t i = 0; i < n; i++)
            to[starts[from[i] >> shift & 255]++] = from[i];
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    free(spare); /* after four rounds all is where it was */
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

/* Postings [FROM, TO) have one hash. */
static void put_hash(struct archive *a, const struct gathered *g, size_t from, size_t to, struct error *err)
{
    int32_t hash = hash_of(g->postings.at[from]);
    int64_t before = g->first ? 0 : kept(a, hash, err), n = (int64_t)(to - from), now = before + n;
    if (before == 0 && !g->first) {
        static const char more[] = "UPDATE trace_common SET n = n + ? WHERE hash = ?";
        statement_do(a, err, more, "ii", n, (int64_t)hash);
        if (sqlite3_changes(a->db))
            return;
    }
    if (before && relate_rank((uint32_t)before) != relate_rank((uint32_t)now))
        mark_holders(a, hash, err);
    if (now > TRACE_COMMON) {
        statement_do(a, err, "DELETE FROM trace WHERE hash = ?", "i", (int64_t)hash);
        statement_do(a, err, "INSERT INTO trace_common(hash, n) VALUES(?, ?)", "ii", (int64_t)hash, now);
        return;
    }
    for (size_t i = from; i < to; i++)
        statement_do(a, err, "INSERT OR IGNORE INTO trace(hash, article) VALUES(?, ?)", "ii", (int64_t)hash,
                     article_of(g, g->postings.at[i]));
}

static void put_gathered(struct archive *a, struct gathered *g, struct error *err)
{
    g->first = statement_number(a, err, 0, "SELECT 1 FROM trace UNION ALL SELECT 1 FROM trace_common LIMIT 1", "") == 0;
    sort_gathered(g);
    for (size_t i = 0, j; i < g->postings.n && err->status == STATUS_OK; i = j) {
        for (j = i + 1; j < g->postings.n && g->postings.at[j] >> 32 == g->postings.at[i] >> 32; j++)
            ;
        put_hash(a, g, i, j, err);
    }
}

/* For articles that are to be looked at again, or were put by a program with other traces. */
static struct str make_traces(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct article article;
    if (archive_record(a, arena, id, RECORD_TEXT | RECORD_NAMED, NULL, &article, err) != STATUS_OK)
        return STR("");
    return digest_traces(arena, &article);
}

struct str archive_traces_of(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct str traces = STR_ABSENT;
    sqlite3_stmt *q = statement_get(a, "SELECT traces FROM unrelated WHERE article = ? AND traces IS NOT NULL", err);
    statement_bind(q, "i", id);
    if (statement_row(a, q, err)) {
        const char *bytes = sqlite3_column_blob(q, 0);
        traces = arena_strn(arena, bytes ? bytes : "", (size_t)sqlite3_column_bytes(q, 0));
        sqlite3_reset(q);
    }
    return traces.s ? traces : make_traces(a, arena, id, err);
}

static void gather(struct archive *a, struct arena *arena, int64_t id, struct gathered *g, struct error *err)
{
    arena_reset(arena);
    struct str traces = archive_traces_of(a, arena, id, err);
    uint64_t article = g->articles.n;
    vec_push(&g->articles, id);
    for (size_t i = 0; i < traces.n / DIGEST_TRACE_BYTES; i++) {
        uint64_t hash = (uint32_t)digest_trace(traces, i) ^ UINT32_C(0x80000000);
        vec_push(&g->postings, hash << 32 | article);
    }
}

/* Articles until enough traces are at hand; the last one's id, 0 when none was left. */
static int64_t gather_some(struct archive *a, struct arena *arena, struct gathered *g, struct error *err)
{
    int64_t id = 0;
    g->postings.n = g->articles.n = 0;
    sqlite3_stmt *q = statement_get(a, "SELECT article FROM unrelated WHERE NOT traced ORDER BY article", err);
    while (g->postings.n < GATHERED_MAX && statement_row(a, q, err)) {
        id = sqlite3_column_int64(q, 0);
        gather(a, arena, id, g, err);
    }
    if (q)
        sqlite3_reset(q);
    return id;
}

/* One step; false when there was nothing left to do. */
static bool put_some(struct archive *a, struct arena *arena, struct gathered *g, struct error *err)
{
    if (archive_savepoint(a, err) != STATUS_OK)
        return false;
    int64_t last = gather_some(a, arena, g, err);
    if (last) {
        put_gathered(a, g, err);
        statement_do(a, err, "UPDATE unrelated SET traced = 1 WHERE NOT traced AND article <= ?", "i", last);
    }
    archive_release(a, err);
    return last && err->status == STATUS_OK;
}

enum status archive_traces_put(struct archive *a, struct error *err)
{
    struct gathered g = {0};
    struct arena *arena = arena_new();
    while (put_some(a, arena, &g, err))
        ;
    arena_free(arena);
    vec_free(&g.postings);
    vec_free(&g.articles);
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
