/*
 * tag: counties and topics of whole articles with hand-made truth: tests/stories (141100), tests/pages (other regions,
 * to be guessed from the page), and ../shared/gold where it is. Measures: F1 of primary and of
 * mentioned counties; for topics the harmonic mean of the share of must-topics found and of the share of topics given
 * that are must or may. An argument shows what differs.
 */
#include <dirent.h>
#include <stdlib.h>

#include <jansson.h>

#include "baolan/path.h"
#include "baolan/region.h"
#include "baolan/tag.h"
#include "tap.h"

struct mean {
    double sum;
    int n;
};

struct scores {
    struct mean counties, primary, topics;
    double must, found, given, allowed;
};

static bool verbose;

static void add(struct mean *m, double value)
{
    m->sum += value;
    m->n++;
}

static double of(struct mean m)
{
    return m.n ? m.sum / m.n : 1;
}

static struct str text_of(const json_t *object, const char *key)
{
    return str_of(json_string_value(json_object_get(object, key)));
}

static bool holds(const json_t *list, struct str word)
{
    size_t i;
    json_t *item;
    json_array_foreach(list, i, item) if (str_is(word, json_string_value(item))) return true;
    return false;
}

static struct article read_article(struct arena *a, const json_t *from)
{
    struct article article = {
        .kicker = text_of(from, "kicker"), .title = text_of(from, "title"), .subtitle = text_of(from, "subtitle")};
    const json_t *sections = json_object_get(from, "sections"), *captions = json_object_get(from, "captions");
    article.nsections = json_array_size(sections);
    article.sections = arena_array(a, article.nsections, sizeof *article.sections);
    for (size_t i = 0; i < article.nsections; i++) {
        struct section *section = &article.sections[i];
        const json_t *paragraphs = json_object_get(json_array_get(sections, i), "paragraphs");
        section->heading = text_of(json_array_get(sections, i), "heading");
        section->nparagraphs = json_array_size(paragraphs);
        section->paragraphs = arena_array(a, section->nparagraphs, sizeof *section->paragraphs);
        for (size_t k = 0; k < section->nparagraphs; k++)
            section->paragraphs[k] = str_of(json_string_value(json_array_get(paragraphs, k)));
    }
    article.ncaptions = json_array_size(captions);
    article.captions = arena_array(a, article.ncaptions, sizeof *article.captions);
    for (size_t i = 0; i < article.ncaptions; i++)
        article.captions[i].text = text_of(json_array_get(captions, i), "text");
    return article;
}

/* F1 of the counties of one kind, those in MAY left out on both sides; 1 when there is nothing to compare. */
static double county_f1(const struct article *article, const json_t *wanted, const json_t *may, bool primary)
{
    int hits = 0, got = 0, want = 0;
    size_t k;
    json_t *item;
    json_array_foreach(wanted, k, item) want += !holds(may, str_of(json_string_value(item)));
    for (size_t i = 0; i < article->ncounties; i++) {
        const struct county_tag *county = &article->counties[i];
        if ((primary && !county->primary) || holds(may, county->name))
            continue;
        got++;
        hits += holds(wanted, county->name);
    }
    return want + got ? 2.0 * hits / (want + got) : 1;
}

static double topic_score(const struct article *article, const json_t *must, const json_t *may, struct scores *scores)
{
    int found = 0, allowed = 0;
    for (size_t i = 0; i < article->ntopics; i++) {
        bool needed = holds(must, article->topics[i].id);
        found += needed;
        allowed += needed || holds(may, article->topics[i].id);
    }
    double wanted = (double)json_array_size(must), got = (double)article->ntopics;
    double recall = wanted > 0 ? found / wanted : 1, precision = got > 0 ? allowed / got : 0;
    scores->must += wanted;
    scores->found += found;
    scores->given += got;
    scores->allowed += allowed;
    return recall + precision > 0 ? 2 * recall * precision / (recall + precision) : 0;
}

