/*
 * progress: one line on stderr that tells how far long work is: a bar, the rate, the time that remains. Nothing where stderr is no
 * terminal.
 */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool shown;          /* stderr is a terminal */
    const char *what;    /* static, in English: "indexing" */
    const char *unit;    /* static, in English: "files" */
    uint64_t all;        /* of the measure that DONE counts; 0: unknown */
    double began, drawn; /* seconds of the monotonic clock */
    bool on_screen;
};

/* Begins (again): WHAT is done, counted in UNIT, ALL of the measure to do. */
void progress_begin(struct progress *p, const char *what, const char *unit, uint64_t all);
/* COUNT units are done, which are DONE of the measure. Draws at most ten times a second. */
void progress_tell(struct progress *p, uint64_t count, uint64_t done);
/* Takes the line away, for a message or for good. */
void progress_clear(struct progress *p);

#endif
