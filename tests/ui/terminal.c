/*
 * The browser on an emulated terminal (libvterm), cell by cell: borders stand in their columns, no wide character is
 * cut, whatever is opened, scrolled, searched for or resized; and the terminal is given back however the program ends.
 * A buffer of the terminal library could not show a shifted row, a terminal does.
 *
 * usage: terminal [PROGRAM ARGUMENT…]   without arguments: $BUILD/baolan on an archive of the sample.
 */
#include "term.h"

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
    t.out.n = 0;
    type(&t, "\014");
    term_listen(&t, 300);
    ok(contains(&t, "\033[2J") && contains(&t, "Articles") && settles(&t, NULL),
       "C-l clears the screen and sends all of it");
    type(&t, "q");
    is_int(term_end(&t), 0, "and it still quits");
    term_free(&t);
}

/* A movement of the cursor sends little, whether the text beside it is that of the article under it or stays. */
static void test_bytes(void)
{
    struct term t;
    term_start(&t, 140, 40);
    settles(&t, NULL);
    type(&t, "x/\rg"); /* not where the session before has left off */
    settles(&t, NULL);
    ok(term_bytes_of(&t, "j") < 400, "a cursor move sends less than 400 bytes, another article previewed after it");
    type(&t, "g\r\033j");
    settles(&t, NULL);
    ok(term_bytes_of(&t, "j") < 400, "and with an article open");
    type(&t, "q");
    term_end(&t);
    term_free(&t);
}

/* What the terminal was sent last for its clipboard. */
static struct str copied(const struct term *t)
{
    struct str all = buf_view(&t->out), begin = STR("\033]52;c;");
    size_t at = str_find(all, begin, 0);
    size_t end = at == SIZE_MAX ? at : str_find(all, STR("\033\\"), at);
    return end == SIZE_MAX ? STR("") : str_cut(all, at + begin.n, end);
}

static bool copies(struct term *t, const char *keys)
{
    t->out.n = 0;
    type(t, keys);
    return settles(t, "Copied");
}

/* The text beside the list follows a moment after the cursor; who asks for something at once is not answered with another article. */
static void test_following(void)
{
    struct term t;
    struct buf at_once = {0}, text = {0}, opened = {0}, row = {0};
    term_start(&t, 140, 40);
    settles(&t, NULL);
    type(&t, "x/\rg");
    settles(&t, "Articles 1/");
    ok(copies(&t, "jjjjyg"), "asked for at once");
    buf_str(&at_once, copied(&t));
    type(&t, "g");
    settles(&t, "Articles 1/");
    type(&t, "jjjj");
    settles(&t, "Articles 5/");
    term_listen(&t, 150);
    for (int y = 1; y < 30; y++) {
        row_text(&t, y, &row);
        buf_str(&text, buf_view(&row));
    }
    ok(copies(&t, "yg") && at_once.n && str_eq(copied(&t), buf_view(&at_once)), "and when the text is there: the same");
    type(&t, "\r");
    settles(&t, "r related");
    for (int y = 1; y < 30; y++) {
        row_text(&t, y, &row);
        buf_str(&opened, buf_view(&row));
    }
    if (!ok(str_eq(buf_view(&text), buf_view(&opened)), "which is the text that is opened then"))
        show_screen(&t);
    type(&t, "q");
    term_end(&t);
    term_free(&t);
    buf_free(&at_once);
    buf_free(&text);
    buf_free(&opened);
    buf_free(&row);
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
    /* Who interrupts it from the keyboard wants to leave it; who ends it from elsewhere is told that it did not end by itself. */
    bool good = code != -1 && (code != 0) == (signal != SIGINT) && contains(&t, "\033[?1049l") && modes_restored(&t);
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

/* ---- setting up ---------------------------------------------------------------------------------------------------
 */

static const struct {
    int columns, rows, borders;
} sizes[] = {{40, 12, 0}, {60, 20, 0}, {80, 24, 1}, {140, 40, 2}, {200, 50, 2}};

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    char folder[] = "/tmp/baolan-terminal.XXXXXX";
    static char *browse[5];
    use_terminal();
    if (argc > 1)
        program = argv + 1;
    else
        use_sample(a, folder, browse);
    for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++)
        test_pictures(sizes[i / 2].columns, sizes[i / 2].rows, sizes[i / 2].borders, i % 2);
    test_resizing();
    test_bytes();
    test_following();
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
