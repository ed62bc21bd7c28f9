/*
 * picture: the main views of the browser as SVG, from an emulated terminal on which it shows the sample newspaper.
 * usage: picture FOLDER       writes FOLDER/NAME.svg; $BUILD/baolan is the program
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "ui/term.h"

/* A cell, in pixels, and the air around all of them. */
enum { CELL = 9, LINE = 18, FONT = 15, BASE = 14, MARGIN = 10, COLOURS = 16 };

static const struct view {
    const char *name;
    int columns, rows;
    const char *keys[8]; /* each typed when the one before is shown */
    const char *shown;
} views[] = {
    {"reading", 116, 30, {"/氢能\r", "\r", "n", "n"}, "Related"},
    {"map", 116, 26, {"M"}, "Map"},
    {"timeline", 140, 30, {"/氢能\r", "T", "=", "/小米\r", "G"}, "“小米” "},
    {"versions", 116, 26, {"/title:板下种菇\r", "\r", "="}, "next difference"},
};

static const unsigned palette[COLOURS] = {0x1d1f21, 0xcc6666, 0x8fb35c, 0xd9b25f, 0x6f97c2, 0xb08cbf,
                                          0x6fb3ac, 0xc5c8c6, 0x70757a, 0xe07f7f, 0xa9cc78, 0xf0c674,
                                          0x8ab4e0, 0xcba6da, 0x8accc5, 0xf5f5f5};
enum { GROUND = 0x1d1f21, INK = 0xd6d8d6 };

static VTermColor colour(unsigned rgb)
{
    VTermColor c;
    vterm_color_rgb(&c, (uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8 & 0xff), (uint8_t)(rgb & 0xff));
    return c;
}

static void use_colours(struct term *t)
{
    VTermState *state = vterm_obtain_state(t->vt);
    VTermColor ink = colour(INK), ground = colour(GROUND);
    vterm_state_set_default_colors(state, &ink, &ground);
    for (int i = 0; i < COLOURS; i++) {
        VTermColor c = colour(palette[i]);
        vterm_state_set_palette_color(state, i, &c);
    }
}

/* ---- one cell ----------------------------------------------------------------------------------------------------- */

struct look {
    unsigned ink, ground;
    bool bold, underline;
};

static unsigned rgb_of(const struct term *t, VTermColor c)
{
    vterm_screen_convert_color_to_rgb(t->screen, &c);
    return (unsigned)c.rgb.red << 16 | (unsigned)c.rgb.green << 8 | c.rgb.blue;
}

static struct look look_of(const struct term *t, const VTermScreenCell *cell)
{
    struct look look = {rgb_of(t, cell->fg), rgb_of(t, cell->bg), cell->attrs.bold, cell->attrs.underline};
    if (cell->attrs.reverse)
        look = (struct look){look.ground, look.ink, look.bold, look.underline};
    return look;
}

/* The right half of a wide character looks as its left half does. */
static unsigned ground_at(const struct term *t, int row, int x)
{
    VTermScreenCell cell = cell_at(t, row, x);
    if (cell.chars[0] == (uint32_t)-1 && x > 0)
        cell = cell_at(t, row, x - 1);
    return look_of(t, &cell).ground;
}

static bool same_look(struct look a, struct look b)
{
    return a.ink == b.ink && a.ground == b.ground && a.bold == b.bold && a.underline == b.underline;
}

/* Where a line drawing character goes from the middle of its cell. */
enum { TO_LEFT = 1, TO_RIGHT = 2, UP = 4, DOWN = 8 };

static unsigned strokes(uint32_t c)
{
    static const struct {
        uint32_t c;
        unsigned to;
    } known[] = {{0x2500, TO_LEFT | TO_RIGHT},        {0x2502, UP | DOWN},
                 {0x251c, UP | DOWN | TO_RIGHT},      {0x2524, UP | DOWN | TO_LEFT},
                 {0x252c, TO_LEFT | TO_RIGHT | DOWN}, {0x253c, TO_LEFT | TO_RIGHT | UP | DOWN}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].c == c)
            return known[i].to;
    return 0;
}

/* Eighths of a cell that a block fills from the left: █ 8 … ▏ 1. */
static unsigned block(uint32_t c)
{
    return c >= 0x2588 && c <= 0x258f ? 0x2590 - (unsigned)c : 0;
}

/* Is it drawn, not written? Blanks are neither. */
static bool drawn(const VTermScreenCell *cell)
{
    return strokes(cell->chars[0]) || block(cell->chars[0]);
}

static void draw(FILE *out, const VTermScreenCell *cell, unsigned ink, int x, int y)
{
    unsigned to = strokes(cell->chars[0]), eighths = block(cell->chars[0]);
    int middle = x + CELL / 2, half = y + LINE / 2;
    if (eighths)
        fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%u\" height=\"%d\" fill=\"#%06x\"/>\n", x, y + 3,
                eighths * CELL / 8, LINE - 6, ink);
    if (to & (TO_LEFT | TO_RIGHT))
        fprintf(out, "<path d=\"M%d %dH%d\" stroke=\"#%06x\"/>\n", to & TO_LEFT ? x : middle, half,
                to & TO_RIGHT ? x + CELL : middle, ink);
    if (to & (UP | DOWN))
        fprintf(out, "<path d=\"M%d %dV%d\" stroke=\"#%06x\"/>\n", middle, to & UP ? y : half,
                to & DOWN ? y + LINE : half, ink);
}

