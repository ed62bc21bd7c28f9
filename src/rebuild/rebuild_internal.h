/*
 * rebuild, inside: rows (rows.h) ──▶ articles, in the order of the work.
 *
 * lines/: what each line is
 *
 *   normalise.c   one line: shadow print, letter-spacing and stray blanks undone
 *   pairs.c       pairs of characters, for want of a dictionary
 *   lines.c       rows ──▶ lines: blank ones counted, vertical ones set upright, Markdown signs read
 *   pieces.c      what a piece of text holds, whatever the page
 *   brackets.c    brackets that close a text, whole or broken
 *   marks.c       what a line says of itself: opening, byline, credit, jump, staff, header …   (byline.c)
 *   leads.c       what a line leads to or goes on from: news, a list, an answer, a byline
 *   photos.c      photo stories: who signs them, what stands under their pictures
 *   headings.c    Markdown headings that are none
 *   fields.c      来源：… 作者：… under the headlines of web editions
 *   contents.c    what says where something stands: lists of headlines, pointers to pages
 *   lists.c       items of lists, tables, what stands under the title of an official text
 *   facts.c       the page's own facts
 *   alike.c       short lines worded alike: headings of one story's sections
 *   letters.c     letters to the editors, and who signs them
 *   verse.c       lines of verse, taken for headlines
 *
 * Lines to stories:
 *
 *   chance.c      what it says that two texts have one in common
 *   display.c     what speaks against a line being display
 *   runs.c        one Viterbi path over the page: display or body, and in which column measure
 *   units.c       runs of body lines ──▶ units
 *   kinds.c       kinds of text that tell where a story goes on
 *   columns.c     a sentence that a column breaks off, and where it goes on
 *   overlap.c     how much of a headline's words a body holds, rare words counting more
 *   levels.c      what the levels of Markdown headings say
 *   labels.c      names of pages, columns and kinds of text
 *   bodies.c      units ──▶ bodies: same story or not
 *   headline.c    display lines as a headline block: kicker, title, subtitle, byline                (zones.h)
 *   zones.c       zones of display lines ──▶ headline blocks
 *   assign.c      one assignment over the page of blocks to bodies                                 (hungarian.c)
 *   bylines.c     … and of bylines
 *   regroup.c     zones cut once more, now that it is known which stories lack a headline
 *   captions.c    captions, one by one or in series, to the stories they illustrate
 *   splits.c      stories that were joined too much                                              (split_heads.c)
 *   strays.c      … and too little
 *   paragraphs.c  lines of a body ──▶ paragraphs
 *   article.c     body with its parts ──▶ article, provenance, doubts
 *   certainty.c   how sure the fate of each line is
 *   page_date.c   the day of the issue
 *   quality.c     how likely each article is right, and the page
 *   page.c        the whole
 *
 * Widths are in COLUMNS (an ideograph is 2). Lines are indices into page_work.lines unless a field says raw.
 */
#ifndef REBUILD_INTERNAL_H
#define REBUILD_INTERNAL_H

#include "baolan/header.h"
#include "baolan/rows.h"
#include "lines/lines.h"

struct page_work {
    struct arena *arena;
    const struct dump *dump;
    struct rows rows; /* lines.c */
    const struct words *words;
    struct line *lines;
    size_t nlines;
    struct pairs *pairs;
    size_t ncp;
    bool markdown;
    bool gapped;                         /* body lines come with a blank line between them */
    bool blocked;                        /* lines of a block stand close, blank lines part blocks */
    int usual_gap;                       /* blank lines between most lines */
    bool wrapped;                        /* most text stands in columns */
    size_t nfields;                      /* lines of fields under the headlines of a web edition */
    bool sharp;                          /* set on a grid: measures differ as soon as they are not the same */
    bool indents_kept;                   /* paragraphs still have the blanks they began with */
    size_t signed_under[LEVEL_BOLD + 1]; /* signed stories that stand under each level of Markdown, */
    size_t nsigned;                      /* and all of them */
    struct overlap *overlap;
    struct line *furniture; /* lines of the page's header and footer, in order */
    size_t nfurniture;
    struct header **headers; /* facts.c, by line: what it would say as a line of the page's header, NULL: nothing */
    struct page facts;       /* what the header says: newspaper, page_no, page_title, staff */
    struct header partial;   /* a day of the header that lacks its year */
    int field_day;           /* the day in the lines of fields of a web edition, 0: none, below: several */
    int printed;             /* day of the issue in the header, 0: none */
    double printed_fit;
    struct unit *units;
    size_t nunits;
    struct body *bodies;
    size_t nbodies, nstories, nphotos; /* stories: bodies that are no captions */
    struct block *blocks;
    size_t nblocks;
    struct zone *zones; /* display lines between two bodies (zones.h) */
    size_t nzones;
};

