/*
 * rarity: how rare two neighbouring characters are in Chinese at large, from data/words/pairs.tsv. What few texts hold tells them apart (a name,
 * 光伏), what all hold (发展, 工作) tells nothing; a single page is too short to know which is which.
 */
#ifndef BAOLAN_RARITY_H
#define BAOLAN_RARITY_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The binary logarithm of how many characters of text go on one LEFT RIGHT, 8 (a word of every sentence) to 24, in eighths; folded code points. Pairs
 * that no frequent word holds are as rare as chance makes their characters meet.
 */
unsigned rarity_pair(uint32_t left, uint32_t right);

/* What follows is soon asked of many pairs: of each of them beforehand, and none has to wait for the table, which no near cache of the processor holds. */
void rarity_ahead(uint32_t left, uint32_t right);

/*
 * How many bits rarer the two would be side by side if chance alone made them meet: what speaks for their being of one word, 1 to 20; 0 where no frequent
 * word holds them.
 */
double rarity_bond(uint32_t left, uint32_t right);
/* Are the two so much likelier side by side than by chance, by six bits, that they make a word? Folded code points. */
bool rarity_word(uint32_t left, uint32_t right);

#endif
