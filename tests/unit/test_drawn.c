/* What of a row is drawn again: whatever rows follow each other, the cells are those of the last one. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/ui/terminal/drawn.h"
#include "baolan/utf8.h"
#include "baolan/width.h"
#include "tap.h"

enum { COLUMNS = 40 };

/* A terminal library in small: a cell has a base, its marks, and the role of its run; the second half of a wide one has none. */
struct cell {
    uint32_t base, marks;
    int role;
};

static void clear_from(struct cell *cells, int column)
{
    memset(cells + column, 0, (size_t)(COLUMNS - column) * sizeof *cells);
}

static void draw_runs(struct cell *cells, const struct row *row, const struct drawn_change *c)
{
    int x = c->column;
    if (c->clear)
        clear_from(cells, x);
    for (size_t i = c->from; i < c->to; i++)
        for (size_t at = 0; at < row->runs[i].text.n;) {
            uint32_t cp = utf8_next(row->runs[i].text, &at);
            int w = width_cp(cp);
            if (w == 0) {
                int base = x > 1 && cells[x - 1].base == UINT32_MAX ? x - 2 : x - 1;
                if (base >= 0)
                    cells[base].marks = cells[base].marks * 31 + cp;
                continue;
            }
            cells[x] = (struct cell){cp, 0, (int)row->runs[i].role};
            if (w == 2)
                cells[x + 1] = (struct cell){UINT32_MAX, 0, 0};
            x += w;
        }
}

static unsigned seed = 20240510;

static unsigned below(unsigned n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

/* A row of a few runs, full or not, of few different texts, so that rows often begin and end alike. */
static void compose(struct row *row, struct arena *a)
{
    static const char *const texts[] = {"氢能", "a", "bc", " ", "e\xcc\x81", "\xcc\x81x", "——", "孝义市", "12"};
    row_start(row, a, COLUMNS);
    for (unsigned n = below(9); n; n--)
        row_cstr(row, (enum role)below(3), texts[below(sizeof texts / sizeof *texts)]);
    if (below(4))
        row_fill(row, ROLE_TEXT, COLUMNS);
}

static void test_random(void)
{
    struct arena *a = arena_new();
    struct drawn d = {0};
    struct buf work = {0};
    struct cell cells[COLUMNS] = {0}, whole[COLUMNS];
    int wrong = 0, runs = 0, drawn = 0;
    for (int i = 0; i < 200000; i++) {
        struct row row;
        struct drawn_change c;
        if (i % 64 == 0)
            arena_reset(a);
        compose(&row, a);
        if (drawn_take(&d, &row, &work, &c)) {
            draw_runs(cells, &row, &c);
            drawn += (int)(c.to - c.from);
        }
        runs += (int)row.n;
        memset(whole, 0, sizeof whole);
        draw_runs(whole, &row, &(struct drawn_change){.to = row.n, .clear = true});
        wrong += memcmp(cells, whole, sizeof cells) != 0;
    }
    is_int(wrong, 0, "after 200000 rows the cells are those of the last one, each time");
    ok(drawn < runs, "and not all of them were drawn");
    drawn_free(&d);
    buf_free(&work);
    arena_free(a);
}

static void add_runs(struct row *row, struct arena *a, const char *middle)
{
    row_start(row, a, COLUMNS);
    row_cstr(row, ROLE_TEXT, "dates");
    row_cstr(row, ROLE_BORDER, "|");
    row_cstr(row, ROLE_TEXT, middle);
    row_cstr(row, ROLE_BORDER, "|");
    row_fill(row, ROLE_TEXT, COLUMNS);
}

static void test_panels(void)
{
    struct arena *a = arena_new();
    struct drawn d = {0};
    struct buf work = {0};
    struct row row;
    struct drawn_change c;
    struct run run;
    add_runs(&row, a, "氢能");
    ok(drawn_take(&d, &row, &work, &c) && c.from == 0 && c.to == row.n && c.clear,
       "a row that is not known is drawn whole");
    ok(!drawn_take(&d, &row, &work, &c), "the same again is not");
    add_runs(&row, a, "煤炭");
    ok(drawn_take(&d, &row, &work, &c) && c.from == 2 && c.to == 3 && c.column == 6 && !c.clear,
       "of one panel that is otherwise only that");
    add_runs(&row, a, "煤");
    ok(drawn_take(&d, &row, &work, &c) && c.from == 2 && c.to == row.n && c.column == 6, "and what it moves");
    size_t at = 0;
    ok(drawn_next(&d, &at, &run) && run.role == ROLE_TEXT && str_is(run.text, "dates"), "the runs can be asked for");
    drawn_free(&d);
    ok(drawn_take(&d, &row, &work, &c) && c.from == 0 && c.clear, "forgotten, it is drawn whole");
    drawn_free(&d);
    buf_free(&work);
    arena_free(a);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    test_panels();
    test_random();
    return tap_done();
}
