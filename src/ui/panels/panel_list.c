/* The list of articles: a window over the search, never all of its rows. */
#include <stdlib.h>

#include "../browser.h"
#include "baolan/display.h"
#include "baolan/width.h"
#include "narrow.h"

/* Rows read at once beyond two pages, so that most moves find theirs at hand, and how near the end of them, beyond a page, others are asked for. */
enum { MARGIN = 64, NEAR = 16, GATHERED = 1000 };

static struct list *list_of(struct view *v)
{
    return (struct list *)v;
}

const struct hit *list_at(const struct list *l, size_t row)
{
    return row >= l->from && row < l->from + l->n ? &l->rows[row - l->from] : NULL;
}

const struct hit *list_here(struct list *l)
{
    return l->view.browser->fresh ? NULL : list_at(l, view_item(&l->view));
}

const struct hit *list_shown(const struct list *l, size_t n)
{
    return list_at(l, narrow_maps(&l->view) ? l->view.narrow.shown[n] : n);
}

void list_want(struct list *l)
{
    const struct browser *b = l->view.browser;
    if (narrowed(&l->view) || l->gathers)
        return;
    size_t height = l->view.height > 0 ? (size_t)l->view.height : 0, top = l->view.top, last = b->found.n;
    size_t near = NEAR + height, margin = MARGIN + 2 * height;
    size_t from = top > near ? top - near : 0, to = top + height + near;
    /* While the number of rows is not known for sure there may be more of them. */
    if (b->found.kind == COUNT_EXACT && to > last)
        to = last;
    if (b->fresh || from >= to || (from >= l->from && to <= l->from + l->n) ||
        (from >= l->asked_from && to <= l->asked_to) || (b->found.kind != COUNT_EXACT && top + height > last))
        return;
    finding_ask_rows(l->view.browser, top > margin ? top - margin : 0, top + height + margin);
}

void list_gather(struct list *l, bool on)
{
    const struct browser *b = l->view.browser;
    size_t item = view_item(&l->view), from = item > GATHERED / 2 ? item - GATHERED / 2 : 0;
    l->gathers = on && !narrowed(&l->view) && !b->fresh && b->found.n > l->n;
    if (l->gathers)
        finding_ask_rows(l->view.browser, from, from + GATHERED);
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
    list_want(list_of(v));
}

void list_open(struct list *l)
{
    struct browser *b = l->view.browser;
    const struct hit *hit = list_here(l);
    l->opens = !hit && (b->fresh || l->asked_to);
    if (hit) {
        reading_open(b, hit->uid);
        browser_focus(b, PANEL_READER);
    }
}

static size_t count(struct view *v)
{
    const struct browser *b = v->browser;
    return b->overdue && !b->prompt.kind ? 0 : b->found.n;
}

static void put(char **at, int value, int digits)
{
    for (int i = digits; i-- > 0; value /= 10)
        (*at)[i] = (char)('0' + value % 10);
    *at += digits;
}

/* Each row of each frame has one, so it is not printed with a format. */
struct str hit_date(struct arena *a, struct date date, int columns)
{
    if (!date.from)
        return message(MSG_UNDATED);
    bool day = date.from == date.to, month = date.from / 100 == date.to / 100,
         year = date.from / 10000 == date.to / 10000;
    char *text = arena_alloc(a, sizeof "2024-05-10"), *at = text;
    put(&at, date.from / 10000, day && columns < 10 ? 2 : 4);
    if (month) {
        *at++ = '-';
        put(&at, date.from / 100, 2);
    }
    if (day) {
        *at++ = '-';
        put(&at, date.from, 2);
    }
    if (!year) {
        *at++ = '/';
        put(&at, date.to / 10000, 2);
    }
    return (struct str){text, (size_t)(at - text)};
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
    article_field(v->browser, hit->uid, hit->title, hit->title_derived, title > 0 ? title + 1 : 1, row);
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
        list_open(l);
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
