#include "calendar.h"

#include <stdlib.h>

#include "baolan/date.h"

enum { DAYS = 32 };

static int month_of(int day)
{
    return day / 100;
}

/* Adds the rows from the month FIRST to the month LAST (YYYYMM), each year before its months. */
static void make_rows(struct arena *a, int first, int last, struct calendar *out)
{
    size_t months = (size_t)((last / 100 - first / 100 + 1) * 12), years = (size_t)(last / 100 - first / 100 + 1);
    out->at = arena_array(a, months + years, sizeof *out->at);
    for (int year = first / 100; year <= last / 100; year++) {
        out->at[out->n++] = (struct calendar_row){.year = year};
        for (int month = 1; month <= 12; month++) {
            if (100 * year + month < first || 100 * year + month > last)
                continue;
            struct calendar_row *row = &out->at[out->n++];
            *row = (struct calendar_row){.year = year, .month = month};
            row->found_days = arena_array(a, DAYS, sizeof *row->found_days);
            row->all_days = arena_array(a, DAYS, sizeof *row->all_days);
        }
    }
}

size_t calendar_row_of(const struct calendar *c, int year, int month)
{
    size_t low = 0, high = c->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct calendar_row *row = &c->at[middle];
        if (row->year < year || (row->year == year && row->month < month))
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->n && c->at[low].year == year && c->at[low].month == month ? low : SIZE_MAX;
}

static void add(struct calendar *c, const struct day_count *days, size_t n, bool found)
{
    for (size_t i = 0; i < n; i++) {
        int year = days[i].day / 10000, month = days[i].day / 100 % 100, day = days[i].day % 100;
        size_t m = day_valid(days[i].day) ? calendar_row_of(c, year, month) : SIZE_MAX, y = calendar_row_of(c, year, 0);
        if (m == SIZE_MAX)
            continue;
        *(found ? &c->at[m].found : &c->at[m].all) += days[i].n;
        *(found ? &c->at[y].found : &c->at[y].all) += days[i].n;
        *(found ? &c->at[m].found_days[day] : &c->at[m].all_days[day]) += days[i].n;
    }
}

static void raise_to(size_t *most, size_t n)
{
    *most = n > *most ? n : *most;
}

static void find_most(struct calendar *c)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct calendar_row *row = &c->at[i];
        double share = row->all ? (double)row->found / (double)row->all : 0,
               *highest = row->month ? &c->share_month : &c->share_year;
        raise_to(row->month ? &c->most_month : &c->most_year, row->found);
        *highest = share > *highest ? share : *highest;
        for (int day = 1; row->month && day < DAYS; day++)
            raise_to(&c->most_day, row->found_days[day]);
    }
}

void calendar_make(struct arena *a, const struct day_count *found, size_t nfound, const struct day_count *all,
                   size_t nall, struct calendar *out)
{
    int first = 0, last = 0;
    *out = (struct calendar){0};
    for (size_t i = 0; i < nall; i++) {
        if (!day_valid(all[i].day))
            continue;
        int month = month_of(all[i].day);
        first = first && first < month ? first : month;
        last = last > month ? last : month;
    }
    if (!first)
        return;
    make_rows(a, first, last, out);
    add(out, all, nall, false);
    add(out, found, nfound, true);
    find_most(out);
}
