#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "table.h"

/*
 * common.txt and edges.txt are kept as they are read: lines of two ideographs (six bytes) in bytewise order, which is
 * that of code points. A word is found by halving among the few that begin with the same one.
 */
enum { word_bytes = 6, line_bytes = word_bytes + 1 };

enum {
    FIRST_SIZE = 0x10000,
    HAN_FIRST = 0x4e00, /* of those whose places in names are known */
    HAN_SIZE = 0x5200,
    PAIR_BITS = 19 /* of the hash of a pair: one bit in sixteen is set */
};

struct pairs {
    struct buf text;
    uint32_t *first; /* by code point: the line of the first word that begins with it or a later one */
    uint64_t *bits;  /* by a hash of both ideographs: most pairs are no word, and this says so without reading on */
};

struct surname {
    uint32_t a, b; /* b: 0 for one of one character */
};

struct words {
    struct pairs common, edges;
    struct {
        struct surname *at;
        size_t n, cap;
    } surnames; /* sorted */
    uint64_t
        families[HAN_SIZE / 64]; /* a bit for each code point from HAN_FIRST on that is a family name, or begins one */
    signed char (*given)[GIVEN_PLACES]; /* by code point from HAN_FIRST on: bits */
};

static enum status check_pairs(const char *name, struct str text, struct error *err)
{
    for (size_t at = 0; at < text.n; at += line_bytes) {
        bool whole = text.n - at >= line_bytes && text.s[at + word_bytes] == '\n';
        if (!whole || (at && memcmp(text.s + at - line_bytes, text.s + at, word_bytes) >= 0))
            return error_set(err, STATUS_INPUT, "data/%s, line %zu: not a word of two ideographs in bytewise order",
                             name, at / line_bytes + 1);
    }
    return STATUS_OK;
}

