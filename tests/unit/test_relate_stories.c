/*
 * The invented stories through tagger and archive: of the pairs that their authors call related, how many are found among the first five,
 * and of those called unrelated, how many are found at all. tests/stories/README.md tells what the pairs mean.
 */
#include <glob.h>
#include <stdlib.h>

#include "baolan/archive.h"
#include "baolan/tag.h"
#include "made_folder.h"
#include "maker/maker.h"
#include "tap.h"

struct told {
    struct str file, key, uid, head; /* head: uid of the first half, its own for others */
};

struct stories {
    struct arena *a;
    struct told at[400];
    size_t n;
};

static const struct told *find(const struct stories *stories, struct str file, struct str key)
{
    for (size_t i = 0; i < stories->n; i++)
        if (str_eq(stories->at[i].file, file) && str_eq(stories->at[i].key, key))
            return &stories->at[i];
    return NULL;
}

static void put_page(struct archive *archive, const struct tagger *t, struct stories *stories, const char *path,
                     struct error *err)
{
    struct story_page told;
    struct arena *a = stories->a;
    if (story_read(a, path, &told, err) != STATUS_OK)
        return;
    told.page.articles = arena_array(a, told.nstories, sizeof *told.page.articles);
    told.page.narticles = told.nstories;
    for (size_t i = 0; i < told.nstories; i++) {
        struct article *article = &told.page.articles[i];
        *article = told.stories[i].article;
        article->title_derived = !article->title.s;
        if (article->title_derived)
            article->title = article_derive_title(a, article, 20);
        tagger_tag(t, a, article);
    }
    struct source source = {.file = str_of(path), .status = STR("")};
    archive_put_source(archive, &source, &told.page, 1, err);
    for (size_t i = 0; i < told.nstories && stories->n < sizeof stories->at / sizeof *stories->at; i++)
        stories->at[stories->n++] = (struct told){.file = arena_str(a, str_of(strrchr(path, '/') + 1)),
                                                  .key = arena_printf(a, "a%zu", i + 1),
                                                  .uid = arena_str(a, told.page.articles[i].uid)};
}

/* The place of OTHER among the relations of UID, 0: none; and the kind. */
static size_t place_of(struct archive *archive, struct arena *a, struct str uid, struct str other, enum relation *kind)
{
    struct page page;
    struct article article;
    struct error err = {0};
    size_t place = 0;
    if (archive_article(archive, a, uid, &page, &article, &err) == STATUS_OK)
        for (size_t i = 0; i < article.nrelated && !place; i++)
            if (str_eq(article.related[i].uid, other)) {
                place = i + 1;
                *kind = article.related[i].relation;
            }
    error_clear(&err);
    return place;
}

static void find_heads(struct archive *archive, struct stories *stories)
{
    for (size_t i = 0; i < stories->n; i++) {
        struct page page;
        struct article article;
        struct error err = {0};
        archive_article(archive, stories->a, stories->at[i].uid, &page, &article, &err);
        stories->at[i].head = article.continues.s ? article.continues : stories->at[i].uid;
        error_clear(&err);
    }
}

struct tally {
    size_t pairs, found, right_kind, jumps, joined, strangers, met;
};

static void count_pair(struct archive *archive, const struct stories *stories, const struct told *x,
                       const struct told *y, struct str relation, struct tally *t)
{
    enum relation kind = RELATION_COUNT, other = RELATION_COUNT, said;
    if (str_is(relation, "continues")) {
        t->jumps++;
        t->joined += str_eq(y->head, x->uid);
        return;
    }
    size_t place = place_of(archive, stories->a, x->head, y->head, &kind),
           back = place_of(archive, stories->a, y->head, x->head, &other);
    if (str_is(relation, "none")) {
        t->strangers++;
        t->met += place > 0;
        return;
    }
    bool found = (place >= 1 && place <= 5) || (back >= 1 && back <= 5);
    t->pairs++;
    t->found += found;
    t->right_kind += found && relation_parse(relation, &said) && (kind == said || other == said);
    if (!found)
        printf("# not found: %.*s %.*s, %.*s %.*s (%.*s)\n", STR_ARG(x->file), STR_ARG(x->key), STR_ARG(y->file),
               STR_ARG(y->key), STR_ARG(relation));
}

