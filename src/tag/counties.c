#include "counties.h"

#include <stdlib.h>

#include "baolan/utf8.h"

/*
 * What one mention adds to a county's weight, by where it stands: the first one there, and each further one. A headline
 * names what the story is about, the lead where it happens, the body also what is compared with it.
 */
static const struct {
    double first, more;
} weights[PART_KINDS] = {
    [PART_KICKER] = {3, 0},  [PART_TITLE] = {5, 0},    [PART_SUBTITLE] = {2, 0},    [PART_LEAD] = {2, 0.7},
    [PART_HEADING] = {1, 1}, [PART_BODY] = {0.5, 0.5}, [PART_CAPTION] = {0.5, 0.3},
};
static const double back_weight = 0.3;     /* 该县 */
static const double dateline_weight = 0.5; /* where the reporter was is often not what the story is about */
static const int headline_most = 3;        /* more counties than this in a headline are a list */

struct tally {
    double weight;
    int mentions, datelines;
    bool in[PART_KINDS]; /* named in a part of this kind */
    bool first;          /* in the first sentence of the lead */
};

/* Does M stand in the first sentence of its part? */
static bool in_first_sentence(struct str text, const struct mention *m)
{
    size_t at = m->from;
    while (at > 0)
        if (cp_ends_sentence(utf8_prev(text, &at)))
            return false;
    return true;
}

/* The lead's later sentences are half way to the body. */
static double weight_of(const struct tally *t, enum part_kind kind, bool first_sentence)
{
    if (t->in[kind])
        return weights[kind].more;
    return kind == PART_LEAD && !first_sentence ? weights[PART_LEAD].first / 2 : weights[kind].first;
}

static void count(struct tally *t, const struct mention *m, struct part part)
{
    if (m->kind == MENTION_BACK) {
        t->weight += back_weight;
        return;
    }
    t->mentions += !m->joined;
    if (m->dateline) {
        t->datelines++;
        t->weight += dateline_weight;
        return;
    }
    bool first = part.kind == PART_LEAD && !t->in[PART_LEAD] && in_first_sentence(part.text, m);
    t->weight += m->joined ? 0 : weight_of(t, part.kind, first);
    t->in[part.kind] = true;
    t->first |= first;
}

static bool in_headline(const struct tally *t)
{
    return t->in[PART_TITLE] || t->in[PART_SUBTITLE] || t->in[PART_KICKER];
}

/* How the counties of one article stand to one another, and to the region as a whole. */
struct field {
    double total;      /* weight of all counties */
    struct tally wide; /* what is said of the region as a whole */
    int named;         /* counties with a mention */
    int in_title;      /* counties in the title itself */
    int in_headline;   /* in title, kicker or subtitle */
};

static bool is_primary(const struct tally *t, const struct field *f)
{
    if (!t->mentions)
        return false;
    if (f->in_title)
        return t->in[PART_TITLE] && f->in_title <= headline_most;
    if (in_headline(t) && f->in_headline <= headline_most && !in_headline(&f->wide))
        return true;
    double share = t->weight / f->total;
    if (in_headline(&f->wide))
        return share >= 0.8 && t->first && t->mentions >= 3;
    if (t->first)
        return share >= 0.5 || (share >= 0.3 && f->named <= headline_most);
    if (t->weight < f->wide.weight || t->weight <= dateline_weight * t->datelines)
        return false;
    return f->named == 1 || (share >= 0.5 && t->mentions >= (f->named <= headline_most ? 2 : 3));
}

struct ranked {
    struct county_tag tag;
    double weight;
};

static int by_rank(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    if (a->tag.primary != b->tag.primary)
        return a->tag.primary ? -1 : 1;
    if (a->weight > b->weight || a->weight < b->weight)
        return a->weight > b->weight ? -1 : 1;
    return str_cmp(a->tag.code, b->tag.code);
}

size_t counties_weigh(struct arena *a, const struct places *p, struct parts parts, const struct mentions *mentions,
                      struct county_tag **out)
{
    size_t n, found = 0;
    const struct region *const *counties = places_counties(p, &n);
    struct tally *tallies = xcalloc(n + 1, sizeof *tallies);
    struct ranked *ranked = xcalloc(n + 1, sizeof *ranked);
    struct field field = {0};
    for (size_t i = 0; i < mentions->n; i++) {
        const struct mention *m = &mentions->at[i];
        count(m->kind == MENTION_REGION ? &field.wide : &tallies[m->county], m, parts.at[m->part]);
    }
    for (size_t i = 0; i < n; i++) {
        field.total += tallies[i].weight;
        field.named += tallies[i].mentions > 0;
        field.in_title += tallies[i].in[PART_TITLE];
        field.in_headline += in_headline(&tallies[i]);
    }
    for (size_t i = 0; i < n; i++)
        if (tallies[i].mentions)
            ranked[found++] = (struct ranked){
                {counties[i]->code, counties[i]->name, is_primary(&tallies[i], &field), tallies[i].mentions},
                tallies[i].weight};
    qsort(ranked, found, sizeof *ranked, by_rank);
    *out = arena_array(a, found, sizeof **out);
    for (size_t i = 0; i < found; i++) {
        (*out)[i] = ranked[i].tag;
        (*out)[i].code = arena_str(a, ranked[i].tag.code);
        (*out)[i].name = arena_str(a, ranked[i].tag.name);
    }
    free(tallies);
    free(ranked);
    return found;
}
