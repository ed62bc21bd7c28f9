/*
 * The marks in memory: facts by uid (facts.c), what changes them (state.c), and the file of lines that they are read from and added to (log.c).
 *
 *   state_set() ──▶ facts, and a line in PENDING ──state_commit()──▶ file ◀── lines of other programs, read in before ours are added
 */
#ifndef STATE_STATE_INTERNAL_H
#define STATE_STATE_INTERNAL_H

#include <sys/types.h>

#include "baolan/state.h"

/* One thing that is so, or not, of an article. */
struct fact {
    bool on;
    int64_t since;    /* seconds since 1970 */
    struct str value; /* the note of a bookmark */
    struct str title; /* of the bookmarked article */
};

struct tag {
    struct str name;
    int64_t since;
};

/* What few articles have. */
struct extra {
    int64_t bookmarked; /* since when; 0: it is not */
    size_t order;       /* the later bookmark of one second has the higher one */
    struct str note, title;
    struct {
        struct tag *at; /* ordered by name */
        size_t n, cap;
    } tags;
};

struct entry {
    struct str uid;
    uint64_t hash;
    int64_t read; /* since when; 0: it is not */
    struct extra *extra;
};

/* One change of an act, with what was before it and what it made of that. */
struct step {
    struct str uid, tag;
    enum mark mark;
    struct fact before, after;
};

/* An article that was opened while there was something to undo. */
struct opening {
    struct str uid;
    size_t at; /* the number of steps before it */
};

struct state {
    struct arena *arena; /* of the facts */
    struct entry *entries;
    size_t n, cap; /* of the entries: a hash table of a power of two */
    size_t order;  /* bookmarks set so far */
    size_t facts;  /* that are on */

    struct arena *past; /* of the steps and openings */
    struct {
        struct step *at;
        size_t n, cap;
    } steps;
    struct {
        size_t *at; /* the first step of each act that is ended */
        size_t n, cap;
    } acts;
    size_t act_from; /* the first step of the act under way */
    struct {
        struct opening *at;
        size_t n, cap;
    } openings;

    struct str folder, file; /* owned */
    dev_t device;            /* of the file read, with INODE */
    ino_t inode;
    size_t offset;      /* bytes of the file that are read */
    size_t lines;       /* of the file, until there */
    bool torn;          /* the last one of them has no end */
    struct buf pending; /* lines to be written */
    struct buf kept;    /* lines of the file that are no fact: remarks, and what makes no sense */
    size_t faults;
    struct buf fault; /* the first of them */
};

/* ---- facts (facts.c) ---------------------------------------------------------------------------------------------- */

struct fact fact_get(const struct state *m, struct str uid, enum mark mark, struct str tag);
void fact_put(struct state *m, struct str uid, enum mark mark, struct str tag, const struct fact *fact);
void facts_forget(struct state *m);

/* ---- lines (log_line.c) ----------------------------------------------------------------------------------------- */

/* Appends the line that says FACT, with its line feed. */
void line_write(struct str uid, enum mark mark, struct str tag, const struct fact *fact, struct buf *out);
/* What LINE (without line feed) says becomes so. NULL, or what is wrong with it, in English. A remark is no fault, but is no fact either: *FACT. */
const char *line_apply(struct state *m, struct str line, bool *fact);

#endif
