/*
 * words: the lists of data/newspaper/words.txt, compiled in. Which words are the trade's is a fact, and facts are data.
 */
#ifndef REBUILD_WORDS_H
#define REBUILD_WORDS_H

#include <assert.h>

#include "baolan/memory.h"

enum word_kind {
    WORD_OPENING,
    WORD_DATELINE_END,
    WORD_ROLE,
    WORD_ROLE_MODIFIER,
    WORD_ROLE_PREFIX,
    WORD_COMMENTATOR,
    WORD_TAIL,
    WORD_PHOTO,
    WORD_STAFF,
    WORD_FURNITURE,
    WORD_JUMP_TO,
    WORD_JUMP_FROM,
    WORD_BRIEFS,
    WORD_ENTRY_END,
    WORD_SALUTATION,
    WORD_REGULATION,
    WORD_ENACTED,
    WORD_PREFACE,
    WORD_BOX_LABEL,
    WORD_OFFICE,
    WORD_CAPTION,
    WORD_NOTICE,
    WORD_COMMENTARY,
    WORD_CREDIT_LEAD,
    WORD_COLUMN,
    WORD_NEWS_LEAD,
    WORD_PRESIDED,
    WORD_SAID,
    WORD_LABEL,
    WORD_NAME_END,
    WORD_NAME_TAIL,
    WORD_NOT_NAME_END,
    WORD_SECTION_NAME,
    WORD_PAPER_CONTACT,
    WORD_CONTACT,
    WORD_MADE_BY,
    WORD_SOLAR_TERM,
    WORD_SITE,
    WORD_PLAN,
    WORD_PLAN_YEAR,
    WORD_ANNIVERSARY,
    WORD_YEAR_WORD,
    WORD_DAY_WORD,
    WORD_TO_COME,
    WORD_TO_COME_AFTER,
    WORD_REPORTED,
    WORD_REPORTED_AFTER,
    WORD_LASTING,
    WORD_ENTITY,
    WORD_PICTURE_STUB,
    WORD_TAG_BLOCK,
    WORD_TAG_CELL,
    WORD_TAG_INLINE,
    WORD_GOES_ON,
    WORD_DAY,
    WORD_NOTICE_LEAD,
    WORD_TOLD,
    WORD_WEB_FIELD,
    WORD_WEB_AUTHOR,
    WORD_SURNAME,
    WORD_KIND_COUNT
};

enum { WORD_BUCKETS = 256, WORD_COUNTED = 512 }; /* WORD_COUNTED: of a list whose words are counted in a text */

struct word_index {
    uint16_t starts[WORD_BUCKETS + 1];
    uint16_t *order; /* places in the list */
};

struct word_list {
    struct str *at;
    int *value; /* the number behind the word, 0: none */
    size_t n;
    struct word_index by_first, by_last; /* character */
};

/* Kinds are gathered in sets, a bit each. */
#define WORD_KIND(kind) ((uint64_t)1 << (kind))
static_assert(WORD_KIND_COUNT <= 64, "a set of kinds has 64 bits");

struct words {
    struct word_list list[WORD_KIND_COUNT];
    uint64_t first[WORD_BUCKETS], last[WORD_BUCKETS]; /* which lists have words there */
};

/* Does S begin, end with the word, in simplified or in traditional characters? Its length in bytes, 0: no. */
size_t word_starts(struct str s, const char *simplified, const char *traditional);
size_t word_ends(struct str s, const char *simplified, const char *traditional);

/* The compiled-in lists, for ever. */
const struct words *words_load(void);
/* Is S one of the words? */
bool words_have(const struct words *w, enum word_kind kind, struct str s);
/* Length in bytes of the longest word that S begins with, ends with; 0: none. */
size_t words_prefix(const struct words *w, enum word_kind kind, struct str s);
size_t words_suffix(const struct words *w, enum word_kind kind, struct str s);
/* The kinds of which S may begin, end with a word: of all others it surely does not. */
uint64_t words_first(const struct words *w, struct str s);
uint64_t words_last(const struct words *w, struct str s);
/* How many different words of the list stand in S. */
int words_count(const struct words *w, enum word_kind kind, struct str s);

/* The lists whose lines are a word, a blank and a number: the longest word that S begins with, ends with; its number goes to *VALUE. */
size_t words_prefix_value(const struct words *w, enum word_kind kind, struct str s, int *value);
size_t words_suffix_value(const struct words *w, enum word_kind kind, struct str s, int *value);

#endif
