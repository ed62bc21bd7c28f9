#include "shelf.h"

#include <stdlib.h>

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "../reading/focus.h"
#include "../reading/reading.h"
#include "baolan/display.h"
#include "baolan/width.h"
#include "hit.h"

static struct shelf *shelf_of(struct view *v)
{
    return (struct shelf *)v;
}

static void start(struct view *v)
{
    shelf_of(v)->arena = arena_new();
}

static void end(struct view *v)
{
    struct shelf *s = shelf_of(v);
    vec_free(&s->rows);
    arena_free(s->arena);
}

void shelf_start(struct shelf *s, enum shelf_kind kind)
{
    static const struct view_ops *const ops[SHELF_KINDS] = {[SHELF_BOOKMARKS] = &bookmarks_ops,
                                                            [SHELF_TRAIL] = &trail_ops,
                                                            [SHELF_PAGE] = &page_ops,
                                                            [SHELF_YEARS] = &years_ops,
                                                            [SHELF_THREAD] = &thread_ops};
    narrow_to(&s->view, STR(""));
    s->kind = kind;
    s->view.ops = ops[kind];
    s->view.cursor = s->view.top = 0;
    s->rows.n = 0;
    s->about = STR("");
    s->stale = false;
    arena_reset(s->arena);
}

void shelf_add(struct shelf *s, struct str uid, struct str title, struct str words, const struct hit *hit)
{
    struct shelf_row row = {
        arena_str(s->arena, uid), arena_str(s->arena, title), arena_str(s->arena, words), false, false, {0}};
    if (hit) {
        row.looked = row.known = true;
        row.hit = *hit;
        row.hit.title = arena_str(s->arena, hit->title);
        row.hit.counties = arena_str(s->arena, hit->counties);
        row.hit.page_no = arena_str(s->arena, hit->page_no);
        row.hit.newspaper = arena_str(s->arena, hit->newspaper);
        row.hit.date.edtf = arena_str(s->arena, hit->date.edtf);
        row.hit.snippet = STR_ABSENT;
        row.hit.uid = row.uid;
    }
    vec_push(&s->rows, row);
}

static struct shelf_row *look(struct shelf *s, size_t item)
{
    struct shelf_row *row = &s->rows.at[item];
    if (!row->looked) {
        struct error err = {0};
        row->looked = true;
        row->known = archive_hit(s->view.browser->archive, s->arena, row->uid, &row->hit, &err) == STATUS_OK;
        error_clear(&err);
    }
    return row;
}

const struct shelf_row *shelf_here(struct shelf *s)
{
    size_t item = view_item(&s->view);
    return item < s->rows.n ? look(s, item) : NULL;
}

/* ---- bookmarks ----------------------------------------------------------------------------------------------------- */

/* Was the article joined to another that has a bookmark too? */
static bool stands_elsewhere(struct browser *b, struct arena *a, struct str uid)
{
    struct hit hit = {0};
    struct error none = {0};
    bool joined = archive_corrected(b->archive, uid) && archive_hit(b->archive, a, uid, &hit, &none) == STATUS_OK &&
                  !str_eq(hit.uid, uid) && state_is_bookmarked(b->state, hit.uid);
    error_clear(&none);
    return joined;
}

void shelf_show_bookmarks(struct browser *b)
{
    struct shelf *s = &b->shelf;
    size_t cursor = s->kind == SHELF_BOOKMARKS ? s->view.cursor : 0;
    struct arena *a = arena_new();
    struct marked *all;
    struct error none = {0};
    state_commit(b->state, false, NULL, &none); /* what other browsers marked */
    error_clear(&none);
    size_t n = state_bookmarks(b->state, a, &all);
    shelf_start(s, SHELF_BOOKMARKS);
    for (size_t i = 0; i < n; i++) {
        if (!stands_elsewhere(b, a, all[i].uid))
            shelf_add(s, all[i].uid, all[i].title, hit_marks(a, &all[i]), NULL);
    }
    view_go(&s->view, cursor);
    arena_free(a);
}

/* ---- showing ------------------------------------------------------------------------------------------------------- */

static size_t count(struct view *v)
{
    return shelf_of(v)->rows.n;
}

