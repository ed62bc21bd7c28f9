/*
 * Headlines that tell where another story begins within one: lines that their own story does not account for, and the story's own. A headline's
 * words stand in the lead of its story and behind it, and hardly before.
 */
#include <stdlib.h>

#include "splits.h"

/* As log odds, fitted together with those of splits.c. */
static const struct {
    double lead, behind, before, kept, pulled_apart, kept_apart, own_apart;
} weigh = {
    .lead = 3.0,       /* for the share of its words that stand in the lead, */
    .behind = 1.4,     /* … in all that follows, */
    .before = -0.6,    /* … and in what stands before */
    .kept = 6,         /* for the share that stands in the body it heads now, */
    .kept_apart = 1.5, /* … which speaks against its being pulled elsewhere too */
    .pulled_apart =
        5.0,          /* for the share of the words of two headlines by which one is drawn to this side, one to that */
    .own_apart = 4.0, /* … of two lines of one, which may be two headlines that stand one under the other */
};

static const double KEPT_MOST = 0.3; /* with more of its words in its own body a headline is where it belongs */

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
    double *score, *apart; /* by part: the most that one of them says, and that two of them do that are pulled apart */
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

/* Where the words of lines S stand, at each of the parts, into SIDES. */
static void sides_find(struct heads *h, struct span s, struct sides *sides)
{
    struct pair_list words = {0};
    span_pairs(h->p, s, &words);
    overlap_sides(h->o, &words, (int)h->from, (int)h->to, h->reach, sides);
    pair_list_free(&words, h->p->pairs);
}

/* The same of title S; and what that says. */
static void title_weigh(struct heads *h, struct span s, struct sides *sides)
{
    sides_find(h, s, sides);
    for (size_t i = 0; i < h->to - h->from; i++)
        h->score[i] = greater(h->score[i], heads_score(&sides[i]));
}

static int letters_of(const struct page_work *p, struct span s)
{
    int n = 0;
    for (size_t i = s.from; i < s.to; i++)
        n += p->lines[i].ncp;
    return n;
}

/* Two headlines may stand one under the other and have been taken for one: how far the lines of the own headline K are pulled apart. */
static void own_weigh(struct heads *h, const struct block *k)
{
    enum { TITLE_LEAST = 5 };
    struct sides *above = arena_array(h->p->arena, h->to - h->from, sizeof *above);
    for (size_t cut = k->lines.from + 1; cut < k->lines.to; cut++) {
        struct span upper = {k->lines.from, cut}, lower = {cut, k->lines.to};
        if (letters_of(h->p, upper) < TITLE_LEAST || letters_of(h->p, lower) < TITLE_LEAST)
            continue;
        sides_find(h, upper, above);
        sides_find(h, lower, h->other);
        for (size_t i = 0; i < h->to - h->from; i++)
            h->apart[i] = greater(h->apart[i], weigh.own_apart * pulled_apart(&above[i], &h->other[i]));
    }
}

/* Does the body of headline K account for its lines S, of which bodies hold M? Else they go to OUT. */
static void unplaced_try(const struct block *k, struct span s, struct match m, struct unplaced_list *out)
{
    struct unplaced x = {.block = k, .lines = s, .match = m};
    x.kept = k->body < 0 || x.match.all <= 0 ? 0 : match_found(&x.match, k->body) / x.match.all;
    if (x.kept <= KEPT_MOST)
        vec_push(out, x);
}

/* Which of them each body holds words of. */
static void holding_find(const struct page_work *p, struct unplaced_list *l)
{
    l->first = xcalloc(p->nbodies + 1, sizeof *l->first);
    for (size_t n = l->n; n-- > 0;)
        for (size_t k = 0; k < l->at[n].match.n; k++)
            if (l->at[n].match.at[k].found > 0) {
                size_t *first = &l->first[l->at[n].match.at[k].body];
                vec_push(&l->holding, ((struct unplaced_of){n, *first}));
                *first = l->holding.n;
            }
}

void unplaced_free(struct unplaced_list *l)
{
    vec_free(l);
    vec_free(&l->holding);
    free(l->first);
}

void unplaced_find(const struct page_work *p, struct unplaced_list *out)
{
    for (size_t n = 0; n < p->nblocks; n++) {
        const struct block *k = &p->blocks[n];
        if (k->body >= 0 && p->bodies[k->body].kind == BODY_CAPTION)
            continue;
        unplaced_try(k, k->title, k->title_match, out);
        for (size_t cut = k->lines.from + 1; cut < k->lines.to && k->body >= 0; cut++) {
            struct span upper = {k->lines.from, cut}, lower = {cut, k->lines.to};
            unplaced_try(k, upper, span_match(p, p->overlap, upper), out);
            unplaced_try(k, lower, span_match(p, p->overlap, lower), out);
        }
    }
    holding_find(p, out);
}

/* What X says, which is not the own headline: as much as it says more of a part of this body than of its own. */
static void unplaced_weigh(struct heads *h, const struct unplaced *x)
{
    sides_find(h, x->lines, h->other);
    for (size_t i = 0; i < h->to - h->from; i++) {
        double apart = pulled_apart(&h->own[i], &h->other[i]) - weigh.kept_apart * x->kept;
        h->score[i] = greater(h->score[i], heads_score(&h->other[i]) - weigh.kept * x->kept);
        h->apart[i] = greater(h->apart[i], weigh.pulled_apart * apart);
    }
}

void heads_weigh(const struct page_work *p, struct overlap *o, const struct unplaced_list *unplaced,
                 const struct parts *parts, size_t from, size_t to, double *score)
{
    size_t nparts = to - from;
    int b = parts->at[from].body;
    struct heads h = {.p = p, .o = o, .from = from, .to = to, .score = score};
    h.reach = arena_array(p->arena, nparts, sizeof *h.reach);
    h.own = arena_array(p->arena, nparts, sizeof *h.own);
    h.other = arena_array(p->arena, nparts, sizeof *h.other);
    h.apart = arena_array(p->arena, nparts, sizeof *h.apart);
    reach_find(&h, parts);
    const struct block *own = p->bodies[b].block < 0 ? NULL : &p->blocks[p->bodies[b].block];
    if (own) {
        title_weigh(&h, own->title, h.own);
        own_weigh(&h, own);
    }
    for (size_t n = unplaced->first[b]; n; n = unplaced->holding.at[n - 1].next) {
        const struct unplaced *x = &unplaced->at[unplaced->holding.at[n - 1].which];
        if (x->block->body != b && !under_title(p, x->block, b))
            unplaced_weigh(&h, x);
    }
    for (size_t i = 0; i < nparts; i++)
        score[i] += h.apart[i];
}
