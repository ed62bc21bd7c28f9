/* Pairs of characters of a page: each has one number, and how often a character is the right half of one is counted as a plain walk counts it. */
#include <stdlib.h>

#include "../../src/rebuild/lines/pairs.h"
#include "baolan/fold.h"
#include "baolan/utf8.h"
#include "maker/random.h"
#include "tap.h"

enum { ROUNDS = 60, LINES = 60, LONGEST = 60, FIRST = 0x3400, LAST = 0x34ff, CHARACTERS = 0xa000 };

/* Marks, digits, and ideographs of KINDS kinds, usual and unusual ones. */
static struct str line_of(struct arena *a, struct random *r, size_t kinds)
{
    struct buf b = {0};
    for (size_t n = random_below(r, LONGEST); n > 0; n--)
        buf_cp(&b, random_chance(r, 10)   ? U'，'
                   : random_chance(r, 10) ? (uint32_t)(U'0' + random_below(r, 10))
                   : random_chance(r, 10) ? (uint32_t)(FIRST + random_below(r, LAST - FIRST))
                                          : (uint32_t)(U'一' + random_below(r, kinds)));
    struct str s = arena_str(a, buf_view(&b));
    buf_free(&b);
    return s;
}

static void count(struct str s, size_t *right, size_t *all)
{
    bool before = false;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = fold_cp(utf8_next(s, &at));
        if (!cp_is_core(c))
            continue;
        right[c < CHARACTERS ? c : 0] += before;
        *all += before;
        before = true;
    }
}

int main(void)
{

    struct random r = {7};
    bool counted = true, numbered = true;
    for (int round = 0; round < ROUNDS; round++) {
        struct arena *a = arena_new();
        struct pairs *t = pairs_new();
        size_t *right = xcalloc(CHARACTERS, sizeof *right), all = 0, sum = 0, kinds = 1 + random_below(&r, 20000);
        counted &= pairs_right(t, U'一') == 0; /* nothing is read yet */
        for (size_t i = 0; i < LINES; i++) {
            struct str s = line_of(a, &r, kinds);
            pairs_line(t, s);
            count(s, right, &all);
        }
        pairs_sum(t);
        for (uint32_t c = '0'; c < CHARACTERS; c++)
            counted &= pairs_right(t, c) == right[c];
        for (size_t i = 0; i < t->n; i++) {
            numbered &= pairs_find(t, t->at[i].left, t->at[i].right) == i;
            sum += t->at[i].left ? t->at[i].n : 0; /* else the sum of a character that is no usual one */
        }
        numbered &= sum == all;
        free(right);
        pairs_free(t);
        arena_free(a);
    }
    ok(counted, "each character is the right half of as many pairs as it has a character before it in its line");
    ok(numbered, "each pair is found by its number, and all are counted");
    return tap_done();
}
