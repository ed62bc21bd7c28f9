/*
 * series: figures made comparable, and the same measure of the same subject over time.
 *
 * Figures are kept as printed (44 项, 2.6 万吨); here they become numbers of one unit (26000000 公斤) by data/words/units.tsv. Figures with the
 * same owner, measure and unit are a series, in order of days. One without an owner belongs to none: 总投资 is another thing's each time.
 * A figure that stands there again, unchanged, a year later or more is marked: either nothing has changed or an old text was used again.
 */
#ifndef BAOLAN_SERIES_H
#define BAOLAN_SERIES_H

#include "baolan/article.h"

struct units; /* immutable after opening */
enum status units_open(struct units **out, struct error *err);
void units_close(struct units *u); /* NULL is fine */
/* FIGURE as a number of *BASE, which borrows from U or FIGURE; false for a value that is no number, such as a date. */
bool units_number(const struct units *u, const struct figure_tag *figure, double *number, struct str *base);

/* As it is said: 近3000万元, 80余家; in A, or borrowed. */
struct str figure_said(struct arena *a, const struct figure_tag *figure);

/* A figure and where it stands. */
struct point {
    struct figure_tag figure;
    struct str uid, title, county; /* county: the one that the article is about; absent: none or several */
    struct date date;
    double number; /* set by series_make(), like all below */
    struct str base;
    bool measured;    /* NUMBER and BASE are there */
    size_t series;    /* which one: points of one come together; those of none have one each */
    size_t length;    /* points in it */
    size_t unchanged; /* 1 + the index of the first point with that very figure, a year before or more; 0: none */
    double before;    /* the number before it in its series; NAN: it is the first */
};

/*
 * Fills POINTS and sorts them: series before single ones, the longest first, each by days; single ones newest first. Indexes are those of
 * the sorted array.
 */
void series_make(const struct units *u, struct point *points, size_t n);

#endif
