/*
 * words: the lists of data/newspaper/words.txt, compiled in. Which words are the trade's is a fact, and facts are data.
 */
#ifndef BAOLAN_WORDS_H
#define BAOLAN_WORDS_H

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
    WORD_YEAR_SAID,
    WORD_ERA,
    WORD_FESTIVAL,
    WORD_SIGNER,
    WORD_GOES_ON,
    WORD_DAY,
    WORD_NOTICE_LEAD,
    WORD_TOLD,
    WORD_WEB_FIELD,
    WORD_WEB_AUTHOR,
    WORD_AFFILIATION,
    WORD_NAME_SOUND,
    WORD_SURNAME,
    WORD_ISSUE_LEAD,
    WORD_WEATHER_LEAD,
    WORD_WEB_FOOT,
    WORD_ENTITY,
    WORD_PICTURE_STUB,
    WORD_TAG,
    WORD_NO_SIGNER,
    WORD_ISSUE_SIZE,
    WORD_WEATHER,
    WORD_ARTWORK,
    WORD_ARTIST,
    WORD_CONTENTS_HEAD,
    WORD_COLUMN_END,
    WORD_DETAIL,
    WORD_SCHOOL,
    WORD_WORKPLACE,
    WORD_VERSE_FORM,
    WORD_ROLL,
    WORD_SUPPLIED,
    WORD_NTH_DAY,
    WORD_YEAR_AHEAD,
    WORD_WILL,
    WORD_YEAR_SUM,
    WORD_SEASON_TOLD,
    WORD_TERM_TOLD,
    WORD_EVENT_END,
    WORD_KIND_COUNT
};

enum { WORD_BUCKETS = 4096, WORD_COUNTED = 512 }; /* WORD_COUNTED: of a list whose words are counted in a text */

/* Kinds in sets, a bit each. Several are asked for at once only of the first set: of a kind beyond it the compiler says that the shift is too far. */
enum { WORD_SET = 64, WORD_SETS = 2 };
#define WORD_KIND(kind) ((uint64_t)1 << (kind))
static_assert(WORD_KIND_COUNT <= WORD_SETS * WORD_SET, "all kinds have a bit");

struct word_list {
    struct str *at;
    int *value; /* the number behind the word, 0: none */
    size_t n;
};

/*
 * All words by their first, or last, character: what a text can begin or end with is found in one bucket. Few buckets differ in which lists have words
 * there, so all that is asked of each character stays in the processor's nearest cache.
 */
struct word_index {
    struct {
        uint16_t lists; /* which lists have words in the bucket: these .kinds */
        uint16_t start; /* its words are .places from here on, by kind, up to where the next bucket's begin */
    } at[WORD_BUCKETS + 1];
    uint64_t kinds[WORD_BUCKETS][WORD_SETS];
    struct word_place {
        uint16_t kind, at, n; /* n: bytes of the word */
        char probe; /* one of them, see probe_at(): most words of a bucket that S does not have are told by it */
    } * places;
};

struct words {
    struct word_list list[WORD_KIND_COUNT];
    struct word_index by_first, by_last;
};

/* Does S begin, end with the word, in simplified or in traditional characters? Its length in bytes, 0: no. */
static inline size_t word_starts(struct str s, const char *simplified, const char *traditional)
{
    return str_starts(s, str_of(simplified)) || str_starts(s, str_of(traditional)) ? strlen(simplified) : 0;
}

static inline size_t word_ends(struct str s, const char *simplified, const char *traditional)
{
    return str_ends(s, str_of(simplified)) || str_ends(s, str_of(traditional)) ? strlen(simplified) : 0;
}

/* The compiled-in lists, for ever. */
const struct words *words_load(void);
/* Is S one of the words? */
bool words_have(const struct words *w, enum word_kind kind, struct str s);
/* How many different words of the list stand in S. */
int words_count(const struct words *w, enum word_kind kind, struct str s);

/* The bucket of the character at S: of one byte, or of three. */
static inline size_t word_bucket(const char *s)
{
    const unsigned char *b = (const unsigned char *)s;
    return b[0] < 0x80 ? b[0] : ((size_t)b[0] << 12 ^ (size_t)b[1] << 6 ^ b[2]) % WORD_BUCKETS;
}

static inline uint64_t words_kinds(const struct word_index *index, size_t set, size_t bucket)
{
    return index->kinds[index->at[bucket].lists][set];
}

/* The kinds of SET of which S may begin, end with a word: of all others it surely does not. */
static inline uint64_t words_first_of(const struct words *w, size_t set, struct str s)
{
    bool whole = s.n && ((unsigned char)s.s[0] < 0x80 || s.n >= 3);
    return whole ? words_kinds(&w->by_first, set, word_bucket(s.s)) : 0;
}

static inline uint64_t words_last_of(const struct words *w, size_t set, struct str s)
{
    if (!s.n)
        return 0;
    if ((unsigned char)s.s[s.n - 1] < 0x80)
        return words_kinds(&w->by_last, set, (unsigned char)s.s[s.n - 1]);
    return s.n >= 3 ? words_kinds(&w->by_last, set, word_bucket(s.s + s.n - 3)) : 0;
}

/* … of the first set. */
static inline uint64_t words_first(const struct words *w, struct str s)
{
    return words_first_of(w, 0, s);
}

/* May S begin, end with a word of KIND? */
static inline bool words_may_begin(const struct words *w, enum word_kind kind, struct str s)
{
    return words_first_of(w, kind / WORD_SET, s) >> kind % WORD_SET & 1;
}

static inline bool words_may_end(const struct words *w, enum word_kind kind, struct str s)
{
    return words_last_of(w, kind / WORD_SET, s) >> kind % WORD_SET & 1;
}

/* The longest word of KIND that S begins with, ends with, where one may: its length in bytes, 0: none. Its number goes to *VALUE. */
size_t words_longest(const struct words *w, enum word_kind kind, struct str s, bool last, int *value);

/* Those of KINDS, of the first set, of which S does begin, end with a word, where it may of one: its bucket is looked through once for all of them. */
uint64_t words_found(const struct words *w, uint64_t kinds, struct str s, bool last);
static inline uint64_t words_standing(const struct words *w, uint64_t kinds, struct str s, bool last)
{
    uint64_t may = last ? words_last_of(w, 0, s) : words_first_of(w, 0, s);
    return kinds & may ? words_found(w, kinds & may, s, last) : 0;
}

/* Length in bytes of the longest word that S begins with, ends with; 0: none. */
static inline size_t words_prefix(const struct words *w, enum word_kind kind, struct str s)
{
    int value;
    return words_may_begin(w, kind, s) ? words_longest(w, kind, s, false, &value) : 0;
}

static inline size_t words_suffix(const struct words *w, enum word_kind kind, struct str s)
{
    int value;
    return words_may_end(w, kind, s) ? words_longest(w, kind, s, true, &value) : 0;
}

/* The same in lists whose lines are a word, a blank and a number. */
static inline size_t words_prefix_value(const struct words *w, enum word_kind kind, struct str s, int *value)
{
    return words_may_begin(w, kind, s) ? words_longest(w, kind, s, false, value) : 0;
}

static inline size_t words_suffix_value(const struct words *w, enum word_kind kind, struct str s, int *value)
{
    return words_may_end(w, kind, s) ? words_longest(w, kind, s, true, value) : 0;
}

#endif
