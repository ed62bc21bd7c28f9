/*
 * anew: is what stands on the terminal, cell by cell, what the screen drawn anew shows?
 */
#ifndef TESTS_UI_ANEW_H
#define TESTS_UI_ANEW_H

#include "term.h"

/* Characters and looks of all cells; of a blank only what can be seen. */
static inline void take(struct term *t, int rows, struct buf *out)
{
    buf_clear(out);
    for (int y = 0; y < rows; y++) {
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
static inline int differs_at(struct str one, struct str two)
{
    int row = 0;
    for (size_t i = 0; i < one.n && i < two.n && one.s[i] == two.s[i]; i++)
        row += one.s[i] == '\n';
    return row;
}

/* Is the screen the same when it is drawn anew, but for its last ROWS? What is said there goes with the next key. */
static inline bool is_as_drawn_anew(struct term *t, int rows)
{
    struct buf moved = {0}, drawn = {0};
    term_listen(t, FOLLOWS_MS);
    take(t, t->rows - rows, &moved);
    t->bytes = 0;
    type(t, "\014");
    for (long end = now_ms() + PATIENCE_MS; !t->bytes && now_ms() < end;)
        term_listen(t, QUIET_MS);
    term_listen(t, FOLLOWS_MS);
    take(t, t->rows - rows, &drawn);
    bool same = str_eq(buf_view(&moved), buf_view(&drawn));
    if (!same)
        printf("# row %d is other\n", differs_at(buf_view(&moved), buf_view(&drawn)));
    buf_free(&moved);
    buf_free(&drawn);
    return same;
}

/* With the list at its first article. */
static inline void start_list(struct term *t, int columns, int rows)
{
    term_start(t, columns, rows);
    settles(t, NULL);
    type(t, "x/\rg"); /* not where the session before has left off */
    settles(t, "Articles 1/");
    term_listen(t, FOLLOWS_MS);
}

#endif
