#include "browser.h"

#include <stdlib.h>

#include "acts/acts.h"
#include "acts/saving.h"
#include "baolan/display.h"
#include "finding/history.h"
#include "panels/narrow.h"
#include "terminal/screen.h"

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
    struct view *const views[PANEL_COUNT] = {
        [PANEL_DATE] = &b->dates.view,
        [PANEL_COUNTY] = &b->counties.view,
        [PANEL_TOPIC] = &b->topics.view,
        [PANEL_SAVED] = &b->searches.view,
        [PANEL_LIST] = &b->list.view,
        [PANEL_READER] = &b->reader.view,
        [PANEL_RELATED] = &b->related,
        [PANEL_OUTLINE] = &b->outline,
        [PANEL_RAW] = &b->raw.view,
        [PANEL_DIFFERENCE] = &b->difference.sheet.view,
        [PANEL_SHELF] = &b->shelf.view,
        [PANEL_MAP] = &b->map.view,
        [PANEL_TIME] = &b->timeline.view,
        [PANEL_PEOPLE] = &b->people.view,
        [PANEL_ORGANISATIONS] = &b->organisations.view,
        [PANEL_FIGURES] = &b->figures.view,
        [PANEL_HELP] = &b->help.view,
        [PANEL_PALETTE] = &b->palette.view,
    };
    return views[panel];
}

void browser_found(struct browser *b)
{
    b->previews = true;
    b->previewed = 0;
    finding_mark(b);
    if (!b->fresh)
        reading_follow(b);
}

void browser_search(struct browser *b)
{
    finding_ask(b, 0);
    browser_found(b);
}

bool browser_idle(struct browser *b)
{
    return prompt_idle(b) || reading_rested(b, false);
}

/* ---- panels -------------------------------------------------------------------------------------------------------
 */

void browser_focus(struct browser *b, enum panel panel)
{
    if ((1 << panel) & IN_ARTICLE)
        reading_keep(b);
    if (((1 << panel) & IN_OVERLAY) && !((1 << b->focus) & (IN_OVERLAY | IN_HELP | IN_PALETTE)))
        b->before_overlay = b->focus;
    if ((1 << panel) & IN_PANE)
        b->reading = panel;
    if (panel == PANEL_RELATED)
        b->reading = PANEL_READER;
    if (((1 << panel) & (IN_FACETS | IN_LIST)) != 0)
        b->zoom = false;
    b->focus = panel;
    frame_layout(b);
}

void browser_leave(struct browser *b)
{
    struct view *v = browser_view(b, b->focus);
    if (narrowed(v)) {
        narrow_to(v, STR(""));
    } else if (b->focus == PANEL_HELP) {
        browser_focus(b, b->before_help);
    } else if ((1 << b->reading) & IN_OVERLAY) {
        b->reading = PANEL_READER;
        browser_focus(b, (1 << b->focus) & IN_OVERLAY ? b->before_overlay : b->focus);
    } else if (b->reading == PANEL_DIFFERENCE) {
        difference_leave(b);
    } else if (b->reading != PANEL_READER || b->focus == PANEL_RELATED) {
        browser_focus(b, PANEL_READER);
    } else if (b->zoom) {
        b->zoom = false;
    } else {
        browser_focus(b, PANEL_LIST);
    }
}

void browser_key(struct browser *b, uint32_t key)
{
    buf_clear(&b->note);
    b->list.opens = b->list.bottom = false;
    b->list.crosses = 0;
    if (ask_takes(b, key))
        return;
    if (b->prompt.kind) {
        prompt_key(b, key);
        return;
    }
    enum request request = keymap_find(&b->config.keymap, b->focus, key);
    if (request_table[request].panels & (1u << b->focus))
        browser_request(b, request);
    else
        browser_note(b, ROLE_MESSAGE,
                     message_with(b->frame, MSG_NO_SUCH_KEY, key_label(b->frame, key),
                                  keymap_key(&b->config.keymap, b->frame, b->focus, REQUEST_PALETTE)));
}

void browser_request(struct browser *b, enum request request)
{
    struct view *v = browser_view(b, b->focus);
    if (!(request_table[request].panels & (1u << b->focus)))
        browser_note(b, ROLE_MESSAGE, message(MSG_NOT_HERE));
    else if (!(v->ops->request && v->ops->request(v, request)) && !view_move(v, request))
        acts_request(b, request);
}

