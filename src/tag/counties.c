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
static const double back_weight = 0.3; /* 该县 */
/* Where the reporter was is often not what the story is about, nor is one of far places. */
static const double dateline_weight = 0.5;
static const double origin_weight = 0.5; /* nor where somebody in it is from */
static const int list_least = 3;         /* as many counties with hardly a difference of weight are a list */
static const double alike_share = 0.8;   /* hardly a difference: as much of the weight that the county with most has */
static const int headline_most = 3;      /* more counties than this in a headline are a list */

struct tally {
    double weight;
    int mentions, datelines;
    bool in[PART_KINDS]; /* named in a part of this kind */
    int said;            /* mentions and references back outside datelines */
    bool first;          /* in the first sentence of the lead that names any place */
};

/* ◆…… ◆……: one of several items that have nothing to do with each other. */
static bool begins_item(uint32_t c)
{
    return !cp_is_usual(c) && (c == 0x25cf || c == 0x25a0 || c == 0x25c6 || c == 0x25b2 || c == 0x2605 || c == 0x25c7);
}

/* Does a sentence end between bytes FROM and TO of TEXT? Where it is a list of items, only what stands in the last one counts. */
static bool sentence_ends(struct str text, size_t from, size_t to)
{
    size_t start = 0;
    bool items = begins_item(utf8_next(text, &start)), ended = false;
    while (from < to && (items || !ended)) {
        uint32_t c = utf8_next(text, &from);
        ended = !(items && begins_item(c)) && (ended || cp_ends_sentence(c));
    }
    return ended;
}

/* The lead's later sentences are half way to the body. */
static double weight_of(const struct tally *t, enum part_kind kind, bool first_sentence)
{
    if (t->in[kind])
        return weights[kind].more;
    return kind == PART_LEAD && !first_sentence ? weights[PART_LEAD].first / 2 : weights[kind].first;
}

/* FIRST: M stands in the first sentence of the lead that names any place; what stands before it is a scene or a saying. */
static void count(struct tally *t, const struct mention *m, struct part part, bool first)
{
    t->said += !m->joined && !m->dateline;
    if (m->kind == MENTION_BACK) {
        t->weight += back_weight;
        return;
    }
    t->mentions += !m->joined;
    if (m->dateline || (m->far && !part_is_headline(part.kind))) {
        t->datelines++;
        t->weight += dateline_weight;
        return;
    }
    if (m->origin && part.kind == PART_LEAD) {
        t->weight += origin_weight;
        return;
    }
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
    int most_said;     /* of a county that the lead names */
    double most;       /* weight of the county that has most */
    int alike;         /* counties with nearly as much */
};

static bool is_primary(const struct tally *t, const struct field *f)
{
    if (!t->mentions)
        return false;
    if (f->in_title)
        return t->in[PART_TITLE] && f->in_title <= headline_most;
    if (in_headline(t) && f->in_headline <= headline_most && !in_headline(&f->wide))
        return true;
    if (f->alike >= list_least && !in_headline(t))
        return false; /* one of a list */
    double share = t->weight / f->total;
    if (in_headline(&f->wide))
        return share >= 0.8 && t->first && t->mentions >= 3;
    if (t->said == 1 && f->most_said > 1)
        return false; /* the story goes on with the other: the one came from here, or was met there */
    if (t->first)
        return share >= 0.5 || (share >= 0.3 && f->named <= headline_most);
    if (t->in[PART_LEAD] && t->mentions > 1 && f->named == 2 && share >= 0.3)
        return true; /* from one to the other */
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
    const struct mention *opening = NULL; /* the first in the lead */
    for (size_t i = 0; i < mentions->n; i++) {
        const struct mention *m = &mentions->at[i];
        struct part part = parts.at[m->part];
        if (!opening && part.kind == PART_LEAD && !m->dateline && !m->origin)
            opening = m;
        struct tally *t = m->kind == MENTION_REGION ? &field.wide : &tallies[m->county];
        /* Asked but once of each county: a text without sentences may be long. */
        bool first = opening && m->part == opening->part && m->kind != MENTION_BACK && !m->dateline && !m->origin &&
                     !m->far && !t->in[PART_LEAD] && !sentence_ends(part.text, opening->from, m->from);
        count(t, m, part, first);
    }
    for (size_t i = 0; i < n; i++) {
        field.total += tallies[i].weight;
        field.named += tallies[i].mentions > 0;
        field.in_title += tallies[i].in[PART_TITLE];
        field.in_headline += in_headline(&tallies[i]);
        if (tallies[i].in[PART_LEAD] && tallies[i].said > field.most_said)
            field.most_said = tallies[i].said;
    }
    for (size_t i = 0; i < n; i++)
        field.most = tallies[i].weight > field.most ? tallies[i].weight : field.most;
    for (size_t i = 0; i < n; i++)
        field.alike += tallies[i].mentions && tallies[i].weight >= alike_share * field.most;
    for (size_t i = 0; i < n; i++)
        if (tallies[i].mentions)
            ranked[found++] = (struct ranked){{.code = counties[i]->code,
                                               .name = counties[i]->name,
                                               .primary = is_primary(&tallies[i], &field),
                                               .mentions = tallies[i].mentions},
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
