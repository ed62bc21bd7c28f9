#include "lexicon.h"

#include <stdlib.h>

#include "table.h"

static int longest_first(const void *x, const void *y)
{
    const struct str *a = x, *b = y;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    return str_cmp(*a, *b);
}

static unsigned byte_of(struct str text, size_t at)
{
    return at < text.n ? (unsigned char)text.s[at] : 0;
}

/* Two bytes that both belong to one character when there are two of it, as a number below WORD_BITS. */
static unsigned mixed(unsigned a, unsigned b)
{
    return (a << 8 | b) * 0x9e3779b1u >> 22;
}

/* What a word that stands at byte AT of TEXT begins with: of an ideograph the last two bytes, which say more than the first. */
static unsigned beginning(struct str text, size_t at)
{
    unsigned first = byte_of(text, at);
    return first < 0x80   ? mixed(0, first)
           : first < 0xe0 ? mixed(first, byte_of(text, at + 1))
                          : mixed(byte_of(text, at + 1), byte_of(text, at + 2));
}

/* What a word that ends at byte AT of TEXT ends with. */
static unsigned ending(struct str text, size_t at)
{
    unsigned last = byte_of(text, at - 1);
    return last < 0x80 || at < 2 ? mixed(0, last) : mixed(byte_of(text, at - 2), last);
}

static void set_bit(uint64_t *bits, unsigned i)
{
    bits[i / 64] |= UINT64_C(1) << i % 64;
}

static bool has_bit(const uint64_t *bits, unsigned i)
{
    return bits[i / 64] >> i % 64 & 1;
}

static void add_words(struct arena *a, struct wordlist *list, struct str words)
{
    struct str word;
    for (size_t at = 0; str_next(words, ' ', &at, &word);)
        if (word.n)
            vec_push(list, arena_str(a, word));
}

enum status lexicon_read(struct arena *a, const char *name, const char *const *kinds, struct wordlist *lists,
                         size_t count, struct error *err)
{
    struct buf file = {0};
    enum status status = table_read_data(name, &file, err);
    struct table t = {.text = buf_view(&file)};
    struct str field[2];
    while (status == STATUS_OK && table_next(&t, field, 2)) {
        size_t kind = 0;
        while (kind < count && !str_is(field[0], kinds[kind]))
            kind++;
        if (kind < count && field[1].s)
            add_words(a, &lists[kind], field[1]);
        else
            status =
                error_set(err, STATUS_INPUT, "data/%s, line %d: unknown kind '%.*s'", name, t.line, STR_ARG(field[0]));
    }
    buf_free(&file);
    for (size_t i = 0; i < count; i++) {
        struct str *words = arena_copy(a, lists[i].at, lists[i].n, sizeof *words);
        size_t n = lists[i].n;
        vec_free(&lists[i]);
        if (n)
            qsort(words, n, sizeof *words, longest_first);
        lists[i] = (struct wordlist){.at = words, .n = n, .cap = n};
        for (size_t k = 0; k < n; k++) {
            set_bit(lists[i].begins, beginning(words[k], 0));
            set_bit(lists[i].ends, ending(words[k], words[k].n));
        }
    }
    return status;
}

size_t wordlist_at(const struct wordlist *list, struct str text, size_t at)
{
    if (at >= text.n || !has_bit(list->begins, beginning(text, at)))
        return 0;
    struct str rest = str_cut(text, at, text.n);
    for (size_t i = 0; i < list->n; i++)
        if (str_starts(rest, list->at[i]))
            return list->at[i].n;
    return 0;
}

size_t wordlist_before(const struct wordlist *list, struct str text, size_t at)
{
    if (!at || !has_bit(list->ends, ending(text, at)))
        return 0;
    struct str head = str_cut(text, 0, at);
    for (size_t i = 0; i < list->n; i++)
        if (str_ends(head, list->at[i]))
            return list->at[i].n;
    return 0;
}
