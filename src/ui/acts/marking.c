#include "marking.h"

#include "../browser/browser.h"
#include "../panels/shelf.h"
#include "../panels/subject.h"
#include "../reading/focus.h"
#include "correcting.h"

/* ---- life --------------------------------------------------------------------------------------------------------- */

void marking_start(struct browser *b)
{
    struct arena *a = arena_new();
    struct error err = {0};
    struct str first;
    state_open(state_folder(a), &b->state, &err);
    size_t faults = state_faults(b->state, &first);
    if (err.status != STATUS_OK)
        browser_note_error(b, &err);
    else if (faults)
        browser_note(b, ROLE_ERROR,
                     message_with(a, faults > 1 ? MSG_MARKS_FAULTS : MSG_MARKS_FAULT, first,
                                  arena_printf(a, "%zu", faults - 1)));
    arena_free(a);
}

enum status marking_end(struct browser *b, struct error *err)
{
    struct error lost = {0};
    if (state_close(b->state, &lost) != STATUS_OK && b->marks_unwritten)
        error_pass(err, &lost);
    error_clear(&lost);
    b->state = NULL;
    return err->status;
}

/* ---- what is marked ----------------------------------------------------------------------------------------------- */

static bool subject(struct browser *b, struct arena *a, struct str *uid, struct str *title)
{
    bool found = subject_find(b, a, uid, title);
    if (!found)
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_ARTICLE_HERE));
    return found;
}

/* Ends an act; what it was is told by WORDS ({1}: TITLE) unless it could not be written. */
static void commit(struct browser *b, enum message words, struct str title)
{
    struct error err = {0};
    browser_note(b, ROLE_MESSAGE, message_with(b->frame, words, title, STR_ABSENT));
    b->marks_unwritten = state_commit(b->state, true, NULL, &err) != STATUS_OK;
    if (b->marks_unwritten)
        browser_note_error(b, &err);
    b->shelf.stale = true;
}

/* ---- one article -------------------------------------------------------------------------------------------------- */

static void toggle_bookmark(struct browser *b)
{
    struct str uid, title;
    if (!subject(b, b->frame, &uid, &title))
        return;
    bool on = !state_is_bookmarked(b->state, uid);
    state_set(b->state, uid, MARK_BOOKMARK, on, STR(""), title);
    commit(b, on ? MSG_BOOKMARKED : MSG_UNBOOKMARKED, title);
}

static void toggle_read(struct browser *b)
{
    struct str uid, title;
    if (!subject(b, b->frame, &uid, &title))
        return;
    bool on = !state_is_read(b->state, uid);
    state_set(b->state, uid, MARK_READ, on, STR_ABSENT, STR_ABSENT);
    commit(b, on ? MSG_IS_READ : MSG_IS_UNREAD, title);
}

/* What a question is about, kept with it. */
struct about {
    struct str uid, title;
};

static struct about *about(struct browser *b)
{
    struct arena *a = ask_about(b);
    struct about *it = arena_alloc(a, sizeof *it);
    b->ask.subject = it;
    return subject(b, a, &it->uid, &it->title) ? it : NULL;
}

static void take_note(struct browser *b, struct str text)
{
    const struct about *it = b->ask.subject;
    state_set(b->state, it->uid, MARK_BOOKMARK, true, str_trim(text), it->title);
    commit(b, MSG_NOTED, it->title);
}

static void ask_note(struct browser *b)
{
    const struct about *it = about(b);
    struct marked known = {.note = STR("")};
    if (!it)
        return;
    state_of(b->state, b->frame, it->uid, &known);
    ask_line(b, message(MSG_NOTE_PROMPT), known.note, &b->notes, take_note);
}

/* The words of TEXT: blanks or Chinese commas between. */
static bool next_word(struct str text, size_t *at, struct str *word)
{
    static const char *const between[] = {" ", "　", "、", "，", ","};
    size_t from = *at, to = text.n, skip = 0;
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        size_t found = str_find(text, str_of(between[i]), from);
        if (found < to || (found == to && found < text.n)) {
            to = found;
            skip = str_of(between[i]).n;
        }
    }
    *word = str_cut(text, from, to);
    *at = to < text.n ? to + skip : text.n;
    return from < text.n;
}

bool marking_tag(struct browser *b, struct str uid, struct str tags, bool on)
{
    struct str word;
    bool changed = false;
    for (size_t at = 0; next_word(tags, &at, &word);)
        changed |= word.n && state_set(b->state, uid, MARK_TAG, on, word, STR_ABSENT);
    return changed;
}

