#include "moving.h"

#include <stdlib.h>
#include <time.h>

#include "../browser/browser.h"
#include "../finding/finding.h"
#include "../panels/shelf.h"
#include "../reading/focus.h"
#include "../reading/going.h"
#include "../reading/reading.h"
#include "baolan/doc.h"

static void say(struct browser *b, enum message m)
{
    browser_note(b, ROLE_MESSAGE, message(m));
}

void moving_open_counted(struct browser *b, struct str uid, enum message words, size_t nth, size_t of)
{
    reading_keep(b); /* where we were is on the trail */
    reading_open(b, uid);
    focus_go(b, PANEL_READER);
    browser_note(b, ROLE_MESSAGE,
                 message_with(b->frame, words, arena_printf(b->frame, "%zu", nth), arena_printf(b->frame, "%zu", of)));
}

/* ---- of the page -------------------------------------------------------------------------------------------------- */

static size_t page_rows(struct browser *b, struct hit **rows)
{
    struct error err = {0};
    size_t n = 0;
    if (archive_page(b->archive, b->frame, story_uid(b->reader.story), rows, &n, &err) != STATUS_OK)
        browser_note_error(b, &err);
    return n;
}

/* What another page continues here is passed over: it is read there. */
static void step_page(struct browser *b, bool next)
{
    struct hit *rows;
    size_t n = page_rows(b, &rows), kept = 0, here = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        if (rows[i].continued)
            continue;
        if (str_eq(rows[i].uid, story_uid(b->reader.story)))
            here = kept;
        rows[kept++] = rows[i];
    }
    if (here == SIZE_MAX || (next ? here + 1 >= kept : here == 0))
        say(b, next ? MSG_LAST_OF_PAGE : MSG_FIRST_OF_PAGE);
    else
        moving_open_counted(b, rows[next ? here + 1 : here - 1].uid, MSG_OF_PAGE, (next ? here + 1 : here - 1) + 1,
                            kept);
}

/* 示例日报 2024-05-10 第4版 */
static struct str page_words(struct browser *b, const struct page *page)
{
    struct buf words = {0};
    struct str parts[] = {page->newspaper, str_present(page->date.edtf) ? doc_date(b->frame, page->date) : STR_ABSENT,
                          str_present(page->page_no) ? message_with(b->frame, MSG_PAGE, page->page_no, STR_ABSENT)
                                                     : STR_ABSENT};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_present(parts[i]))
            buf_printf(&words, "%s%.*s", words.n ? " · " : "", STR_ARG(parts[i]));
    struct str kept = arena_str(b->shelf.arena, buf_view(&words));
    buf_free(&words);
    return kept;
}

static void show_page(struct browser *b)
{
    struct shelf *s = &b->shelf;
    struct hit *rows;
    size_t n = page_rows(b, &rows);
    shelf_start(s, SHELF_PAGE);
    s->about = page_words(b, b->reader.story->parts[0].page);
    for (size_t i = 0; i < n; i++)
        shelf_add(s, rows[i].uid, STR(""), STR(""), &rows[i]);
    focus_go(b, PANEL_SHELF);
    for (size_t i = 0; i < n; i++)
        if (str_eq(rows[i].uid, story_uid(b->reader.story)))
            view_go(&s->view, i);
}

/* ---- of the day --------------------------------------------------------------------------------------------------- */

static void step_day(struct browser *b, bool next)
{
    const struct page *page = b->reader.story->parts[0].page;
    struct query *q = query_make_field(b->frame, FIELD_DATE, page->date.edtf);
    struct search *search = NULL;
    struct error err = {0};
    struct hit row = {0};
    size_t here = SIZE_MAX, n = 0, got = 0;
    bool exact = false;
    if (!str_present(page->date.edtf)) {
        say(b, MSG_NO_DAY);
        return;
    }
    if (str_present(page->newspaper))
        q = query_and(b->frame, q, query_make_field(b->frame, FIELD_NEWSPAPER, page->newspaper));
    if (archive_search(b->archive, q, SORT_DATE, &search, &err) == STATUS_OK)
        here = search_row_of(search, archive_id(b->archive, story_uid(b->reader.story)));
    while (err.status == STATUS_OK && !exact)
        search_count(search, &n, &exact, &err);
    bool there = here != SIZE_MAX && (next ? here + 1 < n : here > 0);
    size_t wanted = next ? here + 1 : here - 1;
    if (err.status == STATUS_OK && there)
        search_rows(search, b->frame, wanted, 1, &row, &got, &err);
    search_close(search);
    if (err.status != STATUS_OK)
        browser_note_error(b, &err);
    else if (got)
        moving_open_counted(b, row.uid, MSG_OF_DAY, wanted + 1, n);
    else
        say(b, next ? MSG_LAST_OF_DAY : MSG_FIRST_OF_DAY);
}

