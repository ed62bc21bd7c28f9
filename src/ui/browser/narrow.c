#include "narrow.h"

#include <stdlib.h>

#include "baolan/display.h"
#include "baolan/pinyin.h"

bool narrow_possible(const struct view *v)
{
    return v->ops->text || v->ops->narrowed;
}

void narrow_refresh(struct view *v)
{
    if (!view_maps(v))
        return;
    struct arena *a = arena_new();
    struct pinyin *wanted = pinyin_prepare(a, buf_view(&v->narrow.typed));
    size_t from = 0, to = v->ops->count(v);
    if (v->ops->at_hand)
        v->ops->at_hand(v, &from, &to);
    v->narrow.among = to - from;
    v->narrow.shown = xrealloc(v->narrow.shown, (to - from + 1) * sizeof *v->narrow.shown);
    v->narrow.n = 0;
    for (size_t item = from; item < to; item++) {
        struct str text = v->ops->text(v, item, a);
        if (text.s && pinyin_match(wanted, text))
            v->narrow.shown[v->narrow.n++] = item;
    }
    arena_free(a);
}

void narrow_to(struct view *v, struct str typed)
{
    size_t item = view_item(v);
    bool mapped = view_maps(v);
    buf_clear(&v->narrow.typed);
    if (str_trim(typed).n)
        buf_str(&v->narrow.typed, typed);
    if (v->ops->narrowed)
        v->ops->narrowed(v);
    if (view_maps(v)) {
        narrow_refresh(v);
        v->cursor = v->top = 0;
    } else if (mapped && item != SIZE_MAX) {
        view_go(v, item);
    }
}

void narrow_free(struct view *v)
{
    buf_free(&v->narrow.typed);
    free(v->narrow.shown);
    v->narrow = (struct narrowing){0};
}

void narrow_headline(const struct view *v, struct row *row)
{
    enum role role = row->n ? row->runs[row->n - 1].role : ROLE_PANEL;
    row_cstr(row, role, " ");
    row_add(row, ROLE_CHOSEN,
            message_with(row->arena, MSG_SEARCHED, display_str(row->arena, buf_view(&v->narrow.typed)), STR_ABSENT));
    if (!view_maps(v))
        return;
    struct str n = arena_printf(row->arena, "%zu", v->narrow.n),
               among = arena_printf(row->arena, "%zu", v->narrow.among);
    row_cstr(row, role, " ");
    row_add(row, role, message_with(row->arena, v->ops->at_hand ? MSG_AT_HAND : MSG_OF_ITEMS, n, among));
}
