#include "tokens.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/slots.h"
#include "baolan/utf8.h"
#include "fulltext.h"

/* Made from data/common.tsv by common.awk: a bit for each of U+4E00 to U+9FFF; the part of each 64 of them. */
extern const unsigned char fulltext_common[];
extern const unsigned char fulltext_part[];

enum { SLOTS_LEAST = 4096, ROUND_SHIFT = 48, ROUNDS = 1 << 16, FIRST_IDEOGRAPH = 0x4e00, LAST_IDEOGRAPH = 0x9fff };

struct tokens {
    struct buf part[TOKEN_PARTS];
    uint64_t *slots; /* tokens of the story at hand, each once: an open hash table, at most half full */
    size_t nslots;   /* a power of two, or 0 */
    struct slots places;
    size_t used;    /* by the story at hand */
    uint64_t round; /* of the story at hand, above 0; part of each entry, so that the table need not be cleared */
    char mark;      /* of the field at hand, 0 in the text */
};

struct tokens *tokens_open(void)
{
    struct tokens *w = xcalloc(1, sizeof *w);
    w->places = slots_new();
    return w;
}

void tokens_close(struct tokens *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < TOKEN_PARTS; i++)
        buf_free(&w->part[i]);
    free(w->slots);
    free(w);
}

bool fulltext_has_single(uint32_t c, char mark)
{
    if (mark)
        return true;
    if (c < 0x80)
        return false;
    uint32_t i = c - FIRST_IDEOGRAPH;
    return i > LAST_IDEOGRAPH - FIRST_IDEOGRAPH || !(fulltext_common[i / 8] >> i % 8 & 1);
}

/* The part of tokens that begin with MARK, or else with C. */
static size_t part_of(char mark, uint32_t c)
{
    if (mark)
        return 0;
    if (c < FIRST_IDEOGRAPH)
        return 1;
    return c > LAST_IDEOGRAPH ? TOKEN_PARTS - 1 : fulltext_part[(c - FIRST_IDEOGRAPH) / 64];
}

static uint64_t *slot_of(struct tokens *w, uint64_t key)
{
    size_t i = slots_place(&w->places, key);
    while (w->slots[i] >> ROUND_SHIFT == w->round && w->slots[i] != key)
        i = (i + 1) & (w->nslots - 1);
    return &w->slots[i];
}

static void grow(struct tokens *w)
{
    uint64_t *old = w->slots;
    size_t n = w->nslots;
    w->nslots = n ? 2 * n : SLOTS_LEAST;
    slots_resize(&w->places, w->nslots);
    w->slots = xcalloc(w->nslots, sizeof *w->slots);
    for (size_t i = 0; i < n; i++)
        if (old[i] >> ROUND_SHIFT == w->round)
            *slot_of(w, old[i]) = old[i];
    free(old);
}

/* Is the token new to the story? */
static bool is_new(struct tokens *w, uint32_t x, uint32_t y)
{
    if (2 * w->used >= w->nslots)
        grow(w);
    uint64_t key = w->round << ROUND_SHIFT | (uint64_t)w->mark << 42 | (uint64_t)x << 21 | y;
    uint64_t *slot = slot_of(w, key);
    if (*slot == key)
        return false;
    *slot = key;
    w->used++;
    return true;
}

/* X alone when Y is 0. FROM and N: where X and Y stand in the text. */
static void emit(struct tokens *w, uint32_t x, uint32_t y, const char *from, size_t n)
{
    char line[1 + 2 * 4 + 1];
    size_t used = 0;
    if (!is_new(w, x, y))
        return;
    if (w->mark)
        line[used++] = w->mark;
    memcpy(line + used, from, n);
    used += n;
    line[used++] = '\n';
    buf_add(&w->part[part_of(w->mark, x)], line, used);
}

static void emit_text(struct tokens *w, struct str text)
{
    uint32_t before = 0;
    size_t before_at = 0;
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (!cp_is_core(c)) {
            before = 0;
            continue;
        }
        if (fulltext_has_single(c, w->mark))
            emit(w, c, 0, text.s + from, at - from);
        if (before)
            emit(w, before, c, text.s + before_at, at - before_at);
        before = c;
        before_at = from;
    }
}

static void begin(struct tokens *w)
{
    w->used = 0;
    if (++w->round == ROUNDS) {
        memset(w->slots, 0, w->nslots * sizeof *w->slots);
        w->round = 1;
    }
    for (size_t i = 0; i < TOKEN_PARTS; i++)
        buf_clear(&w->part[i]);
}

static void join(struct tokens *w, struct arena *a, struct token_list *out)
{
    size_t n = 0;
    for (size_t i = 0; i < TOKEN_PARTS; i++)
        out->end[i] = (uint32_t)(n += w->part[i].n);
    char *bytes = arena_alloc(a, n + 1);
    out->tokens = (struct str){.s = bytes, .n = n};
    for (size_t i = 0; i < TOKEN_PARTS; i++) {
        if (w->part[i].n)
            memcpy(bytes, w->part[i].s, w->part[i].n);
        bytes += w->part[i].n;
    }
}

void tokens_list(struct tokens *w, struct str composed, struct arena *a, struct token_list *out)
{
    begin(w);
    for (size_t at = 0; at < composed.n;) {
        size_t from = at;
        while (at < composed.n && (at == from || !fulltext_is_mark(composed.s[at])))
            at++;
        struct str field = str_cut(composed, from, at);
        w->mark = fulltext_is_mark(field.s[0]) ? field.s[0] : 0;
        if (w->mark == MARK_FACET) {
            buf_str(&w->part[part_of(w->mark, 0)], field);
            buf_char(&w->part[part_of(w->mark, 0)], '\n');
        } else {
            emit_text(w, w->mark ? str_cut(field, 1, field.n) : field);
        }
    }
    join(w, a, out);
}
