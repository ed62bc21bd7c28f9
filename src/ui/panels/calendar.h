/*
 * calendar: how many articles a day, a month and a year have, found and in all, as rows for the timeline: a row a year, then its months.
 */
#ifndef UI_CALENDAR_H
#define UI_CALENDAR_H

#include "baolan/memory.h"

struct day_count {
    int day; /* YYYYMMDD */
    size_t n;
};

struct calendar_row {
    int year, month; /* month 0: the year */
    size_t found, all;
    size_t *found_days; /* of a month: by its days, from 1; [0] is not used */
    size_t *all_days;
};

struct calendar {
    struct calendar_row *at; /* oldest first */
    size_t n;
    size_t most_day, most_month, most_year; /* found */
    double share_month, share_year;         /* found of all, the highest */
};

/* FOUND and ALL in any order; days that are none are left out. All in A. */
void calendar_make(struct arena *a, const struct day_count *found, size_t nfound, const struct day_count *all,
                   size_t nall, struct calendar *out);
/* The row of a month of a year (0: of the year), SIZE_MAX: there is none. */
size_t calendar_row_of(const struct calendar *c, int year, int month);

#endif
