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

/* Where what makes a figure less than exact stands: 80|余|家, 98.5%|以上, 近|3000万元. */
enum about_place { ABOUT_BEFORE, ABOUT_NUMBER, ABOUT_UNIT };

static enum about_place about_place(struct str about)
{
    static const struct {
        const char *word;
        enum about_place place;
    } words[] = {{"余", ABOUT_NUMBER}, {"多", ABOUT_NUMBER}, {"以上", ABOUT_UNIT}, {"以下", ABOUT_UNIT},
                 {"以内", ABOUT_UNIT}, {"左右", ABOUT_UNIT}, {"上下", ABOUT_UNIT}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(about, words[i].word))
            return words[i].place;
    return ABOUT_BEFORE;
}

struct str figure_said(struct arena *a, const struct figure_tag *figure)
{
    struct str about[ABOUT_UNIT + 1] = {STR(""), STR(""), STR("")};
    about[about_place(figure->about)] = figure->about;
    if (str_is(figure->unit, "日期"))
        return figure->value;
    return arena_printf(a, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(about[ABOUT_BEFORE]), STR_ARG(figure->value),
                        STR_ARG(about[ABOUT_NUMBER]), STR_ARG(figure->unit), STR_ARG(about[ABOUT_UNIT]));
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
