/*
 * bulk: one act for all articles of the list, that is for all that the filters and the search let through, or for those that the list is narrowed
 * to. How many they were is told, and one undo undoes it.
 */
#ifndef UI_BULK_H
#define UI_BULK_H

#include "../settings/request.h"

struct browser;

/* True when REQUEST asks for that, and what is to be done with them was asked. */
bool bulk_request(struct browser *b, enum request request);

#endif
