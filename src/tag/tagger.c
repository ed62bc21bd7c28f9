#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>

#include "baolan/language.h"
#include "baolan/tag.h"
#include "counties.h"
#include "figures.h"
#include "organisations.h"
#include "people.h"
#include "topics.h"
#include "views.h"

/* What went wrong first, on any thread. */
struct fault {
    pthread_mutex_t mutex;
    struct error error;
};

struct tagger {
    struct gazetteer gazetteer;
    struct words *words;
    struct views *views;
    const struct view *view; /* of the regions that it was opened for */
    struct topics *topics;
    struct people *people;
    struct organisations *organisations;
    struct figures *figures;
    struct fault *fault;
    struct arena *arena;
    struct county *counties;
    size_t ncounties;
    struct str rules, key;
};

static void list_counties(struct arena *a, const struct gazetteer *g, struct focus focus, struct county **out,
                          size_t *n)
{
    *n = 0;
    *out = arena_array(a, g->nregions, sizeof **out);
    for (size_t i = 0; i < g->nregions; i++) {
        const struct region *r = &g->regions[i];
        bool wanted = false;
        for (size_t k = 0; r->level == LEVEL_COUNTY && k < focus.n && !wanted; k++)
            wanted = str_starts(r->code, gazetteer_prefix(focus.at[k]));
        if (wanted)
            (*out)[(*n)++] = (struct county){arena_str(a, r->code), arena_str(a, r->name), arena_str(a, r->short_name)};
    }
}

enum status tagger_open(struct str region, struct tagger **out, struct error *err)
{
    struct tagger *t = xcalloc(1, sizeof *t);
    t->arena = arena_new();
    t->fault = xcalloc(1, sizeof *t->fault);
    pthread_mutex_init(&t->fault->mutex, NULL);
    enum status status = gazetteer_open(&t->gazetteer, err);
    if (status == STATUS_OK)
        status = words_open(&t->words, err);
    if (status == STATUS_OK) {
        t->views = views_open(&t->gazetteer, t->words);
        status = views_take(t->views, region, true, &t->view, err);
    }
    if (status == STATUS_OK)
        status = topics_open(&t->topics, err);
    if (status == STATUS_OK)
        status = people_open(&t->people, t->words, err);
    if (status == STATUS_OK)
        status = organisations_open(&t->organisations, &t->gazetteer, t->words, err);
    if (status == STATUS_OK)
        status = figures_open(&t->figures, t->words, err);
    if (status != STATUS_OK) {
        tagger_close(t);
        return status;
    }
    list_counties(t->arena, &t->gazetteer, t->view->focus, &t->counties, &t->ncounties);
    t->rules = arena_printf(t->arena, "%d/%016" PRIx64, TAGGER_VERSION, topics_version(t->topics));
    t->key = arena_printf(t->arena, "%.*s/%.*s", STR_ARG(t->rules), STR_ARG(t->view->codes));
    *out = t;
    return STATUS_OK;
}

void tagger_close(struct tagger *t)
{
    if (!t)
        return;
    figures_close(t->figures);
    organisations_close(t->organisations);
    people_close(t->people);
    topics_close(t->topics);
    views_close(t->views);
    words_close(t->words);
    gazetteer_close(&t->gazetteer);
    error_clear(&t->fault->error);
    pthread_mutex_destroy(&t->fault->mutex);
    free(t->fault);
    arena_free(t->arena);
    free(t);
}

const struct county *tagger_counties(const struct tagger *t, size_t *n)
{
    *n = t->ncounties;
    return t->counties;
}

void tagger_regions(const struct tagger *t, struct arena *a, struct str codes, struct regions_known *out)
{
    struct focus focus;
    struct error none = {0};
    regions_read(&t->gazetteer, a, codes, false, &focus, &none);
    error_clear(&none);
    *out = (struct regions_known){.codes = regions_codes(a, focus), .names = regions_names(a, focus), .n = focus.n};
    list_counties(a, &t->gazetteer, focus, &out->counties, &out->ncounties);
}

const struct topic *tagger_topics(const struct tagger *t, size_t *n)
{
    return topics_list(t->topics, n);
}

