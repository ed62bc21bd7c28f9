/*
 * From a query to the one expression that the full text index is asked: it may find too much, never too little, and the plan says
 * where it does (exact).
 */
#include "search_internal.h"

#include <stdlib.h>

#include "baolan/utf8.h"

enum { TOKENS = 32 /* of one text: more pairs would find hardly less */ };

struct planner {
    struct archive *archive;
    struct arena *arena;
    struct error *err;
};

/* Parts of an expression. */
struct parts {
    const struct asked **at;
    size_t n, cap;
};

static struct plan *plan_query(struct planner *p, const struct query *q);

/* ---- texts -------------------------------------------------------------------------------------------------------- */

/* The tokens of a text: pairs of neighbours, a character by itself where it has none. Common ones are no tokens: any story may have them. */
struct tokens {
    struct str *at;
    size_t n, cap;
    size_t characters; /* code points of the text, marks and blanks included */
};

static struct tokens tokenize(struct str text, char mark)
{
    struct tokens tokens = {0};
    size_t from = 0, run = 0; /* where the character before stands; characters of the run so far */
    for (size_t at = 0, here = 0; here < text.n; here = at) {
        uint32_t c = utf8_next(text, &at);
        bool core = cp_is_core(c);
        tokens.characters++;
        if (core && run)
            vec_push(&tokens, str_cut(text, from, at));
        size_t next = at;
        bool alone = core && !run && !cp_is_core(utf8_next(text, &next));
        if (alone && fulltext_has_single(c, mark))
            vec_push(&tokens, str_cut(text, here, at));
        run = core ? run + 1 : 0;
        from = here;
    }
    return tokens;
}

static void plan_text(struct planner *p, struct plan *plan, struct str text, char mark)
{
    struct buf folded = {0};
    fulltext_fold(text, &folded);
    plan->needle = arena_str(p->arena, buf_view(&folded));
    plan->ready = compact_needle(p->arena, plan->needle);
    buf_free(&folded);
    struct tokens tokens = tokenize(plan->needle, mark);
    size_t step = (tokens.n + TOKENS - 1) / TOKENS, n = 0;
    const struct asked *parts[TOKENS];
    for (size_t i = 0; i < tokens.n; i += step)
        parts[n++] = asked_marked(p->arena, mark, tokens.at[i]);
    plan->asked = n ? asked_text(p->arena, parts, n) : NULL;
    plan->titled = n && !mark ? asked_title(p->arena, plan->asked) : NULL;
    plan->exact = tokens.n == 1 && utf8_count(tokens.at[0]) == tokens.characters;
    vec_free(&tokens);
}

/* ---- fields ------------------------------------------------------------------------------------------------------- */

static int64_t day_number(struct planner *p, const char *sql, int day, int otherwise)
{
    return statement_number(p->archive, p->err, otherwise, sql, "i", (int64_t)day);
}

/*
 * A story is found when its interval and the one asked for have a day in common. Its id begins with its last day (its first when there
 * is no end), so those that reach over an end of what was asked widen the span of ids, and are then looked at.
 */
static void plan_date(struct planner *p, struct plan *plan, const struct query *q)
{
    plan->from = q->date.from;
    plan->to = q->date.to;
    if (str_is(q->text, QUERY_UNDATED)) { /* all ids below the first day */
        plan->exact = true;
        plan->low = 0;
        plan->high = archive_first_id(ARCHIVE_FIRST_DAY) - 1;
        return;
    }
    if (!q->date.from) {
        error_set(p->err, STATUS_USAGE, "date: expected 2024, 2024-05, 2024-05-10 or 2020..2024, not “%.*s”",
                  STR_ARG(q->text));
        p->err->column = q->column;
        return;
    }
    /* A last day in the year 9999 says that the interval has no end (date.h). */
    int64_t first = day_number(p,
                               "SELECT min(day_from) FROM page INDEXED BY page_span"
                               " WHERE day_from < day_to AND day_to >= 99990000 AND day_from < ?",
                               plan->from, plan->from);
    int64_t last = day_number(p,
                              "SELECT max(day_to) FROM page INDEXED BY page_span"
                              " WHERE day_from < day_to AND day_to < 99990000 AND day_from <= ?1 AND day_to > ?1",
                              plan->to, plan->to);
    plan->exact = first == plan->from && last == plan->to;
    plan->low = archive_first_id((int)first);
    plan->high = archive_first_id((int)last) + ARCHIVE_DAY_IDS - 1;
}

static bool occurs(struct planner *p, const struct asked *asked)
{
    struct join *j = join_open(p->archive, asked, p->err);
    bool found = join_seek(j, INT64_MAX, p->err) != 0;
    join_close(j);
    return found;
}

