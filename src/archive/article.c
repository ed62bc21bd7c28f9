/*
 * One article by its uid.
 */
#include "archive_internal.h"

enum status archive_article(struct archive *a, struct arena *arena, struct str uid, struct page *page,
                            struct article *article, struct error *err)
{
    int64_t id = archive_find_uid(a, uid, err);
    if (err->status != STATUS_OK)
        return err->status;
    if (id < 0)
        return error_set(err, STATUS_USAGE, "several articles begin with '%.*s': give more of the uid", STR_ARG(uid));
    if (id == 0) {
        *article = (struct article){0};
        return STATUS_NOTHING;
    }
    return archive_record(a, arena, id, RECORD_ALL, page, article, err);
}

/* ---- its row in a list -------------------------------------------------------------------------------------------- */

enum status archive_hit(struct archive *a, struct arena *arena, struct str uid, struct hit *out, struct error *err)
{
    *out = (struct hit){0};
    int64_t id = archive_find_uid(a, uid, err);
    return err->status != STATUS_OK ? err->status : archive_hit_row(a, arena, id, out, err);
}

enum status archive_page(struct archive *a, struct arena *arena, struct str uid, struct hit **out, size_t *n,
                         struct error *err)
{
    struct {
        struct hit *at;
        size_t n, cap;
    } rows = {0};
    int64_t id = archive_find_uid(a, uid, err);
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT id, head FROM article WHERE page = (SELECT page FROM article WHERE id = ?)"
                                    " ORDER BY seq, id DESC",
                                    err);
    statement_bind(q, "i", id);
    while (statement_row(a, q, err)) {
        struct hit hit;
        bool continued = sqlite3_column_type(q, 1) != SQLITE_NULL;
        if (archive_hit_row(a, arena, sqlite3_column_int64(q, 0), &hit, err) != STATUS_OK)
            continue;
        hit.continued = continued;
        vec_push(&rows, hit);
    }
    *out = arena_copy(arena, rows.at, rows.n, sizeof **out);
    *n = rows.n;
    vec_free(&rows);
    return err->status;
}
