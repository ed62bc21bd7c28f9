/* Keys, the mouse, and what the terminal answers when it is asked. */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <errno.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>

#include "clock.h"
#include "mouse.h"
#include "rescue.h"
#include "screen.h"
#include "screen_parts.h"

/* ---- what is asked --------------------------------------------------------------------------------------------------- */

/* What the terminal answers to screen_ask_ambiguous(), its cursor being behind one column or two, and to screen_ask_margins(), a mode of its
 * own being known or not. Modified function keys look like a place in the first row, so another one is asked about. */
enum { KEY_NARROW = KEY_MAX + 1, KEY_WIDE, KEY_MARGINS, KEY_NO_MARGINS, ASKED_ROW = 2 };
#define ASK_MARGINS "\033[?69$p"
static const struct {
    const char *sequence;
    int key;
} answers[] = {{"\033[3;2R", KEY_NARROW},       {"\033[3;3R", KEY_WIDE},       {"\033[?69;0$y", KEY_NO_MARGINS},
               {"\033[?69;1$y", KEY_MARGINS},   {"\033[?69;2$y", KEY_MARGINS}, {"\033[?69;3$y", KEY_MARGINS},
               {"\033[?69;4$y", KEY_NO_MARGINS}};

void screen_keys_define(void)
{
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        define_key(answers[i].sequence, answers[i].key);
}

void screen_ask_ambiguous(void)
{
    struct buf out = {0};
    if (screen.scripted || !screen_can("cup"))
        return;
    refresh(); /* what curses has to say comes first */
    screen_add(&out, "cup", ASKED_ROW, 0);
    buf_cstr(&out, "“\033[6n");
    screen_send(buf_view(&out));
    buf_free(&out);
    screen_forget();
}

void screen_ask_margins(void)
{
    if (!screen.scripted && screen_can("smglr") && screen_can("mgc") && screen_can("csr") && screen_can("indn") &&
        screen_can("rin") && screen_can("cup"))
        screen_send(STR(ASK_MARGINS));
}

/* ---- the mouse ------------------------------------------------------------------------------------------------------- */

#define PRESSES (BUTTON1_PRESSED | BUTTON1_CLICKED)
#define DOUBLE_PRESSES (BUTTON1_DOUBLE_CLICKED | BUTTON1_TRIPLE_CLICKED)

void screen_mouse(bool on)
{
    if (screen.scripted)
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
    if (screen.scripted || on == screen.dragging || !screen_can("XM"))
        return;
    screen.dragging = on;
    struct buf out = {0};
    buf_cstr(&out, on ? DRAG_ON : DRAG_OFF);
    if (!on)
        screen_add(&out, "XM", 1, 0);
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

/* ---- keys ------------------------------------------------------------------------------------------------------------ */

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

static struct key_tear tear;

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
            bool none = key == KEY_NONE || key_torn(&tear, key, clock_ms());
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
            screen_direct_send(true);
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
