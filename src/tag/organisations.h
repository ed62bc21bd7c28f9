/*
 * organisations: companies, offices, schools, hospitals, villages' committees, banks and the like that an article names.
 * A name ends with one of the words of data/words/organisations.tsv; it begins behind the nearest mark or word that
 * belongs to no name, and must hold a place, a rank or a word that is not an everyday one. What is doubtful is left out.
 *
 * Within an article a shorter form (晋禾公司) goes with the longer one (山西晋禾氢能科技有限公司); where none is printed, what
 * is left without place and legal form is one. Across articles one name is wanted for one organisation: 市 and 县 alone
 * are told (市水利局 is 吕梁市水利局).
 */
#ifndef TAG_ORGANISATIONS_H
#define TAG_ORGANISATIONS_H

#include "parts.h"
#include "places.h"
#include "words.h"

struct organisations; /* immutable after opening */

/* G and W must outlive the result. */
enum status organisations_open(struct organisations **out, const struct gazetteer *g, const struct words *w,
                               struct error *err);
void organisations_close(struct organisations *o); /* NULL is fine */

/* What 市 and 省 at the beginning of a name stand for (市|教育局); absent where that is not known. */
struct org_home {
    struct str city, province;
};

/* Where one is named. */
struct org_mention {
    size_t part;     /* index into the parts searched */
    size_t from, to; /* bytes of its text */
    size_t org;      /* index into those found */
};
struct org_mentions {
    struct org_mention *at;
    size_t n, cap;
};

/*
 * The organisations of the article in order of appearance, each once, into A; MENTIONS gets where they stand, in order.
 * The article's counties must be known. Returns how many.
 */
size_t organisations_find(struct arena *a, const struct organisations *o, struct org_home home,
                          const struct article *article, struct parts parts, struct organisation_tag **out,
                          struct org_mentions *mentions);

#endif
