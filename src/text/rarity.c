#include "baolan/rarity.h"

#include <assert.h>
#include <pthread.h>
#include <stddef.h>

#include "baolan/utf8.h"

/* Made by rarity.awk; eighths of a bit. */
extern const uint8_t rarity_characters[];
extern const uint32_t rarity_pairs[];
extern const uint8_t rarity_pair_bits[];
extern const uint16_t rarity_starts[]; /* by left character, one more: its first pair */

enum { FIRST = 0x4e00, LAST = 0x9fff };

static const double RAREST = 24;    /* of all pairs */
static const double CHARACTER = 20; /* a character that the table does not hold */
static const double DIGITS = 11;    /* two digits: most are years and small counts */
static const double LETTERS = 15;   /* any other pair that is not of two ideographs */

static double character(uint32_t c)
{
    uint8_t eighths = c >= FIRST && c <= LAST ? rarity_characters[c - FIRST] : 0;
    return eighths ? eighths / 8.0 : CHARACTER;
}

/* The pairs by hash, filled at first use: text asks for them more often than for anything else. */
enum { SLOTS = 1 << 16 };
static pthread_once_t once = PTHREAD_ONCE_INIT;
static uint16_t slots[SLOTS]; /* place in rarity_pairs, counted from 1; 0: free */

static size_t slot_of(uint32_t pair)
{
    return (pair * 0x9e3779b1u) >> 16;
}

static void slots_fill(void)
{
    size_t n = rarity_starts[LAST - FIRST + 1];
    assert(n < SLOTS / 2);
    for (size_t i = 0; i < n; i++) {
        size_t k = slot_of(rarity_pairs[i]);
        while (slots[k])
            k = (k + 1) % SLOTS;
        slots[k] = (uint16_t)(i + 1);
    }
}

/* Bits of the pair as it stands in words; 0: in no frequent one. */
static double in_words(uint32_t left, uint32_t right)
{
    if (left < FIRST || left > LAST || right > LAST)
        return 0;
    pthread_once(&once, slots_fill);
    uint32_t pair = left << 16 | right;
    for (size_t k = slot_of(pair); slots[k]; k = (k + 1) % SLOTS)
        if (rarity_pairs[slots[k] - 1] == pair)
            return rarity_pair_bits[slots[k] - 1] / 8.0;
    return 0;
}

double rarity_pair(uint32_t left, uint32_t right)
{
    bool plain = left >= FIRST && left <= LAST && right >= FIRST && right <= LAST;
    if (!plain && cp_is_digit(left) && cp_is_digit(right))
        return DIGITS;
    if (!plain && (!cp_is_han(left) || !cp_is_han(right)))
        return LETTERS;
    double words = in_words(left, right), chance = character(left) + character(right);
    return words > 0 ? words : chance < RAREST ? chance : RAREST;
}

double rarity_bond(uint32_t left, uint32_t right)
{
    double words = in_words(left, right);
    return words > 0 ? character(left) + character(right) - words : 0;
}
