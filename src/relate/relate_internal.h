/*
 * relate_internal: what the files of this room share.
 *
 *   letters  an article as folded code points with the breaks between them
 *   grams    runs of them, in the order of their hashes
 *   printed  where they stand in print
 *   phrases  which letters are of set phrases
 *   traces   which of them stand for the article
 *   reuse    what two texts have in common, run by run
 *   spans    the same as bytes of their parts
 *   edges    where such a run begins and ends as words do
 *   names    which names and terms two texts share
 *   pair     the verdict
 */
#ifndef BAOLAN_RELATE_INTERNAL_H
#define BAOLAN_RELATE_INTERNAL_H

#include "baolan/relate.h"

enum {
    SHINGLE = 10,         /* code points in a sentence's fingerprint */
    SEED = 8,             /* shortest run that two texts are found by */
    NAME = 3,             /* code points in a gram of a name */
    LETTERS_MAX = 100000, /* of one article: what is behind is not compared */
    QUOTED_LONGEST = 10,  /* letters of a quoted term; what is longer was said by somebody */
    NAMES_MAX = 10        /* name traces of one article, beside those of people */
};

/* What stands before a letter. */
enum stop { STOP_NONE, STOP_MARK, STOP_SENTENCE };

struct gram {
    uint32_t hash, at; /* at: index of its first letter */
};

struct span {
    uint32_t at, n; /* letters */
};

enum { NAME_HEADS = 64 };

struct relate_text {
    struct arena *arena;
    const struct page *page;
    const struct article *article;
    uint32_t *letters;     /* letters, digits, ideographs, folded */
    uint8_t *stops;        /* enum stop before each letter; the first one's is STOP_SENTENCE */
    uint32_t *places;      /* the byte of its part at which each letter is printed */
    struct str *parts;     /* headlines, headings, paragraphs, captions */
    uint32_t *starts;      /* the first letter of each part, or of one behind it when it has none */
    size_t nparts, nheads; /* nheads: headlines among them, which come first */
    size_t n;
    size_t head; /* letters [0, head) are of the headlines (printed ones), the rest of headings, paragraphs, captions */
    uint32_t *seeds;     /* of the SEED-grams of the body, in their order; NULL until letters_seeds() */
    uint64_t *seen;      /* the bit seed_bit() of each is set */
    struct gram *sorted; /* the same by hash, then place; NULL until letters_sort_seeds() */
    size_t nseeds;
    struct gram *names; /* NAME-grams within one clause, Han alone, ordered by hash, then place */
    size_t nnames;
    uint32_t heads[NAME_HEADS + 1]; /* where the grams of each 64th of all hashes begin */
    uint8_t *set;                   /* 1: the letter is of a set phrase */
    struct span *quoted;            /* short terms in quotation marks, in order: names of cups, festivals, works */
    size_t nquoted;
    struct traces traces;
};

/* ---- grams -------------------------------------------------------------------------------------------------------- */

/* KIND, 0 or 1, is the lowest bit of it. */
uint32_t letters_hash(const uint32_t *letters, size_t n, uint32_t kind);
/* Of the GRAMS runs of N letters that begin at the first, the second … of LETTERS, into OUT. */
void letters_hashes(const uint32_t *letters, size_t grams, size_t n, uint32_t kind, uint32_t *out);
/* Which of text->heads tells of HASH. */
static inline size_t name_head(uint32_t hash)
{
    return (size_t)((uint64_t)hash * NAME_HEADS >> 32);
}
/* The NAME-grams of a text whose letters are read, in A. */
void grams_read(struct arena *a, struct relate_text *text);
/* The NAME-grams of HASH in TEXT, which are names[*FROM] to names[*TO - 1], from the given *FROM on; none: both are where they would be. */
bool grams_of(const struct relate_text *text, uint32_t hash, size_t *from, size_t *to);
/* Make what the text has of seeds, in its arena, once. */
void letters_seeds(struct relate_text *text);
void letters_sort_seeds(struct relate_text *text);
/* Bits for each seed: another text's seed is found among them by chance in one of so many cases. */
enum { SEED_BITS = 32 };
static inline size_t seed_bits(const struct relate_text *text)
{
    return (text->nseeds * SEED_BITS + 63) / 64 * 64;
}
static inline size_t seed_bit(const struct relate_text *text, uint32_t hash)
{
    return (size_t)((uint64_t)hash * seed_bits(text) >> 32);
}

/* ---- printed ------------------------------------------------------------------------------------------------------ */

