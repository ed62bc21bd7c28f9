/* Looking into a story for what the index cannot say: longer words, nearness, dates that reach over an end. */
#include "search_internal.h"

#include <string.h>

#include "baolan/utf8.h"

static const char *const followed[FOLLOWED] = {
    [FOLLOW_BODY] = "SELECT article, text FROM body WHERE article <= ? ORDER BY article DESC",
    [FOLLOW_ARTICLE] = "SELECT id, tail, kicker, title, subtitle FROM article WHERE id <= ? ORDER BY id DESC",
    [FOLLOW_MORE] = ("SELECT id FROM article INDEXED BY article_more WHERE id <= ?"
                     " AND (kicker IS NOT NULL OR subtitle IS NOT NULL OR tail IS NOT NULL) ORDER BY id DESC"),
    [FOLLOW_HEADINGS] = "SELECT article FROM section WHERE article <= ? GROUP BY article ORDER BY article DESC",
    [FOLLOW_CAPTIONS] = "SELECT article FROM caption WHERE article <= ? GROUP BY article ORDER BY article DESC",
};

void verifier_begin(struct verifier *v, int64_t id, size_t place)
{
    v->id = id;
    v->place = place;
    v->has_story = v->has_text = v->has_titles = v->has_authors = false;
}

void verifier_end(struct verifier *v)
{
    for (size_t i = 0; i < FOLLOWED; i++)
        statement_return(v->archive, followed[i], v->followers[i].rows);
    memset(v->followers, 0, sizeof v->followers);
    buf_free(&v->text);
    buf_free(&v->titles);
    buf_free(&v->authors);
    buf_free(&v->scratch);
    for (size_t i = 0; i < v->companions.n; i++)
        join_close(v->companions.at[i].candidates);
    vec_free(&v->companions);
}

/* ---- parts of the story, each read when first asked for ----------------------------------------------------------- */

static const struct story *story(struct verifier *v, struct error *err)
{
    if (!v->has_story)
        v->story = story_of(v->archive, v->id, err);
    v->has_story = true;
    return &v->story;
}

static struct str verifier_text(struct verifier *v, struct error *err)
{
    if (!v->has_text) {
        buf_clear(&v->text);
        story_text(v->archive, story(v, err), &v->text, err);
    }
    v->has_text = true;
    return buf_view(&v->text);
}

static struct str verifier_titles(struct verifier *v, struct error *err)
{
    if (!v->has_titles) {
        buf_clear(&v->titles);
        story_titles(v->archive, story(v, err), &v->titles, err);
    }
    v->has_titles = true;
    return buf_view(&v->titles);
}

static struct str authors(struct verifier *v, struct error *err)
{
    if (!v->has_authors) {
        buf_clear(&v->authors);
        story_authors(v->archive, story(v, err), &v->authors, err);
    }
    v->has_authors = true;
    return buf_view(&v->authors);
}

static void next_row(struct verifier *v, struct follower *f, struct error *err)
{
    f->at = statement_row(v->archive, f->rows, err) ? sqlite3_column_int64(f->rows, 0) : 0;
}

/*
 * The row of the story's first article as it lies there, until the next story is asked for; NULL when there is none. Stories are looked into
 * from the newest down: where they lie close together, going through the rows between is faster than finding each, and where a table has rows for
 * few articles, most are passed over by knowing where the next one is.
 */
static sqlite3_stmt *follow(struct verifier *v, enum followed which, struct error *err)
{
    enum { BETWEEN = 4, STRIDE_MOST = 256 };
    struct follower *f = &v->followers[which];
    bool fresh = !f->rows, tried = !fresh && !f->wait && f->at > v->id;
    if (fresh) {
        f->rows = statement_borrow(v->archive, followed[which], err);
        f->at = INT64_MAX;
        f->stride = BETWEEN;
    }
    f->wait -= f->wait > 0;
    for (int i = 0; tried && i < BETWEEN && f->at > v->id; i++)
        next_row(v, f, err);
    if (tried && f->at > v->id && f->stride < STRIDE_MOST)
        f->stride *= 2;
    if (tried)
        f->wait = f->at > v->id ? f->stride : 0;
    if (f->at > v->id) {
        sqlite3_reset(f->rows);
        statement_bind(f->rows, "i", v->id);
        next_row(v, f, err);
    }
    return f->at == v->id ? f->rows : NULL;
}

