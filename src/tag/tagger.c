#include <inttypes.h>
#include <stdlib.h>

#include "baolan/language.h"
#include "baolan/tag.h"
#include "baolan/utf8.h"
#include "counties.h"
#include "figures.h"
#include "organisations.h"
#include "people.h"
#include "topics.h"

struct tagger {
    struct gazetteer gazetteer;
    struct words *words;
    struct places *places;
    struct topics *topics;
    struct people *people;
    struct organisations *organisations;
    struct figures *figures;
    struct arena *arena;
    struct county *counties;
    size_t ncounties;
    struct focus focus;
    struct str region, region_name; /* codes with commas between, names; absent: no region in focus */
    struct str key;
};

static void list_counties(struct tagger *t)
{
    const struct region *const *regions = places_counties(t->places, &t->ncounties);
    t->counties = arena_array(t->arena, t->ncounties, sizeof *t->counties);
    for (size_t i = 0; i < t->ncounties; i++)
        t->counties[i] = (struct county){arena_str(t->arena, regions[i]->code), arena_str(t->arena, regions[i]->name),
                                         arena_str(t->arena, regions[i]->short_name)};
}

/* ---- regions in focus ------------------------------------------------------------------------------------------------ */

static int by_code(const void *x, const void *y)
{
    const struct region *const *a = x, *const *b = y;
    int order = str_cmp((*a)->code, (*b)->code);
    return order ? order : ((*a)->level > (*b)->level) - ((*a)->level < (*b)->level);
}

/* Of regions in order of code: is REGION one that went before, or in it? */
static bool is_covered(const struct region *region, const struct region *const *before, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(region->code, gazetteer_prefix(before[i])))
            return true;
    return false;
}

static void name_focus(struct tagger *t)
{
    struct buf codes = {0}, names = {0};
    for (size_t i = 0; i < t->focus.n; i++) {
        buf_printf(&codes, "%s%.*s", i ? "," : "", STR_ARG(t->focus.at[i]->code));
        buf_printf(&names, "%s%.*s", i ? "、" : "", STR_ARG(t->focus.at[i]->name));
    }
    t->region = arena_str(t->arena, buf_view(&codes));
    t->region_name = arena_str(t->arena, buf_view(&names));
    buf_free(&codes);
    buf_free(&names);
}

static enum status read_focus(struct tagger *t, struct str codes, struct error *err)
{
    struct {
        const struct region **at;
        size_t n, cap;
    } regions = {0};
    enum status status = STATUS_OK;
    for (size_t from = 0; status == STATUS_OK && from <= codes.n;) {
        size_t to = str_find(codes, STR(","), from);
        struct str code = str_trim(str_cut(codes, from, to == SIZE_MAX ? codes.n : to));
        const struct region *region = gazetteer_find(&t->gazetteer, code);
        if (region)
            vec_push(&regions, region);
        else
            status = error_set(err, STATUS_USAGE,
                               "no region has the code '%.*s'; a code of six digits is wanted, like 141100 for 吕梁市",
                               STR_ARG(code));
        from = to == SIZE_MAX ? codes.n + 1 : to + 1;
    }
    size_t n = 0;
    if (regions.n)
        qsort(regions.at, regions.n, sizeof *regions.at, by_code);
    for (size_t i = 0; i < regions.n; i++)
        if (!is_covered(regions.at[i], regions.at, n))
            regions.at[n++] = regions.at[i];
    t->focus = (struct focus){arena_copy(t->arena, regions.at, n, sizeof *regions.at), n};
    vec_free(&regions);
    if (n)
        name_focus(t);
    return status;
}

/* ---- opening -------------------------------------------------------------------------------------------------------- */

enum status tagger_open(struct str region, struct tagger **out, struct error *err)
{
    struct tagger *t = xcalloc(1, sizeof *t);
    t->arena = arena_new();
    enum status status = gazetteer_open(&t->gazetteer, err);
    if (status == STATUS_OK && region.s)
        status = read_focus(t, region, err);
    if (status == STATUS_OK)
        status = words_open(&t->words, err);
    if (status == STATUS_OK)
        status = places_open(&t->places, &t->gazetteer, t->words, t->focus, err);
    if (status == STATUS_OK)
        status = topics_open(&t->topics, err);
    if (status == STATUS_OK)
        status = people_open(&t->people, t->words, err);
    if (status == STATUS_OK)
        status = organisations_open(&t->organisations, &t->gazetteer, t->words, t->focus, err);
    if (status == STATUS_OK)
        status = figures_open(&t->figures, t->words, err);
    if (status != STATUS_OK) {
        tagger_close(t);
        return status;
    }
    list_counties(t);
    t->key = arena_printf(t->arena, "%.*s/%016" PRIx64, STR_ARG(t->region), topics_version(t->topics));
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
    places_close(t->places);
    words_close(t->words);
    gazetteer_close(&t->gazetteer);
    arena_free(t->arena);
    free(t);
}

const struct county *tagger_counties(const struct tagger *t, size_t *n)
{
    *n = t->ncounties;
    return t->counties;
}

const struct topic *tagger_topics(const struct tagger *t, size_t *n)
{
    return topics_list(t->topics, n);
}

struct str tagger_region(const struct tagger *t)
{
    return t->region;
}

struct str tagger_region_name(const struct tagger *t)
{
    return t->region_name;
}

struct str tagger_key(const struct tagger *t)
{
    return t->key;
}