static struct str text(struct view *v, size_t item, struct arena *a)
{
    const struct shelf_row *it = look(shelf_of(v), item);
    struct str title = it->known ? it->hit.title : it->title;
    return str_present(it->words) ? arena_printf(a, "%.*s %.*s", STR_ARG(title), STR_ARG(it->words)) : title;
}

/* Rows of a page are told apart by their place on it, others by their day. */
static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    struct shelf *s = shelf_of(v);
    const struct shelf_row *it = look(s, item);
    const struct trail *trail = &v->browser->trail;
    if (subrow > 0) {
        row_fill(row, ROLE_TEXT, row->columns + 4);
        row_field(row, ROLE_DIM, display_str(row->arena, it->words), row->limit - row->columns);
        return;
    }
    bool here = s->kind == SHELF_TRAIL
                    ? item + 1 == trail->n - trail->here
                    : v->browser->reader.story && str_eq(it->uid, story_uid(v->browser->reader.story));
    row_sign(row, ROLE_CHOSEN, ">", here);
    if (s->kind == SHELF_PAGE) {
        row_field_right(row, ROLE_NUMBER, arena_printf(row->arena, "%zu", item + 1), 2);
        row_cstr(row, ROLE_TEXT, " ");
    } else {
        row_field(row, ROLE_DATE, it->known ? hit_date(row->arena, it->hit.date, 10) : STR(""), 10);
    }
    hit_title(v->browser, it->uid, it->known ? it->hit.title : it->title, !it->known || it->hit.title_derived,
              row->limit - row->columns, row);
}

static void headline(struct view *v, struct row *row)
{
    const struct shelf *s = shelf_of(v);
    enum role role = row->n ? row->runs[row->n - 1].role : ROLE_PANEL;
    struct str place =
        s->rows.n && !narrowed(v) ? arena_printf(row->arena, " %zu/%zu", v->cursor + 1, s->rows.n) : STR("");
    if (str_present(s->about)) {
        int room = row->limit - row->columns - width_str(place) - 2;
        row_cstr(row, role, " ");
        row_clip(row, role, display_str(row->arena, s->about), room > 0 ? room : 0);
    }
    row_add(row, role, place);
}

static struct str empty(struct view *v)
{
    struct browser *b = v->browser;
    struct str key = keymap_key(&b->config.keymap, b->frame, PANEL_LIST, REQUEST_BOOKMARK);
    return shelf_of(v)->kind == SHELF_BOOKMARKS ? message_with(b->frame, MSG_NO_BOOKMARKS, key, STR_ABSENT) : STR("");
}

static void open_row(struct shelf *s)
{
    struct browser *b = s->view.browser;
    const struct shelf_row *row = shelf_here(s);
    if (!row)
        return;
    if (!row->known) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NOT_IN_ARCHIVE));
        return;
    }
    if (s->kind == SHELF_TRAIL)
        reading_step(b, s->rows.n - 1 - view_item(&s->view));
    else
        reading_open(b, row->uid);
    focus_go(b, PANEL_READER);
}

static bool request(struct view *v, enum request request)
{
    if (request != REQUEST_OPEN)
        return false;
    open_row(shelf_of(v));
    return true;
}

static void prepare(struct view *v)
{
    struct shelf *s = shelf_of(v);
    if (s->stale && s->kind == SHELF_BOOKMARKS)
        shelf_show_bookmarks(v->browser);
    s->stale = false;
}

#define SHELF_OPS(heading, rows_each)                                                                                  \
    {                                                                                                                  \
        .panel = PANEL_SHELF, .start = start, .end = end, .title = heading, .item_rows = rows_each,                    \
        .keeps_mark = true, .prepare = prepare, .count = count, .text = text, .draw = draw, .headline = headline,      \
        .empty = empty, .request = request                                                                             \
    }
const struct view_ops bookmarks_ops = SHELF_OPS(MSG_BOOKMARKS, 2);
const struct view_ops trail_ops = SHELF_OPS(MSG_TRAIL, 1);
const struct view_ops page_ops = SHELF_OPS(MSG_AS_PRINTED, 1);
const struct view_ops years_ops = SHELF_OPS(MSG_YEARS, 1);
const struct view_ops thread_ops = SHELF_OPS(MSG_THREAD, 2);
