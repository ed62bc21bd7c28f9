/*
 * numbers: counts and places as they are kept in blobs: unsigned, seven bits a byte, the lowest first, the eighth bit set on all bytes but the last
 * (LEB128, as in DWARF 5, 7.6).
 */
#ifndef BAOLAN_ARCHIVE_NUMBERS_H
#define BAOLAN_ARCHIVE_NUMBERS_H

#include "baolan/str.h"

/* Appends N to OUT. */
void number_put(struct buf *out, uint64_t n);
/* Takes a number off the front of S, 0 at its end: most are of one byte, and there are millions. */
static inline uint64_t number_take(struct str *s)
{
    const char *at = s->s, *end = at + s->n;
    uint64_t n = 0;
    for (unsigned shift = 0; at < end && shift < 64; shift += 7) {
        unsigned char c = (unsigned char)*at++;
        n |= (uint64_t)(c & 0x7f) << shift;
        if (c < 0x80)
            break;
    }
    *s = (struct str){.s = at, .n = (size_t)(end - at)};
    return n;
}

#endif