/* The part in which letter AT stands; the letter behind the last one of PART; the byte behind letter AT of it. */
size_t letters_part(const struct relate_text *text, size_t at);
size_t letters_part_end(const struct relate_text *text, size_t part);
size_t letters_end(const struct relate_text *text, size_t part, size_t at);
/* The letters [from, to) as printed, marks between them included; cut where their paragraph ends. */
struct str letters_printed(struct arena *a, const struct relate_text *text, size_t from, size_t to);
/*
 * Is this gram (of NAME letters) part of the name of a county that the article names, or most of it of a set phrase? Stories turn on neither.
 */
bool letters_nameless(const struct relate_text *text, size_t at);

/* ---- phrases ------------------------------------------------------------------------------------------------------ */

/* Sets MARKS[i] to 1 where letter i belongs to a set phrase. */
void phrases_mark(const uint32_t *letters, size_t n, uint8_t *marks);

/* ---- reuse -------------------------------------------------------------------------------------------------------- */

struct run {
    size_t a, b, n; /* letters [a, a + n) of one text are [b, b + n) of the other */
};

struct reuse {
    struct run *runs; /* in the order of the longer text */
    size_t nruns;
    size_t a_shared, b_shared; /* letters of either text in runs, each once */
    struct run longest;
};

/*
 * May the bodies have a run of LONGEST letters in common, or runs that cover the SHARE of the shorter one (of two that are as long, of B)? If
 * not, this is found out much faster than what they do have.
 */
bool reuse_may_be(struct relate_text *a, struct relate_text *b, size_t longest, double share);
/* What the bodies have in common. */
void reuse_find(struct arena *arena, struct relate_text *a, struct relate_text *b, struct reuse *out);

/* ---- edges -------------------------------------------------------------------------------------------------------- */

/* Is C one of SET, which 0 ends? */
static inline bool is_one_of(uint32_t c, const uint32_t *set)
{
    while (*set && *set != c)
        set++;
    return *set != 0;
}

/* Is C what names of places, houses and events end with? */
bool ends_name(uint32_t c);
/* The same, or what companies, offices and works end with. */
bool names_end(uint32_t c);
/* RUN without what is no whole word at its ends; may be empty. */
struct run edges_trim(const struct relate_text *a, const struct relate_text *b, struct run run);

/* ---- names -------------------------------------------------------------------------------------------------------- */

struct shared_name {
    struct str text;
    double weight;  /* 0 to 1: rarity, length, place in the headline */
    bool turned_on; /* both texts turn on it; else one does and the other names it */
    bool own;       /* a person, or quoted in both: means the same thing in any county */
    bool common;    /* may be another's in another county: a quoted word of the language, a person of another title */
    bool person;
    bool title; /* a long name of its own, which ends like one: 青槐轴承厂, 临兴公路 is none yet */
};

struct shared_names {
    struct shared_name *at; /* heaviest first */
    size_t n;
};

void names_shared(struct arena *arena, const struct relate_context *context, const struct relate_text *a,
                  const struct relate_text *b, struct shared_names *out);

/* The traces of a text, from the first one that is not negative on. */
struct turned_on {
    struct traces traces;
    size_t first, done;
};

/* How often A and B have a NAME-gram; each gram of both that is a trace of one is visited once, in order of hash. */
struct gram_walk {
    const struct relate_text *a, *b;
    struct turned_on of_a, of_b;
    bool in_a, in_b;                   /* whose trace the hash at hand is */
    size_t a_from, a_to, b_from, b_to; /* its grams */
};

/* The traces of TEXT, into A. */
void traces_find(struct arena *a, const struct relate_text *text, struct traces *out);
/* The trace of a person's name; 0 for one that is none. */
int32_t name_hash(struct str name);

/* Is HASH one of the traces of TEXT? */
bool traces_have(const struct relate_text *text, int32_t hash);

/* ---- reasons ------------------------------------------------------------------------------------------------------ */

enum reason {
    REASON_AGAIN, /* {1} the time between */
    REASON_SAME_DAY,
    REASON_ABRIDGED,   /* {1} the share */
    REASON_QUOTES,     /* {1} the passage */
    REASON_FOLLOW_UP,  /* {1} the names, {2} the time between */
    REASON_SAME_PLACE, /* {1} the county, {2} the names */
    REASON_COUNT
};

/* As it is kept, in Chinese; in A. */
struct str reason_of(struct arena *a, enum reason reason, struct str one, struct str two);
/* The same for DAYS: 3 天, 5 个月, 2 年, as a person would say it. */
struct str reason_time(struct arena *a, int days);

#endif
