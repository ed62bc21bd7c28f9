/*
 * Writing the months whose phrases are to be written anew. What is to stand there is worked out on threads, each with a connection of its own that
 * only reads; it is written in order by whoever asks for the next one, who may do other things between.
 */
#include <pthread.h>
#include <stdlib.h>

#include "baolan/pipeline.h"
#include "phrases.h"

enum { MONTHS_AHEAD = 8 /* of each thread, worked out and not written yet: a few hundred KB each */ };

struct row {
    int64_t number;
    struct str stories; /* in the month's arena */
};

struct month {
    int64_t month;
    struct arena *arena;
    struct {
        struct row *at;
        size_t n, cap;
    } rows;
    struct error error;
};

/* What a thread works with. */
struct worker {
    struct archive *archive;
    struct phrase_writer *writer;
    struct worker *next;
};

struct phrase_run {
    struct archive *archive;
    struct ids months;
    size_t taken;
    struct pipeline_steps steps;
    struct pipeline *pipeline; /* NULL: there is nothing to do */
    pthread_mutex_t lock;
    struct worker *idle; /* those that no thread has */
};

/* ---- working it out ----------------------------------------------------------------------------------------------- */

static struct worker *borrow(struct phrase_run *r, struct error *err)
{
    pthread_mutex_lock(&r->lock);
    struct worker *w = r->idle;
    if (w)
        r->idle = w->next;
    pthread_mutex_unlock(&r->lock);
    struct archive *archive;
    if (w || archive_open(str_of(r->archive->path), ARCHIVE_READ, &archive, err) != STATUS_OK)
        return w;
    archive_execute(archive, "PRAGMA mmap_size = 0", err); /* its cache is enough, and the memory stays bounded */
    w = xcalloc(1, sizeof *w);
    w->archive = archive;
    w->writer = phrase_writer_open(archive, err);
    return w;
}

static void give_back(struct phrase_run *r, struct worker *w)
{
    pthread_mutex_lock(&r->lock);
    w->next = r->idle;
    r->idle = w;
    pthread_mutex_unlock(&r->lock);
}

static void *take_month(void *context)
{
    struct phrase_run *r = context;
    if (r->taken == r->months.n)
        return NULL;
    struct month *m = xcalloc(1, sizeof *m);
    m->month = r->months.at[r->taken++];
    m->arena = arena_new();
    return m;
}

static void add_row(void *context, int64_t month, int64_t row, struct str stories, struct error *err)
{
    struct month *m = context;
    (void)month;
    if (err->status == STATUS_OK)
        vec_push(&m->rows, ((struct row){row, arena_str(m->arena, stories)}));
}

static void work_month(void *context, void *job)
{
    struct phrase_run *r = context;
    struct month *m = job;
    struct worker *w = borrow(r, &m->error);
    if (!w)
        return;
    archive_execute(w->archive, "BEGIN",
                    &m->error); /* else each of many small queries would lock the archive by itself */
    phrase_writer_months(w->writer, m->month, m->month, add_row, m, &m->error);
    sqlite3_exec(w->archive->db, "COMMIT", NULL, NULL, NULL);
    give_back(r, w);
}

static void drop_month(void *context, void *job)
{
    struct month *m = job;
    (void)context;
    vec_free(&m->rows);
    arena_free(m->arena);
    error_clear(&m->error);
    free(m);
}

/* ---- writing it --------------------------------------------------------------------------------------------------- */

static void write_month(struct archive *a, const struct month *m, struct error *err)
{
    static const char last_row[] = "SELECT max(id) >> ? FROM phrase_stories";
    if (archive_savepoint(a, err) != STATUS_OK)
        return;
    /* One by one: a search for all rows of a month would be one through all rows. */
    int64_t last = statement_number(a, err, -1, last_row, "i", (int64_t)PHRASE_MONTHS);
    for (int64_t row = (int64_t)m->rows.n; row <= last; row++)
        statement_do(a, err, "DELETE FROM phrase_stories WHERE id = ?", "i", row << PHRASE_MONTHS | m->month);
    for (size_t i = 0; i < m->rows.n; i++)
        statement_do(a, err, "INSERT OR REPLACE INTO phrase_stories(id, stories) VALUES(?, ?)", "ib",
                     m->rows.at[i].number << PHRASE_MONTHS | m->month, m->rows.at[i].stories);
    statement_do(a, err, "DELETE FROM unphrased WHERE month = ?", "i", m->month);
    archive_release(a, err);
}

struct phrase_run *phrase_run_open(struct archive *a, struct error *err)
{
    struct phrase_run *r = xcalloc(1, sizeof *r);
    size_t threads = a->jobs ? a->jobs : 1;
    r->archive = a;
    r->steps = (struct pipeline_steps){.take = take_month, .work = work_month, .drop = drop_month, .context = r};
    pthread_mutex_init(&r->lock, NULL);
    sqlite3_stmt *q = statement_get(a, "SELECT month FROM unphrased ORDER BY month", err);
    while (statement_row(a, q, err))
        vec_push(&r->months, sqlite3_column_int64(q, 0));
    if (r->months.n && err->status == STATUS_OK)
        r->pipeline = pipeline_open(&r->steps, threads < r->months.n ? threads : r->months.n, threads * MONTHS_AHEAD);
    return r;
}

bool phrase_run_next(struct phrase_run *r, struct error *err)
{
    struct month *m = r->pipeline && err->status == STATUS_OK ? pipeline_next(r->pipeline) : NULL;
    if (!m)
        return false;
    if (m->error.status != STATUS_OK)
        error_pass(err, &m->error);
    else
        write_month(r->archive, m, err);
    drop_month(NULL, m);
    return err->status == STATUS_OK;
}

void phrase_run_close(struct phrase_run *r)
{
    if (r->pipeline)
        pipeline_close(r->pipeline);
    for (struct worker *w = r->idle, *next; w; w = next) {
        next = w->next;
        phrase_writer_close(w->writer);
        archive_close(w->archive);
        free(w);
    }
    pthread_mutex_destroy(&r->lock);
    vec_free(&r->months);
    free(r);
}
