/*
 * What the articles found count: a row a series, with a small plot of it; Enter unfolds its values, and on a value opens the article that has
 * it. Behind the series stand the single figures, newest first. All of it under the filters in force.
 */
#include <math.h>
#include <stdlib.h>

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "../reading/focus.h"
#include "../reading/reading.h"
#include "baolan/display.h"
#include "baolan/width.h"
#include "hit.h"
#include "panels.h"
#include "plot.h"
#include "points.h"

enum {
    PLOT_COLUMNS = 12,
    BAR_COLUMNS = 16,
    DATE_COLUMNS = 10,
    NAME_MOST = 40, /* columns of a name: what belongs together stands together */
    TITLE_LEAST = 12,
    VALUE_MOST = 14,      /* columns */
    WIDTH_FOR_DATES = 34, /* and for plots: below, what is counted and how much has all the room */
    WIDTH_FOR_BARS = 56,  /* and for how much it grew */
    WIDTH_FOR_TITLES = 72
};

/* What is counted in the articles found. */
struct counted_figures {
    struct view view;
    uint64_t question;    /* that was asked for */
    struct arena *arena;  /* of the points */
    struct point *points; /* as series_make() leaves them */
    size_t n, nseries;
    int value_columns; /* what the widest of them takes */
    bool all;          /* that there are */
    bool *unfolded;    /* of the series that begins with this point */
    struct {
        struct figure_item {
            size_t point;
            bool head; /* of a series, which begins there */
        } * at;
        size_t n, cap;
    } items;
    bool counted; /* ever */
};

static struct counted_figures *figures_of(struct view *v)
{
    return (struct counted_figures *)v;
}

static void start(struct view *v)
{
    figures_of(v)->arena = arena_new();
}

static void end(struct view *v)
{
    struct counted_figures *f = figures_of(v);
    arena_free(f->arena);
    vec_free(&f->items);
}

static struct str value_of(struct arena *a, const struct point *p)
{
    return display_str(a, figure_said(a, &p->figure));
}

static int widest_value(const struct point *points, size_t n)
{
    struct arena *a = arena_new();
    int most = 0;
    for (size_t i = 0; i < n && most < VALUE_MOST; i++) {
        int columns = width_str(value_of(a, &points[i]));
        most = columns > most ? columns : most;
        arena_reset(a);
    }
    arena_free(a);
    return most < VALUE_MOST ? most : VALUE_MOST;
}

/* The rows: the head of each series, its values where it is unfolded, single figures. */
static void lay_out(struct counted_figures *f)
{
    f->items.n = 0;
    f->nseries = 0;
    for (size_t i = 0; i < f->n;) {
        size_t length = f->points[i].length;
        bool series = length > 1;
        f->nseries += series;
        if (series)
            vec_push(&f->items, ((struct figure_item){i, true}));
        for (size_t k = 0; k < length; k++)
            if (!series || f->unfolded[i])
                vec_push(&f->items, ((struct figure_item){i + k, false}));
        i += length;
    }
    narrow_refresh(&f->view);
}

static void done(struct job *job, struct browser *b)
{
    const struct points_job *answer = (const struct points_job *)job;
    struct counted_figures *f = figures_of(browser_view(b, PANEL_FIGURES));
    f->counted = true;
    if (job->err.status != STATUS_OK) {
        browser_note_error(b, &job->err);
        return;
    }
    struct arena *old = f->arena;
    f->points = answer->sorted;
    f->n = answer->n;
    f->all = answer->all;
    f->value_columns = widest_value(f->points, f->n);
    f->arena = job->arena;
    job->arena = old;
    f->unfolded = arena_array(f->arena, f->n, sizeof *f->unfolded);
    lay_out(f);
    view_go(&f->view, 0);
}

static void prepare(struct view *v)
{
    struct counted_figures *f = figures_of(v);
    struct browser *b = v->browser;
    if (f->question == b->question)
        return;
    f->question = b->question;
    points_ask(b, done);
}

