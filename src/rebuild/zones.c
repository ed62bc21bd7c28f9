/*
 * Zones of display lines into headline blocks. A zone is cut where that explains its lines best: lines whose words point to different bodies are
 * different headlines, lines stacked over one byline are one. The cut is the best of all, by dynamic programming.
 */
#include <math.h>
#include <stdlib.h>

#include "baolan/fold.h"
#include "zones.h"

struct block_list {
    struct block *at;
    size_t n, cap;
};

static void zone_cut(struct page_work *p, struct overlap *o, const struct zone *z, size_t zone, struct block_list *out)
{
    double *score = arena_array(p->arena, z->n + 1, sizeof *score);
    size_t *from = arena_array(p->arena, z->n + 1, sizeof *from);
    struct choice *choice = arena_array(p->arena, z->n + 1, sizeof *choice);
    score[0] = 0;
    for (size_t to = 1; to <= z->n; to++) {
        score[to] = -INFINITY;
        for (size_t n = 1; n <= BLOCK_LINES && n <= to; n++) {
            struct choice c = block_read(p, z, to - n, to, ANY_BODY);
            if (c.score + score[to - n] > score[to]) {
                score[to] = c.score + score[to - n];
                from[to] = to - n;
                choice[to] = c;
            }
        }
    }
    /* Cuts come last first. */
    size_t *cuts = arena_array(p->arena, z->n + 1, sizeof *cuts), ncuts = 0;
    for (size_t to = z->n; to; to = from[to])
        cuts[ncuts++] = to;
    while (ncuts--) {
        struct block b;
        if (block_make(p, o, z, from[cuts[ncuts]], cuts[ncuts], choice[cuts[ncuts]], zone, &b))
            vec_push(out, b);
    }
}

static int body_of(const struct page_work *p, size_t line)
{
    int unit = p->lines[line].unit;
    return unit < 0 ? -1 : p->units[unit].body;
}

/* 一、… right under a headline, both of them Markdown's: the first section. */
static bool first_numbered(const struct page_work *p, size_t i)
{
    int value;
    return i && p->lines[i].level && (p->lines[i].marks & MARK_NUMBERED) && number_lead(p->lines[i].text, &value) &&
           value == 1 && p->lines[i - 1].unit < 0 && p->lines[i - 1].level && !line_fixed(&p->lines[i - 1]);
}

/* Lines right over a unit that begin with a numbered one head its first section: 01, then its words. */
static void first_headings_mark(struct page_work *p)
{
    for (size_t u = 0; u < p->nunits; u++) {
        size_t first = p->units[u].first, k = section_over(p, first);
        if (k < first && p->bodies[p->units[u].body].units[0] == (int)u) {
            p->units[u].headed = true;
            for (; k < first; k++)
                p->lines[k].heading = true;
            continue;
        }
        k = first;
        while (k > 0 && first - k < 3 && p->lines[k - 1].unit < 0 && !line_fixed(&p->lines[k - 1]) &&
               !p->lines[k - 1].heading && (!p->lines[k - 1].level || first_numbered(p, k - 1)))
            if (p->lines[--k].marks & MARK_NUMBERED)
                break;
        if (k == first || !(p->lines[k].marks & MARK_NUMBERED) || p->bodies[p->units[u].body].units[0] != (int)u)
            continue;
        p->units[u].headed = true;
        for (; k < first; k++)
            p->lines[k].heading = true;
    }
}

/* The pair of ideographs that S begins with, behind quotes and figures. */
static uint32_t head_pair(const struct page_work *p, struct str s)
{
    uint32_t left = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (cp_is_han(c) && left)
            return pairs_find(p->pairs, fold_cp(left), fold_cp(c));
        if (left || cp_is_latin(c))
            break;
        left = cp_is_han(c) ? c : 0;
    }
    return PAIRS_NONE;
}

/* The zone at line *AT, which moves behind it; its lines are the arena's. Empty when *AT is a body's or nothing there heads anything. */
static struct zone zone_next(struct page_work *p, struct overlap *o, size_t *at)
{
    size_t i = *at;
    bool ruled = false;
    struct zone z = {.words = o, .above = -1, .below = i ? body_of(p, i - 1) : -1};
    size_t end = i;
    while (end < p->nlines && p->lines[end].unit < 0)
        end++;
    z.at = arena_array(p->arena, end - i, sizeof *z.at);
    for (; i < end; i++) {
        const struct line *l = &p->lines[i];
        ruled |= p->markdown && (l->marks & MARK_RULE);
        if (l->heading || l->cell || byline_goes_on(p, i) || (line_fixed(l) && !(l->marks & MARK_BYLINE)))
            continue;
        struct zone_line zl = {.line = i, .byline = l->marks & MARK_BYLINE, .head = head_pair(p, l->text)};
        zl.parted = z.n && (ruled || l->box != p->lines[z.at[z.n - 1].line].box);
        ruled = false;
        if (!zl.byline)
            zl.match = span_match(p, o, (struct span){i, i + 1});
        z.at[z.n++] = zl;
    }
    if (i < p->nlines)
        z.above = body_of(p, i);
    zone_read(p, &z);
    *at = i > *at ? i : i + 1;
    return z;
}

void headlines_find(struct page_work *p, struct overlap *o)
{
    first_headings_mark(p);
    struct block_list blocks = {0};
    struct {
        struct zone *at;
        size_t n, cap;
    } zones = {0};
    for (size_t i = 0; i < p->nlines;) {
        struct zone z = zone_next(p, o, &i);
        if (!z.n)
            continue;
        zone_cut(p, o, &z, zones.n, &blocks);
        vec_push(&zones, z);
    }
    p->zones = arena_copy(p->arena, zones.at, zones.n, sizeof *zones.at);
    p->nzones = zones.n;
    p->blocks = arena_copy(p->arena, blocks.at, blocks.n, sizeof *blocks.at);
    p->nblocks = blocks.n;
    vec_free(&zones);
    vec_free(&blocks);
}
