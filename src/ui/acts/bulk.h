/*
 * bulk: one act for all articles of the list, that is for all that the filters and the search let through, or for those that the list is narrowed
 * to. How many they were is told, and one undo undoes it.
 */
#ifndef UI_BULK_H
#define UI_BULK_H

struct browser;

/* Asks what is to be done with them. */
void bulk_ask(struct browser *b);

#endif
