#include "ahead.h"

#include <stdlib.h>

#include "../browser/browser.h"

enum { AHEAD_STORIES = 16 };

struct ahead {
    struct ahead_story {
        struct buf uid;      /* by which it was asked for; empty: nothing is kept here */
        struct story *story; /* owned; NULL: it could not be read */
        bool wanted;         /* among those that are likely now */
    } at[AHEAD_STORIES];
};

struct ahead *ahead_new(void)
{
    return xcalloc(1, sizeof(struct ahead));
}

static struct ahead_story *find(const struct ahead *ahead, struct str uid)
{
    for (size_t i = 0; i < AHEAD_STORIES; i++)
        if (ahead->at[i].uid.n && str_eq(buf_view(&ahead->at[i].uid), uid))
            return (struct ahead_story *)&ahead->at[i];
    return NULL;
}

static void forget(struct ahead_story *s)
{
    story_close(s->story);
    buf_free(&s->uid);
    *s = (struct ahead_story){0};
}

/* Puts STORY in an empty place, or in that of one that is not wanted; NULL: there is none. */
static struct ahead_story *keep(struct ahead *ahead, struct str uid, struct story *story)
{
    struct ahead_story *place = NULL;
    for (size_t i = 0; i < AHEAD_STORIES && !(place && !place->uid.n); i++)
        if (!ahead->at[i].uid.n || (!place && !ahead->at[i].wanted))
            place = &ahead->at[i];
    if (!place)
        return NULL;
    forget(place);
    buf_str(&place->uid, uid);
    place->story = story;
    return place;
}

bool ahead_has(const struct ahead *ahead, struct str uid)
{
    const struct ahead_story *s = find(ahead, uid);
    return s && s->story;
}

enum status ahead_open(struct browser *b, struct str uid, struct story **out, struct error *err)
{
    struct ahead_story *s = find(b->ahead, uid);
    if (!s || !s->story)
        return story_open(b->archive, uid, out, err);
    *out = s->story;
    s->story = NULL;
    forget(s);
    return STATUS_OK;
}

void ahead_return(struct ahead *ahead, struct story *story)
{
    if (story && (find(ahead, story_uid(story)) || !keep(ahead, story_uid(story), story)))
        story_close(story);
}

void ahead_forget(struct ahead *ahead)
{
    for (size_t i = 0; i < AHEAD_STORIES; i++)
        forget(&ahead->at[i]);
}

void ahead_free(struct ahead *ahead)
{
    if (ahead)
        ahead_forget(ahead);
    free(ahead);
}

/* ---- which -------------------------------------------------------------------------------------------------------- */

enum { NEIGHBOURS = 4, RELATED = 4 };

struct likely {
    struct hit hits[NEIGHBOURS + RELATED];
    size_t n;
};
_Static_assert(NEIGHBOURS + RELATED <= AHEAD_STORIES, "what is wanted always has a place");

static void add(struct likely *l, const struct hit *hit)
{
    if (hit)
        l->hits[l->n++] = *hit;
}

/* The nearest first. */
static void find_likely(struct browser *b, struct likely *l)
{
    struct list *list = &b->list;
    size_t here = list->view.cursor, page = list->view.height > 1 ? (size_t)list->view.height - 1 : 1;
    const struct story *story = b->reader.story;
    if (!b->fresh) {
        add(l, list_at(list, here));
        add(l, list_at(list, here + 1));
        add(l, here ? list_at(list, here - 1) : NULL);
        add(l, list_at(list, here + page));
    }
    for (size_t i = 0; story && !b->previews && i < RELATED && i < story->nlinks; i++)
        add(l, &story->links[i].hit);
}

bool ahead_read(struct browser *b)
{
    struct likely l = {0};
    struct ahead *ahead = b->ahead;
    find_likely(b, &l);
    for (size_t i = 0; i < AHEAD_STORIES; i++)
        ahead->at[i].wanted = false;
    for (size_t i = 0; i < l.n; i++) {
        struct ahead_story *s = find(ahead, l.hits[i].uid);
        if (s)
            s->wanted = true;
    }
    for (size_t i = 0; i < l.n; i++) {
        struct str uid = l.hits[i].uid;
        struct error unread = {0}; /* it is told when it is opened */
        struct story *story = NULL;
        if (find(ahead, uid) || (b->reader.story && str_eq(uid, story_uid(b->reader.story))))
            continue;
        archive_know(b->archive, uid, l.hits[i].id);
        story_open(b->archive, uid, &story, &unread);
        error_clear(&unread);
        keep(ahead, uid, story)->wanted = true;
        return true;
    }
    return false;
}