void browser_set(struct browser *b, struct str name, struct str value)
{
    struct error err = {0};
    if (setting_set(&b->config.settings, name, value, NULL, &err) == STATUS_OK)
        browser_apply(b);
    else
        browser_note_error(b, &err);
}

void browser_resize(struct browser *b, int rows, int columns)
{
    b->rows = rows;
    b->columns = columns;
    frame_layout(b);
}

/* ---- life ---------------------------------------------------------------------------------------------------------
 */

static void make_views(struct browser *b)
{
    const struct view_ops *const all[] = {
        &dates_ops,   &counties_ops, &topics_ops,        &searches_ops,   &list_ops,      &reader_ops,
        &related_ops, &outline_ops,  &raw_ops,           &difference_ops, &bookmarks_ops, &map_ops,
        &time_ops,    &people_ops,   &organisations_ops, &figures_ops,    &help_ops,      &palette_ops};
    for (int p = 0; p < PANEL_COUNT; p++)
        *browser_view(b, (enum panel)p) = (struct view){.ops = all[p], .browser = b};
    b->dates.field = FIELD_DATE;
    b->counties.field = FIELD_COUNTY;
    b->topics.field = FIELD_TOPIC;
    b->searches.field = FILTER_SAVED;
    b->list.arena = arena_new();
    b->reader.arena = arena_new();
    b->reader.match = SIZE_MAX;
    b->raw.arena = arena_new();
    b->difference.sheet.arena = arena_new();
    b->difference.arena = arena_new();
    b->help.arena = arena_new();
    b->shelf.arena = arena_new();
    b->map.arena = arena_new();
    b->timeline.arena = arena_new();
    b->people.arena = arena_new();
    b->organisations.arena = arena_new();
    b->figures.arena = arena_new();
}

enum status browser_open(struct browser *b, struct archive *archive, struct str query, struct error *err)
{
    *b = (struct browser){.archive = archive, .focus = PANEL_LIST, .reading = PANEL_READER};
    b->frame = arena_new();
    b->searching = arena_new();
    b->previews = true;
    filter_open(&b->filter);
    make_views(b);
    history_load(&b->history);
    struct error fault = {0};
    enum status status = config_load(&b->config, true, &fault, err);
    if (status == STATUS_OK)
        status = filter_set_text(&b->filter, query, err);
    if (status == STATUS_OK)
        status = finding_check(b, err);
    if (status == STATUS_OK)
        status = worker_start(archive, &b->worker, err);
    if (status == STATUS_OK) {
        marking_start(b);
        saved_load(b);
        browser_search(b);
        browser_note_fault(b, &fault);
    }
    error_clear(&fault);
    return status;
}

void browser_close(struct browser *b)
{
    worker_stop(b->worker);
    saving_end(b);
    story_close(b->reader.story);
    ahead_forget(&b->ahead);
    filter_close(&b->filter);
    config_free(&b->config);
    trail_free(&b->trail);
    edit_history_free(&b->history);
    prompt_free(b);
    complete_free(b);
    for (int p = 0; p < PANEL_COUNT; p++)
        narrow_free(browser_view(b, (enum panel)p));
    ask_free(b);
    correcting_free(b);
    joining_free(b);
    edit_history_free(&b->notes);
    edit_history_free(&b->tags);
    edit_history_free(&b->files);
    edit_history_free(&b->programs);
    edit_history_free(&b->search_names);
    saved_free(b);
    shelf_free(&b->shelf);
    difference_free(b);
    arena_free(b->map.arena);
    timeline_free(&b->timeline);
    figures_free(&b->figures);
    vec_free(&b->raw.lines);
    vec_free(&b->help.lines);
    vec_free(&b->palette.commands);
    struct arena *const arenas[] = {b->frame,        b->searching,      b->dates.arena,  b->counties.arena,
                                    b->topics.arena, b->searches.arena, b->list.arena,   b->reader.arena,
                                    b->raw.arena,    b->help.arena,     b->people.arena, b->organisations.arena};
    for (size_t i = 0; i < sizeof arenas / sizeof *arenas; i++)
        arena_free(arenas[i]);
    buf_free(&b->note);
}
