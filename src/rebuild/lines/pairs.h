/*
 * pairs: the pairs of neighbouring characters of a page (folded; letters, digits and ideographs alone), numbered. Two characters that
 * stand together somewhere on the page are the nearest thing to a word that needs no dictionary. Each line is read once; whoever asks
 * later what stands where asks by number.
 */
#ifndef REBUILD_PAIRS_H
#define REBUILD_PAIRS_H

#include "baolan/memory.h"
#include "baolan/slots.h"

struct pair {
    uint32_t left, right; /* its characters */
    uint32_t n;           /* how often it stands within a line of the page */
    uint8_t rarity;       /* for pairs_rarity(): 0 as long as nobody asked */
};

struct pairs {
    struct pair *at; /* by number */
    size_t n;        /* always fewer than there is room for */
    uint32_t *slots; /* numbers counted from 1, 0: free */
    size_t nslots;   /* a power of two */
    struct slots places;
    uint32_t *ideographs; /* how often each of the usual ones is the right half of a pair */
    struct {
        uint32_t *at;
        size_t n, cap;
    } lines; /* numbers of the pairs of all lines read, one line behind the other */
    struct {
        uint32_t *at;
        size_t cap;
    } spare; /* memory of a list that was freed, for the next: hundreds of them come and go */
};

/* The pairs of one line, or of any text. */
struct pair_span {
    size_t at, n;         /* in pairs.lines */
    uint32_t first, last; /* its first and last character, 0: it has none */
    /* Mostly one text stands behind it again and again: the first character of the last one that did, 0: none, and the number of LAST and NEXT. */
    uint32_t next, seam;
};

/* Numbers of the pairs of a text made of pieces; pairs that meet over the seam of two pieces are of the text. Zero to begin. */
struct pair_list {
    uint32_t *at;
    size_t n, cap;
    size_t bytes;             /* of the pieces */
    struct pair_span *before; /* the last piece that has characters, borrowed; NULL: there is none */
};

struct pairs *pairs_new(void);
void pairs_free(struct pairs *t);

/* The number of a pair, made when it is new. */
uint32_t pairs_number(struct pairs *t, uint32_t left, uint32_t right);
/* The same; PAIRS_NONE when nobody asked for its number yet. */
#define PAIRS_NONE UINT32_MAX /* beyond what clang takes for an enumerator */
uint32_t pairs_find(const struct pairs *t, uint32_t left, uint32_t right);
/* How rare it is in Chinese at large (rarity.h). Few are asked for, so each is looked up then. */
unsigned pairs_rarity(struct pairs *t, uint32_t pair);
/* pairs_rarity() is soon asked of L (rarity_ahead()). */
void pairs_rarity_ahead(const struct pairs *t, const struct pair_list *l);
/* How often C is the right half of a pair, once pairs_sum() has summed up what pairs_line() counted. */
size_t pairs_right(const struct pairs *t, uint32_t c);

/* Reads S, whose numbers are kept as long as T. */
struct pair_span pairs_read(struct pairs *t, struct str s);
/* The same, and counts its pairs: S is a line of the page. After the last line: pairs_sum(). */
struct pair_span pairs_line(struct pairs *t, struct str s);
void pairs_sum(struct pairs *t);

/* Adds the pairs of a piece of BYTES bytes, and that of its seam. SPAN stays where it is until the list is cleared or freed. */
void pair_list_span(struct pair_list *l, struct pairs *t, struct pair_span *span, size_t bytes);
void pair_list_clear(struct pair_list *l); /* keeps the memory */
void pair_list_free(struct pair_list *l, struct pairs *t);

/* The last character of LEFT and the first of RIGHT; false when a mark stands there. */
bool pairs_seam(struct str left, struct str right, uint32_t *a, uint32_t *b);

#endif
