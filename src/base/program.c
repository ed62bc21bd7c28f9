/* Running programs: at once, or by a process that was split off for it. */
#include "baolan/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "baolan/confine.h"

extern char **environ;

/* ---- running ------------------------------------------------------------------------------------------------------ */

/* Meant for the program that is run; this one goes on. */
static const int its_own[] = {SIGINT, SIGQUIT, SIGPIPE};
enum { ITS_OWN = sizeof its_own / sizeof *its_own };

static void leave_signals(struct sigaction before[ITS_OWN])
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    for (size_t i = 0; i < ITS_OWN; i++)
        sigaction(its_own[i], &ignore, before ? &before[i] : NULL);
}

static void take_signals(const struct sigaction before[ITS_OWN])
{
    for (size_t i = 0; i < ITS_OWN; i++)
        sigaction(its_own[i], &before[i], NULL);
}

/* Signals that this program ignores or handles mean to the other what they mean to any. */
static int set_signals(posix_spawnattr_t *attributes)
{
    sigset_t usual;
    sigemptyset(&usual);
    for (size_t i = 0; i < ITS_OWN; i++)
        sigaddset(&usual, its_own[i]);
    int refused = posix_spawnattr_setsigdefault(attributes, &usual);
    return refused ? refused : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
}

/* 0, or what errno would say. */
static int spawn(char *const *argv, int input, unsigned flags, pid_t *pid)
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

/* A pipe that no program run later gets. */
static int private_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return errno;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
}

/* Starts it with a pipe to its standard input, whose other end is then *INPUT; 0, or what errno would say. */
static int start(char *const *argv, unsigned flags, int *input, pid_t *pid)
{
    int ends[2], refused = private_pipe(ends);
    if (refused)
        return refused;
    refused = spawn(argv, ends[0], flags, pid);
    close(ends[0]);
    if (refused)
        close(ends[1]);
    *input = ends[1];
    return refused;
}

/* False: nobody reads it, or not all of it. */
static bool give(int fd, const void *bytes, size_t n)
{
    for (size_t at = 0; at < n;) {
        ssize_t written = write(fd, (const char *)bytes + at, n - at);
        if (written < 0 && errno != EINTR)
            return false;
        at += written > 0 ? (size_t)written : 0;
    }
    return true;
}

static int wait_for(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return 0;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

struct answer {
    int refused; /* 0, or what errno would say */
    int code;
};

static struct answer run_here(char *const *argv, struct str input, unsigned flags)
{
    int to;
    pid_t pid;
    struct answer answer = {.refused = start(argv, flags, &to, &pid)};
    if (answer.refused)
        return answer;
    give(to, input.s, input.n);
    close(to);
    answer.code = wait_for(pid);
    return answer;
}

/* ---- by another process ------------------------------------------------------------------------------------------- */

/* A request: this, the words with a NUL behind each, the input. */
struct request {
    size_t words, input; /* bytes */
    unsigned flags;
};

enum { WORDS_MOST = 1 << 20, CHUNK = 1 << 16 };

static struct {
    int requests, answers; /* -1: there is none */
} starter = {-1, -1};

static bool take(int fd, void *bytes, size_t n)
{
    for (size_t at = 0; at < n;) {
        ssize_t got = read(fd, (char *)bytes + at, n - at);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        at += got > 0 ? (size_t)got : 0;
    }
    return true;
}

/* The next N bytes; a program that reads no more does not keep them from being taken. */
static bool pass(int from, int to, size_t n)
{
    char chunk[CHUNK];
    for (bool reads = to >= 0; n;) {
        size_t size = n < sizeof chunk ? n : sizeof chunk;
        if (!take(from, chunk, size))
            return false;
        reads = reads && give(to, chunk, size);
        n -= size;
    }
    return true;
}

static char **words_of(struct arena *a, char *bytes, size_t n)
{
    size_t words = 0;
    for (size_t i = 0; i < n; i++)
        words += !bytes[i];
    char **argv = arena_array(a, words + 1, sizeof *argv);
    argv[words] = NULL;
    for (size_t i = 0; i < words; i++, bytes += strlen(bytes) + 1)
        argv[i] = bytes;
    return argv;
}

static bool serve(struct arena *a, int requests, int answers)
{
    struct request r;
    if (!take(requests, &r, sizeof r) || !r.words || r.words > WORDS_MOST)
        return false;
    char *words = arena_array(a, r.words, 1);
    if (!take(requests, words, r.words) || words[r.words - 1])
        return false;
    int to = -1;
    pid_t pid;
    struct answer answer = {.refused = start(words_of(a, words, r.words), r.flags, &to, &pid)};
    bool whole = pass(requests, answer.refused ? -1 : to, r.input);
    if (!answer.refused) {
        close(to);
        answer.code = wait_for(pid);
    }
    return whole && give(answers, &answer, sizeof answer);
}

bool program_split(void)
{
    int requests[2] = {-1, -1}, answers[2] = {-1, -1};
    bool piped = !private_pipe(requests) && !private_pipe(answers);
    pid_t pid = piped ? fork() : -1;
    if (pid == 0) {
        close(requests[1]);
        close(answers[0]);
        confine_memory();
        leave_signals(NULL);
        struct arena *a = arena_new();
        while (serve(a, requests[0], answers[1]))
            arena_reset(a);
        _exit(0);
    }
    bool split = pid > 0;
    for (int i = 0; i < 2; i++) { /* its ends, and where there is none ours */
        if (requests[i] >= 0 && (i == 0 || !split))
            close(requests[i]);
        if (answers[i] >= 0 && (i == 1 || !split))
            close(answers[i]);
    }
    if (split) {
        starter.requests = requests[1];
        starter.answers = answers[0];
    }
    return split;
}

static struct answer run_there(char *const *argv, struct str input, unsigned flags)
{
    struct answer answer = {0};
    struct buf words = {0};
    for (size_t i = 0; argv[i]; i++)
        buf_add(&words, argv[i], strlen(argv[i]) + 1);
    struct request r = {.words = words.n, .input = input.n, .flags = flags};
    if (words.n > WORDS_MOST)
        answer.refused = E2BIG;
    else if (!give(starter.requests, &r, sizeof r) || !give(starter.requests, words.s, words.n) ||
             !give(starter.requests, input.s, input.n) || !take(starter.answers, &answer, sizeof answer))
        answer.refused = EPIPE;
    buf_free(&words);
    return answer;
}

enum status program_run(char *const *argv, struct str input, unsigned flags, int *code, struct error *err)
{
    struct sigaction before[ITS_OWN];
    leave_signals(before);
    struct answer answer = starter.requests < 0 ? run_here(argv, input, flags) : run_there(argv, input, flags);
    take_signals(before);
    if (code)
        *code = answer.code;
    errno = answer.refused;
    return answer.refused ? error_set_errno(err, STATUS_SYSTEM, "cannot run '%s'", argv[0]) : STATUS_OK;
}
