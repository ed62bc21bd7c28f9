#include "browser.h"

#include <stdlib.h>

#include "baolan/display.h"
#include "following.h"
#include "history.h"
#include "moving.h"
#include "narrow.h"
#include "saving.h"
#include "screen.h"
#include "taking.h"

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
    return prompt_idle(b) || reading_preview(b, false);
}

/* ---- panels -------------------------------------------------------------------------------------------------------
 */

void browser_focus(struct browser *b, enum panel panel)
{
    if ((1 << panel) & IN_ARTICLE)
        reading_keep(b);
    if (((1 << panel) & IN_OVERLAY) && !((1 << b->focus) & (IN_OVERLAY | IN_HELP)))
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

/* Can the focus go to PANEL by stepping from panel to panel? */
static bool can_step(const struct browser *b, enum panel panel)
{
    if (b->zoom && ((1 << panel) & (IN_FACETS | IN_LIST)))
        return false;
    if (panel == PANEL_SAVED)
        return b->saved.n > 0;
    if ((1 << panel) & IN_PANE)
        return (b->reader.story || ((1 << panel) & IN_OVERLAY)) && b->reading == panel;
    if (panel == PANEL_RELATED)
        return b->reader.story && b->reader.story->nlinks && b->reading == PANEL_READER;
    return panel != PANEL_HELP;
}

static void step_panel(struct browser *b, int by)
{
    static const enum panel order[] = {PANEL_DATE,          PANEL_COUNTY,  PANEL_TOPIC,  PANEL_SAVED,
                                       PANEL_LIST,          PANEL_OUTLINE, PANEL_RAW,    PANEL_DIFFERENCE,
                                       PANEL_SHELF,         PANEL_MAP,     PANEL_TIME,   PANEL_PEOPLE,
                                       PANEL_ORGANISATIONS, PANEL_FIGURES, PANEL_READER, PANEL_RELATED};
    enum { N = sizeof order / sizeof *order };
    int at = 0;
    while (at < N - 1 && order[at] != b->focus)
        at++;
    for (int i = 0; i < N; i++) {
        at = (at + by + N) % N;
        if (can_step(b, order[at])) {
            browser_focus(b, order[at]);
            return;
        }
    }
}

/* Shows PANEL over the reading pane, or takes it away when it is there. */
static void switch_reading(struct browser *b, enum panel panel)
{
    if (!b->reader.story)
        browser_note(b, ROLE_MESSAGE, message(MSG_NOT_OPEN));
    else if (b->reading == panel)
        browser_focus(b, PANEL_READER);
    else if (panel == PANEL_OUTLINE && b->reader.doc.nstops == 0)
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_OUTLINE));
    else
        browser_focus(b, panel);
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

/* Shows PANEL over the reading pane, or goes back from it. */
static void switch_overlay(struct browser *b, enum panel panel)
{
    if (b->focus == panel)
        browser_leave(b);
    else
        browser_focus(b, panel);
    if (b->focus == PANEL_TIME)
        b->timeline.question = 0; /* all is counted anew: the archive may have grown */
}

static void zoom(struct browser *b)
{
    if (!b->reader.story && !((1 << b->focus) & IN_OVERLAY)) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NOT_OPEN));
        return;
    }
    b->zoom = !b->zoom;
    if (b->zoom && !((1 << b->focus) & (IN_ARTICLE | IN_OVERLAY)))
        browser_focus(b, b->reading);
}

/* ---- requests -----------------------------------------------------------------------------------------------------
 */

/* The article being read is found again among all. */
static void clear_filters(struct browser *b)
{
    for (int p = 0; p < PANEL_COUNT; p++)
        narrow_to(browser_view(b, (enum panel)p), STR(""));
    filter_clear(&b->filter);
    finding_mark(b);
    finding_ask(b, b->reader.story ? archive_id(b->archive, story_uid(b->reader.story)) : 0);
}

static void help(struct browser *b)
{
    if (b->focus == PANEL_HELP) {
        browser_leave(b);
        return;
    }
    b->before_help = b->focus;
    sheet_forget(&b->help);
    browser_focus(b, PANEL_HELP);
}

/* Not in the midst of what the reader asked for, unless it is said again. */
static void leave(struct browser *b)
{
    bool busy = worker_has(b->worker, JOB_BULK) || worker_has(b->worker, JOB_SAVE);
    b->quit = !busy || b->warned;
    b->warned = busy;
    if (!b->quit)
        browser_note(b, ROLE_MESSAGE, message(MSG_STILL_WORKING));
}

/* A fault in the user's own file stops nothing; it is told. */
static void note_fault(struct browser *b, const struct error *fault)
{
    if (fault->status != STATUS_OK)
        browser_note(b, ROLE_ERROR, message_with(b->frame, MSG_CONFIG_FAULT, str_of(fault->message), STR_ABSENT));
}

/* The configuration is read anew; what was set for this session alone is forgotten. */
static void reload(struct browser *b)
{
    struct config fresh = {0};
    struct error fault = {0}, err = {0};
    if (config_load(&fresh, true, &fault, &err) == STATUS_OK) {
        config_free(&b->config);
        b->config = fresh;
        sheet_forget(&b->help);
        browser_apply(b);
        browser_note(b, ROLE_MESSAGE, message(MSG_RELOADED));
        note_fault(b, &fault);
    } else {
        config_free(&fresh);
        browser_note_error(b, &err);
    }
    error_clear(&fault);
}

