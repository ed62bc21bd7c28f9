/*
 * On an emulated terminal: the map and the timeline cell by cell at five sizes, clicks and wheel as terminals send them, the
 * clipboard's sequence, a program that is given the terminal, and the place taken up again.
 */
#include "term.h"

static const int sizes[][2] = {{80, 24}, {140, 40}, {40, 12}, {20, 5}, {200, 60}};

/* Types KEYS and waits until the picture is whole and shows TEXT. */
static bool comes(struct term *t, const char *text)
{
    if (settles(t, text))
        return true;
    show_screen(t);
    printf("# %s\n", fault);
    return false;
}

static bool does(struct term *t, const char *keys, const char *text)
{
    type(t, keys);
    return comes(t, text);
}

/* Waits until the terminal is sent BYTES. */
static bool sends(struct term *t, const char *bytes)
{
    long end = now_ms() + PATIENCE_MS;
    while (!contains(t, bytes) && now_ms() < end)
        term_listen(t, QUIET_MS);
    return contains(t, bytes);
}

/* A press at a cell counted from 1, as xterm tells it (SGR, 1006); 64 and 65 are the wheel. */
static void press(struct term *t, int button, int x, int y)
{
    struct buf keys = {0};
    buf_printf(&keys, "\033[<%d;%d;%dM\033[<%d;%d;%dm", button, x, y, button, x, y);
    type(t, keys.s);
    buf_free(&keys);
}

static bool stands(struct term *t, struct str text, int x, int y)
{
    size_t at = 0;
    while (at < text.n && x < t->columns) {
        VTermScreenCell cell = cell_at(t, y, x);
        if (utf8_next(text, &at) != cell.chars[0])
            return false;
        x += cell.width == 2 ? 2 : 1;
    }
    return at == text.n;
}

/* Where TEXT stands behind column 80: column and row from 1. */
static bool find_now(struct term *t, const char *text, int *x, int *y)
{
    for (*x = t->columns; *x > 80; --*x)
        for (*y = t->rows; *y > 0; --*y)
            if (stands(t, str_of(text), *x - 1, *y - 1))
                return true;
    return false;
}

static bool find(struct term *t, const char *text, int *x, int *y)
{
    long end = now_ms() + PATIENCE_MS;
    while (!find_now(t, text, x, y) && now_ms() < end)
        term_listen(t, QUIET_MS);
    return now_ms() < end;
}

static void quit(struct term *t, const char *name)
{
    type(t, "q");
    is_int(term_end(t), 0, name);
    term_free(t);
}

static void test_views(int columns, int rows)
{
    struct term t;
    char name[100];
    int whole_ones = 0, n = 0;
    static const char *const steps[] = {"M", "jjj", "l",  "lll", "G", "g", "\r", "x", "T",    "kkk", "llll",
                                        "g", "%",   "\r", "G",   "x", "'", "m",  "'", "\033", "p",   "\033"};
    term_start(&t, columns, rows);
    bool began = settles(&t, NULL);
    for (size_t i = 0; began && i < sizeof steps / sizeof *steps; i++, n++) {
        t.bytes = 1;
        type(&t, steps[i]);
        if (settles(&t, NULL))
            whole_ones++;
        else
            printf("# %s: %s\n", steps[i], fault);
    }
    snprintf(name, sizeof name, "%d×%d: map, timeline and shelves are whole pictures", columns, rows);
    is_int(whole_ones, (int)(sizeof steps / sizeof *steps), name);
    quit(&t, "quit");
}

static bool shaded(struct term *t, int y, int x)
{
    VTermScreenCell cell = cell_at(t, y, x);
    if (cell.chars[0] == (uint32_t)-1) /* the right half of the one before */
        cell = cell_at(t, y, x - 1);
    return !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
}

/* A tile has its shade as its background, in all of its columns and no other. */
static void test_tiles(void)
{
    struct term t;
    int x = 0, y = 0;
    term_start(&t, 140, 40);
    ok(does(&t, "M", "Map") && find(&t, "交口县", &x, &y), "the map");
    VTermScreenCell in = cell_at(&t, y - 1, x - 1), below = cell_at(&t, y, x + 1);
    ok(shaded(&t, y - 1, x - 1), "a tile has a background");
    ok(vterm_color_is_equal(&in.bg, &below.bg), "in both of its rows");
    ok(!shaded(&t, y + 1, x - 1), "and none below");
    int left = x - 1, right = x - 1;
    while (left > 0 && shaded(&t, y - 1, left - 1))
        left--;
    while (right < t.columns - 1 && shaded(&t, y - 1, right + 1))
        right++;
    is_int(right - left + 1, 15, "as wide as a tile");
    ok(does(&t, "q", "Reading"), "q goes back from it");
    quit(&t, "quit");
}

