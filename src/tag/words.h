/*
 * words: the two-character words of everyday Chinese, those among them that stand beside a name and not in it (verbs,
 * adverbs, prepositions), the family names, and the characters of given ones (data/words), by which names are told from their surroundings.
 */
#ifndef TAG_WORDS_H
#define TAG_WORDS_H

#include "baolan/memory.h"
#include "baolan/status.h"

struct words; /* immutable after opening */

/* Where a character stands in a name: second or third of three, second of two. */
enum given_place { GIVEN_SECOND, GIVEN_THIRD, GIVEN_ONLY, GIVEN_PLACES };

enum status words_open(struct words **out, struct error *err);
void words_close(struct words *w);                                  /* NULL is fine */
bool words_common(const struct words *w, uint32_t a, uint32_t b);   /* is AB an everyday word? */
bool words_edge(const struct words *w, uint32_t a, uint32_t b);     /* does AB stand beside names? */
bool words_surname(const struct words *w, uint32_t c);              /* is C a family name of one character? */
bool words_surname2(const struct words *w, uint32_t a, uint32_t b); /* is AB a compound family name? */
/* How much more often names have C there than words have it anywhere, in bits; 0: not known. */
int words_given(const struct words *w, uint32_t c, enum given_place place);

#endif
