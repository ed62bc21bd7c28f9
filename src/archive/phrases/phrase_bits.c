/* Phrases as they are read: bits of the census, the latest kept. */
#include <stdlib.h>

#include "phrases.h"

enum { KEPT = 40 };

struct kept {
    int64_t phrase; /* 1 + its number; 0: free */
    uint64_t asked;
    uint64_t *bits;
};

struct phrase_cache {
    int64_t version; /* of the census */
    uint64_t asked;
    struct kept at[KEPT];
};

void archive_phrases_forget(struct archive *a)
{
    for (size_t i = 0; a->phrases && i < KEPT; i++)
        free(a->phrases->at[i].bits);
    free(a->phrases);
    a->phrases = NULL;
}

static struct phrase_cache *cache_of(struct archive *a, const struct census *c)
{
    if (a->phrases && a->phrases->version != c->version)
        archive_phrases_forget(a);
    if (!a->phrases) {
        a->phrases = xcalloc(1, sizeof *a->phrases);
        a->phrases->version = c->version;
    }
    return a->phrases;
}

/* ---- a row -------------------------------------------------------------------------------------------------------- */

/* Sets the N bits at PLACE as BYTES have them. */
static void copy_bits(uint64_t *bits, size_t place, size_t n, struct str bytes)
{
    for (size_t at = 0; at < n && at / 8 < bytes.n; at += 64) {
        uint64_t word = 0;
        for (size_t i = 0; i < 8 && at / 8 + i < bytes.n; i++)
            word |= (uint64_t)(unsigned char)bytes.s[at / 8 + i] << i * 8;
        if (n - at < 64)
            word &= ~(uint64_t)0 >> (64 - (n - at));
        bits[(place + at) / 64] |= word << (place + at) % 64;
        if ((place + at) % 64 && place + at + 64 - (place + at) % 64 < place + n)
            bits[(place + at) / 64 + 1] |= word >> (64 - (place + at) % 64);
    }
}

static void copy_places(uint64_t *bits, size_t place, size_t n, struct str places)
{
    for (uint64_t at = 0; places.n;) {
        at += number_take(&places);
        if (at >= n)
            return;
        bits[(place + at) / 64] |= (uint64_t)1 << (place + at) % 64;
    }
}

/* The entry of the phrase that stands in ROW behind SKIPPED others. True: it is that of another phrase. */
static bool read_entry(uint64_t *bits, const struct census_block *month, struct str row, size_t skipped)
{
    for (size_t i = 0; row.n; i++) {
        uint64_t head = number_take(&row);
        if (head < 2) {
            if (i == skipped)
                return head == 1;
            continue;
        }
        size_t n = head % 2 ? (size_t)(head / 2) : (size_t)(head / 2 - 1);
        struct str entry = str_cut(row, 0, n < row.n ? n : row.n);
        if (i < skipped) {
            row = str_cut(row, entry.n, row.n);
            continue;
        }
        if (head % 2)
            copy_bits(bits, month->place, month->n, entry);
        else
            copy_places(bits, month->place, month->n, entry);
        return false;
    }
    return false;
}

/* ---- a phrase ----------------------------------------------------------------------------------------------------- */

/* Those of MONTHS as LIKE has them. */
static void copy_alike(struct archive *a, const struct census *c, uint64_t *bits, int64_t phrase,
                       const struct census_block *const *months, size_t n, struct error *err)
{
    int64_t like = statement_number(a, err, -1, "SELECT alike FROM phrase WHERE id = ?1 AND alike > ?1", "i", phrase);
    const uint64_t *of = n && like >= 0 ? phrase_bits(a, c, like, err) : NULL;
    for (size_t i = 0; of && i < n; i++)
        for (size_t at = months[i]->place; at < months[i]->place + months[i]->n; at++)
            bits[at / 64] |= of[at / 64] & (uint64_t)1 << at % 64;
}

static void read_phrase(struct archive *a, const struct census *c, int64_t phrase, uint64_t *bits, struct error *err)
{
    static const char sql[] = "SELECT id, stories FROM phrase_stories WHERE id BETWEEN ?1 << 20 AND (?1 + 1 << 20) - 1"
                              " ORDER BY id";
    const struct census_block **alike = xcalloc(c->months.n + 1, sizeof *alike);
    size_t n = 0, next = 0;
    sqlite3_stmt *q = statement_get(a, sql, err);
    statement_bind(q, "i", phrase / PHRASE_ROW);
    while (statement_row(a, q, err)) {
        int64_t month = sqlite3_column_int64(q, 0) & ((1 << PHRASE_MONTHS) - 1);
        while (next < c->months.n && c->months.at[next].month < month)
            next++;
        if (next == c->months.n || c->months.at[next].month != month)
            continue;
        const struct census_block *block = &c->months.at[next];
        if (read_entry(bits, block, statement_bytes(q, 1), (size_t)(phrase % PHRASE_ROW)))
            alike[n++] = block;
    }
    copy_alike(a, c, bits, phrase, alike, n, err);
    free(alike);
}

const uint64_t *phrase_bits(struct archive *a, const struct census *c, int64_t phrase, struct error *err)
{
    struct phrase_cache *cache = cache_of(a, c);
    for (size_t i = 0; i < KEPT; i++)
        if (cache->at[i].phrase == phrase + 1) {
            cache->at[i].asked = ++cache->asked;
            return cache->at[i].bits;
        }
    uint64_t *bits = xcalloc(c->nstories / 64 + 1, sizeof *bits);
    read_phrase(a, c, phrase, bits, err);
    if (err->status != STATUS_OK) {
        free(bits);
        return NULL;
    }
    struct kept *k = &cache->at[0];
    for (size_t i = 1; i < KEPT; i++)
        k = cache->at[i].asked < k->asked ? &cache->at[i] : k;
    free(k->bits);
    *k = (struct kept){phrase + 1, ++cache->asked, bits};
    return bits;
}

int64_t phrase_number(struct archive *a, struct str text, struct error *err)
{
    return statement_number(a, err, -1, "SELECT id FROM phrase WHERE text = ?", "s", text);
}
