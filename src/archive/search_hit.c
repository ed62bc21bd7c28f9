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

static struct str snippet_from(struct archive *a, struct arena *arena, const char *sql, int64_t id,
                               const struct str *needles, size_t n, struct error *err)
{
    struct str snippet = STR_ABSENT;
    struct buf body = {0};
    sqlite3_stmt *q = statement_get(a, sql, err);
    statement_bind(q, "i", id);
    while (!snippet.s && statement_row(a, q, err))
        for (int column = 0; column < sqlite3_column_count(q) && !snippet.s; column++) {
            struct fold_range *matches;
            struct str text = statement_prose(q, column, &body);
            if (text.n && fold_find(arena, text, needles, n, &matches))
                snippet = cut_around(arena, text, matches[0]);
        }
    if (q)
        sqlite3_reset(q);
    buf_free(&body);
    return snippet;
}

struct str hit_snippet(struct archive *a, struct arena *arena, int64_t id, const struct str *needles, size_t n,
                       struct error *err)
{
    static const char *const parts[] = {
        "SELECT text FROM body AS shown WHERE article = ?",
        "SELECT text FROM caption WHERE article = ? ORDER BY n",
        "SELECT heading FROM section WHERE article = ? ORDER BY n",
        "SELECT kicker, subtitle FROM article WHERE id = ?",
    };
    struct story story = story_of(a, id, err);
    for (size_t i = 0; i < story.n; i++)
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            struct str snippet = snippet_from(a, arena, parts[k], story.part[i], needles, n, err);
            if (snippet.s)
                return snippet;
        }
    return STR_ABSENT;
}
