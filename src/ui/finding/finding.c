#include "finding.h"

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "../reading/ahead.h"
#include "../reading/document.h"
#include "../reading/going.h"
#include "../reading/matches.h"
#include "../reading/reading.h"
#include "../terminal/clock.h"
#include "counting.h"

enum { REFINE_MS = 100 /* between two estimates that are shown */ };

/* Opens the search of QUESTION at the desk unless it is open. */
static enum status sit_down(struct desk *desk, uint64_t question, const struct query *q, struct error *err)
{
    if (desk->search && desk->question == question)
        return STATUS_OK;
    search_close(desk->search);
    desk->search = NULL;
    desk->question = question;
    return archive_search(desk->archive, q, SORT_DATE, &desk->search, err);
}

static struct query *asked(struct browser *b, struct arena *a)
{
    return query_copy(a, filter_query(&b->filter, a, FILTER_NOTHING));
}

static void set_found(struct browser *b, size_t n, enum count_kind kind)
{
    b->found = (struct count){n, kind};
    if (!filter_any(&b->filter))
        b->all = b->found;
    if (kind == COUNT_EXACT && b->list.bottom)
        view_go(&b->list.view, n ? n - 1 : 0);
}

/* ---- counts ------------------------------------------------------------------------------------------------------ */

struct count_job {
    struct job job;
    uint64_t question;
    struct query *query;
    bool first;
    size_t n;
    bool exact;
};

static void count_run(struct job *job, struct desk *desk)
{
    struct count_job *c = (struct count_job *)job;
    long start = clock_ms();
    if (sit_down(desk, c->question, c->query, &job->err) != STATUS_OK)
        return;
    while (search_count(desk->search, &c->n, &c->exact, &job->err) == STATUS_OK && !c->exact && !c->first &&
           clock_ms() - start < REFINE_MS)
        ;
}

static void ask_count(struct browser *b, bool first);

static void count_done(struct job *job, struct browser *b)
{
    struct count_job *c = (struct count_job *)job;
    if (job->err.status != STATUS_OK) {
        set_found(b, b->found.n, COUNT_EXACT); /* as good as it gets */
        browser_note_error(b, &job->err);
        return;
    }
    set_found(b, c->n, c->exact ? COUNT_EXACT : COUNT_ABOUT);
    if (!c->exact)
        ask_count(b, false);
}

static void ask_count(struct browser *b, bool first)
{
    struct count_job *c = job_new(sizeof *c, count_run, count_done);
    c->question = b->question;
    c->query = asked(b, c->job.arena);
    c->first = first;
    worker_ask(b->worker, first ? JOB_COUNT : JOB_REFINE, c);
}

/* All that there is, for the status line. */
static void all_run(struct job *job, struct desk *desk)
{
    struct count_job *c = (struct count_job *)job;
    struct search *search = NULL;
    enum status status = archive_search(desk->archive, c->query, SORT_DATE, &search, &job->err);
    while (status == STATUS_OK && !c->exact)
        status = search_count(search, &c->n, &c->exact, &job->err);
    search_close(search);
}

static void all_done(struct job *job, struct browser *b)
{
    struct count_job *c = (struct count_job *)job;
    if (job->err.status == STATUS_OK)
        b->all = (struct count){c->n, COUNT_EXACT};
    else
        browser_note_error(b, &job->err); /* the next search asks again */
}