/* ---- a row -------------------------------------------------------------------------------------------------------- */

static void write_cell(FILE *out, const VTermScreenCell *cell)
{
    struct buf text = {0};
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++) {
        uint32_t c = cell->chars[i];
        if (c == '<' || c == '&')
            buf_printf(&text, "&#%u;", (unsigned)c);
        else
            buf_cp(&text, c);
    }
    fwrite(text.s, 1, text.n, out);
    buf_free(&text);
}

/* Cells of one look and one width, from column X on, as one piece of text that is as wide as they are; answers the column behind it. */
static int write_run(FILE *out, const struct term *t, int row, int x)
{
    VTermScreenCell first = cell_at(t, row, x), cell = first;
    struct look look = look_of(t, &first);
    int end = x;
    while (end < t->columns && (cell = cell_at(t, row, end)).chars[0] && cell.chars[0] != ' ' && !drawn(&cell) &&
           cell.width == first.width && same_look(look_of(t, &cell), look))
        end += cell.width;
    fprintf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06x\"%s%s>", MARGIN + x * CELL,
            MARGIN + row * LINE + BASE, (end - x) * CELL, look.ink, look.bold ? " font-weight=\"bold\"" : "",
            look.underline ? " text-decoration=\"underline\"" : "");
    for (int at = x; at < end; at += first.width) {
        cell = cell_at(t, row, at);
        write_cell(out, &cell);
    }
    fputs("</text>\n", out);
    return end;
}

static void write_row(FILE *out, const struct term *t, int row)
{
    for (int x = 0, end; x < t->columns; x = end) { /* the ground first */
        unsigned ground = ground_at(t, row, x);
        for (end = x; end < t->columns && ground_at(t, row, end) == ground;)
            end++;
        if (ground != GROUND)
            fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n", MARGIN + x * CELL,
                    MARGIN + row * LINE, (end - x) * CELL, LINE, ground);
    }
    for (int x = 0; x < t->columns;) {
        VTermScreenCell cell = cell_at(t, row, x);
        if (drawn(&cell))
            draw(out, &cell, look_of(t, &cell).ink, MARGIN + x * CELL, MARGIN + row * LINE);
        if (drawn(&cell) || !cell.chars[0] || cell.chars[0] == ' ' || cell.chars[0] == (uint32_t)-1)
            x++;
        else
            x = write_run(out, t, row, x);
    }
}

static void write_picture(FILE *out, const struct term *t)
{
    int width = t->columns * CELL + 2 * MARGIN, height = t->rows * LINE + 2 * MARGIN;
    fprintf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
            " font-family=\"'Noto Sans Mono CJK SC','Sarasa Mono SC','DejaVu Sans Mono',monospace\" font-size=\"%d\">\n"
            "<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#%06x\"/>\n",
            width, height, width, height, FONT, width, height, GROUND);
    for (int row = 0; row < t->rows; row++)
        write_row(out, t, row);
    fputs("</svg>\n", out);
}

/* ---- the views ---------------------------------------------------------------------------------------------------- */

static bool take_view(const struct view *v, const char *folder, const char *places, struct arena *a)
{
    struct term t;
    const char *file = arena_printf(a, "%s/%s.svg", folder, v->name).s;
    unlink(places); /* not where the view before has left off */
    term_start(&t, v->columns, v->rows);
    use_colours(&t);
    bool shown = settles(&t, "Articles 1/");
    for (size_t i = 0; i < sizeof v->keys / sizeof *v->keys && v->keys[i]; i++) {
        type(&t, v->keys[i]);
        shown = settles(&t, NULL) && shown;
    }
    shown = settles(&t, v->shown) && shown;
    FILE *out = shown ? fopen(file, "w") : NULL;
    if (out)
        write_picture(out, &t);
    else
        fprintf(stderr, "picture: %s: %s\n", v->name, fault);
    if (out)
        shown = fclose(out) == 0;
    type(&t, "q");
    term_end(&t);
    term_free(&t);
    return shown;
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    char folder[] = "/tmp/baolan-picture.XXXXXX";
    char *browse[5];
    bool done = argc == 2;
    use_terminal();
    use_sample(a, folder, browse);
    const char *config = arena_printf(a, "%s/baolan/config", folder).s;
    mkdir(arena_printf(a, "%s/baolan", folder).s, 0700);
    FILE *out = fopen(config, "w"); /* the emulator knows no faint letters */
    if (out) {
        fputs("colour dim bright-black\ncolour read bright-black\ncolour heat-0 bright-black\n", out);
        fclose(out);
    }
    for (size_t i = 0; i < sizeof views / sizeof *views && done; i++)
        done = take_view(&views[i], argv[1], arena_printf(a, "%s/baolan/places", folder).s, a);
    char *clear[] = {"rm", "-r", folder, NULL};
    run(clear);
    arena_free(a);
    return done ? 0 : 1;
}
