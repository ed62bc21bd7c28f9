#include "bulk.h"

#include <string.h>

#include "../browser/browser.h"
#include "marking.h"
#include "saving.h"

static const struct act {
    struct ask_choice choice;
    enum mark mark;
    bool on;
    enum message done; /* {1} articles */
} acts[] = {
    {{'r', MSG_ACT_READ}, MARK_READ, true, MSG_ALL_READ},
    {{'u', MSG_ACT_UNREAD}, MARK_READ, false, MSG_ALL_UNREAD},
    {{'m', MSG_ACT_BOOKMARK}, MARK_BOOKMARK, true, MSG_ALL_BOOKMARKED},
    {{'M', MSG_ACT_UNBOOKMARK}, MARK_BOOKMARK, false, MSG_ALL_UNBOOKMARKED},
    {{'t', MSG_ACT_TAG}, MARK_TAG, true, MSG_ALL_TAGGED},
    {{'T', MSG_ACT_UNTAG}, MARK_TAG, false, MSG_ALL_UNTAGGED},
};
enum { ACTS = sizeof acts / sizeof *acts };

struct bulk_row {
    struct str uid, title;
};

/* The articles of the list, read in the worker; what was read before an interruption is read. */
struct bulk_job {
    struct job job;
    struct query *query; /* NULL: those that the list was narrowed to, which are at hand */
    const struct act *act;
    struct str tags;
    struct bulk_row *rows;
    size_t n, cap;
};

static void add_rows(struct bulk_job *w, const struct hit *hits, size_t n)
{
    if (w->n + n > w->cap) {
        w->cap = 2 * (w->n + n);
        struct bulk_row *grown = arena_array(w->job.arena, w->cap, sizeof *grown);
        if (w->n)
            memcpy(grown, w->rows, w->n * sizeof *grown);
        w->rows = grown;
    }
    for (size_t i = 0; i < n; i++) {
        struct str title = w->act->mark == MARK_BOOKMARK && w->act->on ? hits[i].title : STR_ABSENT;
        w->rows[w->n++] = (struct bulk_row){arena_str(w->job.arena, hits[i].uid), arena_str(w->job.arena, title)};
    }
}

static void run(struct job *job, struct desk *desk)
{
    enum { PIECE = 1000 };
    struct bulk_job *w = (struct bulk_job *)job;
    struct search *search = NULL;
    struct arena *a = arena_new();
    size_t got = w->query ? PIECE : 0;
    if (w->query && archive_search(desk->archive, w->query, SORT_DATE, &search, &job->err) != STATUS_OK)
        got = 0;
    while (got == PIECE) {
        struct hit *hits = arena_array(a, PIECE, sizeof *hits);
        if (search_rows(search, a, w->n, PIECE, hits, &got, &job->err) != STATUS_OK)
            break;
        add_rows(w, hits, got);
        arena_reset(a);
    }
    search_close(search);
    arena_free(a);
}

static void done(struct job *job, struct browser *b)
{
    const struct bulk_job *w = (const struct bulk_job *)job;
    size_t changed = 0;
    /* From the last on, so that the newest of the bookmarks is the first of the list. */
    for (size_t i = w->n; i-- > 0 && job->err.status == STATUS_OK;) {
        const struct bulk_row *row = &w->rows[i];
        if (w->act->mark == MARK_TAG)
            changed += marking_tag(b, row->uid, w->tags, w->act->on);
        else if (w->act->mark != MARK_BOOKMARK || !w->act->on || !state_is_bookmarked(b->state, row->uid))
            changed += state_set(b->state, row->uid, w->act->mark, w->act->on, STR(""), row->title);
    }
    state_commit(b->state, true, NULL, &job->err);
    b->shelf.stale = true;
    if (job->err.status != STATUS_OK)
        browser_note_error(b, &job->err);
    else
        browser_note(b, ROLE_MESSAGE,
                     message_number(b->frame, w->act->done, w->n, arena_printf(b->frame, "%zu", changed),
                                    arena_printf(b->frame, "%zu", w->n)));
}

static void start(struct browser *b, const struct act *act, struct str tags)
{
    struct bulk_job *w = job_new(sizeof *w, run, done);
    w->act = act;
    if (!narrowed(&b->list.view))
        w->query = query_copy(w->job.arena, filter_query(&b->filter, w->job.arena, FILTER_NOTHING));
    for (size_t i = 0; !w->query && i < view_count(&b->list.view); i++) {
        const struct hit *hit = list_shown(&b->list, i);
        if (hit)
            add_rows(w, hit, 1);
    }
    w->tags = arena_str(w->job.arena, tags);
    worker_ask(b->worker, JOB_BULK, w);
    browser_note(b, ROLE_MESSAGE, message(MSG_BULK_WORKING));
}

static void take_tags(struct browser *b, struct str text)
{
    if (str_trim(text).n)
        start(b, b->ask.subject, text);
}

static void chosen(struct browser *b, uint32_t key)
{
    const struct act *act = acts;
    if (key == 's') {
        saving_list(b);
        return;
    }
    while (act->choice.key != key)
        act++;
    if (act->mark != MARK_TAG) {
        start(b, act, STR_ABSENT);
        return;
    }
    b->ask.subject = (void *)(uintptr_t)act;
    ask_line(b, message(act->on ? MSG_TAGS_PROMPT : MSG_UNTAGS_PROMPT), STR(""), &b->tags, take_tags);
}

static void ask(struct browser *b)
{
    if (worker_has(b->worker, JOB_BULK)) { /* another would take its place */
        browser_note(b, ROLE_MESSAGE, message(MSG_BULK_WORKING));
        return;
    }
    bool some = narrowed(&b->list.view);
    size_t all = some ? view_count(&b->list.view) : b->found.n;
    if (!all) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_ARTICLE_HERE));
        return;
    }
    static struct ask_choice choices[ACTS + 1] = {[ACTS] = {'s', MSG_ACT_SAVE}};
    for (size_t i = 0; i < ACTS; i++)
        choices[i] = acts[i].choice;
    struct str n = arena_printf(b->frame, "%zu%s", all, !some && b->found.kind == COUNT_LEAST ? "+" : "");
    if (!some && b->found.kind == COUNT_ABOUT)
        n = message_with(b->frame, MSG_ABOUT, n, STR_ABSENT);
    ask_key(b, message_number(b->frame, some ? MSG_BULK_SHOWN : MSG_BULK, all, n, STR_ABSENT), choices, ACTS + 1,
            chosen);
}

bool bulk_request(struct browser *b, enum request request)
{
    if (request == REQUEST_ALL)
        ask(b);
    return request == REQUEST_ALL;
}
