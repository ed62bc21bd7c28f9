#include "names.h"

#include "baolan/utf8.h"

static const char *const kinds[NAMES_COUNT] = {"title",  "author", "follow", "weak",   "say",     "after", "called",
                                               "cut",    "keep",   "never",  "nobody", "foreign", "group", "also",
                                               "abroad", "known",  "thing",  "second", "is",      "whom"};
enum {
    FOREIGN_LEAST = 3, /* characters of a foreign name of one part */
    FOREIGN_MOST = 8,  /* and of any part */
    PARTS_MOST = 5,
    CHARACTERS_FIRST = 0x4e00, /* of those that lists of characters may have */
    CHARACTERS = 0x5200,
    /* Bits: with less a character hardly ends a name, or does so only where nothing else fits. */
    THIRD_HARDLY = -3,
    THIRD_NEVER = -4
};

/* The characters of the one word that LIST has, a bit for each, in A. */
static uint64_t *characters_of(struct arena *a, const struct wordlist *list)
{
    uint64_t *bits = arena_array(a, CHARACTERS / 64, sizeof *bits);
    struct str word = list->n ? list->at[0] : STR("");
    for (size_t at = 0; at < word.n;) {
        uint32_t c = utf8_next(word, &at) - CHARACTERS_FIRST;
        if (c < CHARACTERS)
            bits[c / 64] |= UINT64_C(1) << c % 64;
    }
    return bits;
}

enum status names_open(struct names *out, struct arena *a, const struct words *w, struct error *err)
{
    static const enum names_list of_characters[] = {NAMES_NEVER, NAMES_FOREIGN, NAMES_THING, NAMES_SECOND};
    *out = (struct names){.words = w};
    enum status status = lexicon_read(a, "words/people.tsv", kinds, out->lists, NAMES_COUNT, err);
    for (size_t i = 0; i < sizeof of_characters / sizeof *of_characters; i++)
        out->characters[of_characters[i]] = characters_of(a, &out->lists[of_characters[i]]);
    return status;
}

/* Is C one of the characters that the list LIST has as one word? */
static bool in_list(const struct names *p, enum names_list list, uint32_t c)
{
    uint32_t i = c - CHARACTERS_FIRST;
    return i < CHARACTERS && p->characters[list][i / 64] >> i % 64 & 1;
}

bool names_of_thing(const struct names *p, uint32_t c)
{
    return in_list(p, NAMES_THING, c);
}

bool names_given(const struct names *p, uint32_t c)
{
    return cp_is_han(c) && !in_list(p, NAMES_NEVER, c);
}

static bool word_begins(const struct names *p, struct str text, size_t at)
{
    size_t next = at;
    uint32_t first = utf8_next(text, &next), second = utf8_next(text, &next);
    return words_edge(p->words, first, second) || second == U'着' || second == U'了';
}

/* At a mark, before a word that follows names; before a verb or the like; before a character that may be one. */
/* May C stand between a family name and another character? */
static bool second_of_three(const struct names *p, uint32_t c)
{
    return names_given(p, c) || in_list(p, NAMES_SECOND, c);
}

enum certainty names_end_at(const struct names *p, struct str text, size_t at)
{
    size_t next = at;
    uint32_t c = utf8_next(text, &next);
    bool joins = c == U'和' && cp_is_han(utf8_next(text, &next)); /* 陈家和，is somebody */
    if (!cp_is_han(c) || ((joins || c != U'和') && wordlist_at(&p->lists[NAMES_FOLLOW], text, at)))
        return END_SURE;
    if (word_begins(p, text, at))
        return END_LIKELY;
    return wordlist_at(&p->lists[NAMES_WEAK], text, at) ? END_PERHAPS : END_NOT;
}

/* One ideograph, a blank, one ideograph: names of two characters are spaced to the width of three. */
static size_t spaced_length(const struct names *p, struct str text, size_t from)
{
    size_t at = from;
    uint32_t family = utf8_next(text, &at), blank = utf8_next(text, &at);
    return words_surname(p->words, family) && cp_is_space(blank) && names_given(p, utf8_next(text, &at)) &&
                   names_end_at(p, text, at) >= END_PERHAPS
               ? at - from
               : 0;
}

