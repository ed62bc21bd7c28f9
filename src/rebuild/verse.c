/*
 * Verse: short lines under a name, none of which ends as prose does and none of whose words stand in any story of the page. By their shape alone they
 * would be headlines.
 */
#include "rebuild_internal.h"

enum { VERSES_LEAST = 4, VERSES_MOST = 120, WIDEST_VERSE = 40, USUAL_VERSE = 28 };

static const double FOUND_MOST =
    0.3; /* of their rare words that the stories hold: headlines, of one story or of several, find more */

static bool verse_like(const struct line *l)
{
    const unsigned told = MARK_OPENING | MARK_JUMP_FROM | MARK_JUMP_TO | MARK_CREDIT | MARK_NUMBERED | MARK_OFFICIAL |
                          MARK_DASH_START | MARK_LABEL | MARK_ITEM;
    return l->unit < 0 && !line_fixed(l) && !l->level && !l->vertical && !l->cell && !l->heading &&
           !(l->marks & told) && l->hi <= WIDEST_VERSE;
}

/* Where the lines behind the name at I stop being verse: before what stands close over the next name or text. */
static size_t verse_end(const struct page_work *p, size_t i)
{
    size_t end = i + 1;
    while (end < p->nlines && end - i <= VERSES_MOST && verse_like(&p->lines[end]))
        end++;
    if (end >= p->nlines || line_fixed(&p->lines[end - 1]))
        return end;
    bool heads = p->lines[end].unit >= 0 || (p->lines[end].marks & MARK_BYLINE);
    while (heads && end > i + 1 && !p->lines[--end].gap)
        ;
    return end;
}

static bool verses(const struct page_work *p, size_t from, size_t to)
{
    size_t lines = 0, columns = 0;
    struct buf text = {0};
    for (size_t i = from; i < to; i++) {
        if (p->lines[i].marks & MARK_DATE)
            continue; /* when it was written */
        buf_str(&text, p->lines[i].text);
        columns += (size_t)p->lines[i].hi;
        lines++;
    }
    struct match m = overlap_match(p->overlap, buf_view(&text));
    buf_free(&text);
    double held = 0;
    for (size_t k = 0; k < m.n; k++)
        held += m.at[k].found;
    return lines >= VERSES_LEAST && columns <= lines * USUAL_VERSE && held <= FOUND_MOST * m.all;
}

bool verse_find(struct page_work *p)
{
    bool found = false;
    for (size_t i = 1; i + VERSES_LEAST < p->nlines; i++) {
        if (!(p->lines[i].marks & MARK_BYLINE) || p->lines[i].unit >= 0 || !verse_like(&p->lines[i - 1]))
            continue;
        size_t end = verse_end(p, i);
        if (!verses(p, i + 1, end))
            continue;
        for (size_t k = i + 1; k < end; k++) {
            p->lines[k].body = p->lines[k].verse = true;
            p->lines[k].width = 0;
        }
        p->lines[i + 1].cut = found = true;
        i = end - 1;
    }
    return found;
}
