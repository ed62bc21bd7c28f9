#include "going.h"

#include "../browser/browser.h"
#include "focus.h"
#include "reading.h"

void reading_go(struct browser *b, bool back)
{
    if (reading_walk(b, back))
        focus_go(b, PANEL_READER);
    else
        browser_note(b, ROLE_MESSAGE, message(back ? MSG_NO_BACK : MSG_NO_FORWARD));
}

void reading_related(struct browser *b, size_t nth)
{
    reading_preview(b); /* before its story is looked at */
    const struct story *story = b->reader.story;
    if (story && nth <= story->nlinks) {
        reading_keep(b);
        reading_open(b, story->links[nth - 1].related.uid);
        focus_go(b, PANEL_READER);
    } else {
        browser_note(b, ROLE_MESSAGE,
                     message_with(b->frame, MSG_NO_SUCH_RELATED, arena_printf(b->frame, "%zu", nth), STR_ABSENT));
    }
}

void reading_open_listed(struct browser *b)
{
    struct list *l = &b->list;
    const struct hit *hit = list_here(l);
    l->opens = !hit && (b->fresh || l->asked_to);
    if (hit) {
        reading_open(b, hit->uid);
        focus_go(b, PANEL_READER);
    }
}
