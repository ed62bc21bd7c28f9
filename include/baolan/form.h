/*
 * form: the forms in which articles leave the program, for other programs and other readers. Each appends to OUT and ends its lines.
 */
#ifndef BAOLAN_FORM_H
#define BAOLAN_FORM_H

#include "baolan/article.h"

typedef void form_write(const struct page *page, const struct article *article, struct buf *out);

/* ---- whole articles ----------------------------------------------------------------------------------------------- */

/* The record of the export contract, one line. */
form_write form_jsonl;
/* RFC 4180 with LF line ends, one record an article; a cell that a spreadsheet would take for a formula gets a ' in front. */
form_write form_csv;
/* CommonMark; whatever the text holds stays text. */
form_write form_markdown;
/* Text to be read and copied from: the head line by line, then a paragraph a line, indented as printed. */
form_write form_text;

/* ---- citations ---------------------------------------------------------------------------------------------------- */

/* A biblatex entry (@article) whose key is the uid. */
form_write form_bibtex;
/*
 * GB/T 7714-2015, 4.4 and 8: authors (three at most). title[N]. newspaper, date(page). What the page does not say and the program
 * derived or inferred stands in square brackets.
 */
form_write form_gbt7714;
/* As footnotes of Chinese books have it: 作者：《标题》，《报纸》2024年5月10日，第4版。 */
form_write form_footnote;

/* One of them, for commands and menus. */
struct form {
    const char *name;      /* as options name it */
    const char *extension; /* of a file, without dot; NULL: a citation */
    const char *head;      /* written once before the first article; NULL: nothing */
    form_write *write;
    bool cites;    /* a citation: of a story in halves the first says all */
    bool faithful; /* safe for a terminal by its own escapes; else it is to pass display.h */
};
/* NULL: there is none of this NAME, or of this EXTENSION. */
const struct form *form_named(struct str name);
const struct form *form_of_extension(struct str extension);

#endif
