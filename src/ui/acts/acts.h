/*
 * acts: what a request means wherever it is made, when the panel in focus has no meaning of its own for it: to the panels, over the
 * reading pane, through matches and sections, help, the configuration, the end.
 */
#ifndef UI_ACTS_H
#define UI_ACTS_H

#include "../settings/request.h"

struct browser;

void acts_request(struct browser *b, enum request request);

#endif
