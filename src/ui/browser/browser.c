#include "browser.h"

#include "../terminal/screen.h"
#include "baolan/display.h"
#include "baolan/width.h"

void browser_note(struct browser *b, enum role role, struct str text)
{
    buf_clear(&b->note);
    display_line(text, &b->note);
    b->note_role = role;
}

void browser_note_error(struct browser *b, struct error *err)
{
    browser_note(b, ROLE_ERROR, str_of(err->message ? err->message : status_sentence(err->status)));
    error_clear(err);
}

void browser_note_fault(struct browser *b, const struct error *fault)
{
    if (fault->status != STATUS_OK)
        browser_note(b, ROLE_ERROR, message_with(b->frame, MSG_CONFIG_FAULT, str_of(fault->message), STR_ABSENT));
}

struct str browser_clipboard(const struct browser *b)
{
    bool program = setting_open(SETTING_CLIPBOARD, b->config.settings.chosen[SETTING_CLIPBOARD]);
    return program ? settings_value(&b->config.settings, SETTING_CLIPBOARD) : STR_ABSENT;
}

struct view *browser_view(struct browser *b, enum panel panel)
{
    return b->views[panel];
}

void browser_layout(struct browser *b)
{
    const struct story *story = b->reader.story;
    struct layout_wish wish = {.rows = b->rows - FRAME_STATUS_ROWS,
                               .columns = b->columns,
                               .focus = b->focus,
                               .reading = b->reading,
                               .zoom = b->zoom,
                               .facets_width = settings_number(&b->config.settings, SETTING_FACETS_WIDTH),
                               .list_width = settings_number(&b->config.settings, SETTING_LIST_WIDTH)};
    wish.dates = (int)(b->dates.nitems < 1000 ? b->dates.nitems : 1000);
    wish.counties = (int)(b->counties.nitems < 1000 ? b->counties.nitems : 1000);
    wish.saved = (int)(b->saved.n < 1000 ? b->saved.n : 1000);
    wish.related = story ? (int)(story->nlinks < 100 ? story->nlinks : 100) * b->related.ops->item_rows : 0;
    if (b->rows < LAYOUT_ROWS_MIN || b->columns < LAYOUT_COLUMNS_MIN)
        return;
    layout_make(&wish, &b->layout);
    for (int c = 0; c < b->layout.n; c++) {
        const struct layout_column *column = &b->layout.columns[c];
        for (int p = 0; p < column->n; p++) {
            struct view *v = browser_view(b, column->panels[p].panel);
            v->width = column->width;
            v->height = column->panels[p].height - 1;
        }
    }
}

/* ---- settings ------------------------------------------------------------------------------------------------------ */

void browser_set_ambiguous(struct browser *b, int columns)
{
    width_set_ambiguous(columns);
    for (int p = 0; p < PANEL_COUNT; p++)
        view_forget(browser_view(b, (enum panel)p));
    screen_forget();
}

void browser_apply(struct browser *b)
{
    struct str wanted = settings_value(&b->config.settings, SETTING_AMBIGUOUS_WIDTH);
    bool ask = str_is(wanted, "auto");
    struct error err = {0};
    if (theme_load(&b->config.theme, settings_value(&b->config.settings, SETTING_THEME), &err) != STATUS_OK)
        browser_note_error(b, &err);
    screen_theme(&b->config.theme);
    browser_set_ambiguous(b, str_is(wanted, "2") ? 2 : 1);
    screen_mouse(b->config.settings.chosen[SETTING_MOUSE] == 0);
    screen_ask_margins(); /* a terminal that writes what it does not know is overwritten */
    if (ask)
        screen_ask_ambiguous();
}

void browser_set(struct browser *b, struct str name, struct str value)
{
    struct error err = {0};
    if (setting_set(&b->config.settings, name, value, NULL, &err) == STATUS_OK)
        browser_apply(b);
    else
        browser_note_error(b, &err);
}

void browser_want(struct browser *b, enum request request)
{
    b->wanted = request;
}
