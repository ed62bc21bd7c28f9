#include "sink.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Bytes gathered before a write. */
#define CHUNK 65536

void sink_open(struct sink *s, bool paged)
{
    struct winsize size;
    *s = (struct sink){.fd = STDOUT_FILENO, .terminal = isatty(STDOUT_FILENO) == 1, .rows = 24, .columns = 80};
    if (s->terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col) {
        s->rows = size.ws_row;
        s->columns = size.ws_col;
    }
    s->undecided = paged && s->terminal && isatty(STDIN_FILENO) == 1;
}

static void flush(struct sink *s)
{
    size_t at = 0;
    while (at < s->pending.n && !s->failed) {
        ssize_t n = write(s->fd, s->pending.s + at, s->pending.n - at);
        if (n > 0)
            at += (size_t)n;
        else if (n < 0 && errno != EINTR)
            s->failed = errno;
    }
    buf_clear(&s->pending);
}

void sink_write(struct sink *s, const char *bytes, size_t n)
{
    if (s->failed)
        return;
    buf_add(&s->pending, bytes, n);
    if (s->undecided) {
        for (size_t i = 0; i < n; i++)
            s->lines += bytes[i] == '\n';
        if (s->lines < s->rows)
            return;
        /* More than a screen: from here on the pager has the terminal. */
        s->undecided = false;
        int pipe = sink_start_pager();
        if (pipe >= 0)
            s->fd = pipe;
    }
    if (s->pending.n >= CHUNK || s->fd != STDOUT_FILENO)
        flush(s);
}

int sink_close(struct sink *s)
{
    flush(s);
    sink_end_pager();
    buf_free(&s->pending);
    return s->failed;
}
