/*
 * article: the record that the whole program is about. rebuild makes it, tag and relate add to it, archive keeps it,
 * the commands and the browser show it. Plain data: every pointer belongs to the arena the record was made in.
 *
 * Absent text is a str with .s == NULL. Lists are pointer and count. The JSON form (article_json.c) is the export
 * contract: one object a line, fields in a fixed order.
 */
#ifndef BAOLAN_ARTICLE_H
#define BAOLAN_ARTICLE_H

#include "baolan/date.h"
#include "baolan/memory.h"
#include "baolan/status.h"

enum genre { GENRE_NEWS, GENRE_FEATURE, GENRE_COMMENTARY, GENRE_NOTICE, GENRE_PHOTO, GENRE_COUNT };

struct author {
    struct str name, role; /* role: 记者, 通讯员, 评论员, … or "" when none is printed */
};

struct section {
    struct str heading; /* absent for the part before the first heading */
    struct str *paragraphs;
    size_t nparagraphs;
};

struct caption {
    struct str text, credit; /* credit: the photographers as printed, without 摄; absent when none */
};

enum spot_part { SPOT_KICKER, SPOT_TITLE, SPOT_SUBTITLE, SPOT_HEADING, SPOT_PARAGRAPH, SPOT_CAPTION, SPOT_PARTS };

/* A stretch of an article's text. */
struct spot {
    enum spot_part part;
    int n;        /* 1-based: the section of a heading, the paragraph among all of the article, the caption; else 0 */
    int from, to; /* code points of that part's text: [from, to) */
};

struct county_tag {
    struct str code, name; /* GB/T 2260: "141181", "孝义市" */
    bool primary;          /* what the article is about */
    int mentions;          /* how often it is named, places in it included */
    struct spot *spots;    /* where, in reading order; none when nobody says */
    size_t nspots;
};

/* What made a topic the article's. */
struct topic_term {
    struct str text;
    double weight; /* its part of the topic's weight, in thousandths */
};

struct topic_tag {
    struct str id, name;      /* "hydrogen", "氢能" */
    struct str medtop;        /* IPTC Media Topics: "medtop:11000000", more with blanks between; or absent */
    double weight;            /* 0 to 1 */
    struct topic_term *terms; /* those that say most first; none when nobody says */
    size_t nterms;
};

/* The lists of tags, as bits. */
enum tag_list { TAGS_COUNTIES = 1, TAGS_TOPICS = 2, TAGS_PEOPLE = 4, TAGS_ORGANISATIONS = 8, TAGS_FIGURES = 16 };

struct person_tag {
    struct str name, title; /* title absent when none is printed */
};

struct organisation_tag {
    /* "山西晋禾氢能科技有限公司", "晋禾公司"; short_name absent when there is no other form */
    struct str name, short_name;
    int mentions; /* how often it is named, in any form */
};

struct figure_tag {
    struct str value, unit, what; /* "1386.47", "万元", "研发支出" */
    struct str who; /* whose: "山西晋禾氢能科技有限公司", "孝义市"; absent when the text does not tell */
    struct str about; /* what makes it less than exact: "余", "近", "超过"; absent for none */
};

enum relation {
    RELATION_SAME_TEXT,
    RELATION_ABRIDGED,
    RELATION_QUOTES,
    RELATION_FOLLOW_UP,
    RELATION_SAME_TOPIC,
    RELATION_COUNT
};

struct related {
    struct str uid;
    double score; /* 0 to 1 */
    enum relation relation;
    struct str reason; /* a sentence fragment in Chinese that a reader accepts: 同提“晋禾氢能”“二期工程”，晚 3 个月 */
};

struct provenance {
    struct str part; /* "title", "kicker", "byline", "section 1", "caption 1", … */
    int first, last; /* raw lines of the page file, 1-based, inclusive */
};

struct article {
    struct str uid; /* from article_uid(); absent before */
    int seq;        /* 1-based place on its page */
    enum genre genre;
    struct str kicker, title, subtitle;
    bool title_derived; /* the page holds no headline for this body: title is a phrase of the lead */
    struct author *authors;
    size_t nauthors;
    struct str credit; /* the paper that it is reprinted from; in brackets as printed: who the author is */
    struct section *sections;
    size_t nsections;
    struct caption *captions;
    size_t ncaptions;
    struct str jump_to, jump_from;      /* page numbers as printed: 下转4版 gives "4" */
    struct str continued_in, continues; /* uids of the other half */
    struct county_tag *counties;
    size_t ncounties;
    struct topic_tag *topics;
    size_t ntopics;
    struct person_tag *people;
    size_t npeople;
    struct organisation_tag *organisations;
    size_t norganisations;
    struct figure_tag *figures;
    size_t nfigures;
    unsigned
        given; /* enum tag_list: what a record brought along that the program did not find itself; tagging keeps it */
    struct related *related;
    size_t nrelated;
    struct provenance *provenance;
    size_t nprovenance;
    bool rated; /* the rebuilder made it, or its record brings a quality along */
    /* when RATED: 0 to 1 in hundredths, how likely it is whole, no more than it, and under its own headline */
    double quality;
    struct str *doubts; /* English phrases, each a thing the program was unsure of */
    size_t ndoubts;
};

