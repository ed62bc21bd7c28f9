/*
 * How much of a headline stands in which body. Pairs of neighbouring characters are the words; a pair counts more the fewer bodies of the
 * page hold it (inverse document frequency), and more in a lead, which headlines are made from.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/rarity.h"
#include "rebuild_internal.h"

enum { LEAD = 150, COMMON = 64, UNSEEN = -1, EIGHTHS = 256 };

static const double PLAIN = 8, RARE = 18,
                    LEAST = 0.1; /* bits of rarity: say nothing, say all; and what a plain pair says all the same */

struct posting {
    int body, next; /* next: index of the next posting of the pair, UNSEEN: none */
    bool lead;
};

struct overlap {
    struct pairs pairs; /* .value: index of the newest posting, .n: how many bodies */
    struct {
        struct posting *at;
        size_t n, cap;
    } postings;
    size_t nbodies;
    double *sum, *odds;  /* scratch, one a body */
    size_t *length;      /* pairs of each */
    size_t body, npairs; /* the text being added */
    uint32_t left;
};

static void pair_add(struct overlap *o, uint64_t pair, int body, bool lead)
{
    struct pairs_slot *slot = pairs_put(&o->pairs, pair);
    /* Bodies come in order, so the newest posting is the only one that can be this body's. */
    if (slot->n && o->postings.at[slot->value].body == body)
        return;
    struct posting posting = {body, slot->n ? slot->value : UNSEEN, lead};
    vec_push(&o->postings, posting);
    slot->value = (int)o->postings.n - 1;
    slot->n++;
}

struct overlap *overlap_new(size_t nbodies)
{
    struct overlap *o = xcalloc(1, sizeof *o);
    o->nbodies = nbodies;
    o->sum = xcalloc(nbodies + 1, sizeof *o->sum);
    o->odds = xcalloc(nbodies + 1, sizeof *o->odds);
    o->length = xcalloc(nbodies + 1, sizeof *o->length);
    o->body = SIZE_MAX;
    return o;
}

void overlap_add(struct overlap *o, size_t body, struct str text)
{
    if (body != o->body) {
        o->body = body;
        o->left = 0;
        o->npairs = 0;
    }
    uint64_t pair;
    for (size_t at = 0; (pair = pairs_next(text, &at, &o->left)) != 0;)
        pair_add(o, pair, (int)body, o->npairs++ < LEAD);
    o->length[body] = o->npairs;
}

static void unit_add(struct overlap *o, const struct page_work *p, const struct unit *unit, size_t body)
{
    for (size_t i = unit->first; i <= unit->last; i++)
        overlap_add(o, body, p->lines[i].text);
}

struct overlap *overlap_bodies(const struct page_work *p)
{
    struct overlap *o = overlap_new(p->nbodies);
    for (size_t b = 0; b < p->nbodies; b++)
        for (size_t u = 0; u < p->bodies[b].nunits; u++)
            unit_add(o, p, &p->units[p->bodies[b].units[u]], b);
    return o;
}

struct overlap *overlap_units(const struct page_work *p)
{
    struct overlap *o = overlap_new(p->nunits);
    for (size_t u = 0; u < p->nunits; u++)
        unit_add(o, p, &p->units[u], u);
    return o;
}

void overlap_free(struct overlap *o)
{
    pairs_free(&o->pairs);
    free(o->postings.at);
    free(o->sum);
    free(o->odds);
    free(o->length);
    free(o);
}

static void match_keep(struct match *m, int body, double found, double odds)
{
    size_t k = m->n < MATCHES ? m->n++ : MATCHES - 1;
    if (k == MATCHES - 1 && m->n == MATCHES && m->at[k].found >= found && m->at[k].body >= 0)
        return;
    while (k > 0 && m->at[k - 1].found < found) {
        m->at[k] = m->at[k - 1];
        k--;
    }
    m->at[k].body = body;
    m->at[k].found = found;
    m->at[k].odds = odds;
}

