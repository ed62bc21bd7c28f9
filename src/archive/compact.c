#include "compact.h"

#include <pthread.h>
#include <string.h>

#include "baolan/utf8.h"

enum {
    LETTERS = 144,
    LOW_LETTERS = 128, /* the rest of them from HIGH on */
    HIGH = 0xf0,
    PAIR = 0x80,  /* first bytes of two */
    WIDE = 0xee,  /* of a code point outside the ranges */
    STRAY = 0xef, /* of a byte that is no part of a character */
    LEAST = 0x20, /* a later byte */
    BASE = 0x100 - LEAST,
    LIMIT = 0x10000, /* of letters and ranges */
    INSTEAD = 0xfffd,
    WHOLE_MOST = 64,   /* bytes: comparing longer ones makes hostile texts slow */
    LONGEST = 4,       /* bytes of a character */
    ANCHORS_MOST = 16, /* looked at one by one */
    FORMS_MOST = 8,    /* ways in which an anchor is printed */
    FORMED_MOST = 16   /* characters of a needle that are tried for an anchor */
};

extern const uint16_t compact_letters[LETTERS]; /* data/letters.tsv */

static const struct range {
    uint32_t first, n, index;
} ranges[] = {
    {0x0000, 0x0100, 0x0000}, {0x2000, 0x0800, 0x0100}, {0x3000, 0x0400, 0x0900},
    {0x4e00, 0x5200, 0x0d00}, {0xff00, 0x0100, 0x5f00},
};
enum { IDEOGRAPHS = 3 /* of these */ };

/* ---- putting ------------------------------------------------------------------------------------------------------ */

/* The bytes of a code point. */
struct code {
    unsigned char n, bytes[2]; /* N: 0 when it is in no range */
};

static struct code codes[LIMIT];

static void make_codes(void)
{
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (uint32_t k = 0; k < ranges[i].n; k++) {
            uint32_t index = ranges[i].index + k;
            codes[ranges[i].first + k] =
                (struct code){2, {(unsigned char)(PAIR + index / BASE), (unsigned char)(LEAST + index % BASE)}};
        }
    for (unsigned i = 0; i < LETTERS; i++)
        codes[compact_letters[i]] = (struct code){1, {(unsigned char)(i < LOW_LETTERS ? i : HIGH + i - LOW_LETTERS)}};
}

static size_t put_number(uint32_t n, size_t digits, unsigned char *to)
{
    for (size_t i = digits; i-- > 0; n /= BASE)
        to[i] = (unsigned char)(LEAST + n % BASE);
    return digits;
}

static size_t put_wide(uint32_t c, unsigned char *to)
{
    *to = WIDE;
    return 1 + put_number(c, 3, to + 1);
}

/* Is what stands in [FROM, TO) of S the character U+FFFD itself, and not something ill-formed? */
static bool is_replacement(struct str s, size_t from, size_t to)
{
    return to - from == 3 && memcmp(s.s + from, "\xef\xbf\xbd", 3) == 0;
}

void compact_put(struct str text, struct buf *out)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    unsigned char piece[512];
    size_t n = 0;
    pthread_once(&once, make_codes);
    for (size_t at = 0, from = 0; at < text.n; from = at) {
        uint32_t c = utf8_next(text, &at);
        if (c == INSTEAD && !is_replacement(text, from, at)) {
            piece[n++] = STRAY;
            n += put_number((unsigned char)text.s[from], 2, piece + n);
        } else if (c < LIMIT && codes[c].n) {
            piece[n] = codes[c].bytes[0];
            piece[n + 1] = codes[c].bytes[1];
            n += codes[c].n;
        } else {
            n += put_wide(c, piece + n);
        }
        if (n > sizeof piece - 4) {
            buf_add(out, piece, n);
            n = 0;
        }
    }
    buf_add(out, piece, n);
}

/* ---- getting ------------------------------------------------------------------------------------------------------ */

static uint32_t get_number(const unsigned char *p, size_t digits)
{
    uint32_t n = 0;
    for (size_t i = 0; i < digits; i++)
        n = n * BASE + (p[i] - (uint32_t)LEAST);
    return n;
}

static uint32_t code_point(uint32_t index)
{
    const struct range *usual = &ranges[IDEOGRAPHS];
    if (index - usual->index < usual->n)
        return usual->first + (index - usual->index);
    for (size_t i = sizeof ranges / sizeof *ranges; i-- > 0;)
        if (index >= ranges[i].index)
            return index - ranges[i].index < ranges[i].n ? ranges[i].first + (index - ranges[i].index) : INSTEAD;
    return INSTEAD;
}