/* fmin() and fmax() without a call, for what is weighed line by line. */
static inline double lesser(double a, double b)
{
    return a < b ? a : b;
}

static inline double greater(double a, double b)
{
    return a > b ? a : b;
}

/* ---- runs (runs.c) ------------------------------------------------------------------------------------------------ */

void runs_find(struct page_work *p);

/* ---- units and bodies (units.c) ----------------------------------------------------------------------------------- */

enum body_kind { BODY_STORY, BODY_NOTICE, BODY_CAPTION };

/* Consecutive body lines that surely belong together. */
struct unit {
    size_t first, last;    /* lines, inclusive */
    int width, last_width; /* measures of its first and last line */
    bool opening, jump_from, jump_to, credit, signed_;
    bool open_end;   /* stops in mid-sentence */
    bool signed_off; /* closes with the name of its author in brackets */
    bool open_start; /* does not begin as a paragraph does: neither blanks nor a line two ideographs short */
    bool new_start;  /* begins as paragraphs do */
    int body;
    /* how the seam before it was weighed: above 0 it goes on with a story, below it begins one, 0: nothing to weigh */
    double seam;
    double cohesion;   /* what its words say for the story before it, above 0, or against it */
    bool peer;         /* … and look like those over another unit near by */
    double head_above; /* the display lines over it: their words in the story before, less those in it */
    bool headed;       /* the display lines just before it are its section heading */
};

/* A story without its headline: units in reading order. */
struct body {
    int *units;
    size_t nunits, nlines;
    enum body_kind kind;
    bool opening;                    /* begins with a dateline */
    bool brief;                      /* of a column of short news */
    bool preface;                    /* its first unit is a note of the editors, which stands before the headline */
    bool reported;                   /* the dateline names who wrote it */
    bool authored;                   /* the dateline or its end names who wrote it */
    bool salutes, statute, poems;    /* it begins with whom it is to; with a chapter or an article; with verse */
    bool letters;                    /* it is letters in a few words each */
    bool names;                      /* it holds 《 */
    bool photo;                      /* a caption with its photographer, of no numbered series: may be a story */
    size_t rank;                     /* among the page's stories */
    int host;                        /* captions: the body it stands in, -1: a story of its own */
    int first_caption, next_caption; /* captions of the story, as a chain; -1: none */
    int block;                       /* headline block, -1: none */
    int apart;                       /* another part of the headline, which stands elsewhere, -1: none */
    double match;                    /* how well the block fits, 0 to 1 */
    struct author_list authors;      /* from bylines given to it */
    struct str dateline;             /* it began with: 新华社北京9月3日电; absent: none */
    int byline_line, byline_last;    /* lines of one of them, -1: none */
    bool commentary;                 /* signed by the paper */
    double speaks;                   /* what speaks for its being so, where a byline of the paper is to be given away */
};

/* First line of body B, behind a note of the editors, and its last one (bodies.c). */
size_t body_first(const struct page_work *p, size_t b);
size_t body_last(const struct page_work *p, size_t b);
/* The body of the nearest unit before (STEP -1) or after (STEP 1) LINE with no other unit between, -1: none, or none near. */
int body_near(const struct page_work *p, size_t line, int step);

void units_find(struct page_work *p);
/* Letters to the editors (letters.c): where they begin, and who signs them. Sets .body, .cut, .signature and .reader of lines. */
void letters_mark(struct page_work *p);
/* 联系电话：0358—…: how to reach who gave notice, its last words; the number may be on a line of its own. */
bool line_contact(const struct page_work *p, const struct line *l);
/* 编辑同志：, 尊敬的用户：: whom a letter or a notice is to (letters.c). */
bool line_salutes(const struct page_work *p, const struct line *l);
/* 读者来信: is L the head of a column of letters, which words.txt marks? */
bool letters_head(const struct page_work *p, const struct line *l);
/* How it is signed by line L: the byline of its author, who may say that he is a 读者. */
struct str reader_signature(const struct page_work *p, const struct line *l);
/* Does V go on with the letter that ends with U, under a label that says so (记者调查, 部门回复)? */
bool letter_pursued(const struct page_work *p, const struct unit *u, const struct unit *v);
/* 青石镇读者程有田：…, and so again: are lines [FROM, TO] letters in a paragraph each, behind who wrote it? */
bool letters_brief(const struct page_work *p, size_t from, size_t to);
/* 程有田读者：: does line I, right behind the letter that he signed, begin the answer to him? (letters.c) */
bool answer_begins(const struct page_work *p, size_t i);
/* Is L 4月8日, 2019年4月8日, and nothing else? */
bool day_alone(const struct line *l);
/* Is the headline over the text that ends with line I - 1 that of a notice? */
bool under_notice(const struct page_work *p, size_t i);
/* Do two measures surely differ? A page that squeezes its marks has no sharp measure, one set on a grid has. */
bool measures_differ(const struct page_work *p, int a, int b);
void bodies_join(struct page_work *p);