/* What a pair that AMONG of the bodies hold says: more the fewer they are and the rarer it is in any text. */
static double pair_weight(const struct overlap *o, uint64_t pair, int among)
{
    double bits = rarity_pair((uint32_t)(pair >> 32), (uint32_t)pair);
    double few = log(((double)o->nbodies + 1) / (among ? among : 1));
    return few * fmin(fmax((bits - PLAIN) / (RARE - PLAIN), LEAST), 1);
}

/*
 * In news, a text holds a pair of the text it goes on with by chance, or because both speak of the same; the second is AGAIN of all pairs. One paper
 * uses its own set words MORE often than Chinese at large.
 */
static const double AGAIN = 0.05, MORE = 3;

/* A headline has HEADED of its pairs from the text it heads; one pair may be chance in another way, so it does not say more than SURE. */
static const double HEADED = 0.4, SURE = 3;

/* What it says more that BODY, one of AMONG, holds PAIR of a headline. */
static double pair_odds(const struct overlap *o, uint64_t pair, int body, int among)
{
    double bits = rarity_pair((uint32_t)(pair >> 32), (uint32_t)pair);
    double chance = 1 - exp(-(double)o->length[body] * MORE * exp2(-bits));
    double others = o->nbodies > 1 ? ((double)among - 1) / ((double)o->nbodies - 1) : 0;
    chance = fmax(chance, others / 2);
    return fmin(log((chance + (1 - chance) * HEADED) / chance), SURE) - log(1 - HEADED);
}

struct match overlap_match(struct overlap *o, struct str s)
{
    struct match m = {0};
    for (size_t k = 0; k < MATCHES; k++)
        m.at[k].body = -1;
    struct {
        int *at;
        size_t n, cap;
    } touched = {0};
    uint32_t left = 0;
    uint64_t pair;
    for (size_t at = 0; (pair = pairs_next(s, &at, &left)) != 0;) {
        const struct pairs_slot *slot = pairs_get(&o->pairs, pair);
        double weight = pair_weight(o, pair, slot ? slot->n : 0);
        m.all += weight;
        m.none += log(1 - HEADED);
        if (!slot || slot->n > COMMON)
            continue;
        for (int i = slot->value; i != UNSEEN; i = o->postings.at[i].next) {
            const struct posting *posting = &o->postings.at[i];
            if (o->sum[posting->body] == 0)
                vec_push(&touched, posting->body);
            o->sum[posting->body] += weight * (posting->lead ? 1.0 : 0.8);
            o->odds[posting->body] += pair_odds(o, pair, posting->body, slot->n);
        }
    }
    for (size_t i = 0; i < touched.n; i++) {
        match_keep(&m, touched.at[i], o->sum[touched.at[i]], m.none + o->odds[touched.at[i]]);
        o->sum[touched.at[i]] = o->odds[touched.at[i]] = 0;
    }
    vec_free(&touched);
    return m;
}

double match_found(const struct match *m, int body)
{
    for (size_t k = 0; k < m->n; k++)
        if (m->at[k].body == body)
            return m->at[k].found;
    return 0;
}

double match_odds(const struct match *m, int body)
{
    for (size_t k = 0; k < m->n; k++)
        if (m->at[k].body == body)
            return m->at[k].odds;
    return m->none;
}

