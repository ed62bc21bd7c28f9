/*
 * fold: the form in which texts are compared and searched.
 *
 * Folding maps full-width forms to ASCII, upper to lower case, traditional to simplified ideographs (one to one, from
 * data/fold.tsv). Each code point folds to exactly one code point, so offsets in code points are the same on both sides
 * and a hit in folded text can be marked in the printed one. White space is kept here; callers decide about it.
 */
#ifndef BAOLAN_FOLD_H
#define BAOLAN_FOLD_H

#include "baolan/str.h"

uint32_t fold_cp(uint32_t c);
/* Appends the folded form of S. */
void fold_str(struct str s, struct buf *out);
/* Appends letters, digits and ideographs alone, NFKC and folded: the core by which uids, titles and reprints are compared. */
void fold_core(struct str s, struct buf *out);

#endif
