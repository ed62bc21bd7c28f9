/*
 * prompt: the line at the foot in which something is typed. While a search is typed the list shows what it finds so
 * far, as often as no key waits; while a panel is narrowed it shows what is left with each key.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "../browser/typing.h"

struct browser;

void prompt_start(struct browser *b, enum prompt_kind kind);
/* Enter searches, Esc leaves; a query that cannot be read is pointed at and stays to be mended. */
void prompt_key(struct browser *b, uint32_t key);
/* Shows what is found by what is typed so far; false when it is shown. */
bool prompt_idle(struct browser *b);
void prompt_free(struct browser *b);
/* Composes the line into ROW; the column of the cursor. */
int prompt_draw(struct browser *b, struct row *row);

#endif
