/* The browser in a terminal of its own: keys go in, and it is known when the last byte of what they brought came out. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "baolan/path.h"
#include "bench.h"

void terminal_start(struct terminal *t, struct bench *b, char *const *program, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    unlink(path_state(b->arena, "places").s); /* where the one before was left the browser would go on */
    *t = (struct terminal){.begun = now_ms()};
    t->pid = forkpty(&t->fd, NULL, NULL, &size);
    if (t->pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        unsetenv("SSH_CONNECTION");
        execvp(program[0], program);
        _exit(127);
    }
}

void terminal_browser(struct terminal *t, struct bench *b, const char *baolan, struct str archive, int rows,
                      int columns)
{
    char *const program[] = {(char *)(uintptr_t)baolan, "browse", "-d", (char *)(uintptr_t)archive.s, NULL};
    terminal_start(t, b, program, rows, columns);
}

double terminal_listen(struct terminal *t, int quiet_ms, struct str awaited)
{
    char piece[65536];
    double last = t->begun;
    struct pollfd p = {.fd = t->fd, .events = POLLIN};
    t->seen = 0;
    buf_clear(&t->out);
    while (poll(&p, 1, quiet_ms) > 0) {
        ssize_t n = read(t->fd, piece, sizeof piece);
        if (n <= 0)
            break;
        last = now_ms();
        buf_add(&t->out, piece, (size_t)n);
        if (awaited.n && t->seen <= 0 && str_find(buf_view(&t->out), awaited, 0) != SIZE_MAX)
            t->seen = last - t->begun;
    }
    return last - t->begun;
}

double terminal_type(struct terminal *t, struct str keys, int quiet_ms, struct str awaited)
{
    t->begun = now_ms();
    if (write(t->fd, keys.s, keys.n) < 0)
        perror("bench: write");
    return terminal_listen(t, quiet_ms, awaited);
}

double terminal_resize(struct terminal *t, int rows, int columns, int quiet_ms)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    t->begun = now_ms();
    ioctl(t->fd, TIOCSWINSZ, &size);
    return terminal_listen(t, quiet_ms, STR(""));
}

void terminal_end(struct terminal *t, struct rusage *usage)
{
    terminal_type(t, STR("q"), TERMINAL_QUIET_MS, STR(""));
    kill(t->pid, SIGKILL);
    wait4(t->pid, NULL, 0, usage);
    close(t->fd);
    buf_free(&t->out);
}
