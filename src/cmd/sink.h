/*
 * sink: stdout, with a pager in between when text on a terminal grows past one screen. Bytes are given as they shall appear.
 */
#ifndef CMD_SINK_H
#define CMD_SINK_H

#include "baolan/str.h"

struct sink {
    struct buf pending;
    int fd;         /* stdout, or the pipe to the pager */
    bool terminal;  /* stdout is one */
    bool undecided; /* may still start a pager */
    int rows, columns;
    int lines;  /* written so far, while undecided */
    int failed; /* errno of the first write that failed, 0: none */
};

void sink_open(struct sink *s, bool paged);
void sink_write(struct sink *s, const char *bytes, size_t n);
/* Sends what is left, waits for the pager; the errno of the first failure, 0 or EPIPE when all is well. */
int sink_close(struct sink *s);

/* The descriptor to write to for the pager that out_prepare_pager() made ready, -1 when there is none (pager.c). */
int sink_start_pager(void);
/* Waits until it has ended; a pager that got nothing does not begin. */
void sink_end_pager(void);

#endif
