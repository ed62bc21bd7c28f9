/* baolan figures: what the articles count, measure by measure, over time. */
#include "cmds.h"

#include <math.h>

#include "baolan/archive.h"

static const struct cmd_option options[] = {
    {"series", 's', NULL, N_("only measures of which there is more than one figure"), NULL},
    {"limit", 'l', "N", N_("at most so many figures"), "#"},
    {"format", 'f', "FORMAT", N_("print as"), "text|json|jsonl"},
    {0},
};

static const struct out_cell cells[] = {
    {.key = "date", .columns = 10, .role = OUT_DATE},
    {.key = "uid", .before = "  ", .columns = 12, .role = OUT_UID},
    {.key = "who", .before = "  ", .role = OUT_PLACE},
    {.key = "what", .before = "  ", .role = OUT_PLAIN},
    {.key = "figure", .before = "  ", .role = OUT_STRONG},
    {.key = "note", .before = "  ", .role = OUT_DIM},
    {0},
};

struct points {
    struct point *at;
    size_t n, cap;
};

static bool take(void *context, const struct point *point)
{
    struct points *points = context;
    vec_push(points, *point);
    return true;
}

/* What a reader wants to know of a figure beside its series: "+84.1 %", "unchanged since 2020-05-10". */
static struct str note(struct arena *a, const struct point *points, const struct point *p)
{
    if (p->unchanged)
        return arena_printf(a, _("unchanged since %.*s"), STR_ARG(points[p->unchanged - 1].date.edtf));
    if (isnan(p->before) || !(p->before > 0))
        return STR_ABSENT;
    return arena_printf(a, "%+.1f %%", (p->number / p->before - 1) * 100);
}

static void print_point(struct out *out, struct arena *a, const struct point *points, const struct point *p)
{
    out_record_begin(out);
    out_str(out, "who", p->figure.who);
    out_str(out, "what", p->figure.what);
    out_str(out, "value", p->figure.value);
    out_str(out, "unit", p->figure.unit);
    out_str(out, "about", p->figure.about);
    if (p->measured)
        out_number(out, "number", p->number);
    else
        out_str(out, "number", STR_ABSENT);
    out_str(out, "base", p->measured ? p->base : STR_ABSENT);
    out_str(out, "date", p->date.edtf);
    out_str(out, "uid", p->uid);
    out_str(out, "title", p->title);
    out_int(out, "series", (int64_t)p->series + 1);
    out_int(out, "points", (int64_t)p->length);
    out_str(out, "unchanged_since", p->unchanged ? points[p->unchanged - 1].date.edtf : STR_ABSENT);
    if (out_is_text(out)) {
        out_str(out, "figure", figure_said(a, &p->figure));
        out_str(out, "note", note(a, points, p));
    }
    out_record_end(out);
}

static size_t print_points(const struct cmd_call *call, struct out *out, const struct points *points)
{
    size_t n = 0, limit = cmd_number(call, "limit", SIZE_MAX);
    bool series = cmd_has(call, "series");
    out_list_begin(out);
    for (size_t i = 0; i < points->n && n < limit && !out_gone(out); i++) {
        const struct point *p = &points->at[i];
        if (series && p->length < 2)
            break; /* these come first */
        if (out_is_text(out) && n && p->length > 1 && p->series != points->at[i - 1].series)
            out_text(out, STR("\n"), OUT_PLAIN);
        print_point(out, call->arena, points->at, p);
        n++;
    }
    out_list_end(out);
    return n;
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct query *query = NULL;
    struct units *units = NULL;
    struct points points = {0};
    enum status status = cmd_query(call, &query);
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK)
        status = units_open(&units, call->err);
    if (status == STATUS_OK)
        status = archive_figures(archive, query, call->arena, take, &points, call->err);
    if (status == STATUS_OK) {
        series_make(units, points.at, points.n);
        struct out *out = cmd_out(call, cells);
        size_t n = print_points(call, out, &points);
        status = out_close(out, call->err);
        if (status == STATUS_OK && !n)
            status = error_set(call->err, STATUS_NOTHING, "nothing was found");
    }
    vec_free(&points);
    units_close(units);
    archive_close(archive);
    return status;
}

const struct cmd cmd_figures = {
    .name = "figures",
    .arguments = "[QUERY]",
    .summary = N_("list what articles count: amounts, shares, dates of completion"),
    .about = N_("Lists the figures of the articles that FILTERS and QUERY find. The same measure of\n"
                "the same place or organisation is a series, oldest first, the longest series first;\n"
                "behind them the other figures, newest first. A figure that stands there again,\n"
                "unchanged, a year later or more is marked."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_QUERY | CMD_PAGED,
    .most = SIZE_MAX,
    .run = run,
};
