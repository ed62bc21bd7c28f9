#include "view.h"

#include "../terminal/screen.h"
#include "baolan/wrap.h"
#include "browser.h"

bool narrowed(const struct view *v)
{
    return v->narrow.typed.n > 0;
}

bool view_maps(const struct view *v)
{
    return narrowed(v) && v->ops->text;
}

/* How many items are whole within the height: 1 at least, so that paging always moves. */
static size_t page_items(const struct view *v)
{
    int items = v->height / v->ops->item_rows * (v->columns ? v->columns : 1);
    return items < 1 ? 1 : (size_t)items;
}

size_t view_count(struct view *v)
{
    return view_maps(v) ? v->narrow.n : v->ops->count(v);
}

size_t view_item(struct view *v)
{
    if (v->cursor >= view_count(v))
        return SIZE_MAX;
    return view_maps(v) ? v->narrow.shown[v->cursor] : v->cursor;
}

void view_go_item(struct view *v, size_t item)
{
    size_t at = view_maps(v) ? 0 : item;
    while (view_maps(v) && at < v->narrow.n && v->narrow.shown[at] != item)
        at++;
    if (at < view_count(v))
        view_go(v, at);
}

void view_more(struct view *v, bool *above, bool *below)
{
    *above = v->top > 0;
    *below = v->top + page_items(v) < view_count(v);
}

void view_settle(struct view *v)
{
    size_t count = view_count(v), page = page_items(v), last_top = count > page ? count - page : 0;
    if (v->cursor >= count)
        v->cursor = count ? count - 1 : 0;
    if (v->ops->pager) {
        v->top = v->top < last_top ? v->top : last_top;
        v->cursor = v->top;
        return;
    }
    if (v->cursor < v->top)
        v->top = v->cursor;
    if (v->cursor >= v->top + page)
        v->top = v->cursor - page + 1;
    v->top = v->top < last_top ? v->top : last_top;
}

void view_forget(struct view *v)
{
    if (v->ops->forget)
        v->ops->forget(v);
}

void view_go(struct view *v, size_t item)
{
    v->cursor = item;
    if (v->ops->pager)
        v->top = item;
    view_settle(v);
}

void view_scroll(struct view *v, size_t item)
{
    v->cursor = v->top = item;
    view_settle(v);
}

/* Where a line more would cost as much as a page, a list that goes on does so by half a page, and then stands still for as many moves. */
static bool leaps(const struct view *v)
{
    enum { AUTO, LINE };
    int wanted = v->browser->config.settings.chosen[SETTING_SCROLL];
    return wanted == AUTO ? !screen_can_scroll(v->width) : wanted != LINE;
}

/* The cursor goes to AT, a line further or back, over the edge of what is shown. */
static void leap(struct view *v, size_t at, size_t page)
{
    size_t half = page / 2;
    if (at >= v->top + page)
        v->top = at - half;
    else if (at < v->top)
        v->top = at > page - 1 - half ? at - (page - 1 - half) : 0;
}

bool view_move(struct view *v, enum request request)
{
    size_t count = view_count(v), page = page_items(v);
    /* Paging keeps one line of the page before in sight. */
    size_t step = page > 1 ? page - 1 : 1, at = v->ops->pager ? v->top : v->cursor;
    switch (request) {
    case REQUEST_DOWN:
        at++;
        break;
    case REQUEST_UP:
        at -= at > 0;
        break;
    case REQUEST_PAGE_DOWN:
        at += step;
        break;
    case REQUEST_PAGE_UP:
        at -= at < step ? at : step;
        break;
    case REQUEST_TOP:
        at = 0;
        break;
    case REQUEST_BOTTOM:
        at = count ? count - 1 : 0;
        break;
    default:
        return false;
    }
    if (!v->ops->pager && request == REQUEST_PAGE_DOWN)
        v->top += step; /* the page turns, the cursor keeps its place on it */
    if (!v->ops->pager && request == REQUEST_PAGE_UP)
        v->top -= v->top < step ? v->top : step;
    at = at < count ? at : count ? count - 1 : 0;
    if (!v->ops->pager && (request == REQUEST_DOWN || request == REQUEST_UP) && leaps(v))
        leap(v, at, page);
    view_go(v, at);
    return true;
}

void view_draw(struct view *v, int y, struct row *row, bool focused)
{
    size_t count = view_count(v), item = v->top + (size_t)(y / v->ops->item_rows), first = row->n;
    if (item < count) {
        v->ops->draw(v, view_maps(v) ? v->narrow.shown[item] : item, y % v->ops->item_rows, row);
        if (!v->ops->pager && !v->ops->own_cursor && item == v->cursor && (focused || v->ops->keeps_mark)) {
            row_fill(row, ROLE_TEXT, row->limit);
            row_recolour(row, first, focused ? ROLE_CURSOR : ROLE_CURSOR_AWAY);
        }
    } else if (count == 0 && y >= 1 && (v->ops->empty || narrowed(v))) {
        struct str words = narrowed(v) ? message(MSG_NARROWED_TO_NOTHING) : v->ops->empty(v);
        struct wrap_lines lines;
        row_fill(row, ROLE_TEXT, row->columns + 1);
        int room = row->limit - row->columns;
        wrap_paragraph(row->arena, words, room > 2 ? room : 2, 0, &lines);
        if ((size_t)y <= lines.n)
            row_clip(row, ROLE_DIM, str_cut(words, lines.at[y - 1].from, lines.at[y - 1].to), room);
    }
}
