/* Where folded needles stand in a printed text. */
#include "baolan/fold.h"

#include <stdlib.h>

#include "baolan/utf8.h"

struct ranges {
    struct fold_range *at;
    size_t n, cap;
};

static int by_start(const void *x, const void *y)
{
    const struct fold_range *a = x, *b = y;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

static void find_one(struct str folded, struct str needle, struct ranges *out)
{
    struct buf wanted = {0};
    fold_str(needle, &wanted);
    struct str w = buf_view(&wanted);
    for (size_t at = w.n ? str_find(folded, w, 0) : SIZE_MAX; at != SIZE_MAX; at = str_find(folded, w, at + w.n))
        vec_push(out, ((struct fold_range){at, at + w.n}));
    buf_free(&wanted);
}

static void merge(struct ranges *ranges)
{
    size_t n = 0;
    qsort(ranges->at, ranges->n, sizeof *ranges->at, by_start);
    for (size_t i = 0; i < ranges->n; i++) {
        struct fold_range r = ranges->at[i];
        if (n && r.from < ranges->at[n - 1].to) {
            if (r.to > ranges->at[n - 1].to)
                ranges->at[n - 1].to = r.to;
        } else {
            ranges->at[n++] = r;
        }
    }
    ranges->n = n;
}

/* Both texts have the same code points one by one: a walk over both turns offsets of the one into those of the other. */
static void translate(struct str printed, struct str folded, struct ranges *ranges)
{
    size_t at_printed = 0, at_folded = 0;
    for (size_t i = 0; i < 2 * ranges->n; i++) {
        size_t *offset = i % 2 ? &ranges->at[i / 2].to : &ranges->at[i / 2].from;
        while (at_folded < *offset) {
            utf8_next(printed, &at_printed);
            utf8_next(folded, &at_folded);
        }
        *offset = at_printed;
    }
}

size_t fold_find(struct arena *a, struct str s, const struct str *needles, size_t nneedles, struct fold_range **out)
{
    struct buf folded = {0};
    struct ranges ranges = {0};
    fold_str(s, &folded);
    for (size_t i = 0; i < nneedles; i++)
        find_one(buf_view(&folded), needles[i], &ranges);
    if (ranges.n) {
        merge(&ranges);
        translate(s, buf_view(&folded), &ranges);
    }
    size_t n = ranges.n;
    *out = arena_copy(a, ranges.at, n, sizeof **out);
    vec_free(&ranges);
    buf_free(&folded);
    return n;
}
