/*
 * pairs: a table from pairs of neighbouring characters (folded; letters, digits and ideographs alone) to a number. Two characters that
 * stand together somewhere on the page are the nearest thing to a word that needs no dictionary.
 */
#ifndef REBUILD_PAIRS_H
#define REBUILD_PAIRS_H

#include "baolan/fold.h"
#include "baolan/utf8.h"

struct pairs_slot {
    uint64_t pair; /* 0: free */
    int value, n;  /* the user's */
};

struct pairs {
    struct pairs_slot *slots;
    size_t nslots, used; /* nslots is a power of two, or 0 */
};

/* The slot of PAIR, made (zero) when it is new. Valid until the next call. */
struct pairs_slot *pairs_put(struct pairs *t, uint64_t pair);
/* The same, NULL when there is none. */
const struct pairs_slot *pairs_get(const struct pairs *t, uint64_t pair);
void pairs_free(struct pairs *t);

/* The next pair of S from byte *AT on; *LEFT is the character before, 0 at first. 0 at the end of S. All text passes here several times. */
static inline uint64_t pairs_next(struct str s, size_t *at, uint32_t *left)
{
    while (*at < s.n) {
        uint32_t c = fold_cp(utf8_next(s, at));
        if (!cp_is_core(c))
            continue;
        uint32_t l = *left;
        *left = c;
        if (l)
            return (uint64_t)l << 32 | c;
    }
    return 0;
}

/* The pair of the last character of LEFT and the first of RIGHT; 0 when a mark stands there. */
uint64_t pairs_seam(struct str left, struct str right);

#endif
