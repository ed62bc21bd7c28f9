/* The rows of a list: what is shown of a story, and the text around the first match. */
#include "search_internal.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

enum { SNIPPET = 40, SNIPPET_BEFORE = 12 /* code points */ };

/* ---- rows --------------------------------------------------------------------------------------------------------- */

/* A county that the story is about. */
struct about {
    struct str name, code;
    int64_t mentions;
};

static int most_named_first(const void *x, const void *y)
{
    const struct about *a = x, *b = y;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions ? -1 : 1;
    return str_cmp(a->code, b->code);
}

/* Their names with marks between, in ARENA; absent: there are none. Few stories have two, and SQLite makes a sorter for each. */
static struct str counties_of(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct {
        struct about *at;
        size_t n, cap;
    } counties = {0};
    struct buf names = {0};
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT name, code, mentions FROM article_county JOIN county ON county.id = county"
                                    " WHERE article = ? AND principal",
                                    err);
    statement_bind(q, "i", id);
    while (statement_row(a, q, err)) {
        struct about county = {statement_text(q, 0, arena), statement_text(q, 1, arena), sqlite3_column_int64(q, 2)};
        vec_push(&counties, county);
    }
    struct str joined = counties.n ? counties.at[0].name : STR_ABSENT;
    if (counties.n > 1) {
        qsort(counties.at, counties.n, sizeof *counties.at, most_named_first);
        for (size_t i = 0; i < counties.n; i++)
            buf_printf(&names, "%s%.*s", i ? "、" : "", STR_ARG(counties.at[i].name));
        joined = arena_str(arena, buf_view(&names));
    }
    buf_free(&names);
    vec_free(&counties);
    return joined;
}

/* The lower one of QUALITY and that of the parts behind the first, in hundredths; -1: none is known. As story_quality(). */
static int64_t lowest_quality(struct archive *a, int64_t id, int64_t quality, struct error *err)
{
    int64_t parts = statement_number(a, err, -1, "SELECT min(quality) FROM article WHERE head = ?", "i", id);
    return parts >= 0 && (quality < 0 || parts < quality) ? parts : quality;
}

enum status archive_hit_row(struct archive *a, struct arena *arena, int64_t id, struct hit *out, struct error *err)
{
    *out = (struct hit){0};
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT uid, article.title, newspaper.name, page_no, derived, edtf, day_from,"
                                    " day_to, genre, ndoubts, ifnull(article.quality, -1), tail IS NOT NULL"
                                    " FROM article JOIN page ON page.id = article.page"
                                    " LEFT JOIN newspaper ON newspaper.id = page.newspaper WHERE article.id = ?",
                                    err);
    statement_bind(q, "i", id);
    if (!statement_row(a, q, err))
        return err->status != STATUS_OK ? err->status : STATUS_NOTHING;
    *out = (struct hit){
        .id = id,
        .uid = statement_text(q, 0, arena),
        .title = statement_text(q, 1, arena),
        .newspaper = statement_text(q, 2, arena),
        .page_no = statement_text(q, 3, arena),
        .title_derived = sqlite3_column_int(q, 4) != 0,
        .date = {.edtf = statement_text(q, 5, arena), .from = sqlite3_column_int(q, 6), .to = sqlite3_column_int(q, 7)},
        .genre = (enum genre)sqlite3_column_int(q, 8),
        .ndoubts = (size_t)sqlite3_column_int64(q, 9),
    };
    int64_t quality = sqlite3_column_int64(q, 10);
    bool goes_on = sqlite3_column_int(q, 11) != 0;
    sqlite3_reset(q);
    out->counties = counties_of(a, arena, id, err);
    if (goes_on)
        quality = lowest_quality(a, id, quality, err);
    out->rated = quality >= 0 && quality <= 100;
    out->quality = out->rated ? (double)quality / 100.0 : 0;
    return err->status;
}

/* ---- snippets ----------------------------------------------------------------------------------------------------- */

/* Some 40 code points of the line in which the match at byte MATCH stands. */
static struct str cut_around(struct arena *arena, struct str text, size_t match)
{
    size_t from = match;
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

/* Does a needle stand at the beginning of TEXT as it folds, which is how most are printed? */
static bool begins_with_one(struct str text, const struct needles *needles)
{
    bool found = false;
    for (size_t i = 0; i < needles->n && !found; i++)
        found = needles->ready[i].folded.text.n && str_starts(text, needles->ready[i].folded.text);
    return found;
}

/* Of the first match behind LEAD bytes. */
static struct str snippet_of(struct arena *arena, struct str text, size_t lead, const struct needles *needles)
{
    struct fold_range *matches;
    struct str rest = str_cut(text, lead, text.n);
    if (begins_with_one(rest, needles))
        return cut_around(arena, text, lead);
    if (!rest.n || !fold_find(arena, rest, needles->typed, needles->n, &matches))
        return STR_ABSENT;
    return cut_around(arena, text, lead + matches[0].from);
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
    for (size_t i = 0; i < STORY_PARTS && id; i++) {
        struct str snippet = body_snippet(a, arena, id, needles, err);
        for (size_t k = 0; !snippet.s && k < sizeof parts / sizeof *parts; k++)
            snippet = snippet_from(a, arena, parts[k], id, needles, err);
        if (snippet.s)
            return snippet;
        id = story_next(a, id, err);
    }
    return STR_ABSENT;
}
