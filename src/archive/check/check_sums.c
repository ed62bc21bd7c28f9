#include "check_internal.h"

#include <xxhash.h>

/* Indexes are read in runs of rising ids, so what is looked for is a step, two, four, … beyond what was found last. */
struct sum *sums_find(struct sums *s, int64_t id)
{
    size_t low = s->last < s->n && s->at[s->last].id <= id ? s->last : 0, step = 1;
    while (low + step < s->n && s->at[low + step].id <= id) {
        low += step;
        step *= 2;
    }
    size_t high = low + step < s->n ? low + step : s->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->at[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == s->n || s->at[low].id != id)
        return NULL;
    s->last = low;
    return &s->at[low];
}

uint64_t sums_hash(struct str s)
{
    return XXH3_64bits(s.s, s.n);
}

uint64_t sums_hash_number(int64_t n)
{
    return XXH3_64bits(&n, sizeof n);
}
