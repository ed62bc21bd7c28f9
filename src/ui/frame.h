/*
 * frame: where panels stand, their titles and borders, the status line and the footer. Rows are composed from left
 * to right, each panel within its own columns, so a border stands where the layout puts it whatever a panel draws.
 */
#ifndef UI_FRAME_H
#define UI_FRAME_H

struct browser;

/* Makes the panels ready for a frame, then draws it. */
void frame_prepare(struct browser *b);
void frame_draw(struct browser *b);

#endif