/* ---- headings (headings.c) ---------------------------------------------------------------------------------------- */

/* Markdown: headings that are text lose their level, names under headlines become bylines. After the marks of single lines. */
void headings_mark(struct page_work *p);

/* ---- levels (levels.c) -------------------------------------------------------------------------------------------- */

/* Markdown: where the headings begin that stand between a byline and the text at FIRST, deeper than the headline: FIRST when none do. */
size_t section_over(const struct page_work *p, size_t first);
/* The level of the headline over the text that begins with line FIRST, 0: none; a subtitle's says nothing. */
int level_over(const struct page_work *p, size_t first);
/* Which levels stand over signed stories. Sets .signed_under and .nsigned of P, from the units. */
void levels_read(struct page_work *p);
/* The log odds that the heading of LEVEL between U, the last of story B, and V heads a section of B. */
double levels_score(const struct page_work *p, const struct body *b, const struct unit *u, const struct unit *v,
                    int level);

/* ---- kinds of text (kinds.c) -------------------------------------------------------------------------------------- */

/*
 * 干，就要…⏎干，还要…: does the paragraph that begins with line I begin with the clause that one of those before it in lines [FROM, TO] does? They are
 * of one text.
 */
bool paragraph_echoes(const struct page_work *p, size_t from, size_t to, size_t i);
/* Does L, the first line of a paragraph, begin as no story does? */
bool paragraph_goes_on(const struct page_work *p, const struct line *l);
/* ●… 声明作废。: does U end as the entries of one notice do? Its headline may stand behind it. */
bool notice_entry(const struct page_work *p, const struct unit *u);
/* 联系人：…, and then who signs and when: is V the foot of a notice? */
bool notice_foot(const struct page_work *p, const struct unit *v);
/* 编后：…: is V a note of the editors to the story before it? */
bool editors_follow(const struct page_work *p, const struct unit *v);
/* Does V open with a question, parted from a story B in which nobody asks? */
bool reader_asks(const struct page_work *p, const struct body *b, const struct unit *v);
/* Does the text that begins with line FIRST begin with a chapter or an article: 第一章, 第一条? */
bool text_statute(const struct page_work *p, size_t first);
/* Does B hold 《: may it name another text? */
bool body_names(const struct page_work *p, const struct body *b);
/* How many bylines there are more than stories without a reporter. */
int bylines_over(const struct page_work *p);
/* Is there a byline of the paper itself, and no story but those that a dateline opens or that have a reporter? Comment has neither. */
bool comment_lost(const struct page_work *p);
/* Does the page put a line of fields under its headlines? */
bool page_fielded(const struct page_work *p);

/* ---- overlap (overlap.c) ------------------------------------------------------------------------------------------ */

struct overlap;

enum { MATCHES = 8 };

/* What the bodies hold of a text: weight found in the best bodies, best first, of the weight of ALL its pairs. */
struct match {
    double all;
    struct {
        int body;
        double found, odds; /* odds: see match_odds */
    } at[MATCHES];
    size_t n;
    double none; /* odds of a body that holds none of them */
};

/* An index of NBODIES texts, whatever they are; texts are added in order. PAIRS stays the caller's and alive. */
struct overlap *overlap_new(struct pairs *pairs, size_t nbodies);
void overlap_add(struct overlap *o, size_t body, const struct pair_list *text);
struct overlap *overlap_bodies(const struct page_work *p);
struct overlap *overlap_stories(const struct page_work *p); /* the same without what captions say */
struct overlap *overlap_units(const struct page_work *p);   /* before there are bodies: units stand for them */
struct match overlap_match(struct overlap *o, const struct pair_list *text);
double match_found(const struct match *m, int body);
/* The logarithm of how much likelier it is that the text heads BODY than that it heads any text of that length. */
double match_odds(const struct match *m, int body);
/* Share of the pairs of TEXT that stand in the lead of BODY; *PAIRS: how many. */
double overlap_lead(const struct overlap *o, const struct pair_list *text, int body, size_t *pairs);
/* Does PAIR stand in the lead of BODY and hardly in another's? */
bool overlap_leads_with(const struct overlap *o, uint32_t pair, int body);
/*
 * Does TEXT go on with what texts [FROM, TO) speak of, which have all been added, or those of them for which HOLDS says so unless it is NULL, of LENGTH
 * pairs in all? The logarithm of the odds that it does, GOES_ON_MOST at most; nearer to 0 when it is brief. From the rare pairs that it has in common
 * with them, against what chance gives. TEXT is mostly what text OWN and those behind it begin with: so it is soon known who had its pairs before.
 */
static const double GOES_ON_MOST = 2.5;
double overlap_goes_on(const struct overlap *o, const struct pair_list *text, size_t own, size_t length, size_t from,
                       size_t to, bool (*holds)(const void *arg, int text), const void *arg);
