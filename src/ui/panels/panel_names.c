/*
 * Who is named in the articles found, and which organisations, each in how many. Enter narrows the list to their articles; then the panel
 * tells who appears there with them.
 */
#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "../finding/finding.h"
#include "baolan/display.h"
#include "baolan/width.h"
#include "panels.h"

enum { NAMES_MOST = 5000, NAME_COLUMNS = 20 };

/* Who is named, or which organisations. */
struct cast {
    struct view view;
    uint64_t question;   /* that was asked for */
    struct arena *arena; /* of the values */
    struct named_value *values;
    size_t n;
    bool counted; /* ever */
};

static struct cast *cast_of(struct view *v)
{
    return (struct cast *)v;
}

static enum named named_of(const struct view *v)
{
    return v->ops->panel == PANEL_PEOPLE ? NAMED_PEOPLE : NAMED_ORGANISATIONS;
}

static enum query_field field_of(const struct view *v)
{
    return v->ops->panel == PANEL_PEOPLE ? FIELD_PERSON : FIELD_ORG;
}

static void start(struct view *v)
{
    cast_of(v)->arena = arena_new();
}

static void end(struct view *v)
{
    arena_free(cast_of(v)->arena);
}

/* ---- counting, in the worker -------------------------------------------------------------------------------------- */

struct cast_job {
    struct job job;
    struct query *query;
    enum named named;
    struct named_value *values;
    size_t n;
};

static void cast_run(struct job *job, struct desk *desk)
{
    struct cast_job *c = (struct cast_job *)job;
    bool exact = false;
    while (!exact && job->err.status == STATUS_OK)
        archive_named(desk->archive, c->query, c->named, job->arena, NAMES_MOST, &c->values, &c->n, &exact, &job->err);
}

static void cast_done(struct job *job, struct browser *b)
{
    const struct cast_job *answer = (const struct cast_job *)job;
    struct cast *c = cast_of(browser_view(b, answer->named == NAMED_PEOPLE ? PANEL_PEOPLE : PANEL_ORGANISATIONS));
    c->counted = true;
    if (job->err.status != STATUS_OK) {
        browser_note_error(b, &job->err);
        return;
    }
    struct arena *old = c->arena;
    c->values = answer->values;
    c->n = answer->n;
    c->arena = job->arena;
    job->arena = old;
    narrow_refresh(&c->view);
    view_go(&c->view, 0);
}

static void prepare(struct view *v)
{
    struct cast *c = cast_of(v);
    struct browser *b = v->browser;
    if (c->question == b->question)
        return;
    struct cast_job *job = job_new(sizeof *job, cast_run, cast_done);
    job->named = named_of(v);
    job->query = query_copy(job->job.arena, filter_query(&b->filter, job->job.arena, FILTER_NOTHING));
    c->question = b->question;
    worker_ask(b->worker, job->named == NAMED_PEOPLE ? JOB_PEOPLE : JOB_ORGANISATIONS, job);
}

/* ---- showing ------------------------------------------------------------------------------------------------------ */

static size_t count(struct view *v)
{
    return cast_of(v)->n;
}

static struct str text(struct view *v, size_t item, struct arena *a)
{
    (void)a;
    return cast_of(v)->values[item].name;
}

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    const struct named_value *value = &cast_of(v)->values[item];
    bool chosen = filter_has(&v->browser->filter, field_of(v), value->name);
    struct str number = arena_printf(row->arena, "%zu", value->count), name = display_str(row->arena, value->name);
    int room = row->limit - row->columns - width_str(number) - 4, wide = width_str(name);
    int columns = wide > NAME_COLUMNS ? wide : NAME_COLUMNS;
    (void)subrow;
    row_sign(row, ROLE_CHOSEN, "*", chosen);
    row_field(row, chosen ? ROLE_CHOSEN : ROLE_TEXT, name, columns < room ? columns : room > 0 ? room : 0);
    row_cstr(row, ROLE_TEXT, " ");
    room -= columns;
    row_field(row, ROLE_DIM, value->note.s ? display_str(row->arena, value->note) : STR(""), room > 0 ? room : 0);
    row_cstr(row, ROLE_TEXT, " ");
    row_add(row, ROLE_NUMBER, number);
}

static struct str empty(struct view *v)
{
    return cast_of(v)->counted ? message(MSG_NOBODY_NAMED) : STR("");
}

static bool request(struct view *v, enum request request)
{
    size_t item = view_item(v);
    if (request != REQUEST_OPEN)
        return false;
    if (item < count(v)) {
        struct str name = cast_of(v)->values[item].name;
        filter_toggle(&v->browser->filter, field_of(v), name, name);
        finding_start(v->browser);
    }
    return true;
}

const struct view_ops people_ops = {.panel = PANEL_PEOPLE,
                                    .size = sizeof(struct cast),
                                    .start = start,
                                    .end = end,
                                    .title = MSG_PEOPLE,
                                    .item_rows = 1,
                                    .prepare = prepare,
                                    .count = count,
                                    .text = text,
                                    .draw = draw,
                                    .empty = empty,
                                    .request = request};

const struct view_ops organisations_ops = {.panel = PANEL_ORGANISATIONS,
                                           .size = sizeof(struct cast),
                                           .start = start,
                                           .end = end,
                                           .title = MSG_ORGANISATIONS,
                                           .item_rows = 1,
                                           .prepare = prepare,
                                           .count = count,
                                           .text = text,
                                           .draw = draw,
                                           .empty = empty,
                                           .request = request};
