/* tag: people and figures of invented sentences (tests/tag/people.tsv, figures.tsv): precision first. */
#include <stdlib.h>

#include "../../src/tag/table.h"
#include "baolan/path.h"
#include "baolan/tag.h"
#include "tap.h"

static struct arena *arena;

struct rate {
    int hits, wanted, got;
};

/* Is ITEM one of LIST, "; " between? */
static bool listed(struct str list, struct str item)
{
    for (size_t from = 0; from < list.n;) {
        size_t to = str_find(list, STR("; "), from);
        to = to == SIZE_MAX ? list.n : to;
        if (str_eq(str_cut(list, from, to), item))
            return true;
        from = to + 2;
    }
    return false;
}

static int items(struct str list)
{
    int n = !str_is(list, "-");
    for (size_t at = 0; (at = str_find(list, STR("; "), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

static struct str person_text(const struct article *article, size_t i)
{
    const struct person_tag *person = &article->people[i];
    return person->title.s ? arena_printf(arena, "%.*s=%.*s", STR_ARG(person->name), STR_ARG(person->title))
                           : person->name;
}

static struct str figure_text(const struct article *article, size_t i)
{
    const struct figure_tag *figure = &article->figures[i];
    return arena_printf(arena, "%.*s=%.*s %.*s", STR_ARG(figure->what), STR_ARG(figure->value), STR_ARG(figure->unit));
}

static struct str or_dash(struct str s)
{
    return s.s ? s : STR("-");
}

static struct str owner_text(const struct article *article, size_t i)
{
    const struct figure_tag *figure = &article->figures[i];
    struct str who = or_dash(figure->who), about = or_dash(figure->about);
    return arena_printf(arena, "%.*s/%.*s=%.*s %.*s %.*s", STR_ARG(who), STR_ARG(figure->what), STR_ARG(figure->value),
                        STR_ARG(figure->unit), STR_ARG(about));
}

typedef struct str item_text(const struct article *article, size_t i);

static struct rate measure(const struct tagger *t, const char *file, item_text *text_of, bool people)
{
    struct buf buf = {0};
    struct error err = {0};
    struct rate rate = {0};
    ok(path_read(str_of(file), 1 << 20, &buf, &err) == STATUS_OK, file);
    struct table table = {.text = buf_view(&buf)};
    struct str field[2];
    while (table_next(&table, field, 2)) {
        struct section section = {.paragraphs = &field[1], .nparagraphs = 1};
        struct article article = {.sections = &section, .nsections = 1};
        tagger_tag(t, arena, &article);
        size_t n = people ? article.npeople : article.nfigures;
        int hits = 0;
        for (size_t i = 0; i < n; i++)
            hits += listed(field[0], text_of(&article, i));
        rate.hits += hits;
        rate.got += (int)n;
        rate.wanted += items(field[0]);
        if (hits != (int)n || hits != items(field[0])) {
            printf("# %s line %d, wanted %.*s, got", file, table.line, STR_ARG(field[0]));
            for (size_t i = 0; i < n; i++) {
                struct str text = text_of(&article, i);
                printf(" %.*s;", STR_ARG(text));
            }
            printf("\n");
        }
    }
    printf("# %s: precision %.3f, recall %.3f\n", file, (double)rate.hits / rate.got, (double)rate.hits / rate.wanted);
    buf_free(&buf);
    error_clear(&err);
    return rate;
}

/*
 * Sets that were scored once before any rule was changed for them, precision and recall of people, then of organisations:
 * paragraphs-blind.tsv 0.958 0.605, 0.960 0.923; paragraphs-unseen.tsv 0.957 0.537, 0.731 0.704; its second part, written when that was mended,
 * 1.000 0.719, 1.000 0.867; paragraphs-new.tsv 0.915 0.662, 0.700 0.824 (0.950 0.864 when slips of its truth were mended); its second part
 * 1.000 0.714, 1.000 1.000; its third 1.000 0.781, 1.000 1.000; its fourth 0.968 0.909,
 * 0.818 0.818. paragraphs-new2.tsv: see there.
 */

/* How the paragraphs of a file in the form of tests/tag/paragraphs.tsv come out. */
struct rates {
    struct rate names, titles, organisations;
};

static struct str name_of(struct str item)
{
    size_t at = str_find(item, STR("="), 0);
    return at == SIZE_MAX ? item : str_cut(item, 0, at);
}

/* Is there an item of LIST that goes by NAME? */
static bool named(struct str list, struct str name)
{
    for (size_t from = 0; from < list.n;) {
        size_t to = str_find(list, STR("; "), from);
        to = to == SIZE_MAX ? list.n : to;
        if (str_eq(name_of(str_cut(list, from, to)), name))
            return true;
        from = to + 2;
    }
    return false;
}

static void count_people(const struct article *article, struct str wanted, struct rates *r)
{
    for (size_t i = 0; i < article->npeople; i++) {
        r->names.hits += named(wanted, article->people[i].name);
        r->titles.hits += listed(wanted, person_text(article, i));
    }
    r->names.got += (int)article->npeople;
    r->names.wanted += items(wanted);
}

static int count_organisations(const struct article *article, struct str wanted, struct rate *r)
{
    int hits = 0;
    for (size_t i = 0; i < article->norganisations; i++)
        hits += listed(wanted, article->organisations[i].name);
    r->hits += hits;
    r->got += (int)article->norganisations;
    r->wanted += items(wanted);
    return hits;
}

static void show(struct table table, const struct article *article, struct str *field)
{
    printf("# line %d, wanted %.*s | %.*s, got", table.line, STR_ARG(field[0]), STR_ARG(field[1]));
    for (size_t i = 0; i < article->npeople; i++) {
        struct str text = person_text(article, i);
        printf(" %.*s;", STR_ARG(text));
    }
    printf(" |");
    for (size_t i = 0; i < article->norganisations; i++)
        printf(" %.*s (%.*s);", STR_ARG(article->organisations[i].name), STR_ARG(article->organisations[i].short_name));
    printf("\n");
}

static struct rates measure_paragraphs(const struct tagger *t, const char *file)
{
    struct buf buf = {0};
    struct error err = {0};
    struct rates r = {0};
    ok(path_read(str_of(file), 1 << 20, &buf, &err) == STATUS_OK, file);
    struct table table = {.text = buf_view(&buf)};
    struct str field[3];
    while (table_next(&table, field, 3)) {
        struct section section = {.paragraphs = &field[2], .nparagraphs = 1};
        struct article article = {.sections = &section, .nsections = 1};
        int titled = r.titles.hits;
        tagger_tag(t, arena, &article);
        count_people(&article, field[0], &r);
        titled = r.titles.hits - titled;
        int hits = count_organisations(&article, field[1], &r.organisations);
        if (titled != (int)article.npeople || titled != items(field[0]) || hits != (int)article.norganisations ||
            hits != items(field[1]))
            show(table, &article, field);
    }
    printf("# people: precision %.3f, recall %.3f, with their titles %.3f\n", (double)r.names.hits / r.names.got,
           (double)r.names.hits / r.names.wanted, (double)r.titles.hits / r.names.got);
    printf("# organisations: precision %.3f, recall %.3f\n", (double)r.organisations.hits / r.organisations.got,
           (double)r.organisations.hits / r.organisations.wanted);
    buf_free(&buf);
    error_clear(&err);
    return r;
}

static void paragraphs(const struct tagger *t, const char *file, double precision, double recall, double titles)
{
    struct rates rates = measure_paragraphs(t, file);
    ok(rates.names.hits >= precision * rates.names.got, "paragraphs: people, precision");
    ok(rates.names.hits >= recall * rates.names.wanted, "paragraphs: people, recall");
    ok(rates.titles.hits >= titles * rates.names.got, "paragraphs: titles");
    ok(rates.organisations.hits >= precision * rates.organisations.got, "paragraphs: organisations, precision");
    ok(rates.organisations.hits >= recall * rates.organisations.wanted, "paragraphs: organisations, recall");
}

/* Those who wrote the article or took its pictures are no people of the story. */
static void authors(const struct tagger *t)
{
    struct str paragraph = STR("村民石勇说，水来了。村民鲁大海说，路也通了。技术员冉小云在一旁听着。");
    struct section section = {.paragraphs = &paragraph, .nparagraphs = 1};
    struct author author = {STR("石勇"), STR("通讯员")};
    struct caption caption = {STR("水来了。"), STR("鲁大海")};
    struct article article = {
        .sections = &section, .nsections = 1, .authors = &author, .nauthors = 1, .captions = &caption, .ncaptions = 1};
    tagger_tag(t, arena, &article);
    is_int(article.npeople, 1, "authors and photographers are left out");
    ok(article.npeople && str_is(article.people[0].name, "冉小云"), "others are kept");
}

/* Texts made of what rules begin with take no longer than others: a megabyte of each ends. */
static void hostile(const struct tagger *t)
{
    static const char *const pieces[] = {
        "局",         "公司集团",     "市",         "副市长王平、", "名叫",       "2025年",
        "近3万余元",  "孝义市公安局", "该市",       "孝义市该市",   "支队",       "华为",
        "·",          "阿里·",        "王平、",     "人等",         "本报孝义讯", "三交镇",
        "白文镇白文", "王孝义",       "，王建国、", "的李海英",     "从3人增加到"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buf text = {0};
        struct arena *a = arena_new();
        while (text.n < 1 << 20)
            buf_cstr(&text, pieces[i]);
        buf_cstr(&text, "面");
        struct str paragraph = buf_view(&text);
        struct section section = {.paragraphs = &paragraph, .nparagraphs = 1};
        struct article article = {.sections = &section, .nsections = 1};
        tagger_tag(t, a, &article);
        ok(article.npeople <= 50 && article.norganisations <= 40 && article.nfigures <= 60, pieces[i]);
        arena_free(a);
        buf_free(&text);
    }
}

int main(void)
{
    struct error err = {0};
    struct tagger *t = NULL;
    arena = arena_new();
    ok(tagger_open(STR("141100"), &t, &err) == STATUS_OK, "the tagger opens");
    struct rate people = measure(t, "tests/tag/people.tsv", person_text, true),
                figures = measure(t, "tests/tag/figures.tsv", figure_text, false),
                owners = measure(t, "tests/tag/owners.tsv", owner_text, false),
                unseen = measure(t, "tests/tag/owners-unseen.tsv", owner_text, false),
                more = measure(t, "tests/tag/owners-new.tsv", owner_text, false),
                newest = measure(t, "tests/tag/owners-new2.tsv", owner_text, false);
    ok(people.hits >= 0.95 * people.got, "people: precision of 0.95");
    ok(people.hits >= 0.8 * people.wanted, "people: recall of 0.8");
    ok(figures.hits >= 0.95 * figures.got, "figures: precision of 0.95");
    ok(figures.hits >= 0.8 * figures.wanted, "figures: recall of 0.8");
    ok(owners.hits >= 0.95 * owners.got, "whose figures are: precision of 0.95");
    ok(owners.hits >= 0.8 * owners.wanted, "whose figures are: recall of 0.8");
    ok(unseen.hits >= 0.95 * unseen.got, "figures of sentences nobody had tuned on: precision of 0.95");
    ok(unseen.hits >= 0.8 * unseen.wanted, "figures of sentences nobody had tuned on: recall of 0.8");
    ok(more.hits >= 0.95 * more.got, "figures of many more measures: precision of 0.95");
    ok(more.hits >= 0.9 * more.wanted, "figures of many more measures: recall of 0.9");
    ok(newest.hits >= 0.98 * newest.got, "figures as a daily prints them: precision of 0.98");
    ok(newest.hits >= 0.98 * newest.wanted, "figures as a daily prints them: recall of 0.98");
    paragraphs(t, "tests/tag/paragraphs.tsv", 0.95, 0.8, 0.9);
    paragraphs(t, "tests/tag/paragraphs-blind.tsv", 0.95, 0.8, 0.9);
    paragraphs(t, "tests/tag/paragraphs-unseen.tsv", 0.95, 0.8, 0.9);
    paragraphs(t, "tests/tag/paragraphs-new.tsv", 0.95, 0.8, 0.9);
    paragraphs(t, "tests/tag/paragraphs-new2.tsv", 1, 1, 1);
    authors(t);
    hostile(t);
    tagger_close(t);
    arena_free(arena);
    return tap_done();
}
