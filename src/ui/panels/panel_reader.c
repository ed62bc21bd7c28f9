/* The reading pane, and the outline of what is in it. */
#include <stdlib.h>

#include "../browser/browser.h"
#include "../reading/document.h"
#include "../reading/focus.h"
#include "../reading/reading.h"
#include "baolan/display.h"
#include "hit.h"
#include "panels.h"

static struct reader *reader_of(struct view *v)
{
    return (struct reader *)v;
}

static void start(struct view *v)
{
    reader_of(v)->arena = arena_new();
    reader_of(v)->match = SIZE_MAX;
}

static void end(struct view *v)
{
    story_close(reader_of(v)->story);
    arena_free(reader_of(v)->arena);
}

static void forget(struct view *v)
{
    reader_forget(reader_of(v));
}

/* Counties and topics by which the story came to its filters, in its own words; the same again hides them. */
void reader_tags(struct browser *b)
{
    struct reader *r = &b->reader;
    if (!r->story) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NOT_OPEN));
        return;
    }
    if (!layout_shows(&b->layout, PANEL_READER)) {
        focus_go(b, PANEL_READER);
        r->tags = false;
    }
    r->tags = !r->tags;
    reader_forget(r);
    bool known = false;
    for (size_t i = 0; i < r->story->nparts; i++) {
        const struct article *article = r->story->parts[i].article;
        for (size_t k = 0; k < article->ncounties; k++)
            known |= article->counties[k].nspots > 0;
        for (size_t k = 0; k < article->ntopics; k++)
            known |= article->topics[k].nterms > 0;
    }
    browser_note(b, ROLE_MESSAGE, message(!r->tags ? MSG_TAGS_HIDDEN : known ? MSG_TAGS_SHOWN : MSG_TAGS_UNKNOWN));
}

static void set(struct view *v)
{
    reader_set(reader_of(v));
}

static size_t count(struct view *v)
{
    return reader_of(v)->doc.n;
}

static const enum role roles[DOC_ROLE_COUNT] = {
    [DOC_TEXT] = ROLE_TEXT,         [DOC_KICKER] = ROLE_KICKER, [DOC_TITLE] = ROLE_TITLE, [DOC_DERIVED] = ROLE_TITLE,
    [DOC_SUBTITLE] = ROLE_SUBTITLE, [DOC_BYLINE] = ROLE_BYLINE, [DOC_FACTS] = ROLE_FACTS, [DOC_HEADING] = ROLE_HEADING,
    [DOC_CAPTION] = ROLE_CAPTION,   [DOC_SEAM] = ROLE_SEAM,     [DOC_SOURCE] = ROLE_DIM,  [DOC_DOUBT] = ROLE_DOUBT,
    [DOC_MATCH] = ROLE_MATCH,       [DOC_PLACE] = ROLE_NAMED,   [DOC_TERM] = ROLE_TERM,
};

