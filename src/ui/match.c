#include "match.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

struct folded {
    uint32_t *cp;
    size_t n;
};

struct match_words {
    struct folded *at;
    size_t n;
};

static struct folded fold_word(struct arena *a, struct str word)
{
    struct folded f = {arena_array(a, word.n, sizeof *f.cp), 0};
    for (size_t at = 0; at < word.n;)
        f.cp[f.n++] = fold_cp(utf8_next(word, &at));
    return f;
}

struct match_words *match_prepare(struct arena *a, const struct str *words, size_t n)
{
    struct match_words *prepared = arena_alloc(a, sizeof *prepared);
    prepared->at = arena_array(a, n, sizeof *prepared->at);
    for (size_t i = 0; i < n; i++) {
        struct folded f = fold_word(a, words[i]);
        if (f.n)
            prepared->at[prepared->n++] = f;
    }
    return prepared;
}

/* The longest word that stands at position I of TEXT, in code points; 0: none. */
static size_t longest_at(const struct match_words *words, const struct folded *text, size_t i)
{
    size_t longest = 0;
    for (size_t w = 0; w < words->n; w++) {
        const struct folded *f = &words->at[w];
        if (f->n > longest && f->n <= text->n - i && memcmp(f->cp, text->cp + i, f->n * sizeof *f->cp) == 0)
            longest = f->n;
    }
    return longest;
}

void match_find(struct arena *a, const struct match_words *words, struct str text, struct match_ranges *out)
{
    *out = (struct match_ranges){0};
    if (!words || !words->n || !text.n)
        return;
    struct folded folded = fold_word(a, text);
    struct {
        struct match_range *at;
        size_t n, cap;
    } ranges = {0};
    size_t byte = 0;
    for (size_t i = 0; i < folded.n;) {
        size_t found = longest_at(words, &folded, i), from = byte;
        for (size_t k = 0; k < (found ? found : 1); k++)
            utf8_next(text, &byte);
        if (found)
            vec_push(&ranges, ((struct match_range){from, byte}));
        i += found ? found : 1;
    }
    out->at = arena_copy(a, ranges.at, ranges.n, sizeof *ranges.at);
    out->n = ranges.n;
    vec_free(&ranges);
}
