/*
 * check_internal: what the files of archive_check() share.
 *
 *   findings     what was found, told
 *   check        rules that SQL can tell, and the order of it all
 *   sums         what an index should hold of each article, and what it does
 *   check_texts  uid and traces against the text; texts that are none
 *   check_pages  the full text index by itself
 *   check_index  full text against text, counts against full text
 *   check_pairs  relations against the texts of both
 */
#ifndef BAOLAN_ARCHIVE_CHECK_H
#define BAOLAN_ARCHIVE_CHECK_H

#include "../archive_internal.h"
#include "baolan/language.h"

/* ---- findings (findings.c) ----------------------------------------------------------------------------------------- */

struct finding {
    void (*report)(void *context, const char *line);
    void *context;
    size_t *faults;
};

/* Reports "SENTENCE: WHAT". A SENTENCE is given in English. */
void finding_add(struct finding *f, const char *sentence, struct str what);
void finding_number(struct finding *f, const char *sentence, int64_t what);
/* The same, of article ID: by its uid, or its id when it has none. */
void finding_article(struct archive *a, struct finding *f, const char *sentence, int64_t id);
/* What could not be read because it is damaged is a fault, and the rest is looked at all the same; another failure goes to ERR. */
void finding_settle(struct finding *f, const char *sentence, struct error *own, struct error *err);

/* ---- sums --------------------------------------------------------------------------------------------------------- */

/*
 * An index is compared as a whole: for each id the hashes of what it should hold are added up, and then those of what it does hold, in
 * whatever order it is read. A table of these is a few dozen bytes an article, where the two lists would be gigabytes.
 */
struct sum {
    int64_t id;
    uint64_t wanted, found; /* sums of hashes */
    uint64_t nfound;
};

struct sums {
    struct sum *at; /* in the order of ids */
    size_t n, cap;
    size_t last; /* found last: the next one is near */
};

/* The sum of ID, NULL when there is none. */
struct sum *sums_find(struct sums *s, int64_t id);
uint64_t sums_hash(struct str s);
uint64_t sums_hash_number(int64_t n);

/* ---- looking ------------------------------------------------------------------------------------------------------ */

/* ARTICLE as it was kept: is its uid the one that its text gives? */
bool check_uid(struct arena *arena, const struct page *page, const struct article *article);
void check_texts(struct archive *a, struct finding *f, struct error *err);
/* Is the index, in itself, as it should be? True also when its form is another, which FTS5 knows about. */
bool check_pages(struct archive *a, struct finding *f, struct error *err);
void check_index(struct archive *a, struct finding *f, struct error *err);
void check_pairs(struct archive *a, struct finding *f, struct error *err);

#endif
