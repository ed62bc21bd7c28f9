#define _XOPEN_SOURCE_EXTENDED 1
#include "screen.h"
#include "baolan/ui.h"

#include <curses.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#undef columns /* term.h calls one of its capabilities so */
#undef lines

#include "baolan/utf8.h"
#include "baolan/width.h"
#include "clock.h"
#include "drawn.h"
#include "mouse.h"
#include "rescue.h"

/* What the terminal answers to screen_ask_ambiguous(), its cursor being behind one column or two, and to screen_ask_margins(), a mode of its
 * own being known or not. Modified function keys look like a place in the first row, so another one is asked about. */
enum { KEY_NARROW = KEY_MAX + 1, KEY_WIDE, KEY_MARGINS, KEY_NO_MARGINS, ASKED_ROW = 2, BOX_DRAWING = 0x2502 };
#define ASK_MARGINS "\033[?69$p"
static const struct {
    const char *sequence;
    int key;
} answers[] = {{"\033[3;2R", KEY_NARROW},       {"\033[3;3R", KEY_WIDE},       {"\033[?69;0$y", KEY_NO_MARGINS},
               {"\033[?69;1$y", KEY_MARGINS},   {"\033[?69;2$y", KEY_MARGINS}, {"\033[?69;3$y", KEY_MARGINS},
               {"\033[?69;4$y", KEY_NO_MARGINS}};

/* Button-event tracking as xterm has it; a capability there is none. */
#define DRAG_ON "\033[?1002h"
#define DRAG_OFF "\033[?1002l"

struct screen_row {
    struct drawn drawn;
    bool direct, send; /* not curses' but ours; still to be sent */
};

static struct {
    SCREEN *terminal;
    FILE *in, *out; /* of a scripted screen */
    struct screen_row *drawn;
    size_t ndrawn;
    struct buf composed; /* the runs of the row that is drawn */
    wchar_t *wide;       /* a run on its way to curses */
    size_t wide_cap;
    bool colour;
    struct look looks[ROLE_COUNT]; /* in force */
    int rows, columns;             /* as the program knows them: the terminal library may learn of another size first */
    int cursor_y, cursor_x;
    struct key_tear tear;
    bool dragging;    /* DRAG_ON was sent */
    bool touched;     /* a row is drawn otherwise than when the frame before was sent */
    struct buf moves; /* of parts of rows, to be sent before the frame */
    bool margins;     /* the terminal said that it can scroll some of its columns */
} screen;

/* Is the screen that of a script, which nobody sees? */
static bool scripted(void)
{
    return screen.in != NULL;
}

static bool can(const char *name)
{
    const char *string = tigetstr(name);
    return string && string != (const char *)-1;
}

/* What gives the terminal back when it cannot be closed. */
static void prepare_rescue(const struct termios *modes)
{
    const char *sequences[] = {tigetstr("sgr0"), tigetstr("cnorm"), tigetstr("rmkx"), tigetstr("rmcup"), NULL, NULL};
    if (can("XM")) {
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
        screen.in = fopen("/dev/null", "r");
        screen.out = fopen("/dev/null", "w");
        if (!screen.in || !screen.out)
            return error_set_errno(err, STATUS_SYSTEM, "cannot open /dev/null");
    }
    if (!unseen) /* first, because curses would put handlers of its own that end the program where it stands */
        rescue_begin();
    screen.terminal =
        newterm(name && name[0] ? name : "dumb", unseen ? screen.out : stdout, unseen ? screen.in : stdin);
    if (!screen.terminal) {
        if (!unseen)
            rescue_end();
        return error_set(err, STATUS_USAGE, "terminal type “%s” is not known here; set TERM", name ? name : "");
    }
    /* Until it has once been ended curses sends every move of the cursor by itself, not a frame whole. Before there are colours, because it would
     * take them for changed and have the terminal forget its own. */
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
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        define_key(answers[i].sequence, answers[i].key);
    prepare_colours(colour);
    return STATUS_OK;
}

static void forget_rows(void)
{
    for (size_t i = 0; i < screen.ndrawn; i++)
        drawn_free(&screen.drawn[i].drawn);
    free(screen.drawn);
    screen.drawn = NULL;
    screen.ndrawn = 0;
}

void screen_close(void)
{
    if (!screen.terminal)
        return;
    SCREEN *terminal = screen.terminal;
    screen_drag(false);
    screen.terminal = NULL;
    endwin();
    if (!scripted())
        rescue_end();
    delscreen(terminal);
    if (screen.in)
        fclose(screen.in);
    if (screen.out)
        fclose(screen.out);
    screen.in = screen.out = NULL;
    forget_rows();
    buf_free(&screen.composed);
    buf_free(&screen.moves);
    free(screen.wide);
    screen.wide = NULL;
    screen.wide_cap = 0;
}

