/*
 * The browser on an emulated terminal (libvterm), cell by cell: borders stand in their columns, no wide character is
 * cut, whatever is opened, scrolled, searched for or resized; and the terminal is given back however the program ends.
 * A buffer of the terminal library could not show a shifted row, a terminal does.
 *
 * usage: terminal [PROGRAM ARGUMENT…]   without arguments: $BUILD/baolan on an archive of the sample.
 */
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

static long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Like a shell: the program is a job of its own, and REPORT gets its pid, then each status that waiting for it gives.
 */
static _Noreturn void keep_job(int report)
{
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
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
static void term_start_as(struct term *t, int columns, int rows, int report)
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

static void term_start(struct term *t, int columns, int rows)
{
    term_start_as(t, columns, rows, -1);
}

/* A terminal that gives two columns to “ and the like shows something of two columns in its place. */
static void show_wide(struct term *t, const char *bytes, size_t n)
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
static void answer(struct term *t)
{
    char bytes[256];
    size_t n = vterm_output_read(t->vt, bytes, sizeof bytes);
    if (n && write(t->fd, bytes, n) != (ssize_t)n)
        perror("write");
}

/* Takes what has come, until nothing comes for QUIET_MS; false when the program has closed the terminal. */
static bool term_listen(struct term *t, int wait_ms)
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

static VTermScreenCell cell_at(const struct term *t, int row, int column)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(t->screen, (VTermPos){row, column}, &cell);
    return cell;
}

/* Borders are ASCII where line drawing would take two columns. */
static bool is_border(uint32_t c)
{
    return c == 0x2502 || c == 0x251c || c == 0x2524 || c == 0x253c || c == 0x252c || c == '|' || c == '+';
}

static bool is_top(uint32_t c)
{
    return c == 0x252c || c == '+';
}

static char fault[256];

/*
 * Is the picture whole? The tops of the borders in the first row say where they stand in all rows of the body; every
 * cell is a character, a blank, or the right half of the wide one before it.
 */
static bool whole(struct term *t)
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
            if (!right_half && is_border(cell.chars[0]) && y > 0 && y < t->rows - 2 &&
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

static int border_count(struct term *t)
{
    int n = 0;
    for (int x = 0; x < t->columns; x++)
        n += is_top(cell_at(t, 0, x).chars[0]);
    return n;
}

static void row_text(struct term *t, int y, struct buf *out)
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

static bool shows(struct term *t, const char *text)
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

static void show_screen(struct term *t)
{
    struct buf row = {0};
    for (int y = 0; y < t->rows; y++) {
        row_text(t, y, &row);
        printf("# |%.*s|\n", STR_ARG(buf_view(&row)));
    }
    buf_free(&row);
}

/* Waits until the picture is whole and, when TEXT is given, shows it; false after PATIENCE_MS. */
static bool settles(struct term *t, const char *text)
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

static void type(struct term *t, const char *keys)
{
    ssize_t n = write(t->fd, keys, strlen(keys));
    if (n != (ssize_t)strlen(keys))
        perror("write");
}

static void resize(struct term *t, int columns, int rows)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    t->rows = rows;
    t->columns = columns;
    vterm_set_size(t->vt, rows, columns);
    ioctl(t->fd, TIOCSWINSZ, &size);
}

/* The exit code, 128 and the signal, or -1 when it does not end. */
static int term_end(struct term *t)
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

static void term_free(struct term *t)
{
    close(t->fd);
    vterm_free(t->vt);
    buf_free(&t->out);
}

static bool contains(const struct term *t, const char *bytes)
{
    return str_find(buf_view(&t->out), str_of(bytes), 0) != SIZE_MAX;
}

/* ---- pictures -----------------------------------------------------------------------------------------------------
 */

