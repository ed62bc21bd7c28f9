/*
 * From a query to the one expression that the full text index reads: it may find too much, never too little, and the plan says
 * where it does (exact).
 */
#include "search_internal.h"

#include <stdlib.h>

#include "baolan/utf8.h"

enum {
    TOKENS = 32, /* of one text: more pairs would find hardly less */
    WEIGHED = 2, /* so many are looked at before they are read */
    STACK_STEP =
        5, /* entries that an expression in another takes on the stack of FTS5's parser, "(x NOT (" at most … */
    STACK_MAX = 60 /* … of its 100: what nests deeper is left to the verifier */
};

static const struct str every_story = {"\"\x02*\"", 4};

struct planner {
    struct archive *archive;
    struct arena *arena;
    struct error *err;
};

static struct plan *plan_query(struct planner *p, const struct query *q);

struct str plan_match(const struct plan *plan)
{
    return plan->match.s ? plan->match : every_story;
}

void plan_quote(struct str token, struct buf *out)
{
    buf_char(out, '"');
    for (size_t i = 0; i < token.n; i++) {
        if (token.s[i] == '"')
            buf_char(out, '"');
        buf_char(out, token.s[i]);
    }
    buf_char(out, '"');
}

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

/* The token as the index has it, in quotes. */
static struct str quoted(struct arena *arena, struct str token, char mark)
{
    struct buf marked = {0}, out = {0};
    if (mark)
        buf_char(&marked, mark);
    buf_str(&marked, token);
    plan_quote(buf_view(&marked), &out);
    struct str s = arena_str(arena, buf_view(&out));
    buf_free(&marked);
    buf_free(&out);
    return s;
}

/*
 * How many stories in a hundred days of articles hold TOKEN, guessed from how far back its newest ones reach: what reading its list would cost
 * is proportional.
 */
static double density(struct planner *p, struct str token)
{
    enum { NEWEST = 48 };
    static const char sql[] = "SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid DESC LIMIT 48";
    int64_t first = 0, last = 0;
    double n = 0;
    sqlite3_stmt *q = statement_get(p->archive, sql, p->err);
    statement_bind(q, "s", token);
    for (; statement_row(p->archive, q, p->err); n++) {
        last = sqlite3_column_int64(q, 0);
        first = n > 0 ? first : last;
    }
    /* Fewer in all: hardly anything to read. */
    return n < NEWEST ? 0 : n / ((double)(first - last) / ARCHIVE_DAY_IDS + 0.01);
}

struct weighed {
    struct str token; /* quoted */
    double density;
};

static int rarest_first(const void *x, const void *y)
{
    const struct weighed *a = x, *b = y;
    return (a->density > b->density) - (a->density < b->density);
}

/*
 * Which tokens are worth their lists. A list costs some 20 ns for each story on it, a story looked into for nothing some 2 µs: so a list is left
 * out when it is a hundred times longer than what the rarer ones leave over. Tokens of one phrase come together, so a list is taken to
 * leave at least a tenth. *SHORTEST: the share of all stories that the shortest list has.
 */
static size_t weigh(struct planner *p, struct weighed *tokens, size_t n, double *shortest)
{
    enum { WORTH = 64 };
    size_t kept = 1;
    double all = density(p, every_story);
    for (size_t i = 0; i < n; i++)
        tokens[i].density = density(p, tokens[i].token);
    qsort(tokens, n, sizeof *tokens, rarest_first);
    double left = tokens[0].density;
    *shortest = all > left ? left / all : 1;
    while (kept < n && tokens[kept].density <= WORTH * left && tokens[kept].density > 0) {
        double share = all > 0 ? tokens[kept].density / all : 1;
        left *= share < 0.1 ? 0.1 : share > 1 ? 1 : share;
        kept++;
    }
    return kept;
}

