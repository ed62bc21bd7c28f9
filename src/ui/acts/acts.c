#include "acts.h"

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "../finding/finding.h"
#include "../panels/panels.h"
#include "../reading/focus.h"
#include "../reading/going.h"
#include "../reading/matches.h"
#include "../reading/reading.h"
#include "../terminal/screen.h"
#include "bulk.h"
#include "correcting.h"
#include "following.h"
#include "joining.h"
#include "marking.h"
#include "moving.h"
#include "prompt.h"
#include "saved.h"
#include "taking.h"

static void say(struct browser *b, enum message m)
{
    browser_note(b, ROLE_MESSAGE, message(m));
}

/* ---- from panel to panel ------------------------------------------------------------------------------------------ */

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

static void step_panel(struct browser *b, enum request request)
{
    static const enum panel order[] = {PANEL_DATE,          PANEL_COUNTY,  PANEL_TOPIC,  PANEL_SAVED,
                                       PANEL_LIST,          PANEL_OUTLINE, PANEL_RAW,    PANEL_DIFFERENCE,
                                       PANEL_SHELF,         PANEL_MAP,     PANEL_TIME,   PANEL_PEOPLE,
                                       PANEL_ORGANISATIONS, PANEL_FIGURES, PANEL_READER, PANEL_RELATED};
    enum { N = sizeof order / sizeof *order };
    int at = 0, by = request == REQUEST_PANEL_NEXT ? 1 : -1;
    while (at < N - 1 && order[at] != b->focus)
        at++;
    for (int i = 0; i < N; i++) {
        at = (at + by + N) % N;
        if (can_step(b, order[at])) {
            focus_go(b, order[at]);
            return;
        }
    }
}

static void to_related(struct browser *b)
{
    if (b->reader.story->nlinks)
        focus_go(b, PANEL_RELATED);
    else
        say(b, MSG_NO_RELATED);
}

/* Shows PANEL over the reading pane, or takes it away when it is there. */
static void switch_reading(struct browser *b, enum panel panel)
{
    if (b->reading == panel)
        focus_go(b, PANEL_READER);
    else if (panel == PANEL_OUTLINE && b->reader.doc.nstops == 0)
        say(b, MSG_NO_OUTLINE);
    else
        focus_go(b, panel);
}

/* The same of one that is about no one article. */
static void switch_overlay(struct browser *b, enum panel panel)
{
    if (b->focus == panel)
        focus_leave(b);
    else
        focus_go(b, panel);
    struct view *v = browser_view(b, b->focus);
    if (b->focus == panel && v->ops->entered)
        v->ops->entered(v);
}

static void zoom(struct browser *b)
{
    if (!b->reader.story && !((1 << b->focus) & IN_OVERLAY)) {
        say(b, MSG_NOT_OPEN);
        return;
    }
    b->zoom = !b->zoom;
    if (b->zoom && !((1 << b->focus) & (IN_ARTICLE | IN_OVERLAY)))
        focus_go(b, b->reading);
}

static void help(struct browser *b)
{
    if (b->focus == PANEL_HELP) {
        focus_leave(b);
        return;
    }
    b->before_help = b->focus;
    view_forget(browser_view(b, PANEL_HELP));
    focus_go(b, PANEL_HELP);
}

/* ---- finding and reading ------------------------------------------------------------------------------------------ */

static void search(struct browser *b)
{
    prompt_start(b, PROMPT_SEARCH);
}

static void narrow(struct browser *b)
{
    if (narrow_possible(browser_view(b, b->focus)))
        prompt_start(b, PROMPT_NARROW);
    else
        say(b, MSG_NOT_NARROWED);
}

/* The article being read is found again among all. */
static void clear_filters(struct browser *b)
{
    for (int p = 0; p < PANEL_COUNT; p++)
        narrow_to(browser_view(b, (enum panel)p), STR(""));
    filter_clear(&b->filter);
    finding_mark(b);
    finding_ask(b, b->reader.story ? archive_id(b->archive, story_uid(b->reader.story)) : 0);
}

static void step_match(struct browser *b, enum request request)
{
    matches_go(b, request == REQUEST_MATCH_NEXT ? 1 : -1);
}

/* Wherever the focus is, sections are those of the article. */
static void step_section(struct browser *b, enum request request)
{
    reader_ops.request(&b->reader.view, request);
}

static void step_trail(struct browser *b, enum request request)
{
    reading_go(b, request == REQUEST_BACK);
}

static void open_related(struct browser *b, enum request request)
{
    reading_related(b, (size_t)(request - REQUEST_RELATED_1) + 1);
}

/* ---- the program -------------------------------------------------------------------------------------------------- */

static void palette(struct browser *b)
{
    palette_open(b);
    prompt_start(b, PROMPT_COMMAND);
}

static void switch_mouse(struct browser *b)
{
    int *off = &b->config.settings.chosen[SETTING_MOUSE];
    *off = !*off;
    screen_mouse(!*off);
    say(b, *off ? MSG_MOUSE_OFF : MSG_MOUSE_ON);
}

