/*
 * pages: the form in which FTS5 keeps an index, for those who read it without asking FTS5 (search/lists.h) and those who add to it (segment.h).
 *
 * It is that of the comment that fts5_index.c of SQLite begins with, "version" 4 in fulltext_config, of a table with one column, detail=none,
 * columnsize=0 and content=''. All lies in fulltext_data(id, block), but for what tells pages apart. Numbers are varints, as SQLite calls them, of up to NUMBER_BYTES.
 *
 *   AVERAGES    numbers: stories, tokens
 *   STRUCTURE   COOKIE bytes, which tell of settings; numbers: levels, segments of all levels, pages that were ever added to the newest level (by
 *               segment.c; FTS5 counts its own only where automerge is on); of each level, the newest first: segments that are being merged,
 *               segments; of each of these, the oldest first: its number, its first page, its last
 *   segment << SEGMENT_BITS | page
 *               a leaf page, as below; they count from 1. With bit 36 set: of a doclist index, which tells with which id each page of a long
 *               list begins: a byte, the number of a page, with which id that begins, how much higher each next one does. It makes FTS5 faster where there is one; nothing needs it, nobody here writes it, and only check/check_pages.c reads it
 *
 * A leaf page: PAGE_HEADER bytes, which are two numbers of two bytes, the high one first: where its first id is if that stands before its first
 * term, else 0; where its footer begins. Then terms (TERM_MARK and a token) in the order of their bytes: of the first of a page how long it is
 * and itself; of others how many bytes they share with the one before, how many they have besides, and these. Behind each its list: the
 * first id, then how much higher each next one is; an id with which a page begins stands there whole. A 0 byte behind an id: it is taken out
 * of older segments; two: and put in again. Then the footer: where the first term begins, then how much further on each next one does.
 *
 * fulltext_idx(segid, term, pgno): of each page with a term twice its number, and one more where the list of its last term has a doclist
 * index; the term is the begin of its first that orders behind all terms of earlier pages, '' for the first page.
 */
#ifndef BAOLAN_ARCHIVE_PAGES_H
#define BAOLAN_ARCHIVE_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "baolan/str.h"

enum {
    AVERAGES = 1,
    STRUCTURE = 10,
    COOKIE = 4,        /* bytes at the begin of the structure, which tell of settings */
    SEGMENT_BITS = 37, /* a page's id is the segment's number shifted by these, and the page's */
    PAGE_HEADER =
        4, /* bytes of a page: where its first id is, when that is before its first token; where its footer begins */
    TERM_MARK = '0',    /* before every token */
    TOKEN_MOST = 32768, /* bytes of a token that FTS5 looks at */
    NUMBER_BYTES = 9,   /* at most */
};

#define DOCLIST_INDEX ((int64_t)1 << 36) /* a bit of a page's id */

static inline size_t two_bytes(const char *p)
{
    return (size_t)(unsigned char)p[0] << 8 | (unsigned char)p[1];
}

/* Is the structure, N bytes, that of an index of another form? */
static inline bool structure_is_later(const char *structure, size_t n)
{
    return n < COOKIE + 3 || (n > COOKIE + 3 && memcmp(structure + COOKIE, "\xff\0\0\1", 4) == 0);
}

/* SQLite's variable-length integer at *AT, which moves behind it; what reaches over TO ends there. */
static inline uint64_t varint_at(const unsigned char *p, size_t *at, size_t to)
{
    uint64_t n = 0;
    for (int i = 0; i < NUMBER_BYTES - 1 && *at < to; i++) {
        unsigned char c = p[(*at)++];
        n = n << 7 | (c & 0x7f);
        if (c < 0x80)
            return n;
    }
    return *at < to ? n << 8 | p[(*at)++] : n;
}

/* Writes N so; answers the bytes. */
static inline size_t varint_put(unsigned char out[NUMBER_BYTES], uint64_t n)
{
    size_t bytes = 1;
    while (bytes < NUMBER_BYTES && n >> 7 * bytes)
        bytes++;
    int low = bytes == NUMBER_BYTES ? 8 : 7; /* bits of the last */
    out[bytes - 1] = (unsigned char)(n & ((1u << low) - 1));
    n >>= low;
    for (size_t i = bytes - 1; i > 0; n >>= 7)
        out[--i] = (unsigned char)((n & 0x7f) | 0x80);
    return bytes;
}

/* The next number of RECORD at *AT, and one put behind OUT. */
static inline uint64_t varint_take(struct str record, size_t *at)
{
    return varint_at((const unsigned char *)record.s, at, record.n);
}

static inline void varint_add(struct buf *out, uint64_t n)
{
    unsigned char bytes[NUMBER_BYTES];
    buf_add(out, bytes, varint_put(bytes, n));
}

#endif
