/*
 * exports: one article in each of the forms that leave the program. Each appends to OUT and ends its lines.
 */
#ifndef CMD_EXPORTS_H
#define CMD_EXPORTS_H

#include "baolan/article.h"

extern const char export_csv_head[];

void export_jsonl(const struct page *page, const struct article *article, struct buf *out);
/* RFC 4180 with LF line ends, one record an article; a cell that a spreadsheet would take for a formula gets a ' in front. */
void export_csv(const struct page *page, const struct article *article, struct buf *out);
/* CommonMark; whatever the text holds stays text. */
void export_markdown(const struct page *page, const struct article *article, struct buf *out);
/* A BibTeX entry (@article) whose key is the uid. */
void export_bibtex(const struct page *page, const struct article *article, struct buf *out);

#endif
