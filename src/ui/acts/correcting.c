#include "correcting.h"

#include <stdlib.h>
#include <unistd.h>

#include "../browser/browser.h"
#include "../finding/finding.h"
#include "../panels/subject.h"
#include "../reading/ahead.h"
#include "../reading/reading.h"
#include "baolan/overlay.h"
#include "editor.h"

/* What is in hand while it is being edited. */
struct work {
    struct str uid, text;
};

/* ---- what was edited ---------------------------------------------------------------------------------------------- */

/* The halves of a story in the editor: what is shown, and what the file says of them. */
struct edited {
    const struct story *story;
    struct corrections known;
    size_t next; /* number of the next article that is split off */
};

static struct correction shown(struct arena *a, const struct edited *e, size_t part)
{
    const struct doc_part *p = &e->story->parts[part];
    const struct correction *known = corrections_find(&e->known, p->article->uid);
    struct correction whole;
    correction_of(a, p->page, p->article, &whole);
    if (known)
        whole.fields[CORRECTION_JOIN] = known->fields[CORRECTION_JOIN];
    return whole;
}

static struct str base_of(struct str uid)
{
    struct str base = uid;
    correction_part(uid, &base, NULL);
    return base;
}

static bool is_of_story(const struct story *story, struct str uid)
{
    bool is = false;
    for (size_t i = 0; i < story->nparts; i++)
        is = is || str_eq(base_of(story->parts[i].article->uid), base_of(uid));
    return is;
}

static void start(struct browser *b, struct arena *a, const struct story *story, struct edited *e, struct error *err)
{
    size_t number;
    *e = (struct edited){.story = story, .next = 2};
    overlay_read(b->archive, a, &e->known, err);
    for (size_t i = 0; i < e->known.n; i++)
        if (correction_part(e->known.at[i].uid, NULL, &number) && number >= e->next &&
            is_of_story(story, e->known.at[i].uid))
            e->next = number + 1;
}

/* All of the story as it is shown, a block a half. */
static void print_story(struct arena *a, const struct edited *e, struct buf *out)
{
    buf_printf(out, "# %.*s\n# %.*s\n", STR_ARG(message(MSG_CORRECTION_HOW)), STR_ARG(message(MSG_CORRECTION_SPLIT)));
    for (size_t i = 0; i < e->story->nparts; i++) {
        struct correction whole = shown(a, e, i);
        correction_print(&whole, out);
    }
}

/* What an article was before it was corrected; of one that was split off: what it would be without a word. */
static struct correction original_of(struct browser *b, struct arena *a, const struct doc_part *part, struct error *err)
{
    struct page page = *part->page;
    struct article article = *part->article;
    struct correction original;
    archive_original(b->archive, a, part->article->uid, 0, &page, &article, err);
    if (correction_part(part->article->uid, NULL, NULL))
        article = (struct article){.genre = article.genre};
    correction_of(a, &page, &article, &original);
    return original;
}

/* What of TEXT is another than it was: a change a half, and one for each article that is split off. */
static enum status read_changes(struct browser *b, struct arena *a, const struct edited *e, struct str text,
                                struct correction **out, size_t *n, struct error *err)
{
    struct corrections read;
    const struct story *story = e->story;
    *out = NULL;
    *n = 0;
    if (corrections_parse_edited(a, text, e->next, &read, err) != STATUS_OK)
        return err->status;
    *out = arena_array(a, story->nparts + read.n, sizeof **out);
    for (; *n < story->nparts && err->status == STATUS_OK; ++*n) {
        const struct doc_part *part = &story->parts[*n];
        const struct correction *said = corrections_find(&read, part->article->uid);
        struct correction as_shown = shown(a, e, *n), original = original_of(b, a, part, err);
        (*out)[*n] = said ? *said : (struct correction){.uid = part->article->uid};
        correction_merge(&(*out)[*n], &as_shown, corrections_find(&e->known, part->article->uid), &original);
    }
    for (size_t i = 0; i < read.n && err->status == STATUS_OK; i++) {
        size_t number = 0;
        bool known = false, made = correction_part(read.at[i].uid, NULL, &number) && number >= e->next &&
                                   is_of_story(story, read.at[i].uid);
        for (size_t k = 0; k < story->nparts; k++)
            known = known || str_eq(read.at[i].uid, story->parts[k].article->uid);
        if (made)
            (*out)[(*n)++] = read.at[i];
        else if (!known)
            error_set(err, STATUS_USAGE, ":%d: “%.*s” is not this article", read.at[i].line, STR_ARG(read.at[i].uid));
    }
    return err->status;
}

/* ---- keeping ------------------------------------------------------------------------------------------------------ */

/* What takes long is left to the next index run: a reader is waiting. */
static bool stop_soon(void *context, size_t done, size_t all)
{
    (void)context, (void)done, (void)all;
    return false;
}

/* Each change leaves pieces of the index of its own, into all of which every search would have to look. */
static enum status change(struct browser *b, const struct correction *changes, size_t n, struct error *err)
{
    struct archive *writer = NULL;
    if (archive_open(archive_path(b->archive), ARCHIVE_WRITE, &writer, err) == STATUS_OK &&
        overlay_change(writer, changes, n, err) == STATUS_OK && archive_relate(writer, NULL, NULL, err) == STATUS_OK)
        archive_settle(writer, stop_soon, NULL, err);
    archive_close(writer);
    return err->status;
}

/* UID is shown where it is on the screen; list and counts come anew. */
static void show(struct browser *b, struct str uid)
{
    ahead_forget(b->ahead);
    if (b->reader.story && !str_eq(uid, story_uid(b->reader.story)))
        reading_open(b, uid);
    else
        reading_again(b);
    finding_ask(b, archive_id(b->archive, uid));
}

