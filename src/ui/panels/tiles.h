/*
 * tiles: the counties of a region as tiles, each a cell of a grid, in their true neighbourhood where a map says it.
 *
 * A map is a text, data/regions/CODE.map: a line a row from north to south, a word a tile from west to east, "." for none; a word is a
 * county's name, its beginning, or its code. Lines that begin with # say nothing. Counties that the map does not have stand below it in
 * their own order; without a map they fill a grid.
 */
#ifndef UI_TILES_H
#define UI_TILES_H

#include "baolan/memory.h"

struct tile_place {
    struct str code, name;
};

struct tile {
    size_t county; /* of those given */
    int row, column;
};

struct tiles {
    struct tile *at; /* row by row */
    size_t n;
    int rows, columns;
};

/* MAP absent: none. WIDTH is how many columns of tiles a grid without a map has at most, 1 at least. */
void tiles_make(struct arena *a, struct str map, const struct tile_place *counties, size_t n, int width,
                struct tiles *out);
/*
 * The tiles of N REGIONS below one another, into A: puts REGIONS in order, the one with the most articles on top, and with several leaves
 * a row free above each, for its name.
 */
struct tile_region {
    struct str map, name; /* absent: none */
    size_t from, to;      /* of the counties given: [from, to) */
    size_t articles;
    int row; /* that is left free; -1: none */
};
void tiles_stack(struct arena *a, struct tile_region *regions, size_t n, const struct tile_place *counties, int width,
                 struct tiles *out);
/* The tile to go to from tile HERE: the nearest one BY rows or columns further, HERE itself when there is none. */
size_t tiles_vertical(const struct tiles *t, size_t here, int by);
size_t tiles_horizontal(const struct tiles *t, size_t here, int by);

/* How dark N is among at most MOST: 0 for none, else 1 to 4. Areas are seen by their square roots. */
int heat_of(size_t n, size_t most);

#endif
