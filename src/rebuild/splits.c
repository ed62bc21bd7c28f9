/*
 * Stories that stand one behind the other with nothing between are first taken for one. Two things betray them: a headline that found no
 * body, whose words stand in the lead of a later paragraph; and a story that opens with a dateline and closes with the signature of
 * a notice. The page is then cut there and joined again.
 */
#include <stdlib.h>

#include "rebuild_internal.h"

enum { MOST_PARAGRAPHS = 4000, KICKER_APART = 6, LEAD_LENGTH = 120 };

static const double LEAD_SHARE = 0.38;  /* of a headline's rare words stand in the lead that it heads */
static const double SET_IN_SHARE = 0.6; /* of a set-in headline's pairs stand in the lead of its story */
static const double FOREIGN = 0.16;     /* most of a first paragraph's rare words that the story before may hold */

struct part {
    size_t first, last; /* lines */
    int body;
    bool opens; /* the first of its body */
};

struct parts {
    struct part *at;
    size_t n, cap;
};

static void parts_list(const struct page_work *p, struct parts *out)
{
    for (size_t b = 0; b < p->nbodies; b++)
        for (size_t u = 0; p->bodies[b].kind != BODY_CAPTION && u < p->bodies[b].nunits; u++) {
            const struct unit *unit = &p->units[p->bodies[b].units[u]];
            for (size_t i = unit->first; i <= unit->last; i++) {
                if (i == unit->first || paragraph_starts(p, i)) {
                    struct part part = {i, i, (int)b, u == 0 && i == unit->first};
                    vec_push(out, part);
                }
                out->at[out->n - 1].last = i;
            }
        }
}

/* A part as a lead: short paragraphs go on with the next ones. */
static void part_add(const struct page_work *p, struct overlap *o, const struct parts *parts, size_t i)
{
    size_t ncp = 0;
    for (size_t k = i; k < parts->n && parts->at[k].body == parts->at[i].body && (k == i || ncp < LEAD_LENGTH); k++)
        for (size_t l = parts->at[k].first; l <= parts->at[k].last && (k == i || ncp < LEAD_LENGTH); l++) {
            overlap_add(o, i, p->lines[l].text);
            ncp += (size_t)p->lines[l].ncp;
        }
}

static struct match part_match(const struct page_work *p, struct overlap *o, const struct part *part)
{
    struct buf text = {0};
    for (size_t i = part->first; i <= part->last && text.n < 1200; i++)
        buf_str(&text, p->lines[i].text);
    struct match m = overlap_match(o, buf_view(&text));
    buf_free(&text);
    return m;
}

/* The most that one paragraph of the same body before (or behind) PART holds of its rare words. */
static double shared(const struct parts *parts, const struct match *m, size_t part, bool before)
{
    double most = 0;
    for (size_t k = 0; k < m->n; k++) {
        size_t other = (size_t)m->at[k].body;
        if (other == part || parts->at[other].body != parts->at[part].body || (other < part) != before)
            continue;
        most = m->at[k].found > most ? m->at[k].found : most;
    }
    return m->all > 0 ? most / m->all : 0;
}

/* May a story begin with PART, as far as its words go? */
static bool foreign(const struct page_work *p, struct overlap *o, const struct parts *parts, size_t part)
{
    struct match m = part_match(p, o, &parts->at[part]);
    double above = shared(parts, &m, part, true);
    return above < FOREIGN || above < shared(parts, &m, part, false) / 2;
}

static bool cut_at(struct page_work *p, const struct part *part)
{
    struct line *l = &p->lines[part->first];
    if (l->cut || part->opens)
        return false;
    return l->cut = true;
}

/* Words alone do not tell a headline from a kicker set apart: the print must hint at a new story too. */
static bool hinted(const struct page_work *p, const struct part *part, const struct block *k)
{
    const struct line *l = &p->lines[part->first], *before = l - 1;
    const struct body *b = &p->bodies[part->body];
    /* The body names its reporter in a dateline and would have a byline besides: two stories. */
    bool signed_twice =
        (k->byline >= 0 && b->authored) || (b->block >= 0 && b->authored && p->blocks[b->block].byline >= 0);
    /* A line of a headline that has found its body is a kicker, unless that body is plainly two. */
    int apart = abs(l->width - before->width);
    return signed_twice || (k->body < 0 ? apart >= 2 || l->gap > p->usual_gap : apart >= KICKER_APART);
}