static int compare_surnames(const void *x, const void *y)
{
    const struct surname *a = x, *b = y;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

/* Runs of one or two ideographs with blanks between; longer ones are no Chinese family names. */
static void read_surnames(struct words *w, struct str text)
{
    struct table t = {.text = text};
    struct str line;
    while (table_next(&t, &line, 1)) {
        for (size_t at = 0; at < line.n;) {
            uint32_t run[3] = {0};
            size_t n = 0;
            for (uint32_t c; cp_is_han(c = utf8_next(line, &at)); n++)
                run[n < 2 ? n : 2] = c;
            if (n == 1 || n == 2)
                vec_push(&w->surnames, ((struct surname){run[0], run[1]}));
        }
    }
    for (size_t i = 0; i < w->surnames.n; i++) {
        uint32_t k = w->surnames.at[i].a - HAN_FIRST;
        if (k < HAN_SIZE)
            w->families[k / 64] |= UINT64_C(1) << k % 64;
    }
    if (w->surnames.n)
        qsort(w->surnames.at, w->surnames.n, sizeof *w->surnames.at, compare_surnames);
}

/* A character and three whole numbers of bits a line. */
static enum status read_given(struct words *w, struct str text, struct error *err)
{
    struct table t = {.text = text};
    struct str field[1 + GIVEN_PLACES];
    w->given = xcalloc(HAN_SIZE, sizeof *w->given);
    while (table_next(&t, field, 1 + GIVEN_PLACES)) {
        size_t at = 0;
        uint32_t c = utf8_next(field[0], &at);
        for (size_t i = 0; i < GIVEN_PLACES; i++) {
            struct str digits = field[1 + i];
            bool minus = digits.n && digits.s[0] == '-';
            if (c < HAN_FIRST || c >= HAN_FIRST + HAN_SIZE || digits.n != 1 + (size_t)minus)
                return error_set(err, STATUS_INPUT, "data/words/given.tsv, line %d: not an ideograph and three digits",
                                 t.line);
            int bits = digits.s[minus] - '0';
            w->given[c - HAN_FIRST][i] = (signed char)(minus ? -bits : bits);
        }
    }
    return STATUS_OK;
}

static uint32_t pair_hash(uint32_t a, uint32_t b)
{
    return (a * UINT32_C(0x9e3779b1) ^ b * UINT32_C(0x85ebca6b)) * UINT32_C(0xc2b2ae35) >> (32 - PAIR_BITS);
}

static void index_pairs(struct pairs *p)
{
    size_t lines = p->text.n / line_bytes, line = 0;
    p->first = xcalloc(FIRST_SIZE + 1, sizeof *p->first);
    p->bits = xcalloc((size_t)1 << (PAIR_BITS - 6), sizeof *p->bits);
    for (size_t i = 0; i < lines; i++) {
        size_t at = i * line_bytes;
        uint32_t a = utf8_next(buf_view(&p->text), &at), hash = pair_hash(a, utf8_next(buf_view(&p->text), &at));
        p->bits[hash / 64] |= UINT64_C(1) << hash % 64;
    }
    for (uint32_t c = 0; c <= FIRST_SIZE; c++) {
        for (; line < lines; line++) {
            size_t at = line * line_bytes;
            if (utf8_next(buf_view(&p->text), &at) >= c)
                break;
        }
        p->first[c] = (uint32_t)line;
    }
}

static enum status read_pairs(const char *name, struct pairs *out, struct error *err)
{
    enum status status = table_read_data(name, &out->text, err);
    if (status == STATUS_OK)
        status = check_pairs(name, buf_view(&out->text), err);
    if (status == STATUS_OK)
        index_pairs(out);
    return status;
}

enum status words_open(struct words **out, struct error *err)
{
    struct words *w = xcalloc(1, sizeof *w);
    struct buf surnames = {0}, given = {0};
    enum status status = read_pairs("words/common.txt", &w->common, err);
    if (status == STATUS_OK)
        status = read_pairs("words/edges.txt", &w->edges, err);
    if (status == STATUS_OK)
        status = table_read_data("words/surnames.txt", &surnames, err);
    if (status == STATUS_OK)
        status = table_read_data("words/given.tsv", &given, err);
    if (status == STATUS_OK)
        status = read_given(w, buf_view(&given), err);
    read_surnames(w, buf_view(&surnames));
    buf_free(&surnames);
    buf_free(&given);
    if (status != STATUS_OK) {
        words_close(w);
        return status;
    }
    *out = w;
    return STATUS_OK;
}

void words_close(struct words *w)
{
    if (!w)
        return;
    buf_free(&w->common.text);
    buf_free(&w->edges.text);
    free(w->common.bits);
    free(w->edges.bits);
    free(w->common.first);
    free(w->edges.first);
    vec_free(&w->surnames);
    free(w->given);
    free(w);
}

static bool holds_pair(const struct pairs *p, uint32_t a, uint32_t b)
{
    uint32_t hash = pair_hash(a, b);
    if (!(p->bits[hash / 64] >> hash % 64 & 1) || a >= FIRST_SIZE)
        return false;
    size_t low = p->first[a], high = p->first[a + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2, at = middle * line_bytes + word_bytes / 2;
        uint32_t second = utf8_next(buf_view(&p->text), &at);
        if (second == b)
            return true;
        if (second < b)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

bool words_common(const struct words *w, uint32_t a, uint32_t b)
{
    return holds_pair(&w->common, a, b);
}

bool words_edge(const struct words *w, uint32_t a, uint32_t b)
{
    return holds_pair(&w->edges, a, b);
}

static bool has_surname(const struct words *w, struct surname key)
{
    uint32_t k = key.a - HAN_FIRST;
    if (k >= HAN_SIZE || !(w->families[k / 64] >> k % 64 & 1))
        return false;
    return bsearch(&key, w->surnames.at, w->surnames.n, sizeof key, compare_surnames);
}

bool words_surname(const struct words *w, uint32_t c)
{
    return has_surname(w, (struct surname){c, 0});
}

bool words_surname2(const struct words *w, uint32_t a, uint32_t b)
{
    return b && has_surname(w, (struct surname){a, b});
}

int words_given(const struct words *w, uint32_t c, enum given_place place)
{
    return c - HAN_FIRST < HAN_SIZE ? w->given[c - HAN_FIRST][place] : 0;
}
