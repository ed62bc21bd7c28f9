#include "matches.h"

#include "../browser/browser.h"
#include "document.h"
#include "focus.h"
#include "reading.h"

enum { ARTICLES_MAX = 64 /* looked at for one that shows a match: a query may find by a field alone */ };

/* The document of what the reading pane shows, set now if it is not. */
static const struct doc *document(struct browser *b)
{
    if (!layout_shows(&b->layout, PANEL_READER))
        focus_go(b, PANEL_READER);
    reader_set(&b->reader);
    return &b->reader.doc;
}

static void go(struct browser *b, size_t match)
{
    struct reader *r = &b->reader;
    size_t line = r->doc.matches[match], third = (size_t)(r->view.height / 3);
    r->match = match;
    if (line < r->view.top || line >= r->view.top + (size_t)r->view.height)
        reader_go(r, line > third ? line - third : 0);
}

/* The article under the cursor of the list, unless it is the one shown already: then the one BY lines on. False: there
 * is none, or (*WAITS) it has to be read first. */
static bool next_article(struct browser *b, int by, bool *waits)
{
    struct view *v = &b->list.view;
    const struct hit *hit = list_here(&b->list);
    *waits = b->fresh;
    if (hit && str_eq(hit->uid, story_uid(b->reader.story))) {
        if (by < 0 ? v->cursor == 0 : v->cursor + 1 >= view_count(v))
            return false;
        view_go(v, v->cursor + (by < 0 ? (size_t)-1 : 1));
        hit = list_here(&b->list);
    }
    if (!hit) {
        *waits = view_count(v) > 0;
        return false;
    }
    if (b->previews)
        reading_preview(b);
    else
        reading_open(b, hit->uid);
    return b->reader.story && str_eq(hit->uid, story_uid(b->reader.story));
}

void matches_cross(struct browser *b, int by)
{
    bool waits = false;
    for (int i = 0; i < ARTICLES_MAX && next_article(b, by, &waits); i++) {
        const struct doc *doc = document(b);
        if (!doc->nmatches)
            continue;
        go(b, by < 0 ? doc->nmatches - 1 : 0);
        browser_note(b, ROLE_MESSAGE, message(by < 0 ? MSG_IN_PREVIOUS : MSG_IN_NEXT));
        return;
    }
    b->list.crosses = waits ? by : 0;
    if (!waits)
        browser_note(b, ROLE_MESSAGE, message(MSG_LAST_MATCH));
}

void matches_go(struct browser *b, int by)
{
    if (!b->words) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_MATCH));
        return;
    }
    const struct doc *doc = document(b);
    size_t n = doc->nmatches, m = b->reader.match;
    if (m == SIZE_MAX && n) { /* the first one from what is shown on, or the last one before */
        m = by < 0 ? n : 0;
        while (by > 0 && m < n && doc->matches[m] < b->reader.view.top)
            m++;
        while (by < 0 && m > 0 && doc->matches[m - 1] >= b->reader.view.top)
            m--;
        m = by < 0 ? m - 1 : m;
    } else {
        m = by < 0 ? m - 1 : m + 1;
    }
    if (m < n)
        go(b, m);
    else
        matches_cross(b, by);
}
