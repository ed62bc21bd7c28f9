/*
 * The pager: a program with its words as argv, never a shell. A process split off before anything is read starts it when there is something for
 * it, so that the command itself may give up starting programs.
 */
#include "sink.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "baolan/confine.h"
#include "baolan/out.h"
#include "baolan/program.h"

/* What less needs to show colours and Chinese, unless the user has set it. */
static const char *const defaults[][2] = {{"LESS", "FRX"}, {"LV", "-c"}, {"LESSCHARSET", "utf-8"}};

static struct {
    int fd; /* to be written to, -1: there is none */
    pid_t pid;
} ready = {.fd = -1};

/* What comes in goes out, where the pager cannot be had. */
static void copy(void)
{
    char chunk[8192];
    for (ssize_t n; (n = read(STDIN_FILENO, chunk, sizeof chunk)) > 0;)
        for (ssize_t at = 0, written; at < n; at += written)
            if ((written = write(STDOUT_FILENO, chunk + at, (size_t)(n - at))) < 0)
                return;
}

/* What the process does: waits for the first byte, or for the end when there is nothing to show. */
static void serve(char *const *argv, int input)
{
    struct pollfd first = {.fd = input, .events = POLLIN};
    confine_memory();
    while (poll(&first, 1, -1) < 0 && errno == EINTR)
        ;
    if (!(first.revents & POLLIN) || dup2(input, STDIN_FILENO) < 0)
        return;
    close(input);
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
        setenv(defaults[i][0], defaults[i][1], false);
    if (program_run(argv, STR(""), PROGRAM_TERMINAL, NULL, NULL) != STATUS_OK)
        copy();
}

void out_prepare_pager(void)
{
    const char *command = getenv("PAGER");
    struct error fault = {0};
    char **argv;
    int ends[2];
    if (!command)
        command = "less";
    struct arena *a = arena_new();
    bool wanted = strcmp(command, "cat") != 0 && program_words(a, str_of(command), &argv, &fault) == STATUS_OK;
    error_clear(&fault);
    if (wanted && pipe(ends) == 0) {
        fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        fcntl(ends[1], F_SETFD, FD_CLOEXEC);
        ready.pid = fork();
        if (ready.pid == 0) {
            close(ends[1]);
            serve(argv, ends[0]);
            _exit(0);
        }
        close(ends[0]);
        ready.fd = ends[1];
        if (ready.pid < 0)
            close(ends[1]), ready.fd = -1;
    }
    arena_free(a);
}

int sink_start_pager(void)
{
    /* Ctrl-C is for the pager, which may show what came so far. */
    static const int its_own[] = {SIGINT, SIGQUIT};
    struct sigaction now;
    for (size_t i = 0; ready.fd >= 0 && i < sizeof its_own / sizeof *its_own; i++)
        if (sigaction(its_own[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
            signal(its_own[i], SIG_IGN);
    return ready.fd;
}

void sink_end_pager(void)
{
    if (ready.fd < 0)
        return;
    close(ready.fd);
    ready.fd = -1;
    while (waitpid(ready.pid, NULL, 0) < 0 && errno == EINTR)
        ;
}