/* TEXT heads one of block K's lines: does it head a later paragraph rather than the body it went to? */
static bool headline_cut(struct page_work *p, struct overlap *o, const struct parts *parts, const struct block *k,
                         struct str text)
{
    struct match m = overlap_match(o, text);
    for (size_t i = 0; i < m.n && m.all > 0; i++) {
        size_t part = (size_t)m.at[i].body;
        if (m.at[i].found / m.all < LEAD_SHARE)
            break;
        if (k->body >= 0 && parts->at[part].body != k->body)
            continue; /* another body: the assignment has decided against it */
        if (parts->at[part].opens)
            return false; /* a body begins there already */
        if (line_complete(&p->lines[parts->at[part].first - 1]) && hinted(p, &parts->at[part], k) &&
            foreign(p, o, parts, part))
            return cut_at(p, &parts->at[part]);
    }
    return false;
}

static bool block_cut(struct page_work *p, struct overlap *o, const struct parts *parts, const struct block *k)
{
    if (k->body < 0)
        return headline_cut(p, o, parts, k, k->title_text);
    bool found = false;
    for (size_t i = k->lines.from; i < k->lines.to && !found; i++)
        if (!line_fixed(&p->lines[i]) && p->lines[i].unit < 0)
            found = headline_cut(p, o, parts, k, p->lines[i].text);
    return found;
}

/* A dateline at the head, a notice's signature at the foot: cut where the words change most. */
static bool notice_cut(struct page_work *p, struct overlap *o, const struct parts *parts, int body)
{
    size_t best = SIZE_MAX;
    double least = 1;
    for (size_t i = 0; i < parts->n; i++) {
        const struct part *part = &parts->at[i];
        if (part->body != body || part->opens || p->lines[part->first].signature)
            continue;
        struct match m = part_match(p, o, part);
        double above = shared(parts, &m, i, true) - shared(parts, &m, i, false) / 2;
        if (above < least) {
            least = above;
            best = i;
        }
    }
    return best != SIZE_MAX && cut_at(p, &parts->at[best]);
}

/* May body line I be a headline that was set into the text: no prose, and no word goes on from it or to it. */
static bool may_be_set_in(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    if (l->end != END_OPEN || l->joined || l->hi < 12 || l->hi > 60 || l->signature || (i && p->lines[i - 1].joined) ||
        (l->marks & (MARK_OPENING | MARK_CREDIT | MARK_JUMP_TO | MARK_JUMP_FROM | MARK_DATE | MARK_ITEM)))
        return false;
    return str_find(l->text, STR("。"), 0) == SIZE_MAX && str_find(l->text, STR("，"), 0) == SIZE_MAX &&
           str_find(l->text, STR("、"), 0) == SIZE_MAX;
}

/* A story without a headline, and in the text of another a line that says what its lead says: that is the headline. */
static bool set_in_cut(struct page_work *p)
{
    int headless[16];
    size_t n = 0;
    for (size_t b = 0; b < p->nbodies && n < sizeof headless / sizeof *headless; b++)
        if (p->bodies[b].block < 0 && p->bodies[b].kind != BODY_CAPTION)
            headless[n++] = (int)b;
    bool found = false;
    for (size_t i = 0; n && i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        if (!l->body || l->unit < 0 || !may_be_set_in(p, i))
            continue;
        for (size_t k = 0; k < n; k++) {
            size_t pairs;
            if (p->units[l->unit].body == headless[k] ||
                overlap_lead(p->overlap, l->text, headless[k], &pairs) < SET_IN_SHARE || pairs < 5)
                continue;
            l->body = false;
            found = true;
            break;
        }
    }
    return found;
}

bool splits_find(struct page_work *p)
{
    struct parts parts = {0};
    bool found = set_in_cut(p);
    parts_list(p, &parts);
    if (parts.n > 1 && parts.n <= MOST_PARAGRAPHS) {
        struct overlap *o = overlap_new(parts.n);
        for (size_t i = 0; i < parts.n; i++)
            part_add(p, o, &parts, i);
        for (size_t k = 0; k < p->nblocks; k++)
            found |= block_cut(p, o, &parts, &p->blocks[k]);
        for (size_t b = 0; b < p->nbodies; b++)
            if (p->bodies[b].kind == BODY_NOTICE && p->bodies[b].opening)
                found |= notice_cut(p, o, &parts, (int)b);
        overlap_free(o);
    }
    vec_free(&parts);
    return found;
}
