/* lexicon: word lists of one file of data/words, lines of KIND<TAB>WORDS with blanks between the words. */
#ifndef TAG_LEXICON_H
#define TAG_LEXICON_H

#include "baolan/memory.h"
#include "baolan/status.h"

enum { WORD_BITS = 1024 };

struct wordlist {
    struct str *at; /* longest first, so that the first that fits is the longest */
    size_t n, cap;
    /* A bit for each way in which words begin and end: nearly everywhere in a text none does, and the list need not be read. */
    uint64_t begins[WORD_BITS / 64], ends[WORD_BITS / 64];
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
