/*
 * Panels that scroll beside others, on a terminal that can move some of its columns: little is sent, and what stands there then is, cell by
 * cell, what the screen drawn anew shows. A terminal that does not say that it can is never told to.
 */
#include "term.h"

/* Characters and looks of all cells; of a blank only what can be seen. */
static void take(struct term *t, struct buf *out)
{
    buf_clear(out);
    for (int y = 0; y < t->rows; y++) {
        for (int x = 0; x < t->columns; x++) {
            VTermScreenCell cell = cell_at(t, y, x);
            bool blank = (!cell.chars[0] || cell.chars[0] == ' ') && !cell.attrs.underline && !cell.attrs.reverse;
            if (cell.chars[0] == (uint32_t)-1) /* a right half: its looks are those of the left one */
                continue;
            VTermColor *colours[] = {&cell.bg, &cell.fg};
            for (int i = 0; i < (blank ? 1 : 2); i++) {
                vterm_screen_convert_color_to_rgb(t->screen, colours[i]);
                buf_printf(out, " %d.%d.%d", colours[i]->rgb.red, colours[i]->rgb.green, colours[i]->rgb.blue);
            }
            if (!blank)
                buf_printf(out, "%d%d%d ", cell.attrs.bold, cell.attrs.underline, cell.attrs.reverse);
            for (int i = 0; !blank && i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
                buf_printf(out, "%x.", cell.chars[i]);
        }
        buf_char(out, '\n');
    }
}

/* The first row that is other. */
static int differs_at(struct str one, struct str two)
{
    int row = 0;
    for (size_t i = 0; i < one.n && i < two.n && one.s[i] == two.s[i]; i++)
        row += one.s[i] == '\n';
    return row;
}

/* Is the screen the same when it is drawn anew? */
static bool is_true(struct term *t)
{
    struct buf moved = {0}, drawn = {0};
    term_listen(t, FOLLOWS_MS);
    take(t, &moved);
    t->bytes = 0;
    type(t, "\014");
    for (long end = now_ms() + PATIENCE_MS; !t->bytes && now_ms() < end;)
        term_listen(t, QUIET_MS);
    term_listen(t, FOLLOWS_MS);
    take(t, &drawn);
    bool same = str_eq(buf_view(&moved), buf_view(&drawn));
    if (!same)
        printf("# row %d is other\n", differs_at(buf_view(&moved), buf_view(&drawn)));
    buf_free(&moved);
    buf_free(&drawn);
    return same;
}

static void start(struct term *t, int columns, int rows)
{
    term_start(t, columns, rows);
    settles(t, NULL);
    type(t, "x/\rg"); /* not where the session before has left off */
    settles(t, "Articles 1/");
    term_listen(t, FOLLOWS_MS);
}

/* What KEY sends, pressed so often behind FIRST that the list scrolls with it. */
static int bytes_scrolled(struct term *t, const char *first, const char *key)
{
    type(t, first);
    settles(t, NULL);
    for (int i = 0; i < t->rows - 4; i++)
        type(t, key);
    settles(t, NULL);
    term_listen(t, FOLLOWS_MS);
    return term_bytes_of(t, key);
}

static void test_list(int columns, int rows)
{
    struct term t;
    char title[128];
    start(&t, columns, rows);
    int forth = bytes_scrolled(&t, "\r\033", "j"); /* opened, an article stays beside the list */
    bool good = is_true(&t);
    int back = bytes_scrolled(&t, "G", "k");
    snprintf(title, sizeof title, "%d×%d: the list scrolled beside others in %d and %d bytes", columns, rows, forth,
             back);
    ok(forth < 400 && back < 400, title);
    if (!ok(good && is_true(&t), "and it shows what it would, drawn anew"))
        show_screen(&t);
    type(&t, "q");
    term_end(&t);
    term_free(&t);
}

/* Whatever scrolls, by a line or more, in any panel, with searches and windows of other sizes between. */
static void test_panels(void)
{
    static const char *const steps[] = {
        "jjjjjjjjjjjjj", "\rjjj",   "jjjk",    "kkk",
        " \002j",        "vjjjj",   "v\033",   "cjjjjjjjjjjjjjjjjjjjjjjkkk",
        "tjjjjjjjjj",    "djjjjjj", "rjjjjkk", "\033Gkkkkkkkkkkkkkkkkkkkkk",
        "?jjjjjkk",      "?Tjj",    "\033x",
    };
    static const int sizes[][2] = {{101, 12}, {80, 10}, {200, 14}};
    struct term t;
    start(&t, sizes[0][0], sizes[0][1]);
    bool all = true;
    int at = 0, size = 0;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes && all; s++) {
        size = (int)s;
        resize(&t, sizes[s][0], sizes[s][1]);
        for (size_t i = 0; i < sizeof steps / sizeof *steps && all; i++) {
            at = (int)i;
            type(&t, steps[i]);
            all = is_true(&t);
        }
    }
    if (!ok(all, "in every panel the picture is that which is drawn anew")) {
        printf("# after “%s” at %d×%d\n", steps[at], sizes[size][0], sizes[size][1]);
        show_screen(&t);
    }
    ok(contains(&t, "\033[?69h"), "the terminal was told to move columns");
    type(&t, "\033\033qq");
    term_end(&t);
    term_free(&t);
}

static void test_without(void)
{
    struct term t;
    setenv("TERM", "screen-256color", 1);
    start(&t, 101, 12);
    type(&t, "jjjjjjjjjjjjjjjj");
    bool good = is_true(&t);
    ok(good && !contains(&t, "\033[?69"), "a terminal whose description knows no margins hears nothing of them");
    type(&t, "q");
    term_end(&t);
    term_free(&t);
    setenv("TERM", "xterm-256color", 1);
}

int main(void)
{
    struct arena *a = arena_new();
    char folder[] = "/tmp/baolan-scroll.XXXXXX";
    static char *browse[5];
    use_terminal();
    use_sample(a, folder, browse);
    test_list(80, 24);
    test_list(140, 40);
    test_list(200, 60);
    test_panels();
    test_without();
    char *clean[] = {"rm", "-r", folder, NULL};
    run(clean);
    arena_free(a);
    return tap_done();
}