/* Behind a family name of two characters; where nothing tells the end two given ones are the rule, as with others. */
static size_t compound_length(const struct names *p, struct str text, size_t from, bool announced)
{
    size_t at = from;
    utf8_next(text, &at);
    utf8_next(text, &at);
    if (!names_given(p, utf8_next(text, &at)))
        return 0;
    size_t short_end = at;
    uint32_t second = utf8_next(text, &at);
    size_t next = at;
    bool longer = names_given(p, second), torn = words_common(p->words, second, utf8_next(text, &next));
    enum certainty ends = names_end_at(p, text, short_end);
    bool hardly = words_given(p->words, second, GIVEN_THIRD) <= THIRD_HARDLY; /* 慕容某|给 */
    return ends >= END_LIKELY || (ends && hardly)                                        ? short_end - from
           : longer && (names_end_at(p, text, at) >= END_LIKELY || (announced && !torn)) ? at - from
                                                                                         : 0;
}

/*
 * Where nothing tells the end of a name that a title at the head of a clause announces: two given characters are the
 * rule (司机潘某某跑这条线), one where the second belongs to the next word (医师苗某坐诊). What begins like an everyday
 * word never comes here.
 */
static size_t usual_length(const struct names *p, struct str text, size_t from, size_t two, size_t three)
{
    size_t at = two, next = three;
    uint32_t second = utf8_next(text, &at), third = utf8_next(text, &next);
    if (words_common(p->words, second, third))
        return two - from;
    return !names_given(p, second)                                     ? 0
           : words_given(p->words, second, GIVEN_THIRD) > THIRD_HARDLY ? three - from
           : names_bits(p, str_cut(text, from, two)) > 0               ? two - from
                                                                       : 0;
}

static bool is_dot(uint32_t c)
{
    return c == U'·' || c == U'•' || c == U'‧' || c == U'・';
}

/*
 * A name written with the characters of foreign names alone, no two of which make a word (歌手乌兰某某的歌): its family name, if it has one,
 * is nobody's here.
 */
static size_t foreign_length(const struct names *p, struct str text, size_t from)
{
    uint32_t before = 0;
    size_t at = from;
    for (int n = 1; n <= FOREIGN_MOST; n++) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (!in_list(p, NAMES_FOREIGN, c) || words_common(p->words, before, c))
            return 0;
        before = c;
        at = next;
        if (n >= FOREIGN_LEAST && names_end_at(p, text, at) >= END_LIKELY) {
            size_t second = from;
            uint32_t family = utf8_next(text, &second);
            return n == FOREIGN_LEAST && words_surname(p->words, family) ? 0 : at - from;
        }
    }
    return 0;
}

size_t names_abroad(const struct names *p, struct str text, size_t from)
{
    size_t at = from;
    for (int n = 1; n <= FOREIGN_MOST; n++) {
        size_t next = at;
        if (!in_list(p, NAMES_FOREIGN, utf8_next(text, &next)))
            return 0;
        at = next;
        enum certainty ends = n > 1 ? names_end_at(p, text, at) : END_NOT;
        if (ends >= END_LIKELY || (ends && !in_list(p, NAMES_FOREIGN, utf8_next(text, &next))))
            return at - from;
    }
    return 0;
}

/* One part of a dotted name at AT: up to the dot, or to where the last one ends; AT: there is none. */
static size_t dotted_part(const struct names *p, struct str text, size_t at, bool first)
{
    size_t from = at;
    for (int n = 0; n < FOREIGN_MOST; n++) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (is_dot(c))
            return at;
        if (!cp_is_han(c) || (!first && n && names_end_at(p, text, at) >= END_LIKELY) ||
            (!first && n > 1 && !in_list(p, NAMES_FOREIGN, c)))
            return first ? from : at;
        at = next;
    }
    size_t next = at;
    return first && !is_dot(utf8_next(text, &next)) ? from : at;
}

size_t names_dotted(const struct names *p, struct str text, size_t from)
{
    size_t at = dotted_part(p, text, from, true), next = at, parts = 1;
    while (at > from && is_dot(utf8_next(text, &next))) {
        size_t end = dotted_part(p, text, next, false);
        if (end == next || ++parts > PARTS_MOST)
            return 0;
        at = next = end;
    }
    return at - from;
}

bool names_foreign(const struct names *p, struct str name)
{
    for (size_t at = 0; at < name.n;) {
        uint32_t c = utf8_next(name, &at);
        if (!is_dot(c) && !in_list(p, NAMES_FOREIGN, c))
            return false;
    }
    return true;
}

