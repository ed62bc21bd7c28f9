/*
 * writing: articles as bytes, and bytes as files that are whole or not there.
 */
#ifndef UI_WRITING_H
#define UI_WRITING_H

#include "baolan/form.h"

/* Appends an article in a form, safe to be shown on a terminal. */
void writing_article(const struct form *form, const struct page *page, const struct article *article, struct buf *out);
/* A file name made of a title: no slashes, blanks or signs that shells and other systems mind, at most 40 characters. */
struct str writing_name(struct arena *a, struct str title);

/* False with errno when not all of TEXT could be written. */
bool writing_all(int fd, struct str text);
/* The file beside FILE that becomes it when it is whole. */
struct str writing_part(struct arena *a, struct str file);
/* PART is whole: it becomes FILE, which is only written over when OVER. STATUS_SYSTEM when it cannot; PART is gone whatever the status. */
enum status writing_finish(struct str part, struct str file, bool over, struct error *err);

#endif