static void count_pairs(struct archive *archive, const struct stories *stories, struct tally *t)
{
    struct buf text = {0};
    struct error err = {0};
    path_read(str_of("tests/stories/pairs.tsv"), 1 << 20, &text, &err);
    error_clear(&err);
    for (char *line = text.s ? strtok(text.s, "\n") : NULL; line; line = strtok(NULL, "\n")) {
        char *field[5] = {line};
        for (int i = 1; i < 5 && field[i - 1]; i++)
            if ((field[i] = strchr(field[i - 1], '\t')) != NULL)
                *field[i]++ = '\0';
        const struct told *x = field[4] ? find(stories, str_of(field[0]), str_of(field[1])) : NULL;
        const struct told *y = field[4] ? find(stories, str_of(field[2]), str_of(field[3])) : NULL;
        if (x && y)
            count_pair(archive, stories, x, y, str_of(field[4]), t);
    }
    buf_free(&text);
}

/* All relations of all stories as one text, in the order of files. */
static void print_relations(struct archive *archive, const struct stories *stories, struct buf *out)
{
    for (size_t i = 0; i < stories->n; i++) {
        struct page page;
        struct article article;
        struct error err = {0};
        if (archive_article(archive, stories->a, stories->at[i].uid, &page, &article, &err) == STATUS_OK)
            for (size_t k = 0; k < article.nrelated; k++)
                buf_printf(out, "%.*s %.*s %.3f %.*s\n", STR_ARG(stories->at[i].uid), STR_ARG(article.related[k].uid),
                           article.related[k].score, STR_ARG(article.related[k].reason));
        error_clear(&err);
    }
}

int main(void)
{
    struct stories *stories = xcalloc(1, sizeof *stories), *backward = xcalloc(1, sizeof *backward);
    struct error err = {0};
    struct tagger *t = NULL;
    struct archive *archive = NULL, *other = NULL;
    glob_t files = {0};
    if (!make_folder())
        return 1;
    stories->a = backward->a = arena_new();
    tagger_open(STR("141100"), &t, &err);
    archive_open(in_folder(stories->a, "a.db"), ARCHIVE_WRITE, &archive, &err);
    archive_open(in_folder(stories->a, "b.db"), ARCHIVE_WRITE, &other, &err);
    if (!ok(err.status == STATUS_OK && glob("tests/stories/*.json", 0, NULL, &files) == 0,
            "stories, facts and archives are there")) {
        printf("# %s\n", err.message ? err.message : "no stories");
        return tap_done();
    }
    for (size_t i = 0; i < files.gl_pathc; i++)
        put_page(archive, t, stories, files.gl_pathv[i], &err);
    archive_relate(archive, NULL, NULL, &err);
    find_heads(archive, stories);
    struct tally tally = {0};
    count_pairs(archive, stories, &tally);
    printf("# %zu of %zu pairs among the first five, %zu by the same name; %zu of %zu jumps; %zu of %zu strangers\n",
           tally.found, tally.pairs, tally.right_kind, tally.joined, tally.jumps, tally.met, tally.strangers);
    ok(tally.pairs >= 40 && tally.found * 100 >= tally.pairs * 85, "85 in 100 related pairs are found");
    ok(tally.right_kind * 100 >= tally.pairs * 75, "and called what their authors call them");
    is_int(tally.joined, tally.jumps, "the halves of jumps find each other");
    is_int(tally.met, 0, "strangers stay strangers");

    /* The other way round, and related after every page. */
    for (size_t i = files.gl_pathc; i-- > 0;) {
        put_page(other, t, backward, files.gl_pathv[i], &err);
        archive_relate(other, NULL, NULL, &err);
    }
    struct buf one = {0}, two = {0};
    print_relations(archive, stories, &one);
    print_relations(other, stories, &two);
    ok(one.n > 1000 && str_eq(buf_view(&one), buf_view(&two)), "the order of indexing plays no part");
    if (!str_eq(buf_view(&one), buf_view(&two)))
        printf("# %zu and %zu bytes\n", one.n, two.n);
    buf_free(&one);
    buf_free(&two);
    size_t before = stories->n;
    put_page(archive, t, stories, files.gl_pathv[0], &err);
    archive_relate(archive, NULL, NULL, &err);
    stories->n = before;
    print_relations(archive, stories, &one);
    print_relations(other, stories, &two);
    ok(str_eq(buf_view(&one), buf_view(&two)), "nor does writing a page again");
    ok(err.status == STATUS_OK, err.message ? err.message : "no error");
    buf_free(&one);
    buf_free(&two);
    archive_close(archive);
    archive_close(other);
    tagger_close(t);
    globfree(&files);
    arena_free(stories->a);
    free(stories);
    free(backward);
    error_clear(&err);
    return tap_done();
}