/* How many bytes the character at P, with LEFT bytes, has; 1 also for what is of no form. */
static size_t length_at(const unsigned char *p, size_t left)
{
    size_t n = *p < PAIR || *p >= HIGH ? 1 : *p < WIDE ? 2 : *p == WIDE ? 4 : 3;
    if (n > left)
        return 1;
    for (size_t i = 1; i < n; i++)
        if (p[i] < LEAST)
            return 1;
    return n;
}

static size_t put_utf8(uint32_t c, unsigned char *to)
{
    if (c < 0x80) {
        to[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = (unsigned char)(0xc0 | c >> 6);
        to[1] = (unsigned char)(0x80 | (c & 0x3f));
        return 2;
    }
    to[0] = (unsigned char)(0xe0 | c >> 12);
    to[1] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
    to[2] = (unsigned char)(0x80 | (c & 0x3f));
    return 3;
}

/* What has three or four bytes. */
static void get_rare(const unsigned char *p, size_t n, struct buf *out)
{
    uint32_t number = get_number(p + 1, n - 1);
    if (n == 3 && number < 0x100)
        buf_char(out, (char)number);
    else
        buf_cp(out, n == 3 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000) ? INSTEAD : number);
}

/* The UTF-8 of the letters of one byte. */
static struct letter {
    unsigned char n, bytes[3];
} one_byte[LETTERS];

static void make_letters(void)
{
    for (size_t i = 0; i < LETTERS; i++)
        one_byte[i].n = (unsigned char)put_utf8(compact_letters[i], one_byte[i].bytes);
}

void compact_get(struct str compact, struct buf *out)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const unsigned char *p = (const unsigned char *)compact.s, *end = p + compact.n;
    unsigned char piece[512];
    size_t n = 0;
    pthread_once(&once, make_letters);
    while (p < end) {
        if (n > sizeof piece - 4) {
            buf_add(out, piece, n);
            n = 0;
        }
        if (*p < PAIR || *p >= HIGH) {
            const struct letter *letter = &one_byte[*p < PAIR ? *p : *p - HIGH + LOW_LETTERS];
            memcpy(piece + n, letter->bytes, sizeof letter->bytes);
            n += letter->n;
            p++;
            continue;
        }
        size_t length = length_at(p, (size_t)(end - p));
        if (length == 2) {
            n += put_utf8(code_point((p[0] - (uint32_t)PAIR) * BASE + (p[1] - (uint32_t)LEAST)), piece + n);
        } else {
            buf_add(out, piece, n);
            n = 0;
            if (length == 1)
                buf_cp(out, INSTEAD);
            else
                get_rare(p, length, out);
        }
        p += length;
    }
    buf_add(out, piece, n);
}

/* ---- searching ---------------------------------------------------------------------------------------------------- */

static struct str compact_of(struct arena *a, struct str text)
{
    struct buf compact = {0};
    compact_put(text, &compact);
    struct str copy = arena_str(a, buf_view(&compact));
    buf_free(&compact);
    return copy;
}

/* The ways in which C is printed, compact; *N 0: there are too many. */
static const struct str *forms_of(struct arena *a, uint32_t c, size_t *n)
{
    uint32_t forms[FORMS_MOST];
    struct str *anchors = arena_array(a, FORMS_MOST, sizeof *anchors);
    *n = c == INSTEAD ? 0 : fold_forms(c, forms, FORMS_MOST); /* a byte that is no part of a character is one, too */
    *n = *n > FORMS_MOST ? 0 : *n;
    for (size_t i = 0; i < *n; i++) {
        char utf8[4];
        anchors[i] = compact_of(a, (struct str){.s = utf8, .n = utf8_put(forms[i], utf8)});
    }
    return anchors;
}

/* Takes the character with the fewest forms for the anchor: [*FROM, *TO) of the folded needle. */
static void anchor_by_forms(struct arena *a, struct compact_needle *needle, size_t *from, size_t *to)
{
    struct str folded = needle->folded.text;
    for (size_t at = 0, here = 0, tried = 0; here < folded.n && tried < FORMED_MOST; here = at, tried++) {
        size_t n;
        const struct str *forms = forms_of(a, utf8_next(folded, &at), &n);
        if (!n || (needle->nanchors && n >= needle->nanchors))
            continue;
        needle->anchors = forms;
        needle->nanchors = n;
        *from = here;
        *to = at;
    }
}

struct compact_needle compact_needle(struct arena *a, struct str folded)
{
    struct compact_needle needle = {.folded = fold_needle(folded), .whole = compact_of(a, folded)};
    size_t from = needle.folded.from, to = needle.folded.to;
    if (from < to) {
        struct str anchor = compact_of(a, str_cut(folded, from, to));
        needle.anchors = arena_copy(a, &anchor, 1, sizeof anchor);
        needle.nanchors = 1;
    } else {
        anchor_by_forms(a, &needle, &from, &to);
    }
    needle.before = LONGEST * utf8_count(str_cut(folded, 0, from));
    needle.behind = LONGEST * utf8_count(str_cut(folded, to, folded.n));
    return needle;
}

