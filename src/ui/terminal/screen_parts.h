/*
 * screen_parts: what the files of the screen share. It stands on screen_state.c, on that screen_direct.c (rows of our own), screen_scroll.c (parts
 * of rows that scroll) and screen_keys.c (keys and the mouse), on top screen.c: the picture and its life. They alone include curses.h.
 */
#ifndef UI_SCREEN_PARTS_H
#define UI_SCREEN_PARTS_H

#include "drawn.h"
#include "theme.h"

enum { LIBRARY_BYTES = 1 << 20 }; /* what curses may ask for at a time; it looks at little of what it gets */

struct screen_row {
    struct drawn drawn;
    bool direct, send; /* not curses' but ours; still to be sent */
};

struct screen_state {
    bool scripted; /* the screen is that of a script, which nobody sees */
    struct screen_row *drawn;
    size_t ndrawn;
    bool colour;
    struct look looks[ROLE_COUNT]; /* in force */
    int rows, columns;             /* as the program knows them: the terminal library may learn of another size first */
    int cursor_y, cursor_x;
    bool dragging;    /* DRAG_ON was sent */
    bool touched;     /* a row is drawn otherwise than when the frame before was sent */
    struct buf moves; /* of parts of rows, to be sent before the frame */
    bool margins;     /* the terminal said that it can scroll some of its columns */
};
extern struct screen_state screen;

/* Has the terminal the capability NAME? Appends it, with what it takes; nothing where there is none. */
bool screen_can(const char *name);
void screen_add(struct buf *out, const char *name, long one, long two);
/* Do characters of ambiguous width take two columns? Curses gives them one. */
bool screen_doubles(void);
/* Row Y as it was drawn last. */
struct screen_row *screen_row(int y);
void screen_forget_rows(void);

/* Does ROW hold what curses would put at other columns than the terminal does? */
bool screen_direct_needed(const struct row *row);
/* Sends the rows of our own. ALL: something else may have been drawn over those that have been sent. */
void screen_direct_send(bool all);

/* Button-event tracking as xterm has it; a capability there is none. */
#define DRAG_ON "\033[?1002h"
#define DRAG_OFF "\033[?1002l"

/* What the terminal answers is known as keys from now on. */
void screen_keys_define(void);

#endif
