/*
 * mark: where the texts of a query stand in a text that is shown.
 */
#ifndef CMD_MARK_H
#define CMD_MARK_H

#include "baolan/memory.h"

/* One flag a code point of TEXT: does it belong to one of TEXTS (compared folded)? NULL when none of them stands there. */
bool *mark_matches(struct arena *a, struct str text, const struct str *texts, size_t n);

#endif