/* ---- showing ------------------------------------------------------------------------------------------------------ */

static size_t count(struct view *v)
{
    return figures_of(v)->items.n;
}

/* "孝义市 有效发明专利" */
static struct str name_of(struct arena *a, const struct point *p)
{
    const struct figure_tag *f = &p->figure;
    return display_str(
        a, arena_printf(a, "%.*s%s%.*s", STR_ARG(f->who), f->who.n && f->what.n ? " " : "", STR_ARG(f->what)));
}

static struct str text(struct view *v, size_t item, struct arena *a)
{
    const struct counted_figures *f = figures_of(v);
    return name_of(a, &f->points[f->items.at[item].point]);
}

/* From number BEFORE to NUMBER: "+84.1%"; empty when that says nothing. */
static struct str growth(struct arena *a, double before, double number)
{
    return isnan(before) || !(before > 0) ? STR("") : arena_printf(a, "%+.1f%%", (number / before - 1) * 100);
}

/* The same number of columns for each, flush right, and one blank before. */
static void add_right(struct row *row, enum role role, struct str text, int columns)
{
    row_cstr(row, ROLE_TEXT, " ");
    row_field_right(row, role, text, columns);
}

static void add_name(struct row *row, const struct point *p, int room)
{
    room = room < NAME_MOST ? room : NAME_MOST;
    row_field(row, ROLE_TEXT, name_of(row->arena, p), room > 0 ? room : 0);
}

static int value_columns(const struct counted_figures *f, struct str value, int all)
{
    return all >= WIDTH_FOR_DATES ? f->value_columns : width_str(value);
}

/* - 孝义市 有效发明专利  ▄█  44项 81项 +84.1% */
static void draw_series(const struct counted_figures *f, size_t first, struct row *row)
{
    enum { GROWTH_COLUMNS = 8 };
    const struct point *p = &f->points[first], *last = p + p->length - 1;
    struct arena *a = row->arena;
    int all = row->limit - row->columns, plot = all >= WIDTH_FOR_BARS    ? PLOT_COLUMNS
                                                : all >= WIDTH_FOR_DATES ? PLOT_COLUMNS / 2
                                                                         : 0;
    bool wide = all >= WIDTH_FOR_BARS;
    struct str value = value_of(a, last);
    double *numbers = arena_array(a, p->length, sizeof *numbers);
    for (size_t i = 0; i < p->length; i++)
        numbers[i] = p[i].number;
    int rest = (plot ? plot + 1 : 0) + 1 + value_columns(f, value, all) + (wide ? GROWTH_COLUMNS + 1 : 0);
    row_cstr(row, ROLE_KEY, f->unfolded[first] ? "- " : "+ ");
    add_name(row, p, row->limit - row->columns - rest);
    if (plot) {
        row_cstr(row, ROLE_TEXT, " ");
        row_field(row, ROLE_BAR, plot_line(a, numbers, p->length, plot), plot);
    }
    add_right(row, ROLE_NUMBER, value, value_columns(f, value, all));
    if (wide)
        add_right(row, ROLE_DIM, growth(a, p->number, last->number), GROWTH_COLUMNS);
}

static double most_of(const struct counted_figures *f, size_t point)
{
    double most = 0;
    size_t from = point, series = f->points[point].series;
    while (from > 0 && f->points[from - 1].series == series)
        from--;
    for (size_t i = from; i < f->n && f->points[i].series == series; i++)
        most = f->points[i].number > most ? f->points[i].number : most;
    return most;
}

/* What is to be known of a value beside its series. */
static struct str note_of(struct arena *a, const struct counted_figures *f, const struct point *p)
{
    if (!p->unchanged)
        return growth(a, p->before, p->number);
    const struct date *since = &f->points[p->unchanged - 1].date;
    return message_with(a, MSG_UNCHANGED, day_iso(a, since->from), STR_ABSENT);
}

