/* lines: what a dump is made of: printed lines in blocks, and the defects that strike single lines. */
#ifndef BAOLAN_LINES_H
#define BAOLAN_LINES_H

#include "maker.h"
#include "random.h"

struct print_line {
    struct str text;
    bool body;           /* set in a column: a blank line follows it when the dump has such */
    bool joined;         /* belongs to the line before without a blank line between (headings, headlines) */
    bool parted;         /* an extra blank line stands before it (column break) */
    bool last;           /* of its paragraph: no compositor stretches it */
    int article;         /* 1-based: whose it is, */
    enum line_role role; /* and what */
};

struct lines {
    struct print_line *at;
    size_t n, cap;
};

/* Sets TEXT in lines of WIDTH ideographs as a compositor does; the first starts INDENT ideographs in (dumped as blanks when KEPT). */
void lines_set(struct arena *a, struct str text, int width, int indent, bool kept, struct lines *out);
/* 科技创新 → 科 技 创 新 */
struct str line_letter_spaced(struct arena *a, struct str text, struct random *rng);
/* 5月1日 → 5 月 1 日 */
struct str line_digit_spaced(struct arena *a, struct str text);
/* 5月，吕梁 → 55月月，，吕梁吕梁 */
struct str line_shadowed(struct arena *a, struct str text);
/* Some ， become a half-width comma, with a blank before it. */
struct str line_half_commas(struct arena *a, struct str text, struct random *rng);
/* One character a line, “ ” as ﹃ ﹄, marks sometimes glued to a neighbour. */
void lines_vertical(struct arena *a, struct str text, struct random *rng, struct lines *out);

#endif
