/*
 * Relations against texts: what is kept of a pair is what comparing the two says now. Where there are very many, some spread over the
 * whole are compared, because that takes as long as it took to make them; their rows are looked at all the same (check.c).
 */
#include "../relations/relate_internal.h"
#include "check_internal.h"

#include <math.h>

enum { COMPARED_MOST = 20000 };

static bool is_kept(sqlite3_stmt *q, const struct related *related)
{
    return sqlite3_column_int64(q, 2) == (int64_t)related->relation &&
           sqlite3_column_int64(q, 3) == llround(related->score * 1000) &&
           str_eq(statement_view(q, 4), related->reason);
}

/* As the kept row at hand says? */
static bool is_borne_out(struct archive *a, struct arena *arena, const struct relate_context *context, sqlite3_stmt *q,
                         struct error *err)
{
    struct related related;
    const struct loaded *x = relate_load(a, arena, sqlite3_column_int64(q, 0), err),
                        *y = relate_load(a, arena, sqlite3_column_int64(q, 1), err);
    return x && y && archive_relate_two(a, arena, context, x, y, &related, err) && is_kept(q, &related);
}

void check_pairs(struct archive *a, struct finding *f, struct error *err)
{
    int64_t all = statement_number(a, err, 0, "SELECT count(*) FROM relation", ""), every = all / COMPARED_MOST + 1;
    struct relate_context context = {
        .frequency = archive_trace_frequency,
        .context = a,
        .common = (uint32_t)statement_number(a, err, 0,
                                             "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'common'", "")};
    struct arena *arena = arena_new();
    /* Those of an article that is to be looked at again are what they were. */
    sqlite3_stmt *q = statement_fresh(
        a,
        "SELECT low, high, kind, score, reason FROM relation WHERE low NOT IN (SELECT article FROM unrelated)"
        " AND high NOT IN (SELECT article FROM unrelated)",
        err);
    for (int64_t n = 0; statement_row(a, q, err); n++) {
        struct error own = {0};
        arena_reset(arena);
        if (n % every == 0 && !is_borne_out(a, arena, &context, q, &own) && own.status == STATUS_OK)
            finding_article(a, f, N_("relation that the texts do not bear out"), sqlite3_column_int64(q, 0));
        finding_settle(f, N_("article that cannot be read"), &own, err);
    }
    sqlite3_finalize(q);
    arena_free(arena);
}
