#include "worker.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { NUDGE_MS = 5 };

struct worker {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t asked, ended; /* something is to be done; something is done */
    const struct archive *model;
    int wake[2];

    /* under the lock */
    struct archive *archive; /* the thread's own, NULL while it is not open */
    struct job *waiting[JOB_SLOTS], *finished[JOB_SLOTS];
    struct job *running;
    enum job_slot slot; /* of the running job */
    bool unwanted;      /* the running job was replaced or dropped */
    bool yields;        /* the running job gives way to a more urgent one */
    bool quit;
};

void *job_new(size_t size, void (*run)(struct job *, struct desk *), void (*done)(struct job *, struct browser *))
{
    struct arena *arena = arena_new();
    struct job *job = arena_alloc(arena, size);
    *job = (struct job){.arena = arena, .run = run, .done = done};
    return job;
}

static void job_free(struct job *job)
{
    if (!job)
        return;
    error_clear(&job->err);
    arena_free(job->arena);
}

/* ---- the thread -------------------------------------------------------------------------------------------------- */

static struct job *next_job(struct worker *w)
{
    for (int slot = 0; slot < JOB_SLOTS; slot++) {
        struct job *job = w->waiting[slot];
        if (!job)
            continue;
        w->waiting[slot] = NULL;
        w->slot = (enum job_slot)slot;
        return job;
    }
    return NULL;
}

static void run_job(struct worker *w, struct desk *desk, struct job *job)
{
    if (!desk->archive && archive_open_again(w->model, &desk->archive, &job->err) == STATUS_OK) {
        pthread_mutex_lock(&w->lock);
        w->archive = desk->archive;
        pthread_mutex_unlock(&w->lock);
    }
    if (desk->archive)
        job->run(job, desk);
    if (job->err.status == STATUS_INTERRUPTED) {
        /* What was stopped half-way is begun anew. */
        search_close(desk->search);
        desk->search = NULL;
    }
}

static void leave_desk(struct desk *desk)
{
    search_close(desk->search);
    archive_close(desk->archive);
    *desk = (struct desk){0};
}

/*
 * Was JOB, which came to its end, hit by an interruption that was meant for one before it? SQLite goes on interrupting as long as any statement
 * is under way, and one of its own may be for ever where opening a table was interrupted. Under the lock.
 */
static bool is_struck(const struct worker *w, const struct job *job)
{
    return job->err.status == STATUS_INTERRUPTED && !w->unwanted && !w->yields;
}

/* Where JOB goes now that it has been run; under the lock. */
static void put_away(struct worker *w, struct job *job)
{
    if (w->unwanted) {
        job_free(job);
    } else if (job->err.status == STATUS_INTERRUPTED) { /* that is no answer */
        error_clear(&job->err);
        w->waiting[w->slot] = job;
    } else {
        job_free(w->finished[w->slot]);
        w->finished[w->slot] = job;
        ssize_t ignored = write(w->wake[1], "", 1); /* full is as good as written */
        (void)ignored;
    }
    w->running = NULL;
    w->unwanted = w->yields = false;
    pthread_cond_broadcast(&w->ended);
}

static void *work(void *argument)
{
    struct worker *w = argument;
    struct desk desk = {0};
    pthread_mutex_lock(&w->lock);
    while (!w->quit) {
        struct job *job = w->running = next_job(w);
        if (!job) {
            pthread_cond_wait(&w->asked, &w->lock);
            continue;
        }
        pthread_mutex_unlock(&w->lock);
        run_job(w, &desk, job);
        pthread_mutex_lock(&w->lock);
        bool struck = is_struck(w, job);
        put_away(w, job);
        if (struck) {
            w->archive = NULL;
            leave_desk(&desk);
        }
    }
    w->archive = NULL;
    pthread_mutex_unlock(&w->lock);
    leave_desk(&desk);
    return NULL;
}

/* ---- for the thread that asks ------------------------------------------------------------------------------------ */

