/* Who wrote: for completing a name. */
#include "../archive_internal.h"

enum status archive_authors(struct archive *a, struct arena *arena, size_t most, struct facet_value **out, size_t *n,
                            struct error *err)
{
    struct {
        struct facet_value *at;
        size_t n, cap;
    } names = {0};
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT name, sum(articles) FROM author JOIN (SELECT author, count(*) AS articles "
                                    "FROM article_author GROUP BY author) ON author = author.id "
                                    "GROUP BY name ORDER BY 2 DESC, name LIMIT ?1",
                                    err);
    statement_bind(q, "i", (int64_t)most);
    while (statement_row(a, q, err)) {
        struct str name = statement_text(q, 0, arena);
        vec_push(&names, ((struct facet_value){name, name, (size_t)sqlite3_column_int64(q, 1)}));
    }
    *out = arena_copy(arena, names.at, names.n, sizeof **out);
    *n = names.n;
    vec_free(&names);
    return err->status;
}
