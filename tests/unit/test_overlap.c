/* Which texts of a page hold the words of another: whether it is known where that text stands in the index or not, the answer is the same. */
#include <stdlib.h>

#include "../../src/rebuild/rebuild_internal.h"
#include "tap.h"

enum { TEXTS = 12, LINES = 4, LONGEST = 30, ROUNDS = 400 };

static uint32_t seed = 1;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* A line of few letters, so that pairs come again within it, within its text and in other texts; perhaps none. */
static struct str line_of(struct arena *a, uint32_t letters)
{
    size_t n = draw(LONGEST);
    char *s = arena_alloc(a, n + 1);
    for (size_t i = 0; i < n; i++)
        s[i] = (char)(draw(12) ? 'a' + (int)draw(letters) : ',');
    return (struct str){s, n};
}

static bool even(const void *arg, int text)
{
    (void)arg;
    return text % 2 == 0;
}

/* Does the index answer the same for the text that begins with text OWN and goes on with the next ones, cut anywhere, told that it is OWN or not told? */
static bool same_answers(struct overlap *o, struct pairs *t, struct pair_span spans[TEXTS][LINES], size_t own)
{
    struct pair_list text = {0};
    size_t pieces = 1 + draw(2 * LINES);
    for (size_t k = 0; k < pieces && own + k / LINES < TEXTS; k++)
        pair_list_span(&text, t, &spans[own + k / LINES][k % LINES], LONGEST);
    size_t to = 1 + draw((uint32_t)own), from = draw((uint32_t)to), length = overlap_length(o, from) + 1;
    bool (*holds)(const void *, int) = draw(2) ? even : NULL;
    double told = overlap_goes_on(o, &text, own, length, from, to, holds, NULL);
    double untold = overlap_goes_on(o, &text, 0, length, from, to, holds, NULL);
    bool same = memcmp(&told, &untold, sizeof told) == 0;
    pair_list_free(&text, t);
    return same;
}

int main(void)
{
    bool same = true;
    for (int round = 0; round < ROUNDS; round++) {
        struct arena *a = arena_new();
        struct pairs *t = pairs_new();
        struct pair_span spans[TEXTS][LINES];
        uint32_t letters = 2 + draw(20);
        for (size_t i = 0; i < TEXTS; i++)
            for (size_t k = 0; k < LINES; k++)
                spans[i][k] = pairs_line(t, line_of(a, letters));
        pairs_sum(t);
        struct overlap *o = overlap_new(t, TEXTS);
        for (size_t i = 0; i < TEXTS; i++) {
            struct pair_list text = {0};
            for (size_t k = 0; k < LINES; k++)
                pair_list_span(&text, t, &spans[i][k], LONGEST);
            overlap_add(o, i, &text);
            pair_list_free(&text, t);
        }
        for (size_t own = 1; own < TEXTS; own++)
            same &= same_answers(o, t, spans, own);
        overlap_free(o);
        pairs_free(t);
        arena_free(a);
    }
    ok(same, "who had the words of a text before is the same, sought from that text on or from the end");
    return tap_done();
}
