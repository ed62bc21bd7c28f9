#include "counting.h"

#include <string.h>

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "baolan/tag.h"

/* One panel counted anew. */
struct facets_job {
    struct job job;
    enum query_field field;
    struct query *query; /* without the choices of this panel */
    struct str *chosen;  /* dates and counties: what consists of them is shown under them */
    size_t nchosen;
    struct facet_item *items;
    size_t nitems, cap;
    struct saved_search *saved; /* to be counted */
    size_t nsaved;
    bool exact; /* no count is an estimate */
};

/* Is the value chosen, or something within it? Then what it consists of is shown under it. */
static bool unfolded(const struct facets_job *f, struct str key)
{
    for (size_t i = 0; i < f->nchosen; i++)
        if (str_starts(f->chosen[i], key))
            return true;
    return false;
}

static bool chosen_is(const struct facets_job *f, struct str key)
{
    for (size_t i = 0; i < f->nchosen; i++)
        if (str_eq(f->chosen[i], key))
            return true;
    return false;
}

static void add_item(struct facets_job *f, struct facet_value value, int depth, bool exact)
{
    if (f->nitems == f->cap) {
        f->cap = f->cap ? 2 * f->cap : 64;
        struct facet_item *grown = arena_array(f->job.arena, f->cap, sizeof *grown);
        if (f->nitems)
            memcpy(grown, f->items, f->nitems * sizeof *grown);
        f->items = grown;
    }
    f->items[f->nitems++] = (struct facet_item){value, depth, exact};
    f->exact = f->exact && exact;
}

/* How many Q finds. */
static size_t count_found(struct facets_job *f, struct archive *archive, const struct query *q, bool *exact)
{
    struct search *search = NULL;
    size_t n = 0;
    *exact = true;
    if (archive_search(archive, q, SORT_DATE, &search, &f->job.err) == STATUS_OK)
        search_count(search, &n, exact, &f->job.err);
    search_close(search);
    return n;
}

/* The townships of a county that articles about it name, in order of code. */
static void add_townships(struct facets_job *f, struct archive *archive, struct query *q, struct str code)
{
    struct arena *a = f->job.arena;
    struct str *names;
    size_t n;
    struct query *of_county = query_and(a, q, query_make_field(a, FIELD_COUNTY, code));
    if (tag_townships(a, code, &names, &n, &f->job.err) != STATUS_OK)
        return;
    for (size_t i = 0; i < n && f->job.err.status == STATUS_OK; i++) {
        struct query *name = arena_alloc(a, sizeof *name);
        bool exact;
        name->kind = QUERY_TEXT;
        name->text = names[i];
        size_t found = count_found(f, archive, query_and(a, of_county, name), &exact);
        struct str key = arena_printf(a, "%.*s/%.*s", STR_ARG(code), STR_ARG(names[i]));
        if (found || chosen_is(f, key))
            add_item(f, (struct facet_value){key, names[i], found}, 1, exact);
    }
}

/* Adds the values of FACET under Q, and under each unfolded date what it consists of. */
static void add_values(struct facets_job *f, struct archive *archive, struct query *q, enum facet facet, int depth)
{
    struct arena *a = f->job.arena;
    struct facet_value *values;
    size_t n;
    bool exact;
    if (archive_facets(archive, q, facet, a, &values, &n, &exact, &f->job.err) != STATUS_OK)
        return;
    for (size_t i = 0; i < n; i++) {
        if (f->field == FIELD_DATE && str_is(values[i].key, QUERY_UNDATED))
            values[i].name = message(MSG_UNDATED);
        add_item(f, values[i], depth, exact);
        if ((facet == FACET_YEAR || facet == FACET_MONTH) && unfolded(f, values[i].key))
            add_values(f, archive, query_and(a, q, query_make_field(a, FIELD_DATE, values[i].key)),
                       facet == FACET_YEAR ? FACET_MONTH : FACET_DAY, depth + 1);
        if (facet == FACET_COUNTY && unfolded(f, values[i].key))
            add_townships(f, archive, q, values[i].key);
    }
}

