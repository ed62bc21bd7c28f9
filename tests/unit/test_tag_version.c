/*
 * TAGGER_VERSION goes with what the tagger makes of texts: the tags of most sets of sentences in tests/tag, as one number, are the ones
 * that tests/tag/version has for it. Where they are others, archives that older programs tagged are to be told so.
 */
#include <inttypes.h>
#include <stdlib.h>

#include <xxhash.h>

#include "../../src/tag/table.h"
#include "baolan/path.h"
#include "baolan/tag.h"
#include "tap.h"

enum { FIELDS = 4 };

static void put_tags(const struct article *article, struct buf *out)
{
    for (size_t i = 0; i < article->ncounties; i++)
        buf_printf(out, "%.*s %d %d\n", STR_ARG(article->counties[i].code), article->counties[i].primary,
                   article->counties[i].mentions);
    for (size_t i = 0; i < article->ntopics; i++)
        buf_printf(out, "%.*s\n", STR_ARG(article->topics[i].id));
    for (size_t i = 0; i < article->npeople; i++)
        buf_printf(out, "%.*s, %.*s\n", STR_ARG(article->people[i].name), STR_ARG(article->people[i].title));
    for (size_t i = 0; i < article->norganisations; i++)
        buf_printf(out, "%.*s, %.*s\n", STR_ARG(article->organisations[i].name),
                   STR_ARG(article->organisations[i].short_name));
    for (size_t i = 0; i < article->nfigures; i++) {
        const struct figure_tag *figure = &article->figures[i];
        buf_printf(out, "%.*s %.*s %.*s %.*s %.*s\n", STR_ARG(figure->what), STR_ARG(figure->value),
                   STR_ARG(figure->unit), STR_ARG(figure->who), STR_ARG(figure->about));
    }
}

/* The tags of the sentences of one file, which stand in the last field of each line. */
static void tag_file(const char *path, struct buf *out)
{
    struct buf file = {0};
    struct error err = {0};
    struct tagger *t = NULL;
    struct arena *a = arena_new();
    ok(path_read(str_of(path), 1 << 20, &file, &err) == STATUS_OK && tagger_open(STR("141100"), &t, &err) == STATUS_OK,
       path);
    struct table table = {.text = buf_view(&file)};
    struct str field[FIELDS];
    while (t && table_next(&table, field, FIELDS)) {
        size_t last = FIELDS - 1;
        while (last > 0 && !field[last].s)
            last--;
        if (str_is(field[0], "region")) {
            tagger_close(t);
            t = NULL;
            ok(tagger_open(field[1], &t, &err) == STATUS_OK, "the region opens");
            continue;
        }
        struct section section = {.paragraphs = &field[last], .nparagraphs = 1};
        struct article article = {.sections = &section, .nsections = 1};
        tagger_tag(t, a, &article);
        put_tags(&article, out);
        arena_reset(a);
    }
    tagger_close(t);
    arena_free(a);
    buf_free(&file);
    error_clear(&err);
}

int main(void)
{
    static const char *const files[] = {
        "tests/tag/places.tsv",          "tests/tag/places-hard.tsv", "tests/tag/people.tsv",
        "tests/tag/paragraphs.tsv",      "tests/tag/figures.tsv",     "tests/tag/owners.tsv",
        "tests/tag/topics.tsv",          "tests/tag/places-new.tsv",  "tests/tag/places-new2.tsv",
        "tests/tag/paragraphs-new.tsv",  "tests/tag/owners-new.tsv",  "tests/tag/places-new3.tsv",
        "tests/tag/paragraphs-new2.tsv", "tests/tag/owners-new2.tsv"};
    struct buf tags = {0}, file = {0};
    struct error err = {0};
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1); /* no topics of whoever runs this */
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        tag_file(files[i], &tags);
    struct arena *a = arena_new();
    struct str now = arena_printf(a, "%d\t%016" PRIx64, TAGGER_VERSION, (uint64_t)XXH3_64bits(tags.s, tags.n));
    ok(path_read(STR("tests/tag/version"), 1 << 16, &file, &err) == STATUS_OK, "the number is there");
    struct table table = {.text = buf_view(&file)};
    struct str kept[2] = {{0}};
    bool same =
        table_next(&table, kept, 2) && str_eq(arena_printf(a, "%.*s\t%.*s", STR_ARG(kept[0]), STR_ARG(kept[1])), now);
    ok(same, "the tags of these sentences are those of this TAGGER_VERSION");
    if (!same)
        printf(
            "# Where rules or facts tag texts otherwise than before, raise TAGGER_VERSION in include/baolan/tag.h, so that\n"
            "# archives are tagged anew. Then, and where the sentences are others, the line of tests/tag/version is:\n"
            "# %.*s\n",
            STR_ARG(now));
    arena_free(a);
    buf_free(&tags);
    buf_free(&file);
    error_clear(&err);
    return tap_done();
}
