/* The reading pane, and the outline of what is in it. */
#include <stdlib.h>

#include "../browser.h"
#include "baolan/display.h"

/* A column of air on both sides, where there is room. */
static int margin(const struct view *v)
{
    return v->width >= 30 ? 1 : 0;
}

static struct reader *reader_of(struct view *v)
{
    return (struct reader *)v;
}

/* Columns between two columns of text, and the least that each has: 24 Chinese characters. */
enum { GAP = 4, COLUMN_MIN = 48 };

/* The width of one column of text. */
static int text_width(const struct view *v)
{
    int width = v->width - 2 * margin(v);
    return v->columns > 1 ? (width - GAP) / 2 : width;
}

static struct doc_style style_of(const struct settings *settings)
{
    return (struct doc_style){settings_number(settings, SETTING_MEASURE), settings->chosen[SETTING_HANGING] != 0,
                              settings->chosen[SETTING_SQUEEZE] != 0, false};
}

void reader_forget(struct reader *r)
{
    r->width = 0;
}

void reader_show(struct reader *r, struct story *story, size_t line, size_t of)
{
    story_close(r->story);
    r->story = story;
    r->match = SIZE_MAX;
    reader_forget(r);
    r->doc = (struct doc){0};
    r->view.top = r->view.cursor = 0;
    r->line = line;
    r->of = of;
}

static void prepare(struct view *v)
{
    struct reader *r = reader_of(v);
    bool two = settings_number(&v->browser->config.settings, SETTING_TEXT_COLUMNS) == 2;
    v->columns = two && v->width - 2 * margin(v) >= 2 * COLUMN_MIN + GAP ? 2 : 1;
    int width = text_width(v);
    if (!r->story || r->width == width || width < 1)
        return;
    if (r->doc.n && v->top != r->shown) {
        r->line = v->top;
        r->of = r->doc.n;
    }
    arena_reset(r->arena);
    struct doc_style style = style_of(&v->browser->config.settings);
    style.tags = r->tags;
    doc_set(r->arena, r->story->parts, r->story->nparts, width, &style, v->browser->words, &r->doc);
    r->width = width;
    v->top = r->of ? r->line * r->doc.n / r->of : r->line; /* about where it was, in lines of another length */
    view_settle(v);
    r->of = r->of ? r->of : r->doc.n;
    r->shown = v->top;
}

void reader_go(struct reader *r, size_t line)
{
    view_scroll(&r->view, line);
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
        browser_focus(b, PANEL_READER);
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

/* In two columns the line beside is as far down the text as the pane is high. */
static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    const struct reader *r = reader_of(v);
    size_t beside = item + (size_t)v->height;
    int left = row->columns + margin(v);
    (void)subrow;
    row_fill(row, ROLE_TEXT, left);
    draw_line(r, item, row);
    if (v->columns < 2 || beside >= r->doc.n)
        return;
    row_fill(row, ROLE_TEXT, left + text_width(v) + GAP);
    draw_line(r, beside, row);
}

/* What the reader marked the article with. */
static void add_marks(struct browser *b, enum role role, struct row *row)
{
    struct marked m;
    if (!b->reader.story || !state_of(b->state, row->arena, story_uid(b->reader.story), &m))
        return;
    struct str words = marking_words(row->arena, &m);
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
                                    .title = MSG_READING,
                                    .pager = true,
                                    .item_rows = 1,
                                    .prepare = prepare,
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
    row_fill(row, ROLE_TEXT, row->columns + margin(v));
    row_field(row, kinds[stop->kind], stop->text, row->limit - row->columns);
}

static bool outline_request(struct view *v, enum request request)
{
    struct browser *b = v->browser;
    if (request != REQUEST_OPEN)
        return false;
    if (view_item(v) < b->reader.doc.nstops) {
        size_t line = b->reader.doc.stops[view_item(v)].line;
        browser_focus(b, PANEL_READER);
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
