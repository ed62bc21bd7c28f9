/*
 * Every article that a query finds, whole, newest first and each page in its order: what an export is made of. A search knows
 * stories, an export wants records: the parts of a jump are visited each under its own id.
 */
#include "archive_internal.h"

#include <stdlib.h>

enum { ROWS = 500 }; /* asked of a search at a time */

typedef bool article_visitor(void *context, const struct page *page, const struct article *article);

static bool visit_one(struct archive *a, struct arena *arena, int64_t id, article_visitor *visit, void *context,
                      struct error *err)
{
    struct page page;
    struct article article;
    arena_reset(arena);
    enum status status = archive_record(a, arena, id, RECORD_ALL, &page, &article, err);
    if (status == STATUS_NOTHING) /* taken out by a writer since the list was made */
        return true;
    return status == STATUS_OK && visit(context, &page, &article);
}

static enum status visit_all(struct archive *a, struct arena *arena, article_visitor *visit, void *context,
                             struct error *err)
{
    sqlite3_stmt *q = statement_fresh(a, "SELECT id FROM article ORDER BY id DESC", err);
    while (statement_row(a, q, err))
        if (!visit_one(a, arena, sqlite3_column_int64(q, 0), visit, context, err))
            break;
    sqlite3_finalize(q);
    return err->status;
}

static int newest_first(const void *x, const void *y)
{
    const int64_t *a = x, *b = y;
    return (*a < *b) - (*a > *b);
}

/* The ids that a search finds, with all parts of each story. */
static void find_ids(struct archive *a, struct arena *arena, const struct query *q, struct ids *ids, struct error *err)
{
    struct search *search = NULL;
    struct hit *rows = xcalloc(ROWS, sizeof *rows);
    size_t got = ROWS;
    if (archive_search(a, q, SORT_DATE, &search, err) == STATUS_OK)
        for (size_t from = 0; got == ROWS; from += got) {
            arena_reset(arena);
            if (search_rows(search, arena, from, ROWS, rows, &got, err) != STATUS_OK)
                break;
            for (size_t i = 0; i < got; i++)
                vec_push(ids, rows[i].id);
        }
    search_close(search);
    free(rows);
    for (size_t i = 0, n = ids->n; i < n; i++) {
        sqlite3_stmt *parts = statement_get(a, "SELECT id FROM article WHERE head = ?", err);
        statement_bind(parts, "i", ids->at[i]);
        while (statement_row(a, parts, err))
            vec_push(ids, sqlite3_column_int64(parts, 0));
    }
    if (ids->n)
        qsort(ids->at, ids->n, sizeof *ids->at, newest_first);
}

enum status archive_each(struct archive *a, const struct query *q,
                         bool (*visit)(void *context, const struct page *page, const struct article *article),
                         void *context, struct error *err)
{
    struct arena *arena = arena_new();
    struct ids ids = {0};
    if (!q || q->kind == QUERY_ALL) {
        visit_all(a, arena, visit, context, err);
    } else {
        find_ids(a, arena, q, &ids, err);
        for (size_t i = 0; i < ids.n && err->status == STATUS_OK; i++)
            if (!visit_one(a, arena, ids.at[i], visit, context, err))
                break;
    }
    vec_free(&ids);
    arena_free(arena);
    return err->status;
}