/* ---- of the list -------------------------------------------------------------------------------------------------- */

static void step_list(struct browser *b, bool next)
{
    struct view *v = &b->list.view;
    if (next ? v->cursor + 1 >= view_count(v) : v->cursor == 0) {
        say(b, next ? MSG_LAST_OF_LIST : MSG_FIRST_OF_LIST);
        return;
    }
    view_go(v, next ? v->cursor + 1 : v->cursor - 1);
    reading_open_listed(b);
}

/* Any article of the list but the one under its cursor. */
static void open_any(struct browser *b)
{
    static bool seeded;
    size_t n = view_count(&b->list.view);
    if (!seeded) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        srandom((unsigned)now.tv_nsec ^ (unsigned)now.tv_sec);
        seeded = true;
    }
    if (n == 0) {
        say(b, MSG_NO_ARTICLES);
        return;
    }
    size_t row = (size_t)random() % (n > 1 ? n - 1 : 1);
    view_go(&b->list.view, n > 1 && row >= b->list.view.cursor ? row + 1 : row);
    finding_want(b);
    reading_open_listed(b);
}

/* ---- this day in other years -------------------------------------------------------------------------------------- */

/* Days around the day that are looked at until some article is found. */
static const int windows[] = {0, 3, 10};
/* More than a million articles of forty years have on a day. */
enum { YEARS_ROWS_MAX = 10000, WINDOWS = sizeof windows / sizeof *windows };

struct years_job {
    struct job job;
    int day;    /* YYYYMMDD */
    int window; /* days before and after that were needed */
    struct hit *rows;
    size_t n;
};

/* The same day of each year that the archive has, but the year of the day itself. NULL: no other year. */
static struct query *other_years(const struct years_job *y, const struct facet_value *years, size_t n, int window)
{
    struct arena *a = y->job.arena;
    struct query *q = NULL;
    for (size_t i = 0; i < n; i++) {
        int year = atoi(years[i].key.s), month = y->day / 100 % 100, date = y->day % 100;
        int day = day_make(year, month, date), last = day_month_last(year, month);
        day = day ? day : day_make(year, month, last); /* 29 February */
        if (!day || year == y->day / 10000)
            continue;
        struct str from = day_iso(a, day_add(day, -window)), to = day_iso(a, day_add(day, window));
        if (!str_present(from) || !str_present(to))
            continue;
        struct query *span = query_make_field(a, FIELD_DATE, arena_printf(a, "%.*s..%.*s", STR_ARG(from), STR_ARG(to)));
        q = q ? query_or(a, q, span) : span;
    }
    return q;
}

/* What may be of any day of a month is not of this one. */
static void drop_vague(struct years_job *y)
{
    enum { WEEK = 7 };
    size_t kept = 0;
    for (size_t i = 0; i < y->n; i++)
        if (day_between(y->rows[i].date.from, y->rows[i].date.to) <= WEEK)
            y->rows[kept++] = y->rows[i];
    y->n = kept;
}

