#include "pointing.h"

#include "../browser/browser.h"
#include "../reading/focus.h"
#include "../terminal/clock.h"
#include "../terminal/screen.h"

enum { DOUBLE_MS = 400, WHEEL_LINES = 3 };

/* What stands at a cell: the panel, and the row within it (0: its title) and the column. */
static bool find(const struct browser *b, int y, int x, enum panel *panel, int *row, int *column)
{
    for (int c = 0; c < b->layout.n; c++) {
        const struct layout_column *col = &b->layout.columns[c];
        for (int p = 0; x >= col->left && x < col->left + col->width && p < col->n; p++) {
            if (y < col->panels[p].top || y >= col->panels[p].top + col->panels[p].height)
                continue;
            *panel = col->panels[p].panel;
            *row = y - col->panels[p].top;
            *column = x - col->left;
            return true;
        }
    }
    return false;
}

/* Scrolls V; the cursor of a list stays in sight. */
static void wheel(struct view *v, int by)
{
    size_t lines = WHEEL_LINES / (size_t)v->ops->item_rows, page = (size_t)(v->height / v->ops->item_rows);
    lines = lines ? lines : 1;
    size_t count = view_count(v), last = count > page ? count - page : 0;
    if (by > 0)
        v->top = v->top + lines < last ? v->top + lines : last;
    else
        v->top -= v->top < lines ? v->top : lines;
    if (v->cursor < v->top || v->ops->pager)
        v->cursor = v->top;
    else if (page && v->cursor >= v->top + page)
        v->cursor = v->top + page - 1;
    view_settle(v);
    if (v->ops->moved)
        v->ops->moved(v);
}

static bool is_double(const struct mouse_event *event)
{
    static struct mouse_event before;
    static long when;
    long now = clock_ms();
    bool twice =
        event->clicks ? event->clicks == 2 : now - when <= DOUBLE_MS && before.y == event->y && before.x == event->x;
    before = *event;
    when = twice ? 0 : now; /* a third click is no second double one */
    return twice;
}

static void press(struct browser *b, const struct mouse_event *event, enum panel panel, int row, int column)
{
    struct view *v = browser_view(b, panel);
    bool twice = is_double(event);
    size_t item = row > 0 ? v->top + (size_t)((row - 1) / v->ops->item_rows) : SIZE_MAX;
    if (panel == PANEL_READER && !b->reader.story)
        return;
    focus_go(b, panel);
    if (item >= view_count(v) || v->ops->pager)
        return;
    view_go(v, item);
    if (v->ops->click && !v->ops->click(v, item, (row - 1) % v->ops->item_rows, column))
        return;
    if (twice && v->ops->request)
        v->ops->request(v, REQUEST_OPEN);
}

/* Which border stands at a cell, 0: none. */
static int border_at(const struct browser *b, int y, int x)
{
    for (int c = 1; y < b->rows - FRAME_STATUS_ROWS && c < b->layout.n; c++)
        if (x == b->layout.columns[c].left - 1)
            return c;
    return 0;
}

/* Terminals tell how the mouse moves only while they are asked to; some never do, and then a border moves when it is released. */
static void hold_border(struct browser *b, int border)
{
    if (!border != !b->border)
        screen_drag(border != 0);
    b->border = border;
}

/* The border that is held is moved to X, as far as the layout lets it. */
static void move_border(struct browser *b, int x)
{
    if (!b->border || b->border >= b->layout.n)
        return;
    const struct layout_column *column = &b->layout.columns[b->border - 1];
    enum setting setting = (1 << column->panels[0].panel) & IN_FACETS ? SETTING_FACETS_WIDTH : SETTING_LIST_WIDTH;
    setting_clamp(&b->config.settings, setting, x - column->left);
    browser_layout(b);
}

void pointing_act(struct browser *b, const struct mouse_event *event)
{
    enum panel panel;
    int row, column;
    if (event->kind == MOUSE_RELEASE || event->kind == MOUSE_DRAG) {
        move_border(b, event->x);
        if (event->kind == MOUSE_RELEASE)
            hold_border(b, 0);
        return;
    }
    if (event->kind == MOUSE_PRESS)
        hold_border(b, event->released ? 0 : border_at(b, event->y, event->x));
    if (b->prompt.kind || b->ask.kind || !find(b, event->y, event->x, &panel, &row, &column))
        return;
    buf_clear(&b->note);
    if (event->kind == MOUSE_PRESS)
        press(b, event, panel, row, column);
    else
        wheel(browser_view(b, panel), event->kind == MOUSE_WHEEL_DOWN ? 1 : -1);
}
