/*
 * Headlines that tell where another story begins within one: those that are left over, and the story's own. A headline's words stand in the
 * lead of its story and behind it, and hardly before.
 */
#include <stdlib.h>

#include "splits.h"

/* As log odds, fitted together with those of splits.c. */
static const struct {
    double lead, behind, before, pulled_apart;
} weigh = {
    .lead = 3.0,    /* for the share of its words that stand in the lead, */
    .behind = 1.4,  /* … in all that follows, */
    .before = -0.6, /* … and in what stands before */
    .pulled_apart =
        5.0, /* for the share of the words of two headlines by which one is drawn to this side, one to that */
};

static const double STRANGER =
    0.12; /* with a smaller share of its words in its body a headline stands there for want of a better one */

/* What headline X says for a story that begins here. */
static double heads_score(const struct sides *x)
{
    return weigh.lead * x->lead + weigh.behind * x->behind + weigh.before * x->before;
}

/* Does K stand with the headline of body B right over its text, and no other headline there? Then it is likelier a subtitle. */
static bool under_title(const struct page_work *p, const struct block *k, int b)
{
    const struct block *own = p->bodies[b].block < 0 ? NULL : &p->blocks[p->bodies[b].block];
    return own && own + 1 == k && own->zone == k->zone && p->zones[k->zone].above == b &&
           (k + 1 == p->blocks + p->nblocks || k[1].zone != k->zone) && (own == p->blocks || own[-1].zone != k->zone);
}

/* Is headline K in want of a body, as far as body B is concerned? */
static bool left_over(const struct page_work *p, const struct block *k, int b)
{
    if (under_title(p, k, b))
        return false;
    if (k->body < 0)
        return true;
    return k->body != b && p->bodies[k->body].kind != BODY_CAPTION &&
           match_found(&k->title_match, k->body) < STRANGER * k->title_match.all;
}

/* How much two headlines are those of two stories that meet: one speaks of what stands before, the other of what follows. */
static double pulled_apart(const struct sides *x, const struct sides *y)
{
    double xy = lesser(x->before - x->behind, y->behind - y->before);
    double yx = lesser(y->before - y->behind, x->behind - x->before);
    return greater(0, greater(xy, yx));
}

/* Headlines over the parts of one body. */
struct heads {
    const struct page_work *p;
    struct overlap *o;
    size_t from, to;
    int *reach;                /* by part: where the lead ends that it opens */
    struct sides *own, *other; /* by part: of the title of its headline, and of another */
    double *score, *apart;     /* by part: the most that one of them says, and how much two of them are pulled apart */
};

static void reach_find(struct heads *h, const struct parts *parts)
{
    enum { LEAD_LENGTH = 120 };
    for (size_t i = h->from; i < h->to; i++) {
        size_t ncp = 0, k = i;
        for (; k < h->to && ncp < LEAD_LENGTH; k++)
            for (size_t l = parts->at[k].first; l <= parts->at[k].last; l++)
                ncp += (size_t)h->p->lines[l].ncp;
        h->reach[i - h->from] = (int)k;
    }
}

/* Where the words of title S stand, at each of the parts, into SIDES; and what that says. */
static void title_weigh(struct heads *h, struct span s, struct sides *sides)
{
    struct pair_list words = {0};
    span_pairs(h->p, s, &words);
    overlap_sides(h->o, &words, (int)h->from, (int)h->to, h->reach, sides);
    pair_list_free(&words);
    for (size_t i = 0; i < h->to - h->from; i++)
        h->score[i] = greater(h->score[i], heads_score(&sides[i]));
}

void heads_weigh(const struct page_work *p, struct overlap *o, const struct parts *parts, size_t from, size_t to,
                 double *score)
{
    size_t nparts = to - from;
    int b = parts->at[from].body;
    struct heads h = {.p = p, .o = o, .from = from, .to = to, .score = score};
    h.reach = xmalloc(nparts * sizeof *h.reach);
    h.own = xcalloc(nparts, sizeof *h.own);
    h.other = xcalloc(nparts, sizeof *h.other);
    h.apart = xcalloc(nparts, sizeof *h.apart);
    reach_find(&h, parts);
    const struct block *own = p->bodies[b].block < 0 ? NULL : &p->blocks[p->bodies[b].block];
    if (own)
        title_weigh(&h, own->title, h.own);
    for (size_t n = 0; n < p->nblocks; n++) {
        const struct block *k = &p->blocks[n];
        if (k == own || !left_over(p, k, b) || match_found(&k->title_match, b) <= 0)
            continue;
        title_weigh(&h, k->title, h.other);
        for (size_t i = 0; i < nparts; i++)
            h.apart[i] = greater(h.apart[i], pulled_apart(&h.own[i], &h.other[i]));
    }
    for (size_t i = 0; i < nparts; i++)
        score[i] += weigh.pulled_apart * h.apart[i];
    free(h.apart);
    free(h.other);
    free(h.own);
    free(h.reach);
}
