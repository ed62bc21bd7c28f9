/*
 * fold: the form in which texts are compared and searched.
 *
 * Folding maps full-width forms to ASCII, upper to lower case, traditional to simplified ideographs, radicals to the characters they
 * stand for (one to one, from data/fold.tsv). Each code point folds to exactly one code point, so offsets in code points are the same on
 * both sides and a hit in folded text can be marked in the printed one. Blanks of any width, tabs and controls become one ASCII blank
 * each; '\n' stays.
 */
#ifndef BAOLAN_FOLD_H
#define BAOLAN_FOLD_H

#include "baolan/memory.h"

/* Made by fold.awk: a bit for each code point below fold_limit that folds to another; what such a one folds to. */
extern const unsigned char fold_source[];
extern const uint32_t fold_limit;
uint32_t fold_cp_any(uint32_t c);

static inline uint32_t fold_cp(uint32_t c)
{
    return c < fold_limit && (fold_source[c / 8] >> c % 8 & 1) ? fold_cp_any(c) : c;
}

/* All code points that fold to C, itself among them when it does, into OUT; how many they are, of which no more than MOST are told. */
size_t fold_forms(uint32_t c, uint32_t *out, size_t most);

/* Appends the folded form of S. */
void fold_str(struct str s, struct buf *out);
/* Appends letters, digits and ideographs alone, NFKC and folded: the core by which uids, titles and reprints are compared. */
void fold_core(struct str s, struct buf *out);

/*
 * A folded text made ready for asking many printed texts whether they hold it. The anchor is the longest part of it (bytes) that is
 * printed in one way alone: where that does not stand the text does not either, and no text need be folded.
 */
struct fold_needle {
    struct str text; /* borrowed */
    size_t from, to; /* the anchor; the same: there is none */
};

struct fold_needle fold_needle(struct str folded);
/* Does PRINTED, folded, hold the needle? */
bool fold_has(const struct fold_needle *needle, struct str printed);

struct fold_range {
    size_t from, to; /* bytes of the printed text, [from, to) */
};
/*
 * Where the NEEDLES stand in S when both are folded: in order, overlapping ones as one, into A. The time is that of reading S once for each
 * needle. Answers how many.
 */
size_t fold_find(struct arena *a, struct str s, const struct str *needles, size_t nneedles, struct fold_range **out);

#endif
