#include "joining.h"

#include "../browser/browser.h"
#include "../panels/subject.h"
#include "baolan/display.h"
#include "baolan/overlay.h"
#include "baolan/width.h"
#include "correcting.h"

/* Two articles, the first chosen first. */
struct couple {
    struct str uids[2], titles[2];
};

/* ---- what becomes of the file ------------------------------------------------------------------------------------- */

static struct correction known_of(const struct corrections *known, struct str uid)
{
    const struct correction *c = corrections_find(known, uid);
    return c ? *c : (struct correction){.uid = uid};
}

/* The names of LIST and those of MORE, 、 between. */
static struct str both_of(struct arena *a, struct str list, struct str more)
{
    return arena_printf(a, "%.*s%s%.*s", STR_ARG(list), list.n && more.n ? "、" : "", STR_ARG(more));
}

/*
 * FIRST gets SECOND and those behind it; changes[0] is for the first, changes[1] for the second. A text that was put right is whole, so it
 * gets what comes behind it; else the archive puts the texts together.
 */
static void make_changes(struct arena *a, const struct corrections *known, const struct doc_part *first,
                         const struct doc_part *second, struct correction *changes)
{
    struct correction *c = &changes[0], *other = &changes[1];
    c[0] = known_of(known, first->article->uid);
    *other = known_of(known, second->article->uid);
    struct str behind = other->fields[CORRECTION_JOIN];
    c->fields[CORRECTION_JOIN] = both_of(a, c->fields[CORRECTION_JOIN], both_of(a, second->article->uid, behind));
    other->fields[CORRECTION_JOIN] = STR_ABSENT;
    if (!c->nsections && !(other->nsections && behind.n))
        return;
    struct article whole = *first->article;
    correction_join(a, &whole, second->article, false);
    c->sections = whole.sections;
    c->nsections = whole.nsections;
}

static bool is_part(const struct story *story, struct str uid)
{
    bool is = false;
    for (size_t i = 0; i < story->nparts; i++)
        is = is || str_eq(story->parts[i].article->uid, uid);
    return is;
}

/* What was marked in OTHER, which is no article of its own any more, is marked in STORY too; the bookmark of OTHER stays and leads there. */
static void take_marks(struct browser *b, struct arena *a, struct str other, const struct story *story)
{
    struct marked marks = {0};
    struct error none = {0};
    struct str uid = story_uid(story);
    if (!state_of(b->state, a, other, &marks))
        return;
    struct str note = arena_str(a, marks.note);
    for (size_t i = 0; i < marks.ntags; i++)
        marks.tags[i] = arena_str(a, marks.tags[i]);
    if (marks.bookmarked && !state_is_bookmarked(b->state, uid))
        state_set(b->state, uid, MARK_BOOKMARK, true, note, story->parts[0].article->title);
    for (size_t i = 0; i < marks.ntags; i++)
        state_set(b->state, uid, MARK_TAG, true, marks.tags[i], STR_ABSENT);
    state_commit(b->state, false, NULL, &none); /* what cannot be written now goes with the next */
    error_clear(&none);
    b->shelf.stale = true;
}

static void join(struct browser *b, struct str first, struct str second)
{
    struct arena *a = arena_new();
    struct story *stories[2] = {NULL, NULL};
    struct corrections known;
    struct correction changes[2];
    struct error err = {0};
    if (subject_open(b, first, &stories[0], &err) == STATUS_OK &&
        subject_open(b, second, &stories[1], &err) == STATUS_OK &&
        overlay_read(b->archive, a, &known, &err) == STATUS_OK) {
        const struct doc_part *end = &stories[0]->parts[stories[0]->nparts - 1], *beginning = &stories[1]->parts[0];
        if (is_part(stories[0], beginning->article->uid)) {
            browser_note(b, ROLE_MESSAGE, message(MSG_JOIN_NOT));
        } else {
            make_changes(a, &known, end, beginning, changes);
            if (correcting_keep(b, &known, changes, 2, story_uid(stories[0]), &err) == STATUS_OK) {
                take_marks(b, a, story_uid(stories[1]), stories[0]);
                b->corrections.at[b->corrections.n - 1].acts = state_acts(b->state);
                browser_note(b, ROLE_MESSAGE,
                             message_with(b->frame, MSG_CORRECTED, overlay_file(b->archive, b->frame), STR_ABSENT));
            }
        }
    }
    if (err.status != STATUS_OK)
        browser_note_error(b, &err);
    story_close(stories[0]);
    story_close(stories[1]);
    arena_free(a);
}