static const struct {
    const char *keys, *name;
} steps[] = {
    {"", "the first picture"},
    {"jjj", "down the list"},
    {"G", "to the end of the list"},
    {"kk\r", "an article opened"},
    {"    ", "paged through it"},
    {"gjjj", "scrolled by line"},
    {"}", "to a section"},
    {"o", "the outline"},
    {"\033", "and back"},
    {"v", "the raw lines"},
    {"  j", "scrolled"},
    {"v", "and back"},
    {"z", "the reading pane alone"},
    {"z", "and not alone"},
    {"r", "the related stories"},
    {"j", "the next of them"},
    {"1", "the first of them opened"},
    {"H", "back"},
    {"L", "forward"},
    {"/", "the search line"},
    {"孝义 氢能", "typed into"},
    {"\001\005\177", "edited"},
    {"\r", "searched"},
    {"n", "a match"},
    {"x", "cleared"},
    {"d", "the dates"},
    {"\r", "a year chosen"},
    {"j\r", "a month chosen"},
    {"c", "the counties"},
    {"jj\r", "a county chosen"},
    {"t", "the topics"},
    {"G", "the last topic"},
    {"x", "cleared again"},
    {"?", "the help"},
    {" ", "paged"},
    {"?", "and back"},
    {"\t\t\t", "panel by panel"},
    {"\033[Z", "and one back"},
};

static void test_pictures(int columns, int rows, int borders, bool wide)
{
    struct term t;
    struct buf name = {0};
    term_start(&t, columns, rows);
    t.wide = wide;
    if (wide)
        settles(&t, "- Articles");
    bool all = true;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && all; i++) {
        type(&t, steps[i].keys);
        all = settles(&t, NULL);
        if (!all)
            buf_printf(&name, " (%s: %s)", steps[i].name, fault);
    }
    struct buf title = {0};
    buf_printf(&title, "%d×%d%s: borders stand and characters are whole in %zu pictures%s", columns, rows,
               wide ? ", “ of two columns" : "", sizeof steps / sizeof *steps, name.n ? name.s : "");
    if (!ok(all, title.s))
        show_screen(&t);
    type(&t, "\033z\033\033");
    buf_clear(&title);
    buf_printf(&title, "%d×%d: %d borders", columns, rows, borders);
    settles(&t, NULL);
    if (!is_int(border_count(&t), borders, title.s))
        show_screen(&t);
    type(&t, "qq");
    buf_clear(&title);
    buf_printf(&title, "%d×%d: q ends with 0", columns, rows);
    is_int(term_end(&t), 0, title.s);
    buf_free(&title);
    buf_free(&name);
    term_free(&t);
}

static void test_resizing(void)
{
    static const struct {
        int columns, rows;
    } sizes[] = {{140, 40}, {99, 24}, {40, 12}, {1, 1},     {20, 5}, {19, 4},
                 {300, 90}, {80, 24}, {101, 7}, {500, 200}, {80, 24}};
    struct term t;
    bool all = true;
    int at = 0;
    term_start(&t, 80, 24);
    settles(&t, NULL);
    type(&t, "\r");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes && all; i++) {
        at = (int)i;
        t.bytes = 0;
        resize(&t, sizes[i].columns, sizes[i].rows);
        all = settles(&t, NULL);
    }
    if (!ok(all, "resized from 1×1 to 500×200, in every panel the picture is whole"))
        printf("# at %d×%d: %s\n", sizes[at].columns, sizes[at].rows, fault);
    for (int i = 0; i < 50; i++) /* a storm: nobody waits for the picture */
        resize(&t, 20 + i * 7 % 160, 5 + i * 3 % 50);
    resize(&t, 100, 30);
    t.bytes = 0;
    type(&t, "\014");
    if (!ok(settles(&t, NULL), "a storm of sizes"))
        show_screen(&t);
    type(&t, "q");
    is_int(term_end(&t), 0, "and it still quits");
    term_free(&t);
}

static size_t most_bytes(struct term *t, const char *key)
{
    size_t most = 0;
    for (int i = 0; i < 10; i++) {
        t->bytes = 0;
        type(t, key);
        settles(t, NULL);
        most = t->bytes > most ? t->bytes : most;
    }
    return most;
}