/* UID carries the tags of TEXT, and no others. */
static void set_tags(struct browser *b, struct arena *a, struct str uid, struct str text)
{
    struct marked known = {0};
    struct str word;
    state_of(b->state, a, uid, &known);
    struct str *before = arena_array(a, known.ntags, sizeof *before);
    for (size_t i = 0; i < known.ntags; i++)
        before[i] = arena_str(a, known.tags[i]);
    for (size_t i = 0; i < known.ntags; i++) {
        bool kept = false;
        for (size_t at = 0; next_word(text, &at, &word);)
            kept = kept || str_eq(word, before[i]);
        if (!kept)
            state_set(b->state, uid, MARK_TAG, false, before[i], STR_ABSENT);
    }
    marking_tag(b, uid, text, true);
}

static void take_tags(struct browser *b, struct str text)
{
    const struct about *it = b->ask.subject;
    set_tags(b, b->frame, it->uid, text);
    commit(b, str_trim(text).n ? MSG_TAGGED : MSG_UNTAGGED, it->title);
}

static void ask_tags(struct browser *b)
{
    const struct about *it = about(b);
    struct marked known = {0};
    struct buf text = {0};
    if (!it)
        return;
    state_of(b->state, b->frame, it->uid, &known);
    for (size_t i = 0; i < known.ntags; i++)
        buf_printf(&text, "%s%.*s", i ? " " : "", STR_ARG(known.tags[i]));
    ask_line(b, message(MSG_TAGS_PROMPT), buf_view(&text), &b->tags, take_tags);
    buf_free(&text);
}

/* ---- undoing, and the list ---------------------------------------------------------------------------------------- */

static void undo(struct browser *b)
{
    if (correcting_undo(b))
        return;
    static const enum message words[MARK_COUNT][2] = {
        [MARK_READ] = {MSG_READ_AGAIN, MSG_UNREAD_AGAIN},
        [MARK_BOOKMARK] = {MSG_BOOKMARK_BACK, MSG_BOOKMARK_OFF},
        [MARK_TAG] = {MSG_TAG_BACK, MSG_TAG_OFF},
    };
    struct undone undone;
    struct error err = {0};
    struct hit hit = {0};
    struct marked known;
    enum status status = state_undo(b->state, &undone, &err);
    b->shelf.stale = true;
    if (status == STATUS_NOTHING) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NOTHING_TO_UNDO));
    } else if (status != STATUS_OK) {
        browser_note_error(b, &err);
    } else if (undone.n == 0 && !undone.opened) {
        browser_note(b, ROLE_MESSAGE, message(MSG_UNDONE_ELSEWHERE));
    } else {
        size_t n = undone.n ? undone.n : undone.opened;
        struct str which = message_number(b->frame, MSG_ALL_ARTICLES, n, arena_printf(b->frame, "%zu", n), STR_ABSENT);
        if (n == 1)
            which = archive_hit(b->archive, b->frame, undone.uid, &hit, &err) == STATUS_OK         ? hit.title
                    : state_of(b->state, b->frame, undone.uid, &known) && str_present(known.title) ? known.title
                                                                                                   : undone.uid;
        error_clear(&err);
        enum message what = !undone.n      ? MSG_STILL_READ
                            : undone.other ? MSG_NOTE_BACK
                                           : words[undone.mark][undone.was_set];
        browser_note(b, ROLE_MESSAGE, message_with(b->frame, MSG_UNDONE, message(what), which));
    }
}

bool marking_request(struct browser *b, enum request request)
{
    switch (request) {
    case REQUEST_BOOKMARK:
        toggle_bookmark(b);
        return true;
    case REQUEST_NOTE:
        ask_note(b);
        return true;
    case REQUEST_TAG:
        ask_tags(b);
        return true;
    case REQUEST_UNREAD:
        toggle_read(b);
        return true;
    case REQUEST_UNDO:
        undo(b);
        return true;
    case REQUEST_BOOKMARKS:
        if (b->focus == PANEL_SHELF && b->shelf.kind == SHELF_BOOKMARKS) {
            focus_leave(b);
            return true;
        }
        b->shelf.kind = SHELF_KINDS;
        shelf_show_bookmarks(b);
        focus_go(b, PANEL_SHELF);
        return true;
    default:
        return false;
    }
}
