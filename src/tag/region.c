#include "region_votes.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>

#include "baolan/utf8.h"
#include "gazetteer.h"
#include "matcher.h"
#include "parts.h"
#include "table.h"
#include "words.h"

/*
 * What a page's texts say, in votes. Each article votes once by every name: a county for the prefecture it lies in, a
 * prefecture for itself. Names that several regions bear share their vote.
 */
static const double county_vote = 1, prefecture_vote = 1.5, short_vote = 0.5;
static const double township_vote = 0.5;  /* asked only where those say little */
static const double headline_share = 0.5; /* of the vote, on top of it: in a headline */
static const double dateline_vote = 1;    /* on top: 本报孝义讯, a reporter of this paper was there */
static const double masthead_vote = 2;    /* 柳林周报, a county's paper; a river or a range may be called like it */
static const double heading_vote = 1;     /* 法治吕梁, what the page is called */

static const double clear = 1.5; /* so many for one that townships need not be asked */
enum { READ_MOST = 300 };        /* code points of an article: where it plays is told early */

struct candidate {
    size_t region; /* voted for: index into the gazetteer */
    double vote;
};

enum { FIRST_CALLED = 256 };

/* Names and what each votes for. */
struct names {
    struct matcher *matcher;
    struct {
        struct candidate *at;
        size_t n, cap;
    } candidates; /* a hit's id is an index into it */
};