/* What an article may be doubted for. Who raises a doubt, who weighs it and who translates it take it from here. */
enum doubt {
    DOUBT_NO_HEADLINE, /* the title is derived */
    DOUBT_PLACE_ONLY,  /* of the headline; */
    DOUBT_FEW_WORDS,
    DOUBT_RIVAL,
    DOUBT_APART,
    DOUBT_MID_START, /* of the body */
    DOUBT_MID_END,
    DOUBT_CLOSE,
    DOUBT_FRAGMENT,
    DOUBT_GUESSED,
    DOUBT_TWICE, /* found by the archive */
    DOUBT_COUNT
};

struct str doubt_words(enum doubt doubt); /* static */
bool article_doubts(const struct article *article, enum doubt doubt);
/* Adds the doubt to the article's, in A, unless it is there. */
void article_doubt(struct arena *a, struct article *article, enum doubt doubt);
#define QUALITY_LOW 0.5 /* below it an article is more likely wrong than right: lists mark it */
/* Forgets the tags that the program found itself; what a record brought along is somebody's word, and stays. */
void article_untag(struct article *article);
/* VALUE in hundredths: as a quality is kept and written. */
double quality_rounded(double value);

struct staff {
    struct str role, name;
};

enum date_basis { BASIS_PRINTED, BASIS_PATH, BASIS_OPTION, BASIS_INFERRED, BASIS_NONE, BASIS_COUNT };

struct page {
    struct str file; /* path as given to index */
    struct str newspaper;
    struct date date; /* .edtf absent when BASIS_NONE */
    enum date_basis date_basis;
    struct str page_no, page_title;
    struct staff *staff;
    size_t nstaff;
    /* where its places are looked for: codes of regions, commas between; absent: where --region said, or none is known */
    struct str region;
    struct str region_own,
        region_votes; /* what it says of that itself (region.h); votes absent: other pages have no say */
    bool rated;       /* as of an article */
    /* when RATED: 0 to 1 in hundredths, the share of its text that can be expected to stand in articles that are right */
    double quality;
    struct article *articles;
    size_t narticles;
};

/* The words of the contract for each enum; the reverse answers false for an unknown word. Static strings. */
const char *genre_name(enum genre g);
bool genre_parse(struct str s, enum genre *out);
const char *relation_name(enum relation r);
bool relation_parse(struct str s, enum relation *out);
const char *date_basis_name(enum date_basis b);
bool date_basis_parse(struct str s, enum date_basis *out);

/* "title", "paragraph 3". */
struct str spot_name(struct arena *a, const struct spot *spot);
/* Sets part and n. */
bool spot_parse(struct str s, struct spot *out);
/* The word of one list of tags: "counties"; NULL when LIST is none. */
const char *tag_list_name(unsigned list);
enum { TAG_LISTS = 5 }; /* they are 1 << 0 … 1 << (TAG_LISTS - 1) */

/*
 * The stable id of an article: 12 characters of Crockford base 32 (lower case) over XXH3 of the page's first day and of the article's
 * letters, digits and ideographs in reading order (NFKC, case folded; a derived title left out), so that spacing, line breaks, where
 * paragraphs end and file names do not change it. The same text printed twice on one day has one uid: whoever keeps both tells them apart.
 */
struct str article_uid(struct arena *a, const struct page *page, const struct article *article);

/* The role that stands before the name of AUTHOR: "" where none is printed, or where the name ends with it (本报评论员). */
struct str author_role(const struct author *author);
/* Appends all text of the article in reading order (kicker, printed title, subtitle, headings, paragraphs, captions), '\n' between parts. */
void article_text(const struct article *article, struct buf *out);
/* Appends the body alone: paragraphs and captions, '\n' between. */
void article_body(const struct article *article, struct buf *out);

enum { ARTICLE_TITLE_MAX = 30 }; /* code points of a derived title: one line of a list */
/*
 * A phrase of the lead, at most MAX code points, cut at punctuation where it can be (else it ends with …): the title of a headless article.
 * Absent when the article has no text.
 */
struct str article_derive_title(struct arena *a, const struct article *article, size_t max);

/* Appends the article as one JSON object of the export contract, compact, no newline at its end. */
void article_to_json(const struct page *page, const struct article *article, struct buf *out);
/*
 * Reads one JSON object of the export contract. Few fields are needed: a body ("sections", "captions", or "text" as one string, each line
 * a paragraph, or as a list of paragraphs). The fields of "page" may also stand at the top level; "authors" may be names alone; page numbers may
 * be numbers. Unknown keys are ignored, null is as good as absent. Without "title" and "title_basis" a title is derived; a date
 * without "date_basis" counts as given (option). PAGE and ARTICLE are filled, everything in A; page->articles is left empty.
 * STATUS_INPUT with what was wrong; PAGE and ARTICLE are then not to be used. Writing what was read from an export gives the same bytes.
 */
enum status article_from_json(struct arena *a, struct str json, struct page *page, struct article *article,
                              struct error *err);

#endif
