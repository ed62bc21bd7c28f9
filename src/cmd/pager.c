/* The pager: a program with its words as argv, never a shell. */
#include "sink.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "baolan/program.h"

extern char **environ;

/* What less needs to show colours and Chinese, unless the user has set it. */
static const char *const defaults[] = {"LESS=FRX", "LV=-c", "LESSCHARSET=utf-8"};

static char **pager_environment(struct arena *a)
{
    size_t n = 0, added = 0;
    while (environ[n])
        n++;
    char **env = arena_array(a, n + sizeof defaults / sizeof *defaults + 1, sizeof *env);
    memcpy(env, environ, n * sizeof *env);
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++) {
        struct str name = arena_strn(a, defaults[i], strcspn(defaults[i], "="));
        if (!getenv(name.s))
            env[n + added++] = arena_copy(a, defaults[i], strlen(defaults[i]) + 1, 1);
    }
    return env;
}

static int spawn(struct arena *a, const char *command, int input, pid_t *pid)
{
    struct error fault = {0};
    char **argv;
    bool readable = program_words(a, str_of(command), &argv, &fault) == STATUS_OK;
    error_clear(&fault);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t broken_pipe;
    if (!readable || posix_spawn_file_actions_init(&actions))
        return -1;
    if (posix_spawnattr_init(&attributes)) {
        posix_spawn_file_actions_destroy(&actions);
        return -1;
    }
    /* This program ignores SIGPIPE; the pager shall not inherit that. */
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    int refused = posix_spawnattr_setsigdefault(&attributes, &broken_pipe) ||
                  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF) ||
                  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) ||
                  posix_spawnp(pid, argv[0], &actions, &attributes, argv, pager_environment(a));
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return refused ? -1 : 0;
}

int sink_start_pager(pid_t *pid)
{
    const char *command = getenv("PAGER");
    int ends[2];
    *pid = 0;
    if (!command)
        command = "less";
    if (!strcmp(command, "cat") || pipe(ends))
        return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    struct arena *a = arena_new();
    int started = spawn(a, command, ends[0], pid);
    arena_free(a);
    close(ends[0]);
    if (started < 0) {
        close(ends[1]);
        *pid = 0;
        return -1;
    }
    return ends[1];
}
