/*
 * rows, inside: the steps, and the parts of the one that reads markup.
 */
#ifndef ROWS_INTERNAL_H
#define ROWS_INTERNAL_H

#include "baolan/rows.h"

/* ---- the steps, each from rows to rows in place ---------------------------------------------------------------------- */

/* Markdown and HTML: headings, emphasis, links, images, tables, entities, fences. */
void markup_read(struct arena *a, const struct words *w, struct rows *rows);
/* Rules seen beside a column, specks, lines of nothing else. */
void specks_remove(struct arena *a, struct rows *rows);
/* Columns side by side, as a layout-preserving extractor leaves them. */
void columns_cut(struct arena *a, const struct words *w, struct rows *rows);

/* ---- markup_own.c ---------------------------------------------------------------------------------------------------- */

/* Takes off what extractors write of their own: front matter, marks of pages; marks of pictures become images. Before all else. */
void markup_own(struct arena *a, const struct words *w, struct rows *rows);
/* Headings that have a line of = or - under them get their #. For Markdown alone. */
void markup_underlined(struct arena *a, struct rows *rows);

/* ---- markup_heads.c -------------------------------------------------------------------------------------------------- */

/* Is this Markdown, whatever the file is called? Two headings, two lines in bold, or one sign of it and half of the text in long paragraphs. */
bool markup_is_markdown(const struct rows *rows);
/* "## heading": the level, 0 when it is none. At most six, and a blank must follow, as CommonMark 0.31 §4.2 says. */
int markup_level(struct str s);
/* The whole line is bold, and short: what an optical reader writes for a headline it has no level for. */
bool markup_bold(struct str s);
/* Either of the two. */
bool markup_headline(struct str s);
/*
 * **标题**　正文…: a headline set bold into the first line of its text. Bytes of it with its signs and the blanks behind it; 0: there is none. What
 * is bold and no headline: a dateline, the name of a box, who speaks.
 */
size_t markup_run_in(const struct words *w, struct str s);

/* ---- markup_blocks.c ------------------------------------------------------------------------------------------------- */

/* Rules between stories become ---, quotations lose their signs, those that begin with a headline are boxes. For Markdown alone. */
void markup_blocks(struct arena *a, const struct words *w, struct rows *rows);

/* ---- markup_inline.c ------------------------------------------------------------------------------------------------- */

/* What tags leave in the text where they stood: the end of a block, of a cell, of a table's row; a table begins, ends. */
enum { MARKUP_BLOCK = 1, MARKUP_CELL, MARKUP_ROW, MARKUP_TABLE, MARKUP_TABLE_END };

/* What the signs within one line did. */
struct markup_line {
    int level;   /* <h3> */
    bool broken; /* one of MARKUP_… is in the text */
    bool image;
    bool caption; /* it is called the text under one */
    bool centred;
    bool sign; /* tags, comments and other signs were taken out */
};

/*
 * Appends S without its signs: entities become characters, tags of HTML go or leave one of MARKUP_…, images go, links keep their text.
 * MARKDOWN: emphasis, code spans, escapes and formulas as well.
 */
void markup_inline(const struct words *w, struct str s, bool markdown, struct buf *out, struct markup_line *what);

/* ---- markup_formula.c ------------------------------------------------------------------------------------------------ */

/* Appends the text of the formula that opens at byte AT of S. Bytes of S taken; 0: none opens there, or what looks like one is text. */
size_t markup_formula(struct str s, size_t at, struct buf *out);

#endif
