/*
 * pipeline: work on several threads whose results come out in the order in which it was taken, so that nobody can tell how many threads
 * there were.
 *
 *   take (one thread at a time) ──▶ work (all at once) ──▶ pipeline_next() (the caller's thread), in order
 */
#ifndef BAOLAN_PIPELINE_H
#define BAOLAN_PIPELINE_H

#include <stdbool.h>
#include <stddef.h>

struct pipeline;

struct pipeline_steps {
    void *(*take)(void *context);           /* the next job, NULL: there is none left */
    void (*work)(void *context, void *job); /* what need not be done in order */
    void (*drop)(void *context, void *job); /* frees a job that nobody fetched */
    void *context;
    /* Bytes that a job takes, asked before and after the work on it. NULL: that there are few jobs is bound enough. */
    size_t (*weight)(const void *job);
    size_t most; /* bytes: what is heavier together waits until some of it was fetched */
};

/*
 * Starts THREADS threads, at least 1. At most WINDOW jobs are taken and not fetched yet, and none beside more than the steps' MOST bytes: so memory
 * stays bounded. STEPS stays the caller's.
 */
struct pipeline *pipeline_open(const struct pipeline_steps *steps, size_t threads, size_t window);
/* The next job, done; the caller's. NULL: there is none left. */
void *pipeline_next(struct pipeline *p);
/* Ends the threads and drops what was not fetched. */
void pipeline_close(struct pipeline *p);

#endif
