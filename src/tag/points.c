#include "points.h"

#include "baolan/fold.h"
#include "baolan/utf8.h"

struct points points_of(struct arena *a, struct str text, size_t most)
{
    size_t room = most < text.n ? most : utf8_count(text), n = 0, byte = 0;
    uint32_t *cp = arena_array(a, room + 1, sizeof *cp);
    size_t *at = arena_array(a, room + 1, sizeof *at);
    for (; n < room && byte < text.n; n++) {
        at[n] = byte;
        cp[n] = fold_cp(utf8_next(text, &byte));
    }
    at[n] = byte;
    return (struct points){cp, at, n};
}

size_t points_before(const struct points *points, size_t byte)
{
    size_t low = 0, high = points->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (points->at[middle] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct points points_between(const struct points *points, size_t from, size_t to)
{
    size_t first = points_before(points, from);
    return (struct points){points->cp + first, points->at + first, points_before(points, to) - first};
}
