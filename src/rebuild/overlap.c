/*
 * How much of a headline stands in which body. Pairs of neighbouring characters are the words; a pair counts more the fewer bodies of the
 * page hold it (inverse document frequency), and more in a lead, which headlines are made from.
 */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "rebuild_internal.h"

enum { LEAD = 150, COMMON = 64, UNSEEN = 0 };

static const double PLAIN = 8, RARE = 18,
                    LEAST = 0.1; /* bits of rarity: say nothing, say all; and what a plain pair says all the same */

struct posting {
    uint32_t
        holder; /* twice the body, one more where the pair stands in its lead: four times all of a page are written, so they are small */
    int next; /* index of the next posting of the pair, of a text before or earlier in this one, UNSEEN: none; no posting has that index */
};

static inline int posting_body(const struct posting *p)
{
    return (int)(p->holder / 2);
}

static inline bool posting_lead(const struct posting *p)
{
    return p->holder % 2;
}

/* Who holds a pair. */
struct holders {
    int newest, n; /* index of the newest posting, UNSEEN: none; how many */
};

struct overlap {
    struct pairs *pairs;
    struct holders *holders; /* by number of the pair */
    size_t nholders;
    /* One for each pair of each text, text after text; of those that come again in a text only the first one is found by who asks for the pair. */
    struct {
        struct posting *at;
        size_t n, cap;
    } postings;
    struct {
        uint32_t *at;
        size_t n, cap;
    } pairs_of; /* the pair of each posting */
    size_t nbodies;
    struct {
        int first;        /* index of its first posting, of which it has a run */
        size_t length;    /* in pairs, */
        int eighths;      /* … as chances need it */
        int touched;      /* scratch: the n-th body that holds something, */
        double sum, odds; /* … and what this one holds */
    } * bodies;
    /* What it says that so many bodies hold a pair: how few they are, and the most that one of them gets for it. Above 0 once it was asked for. */
    struct {
        double few, most;
    } among[COMMON + 1];
};

/* What a pair of so many eighths of a bit of rarity says: each headline asks for each of its pairs. */
static double rare[UINT8_MAX + 1];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void rare_make(void)
{
    for (int eighths = 0; eighths <= UINT8_MAX; eighths++)
        rare[eighths] = lesser(greater((eighths / 8.0 - PLAIN) / (RARE - PLAIN), LEAST), 1);
}

struct overlap *overlap_new(struct pairs *pairs, size_t nbodies)
{
    struct overlap *o = xcalloc(1, sizeof *o);
    pthread_once(&once, rare_make);
    o->pairs = pairs;
    o->nholders = pairs->n + pairs->n / 8 + 1;
    o->holders = xcalloc(o->nholders, sizeof *o->holders);
    o->nbodies = nbodies;
    o->bodies = xcalloc(nbodies + 1, sizeof *o->bodies);
    vec_reserve(&o->postings, pairs->lines.n);
    vec_reserve(&o->pairs_of, pairs->lines.n);
    return o;
}

/* Pairs that nobody knew when the index was made. */
static void holders_grow(struct overlap *o)
{
    size_t n = o->pairs->n + o->pairs->n / 8;
    o->holders = xrealloc(o->holders, n * sizeof *o->holders);
    memset(o->holders + o->nholders, 0, (n - o->nholders) * sizeof *o->holders);
    o->nholders = n;
}

static struct holders holders_of(const struct overlap *o, uint32_t pair)
{
    return pair < o->nholders ? o->holders[pair] : (struct holders){0};
}

/* PAIRS of one body, whose postings begin with FIRST, from posting AT on. */
static void postings_add(struct overlap *o, uint32_t holder, const uint32_t *pairs, size_t n, int first, int at)
{
    struct posting *postings = o->postings.at + at;
    for (size_t i = 0; i < n; i++) { /* nothing branches: whether a pair comes again is anybody's guess */
        struct holders *h = &o->holders[pairs[i]];
        bool fresh = h->newest < first; /* this body has not had it */
        postings[i] = (struct posting){holder, h->newest};
        h->newest = fresh ? at + (int)i : h->newest;
        h->n += fresh;
    }
}

