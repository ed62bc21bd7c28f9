#include "frame.h"

#include <string.h>

#include "acts/prompt.h"
#include "baolan/width.h"
#include "baolan/wrap.h"
#include "browser/browser.h"
#include "browser/narrow.h"
#include "finding/complete.h"
#include "panels/panels.h"
#include "settings/footer.h"
#include "terminal/screen.h"

/* The panel that row Y of COLUMN belongs to. */
static const struct layout_panel *panel_at(const struct layout_column *column, int y)
{
    int p = column->n - 1;
    while (p > 0 && y < column->panels[p].top)
        p--;
    return &column->panels[p];
}

/* The signs that borders are made of: line drawing, or ASCII where that would take two columns. */
static const struct signs {
    const char *across, *down, *right, *left, *top, *cross, *above, *below;
} drawn = {"─", "│", "├", "┤", "┬", "┼", "↑", "↓"}, ascii = {"-", "|", "+", "+", "+", "+", "^", "v"};

/* ↑ and ↓ at the end of a title. */
enum { MORE_COLUMNS = 2 };

static const struct signs *signs(void)
{
    return width_str(str_of(drawn.down)) == 1 ? &drawn : &ascii;
}

static void draw_title(struct browser *b, enum panel panel, struct row *row)
{
    struct view *v = browser_view(b, panel);
    enum role role = panel == b->focus ? ROLE_PANEL_FOCUS : ROLE_PANEL;
    bool above, below;
    int end = row->limit;
    view_more(v, &above, &below);
    if (above || below)
        row->limit -= MORE_COLUMNS; /* what is out of sight is told whatever else the title says */
    row_cstr(row, ROLE_BORDER, signs()->across);
    row_cstr(row, role, " ");
    row_add(row, role, message(v->ops->title));
    if (v->ops->headline)
        v->ops->headline(v, row);
    if (narrowed(v))
        narrow_headline(v, row);
    row_cstr(row, role, " ");
    row_rule(row, ROLE_BORDER, str_of(signs()->across), row->limit);
    row->limit = end;
    if (!above && !below)
        return;
    row_cstr(row, above ? ROLE_PANEL : ROLE_BORDER, above ? signs()->above : signs()->across);
    row_cstr(row, below ? ROLE_PANEL : ROLE_BORDER, below ? signs()->below : signs()->across);
}

static void draw_body_row(struct browser *b, int y, struct row *row)
{
    bool title_before = false;
    for (int c = 0; c < b->layout.n; c++) {
        const struct layout_column *column = &b->layout.columns[c];
        const struct layout_panel *panel = panel_at(column, y);
        bool title = y == panel->top;
        if (c > 0) {
            const struct signs *s = signs();
            const char *const joint[2][2] = {{s->down, s->right}, {s->left, y == 0 ? s->top : s->cross}};
            row->limit = column->left;
            row_cstr(row, ROLE_BORDER, joint[title_before][title]);
        }
        row->limit = column->left + column->width;
        if (title)
            draw_title(b, panel->panel, row);
        else
            view_draw(browser_view(b, panel->panel), y - panel->top - 1, row, panel->panel == b->focus);
        row_fill(row, ROLE_TEXT, row->limit);
        title_before = title;
    }
}

/* ---- status line --------------------------------------------------------------------------------------------------
 */

static struct str number(struct browser *b, struct count count)
{
    struct str digits = arena_printf(b->frame, "%zu%s", count.n, count.kind == COUNT_LEAST ? "+" : "");
    return count.kind == COUNT_ABOUT ? message_with(b->frame, MSG_ABOUT, digits, STR_ABSENT) : digits;
}

/* How many articles are found; of all, as soon as that is known. */
static struct str found_words(struct browser *b)
{
    if (b->overdue)
        return message(MSG_SEARCHING);
    if (filter_any(&b->filter) && b->all.kind == COUNT_EXACT)
        return message_number(b->frame, MSG_OF_ARTICLES, b->all.n, number(b, b->found), number(b, b->all));
    return message_number(b->frame, MSG_ALL_ARTICLES, b->found.n, number(b, b->found), STR_ABSENT);
}

static void draw_status(struct browser *b, struct row *row)
{
    size_t doubts = b->reader.story ? b->reader.story->ndoubts : 0;
    struct str doubt = STR("");
    if (doubts)
        doubt = message_number(b->frame, MSG_DOUBT_COUNT, doubts, arena_printf(b->frame, "%zu", doubts), STR_ABSENT);
    int doubt_columns = doubts ? width_str(doubt) + 2 : 0, end = row->limit;
    row->limit = end > doubt_columns + 20 ? end - doubt_columns : end;
    row_cstr(row, ROLE_STATUS, " ");
    row_add(row, ROLE_STATUS, found_words(b));
    struct str words = filter_words(&b->filter, b->frame, FILTER_NOTHING);
    if (words.n) {
        row_cstr(row, ROLE_STATUS, " · ");
        row_add(row, ROLE_STATUS, words);
    }
    row_fill(row, ROLE_STATUS, row->limit);
    if (row->limit < end) {
        row->limit = end;
        row_cstr(row, ROLE_STATUS, " ");
        row_add(row, ROLE_STATUS, doubt);
        row_fill(row, ROLE_STATUS, end);
    }
}

/* What is said until the next key. What has no room in the footer begins a row above it, which tells nothing that is as urgent. */
static bool note_above(struct browser *b)
{
    return !b->ask.kind && !b->prompt.kind && width_str(buf_view(&b->note)) > b->columns;
}

