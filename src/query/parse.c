/* The parser of the query language: recursive descent over code points, with limits for hostile queries. */
#include "query_internal.h"

#include "baolan/fold.h"
#include "baolan/language.h"
#include "baolan/utf8.h"

enum { NEAR_DEFAULT = 10 };

struct parser {
    struct arena *arena;
    struct str text;
    size_t at;  /* byte */
    int column; /* code point at .at, 1-based */
    int depth, nodes;
    struct error *err;
};

enum token { TOKEN_END, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_OR, TOKEN_AND, TOKEN_NEAR, TOKEN_ITEM };

static struct query *parse_or(struct parser *p);

/* ---- characters --------------------------------------------------------------------------------------------------- */

static uint32_t peek(const struct parser *p)
{
    size_t at = p->at;
    return utf8_next(p->text, &at);
}

static uint32_t take(struct parser *p)
{
    p->column += p->at < p->text.n;
    return utf8_next(p->text, &p->at);
}

static bool is_opening_bracket(uint32_t c)
{
    return c == '(' || c == 0xff08;
}

static bool is_closing_bracket(uint32_t c)
{
    return c == ')' || c == 0xff09;
}

static bool is_quote(uint32_t c)
{
    return c == '"' || c == 0xff02 || c == 0x201c || c == 0x201d;
}

/* An ASCII quote is closed by an ASCII one; of “ and ” people type whichever comes. */
static bool closes_quote(uint32_t opened, uint32_t c)
{
    bool ascii = opened == '"' || opened == 0xff02;
    return ascii ? c == '"' || c == 0xff02 : c == 0x201c || c == 0x201d;
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0xff0d || c == 0x2212;
}

static bool ends_word(uint32_t c)
{
    return cp_is_space(c) || is_opening_bracket(c) || is_closing_bracket(c) || is_quote(c);
}

static bool at_end(const struct parser *p)
{
    return p->at >= p->text.n;
}

static void skip_blanks(struct parser *p)
{
    while (!at_end(p) && cp_is_space(peek(p)))
        take(p);
}

/* ---- errors and nodes --------------------------------------------------------------------------------------------- */

static struct query *fail(struct parser *p, int column, const char *message)
{
    error_pass(p->err, &(struct error){STATUS_USAGE, xstrdup(_(message)), column});
    return NULL;
}

static struct query *node(struct parser *p, enum query_kind kind, int column)
{
    if (++p->nodes > QUERY_MAX_NODES)
        return fail(p, column, N_("the query has too many parts"));
    struct query *q = arena_alloc(p->arena, sizeof *q);
    *q = (struct query){.kind = kind, .column = column};
    return q;
}

/* ---- words and phrases -------------------------------------------------------------------------------------------- */

/* Decoded and encoded again, so that ill-formed bytes become U+FFFD here as in a phrase. */
static struct str read_word(struct parser *p)
{
    struct buf text = {0};
    while (!at_end(p) && !ends_word(peek(p)))
        buf_cp(&text, take(p));
    struct str word = arena_str(p->arena, buf_view(&text));
    buf_free(&text);
    return word;
}

static bool read_phrase(struct parser *p, struct str *out)
{
    int column = p->column;
    uint32_t opened = take(p);
    struct buf text = {0};
    while (!at_end(p) && !closes_quote(opened, peek(p))) {
        uint32_t c = take(p);
        if (c == '\\' && !at_end(p))
            c = take(p);
        buf_cp(&text, c);
    }
    bool closed = !at_end(p);
    take(p);
    *out = arena_str(p->arena, str_trim(buf_view(&text)));
    buf_free(&text);
    if (!closed)
        fail(p, column, N_("this quote is not closed"));
    else if (out->n == 0)
        fail(p, column, N_("expected text between the quotes"));
    return p->err->status == STATUS_OK;
}

static bool read_text(struct parser *p, struct str *out)
{
    if (is_quote(peek(p)))
        return read_phrase(p, out);
    *out = read_word(p);
    return true;
}

/* ---- tokens ------------------------------------------------------------------------------------------------------- */

/* Is the word at hand the operator NAME? Operators stand alone; NEAR may carry "/n". */
static bool is_operator(const struct parser *p, struct str name)
{
    struct str rest = str_cut(p->text, p->at, p->text.n);
    if (!str_starts(rest, name))
        return false;
    size_t at = name.n;
    uint32_t c = utf8_next(rest, &at);
    return c == 0 || ends_word(c) || (c == '/' && str_is(name, "NEAR"));
}

