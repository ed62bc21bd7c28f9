/*
 * days: how many articles a search finds on each day, counted by the worker.
 */
#ifndef UI_DAYS_H
#define UI_DAYS_H

#include "../browser/browser.h"
#include "calendar.h"

/* The days of a search. */
struct days {
    struct arena *arena; /* of the others; NULL: nothing was counted */
    struct day_count *days;
    size_t n;
    struct str words; /* what was searched for, whatever the day */
};

struct days_job {
    struct job job;
    struct query *query; /* NULL: all articles, for good */
    struct day_count *days;
    size_t n;
    struct str words; /* as in struct days */
};

/* Counts the articles that the filters in force let through, whatever the day they choose, or ALL of them; then DONE gets a struct days_job. */
void days_ask(struct browser *b, bool all, void (*done)(struct job *job, struct browser *b));

#endif
