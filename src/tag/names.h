/*
 * names: where the name of a person ends that begins at a place in a text, by data/words/people.tsv and the words beside it. A name is one
 * of the family names of data/words/surnames.txt with one or two characters more, or a foreign one: parts with dots between (汉斯·某某), or
 * three and more characters of those that foreign names are written with.
 */
#ifndef TAG_NAMES_H
#define TAG_NAMES_H

#include "lexicon.h"
#include "words.h"

enum names_list {
    NAMES_TITLE,
    NAMES_AUTHOR,
    NAMES_FOLLOW,
    NAMES_WEAK,
    NAMES_SAY,
    NAMES_AFTER,
    NAMES_CALLED,
    NAMES_CUT,
    NAMES_KEEP,
    NAMES_NEVER,
    NAMES_NOBODY,
    NAMES_FOREIGN,
    NAMES_GROUP,
    NAMES_ALSO,
    NAMES_ABROAD,
    NAMES_KNOWN,
    NAMES_THING,
    NAMES_SECOND,
    NAMES_IS,
    NAMES_WHOM,
    NAMES_COUNT
};

struct names {
    const struct words *words;
    struct wordlist lists[NAMES_COUNT];
    uint64_t *characters[NAMES_COUNT]; /* of lists of characters: a bit for each code point from 0x4e00 on; else NULL */
};

/* How sure is it that a name ends where a text goes on like this? */
enum certainty { END_NOT, END_PERHAPS, END_LIKELY, END_SURE };

/* The lists lie in A; W must outlive them. */
enum status names_open(struct names *out, struct arena *a, const struct words *w, struct error *err);

/* May C stand in a given name? */
bool names_given(const struct names *p, uint32_t c);
/* Do names that C ends without a title before them tell a place or a thing: 白龙湖? */
bool names_of_thing(const struct names *p, uint32_t c);
enum certainty names_end_at(const struct names *p, struct str text, size_t at);
/*
 * The bytes of the name that begins at FROM of TEXT; 0: there is none, or its end is not to be told. ANNOUNCED: by a title at the
 * head of a clause.
 */
size_t names_length(const struct names *p, struct str text, size_t from, bool announced);
/* The same of a name whose parts have dots between, behind a title. */
size_t names_dotted(const struct names *p, struct str text, size_t from);
/* Is NAME written with the characters of foreign names alone, dots aside? */
bool names_foreign(const struct names *p, struct str name);
/* The same behind a title that speaks of another country: two characters of foreign names may be one (留学生安某). */
size_t names_abroad(const struct names *p, struct str text, size_t from);
/* How much more often names than words have the given characters of NAME, a family name of one character first, in bits. */
int names_bits(const struct names *p, struct str name);
/* Is it a family name and one or two characters that may stand in a given one? */
bool names_formed(const struct names *p, struct str text, size_t from, size_t to);
/* Is what stands at [FROM, TO) shaped like a name that no everyday word is: a family name and one or two characters? */
bool names_shaped(const struct names *p, struct str text, size_t from, size_t to);

#endif