/* One of a series:   2024-05-10 ██████ 81项 +84.1% the title; a single one has its name in place of the bar. */
static void draw_value(const struct counted_figures *f, size_t point, struct row *row)
{
    enum { NOTE_COLUMNS = 24 };
    const struct point *p = &f->points[point];
    struct arena *a = row->arena;
    bool series = p->length > 1;
    int all = row->limit - row->columns;
    row_cstr(row, ROLE_TEXT, series ? "    " : "  ");
    struct str value = value_of(a, p);
    if (series || all >= WIDTH_FOR_DATES)
        row_field(row, ROLE_DATE, hit_date(a, p->date, DATE_COLUMNS), DATE_COLUMNS);
    if (all >= WIDTH_FOR_DATES)
        row_cstr(row, ROLE_TEXT, " ");
    if (!series) {
        int room = row->limit - row->columns - value_columns(f, value, all) - 1;
        add_name(row, p, room - (all >= WIDTH_FOR_TITLES ? NOTE_COLUMNS + 1 : 0));
    } else if (all >= WIDTH_FOR_BARS) {
        double most = most_of(f, point);
        row_field(row, ROLE_BAR, plot_bar(a, most > 0 ? p->number / most : 0, BAR_COLUMNS), BAR_COLUMNS);
    }
    add_right(row, ROLE_NUMBER, value, value_columns(f, value, all));
    if (all >= WIDTH_FOR_TITLES || (series && all >= WIDTH_FOR_DATES)) {
        row_cstr(row, ROLE_TEXT, " ");
        struct str note = note_of(a, f, p);
        int room = row->limit - row->columns, columns = series && p->unchanged ? width_str(note) : 8;
        row_field(row, ROLE_DIM, note, !series || columns > room ? room : columns);
    }
    if (series && row->limit - row->columns > TITLE_LEAST) {
        row_cstr(row, ROLE_TEXT, " ");
        row_field(row, ROLE_SUBTITLE, display_str(a, p->title), row->limit - row->columns);
    }
}

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    const struct counted_figures *f = figures_of(v);
    (void)subrow;
    if (f->items.at[item].head)
        draw_series(f, f->items.at[item].point, row);
    else
        draw_value(f, f->items.at[item].point, row);
}

static void headline(struct view *v, struct row *row)
{
    const struct counted_figures *f = figures_of(v);
    enum role role = row->n ? row->runs[row->n - 1].role : ROLE_PANEL;
    if (!f->n)
        return;
    row_cstr(row, role, " ");
    row_add(row, role,
            message_with(row->arena, f->all ? MSG_FIGURES_OF : MSG_FIGURES_NEWEST,
                         arena_printf(row->arena, "%zu", f->nseries), arena_printf(row->arena, "%zu", f->n)));
}

static struct str empty(struct view *v)
{
    return figures_of(v)->counted ? message(MSG_NO_FIGURES) : STR("");
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

static void fold(struct counted_figures *f, size_t first)
{
    f->unfolded[first] = !f->unfolded[first];
    lay_out(f);
    for (size_t i = 0; i < f->items.n; i++)
        if (f->items.at[i].head && f->items.at[i].point == first)
            view_go_item(&f->view, i);
}

static bool request(struct view *v, enum request request)
{
    struct counted_figures *f = figures_of(v);
    size_t item = view_item(v);
    if (request != REQUEST_OPEN)
        return false;
    if (item >= f->items.n)
        return true;
    if (f->items.at[item].head) {
        fold(f, f->items.at[item].point);
    } else {
        reading_open(v->browser, f->points[f->items.at[item].point].uid);
        focus_go(v->browser, PANEL_READER);
    }
    return true;
}

const struct view_ops figures_ops = {.panel = PANEL_FIGURES,
                                     .size = sizeof(struct counted_figures),
                                     .start = start,
                                     .end = end,
                                     .title = MSG_FIGURES,
                                     .item_rows = 1,
                                     .keeps_mark = true,
                                     .prepare = prepare,
                                     .count = count,
                                     .text = text,
                                     .draw = draw,
                                     .headline = headline,
                                     .empty = empty,
                                     .request = request};
