/*
 * Parts of rows that scroll.
 *
 * Curses scrolls whole lines or none. A list that scrolls beside other panels would be sent anew, row by row. So where the terminal can it is
 * told to move those cells, and curses that they have moved; what it draws then differs by a row.
 */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>

#include "screen.h"
#include "screen_parts.h"

bool screen_can_scroll(int columns)
{
    bool lines = screen_can("csr") && screen_can("indn") && screen_can("rin") && screen_can("cup");
    return screen.scripted || (lines && !screen_doubles() && (screen.margins || columns >= COLS));
}

void screen_scroll(int top, int rows, int left, int columns, int by)
{
    int n = by > 0 ? by : -by, last = top + rows - 1, right = left + columns - 1;
    bool moves = !screen.scripted && n && n < rows && columns >= 2 && screen_can_scroll(columns);
    WINDOW *before = moves ? newpad(rows, COLS) : NULL;
    if (!before)
        return;
    screen_add(&screen.moves, "sgr0", 0, 0); /* the new rows get the colours in force */
    screen_add(&screen.moves, "csr", top, last);
    if (columns < COLS)
        screen_add(&screen.moves, "smglr", left, right);
    screen_add(&screen.moves, "cup", by > 0 ? last : top, left);
    screen_add(&screen.moves, by > 0 ? "indn" : "rin", n, 0);
    if (columns < COLS)
        screen_add(&screen.moves, "mgc", 0, 0);
    screen_add(&screen.moves, "csr", 0, LINES - 1);
    screen_add(&screen.moves, "cup", screen.cursor_y, screen.cursor_x);
    copywin(curscr, before, top, 0, 0, 0, rows - 1, COLS - 1, FALSE);
    wredrawln(stdscr, top, rows); /* it would look for lines that moved as wholes, and find these */
    copywin(before, curscr, 0, 0, top, 0, last, COLS - 1, FALSE);
    copywin(before, curscr, by > 0 ? n : 0, left, by > 0 ? top : top + n, left, by > 0 ? last - n : last, right, FALSE);
    for (int i = 0; i < n; i++)
        mvwhline(curscr, by > 0 ? last - i : top + i, left, ' ', columns);
    delwin(before);
}
