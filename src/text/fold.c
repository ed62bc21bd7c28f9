#include "baolan/fold.h"

#include <stdlib.h>

#include <uninorm.h>

#include "baolan/memory.h"
#include "baolan/utf8.h"

/* Made from data/fold.tsv by fold.awk: the block of a code point, and what each of its 64 code points folds to (0: itself). */
extern const unsigned short fold_block[];
extern const uint32_t fold_table[][64];
/* What a code point folds to and the code point, in order. */
extern const uint32_t fold_back[][2], fold_nback;

uint32_t fold_cp_any(uint32_t c)
{
    return fold_table[fold_block[c / 64]][c % 64];
}

size_t fold_forms(uint32_t c, uint32_t *out, size_t most)
{
    size_t low = 0, high = fold_nback, n = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fold_back[middle][0] < c)
            low = middle + 1;
        else
            high = middle;
    }
    if (fold_cp(c) == c && n++ < most)
        out[0] = c;
    for (; low < fold_nback && fold_back[low][0] == c; low++)
        if (n++ < most)
            out[n - 1] = fold_back[low][1];
    return n;
}

/* A code point of three bytes, where nearly all ideographs are; 0 when it is none or ill-formed. */
static uint32_t three_bytes(const unsigned char *p, size_t left)
{
    if (left < 3 || (p[0] & 0xf0) != 0xe0 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80)
        return 0;
    uint32_t c = (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    return c < 0x800 || (c >= 0xd800 && c < 0xe000) ? 0 : c;
}

/* Whole archives pass here: what is ASCII or an ideograph goes in pieces of the output, anything else by utf8_next() and buf_cp(). */
void fold_str(struct str s, struct buf *out)
{
    const unsigned char *p = (const unsigned char *)s.s;
    unsigned char piece[512];
    size_t n = 0;
    for (size_t at = 0; at < s.n;) {
        if (n > sizeof piece - 4) {
            buf_add(out, piece, n);
            n = 0;
        }
        uint32_t c = p[at] < 0x80 ? p[at] : three_bytes(p + at, s.n - at);
        uint32_t to = fold_cp(c);
        if (p[at] < 0x80 && to < 0x80) {
            piece[n++] = (unsigned char)to;
            at++;
        } else if (c >= 0x800 && to >= 0x800 && to < 0x10000) {
            piece[n++] = (unsigned char)(0xe0 | to >> 12);
            piece[n++] = (unsigned char)(0x80 | (to >> 6 & 0x3f));
            piece[n++] = (unsigned char)(0x80 | (to & 0x3f));
            at += 3;
        } else {
            buf_add(out, piece, n);
            n = 0;
            buf_cp(out, fold_cp(utf8_next(s, &at)));
        }
    }
    buf_add(out, piece, n);
}

/*
 * Most newspaper text is of characters that NFKC leaves alone or maps one by one as fold_cp() does, and that never join a neighbour.
 */
static bool stands_alone(uint32_t c)
{
    return c < 0x80 || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3000 && c <= 0x3029) || (c >= 0xff01 && c <= 0xff5e) ||
           (c >= 0x2010 && c <= 0x2023);
}

/* Bytes of C, which is an ideograph or ASCII, or nothing when it is neither. */
static size_t put_usual(uint32_t c, unsigned char *to)
{
    if (c < 0x80) {
        to[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x4e00 || c > 0x9fff)
        return 0;
    to[0] = (unsigned char)(0xe0 | c >> 12);
    to[1] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
    to[2] = (unsigned char)(0x80 | (c & 0x3f));
    return 3;
}

/* With ALONE only as far as all characters stand alone; false when one does not. */
static bool add_core(struct str s, bool alone, struct buf *out)
{
    unsigned char piece[512];
    size_t n = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (alone && !stands_alone(c))
            return false;
        c = fold_cp(c);
        if (!cp_is_core(c))
            continue;
        size_t used = put_usual(c, piece + n);
        n += used;
        if (!used || n > sizeof piece - 4) {
            buf_add(out, piece, n);
            n = 0;
        }
        if (!used)
            buf_cp(out, c);
    }
    buf_add(out, piece, n);
    return true;
}

void fold_core(struct str s, struct buf *out)
{
    size_t before = out->n;
    if (add_core(s, true, out))
        return;
    out->n = before;
    /* Normalising wants well-formed text. */
    struct buf clean = {0};
    for (size_t at = 0; at < s.n;)
        buf_cp(&clean, utf8_next(s, &at));
    size_t n = 0;
    uint8_t *normal = u8_normalize(UNINORM_NFKC, (const uint8_t *)clean.s, clean.n, NULL, &n);
    buf_free(&clean);
    if (normal == NULL)
        memory_exhausted(); /* the input is well-formed: nothing else can be wanting */
    add_core((struct str){.s = (const char *)normal, .n = n}, false, out);
    free(normal);
}
