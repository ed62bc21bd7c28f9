#include <stdlib.h>

#include "baolan/tag.h"
#include "baolan/utf8.h"
#include "gazetteer.h"
#include "matcher.h"
#include "parts.h"
#include "words.h"

/*
 * Each article votes once for every region it names: a county for the prefecture it lies in, a prefecture for itself.
 * Names that several regions bear share their vote.
 */
static const double county_vote = 1, prefecture_vote = 1.5, short_vote = 0.5;
static const double least = 2;      /* votes that make an answer */
static const double distance = 1.5; /* how far the first must be ahead of the second */

struct candidate {
    size_t region; /* voted for: index into the gazetteer */
    double vote;
};

struct region_guess {
    struct gazetteer gazetteer;
    struct words *words;
    struct matcher *matcher;
    struct {
        struct candidate *at;
        size_t n, cap;
    } candidates;  /* a hit's id is an index into it */
    double *votes; /* of each region */
    size_t *seen;  /* per candidate: the article that voted by it last */
    size_t narticles;
};

/*
 * The region that a county votes for: its prefecture; its province where that is a city; itself where it is under no
 * prefecture.
 */
static size_t voted_for(const struct gazetteer *g, size_t county)
{
    struct str code = g->regions[county].code;
    size_t province = SIZE_MAX;
    for (size_t i = county + 1; i-- > 0;) {
        const struct region *r = &g->regions[i];
        if (!str_starts(r->code, str_cut(code, 0, 2)))
            break;
        if (r->level == LEVEL_PREFECTURE && str_starts(r->code, str_cut(code, 0, 4)))
            return i;
        if (r->level == LEVEL_PROVINCE)
            province = i;
    }
    return province != SIZE_MAX && str_ends(g->regions[province].name, STR("市")) ? province : county;
}

static void add_name(struct region_guess *g, struct str name, size_t region, double vote)
{
    if (!str_present(name))
        return;
    matcher_add(g->matcher, name, (uint32_t)g->candidates.n);
    vec_push(&g->candidates, ((struct candidate){region, vote}));
}

enum status region_guess_open(struct region_guess **out, struct error *err)
{
    struct region_guess *g = xcalloc(1, sizeof *g);
    g->matcher = matcher_new();
    enum status status = gazetteer_open(&g->gazetteer, err);
    if (status == STATUS_OK)
        status = words_open(&g->words, err);
    for (size_t i = 0; status == STATUS_OK && i < g->gazetteer.nregions; i++) {
        const struct region *r = &g->gazetteer.regions[i];
        if (r->weak >= WEAK_BASE)
            continue;
        if (r->level == LEVEL_COUNTY) {
            size_t region = voted_for(&g->gazetteer, i);
            add_name(g, r->name, region, county_vote);
            add_name(g, r->weak == WEAK_NOT ? r->short_name : STR_ABSENT, region, short_vote);
        } else if (r->level == LEVEL_PREFECTURE || str_ends(r->name, STR("市"))) {
            add_name(g, r->name, i, prefecture_vote);
            add_name(g, r->weak == WEAK_NOT ? r->short_name : STR_ABSENT, i, short_vote);
        }
    }
    if (status != STATUS_OK) {
        region_guess_close(g);
        return status;
    }
    matcher_build(g->matcher);
    g->votes = xcalloc(g->gazetteer.nregions, sizeof *g->votes);
    g->seen = xcalloc(g->candidates.n + 1, sizeof *g->seen);
    *out = g;
    return STATUS_OK;
}

/* 振兴县 is no 兴县 and 其中阳光 no 中阳: a name of two characters must not be part of other words. */
static bool stands_free(const struct region_guess *g, struct str text, struct hit hit)
{
    if (utf8_count(str_cut(text, hit.from, hit.to)) > 2)
        return true;
    size_t before = hit.from, after = hit.to, last = hit.to, first = hit.from;
    uint32_t left = utf8_prev(text, &before), right = utf8_next(text, &after);
    if (g->candidates.at[hit.id].vote > short_vote)
        return !cp_is_han(left);
    return !words_common(g->words, left, utf8_next(text, &first)) &&
           !words_common(g->words, utf8_prev(text, &last), right);
}

static void vote(struct region_guess *g, struct str text, const struct hits *hits)
{
    size_t end = 0; /* of the longest name so far: what lies in it is no name of its own */
    for (size_t i = 0, next; i < hits->n; i = next) {
        struct hit hit = hits->at[i];
        for (next = i + 1; next < hits->n && hits->at[next].from == hit.from && hits->at[next].to == hit.to;)
            next++;
        if (hit.to <= end || !stands_free(g, text, hit))
            continue;
        end = hit.to;
        for (size_t k = i; k < next; k++) {
            const struct candidate *candidate = &g->candidates.at[hits->at[k].id];
            if (g->seen[hits->at[k].id] == g->narticles)
                continue;
            g->seen[hits->at[k].id] = g->narticles;
            g->votes[candidate->region] += candidate->vote / (double)(next - i);
        }
    }
}

void region_guess_add(struct region_guess *g, const struct article *article)
{
    struct arena *a = arena_new();
    struct hits hits = {0};
    struct parts parts = parts_of(a, article);
    g->narticles++;
    for (size_t i = 0; i < parts.n; i++) {
        hits.n = 0;
        matcher_find(g->matcher, parts.at[i].text, &hits);
        vote(g, parts.at[i].text, &hits);
    }
    vec_free(&hits);
    arena_free(a);
}

/* The region that stands out among those with votes, or NULL. */
static const struct region *winner(const struct region_guess *g, const double *votes)
{
    size_t first = 0;
    double second = 0;
    for (size_t i = 1; i < g->gazetteer.nregions; i++) {
        if (votes[i] > votes[first]) {
            second = votes[first];
            first = i;
        } else if (votes[i] > second) {
            second = votes[i];
        }
    }
    return g->gazetteer.nregions && votes[first] >= least && votes[first] >= distance * second
               ? &g->gazetteer.regions[first]
               : NULL;
}

struct str region_guess_answer(const struct region_guess *g)
{
    const struct region *answer = winner(g, g->votes);
    if (answer)
        return answer->code;
    /* No prefecture stands out: perhaps the province does. */
    double *votes = xcalloc(g->gazetteer.nregions + 1, sizeof *votes);
    size_t province = 0;
    for (size_t i = 0; i < g->gazetteer.nregions; i++) {
        if (g->gazetteer.regions[i].level == LEVEL_PROVINCE)
            province = i;
        votes[province] += g->votes[i];
    }
    answer = winner(g, votes);
    free(votes);
    return answer ? answer->code : STR_ABSENT;
}

void region_guess_close(struct region_guess *g)
{
    if (!g)
        return;
    matcher_free(g->matcher);
    vec_free(&g->candidates);
    words_close(g->words);
    gazetteer_close(&g->gazetteer);
    free(g->votes);
    free(g->seen);
    free(g);
}
