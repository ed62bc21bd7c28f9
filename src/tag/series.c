#include "baolan/series.h"

#include <math.h>
#include <stdlib.h>

enum { YEAR = 10000 }; /* days are YYYYMMDD */

static int same_measure(const struct point *x, const struct point *y)
{
    int order = str_cmp(x->figure.what, y->figure.what);
    order = order ? order : str_cmp(x->base, y->base);
    return order ? order : str_cmp(x->figure.who, y->figure.who);
}

static int by_days(const struct point *x, const struct point *y)
{
    if (x->date.from != y->date.from)
        return x->date.from < y->date.from ? -1 : 1;
    int order = str_cmp(x->uid, y->uid);
    order = order ? order : str_cmp(x->figure.what, y->figure.what);
    order = order ? order : str_cmp(x->figure.value, y->figure.value);
    return order ? order : str_cmp(x->figure.unit, y->figure.unit);
}

static int by_measure(const void *x, const void *y)
{
    int order = same_measure(x, y);
    return order ? order : by_days(x, y);
}

static int as_shown(const void *x, const void *y)
{
    const struct point *a = x, *b = y;
    if (a->length != b->length)
        return a->length > b->length ? -1 : 1;
    if (a->length < 2)
        return by_days(b, a);
    if (a->series != b->series)
        return a->series < b->series ? -1 : 1;
    return by_days(a, b);
}

struct str figure_said(struct arena *a, const struct figure_tag *figure)
{
    bool behind = str_is(figure->about, "余") || str_is(figure->about, "多");
    struct str before = behind ? STR("") : figure->about, after = behind ? figure->about : STR("");
    if (str_is(figure->unit, "日期"))
        return figure->value;
    return arena_printf(a, "%.*s%.*s%.*s%.*s", STR_ARG(before), STR_ARG(figure->value), STR_ARG(after),
                        STR_ARG(figure->unit));
}

/* Points [FROM, TO) are of one measure and one owner. */
static void make_one(struct point *points, size_t from, size_t to, size_t *series)
{
    bool one = points[from].measured && str_present(points[from].figure.who) && str_present(points[from].figure.what);
    for (size_t i = from; i < to; i++) {
        points[i].series = one ? *series : (*series)++;
        points[i].length = one ? to - from : 1;
        points[i].before = one && i > from ? points[i - 1].number : NAN;
    }
    *series += one;
}

static int by_sameness(const void *x, const void *y)
{
    const struct point *const *a = x, *const *b = y;
    int order = str_cmp((*a)->figure.what, (*b)->figure.what);
    order = order ? order : str_cmp((*a)->figure.value, (*b)->figure.value);
    order = order ? order : str_cmp((*a)->figure.unit, (*b)->figure.unit);
    return order ? order : by_days(*a, *b);
}

/* Of one owner; where none is told, in stories about one county. */
static bool same_owner(const struct point *x, const struct point *y)
{
    if (x->figure.who.s || y->figure.who.s)
        return str_eq(x->figure.who, y->figure.who);
    return x->county.s && str_eq(x->county, y->county);
}

static bool same_figure(const struct point *x, const struct point *y)
{
    return str_eq(x->figure.what, y->figure.what) && str_eq(x->figure.value, y->figure.value) &&
           str_eq(x->figure.unit, y->figure.unit);
}

/* A value of one digit comes back by chance. */
static bool telling(const struct point *p)
{
    return p->measured && p->figure.value.n >= 2 && str_present(p->figure.what);
}

static void mark_unchanged(struct point *points, size_t n)
{
    enum { LOOK = 64 }; /* back at most */
    struct point **order = xcalloc(n + 1, sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = &points[i];
    if (n)
        qsort(order, n, sizeof *order, by_sameness);
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; telling(order[i]) && k-- > 0 && i - k <= LOOK && same_figure(order[k], order[i]);)
            if (same_owner(order[k], order[i]) && order[k]->date.from &&
                order[k]->date.from + YEAR <= order[i]->date.from)
                order[i]->unchanged = 1 + (size_t)(order[k] - points);
    free(order);
}

void series_make(const struct units *u, struct point *points, size_t n)
{
    size_t series = 0;
    for (size_t i = 0; i < n; i++) {
        struct point *p = &points[i];
        p->unchanged = 0;
        p->measured = units_number(u, &p->figure, &p->number, &p->base);
        if (!p->measured)
            p->base = p->figure.unit;
    }
    if (n)
        qsort(points, n, sizeof *points, by_measure);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && same_measure(&points[from], &points[to]) == 0;)
            to++;
        make_one(points, from, to, &series);
    }
    if (n)
        qsort(points, n, sizeof *points, as_shown);
    mark_unchanged(points, n);
}
