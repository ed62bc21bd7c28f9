/*
 * tag: what an article is about: places (counties of the region in focus), topics, people, figures. Facts come from data/regions and
 * data/topics; the code knows no place and no topic by name.
 */
#ifndef BAOLAN_TAG_H
#define BAOLAN_TAG_H

#include "baolan/article.h"

struct tagger; /* immutable after opening: may be shared by threads */

/*
 * Of the rules and the facts that come with the program: another number where some text is tagged otherwise, so that an archive knows what
 * older ones tagged. tests/unit/test_tag_version.c says when it is to be raised.
 */
enum { TAGGER_VERSION = 4 };

struct county {
    struct str code, name, short_name; /* "141181", "孝义市", "孝义" */
};

struct topic {
    struct str id, name, medtop; /* "hydrogen", "氢能", IPTC "medtop:…" */
};

/*
 * Opens the facts for the regions in focus: GB/T 2260 codes of six digits (prefecture 141100, province 140000, county 141181), commas
 * between; absent for none (topics only). STATUS_USAGE for a code that no region has. Reads data/regions, data/topics and the user's own
 * topic files.
 */
enum status tagger_open(struct str region, struct tagger **out, struct error *err);
void tagger_close(struct tagger *t);

/* The counties and topics known, in the order a panel shows them; borrowed from T. */
const struct county *tagger_counties(const struct tagger *t, size_t *n);
const struct topic *tagger_topics(const struct tagger *t, size_t *n);
/* The codes in order, those within another one left out, commas between; absent for none. */
struct str tagger_region(const struct tagger *t);
struct str tagger_region_name(const struct tagger *t); /* "吕梁市、晋中市" */

/* What tagging depends on: the rules, regions in focus and topic files. The same text, the same tags. */
struct str tagger_key(const struct tagger *t);
/* The same without the regions, which each page may have its own of: TAGGER_VERSION and a number made of the topic files. */
struct str tagger_rules(const struct tagger *t);

/* Fills counties, topics, people and figures of ARTICLE from its text. Fields that a JSONL record gave already are kept. */
void tagger_tag(const struct tagger *t, struct arena *a, struct article *article);
/*
 * The same for an article of PAGE: of its region, codes as of tagger_open(), one that no region has is passed over; absent: those that T was
 * opened for. Where its newspaper, or else the page itself, is called after one county in it (柳林县报, 今日岚县), 我县 is that county.
 */
void tagger_tag_on(const struct tagger *t, struct arena *a, const struct page *page, struct article *article);
/* The facts of a region are read when a text of it is first met: what went wrong with that, told once; no places were found then. */
enum status tagger_fault(const struct tagger *t, struct error *err);

/* Regions by their codes; what no region has is left out. */
struct regions_known {
    struct str codes, names; /* in order, commas and 、 between; absent: none */
    size_t n;
    struct county *counties; /* in them, in order of code */
    size_t ncounties;
};
void tagger_regions(const struct tagger *t, struct arena *a, struct str codes, struct regions_known *out);

/* The townships and streets of the county CODE, in order of code, into A; none for a code that has none. */
enum status tag_townships(struct arena *a, struct str county, struct str **names, size_t *n, struct error *err);

/* Where a county is named, or something that lies in it. */
struct place_evidence {
    const char *part; /* static: "title", "lead", "body", … */
    struct str line;  /* the whole text of that part, borrowed from the article */
    size_t from, to;  /* bytes of it */
    struct str code, name;
    const char *rule; /* static, English: "its short name" */
};

struct tag_evidence {
    struct place_evidence *places; /* in reading order */
    size_t nplaces;
    struct topic_tag *topics; /* weightiest first, with the terms that made them the article's */
    size_t ntopics;
};

/* Why ARTICLE of PAGE would be given its counties and topics, whatever it has, into A. */
void tagger_explain(const struct tagger *t, struct arena *a, const struct page *page, const struct article *article,
                    struct tag_evidence *out);
/* The rule of a place's evidence in the language of language.h; in A, or static. */
struct str tag_rule(struct arena *a, const char *rule);

#endif
