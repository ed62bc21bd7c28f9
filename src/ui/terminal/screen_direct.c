/*
 * Rows of our own.
 *
 * Curses places its cells by wcwidth(), which gives one column to characters of ambiguous width. On a terminal that gives them two, the rest of
 * the row would be shifted. So there a row that holds one is blank for curses and sent by us, from its start to its end, behind each frame.
 * Nothing else on the screen depends on where its cells are.
 */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>

#include "baolan/utf8.h"
#include "baolan/width.h"
#include "screen.h"
#include "screen_parts.h"

bool screen_direct_needed(const struct row *row)
{
    if (screen.scripted || !screen_doubles())
        return false;
    for (size_t i = 0; i < row->n; i++)
        for (size_t at = 0; at < row->runs[i].text.n;)
            if (width_ambiguous(utf8_next(row->runs[i].text, &at)))
                return true;
    return false;
}

static void add_look(struct buf *out, enum role role)
{
    const struct look *look = &screen.looks[role];
    static const struct {
        unsigned attribute;
        const char *name;
    } names[] = {{LOOK_BOLD, "bold"}, {LOOK_REVERSE, "rev"}, {LOOK_UNDERLINE, "smul"}, {LOOK_FAINT, "dim"}};
    screen_add(out, "sgr0", 0, 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (look->attributes & names[i].attribute)
            screen_add(out, names[i].name, 0, 0);
    if (screen.colour && look->foreground >= 0)
        screen_add(out, "setaf", look->foreground, 0);
    if (screen.colour && look->background >= 0)
        screen_add(out, "setab", look->background, 0);
}

void screen_direct_send(bool all)
{
    struct buf out = {0};
    for (size_t y = 0; y < screen.ndrawn && y < (size_t)LINES; y++) {
        struct screen_row *row = &screen.drawn[y];
        struct run run;
        if (!row->direct || !(row->send || all))
            continue;
        row->send = false;
        screen_add(&out, "cup", (long)y, 0);
        screen_add(&out, "sgr0", 0, 0);
        screen_add(&out, "el", 0, 0); /* before, because behind a full row it would take the last character */
        for (size_t at = 0; drawn_next(&row->drawn, &at, &run);) {
            add_look(&out, run.role);
            buf_str(&out, run.text);
        }
        screen_add(&out, "sgr0", 0, 0);
    }
    if (out.n) {
        screen_add(&out, "cup", screen.cursor_y, screen.cursor_x);
        screen_send(buf_view(&out));
    }
    buf_free(&out);
}
