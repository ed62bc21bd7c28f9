/* The rows of a list: what is shown of a story, and the text around the first match. */
#include "search_internal.h"

#include "baolan/fold.h"
#include "baolan/utf8.h"

enum { SNIPPET = 40, SNIPPET_BEFORE = 12 /* code points */ };

enum status archive_hit_row(struct archive *a, struct arena *arena, int64_t id, struct hit *out, struct error *err)
{
    *out = (struct hit){0};
    sqlite3_stmt *q = statement_get(
        a,
        "SELECT article.id, uid, article.title, newspaper.name, page_no, derived, edtf, day_from, day_to, genre,"
        " ndoubts, (SELECT group_concat(name, '、') FROM (SELECT name FROM article_county JOIN county"
        " ON county.id = county WHERE article = article.id AND principal ORDER BY mentions DESC, code)),"
        " min(ifnull(article.quality, 101),"
        " ifnull((SELECT min(quality) FROM article AS part WHERE part.head = article.id), 101))"
        " FROM article JOIN page ON page.id = article.page"
        " LEFT JOIN newspaper ON newspaper.id = page.newspaper WHERE article.id = ?",
        err);
    statement_bind(q, "i", id);
    if (!statement_row(a, q, err))
        return err->status != STATUS_OK ? err->status : STATUS_NOTHING;
    *out = (struct hit){
        .id = sqlite3_column_int64(q, 0),
        .uid = statement_text(q, 1, arena),
        .title = statement_text(q, 2, arena),
        .newspaper = statement_text(q, 3, arena),
        .page_no = statement_text(q, 4, arena),
        .counties = statement_text(q, 11, arena),
        .title_derived = sqlite3_column_int(q, 5) != 0,
        .date = {.edtf = statement_text(q, 6, arena), .from = sqlite3_column_int(q, 7), .to = sqlite3_column_int(q, 8)},
        .genre = (enum genre)sqlite3_column_int(q, 9),
        .ndoubts = (size_t)sqlite3_column_int64(q, 10),
    };
    int quality = sqlite3_column_int(q, 12); /* as story_quality() */
    out->rated = quality >= 0 && quality <= 100;
    out->quality = out->rated ? quality / 100.0 : 0;
    sqlite3_reset(q);
    return STATUS_OK;
}

/* ---- snippets ----------------------------------------------------------------------------------------------------- */

/* Some 40 code points of the line in which MATCH stands. */
static struct str cut_around(struct arena *arena, struct str text, struct fold_range match)
{
    size_t from = match.from;
    for (size_t i = 0, at = from; i < SNIPPET_BEFORE && from > 0 && utf8_prev(text, &at) != '\n'; i++)
        from = at;
    bool cut_before = from > 0 && text.s[from - 1] != '\n';
    size_t to = from;
    for (size_t i = 0, at = to; i < SNIPPET && to < text.n && utf8_next(text, &at) != '\n'; i++)
        to = at;
    bool cut_behind = to < text.n && text.s[to] != '\n';
    return arena_printf(arena, "%s%.*s%s", cut_before ? "…" : "", STR_ARG(str_cut(text, from, to)),
                        cut_behind ? "…" : "");
}

struct needles needles_of(struct arena *arena, const struct query *q)
{
    struct needles needles = {0};
    struct buf folded = {0};
    needles.typed = query_texts(arena, q, &needles.n);
    needles.ready = arena_array(arena, needles.n, sizeof *needles.ready);
    for (size_t i = 0; i < needles.n; i++, buf_clear(&folded)) {
        fulltext_fold(needles.typed[i], &folded);
        needles.ready[i] = compact_needle(arena, arena_str(arena, buf_view(&folded)));
    }
    buf_free(&folded);
    return needles;
}

/* Of the first match behind LEAD bytes. */
static struct str snippet_of(struct arena *arena, struct str text, size_t lead, const struct needles *needles)
{
    struct fold_range *matches;
    struct str rest = str_cut(text, lead, text.n);
    if (!rest.n || !fold_find(arena, rest, needles->typed, needles->n, &matches))
        return STR_ABSENT;
    return cut_around(arena, text, (struct fold_range){lead + matches[0].from, lead + matches[0].to});
}

/* Of a body no more is undone than what is shown. */
static struct str body_snippet(struct archive *a, struct arena *arena, int64_t id, const struct needles *needles,
                               struct error *err)
{
    struct str snippet = STR_ABSENT;
    struct buf text = {0};
    sqlite3_stmt *q = statement_get(a, "SELECT text FROM body AS shown WHERE article = ?", err);
    statement_bind(q, "i", id);
    if (statement_row(a, q, err)) {
        size_t lead = 0;
        struct str piece = compact_around(needles->ready, needles->n, statement_bytes(q, 0), SNIPPET_BEFORE + 1,
                                          SNIPPET + 1, &lead, &text);
        buf_clear(&text);
        compact_get(str_cut(piece, 0, lead), &text);
        size_t before = text.n;
        compact_get(str_cut(piece, lead, piece.n), &text);
        if (piece.s)
            snippet = snippet_of(arena, buf_view(&text), before, needles);
        sqlite3_reset(q);
    }
    buf_free(&text);
    return snippet;
}

static struct str snippet_from(struct archive *a, struct arena *arena, const char *sql, int64_t id,
                               const struct needles *needles, struct error *err)
{
    struct str snippet = STR_ABSENT;
    sqlite3_stmt *q = statement_get(a, sql, err);
    statement_bind(q, "i", id);
    while (!snippet.s && statement_row(a, q, err))
        for (int column = 0; column < sqlite3_column_count(q) && !snippet.s; column++)
            snippet = snippet_of(arena, statement_view(q, column), 0, needles);
    if (q)
        sqlite3_reset(q);
    return snippet;
}

struct str hit_snippet(struct archive *a, struct arena *arena, int64_t id, const struct needles *needles,
                       struct error *err)
{
    static const char *const parts[] = {
        "SELECT text FROM caption WHERE article = ? ORDER BY n",
        "SELECT heading FROM section WHERE article = ? ORDER BY n",
        "SELECT kicker, subtitle FROM article WHERE id = ?",
    };
    struct story story = story_of(a, id, err);
    for (size_t i = 0; i < story.n; i++) {
        struct str snippet = body_snippet(a, arena, story.part[i], needles, err);
        for (size_t k = 0; !snippet.s && k < sizeof parts / sizeof *parts; k++)
            snippet = snippet_from(a, arena, parts[k], story.part[i], needles, err);
        if (snippet.s)
            return snippet;
    }
    return STR_ABSENT;
}