/* How many a saved search has under the filters in force; one that cannot be read or asked for has none. */
static void add_saved(struct facets_job *f, struct archive *archive, const struct saved_search *saved)
{
    struct query *q;
    struct search *search = NULL;
    struct error fault = {0};
    size_t n = 0;
    bool exact = true;
    if (query_parse(f->job.arena, saved->query, &q, &fault) == STATUS_OK &&
        archive_search(archive, query_and(f->job.arena, f->query, q), SORT_DATE, &search, &fault) == STATUS_OK)
        search_count(search, &n, &exact, &fault);
    search_close(search);
    if (fault.status == STATUS_INTERRUPTED)
        error_pass(&f->job.err, &fault);
    error_clear(&fault);
    add_item(f, (struct facet_value){saved->query, saved->name, n}, 0, exact);
}

static void run(struct job *job, struct desk *desk)
{
    static const enum facet facets[FIELD_COUNT] = {
        [FIELD_DATE] = FACET_YEAR, [FIELD_COUNTY] = FACET_COUNTY, [FIELD_TOPIC] = FACET_TOPIC};
    struct facets_job *f = (struct facets_job *)job;
    f->nitems = 0;
    f->exact = true;
    for (size_t i = 0; i < f->nsaved && job->err.status == STATUS_OK; i++)
        add_saved(f, desk->archive, &f->saved[i]);
    if (f->field != FILTER_SAVED)
        add_values(f, desk->archive, f->query, facets[f->field], 0);
}

static void done(struct job *job, struct browser *b)
{
    const struct facets_job *answer = (const struct facets_job *)job;
    struct facets *f = answer->field == FIELD_DATE     ? &b->dates
                       : answer->field == FIELD_COUNTY ? &b->counties
                       : answer->field == FIELD_TOPIC  ? &b->topics
                                                       : &b->searches;
    size_t at = view_item(&f->view);
    struct str kept = at < f->nitems ? f->items[at].value.key : STR_ABSENT;
    f->counted = true;
    if (job->err.status != STATUS_OK) {
        browser_note_error(b, &job->err);
        return;
    }
    f->items = answer->items;
    f->nitems = answer->nitems;
    narrow_refresh(&f->view);
    /* The cursor stays on its value, wherever that stands now. */
    for (size_t i = 0; kept.s && i < f->nitems; i++)
        if (str_eq(f->items[i].value.key, kept))
            view_go_item(&f->view, i);
    struct arena *old = f->arena;
    f->arena = job->arena;
    job->arena = old;
    view_settle(&f->view);
    if (!answer->exact)
        facets_ask(f); /* an estimate is shown as such and worked on */
}

void facets_ask(struct facets *f)
{
    static const enum job_slot slots[FILTER_SAVED + 1] = {[FIELD_DATE] = JOB_DATES,
                                                          [FIELD_COUNTY] = JOB_COUNTIES,
                                                          [FIELD_TOPIC] = JOB_TOPICS,
                                                          [FILTER_SAVED] = JOB_SEARCHES};
    struct browser *b = f->view.browser;
    struct facets_job *job = job_new(sizeof *job, run, done);
    struct arena *a = job->job.arena;
    job->field = f->field;
    job->query = query_copy(a, filter_query(&b->filter, a, f->field));
    job->chosen = arena_array(a, b->filter.choices.n, sizeof *job->chosen);
    for (size_t i = 0; (f->field == FIELD_DATE || f->field == FIELD_COUNTY) && i < b->filter.choices.n; i++)
        if (b->filter.choices.at[i].field == f->field)
            job->chosen[job->nchosen++] = arena_str(a, b->filter.choices.at[i].key);
    job->nsaved = f->field == FILTER_SAVED ? b->saved.n : 0;
    job->saved = arena_array(a, job->nsaved, sizeof *job->saved);
    for (size_t i = 0; i < job->nsaved; i++)
        job->saved[i] = (struct saved_search){arena_str(a, b->saved.at[i].name), arena_str(a, b->saved.at[i].query)};
    worker_ask(b->worker, slots[f->field], job);
}
