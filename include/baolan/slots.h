/*
 * slots: places in open hash tables whose keys others choose. Where a table's hash is known beforehand a page can be written whose keys crowd into
 * one corner of it, and a table of n keys then takes n² steps. So each table has a multiplier by chance, and the place is the product's first bits
 * (multiply-shift: Dietzfelbinger, Hagerup, Katajainen, Penttonen 1997).
 */
#ifndef BAOLAN_SLOTS_H
#define BAOLAN_SLOTS_H

#include <stddef.h>
#include <stdint.h>

struct slots {
    uint64_t multiplier; /* odd */
    unsigned shift;
};

/* Of a table that is yet to have its size, with a multiplier by chance. */
struct slots slots_new(void);

/* The table has N slots now, a power of two from 2 on. */
static inline void slots_resize(struct slots *s, size_t n)
{
    s->shift = 64;
    for (; n > 1; n /= 2)
        s->shift--;
}

/* Where the search for KEY begins. */
static inline size_t slots_place(const struct slots *s, uint64_t key)
{
    return (size_t)(key * s->multiplier >> s->shift);
}

#endif