void screen_size(int *rows, int *columns)
{
    *rows = screen.rows = LINES;
    *columns = screen.columns = COLS;
}

void screen_resize(int rows, int columns)
{
    resizeterm(rows, columns);
    screen_forget();
}

void screen_forget(void)
{
    forget_rows();
    clearok(curscr, TRUE);
}

void screen_send(struct str bytes)
{
    for (size_t at = 0; !scripted() && at < bytes.n;) {
        ssize_t n = write(STDOUT_FILENO, bytes.s + at, bytes.n - at);
        if (n < 0 && errno != EINTR)
            return;
        at += n > 0 ? (size_t)n : 0;
    }
}

void screen_leave(void)
{
    if (scripted())
        return;
    screen_drag(false);
    def_prog_mode();
    endwin();
    rescue_release();
}

void screen_return(struct str words)
{
    char c = '\0';
    if (scripted())
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

static struct screen_row *row_at(int y)
{
    if ((size_t)y >= screen.ndrawn) {
        size_t n = (size_t)LINES > (size_t)y ? (size_t)LINES : (size_t)y + 1;
        screen.drawn = xrealloc(screen.drawn, n * sizeof *screen.drawn);
        memset(screen.drawn + screen.ndrawn, 0, (n - screen.ndrawn) * sizeof *screen.drawn);
        screen.ndrawn = n;
    }
    return &screen.drawn[y];
}

/* ---- rows of our own ----------------------------------------------------------------------------------------------
 *
 * Curses places its cells by wcwidth(), which gives one column to characters of ambiguous width. On a terminal that gives them two, the rest of
 * the row would be shifted. So there a row that holds one is blank for curses and sent by us, from its start to its end, behind each frame.
 * Nothing else on the screen depends on where its cells are.
 */

static bool needs_direct(const struct row *row)
{
    if (scripted() || width_cp(BOX_DRAWING) != 2)
        return false;
    for (size_t i = 0; i < row->n; i++)
        for (size_t at = 0; at < row->runs[i].text.n;)
            if (width_ambiguous(utf8_next(row->runs[i].text, &at)))
                return true;
    return false;
}

static void add_capability(struct buf *out, const char *name, long one, long two)
{
    if (can(name))
        buf_cstr(out, tiparm(tigetstr(name), (int)one, (int)two));
}

static void add_look(struct buf *out, enum role role)
{
    const struct look *look = &screen.looks[role];
    static const struct {
        unsigned attribute;
        const char *name;
    } names[] = {{LOOK_BOLD, "bold"}, {LOOK_REVERSE, "rev"}, {LOOK_UNDERLINE, "smul"}, {LOOK_FAINT, "dim"}};
    add_capability(out, "sgr0", 0, 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (look->attributes & names[i].attribute)
            add_capability(out, names[i].name, 0, 0);
    if (screen.colour && look->foreground >= 0)
        add_capability(out, "setaf", look->foreground, 0);
    if (screen.colour && look->background >= 0)
        add_capability(out, "setab", look->background, 0);
}

/* ALL: something else may have been drawn over those that have been sent. */
static void send_direct(bool all)
{
    struct buf out = {0};
    for (size_t y = 0; y < screen.ndrawn && y < (size_t)LINES; y++) {
        struct screen_row *row = &screen.drawn[y];
        struct run run;
        if (!row->direct || !(row->send || all))
            continue;
        row->send = false;
        add_capability(&out, "cup", (long)y, 0);
        add_capability(&out, "sgr0", 0, 0);
        add_capability(&out, "el", 0, 0); /* before, because behind a full row it would take the last character */
        for (size_t at = 0; drawn_next(&row->drawn, &at, &run);) {
            add_look(&out, run.role);
            buf_str(&out, run.text);
        }
        add_capability(&out, "sgr0", 0, 0);
    }
    if (out.n) {
        add_capability(&out, "cup", screen.cursor_y, screen.cursor_x);
        screen_send(buf_view(&out));
    }
    buf_free(&out);
}

void screen_ask_ambiguous(void)
{
    struct buf out = {0};
    if (scripted() || !can("cup"))
        return;
    refresh(); /* what curses has to say comes first */
    add_capability(&out, "cup", ASKED_ROW, 0);
    buf_cstr(&out, "“\033[6n");
    screen_send(buf_view(&out));
    buf_free(&out);
    screen_forget();
}

/* ---- parts of rows that scroll -------------------------------------------------------------------------------------
 *
 * Curses scrolls whole lines or none. A list that scrolls beside other panels would be sent anew, row by row. So where the terminal can it is
 * told to move those cells, and curses that they have moved; what it draws then differs by a row.
 */

void screen_ask_margins(void)
{
    if (!scripted() && can("smglr") && can("mgc") && can("csr") && can("indn") && can("rin") && can("cup"))
        screen_send(STR(ASK_MARGINS));
}

bool screen_can_scroll(int columns)
{
    bool lines = can("csr") && can("indn") && can("rin") && can("cup");
    return scripted() || (lines && width_cp(BOX_DRAWING) == 1 && (screen.margins || columns >= COLS));
}

void screen_scroll(int top, int rows, int left, int columns, int by)
{
    int n = by > 0 ? by : -by, last = top + rows - 1, right = left + columns - 1;
    bool moves = !scripted() && n && n < rows && columns >= 2 && screen_can_scroll(columns);
    WINDOW *before = moves ? newpad(rows, COLS) : NULL;
    if (!before)
        return;
    add_capability(&screen.moves, "sgr0", 0, 0); /* the new rows get the colours in force */
    add_capability(&screen.moves, "csr", top, last);
    if (columns < COLS)
        add_capability(&screen.moves, "smglr", left, right);
    add_capability(&screen.moves, "cup", by > 0 ? last : top, left);
    add_capability(&screen.moves, by > 0 ? "indn" : "rin", n, 0);
    if (columns < COLS)
        add_capability(&screen.moves, "mgc", 0, 0);
    add_capability(&screen.moves, "csr", 0, LINES - 1);
    add_capability(&screen.moves, "cup", screen.cursor_y, screen.cursor_x);
    copywin(curscr, before, top, 0, 0, 0, rows - 1, COLS - 1, FALSE);
    wredrawln(stdscr, top, rows); /* it would look for lines that moved as wholes, and find these */
    copywin(before, curscr, 0, 0, top, 0, last, COLS - 1, FALSE);
    copywin(before, curscr, by > 0 ? n : 0, left, by > 0 ? top : top + n, left, by > 0 ? last - n : last, right, FALSE);
    for (int i = 0; i < n; i++)
        mvwhline(curscr, by > 0 ? last - i : top + i, left, ' ', columns);
    delwin(before);
}

static void add_run(const struct run *run)
{
    unsigned attributes = screen.looks[run->role].attributes;
    attr_t attr = (attributes & LOOK_BOLD ? A_BOLD : 0) | (attributes & LOOK_REVERSE ? A_REVERSE : 0) |
                  (attributes & LOOK_UNDERLINE ? A_UNDERLINE : 0) | (attributes & LOOK_FAINT ? A_DIM : 0);
    attr_set(attr, screen.colour ? (short)(run->role + 1) : 0, NULL);
    if (run->text.n > screen.wide_cap) { /* never more characters than bytes */
        screen.wide_cap = run->text.n;
        screen.wide = xrealloc(screen.wide, screen.wide_cap * sizeof *screen.wide);
    }
    int n = 0;
    for (size_t at = 0; at < run->text.n;)
        screen.wide[n++] = (wchar_t)utf8_next(run->text, &at);
    addnwstr(screen.wide, n);
}

void screen_draw(int y, const struct row *row)
{
    struct drawn_change c;
    if (y < 0 || y >= LINES || !drawn_take(&row_at(y)->drawn, row, &screen.composed, &c))
        return;
    struct screen_row *drawn = row_at(y);
    bool before = drawn->direct;
    screen.touched = true;
    drawn->direct = drawn->send = needs_direct(row);
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
    send_direct(screen.touched);
    screen.touched = false;
}

static const struct {
    int curses;
    uint32_t key;
} special[] = {
    {KEY_UP, KEY_CODE_UP},     {KEY_DOWN, KEY_CODE_DOWN},   {KEY_LEFT, KEY_CODE_LEFT},    {KEY_RIGHT, KEY_CODE_RIGHT},
    {KEY_HOME, KEY_CODE_HOME}, {KEY_END, KEY_CODE_END},     {KEY_PPAGE, KEY_CODE_PGUP},   {KEY_NPAGE, KEY_CODE_PGDN},
    {KEY_BTAB, KEY_CODE_STAB}, {KEY_ENTER, KEY_CODE_ENTER}, {KEY_BACKSPACE, KEY_CODE_BS}, {KEY_DC, KEY_CODE_DEL},
    {KEY_IC, KEY_CODE_INS},    {KEY_A1, KEY_CODE_HOME},     {KEY_A3, KEY_CODE_PGUP},      {KEY_C1, KEY_CODE_END},
    {KEY_C3, KEY_CODE_PGDN},
};

#define PRESSES (BUTTON1_PRESSED | BUTTON1_CLICKED)
#define DOUBLE_PRESSES (BUTTON1_DOUBLE_CLICKED | BUTTON1_TRIPLE_CLICKED)

void screen_mouse(bool on)
{
    if (scripted())
        return;
    /* A press is told at once, and pointing.c sees what is a double click; but presses that come together curses joins. */
    mousemask(on ? PRESSES | DOUBLE_PRESSES | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED |
                       REPORT_MOUSE_POSITION
                 : 0,
              NULL);
    mouseinterval(0);
}

/* Terminals differ in whether one way of telling ends the other, so it is ended and the common one begun anew. */
void screen_drag(bool on)
{
    if (scripted() || on == screen.dragging || !can("XM"))
        return;
    screen.dragging = on;
    struct buf out = {0};
    buf_cstr(&out, on ? DRAG_ON : DRAG_OFF);
    if (!on)
        add_capability(&out, "XM", 1, 0);
    screen_send(buf_view(&out));
    buf_free(&out);
}

static uint32_t take_mouse(void)
{
    MEVENT event;
    if (getmouse(&event) != OK)
        return KEY_NONE;
    struct mouse_event mouse = {.y = event.y, .x = event.x};
    if (event.bstate & BUTTON4_PRESSED)
        mouse.kind = MOUSE_WHEEL_UP;
    else if (event.bstate & BUTTON5_PRESSED)
        mouse.kind = MOUSE_WHEEL_DOWN;
    else if (event.bstate & REPORT_MOUSE_POSITION)
        mouse.kind = MOUSE_DRAG;
    else if (event.bstate & DOUBLE_PRESSES)
        mouse.clicks = 2;
    else if (event.bstate & BUTTON1_RELEASED)
        mouse.kind = MOUSE_RELEASE;
    else if (!(event.bstate & PRESSES))
        return KEY_NONE;
    mouse.released = event.bstate & (BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED | BUTTON1_TRIPLE_CLICKED);
    mouse_put(&mouse);
    return KEY_CODE_MOUSE;
}

static uint32_t translate(bool is_special, wint_t c)
{
    if (!is_special)
        return c == 8 ? KEY_CODE_BS : c == '\n' ? KEY_CODE_ENTER : (uint32_t)c;
    if (c == KEY_MARGINS || c == KEY_NO_MARGINS)
        screen.margins = c == KEY_MARGINS;
    if (c == KEY_NARROW || c == KEY_WIDE)
        return c == KEY_WIDE ? KEY_CODE_AMBIGUOUS_2 : KEY_CODE_AMBIGUOUS_1;
    if (c == KEY_MOUSE)
        return take_mouse();
    if (c >= KEY_F(1) && c <= KEY_F(12))
        return KEY_CODE_F0 + (uint32_t)(c - KEY_F0);
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (special[i].curses == (int)c)
            return special[i].key;
    return KEY_NONE;
}

/* Did the window become another size, seen or unseen (while the program was stopped)? */
static bool size_changed(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_row || !size.ws_col ||
        (size.ws_row == screen.rows && size.ws_col == screen.columns))
        return false;
    screen_resize(size.ws_row, size.ws_col);
    return true;
}

uint32_t screen_key(int also, long ms)
{
    const struct timespec limit = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    for (;;) {
        if (rescue_signal())
            return KEY_CODE_HANGUP;
        if (size_changed())
            return KEY_CODE_RESIZE;
        wint_t c;
        int got = get_wch(&c); /* first, because what curses holds already would not wake pselect() */
        if (got != ERR) {
            uint32_t key = translate(got == KEY_CODE_YES, c);
            bool none = key == KEY_NONE || key_torn(&screen.tear, key, clock_ms());
            return none ? KEY_CODE_WAKE : key; /* for its sake a frame may have been left out */
        }
        fd_set in;
        FD_ZERO(&in);
        FD_SET(STDIN_FILENO, &in);
        FD_SET(also, &in);
        int most = also > STDIN_FILENO ? also : STDIN_FILENO, waiting = 0;
        int ready = pselect(most + 1, &in, NULL, NULL, ms >= 0 ? &limit : NULL, rescue_mask());
        if (ready < 0 && errno != EINTR)
            return KEY_CODE_HANGUP;
        if (ready < 0) /* after a stop curses has drawn the screen anew, without our rows */
            send_direct(true);
        if (ready == 0 || (ready > 0 && !FD_ISSET(STDIN_FILENO, &in)))
            return KEY_CODE_WAKE;
        /* Readable with nothing to read: the terminal is gone. */
        if (ready > 0 && (ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0))
            return KEY_CODE_HANGUP;
    }
}

bool screen_key_waiting(void)
{
    wint_t c;
    int got = get_wch(&c);
    if (got == KEY_CODE_YES)
        ungetch((int)c);
    else if (got != ERR)
        unget_wch((wchar_t)c);
    return got != ERR || rescue_signal();
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