static void ask_all(struct browser *b)
{
    struct count_job *c = job_new(sizeof *c, all_run, all_done);
    c->query = arena_alloc(c->job.arena, sizeof *c->query);
    c->query->kind = QUERY_ALL;
    worker_ask(b->worker, JOB_ALL, c);
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

struct rows_job {
    struct job job;
    uint64_t question;
    struct query *query;
    int64_t around;
    size_t from, wanted; /* asked for */
    struct hit *rows;
    size_t n;
    size_t row; /* of AROUND; SIZE_MAX: it is not there */
};

/* Rows read at once beyond two pages, so that most moves find theirs at hand, and how near the end of them, beyond a page, others are asked for. */
enum { MARGIN = 64, NEAR = 16, GATHERED = 1000 };

/* Rows around another one begin so far before it. */
enum { BEFORE = 64 };

static void rows_run(struct job *job, struct desk *desk)
{
    struct rows_job *r = (struct rows_job *)job;
    r->row = SIZE_MAX;
    if (sit_down(desk, r->question, r->query, &job->err) != STATUS_OK)
        return;
    if (r->around)
        r->row = search_row_of(desk->search, r->around);
    if (r->row != SIZE_MAX)
        r->from = r->row > BEFORE ? r->row - BEFORE : 0;
    r->rows = arena_array(job->arena, r->wanted, sizeof *r->rows);
    search_rows(desk->search, job->arena, r->from, r->wanted, r->rows, &r->n, &job->err);
}

/* The first rows of a search: the list begins anew. */
static void begin_list(struct browser *b)
{
    struct list *l = &b->list;
    b->fresh = false;
    narrow_to(&l->view, STR(""));
    l->view.cursor = l->view.top = 0;
    set_found(b, 0, COUNT_LEAST);
}

static void rows_done(struct job *job, struct browser *b)
{
    struct rows_job *r = (struct rows_job *)job;
    struct list *l = &b->list;
    bool first = b->fresh;
    if (first)
        begin_list(b);
    l->asked_from = l->asked_to = 0;
    l->n = 0;
    if (job->err.status != STATUS_OK) {
        set_found(b, 0, COUNT_EXACT);
        browser_note_error(b, &job->err);
        return;
    }
    struct arena *old = l->arena;
    l->arena = job->arena;
    job->arena = old;
    l->rows = r->rows;
    l->from = r->from;
    l->n = r->n;
    l->gathers = l->paged = false;
    for (size_t i = 0; i < l->n && !l->paged; i++)
        l->paged = str_present(l->rows[i].page_no);
    narrow_refresh(&l->view);
    size_t end = r->from + r->n;
    if (r->n < r->wanted && (r->n || r->from == 0))
        set_found(b, end, COUNT_EXACT); /* behind the last row there is none */
    else if (b->found.kind == COUNT_LEAST && end > b->found.n)
        set_found(b, end, COUNT_LEAST);
    if (first && r->row != SIZE_MAX)
        view_go(&l->view, r->row);
    if (first)
        finding_want(b); /* the rows that were few are followed by others before they are counted */
    if (first && r->n == r->wanted)
        ask_count(b, true);
    if (l->opens)
        reading_open_listed(b);
    else if (l->crosses)
        matches_cross(b, l->crosses);
    else if (first && !b->prompt.kind)
        reading_follow(b);
}

static void ask_rows(struct browser *b, size_t from, size_t to, int64_t around)
{
    struct rows_job *r = job_new(sizeof *r, rows_run, rows_done);
    r->question = b->question;
    r->query = asked(b, r->job.arena);
    r->around = around;
    r->from = b->list.asked_from = from;
    b->list.asked_to = to;
    r->wanted = to - from;
    worker_ask(b->worker, JOB_ROWS, r);
}

void finding_want(struct browser *b)
{
    struct list *l = &b->list;
    if (narrowed(&l->view) || l->gathers)
        return;
    size_t height = l->view.height > 0 ? (size_t)l->view.height : 0, top = l->view.top, last = b->found.n;
    size_t near = NEAR + height, margin = MARGIN + 2 * height;
    size_t from = top > near ? top - near : 0, to = top + height + near;
    /* While the number of rows is not known for sure there may be more of them. */
    if (b->found.kind == COUNT_EXACT && to > last)
        to = last;
    if (b->fresh || from >= to || (from >= l->from && to <= l->from + l->n) ||
        (from >= l->asked_from && to <= l->asked_to) || (b->found.kind != COUNT_EXACT && top + height > last))
        return;
    ask_rows(b, top > margin ? top - margin : 0, top + height + margin, 0);
}

void finding_gather(struct browser *b, bool on)
{
    struct list *l = &b->list;
    size_t item = view_item(&l->view), from = item > GATHERED / 2 ? item - GATHERED / 2 : 0;
    l->gathers = on && !narrowed(&l->view) && !b->fresh && b->found.n > l->n;
    if (l->gathers)
        ask_rows(b, from, from + GATHERED, 0);
}

/* ---- the search -------------------------------------------------------------------------------------------------- */

void finding_ask(struct browser *b, int64_t around)
{
    size_t height = b->list.view.height > 0 ? (size_t)b->list.view.height : 0;
    b->question++;          /* so that what comes late for an older search is known by it */
    ahead_forget(b->ahead); /* the archive may have grown meanwhile */
    b->fresh = true;
    b->asked = clock_ms();
    b->list.opens = b->list.bottom = b->list.gathers = false;
    worker_drop(b->worker, JOB_COUNT);
    worker_drop(b->worker, JOB_REFINE);
    ask_rows(b, 0, around ? 2 * BEFORE + height : height + 1, around);
    facets_ask(&b->dates);
    facets_ask(&b->counties);
    facets_ask(&b->topics);
    facets_ask(&b->searches);
    if (b->all.kind != COUNT_EXACT && filter_any(&b->filter) && !worker_has(b->worker, JOB_ALL))
        ask_all(b);
}

/* All fields that are asked for, wherever in the query: *FIELDS and Q. */
static void gather_fields(struct arena *a, struct query *q, struct query **fields)
{
    if (q->kind == QUERY_FIELD && q->field != FIELD_TITLE && q->field != FIELD_AUTHOR)
        *fields = query_and(a, *fields, q);
    for (size_t i = 0; i < q->nchildren; i++)
        gather_fields(a, q->children[i], fields);
}

/* Whatever the words are, they can be searched for; to find out how often each occurs would take a place on the disk, and that is the thread's. */
enum status finding_check(struct browser *b, struct error *err)
{
    struct search *search = NULL;
    struct arena *a = arena_new();
    struct query *fields = NULL, all = {.kind = QUERY_ALL};
    gather_fields(a, filter_query(&b->filter, a, FILTER_NOTHING), &fields);
    enum status status = archive_search(b->archive, fields ? fields : &all, SORT_DATE, &search, err);
    search_close(search);
    arena_free(a);
    return status;
}

bool finding_awaited(struct browser *b)
{
    const struct list *l = &b->list;
    if (narrowed(&l->view))
        return b->fresh;
    if (b->fresh || !b->dates.counted || !b->counties.counted || !b->topics.counted)
        return true;
    size_t end = l->view.top + (size_t)(l->view.height > 0 ? l->view.height : 0);
    if (end > b->found.n)
        end = b->found.n;
    return l->asked_to && (l->view.top < l->from || end > l->from + l->n);
}

void finding_mark(struct browser *b)
{
    size_t n;
    arena_reset(b->searching);
    struct query *q = filter_query(&b->filter, b->searching, FILTER_NOTHING);
    const struct str *words = query_texts(b->searching, q, &n);
    struct doc_marks *marks = arena_alloc(b->searching, sizeof *marks);
    struct str *kept = arena_array(b->searching, n, sizeof *kept);
    for (size_t i = 0; i < n; i++) /* the filter may forget its words before others are asked for */
        kept[i] = arena_str(b->searching, words[i]);
    *marks = (struct doc_marks){kept, n};
    b->words = n ? marks : NULL;
    reader_forget(&b->reader);
    b->reader.match = SIZE_MAX;
}

void finding_started(struct browser *b)
{
    b->previews = true;
    b->previewed = 0;
    finding_mark(b);
    if (!b->fresh)
        reading_follow(b);
}

void finding_start(struct browser *b)
{
    finding_ask(b, 0);
    finding_started(b);
}