static void draw_note(struct browser *b, bool above, struct row *row)
{
    struct str words = buf_view(&b->note);
    struct wrap_lines lines;
    if (!note_above(b)) {
        row_field(row, b->note_role, words, b->columns);
        return;
    }
    wrap_paragraph(b->frame, words, b->columns, 0, &lines);
    size_t cut = lines.n > 1 ? lines.at[1].from : words.n;
    row_field(row, above ? ROLE_STATUS : b->note_role,
              above ? str_cut(words, 0, lines.at[0].to) : str_cut(words, cut, words.n), b->columns);
}

/* ---- footer -------------------------------------------------------------------------------------------------------
 */

/* One key and its words, where they leave ROOM columns. */
static void draw_foot(struct browser *b, enum request request, enum message says, int room, struct row *row)
{
    struct str key = keymap_key(&b->config.keymap, b->frame, b->focus, request), words = message(says);
    if (!str_present(key) || row->columns + width_str(key) + width_str(words) + 3 > row->limit - room)
        return;
    row_cstr(row, ROLE_TEXT, " ");
    row_add(row, ROLE_KEY, key);
    row_cstr(row, ROLE_TEXT, " ");
    row_add(row, ROLE_TEXT, words);
    row_cstr(row, ROLE_TEXT, " ");
}

/* Whatever has to be left out, the key that tells all the others is there, and in a panel that is narrowed the one that ends that. */
static void draw_footer(struct browser *b, struct row *row)
{
    bool some = narrowed(browser_view(b, b->focus));
    struct row help;
    size_t at = 0;
    row_start(&help, b->frame, row->limit);
    while (at + 1 < footer_nkeys && footer_keys[at].request != REQUEST_HELP)
        at++;
    if (footer_keys[at].panels >> b->focus & 1)
        draw_foot(b, footer_keys[at].request, footer_keys[at].words, 0, &help);
    if (some)
        draw_foot(b, REQUEST_CANCEL, MSG_FOOT_UNFILTER, help.columns, row);
    for (size_t i = 0; i < footer_nkeys; i++)
        if (footer_keys[i].panels >> b->focus & 1 && !(some && footer_keys[i].request == REQUEST_CANCEL))
            draw_foot(b, footer_keys[i].request, footer_keys[i].words, i < at ? help.columns : 0, row);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------
 */

static void draw_too_small(struct browser *b)
{
    struct str words = message(MSG_TOO_SMALL);
    struct wrap_lines lines;
    wrap_paragraph(b->frame, words, b->columns, 0, &lines);
    for (int y = 0; y < b->rows; y++) {
        struct row row;
        row_start(&row, b->frame, b->columns);
        if ((size_t)y < lines.n)
            row_add(&row, ROLE_MESSAGE, str_cut(words, lines.at[y].from, lines.at[y].to));
        screen_draw(y, &row);
    }
    screen_show(-1, 0);
}

static bool too_small(const struct browser *b)
{
    return b->rows < LAYOUT_ROWS_MIN || b->columns < LAYOUT_COLUMNS_MIN;
}

void frame_prepare(struct browser *b)
{
    browser_layout(b);
    for (int p = 0; p < PANEL_COUNT && !too_small(b); p++) {
        struct view *v = browser_view(b, (enum panel)p);
        if (!layout_shows(&b->layout, (enum panel)p))
            continue;
        view_settle(v);
        if (v->ops->prepare)
            v->ops->prepare(v);
        narrow_refresh(v);
        view_settle(v);
    }
}

/* How many rows further the panel shows what it showed in the frame before; 0: too many for it to be worth while. */
static int scrolled(struct view *v, int height)
{
    size_t by = v->top > v->shown ? v->top - v->shown : v->shown - v->top;
    if (by > (size_t)height / 2 / (size_t)v->ops->item_rows)
        return 0;
    return (v->top > v->shown ? (int)by : -(int)by) * v->ops->item_rows;
}

/* What only moved within its panel is moved by the terminal. */
static void scroll_panels(struct browser *b)
{
    bool same = memcmp(&b->layout, &b->sent, sizeof b->layout) == 0;
    for (int c = 0; c < b->layout.n; c++) {
        const struct layout_column *column = &b->layout.columns[c];
        for (int p = 0; p < column->n; p++) {
            const struct layout_panel *panel = &column->panels[p];
            struct view *v = browser_view(b, panel->panel);
            if (same)
                screen_scroll(panel->top + 1, panel->height - 1, column->left, column->width,
                              scrolled(v, panel->height - 1));
            v->shown = v->top;
        }
    }
    b->sent = b->layout;
}

void frame_draw(struct browser *b)
{
    int cursor = -1;
    struct row row;
    arena_reset(b->frame);
    if (too_small(b)) {
        draw_too_small(b);
        return;
    }
    scroll_panels(b);
    for (int y = 0; y < b->rows - FRAME_STATUS_ROWS; y++) {
        row_start(&row, b->frame, b->columns);
        draw_body_row(b, y, &row);
        screen_draw(y, &row);
    }
    row_start(&row, b->frame, b->columns);
    if (b->ask.kind)
        cursor = ask_draw(b, &row);
    else if (b->prompt.kind)
        cursor = prompt_draw(b, &row);
    else if (b->note.n)
        draw_note(b, false, &row);
    else
        draw_footer(b, &row);
    screen_draw(b->rows - 1, &row);
    row_start(&row, b->frame, b->columns);
    if (completing(b))
        complete_draw(b, &row);
    else if (b->ask.kind && b->ask.above)
        ask_draw_label(b, &row);
    else if (b->note.n && (b->prompt.kind || b->ask.kind || note_above(b)))
        draw_note(b, true, &row);
    else if (b->focus == PANEL_PALETTE)
        palette_draw_status(b, &row);
    else
        draw_status(b, &row);
    screen_draw(b->rows - 2, &row);
    screen_show(cursor >= 0 ? b->rows - 1 : -1, cursor);
}
