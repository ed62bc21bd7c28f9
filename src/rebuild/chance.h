/*
 * chance: what it says that a text holds a pair of characters of another: against how likely it is to hold it by chance. From the rarity of
 * the pair and the length of the text alone, both as logarithms in eighths, so that all of it is one small table.
 */
#ifndef REBUILD_CHANCE_H
#define REBUILD_CHANCE_H

#include <stddef.h>

enum { CHANCE_LEAST = -256, CHANCE_MOST = 256 };

struct chances {
    /* By length less rarity, from CHANCE_LEAST on, the logarithm of how much likelier it is that a text which goes on with another has a pair of it,
     * than that any text has (.again); that a headline's pair stands in the text it heads (.headed). */
    struct {
        double again, headed;
    } at[CHANCE_MOST - CHANCE_LEAST + 1];
    double not_again, not_headed; /* … that it has not */
};

/* The table, for ever. */
const struct chances *chances_load(void);
/* A length in pairs, as chances need it. */
int chance_length(size_t pairs);
/* The place in chances.at for a text of LENGTH and a pair of RARITY, both in eighths. */
static inline size_t chance_place(int length, int rarity)
{
    int e = length - rarity;
    return (size_t)((e < CHANCE_LEAST ? CHANCE_LEAST : e > CHANCE_MOST ? CHANCE_MOST : e) - CHANCE_LEAST);
}
/* .headed, where the pair is there by CHANCE, above 0. */
double chance_headed(double chance);

#endif
