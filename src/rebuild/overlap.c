/*
 * How much of a headline stands in which body. Pairs of neighbouring characters are the words; a pair counts more the fewer bodies of the
 * page hold it (inverse document frequency), and more in a lead, which headlines are made from.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/fold.h"
#include "rebuild_internal.h"

enum { LEAD = 150, COMMON = 64, UNSEEN = -1 };

struct posting {
    int body, next; /* next: index of the next posting of the pair, UNSEEN: none */
    bool lead;
};

struct slot {
    uint64_t pair; /* 0: free */
    int first, n;
};

struct overlap {
    struct slot *slots;
    size_t nslots, used; /* a power of two */
    struct {
        struct posting *at;
        size_t n, cap;
    } postings;
    size_t nbodies;
    double *sum; /* scratch, one a body */
};

static size_t slot_of(const struct overlap *o, uint64_t pair)
{
    size_t i = (size_t)((pair * 0x9e3779b97f4a7c15u) >> 20) & (o->nslots - 1);
    while (o->slots[i].pair && o->slots[i].pair != pair)
        i = (i + 1) & (o->nslots - 1);
    return i;
}

static void slots_grow(struct overlap *o)
{
    struct slot *old = o->slots;
    size_t n = o->nslots;
    o->nslots = n ? n * 2 : 4096;
    o->slots = xcalloc(o->nslots, sizeof *o->slots);
    for (size_t i = 0; i < n; i++)
        if (old[i].pair)
            o->slots[slot_of(o, old[i].pair)] = old[i];
    free(old);
}

static void pair_add(struct overlap *o, uint64_t pair, int body, bool lead)
{
    if (o->used * 2 >= o->nslots)
        slots_grow(o);
    struct slot *slot = &o->slots[slot_of(o, pair)];
    if (!slot->pair) {
        *slot = (struct slot){pair, UNSEEN, 0};
        o->used++;
    }
    /* Bodies come in order, so the head of the list is the only one that can be this body. */
    if (slot->n && o->postings.at[slot->first].body == body)
        return;
    struct posting posting = {body, slot->first, lead};
    vec_push(&o->postings, posting);
    slot->first = (int)o->postings.n - 1;
    slot->n++;
}

/* The next pair of letters, digits or ideographs of S from *AT on; *LEFT is the letter before. 0 at the end. */
static uint64_t pair_next(struct str s, size_t *at, uint32_t *left)
{
    while (*at < s.n) {
        uint32_t c = fold_cp(utf8_next(s, at));
        if (!cp_is_core(c))
            continue;
        uint32_t l = *left;
        *left = c;
        if (l)
            return (uint64_t)l << 32 | c;
    }
    return 0;
}

static void body_add(struct overlap *o, const struct page_work *p, size_t b)
{
    uint32_t left = 0;
    size_t n = 0;
    for (size_t u = 0; u < p->bodies[b].nunits; u++) {
        const struct unit *unit = &p->units[p->bodies[b].units[u]];
        for (size_t i = unit->first; i <= unit->last; i++) {
            uint64_t pair;
            for (size_t at = 0; (pair = pair_next(p->lines[i].text, &at, &left)) != 0;)
                pair_add(o, pair, (int)b, n++ < LEAD);
        }
    }
}

struct overlap *overlap_new(const struct page_work *p)
{
    struct overlap *o = xcalloc(1, sizeof *o);
    o->nbodies = p->nbodies;
    o->sum = xcalloc(p->nbodies + 1, sizeof *o->sum);
    slots_grow(o);
    for (size_t b = 0; b < p->nbodies; b++)
        body_add(o, p, b);
    return o;
}

void overlap_free(struct overlap *o)
{
    free(o->slots);
    free(o->postings.at);
    free(o->sum);
    free(o);
}

static void match_keep(struct match *m, int body, double found)
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
    for (size_t at = 0; (pair = pair_next(s, &at, &left)) != 0;) {
        const struct slot *slot = &o->slots[slot_of(o, pair)];
        double weight = log(((double)o->nbodies + 1) / (slot->pair ? (double)slot->n : 1.0));
        m.all += weight;
        if (!slot->pair || slot->n > COMMON)
            continue;
        for (int i = slot->first; i != UNSEEN; i = o->postings.at[i].next) {
            const struct posting *posting = &o->postings.at[i];
            if (o->sum[posting->body] == 0)
                vec_push(&touched, posting->body);
            o->sum[posting->body] += weight * (posting->lead ? 1.0 : 0.8);
        }
    }
    for (size_t i = 0; i < touched.n; i++) {
        match_keep(&m, touched.at[i], o->sum[touched.at[i]]);
        o->sum[touched.at[i]] = 0;
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

bool overlap_joined(const struct overlap *o, struct str left, struct str right)
{
    size_t l = left.n, r = 0;
    uint32_t a = fold_cp(utf8_prev(left, &l)), b = fold_cp(utf8_next(right, &r));
    return cp_is_core(a) && cp_is_core(b) && o->slots[slot_of(o, (uint64_t)a << 32 | b)].pair;
}
