#define _GNU_SOURCE /* memmem(), which POSIX has since 2024 */
#include "baolan/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "baolan/memory.h"

bool str_eq(struct str a, struct str b)
{
    if (!a.s || !b.s)
        return !a.s && !b.s;
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

bool str_is(struct str a, const char *b)
{
    return str_eq(a, str_of(b));
}

int str_cmp(struct str a, struct str b)
{
    if (!a.s || !b.s)
        return (a.s != NULL) - (b.s != NULL);
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.s, b.s, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_present(struct str a)
{
    return a.s && a.n;
}

/* A mark or a word: by its last byte, which for one of three bytes is one of 64; its first is the same for half of a text. */
static size_t find_short(struct str hay, struct str needle, size_t from)
{
    size_t last = needle.n - 1;
    for (const char *at = hay.s + from + last, *end = hay.s + hay.n; at < end; at++) {
        at = memchr(at, needle.s[last], (size_t)(end - at));
        if (!at)
            break;
        if (memcmp(at - last, needle.s, last) == 0)
            return (size_t)(at - last - hay.s);
    }
    return SIZE_MAX;
}

size_t str_find(struct str hay, struct str needle, size_t from)
{
    enum { SHORT = 12 };
    if (from > hay.n || needle.n > hay.n - from)
        return SIZE_MAX;
    if (!needle.n)
        return from;
    if (needle.n <= SHORT)
        return find_short(hay, needle, from);
    /* Linear whatever the texts are, which a walk from first byte to first byte is not. */
    const char *at = memmem(hay.s + from, hay.n - from, needle.s, needle.n);
    return at ? (size_t)(at - hay.s) : SIZE_MAX;
}

bool str_next(struct str text, char mark, size_t *at, struct str *piece)
{
    if (*at >= text.n)
        return false;
    const char *end = memchr(text.s + *at, mark, text.n - *at);
    size_t to = end ? (size_t)(end - text.s) : text.n;
    *piece = str_cut(text, *at, to);
    *at = to + 1;
    return true;
}

/* Bytes of the blank that starts at S (of N bytes), 0 when there is none. */
static size_t blank_at(const char *s, size_t n)
{
    if (n >= 1 && (s[0] == ' ' || (s[0] >= '\t' && s[0] <= '\r')))
        return 1;
    if (n >= 2 && memcmp(s, "\xc2\xa0", 2) == 0)
        return 2;
    if (n >= 3 && memcmp(s, "\xe3\x80\x80", 3) == 0)
        return 3;
    return 0;
}

struct str str_trim_any(struct str a)
{
    size_t from = 0, to = a.n, blank;
    while (from < to && (blank = blank_at(a.s + from, to - from)) > 0)
        from += blank;
    while (to > from) {
        size_t size = 1;
        while (size <= 3 && size <= to - from && blank_at(a.s + to - size, size) != size)
            size++;
        if (size > 3 || size > to - from)
            break;
        to -= size;
    }
    return a.s ? str_cut(a, from, to) : a;
}

uint64_t str_hash(struct str a)
{
    return XXH3_64bits(a.s, a.n);
}

/* ---- buffers ------------------------------------------------------------------------------------------------------ */

/* Room for N more bytes and the NUL. */
static void reserve(struct buf *b, size_t n)
{
    if (n < b->cap && b->n < b->cap - n)
        return;
    size_t wanted = b->n + n + 1;
    if (wanted < n)
        wanted = SIZE_MAX;              /* xrealloc refuses it */
    size_t cap = b->cap ? b->cap : 256; /* a paragraph */
    while (cap < wanted && cap <= SIZE_MAX / 2)
        cap *= 2;
    b->cap = cap < wanted ? wanted : cap;
    b->s = xrealloc(b->s, b->cap);
}

void buf_add(struct buf *b, const void *bytes, size_t n)
{
    reserve(b, n);
    if (n)
        memcpy(b->s + b->n, bytes, n);
    b->n += n;
    b->s[b->n] = '\0';
}

void buf_str(struct buf *b, struct str s)
{
    buf_add(b, s.s, s.n);
}

void buf_cstr(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_char(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_cp(struct buf *b, uint32_t c)
{
    enum { LONGEST = 4 };
    size_t n;
    reserve(b, LONGEST);
    char *u = b->s + b->n;
    if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        c = 0xfffd;
    if (c < 0x80) {
        u[0] = (char)c;
        n = 1;
    } else if (c < 0x800) {
        u[0] = (char)(0xc0 | c >> 6);
        u[1] = (char)(0x80 | (c & 0x3f));
        n = 2;
    } else if (c < 0x10000) {
        u[0] = (char)(0xe0 | c >> 12);
        u[1] = (char)(0x80 | (c >> 6 & 0x3f));
        u[2] = (char)(0x80 | (c & 0x3f));
        n = 3;
    } else {
        u[0] = (char)(0xf0 | c >> 18);
        u[1] = (char)(0x80 | (c >> 12 & 0x3f));
        u[2] = (char)(0x80 | (c >> 6 & 0x3f));
        u[3] = (char)(0x80 | (c & 0x3f));
        n = 4;
    }
    b->n += n;
    b->s[b->n] = '\0';
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n >= 0) {
        reserve(b, (size_t)n);
        vsnprintf(b->s + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    if (b->s)
        b->s[0] = '\0';
}

void buf_free(struct buf *b)
{
    free(b->s);
    *b = (struct buf){0};
}

struct str buf_view(const struct buf *b)
{
    return b->s ? (struct str){b->s, b->n} : (struct str){"", 0};
}
