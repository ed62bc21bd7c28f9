/* Few invented articles through tagger and archive (tests/stories/small.tsv): which pairs find each other among the first five, and what else does. */
#include <stdlib.h>
#include <string.h>

#include "../../src/tag/table.h"
#include "baolan/archive.h"
#include "baolan/tag.h"
#include "made_folder.h"
#include "tap.h"

struct told {
    struct str pair, uid;
};

struct told_list {
    struct told *at;
    size_t n, cap;
};

static void put(struct archive *archive, const struct tagger *t, struct arena *a, struct str *field,
                struct told_list *told, struct error *err)
{
    struct section section = {.paragraphs = arena_array(a, field[3].n + 1, sizeof *section.paragraphs)};
    struct str paragraph;
    for (size_t at = 0; str_next(field[3], '|', &at, &paragraph);)
        section.paragraphs[section.nparagraphs++] = paragraph;
    struct article article = {.title = field[2], .sections = &section, .nsections = 1};
    struct page page = {.newspaper = STR("示例日报"), .articles = &article, .narticles = 1};
    page.date_basis = BASIS_OPTION;
    struct str file = arena_printf(a, "%zu.txt", told->n);
    struct source source = {.file = file, .status = STR("")};
    page.file = file;
    date_parse(a, field[0], &page.date);
    tagger_tag(t, a, &article);
    archive_put_source(archive, &source, &page, 1, err);
    vec_push(told, ((struct told){field[1], arena_str(a, article.uid)}));
}

static const struct told *find(const struct told_list *told, struct str uid)
{
    for (size_t i = 0; i < told->n; i++)
        if (str_eq(told->at[i].uid, uid))
            return &told->at[i];
    return NULL;
}

struct tally {
    size_t sides, found, links, wrong, kinds;
};

/* PAIR is a:follow-up. */
static bool is_called(struct str pair, enum relation relation)
{
    size_t colon = str_find(pair, STR(":"), 0);
    enum relation said;
    return colon != SIZE_MAX && relation_parse(str_cut(pair, colon + 1, pair.n), &said) && said == relation;
}

static void count(struct archive *archive, struct arena *a, const struct told_list *told, struct tally *tally)
{
    enum { FIRST = 5 };
    for (size_t i = 0; i < told->n; i++) {
        struct page page;
        struct article article = {0};
        struct error err = {0};
        bool found = false;
        archive_article(archive, a, told->at[i].uid, &page, &article, &err);
        error_clear(&err);
        for (size_t k = 0; k < article.nrelated && k < FIRST; k++) {
            const struct told *other = find(told, article.related[k].uid);
            bool right = other && !str_is(other->pair, "-") && str_eq(other->pair, told->at[i].pair);
            tally->links++;
            tally->wrong += !right;
            tally->kinds += right && is_called(other->pair, article.related[k].relation);
            found |= right;
            if (!right)
                printf("# wrong: %.*s, %.*s\n", STR_ARG(article.title), STR_ARG(article.related[k].reason));
        }
        tally->sides += !str_is(told->at[i].pair, "-");
        tally->found += found;
        if (!found && !str_is(told->at[i].pair, "-"))
            printf("# alone: %.*s\n", STR_ARG(article.title));
    }
}

int main(void)
{
    struct arena *a = arena_new();
    struct error err = {0};
    struct tagger *t = NULL;
    struct archive *archive = NULL;
    struct buf text = {0};
    struct told_list told = {0};
    if (!make_folder())
        return 1;
    tagger_open(STR("141100"), &t, &err);
    archive_open(in_folder(a, "a.db"), ARCHIVE_WRITE, &archive, &err);
    path_read(STR("tests/stories/small.tsv"), 1 << 20, &text, &err);
    if (!ok(err.status == STATUS_OK, "stories, facts and archive are there"))
        return tap_done();
    struct table table = {.text = buf_view(&text)};
    struct str field[4];
    while (table_next(&table, field, 4))
        put(archive, t, a, field, &told, &err);
    archive_relate(archive, NULL, NULL, &err);
    struct tally tally = {0};
    count(archive, a, &told, &tally);
    printf("# %zu articles: %zu of %zu sides found among the first five, %zu links, %zu wrong, %zu by the right name\n",
           told.n, tally.found, tally.sides, tally.links, tally.wrong, tally.kinds);
    ok(told.n == 60 && tally.found * 100 >= tally.sides * 85, "85 in 100 find each other");
    ok(tally.wrong * 100 <= tally.links * 10, "nine links in ten are right");
    ok(tally.kinds * 100 >= tally.links * 85, "and are called what they are");
    archive_close(archive);
    tagger_close(t);
    vec_free(&told);
    buf_free(&text);
    error_clear(&err);
    arena_free(a);
    return tap_done();
}