bool names_formed(const struct names *p, struct str text, size_t from, size_t to)
{
    size_t at = from;
    uint32_t family = utf8_next(text, &at), first = utf8_next(text, &at);
    size_t two = at;
    uint32_t second = utf8_next(text, &at);
    return words_surname(p->words, family) && second_of_three(p, first) &&
           ((two == to && names_given(p, first)) || (at == to && names_given(p, second))) &&
           !wordlist_at(&p->lists[NAMES_NOBODY], text, from);
}

bool names_shaped(const struct names *p, struct str text, size_t from, size_t to)
{
    size_t at = from;
    uint32_t family = utf8_next(text, &at), first = utf8_next(text, &at);
    return !words_common(p->words, family, first) && names_formed(p, text, from, to);
}

int names_bits(const struct names *p, struct str name)
{
    size_t at = 0;
    utf8_next(name, &at);
    uint32_t first = utf8_next(name, &at);
    return at >= name.n
               ? words_given(p->words, first, GIVEN_ONLY)
               : words_given(p->words, first, GIVEN_SECOND) + words_given(p->words, utf8_next(name, &at), GIVEN_THIRD);
}

/* What is a word as well (法官庄严, 技术员田野) names somebody where it is known to, or where it says something. */
static bool names_by_word(const struct names *p, struct str text, size_t from, size_t to)
{
    return (wordlist_at(&p->lists[NAMES_ALSO], text, from) == to - from && names_end_at(p, text, to) >= END_PERHAPS) ||
           wordlist_at(&p->lists[NAMES_SAY], text, to);
}

size_t names_length(const struct names *p, struct str text, size_t from, bool announced)
{
    size_t at = from;
    uint32_t family = utf8_next(text, &at);
    size_t one = at;
    uint32_t first = utf8_next(text, &at);
    if (words_surname2(p->words, family, first))
        return compound_length(p, text, from, announced);
    if (cp_is_space(first))
        return spaced_length(p, text, from);
    size_t foreign = foreign_length(p, text, from);
    if (foreign)
        return foreign;
    if (!words_surname(p->words, family) || !second_of_three(p, first) ||
        wordlist_at(&p->lists[NAMES_NOBODY], text, from))
        return 0;
    size_t two = at;
    uint32_t second = utf8_next(text, &at);
    bool longer = names_given(p, second);
    size_t three = at;
    /* In 任组长 the given name would be a title; 边走边 is none. */
    if (second == family || wordlist_before(&p->lists[NAMES_TITLE], text, three) >= three - one ||
        wordlist_before(&p->lists[NAMES_AFTER], text, three) >= three - one)
        return 0;
    enum certainty ends = names_end_at(p, text, two), later = longer ? names_end_at(p, text, three) : END_NOT;
    if (!names_given(p, first)) /* 朱家骏, no 朱家坪 */
        return later >= END_LIKELY && words_given(p->words, second, GIVEN_THIRD) > 0 ? three - from : 0;
    /* 白天, 高兴, 方面 are words; yet 万里红 is somebody where nothing else fits. */
    if (words_common(p->words, family, first)) {
        bool word = words_common(p->words, first, second) || words_given(p->words, second, GIVEN_THIRD) < 0,
             speaks = announced && wordlist_at(&p->lists[NAMES_SAY], text, three);
        return later == END_SURE && ends != END_SURE && (!word || speaks) ? three - from
               : announced && names_by_word(p, text, from, two)           ? two - from
                                                                          : 0;
    }
    if (ends == END_SURE)
        return two - from;
    /* 雷某|通报了, but no 韩某远|去年: there a word begins behind it too */
    size_t behind = three;
    uint32_t third = utf8_next(text, &behind);
    uint32_t fourth = utf8_next(text, &behind);
    bool torn = words_common(p->words, second, third) && !words_common(p->words, third, fourth);
    int bits = words_given(p->words, second, GIVEN_THIRD);
    bool hardly = ends >= END_LIKELY ? (later == END_SURE ? bits <= THIRD_NEVER : bits < 0)
                                     : later < END_SURE && bits <= THIRD_HARDLY;
    if (later && later >= ends && !(torn && later < END_SURE) && !hardly)
        return three - from;
    return ends ? two - from : announced || torn ? usual_length(p, text, from, two, three) : 0;
}
