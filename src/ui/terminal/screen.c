#define _XOPEN_SOURCE_EXTENDED 1
#include "screen.h"

#include <curses.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#undef columns /* term.h calls one of its capabilities so */
#undef lines

#include "baolan/ui.h"
#include "baolan/utf8.h"
#include "rescue.h"
#include "screen_parts.h"

/* What only this file knows of it. */
static struct {
    SCREEN *terminal;
    FILE *in, *out;      /* of a scripted screen */
    struct buf composed; /* the runs of the row that is drawn */
    wchar_t *wide;       /* a run on its way to curses */
    size_t wide_cap;
} curses;

/* What gives the terminal back when it cannot be closed. */
static void prepare_rescue(const struct termios *modes)
{
    const char *sequences[] = {tigetstr("sgr0"), tigetstr("cnorm"), tigetstr("rmkx"), tigetstr("rmcup"), NULL, NULL};
    if (screen_can("XM")) {
        sequences[4] = DRAG_OFF;
        sequences[5] = tiparm(tigetstr("XM"), 0); /* off */
    }
    rescue_prepare(sequences, sizeof sequences / sizeof *sequences, modes);
}

static void prepare_colours(bool wanted)
{
    screen.colour =
        wanted && has_colors() && start_color() == OK && use_default_colors() == OK && COLOR_PAIRS > ROLE_COUNT;
}

void screen_theme(const struct theme *theme)
{
    memcpy(screen.looks, screen.colour ? theme->looks : theme->plain, sizeof screen.looks);
    for (short role = 0; screen.colour && role < ROLE_COUNT; role++) {
        struct look *look = &screen.looks[role];
        look->foreground = theme_colour(look->foreground, COLORS);
        look->background = theme_colour(look->background, COLORS);
        init_pair((short)(role + 1), look->foreground, look->background);
    }
    screen_forget();
}

/* How long a lone Esc waits for the rest of a key, in milliseconds: a terminal of this machine sends it in one piece, a line may tear it apart. */
static void prepare_escape(void)
{
    enum { HERE_MS = 1, ELSEWHERE_MS = 25 };
    const char *ssh = getenv("SSH_CONNECTION"), *own = getenv("ESCDELAY");
    if (!own || !own[0]) /* else curses has taken it */
        set_escdelay(ssh && ssh[0] ? ELSEWHERE_MS : HERE_MS);
}

enum status screen_open(bool unseen, bool colour, struct error *err)
{
    const char *name = getenv("TERM");
    struct termios before;
    bool have_before = !unseen && tcgetattr(STDIN_FILENO, &before) == 0;
    if (unseen) {
        screen.scripted = true;
        curses.in = fopen("/dev/null", "r");
        curses.out = fopen("/dev/null", "w");
        if (!curses.in || !curses.out)
            return error_set_errno(err, STATUS_SYSTEM, "cannot open /dev/null");
    }
    if (!unseen) /* first, because curses would put handlers of its own that end the program where it stands */
        rescue_begin();
    memory_need(LIBRARY_BYTES);
    curses.terminal =
        newterm(name && name[0] ? name : "dumb", unseen ? curses.out : stdout, unseen ? curses.in : stdin);
    if (!curses.terminal) {
        if (!unseen)
            rescue_end();
        if (errno == ENOMEM)
            memory_exhausted();
        return error_set(err, STATUS_USAGE, "terminal type “%s” is not known here; set TERM", name ? name : "");
    }
    if (!unseen && !screen_can("cup")) { /* curses would draw nothing, and say nothing */
        screen_close();
        return error_set(err, STATUS_USAGE, "terminal type “%s” cannot place text; set TERM, or use browse --plain",
                         name && name[0] ? name : "dumb");
    }
    /* Until it has once been ended curses sends every move of the cursor by itself, not a frame whole. Before there are colours, because it would
     * take them for changed and have the terminal forget its curses. */
    endwin();
    refresh();
    if (!unseen)
        prepare_rescue(have_before ? &before : NULL);
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    typeahead(-1); /* a frame is sent whole, whatever has been typed meanwhile */
    prepare_escape();
    screen_keys_define();
    prepare_colours(colour);
    return STATUS_OK;
}