/* Does a column of the row at hand, behind the first SKIPPED, hold the needle? */
static bool row_has(struct verifier *v, sqlite3_stmt *q, int skipped, const struct compact_needle *needle)
{
    bool found = false;
    for (int column = skipped; !found && column < sqlite3_column_count(q); column++) {
        struct str text = statement_prose(q, column, &v->scratch);
        found = text.n && fold_has(&needle->folded, text);
    }
    return found;
}

/* Do rows of article ID have the needle? */
static bool rows_have(struct verifier *v, const char *sql, int64_t id, const struct compact_needle *needle,
                      struct error *err)
{
    bool found = false;
    sqlite3_stmt *q = statement_get(v->archive, sql, err);
    statement_bind(q, "i", id);
    while (!found && statement_row(v->archive, q, err))
        found = row_has(v, q, 0, needle);
    if (found)
        sqlite3_reset(q);
    return found;
}

static struct companion *companion_of(struct verifier *v, const struct asked *asked, struct error *err)
{
    for (size_t i = 0; i < v->companions.n; i++)
        if (v->companions.at[i].asked == asked)
            return &v->companions.at[i];
    vec_push(&v->companions, ((struct companion){asked, join_open(v->archive, asked, err)}));
    return &v->companions.at[v->companions.n - 1];
}

/*
 * Does the index have the story under the expression? Most stories of a NOT or an OR are decided by that, without their text. Stories
 * are asked for from the newest down, so the expression's own ids are run along beside them.
 */
static bool in_index(struct verifier *v, const struct asked *asked, struct error *err)
{
    return join_seek(companion_of(v, asked, err)->candidates, v->id, err) == v->id;
}

static const char headings[] = "SELECT heading FROM section WHERE article = ?";
static const char captions[] = "SELECT text FROM caption AS searched WHERE article = ?";

/*
 * All of the first article but its body; *MORE: its story goes on elsewhere. Nearly no title has the text's pairs, and many articles have nothing
 * but title and body: the index says so faster than the row is found.
 */
static bool rest_has(struct verifier *v, const struct plan *plan, bool *more, struct error *err)
{
    const struct compact_needle *needle = &plan->ready;
    bool wanted = !plan->titled || in_index(v, plan->titled, err) || follow(v, FOLLOW_MORE, err);
    sqlite3_stmt *q = wanted ? follow(v, FOLLOW_ARTICLE, err) : NULL;
    *more = q && sqlite3_column_type(q, 1) != SQLITE_NULL;
    return (q && row_has(v, q, 2, needle)) ||
           (follow(v, FOLLOW_HEADINGS, err) && rows_have(v, headings, v->id, needle, err)) ||
           (follow(v, FOLLOW_CAPTIONS, err) && rows_have(v, captions, v->id, needle, err));
}

/* A part of the story that stands elsewhere. */
static bool part_has(struct verifier *v, int64_t id, const struct compact_needle *needle, struct error *err)
{
    static const char body[] = "SELECT text FROM body AS other WHERE article = ?",
                      titles[] = "SELECT kicker, title, subtitle FROM article WHERE id = ?";
    return rows_have(v, body, id, needle, err) || rows_have(v, titles, id, needle, err) ||
           rows_have(v, headings, id, needle, err) || rows_have(v, captions, id, needle, err);
}

/* The body first, for that is where most words are. */
static bool has_text(struct verifier *v, const struct plan *plan, struct error *err)
{
    const struct compact_needle *needle = &plan->ready;
    bool more = false;
    if (v->has_text)
        return str_find(buf_view(&v->text), needle->folded.text, 0) != SIZE_MAX;
    sqlite3_stmt *body = follow(v, FOLLOW_BODY, err);
    bool found = (body && compact_has(needle, statement_bytes(body, 1), &v->scratch)) || rest_has(v, plan, &more, err);
    for (size_t i = 1; !found && more && i < story(v, err)->n; i++)
        found = part_has(v, v->story.part[i], needle, err);
    return found;
}

/* ---- nearness ----------------------------------------------------------------------------------------------------- */

/* A place in a text with the code points and lines before it; it only ever moves on, so that all its moves are one walk. */
struct place {
    size_t at, code_points, lines;
};

