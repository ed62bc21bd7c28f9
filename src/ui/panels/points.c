#include "points.h"

enum { POINTS_MOST = 50000 /* of the newest articles: enough to look through, and soon there */ };

static bool take(void *context, const struct point *point)
{
    struct points_job *f = context;
    f->all = f->points.n < POINTS_MOST;
    if (f->all)
        vec_push(&f->points, *point);
    return f->all;
}

static void run(struct job *job, struct desk *desk)
{
    struct points_job *f = (struct points_job *)job;
    struct units *units = NULL;
    f->points.n = 0;
    f->all = true;
    if (units_open(&units, &job->err) == STATUS_OK &&
        archive_figures(desk->archive, f->query, job->arena, take, f, &job->err) == STATUS_OK) {
        series_make(units, f->points.at, f->points.n);
        f->sorted = arena_copy(job->arena, f->points.at, f->points.n, sizeof *f->sorted);
        f->n = f->points.n;
        for (size_t i = 0; i < f->n; i++)
            f->sorted[i].base = STR_ABSENT; /* it goes with the units */
    }
    vec_free(&f->points);
    units_close(units);
}

void points_ask(struct browser *b, void (*done)(struct job *job, struct browser *b))
{
    struct points_job *job = job_new(sizeof *job, run, done);
    job->query = query_copy(job->job.arena, filter_query(&b->filter, job->job.arena, FILTER_NOTHING));
    worker_ask(b->worker, JOB_FIGURES, job);
}