static void years_run(struct job *job, struct desk *desk)
{
    struct years_job *y = (struct years_job *)job;
    struct query all = {.kind = QUERY_ALL};
    struct facet_value *years;
    size_t n = 0;
    bool exact = false;
    y->n = 0;
    while (!exact && job->err.status == STATUS_OK)
        archive_facets(desk->archive, &all, FACET_YEAR, job->arena, &years, &n, &exact, &job->err);
    for (int pass = 0; pass < WINDOWS && !y->n && job->err.status == STATUS_OK; pass++) {
        struct search *search = NULL;
        y->window = windows[pass];
        struct query *q = other_years(y, years, n, y->window);
        if (!q)
            return;
        y->rows = arena_array(job->arena, YEARS_ROWS_MAX, sizeof *y->rows);
        if (archive_search(desk->archive, q, SORT_DATE, &search, &job->err) == STATUS_OK)
            search_rows(search, job->arena, 0, YEARS_ROWS_MAX, y->rows, &y->n, &job->err);
        search_close(search);
        drop_vague(y);
    }
}

static void years_done(struct job *job, struct browser *b)
{
    const struct years_job *y = (const struct years_job *)job;
    struct shelf *s = &b->shelf;
    if (job->err.status != STATUS_OK) {
        browser_note_error(b, &job->err);
        return;
    }
    if (!y->n) {
        say(b, MSG_NO_YEARS);
        return;
    }
    shelf_start(s, SHELF_YEARS);
    s->about =
        arena_printf(s->arena, y->window ? "%02d-%02d ±%d" : "%02d-%02d", y->day / 100 % 100, y->day % 100, y->window);
    for (size_t i = 0; i < y->n; i++)
        shelf_add(s, y->rows[i].uid, STR(""), STR(""), &y->rows[i]);
    focus_go(b, PANEL_SHELF);
}

/* Of the article that is read; of today when none is. */
static void show_years(struct browser *b)
{
    struct years_job *y = job_new(sizeof *y, years_run, years_done);
    time_t now = time(NULL);
    struct tm today;
    localtime_r(&now, &today);
    y->day = b->reader.story ? b->reader.story->parts[0].page->date.from : 0;
    if (!y->day)
        y->day = day_make(today.tm_year + 1900, today.tm_mon + 1, today.tm_mday);
    worker_ask(b->worker, JOB_YEARS, y);
}

/* ---- what was read ------------------------------------------------------------------------------------------------ */

static void show_trail(struct browser *b)
{
    const struct trail *t = &b->trail;
    if (!t->n) {
        say(b, MSG_NO_BACK);
        return;
    }
    shelf_start(&b->shelf, SHELF_TRAIL);
    for (size_t i = t->n; i-- > 0;)
        shelf_add(&b->shelf, t->at[i].uid, t->at[i].uid, STR(""), NULL);
    focus_go(b, PANEL_SHELF);
    view_go(&b->shelf.view, t->n - 1 - t->here);
}

bool moving_request(struct browser *b, enum request request)
{
    switch (request) {
    case REQUEST_LIST_NEXT:
    case REQUEST_LIST_PREVIOUS:
        step_list(b, request == REQUEST_LIST_NEXT);
        return true;
    case REQUEST_PAGE_NEXT:
    case REQUEST_PAGE_PREVIOUS:
    case REQUEST_DAY_NEXT:
    case REQUEST_DAY_PREVIOUS:
    case REQUEST_PAGE:
        if (!b->reader.story)
            say(b, MSG_NOT_OPEN);
        else if (request == REQUEST_PAGE && b->focus == PANEL_SHELF && b->shelf.kind == SHELF_PAGE)
            focus_leave(b);
        else if (request == REQUEST_PAGE)
            show_page(b);
        else if (request == REQUEST_PAGE_NEXT || request == REQUEST_PAGE_PREVIOUS)
            step_page(b, request == REQUEST_PAGE_NEXT);
        else
            step_day(b, request == REQUEST_DAY_NEXT);
        return true;
    case REQUEST_YEARS:
        if (b->focus == PANEL_SHELF && b->shelf.kind == SHELF_YEARS)
            focus_leave(b);
        else
            show_years(b);
        return true;
    case REQUEST_ANY:
        open_any(b);
        return true;
    case REQUEST_TRAIL:
        if (b->focus == PANEL_SHELF && b->shelf.kind == SHELF_TRAIL)
            focus_leave(b);
        else
            show_trail(b);
        return true;
    default:
        return false;
    }
}
