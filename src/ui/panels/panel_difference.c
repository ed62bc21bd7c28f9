/*
 * Two versions of a text side by side, what both have dimmed: the article being read and another, the one under the cursor or the nearest
 * that has the same text. Where there is no room for two columns, one below the other.
 */
#include <stdlib.h>

#include "../browser/browser.h"
#include "../reading/focus.h"
#include "baolan/difference.h"
#include "baolan/display.h"
#include "panels.h"
#include "sheet.h"
#include "subject.h"

enum { GUTTER = 3, NARROWEST = 40 /* columns for two texts beside each other */ };

/* Two versions of a text. */
/* Two versions of a text. */
struct differing {
    struct sheet sheet;
    struct story *stories[2]; /* owned; NULL: none yet */
    struct arena *arena;      /* of the difference */
    struct difference difference;
    struct {
        size_t *at;
        size_t n, cap;
    } starts; /* lines where passages begin that differ */
};

static struct differing *differing_of(struct view *v)
{
    return (struct differing *)v;
}

static void start(struct view *v)
{
    sheet_open(v);
    differing_of(v)->arena = arena_new();
}

static void close_stories(struct differing *d)
{
    for (size_t i = 0; i < 2; i++) {
        story_close(d->stories[i]);
        d->stories[i] = NULL;
    }
}

static void end(struct view *v)
{
    struct differing *d = differing_of(v);
    close_stories(d);
    vec_free(&d->starts);
    arena_free(d->arena);
    sheet_close(v);
}

/* ---- lines -------------------------------------------------------------------------------------------------------- */

static void add_words(struct row *row, const struct difference_cell *cell, size_t n)
{
    if (n >= cell->lines.n)
        return;
    const struct wrap_line *line = &cell->lines.at[n];
    for (size_t from, to = line->from; difference_run(cell, line, &from, &to);)
        row_add(row, cell->shared.s[from] == '1' ? ROLE_DIM : ROLE_TEXT, str_cut(cell->text, from, to));
}

static void add_beside(struct sheet *s, const struct difference *d, const struct difference_pair *pair, int width)
{
    struct difference_cell cells[2];
    for (size_t i = 0; i < 2; i++)
        difference_show(s->arena, d, i, pair->part[i], width, &cells[i]);
    for (size_t i = 0; i < cells[0].lines.n || i < cells[1].lines.n; i++) {
        struct row row;
        sheet_start(s, &row);
        add_words(&row, &cells[0], i);
        row_fill(&row, ROLE_TEXT, width);
        row_printf(&row, ROLE_DOUBT, " %c ", i ? ' ' : difference_sign(d, pair));
        add_words(&row, &cells[1], i);
        sheet_keep(s, &row);
    }
}

/* The second of two that are the same adds nothing. */
static void add_below(struct sheet *s, const struct difference *d, const struct difference_pair *pair)
{
    char sign = difference_sign(d, pair);
    for (size_t side = 0; side < (sign == '=' ? 1 : 2); side++) {
        struct difference_cell cell;
        difference_show(s->arena, d, side, pair->part[side], s->width - 2, &cell);
        for (size_t i = 0; i < cell.lines.n; i++) {
            struct row row;
            sheet_start(s, &row);
            row_printf(&row, ROLE_DOUBT, "%c ", i ? ' ' : sign == '=' ? '=' : side ? '>' : '<');
            add_words(&row, &cell, i);
            sheet_keep(s, &row);
        }
    }
}

/* Day, newspaper and page of one of the two. */
static struct str head_of(struct arena *a, const struct story *story)
{
    const struct page *page = story->parts[0].page;
    struct buf text = {0};
    buf_str(&text, doc_date(a, page->date));
    if (str_present(page->newspaper))
        buf_printf(&text, " %.*s", STR_ARG(page->newspaper));
    if (str_present(page->page_no))
        buf_printf(&text, " %.*s", STR_ARG(message_with(a, MSG_PAGE, page->page_no, STR_ABSENT)));
    struct str head = display_str(a, buf_view(&text));
    buf_free(&text);
    return head;
}

static void add_heads(struct sheet *s, const struct differing *d, int width)
{
    struct row row;
    bool beside = width > 0;
    sheet_start(s, &row);
    if (!beside)
        row_cstr(&row, ROLE_DOUBT, "< ");
    row_field(&row, ROLE_DATE, head_of(s->arena, d->stories[0]), beside ? width : s->width - 2);
    if (!beside) {
        sheet_keep(s, &row);
        sheet_start(s, &row);
    }
    row_cstr(&row, ROLE_DOUBT, beside ? "   " : "> ");
    row_field(&row, ROLE_DATE, head_of(s->arena, d->stories[1]), row.limit - row.columns);
    sheet_keep(s, &row);
}

