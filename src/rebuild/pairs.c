#include "pairs.h"

#include <stdlib.h>

#include "baolan/memory.h"

static size_t place(const struct pairs *t, uint64_t pair)
{
    size_t i = (size_t)((pair * 0x9e3779b97f4a7c15u) >> 20) & (t->nslots - 1);
    while (t->slots[i].pair && t->slots[i].pair != pair)
        i = (i + 1) & (t->nslots - 1);
    return i;
}

static void grow(struct pairs *t)
{
    struct pairs old = *t;
    t->nslots = old.nslots ? old.nslots * 4 : 2048;
    t->slots = xcalloc(t->nslots, sizeof *t->slots);
    for (size_t i = 0; i < old.nslots; i++)
        if (old.slots[i].pair)
            t->slots[place(t, old.slots[i].pair)] = old.slots[i];
    free(old.slots);
}

struct pairs_slot *pairs_put(struct pairs *t, uint64_t pair)
{
    if (t->used * 4 >= t->nslots * 3)
        grow(t);
    struct pairs_slot *slot = &t->slots[place(t, pair)];
    if (!slot->pair) {
        slot->pair = pair;
        t->used++;
    }
    return slot;
}

const struct pairs_slot *pairs_get(const struct pairs *t, uint64_t pair)
{
    if (!t->nslots)
        return NULL;
    const struct pairs_slot *slot = &t->slots[place(t, pair)];
    return slot->pair ? slot : NULL;
}

void pairs_free(struct pairs *t)
{
    free(t->slots);
    *t = (struct pairs){0};
}

uint64_t pairs_seam(struct str left, struct str right)
{
    size_t l = left.n, r = 0;
    uint32_t a = fold_cp(utf8_prev(left, &l)), b = fold_cp(utf8_next(right, &r));
    return cp_is_core(a) && cp_is_core(b) ? (uint64_t)a << 32 | b : 0;
}