/* A movement of the cursor sends little; the preview of another article is its own frame. */
static void test_bytes(void)
{
    struct term t;
    term_start(&t, 140, 40);
    settles(&t, NULL);
    type(&t, "x/\rg"); /* not where the session before has left off */
    settles(&t, NULL);
    printf("# with another article previewed a cursor move sends at most %zu bytes\n", most_bytes(&t, "j"));
    type(&t, "g\r\033j");
    settles(&t, NULL);
    size_t most = most_bytes(&t, "j");
    printf("# a cursor move sends at most %zu bytes\n", most);
    ok(most < 400, "a cursor move sends less than 400 bytes");
    type(&t, "q");
    term_end(&t);
    term_free(&t);
}

/* ---- the terminal given back --------------------------------------------------------------------------------------
 */

static bool modes_restored(struct term *t)
{
    struct termios now;
    return tcgetattr(t->fd, &now) == 0 && now.c_lflag == t->before.c_lflag && now.c_iflag == t->before.c_iflag;
}

static void test_signal(int signal, const char *name)
{
    struct term t;
    struct buf title = {0};
    term_start(&t, 80, 24);
    settles(&t, NULL);
    /* The modes can be asked for only while somebody holds the other side. */
    int keep = open(ptsname(t.fd), O_RDWR | O_NOCTTY);
    kill(t.pid, signal);
    int code = term_end(&t);
    buf_printf(&title, "%s: ends, and gives the terminal back", name);
    bool good = code != -1 && code != 0 && contains(&t, "\033[?1049l") && modes_restored(&t);
    if (!ok(good, title.s))
        printf("# exit %d, left %d, modes %d\n", code, contains(&t, "\033[?1049l"), modes_restored(&t));
    close(keep);
    buf_free(&title);
    term_free(&t);
}

/* The next int that the keeper of the job reports, while the terminal is listened to; -1: none comes. */
static int reported(struct term *t, int report)
{
    long end = now_ms() + PATIENCE_MS;
    int value;
    while (now_ms() < end) {
        struct pollfd p = {.fd = report, .events = POLLIN};
        if (poll(&p, 1, 0) == 1 && read(report, &value, sizeof value) == sizeof value)
            return value;
        term_listen(t, QUIET_MS);
    }
    return -1;
}

/* Only a job of a shell can be stopped: an orphaned process group ignores it. */
static void test_suspend(void)
{
    struct term t;
    int report[2];
    if (pipe(report) != 0) {
        perror("pipe");
        return;
    }
    term_start_as(&t, 80, 24, report[1]);
    pid_t job = reported(&t, report[0]);
    settles(&t, NULL);
    kill(job, SIGTSTP);
    int status = reported(&t, report[0]);
    ok(status != -1 && WIFSTOPPED(status) && contains(&t, "\033[?1049l") && modes_restored(&t),
       "SIGTSTP: stops, the terminal given back");
    resize(&t, 120, 30);
    t.bytes = 0;
    kill(job, SIGCONT);
    if (!ok(settles(&t, NULL) && border_count(&t) == 2, "SIGCONT: the picture is back, in the size the window has now"))
        show_screen(&t);
    type(&t, "q");
    status = reported(&t, report[0]);
    ok(status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == 0, "and it still quits");
    term_end(&t);
    close(report[0]);
    close(report[1]);
    term_free(&t);
}

static void test_hangup(void)
{
    struct term t;
    term_start(&t, 80, 24);
    settles(&t, NULL);
    close(t.fd);
    t.fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    long end = now_ms() + PATIENCE_MS;
    int status;
    pid_t ended;
    const struct timespec pause = {.tv_nsec = 5000000};
    while ((ended = waitpid(t.pid, &status, WNOHANG)) == 0 && now_ms() < end)
        nanosleep(&pause, NULL);
    ok(ended == t.pid, "a terminal that goes away ends it");
    if (ended != t.pid)
        kill(t.pid, SIGKILL);
    term_free(&t);
}

