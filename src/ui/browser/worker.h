/*
 * worker: what may take longer than a key is waited for is done by one thread with an archive handle of its own.
 *
 *   worker_ask() ──▶ slots ──▶ run(), in the thread ──▶ worker_deliver() ──▶ done(), in the thread that asked
 *
 * A slot holds one job: a new one takes the place of the old one, which is interrupted where it stands and forgotten.
 * The order of the slots is their urgency: a job that runs gives way to a more urgent one and is run again after it.
 * So a new key never waits for what an older one asked for. That a job was interrupted is never an answer: it is
 * forgotten or run again.
 */
#ifndef UI_WORKER_H
#define UI_WORKER_H

#include "baolan/archive.h"

struct browser;
struct worker;

enum job_slot {
    JOB_ROWS,  /* rows of the list */
    JOB_NAMES, /* what the search line completes */
    JOB_COUNT, /* the first estimate of a count */
    JOB_ALL,   /* how many articles there are */
    JOB_DATES,
    JOB_COUNTIES,
    JOB_TOPICS,
    JOB_SEARCHES, /* saved searches, counted */
    JOB_DAYS,     /* found, by days */
    JOB_ALL_DAYS, /* all, by days */
    JOB_PEOPLE,
    JOB_ORGANISATIONS,
    JOB_FIGURES,
    JOB_YEARS,  /* this day in other years */
    JOB_THREAD, /* the story that an article is part of */
    JOB_BULK,   /* all articles of the list */
    JOB_SAVE,   /* a list into a file */
    JOB_REFINE, /* an estimate becomes exact */
    JOB_SLOTS
};

/* What run() works with; it belongs to the thread. */
struct desk {
    struct archive *archive;
    struct search *search; /* NULL: none is open */
    uint64_t question;     /* that the search is the answer to */
};

/* The first member of a job. All that run() reads and makes is in ARENA, which goes with the job. */
struct job {
    struct arena *arena;
    /* In the thread; it may be called anew after an interruption. Faults go to ERR. */
    void (*run)(struct job *job, struct desk *desk);
    /* In the thread that asked, when run() came to its end; a job that was replaced is never done. */
    void (*done)(struct job *job, struct browser *b);
    struct error err;
};

/* A job of SIZE bytes, zeroed, in an arena of its own. */
void *job_new(size_t size, void (*run)(struct job *, struct desk *), void (*done)(struct job *, struct browser *));

/* Starts the thread; A tells which file, and lives longer. */
enum status worker_start(const struct archive *a, struct worker **out, struct error *err);
/* Interrupts what runs, ends the thread; NULL is fine. */
void worker_stop(struct worker *w);
/* Asks for JOB, which the worker owns from now on. */
void worker_ask(struct worker *w, enum job_slot slot, void *job);
/* What is in SLOT is wanted no more. */
void worker_drop(struct worker *w, enum job_slot slot);
/* Is a job of SLOT waiting, running or not yet delivered? */
bool worker_has(struct worker *w, enum job_slot slot);
/* Calls done() of the jobs that came to their end; false when there was none. */
bool worker_deliver(struct worker *w, struct browser *b);
/* Waits until there is something to deliver; false when nothing was asked for. */
bool worker_wait(struct worker *w);
/* Readable when there is something to deliver. */
int worker_descriptor(const struct worker *w);
/*
 * Interrupts once more what runs and is not wanted: an interruption between two statements is lost. To be called every
 * few milliseconds while it answers true.
 */
bool worker_nudge(struct worker *w);

#endif
