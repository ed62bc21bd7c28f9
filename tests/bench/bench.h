/* bench: what its parts share. Times are milliseconds. */
#ifndef BAOLAN_BENCH_H
#define BAOLAN_BENCH_H

#include <stdio.h>
#include <sys/resource.h>
#include <sys/types.h>

#include "baolan/archive.h"
#include "maker/random.h"

double now_ms(void);
/* Processor time of this process: what a warm search takes, whatever else the machine is doing. */
double busy_ms(void);
/* The same of all programs that have been run and have ended. */
double children_busy_ms(void);

struct times {
    double *at;
    size_t n, cap;
};
void times_add(struct times *t, double ms);
/* Median and 95th percentile; 0 without any. */
double times_median(struct times *t);
double times_p95(struct times *t);
/* " median/p95" in WIDTH columns, "-" without any; and forgets them. */
void times_print(struct times *t, int width);

/* Runs the program, its output to /dev/null; answers wall time; *RSS, if given, gets the peak memory in KiB. Ends the bench when it fails. */
double run_program(char *const argv[], long *rss);

/* ---- words to search for (bench_words.c) -------------------------------------------------------------------------- */

enum { LENGTHS = 4, CLASSES = 4, WORDS = 16 };

extern const size_t word_lengths[LENGTHS];
extern const char *const class_names[CLASSES];

struct words {
    struct str at[LENGTHS][CLASSES][WORDS];
    size_t n[LENGTHS][CLASSES];
    size_t hits[LENGTHS][CLASSES]; /* of all together */
};

struct bench {
    struct archive *archive;
    struct arena *arena;
    struct str folder; /* for what is made on the way */
    bool keep;         /* what is there already is not made again */
    size_t narticles;
    struct random rng;
    struct words words;
};

/* Draws words from random articles and sorts them by how many have them. */
void choose_words(struct bench *b);

/* ---- the browser in a terminal (bench_terminal.c) ------------------------------------------------------------------- */

enum { TERMINAL_QUIET_MS = 150 /* nothing comes for so long: all has come */ };

struct terminal {
    pid_t pid;
    int fd;
    double begun;   /* when the last keys were typed */
    struct buf out; /* what they brought */
    double seen;    /* when what was awaited had come, 0: it has not */
};

void terminal_start(struct terminal *t, struct bench *b, char *const *program, int rows, int columns);
/* The browser, as for a reader who has read nothing yet. */
void terminal_browser(struct terminal *t, struct bench *b, const char *baolan, struct str archive, int rows,
                      int columns);
/*
 * Takes what comes until nothing has come for QUIET_MS; answers when the last of it came, from when the keys were typed. AWAITED (empty:
 * nothing) is looked for in it.
 */
double terminal_listen(struct terminal *t, int quiet_ms, struct str awaited);
double terminal_type(struct terminal *t, struct str keys, int quiet_ms, struct str awaited);
double terminal_resize(struct terminal *t, int rows, int columns, int quiet_ms);
void terminal_end(struct terminal *t, struct rusage *usage);

/* ---- the parts, each prints its table ----------------------------------------------------------------------------- */

void bench_index(struct bench *b, char *baolan, char *articles, struct str path);
/* Measures what an archive of any age bears: nothing new, and a page. It has the page afterwards. */
void bench_adding(struct bench *b, char *baolan, char *articles, struct str path);
/* One line to OUT. FULLTEXT_MS: processor time of inserting the same texts into a full text index, and nothing else. */
void bench_tags(const char *articles, double fulltext_ms, FILE *out);
/* In the archive at PATH, which is as it was afterwards. */
void bench_relations(struct bench *b, struct str path);
void bench_search(struct bench *b);
void bench_filters(struct bench *b);
void bench_wrap(struct bench *b);
void bench_rebuild(void);
void bench_start(struct bench *b, const char *baolan, struct str archive);
void bench_frames(struct bench *b, const char *baolan, struct str archive);
void bench_peers(struct bench *b);

/* First rows in the given order, and facet counts, each until exact. */
double first_rows(struct bench *b, const struct query *q, enum sort sort);
double count_exactly(struct bench *b, const struct query *q, size_t *n);
double facets_exactly(struct bench *b, const struct query *q, double *first);

#endif