/* ---- choosing ----------------------------------------------------------------------------------------------------- */

static void take_order(struct browser *b, uint32_t key)
{
    const struct couple *c = b->ask.subject;
    struct arena *a = arena_new();
    bool turned = key == '2';
    join(b, arena_str(a, c->uids[turned]), arena_str(a, c->uids[!turned]));
    joining_free(b);
    arena_free(a);
}

static void ask_order(struct browser *b, struct str uid, struct str title)
{
    static const struct ask_choice choices[] = {{'1', MSG_JOIN_SO}, {'2', MSG_JOIN_OTHERWISE}};
    enum { ROOM_FOR_WORDS = 46 };
    struct arena *a = ask_about(b);
    struct couple *c = arena_alloc(a, sizeof *c);
    int room = (b->columns - ROOM_FOR_WORDS) / 2;
    struct buf shown[2] = {0};
    *c = (struct couple){{arena_str(a, b->joining.uid), arena_str(a, uid)},
                         {arena_str(a, b->joining.title), arena_str(a, title)}};
    b->ask.subject = c;
    for (size_t i = 0; i < 2; i++)
        width_clip(display_str(a, c->titles[i]), room < 8 ? 8 : room, &shown[i]);
    ask_key(b, message_with(a, MSG_JOIN_HOW, buf_view(&shown[0]), buf_view(&shown[1])), choices, 2, take_order);
    buf_free(&shown[0]);
    buf_free(&shown[1]);
}

static void choose(struct browser *b)
{
    struct arena *a = arena_new();
    struct joining *j = &b->joining;
    struct str uid, title;
    if (!subject_find(b, a, &uid, &title)) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_ARTICLE_HERE));
        arena_free(a);
    } else if (!j->arena) {
        *j = (struct joining){a, uid, title};
        struct str key = keymap_key(&b->config.keymap, b->frame, b->focus, REQUEST_JOIN);
        browser_note(b, ROLE_MESSAGE, message_with(b->frame, MSG_JOIN_WITH, title, key));
    } else if (str_eq(uid, j->uid)) {
        browser_note(b, ROLE_MESSAGE, message(MSG_JOIN_NOT));
        joining_free(b);
        arena_free(a);
    } else {
        ask_order(b, uid, title);
        arena_free(a);
    }
}

void joining_free(struct browser *b)
{
    arena_free(b->joining.arena);
    b->joining = (struct joining){0};
}

/* ---- taking back -------------------------------------------------------------------------------------------------- */

static struct str base_of(struct str uid)
{
    correction_part(uid, &uid, NULL);
    return uid;
}

/* Nothing is said any more of the article, of those split off it and of what it was split off. */
static void take_back(struct browser *b, struct str uid, struct error *err)
{
    struct arena *a = arena_new();
    struct story *story = NULL;
    struct corrections known;
    if (subject_open(b, uid, &story, err) == STATUS_OK && overlay_read(b->archive, a, &known, err) == STATUS_OK) {
        struct correction *changes = arena_array(a, known.nsorted, sizeof *changes);
        size_t n = 0;
        for (size_t i = 0; i < known.nsorted; i++)
            for (size_t k = 0; k < story->nparts; k++)
                if (str_eq(base_of(known.sorted[i]->uid), base_of(story->parts[k].article->uid))) {
                    changes[n++] = (struct correction){.uid = known.sorted[i]->uid};
                    break;
                }
        if (!n)
            browser_note(b, ROLE_MESSAGE, message(MSG_NOT_CORRECTED));
        else if (correcting_keep(b, &known, changes, n, base_of(story_uid(story)), err) == STATUS_OK)
            browser_note(b, ROLE_MESSAGE, message(MSG_TAKEN_BACK));
    }
    story_close(story);
    arena_free(a);
}

static void take_back_here(struct browser *b)
{
    struct arena *a = arena_new();
    struct str uid, title;
    struct error err = {0};
    if (subject_find(b, a, &uid, &title))
        take_back(b, uid, &err);
    else
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_ARTICLE_HERE));
    if (err.status != STATUS_OK)
        browser_note_error(b, &err);
    arena_free(a);
}

bool joining_request(struct browser *b, enum request request)
{
    if (request == REQUEST_JOIN)
        choose(b);
    else if (request == REQUEST_TAKE_BACK)
        take_back_here(b);
    return request == REQUEST_JOIN || request == REQUEST_TAKE_BACK;
}