struct region_guess {
    struct gazetteer gazetteer;
    struct words *words;
    struct arena *arena;
    struct names large; /* prefectures and counties */
    /* Regions by what their names begin with: 1 + index of the first such one, and behind each region of the next; 0: none. */
    size_t first_called[FIRST_CALLED], *next_called;
    struct townships {
        pthread_mutex_t mutex;
        struct names names; /* made when first asked for, with the mutex; no matcher before */
    } * townships;
    struct dateline {
        struct str before, after;
    } * datelines;
    size_t ndatelines;
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

static void add_name(struct names *names, struct str name, size_t region, double vote)
{
    if (!str_present(name))
        return;
    matcher_add(names->matcher, name, (uint32_t)names->candidates.n);
    vec_push(&names->candidates, ((struct candidate){region, vote}));
}

static void names_close(struct names *names)
{
    matcher_free(names->matcher);
    vec_free(&names->candidates);
}

static enum status read_datelines(struct region_guess *g, struct error *err)
{
    struct buf file = {0};
    struct {
        struct dateline *at;
        size_t n, cap;
    } found = {0};
    enum status status = table_read_data("regions/context.tsv", &file, err);
    struct table t = {.text = arena_str(g->arena, buf_view(&file))};
    struct str field[3];
    while (status == STATUS_OK && table_next(&t, field, 3))
        if (str_is(field[0], "dateline"))
            vec_push(&found, ((struct dateline){field[1], field[2]}));
    g->datelines = arena_copy(g->arena, found.at, found.n, sizeof *found.at);
    g->ndatelines = found.n;
    vec_free(&found);
    buf_free(&file);
    return status;
}

static void add_region(struct region_guess *g, size_t i)
{
    const struct region *r = &g->gazetteer.regions[i];
    struct str brief = r->weak == WEAK_NOT ? r->short_name : STR_ABSENT;
    if (r->level == LEVEL_COUNTY) {
        size_t region = voted_for(&g->gazetteer, i);
        add_name(&g->large, r->name, region, county_vote);
        add_name(&g->large, brief, region, short_vote);
        add_name(&g->large, gazetteer_plain_name(g->arena, r), region, county_vote);
    } else if (r->level == LEVEL_PREFECTURE || str_ends(r->name, STR("市"))) {
        add_name(&g->large, r->name, i, prefecture_vote);
        add_name(&g->large, brief, i, short_vote);
    }
}

/* By a short name too, which begins as the full one does. */
static size_t first_of(struct str name)
{
    size_t at = 0;
    return utf8_next(name, &at) % FIRST_CALLED;
}

static void index_called(struct region_guess *g)
{
    size_t n = g->gazetteer.nregions;
    g->next_called = arena_array(g->arena, n, sizeof *g->next_called);
    for (size_t i = n; i > 0; i--) {
        size_t first = first_of(g->gazetteer.regions[i - 1].name);
        g->next_called[i - 1] = g->first_called[first];
        g->first_called[first] = i;
    }
}

enum status region_guess_open(struct region_guess **out, struct error *err)
{
    struct region_guess *g = xcalloc(1, sizeof *g);
    g->large.matcher = matcher_new();
    g->arena = arena_new();
    g->townships = xcalloc(1, sizeof *g->townships);
    pthread_mutex_init(&g->townships->mutex, NULL);
    enum status status = gazetteer_open(&g->gazetteer, err);
    if (status == STATUS_OK)
        status = words_open(&g->words, err);
    if (status == STATUS_OK)
        status = read_datelines(g, err);
    if (status != STATUS_OK) {
        region_guess_close(g);
        return status;
    }
    for (size_t i = 0; i < g->gazetteer.nregions; i++)
        if (g->gazetteer.regions[i].weak < WEAK_BASE)
            add_region(g, i);
    matcher_build(g->large.matcher);
    index_called(g);
    *out = g;
    return STATUS_OK;
}

void region_guess_close(struct region_guess *g)
{
    if (!g)
        return;
    names_close(&g->large);
    names_close(&g->townships->names);
    pthread_mutex_destroy(&g->townships->mutex);
    free(g->townships);
    words_close(g->words);
    gazetteer_close(&g->gazetteer);
    arena_free(g->arena);
    free(g);
}

static void read_townships(const struct region_guess *g, struct names *names)
{
    struct arena *a = arena_new();
    struct township *all;
    size_t n, county = SIZE_MAX;
    struct error none = {0}; /* without them there is less to go by */
    gazetteer_townships(a, STR(""), &all, &n, &none);
    names->matcher = matcher_new();
    for (size_t i = 0; i < n; i++) {
        struct str code = str_cut(all[i].code, 0, 6);
        if (county == SIZE_MAX || !str_eq(g->gazetteer.regions[county].code, code)) {
            const struct region *r = gazetteer_find(&g->gazetteer, code);
            county = r ? (size_t)(r - g->gazetteer.regions) : SIZE_MAX;
        }
        if (county != SIZE_MAX)
            add_name(names, all[i].name, voted_for(&g->gazetteer, county), township_vote);
    }
    matcher_build(names->matcher);
    error_clear(&none);
    arena_free(a);
}

/* Many, and seldom needed. */
static const struct names *townships_of(const struct region_guess *g)
{
    struct townships *t = g->townships;
    pthread_mutex_lock(&t->mutex);
    if (!t->names.matcher)
        read_townships(g, &t->names);
    pthread_mutex_unlock(&t->mutex);
    return &t->names;
}

/* ---- what articles name ---------------------------------------------------------------------------------------------- */

struct count {
    const struct region_guess *g;
    const struct names *names; /* that are looked for */
    double *votes;             /* of each region */
    struct {
        size_t *at;
        size_t n, cap;
    } regions; /* those with votes */
    struct {
        struct given {
            uint32_t candidate;
            double share;
        } * at;
        size_t n, cap;
    } given;          /* what the article at hand gave by each name: few, as little of it is read */
    struct hits hits; /* of the part at hand */
};

static void give(struct count *c, size_t region, double votes)
{
    if (c->votes[region] <= 0)
        vec_push(&c->regions, region);
    c->votes[region] += votes;
}

/* 振兴县 is no 兴县 and 其中阳光 no 中阳: a name of two characters must not be part of other words. */
static bool stands_free(const struct count *c, struct str text, struct hit hit)
{
    if (utf8_count(str_cut(text, hit.from, hit.to)) > 2)
        return true;
    size_t before = hit.from, after = hit.to, last = hit.to, first = hit.from;
    uint32_t left = utf8_prev(text, &before), right = utf8_next(text, &after);
    if (c->names->candidates.at[hit.id].vote > short_vote)
        return !cp_is_han(left);
    return !words_common(c->g->words, left, utf8_next(text, &first)) &&
           !words_common(c->g->words, utf8_prev(text, &last), right);
}

static bool in_dateline(const struct region_guess *g, struct str text, struct hit hit)
{
    enum { NEAR = 8 }; /* characters */
    for (size_t i = 0; i < g->ndatelines; i++) {
        if (!str_ends(str_cut(text, 0, hit.from), g->datelines[i].before))
            continue;
        size_t at = hit.to;
        for (int steps = 0; steps < NEAR && at < text.n; steps++) {
            if (str_starts(str_cut(text, at, text.n), g->datelines[i].after))
                return true;
            if (cp_is_punct(utf8_next(text, &at)))
                break;
        }
    }
    return false;
}

/* The article's vote by a candidate is the highest that any of its places gives it. */
static void vote(struct count *c, uint32_t id, double share)
{
    size_t i = 0;
    while (i < c->given.n && c->given.at[i].candidate != id)
        i++;
    if (i == c->given.n)
        vec_push(&c->given, ((struct given){id, 0}));
    if (share > c->given.at[i].share) {
        give(c, c->names->candidates.at[id].region, share - c->given.at[i].share);
        c->given.at[i].share = share;
    }
}

static void count_part(struct count *c, const struct part *part)
{
    size_t end = 0; /* of the longest name so far: what lies in it is no name of its own */
    c->hits.n = 0;
    matcher_find(c->names->matcher, part->points, &c->hits);
    for (size_t i = 0, next; i < c->hits.n; i = next) {
        struct hit hit = c->hits.at[i];
        for (next = i + 1; next < c->hits.n && c->hits.at[next].from == hit.from && c->hits.at[next].to == hit.to;)
            next++;
        bool dateline = in_dateline(c->g, part->text, hit);
        if (hit.to <= end || !(dateline || stands_free(c, part->text, hit)))
            continue;
        end = hit.to;
        for (size_t k = i; k < next; k++) {
            double one = c->names->candidates.at[c->hits.at[k].id].vote;
            one += dateline ? dateline_vote : part_is_headline(part->kind) ? one * headline_share : 0;
            vote(c, c->hits.at[k].id, one / (double)(next - i));
        }
    }
}

/* ---- what the paper and the page are called -------------------------------------------------------------------------- */

/* The largest region that a newspaper's NAME begins with; *N: how many of that size are called so. */
static const struct region *named_by(const struct region_guess *g, struct str name, size_t *n)
{
    const struct region *best = NULL;
    size_t longest = 0;
    *n = 0;
    for (size_t i = g->first_called[first_of(name)]; i; i = g->next_called[i - 1]) {
        const struct region *r = &g->gazetteer.regions[i - 1];
        struct str called =
            str_starts(name, r->name) ? r->name
            : r->short_name.s && str_starts(name, r->short_name) && (r->level != LEVEL_COUNTY || r->weak == WEAK_NOT)
                ? r->short_name
                : STR_ABSENT;
        if (!called.s || (r->level == LEVEL_COUNTY && r->weak >= WEAK_BASE))
            continue;
        if (best && (r->level > best->level || (r->level == best->level && called.n < longest)))
            continue;
        *n = best && r->level == best->level && called.n == longest ? *n + 1 : 1;
        best = r;
        longest = called.n;
    }
    return best;
}

/* 今日柳林, 新离石: what a paper's name ends with, though it begins otherwise. */
static void count_within(struct count *c, struct arena *a, struct str newspaper)
{
    c->hits.n = 0;
    matcher_find(c->g->large.matcher, points_of(a, newspaper, SIZE_MAX), &c->hits);
    size_t n = 0; /* of hits that end there: the last ones, as they are in order */
    while (n < c->hits.n && c->hits.at[c->hits.n - 1 - n].to == newspaper.n)
        n++;
    for (size_t i = c->hits.n - n; i < c->hits.n; i++)
        give(c, c->g->large.candidates.at[c->hits.at[i].id].region, masthead_vote / (double)n);
}

/* 吕梁日报 is the paper of 吕梁市, 山西日报 of the province: absent for all others. A county's paper votes. */
static struct str count_masthead(struct count *c, struct arena *a, struct str newspaper)
{
    const struct gazetteer *g = &c->g->gazetteer;
    size_t n;
    const struct region *best = str_present(newspaper) ? named_by(c->g, newspaper, &n) : NULL;
    if (!best)
        count_within(c, a, newspaper);
    if (!best)
        return STR_ABSENT;
    if (best->level != LEVEL_COUNTY && n == 1)
        return best->code;
    for (size_t i = 0; i < g->nregions; i++) {
        const struct region *r = &g->regions[i];
        bool called = str_eq(r->name, best->name) || (r->short_name.s && str_eq(r->short_name, best->short_name));
        if (r->level == best->level && called)
            give(c, r->level == LEVEL_COUNTY ? voted_for(g, i) : i, masthead_vote / (double)n);
    }
    return STR_ABSENT;
}

/* 法治吕梁: what a prefecture is called in a page's heading; a county's name there may be a river's or an old town's. */
static void count_heading(struct count *c, struct arena *a, struct str heading)
{
    c->hits.n = 0;
    matcher_find(c->g->large.matcher, points_of(a, heading, SIZE_MAX), &c->hits);
    for (size_t i = 0; i < c->hits.n; i++) {
        size_t region = c->g->large.candidates.at[c->hits.at[i].id].region;
        const struct region *r = &c->g->gazetteer.regions[region];
        struct str called = str_cut(heading, c->hits.at[i].from, c->hits.at[i].to);
        if (r->level != LEVEL_COUNTY && (str_eq(called, r->name) || str_eq(called, r->short_name)))
            give(c, region, heading_vote);
    }
}

/* ---- votes ----------------------------------------------------------------------------------------------------------- */

static void list_votes(const struct count *c, struct arena *a, struct region_votes *out)
{
    out->at = arena_array(a, c->regions.n, sizeof *out->at);
    out->n = 0;
    for (size_t i = 0; i < c->regions.n; i++) {
        int votes = (int)lround(c->votes[c->regions.at[i]] * 100);
        if (votes > 0)
            out->at[out->n++] =
                (struct region_vote){arena_str(a, c->g->gazetteer.regions[c->regions.at[i]].code), votes};
    }
    region_votes_trim(out);
}

static void count_article(struct count *c, struct arena *a, const struct article *article)
{
    struct parts parts = parts_of(a, article, READ_MOST);
    c->given.n = 0;
    for (size_t k = 0; k < parts.n; k++)
        count_part(c, &parts.at[k]);
}

/* So far ahead that neither more articles nor other pages need be asked. */
static bool is_far_ahead(const struct count *c)
{
    double first = 0, second = 0;
    for (size_t i = 0; i < c->regions.n; i++) {
        double votes = c->votes[c->regions.at[i]];
        second = votes > first ? first : votes > second ? votes : second;
        first = votes > first ? votes : first;
    }
    return region_votes_far(first, second);
}

static void count_page(struct count *c, struct arena *a, const struct page *page, const struct names *names,
                       struct region_votes *out)
{
    c->names = names;
    for (size_t i = 0; i < page->narticles && !is_far_ahead(c); i++)
        count_article(c, a, &page->articles[i]);
    list_votes(c, a, out);
}

void region_votes_of(const struct region_guess *g, struct arena *a, const struct page *page, struct region_votes *out)
{
    struct count c = {.g = g, .votes = xcalloc(g->gazetteer.nregions + 1, sizeof *c.votes)};
    *out = (struct region_votes){.masthead = arena_str(a, count_masthead(&c, a, page->newspaper))};
    if (!out->masthead.s) {
        if (str_present(page->page_title))
            count_heading(&c, a, page->page_title);
        count_page(&c, a, page, &g->large, out);
        if (!region_votes_clear(out, clear))
            count_page(&c, a, page, townships_of(g), out);
    }
    vec_free(&c.hits);
    vec_free(&c.given);
    vec_free(&c.regions);
    free(c.votes);
}

void region_ask(const struct region_guess *g, struct arena *a, struct page *page)
{
    struct region_votes votes;
    struct buf kept = {0};
    region_votes_of(g, a, page, &votes);
    struct region_choice choice = region_choose(a, &votes, NULL);
    region_votes_print(&votes, &kept);
    page->region_own = choice.codes;
    page->region_votes = choice.sure ? STR_ABSENT : arena_str(a, kept.n ? buf_view(&kept) : STR(""));
    buf_free(&kept);
}