/* How many matches there are before line AT. */
static size_t matches_before(const struct doc *doc, size_t at)
{
    size_t low = 0, high = doc->nmatches;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->matches[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void draw_line(const struct reader *r, size_t at, struct row *row)
{
    const struct doc_line *line = &r->doc.lines[at];
    size_t match = matches_before(&r->doc, at);
    if (!line->n)
        return;
    row_fill(row, ROLE_TEXT, row->columns + line->left);
    for (size_t i = 0; i < line->n; i++) {
        bool here = line->runs[i].role == DOC_MATCH && match++ == r->match;
        row_add(row, here ? ROLE_MATCH_HERE : roles[line->runs[i].role], line->runs[i].text);
    }
}

/* Does a heading end before line AT, or the blank behind one? */
static bool behind_heading(const struct doc *doc, size_t at)
{
    at -= at > 1 && !doc->lines[at - 1].n;
    const struct doc_line *line = &doc->lines[at - 1];
    return line->n && line->runs[0].role == DOC_HEADING;
}

/*
 * How many lines the first of two columns has: as many as the pane, but of a text that is all shown half of them, so that both end together as
 * they do in print. A heading stays with what it is over, and no column begins with a blank line.
 */
static size_t first_column(const struct reader *r)
{
    enum { BALANCED_LEAST = 20 }; /* lines: with its head, a shorter one looks torn apart */
    size_t height = (size_t)r->view.height, n = r->doc.n, at = (n + 1) / 2;
    if (n < BALANCED_LEAST || n >= 2 * height)
        return height;
    while (at > 1 && n - at < height && behind_heading(&r->doc, at))
        at--;
    while (at < height && at < n && !r->doc.lines[at].n)
        at++;
    return at;
}

/* In two columns the line beside is as far down the text as the first column is long. */
static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    const struct reader *r = reader_of(v);
    size_t first = v->columns < 2 ? r->doc.n : first_column(r), beside = item + first;
    int left = row->columns + reader_margin(v);
    (void)subrow;
    row_fill(row, ROLE_TEXT, left);
    if (item - v->top < first)
        draw_line(r, item, row);
    if (beside >= r->doc.n)
        return;
    row_fill(row, ROLE_TEXT, left + reader_text_width(v) + READER_GAP);
    draw_line(r, beside, row);
}

/* What the reader marked the article with. */
static void add_marks(struct browser *b, enum role role, struct row *row)
{
    struct marked m;
    if (!b->reader.story || !state_of(b->state, row->arena, story_uid(b->reader.story), &m))
        return;
    struct str words = hit_marks(row->arena, &m);
    if (m.bookmarked)
        row_cstr(row, role, " *");
    if (words.n) {
        row_cstr(row, role, " ");
        row_clip(row, role, display_str(row->arena, words), row->limit - row->columns - 1);
    }
}

static void add_matches(const struct reader *r, enum role role, struct row *row)
{
    struct str all = arena_printf(row->arena, "%zu", r->doc.nmatches);
    row_cstr(row, role, " ");
    if (r->match == SIZE_MAX)
        row_add(row, role, message_number(row->arena, MSG_MATCHES, r->doc.nmatches, all, STR_ABSENT));
    else
        row_add(row, role, message_with(row->arena, MSG_MATCH_OF, arena_printf(row->arena, "%zu", r->match + 1), all));
}

static void headline(struct view *v, struct row *row)
{
    const struct reader *r = reader_of(v);
    size_t n = count(v), page = (size_t)v->height * (size_t)(v->columns ? v->columns : 1), shown = v->top + page;
    enum role role = row->n ? row->runs[row->n - 1].role : ROLE_PANEL;
    if (reading_stale(v->browser)) {
        row_cstr(row, role, " …");
        return;
    }
    if (n > page)
        row_printf(row, role, " %zu%%", shown >= n ? 100 : 100 * shown / n);
    if (r->story && r->story->corrected) {
        row_cstr(row, role, " ");
        row_add(row, role, message(r->original ? MSG_AS_IT_WAS : MSG_IS_CORRECTED));
        if (r->original > 1)
            row_printf(row, role, " %zu", r->original);
    }
    if (v->browser->words && r->doc.nmatches)
        add_matches(r, role, row);
    add_marks(v->browser, role, row);
}

static struct str empty(struct view *v)
{
    struct browser *b = v->browser;
    struct str key = keymap_key(&b->config.keymap, b->frame, PANEL_LIST, REQUEST_OPEN);
    return b->found.n ? message_with(b->frame, MSG_NOTHING_OPEN, key, STR_ABSENT) : STR("");
}

/* The next stop behind the top line, or the one before it. */
static void go_section(struct reader *r, bool next)
{
    size_t top = r->view.top, target = next ? SIZE_MAX : 0;
    for (size_t i = 0; i < r->doc.nstops; i++) {
        size_t line = r->doc.stops[i].line;
        if (next && line > top) {
            target = line;
            break;
        }
        if (!next && line < top)
            target = line;
    }
    if (target != SIZE_MAX)
        reader_go(r, target);
    else if (r->doc.nstops == 0)
        browser_note(r->view.browser, ROLE_MESSAGE, message(MSG_NO_OUTLINE));
}

static bool request(struct view *v, enum request request)
{
    struct reader *r = reader_of(v);
    switch (request) {
    case REQUEST_SECTION_NEXT:
    case REQUEST_SECTION_PREVIOUS:
        go_section(r, request == REQUEST_SECTION_NEXT);
        return true;
    default:
        return false;
    }
}

const struct view_ops reader_ops = {.panel = PANEL_READER,
                                    .start = start,
                                    .end = end,
                                    .forget = forget,
                                    .title = MSG_READING,
                                    .pager = true,
                                    .item_rows = 1,
                                    .prepare = set,
                                    .count = count,
                                    .draw = draw,
                                    .headline = headline,
                                    .empty = empty,
                                    .request = request};

/* ---- outline ------------------------------------------------------------------------------------------------------
 */

static size_t outline_count(struct view *v)
{
    return v->browser->reader.doc.nstops;
}

static struct str outline_text(struct view *v, size_t item, struct arena *a)
{
    (void)a;
    return v->browser->reader.doc.stops[item].text;
}

static void outline_draw(struct view *v, size_t item, int subrow, struct row *row)
{
    static const enum role kinds[] = {
        [DOC_STOP_HEADING] = ROLE_HEADING, [DOC_STOP_SEAM] = ROLE_SEAM, [DOC_STOP_CAPTIONS] = ROLE_CAPTION};
    const struct doc_stop *stop = &v->browser->reader.doc.stops[item];
    (void)subrow;
    row_fill(row, ROLE_TEXT, row->columns + reader_margin(v));
    row_field(row, kinds[stop->kind], stop->text, row->limit - row->columns);
}

static bool outline_request(struct view *v, enum request request)
{
    struct browser *b = v->browser;
    if (request != REQUEST_OPEN)
        return false;
    if (view_item(v) < b->reader.doc.nstops) {
        size_t line = b->reader.doc.stops[view_item(v)].line;
        focus_go(b, PANEL_READER);
        reader_go(&b->reader, line);
    }
    return true;
}

const struct view_ops outline_ops = {.panel = PANEL_OUTLINE,
                                     .title = MSG_OUTLINE,
                                     .item_rows = 1,
                                     .count = outline_count,
                                     .text = outline_text,
                                     .draw = outline_draw,
                                     .request = outline_request};
