#include "words.h"

#include <stdlib.h>

#include "baolan/utf8.h"
#include "table.h"

/* An open hash set of pairs of code points; a single one is a pair with 0. */
struct pairs {
    uint64_t *slots; /* 0: free */
    size_t mask;
};

struct words {
    struct pairs common, surnames;
};

static uint64_t *pair_slot(const struct pairs *p, uint64_t key)
{
    size_t i = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & p->mask;
    while (p->slots[i] && p->slots[i] != key)
        i = (i + 1) & p->mask;
    return &p->slots[i];
}

static uint64_t pair_key(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

/* At least twice as many slots as there can be entries. */
static void pairs_open(struct pairs *p, size_t entries)
{
    size_t n = 64;
    while (n < entries * 2)
        n *= 2;
    p->slots = xcalloc(n, sizeof *p->slots);
    p->mask = n - 1;
}

/* Every run of Han characters in TEXT is an entry of one or two; longer ones are not for us. */
static void pairs_read(struct pairs *p, struct str text)
{
    pairs_open(p, text.n / 3 + 1);
    struct table t = {.text = text};
    struct str line;
    while (table_next(&t, &line, 1)) {
        uint32_t entry[2] = {0, 0};
        size_t n = 0; /* characters of the run so far */
        for (size_t at = 0, before = 0;; before = at) {
            uint32_t c = utf8_next(line, &at);
            if (cp_is_han(c)) {
                if (n < 2)
                    entry[n] = c;
                n++;
                continue;
            }
            if (n == 1 || n == 2)
                *pair_slot(p, pair_key(entry[0], entry[1])) = pair_key(entry[0], entry[1]);
            if (at == before)
                break;
            entry[0] = entry[1] = 0;
            n = 0;
        }
    }
}

static bool pairs_has(const struct pairs *p, uint32_t a, uint32_t b)
{
    return a && *pair_slot(p, pair_key(a, b)) != 0;
}

enum status words_open(struct words **out, struct error *err)
{
    struct words *w = xcalloc(1, sizeof *w);
    struct buf common = {0}, surnames = {0};
    enum status status = table_read_data("words/common.txt", &common, err);
    if (status == STATUS_OK)
        status = table_read_data("words/surnames.txt", &surnames, err);
    pairs_read(&w->common, buf_view(&common));
    pairs_read(&w->surnames, buf_view(&surnames));
    buf_free(&common);
    buf_free(&surnames);
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
    free(w->common.slots);
    free(w->surnames.slots);
    free(w);
}

bool words_common(const struct words *w, uint32_t a, uint32_t b)
{
    return b && pairs_has(&w->common, a, b);
}

bool words_surname(const struct words *w, uint32_t c)
{
    return pairs_has(&w->surnames, c, 0);
}

bool words_surname2(const struct words *w, uint32_t a, uint32_t b)
{
    return b && pairs_has(&w->surnames, a, b);
}