static enum token look(struct parser *p)
{
    skip_blanks(p);
    if (at_end(p))
        return TOKEN_END;
    if (is_opening_bracket(peek(p)))
        return TOKEN_OPEN;
    if (is_closing_bracket(peek(p)))
        return TOKEN_CLOSE;
    if (is_operator(p, STR("OR")))
        return TOKEN_OR;
    if (is_operator(p, STR("AND")))
        return TOKEN_AND;
    if (is_operator(p, STR("NEAR")))
        return TOKEN_NEAR;
    return TOKEN_ITEM;
}

/* ---- the grammar, from the inside out ----------------------------------------------------------------------------- */

/*
 * A field's name and its colon at hand? *FIELD is NULL when this is a word. A name of Latin letters that no field has is an error:
 * whoever typed it wanted a field.
 */
static bool read_field_name(struct parser *p, const struct query_field_info **field)
{
    struct parser ahead = *p;
    bool latin = true;
    *field = NULL;
    while (!at_end(&ahead) && !ends_word(peek(&ahead)) && fold_cp(peek(&ahead)) != ':')
        latin = cp_is_latin(take(&ahead)) && latin;
    if (at_end(&ahead) || fold_cp(peek(&ahead)) != ':' || ahead.at == p->at)
        return true;
    struct str name = str_cut(p->text, p->at, ahead.at);
    *field = query_field_find(name);
    if (*field) {
        take(&ahead);
        *p = ahead;
    } else if (latin) {
        error_set(p->err, STATUS_USAGE,
                  "no field is called “%.*s”: expected county, topic, date, title, by, newspaper, page, genre, "
                  "quality, person, org or corrected, or quotes around the text",
                  STR_ARG(name));
        p->err->column = p->column;
    }
    return p->err->status == STATUS_OK;
}

static struct query *parse_field(struct parser *p, const struct query_field_info *field, int column)
{
    struct query *q = node(p, QUERY_FIELD, column);
    if (!q)
        return NULL;
    q->field = field->field;
    int value_column = p->column;
    if (!at_end(p) && !read_text(p, &q->text))
        return NULL;
    if (query_field_check(p->arena, q, p->err) != STATUS_OK) {
        p->err->column = value_column;
        return NULL;
    }
    return q;
}

static struct query *parse_text(struct parser *p)
{
    struct query *q = node(p, QUERY_TEXT, p->column);
    return q && read_text(p, &q->text) ? q : NULL;
}

/* Behind NEAR: "/n" or nothing. */
static bool read_distance(struct parser *p, int *distance)
{
    int column = p->column;
    *distance = NEAR_DEFAULT;
    for (size_t i = 0; i < 4; i++) /* NEAR itself */
        take(p);
    if (at_end(p) || peek(p) != '/')
        return true;
    take(p);
    bool digits = false;
    for (*distance = 0; !at_end(p) && cp_is_digit(peek(p)); digits = true) {
        *distance = *distance * 10 + (int)(fold_cp(take(p)) - '0');
        if (*distance > QUERY_MAX_DISTANCE)
            return fail(p, column, N_("expected NEAR/n with n up to 1000")) != NULL;
    }
    if (!digits || (!at_end(p) && !ends_word(peek(p))))
        fail(p, column, N_("expected NEAR/n with a number for n"));
    return p->err->status == STATUS_OK;
}

/* x NEAR/n y NEAR/m z is x near y and y near z. */
static struct query *parse_near(struct parser *p, struct query *left)
{
    struct query *all = left;
    while (all && look(p) == TOKEN_NEAR) {
        int column = p->column;
        const struct query_field_info *field = NULL;
        struct query *near = node(p, QUERY_NEAR, left->column);
        if (!near || !read_distance(p, &near->distance))
            return NULL;
        if (left->kind != QUERY_TEXT)
            return fail(p, column, N_("expected a word or phrase before NEAR"));
        if (look(p) != TOKEN_ITEM || is_hyphen(peek(p)) || !read_field_name(p, &field) || field)
            return fail(p, p->column, N_("expected a word or phrase after NEAR"));
        near->children = arena_array(p->arena, 2, sizeof *near->children);
        near->nchildren = 2;
        near->children[0] = left;
        near->children[1] = parse_text(p);
        if (!near->children[1])
            return NULL;
        all = all == left ? near : query_join(p->arena, QUERY_AND, all, near);
        left = near->children[1];
    }
    return all;
}