/* What a request means wherever it is made. */
static void common_request(struct browser *b, enum request request)
{
    switch (request) {
    case REQUEST_CANCEL:
        browser_leave(b);
        break;
    case REQUEST_PANEL_NEXT:
    case REQUEST_PANEL_PREVIOUS:
        step_panel(b, request == REQUEST_PANEL_NEXT ? 1 : -1);
        break;
    case REQUEST_DATES:
        browser_focus(b, PANEL_DATE);
        break;
    case REQUEST_COUNTIES:
        browser_focus(b, PANEL_COUNTY);
        break;
    case REQUEST_TOPICS:
        browser_focus(b, PANEL_TOPIC);
        break;
    case REQUEST_RELATED:
        if (b->reader.story && b->reader.story->nlinks)
            browser_focus(b, PANEL_RELATED);
        else
            browser_note(b, ROLE_MESSAGE, message(b->reader.story ? MSG_NO_RELATED : MSG_NOT_OPEN));
        break;
    case REQUEST_SEARCH:
        prompt_start(b, PROMPT_SEARCH);
        break;
    case REQUEST_NARROW:
        if (narrow_possible(browser_view(b, b->focus)))
            prompt_start(b, PROMPT_NARROW);
        else
            browser_note(b, ROLE_MESSAGE, message(MSG_NOT_NARROWED));
        break;
    case REQUEST_CLEAR:
        clear_filters(b);
        break;
    case REQUEST_MATCH_NEXT:
    case REQUEST_MATCH_PREVIOUS:
        if (!b->reader.story)
            browser_note(b, ROLE_MESSAGE, message(MSG_NOT_OPEN));
        else
            matches_go(b, request == REQUEST_MATCH_NEXT ? 1 : -1);
        break;
    case REQUEST_SECTION_NEXT:
    case REQUEST_SECTION_PREVIOUS: /* wherever the focus is, they are about the article */
        if (!b->reader.story)
            browser_note(b, ROLE_MESSAGE, message(MSG_NOT_OPEN));
        else
            reader_ops.request(&b->reader.view, request);
        break;
    case REQUEST_BACK:
    case REQUEST_FORWARD:
        reading_go(b, request == REQUEST_BACK);
        break;
    case REQUEST_OUTLINE:
        switch_reading(b, PANEL_OUTLINE);
        break;
    case REQUEST_RAW:
        switch_reading(b, PANEL_RAW);
        break;
    case REQUEST_DIFFERENCE:
        difference_open(b);
        break;
    case REQUEST_MAP:
    case REQUEST_TIMELINE:
        switch_overlay(b, request == REQUEST_MAP ? PANEL_MAP : PANEL_TIME);
        break;
    case REQUEST_PEOPLE:
    case REQUEST_ORGANISATIONS:
        switch_overlay(b, request == REQUEST_PEOPLE ? PANEL_PEOPLE : PANEL_ORGANISATIONS);
        break;
    case REQUEST_FIGURES:
        switch_overlay(b, PANEL_FIGURES);
        break;
    case REQUEST_ZOOM:
        zoom(b);
        break;
    case REQUEST_EVIDENCE:
        reader_tags(b);
        break;
    case REQUEST_PALETTE:
        palette_open(b);
        prompt_start(b, PROMPT_COMMAND);
        break;
    case REQUEST_HELP:
        help(b);
        break;
    case REQUEST_MOUSE:
        b->config.settings.chosen[SETTING_MOUSE] = !b->config.settings.chosen[SETTING_MOUSE];
        screen_mouse(!b->config.settings.chosen[SETTING_MOUSE]);
        browser_note(b, ROLE_MESSAGE, message(b->config.settings.chosen[SETTING_MOUSE] ? MSG_MOUSE_OFF : MSG_MOUSE_ON));
        break;
    case REQUEST_RELOAD:
        reload(b);
        break;
    case REQUEST_REDRAW:
        screen_forget();
        break;
    case REQUEST_QUIT:
        if (b->focus == PANEL_HELP)
            browser_leave(b);
        else
            leave(b);
        break;
    default:
        if (correcting_request(b, request) || joining_request(b, request) || saved_request(b, request) ||
            marking_request(b, request) || moving_request(b, request) || following_request(b, request) ||
            taking_request(b, request))
            break;
        if (request >= REQUEST_RELATED_1 && request <= REQUEST_RELATED_9)
            reading_related(b, (size_t)(request - REQUEST_RELATED_1) + 1);
        break;
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
}

void browser_request(struct browser *b, enum request request)
{
    struct view *v = browser_view(b, b->focus);
    if (!(request_table[request].panels & (1u << b->focus)))
        browser_note(b, ROLE_MESSAGE, message(MSG_NOT_HERE));
    else if (!(v->ops->request && v->ops->request(v, request)) && !view_move(v, request))
        common_request(b, request);
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
        note_fault(b, &fault);
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
