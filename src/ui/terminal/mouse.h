/*
 * mouse: what it did last. The code that a key is told by (key.h) has no room for where, so that is put down here.
 */
#ifndef UI_MOUSE_H
#define UI_MOUSE_H

#include <stdbool.h>

enum mouse_kind { MOUSE_PRESS, MOUSE_DRAG, MOUSE_RELEASE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct mouse_event {
    enum mouse_kind kind;
    int y, x;      /* 0-based cell of the screen */
    bool released; /* a press whose button is up again already */
    int clicks;    /* 2: the second at this place soon after the first; 0: not known */
};

/* What KEY_CODE_MOUSE was: put down by the screen, or by a script. */
void mouse_put(const struct mouse_event *event);
struct mouse_event mouse_taken(void);

#endif
