/*
 * footer: the keys that the last row of the screen tells, in one table.
 */
#ifndef UI_FOOTER_H
#define UI_FOOTER_H

#include "request.h"

struct footer_key {
    unsigned panels; /* IN_… */
    enum request request;
    enum message words;
};

/* The keys that matter in a panel, the most needed first: what does not fit is left out. */
extern const struct footer_key footer_keys[];
extern const size_t footer_nkeys;

/* Does the footer of PANEL tell the key of REQUEST, where there is room? */
bool footer_tells(enum panel panel, enum request request);

#endif