static void move(struct str text, struct place *place, size_t to)
{
    for (; place->at < to; place->at++) {
        place->code_points += ((unsigned char)text.s[place->at] & 0xc0) != 0x80;
        place->lines += text.s[place->at] == '\n';
    }
}

/* X and behind it Y. For each Y only the last X that ends before it can be near. */
static bool near_in_order(struct str text, struct str x, struct str y, size_t distance)
{
    struct place end = {0}, start = {0};
    size_t last = str_find(text, x, 0);
    if (last == SIZE_MAX)
        return false;
    size_t next = str_find(text, x, last + 1);
    for (size_t at = str_find(text, y, last + x.n); at != SIZE_MAX; at = str_find(text, y, at + 1)) {
        for (; next != SIZE_MAX && next + x.n <= at; next = str_find(text, x, next + 1))
            last = next;
        move(text, &end, last + x.n);
        move(text, &start, at);
        if (start.lines == end.lines && start.code_points - end.code_points <= distance)
            return true;
    }
    return false;
}

/* Do X and Y stand in one line of TEXT with at most DISTANCE code points between, in either order, not overlapping? */
static bool text_near(struct str text, struct str x, struct str y, int distance)
{
    return near_in_order(text, x, y, (size_t)distance) || near_in_order(text, y, x, (size_t)distance);
}

/* ---- the plan ----------------------------------------------------------------------------------------------------- */

static bool in_dates(struct verifier *v, const struct plan *plan, struct error *err)
{
    int day = archive_id_day(v->id);
    if (plan->exact || (day >= plan->from && day <= plan->to))
        return day >= plan->from && day <= plan->to;
    return statement_number(v->archive, err, 0,
                            "SELECT 1 FROM article JOIN page ON page.id = article.page"
                            " WHERE article.id = ?1 AND day_from > 0 AND day_from <= ?3 AND day_to >= ?2",
                            "iii", v->id, (int64_t)plan->from, (int64_t)plan->to) != 0;
}

static bool holds_field(struct verifier *v, const struct plan *plan, struct error *err)
{
    switch (plan->field) {
    case FIELD_DATE:
        return in_dates(v, plan, err);
    case FIELD_TITLE:
        return str_find(verifier_titles(v, err), plan->needle, 0) != SIZE_MAX;
    case FIELD_AUTHOR:
        return str_find(authors(v, err), plan->needle, 0) != SIZE_MAX;
    default:
        return true; /* the index has said so */
    }
}

/* GRANTED: the story satisfies the plan's expression and span. */
static bool holds(struct verifier *v, const struct plan *plan, bool granted, struct error *err)
{
    bool leaf = plan->nchildren == 0 || plan->kind == QUERY_NEAR, bound = v->place != SIZE_MAX && plan->bits;
    if (bound && !plan_bit(plan->bits, v->place))
        return false;
    bool open = bound && plan_bit(plan->open, v->place);
    if (bound && plan->sure && !open)
        return true;
    /* A text whose phrases the story has is most often there: asking the index too would take longer. */
    if (!granted && leaf && plan->asked && !(bound && !open && plan->kind == QUERY_TEXT && !plan->exact)) {
        if (!in_index(v, plan->asked, err))
            return false;
        granted = true;
    }
    if (granted && plan->exact)
        return true;
    switch (plan->kind) {
    case QUERY_ALL:
        return true;
    case QUERY_AND:
        for (size_t i = 0; i < plan->nchildren; i++)
            if (!holds(v, plan->children[i], granted, err))
                return false;
        return true;
    case QUERY_OR:
        for (size_t i = 0; i < plan->nchildren; i++)
            if (holds(v, plan->children[i], false, err))
                return true;
        return false;
    case QUERY_NOT:
        return !holds(v, plan->children[0], false, err);
    case QUERY_TEXT:
        return has_text(v, plan, err);
    case QUERY_NEAR:
        return text_near(verifier_text(v, err), plan->children[0]->needle, plan->children[1]->needle, plan->distance);
    case QUERY_FIELD:
        return holds_field(v, plan, err);
    }
    return false;
}

bool verifier_holds(struct verifier *v, const struct plan *plan, bool granted, struct error *err)
{
    return holds(v, plan, granted, err);
}
