/*
 * Zones cut once more. Which lines are one headline was decided by their words alone, zone by zone; now the page is known: which body got
 * which block, and which stories have none. A block that holds two headlines is parted between its story and one that lacks a headline; a line that
 * stands better in the next block goes there. Each step is the best there is, as long as it gains enough.
 */
#include <math.h>
#include <stdlib.h>

#include "zones.h"

enum { MOST_STEPS = 16, MOST_HEADLESS = 16, MOST_PIECES = 24 };

static const double HEADED = 0.8;     /* nearly every story has a headline */
static const double LITTLE = 0.25;    /* share of a headline's words that any story holds */
static const double STRANGER = 0.125; /* … and less in its own story: it may be another's */
static const double KIN = 0.3;        /* share of words that two lines of one headline have in common */
static const double ENOUGH = 0.5;     /* a step must gain */
static const double IN_ORDER = 0.8;   /* what it gains by a headline that stands among the others as its story does */
static const double TURNED = 1.0; /* … or that is set upright and what it stands with is not, or the other way about */

/* Zone lines [FROM, TO): a block for BODY, -1: for none. BARE: bylines alone. */
struct piece {
    size_t from, to;
    int body;
    bool bare;
    double score;
};

struct grouping {
    struct page_work *p;
    size_t zone;
    struct piece at[MOST_PIECES + 1];
    size_t n;
    bool changed;
};

/* How well zone lines [FROM, TO) head BODY. */
static double piece_score(const struct page_work *p, const struct zone *z, size_t from, size_t to, int body)
{
    struct choice c = block_read(p, z, from, to, body);
    if (c.title_from == c.title_to || body < 0)
        return c.score;
    struct block k = {.byline = -1, .lines = {z->at[from].line, z->at[to - 1].line + 1}};
    for (size_t i = from; i < to; i++)
        if (z->at[i].byline)
            k.byline = (int)z->at[i].line;
    k.title_text = p->lines[z->at[c.title_to - 1].line].text; /* what it ends with tells a notice */
    return c.score + headline_place(p, &k, (size_t)body) + HEADED;
}

/* The pieces of zone G->zone as they are, its blocks from *K on, which moves behind them. False when there are too many. */
static bool pieces_list(struct grouping *g, size_t *k)
{
    const struct page_work *p = g->p;
    const struct zone *z = &p->zones[g->zone];
    size_t i = 0;
    bool few = true;
    for (; *k < p->nblocks && p->blocks[*k].zone == g->zone; ++*k) {
        const struct block *b = &p->blocks[*k];
        few &= g->n + 3 <= MOST_PIECES;
        if (!few)
            continue;
        size_t from = i;
        while (from < z->n && z->at[from].line < b->lines.from)
            from++;
        if (from > i)
            g->at[g->n++] = (struct piece){i, from, NO_BODY, true, 0};
        for (i = from; i < z->n && z->at[i].line < b->lines.to; i++)
            ;
        g->at[g->n++] = (struct piece){from, i, b->body, false, piece_score(p, z, from, i, b->body)};
    }
    if (i < z->n)
        g->at[g->n++] = (struct piece){i, z->n, NO_BODY, true, 0};
    return few;
}

/* A step: pieces [AT, AT + OLD) become FIRST and SECOND. */
struct step {
    size_t at, old;
    struct piece first, second;
    double gain;
};

/* Share of the pairs of zone lines [FROM, TO) that stand in zone lines [OTHER, END) too: lines that say the same head the same. */
static double kinship(const struct page_work *p, const struct zone *z, size_t from, size_t to, size_t other, size_t end)
{
    struct pair_list a = {0}, b = {0};
    size_t same = 0;
    for (size_t i = from; i < to; i++)
        span_pairs(p, (struct span){z->at[i].line, z->at[i].line + 1}, &a);
    for (size_t i = other; i < end; i++)
        span_pairs(p, (struct span){z->at[i].line, z->at[i].line + 1}, &b);
    for (size_t i = 0; i < a.n; i++)
        for (size_t k = 0; k < b.n; k++)
            if (a.at[i] == b.at[k]) {
                same++;
                break;
            }
    double share = a.n ? (double)same / (double)a.n : 0;
    pair_list_free(&a, p->pairs);
    pair_list_free(&b, p->pairs);
    return share;
}

/*
 * Headlines collected before or after all text keep the order of the stories, mostly. Does story BODY stand between those of the pieces around a
 * headline cut off piece AT, above (UPPER) what is left of it?
 */
static bool fits_order(const struct grouping *g, size_t at, bool upper, int body)
{
    const struct page_work *p = g->p;
    const struct zone *z = &p->zones[g->zone];
    const struct piece *a = &g->at[at], *next = upper ? a - 1 : a + 1;
    bool edge = z->at[0].line < p->units[0].first || z->at[0].line > p->units[p->nunits - 1].last;
    bool last = upper ? at == 0 : at + 1 == g->n;
    if (!edge || g->n < 2 || a->body < 0 || (!last && next->body < 0))
        return false;
    size_t rank = p->bodies[body].rank, own = p->bodies[a->body].rank;
    if (upper)
        return rank < own && (last ? !rank : p->bodies[next->body].rank + 1 == rank);
    return rank > own && (last ? rank + 1 == p->nstories : p->bodies[next->body].rank == rank + 1);
}

