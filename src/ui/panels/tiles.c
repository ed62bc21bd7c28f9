#include "tiles.h"

#include <math.h>
#include <stdlib.h>

#include "../browser/browser.h"

enum { SIDE_MAX = 100 }; /* rows and columns that a map may have */

static int by_place(const void *x, const void *y)
{
    const struct tile *a = x, *b = y;
    return a->row != b->row ? (a->row < b->row ? -1 : 1) : (a->column > b->column) - (a->column < b->column);
}

/* The county that WORD of a map means; N: none. */
static size_t county_of(struct str word, const struct tile_place *counties, size_t n)
{
    size_t begins = n;
    for (size_t i = 0; i < n; i++) {
        if (str_eq(word, counties[i].name) || str_eq(word, counties[i].code))
            return i;
        /* 临 is 临县, not 临汾市: the shorter of two is meant. */
        if (str_starts(counties[i].name, word) && (begins == n || counties[i].name.n < counties[begins].name.n))
            begins = i;
    }
    return begins;
}

static struct str next_word(struct str line, size_t *at)
{
    while (*at < line.n && (line.s[*at] == ' ' || line.s[*at] == '\t' || line.s[*at] == '\r'))
        (*at)++;
    size_t from = *at;
    while (*at < line.n && line.s[*at] != ' ' && line.s[*at] != '\t' && line.s[*at] != '\r')
        (*at)++;
    return str_cut(line, from, *at);
}

/* Puts the counties that MAP names. */
static void read_map(struct str map, const struct tile_place *counties, size_t n, bool *placed, struct tiles *out)
{
    struct str line, word;
    for (size_t from = 0; out->rows < SIDE_MAX && str_next(map, '\n', &from, &line);) {
        size_t at = 0;
        if (!str_trim(line).n || line.s[0] == '#')
            continue;
        for (int column = 0; column < SIDE_MAX && (word = next_word(line, &at)).n; column++) {
            size_t county = str_is(word, ".") ? n : county_of(word, counties, n);
            if (county == n || placed[county])
                continue;
            placed[county] = true;
            out->at[out->n++] = (struct tile){county, out->rows, column};
            if (column >= out->columns)
                out->columns = column + 1;
        }
        out->rows++;
    }
}

void tiles_make(struct arena *a, struct str map, const struct tile_place *counties, size_t n, int width,
                struct tiles *out)
{
    bool *placed = arena_array(a, n, sizeof *placed);
    *out = (struct tiles){.at = arena_array(a, n, sizeof *out->at)};
    read_map(map, counties, n, placed, out);
    if (!out->n) {
        /* About as many down as across, for tiles are about as high as wide. */
        int square = (int)ceil(sqrt((double)n));
        out->rows = 0;
        out->columns = square < width ? square : width > 1 ? width : 1;
    }
    int column = 0;
    for (size_t i = 0; i < n; i++) {
        if (placed[i])
            continue;
        out->rows += column == 0;
        out->at[out->n++] = (struct tile){i, out->rows - 1, column};
        column = (column + 1) % out->columns;
    }
    if (out->n)
        qsort(out->at, out->n, sizeof *out->at, by_place);
}

static int by_articles(const void *x, const void *y)
{
    const struct tile_region *a = x, *b = y;
    return a->articles != b->articles ? (a->articles > b->articles ? -1 : 1)
                                      : (a->from > b->from) - (a->from < b->from);
}

void tiles_stack(struct arena *a, struct tile_region *regions, size_t n, const struct tile_place *counties, int width,
                 struct tiles *out)
{
    size_t all = 0;
    for (size_t i = 0; i < n; i++)
        all += regions[i].to - regions[i].from;
    *out = (struct tiles){.at = arena_array(a, all, sizeof *out->at), .columns = 1};
    if (n)
        qsort(regions, n, sizeof *regions, by_articles);
    for (size_t i = 0; i < n; i++) {
        struct tile_region *r = &regions[i];
        struct tiles tiles;
        tiles_make(a, r->map, counties + r->from, r->to - r->from, width, &tiles);
        r->row = n > 1 ? out->rows++ : -1;
        for (size_t k = 0; k < tiles.n; k++)
            out->at[out->n++] =
                (struct tile){r->from + tiles.at[k].county, out->rows + tiles.at[k].row, tiles.at[k].column};
        out->rows += tiles.rows;
        out->columns = tiles.columns > out->columns ? tiles.columns : out->columns;
    }
}

size_t tiles_vertical(const struct tiles *t, size_t here, int by)
{
    for (int row = t->at[here].row + by; row >= 0 && row < t->rows; row += by) {
        size_t best = t->n;
        int distance = SIDE_MAX * 2;
        for (size_t i = 0; i < t->n; i++) {
            int away = abs(t->at[i].column - t->at[here].column);
            if (t->at[i].row == row && away < distance) {
                best = i;
                distance = away;
            }
        }
        if (best < t->n)
            return best;
    }
    return here;
}

size_t tiles_horizontal(const struct tiles *t, size_t here, int by)
{
    size_t next = by > 0 ? here + 1 : here - 1;
    return next < t->n && t->at[next].row == t->at[here].row ? next : here;
}

int heat_of(size_t n, size_t most)
{
    return !n || !most ? 0 : n >= most ? 4 : 1 + (int)(4 * sqrt((double)n / (double)most) - 1e-9);
}
