/* The browser's worker: urgency, jobs replaced and dropped, interruption, ending in the midst of work. */
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "../../src/ui/browser/worker.h"
#include "made_folder.h"
#include "tap.h"

static struct arena *arena;
static struct buf done; /* a letter for each job that was done */
static bool waiting[26];
static atomic_int started; /* endless jobs that have begun */

struct letter_job {
    struct job job;
    char letter;
    int runs;
    bool endless; /* runs until it is interrupted, once */
    bool struck;  /* is interrupted though nobody asked for that, once */
};

static int reruns; /* of jobs that were struck */

static void run(struct job *job, struct desk *desk)
{
    struct letter_job *l = (struct letter_job *)job;
    struct archive_totals totals;
    bool last = l->runs++ > 0;
    started += l->endless;
    if (l->struck && !last)
        error_set(&job->err, STATUS_INTERRUPTED, "interrupted");
    reruns += l->struck && last;
    while (archive_totals(desk->archive, &totals, &job->err) == STATUS_OK && l->endless && !last)
        ;
}

static void note(struct job *job, struct browser *b)
{
    const struct letter_job *l = (struct letter_job *)job;
    (void)b;
    buf_char(&done, l->letter);
    if (job->err.status != STATUS_OK || !waiting[l->letter - 'a'])
        buf_char(&done, '!');
    waiting[l->letter - 'a'] = false;
}

static void ask(struct worker *w, enum job_slot slot, char letter, bool endless)
{
    struct letter_job *l = job_new(sizeof *l, run, note);
    l->letter = letter;
    l->endless = endless;
    waiting[letter - 'a'] = true;
    worker_ask(w, slot, l);
}

/* Asks for an endless job and waits until it runs. */
static void ask_endless(struct worker *w, enum job_slot slot, char letter)
{
    int before = started;
    ask(w, slot, letter, true);
    while (started == before)
        ;
}

static bool is_busy(struct worker *w)
{
    int slot = 0;
    while (slot < JOB_SLOTS && !worker_has(w, (enum job_slot)slot))
        slot++;
    return slot < JOB_SLOTS;
}

/* Interruptions that fell between two statements are made good, as the browser does. */
static void finish(struct worker *w)
{
    const struct timespec pause = {.tv_nsec = 1000000};
    while (is_busy(w)) {
        worker_nudge(w);
        if (!worker_deliver(w, NULL))
            nanosleep(&pause, NULL);
    }
}

static bool did(const char *letters)
{
    bool same = str_is(buf_view(&done), letters);
    if (!same)
        printf("# done: %.*s\n", STR_ARG(buf_view(&done)));
    buf_clear(&done);
    return same;
}

static struct archive *make_archive(const char *path)
{
    struct error err = {0};
    struct archive *a = NULL;
    struct str paragraph = STR("库边的二十台机器一字排开。");
    struct section section = {.paragraphs = &paragraph, .nparagraphs = 1};
    struct article article = {.title = STR("水库清淤"), .sections = &section, .nsections = 1};
    struct page page = {.file = STR("a.txt"), .articles = &article, .narticles = 1};
    struct source source = {.file = STR("a.txt"), .status = STR("")};
    archive_open(str_of(path), ARCHIVE_WRITE, &a, &err);
    archive_begin(a, &err);
    archive_put_source(a, &source, &page, 1, &err);
    archive_commit(a, &err);
    archive_close(a);
    archive_open(str_of(path), ARCHIVE_READ, &a, &err);
    if (err.status != STATUS_OK)
        printf("# %s\n", err.message);
    error_clear(&err);
    return a;
}

static long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int main(void)
{
    struct error err = {0};
    struct worker *w;
    arena = arena_new();
    if (!make_folder())
        return 1;
    struct str path = in_folder(arena, "a.db");
    struct archive *archive = make_archive(path.s);
    ok(worker_start(archive, &w, &err) == STATUS_OK, "the thread starts");
    ok(!is_busy(w) && !worker_wait(w), "with nothing to do there is nothing to wait for");

    ask(w, JOB_ROWS, 'a', false);
    ok(worker_wait(w) && worker_deliver(w, NULL) && did("a") && !is_busy(w), "a job is done");

    ask_endless(w, JOB_COUNT, 'a');
    ask(w, JOB_COUNT, 'b', false);
    finish(w);
    ok(did("b"), "a new job takes the place of the one that runs in its slot");

    ask_endless(w, JOB_REFINE, 'a');
    ask(w, JOB_DATES, 'b', false);
    ask(w, JOB_ROWS, 'c', false);
    finish(w);
    struct str order = buf_view(&done);
    ok(order.n == 3 && order.s[2] == 'a', "a job that runs gives way to more urgent ones and is run again after them");
    buf_clear(&done);

    ask_endless(w, JOB_REFINE, 'a');
    worker_drop(w, JOB_REFINE);
    finish(w);
    ok(did(""), "a job that is dropped is never done");

    struct letter_job *late = job_new(sizeof *late, run, note);
    late->letter = 'a';
    late->struck = waiting[0] = true;
    worker_ask(w, JOB_ALL, late);
    ask(w, JOB_REFINE, 'b', false);
    finish(w);
    ok(did("ab") && reruns == 1,
       "a job that an interruption hit which was not meant for it is run again, with an archive that is open");

    bool all = true;
    for (int i = 0; i < 200; i++) {
        ask(w, JOB_ROWS, 'a', i % 3 == 0);
        ask(w, JOB_DATES, 'b', i % 2 == 0);
        ask(w, JOB_ROWS, 'c', false);
        ask(w, JOB_DATES, 'd', false);
        finish(w);
        for (size_t k = 0; k < done.n; k++)
            all = all && done.s[k] != '!';
        all = all && done.n >= 2 && memchr(done.s, 'c', done.n) && memchr(done.s, 'd', done.n);
        buf_clear(&done);
    }
    ok(all, "of many that replace one another the last ones are done, without a fault");

    ask_endless(w, JOB_REFINE, 'a');
    ask(w, JOB_TOPICS, 'b', true);
    long start = now_ms();
    worker_stop(w);
    long took = now_ms() - start;
    printf("# stopped after %ld ms\n", took);
    ok(took < 2000 && did(""), "the thread ends in the midst of work that has no end");
    worker_stop(NULL);

    archive_close(archive);
    struct str gone = in_folder(arena, "missing.db");
    ok(archive_open(gone, ARCHIVE_READ, &archive, &err) != STATUS_OK, "no archive, no worker");
    error_clear(&err);
    buf_free(&done);
    arena_free(arena);
    return tap_done();
}
