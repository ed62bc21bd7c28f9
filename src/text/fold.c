#include "baolan/fold.h"

#include <stdlib.h>

#include <uninorm.h>

#include "baolan/memory.h"
#include "baolan/utf8.h"

/* Made from data/fold.tsv by fold.awk: the block of a code point, and what each of its 64 code points folds to (0: itself). */
extern const unsigned short fold_block[];
extern const uint32_t fold_table[][64];
extern const uint32_t fold_limit;

uint32_t fold_cp(uint32_t c)
{
    if (c >= fold_limit)
        return c;
    uint32_t to = fold_table[fold_block[c / 64]][c % 64];
    return to ? to : c;
}

void fold_str(struct str s, struct buf *out)
{
    for (size_t at = 0; at < s.n;)
        buf_cp(out, fold_cp(utf8_next(s, &at)));
}

/*
 * Most newspaper text is of characters that NFKC leaves alone or maps one by one as fold_cp() does, and that never join a neighbour.
 */
static bool stands_alone(uint32_t c)
{
    return c < 0x80 || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3000 && c <= 0x3029) || (c >= 0xff01 && c <= 0xff5e) ||
           (c >= 0x2010 && c <= 0x2023);
}

static void add_core(struct str s, struct buf *out)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = fold_cp(utf8_next(s, &at));
        if (cp_is_core(c))
            buf_cp(out, c);
    }
}

void fold_core(struct str s, struct buf *out)
{
    bool plain = true;
    for (size_t at = 0; plain && at < s.n;)
        plain = stands_alone(utf8_next(s, &at));
    if (plain) {
        add_core(s, out);
        return;
    }
    /* Normalising wants well-formed text. */
    struct buf clean = {0};
    for (size_t at = 0; at < s.n;)
        buf_cp(&clean, utf8_next(s, &at));
    size_t n = 0;
    uint8_t *normal = u8_normalize(UNINORM_NFKC, (const uint8_t *)clean.s, clean.n, NULL, &n);
    buf_free(&clean);
    if (normal == NULL)
        memory_exhausted(); /* the input is well-formed: nothing else can be wanting */
    add_core((struct str){.s = (const char *)normal, .n = n}, out);
    free(normal);
}