void screen_close(void)
{
    if (!curses.terminal)
        return;
    SCREEN *terminal = curses.terminal;
    screen_drag(false);
    curses.terminal = NULL;
    endwin();
    if (!screen.scripted)
        rescue_end();
    delscreen(terminal);
    if (curses.in)
        fclose(curses.in);
    if (curses.out)
        fclose(curses.out);
    curses.in = curses.out = NULL;
    screen.scripted = false;
    screen_forget_rows();
    buf_free(&curses.composed);
    buf_free(&screen.moves);
    free(curses.wide);
    curses.wide = NULL;
    curses.wide_cap = 0;
}

void screen_leave(void)
{
    if (screen.scripted)
        return;
    screen_drag(false);
    def_prog_mode();
    endwin();
    rescue_release();
}

void screen_return(struct str words)
{
    char c = '\0';
    if (screen.scripted)
        return;
    if (words.s) {
        screen_send(STR("\n"));
        screen_send(words);
        while (c != '\n' && read(STDIN_FILENO, &c, 1) > 0 && !rescue_signal())
            ;
    }
    rescue_hold();
    reset_prog_mode();
    screen_forget();
    refresh();
}

static void add_run(const struct run *run)
{
    unsigned attributes = screen.looks[run->role].attributes;
    attr_t attr = (attributes & LOOK_BOLD ? A_BOLD : 0) | (attributes & LOOK_REVERSE ? A_REVERSE : 0) |
                  (attributes & LOOK_UNDERLINE ? A_UNDERLINE : 0) | (attributes & LOOK_FAINT ? A_DIM : 0);
    attr_set(attr, screen.colour ? (short)(run->role + 1) : 0, NULL);
    if (run->text.n > curses.wide_cap) { /* never more characters than bytes */
        curses.wide_cap = run->text.n;
        curses.wide = xrealloc(curses.wide, curses.wide_cap * sizeof *curses.wide);
    }
    int n = 0;
    for (size_t at = 0; at < run->text.n;)
        curses.wide[n++] = (wchar_t)utf8_next(run->text, &at);
    addnwstr(curses.wide, n);
}

void screen_draw(int y, const struct row *row)
{
    struct drawn_change c;
    if (y < 0 || y >= LINES || !drawn_take(&screen_row(y)->drawn, row, &curses.composed, &c))
        return;
    struct screen_row *drawn = screen_row(y);
    bool before = drawn->direct;
    screen.touched = true;
    drawn->direct = drawn->send = screen_direct_needed(row);
    if (before || drawn->direct) /* there is nothing of it that curses knows */
        c = (struct drawn_change){.to = row->n, .clear = true};
    attr_set(A_NORMAL, 0, NULL);
    move(y, c.column);
    if (c.clear && c.column < COLS)
        clrtoeol();
    for (size_t i = c.from; i < c.to && !drawn->direct; i++)
        add_run(&row->runs[i]);
    if (before && !drawn->direct)
        wredrawln(stdscr, y, 1); /* curses takes the row for blank */
}

void screen_show(int y, int x)
{
    screen_send(buf_view(&screen.moves));
    buf_clear(&screen.moves);
    attr_set(A_NORMAL, 0, NULL);
    curs_set(y >= 0);
    screen.cursor_y = y >= 0 ? y : LINES - 1;
    screen.cursor_x = y >= 0 ? x : 0;
    move(screen.cursor_y, screen.cursor_x);
    refresh();
    /* To move rows of its own, curses may have scrolled the lines between them, which it takes for blank. */
    screen_direct_send(screen.touched);
    screen.touched = false;
}

void screen_dump(struct buf *out)
{
    for (int y = 0; y < LINES; y++) {
        struct buf line = {0};
        size_t cap = (size_t)COLS * 8 + 1; /* a cell holds at most a base and its marks */
        wchar_t *wide = xcalloc(cap, sizeof *wide);
        mvinnwstr(y, 0, wide, (int)cap - 1);
        for (size_t i = 0; wide[i]; i++)
            buf_cp(&line, (uint32_t)wide[i]);
        while (line.n && line.s[line.n - 1] == ' ')
            line.n--;
        buf_add(out, line.s, line.n);
        buf_char(out, '\n');
        buf_free(&line);
        free(wide);
    }
}

void screen_dump_roles(struct buf *out)
{
    for (int y = 0; y < LINES && (size_t)y < screen.ndrawn; y++) {
        struct run run;
        for (size_t at = 0; drawn_next(&screen.drawn[y].drawn, &at, &run);) {
            buf_printf(out, "{%s}", role_name(run.role));
            buf_str(out, run.text);
        }
        buf_char(out, '\n');
    }
}

const char *ui_library(void)
{
    return curses_version();
}
