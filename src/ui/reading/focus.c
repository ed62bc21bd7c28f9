#include "focus.h"

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "reading.h"

/* Two versions of a text have the screen to themselves, and what is read after them has it as it was before. */
static bool leaves_difference(const struct browser *b, enum panel panel)
{
    bool shown = b->reading == PANEL_DIFFERENCE,
         below = ((1 << b->reading) & IN_OVERLAY) && b->before_overlay == PANEL_DIFFERENCE;
    return (shown || below) && ((1 << panel) & (IN_ARTICLE & ~IN_DIFFERENCE));
}

void focus_go(struct browser *b, enum panel panel)
{
    if (leaves_difference(b, panel))
        b->zoom = b->zoomed;
    if ((1 << panel) & IN_ARTICLE)
        reading_keep(b);
    if (((1 << panel) & IN_OVERLAY) && !((1 << b->focus) & (IN_OVERLAY | IN_HELP | IN_PALETTE)))
        b->before_overlay = b->focus;
    if ((1 << panel) & IN_PANE)
        b->reading = panel;
    if (panel == PANEL_RELATED)
        b->reading = PANEL_READER;
    if (((1 << panel) & (IN_FACETS | IN_LIST)) != 0)
        b->zoom = false;
    b->focus = panel;
    browser_layout(b);
}

void focus_leave(struct browser *b)
{
    struct view *v = browser_view(b, b->focus);
    if (narrowed(v)) {
        narrow_to(v, STR(""));
    } else if (b->focus == PANEL_HELP) {
        focus_go(b, b->before_help);
    } else if ((1 << b->reading) & IN_OVERLAY) {
        b->reading = PANEL_READER;
        focus_go(b, (1 << b->focus) & IN_OVERLAY ? b->before_overlay : b->focus);
    } else if (b->reading != PANEL_READER || b->focus == PANEL_RELATED) {
        focus_go(b, PANEL_READER);
    } else if (b->zoom) {
        b->zoom = false;
    } else {
        focus_go(b, PANEL_LIST);
    }
}
