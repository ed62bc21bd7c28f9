/*
 * maker: from invented stories whose truth is known to page dumps with the defects that real dumps have, and the measure of
 * what a rebuild makes of them. For tests and for data/sample; not part of the program.
 *
 *   tests/stories/DATE-NN.json ──story──▶ stories ──press──▶ a dump and the truth that can still be read from it
 *                                                              └──▶ rebuild ──▶ score
 */
#ifndef BAOLAN_MAKER_H
#define BAOLAN_MAKER_H

#include "baolan/article.h"
#include "baolan/rebuild.h"

/* ---- story.c: truth as written ------------------------------------------------------------------------------------ */

struct story {
    struct article article; /* title absent where the stories say null */
    struct str opening;     /* 本报讯（记者 …）, printed before the first paragraph */
    struct str byline;      /* □ 本报记者 …, a block of its own */
    struct str signature;   /* （姓名） behind the last paragraph; a notice's signature is its last paragraphs */
    struct str *credits;    /* of each caption, as printed: 记者 某某 摄; absent where none is */
};

struct story_page {
    struct page page; /* file, newspaper, date; articles unused */
    struct story *stories;
    size_t nstories;
    struct str *masthead, *furniture; /* lines as printed */
    size_t nmasthead, nfurniture;
};

enum status story_read(struct arena *a, const char *path, struct story_page *out, struct error *err);

/* ---- press.c: laying out and dumping ------------------------------------------------------------------------------ */

/* The defects, each switched on or off; a switch's word in a recipe is its name with '-' for '_'. */
#define PRESS_SWITCHES(X)                                                                                              \
    X(blank_lines, "a blank line between the lines of a body")                                                         \
    X(indent_kept, "paragraphs keep their two wide blanks")                                                            \
    X(digit_spaces, "blanks between digits and ideographs")                                                            \
    X(letter_spaced, "justified lines with a blank between characters")                                                \
    X(shadow_print, "captions doubled run by run")                                                                     \
    X(vertical, "one headline a character a line")                                                                     \
    X(kicker_apart, "kickers and subtitles away from their titles")                                                    \
    X(byline_apart, "byline blocks away from their bodies")                                                            \
    X(caption_inside, "captions in the middle of another body")                                                        \
    X(box_inside, "a short story in the middle of another body")                                                       \
    X(width_changes, "a column that grows wider in mid-story")                                                         \
    X(column_breaks, "extra blank lines in mid-paragraph")                                                             \
    X(masthead, "page header lines")                                                                                   \
    X(masthead_last, "the page header behind everything")                                                              \
    X(staff_box, "the staff box")                                                                                      \
    X(titles_lost, "some headlines are not in the dump")                                                               \
    X(half_width, "some half-width commas")                                                                            \
    X(spaced_names, "names of two characters with a blank inside")                                                     \
    X(markdown, "OCR Markdown")                                                                                        \
    X(wrong_levels, "heading levels that mean nothing (markdown)")                                                     \
    X(labels, "column labels over some headlines")                                                                     \
    X(head_inside, "a headline block in the middle of another body")                                                   \
    X(bare_bylines, "bylines without their □")                                                                         \
    X(end_bylines, "reporters named behind the last paragraph, not in the dateline")                                   \
    X(datelines, "datelines of other papers: 晨报讯, 本报临县讯")

enum press_order {
    ORDER_BEFORE,       /* headline, body; story by story */
    ORDER_AFTER,        /* body, headline */
    ORDER_HEADS_FIRST,  /* all headlines, all bodies */
    ORDER_BODIES_FIRST, /* all bodies, all headlines */
    ORDER_RANDOM,       /* bodies shuffled, headlines anywhere between */
    ORDER_COUNT
};

struct recipe {
    enum press_order order;
    uint64_t seed;
#define X(name, help) bool name;
    PRESS_SWITCHES(X)
#undef X
};

/* Reads words such as "bodies-first blank-lines shadow-print"; false names nothing known in *BAD. */
bool recipe_parse(struct str words, struct recipe *out, struct str *bad);
/* A mixture drawn from SEED. */
struct recipe recipe_random(uint64_t seed);
void recipe_print(const struct recipe *r, struct buf *out);

/* The fate of each line of the dump as it should be; no rules, no certainty. at[i].line is i + 1. */
struct fates {
    struct line_fate *at;
    size_t n, cap;
};

/* Dumps the page; TRUTH gets what an editor could still read from the dump (lost titles absent), FATES (may be NULL; freed by the caller) its lines. */
void press_page(struct arena *a, const struct story_page *stories, const struct recipe *r, struct buf *dump,
                struct page *truth, struct fates *fates);

/* TEXT as input would read it (dump.c); in A. */
struct dump made_dump(struct arena *a, struct str file, struct str text);

/* ---- score.c: the measure ----------------------------------------------------------------------------------------- */

struct score {
    double segmentation, titles, fidelity, sections, paragraphs, authors, captions; /* 0 to 1; -1: nothing to measure */
};

/* What GOT (as rebuilt) is worth against TRUTH; the definitions are those of the project's page scorer. */
struct score score_page(const struct page *truth, const struct page *got);

/* What one article of GOT is worth: DICE with the true article that it stands for, 0 when it stands for none, and whether its title is that one's. */
struct article_score {
    double dice;
    bool title;
};
/* Into OUT, one for each article of GOT. */
void score_articles(const struct page *truth, const struct page *got, struct article_score *out);

#endif
