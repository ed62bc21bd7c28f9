#include "sheet.h"

#include <stdlib.h>

void sheet_open(struct view *v)
{
    ((struct sheet *)v)->arena = arena_new();
}

void sheet_close(struct view *v)
{
    struct sheet *s = (struct sheet *)v;
    vec_free(&s->lines);
    arena_free(s->arena);
}

void sheet_forget(struct view *v)
{
    struct sheet *s = (struct sheet *)v;
    s->width = 0;
    s->view.top = s->view.cursor = 0;
}

bool sheet_stale(struct sheet *s)
{
    if (s->width == s->view.width || s->view.width < 1)
        return false;
    s->width = s->view.width;
    s->lines.n = 0;
    arena_reset(s->arena);
    return true;
}

void sheet_start(struct sheet *s, struct row *row)
{
    row_start(row, s->arena, s->width);
}

void sheet_keep(struct sheet *s, const struct row *row)
{
    vec_push(&s->lines, ((struct sheet_line){row->runs, row->n}));
}

size_t sheet_count(struct view *v)
{
    return ((struct sheet *)v)->lines.n;
}

void sheet_draw(struct view *v, size_t item, int subrow, struct row *row)
{
    (void)subrow;
    const struct sheet_line *line = &((struct sheet *)v)->lines.at[item];
    for (size_t i = 0; i < line->n; i++)
        row_add(row, line->runs[i].role, line->runs[i].text);
}
