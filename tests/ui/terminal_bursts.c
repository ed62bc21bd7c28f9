/*
 * Keys, clicks and windows of other sizes that come faster than pictures can be shown, on a terminal that takes what is sent at once and on
 * one that takes it in drops: pictures that nobody would see are left out, but the last one never is.
 */
#include "anew.h"

enum { BURSTS = 12, STEPS_MAX = 12, PAUSE_MS = 24, DROP_BYTES = 96, SAID_ROWS = 2 };

static unsigned long seed = 20240611;

static unsigned random_below(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

static void pause_ms(unsigned ms)
{
    nanosleep(&(struct timespec){.tv_nsec = (long)ms * 1000000}, NULL);
}

/* Some keys at once, as they come over a line, or what a mouse does. */
static void send_something(struct term *t)
{
    static const char *const some[] = {"j", "jj", "jjjjjjj", "k",  "kkk",    " ",  "\002",
                                       "G", "g",  "jkj",     "\t", "\033OB", "\r", "\033[A"};
    static const int buttons[] = {0, 64, 65, 65};
    unsigned what = random_below(8);
    if (what < 6) {
        type(t, some[random_below(sizeof some / sizeof *some)]);
        return;
    }
    char event[64];
    int button = buttons[random_below(4)], x = 1 + (int)random_below((unsigned)t->columns),
        y = 1 + (int)random_below((unsigned)t->rows);
    snprintf(event, sizeof event, "\033[<%d;%d;%dM", button, x, y);
    type(t, event);
    if (!button) {
        snprintf(event, sizeof event, "\033[<32;%d;%dM\033[<0;%d;%dm", x < t->columns ? x + 1 : x, y, x, y);
        type(t, event);
    }
}

/* Takes little of what has come. */
static void take_drop(struct term *t)
{
    char bytes[DROP_BYTES];
    struct pollfd p = {.fd = t->fd, .events = POLLIN};
    ssize_t n = poll(&p, 1, 1) > 0 ? read(t->fd, bytes, sizeof bytes) : 0;
    if (n > 0)
        vterm_input_write(t->vt, bytes, (size_t)n);
    answer(t);
}

static void test_bursts(bool slow, bool sizes, const char *name)
{
    static const int all[][2] = {{80, 24}, {100, 16}, {60, 12}, {140, 30}};
    struct term t;
    int good = 0, left_out = 0;
    start_list(&t, all[0][0], all[0][1]);
    for (int i = 0; i < BURSTS; i++) {
        for (unsigned step = 0, steps = 1 + random_below(STEPS_MAX); step < steps; step++) {
            send_something(&t);
            if (sizes && random_below(6) == 0) {
                unsigned size = random_below(sizeof all / sizeof *all);
                resize(&t, all[size][0], all[size][1]);
            }
            if (slow)
                take_drop(&t);
            else if (random_below(2))
                term_listen(&t, 0);
            pause_ms(random_below(3) ? 0 : random_below(PAUSE_MS));
        }
        for (int drops = 0; slow && drops < 20; drops++)
            take_drop(&t);
        if (is_as_drawn_anew(&t, SAID_ROWS))
            good++;
        else if (!left_out++)
            show_screen(&t);
    }
    is_int(good, BURSTS, name);
    type(&t, "\033\033\033qq");
    term_end(&t);
    term_free(&t);
}

int main(void)
{
    struct arena *a = arena_new();
    char folder[] = "/tmp/baolan-bursts.XXXXXX";
    static char *browse[5];
    use_terminal();
    use_sample(a, folder, browse);
    test_bursts(false, false, "what keys and clicks in a burst come to is shown");
    test_bursts(true, false, "on a slow terminal too");
    test_bursts(false, true, "with windows of other sizes between");
    test_bursts(true, true, "and both");
    setenv("TERM", "screen-256color", 1);
    test_bursts(false, true, "where only whole lines can be moved");
    char *clean[] = {"rm", "-r", folder, NULL};
    run(clean);
    arena_free(a);
    return tap_done();
}
