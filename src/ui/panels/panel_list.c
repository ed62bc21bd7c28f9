/* The list of articles: a window over the search, never all of its rows. */
#include <stdlib.h>

#include "../browser/browser.h"
#include "../finding/finding.h"
#include "../reading/going.h"
#include "baolan/display.h"
#include "hit.h"
#include "panels.h"

static struct list *list_of(struct view *v)
{
    return (struct list *)v;
}

static void start(struct view *v)
{
    list_of(v)->arena = arena_new();
}

static void end(struct view *v)
{
    arena_free(list_of(v)->arena);
}

static struct str text(struct view *v, size_t item, struct arena *a)
{
    (void)a;
    const struct hit *hit = list_at(list_of(v), item);
    return hit ? hit->title : STR_ABSENT;
}

/* The titles of a million articles are not: those around the cursor are. */
static void at_hand(struct view *v, size_t *from, size_t *to)
{
    const struct list *l = list_of(v);
    *from = l->from;
    *to = l->from + l->n;
}

static void prepare(struct view *v)
{
    finding_want(v->browser);
}

static size_t count(struct view *v)
{
    const struct browser *b = v->browser;
    return b->overdue && !b->prompt.kind ? 0 : b->found.n;
}

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    const struct hit *hit = list_at(list_of(v), item);
    (void)subrow;
    if (!hit)
        return;
    int width = row->limit - row->columns, date = width < 36 ? 8 : 10, county = width < 44 ? 0 : 7,
        page = width < 38 ? 0 : 4;
    /* What a row does not say leaves its place to the title. */
    if (!list_of(v)->paged || (!str_present(hit->page_no) && (!county || !str_present(hit->counties))))
        page = 0;
    if (!str_present(hit->counties))
        county = 0;
    int title = width - date - county - page - 2;
    row_field(row, ROLE_DATE, hit_date(row->arena, hit->date, date), date);
    hit_title(v->browser, hit->uid, hit->title, hit->title_derived, title > 0 ? title + 1 : 1, row);
    if (county) {
        row_cstr(row, ROLE_TEXT, " ");
        row_field(row, ROLE_PLACE, display_str(row->arena, hit->counties), county - 1);
    }
    if (page)
        row_field_right(row, ROLE_DIM, display_str(row->arena, hit->page_no), page);
    /* Where nothing is rated, any doubt counts. */
    row_sign(row, ROLE_DOUBT, "?", hit->rated ? hit->quality < QUALITY_LOW : hit->ndoubts > 0);
}

static void headline(struct view *v, struct row *row)
{
    const struct browser *b = v->browser;
    if (!count(v) || narrowed(v))
        return;
    struct str n = arena_printf(row->arena, "%zu", b->found.n);
    if (b->found.kind == COUNT_ABOUT)
        n = message_with(row->arena, MSG_ABOUT, n, STR_ABSENT);
    row_printf(row, row->n ? row->runs[row->n - 1].role : ROLE_PANEL, " %zu/%.*s%s", v->cursor + 1, STR_ARG(n),
               b->found.kind == COUNT_LEAST ? "+" : "");
}

static struct str empty(struct view *v)
{
    struct browser *b = v->browser;
    if (b->fresh)
        return message(MSG_SEARCHING);
    if (!filter_any(&b->filter))
        return message(MSG_EMPTY_ARCHIVE);
    struct str key = keymap_key(&b->config.keymap, b->frame, PANEL_LIST, REQUEST_CLEAR);
    return arena_printf(b->frame, "%.*s · %.*s", STR_ARG(message(MSG_NO_ARTICLES)),
                        STR_ARG(message_with(b->frame, MSG_NO_ARTICLES_HINT, key, STR_ABSENT)));
}

static bool request(struct view *v, enum request request)
{
    struct list *l = list_of(v);
    if (request == REQUEST_OPEN) {
        reading_open_listed(v->browser);
        return true;
    }
    if (request == REQUEST_BOTTOM && !narrowed(v) && v->browser->found.kind != COUNT_EXACT) {
        l->bottom = true;
        browser_note(v->browser, ROLE_MESSAGE, message(MSG_COUNTING));
        return true;
    }
    return false;
}

const struct view_ops list_ops = {.panel = PANEL_LIST,
                                  .start = start,
                                  .end = end,
                                  .title = MSG_ARTICLES,
                                  .item_rows = 1,
                                  .keeps_mark = true,
                                  .prepare = prepare,
                                  .count = count,
                                  .text = text,
                                  .at_hand = at_hand,
                                  .draw = draw,
                                  .headline = headline,
                                  .empty = empty,
                                  .request = request};