struct str tagger_region(const struct tagger *t)
{
    return t->view->codes;
}

struct str tagger_region_name(const struct tagger *t)
{
    return t->view->names;
}

struct str tagger_rules(const struct tagger *t)
{
    return t->rules;
}

struct str tagger_key(const struct tagger *t)
{
    return t->key;
}

/* A figure may be a county's, the region's, or an organisation's; a county in an organisation's name has none. */
static void list_owners(const struct view *view, const struct mentions *places, const struct org_mentions *orgs,
                        const struct organisation_tag *organisations, struct owners *out)
{
    size_t k = 0;
    for (size_t i = 0; i < orgs->n || k < places->n;) {
        const struct org_mention *org = i < orgs->n ? &orgs->at[i] : NULL;
        const struct mention *place = k < places->n ? &places->at[k] : NULL;
        bool before =
            place && (!org || place->part < org->part || (place->part == org->part && place->to <= org->from));
        if (before) {
            struct str name = place->county >= 0   ? places_county(view->places, place->county)->name
                              : view->focus.n == 1 ? view->names
                                                   : STR_ABSENT;
            if (name.s && !place->dateline)
                vec_push(out, ((struct owner){place->part, place->from, place->to, name, true}));
            k++;
        } else if (place && place->part == org->part && place->from < org->to) {
            k++;
        } else {
            vec_push(out, ((struct owner){org->part, org->from, org->to, organisations[org->org].name, false}));
            i++;
        }
    }
}

enum { SPOTS_MOST = 1000 }; /* of a county: no article that was written for readers has so many */

/* The county of ARTICLE with this code, if nobody said yet where it is named. */
static struct county_tag *without_spots(const struct article *article, struct str code)
{
    for (size_t i = 0; i < article->ncounties; i++)
        if (str_eq(article->counties[i].code, code))
            return article->counties[i].nspots ? NULL : &article->counties[i];
    return NULL;
}

/* Where the counties of ARTICLE are named, those too that a record brought along without their places. */
static void keep_spots(const struct places *places, struct arena *a, struct parts parts,
                       const struct mentions *mentions, struct article *article)
{
    size_t n;
    const struct region *const *counties = places_counties(places, &n);
    struct county_tag **tags = xcalloc(n + 1, sizeof(struct county_tag *));
    size_t *counts = xcalloc(n + 1, sizeof *counts);
    for (size_t i = 0; i < n; i++)
        tags[i] = without_spots(article, counties[i]->code);
    for (size_t i = 0; i < mentions->n; i++)
        if (mentions->at[i].county >= 0)
            counts[mentions->at[i].county]++;
    for (size_t i = 0; i < n; i++)
        if (tags[i])
            tags[i]->spots = arena_array(a, counts[i], sizeof(struct spot));
    for (size_t i = 0; i < mentions->n; i++) {
        const struct mention *m = &mentions->at[i];
        struct county_tag *tag = m->county >= 0 && m->kind != MENTION_BACK ? tags[m->county] : NULL;
        if (!tag)
            continue;
        const struct part *part = &parts.at[m->part];
        struct spot spot = part->spot;
        spot.from = (int)points_before(&part->points, m->from);
        spot.to = (int)points_before(&part->points, m->to);
        if (m->joined && tag->nspots && tag->spots[tag->nspots - 1].to == spot.from)
            tag->spots[tag->nspots - 1].to = spot.to; /* 文水县|孝义镇 */
        else if (tag->nspots < SPOTS_MOST)
            tag->spots[tag->nspots++] = spot;
    }
    free(tags);
    free(counts);
}

static void tag(const struct tagger *t, const struct view *view, struct arena *a, int home, struct article *article)
{
    struct parts parts = parts_of(a, article, SIZE_MAX);
    struct mentions mentions = {0};
    struct org_mentions orgs = {0};
    struct owners owners = {0};
    struct organisation_tag *organisations;
    places_find(view->places, parts, home, &mentions);
    if (!article->ncounties)
        article->ncounties = counties_weigh(a, view->places, parts, &mentions, &article->counties);
    keep_spots(view->places, a, parts, &mentions, article);
    if (!article->ntopics)
        article->ntopics = topics_weigh(a, t->topics, parts, &article->topics);
    if (!article->npeople)
        article->npeople = people_find(a, t->people, article, parts, &article->people);
    size_t n = organisations_find(a, t->organisations, view->home, article, parts, &organisations, &orgs);
    if (!article->norganisations) {
        article->organisations = organisations;
        article->norganisations = n;
    }
    if (!article->nfigures) {
        list_owners(view, &mentions, &orgs, organisations, &owners);
        article->nfigures = figures_find(a, t->figures, parts, &owners, &article->figures);
    }
    vec_free(&mentions);
    vec_free(&orgs);
    vec_free(&owners);
}