/* Does a character begin at AT? One does at *KNOWN, which is not behind it and moves on, so that all such questions are one walk. */
static bool begins_character(struct str compact, size_t at, size_t *known)
{
    const unsigned char *p = (const unsigned char *)compact.s;
    size_t from = at;
    while (from > *known && p[from - 1] >= LEAST)
        from--;
    while (from < at)
        from += length_at(p + from, compact.n - from);
    *known = from;
    return from == at;
}

/*
 * Where NEEDLE stands at FROM or behind it, SIZE_MAX: nowhere. By the last byte, of which there are fewer than of the first: faster than memmem()
 * with so few bytes.
 */
static size_t next_place(struct str compact, struct str needle, size_t from, size_t *known)
{
    size_t last = needle.n - 1;
    for (; from + last < compact.n; from++) {
        const char *at = memchr(compact.s + from + last, needle.s[last], compact.n - last - from);
        if (!at)
            return SIZE_MAX;
        from = (size_t)(at - compact.s) - last;
        if (from >= *known && memcmp(compact.s + from, needle.s, last) == 0 && begins_character(compact, from, known))
            return from;
    }
    return SIZE_MAX;
}

/* Some of COMPACT: [from, to). */
struct piece {
    size_t from, to;
};

static const struct piece nowhere = {SIZE_MAX, SIZE_MAX};

/* Where a character certainly begins, at AT or before. */
static size_t beginning(struct str compact, size_t at)
{
    while (at > 0 && (unsigned char)compact.s[at] >= LEAST)
        at--;
    return at;
}

/* What is behind its last character may be cut through. */
static struct str piece_of(struct str compact, struct piece piece)
{
    return str_cut(compact, piece.from, piece.to < compact.n ? piece.to : compact.n);
}

/* Does the text of the piece, folded, hold the needle? */
static bool piece_has(const struct compact_needle *needle, struct str compact, struct piece piece, struct buf *scratch)
{
    buf_clear(scratch);
    compact_get(piece_of(compact, piece), scratch);
    return fold_has(&needle->folded, buf_view(scratch));
}

/* The first piece around one of ANCHOR that holds the needle; false: there are too many to tell. */
static bool around_anchor(const struct compact_needle *needle, struct str anchor, struct str compact, struct piece *out,
                          struct buf *scratch)
{
    size_t at = 0, known = 0;
    *out = nowhere;
    for (int i = 0; i < ANCHORS_MOST; i++, at++) {
        at = next_place(compact, anchor, at, &known);
        if (at == SIZE_MAX)
            return true;
        struct piece piece = {beginning(compact, at > needle->before ? at - needle->before : 0),
                              at + anchor.n + needle->behind};
        if (piece_has(needle, compact, piece, scratch)) {
            *out = piece;
            return true;
        }
    }
    return false;
}

/* A piece that holds the needle: itself as it folds, which is how most is printed, or what stands around an anchor; all when they are too many. */
static struct piece first_piece(const struct compact_needle *needle, struct str compact, struct buf *scratch)
{
    size_t known = 0, at = SIZE_MAX;
    struct piece all = {0, compact.n}, first = nowhere;
    bool told = needle->nanchors > 0;
    if (needle->whole.n && needle->whole.n <= WHOLE_MOST)
        at = next_place(compact, needle->whole, 0, &known);
    if (at != SIZE_MAX)
        return (struct piece){at, at + needle->whole.n};
    for (size_t i = 0; i < needle->nanchors && told; i++) {
        struct piece piece;
        told = around_anchor(needle, needle->anchors[i], compact, &piece, scratch);
        first = piece.from < first.from ? piece : first;
    }
    if (told)
        return first;
    return piece_has(needle, compact, all, scratch) ? all : nowhere;
}

bool compact_has(const struct compact_needle *needle, struct str compact, struct buf *scratch)
{
    return first_piece(needle, compact, scratch).from != SIZE_MAX;
}

struct str compact_around(const struct compact_needle *needles, size_t n, struct str compact, size_t before,
                          size_t behind, size_t *lead, struct buf *scratch)
{
    struct piece first = nowhere;
    for (size_t i = 0; i < n; i++) {
        struct piece piece = first_piece(&needles[i], compact, scratch);
        if (piece.from < first.from)
            first = piece;
    }
    if (first.from == SIZE_MAX)
        return STR_ABSENT;
    size_t found = first.from, at = found;
    while (at < compact.n && (at < first.to || behind-- > 0))
        at += length_at((const unsigned char *)compact.s + at, compact.n - at);
    before *= LONGEST;
    struct str piece = piece_of(compact, (struct piece){beginning(compact, found > before ? found - before : 0), at});
    *lead = (size_t)(compact.s + found - piece.s);
    return piece;
}
