#include "query_internal.h"

#include <stdlib.h>

#include "baolan/utf8.h"

/* ---- making ------------------------------------------------------------------------------------------------------- */

struct query *query_join(struct arena *a, enum query_kind kind, struct query *x, struct query *y)
{
    size_t nx = x->kind == kind ? x->nchildren : 1, ny = y->kind == kind ? y->nchildren : 1;
    struct query *q = arena_alloc(a, sizeof *q);
    *q = (struct query){.kind = kind, .nchildren = nx + ny, .column = x->column};
    q->children = arena_array(a, nx + ny, sizeof *q->children);
    for (size_t i = 0; i < nx; i++)
        q->children[i] = x->kind == kind ? x->children[i] : x;
    for (size_t i = 0; i < ny; i++)
        q->children[nx + i] = y->kind == kind ? y->children[i] : y;
    return q;
}

struct query *query_and(struct arena *a, struct query *x, struct query *y)
{
    if (!x || (x->kind == QUERY_ALL && y))
        return y;
    if (!y || y->kind == QUERY_ALL)
        return x;
    return query_join(a, QUERY_AND, x, y);
}

struct query *query_or(struct arena *a, struct query *x, struct query *y)
{
    return x->kind == QUERY_ALL ? x : y->kind == QUERY_ALL ? y : query_join(a, QUERY_OR, x, y);
}

struct query *query_copy(struct arena *a, const struct query *q)
{
    struct query *copy = arena_copy(a, q, 1, sizeof *q);
    copy->text = arena_str(a, q->text);
    copy->date.edtf = arena_str(a, q->date.edtf);
    copy->children = arena_array(a, q->nchildren, sizeof *copy->children);
    for (size_t i = 0; i < q->nchildren; i++)
        copy->children[i] = query_copy(a, q->children[i]);
    return copy;
}

struct query *query_make_field(struct arena *a, enum query_field field, struct str value)
{
    struct query *q = arena_alloc(a, sizeof *q);
    *q = (struct query){.kind = QUERY_FIELD, .field = field, .text = arena_str(a, str_trim(value))};
    struct error ignored = {0};
    query_field_check(a, q, &ignored);
    error_clear(&ignored);
    return q;
}

/* ---- printing ----------------------------------------------------------------------------------------------------- */

/* Would the parser read S back as one word? Whatever could be an operator, a field or a bracket is quoted. */
static bool is_plain_word(struct str s)
{
    if (s.n == 0 || str_is(s, "OR") || str_is(s, "AND") || str_starts(s, STR("NEAR")))
        return false;
    for (size_t at = 0; at < s.n;) {
        bool first = at == 0;
        uint32_t c = utf8_next(s, &at);
        if (!(cp_is_core(c) || (c == '-' && !first) || c == '.' || c == '%' || c == '_' || c == '/' || c == '+' ||
              c == '<' || c == '>' || c == '='))
            return false;
    }
    return true;
}

static void print_text(struct str s, struct buf *out)
{
    if (is_plain_word(s)) {
        buf_str(out, s);
        return;
    }
    buf_char(out, '"');
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (c == '"' || c == 0xff02 || c == '\\')
            buf_char(out, '\\');
        buf_cp(out, c);
    }
    buf_char(out, '"');
}

static void print_bracketed(const struct query *q, struct buf *out)
{
    buf_char(out, '(');
    query_print(q, out);
    buf_char(out, ')');
}

static void print_joined(const struct query *q, struct buf *out)
{
    for (size_t i = 0; i < q->nchildren; i++) {
        if (i)
            buf_cstr(out, q->kind == QUERY_OR ? " OR " : " ");
        if (q->kind == QUERY_AND && q->children[i]->kind == QUERY_OR)
            print_bracketed(q->children[i], out);
        else
            query_print(q->children[i], out);
    }
}

void query_print(const struct query *q, struct buf *out)
{
    size_t nfields;
    switch (q->kind) {
    case QUERY_ALL:
        break;
    case QUERY_AND:
    case QUERY_OR:
        print_joined(q, out);
        break;
    case QUERY_NOT:
        buf_char(out, '-');
        if (q->children[0]->kind == QUERY_AND || q->children[0]->kind == QUERY_OR)
            print_bracketed(q->children[0], out);
        else
            query_print(q->children[0], out);
        break;
    case QUERY_TEXT:
        print_text(q->text, out);
        break;
    case QUERY_NEAR:
        print_text(q->children[0]->text, out);
        buf_printf(out, " NEAR/%d ", q->distance);
        print_text(q->children[1]->text, out);
        break;
    case QUERY_FIELD:
        buf_cstr(out, query_fields(&nfields)[q->field].name);
        buf_char(out, ':');
        print_text(q->text, out);
        break;
    }
}

/* ---- texts -------------------------------------------------------------------------------------------------------- */

struct texts {
    struct str *at;
    size_t n, cap;
};

static void collect_texts(const struct query *q, bool positive, struct texts *out)
{
    if (positive && (q->kind == QUERY_TEXT || (q->kind == QUERY_FIELD && q->field == FIELD_TITLE)))
        vec_push(out, q->text);
    for (size_t i = 0; i < q->nchildren; i++)
        collect_texts(q->children[i], q->kind == QUERY_NOT ? !positive : positive, out);
}

struct str *query_texts(struct arena *a, const struct query *q, size_t *n)
{
    struct texts texts = {0};
    collect_texts(q, true, &texts);
    struct str *out = arena_copy(a, texts.at, texts.n, sizeof *out);
    *n = texts.n;
    vec_free(&texts);
    return out;
}
