/*
 * lines: what each line of a page is, before it is known which story it belongs to. The files of this folder, in the order of the work, are listed in
 * rebuild_internal.h.
 */
#ifndef REBUILD_LINES_H
#define REBUILD_LINES_H

#include "baolan/phrases.h"
#include "baolan/rebuild.h"
#include "baolan/utf8.h"
#include "pairs.h"
#include "signs.h"

struct page_work;

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

#endif
