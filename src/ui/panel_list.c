/* The list of articles: a window over the search, never all of its rows. */
#include <stdlib.h>

#include "baolan/display.h"
#include "baolan/width.h"
#include "browser.h"

/* Rows read at once beyond what is shown, so that most moves find theirs at hand. */
enum { MARGIN = 64 };

static struct list *list_of(struct view *v)
{
    return (struct list *)v;
}

void list_forget(struct list *l)
{
    l->n = 0;
    l->view.cursor = l->view.top = 0;
}

const struct hit *list_hit(struct list *l, size_t row)
{
    struct browser *b = l->view.browser;
    if (row >= l->from && row < l->from + l->n)
        return &l->rows[row - l->from];
    if (!b->search)
        return NULL;
    size_t wanted = 2 * MARGIN + (size_t)(l->view.height > 0 ? l->view.height : 0);
    struct error err = {0};
    arena_reset(l->arena);
    l->rows = arena_array(l->arena, wanted, sizeof *l->rows);
    l->from = row > MARGIN ? row - MARGIN : 0;
    l->n = 0;
    if (search_rows(b->search, l->arena, l->from, wanted, l->rows, &l->n, &err) != STATUS_OK) {
        l->n = 0;
        browser_note_error(b, &err);
    }
    return row < l->from + l->n ? &l->rows[row - l->from] : NULL;
}

static size_t count(struct view *v)
{
    return v->browser->found;
}

/* A day in COLUMNS columns; an interval as what its ends share: "2024-05", "2024". */
static struct str short_date(struct arena *a, struct date date, int columns)
{
    if (!date.from)
        return message(MSG_UNDATED);
    int year = date.from / 10000, month = date.from / 100 % 100, day = date.from % 100;
    const char *format = columns < 10 ? "%02d-%02d-%02d" : "%04d-%02d-%02d";
    if (date.from == date.to)
        return arena_printf(a, format, columns < 10 ? year % 100 : year, month, day);
    if (date.from / 100 == date.to / 100)
        return arena_printf(a, "%04d-%02d", year, month);
    return year == date.to / 10000 ? arena_printf(a, "%04d", year)
                                   : arena_printf(a, "%04d/%02d", year, date.to / 10000 % 100);
}

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    const struct hit *hit = list_hit(list_of(v), item);
    (void)subrow;
    if (!hit)
        return;
    int width = row->limit - row->columns, date = width < 36 ? 8 : 10, county = width < 44 ? 0 : 7,
        page = width < 38 ? 0 : 4;
    int title = width - date - county - page - 2;
    row_field(row, ROLE_DATE, short_date(row->arena, hit->date, date), date);
    row_cstr(row, ROLE_TEXT, " ");
    row_field(row, hit->title_derived ? ROLE_SUBTITLE : ROLE_TEXT, display_str(row->arena, hit->title),
              title > 0 ? title : 0);
    if (county) {
        row_cstr(row, ROLE_TEXT, " ");
        row_field(row, ROLE_PLACE, display_str(row->arena, hit->counties), county - 1);
    }
    if (page)
        row_field_right(row, ROLE_DIM, display_str(row->arena, hit->page_no), page);
    row_cstr(row, ROLE_DOUBT, hit->ndoubts || hit->title_derived ? "?" : " ");
}

static void headline(struct view *v, struct row *row)
{
    const struct browser *b = v->browser;
    if (b->found)
        row_printf(row, row->n ? row->runs[row->n - 1].role : ROLE_PANEL, " %zu/%zu%s", v->cursor + 1, b->found,
                   b->found_exact ? "" : "+");
}

static struct str empty(struct view *v)
{
    struct browser *b = v->browser;
    if (!filter_any(&b->filter))
        return message(MSG_EMPTY_ARCHIVE);
    struct str key = keymap_key(&b->keymap, b->frame, PANEL_LIST, REQUEST_CLEAR);
    return arena_printf(b->frame, "%.*s · %.*s", STR_ARG(message(MSG_NO_ARTICLES)),
                        STR_ARG(message_with(b->frame, MSG_NO_ARTICLES_HINT, key, STR_ABSENT)));
}

static bool request(struct view *v, enum request request)
{
    if (request != REQUEST_OPEN)
        return false;
    const struct hit *hit = v->browser->found ? list_hit(list_of(v), v->cursor) : NULL;
    if (hit) {
        browser_read(v->browser, hit->uid, true);
        browser_focus(v->browser, PANEL_READER);
    }
    return true;
}

const struct view_ops list_ops = {.panel = PANEL_LIST,
                                  .title = MSG_ARTICLES,
                                  .item_rows = 1,
                                  .keeps_mark = true,
                                  .count = count,
                                  .draw = draw,
                                  .headline = headline,
                                  .empty = empty,
                                  .request = request};