/* The configuration is read anew; what was set for this session alone is forgotten. */
static void reload(struct browser *b)
{
    struct config fresh = {0};
    struct error fault = {0}, err = {0};
    if (config_load(&fresh, true, &fault, &err) == STATUS_OK) {
        config_free(&b->config);
        b->config = fresh;
        view_forget(browser_view(b, PANEL_HELP));
        browser_apply(b);
        say(b, MSG_RELOADED);
        browser_note_fault(b, &fault);
    } else {
        config_free(&fresh);
        browser_note_error(b, &err);
    }
    error_clear(&fault);
}

static void redraw(struct browser *b)
{
    (void)b;
    screen_forget();
}

/* Not in the midst of what the reader asked for, unless it is said again; from what lies over the text only back to it. */
static void quit(struct browser *b)
{
    if ((1 << b->focus) & (IN_HELP | (IN_PANE & ~IN_READER))) {
        focus_leave(b);
        return;
    }
    bool busy = worker_has(b->worker, JOB_BULK) || worker_has(b->worker, JOB_SAVE);
    b->quit = !busy || b->warned;
    b->warned = busy;
    if (!b->quit)
        say(b, MSG_STILL_WORKING);
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

/* One of the three functions is there. */
static const struct act {
    enum request request;
    bool of_article; /* one has to be open */
    void (*act)(struct browser *b);
    void (*by)(struct browser *b, enum request request);
    void (*to)(struct browser *b, enum panel panel);
    enum panel panel;
} acts[] = {
    {.request = REQUEST_CANCEL, .act = focus_leave},
    {.request = REQUEST_PANEL_NEXT, .by = step_panel},
    {.request = REQUEST_PANEL_PREVIOUS, .by = step_panel},
    {.request = REQUEST_DATES, .to = focus_go, .panel = PANEL_DATE},
    {.request = REQUEST_COUNTIES, .to = focus_go, .panel = PANEL_COUNTY},
    {.request = REQUEST_TOPICS, .to = focus_go, .panel = PANEL_TOPIC},
    {.request = REQUEST_RELATED, .of_article = true, .act = to_related},
    {.request = REQUEST_SEARCH, .act = search},
    {.request = REQUEST_NARROW, .act = narrow},
    {.request = REQUEST_CLEAR, .act = clear_filters},
    {.request = REQUEST_MATCH_NEXT, .of_article = true, .by = step_match},
    {.request = REQUEST_MATCH_PREVIOUS, .of_article = true, .by = step_match},
    {.request = REQUEST_SECTION_NEXT, .of_article = true, .by = step_section},
    {.request = REQUEST_SECTION_PREVIOUS, .of_article = true, .by = step_section},
    {.request = REQUEST_BACK, .by = step_trail},
    {.request = REQUEST_FORWARD, .by = step_trail},
    {.request = REQUEST_OUTLINE, .of_article = true, .to = switch_reading, .panel = PANEL_OUTLINE},
    {.request = REQUEST_RAW, .of_article = true, .to = switch_reading, .panel = PANEL_RAW},
    {.request = REQUEST_DIFFERENCE, .act = difference_open},
    {.request = REQUEST_MAP, .to = switch_overlay, .panel = PANEL_MAP},
    {.request = REQUEST_TIMELINE, .to = switch_overlay, .panel = PANEL_TIME},
    {.request = REQUEST_PEOPLE, .to = switch_overlay, .panel = PANEL_PEOPLE},
    {.request = REQUEST_ORGANISATIONS, .to = switch_overlay, .panel = PANEL_ORGANISATIONS},
    {.request = REQUEST_FIGURES, .to = switch_overlay, .panel = PANEL_FIGURES},
    {.request = REQUEST_ZOOM, .act = zoom},
    {.request = REQUEST_EVIDENCE, .act = reader_tags},
    {.request = REQUEST_PALETTE, .act = palette},
    {.request = REQUEST_HELP, .act = help},
    {.request = REQUEST_MOUSE, .act = switch_mouse},
    {.request = REQUEST_RELOAD, .act = reload},
    {.request = REQUEST_REDRAW, .act = redraw},
    {.request = REQUEST_QUIT, .act = quit},
};

/* The other rooms, each of which knows its own requests. */
static bool (*const rooms[])(struct browser *b, enum request request) = {
    correcting_request, joining_request, saved_request,     marking_request,
    bulk_request,       moving_request,  following_request, taking_request};

static void do_act(struct browser *b, const struct act *act)
{
    if (act->of_article && !b->reader.story)
        say(b, MSG_NOT_OPEN);
    else if (act->by)
        act->by(b, act->request);
    else if (act->to)
        act->to(b, act->panel);
    else
        act->act(b);
}

void acts_request(struct browser *b, enum request request)
{
    reading_preview(b); /* what is asked of the article is asked of the one under the cursor */
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (acts[i].request == request) {
            do_act(b, &acts[i]);
            return;
        }
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++)
        if (rooms[i](b, request))
            return;
    if (request >= REQUEST_RELATED_1 && request <= REQUEST_RELATED_9)
        open_related(b, request);
    else
        say(b, MSG_NOT_HERE);
}
