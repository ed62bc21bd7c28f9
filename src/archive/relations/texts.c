/* Articles made ready for comparing. */
#include "../digest.h"
#include "relate_internal.h"

/* What KEPT says (digest.h), in ARENA. */
static struct traces read_traces(struct arena *arena, struct str kept)
{
    struct traces traces = {.n = kept.n / DIGEST_TRACE_BYTES};
    traces.at = arena_array(arena, traces.n, sizeof *traces.at);
    for (size_t i = 0; i < traces.n; i++) {
        int32_t hash = digest_trace(kept, i);
        traces.at[i] = (struct trace){hash, relate_trace_kind(hash)};
    }
    return traces;
}

struct loaded *relate_load(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct loaded *l = arena_alloc(arena, sizeof *l);
    struct traces traces;
    bool known = false;
    l->id = id;
    if (archive_record(a, arena, id, RECORD_TEXT | RECORD_NAMED, NULL, &l->article, err) != STATUS_OK)
        return NULL;
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT day_from, day_to, traces FROM article JOIN page ON page.id = article.page"
                                    " LEFT JOIN unrelated ON unrelated.article = article.id WHERE article.id = ?",
                                    err);
    statement_bind(q, "i", id);
    if (statement_row(a, q, err)) {
        struct date date = {.from = sqlite3_column_int(q, 0), .to = sqlite3_column_int(q, 1)};
        l->page.date.to = date_day(date); /* what has no end is of its first day, as in lists */
        known = sqlite3_column_type(q, 2) != SQLITE_NULL;
        if (known)
            traces = read_traces(arena, statement_bytes(q, 2));
        sqlite3_reset(q);
    }
    l->text = relate_read(arena, &l->page, &l->article, known ? &traces : NULL);
    return l;
}
