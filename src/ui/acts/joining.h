/*
 * joining: two articles become one, the second behind the first; and all that was corrected of an article, joined or split is taken back. An
 * article is split in the editor (correcting.h).
 */
#ifndef UI_JOINING_H
#define UI_JOINING_H

#include "../settings/request.h"

struct browser;

/* False when REQUEST is none of theirs. */
bool joining_request(struct browser *b, enum request request);
void joining_free(struct browser *b);

#endif
