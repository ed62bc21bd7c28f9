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
#include "baolan/phrases.h"
#include "baolan/rebuild.h"
#include "baolan/rows.h"
#include "baolan/utf8.h"
#include "lines/pairs.h"
#include "lines/signs.h"

/* ---- lines (lines.c, normalise.c) --------------------------------------------------------------------------------- */

/* What a line says of itself (marks.c). */
enum mark {
    MARK_OPENING = 1 << 0,   /* 本报讯（记者 …） begins a story */
    MARK_BYLINE = 1 << 1,    /* the whole line is a byline */
    MARK_CREDIT = 1 << 2,    /* ends with a photographer and 摄 */
    MARK_STAFF = 1 << 3,     /* 责编：… */
    MARK_FURNITURE = 1 << 4, /* masthead, page header, footer */
    MARK_JUMP_TO = 1 << 5,   /* （下转4版） */
    MARK_JUMP_FROM = 1 << 6, /* （上接1版） */
    MARK_DATE = 1 << 7,      /* nothing but a date */
    MARK_RULE = 1 << 8,      /* nothing but rules and ornaments */
    MARK_DASH_START = 1 << 9,
    MARK_DASH_END = 1 << 10,
    MARK_COMMENTATOR = 1 << 11, /* a byline of the paper itself */
    MARK_OFFICIAL = 1 << 12,    /* under the title of an official text: when it was passed, its number */
    MARK_ITEM = 1 << 13,        /* a whole item of its own: ◆…, 【…】… */
    MARK_BYLINE_REST = 1 << 19, /* what a line end broke off the byline above */
    MARK_LABEL = 1 << 14,       /* 记者手记, 链接: what a box is called */
    MARK_CLOSING = 1 << 15,     /* nothing but （据新华社） or （王涛）: closes the text above */
    MARK_SIGNED = 1 << 16,      /* text that closes with （王涛） */
    MARK_PICTURE = 1 << 17,     /* 图为…: text under a picture */
    MARK_NUMBERED = 1 << 18,    /* 一、…, 01, 第七章, ■…: heads a section, never a story */
    MARK_PLACE = 1 << 20,       /* nothing but a name that the page calls a place: the label over its news */
};

enum line_end { END_OPEN, END_PAUSE, END_SENTENCE };

struct line {
    /* what nearly every rule asks of every line stands first and close together: one line of the processor's cache */
    struct str text; /* normalised; never empty */
    unsigned marks;  /* enum mark */
    unsigned signs;  /* enum sign: marks that text holds */
    int ncp;         /* code points of text */
    int lo, hi;      /* columns with every mark squeezed to half, and with none squeezed */
    int indent;      /* columns of blank before it */
    int gap;         /* blank raw lines before it */
    int tight;       /* lines of its group without blank lines between */
    int level;       /* Markdown heading level, 0: none */
    enum line_end end;
    int width; /* runs.c: of a body line, the measure of its column, 0: none */
    int unit;  /* units.c, -1: none */

    struct pauses pauses; /* those of text */
    uint64_t
        letters; /* a bit for each character of text, by its remainder: what has one that it has not is not in it */

    bool body;   /* runs.c: else display, or fixed by its marks */
    bool loose;  /* runs.c: body of no measure, else without one each line is a paragraph */
    bool closes; /* its group ends with a sentence or a credit: it is text */
    /* its last character and the first of the next line stand together elsewhere on the page: a word goes on */
    bool joined;
    bool spaced;   /* was letter-spaced: a justified line, so never the last of a paragraph */
    bool doubled;  /* was printed with a shadow */
    bool vertical; /* was set upright */
    bool table;    /* row of a table: a paragraph of its own */
    bool verse;    /* so is a line of a poem, of a list */
    bool poem;     /* of poems: a line when it is verse, else a name, which is display whatever it looks like */
    bool parted;   /* buttons that come with every story were taken out before it */
    bool leads;    /* ends in ： or ； and an item of a list follows: complete */
    bool item;     /* such an item */
    bool contact;  /* 联系电话：0358—…: how to reach who gave notice, its last words; the end of a detail */
    int detail; /* 报名地点：…: what a notice tells in lines of its own: 1 where it begins, 2 where it goes on */
    bool picture;     /* stands under an image in one block of markup */
    bool imaged;      /* is the first text behind an image */
    bool listed;      /* stood in a list of the page's headlines, too */
    bool over_fields; /* stands over a line of fields of a web edition */
    bool field;       /* a byline from a line of fields: of the story under its headline and no other */
    bool block_start; /* the extractor began a new block here (form feed, lone blank before the text) */
    bool signature;   /* who signs a notice, and when */
    bool cut;         /* splits.c: a story begins here whatever else says */
    bool cell;        /* of a table */
    bool heading;     /* display line that heads a section */
    bool foreign;     /* splits.c, strays.c: heads no section of the story around it */
    int set_in;       /* breaks into a word of the lines around it: 2 the first such line, 1 the next ones */
    int box;          /* Markdown: the quotation it stands in, which is a box with a headline of its own; 0: none */
    int alike;   /* alike.c: it is worded like this line nearby, counted from 1, so both head sections; 0: like none */
    int resumes; /* strays.c: the unit that begins here goes on with the story of this line, counted from 1; 0: nothing */