static void test_mouse(void)
{
    struct term t;
    int x = 0, y = 0;
    term_start(&t, 140, 40);
    ok(comes(&t, "Articles 1/"), "the list");
    ok(contains(&t, "\033[?1006;1000h"), "the mouse is listened to");
    press(&t, 0, 40, 6);
    ok(comes(&t, "Articles 5/"), "a click selects");
    press(&t, 0, 40, 8);
    press(&t, 0, 40, 8);
    ok(comes(&t, "r related"), "a double click opens");
    int border = 0;
    while (border < t.columns && cell_at(&t, 3, border).chars[0] != 0x2502)
        border++;
    struct buf keys = {0};
    buf_printf(&keys, "\033[<0;%d;4M", border + 1);
    t.out.n = t.bytes = 0;
    type(&t, keys.s);
    ok(sends(&t, "\033[?1002h"), "a border that is pressed asks for the moves of the mouse");
    buf_clear(&keys);
    buf_printf(&keys, "\033[<32;%d;5M", border + 5);
    t.bytes = 0;
    type(&t, keys.s);
    ok(comes(&t, "r related") && cell_at(&t, 3, border + 4).chars[0] == 0x2502, "and goes along with them");
    buf_clear(&keys);
    buf_printf(&keys, "\033[<32;%d;4M\033[<0;%d;4m", border + 3, border + 1);
    t.bytes = 0;
    type(&t, keys.s);
    ok(comes(&t, "r related") && cell_at(&t, 3, border).chars[0] == 0x2502,
       "back again, and stays when it is released");
    ok(sends(&t, "\033[?1002l\033[?1006;1000h"), "no more are told then");
    buf_free(&keys);
    press(&t, 65, 40, 8);
    press(&t, 65, 40, 8);
    ok(comes(&t, "Articles 7/"), "the wheel scrolls the list");
    ok(does(&t, "M", "Map") && find(&t, "交口县", &x, &y), "on the map");
    press(&t, 0, x, y);
    ok(comes(&t, "Map 交口县"), "a click selects a tile");
    t.out.n = 0;
    type(&t, "\033OQ"); /* F2 */
    ok(comes(&t, "Mouse off") && contains(&t, "\033[?1006;1000l"), "and off it is with one key");
    ok(does(&t, "q", "Reading"), "q goes back from the map");
    quit(&t, "quit");
}

static void test_taking(void)
{
    struct term t;
    term_start(&t, 100, 24);
    ok(comes(&t, "Articles 1/"), "the list");
    t.out.n = 0;
    ok(does(&t, "yg", "Copied, GB/T 7714"), "a citation is copied");
    ok(contains(&t, "\033]52;c;") && contains(&t, "\033\\"), "to the terminal's clipboard");
    type(&t, "|sh -c 'wc -l; read answer </dev/tty; echo got $answer'\r");
    term_listen(&t, 300);
    type(&t, "yes\r");
    ok(sends(&t, "got yes"), "a program has the terminal");
    sends(&t, "sh has ended");
    t.bytes = 0;
    ok(does(&t, "\r", "Articles"), "and gives it back");
    type(&t, "|sleep 60\r");
    term_listen(&t, 300);
    type(&t, "\003"); /* Ctrl-C */
    sends(&t, "sleep has ended");
    t.bytes = 0;
    ok(does(&t, "\r", "sleep ended with code 130"), "Ctrl-C ends the program and not us");
    ok(does(&t, "j", "Articles 2/"), "keys are ours again");
    quit(&t, "quit");
}

static void test_place(void)
{
    struct term t;
    term_start(&t, 120, 30);
    ok(comes(&t, NULL) && does(&t, "x/氢能\r", "“氢能”") && does(&t, "jj\r", "r related"),
       "an article of a search is read");
    kill(t.pid, SIGTERM);
    term_end(&t);
    term_free(&t);
    term_start(&t, 80, 24);
    ok(comes(&t, "“氢能”") && comes(&t, "Articles 3/") && comes(&t, "r related"), "the next start is there again");
    quit(&t, "quit");
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    char folder[] = "/tmp/baolan-acts.XXXXXX";
    char *browse[5];
    (void)argc;
    (void)argv;
    use_terminal();
    use_sample(a, folder, browse);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        test_views(sizes[i][0], sizes[i][1]);
    char *forget[] = {"rm", "-f", (char *)arena_printf(a, "%s/baolan/marks", folder).s,
                      (char *)arena_printf(a, "%s/baolan/places", folder).s, NULL};
    run(forget);
    test_tiles();
    run(forget);
    test_mouse();
    run(forget);
    test_taking();
    test_place();
    char *clean[] = {"rm", "-r", folder, NULL};
    run(clean);
    arena_free(a);
    return tap_done();
}
