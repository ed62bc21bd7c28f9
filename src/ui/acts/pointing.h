/*
 * pointing: what the mouse does. A click focuses the panel and puts its cursor there, a second one soon after it opens, the wheel scrolls the panel
 * under it, a border that is pressed goes where the mouse goes until the button is released.
 */
#ifndef UI_POINTING_H
#define UI_POINTING_H

#include "../terminal/mouse.h"

struct browser;

void pointing_act(struct browser *b, const struct mouse_event *event);

#endif