    struct pair_span pairs;
    struct str raw;       /* as it stood, blanks and all; absent where several raw lines are one */
    struct str jump_from; /* page of a （上接1版） that stood behind a headline; the text is without it */
    struct str reader;    /* who signs a letter, empty when it is told by none; absent: no letter is signed here */
    double sure;          /* runs.c: 0 to 1 */
    int first, last;      /* raw lines, 1-based; more than one for a vertical headline */

    /* what became of it */
    int article; /* 1-based, 0: the page's */
    enum line_role role;
    const char *rule;
};

/* One line of text, blanks at its ends removed. NEIGHBOUR: a line next to it is shadow print, so half a proof will do. */
void normalise_line(struct arena *a, struct str raw, bool neighbour, struct line *out);
/* What L holds, read anew: its text is another. */
void line_signs(struct line *l);
struct pauses pauses_of(struct str s);
/* Joined lines without the blanks that a line break or justification left between them. SIGNS: what the lines hold. */
struct str normalise_join(struct arena *a, struct str text, unsigned signs);

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

struct repeat {
    uint64_t hash; /* of its text */
    size_t line;
};

/* Leaves of ALL those lines whose text another one has, and sorts them: the same ones side by side, in order. Answers how many. */
size_t repeats_find(struct repeat *all, size_t n);

void lines_read(struct page_work *p);
/* Adds lines [FROM, TO) to a text. */
void lines_pairs(const struct page_work *p, size_t from, size_t to, struct pair_list *out);
/* What the lines say together: blank lines, groups, indents, words that go on over line ends. After the header has left. */
void lines_measure(struct page_work *p);
/* L is the page's own, and RULE (static) says why: no story's. */
void line_leaves(struct line *l, const char *rule);
/* Does a word go on from LEFT to RIGHT, as far as the page knows it? */
bool seam_joined(const struct page_work *p, struct str left, struct str right);
/*
 * Columns, marks squeezed to half, of what S begins with that no line end parts: a character or a number, a Latin word, with the marks that open before
 * it or close behind it. A line that has no room for them was full.
 */
int lead_width(struct str s);

/* fmin() and fmax() without a call, for what is weighed line by line. */
static inline double lesser(double a, double b)
{
    return a < b ? a : b;
}

static inline double greater(double a, double b)
{
    return a > b ? a : b;
}

/* ---- pieces of text (pieces.c) ------------------------------------------------------------------------------------ */

/* 简 讯: without the blanks that spread it. */
struct str unspaced(struct arena *a, struct str s);
/* The last N bytes of S and all of NEXT, cut at a character; *TAIL gets how many bytes of S. */
struct str tail_with(struct arena *a, struct str s, size_t n, struct str next, size_t *tail);
/* 望，…, ，…: no line begins so but one that goes on with the line before. */
bool begins_within(struct str s);
/* Nothing but digits, and the marks that part telephone numbers? */
bool digits_only(struct str s);
/* ②…, 图②…, 图2…: the number of the picture, 0: none. */
int picture_number(struct str s);

/* The brackets of the trade, of either width. */
static inline bool bracket_opens(uint32_t c)
{
    return c == 0xff08 || c == '(';
}

static inline bool bracket_closes(uint32_t c)
{
    return c == 0xff09 || c == ')';
}

/* Does S hold an opening bracket that it does not close? *BEFORE gets what stands before it. */
bool bracket_open(struct str s, uint32_t *before);
/* Does S end with a closing bracket? */
bool bracket_ends(struct str s);
/* Where the bracket that ends S opens, and what stands IN it; s.n: there is none, or it is long. */
size_t bracket_last(struct str s, struct str *inside);
/* Does S stand in brackets as a whole? */
bool bracket_whole(struct str s, struct str *inside);

/* ---- marks (marks.c, byline.c) ------------------------------------------------------------------------------------ */

