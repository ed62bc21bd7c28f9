/*
 * The browser in a terminal of its own: from its start until the frame with all counts stands (nothing more is written for a while), the
 * memory it then has, and after a search.
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "baolan/path.h"
#include "bench.h"

enum { QUIET_MS = 150, RUNS = 15 };

/* Reads until nothing comes for a while; answers when the last piece came. */
static double read_until_quiet(int fd)
{
    char piece[65536];
    double last = now_ms();
    struct pollfd p = {.fd = fd, .events = POLLIN};
    while (poll(&p, 1, QUIET_MS) > 0) {
        if (read(fd, piece, sizeof piece) <= 0)
            break;
        last = now_ms();
    }
    return last;
}

/* A line of /proc/PID/status, in KiB. */
static long status_line(pid_t pid, const char *name)
{
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, name, strlen(name)) == 0)
            kib = strtol(line + strlen(name) + 1, NULL, 10);
    if (f)
        fclose(f);
    return kib;
}

static void type(int fd, struct str keys)
{
    if (write(fd, keys.s, keys.n) < 0)
        perror("bench: write");
    read_until_quiet(fd);
}

/* A folder of states that knows the archive to be ours, and nothing of what was read in it: the browser would go on there. */
static struct str make_state(struct bench *b)
{
    struct str state = path_join(b->arena, b->folder, STR("state")),
               list = path_join(b->arena, state, STR("baolan/archives"));
    struct buf known = {0};
    struct error err = {0};
    path_read(path_state(b->arena, "archives"), 64 << 20, &known, &err);
    path_make_parent(list, &err);
    FILE *out = fopen(list.s, "w");
    if (out) {
        fwrite(known.s, 1, known.n, out);
        fclose(out);
    }
    buf_free(&known);
    error_clear(&err);
    return state;
}

void bench_start(struct bench *b, const char *baolan, struct str archive)
{
    struct times start = {0}, busy = {0};
    long anonymous = 0, mapped = 0;
    struct str state = make_state(b);
    for (int i = 0; i < RUNS; i++) {
        struct winsize size = {.ws_row = 40, .ws_col = 140};
        struct rusage usage = {0};
        int fd;
        unlink(path_join(b->arena, state, STR("baolan/places")).s);
        double begun = now_ms();
        pid_t pid = forkpty(&fd, NULL, NULL, &size);
        if (pid == 0) {
            setenv("TERM", "xterm-256color", 1);
            setenv("LC_ALL", "C.UTF-8", 1);
            setenv("XDG_STATE_HOME", state.s, 1);
            execl(baolan, baolan, "browse", "-d", archive.s, (char *)NULL);
            _exit(127);
        }
        times_add(&start, read_until_quiet(fd) - begun);
        if (i + 1 == RUNS) {
            /* A reader's session: a common word, a frequent one, to the end of the list. */
            for (size_t class = 2; class < CLASSES; class ++)
                for (size_t length = 0; length < LENGTHS; length++) {
                    struct str word = b->words.n[length][class] ? b->words.at[length][class][0] : STR_ABSENT;
                    if (word.s)
                        type(fd, arena_printf(b->arena, "/%s\r", word.s));
                }
            type(fd, STR("lG"));
            anonymous = status_line(pid, "RssAnon:");
            mapped = status_line(pid, "RssFile:");
        }
        type(fd, STR("q"));
        kill(pid, SIGKILL);
        wait4(pid, NULL, 0, &usage);
        if (i + 1 < RUNS)
            times_add(&busy, (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000);
        close(fd);
    }
    printf("\nbrowser, start to full frame with all counts");
    times_print(&start, 12);
    printf(" ms; processor, with its end");
    times_print(&busy, 12);
    printf(" ms\nbrowser memory after a session               %.1f MiB of its own, %.1f MiB of files mapped (the "
           "archive: shared, given back at need)\n",
           (double)anonymous / 1024, (double)mapped / 1024);
}
