#include "row.h"

#include <string.h>

#include "baolan/width.h"

void row_start(struct row *r, struct arena *a, int limit)
{
    *r = (struct row){.arena = a, .limit = limit};
}

static void push(struct row *r, enum role role, struct str text, int columns)
{
    if (!text.n)
        return;
    if (r->n == r->cap) {
        size_t cap = r->cap ? 2 * r->cap : 8;
        struct run *grown = arena_array(r->arena, cap, sizeof *grown);
        if (r->n)
            memcpy(grown, r->runs, r->n * sizeof *grown);
        r->runs = grown;
        r->cap = cap;
    }
    r->runs[r->n++] = (struct run){role, text};
    r->columns += columns;
}

void row_add(struct row *r, enum role role, struct str text)
{
    int used;
    size_t fits = width_fit(text, r->limit - r->columns, &used);
    push(r, role, str_cut(text, 0, fits), used);
    if (fits < text.n)
        row_fill(r, role, r->limit);
}

void row_cstr(struct row *r, enum role role, const char *text)
{
    row_add(r, role, str_of(text));
}

void row_printf(struct row *r, enum role role, const char *format, ...)
{
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    row_add(r, role, arena_str(r->arena, buf_view(&text)));
    buf_free(&text);
}

/* TEXT clipped to COLUMNS, in the row's arena. */
static struct str clipped(struct row *r, struct str text, int columns)
{
    int used;
    if (width_fit(text, columns, &used) == text.n)
        return text;
    struct buf head = {0};
    width_clip(text, columns, &head);
    struct str kept = arena_str(r->arena, buf_view(&head));
    buf_free(&head);
    return kept;
}

void row_sign(struct row *r, enum role role, const char *sign, bool on)
{
    row_cstr(r, on ? role : ROLE_TEXT, on ? sign : " ");
}

void row_clip(struct row *r, enum role role, struct str text, int columns)
{
    row_add(r, role, clipped(r, text, columns));
}

void row_field(struct row *r, enum role role, struct str text, int columns)
{
    int end = r->columns + columns;
    row_clip(r, role, text, columns);
    row_fill(r, role, end);
}

void row_field_right(struct row *r, enum role role, struct str text, int columns)
{
    struct str head = clipped(r, text, columns);
    row_fill(r, role, r->columns + columns - width_str(head));
    row_add(r, role, head);
}

void row_rule(struct row *r, enum role role, struct str sign, int column)
{
    if (column > r->limit)
        column = r->limit;
    if (column <= r->columns)
        return;
    size_t count = (size_t)(column - r->columns);
    char *text = arena_alloc(r->arena, count * sign.n + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * sign.n, sign.s, sign.n);
    push(r, role, (struct str){text, count * sign.n}, (int)count);
}

void row_fill(struct row *r, enum role role, int column)
{
    row_rule(r, role, STR(" "), column);
}

void row_recolour(struct row *r, size_t from, enum role role)
{
    for (size_t i = from; i < r->n; i++)
        r->runs[i].role = role;
}