void marks_set(struct page_work *p);
/* Photo stories: their bylines, and texts under pictures that are numbered (photos.c). Once the lines are measured. */
void photos_mark(struct page_work *p);
/* Lines that say where something stands, and are no story's (contents.c). */
void contents_mark(struct page_work *p);
/*
 * （上接1版） alone on its line is never a headline. Over text it is the text's (display.c); over the headline of the second half it says where the
 * story began, and leaves, as it does over nothing. Of lines that stay; sets .jump_from of the headline.
 */
void jumps_leave(struct page_work *p);
/* Lines of fields (fields.c): who signs, and what leaves. After the other marks of lines. */
void fields_mark(struct page_work *p);

struct author_list {
    struct author *at;
    size_t n, cap;
};

/* Several poems under one headline: their lines, and their names (verse.c). */
void poems_mark(struct page_work *p);
/* Short lines that look like headings of one story's sections, by how they are worded (alike.c). After all other marks. */
void alike_mark(struct page_work *p);
/* Lists and tables, once the lines are measured (lists.c). */
void lists_mark(struct page_work *p);

/* Reads S as a byline ("□ 本报记者 高岩 通讯员 田小军"); false when it is none. OUT may be NULL. */
bool byline_parse(struct arena *a, const struct words *w, struct str s, struct author_list *out);
/* The role that S begins with, and what stands before it and belongs to it: 特约摄影记者. Its length in bytes, 0: none. */
size_t role_length(const struct words *w, struct str s);
/* The same of what stands in brackets behind the end of a text, （王涛）: there two or three ideographs are a name, whatever the surname. */
bool byline_closing(struct arena *a, const struct words *w, struct str inside, struct author_list *out);
/* Does byline S stop within a role: □ 本报记者 高岩 通讯? */
bool byline_breaks(struct str s);
/* The dateline at the head of S: 本报讯（记者 …）. Returns its length in bytes, 0: none. CREDIT gets an agency. */
size_t opening_parse(struct arena *a, const struct words *w, struct str s, struct author_list *out, struct str *credit);
/* The photographer at the end of S: returns where the credit begins, s.n: none. CREDIT gets the names as printed. */
size_t credit_parse(struct arena *a, const struct words *w, struct str s, struct str *credit);
/* 春到渡口（国画） 王涛 作: who made it, also where nothing but the name stands there; the same answer. */
size_t artist_parse(struct arena *a, const struct words *w, struct str s, struct str *credit);

/* Do its marks alone say what the line is? Every rule asks this and the next of line after line: answered without a call and without a branch. */
static inline bool line_fixed(const struct line *l)
{
    return l->marks & (MARK_BYLINE | MARK_STAFF | MARK_FURNITURE | MARK_RULE);
}

/* Does what is being told end with this line: a sentence end, a jump, a credit, a signature's date? */
static inline bool line_complete(const struct line *l)
{
    const unsigned ends = MARK_JUMP_TO | MARK_CREDIT | MARK_DATE | MARK_CLOSING | MARK_SIGNED;
    return (l->end == END_SENTENCE) | l->leads | l->contact | ((l->marks & ends) != 0) | line_fixed(l);
}

/* ---- leads (leads.c) ---------------------------------------------------------------------------------------------- */

/* 5月8日，…, 近日，…, 图为…, ▲…: how news and the text under a picture begin. */
bool news_lead(const struct page_work *p, const struct line *l);
/* …如下： leads to a list; 云坪县： is the first line of a headline. */
bool leads_on(const struct line *l);
/* 问：…: a reader asks, or a reporter. */
bool line_asks(const struct line *l);
/* Is line I the second one of a byline: 通讯员 … under □ 本报记者 …, beginning with a role and not with an ornament or 本报? */
bool byline_goes_on(const struct page_work *p, size_t i);

/* ---- brackets (brackets.c) ---------------------------------------------------------------------------------------- */

/* Where the bracket that ends S opens when it signs or credits, s.n: it does not. */
size_t bracket_signs(struct arena *a, const struct words *w, struct str s);
/* Does the text of lines [FIRST, LAST] end with who signs it, （王涛） or （记者 王涛）, also over a line end? Who he is, or a source, is no name. */
bool bracket_names(const struct page_work *p, size_t first, size_t last);
/*
 * （记者 王涛 通讯员⏎李明）: what stands in a bracket that line L opened is no byline of its own, and when the bracket signs or credits, it
 * closes the text with line NEXT, which follows. False when there is no such bracket.
 */
bool bracket_broken(struct page_work *p, struct line *l, struct line *next);
/* …。（据《某报》） and …。（王涛） end with what stands before the bracket, also when it began a line earlier: sets .end of lines. */
void brackets_end(struct page_work *p);

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
