/* tag: topics of invented leads (tests/tag/topics.tsv), a user's own topic files, and hostile ones. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/tag/table.h"
#include "baolan/path.h"
#include "baolan/tag.h"
#include "tap.h"

static struct arena *arena;

static struct article made(struct str title, struct str text)
{
    struct article article = {.title = str_is(title, "-") ? STR_ABSENT : title, .nsections = 1};
    article.sections = arena_array(arena, 1, sizeof *article.sections);
    article.sections->paragraphs = arena_array(arena, 1, sizeof *article.sections->paragraphs);
    article.sections->paragraphs[0] = text;
    article.sections->nparagraphs = 1;
    return article;
}

/* Is WORD one of LIST, blanks between? */
static bool listed(struct str list, struct str word)
{
    for (size_t from = 0; from < list.n;) {
        size_t to = str_find(list, STR(" "), from);
        to = to == SIZE_MAX ? list.n : to;
        if (str_eq(str_cut(list, from, to), word))
            return true;
        from = to + 1;
    }
    return false;
}

static int items(struct str list)
{
    int n = !str_is(list, "-");
    for (size_t at = 0; (at = str_find(list, STR(" "), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

static struct tagger *opened(void)
{
    struct error err = {0};
    struct tagger *t = NULL;
    if (tagger_open(STR_ABSENT, &t, &err) != STATUS_OK)
        printf("# %s\n", err.message);
    error_clear(&err);
    return t;
}

/*
 * Each file was scored once before terms or method were changed for what it showed: topics-blind.tsv 0.929; topics-kinds.tsv, of pieces that
 * are no leads, 0.844; topics-kinds-blind.tsv, written when those had been mended, 0.903 (one rule was chosen with them in view; 0.875 without
 * it) and its second part 0.894, where the terms before all of this gave 0.882 and 0.826; topics-unseen.tsv, leads
 * again, 0.917. topics-new.tsv was written with the terms for its kinds, so it says what they are for, not how well they do: 0.51 without them.
 */
static void leads(const char *path, int least)
{
    struct tagger *t = opened();
    struct buf file = {0};
    struct error err = {0};
    ok(path_read(str_of(path), 1 << 20, &file, &err) == STATUS_OK, path);
    struct table table = {.text = buf_view(&file)};
    struct str field[4];
    double sum = 0, must = 0, found = 0, given = 0, allowed = 0;
    int cases = 0;
    while (table_next(&table, field, 4)) {
        struct article article = made(field[2], field[3]);
        double hits = 0, right = 0, wanted = items(field[0]);
        tagger_tag(t, arena, &article);
        for (size_t i = 0; i < article.ntopics; i++) {
            bool needed = listed(field[0], article.topics[i].id);
            hits += needed;
            right += needed || listed(field[1], article.topics[i].id);
            if (article.topics[i].weight <= 0 || article.topics[i].weight > 1)
                ok(false, "a weight lies between 0 and 1");
        }
        double got = (double)article.ntopics, recall = wanted > 0 ? hits / wanted : 1,
               precision = got > 0 ? right / got : wanted <= 0;
        sum += recall + precision > 0 ? 2 * recall * precision / (recall + precision) : 0;
        cases++;
        must += wanted;
        found += hits;
        given += got;
        allowed += right;
        if (recall < 1 || precision < 1) {
            printf("# line %d %.*s, wanted %.*s (%.*s), got", table.line, STR_ARG(field[2]), STR_ARG(field[0]),
                   STR_ARG(field[1]));
            for (size_t i = 0; i < article.ntopics; i++)
                printf(" %.*s", STR_ARG(article.topics[i].id));
            printf("\n");
        }
    }
    printf("# %d leads: score %.3f, must found %.3f, precision %.3f\n", cases, sum / cases, found / must,
           allowed / given);
    ok(cases >= least, "enough cases");
    ok(sum / cases >= 0.90, "topics of leads: 0.90");
    ok(allowed / given >= 0.90, "precision of topics: 0.90");
    buf_free(&file);
    tagger_close(t);
}

/* Writes TEXT as a topic file of a user, in a folder of its own under XDG_CONFIG_HOME. */
static void write_topic(const char *folder, const char *text)
{
    struct error err = {0};
    struct str path = arena_printf(arena, "%s/baolan/topics.d/mine.topic", folder);
    path_make_parent(path, &err);
    FILE *f = fopen(path.s, "w");
    fputs(text, f);
    fclose(f);
    error_clear(&err);
}

static void own_topics(void)
{
    char folder[] = "/tmp/baolan-topics-XXXXXX";
    ok(mkdtemp(folder) != NULL, "a place for a user's topics");
    setenv("XDG_CONFIG_HOME", folder, 1);
    write_topic(folder, "# bees\nid\tbees\nname\t养蜂\n5\t蜂箱\n5\t蜂巢\n\nid\tliquor\n5\t酒令\n");
    struct tagger *t = opened();
    size_t n;
    const struct topic *topics = tagger_topics(t, &n);
    is_int(n, 21, "a topic more");
    is_str(topics[20].name, "养蜂", "it comes last");
    struct article article = made(STR("山沟里的蜂箱"), STR("蜂箱摆成一条线，蜂巢里的蜜快满了。"));
    tagger_tag(t, arena, &article);
    ok(article.ntopics && str_is(article.topics[0].id, "bees"), "its terms are found");
    article = made(STR("酒令"), STR("酒令要押韵。"));
    tagger_tag(t, arena, &article);
    ok(article.ntopics && str_is(article.topics[0].id, "liquor"), "a known id adds to that topic");
    tagger_close(t);

    static const char *const wrong[] = {"5\t没有标识\n", "id\tx\nwas\t什么\n", "id\tx\n5\n", "id\tx\n1e9\t太重\n",
                                        "id\tx\nnan\t不是数\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error err = {0};
        struct tagger *none = NULL;
        write_topic(folder, wrong[i]);
        is_int(tagger_open(STR_ABSENT, &none, &err), STATUS_USAGE, "a wrong topic file is refused");
        ok(err.message && strstr(err.message, "mine.topic, line"), "with its name and line");
        error_clear(&err);
    }
    unlink(arena_printf(arena, "%s/baolan/topics.d/mine.topic", folder).s);
    rmdir(arena_printf(arena, "%s/baolan/topics.d", folder).s);
    rmdir(arena_printf(arena, "%s/baolan", folder).s);
    rmdir(folder);
    unsetenv("XDG_CONFIG_HOME");
}

int main(void)
{
    arena = arena_new();
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    leads("tests/tag/topics.tsv", 120);
    leads("tests/tag/topics-blind.tsv", 40);
    leads("tests/tag/topics-kinds.tsv", 60);
    leads("tests/tag/topics-kinds-blind.tsv", 90);
    leads("tests/tag/topics-unseen.tsv", 60);
    leads("tests/tag/topics-new.tsv", 27);
    own_topics();
    arena_free(arena);
    return tap_done();
}
