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
    if (s.n - *at > 2 && p[0] > 0xe0 && p[0] < 0xf0 && p[0] != 0xed) {
        uint32_t middle = p[1] ^ 0x80, last = p[2] ^ 0x80; /* six bits each, when they are what they should be */
        if ((middle | last) < 0x40) {
            *at += 3;
            return (uint32_t)(p[0] & 0x0f) << 12 | middle << 6 | last;
        }
    }
    return utf8_next_any(s, at);
}

/* Writes C as UTF-8, at most four bytes, no NUL; a surrogate or what is > U+10FFFF as U+FFFD. Returns how many. */
size_t utf8_put_any(uint32_t c, char *to);
static inline size_t utf8_put(uint32_t c, char *to)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    if (c < 0x800 || (c >= 0xd800 && c < 0xe000) || c > 0xffff)
        return utf8_put_any(c, to);
    to[0] = (char)(0xe0 | c >> 12);
    to[1] = (char)(0x80 | (c >> 6 & 0x3f));
    to[2] = (char)(0x80 | (c & 0x3f));
    return 3;
}

uint32_t utf8_prev_any(struct str s, size_t *at); /* utf8_prev() without short cuts */

/* The code point that ends at byte *AT; moves *AT to its start. 0 at the start of S. */
static inline uint32_t utf8_prev(struct str s, size_t *at)
{
    if (*at - 3 < s.n) { /* three bytes and more */
        size_t start = *at - 3;
        uint32_t c = utf8_next(s, &start);
        if (start == *at) {
            *at -= 3;
            return c;
        }
    }
    return utf8_prev_any(s, at);
}

size_t utf8_count(struct str s);              /* code points */
size_t utf8_offset(struct str s, size_t ncp); /* byte offset of the NCP-th code point, s.n when there are fewer */
bool utf8_valid(struct str s);

/* The ideographs of nearly all text; what they are not need not be looked up. */
static inline bool cp_is_usual(uint32_t c)
{
    return c >= 0x4e00 && c <= 0x9fff;
}

/* Where the run of them that stands at byte AT of S ends, AT: there is none. Who seeks anything else need not read them one by one. */
static inline size_t utf8_usual_end(struct str s, size_t at)
{
    const size_t last = s.n > 2 ? s.n - 2 : 0; /* before it three bytes can begin */
    for (; at < last; at += 3) {
        const unsigned char *p = (const unsigned char *)s.s + at;
        unsigned lead = (unsigned)p[0] << 8 | p[1]; /* U+4E00 is E4 B8 80, U+9FFF is E9 BF BF */
        if (lead - 0xe4b8u > 0xe9bfu - 0xe4b8u || ((p[1] ^ 0x80u) | (p[2] ^ 0x80u)) > 0x3f)
            break;
    }
    return at;
}

/* The questions below, for what is not usual. */
bool cp_is_han_any(uint32_t c);
bool cp_is_space_any(uint32_t c);
bool cp_is_core_any(uint32_t c);
bool cp_is_opening_any(uint32_t c);
bool cp_is_closing_any(uint32_t c);
bool cp_ends_sentence_any(uint32_t c);
bool cp_is_punct_any(uint32_t c);

/* ideographs of every block, 〇 and 々 included */
static inline bool cp_is_han(uint32_t c)
{
    return cp_is_usual(c) || (c >= 0x3005 && cp_is_han_any(c));
}

/* ASCII blanks, U+00A0, U+2000…200A, U+3000 */
static inline bool cp_is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || c - '\t' <= '\r' - '\t' : c <= 0x3000 && cp_is_space_any(c);
}

/* 0-9 and full-width */
static inline bool cp_is_digit(uint32_t c)
{
    return c - '0' <= 9 || c - 0xff10 <= 9;
}

bool cp_is_latin(uint32_t c);  /* ASCII and full-width letters */
bool cp_is_letter(uint32_t c); /* Unicode L*: what counts as text, ideographs included */

/* Unicode L* or N*: what two texts are compared by. The marks of Chinese text surely are not. */
static inline bool cp_is_core(uint32_t c)
{
    if (cp_is_usual(c))
        return true;
    if (c < 0x80)
        return (c | 0x20) - 'a' < 26 || c - '0' < 10;
    bool mark = c - 0x2010 < 0x20 || c - 0x3000 < 4 || c - 0x3008 < 12 || c - 0xff01 < 15;
    return !mark && cp_is_core_any(c);
}

/* What stands in nearly every line and neither opens nor closes: ideographs, digits, 、。 and ，：；？ */
static inline bool cp_is_no_bracket(uint32_t c)
{
    return cp_is_usual(c) || c - '0' < 10 || c - 0x3000 < 8 || c - 0xff0a < 0x30;
}

/* （《「『【〔“‘([{ and their vertical forms */
static inline bool cp_is_opening(uint32_t c)
{
    return !cp_is_no_bracket(c) && cp_is_opening_any(c);
}

/* ）》」』】〕”’)]} and their vertical forms */
static inline bool cp_is_closing(uint32_t c)
{
    return !cp_is_no_bracket(c) && cp_is_closing_any(c);
}

/* 。！？!?… and the like */
static inline bool cp_ends_sentence(uint32_t c)
{
    return !cp_is_usual(c) && cp_ends_sentence_any(c);
}

/* any mark, Chinese or Latin */
static inline bool cp_is_punct(uint32_t c)
{
    bool mark = c - 0x2010 < 0x18 || c - 0x3001 < 3 || c - 0x3008 < 10 || c - 0xff01 < 15 || c - 0xff1a < 7;
    return mark || (!cp_is_usual(c) && cp_is_punct_any(c));
}

#endif
