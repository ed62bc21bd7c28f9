#include "reading.h"

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "../terminal/clock.h"
#include "ahead.h"
#include "document.h"

/* How long the cursor rests on an article before the pane follows: longer than from one repetition of a key held down to the next, too short
 * to be waited for. */
enum { REST_MS = 50 };

static bool show_story(struct browser *b, struct str uid, size_t line, size_t of)
{
    struct error err = {0};
    bool same = b->reader.story && str_eq(uid, story_uid(b->reader.story));
    struct story *story;
    if (ahead_open(b, uid, &story, &err) != STATUS_OK) {
        browser_note_error(b, &err);
        return false;
    }
    bool changed = b->reader.original != 0;
    b->reader.original = same ? b->reader.original : 0;
    if (b->reader.original && !story_originals(b->archive, story, b->reader.original - 1))
        b->reader.original = 0;
    if (!changed && !same) {
        ahead_return(b->ahead, b->reader.story);
        b->reader.story = NULL;
    }
    reader_show(&b->reader, story, line, of);
    b->related.cursor = b->related.top = 0;
    b->outline.cursor = b->outline.top = 0;
    narrow_to(&b->related, STR(""));
    narrow_to(&b->outline, STR(""));
    view_forget(browser_view(b, PANEL_RAW));
    b->reading = PANEL_READER;
    return true;
}

/* It counts as read. */
static void mark_read(struct browser *b)
{
    struct error none = {0};
    if (b->reader.story && state_opened(b->state, story_uid(b->reader.story)))
        state_commit(b->state, false, NULL,
                     &none); /* what cannot be written now goes with the next, or is told at the end */
    error_clear(&none);
}

/* The line where what is on the trail is left; a preview is not on it. */
static void leave(struct browser *b)
{
    if (b->reader.story && !b->previews)
        trail_leave(&b->trail, b->reader.view.top, b->reader.doc.n);
}

void reading_open(struct browser *b, struct str uid)
{
    if (b->previews && b->reader.story && str_eq(uid, story_uid(b->reader.story))) {
        reading_keep(b);
        return;
    }
    struct arena *a = arena_new(); /* UID may belong to the story that is about to be closed */
    leave(b);
    if (show_story(b, arena_str(a, uid), 0, 0)) {
        b->previews = false;
        trail_add(&b->trail, story_uid(b->reader.story));
        mark_read(b);
    }
    arena_free(a);
}

/* What the pane has yet to follow to; NULL: nothing. */
static const struct hit *to_preview(struct browser *b)
{
    if (!b->previews || ((1 << b->reading) & IN_OVERLAY))
        return NULL; /* an overlay stays until it is left or an article is opened */
    const struct hit *hit = list_here(&b->list);
    return hit && hit->id != b->previewed ? hit : NULL;
}

bool reading_preview(struct browser *b)
{
    const struct hit *hit = to_preview(b);
    if (!hit)
        return false;
    archive_know(b->archive, hit->uid, hit->id);
    b->previewed = hit->id; /* also when it cannot be read: it is told once */
    if (b->reader.story && str_eq(hit->uid, story_uid(b->reader.story)))
        return false;
    show_story(b, hit->uid, 0, 0);
    return true;
}

long reading_wait(struct browser *b)
{
    const struct hit *hit = to_preview(b);
    long now = clock_ms();
    if (!hit)
        return -1;
    if (b->pointed != hit->id) {
        b->pointed = hit->id;
        b->pointed_ms = now;
    }
    return !b->previewed || now - b->pointed_ms >= REST_MS ? 0 : REST_MS - (now - b->pointed_ms);
}

bool reading_rested(struct browser *b, bool at_hand)
{
    return reading_wait(b) == 0 && (!at_hand || ahead_has(b->ahead, list_here(&b->list)->uid)) && reading_preview(b);
}

bool reading_stale(struct browser *b)
{
    return b->reader.story && to_preview(b) && b->previewed;
}

void reading_follow(struct browser *b)
{
    if (b->previews && b->found.n == 0) {
        reader_show(&b->reader, NULL, 0, 0);
        b->previewed = 0;
    }
    reading_preview(b);
}

void reading_keep(struct browser *b)
{
    reading_preview(b);
    if (!b->previews || !b->reader.story)
        return;
    b->previews = false;
    trail_add(&b->trail, story_uid(b->reader.story));
    mark_read(b);
}

void reading_return(struct browser *b, struct str uid, size_t line, size_t of)
{
    if (!show_story(b, uid, line, of))
        return;
    b->previews = false;
    trail_add(&b->trail, story_uid(b->reader.story));
}

void reading_again(struct browser *b)
{
    if (!b->reader.story)
        return;
    struct arena *a = arena_new(); /* the story that it belongs to is about to be closed */
    show_story(b, arena_str(a, story_uid(b->reader.story)), b->reader.view.top, b->reader.doc.n);
    arena_free(a);
}

/* To a step of the trail, where HERE was the one before; back there when it cannot be shown. */
static void take_step(struct browser *b, const struct trail_step *step, size_t here)
{
    if (show_story(b, step->uid, step->line, step->of))
        b->previews = false;
    else
        b->trail.here = here;
}

void reading_step(struct browser *b, size_t which)
{
    size_t here = b->trail.here;
    if (which >= b->trail.n)
        return;
    leave(b);
    b->trail.here = which;
    take_step(b, &b->trail.at[which], here);
}

bool reading_walk(struct browser *b, bool back)
{
    /* From a preview, back is to what was read last. */
    bool stays = back && b->previews && b->trail.n;
    size_t here = b->trail.here;
    leave(b);
    const struct trail_step *step = stays  ? &b->trail.at[here]
                                    : back ? trail_back(&b->trail)
                                           : trail_forward(&b->trail);
    if (step)
        take_step(b, step, here);
    return step != NULL;
}

bool reading_ahead(struct browser *b)
{
    /* Nothing is likely where the cursor only passes. */
    return !((1 << b->reading) & IN_OVERLAY) && reading_wait(b) <= 0 && ahead_read(b);
}
