#include "baolan/pinyin.h"

#include <string.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

/* Made from data/pinyin.tsv by pinyin.awk. */
extern const char pinyin_syllables[][8];
extern const unsigned short pinyin_of[], pinyin_several[];
extern const unsigned pinyin_count;

enum { U_UMLAUT = 0xfc, FIRST = 0x4e00, ZERO = 0x3007, SEVERAL = 0x8000 };

struct word {
    uint32_t cp[PINYIN_WORD_MAX]; /* folded; ü is v */
    size_t n;
};

struct pinyin {
    struct word *words;
    size_t n;
};

/* The syllables of C, ended by 0; ONE is where a single one is put. */
static const unsigned short *syllables_of(uint32_t c, unsigned short one[2])
{
    uint32_t place = c == ZERO ? pinyin_count - 1 : c - FIRST;
    one[0] = one[1] = 0;
    if (c != ZERO && (c < FIRST || place >= pinyin_count - 1))
        return one;
    if (pinyin_of[place] & SEVERAL)
        return pinyin_several + (pinyin_of[place] & ~SEVERAL);
    one[0] = pinyin_of[place];
    return one;
}

size_t pinyin_readings(uint32_t c, const char *out[PINYIN_READINGS_MAX])
{
    unsigned short one[2];
    size_t n = 0;
    for (const unsigned short *s = syllables_of(fold_cp(c), one); *s && n < PINYIN_READINGS_MAX; s++)
        out[n++] = pinyin_syllables[*s];
    return n;
}

struct pinyin *pinyin_prepare(struct arena *a, struct str typed)
{
    struct pinyin *p = arena_alloc(a, sizeof *p);
    size_t most = 1;
    for (size_t at = 0; at < typed.n;)
        most += cp_is_space(fold_cp(utf8_next(typed, &at)));
    p->words = arena_array(a, most, sizeof *p->words);
    for (size_t at = 0; at < typed.n;) {
        struct word *w = &p->words[p->n];
        uint32_t c = fold_cp(utf8_next(typed, &at));
        if (cp_is_space(c))
            p->n += w->n > 0;
        else if (c != '\'' && c != 0x2019 && w->n < PINYIN_WORD_MAX)
            w->cp[w->n++] = c == U_UMLAUT ? 'v' : c;
    }
    p->n += p->words[p->n].n > 0;
    return p;
}

/* Is a typed C this letter of a syllable? */
static bool same(uint32_t c, char letter)
{
    return c == (uint32_t)letter || (letter == 'v' && c == 'u');
}

/*
 * What of W can be held after a character read as SYLLABLE, when its first J code points were held before it: a set of
 * numbers of code points.
 */
static uint64_t spell(const struct word *w, size_t j, const char *syllable)
{
    size_t k = 0;
    if (!same(w->cp[j], syllable[0]))
        return 0;
    while (syllable[k] && j + k < w->n && same(w->cp[j + k], syllable[k]))
        k++;
    uint64_t after = (uint64_t)1 << (j + 1);
    if (!syllable[k] || j + k == w->n)
        after |= (uint64_t)1 << (j + k);
    if (k >= 2 && syllable[1] == 'h')
        after |= (uint64_t)1 << (j + 2);
    return after;
}

/* HELD is a set of numbers: the first J code points of W have been spelt by characters up to here. */
static bool holds(const struct word *w, struct str name)
{
    uint64_t held = 0, whole = (uint64_t)1 << w->n;
    for (size_t at = 0; at < name.n;) {
        uint32_t c = fold_cp(utf8_next(name, &at));
        unsigned short one[2];
        const unsigned short *syllables = syllables_of(c, one);
        uint64_t after = 0;
        if (!*syllables && !cp_is_core(c))
            after = held;
        held |= 1;
        for (size_t j = 0; held >> j; j++) {
            if (!(held >> j & 1))
                continue;
            if (c == U_UMLAUT ? same(w->cp[j], 'v') : w->cp[j] == c)
                after |= (uint64_t)1 << (j + 1);
            for (const unsigned short *s = syllables; *s; s++)
                after |= spell(w, j, pinyin_syllables[*s]);
        }
        if (after & whole)
            return true;
        held = after;
    }
    return false;
}

bool pinyin_match(const struct pinyin *p, struct str name)
{
    for (size_t i = 0; i < p->n; i++)
        if (!holds(&p->words[i], name))
            return false;
    return true;
}
