/*
 * Set phrases (data/relate/phrases.txt): which letters of a text belong to one. Found by their first two letters; the table is made once.
 */
#include "relate_internal.h"

#include <pthread.h>
#include <string.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

extern const char relate_phrases[]; /* made by the Makefile from data/relate/phrases.txt */

enum {
    BUCKETS = 1024, /* a power of two, well above the number of phrases */
    PAIRS = 1 << 16 /* of letters, more than there are */
};

struct phrase {
    uint32_t *letters;
    size_t n;
    struct phrase *next; /* of the same bucket */
};

static struct phrase *buckets[BUCKETS];
static uint64_t pairs[PAIRS / 64]; /* bits: what phrases begin with, which few pairs do */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static size_t pair_of(const uint32_t *letters)
{
    return (letters[0] * 31 + letters[1]) % PAIRS;
}

static size_t bucket_of(const uint32_t *letters)
{
    return letters_hash(letters, 2, 0) & (BUCKETS - 1);
}

static void add_phrase(struct arena *a, struct str line)
{
    struct phrase *p = arena_alloc(a, sizeof *p);
    p->letters = arena_array(a, line.n + 1, sizeof *p->letters);
    for (size_t at = 0; at < line.n;)
        p->letters[p->n++] = fold_cp(utf8_next(line, &at));
    if (p->n < 2)
        return;
    size_t bucket = bucket_of(p->letters);
    pairs[pair_of(p->letters) / 64] |= (uint64_t)1 << pair_of(p->letters) % 64;
    p->next = buckets[bucket];
    buckets[bucket] = p;
}

static void make_table(void)
{
    static struct arena *a; /* lives as long as the program, and stays reachable for who looks for leaks */
    a = arena_new();
    struct str all = str_of(relate_phrases);
    struct str phrase;
    for (size_t at = 0; str_next(all, '\n', &at, &phrase);)
        add_phrase(a, str_trim(phrase));
}

void phrases_mark(const uint32_t *letters, size_t n, uint8_t *marks)
{
    pthread_once(&once, make_table);
    for (size_t i = 0; i + 1 < n; i++) {
        size_t pair = pair_of(letters + i);
        if (!(pairs[pair / 64] >> pair % 64 & 1))
            continue;
        for (const struct phrase *p = buckets[bucket_of(letters + i)]; p; p = p->next)
            if (p->n <= n - i && memcmp(p->letters, letters + i, p->n * sizeof *letters) == 0)
                memset(marks + i, 1, p->n);
    }
}