/* Somebody whom no story names by the whole of a name is looked for by its beginning. */
static void plan_names(struct planner *p, struct plan *plan, const struct query *q)
{
    struct buf keys = {0};
    struct parts parts = {0};
    names_resolve(p->archive, q, &keys, p->err);
    for (size_t from = 0, to; from < keys.n; from = to) {
        for (to = from + 1; to < keys.n && keys.s[to] != MARK_FACET;)
            to++;
        vec_push(&parts, asked_token(p->arena, ASKED_TOKEN, str_cut(buf_view(&keys), from, to)));
    }
    if (parts.n)
        plan->asked = asked_parts(p->arena, ASKED_ANY, parts.at, parts.n);
    if (plan->asked && (q->field == FIELD_PERSON || q->field == FIELD_ORG) && !occurs(p, plan->asked))
        plan->asked = asked_token(p->arena, ASKED_BEGINNING, plan->asked->token);
    plan->keys = arena_str(p->arena, buf_view(&keys));
    if (q->field == FIELD_QUALITY) {
        plan->from = q->low;
        plan->to = q->high;
    }
    plan->exact = true;
    vec_free(&parts);
    buf_free(&keys);
}

static void plan_field(struct planner *p, struct plan *plan, const struct query *q)
{
    plan->field = q->field;
    if (q->field == FIELD_DATE)
        plan_date(p, plan, q);
    else if (q->field == FIELD_TITLE)
        plan_text(p, plan, q->text, MARK_TITLE);
    else if (q->field == FIELD_AUTHOR)
        plan_text(p, plan, q->text, MARK_AUTHOR);
    else
        plan_names(p, plan, q);
}

/* ---- connections -------------------------------------------------------------------------------------------------- */

static void plan_children(struct planner *p, struct plan *plan, const struct query *q)
{
    plan->children = arena_array(p->arena, q->nchildren, sizeof *plan->children);
    plan->nchildren = q->nchildren;
    for (size_t i = 0; i < q->nchildren; i++)
        plan->children[i] = plan_query(p, q->children[i]);
}

/* All that the children ask for, less all that they do not want. */
static void join_all(struct planner *p, struct plan *plan)
{
    struct parts wanted = {0}, parts = {0};
    plan->exact = true;
    for (size_t i = 0; i < plan->nchildren; i++) {
        const struct plan *child = plan->children[i];
        if (!child->without && child->asked)
            vec_push(&wanted, child->asked);
        plan->low = child->low > plan->low ? child->low : plan->low;
        plan->high = child->high < plan->high ? child->high : plan->high;
        plan->exact = plan->exact && child->exact;
    }
    if (wanted.n)
        plan->asked = asked_parts(p->arena, ASKED_ALL, wanted.at, wanted.n);
    vec_push(&parts, plan->asked ? plan->asked : asked_every(p->arena));
    for (size_t i = 0; i < plan->nchildren; i++)
        if (plan->children[i]->without)
            vec_push(&parts, plan->children[i]->without);
    if (parts.n > 1)
        plan->asked = asked_parts(p->arena, ASKED_BUT, parts.at, parts.n);
    vec_free(&wanted);
    vec_free(&parts);
}

/* Any of the children: the span of ids is the hull of theirs, which says it all only when it is that of each. */
static void join_any(struct planner *p, struct plan *plan)
{
    struct parts parts = {0};
    plan->low = INT64_MAX;
    plan->high = 0;
    plan->exact = true;
    for (size_t i = 0; i < plan->nchildren; i++) {
        const struct plan *child = plan->children[i];
        if (child->asked)
            vec_push(&parts, child->asked);
        plan->low = child->low < plan->low ? child->low : plan->low;
        plan->high = child->high > plan->high ? child->high : plan->high;
    }
    for (size_t i = 0; i < plan->nchildren; i++) {
        const struct plan *child = plan->children[i];
        plan->exact = plan->exact && child->exact && child->low == plan->low && child->high == plan->high;
    }
    if (parts.n && parts.n == plan->nchildren)
        plan->asked = asked_parts(p->arena, ASKED_ANY, parts.at, parts.n);
    vec_free(&parts);
}

/* What a text's pairs find too much must not be left out: only an exact child can be left out by the index. */
static void leave_out(struct planner *p, struct plan *plan)
{
    const struct plan *child = plan->children[0];
    plan->exact = child->exact && child->low == 0 && child->high == INT64_MAX;
    if (!plan->exact)
        return;
    const struct asked *every = asked_every(p->arena), *parts[] = {every, child->asked ? child->asked : every};
    plan->without = parts[1];
    plan->asked = asked_parts(p->arena, ASKED_BUT, parts, 2);
}

static struct plan *plan_query(struct planner *p, const struct query *q)
{
    struct plan *plan = arena_alloc(p->arena, sizeof *plan);
    *plan = (struct plan){.kind = q->kind, .low = 0, .high = INT64_MAX, .distance = q->distance};
    plan_children(p, plan, q);
    switch (q->kind) {
    case QUERY_ALL:
        plan->exact = true;
        break;
    case QUERY_AND:
        join_all(p, plan);
        break;
    case QUERY_NEAR:
        join_all(p, plan);
        plan->exact = false;
        break;
    case QUERY_OR:
        join_any(p, plan);
        break;
    case QUERY_NOT:
        leave_out(p, plan);
        break;
    case QUERY_TEXT:
        plan_text(p, plan, q->text, 0);
        break;
    case QUERY_FIELD:
        plan_field(p, plan, q);
        break;
    }
    return plan;
}

enum status plan_make(struct archive *a, struct arena *arena, const struct query *q, struct plan **out,
                      struct error *err)
{
    struct planner p = {.archive = a, .arena = arena, .err = err};
    archive_private(a, err);
    *out = plan_query(&p, q);
    return err->status;
}