enum status correcting_keep(struct browser *b, const struct corrections *known, const struct correction *changes,
                            size_t n, struct str uid, struct error *err)
{
    struct correction_made made = {.uid = xstrdup(arena_str(b->frame, uid).s), .acts = state_acts(b->state)};
    for (size_t i = 0; i < n; i++) {
        const struct correction *before = corrections_find(known, changes[i].uid);
        correction_print(before ? before : &(struct correction){.uid = changes[i].uid}, &made.before);
    }
    if (change(b, changes, n, err) == STATUS_OK) {
        vec_push(&b->corrections, made);
        show(b, arena_str(b->frame, uid));
    } else {
        buf_free(&made.before);
        free(made.uid);
    }
    return err->status;
}

bool correcting_undo(struct browser *b)
{
    struct corrections_made *all = &b->corrections;
    if (!all->n || state_acts(b->state) > all->at[all->n - 1].acts)
        return false;
    struct arena *a = arena_new();
    struct correction_made made = all->at[--all->n];
    struct corrections before;
    struct error err = {0};
    if (corrections_parse(a, STR(""), buf_view(&made.before), &before, &err) == STATUS_OK &&
        change(b, before.at, before.n, &err) == STATUS_OK) {
        show(b, str_of(made.uid));
        browser_note(b, ROLE_MESSAGE, message(MSG_UNCORRECTED));
    } else {
        browser_note_error(b, &err);
    }
    buf_free(&made.before);
    free(made.uid);
    arena_free(a);
    return true;
}

void correcting_free(struct browser *b)
{
    for (size_t i = 0; i < b->corrections.n; i++) {
        buf_free(&b->corrections.at[i].before);
        free(b->corrections.at[i].uid);
    }
    vec_free(&b->corrections);
}

/* ---- editing ------------------------------------------------------------------------------------------------------ */

static void edit_work(struct browser *b, struct str uid, struct str text);

static void take_again(struct browser *b, uint32_t key)
{
    const struct work *w = b->ask.subject;
    struct arena *a = arena_new();
    (void)key;
    edit_work(b, arena_str(a, w->uid), arena_str(a, w->text));
    arena_free(a);
}

/* What is wrong is told, and what was typed is not lost. */
static void ask_again(struct browser *b, struct str uid, struct str text, struct error *err)
{
    static const struct ask_choice choices[] = {{'e', MSG_EDIT_AGAIN}};
    struct arena *a = ask_about(b);
    struct work *w = arena_alloc(a, sizeof *w);
    *w = (struct work){arena_str(a, uid), arena_str(a, text)};
    b->ask.subject = w;
    ask_key(b, str_of(err->message), choices, 1, take_again);
    error_clear(err);
}

/* TEXT (absent: the article as it is) goes to the editor and, changed, to the archive. */
static void edit_work(struct browser *b, struct str uid, struct str text)
{
    struct arena *a = arena_new();
    struct buf before = {0}, after = {0};
    struct story *story = NULL;
    struct edited e;
    struct correction *changes;
    size_t n;
    struct error err = {0};
    if (subject_open(b, uid, &story, &err) == STATUS_OK)
        start(b, a, story, &e, &err);
    if (err.status == STATUS_OK) {
        print_story(a, &e, &before);
        editor_edit(a, text.s ? text : buf_view(&before), &after, &err);
    }
    if (err.status != STATUS_OK)
        browser_note_error(b, &err);
    else if (str_eq(buf_view(&before), buf_view(&after)))
        browser_note(b, ROLE_MESSAGE, message(MSG_NOTHING_CHANGED));
    else if (read_changes(b, a, &e, buf_view(&after), &changes, &n, &err) == STATUS_OK &&
             correcting_keep(b, &e.known, changes, n, story_uid(story), &err) == STATUS_OK)
        browser_note(b, ROLE_MESSAGE,
                     message_with(b->frame, MSG_CORRECTED, overlay_file(b->archive, b->frame), STR_ABSENT));
    else
        ask_again(b, uid, buf_view(&after), &err);
    story_close(story);
    buf_free(&before);
    buf_free(&after);
    arena_free(a);
}

/* ---- requests ----------------------------------------------------------------------------------------------------- */

/* That an archive cannot be changed is told before somebody has typed. */
static bool can_change(struct browser *b)
{
    struct archive *writer = NULL;
    struct error err = {0};
    bool can = archive_open(archive_path(b->archive), ARCHIVE_WRITE, &writer, &err) == STATUS_OK;
    archive_close(writer);
    if (!can)
        browser_note_error(b, &err);
    return can;
}

static void correct(struct browser *b)
{
    struct arena *a = arena_new();
    struct str uid, title;
    if (!subject_find(b, a, &uid, &title))
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_ARTICLE_HERE));
    else if (can_change(b))
        edit_work(b, uid, STR_ABSENT);
    arena_free(a);
}

/* The article as it was, and back; one after the other where articles were joined. */
static void show_original(struct browser *b)
{
    const struct story *story = b->reader.story;
    if (!story || !story->corrected) {
        browser_note(b, ROLE_MESSAGE, message(story ? MSG_NOT_CORRECTED : MSG_NOT_OPEN));
        return;
    }
    b->reader.original++;
    reading_again(b);
}

bool correcting_request(struct browser *b, enum request request)
{
    if (request == REQUEST_CORRECT)
        correct(b);
    else if (request == REQUEST_ORIGINAL)
        show_original(b);
    return request == REQUEST_CORRECT || request == REQUEST_ORIGINAL;
}