static void plan_text(struct planner *p, struct plan *plan, struct str text, char mark)
{
    struct buf folded = {0}, match = {0};
    fulltext_fold(text, &folded);
    plan->needle = arena_str(p->arena, buf_view(&folded));
    plan->ready = compact_needle(p->arena, plan->needle);
    buf_free(&folded);
    struct tokens tokens = tokenize(plan->needle, mark);
    size_t step = (tokens.n + TOKENS - 1) / TOKENS, n = 0;
    struct weighed chosen[TOKENS];
    for (size_t i = 0; i < tokens.n; i += step)
        chosen[n++].token = quoted(p->arena, tokens.at[i], mark);
    if (n >= WEIGHED && step == 1)
        n = weigh(p, chosen, n, &plan->share);
    for (size_t i = 0; i < n; i++) {
        buf_cstr(&match, i ? " AND " : n > 1 ? "(" : "");
        buf_str(&match, chosen[i].token);
    }
    if (n > 1)
        buf_char(&match, ')');
    if (n)
        plan->match = arena_str(p->arena, buf_view(&match));
    plan->exact = tokens.n == 1 && utf8_count(tokens.at[0]) == tokens.characters;
    vec_free(&tokens);
    buf_free(&match);
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

static bool occurs(struct planner *p, struct str match)
{
    return statement_number(p->archive, p->err, 0, "SELECT 1 FROM fulltext WHERE fulltext MATCH ? LIMIT 1", "s",
                            match) != 0;
}

/* Somebody whom no story names by the whole of a name is looked for by its beginning. */
static void plan_names(struct planner *p, struct plan *plan, const struct query *q)
{
    struct buf keys = {0}, match = {0};
    names_resolve(p->archive, q, &keys, p->err);
    for (size_t from = 0, to; from < keys.n; from = to) {
        for (to = from + 1; to < keys.n && keys.s[to] != MARK_FACET;)
            to++;
        buf_cstr(&match, from ? " OR " : to < keys.n ? "(" : "");
        plan_quote(str_cut(buf_view(&keys), from, to), &match);
        if (from && to == keys.n)
            buf_char(&match, ')');
    }
    if ((q->field == FIELD_PERSON || q->field == FIELD_ORG) && !occurs(p, buf_view(&match)))
        buf_char(&match, '*');
    plan->keys = arena_str(p->arena, buf_view(&keys));
    if (q->field == FIELD_QUALITY) {
        plan->from = q->low;
        plan->to = q->high;
    }
    plan->match = arena_str(p->arena, buf_view(&match));
    plan->exact = true;
    buf_free(&keys);
    buf_free(&match);
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

static void add_joined(struct buf *list, const char *joint, struct str match)
{
    if (list->n)
        buf_cstr(list, joint);
    buf_str(list, match);
}

/* All that the children ask for, less all that they do not want. */
static void join_all(struct planner *p, struct plan *plan)
{
    struct buf wanted = {0}, unwanted = {0}, match = {0};
    size_t nwanted = 0;
    plan->exact = true;
    for (size_t i = 0; i < plan->nchildren; i++) {
        const struct plan *child = plan->children[i];
        if (child->without.s)
            add_joined(&unwanted, " OR ", child->without);
        else if (child->match.s) {
            add_joined(&wanted, " AND ", child->match);
            nwanted++;
        }
        plan->share = child->share < plan->share ? child->share : plan->share;
        plan->low = child->low > plan->low ? child->low : plan->low;
        plan->high = child->high < plan->high ? child->high : plan->high;
        plan->exact = plan->exact && child->exact;
        plan->stack = plan->stack > child->stack + STACK_STEP ? plan->stack : child->stack + STACK_STEP;
    }
    const char *brackets[2] = {nwanted > 1 ? "(" : "", nwanted > 1 ? ")" : ""};
    struct str all = wanted.n ? buf_view(&wanted) : every_story;
    if (unwanted.n)
        buf_printf(&match, "(%s%.*s%s NOT (%.*s))", brackets[0], STR_ARG(all), brackets[1],
                   STR_ARG(buf_view(&unwanted)));
    else
        buf_printf(&match, "%s%.*s%s", brackets[0], STR_ARG(all), brackets[1]);
    if (wanted.n || unwanted.n)
        plan->match = arena_str(p->arena, buf_view(&match));
    buf_free(&wanted);
    buf_free(&unwanted);
    buf_free(&match);
}

/* Any of the children: the span of ids is the hull of theirs, which says it all only when it is that of each. */
static void join_any(struct planner *p, struct plan *plan)
{
    struct buf match = {0};
    bool any_story = false;
    plan->low = INT64_MAX;
    plan->high = 0;
    plan->exact = true;
    for (size_t i = 0; i < plan->nchildren; i++) {
        const struct plan *child = plan->children[i];
        add_joined(&match, " OR ", plan_match(child));
        any_story = any_story || !child->match.s;
        plan->stack = plan->stack > child->stack + STACK_STEP ? plan->stack : child->stack + STACK_STEP;
        plan->low = child->low < plan->low ? child->low : plan->low;
        plan->high = child->high > plan->high ? child->high : plan->high;
    }
    for (size_t i = 0; i < plan->nchildren; i++) {
        const struct plan *child = plan->children[i];
        plan->exact = plan->exact && child->exact && child->low == plan->low && child->high == plan->high;
    }
    if (!any_story)
        plan->match = arena_printf(p->arena, "(%.*s)", STR_ARG(buf_view(&match)));
    buf_free(&match);
}

/* What a text's pairs find too much must not be left out: only an exact child can be left out by the index. */
static void leave_out(struct planner *p, struct plan *plan)
{
    const struct plan *child = plan->children[0];
    plan->exact = child->exact && child->low == 0 && child->high == INT64_MAX;
    if (!plan->exact)
        return;
    plan->stack = child->stack + STACK_STEP;
    plan->without = plan_match(child);
    plan->match = arena_printf(p->arena, "(%.*s NOT %.*s)", STR_ARG(every_story), STR_ARG(plan->without));
}

static struct plan *plan_query(struct planner *p, const struct query *q)
{
    struct plan *plan = arena_alloc(p->arena, sizeof *plan);
    *plan = (struct plan){.kind = q->kind, .low = 0, .high = INT64_MAX, .distance = q->distance, .share = 1};
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
    if (plan->stack > STACK_MAX) {
        plan->match = plan->without = STR_ABSENT;
        plan->exact = false;
        plan->stack = 0;
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