void overlap_add(struct overlap *o, size_t body, const struct pair_list *text)
{
    if (o->nholders < o->pairs->n)
        holders_grow(o);
    vec_reserve(&o->postings, text->n + 1);
    vec_reserve(&o->pairs_of, text->n + 1);
    size_t lead = text->n < LEAD ? text->n : LEAD;
    int first = (int)o->postings.n + 1;
    postings_add(o, (uint32_t)body * 2 + 1, text->at, lead, first, first);
    if (lead < text->n)
        postings_add(o, (uint32_t)body * 2, text->at + lead, text->n - lead, first, first + (int)lead);
    if (text->n)
        memcpy(o->pairs_of.at + first, text->at, text->n * sizeof *text->at);
    o->postings.n = o->pairs_of.n += text->n;
    o->bodies[body].first = first;
    o->bodies[body + 1].first = first + (int)text->n;
    o->bodies[body].length = text->n;
    o->bodies[body].eighths = chance_length(text->n);
}

/* An index of the bodies that are WANTED; NULL: of all. */
static struct overlap *overlap_of(const struct page_work *p, bool (*wanted)(const struct body *))
{
    struct overlap *o = overlap_new(p->pairs, p->nbodies);
    struct pair_list text = {0};
    for (size_t b = 0; b < p->nbodies; b++) {
        const struct body *body = &p->bodies[b];
        if (wanted && !wanted(body))
            continue;
        pair_list_clear(&text);
        for (size_t u = 0; u < body->nunits; u++)
            lines_pairs(p, p->units[body->units[u]].first, p->units[body->units[u]].last + 1, &text);
        overlap_add(o, b, &text);
    }
    pair_list_free(&text, p->pairs);
    return o;
}

struct overlap *overlap_bodies(const struct page_work *p)
{
    return overlap_of(p, NULL);
}

static bool is_story(const struct body *b)
{
    return b->kind == BODY_STORY;
}

struct overlap *overlap_stories(const struct page_work *p)
{
    return overlap_of(p, is_story);
}

struct overlap *overlap_units(const struct page_work *p)
{
    struct overlap *o = overlap_new(p->pairs, p->nunits);
    struct pair_list text = {0};
    for (size_t u = 0; u < p->nunits; u++) {
        pair_list_clear(&text);
        lines_pairs(p, p->units[u].first, p->units[u].last + 1, &text);
        overlap_add(o, u, &text);
    }
    pair_list_free(&text, p->pairs);
    return o;
}

