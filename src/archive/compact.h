/*
 * compact: how bodies lie in the archive: in half the bytes of UTF-8, and searched as they lie.
 *
 * A character has one, two or four bytes:
 *
 *   00…7F, F0…FF   the 144 most frequent characters of newspapers, in the order of data/letters.tsv
 *   80…ED t        others by their code point: 0…FF, 2000…27FF, 3000…33FF, 4E00…9FFF, FF00…FFFF, in this order, 224 to each first byte
 *   EE t t t       any other code point, in base 224
 *   EF t t         a byte that is no part of a character, in base 224: so every text comes back as it was
 *
 * Each t is 20…FF and stands for t - 20. So a byte below 20 is a character by itself wherever it stands, and from there on characters can be
 * told apart.
 */
#ifndef BAOLAN_ARCHIVE_COMPACT_H
#define BAOLAN_ARCHIVE_COMPACT_H

#include "baolan/fold.h"

/* Appends TEXT in compact form, and the text of COMPACT; what is not of that form becomes U+FFFD. At most three times the bytes. */
void compact_put(struct str text, struct buf *out);
void compact_get(struct str compact, struct buf *out);

/* A folded text made ready for asking many bodies whether they hold it. */
struct compact_needle {
    struct fold_needle folded;
    struct str whole; /* of it, compact */
    const struct str
        *anchors; /* the anchor, or all ways in which one of its characters is printed; none: any place may hold it */
    size_t nanchors;
    size_t before, behind; /* bytes that its characters before and behind the anchor have at most */
};

/* FOLDED is borrowed, the rest in A. */
struct compact_needle compact_needle(struct arena *a, struct str folded);
/* Does the text of COMPACT, folded, hold the needle? SCRATCH is written over. */
bool compact_has(const struct compact_needle *needle, struct str compact, struct buf *scratch);
/*
 * What stands around a place where the text of COMPACT, folded, holds one of N needles: *LEAD bytes, then what it is the first match of, with BEFORE
 * code points before it, or more, and BEHIND code points behind it, or more; as bytes of COMPACT. It is the first place where one is printed as it
 * folds; without any, the first place. Absent: it holds none.
 */
struct str compact_around(const struct compact_needle *needles, size_t n, struct str compact, size_t before,
                          size_t behind, size_t *lead, struct buf *scratch);

#endif
