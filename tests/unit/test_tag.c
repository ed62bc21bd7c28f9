/* tag: the tagger as its callers see it: regions, counties, topics, and what stays untouched. */
#include <stdlib.h>

#include "baolan/region.h"
#include "baolan/tag.h"
#include "tap.h"

static struct arena *arena;

static struct article made(const char *title, const char *paragraph)
{
    struct article article = {.title = str_of(title), .nsections = 1};
    article.sections = arena_array(arena, 1, sizeof *article.sections);
    article.sections->paragraphs = arena_array(arena, 1, sizeof *article.sections->paragraphs);
    article.sections->paragraphs[0] = str_of(paragraph);
    article.sections->nparagraphs = 1;
    return article;
}

static struct tagger *opened(const char *code)
{
    struct error err = {0};
    struct tagger *t = NULL;
    if (tagger_open(str_of(code), &t, &err) != STATUS_OK)
        printf("# %s\n", err.message);
    error_clear(&err);
    return t;
}

static void regions(void)
{
    static const struct {
        const char *code, *name;
        size_t counties;
    } cases[] = {{"141100", "吕梁市", 13},
                 {"140000", "山西省", 117},
                 {"141181", "孝义市", 1},
                 {"441900", "东莞市", 1},
                 {"141100,140700", "晋中市、吕梁市", 24},
                 {"141181,141100,140000", "山西省", 117},
                 {"429004", "仙桃市", 1},
                 {"110000", "北京市", 16},
                 {NULL, NULL, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tagger *t = opened(cases[i].code);
        size_t n;
        const struct county *counties = tagger_counties(t, &n);
        if (!cases[i].code || !strchr(cases[i].code, ','))
            is_str(tagger_region(t), cases[i].code, "the region's code");
        is_str(tagger_region_name(t), cases[i].name, "its name");
        if (!is_int(n >= cases[i].counties, 1, "its counties are known"))
            printf("# %zu of %s\n", n, cases[i].name);
        for (size_t k = 1; k < n; k++)
            if (str_cmp(counties[k - 1].code, counties[k].code) >= 0)
                ok(false, "counties are in order of code");
        tagger_topics(t, &n);
        is_int(n, 20, "all topics are known");
        tagger_close(t);
    }
    struct error err = {0};
    struct tagger *t = NULL;
    is_int(tagger_open(STR("141199"), &t, &err), STATUS_USAGE, "a code that no region has");
    ok(err.message && strstr(err.message, "141199"), "is named in the message");
    error_clear(&err);
    is_int(tagger_open(STR("141100,141199"), &t, &err), STATUS_USAGE, "one wrong among several");
    error_clear(&err);
    t = opened("141181, 141100,140700");
    is_str(tagger_region(t), "140700,141100", "codes in order, without those that lie in another");
    tagger_close(t);
    is_int(tagger_open(STR("吕梁"), &t, &err), STATUS_USAGE, "a name is no code");
    error_clear(&err);
}

static void short_names(void)
{
    struct tagger *t = opened("141100");
    size_t n;
    const struct county *counties = tagger_counties(t, &n);
    is_str(counties[0].short_name, "离石", "离石区 is called 离石");
    ok(str_is(counties[3].name, "兴县") && !counties[3].short_name.s, "兴县 has no shorter name");
    tagger_close(t);
}

static void given_fields(void)
{
    struct tagger *t = opened("141100");
    struct article article = made("岚县土豆丰收", "岚县的土豆丰收了，合作社的社员忙着把土豆装车。");
    struct county_tag county = {.code = STR("141181"), .name = STR("孝义市"), .primary = true, .mentions = 1};
    struct topic_tag topic = {.id = STR("mine"), .name = STR("我的"), .weight = 1};
    article.counties = &county;
    article.ncounties = 1;
    article.topics = &topic;
    article.ntopics = 1;
    tagger_tag(t, arena, &article);
    ok(article.ncounties == 1 && str_is(article.counties[0].name, "孝义市"), "counties that a record brought are kept");
    ok(article.ntopics == 1 && str_is(article.topics[0].id, "mine"), "topics that a record brought are kept");
    struct article empty = {0};
    tagger_tag(t, arena, &empty);
    ok(!empty.ncounties && !empty.ntopics, "an empty article has no tags");
    tagger_close(t);
}

static bool is_spot(struct spot spot, enum spot_part part, int n, int from, int to)
{
    return spot.part == part && spot.n == n && spot.from == from && spot.to == to;
}

static void positions(void)
{
    struct tagger *t = opened("141100");
    struct article article = made("文水县孝义镇的棚", "雨停了，该县的菜农说，文水的棚没有漏。孝义市的也没有。");
    tagger_tag(t, arena, &article);
    const struct county_tag *one = &article.counties[0], *two = &article.counties[1];
    is_int(article.ncounties, 2, "two counties");
    is_str(one->name, "文水县", "what it is about first");
    ok(one->mentions == 2 && one->nspots == 2, "each mention has its place");
    ok(is_spot(one->spots[0], SPOT_TITLE, 0, 0, 6), "a county and what lies in it are one");
    ok(is_spot(one->spots[1], SPOT_PARAGRAPH, 1, 11, 13), "in code points of the paragraph");
    ok(two->nspots == 1 && is_spot(two->spots[0], SPOT_PARAGRAPH, 1, 19, 22), "those of the other are its own");
    ok(article.ntopics && article.topics[0].nterms, "a topic has its terms");
    double sum = 0;
    for (size_t i = 0; i < article.topics[0].nterms; i++)
        sum += article.topics[0].terms[i].weight;
    ok(sum > 0 && sum <= article.topics[0].weight + 0.005, "which make up its weight");

    struct article given = made("文水的棚", "雨停了。");
    struct county_tag county = {.code = STR("141121"), .name = STR("文水县"), .primary = true, .mentions = 1};
    given.counties = &county;
    given.ncounties = 1;
    tagger_tag(t, arena, &given);
    ok(county.nspots == 1 && is_spot(county.spots[0], SPOT_TITLE, 0, 0, 2), "a county that was given is looked for");
    tagger_close(t);
}

static void guesses(void)
{
    static const struct {
        const char *texts[4], *answer;
    } cases[] = {
        {{"文水县的大棚里种着黄瓜。", "孝义市与汾阳市联合执法。", "岢岚县的羊上了市。", NULL}, "141100"},
        {{"阳城县蚕农忙着喂蚕。", "高平市的梨园开园，沁水县也来取经。", NULL}, "140500"},
        {{"婺源县的油菜花开了。", "德兴市、铅山县组织了游客专列。", NULL}, "361100"},
        {{"北京市延庆区的滑雪场开板。", "密云区的水库边来了候鸟，怀柔区也是。", NULL}, "110000"},
        {{"天气很好，适合晾晒被褥。", NULL}, NULL},
    };
    struct region_guess *g = NULL;
    struct error err = {0};
    ok(region_guess_open(&g, &err) == STATUS_OK, "the guess opens");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct article articles[4];
        struct page page = {.articles = articles};
        for (size_t k = 0; cases[i].texts[k]; k++)
            articles[page.narticles++] = made(NULL, cases[i].texts[k]);
        region_ask(g, arena, &page);
        is_str(page.region_own, cases[i].answer, "the region that the texts speak of");
    }
    region_guess_close(g);
}

int main(void)
{
    arena = arena_new();
    regions();
    short_names();
    given_fields();
    positions();
    guesses();
    arena_free(arena);
    return tap_done();
}