/* A figure may be a county's, the region's, or an organisation's; a county in an organisation's name has none. */
static void list_owners(const struct tagger *t, const struct mentions *places, const struct org_mentions *orgs,
                        const struct organisation_tag *organisations, struct owners *out)
{
    size_t k = 0;
    for (size_t i = 0; i < orgs->n || k < places->n;) {
        const struct org_mention *org = i < orgs->n ? &orgs->at[i] : NULL;
        const struct mention *place = k < places->n ? &places->at[k] : NULL;
        bool before =
            place && (!org || place->part < org->part || (place->part == org->part && place->to <= org->from));
        if (before) {
            struct str name = place->county >= 0 ? t->counties[place->county].name
                              : t->focus.n == 1  ? t->region_name
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
static void keep_spots(const struct tagger *t, struct arena *a, struct parts parts, const struct mentions *mentions,
                       struct article *article)
{
    struct county_tag **tags = xcalloc(t->ncounties + 1, sizeof(struct county_tag *));
    size_t *counts = xcalloc(t->ncounties + 1, sizeof *counts);
    for (size_t i = 0; i < t->ncounties; i++)
        tags[i] = without_spots(article, t->counties[i].code);
    for (size_t i = 0; i < mentions->n; i++)
        if (mentions->at[i].county >= 0)
            counts[mentions->at[i].county]++;
    for (size_t i = 0; i < t->ncounties; i++)
        if (tags[i])
            tags[i]->spots = arena_array(a, counts[i], sizeof(struct spot));
    size_t part = SIZE_MAX, at = 0;
    int cp = 0; /* code points before byte AT of PART */
    for (size_t i = 0; i < mentions->n; i++) {
        const struct mention *m = &mentions->at[i];
        struct county_tag *tag = m->county >= 0 && m->kind != MENTION_BACK ? tags[m->county] : NULL;
        if (!tag)
            continue;
        struct str text = parts.at[m->part].text;
        if (part != m->part) {
            part = m->part;
            at = 0;
            cp = 0;
        }
        cp += (int)utf8_count(str_cut(text, at, m->from));
        struct spot spot = parts.at[part].spot;
        spot.from = cp;
        spot.to = cp += (int)utf8_count(str_cut(text, m->from, m->to));
        at = m->to;
        if (m->joined && tag->nspots && tag->spots[tag->nspots - 1].to == spot.from)
            tag->spots[tag->nspots - 1].to = spot.to; /* 文水县|孝义镇 */
        else if (tag->nspots < SPOTS_MOST)
            tag->spots[tag->nspots++] = spot;
    }
    free(tags);
    free(counts);
}

void tagger_tag(const struct tagger *t, struct arena *a, struct article *article)
{
    struct parts parts = parts_of(a, article);
    struct mentions mentions = {0};
    struct org_mentions orgs = {0};
    struct owners owners = {0};
    struct organisation_tag *organisations;
    places_find(t->places, parts, &mentions);
    if (!article->ncounties)
        article->ncounties = counties_weigh(a, t->places, parts, &mentions, &article->counties);
    keep_spots(t, a, parts, &mentions, article);
    if (!article->ntopics)
        article->ntopics = topics_weigh(a, t->topics, parts, &article->topics);
    if (!article->npeople)
        article->npeople = people_find(a, t->people, article, parts, &article->people);
    size_t n = organisations_find(a, t->organisations, article, parts, &organisations, &orgs);
    if (!article->norganisations) {
        article->organisations = organisations;
        article->norganisations = n;
    }
    if (!article->nfigures) {
        list_owners(t, &mentions, &orgs, organisations, &owners);
        article->nfigures = figures_find(a, t->figures, parts, &owners, &article->figures);
    }
    vec_free(&mentions);
    vec_free(&orgs);
    vec_free(&owners);
}

/* ---- why ------------------------------------------------------------------------------------------------------------ */

static const char *const part_names[PART_KINDS] = {
    [PART_KICKER] = N_("kicker"),   [PART_TITLE] = N_("title"),     [PART_SUBTITLE] = N_("subtitle"),
    [PART_LEAD] = N_("lead"),       [PART_HEADING] = N_("heading"), [PART_BODY] = N_("body"),
    [PART_CAPTION] = N_("caption"),
};

static void explain_places(const struct tagger *t, struct arena *a, struct parts parts, struct tag_evidence *out)
{
    struct mentions mentions = {0};
    places_find(t->places, parts, &mentions);
    out->places = arena_array(a, mentions.n, sizeof *out->places);
    for (size_t i = 0; i < mentions.n; i++) {
        const struct mention *m = &mentions.at[i];
        const struct part *part = &parts.at[m->part];
        if (m->county >= 0)
            out->places[out->nplaces++] =
                (struct place_evidence){part_names[part->kind],
                                        part->text,
                                        m->from,
                                        m->to,
                                        t->counties[m->county].code,
                                        t->counties[m->county].name,
                                        m->dateline ? N_("the reporter's dateline") : m->rule};
    }
    vec_free(&mentions);
}

void tagger_explain(const struct tagger *t, struct arena *a, const struct article *article, struct tag_evidence *out)
{
    struct parts parts = parts_of(a, article);
    *out = (struct tag_evidence){0};
    explain_places(t, a, parts, out);
    out->ntopics = topics_weigh(a, t->topics, parts, &out->topics);
}
