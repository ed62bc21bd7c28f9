/* Keys that crowd into a corner of a table whose multiplier is known are spread in one whose multiplier is by chance. */
#include <stdlib.h>

#include "baolan/memory.h"
#include "baolan/slots.h"
#include "tap.h"

enum { KEYS = 20000, SLOTS = 1 << 16, TABLES = 50 };

static struct slots known(void)
{
    struct slots s = {.multiplier = 0x9e3779b97f4a7c15u};
    slots_resize(&s, SLOTS);
    return s;
}

/* Pairs of ideographs, as texts hold them, that come to lie in the first 256th of a table with the known multiplier. */
static void crowd(uint64_t *keys)
{
    struct slots s = known();
    size_t n = 0;
    for (uint64_t left = 0x4e00; left <= 0x9fff && n < KEYS; left++)
        for (uint64_t right = 0x4e00; right <= 0x9fff && n < KEYS; right++)
            if (slots_place(&s, left << 21 | right) < SLOTS / 256)
                keys[n++] = left << 21 | right;
}

/* Steps it takes to put all keys in. */
static uint64_t steps(struct slots s, const uint64_t *keys)
{
    static uint64_t table[SLOTS];
    uint64_t n = 0;
    memset(table, 0, sizeof table);
    slots_resize(&s, SLOTS);
    for (size_t i = 0; i < KEYS; i++) {
        size_t at = slots_place(&s, keys[i]);
        for (n++; table[at]; n++)
            at = (at + 1) & (SLOTS - 1);
        table[at] = keys[i];
    }
    return n;
}

int main(void)
{
    uint64_t *keys = xcalloc(KEYS, sizeof *keys);
    int few = 0; /* tables; a multiplier may be an unlucky one for these keys, as for any */
    bool odd = true, within = true;
    crowd(keys);
    ok(steps(known(), keys) > (uint64_t)KEYS * KEYS / 4, "keys that were chosen for a known multiplier take n² steps");
    for (int i = 0; i < TABLES; i++) {
        struct slots s = slots_new();
        few += steps(s, keys) < 16u * KEYS;
        odd = odd && s.multiplier & 1;
        for (size_t size = 2; size <= SLOTS; size *= 2) {
            slots_resize(&s, size);
            within = within && slots_place(&s, UINT64_MAX / s.multiplier) < size && slots_place(&s, keys[i]) < size;
        }
    }
    ok(few > TABLES / 2, "with one by chance a few each, in most tables");
    ok(odd, "it is odd");
    ok(within, "a place is in the table");
    free(keys);
    return tap_done();
}
