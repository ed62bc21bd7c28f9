/* Articles whose relations are to be found anew, because what they rest on has changed. */
#include "archive_internal.h"

void archive_mark_neighbours(struct archive *a, int64_t id, struct error *err)
{
    statement_do(a, err,
                 "INSERT OR IGNORE INTO unrelated(article, traced)"
                 " SELECT high, 1 FROM relation WHERE low = ?1 UNION ALL SELECT low, 1 FROM relation WHERE high = ?1",
                 "i", id);
}

void archive_unrelate(struct archive *a, int64_t id, const struct article *before, struct error *err)
{
    if (statement_number(a, err, 1, "SELECT traced FROM unrelated WHERE article = ?", "i", id))
        archive_traces_delete(a, id, before, err);
    archive_mark_neighbours(a, id, err);
    statement_do(a, err, "INSERT OR REPLACE INTO unrelated(article, traced) VALUES(?, 0)", "i", id);
}

void archive_rename_county(struct archive *a, struct str code, struct str name, struct error *err)
{
    struct ids ids = {0};
    struct arena *arena = arena_new();
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT article FROM article_county JOIN county ON county.id = county"
                                    " WHERE code = ? AND name <> ? ORDER BY article",
                                    err);
    statement_bind(q, "ss", code, name);
    while (statement_row(a, q, err))
        vec_push(&ids, sqlite3_column_int64(q, 0));
    for (size_t i = 0; i < ids.n && err->status == STATUS_OK; i++) {
        struct article before;
        arena_reset(arena);
        if (archive_record(a, arena, ids.at[i], RECORD_TEXT | RECORD_NAMED | RECORD_TAGS, NULL, &before, err) ==
            STATUS_OK)
            archive_unrelate(a, ids.at[i], &before, err);
    }
    statement_do(a, err, "UPDATE county SET name = ?2 WHERE code = ?1 AND name <> ?2", "ss", code, name);
    vec_free(&ids);
    arena_free(arena);
}
