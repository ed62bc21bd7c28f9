#include "saved.h"

#include "../browser.h"
#include "baolan/display.h"

void saved_load(struct browser *b)
{
    struct error err = {0};
    if (!b->saved.arena)
        b->saved.arena = arena_new();
    arena_reset(b->saved.arena);
    b->saved.n = 0;
    if (searches_load(b->saved.arena, state_folder(b->saved.arena), &b->saved.at, &b->saved.n, &err) != STATUS_OK)
        browser_note_error(b, &err);
}

void saved_free(struct browser *b)
{
    arena_free(b->saved.arena);
    arena_free(b->saved.gone_arena);
}

/* NAME finds QUERY from now on, absent: nothing any more. False when that could not be written. */
static bool change(struct browser *b, struct str name, struct str query)
{
    struct error err = {0};
    searches_save(state_folder(b->frame), name, query, &err);
    bool written = err.status == STATUS_OK;
    if (written)
        saved_load(b);
    else
        browser_note_error(b, &err);
    facets_ask(&b->searches);
    return written;
}

static void say(struct browser *b, enum message words, struct str name)
{
    browser_note(b, ROLE_MESSAGE, message_with(b->frame, words, display_str(b->frame, name), STR_ABSENT));
}

/* ---- saving ------------------------------------------------------------------------------------------------------- */

/* What is searched for, in the words of the status line. */
static struct str name_of_filter(struct browser *b)
{
    struct buf name = {0};
    buf_str(&name, b->filter.text);
    for (size_t i = 0; i < b->filter.choices.n; i++) {
        if (name.n)
            buf_char(&name, ' ');
        buf_str(&name, b->filter.choices.at[i].name);
    }
    struct str whole = arena_str(b->frame, buf_view(&name));
    buf_free(&name);
    return whole;
}

/* Can what is kept be read again? */
static bool readable(struct browser *b, struct str query, struct error *err)
{
    struct query *read;
    return query_parse(b->frame, query, &read, err) == STATUS_OK;
}

/* The normal form may have a few parts more than what was typed, and with what is chosen beside it more than a query may have. */
static void take_name(struct browser *b, struct str text)
{
    struct str name = str_trim(text);
    struct buf query = {0};
    struct error err = {0};
    query_print(filter_query(&b->filter, b->frame, FILTER_NOTHING), &query);
    if (!readable(b, buf_view(&query), &err) && !b->filter.choices.n) {
        error_clear(&err);
        buf_clear(&query);
        buf_str(&query, b->filter.text);
    }
    if (err.status != STATUS_OK)
        browser_note_error(b, &err); /* better not kept than kept and not found again */
    else if (name.n && change(b, name, buf_view(&query)))
        say(b, MSG_SEARCH_SAVED, name);
    buf_free(&query);
}

static void ask_name(struct browser *b)
{
    if (filter_any(&b->filter))
        ask_line(b, message(MSG_SAVE_SEARCH_PROMPT), name_of_filter(b), &b->search_names, take_name);
    else
        browser_note(b, ROLE_MESSAGE, message(MSG_NOTHING_SEARCHED));
}

/* ---- the panel's own ---------------------------------------------------------------------------------------------- */

static void forget(struct browser *b)
{
    struct saved *s = &b->saved;
    size_t item = view_item(&b->searches.view);
    if (item >= b->searches.nitems)
        return;
    struct facet_value value = b->searches.items[item].value;
    struct arena *gone = arena_new();
    struct saved_search kept = {arena_str(gone, value.name), arena_str(gone, value.key)};
    if (!change(b, kept.name, STR_ABSENT)) {
        arena_free(gone);
        return;
    }
    arena_free(s->gone_arena);
    s->gone_arena = gone;
    s->gone = kept;
    if (filter_has(&b->filter, FILTER_SAVED, kept.query)) {
        filter_toggle(&b->filter, FILTER_SAVED, kept.query, kept.name);
        browser_search(b);
    }
    if (!s->n)
        browser_focus(b, PANEL_LIST);
    say(b, MSG_SEARCH_FORGOTTEN, kept.name);
}

static void bring_back(struct browser *b)
{
    struct saved_search gone = b->saved.gone;
    if (!gone.name.s) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NOTHING_TO_UNDO));
    } else if (change(b, gone.name, gone.query)) {
        say(b, MSG_SEARCH_SAVED, gone.name);
        b->saved.gone = (struct saved_search){0};
    }
}

bool saved_request(struct browser *b, enum request request)
{
    switch (request) {
    case REQUEST_SAVE_SEARCH:
        ask_name(b);
        return true;
    case REQUEST_SAVED:
        if (b->saved.n)
            browser_focus(b, PANEL_SAVED);
        else
            say(b, MSG_NO_SAVED, keymap_key(&b->config.keymap, b->frame, PANEL_LIST, REQUEST_SAVE_SEARCH));
        return true;
    case REQUEST_FORGET:
        forget(b);
        return true;
    case REQUEST_UNDO: /* in the panel of the saved searches that is about them */
        if (b->focus == PANEL_SAVED)
            bring_back(b);
        return b->focus == PANEL_SAVED;
    default:
        return false;
    }
}
