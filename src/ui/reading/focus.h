/*
 * focus: which panel the keys are for. An article that gets the focus is opened by it.
 */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "../settings/request.h"

struct browser;

void focus_go(struct browser *b, enum panel panel);
void focus_leave(struct browser *b); /* back to where the focus was before */

#endif
