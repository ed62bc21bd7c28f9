#define _XOPEN_SOURCE_EXTENDED 1
#include "screen_parts.h"

#include <curses.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#undef columns /* term.h calls one of its capabilities so */
#undef lines

#include "baolan/width.h"
#include "screen.h"

struct screen_state screen;

bool screen_can(const char *name)
{
    const char *string = tigetstr(name);
    return string && string != (const char *)-1;
}

void screen_add(struct buf *out, const char *name, long one, long two)
{
    if (screen_can(name))
        buf_cstr(out, tiparm(tigetstr(name), (int)one, (int)two));
}

bool screen_doubles(void)
{
    enum { BOX_DRAWING = 0x2502 };
    return width_cp(BOX_DRAWING) == 2;
}

/* ---- rows ------------------------------------------------------------------------------------------------------------ */

struct screen_row *screen_row(int y)
{
    if ((size_t)y >= screen.ndrawn) {
        size_t n = (size_t)LINES > (size_t)y ? (size_t)LINES : (size_t)y + 1;
        screen.drawn = xrealloc(screen.drawn, n * sizeof *screen.drawn);
        memset(screen.drawn + screen.ndrawn, 0, (n - screen.ndrawn) * sizeof *screen.drawn);
        screen.ndrawn = n;
    }
    return &screen.drawn[y];
}

void screen_forget_rows(void)
{
    for (size_t i = 0; i < screen.ndrawn; i++)
        drawn_free(&screen.drawn[i].drawn);
    free(screen.drawn);
    screen.drawn = NULL;
    screen.ndrawn = 0;
}

void screen_size(int *rows, int *columns)
{
    *rows = screen.rows = LINES;
    *columns = screen.columns = COLS;
}

void screen_resize(int rows, int columns)
{
    memory_need(LIBRARY_BYTES);
    resizeterm(rows, columns);
    screen_forget();
}

void screen_forget(void)
{
    screen_forget_rows();
    clearok(curscr, TRUE);
}

void screen_send(struct str bytes)
{
    for (size_t at = 0; !screen.scripted && at < bytes.n;) {
        ssize_t n = write(STDOUT_FILENO, bytes.s + at, bytes.n - at);
        if (n < 0 && errno != EINTR)
            return;
        at += n > 0 ? (size_t)n : 0;
    }
}