static void prepare(struct view *v)
{
    struct differing *d = differing_of(v);
    struct sheet *s = &d->sheet;
    if (!d->stories[0] || !sheet_stale(s))
        return;
    int width = s->width >= NARROWEST ? (s->width - GUTTER) / 2 : 0;
    d->starts.n = 0;
    add_heads(s, d, width);
    for (size_t i = 0; i < d->difference.n; i++) {
        const struct difference_pair *pair = &d->difference.pairs[i];
        if (difference_sign(&d->difference, pair) != '=')
            vec_push(&d->starts, s->lines.n);
        if (width)
            add_beside(s, &d->difference, pair, width);
        else
            add_below(s, &d->difference, pair);
    }
    view_settle(v);
}

static void headline(struct view *v, struct row *row)
{
    enum role role = row->n ? row->runs[row->n - 1].role : ROLE_PANEL;
    struct str n = arena_printf(row->arena, "%zu", differing_of(v)->starts.n);
    row_cstr(row, role, " ");
    row_add(row, role, message_number(row->arena, MSG_DIFFERENCES, differing_of(v)->starts.n, n, STR_ABSENT));
}

/* ---- opening ------------------------------------------------------------------------------------------------------ */

/* The earlier of the two stands left. */
static void open_both(struct browser *b, struct str uid, struct str other)
{
    struct differing *d = differing_of(browser_view(b, PANEL_DIFFERENCE));
    struct error err = {0};
    close_stories(d);
    if (subject_open(b, uid, &d->stories[0], &err) != STATUS_OK ||
        subject_open(b, other, &d->stories[1], &err) != STATUS_OK) {
        close_stories(d);
        browser_note_error(b, &err);
        return;
    }
    if (d->stories[0]->parts[0].page->date.from > d->stories[1]->parts[0].page->date.from) {
        struct story *later = d->stories[0];
        d->stories[0] = d->stories[1];
        d->stories[1] = later;
    }
    arena_reset(d->arena);
    difference_make(d->arena, d->stories[0]->parts, d->stories[0]->nparts, d->stories[1]->parts, d->stories[1]->nparts,
                    &d->difference);
    sheet_forget(&d->sheet.view);
    b->zoomed = b->zoom;
    b->zoom = true;
    focus_go(b, PANEL_DIFFERENCE);
}

/* The nearest story that has the text of the one being read, or part of it; absent: none. */
static struct str nearest_version(const struct story *story)
{
    static const enum relation shared[] = {RELATION_SAME_TEXT, RELATION_ABRIDGED, RELATION_QUOTES};
    for (size_t r = 0; r < sizeof shared / sizeof *shared; r++)
        for (size_t i = 0; i < story->nlinks; i++)
            if (story->links[i].related.relation == shared[r])
                return story->links[i].related.uid;
    return STR_ABSENT;
}

void difference_open(struct browser *b)
{
    struct arena *a = arena_new();
    const struct story *story = b->reader.story;
    struct str other = STR_ABSENT, title;
    if (b->focus == PANEL_DIFFERENCE) {
        focus_leave(b);
    } else if (!story) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NOT_OPEN));
    } else {
        subject_find(b, a, &other, &title);
        if (!other.s || archive_id(b->archive, other) == archive_id(b->archive, story_uid(story)))
            other = nearest_version(story);
        if (other.s)
            open_both(b, arena_str(a, story_uid(story)), arena_str(a, other));
        else
            browser_note(b, ROLE_MESSAGE, message(MSG_NO_VERSION));
    }
    arena_free(a);
}

/* To the next passage that differs, or the one before. */
static bool request(struct view *v, enum request request)
{
    const struct differing *d = differing_of(v);
    size_t to = SIZE_MAX;
    if (request != REQUEST_SECTION_NEXT && request != REQUEST_SECTION_PREVIOUS)
        return false;
    for (size_t i = 0; i < d->starts.n; i++) {
        if (request == REQUEST_SECTION_NEXT ? d->starts.at[i] > v->top : d->starts.at[i] < v->top)
            to = d->starts.at[i];
        if (request == REQUEST_SECTION_NEXT && to != SIZE_MAX)
            break;
    }
    if (to != SIZE_MAX)
        view_scroll(v, to);
    return true;
}

const struct view_ops difference_ops = {.panel = PANEL_DIFFERENCE,
                                        .size = sizeof(struct differing),
                                        .start = start,
                                        .end = end,
                                        .forget = sheet_forget,
                                        .title = MSG_DIFFERENCE,
                                        .pager = true,
                                        .item_rows = 1,
                                        .prepare = prepare,
                                        .count = sheet_count,
                                        .draw = sheet_draw,
                                        .headline = headline,
                                        .request = request};