void overlap_free(struct overlap *o)
{
    free(o->holders);
    free(o->postings.at);
    free(o->pairs_of.at);
    free(o->bodies);
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

static double few(const struct overlap *o, int n)
{
    return log(((double)o->nbodies + 1) / n);
}

/* What a pair of RARITY that AMONG of the bodies hold says: more the fewer they are and the rarer it is in any text. */
static inline double pair_weight(struct overlap *o, unsigned rarity, int among)
{
    int n = among ? among : 1;
    if (n <= COMMON && o->among[n].few == 0)
        o->among[n].few = few(o, n);
    return (n <= COMMON ? o->among[n].few : few(o, n)) * rare[rarity];
}

/* What N bodies hold is nobody's own. */
static double headed_most(struct overlap *o, int n)
{
    double others = o->nbodies > 1 ? ((double)n - 1) / ((double)o->nbodies - 1) / 2 : 0;
    if (o->among[n].most == 0)
        o->among[n].most = others > 0 ? chance_headed(others) : INFINITY;
    return o->among[n].most;
}

struct match overlap_match(struct overlap *o, const struct pair_list *text)
{
    struct match m = {0};
    const struct chances *c = chances_load();
    for (size_t k = 0; k < MATCHES; k++)
        m.at[k].body = -1;
    size_t ntouched = 0;
    pairs_rarity_ahead(o->pairs, text);
    for (size_t k = 0; k < text->n; k++) {
        unsigned rarity = pairs_rarity(o->pairs, text->at[k]);
        struct holders h = holders_of(o, text->at[k]);
        double weight = pair_weight(o, rarity, h.n);
        m.all += weight;
        m.none += c->not_headed;
        if (!h.n || h.n > COMMON)
            continue;
        double most = headed_most(o, h.n);
        for (int i = h.newest; i != UNSEEN; i = o->postings.at[i].next) {
            const struct posting *posting = &o->postings.at[i];
            int body = posting_body(posting);
            if (o->bodies[body].sum == 0)
                o->bodies[ntouched++].touched = body;
            o->bodies[body].sum += weight * (posting_lead(posting) ? 1.0 : 0.8);
            size_t place = chance_place(o->bodies[body].eighths, (int)rarity);
            o->bodies[body].odds += lesser(c->at[place].headed, most);
        }
    }
    for (size_t i = 0; i < ntouched; i++) {
        int body = o->bodies[i].touched;
        match_keep(&m, body, o->bodies[body].sum, m.none + o->bodies[body].odds);
        o->bodies[body].sum = o->bodies[body].odds = 0;
    }
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

/*
 * The newest posting of PAIR that H tells of, or the one before that at *AT, which is of the same pair mostly: then all those behind it are told without
 * looking at each. Moves *AT to where the next pair of the text is sought.
 */
static int posting_before(const struct overlap *o, uint32_t pair, const struct holders *h, size_t *at)
{
    if (*at > o->postings.n || o->pairs_of.at[*at] != pair)
        return h->newest;
    int next = o->postings.at[(*at)++].next;
    return h->n > 1 ? next : h->newest;
}

/* The mean over the pairs of TEXT of how much likelier they are to stand, or not to stand, in a text that it goes on with than in any of LENGTH. */
static double cohesion(const struct overlap *o, const struct pair_list *text, size_t own, size_t length, size_t from,
                       size_t to, bool (*holds)(const void *arg, int text), const void *arg)
{
    const struct chances *c = chances_load();
    int eighths = chance_length(length), first = o->bodies[from].first, end = o->bodies[to].first;
    size_t at = own >= to ? (size_t)o->bodies[own].first : SIZE_MAX; /* where TEXT stands in the index, behind END */
    double sum = 0;
    for (size_t k = 0; k < text->n; k++) {
        struct holders h = holders_of(o, text->at[k]);
        int i = posting_before(o, text->at[k], &h, &at);
        if (h.n > COMMON)
            continue;
        bool there = false;
        while (i >= end) /* the last one first; most pairs are held by nobody else, so there is nothing to look up */
            i = h.n > 1 ? o->postings.at[i].next : UNSEEN;
        for (; i >= first && !there; i = o->postings.at[i].next)
            there = !holds || holds(arg, posting_body(&o->postings.at[i]));
        sum += there ? c->at[chance_place(eighths, (int)pairs_rarity(o->pairs, text->at[k]))].again : c->not_again;
    }
    return text->n ? sum / (double)text->n : 0;
}

/* The mean as odds, measured on pages whose stories are known: between NEITHER, where it is met as often between stories as within them. */
static const struct {
    double neither, within, between, full;
} odds = {
    .neither = 0.025, .within = 16, .between = 50, .full = 900, /* bytes that say all */
};

double overlap_goes_on(const struct overlap *o, const struct pair_list *text, size_t own, size_t length, size_t from,
                       size_t to, bool (*holds)(const void *arg, int text), const void *arg)
{
    double mean = cohesion(o, text, own, length, from, to, holds, arg) - odds.neither;
    double sum = mean * (mean < 0 ? odds.between : odds.within);
    return lesser(greater(sum, -GOES_ON_MOST), GOES_ON_MOST) * lesser(1, (double)text->bytes / odds.full);
}

size_t overlap_length(const struct overlap *o, size_t text)
{
    return o->bodies[text].length;
}

bool overlap_leads_with(const struct overlap *o, uint32_t pair, int body)
{
    enum { MOST = 3 }; /* what more stories speak of tells them not apart */
    struct holders h = holders_of(o, pair);
    size_t leads = 0;
    bool found = false;
    for (int i = h.n <= COMMON ? h.newest : UNSEEN; i != UNSEEN; i = o->postings.at[i].next) {
        leads += posting_lead(&o->postings.at[i]);
        found |= posting_lead(&o->postings.at[i]) && posting_body(&o->postings.at[i]) == body;
    }
    return found && leads <= MOST;
}

double overlap_lead(const struct overlap *o, const struct pair_list *text, int body, size_t *pairs)
{
    size_t found = 0;
    for (size_t k = 0; k < text->n; k++) {
        struct holders h = holders_of(o, text->at[k]);
        for (int i = h.n <= COMMON ? h.newest : UNSEEN; i != UNSEEN; i = o->postings.at[i].next)
            found += posting_body(&o->postings.at[i]) == body && posting_lead(&o->postings.at[i]);
    }
    *pairs = found;
    return text->n ? (double)found / (double)text->n : 0;
}

void overlap_sides(struct overlap *o, const struct pair_list *text, int from, int to, const int *reach,
                   struct sides *at)
{
    double all = 0;
    memset(at, 0, (size_t)(to - from) * sizeof *at);
    for (size_t i = 0; i < text->n; i++) {
        struct holders h = holders_of(o, text->at[i]);
        double weight = pair_weight(o, pairs_rarity(o->pairs, text->at[i]), h.n);
        int first = -1, last = -1, counted = to;
        all += weight;
        for (int k = h.n <= COMMON ? h.newest : UNSEEN; k != UNSEEN; k = o->postings.at[k].next) {
            int part = posting_body(&o->postings.at[k]);
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
