/*
 * document: the text in the reading pane, set for the width that the pane has.
 */
#ifndef UI_DOCUMENT_H
#define UI_DOCUMENT_H

#include "../browser/browser.h"

enum { READER_GAP = 4 /* columns between two columns of text */ };

/* A column of air on both sides, where there is room; and the width of one column of text. */
int reader_margin(const struct view *v);
int reader_text_width(const struct view *v);
/* LINE of OF lines (0: of as many as there are now) is shown first. STORY is owned from now on. */
void reader_show(struct reader *r, struct story *story, size_t line, size_t of);
void reader_forget(struct reader *r); /* the words or the width are others */
/* Sets the text for the width and the words of now, if it is not. */
void reader_set(struct reader *r);
void reader_go(struct reader *r, size_t line);

#endif
