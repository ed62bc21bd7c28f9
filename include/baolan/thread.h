/*
 * thread: a story told over years, from its first mention on: the articles that belong to one, in order of time, and what each of them
 * added. What was printed again, whole or shortened, adds nothing and is told apart.
 */
#ifndef BAOLAN_THREAD_H
#define BAOLAN_THREAD_H

#include "baolan/archive.h"

struct thread_list {
    struct str *at;
    size_t n;
};

struct thread_piece {
    struct hit hit;
    size_t to;              /* the earlier piece it is most closely related to; SIZE_MAX: none */
    enum relation relation; /* to it */
    struct str reason;      /* as the archive keeps it; absent where TO is */
    bool reprint;           /* the same text as TO, or shortened from it or to it */
    bool asked;             /* the article that was asked for */
    /* not named by any piece before; figures as "研发支出 1386.47万元" */
    struct thread_list people, organisations, figures;
};

struct thread {
    struct arena *arena;         /* all of it */
    struct thread_piece *pieces; /* by day, then uid */
    size_t n;
};

enum { THREAD_MOST = 60 }; /* pieces: the nearest are kept */

/*
 * The thread that the article UID belongs to; one piece where nothing is related. Who is related to it is in; others are in when two that are
 * in relate to them, or when one shares a text with them: so a thread does not wander off. STATUS_NOTHING when there is no such article.
 */
enum status thread_open(struct archive *archive, struct str uid, struct thread **out, struct error *err);
void thread_close(struct thread *t); /* NULL is fine */

#endif
