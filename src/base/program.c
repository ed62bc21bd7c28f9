#include "baolan/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* ---- words -------------------------------------------------------------------------------------------------------- */

/* The word at *AT, which is no blank; false when a quote in it is not closed. */
static bool read_word(struct str command, size_t *at, struct buf *word)
{
    char quote = '\0';
    for (; *at < command.n; (*at)++) {
        char c = command.s[*at];
        if (c == '\\' && quote != '\'' && *at + 1 < command.n)
            buf_char(word, command.s[++*at]);
        else if (quote && c == quote)
            quote = '\0';
        else if (!quote && (c == '\'' || c == '"'))
            quote = c;
        else if (!quote && (c == ' ' || c == '\t'))
            break;
        else
            buf_char(word, c);
    }
    return !quote;
}

enum status program_words(struct arena *a, struct str command, char ***argv, struct error *err)
{
    struct {
        char **at;
        size_t n, cap;
    } words = {0};
    struct buf word = {0};
    enum status status = STATUS_OK;
    for (size_t at = 0; status == STATUS_OK && at < command.n;) {
        if (command.s[at] == ' ' || command.s[at] == '\t') {
            at++;
            continue;
        }
        buf_clear(&word);
        if (!read_word(command, &at, &word))
            status = error_set(err, STATUS_USAGE, "this quote is not closed");
        vec_push(&words, arena_copy(a, word.n ? word.s : "", word.n + 1, 1));
    }
    if (status == STATUS_OK && !words.n)
        status = error_set(err, STATUS_USAGE, "no program is named");
    vec_push(&words, NULL);
    *argv = arena_copy(a, words.at, words.n, sizeof *words.at);
    vec_free(&words);
    buf_free(&word);
    return status;
}

/* ---- running ------------------------------------------------------------------------------------------------------ */

/* Signals that this program ignores or handles mean to the other what they mean to any. */
static int set_signals(posix_spawnattr_t *attributes)
{
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGINT);
    sigaddset(&usual, SIGQUIT);
    int refused = posix_spawnattr_setsigdefault(attributes, &usual);
    return refused ? refused : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
}

/* 0, or what errno would say. */
static int start(char *const *argv, int input, unsigned flags, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int refused = posix_spawn_file_actions_init(&actions);
    if (refused)
        return refused;
    refused = posix_spawnattr_init(&attributes);
    if (!refused) {
        refused = set_signals(&attributes);
        if (!refused && !(flags & PROGRAM_TERMINAL))
            refused = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        for (int fd = STDOUT_FILENO; !refused && (flags & PROGRAM_QUIET) && fd <= STDERR_FILENO; fd++)
            refused = posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_WRONLY, 0);
        if (!refused)
            refused = posix_spawnp(pid, argv[0], &actions, &attributes, argv, environ);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return refused;
}

static void feed(int fd, struct str input)
{
    for (size_t at = 0; at < input.n;) {
        ssize_t n = write(fd, input.s + at, input.n - at);
        if (n < 0 && errno != EINTR)
            return; /* it reads no more */
        at += n > 0 ? (size_t)n : 0;
    }
}

static int wait_for(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return 0;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

enum status program_run(char *const *argv, struct str input, unsigned flags, int *code, struct error *err)
{
    static const int kept_off[] = {SIGINT, SIGQUIT, SIGPIPE};
    enum { N = sizeof kept_off / sizeof *kept_off };
    struct sigaction before[N], ignore = {.sa_handler = SIG_IGN};
    int ends[2];
    pid_t pid;
    if (pipe(ends) != 0)
        return error_set_errno(err, STATUS_SYSTEM, "cannot run '%s'", argv[0]);
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    sigemptyset(&ignore.sa_mask);
    for (size_t i = 0; i < N; i++)
        sigaction(kept_off[i], &ignore, &before[i]);
    int refused = start(argv, ends[0], flags, &pid);
    close(ends[0]);
    if (!refused)
        feed(ends[1], input);
    close(ends[1]);
    int ended = refused ? 0 : wait_for(pid);
    for (size_t i = 0; i < N; i++)
        sigaction(kept_off[i], &before[i], NULL);
    if (code)
        *code = ended;
    errno = refused;
    return refused ? error_set_errno(err, STATUS_SYSTEM, "cannot run '%s'", argv[0]) : STATUS_OK;
}
