/*
 * region: which region a page is of, a prefecture or province by its GB/T 2260 code, so that places are looked for in it.
 *
 * A folder may hold papers of several regions, and a page may name places of others. What decides is, in this order:
 *
 *   the newspaper's name    吕梁日报 is of 吕梁市, 山西日报 of 山西省, by the gazetteer's own names
 *   what the page names     prefectures and counties by full and short names, datelines, headlines: votes
 *   the other pages         of the same newspaper, else of the archive: a page that says little is of their region
 *
 * The first two depend on the page alone; the third on the set of pages, not on the order they came in: pages are tagged by what they say
 * themselves, and when a run has ended those that others decide are looked at once more (archive_regions_settle()).
 */
#ifndef BAOLAN_REGION_H
#define BAOLAN_REGION_H

#include "baolan/article.h"

enum { REGION_VOTES_MOST = 12 }; /* regions of a page's votes that are kept */

struct region_vote {
    struct str code; /* "141100"; of a county that is under no prefecture its own */
    int votes;       /* hundredths, above 0 */
};

struct region_votes {
    struct region_vote *at; /* most votes first */
    size_t n;
    struct str masthead; /* code of the region that the newspaper's name says; absent: none. Then there are no votes */
};

struct region_choice {
    struct str codes; /* commas between, in order; absent: no region stands out */
    bool sure;        /* no other pages would make it another */
};

struct region_guess; /* immutable after opening: may be shared by threads */
enum status region_guess_open(struct region_guess **out, struct error *err);
void region_guess_close(struct region_guess *g); /* NULL is fine */

/* What PAGE says, into A. */
void region_votes_of(const struct region_guess *g, struct arena *a, const struct page *page, struct region_votes *out);
/*
 * The choice of a page with these votes, into A. PRIOR, NULL for none: the other pages by region, in hundredths of a page; the fewer they
 * are, the less they say.
 */
struct region_choice region_choose(struct arena *a, const struct region_votes *votes, const struct region_votes *prior);
/* Adds HUNDREDTHS to regions CODES in equal parts; in A, where the list grows. It is in no order then. */
void region_votes_add(struct arena *a, struct region_votes *votes, struct str codes, int hundredths);
/* Takes them away from those that are there. */
void region_votes_take(struct region_votes *votes, struct str codes, int hundredths);
/* Puts them in order; those behind REGION_VOTES_MOST are left out. */
void region_votes_trim(struct region_votes *votes);
/* Asks PAGE what it says itself: sets its region_own and region_votes, in A. */
void region_ask(const struct region_guess *g, struct arena *a, struct page *page);

/* Votes as an archive keeps them, "141100 450,140700 100"; a masthead is not among them. */
void region_votes_print(const struct region_votes *votes, struct buf *out);
/* Reads them into A; what is no vote is passed over. */
void region_votes_read(struct arena *a, struct str text, struct region_votes *out);

#endif
