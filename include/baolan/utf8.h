/*
 * utf8: walking over text by code point, and what a newspaper needs to know of one.
 *
 * Offsets are bytes, code points are uint32_t. Decoding is over libunistring; an ill-formed byte decodes as U+FFFD and
 * is one byte long, so every walk ends.
 */
#ifndef BAOLAN_UTF8_H
#define BAOLAN_UTF8_H

#include "baolan/str.h"

uint32_t utf8_next_any(struct str s, size_t *at); /* utf8_next() without short cuts */

/* The code point at byte *AT of S; moves *AT behind it. 0 at the end of S. Whole archives pass here: ASCII and most of what has three bytes, without a call. */
static inline uint32_t utf8_next(struct str s, size_t *at)
{
    if (*at >= s.n)
        return 0;
    const unsigned char *p = (const unsigned char *)s.s + *at;
    if (p[0] < 0x80) {
        ++*at;
        return p[0];
    }
    if (s.n - *at > 2 && p[0] > 0xe0 && p[0] < 0xed && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
        *at += 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }
    return utf8_next_any(s, at);
}

/* The code point that ends at byte *AT; moves *AT to its start. 0 at the start of S. */
uint32_t utf8_prev(struct str s, size_t *at);
size_t utf8_count(struct str s);              /* code points */
size_t utf8_offset(struct str s, size_t ncp); /* byte offset of the NCP-th code point, s.n when there are fewer */
bool utf8_valid(struct str s);

bool cp_is_han(uint32_t c);    /* ideographs of every block, 〇 and 々 included */
bool cp_is_space(uint32_t c);  /* ASCII blanks, U+00A0, U+2000…200A, U+3000 */
bool cp_is_digit(uint32_t c);  /* 0-9 and full-width */
bool cp_is_latin(uint32_t c);  /* ASCII and full-width letters */
bool cp_is_letter(uint32_t c); /* Unicode L*: what counts as text, ideographs included */
bool cp_is_core_any(uint32_t c);
/* Unicode L* or N*: what two texts are compared by */
static inline bool cp_is_core(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || cp_is_core_any(c);
}
bool cp_is_opening(uint32_t c);    /* （《「『【〔“‘([{ and their vertical forms */
bool cp_is_closing(uint32_t c);    /* ）》」』】〕”’)]} and their vertical forms */
bool cp_ends_sentence(uint32_t c); /* 。！？!?… and the like */
bool cp_is_punct(uint32_t c);      /* any mark, Chinese or Latin */

#endif
