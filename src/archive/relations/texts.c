/* Articles made ready for comparing. */
#include "../digest.h"
#include "relate_internal.h"

/* The traces that wait with the article, in A; false: none do. */
static bool read_traces(struct archive *a, struct arena *arena, int64_t id, struct traces *out, struct error *err)
{
    struct str kept = archive_traces_kept(a, arena, id, err);
    if (!kept.s)
        return false;
    *out = (struct traces){.n = kept.n / DIGEST_TRACE_BYTES};
    out->at = arena_array(arena, out->n, sizeof *out->at);
    for (size_t i = 0; i < out->n; i++) {
        int32_t hash = digest_trace(kept, i);
        out->at[i] = (struct trace){hash, relate_trace_kind(hash)};
    }
    return true;
}

struct loaded *relate_load(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct loaded *l = arena_alloc(arena, sizeof *l);
    struct traces traces;
    l->id = id;
    if (archive_record(a, arena, id, RECORD_TEXT | RECORD_NAMED, NULL, &l->article, err) != STATUS_OK)
        return NULL;
    l->page.date.to = (int)statement_number(
        a, err, 0, "SELECT day_to FROM page JOIN article ON article.page = page.id WHERE article.id = ?", "i", id);
    bool known = read_traces(a, arena, id, &traces, err);
    l->text = relate_read(arena, &l->page, &l->article, known ? &traces : NULL);
    return l;
}
