/*
 * complete: what the search line offers at Tab: names of fields, and behind a field's colon the values it has in this
 * archive, found by characters or pinyin. The offers stand in the row above the line; Tab and S-Tab go through them.
 */
#ifndef UI_COMPLETE_H
#define UI_COMPLETE_H

#include "../terminal/row.h"
#include "baolan/archive.h"

struct browser;

/* Offers what may stand at the cursor of the search line, or goes BY (1, -1) in what is offered. */
void complete(struct browser *b, int by);
/* The choice stays in the line, or what was typed comes back; nothing is offered any more. */
void complete_accept(struct browser *b);
void complete_cancel(struct browser *b);
bool completing(const struct browser *b);
void complete_draw(struct browser *b, struct row *row);
void complete_free(struct browser *b);

#endif
