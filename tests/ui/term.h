/*
 * term: a program on an emulated terminal (libvterm), for tests: keys in, cells out, and whether the picture is whole.
 */
#ifndef TESTS_UI_TERM_H
#define TESTS_UI_TERM_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include "baolan/memory.h"
#include "baolan/utf8.h"
#include "baolan/width.h"
#include "tap.h"

enum { QUIET_MS = 25, PATIENCE_MS = 10000 };

extern char **environ;

struct term {
    bool wide;    /* gives two columns to characters of ambiguous width */
    char part[4]; /* of a character, not yet whole */
    size_t npart;
    pid_t pid;
    int fd;
    VTerm *vt;
    VTermScreen *screen;
    int rows, columns;
    size_t bytes;          /* since last reset */
    struct buf out;        /* all that came */
    struct termios before; /* the modes of the terminal when the program started */
};

static char *const *program;

static inline long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Like a shell: the program is a job of its own, and REPORT gets its pid, then each status that waiting for it gives.
 */
static inline _Noreturn void keep_job(int report)
{
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        signal(SIGINT, SIG_DFL); /* what started the tests may ignore it, and that would be inherited */
        execvp(program[0], program);
        _exit(127);
    }
    setpgid(job, job);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(STDIN_FILENO, job);
    int status = (int)job;
    bool over = false;
    while (write(report, &status, sizeof status) == sizeof status && !over && waitpid(job, &status, WUNTRACED) == job)
        over = !WIFSTOPPED(status);
    _exit(over ? 0 : 1);
}

/* Starts the program, as the job of a keeper that reports to REPORT unless that is -1. */
static inline void term_start_as(struct term *t, int columns, int rows, int report)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int keyboard;
    *t = (struct term){.rows = rows, .columns = columns};
    if (openpty(&t->fd, &keyboard, NULL, NULL, &size) != 0) {
        perror("openpty");
        exit(1);
    }
    tcgetattr(keyboard, &t->before);
    t->pid = fork();
    if (t->pid == 0) {
        close(t->fd);
        login_tty(keyboard);
        if (report >= 0)
            keep_job(report);
        signal(SIGINT, SIG_DFL); /* what started the tests may ignore it, and that would be inherited */
        execvp(program[0], program);
        _exit(127);
    }
    close(keyboard);
    fcntl(t->fd, F_SETFD, FD_CLOEXEC);
    t->vt = vterm_new(rows, columns);
    vterm_set_utf8(t->vt, 1);
    t->screen = vterm_obtain_screen(t->vt);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
}

static inline void term_start(struct term *t, int columns, int rows)
{
    term_start_as(t, columns, rows, -1);
}

/* A terminal that gives two columns to “ and the like shows something of two columns in its place. */
static inline void show_wide(struct term *t, const char *bytes, size_t n)
{
    struct buf all = {0}, out = {0};
    buf_add(&all, t->part, t->npart);
    buf_add(&all, bytes, n);
    size_t whole = all.n;
    for (size_t back = 1; back <= 3 && back <= all.n;
         back++) { /* a head of a character at the end waits for the rest */
        unsigned char c = (unsigned char)all.s[all.n - back];
        if (c >= 0xc0 && back < (c >= 0xf0 ? 4u : c >= 0xe0 ? 3u : 2u))
            whole = all.n - back;
        if (c < 0x80 || c >= 0xc0)
            break;
    }
    t->npart = all.n - whole;
    memcpy(t->part, all.s + whole, t->npart);
    struct str text = str_cut(buf_view(&all), 0, whole);
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        buf_cp(&out, width_ambiguous(c) ? 0x3013 : c);
    }
    vterm_input_write(t->vt, out.s, out.n);
    buf_free(&all);
    buf_free(&out);
}

/* What the terminal answers goes where its keys go. */
static inline void answer(struct term *t)
{
    char bytes[256];
    size_t n = vterm_output_read(t->vt, bytes, sizeof bytes);
    if (n && write(t->fd, bytes, n) != (ssize_t)n)
        perror("write");
}

