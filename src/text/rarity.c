#include "baolan/rarity.h"

#include "baolan/utf8.h"

/* Made by rarity.awk; eighths of a bit, 0: not listed. */
extern const uint8_t rarity_characters[];
/*
 * The pairs of two characters of that range, both counted from FIRST: a pair's place is LEFT * STEP + RIGHT, or so many places behind it (FAR) as were
 * taken. It holds FAR (9 bits), LEFT (15 bits) and its eighths (8 bits), which together with where it stands is the whole pair; 0: nothing.
 */
extern const uint32_t rarity_pairs[];

enum { FIRST = 0x4e00, LAST = 0x9fff, PLACES = 1 << 15, STEP = 20201 };

/* Eighths of a bit. */
enum {
    RAREST = 24 * 8,    /* of all pairs */
    CHARACTER = 20 * 8, /* a character that the table does not hold */
    DIGITS = 11 * 8,    /* two digits: most are years and small counts */
    LETTERS = 15 * 8    /* any other pair that is not of two ideographs */
};

static unsigned character(uint32_t c)
{
    unsigned eighths = c >= FIRST && c <= LAST ? rarity_characters[c - FIRST] : 0;
    return eighths ? eighths : CHARACTER;
}

static bool listed(uint32_t left, uint32_t right)
{
    return left >= FIRST && left <= LAST && right >= FIRST && right <= LAST;
}

/* Where a pair that may be listed stands, but for whole turns of the table. */
static uint32_t place(uint32_t left, uint32_t right)
{
    return (left - FIRST) * STEP + right - FIRST;
}

void rarity_ahead(uint32_t left, uint32_t right)
{
    if (listed(left, right))
        __builtin_prefetch(&rarity_pairs[place(left, right) % PLACES]);
}

/* The pair as it stands in words; 0: in no frequent one. */
static unsigned in_words(uint32_t left, uint32_t right)
{
    if (!listed(left, right))
        return 0;
    uint32_t want = left - FIRST, at = place(left, right);
    for (uint32_t pair; (pair = rarity_pairs[at % PLACES]) != 0; at++, want += 1 << 15)
        if (pair >> 8 == want)
            return pair & 0xff;
    return 0;
}

unsigned rarity_pair(uint32_t left, uint32_t right)
{
    bool plain = listed(left, right);
    if (!plain && cp_is_digit(left) && cp_is_digit(right))
        return DIGITS;
    if (!plain && (!cp_is_han(left) || !cp_is_han(right)))
        return LETTERS;
    unsigned words = in_words(left, right), chance = character(left) + character(right);
    return words ? words : chance < RAREST ? chance : RAREST;
}

double rarity_bond(uint32_t left, uint32_t right)
{
    unsigned words = in_words(left, right);
    return words ? ((double)(character(left) + character(right)) - words) / 8 : 0;
}

bool rarity_word(uint32_t left, uint32_t right)
{
    static const double bond = 6; /* bits */
    return rarity_bond(left, right) >= bond;
}