void tagger_tag(const struct tagger *t, struct arena *a, struct article *article)
{
    tag(t, t->view, a, -1, article);
}

/* The county that PAGE speaks of as its own: what its newspaper is called after, else it itself; an index into the view's, -1: none. */
static int home_of(const struct view *view, struct arena *a, const struct page *page)
{
    int home = places_called(view->places, points_of(a, page->newspaper, SIZE_MAX));
    return home >= 0 ? home : places_called(view->places, points_of(a, page->page_title, SIZE_MAX));
}

/* The view of REGION; where its facts cannot be read the one without any, and what went wrong is kept. */
static const struct view *view_of(const struct tagger *t, struct str region)
{
    const struct view *view = NULL;
    struct error err = {0};
    if (views_take(t->views, region, false, &view, &err) != STATUS_OK) {
        pthread_mutex_lock(&t->fault->mutex);
        if (t->fault->error.status == STATUS_OK)
            error_pass(&t->fault->error, &err);
        pthread_mutex_unlock(&t->fault->mutex);
        error_clear(&err);
    }
    return view;
}

void tagger_tag_on(const struct tagger *t, struct arena *a, const struct page *page, struct article *article)
{
    const struct view *own = page->region.s ? view_of(t, page->region) : NULL, *view = own ? own : t->view;
    tag(t, view, a, home_of(view, a, page), article);
    if (own)
        views_give(t->views, own);
}

enum status tagger_fault(const struct tagger *t, struct error *err)
{
    pthread_mutex_lock(&t->fault->mutex);
    enum status status = error_pass(err, &t->fault->error);
    pthread_mutex_unlock(&t->fault->mutex);
    return status;
}

/* ---- why ------------------------------------------------------------------------------------------------------------ */

static const char *const part_names[PART_KINDS] = {
    [PART_KICKER] = N_("kicker"),   [PART_TITLE] = N_("title"),     [PART_SUBTITLE] = N_("subtitle"),
    [PART_LEAD] = N_("lead"),       [PART_HEADING] = N_("heading"), [PART_BODY] = N_("body"),
    [PART_CAPTION] = N_("caption"),
};

static void explain_places(const struct view *view, struct arena *a, struct parts parts, int home,
                           struct tag_evidence *out)
{
    struct mentions mentions = {0};
    places_find(view->places, parts, home, &mentions);
    out->places = arena_array(a, mentions.n, sizeof *out->places);
    for (size_t i = 0; i < mentions.n; i++) {
        const struct mention *m = &mentions.at[i];
        const struct part *part = &parts.at[m->part];
        if (m->county < 0)
            continue;
        const struct region *county = places_county(view->places, m->county);
        out->places[out->nplaces++] = (struct place_evidence){part_names[part->kind],
                                                              part->text,
                                                              m->from,
                                                              m->to,
                                                              arena_str(a, county->code),
                                                              arena_str(a, county->name),
                                                              m->dateline ? N_("the reporter's dateline") : m->rule};
    }
    vec_free(&mentions);
}

void tagger_explain(const struct tagger *t, struct arena *a, const struct page *page, const struct article *article,
                    struct tag_evidence *out)
{
    struct parts parts = parts_of(a, article, SIZE_MAX);
    const struct view *own = page->region.s ? view_of(t, page->region) : NULL, *view = own ? own : t->view;
    *out = (struct tag_evidence){0};
    explain_places(view, a, parts, home_of(view, a, page), out);
    if (own)
        views_give(t->views, own);
    out->ntopics = topics_weigh(a, t->topics, parts, &out->topics);
}