/* Takes what has come, until nothing comes for QUIET_MS; false when the program has closed the terminal. */
static inline bool term_listen(struct term *t, int wait_ms)
{
    for (;;) {
        struct pollfd p = {.fd = t->fd, .events = POLLIN};
        int ready = poll(&p, 1, wait_ms);
        if (ready == 0)
            return true;
        if (ready < 0 && errno == EINTR)
            continue;
        char bytes[65536];
        ssize_t n = read(t->fd, bytes, sizeof bytes);
        if (n <= 0)
            return false;
        if (t->wide)
            show_wide(t, bytes, (size_t)n);
        else
            vterm_input_write(t->vt, bytes, (size_t)n);
        answer(t);
        buf_add(&t->out, bytes, (size_t)n);
        t->bytes += (size_t)n;
    }
}

static inline VTermScreenCell cell_at(const struct term *t, int row, int column)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(t->screen, (VTermPos){row, column}, &cell);
    return cell;
}

/* Borders are ASCII where line drawing would take two columns. */
static inline bool is_border(uint32_t c)
{
    return c == 0x2502 || c == 0x251c || c == 0x2524 || c == 0x253c || c == 0x252c || c == '|' || c == '+';
}

static inline bool is_top(uint32_t c)
{
    return c == 0x252c || c == '+';
}

static char fault[256];

/*
 * Is the picture whole? The tops of the borders in the first row say where they stand in all rows of the body; every
 * cell is a character, a blank, or the right half of the wide one before it.
 */
static inline bool whole(struct term *t)
{
    if (t->rows < 5 || t->columns < 20)
        return true;
    for (int x = 0; x < t->columns; x++) {
        if (!is_top(cell_at(t, 0, x).chars[0]))
            continue;
        for (int y = 1; y < t->rows - 2; y++) {
            if (!is_border(cell_at(t, y, x).chars[0])) {
                snprintf(fault, sizeof fault, "no border at row %d column %d", y, x);
                return false;
            }
        }
    }
    for (int y = 0; y < t->rows; y++) {
        for (int x = 0; x < t->columns; x++) {
            VTermScreenCell cell = cell_at(t, y, x);
            bool right_half = cell.chars[0] == (uint32_t)-1;
            if (right_half && (x == 0 || cell_at(t, y, x - 1).width != 2)) {
                snprintf(fault, sizeof fault, "half a character at row %d column %d", y, x);
                return false;
            }
            if (cell.width == 2 && (x + 1 == t->columns || cell_at(t, y, x + 1).chars[0] != (uint32_t)-1)) {
                snprintf(fault, sizeof fault, "a cut character at row %d column %d", y, x);
                return false;
            }
            /* | and + stand for borders where those are wide, but also for themselves. */
            if (!right_half && is_border(cell.chars[0]) && cell.chars[0] > 0x7f && y > 0 && y < t->rows - 2 &&
                !is_border(cell_at(t, y == 1 ? 0 : y - 1, x).chars[0])) {
                snprintf(fault, sizeof fault, "a stray border at row %d column %d", y, x);
                return false;
            }
        }
    }
    VTermScreenCell corner = cell_at(t, t->rows - 2, 0);
    if (!corner.attrs.reverse) {
        snprintf(fault, sizeof fault, "no status line in row %d", t->rows - 2);
        return false;
    }
    return true;
}

static inline int border_count(struct term *t)
{
    int n = 0;
    for (int x = 0; x < t->columns; x++)
        n += is_top(cell_at(t, 0, x).chars[0]);
    return n;
}

