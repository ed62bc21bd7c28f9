/*
 * Panels that scroll beside others, on a terminal that can move some of its columns: little is sent, and what stands there then is, cell by
 * cell, what the screen drawn anew shows. A terminal that does not say that it can is never told to.
 */
#include "anew.h"

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
    start_list(&t, columns, rows);
    int forth = bytes_scrolled(&t, "\r\033", "j"); /* opened, an article stays beside the list */
    bool good = is_as_drawn_anew(&t, 0);
    int back = bytes_scrolled(&t, "G", "k");
    snprintf(title, sizeof title, "%d×%d: the list scrolled beside others in %d and %d bytes", columns, rows, forth,
             back);
    ok(forth < 400 && back < 400, title);
    if (!ok(good && is_as_drawn_anew(&t, 0), "and it shows what it would, drawn anew"))
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
    start_list(&t, sizes[0][0], sizes[0][1]);
    bool all = true;
    int at = 0, size = 0;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes && all; s++) {
        size = (int)s;
        resize(&t, sizes[s][0], sizes[s][1]);
        for (size_t i = 0; i < sizeof steps / sizeof *steps && all; i++) {
            at = (int)i;
            type(&t, steps[i]);
            all = is_as_drawn_anew(&t, 0);
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
    start_list(&t, 101, 12);
    type(&t, "jjjjjjjjjjjjjjjj");
    bool good = is_as_drawn_anew(&t, 0);
    ok(good && !contains(&t, "\033[?69"), "a terminal whose description knows no margins hears nothing of them");
    type(&t, "q");
    term_end(&t);
    term_free(&t);
    test_list(80, 24); /* a list goes on by half of what is shown, and stands still in between */
    test_list(140, 40);
    test_list(60, 20); /* nothing beside it: lines are moved whole */
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