/* Do zone lines [FROM, TO) stand level beside upright ones, or upright beside level ones: lines that are not set as one headline? */
static bool turned(const struct page_work *p, const struct zone *z, size_t from, size_t to, size_t other, size_t end)
{
    bool upright = p->lines[z->at[from].line].vertical;
    for (size_t i = from; i < to; i++)
        if (p->lines[z->at[i].line].vertical != upright)
            return false;
    for (size_t i = other; i < end; i++)
        if (!z->at[i].byline && p->lines[z->at[i].line].vertical == upright)
            return false;
    return true;
}

/* What it is worth that a headline cut off piece AT, its lines above CUT (UPPER) or those from it on, goes to story BODY, whatever it says. */
static double fit(const struct grouping *g, size_t at, size_t cut, bool upper, int body)
{
    const struct piece *a = &g->at[at];
    size_t from = upper ? a->from : cut, to = upper ? cut : a->to;
    size_t other = upper ? cut : a->from, end = upper ? a->to : cut;
    bool news = g->p->bodies[body].opening; /* which says what its headline says */
    bool apart = !news && turned(g->p, &g->p->zones[g->zone], from, to, other, end);
    return (fits_order(g, at, upper, body) ? IN_ORDER : 0) + (apart ? TURNED : 0);
}

/*
 * May zone lines [FROM, TO) be the headline of story BODY, which has none: do they say what it says, or stand over a byline that it lacks? FITS: they
 * stand where its headline would, or are set otherwise than the headline that they stand with.
 */
static bool may_head(const struct page_work *p, const struct zone *z, size_t from, size_t to, int giver, int body,
                     bool fits)
{
    enum { TITLE_LEAST = 5, PHOTO_LEAST = 4 };
    const struct body *b = &p->bodies[body];
    bool signs = z->at[to - 1].byline && !b->opening && !b->authored, holds = false;
    for (size_t i = from; i < to && !holds; i++)
        holds = !z->at[i].byline && match_found(&z->at[i].match, body) > 0;
    if (!signs && !holds && !fits)
        return false;
    struct choice c = block_read(p, z, from, to, body);
    double found = 0, here = 0, all = 0;
    int ncp = 0;
    for (size_t i = c.title_from; i < c.title_to; i++) {
        found += match_found(&z->at[i].match, body);
        here += match_found(&z->at[i].match, giver);
        all += z->at[i].match.all;
        ncp += p->lines[z->at[i].line].ncp;
    }
    bool label =
        c.title_to == c.title_from + 1 && (p->lines[z->at[c.title_from].line].marks & (MARK_LABEL | MARK_PLACE));
    if (b->kind == BODY_CAPTION && !page_pictured(p) && (here > 0 || found <= LITTLE * all))
        return false; /* where photographs have no headlines, but one that says what one of them shows */
    bool stranger = (found > here || fits) && here < STRANGER * all;
    return ncp >= (b->kind == BODY_CAPTION ? PHOTO_LEAST : TITLE_LEAST) && !label &&
           (signs || found > LITTLE * all || stranger);
}

static void step_try(struct step *best, const struct grouping *g, size_t at, size_t old, size_t from, size_t cut,
                     size_t to, int first, int second, double more)
{
    const struct zone *z = &g->p->zones[g->zone];
    double was = g->at[at].score + (old > 1 ? g->at[at + 1].score : 0);
    struct step s = {.at = at, .old = old};
    s.first = (struct piece){from, cut, first, false, piece_score(g->p, z, from, cut, first)};
    s.second = (struct piece){cut, to, second, false, piece_score(g->p, z, cut, to, second)};
    s.gain = s.first.score + s.second.score - was + more;
    if (s.gain > best->gain)
        *best = s;
}

static bool bare(const struct zone *z, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!z->at[i].byline)
            return false;
    return true;
}

/* Do zone lines [FROM, TO) say more of story TAKER than of GIVER? */
static bool drawn(const struct zone *z, size_t from, size_t to, int giver, int taker)
{
    double draw = 0;
    for (size_t i = from; i < to; i++)
        if (!z->at[i].byline)
            draw += match_odds(&z->at[i].match, taker) - match_odds(&z->at[i].match, giver);
    return draw > 0;
}