static inline void row_text(struct term *t, int y, struct buf *out)
{
    buf_clear(out);
    for (int x = 0; x < t->columns; x++) {
        VTermScreenCell cell = cell_at(t, y, x);
        if (cell.chars[0] == (uint32_t)-1)
            continue;
        if (!cell.chars[0])
            buf_char(out, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            buf_cp(out, cell.chars[i]);
    }
}

static inline bool shows(struct term *t, const char *text)
{
    struct buf row = {0};
    bool found = false;
    for (int y = 0; y < t->rows && !found; y++) {
        row_text(t, y, &row);
        found = str_find(buf_view(&row), str_of(text), 0) != SIZE_MAX;
    }
    buf_free(&row);
    return found;
}

static inline void show_screen(struct term *t)
{
    struct buf row = {0};
    for (int y = 0; y < t->rows; y++) {
        row_text(t, y, &row);
        printf("# |%.*s|\n", STR_ARG(buf_view(&row)));
    }
    buf_free(&row);
}

/* Waits until the picture is whole and, when TEXT is given, shows it; false after PATIENCE_MS. */
static inline bool settles(struct term *t, const char *text)
{
    long end = now_ms() + PATIENCE_MS;
    do {
        if (!term_listen(t, QUIET_MS)) {
            snprintf(fault, sizeof fault, "the program has ended");
            return false;
        }
        snprintf(fault, sizeof fault, "“%.200s” is not shown", text ? text : "");
        if (t->bytes && (!text || shows(t, text)) && whole(t))
            return true;
    } while (now_ms() < end);
    return false;
}

static inline void type(struct term *t, const char *keys)
{
    ssize_t n = write(t->fd, keys, strlen(keys));
    if (n != (ssize_t)strlen(keys))
        perror("write");
}

enum { FOLLOWS_MS = 150 }; /* the text beside the list comes after the cursor */

static inline int by_size(const void *one, const void *two)
{
    return *(const int *)one - *(const int *)two;
}

/* Bytes of the first frame after KEY, the median: on a busy machine what follows may come together with it. */
static inline int term_bytes_of(struct term *t, const char *key)
{
    enum { N = 11 };
    int bytes[N];
    for (int i = 0; i < N; i++) {
        t->bytes = 0;
        type(t, key);
        settles(t, NULL);
        bytes[i] = (int)t->bytes;
        term_listen(t, FOLLOWS_MS);
    }
    qsort(bytes, N, sizeof *bytes, by_size);
    return bytes[N / 2];
}

static inline void resize(struct term *t, int columns, int rows)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    t->rows = rows;
    t->columns = columns;
    vterm_set_size(t->vt, rows, columns);
    ioctl(t->fd, TIOCSWINSZ, &size);
}

/* The exit code, 128 and the signal, or -1 when it does not end. */
static inline int term_end(struct term *t)
{
    long end = now_ms() + PATIENCE_MS;
    int status = 0;
    pid_t ended;
    while ((ended = waitpid(t->pid, &status, WNOHANG)) == 0 && now_ms() < end)
        term_listen(t, QUIET_MS);
    if (ended != t->pid) {
        kill(t->pid, SIGKILL);
        waitpid(t->pid, &status, 0);
        return -1;
    }
    term_listen(t, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static inline void term_free(struct term *t)
{
    close(t->fd);
    vterm_free(t->vt);
    buf_free(&t->out);
}

static inline bool contains(const struct term *t, const char *bytes)
{
    return str_find(buf_view(&t->out), str_of(bytes), 0) != SIZE_MAX;
}

static inline int run(char *const *argv)
{
    pid_t pid;
    int status = -1;
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&pid, argv[0], &quiet, NULL, argv, environ) == 0)
        waitpid(pid, &status, 0);
    posix_spawn_file_actions_destroy(&quiet);
    return status;
}

/*
 * The browser on an archive of the sample, in a new folder that also holds its configuration and state: FOLDER is a
 * template for mkdtemp(), ARGV has room for five.
 */
static inline void use_sample(struct arena *a, char *folder, char **argv)
{
    const char *build = getenv("BUILD");
    if (!mkdtemp(folder)) {
        perror(folder);
        exit(1);
    }
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("XDG_STATE_HOME", folder, 1);
    char *baolan = (char *)arena_printf(a, "%s/baolan", build ? build : "build").s;
    char *archive = (char *)arena_printf(a, "%s/sample.db", folder).s;
    char *index[] = {baolan, "index", "-d", archive, "data/sample", NULL};
    char *words[] = {baolan, "browse", "-d", archive, NULL};
    memcpy(argv, words, sizeof words);
    program = argv;
    ok(run(index) == 0, "the sample is indexed");
}

static inline void use_terminal(void)
{
    signal(SIGPIPE, SIG_IGN);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("BAOLAN_DATA", "data", 0);
    unsetenv("BAOLAN_SCRIPT");
    unsetenv("NO_COLOR");
}

#endif
