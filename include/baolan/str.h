/*
 * str: UTF-8 text with a length, and the growable buffer it is made in.
 *
 * struct str borrows: it never owns its bytes. Every str that the program makes is followed by a NUL byte that is not
 * counted, so .s can be given to C functions when the text holds no NUL (decoded text never does); a str cut out of
 * another by str_cut() is the one exception and says so. .s == NULL means "absent", which differs from "".
 * Lengths are BYTES here; code points are named so (ncp) and columns are the business of width.h.
 */
#ifndef BAOLAN_STR_H
#define BAOLAN_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *s; /* NULL: absent */
    size_t n;      /* bytes */
};

/* For printf: printf("%.*s", STR_ARG(x)). */
#define STR_ARG(x) (int)(x).n, ((x).s ? (x).s : "")
/* A str of a string literal. */
#define STR(literal) ((struct str){.s = "" literal, .n = sizeof(literal) - 1})
#define STR_ABSENT ((struct str){0})

/* Borrows; NULL gives absent. This and the next few stand here because the rebuilder asks them of every line a hundred times. */
static inline struct str str_of(const char *s)
{
    return (struct str){s, s ? strlen(s) : 0};
}

bool str_eq(struct str a, struct str b); /* absent equals only absent */
bool str_is(struct str a, const char *b);
int str_cmp(struct str a, struct str b); /* bytewise, absent first; for sorting */
static inline bool str_starts(struct str a, struct str prefix)
{
    return a.n >= prefix.n && (!prefix.n || (a.s[0] == prefix.s[0] && memcmp(a.s, prefix.s, prefix.n) == 0));
}

static inline bool str_ends(struct str a, struct str suffix)
{
    return a.n >= suffix.n && (!suffix.n || (a.s[a.n - 1] == suffix.s[suffix.n - 1] &&
                                             memcmp(a.s + a.n - suffix.n, suffix.s, suffix.n) == 0));
}

bool str_present(struct str a); /* not absent and not empty */
/* Byte offset of the first NEEDLE at or after FROM, or SIZE_MAX. */
size_t str_find(struct str hay, struct str needle, size_t from);
/*
 * The piece of TEXT from byte *AT to the next MARK, an ASCII character, or to the end: moves *AT behind that. False when nothing is left; so
 * a mark at the end begins no further piece.
 */
bool str_next(struct str text, char mark, size_t *at, struct str *piece);
/* Bytes [from, to) of A; borrows and is NOT NUL-terminated. */
static inline struct str str_cut(struct str a, size_t from, size_t to)
{
    if (to > a.n)
        to = a.n;
    if (from > to)
        from = to;
    return (struct str){a.s ? a.s + from : "", to - from};
}

/* Without ASCII blanks, U+3000 and U+00A0 at both ends; borrows, may not be NUL-terminated. */
struct str str_trim_any(struct str a);
static inline bool str_begins_blank(struct str a)
{
    return a.n &&
           (a.s[0] == ' ' || (a.s[0] >= '\t' && a.s[0] <= '\r') || (a.s[0] == '\xc2' && a.n > 1 && a.s[1] == '\xa0') ||
            (a.s[0] == '\xe3' && a.n > 2 && a.s[1] == '\x80' && a.s[2] == '\x80'));
}

static inline bool str_ends_blank(struct str a)
{
    if (!a.n)
        return false;
    const char *last = a.s + a.n - 1;
    return *last == ' ' || (*last >= '\t' && *last <= '\r') || (*last == '\xa0' && a.n > 1 && last[-1] == '\xc2') ||
           (*last == '\x80' && a.n > 2 && last[-1] == '\x80' && last[-2] == '\xe3');
}

static inline struct str str_trim(struct str a)
{
    return str_begins_blank(a) || str_ends_blank(a) ? str_trim_any(a) : a;
}

uint64_t str_hash(struct str a); /* XXH3, 64 bits; stable over machines and versions */

/* Growable bytes. Zero-initialise; .s is NUL-terminated as soon as something was added. */
struct buf {
    char *s;
    size_t n, cap; /* bytes */
};

void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_str(struct buf *b, struct str s); /* absent adds nothing */
void buf_cstr(struct buf *b, const char *s);
void buf_char(struct buf *b, char c);
void buf_cp(struct buf *b, uint32_t code_point); /* encodes as UTF-8; a surrogate or > U+10FFFF adds U+FFFD */
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
void buf_clear(struct buf *b); /* n = 0, keeps the memory */
void buf_free(struct buf *b);
struct str buf_view(const struct buf *b); /* borrowed until the next change; "" when empty, never absent */

#endif
