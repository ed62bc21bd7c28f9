#include "following.h"

#include "../browser/browser.h"
#include "../panels/hit.h"
#include "../panels/shelf.h"
#include "../reading/focus.h"
#include "baolan/thread.h"
#include "moving.h"

struct following_row {
    struct hit hit;
    struct str words; /* how it goes on, and what it added */
};

struct following_job {
    struct job job;
    struct str uid;
    struct following_row *rows;
    size_t n, asked; /* asked: the row of UID */
    int by;          /* goes that many rows on from there; 0: shows them all */
};

static void add_list(struct buf *words, const struct thread_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        buf_printf(words, "%s%.*s", i ? "、" : " + ", STR_ARG(list->at[i]));
}

/* "follow-up + 韩志远 + 投资 8.6亿元" */
static struct str words_of(struct arena *a, const struct thread_piece *p)
{
    struct buf words = {0};
    buf_str(&words, p->to == SIZE_MAX ? message(MSG_FIRST_MENTION) : hit_relation(p->relation));
    add_list(&words, &p->people);
    add_list(&words, &p->organisations);
    add_list(&words, &p->figures);
    struct str text = arena_str(a, buf_view(&words));
    buf_free(&words);
    return text;
}

static void run(struct job *job, struct desk *desk)
{
    struct following_job *f = (struct following_job *)job;
    struct thread *t = NULL;
    if (thread_open(desk->archive, f->uid, &t, &job->err) != STATUS_OK)
        return;
    f->rows = arena_array(job->arena, t->n, sizeof *f->rows);
    for (f->n = 0; f->n < t->n; f->n++) {
        struct following_row *row = &f->rows[f->n];
        const struct thread_piece *p = &t->pieces[f->n];
        row->hit = p->hit;
        row->hit.uid = arena_str(job->arena, p->hit.uid);
        row->hit.title = arena_str(job->arena, p->hit.title);
        row->hit.counties = arena_str(job->arena, p->hit.counties);
        row->hit.page_no = arena_str(job->arena, p->hit.page_no);
        row->hit.newspaper = arena_str(job->arena, p->hit.newspaper);
        row->hit.date.edtf = arena_str(job->arena, p->hit.date.edtf);
        row->words = words_of(job->arena, p);
        if (p->asked)
            f->asked = f->n;
    }
    thread_close(t);
}

static void step(struct browser *b, const struct following_job *f)
{
    if (f->by > 0 ? f->asked + 1 >= f->n : f->asked == 0) {
        browser_note(b, ROLE_MESSAGE, message(f->by > 0 ? MSG_LAST_OF_THREAD : MSG_FIRST_OF_THREAD));
        return;
    }
    size_t row = f->by > 0 ? f->asked + 1 : f->asked - 1;
    moving_open_counted(b, f->rows[row].hit.uid, MSG_OF_THREAD, row + 1, f->n);
}

static void done(struct job *job, struct browser *b)
{
    const struct following_job *f = (const struct following_job *)job;
    if (job->err.status != STATUS_OK) {
        browser_note_error(b, &job->err);
        return;
    }
    if (f->n < 2) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_THREAD));
        return;
    }
    if (f->by) {
        step(b, f);
        return;
    }
    shelf_start(&b->shelf, SHELF_THREAD);
    for (size_t i = 0; i < f->n; i++)
        shelf_add(&b->shelf, f->rows[i].hit.uid, STR(""), f->rows[i].words, &f->rows[i].hit);
    focus_go(b, PANEL_SHELF);
    view_go(&b->shelf.view, f->asked);
}

bool following_request(struct browser *b, enum request request)
{
    if (request != REQUEST_THREAD && request != REQUEST_THREAD_NEXT && request != REQUEST_THREAD_PREVIOUS)
        return false;
    if (request == REQUEST_THREAD && b->focus == PANEL_SHELF && b->shelf.kind == SHELF_THREAD) {
        focus_leave(b);
    } else if (!b->reader.story) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NOT_OPEN));
    } else {
        struct following_job *f = job_new(sizeof *f, run, done);
        f->by = (request == REQUEST_THREAD_NEXT) - (request == REQUEST_THREAD_PREVIOUS);
        f->uid = arena_str(f->job.arena, story_uid(b->reader.story));
        worker_ask(b->worker, JOB_THREAD, f);
    }
    return true;
}
