#include "session.h"

#include <stdlib.h>

#include "acts/acts.h"
#include "acts/correcting.h"
#include "acts/joining.h"
#include "acts/marking.h"
#include "acts/prompt.h"
#include "acts/saved.h"
#include "acts/saving.h"
#include "browser/narrow.h"
#include "finding/complete.h"
#include "finding/finding.h"
#include "finding/history.h"
#include "panels/panels.h"
#include "panels/shelf.h"
#include "reading/ahead.h"
#include "reading/reading.h"

/* In the panel in focus, or says that it cannot be done there. */
static void request_now(struct browser *b, enum request request)
{
    struct view *v = browser_view(b, b->focus);
    if (!(request_table[request].panels & (1u << b->focus)))
        browser_note(b, ROLE_MESSAGE, message(MSG_NOT_HERE));
    else if (!(v->ops->request && v->ops->request(v, request)) && !view_move(v, request))
        acts_request(b, request);
}

static void take_key(struct browser *b, uint32_t key)
{
    if (ask_takes(b, key))
        return;
    if (b->prompt.kind) {
        prompt_key(b, key);
        return;
    }
    enum request request = keymap_find(&b->config.keymap, b->focus, key);
    if (request_table[request].panels & (1u << b->focus))
        request_now(b, request);
    else
        browser_note(b, ROLE_MESSAGE,
                     message_with(b->frame, MSG_NO_SUCH_KEY, key_label(b->frame, key),
                                  keymap_key(&b->config.keymap, b->frame, b->focus, REQUEST_PALETTE)));
}

void session_key(struct browser *b, uint32_t key)
{
    buf_clear(&b->note);
    b->list.opens = b->list.bottom = false;
    b->list.crosses = 0;
    take_key(b, key);
    while (b->wanted) {
        enum request wanted = b->wanted;
        b->wanted = REQUEST_NONE;
        request_now(b, wanted);
    }
}

bool session_idle(struct browser *b)
{
    return prompt_idle(b) || reading_rested(b, false);
}

void session_resize(struct browser *b, int rows, int columns)
{
    b->rows = rows;
    b->columns = columns;
    browser_layout(b);
}

/* ---- life ---------------------------------------------------------------------------------------------------------
 */

/* By enum panel. */
static const struct view_ops *const panels[PANEL_COUNT] = {
    &dates_ops,   &counties_ops, &topics_ops,        &searches_ops,   &list_ops,      &reader_ops,
    &related_ops, &outline_ops,  &raw_ops,           &difference_ops, &bookmarks_ops, &map_ops,
    &time_ops,    &people_ops,   &organisations_ops, &figures_ops,    &help_ops,      &palette_ops};

static void make_views(struct browser *b)
{
    struct view *const known[PANEL_COUNT] = {
        [PANEL_DATE] = &b->dates.view,     [PANEL_COUNTY] = &b->counties.view, [PANEL_TOPIC] = &b->topics.view,
        [PANEL_SAVED] = &b->searches.view, [PANEL_LIST] = &b->list.view,       [PANEL_READER] = &b->reader.view,
        [PANEL_RELATED] = &b->related,     [PANEL_OUTLINE] = &b->outline,      [PANEL_SHELF] = &b->shelf.view};
    for (int p = 0; p < PANEL_COUNT; p++) {
        struct view *v = known[p] ? known[p] : xcalloc(1, panels[p]->size);
        b->views[p] = v;
        *v = (struct view){.ops = panels[p], .browser = b};
        if (v->ops->start)
            v->ops->start(v);
    }
}

static void free_views(struct browser *b)
{
    for (int p = 0; p < PANEL_COUNT; p++) {
        struct view *v = b->views[p];
        narrow_free(v);
        if (v->ops->end)
            v->ops->end(v);
        if (v->ops->size)
            free(v);
    }
}

enum status session_open(struct browser *b, struct archive *archive, struct str query, struct error *err)
{
    *b = (struct browser){.archive = archive, .focus = PANEL_LIST, .reading = PANEL_READER};
    b->frame = arena_new();
    b->searching = arena_new();
    b->previews = true;
    b->ahead = ahead_new();
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
        finding_start(b);
        browser_note_fault(b, &fault);
    }
    error_clear(&fault);
    return status;
}

void session_close(struct browser *b)
{
    worker_stop(b->worker);
    saving_end(b);
    ahead_free(b->ahead);
    filter_close(&b->filter);
    config_free(&b->config);
    trail_free(&b->trail);
    edit_history_free(&b->history);
    prompt_free(b);
    complete_free(b);
    free_views(b);
    ask_free(b);
    correcting_free(b);
    joining_free(b);
    edit_history_free(&b->notes);
    edit_history_free(&b->tags);
    edit_history_free(&b->files);
    edit_history_free(&b->programs);
    edit_history_free(&b->search_names);
    saved_free(b);
    arena_free(b->frame);
    arena_free(b->searching);
    buf_free(&b->note);
}