static void show(const char *file, const struct article *article, const json_t *truth)
{
    char *counties = json_dumps(json_object_get(truth, "counties"), JSON_COMPACT);
    char *topics = json_dumps(json_object_get(truth, "topics"), JSON_COMPACT);
    printf("# %s %s %.*s\n#   wanted %s %s\n#   got", file, json_string_value(json_object_get(truth, "key")),
           STR_ARG(article->title), counties, topics);
    for (size_t i = 0; i < article->ncounties; i++)
        printf(" %.*s%s", STR_ARG(article->counties[i].name), article->counties[i].primary ? "*" : "");
    printf(" |");
    for (size_t i = 0; i < article->ntopics; i++)
        printf(" %.*s %.2f", STR_ARG(article->topics[i].id), article->topics[i].weight);
    printf("\n");
    free(counties);
    free(topics);
}

static void measure_article(const struct tagger *t, struct arena *a, const char *file, const json_t *truth,
                            struct scores *scores)
{
    const json_t *counties = json_object_get(truth, "counties"), *topics = json_object_get(truth, "topics");
    const json_t *may = json_object_get(counties, "may");
    struct article article = read_article(a, truth);
    tagger_tag(t, a, &article);
    double primary = county_f1(&article, json_object_get(counties, "primary"), may, true);
    double mentioned = county_f1(&article, json_object_get(counties, "mentioned"), may, false);
    double topic = topic_score(&article, json_object_get(topics, "must"), json_object_get(topics, "may"), scores);
    add(&scores->primary, primary);
    add(&scores->counties, primary);
    add(&scores->counties, mentioned);
    add(&scores->topics, topic);
    if (verbose && (primary < 1 || mentioned < 1 || topic < 1))
        show(file, &article, truth);
}

/* The tagger for a page: of REGION, or of what its articles speak of. */
static struct tagger *tagger_for(struct arena *a, const char *region, const json_t *articles)
{
    struct error err = {0};
    struct tagger *t = NULL;
    struct region_guess *g = NULL;
    size_t i;
    json_t *item;
    struct page page = {.articles = arena_array(a, json_array_size(articles), sizeof *page.articles)};
    json_array_foreach(articles, i, item) page.articles[page.narticles++] = read_article(a, item);
    if (region_guess_open(&g, &err) == STATUS_OK) {
        region_ask(g, a, &page);
        if (verbose)
            printf("# region: %.*s\n", STR_ARG(page.region_own));
        if (tagger_open(region ? str_of(region) : page.region_own, &t, &err) != STATUS_OK)
            printf("# %s\n", err.message);
    }
    region_guess_close(g);
    error_clear(&err);
    return t;
}

static struct scores measure(const char *folder, const char *region)
{
    struct scores scores = {0};
    struct dirent **entries = NULL;
    int n = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        struct arena *a = arena_new();
        struct str path = path_join(a, str_of(folder), str_of(entries[i]->d_name));
        json_t *page = str_ends(path, STR(".json")) ? json_load_file(path.s, 0, NULL) : NULL;
        const json_t *articles = json_object_get(page, "articles");
        struct tagger *t = articles ? tagger_for(a, region, articles) : NULL;
        size_t k;
        json_t *item;
        json_array_foreach(articles, k, item) if (t) measure_article(t, a, entries[i]->d_name, item, &scores);
        tagger_close(t);
        json_decref(page);
        arena_free(a);
        free(entries[i]);
    }
    free(entries);
    printf("# %s: %d articles, counties %.3f (primary %.3f), topics %.3f (must found %.3f, precision %.3f)\n", folder,
           scores.topics.n, of(scores.counties), of(scores.primary), of(scores.topics),
           scores.must > 0 ? scores.found / scores.must : 1, scores.given > 0 ? scores.allowed / scores.given : 1);
    return scores;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *folder, *region;
        double counties, primary, topics;
    } sets[] = {{"tests/stories", "141100", 0.95, 0.95, 0.9},
                {"tests/pages", NULL, 0.93, 0.92, 0.87},
                {"../shared/gold", "141100", 0.95, 0.95, 0.9}};
    verbose = argc > 1;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        if (verbose && strcmp(argv[1], "all") && strcmp(argv[1], sets[i].folder))
            continue;
        struct scores scores = measure(sets[i].folder, sets[i].region);
        if (!scores.topics.n) {
            tap_skip("the folder is not there");
            continue;
        }
        ok(of(scores.counties) >= sets[i].counties, "counties");
        ok(of(scores.primary) >= sets[i].primary, "counties that articles are about");
        ok(of(scores.topics) >= sets[i].topics, "topics");
    }
    return tap_done();
}
