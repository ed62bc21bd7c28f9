#include "days.h"

static void run(struct job *job, struct desk *desk)
{
    struct days_job *d = (struct days_job *)job;
    struct query all = {.kind = QUERY_ALL};
    struct facet_value *values = NULL;
    size_t n = 0;
    bool exact = false;
    while (!exact && job->err.status == STATUS_OK)
        archive_facets(desk->archive, d->query ? d->query : &all, FACET_DAY, job->arena, &values, &n, &exact,
                       &job->err);
    if (job->err.status != STATUS_OK)
        return;
    d->days = arena_array(job->arena, n, sizeof *d->days);
    d->n = n;
    for (size_t i = 0; i < n; i++) {
        struct date day; /* 2024-05-10 */
        d->days[i] = (struct day_count){date_parse(job->arena, values[i].key, &day) ? day.from : 0, values[i].count};
    }
}

void days_ask(struct browser *b, bool all, void (*done)(struct job *job, struct browser *b))
{
    struct days_job *d = job_new(sizeof *d, run, done);
    if (!all) {
        d->query = query_copy(d->job.arena, filter_query(&b->filter, d->job.arena, FIELD_DATE));
        d->words = filter_words(&b->filter, d->job.arena, FIELD_DATE);
    }
    worker_ask(b->worker, all ? JOB_ALL_DAYS : JOB_DAYS, d);
}
