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
    struct pair_list text = {0};
    for (size_t i = from; i < to; i++) {
        if (p->lines[i].marks & MARK_DATE)
            continue; /* when it was written */
        lines_pairs(p, i, i + 1, &text);
        columns += (size_t)p->lines[i].hi;
        lines++;
    }
    struct match m = overlap_match(p->overlap, &text);
    pair_list_free(&text);
    double held = 0;
    for (size_t k = 0; k < m.n; k++)
        held += m.at[k].found;
    return lines >= VERSES_LEAST && columns <= lines * USUAL_VERSE && held <= FOUND_MOST * m.all;
}

/* Short lines that were taken for text, a paragraph each, and seldom end as prose does. */
static bool verse_unit(const struct page_work *p, const struct unit *u)
{
    size_t open = 0, lines = u->last - u->first + 1;
    for (size_t i = u->first; i <= u->last; i++) {
        const struct line *l = &p->lines[i];
        if (l->width || l->hi > WIDEST_VERSE || (l->marks & (MARK_OPENING | MARK_CREDIT)))
            return false;
        open += !line_complete(l);
    }
    return lines >= VERSES_LEAST && open * 3 >= lines * 2;
}

/* Where the stanza at FROM stops, and those behind it; one or two lines behind the last blank line head what follows. */
static size_t stanza_end(const struct page_work *p, size_t from)
{
    enum { HEADLINE_MOST = 2 };
    size_t end = from, group = from;
    for (; end < p->nlines && end - from < VERSES_MOST && verse_like(&p->lines[end]); end++)
        if (p->lines[end].gap)
            group = end;
    bool heads = end < p->nlines && (!p->lines[end].gap || (group > from && end - group <= HEADLINE_MOST));
    return heads ? group : end;
}

/* Stanzas behind verse that was seen as text already: up to a name, a headline or text. */
static bool stanzas_find(struct page_work *p)
{
    bool found = false;
    for (size_t u = 0; u < p->nunits; u++) {
        size_t from = p->units[u].last + 1, end;
        if (!verse_unit(p, &p->units[u]) || from >= p->nlines || !verse_like(&p->lines[from]))
            continue;
        end = stanza_end(p, from);
        if (!verses(p, from, end))
            continue;
        for (size_t k = p->units[u].first; k < end; k++) {
            p->lines[k].body = p->lines[k].verse = true;
            p->lines[k].width = 0;
        }
        found = true;
    }
    return found;
}

bool verse_find(struct page_work *p)
{
    bool found = stanzas_find(p);
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
