/* lexicon: word lists of one file of data/words, lines of KIND<TAB>WORDS with blanks between the words. */
#ifndef TAG_LEXICON_H
#define TAG_LEXICON_H

#include "baolan/memory.h"
#include "baolan/status.h"

enum { WORD_HASHES = 1024 };

/*
 * Words by a hash of how they begin or end, those of one hash together, the longest first. Nearly everywhere in a text there are none, which a bit
 * for each hash tells: these stay in the nearest cache, the rest need not.
 */
struct wordbook {
    uint64_t any[WORD_HASHES / 64];
    const struct str *at;  /* of all words */
    const uint16_t *first; /* where those of each hash begin, one more at the end */
};

struct wordlist {
    struct str *at; /* in no order that matters */
    size_t n, cap;
    struct wordbook begins, ends;
};

/*
 * Reads NAME (below data/) into LISTS[i] for the kinds KINDS[i] of COUNT; the words lie in A. An unknown kind is an
 * error with its line.
 */
enum status lexicon_read(struct arena *a, const char *name, const char *const *kinds, struct wordlist *lists,
                         size_t count, struct error *err);

/* The longest word of LIST that TEXT has at byte AT (goes on with), or that ends there; bytes, 0 when there is none. */
size_t wordlist_at(const struct wordlist *list, struct str text, size_t at);
size_t wordlist_before(const struct wordlist *list, struct str text, size_t at);

#endif
