#include <stdlib.h>

#include "baolan/tag.h"
#include "counties.h"
#include "figures.h"
#include "people.h"
#include "topics.h"

struct tagger {
    struct gazetteer gazetteer;
    struct words *words;
    struct places *places;
    struct topics *topics;
    struct people *people;
    struct figures *figures;
    struct arena *arena;
    struct county *counties;
    size_t ncounties;
    const struct region *focus; /* NULL: none */
};

static void list_counties(struct tagger *t)
{
    const struct region *const *regions = places_counties(t->places, &t->ncounties);
    t->counties = arena_array(t->arena, t->ncounties, sizeof *t->counties);
    for (size_t i = 0; i < t->ncounties; i++)
        t->counties[i] = (struct county){arena_str(t->arena, regions[i]->code), arena_str(t->arena, regions[i]->name),
                                         arena_str(t->arena, regions[i]->short_name)};
}

enum status tagger_open(struct str region, struct tagger **out, struct error *err)
{
    struct tagger *t = xcalloc(1, sizeof *t);
    t->arena = arena_new();
    enum status status = gazetteer_open(&t->gazetteer, err);
    if (status == STATUS_OK && region.s) {
        t->focus = gazetteer_find(&t->gazetteer, region);
        if (!t->focus)
            status = error_set(err, STATUS_USAGE,
                               "no region has the code '%.*s'; a code of six digits is wanted, like 141100 for 吕梁市",
                               STR_ARG(region));
    }
    if (status == STATUS_OK)
        status = words_open(&t->words, err);
    if (status == STATUS_OK)
        status = places_open(&t->places, &t->gazetteer, t->words, t->focus, err);
    if (status == STATUS_OK)
        status = topics_open(&t->topics, err);
    if (status == STATUS_OK)
        status = people_open(&t->people, t->words, err);
    if (status == STATUS_OK)
        status = figures_open(&t->figures, t->words, err);
    if (status != STATUS_OK) {
        tagger_close(t);
        return status;
    }
    list_counties(t);
    *out = t;
    return STATUS_OK;
}

void tagger_close(struct tagger *t)
{
    if (!t)
        return;
    figures_close(t->figures);
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
    return t->focus ? t->focus->code : STR_ABSENT;
}

struct str tagger_region_name(const struct tagger *t)
{
    return t->focus ? t->focus->name : STR_ABSENT;
}

void tagger_tag(const struct tagger *t, struct arena *a, struct article *article)
{
    struct parts parts = parts_of(a, article);
    if (!article->ncounties) {
        struct mentions mentions = {0};
        places_find(t->places, parts, &mentions);
        article->ncounties = counties_weigh(a, t->places, parts, &mentions, &article->counties);
        vec_free(&mentions);
    }
    if (!article->ntopics)
        article->ntopics = topics_weigh(a, t->topics, parts, &article->topics);
    if (!article->npeople)
        article->npeople = people_find(a, t->people, article, parts, &article->people);
    if (!article->nfigures)
        article->nfigures = figures_find(a, t->figures, parts, &article->figures);
}