/* The best step that zone G may take; HEADLESS are the stories without a headline. */
static struct step step_find(const struct grouping *g, const int *headless, size_t nheadless)
{
    const struct zone *z = &g->p->zones[g->zone];
    struct step best = {.gain = ENOUGH};
    for (size_t i = 0; i < g->n; i++) {
        const struct piece *a = &g->at[i], *b = a + 1;
        if (a->bare)
            continue;
        for (size_t cut = a->from + 1; cut < a->to; cut++)
            for (size_t h = 0; h < nheadless && !bare(z, a->from, cut) && !bare(z, cut, a->to); h++) {
                double over = fit(g, i, cut, true, headless[h]), under = fit(g, i, cut, false, headless[h]);
                if (may_head(g->p, z, a->from, cut, a->body, headless[h], over > 0) &&
                    kinship(g->p, z, a->from, cut, cut, a->to) < KIN)
                    step_try(&best, g, i, 1, a->from, cut, a->to, headless[h], a->body, over);
                if (may_head(g->p, z, cut, a->to, a->body, headless[h], under > 0) &&
                    kinship(g->p, z, cut, a->to, a->from, cut) < KIN)
                    step_try(&best, g, i, 1, a->from, cut, a->to, a->body, headless[h], under);
            }
        if (i + 1 == g->n || b->bare || a->body < 0 || b->body < 0 || b->to - a->from > 2 * BLOCK_LINES)
            continue;
        for (size_t cut = a->from + 1; cut < b->to; cut++) {
            bool drawn_there =
                cut < a->to ? drawn(z, cut, a->to, a->body, b->body) : drawn(z, a->to, cut, b->body, a->body);
            if (drawn_there && cut - a->from <= BLOCK_LINES && b->to - cut <= BLOCK_LINES && !bare(z, a->from, cut) &&
                !bare(z, cut, b->to))
                step_try(&best, g, i, 2, a->from, cut, b->to, a->body, b->body, 0);
        }
    }
    return best;
}

static void step_take(struct grouping *g, const struct step *s)
{
    if (s->old == 1) {
        for (size_t i = g->n; i > s->at + 1; i--)
            g->at[i] = g->at[i - 1];
        g->n++;
    }
    g->at[s->at] = s->first;
    g->at[s->at + 1] = s->second;
    g->changed = true;
}

static size_t headless_list(const struct page_work *p, int *out)
{
    size_t n = 0;
    for (size_t b = 0; b < p->nbodies && n < MOST_HEADLESS; b++)
        if ((p->bodies[b].kind != BODY_CAPTION || p->bodies[b].photo) && p->bodies[b].block < 0)
            out[n++] = (int)b;
    return n;
}

/* Blocks from pieces again. */
static void blocks_make(struct page_work *p, const struct grouping *zones, const size_t *of)
{
    struct {
        struct block *at;
        size_t n, cap;
    } blocks = {0};
    for (size_t k = 0, zone = 0; zone < p->nzones; zone++) {
        const struct grouping *g = of[zone] ? &zones[of[zone] - 1] : NULL;
        for (; k < p->nblocks && p->blocks[k].zone == zone; k++)
            if (!g)
                vec_push(&blocks, p->blocks[k]);
        for (size_t i = 0; g && i < g->n; i++) {
            struct choice c = block_read(p, &p->zones[zone], g->at[i].from, g->at[i].to,
                                         g->at[i].body < 0 ? ANY_BODY : g->at[i].body);
            struct block b;
            if (g->at[i].bare || !block_make(p, p->overlap, &p->zones[zone], g->at[i].from, g->at[i].to, c, zone, &b))
                continue;
            b.body = g->at[i].body;
            vec_push(&blocks, b);
        }
    }
    p->blocks = arena_copy(p->arena, blocks.at, blocks.n, sizeof *blocks.at);
    p->nblocks = blocks.n;
    vec_free(&blocks);
    for (size_t b = 0; b < p->nbodies; b++)
        p->bodies[b].block = -1;
    for (size_t k = 0; k < p->nblocks; k++) {
        struct block *b = &p->blocks[k];
        if (b->body < 0)
            continue;
        struct body *body = &p->bodies[b->body];
        body->block = (int)k;
        body->match = b->score = headline_score(p, b, (size_t)b->body);
    }
}

void headlines_regroup(struct page_work *p)
{
    int headless[MOST_HEADLESS];
    size_t nheadless = headless_list(p, headless), *of = xcalloc(p->nzones + 1, sizeof *of);
    struct {
        struct grouping *at;
        size_t n, cap;
    } changed = {0};
    for (size_t zone = 0, k = 0; zone < p->nzones; zone++) {
        struct grouping g = {.p = p, .zone = zone};
        if (!pieces_list(&g, &k) || p->zones[zone].n < 2)
            continue;
        for (int steps = 0; steps < MOST_STEPS && g.n < MOST_PIECES; steps++) {
            struct step s = step_find(&g, headless, nheadless);
            if (s.gain <= ENOUGH)
                break;
            for (size_t h = 0; h < nheadless;)
                if (headless[h] == s.first.body || headless[h] == s.second.body)
                    headless[h] = headless[--nheadless];
                else
                    h++;
            step_take(&g, &s);
        }
        if (g.changed) {
            vec_push(&changed, g);
            of[zone] = changed.n;
        }
    }
    if (changed.n)
        blocks_make(p, changed.at, of);
    vec_free(&changed);
    free(of);
}
