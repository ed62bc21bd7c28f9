/*
 * points: the figures in the articles found, put into series by the worker.
 */
#ifndef UI_POINTS_H
#define UI_POINTS_H

#include "../browser/browser.h"

struct points_job {
    struct job job;
    struct query *query;
    struct {
        struct point *at;
        size_t n, cap;
    } points;             /* heap; in the job's arena in the end */
    struct point *sorted; /* as series_make() leaves them … */
    size_t n;
    bool all; /* … and whether these are all that there are */
};

/* Looks for the figures of the articles that the filters let through; then DONE gets a struct points_job. */
void points_ask(struct browser *b, void (*done)(struct job *job, struct browser *b));

#endif
