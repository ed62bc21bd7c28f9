/* A column that stops in mid-sentence because another story fills it up, and where the sentence goes on. */
#include "columns.h"

#include <stdlib.h>

#include "runs.h"

bool same_column(const struct page_work *p, const struct unit *u, const struct unit *v)
{
    enum { SAME = 2 };
    bool line = u->first == u->last; /* which may be the first of a paragraph */
    return abs(u->last_width - v->width) <= SAME ||
           (line && abs(p->lines[u->last].hi + PARAGRAPH_INDENT - v->width) <= SAME);
}

bool sentence_waits(const struct page_work *p, const struct unit *u, const struct unit *v)
{
    enum { AHEAD = 8 };
    struct str end_text = p->lines[u->last].text;
    if (!v->width || same_column(p, u, v) || (!v->new_start && seam_joined(p, end_text, p->lines[v->first].text)))
        return false;
    const struct unit *end = p->units + p->nunits;
    for (const struct unit *w = v + 1; w < end && w <= v + AHEAD; w++) {
        bool goes_on = !w->opening && !w->jump_from && !w->credit && !w[-1].open_end && !w->new_start;
        struct str start = p->lines[w->first].text;
        if (goes_on && same_column(p, u, w) && (seam_joined(p, end_text, start) || begins_within(start)))
            return true;
    }
    return false;
}
