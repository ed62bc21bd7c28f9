/*
 * difference: two versions of a text side by side, part by part: kicker, headline, headings, paragraphs, captions. The command prints it, the
 * browser shows it.
 *
 * Parts stand in the order of both texts, so that as much as can be is beside what it is the same as: the longest common subsequence, weighed by
 * the bytes that two parts share (relate_shared()). Of very long texts the parts behind the thousandth stand alone.
 */
#ifndef BAOLAN_DIFFERENCE_H
#define BAOLAN_DIFFERENCE_H

#include "baolan/doc.h"
#include "baolan/wrap.h"

struct difference_text {
    const struct str *parts;
    size_t n;
    uint8_t **shared; /* for each part a byte for each of its bytes: 1, the other text has it, too */
};

/* A part of one text beside the part of the other that it has most in common with; SIZE_MAX: none. */
struct difference_pair {
    size_t part[2];
};

struct difference {
    struct difference_text texts[2];
    struct difference_pair *pairs; /* those of empty parts left out */
    size_t n;
};

/* Compares two stories, each in one part or in several. All in A, where page and article of the parts must stay. */
void difference_make(struct arena *a, const struct doc_part *left, size_t nleft, const struct doc_part *right,
                     size_t nright, struct difference *out);
/* How the two parts stand to one another: '=' the same, '~' changed, '<' in the first text only, '>' in the second only. */
char difference_sign(const struct difference *d, const struct difference_pair *pair);

/* A part as it is shown: display text, a '1' for each of its bytes that the other text has and a '0' for others, its lines. */
struct difference_cell {
    struct str text, shared;
    struct wrap_lines lines;
};

/* Part PART (SIZE_MAX: none, no line) of text SIDE in WIDTH columns, in A. */
void difference_show(struct arena *a, const struct difference *d, size_t side, size_t part, int width,
                     struct difference_cell *out);
/* Bytes [*from, *to) of a line are all shared or all not; false at its end. *TO begins as the line's from. */
bool difference_run(const struct difference_cell *cell, const struct wrap_line *line, size_t *from, size_t *to);

#endif