static void worker_free(struct worker *w)
{
    for (int slot = 0; slot < JOB_SLOTS; slot++) {
        job_free(w->waiting[slot]);
        job_free(w->finished[slot]);
    }
    close(w->wake[0]);
    close(w->wake[1]);
    pthread_cond_destroy(&w->asked);
    pthread_cond_destroy(&w->ended);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

enum status worker_start(const struct archive *a, struct worker **out, struct error *err)
{
    struct worker *w = xcalloc(1, sizeof *w);
    sigset_t all, before;
    *out = NULL;
    if (pipe(w->wake) != 0) {
        free(w);
        return error_set_errno(err, STATUS_SYSTEM, "cannot make a pipe");
    }
    for (int i = 0; i < 2; i++) {
        fcntl(w->wake[i], F_SETFL, O_NONBLOCK);
        fcntl(w->wake[i], F_SETFD, FD_CLOEXEC);
    }
    w->model = a;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->asked, NULL);
    pthread_cond_init(&w->ended, NULL);
    /* Signals are the other thread's. */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    errno = pthread_create(&w->thread, NULL, work, w);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (errno != 0) {
        error_set_errno(err, STATUS_SYSTEM, "cannot start a thread");
        worker_free(w);
        return err->status;
    }
    *out = w;
    return STATUS_OK;
}

/* Under the lock, so that it cannot hit the job after the one that is meant. */
static void interrupt(struct worker *w)
{
    if (w->running && w->archive)
        archive_interrupt(w->archive);
}

void worker_stop(struct worker *w)
{
    if (!w)
        return;
    pthread_mutex_lock(&w->lock);
    w->quit = true;
    w->unwanted = w->running != NULL;
    pthread_cond_broadcast(&w->asked);
    while (w->running) {
        struct timespec soon;
        interrupt(w);
        clock_gettime(CLOCK_REALTIME, &soon);
        soon.tv_nsec += NUDGE_MS * 1000000L;
        soon.tv_sec += soon.tv_nsec / 1000000000L;
        soon.tv_nsec %= 1000000000L;
        pthread_cond_timedwait(&w->ended, &w->lock, &soon);
    }
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    worker_free(w);
}

/* Under the lock. */
static void forget(struct worker *w, enum job_slot slot)
{
    job_free(w->waiting[slot]);
    job_free(w->finished[slot]);
    w->waiting[slot] = w->finished[slot] = NULL;
    if (w->running && w->slot == slot) {
        w->unwanted = true;
        interrupt(w);
    }
}

void worker_ask(struct worker *w, enum job_slot slot, void *job)
{
    pthread_mutex_lock(&w->lock);
    forget(w, slot);
    w->waiting[slot] = job;
    if (w->running && w->slot > slot) {
        w->yields = true;
        interrupt(w);
    }
    pthread_cond_broadcast(&w->asked);
    pthread_mutex_unlock(&w->lock);
}

void worker_drop(struct worker *w, enum job_slot slot)
{
    pthread_mutex_lock(&w->lock);
    forget(w, slot);
    pthread_mutex_unlock(&w->lock);
}

/* Under the lock. */
static bool has(const struct worker *w, enum job_slot slot)
{
    return w->waiting[slot] || w->finished[slot] || (w->running && w->slot == slot && !w->unwanted);
}

bool worker_has(struct worker *w, enum job_slot slot)
{
    pthread_mutex_lock(&w->lock);
    bool yes = has(w, slot);
    pthread_mutex_unlock(&w->lock);
    return yes;
}

bool worker_deliver(struct worker *w, struct browser *b)
{
    struct job *finished[JOB_SLOTS];
    bool any = false;
    char bytes[64];
    pthread_mutex_lock(&w->lock);
    while (read(w->wake[0], bytes, sizeof bytes) > 0)
        ;
    for (int slot = 0; slot < JOB_SLOTS; slot++) {
        finished[slot] = w->finished[slot];
        w->finished[slot] = NULL;
    }
    pthread_mutex_unlock(&w->lock);
    for (int slot = 0; slot < JOB_SLOTS; slot++) {
        if (!finished[slot])
            continue;
        finished[slot]->done(finished[slot], b);
        job_free(finished[slot]);
        any = true;
    }
    return any;
}

bool worker_wait(struct worker *w)
{
    bool ready = false, busy = true;
    pthread_mutex_lock(&w->lock);
    while (!ready && busy) {
        busy = w->running != NULL;
        for (int slot = 0; slot < JOB_SLOTS; slot++) {
            ready = ready || w->finished[slot];
            busy = busy || w->waiting[slot];
        }
        if (!ready && busy)
            pthread_cond_wait(&w->ended, &w->lock);
    }
    pthread_mutex_unlock(&w->lock);
    return ready;
}

int worker_descriptor(const struct worker *w)
{
    return w->wake[0];
}

bool worker_nudge(struct worker *w)
{
    pthread_mutex_lock(&w->lock);
    bool outdated = w->running && (w->unwanted || w->yields);
    if (outdated)
        interrupt(w);
    pthread_mutex_unlock(&w->lock);
    return outdated;
}