/* The mean over the pairs of S of how much likelier they are to stand, or not to stand, in a text that S goes on with than in any of LENGTH. */
static double cohesion(const struct overlap *o, struct str s, size_t length, bool (*holds)(const void *arg, int text),
                       const void *arg)
{
    struct {
        double there, not_there;
        bool known;
    } says[EIGHTHS] = {0}; /* by rarity, which comes in eighths of a bit */
    double sum = 0;
    size_t n = 0;
    uint32_t left = 0;
    uint64_t pair;
    for (size_t at = 0; (pair = pairs_next(s, &at, &left)) != 0; n++) {
        const struct pairs_slot *slot = pairs_get(&o->pairs, pair);
        if (slot && slot->n > COMMON)
            continue;
        double bits = rarity_pair((uint32_t)(pair >> 32), (uint32_t)pair);
        size_t k = bits * 8 < EIGHTHS - 1 ? (size_t)(bits * 8) : EIGHTHS - 1;
        if (!says[k].known) {
            double chance = 1 - exp(-(double)length * MORE * exp2(-bits));
            double again = chance + (1 - chance) * AGAIN;
            says[k].there = log(again / chance);
            says[k].not_there = log((1 - again) / (1 - chance));
            says[k].known = true;
        }
        bool there = false;
        for (int i = slot ? slot->value : UNSEEN; i != UNSEEN && !there; i = o->postings.at[i].next)
            there = holds(arg, o->postings.at[i].body);
        sum += there ? says[k].there : says[k].not_there;
    }
    return n ? sum / (double)n : 0;
}

/* The mean as odds, measured on pages whose stories are known: between NEITHER, where it is met as often between stories as within them. */
static const struct {
    double neither, within, between, full;
} odds = {
    .neither = 0.025, .within = 16, .between = 50, .full = 900, /* bytes that say all */
};

double overlap_goes_on(const struct overlap *o, struct str s, size_t length, bool (*holds)(const void *arg, int text),
                       const void *arg)
{
    double mean = cohesion(o, s, length, holds, arg) - odds.neither;
    double sum = mean * (mean < 0 ? odds.between : odds.within);
    return fmin(fmax(sum, -GOES_ON_MOST), GOES_ON_MOST) * fmin(1, (double)s.n / odds.full);
}

size_t overlap_length(const struct overlap *o, size_t text)
{
    return o->length[text];
}

double overlap_lead(const struct overlap *o, struct str s, int body, size_t *pairs)
{
    size_t found = 0, all = 0;
    uint32_t left = 0;
    uint64_t pair;
    for (size_t at = 0; (pair = pairs_next(s, &at, &left)) != 0; all++) {
        const struct pairs_slot *slot = pairs_get(&o->pairs, pair);
        for (int i = slot && slot->n <= COMMON ? slot->value : UNSEEN; i != UNSEEN; i = o->postings.at[i].next)
            found += o->postings.at[i].body == body && o->postings.at[i].lead;
    }
    *pairs = found;
    return all ? (double)found / (double)all : 0;
}

void overlap_sides(const struct overlap *o, struct str s, int from, int to, const int *reach, struct sides *at)
{
    double all = 0;
    uint32_t left = 0;
    uint64_t pair;
    memset(at, 0, (size_t)(to - from) * sizeof *at);
    for (size_t i = 0; (pair = pairs_next(s, &i, &left)) != 0;) {
        const struct pairs_slot *slot = pairs_get(&o->pairs, pair);
        double weight = pair_weight(o, pair, slot ? slot->n : 0);
        int first = -1, last = -1, counted = to;
        all += weight;
        for (int k = slot && slot->n <= COMMON ? slot->value : UNSEEN; k != UNSEEN; k = o->postings.at[k].next) {
            int part = o->postings.at[k].body;
            if (part < from || part >= to)
                continue;
            first = part;
            last = last < 0 ? part : last;
            /* In the lead of each part that reaches to this one. */
            for (int c = part < counted ? part : counted - 1; c >= from && reach[c - from] > part; c--) {
                at[c - from].lead += weight;
                counted = c;
            }
        }
        for (int c = from; c < to && first >= 0; c++) {
            at[c - from].before += c > first ? weight : 0;
            at[c - from].behind += c <= last ? weight : 0;
        }
    }
    for (int c = from; c < to && all > 0; c++) {
        struct sides *x = &at[c - from];
        *x = (struct sides){x->before / all, x->behind / all, x->lead / all};
    }
}
