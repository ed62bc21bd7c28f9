#include "lexicon.h"

#include <stdlib.h>

#include "table.h"

static unsigned byte_of(struct str text, size_t at)
{
    return at < text.n ? (unsigned char)text.s[at] : 0;
}

/* Two bytes that both belong to one character when there are two of it, as a number below WORD_HASHES. */
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

struct hashed {
    struct str word;
    unsigned hash;
};

static int by_hash(const void *x, const void *y)
{
    const struct hashed *a = x, *b = y;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (a->word.n != b->word.n)
        return a->word.n > b->word.n ? -1 : 1;
    return str_cmp(a->word, b->word);
}

static bool has_any(const struct wordbook *book, unsigned hash)
{
    return book->any[hash / 64] >> hash % 64 & 1;
}

static void fill(struct arena *a, const struct wordlist *list, bool ends, struct wordbook *out)
{
    struct hashed *words = xcalloc(list->n + 1, sizeof *words);
    struct str *at = arena_array(a, list->n, sizeof *at);
    uint16_t *first = arena_array(a, WORD_HASHES + 1, sizeof *first);
    for (size_t i = 0; i < list->n; i++)
        words[i] = (struct hashed){list->at[i], ends ? ending(list->at[i], list->at[i].n) : beginning(list->at[i], 0)};
    qsort(words, list->n, sizeof *words, by_hash);
    for (size_t i = 0, hash = 0; hash <= WORD_HASHES; hash++) {
        while (i < list->n && words[i].hash < hash)
            i++;
        first[hash] = (uint16_t)i;
    }
    for (size_t i = 0; i < list->n; i++) {
        at[i] = words[i].word;
        out->any[words[i].hash / 64] |= UINT64_C(1) << words[i].hash % 64;
    }
    out->at = at;
    out->first = first;
    free(words);
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
        if (n > UINT16_MAX)
            status = error_set(err, STATUS_INPUT, "data/%s: more than %d words of a kind", name, UINT16_MAX);
        lists[i] = (struct wordlist){.at = words, .n = n > UINT16_MAX ? 0 : n, .cap = n};
        fill(a, &lists[i], false, &lists[i].begins);
        fill(a, &lists[i], true, &lists[i].ends);
    }
    return status;
}

size_t wordlist_at(const struct wordlist *list, struct str text, size_t at)
{
    if (at >= text.n)
        return 0;
    unsigned hash = beginning(text, at);
    if (!has_any(&list->begins, hash))
        return 0;
    struct str rest = {.s = text.s + at, .n = text.n - at};
    for (size_t i = list->begins.first[hash]; i < list->begins.first[hash + 1]; i++)
        if (str_starts(rest, list->begins.at[i]))
            return list->begins.at[i].n;
    return 0;
}

size_t wordlist_before(const struct wordlist *list, struct str text, size_t at)
{
    if (!at || at > text.n)
        return 0;
    unsigned hash = ending(text, at);
    if (!has_any(&list->ends, hash))
        return 0;
    struct str head = {.s = text.s, .n = at};
    for (size_t i = list->ends.first[hash]; i < list->ends.first[hash + 1]; i++)
        if (str_ends(head, list->ends.at[i]))
            return list->ends.at[i].n;
    return 0;
}
