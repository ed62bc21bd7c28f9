#include "focus.h"

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "reading.h"

void focus_go(struct browser *b, enum panel panel)
{
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
    } else if (b->reading == PANEL_DIFFERENCE) {
        b->zoom = b->zoomed;
        focus_go(b, PANEL_READER);
    } else if (b->reading != PANEL_READER || b->focus == PANEL_RELATED) {
        focus_go(b, PANEL_READER);
    } else if (b->zoom) {
        b->zoom = false;
    } else {
        focus_go(b, PANEL_LIST);
    }
}
