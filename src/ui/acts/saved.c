#include "saved.h"

#include "../browser/browser.h"
#include "../finding/counting.h"
#include "../finding/finding.h"
#include "../reading/focus.h"
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
    arena_free(b->saved.undo);
    vec_free(&b->saved.changes);
}

/* What NAME finds now; absent: nothing. */
static struct str query_of(const struct saved *s, struct str name)
{
    for (size_t i = 0; i < s->n; i++)
        if (str_eq(s->at[i].name, name))
            return s->at[i].query;
    return STR_ABSENT;
}

/* NAME finds QUERY from now on, absent: nothing any more. False when that could not be written. */
static bool write_down(struct browser *b, struct str name, struct str query)
{
    struct error err = {0};
    struct str before = query_of(&b->saved, name);
    bool chosen = str_present(before) && filter_has(&b->filter, FILTER_SAVED, before);
    struct str gone = arena_str(b->frame, before);
    searches_save(state_folder(b->frame), name, query, &err);
    bool written = err.status == STATUS_OK;
    if (written)
        saved_load(b);
    else
        browser_note_error(b, &err);
    facets_ask(&b->searches);
    if (written && chosen && !str_present(query)) {
        filter_toggle(&b->filter, FILTER_SAVED, gone, name);
        finding_start(b);
    }
    if (!b->saved.n && b->focus == PANEL_SAVED)
        focus_go(b, PANEL_LIST);
    return written;
}

/* The same, to be undone. */
static bool change(struct browser *b, struct str name, struct str query)
{
    struct saved *s = &b->saved;
    if (!s->undo)
        s->undo = arena_new();
    struct saved_change made = {
        {arena_str(s->undo, name), arena_str(s->undo, query_of(s, name))}, state_acts(b->state), b->corrections.n};
    if (!write_down(b, made.before.name, query))
        return false;
    vec_push(&s->changes, made);
    return true;
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
    size_t item = view_item(&b->searches.view);
    if (item >= b->searches.nitems)
        return;
    struct str name = arena_str(b->frame, b->searches.items[item].value.name);
    if (change(b, name, STR_ABSENT))
        say(b, MSG_SEARCH_FORGOTTEN, name);
}

/* Undoes the last change of them, unless something was marked or corrected after it; then false. */
static bool undo(struct browser *b)
{
    struct saved *s = &b->saved;
    const struct saved_change *last = s->changes.n ? &s->changes.at[s->changes.n - 1] : NULL;
    if (!last || state_acts(b->state) > last->acts || b->corrections.n > last->corrections)
        return false;
    struct saved_search before = last->before;
    if (write_down(b, before.name, before.query)) {
        s->changes.n--;
        say(b, str_present(before.query) ? MSG_SEARCH_SAVED : MSG_SEARCH_FORGOTTEN, before.name);
    }
    return true;
}

bool saved_request(struct browser *b, enum request request)
{
    switch (request) {
    case REQUEST_SAVE_SEARCH:
        ask_name(b);
        return true;
    case REQUEST_SAVED:
        if (b->saved.n)
            focus_go(b, PANEL_SAVED);
        else
            say(b, MSG_NO_SAVED, keymap_key(&b->config.keymap, b->frame, PANEL_LIST, REQUEST_SAVE_SEARCH));
        return true;
    case REQUEST_FORGET:
        forget(b);
        return true;
    case REQUEST_UNDO:
        return undo(b);
    default:
        return false;
    }
}
