/*
 * narrow: a panel shows only the items that hold what is typed, by characters or pinyin (baolan/pinyin.h).
 */
#ifndef UI_NARROW_H
#define UI_NARROW_H

#include "view.h"

/* Can V be? */
bool narrow_possible(const struct view *v);
/* Narrows V to what holds TYPED, the cursor on the first; "" shows all again, the cursor on the item it was on. */
void narrow_to(struct view *v, struct str typed);
/* The items may be others: chooses among them anew. */
void narrow_refresh(struct view *v);
void narrow_free(struct view *v);
/* Appends to the title what V is narrowed to and how many items that are. */
void narrow_headline(const struct view *v, struct row *row);

#endif