static int run(char *const *argv)
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

/* A record that wants to command the terminal: what it says is shown as text. */
static void test_hostile(struct arena *a, char *baolan, const char *folder)
{
    char *records = (char *)arena_printf(a, "%s/hostile.jsonl", folder).s;
    char *archive = (char *)arena_printf(a, "%s/hostile.db", folder).s;
    char *index[] = {baolan, "index", "-d", archive, records, NULL};
    char *browse[] = {baolan, "browse", "-d", archive, NULL};
    char *const *before = program;
    FILE *f = fopen(records, "w");
    if (!f) {
        perror(records);
        return;
    }
    fputs("{\"title\": \"坏\\u001b]52;c;QUFB\\u0007标\\u202e题\\u2028\", \"date\": \"2024-01-01\", \"text\": "
          "[\"正\\u009b31m文\\u2066一\\u200b二\\ue000\\t三\"]}\n",
          f);
    fclose(f);
    run(index);
    program = browse;
    struct term t;
    term_start(&t, 100, 24);
    bool drawn = settles(&t, "坏␛]52;c;QUFB␇标题") && shows(&t, "正␛[31m文一二〓");
    if (!ok(drawn, "a hostile text is shown as text"))
        show_screen(&t);
    ok(!contains(&t, "\033]") && !contains(&t, "\xc2\x9b") && !contains(&t, "\xe2\x80\xae") &&
           !contains(&t, "\xe2\x81\xa6"),
       "no command of it reaches the terminal");
    type(&t, "q");
    term_end(&t);
    term_free(&t);
    program = before;
}

/* ---- setting up ---------------------------------------------------------------------------------------------------
 */

int main(int argc, char **argv)
{
    const char *build = getenv("BUILD");
    struct arena *a = arena_new();
    char folder[] = "/tmp/baolan-terminal.XXXXXX";
    signal(SIGPIPE, SIG_IGN);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("BAOLAN_DATA", "data", 0);
    unsetenv("BAOLAN_SCRIPT");
    unsetenv("NO_COLOR");
    if (argc > 1) {
        program = argv + 1;
    } else {
        if (!mkdtemp(folder)) {
            perror(folder);
            return 1;
        }
        setenv("XDG_CONFIG_HOME", folder, 1);
        setenv("XDG_STATE_HOME", folder, 1);
        char *baolan = (char *)arena_printf(a, "%s/baolan", build ? build : "build").s;
        char *archive = (char *)arena_printf(a, "%s/sample.db", folder).s;
        char *index[] = {baolan, "index", "-d", archive, "data/sample", NULL};
        static char *browse[5];
        char *words[] = {baolan, "browse", "-d", archive, NULL};
        memcpy(browse, words, sizeof words);
        program = browse;
        ok(run(index) == 0, "the sample is indexed");
        test_hostile(a, baolan, folder);
    }
    test_pictures(80, 24, 1, false);
    test_pictures(140, 40, 2, false);
    test_pictures(40, 12, 0, false);
    test_pictures(80, 24, 1, true);
    test_pictures(140, 40, 2, true);
    test_pictures(40, 12, 0, true);
    test_resizing();
    test_bytes();
    test_signal(SIGTERM, "SIGTERM");
    test_signal(SIGHUP, "SIGHUP");
    test_signal(SIGINT, "SIGINT");
    setenv("ASAN_OPTIONS", "handle_segv=0", 1); /* a sanitizer would answer it itself */
    test_signal(SIGSEGV, "SIGSEGV");
    unsetenv("ASAN_OPTIONS");
    test_suspend();
    test_hangup();
    if (argc == 1) {
        char *clean[] = {"rm", "-r", folder, NULL};
        run(clean);
    }
    arena_free(a);
    return tap_done();
}
