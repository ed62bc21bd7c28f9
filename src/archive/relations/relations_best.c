/*
 * The best of each article: of the relations found, those are kept that are among the KEPT best of one of the two. What was dropped comes
 * back by looking again at an article that lost one of its best.
 */
#include "relate_internal.h"

enum {
    KEPT = 10,       /* relations of an article that a reader is shown */
    TRACED_LOSER = 2 /* unrelated.traced of those looked at again only when they lose a relation */
};

/* ---- lists of articles -------------------------------------------------------------------------------------------- */

static int by_id(const void *x, const void *y)
{
    const int64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* Sorts; each once. */
static void ids_settle(struct ids *ids)
{
    size_t n = 0;
    if (ids->n)
        qsort(ids->at, ids->n, sizeof *ids->at, by_id);
    for (size_t i = 0; i < ids->n; i++)
        if (n == 0 || ids->at[n - 1] != ids->at[i])
            ids->at[n++] = ids->at[i];
    ids->n = n;
}

/* ---- too many ----------------------------------------------------------------------------------------------------- */

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

struct other {
    int64_t id, score;
};

/* Drops what is among the best of neither. */
static void trim(struct archive *a, int64_t id, struct error *err)
{
    struct {
        struct other *at;
        size_t n, cap;
    } others = {0};
    struct arena *arena = arena_new();
    struct str uid = STR_ABSENT;
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT other, score, (SELECT uid FROM article WHERE id = ?1)"
                                    " FROM (SELECT high AS other, score FROM relation WHERE low = ?1"
                                    " UNION ALL SELECT low, score FROM relation WHERE high = ?1) AS r"
                                    " JOIN article ON article.id = r.other ORDER BY score DESC, uid LIMIT -1 OFFSET ?2",
                                    err);
    statement_bind(q, "ii", id, (int64_t)KEPT);
    while (statement_row(a, q, err)) {
        vec_push(&others, ((struct other){sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1)}));
        if (!uid.s)
            uid = statement_text(q, 2, arena);
    }
    for (size_t i = 0; i < others.n; i++) {
        struct other o = others.at[i];
        if (better_than(a, o.id, o.score, uid, err) >= KEPT)
            statement_do(a, err, "DELETE FROM relation WHERE low = min(?1, ?2) AND high = max(?1, ?2)", "ii", id, o.id);
    }
    vec_free(&others);
    arena_free(arena);
}

void best_trim(struct archive *a, struct ids *touched, struct error *err)
{
    static const char count[] = "SELECT (SELECT count(*) FROM relation WHERE low = ?1)"
                                " + (SELECT count(*) FROM relation WHERE high = ?1)";
    ids_settle(touched);
    for (size_t i = 0; i < touched->n && err->status == STATUS_OK; i++)
        if (statement_number(a, err, 0, count, "i", touched->at[i]) > KEPT)
            trim(a, touched->at[i], err);
}

void best_done(struct archive *a, int64_t first, int64_t last, struct error *err)
{
    statement_do(a, err, "DELETE FROM unrelated WHERE article BETWEEN ? AND ? AND traced <> ?", "iii", first, last,
                 (int64_t)TRACED_LOSER);
}

/* ---- too few ------------------------------------------------------------------------------------------------------ */

/* False: it has fewer. */
static bool read_last(struct archive *a, struct arena *arena, int64_t id, struct loser *out, struct error *err)
{
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT score, uid FROM (SELECT high AS other, score FROM relation WHERE low = ?1"
                                    " UNION ALL SELECT low, score FROM relation WHERE high = ?1) AS r"
                                    " JOIN article ON article.id = r.other ORDER BY score DESC, uid LIMIT 1 OFFSET ?2",
                                    err);
    statement_bind(q, "ii", id, (int64_t)KEPT - 1);
    if (!statement_row(a, q, err))
        return false;
    *out = (struct loser){id, sqlite3_column_int64(q, 0), statement_text(q, 1, arena)};
    sqlite3_reset(q);
    return true;
}

/* Those that are not to be looked at themselves, but are related to one that is. */
static void find_losers(struct archive *a, struct losers *losers, struct error *err)
{
    struct ids ids = {0};
    sqlite3_stmt *q =
        statement_get(a,
                      "SELECT high FROM unrelated CROSS JOIN relation ON low = unrelated.article"
                      " WHERE high NOT IN (SELECT article FROM unrelated)"
                      " UNION ALL SELECT low FROM unrelated CROSS JOIN relation ON high = unrelated.article"
                      " WHERE low NOT IN (SELECT article FROM unrelated)",
                      err);
    while (statement_row(a, q, err))
        vec_push(&ids, sqlite3_column_int64(q, 0));
    ids_settle(&ids);
    for (size_t i = 0; i < ids.n && err->status == STATUS_OK; i++) {
        struct loser loser;
        if (read_last(a, losers->arena, ids.at[i], &loser, err))
            vec_push(losers, loser);
    }
    vec_free(&ids);
}

void best_forget(struct archive *a, struct losers *losers, struct error *err)
{
    if (archive_savepoint(a, err) != STATUS_OK)
        return;
    statement_do(a, err, "UPDATE unrelated SET traced = 1 WHERE traced = ?", "i", (int64_t)TRACED_LOSER);
    find_losers(a, losers, err);
    statement_do(a, err, "DELETE FROM relation WHERE low IN (SELECT article FROM unrelated)", "");
    statement_do(a, err, "DELETE FROM relation WHERE high IN (SELECT article FROM unrelated)", "");
    for (size_t i = 0; i < losers->n && err->status == STATUS_OK; i++)
        statement_do(a, err, "INSERT INTO unrelated(article, traced) VALUES(?, ?)", "ii", losers->at[i].id,
                     (int64_t)TRACED_LOSER);
    archive_release(a, err);
}

/* Has it as many relations as before that are as good as the last one was? Then what was not kept is still not worth it. */
static bool has_lost(struct archive *a, struct arena *arena, const struct loser *before, struct error *err)
{
    struct loser now;
    return !read_last(a, arena, before->id, &now, err) || now.score < before->score ||
           (now.score == before->score && str_cmp(now.uid, before->uid) > 0);
}

void best_losers(struct archive *a, const struct losers *losers, struct ids *out, struct error *err)
{
    if (archive_savepoint(a, err) != STATUS_OK)
        return;
    for (size_t i = 0; i < losers->n && err->status == STATUS_OK; i++) {
        int64_t id = losers->at[i].id;
        if (!has_lost(a, losers->arena, &losers->at[i], err)) {
            statement_do(a, err, "DELETE FROM unrelated WHERE article = ?", "i", id);
            continue;
        }
        vec_push(out, id);
        statement_do(a, err, "UPDATE unrelated SET traced = 1 WHERE article = ?", "i", id);
    }
    archive_release(a, err);
}