static struct query *parse_bracket(struct parser *p)
{
    int column = p->column;
    if (++p->depth > QUERY_MAX_DEPTH)
        return fail(p, column, N_("the brackets are nested too deeply"));
    take(p);
    if (look(p) == TOKEN_CLOSE)
        return fail(p, p->column, N_("expected something between the brackets"));
    struct query *q = parse_or(p);
    if (!q)
        return NULL;
    if (look(p) != TOKEN_CLOSE)
        return fail(p, column, N_("this bracket is not closed"));
    take(p);
    p->depth--;
    return q;
}

static struct query *parse_positive(struct parser *p)
{
    int column = p->column;
    const struct query_field_info *field = NULL;
    struct query *q;
    enum token token = look(p);
    if (token == TOKEN_OPEN)
        q = parse_bracket(p);
    else if (token != TOKEN_ITEM)
        return fail(p, column, N_("expected a word, a phrase, field:value or ("));
    else if (!is_quote(peek(p)) && !read_field_name(p, &field))
        return NULL;
    else
        q = field ? parse_field(p, field, column) : parse_text(p);
    return q ? parse_near(p, q) : NULL;
}

static struct query *parse_item(struct parser *p)
{
    int column = p->column;
    bool negative = false, negated = false;
    for (; !at_end(p) && is_hyphen(peek(p)); negative = !negative, negated = true)
        take(p);
    if (negated && (at_end(p) || cp_is_space(peek(p))))
        return fail(p, p->column, N_("expected what to leave out directly behind the -"));
    struct query *q = parse_positive(p);
    if (!q || !negative)
        return q;
    if (q->kind == QUERY_NOT) /* -(-x) */
        return q->children[0];
    struct query *not = node(p, QUERY_NOT, column);
    if (!not )
        return NULL;
    not ->children = arena_array(p->arena, 1, sizeof *not ->children);
    not ->children[0] = q;
    not ->nchildren = 1;
    return not ;
}

static struct query *parse_and(struct parser *p)
{
    struct query *all = NULL;
    for (enum token token = look(p);; token = look(p)) {
        if (token == TOKEN_AND) {
            if (!all)
                return fail(p, p->column, N_("expected a word before AND"));
            for (size_t i = 0; i < 3; i++)
                take(p);
            token = look(p);
            if (token != TOKEN_ITEM && token != TOKEN_OPEN)
                return fail(p, p->column, N_("expected a word after AND"));
        }
        if (token == TOKEN_NEAR)
            return fail(p, p->column, N_("expected a word or phrase before NEAR"));
        if (token != TOKEN_ITEM && token != TOKEN_OPEN)
            break;
        struct query *item = parse_item(p);
        if (!item)
            return NULL;
        all = all ? query_join(p->arena, QUERY_AND, all, item) : item;
    }
    return all ? all : fail(p, p->column, N_("expected a word, a phrase, field:value or ("));
}

static struct query *parse_or(struct parser *p)
{
    struct query *any = parse_and(p);
    while (any && look(p) == TOKEN_OR) {
        take(p);
        take(p);
        struct query *other = parse_and(p);
        any = other ? query_join(p->arena, QUERY_OR, any, other) : NULL;
    }
    return any;
}

enum status query_parse(struct arena *a, struct str text, struct query **out, struct error *err)
{
    struct error none = {0};
    struct parser p = {.arena = a, .text = text, .column = 1, .err = &none};
    *out = NULL;
    if (text.n > QUERY_MAX_BYTES)
        return error_set(err, STATUS_USAGE, "the query is longer than %d bytes", QUERY_MAX_BYTES);
    if (look(&p) == TOKEN_END) {
        *out = node(&p, QUERY_ALL, 1);
        return STATUS_OK;
    }
    struct query *q = parse_or(&p);
    if (q && look(&p) == TOKEN_CLOSE)
        q = fail(&p, p.column, N_("this bracket was never opened"));
    if (!q)
        error_pass(err, &none);
    error_clear(&none);
    *out = q;
    return q ? STATUS_OK : STATUS_USAGE;
}