/* Pairs of a text of the index. */
size_t overlap_length(const struct overlap *o, size_t text);

/* Which share of some words stands in a text before a part, from it on, in the lead that it opens. */
struct sides {
    double before, behind, lead;
};

/* The same index: the words of TEXT at each of parts [FROM, TO), which are one text; the lead of part i goes to REACH[i - FROM]. */
void overlap_sides(struct overlap *o, const struct pair_list *text, int from, int to, const int *reach,
                   struct sides *at);
void overlap_free(struct overlap *o);

/* ---- headlines (headline.c, zones.c, assign.c, bylines.c, captions.c, hungarian.c) ----------------------------------------------------------- */

/* Lines [from, to); none when from == to. */
struct span {
    size_t from, to;
};

/* Display lines that head one story, in the order kicker, title, subtitle. */
struct block {
    struct span lines, kicker, title, subtitle; /* .lines holds bylines too */
    int byline;                                 /* line of the byline inside, -1: none */
    size_t zone;                                /* blocks of one zone stand next to one another, */
    bool parted;                                /* … unless a rule of Markdown or the edge of a box parts this one */
    struct match title_match, all_match;
    struct str title_text;
    int body; /* -1: none */
    double score;
};

/* …（组诗）: do lines S head several poems (verse.c)? */
bool poems_head(const struct page_work *p, struct span s);
/* Is S, is line L nothing but the name of a page, of a column, of a kind of text (labels.c)? */
bool label_is(const struct page_work *p, struct str s);
bool label_line(const struct page_work *p, const struct line *l);
/* The words of S, without bylines and what else is no headline. */
void span_pairs(const struct page_work *p, struct span s, struct pair_list *out);
/* What the bodies of O hold of lines S. */
struct match span_match(const struct page_work *p, struct overlap *o, struct span s);
void headlines_find(struct page_work *p, struct overlap *o);
/* Give blocks, bylines and captions to bodies (captions.c). */
void headlines_assign(struct page_work *p);
/* Headlines that share lines wrongly, now that it is known which stories there are (regroup.c). After the assignment. */
void headlines_regroup(struct page_work *p);
/* One block and one story left over: they belong together. After headlines_regroup(). */
void headlines_last(struct page_work *p);
void bylines_assign(struct page_work *p);
void captions_assign(struct page_work *p);

/*
 * Stories that were taken for one because nothing stood between them: a headline that no body took tells where its own begins. Sets
 * .cut of lines; answers whether there is anything new, and the page is to be joined again.
 */
bool splits_find(struct page_work *p);
/* Lines of verse that nobody took for text. Sets .body of lines; answers the same. */
bool verse_find(struct page_work *p);
/* Bodies that are the rest of a story before: a headline or a box was set into it. Sets .resumes of lines; answers the same. */
bool strays_find(struct page_work *p);
/* What is left in the end: blocks next to a headline become part of it. */
void leftovers_join(struct page_work *p);

/*
 * The cheapest assignment of ROWS to COLUMNS of COST (row-major): PARTNER[row] gets its column. ROWS <= COLUMNS. O(rows^2 columns):
 * Kuhn 1955, Munkres 1957, in the shortest-augmenting-path form of Jonker and Volgenant 1987.
 */
void hungarian(struct arena *a, const double *cost, size_t rows, size_t columns, int *partner);

/* ---- the page's own facts (facts.c, page_date.c) -------------------------------------------------------------------- */

/* Finds the lines of the page's header and footer, keeps what they say, and takes them out of p->lines. */
void facts_mark(struct page_work *p);
/* The year that fits the day H, which has none; NEAR: only years about it. 0: none or several. */
int facts_year(const struct header *h, int near);
void page_date_find(struct page_work *p, const struct rebuild_options *options, struct page *page);

/* ---- making articles (paragraphs.c, article.c) ---------------------------------------------------------------------- */

struct paragraph {
    struct str text;
    size_t ncp;
    size_t first, last; /* lines */
};

struct paragraph_list {
    struct paragraph *at;
    size_t n, cap;
};

/* Does a paragraph begin with body line I? */
bool paragraph_starts(const struct page_work *p, size_t i);
/* Appends the paragraphs of LINES (indices in reading order). The list is freed by the caller, its texts are the arena's. */
void paragraphs_make(struct page_work *p, const size_t *lines, size_t n, struct paragraph_list *out);

/* Gives every line how sure its fate is (certainty.c). */
void certainty_set(struct page_work *p);
/* Rates the articles of PAGE, which are those of the bodies without a host, in their order, and the page (quality.c). After certainty_set(). */
void quality_set(struct page_work *p, struct page *page);

void article_make(struct page_work *p, size_t body, int seq, struct article *out);

#endif
