/*
 * The other fact files: lists of words and units, aliases and context of places. The first byte chooses the file; the others are small ones
 * of ours. What was read tags an article.
 */
#include "baolan/series.h"
#include "baolan/tag.h"
#include "small_facts.h"

enum { CHOICES = 9 }; /* of the small facts, from the first */

static void tag(const struct tagger *tagger)
{
    struct arena *a = arena_new();
    struct str text =
        STR("　　本报孝义讯 新义街道石板头村党支部书记任建平介绍，市能源局投资1386.47万元的项目同比增长6.8%。");
    struct section section = {.paragraphs = &text, .nparagraphs = 1};
    struct article article = {.title = STR("石板村现有核桃树二万株"), .sections = &section, .nsections = 1};
    tagger_tag(tagger, a, &article);
    arena_free(a);
}

static void count(const struct units *units)
{
    static const struct figure_tag figures[] = {{.value = {"12.5", 4}, .unit = {"万亩", 6}},
                                                {.value = {"..", 2}, .unit = {"吨", 3}},
                                                {.value = {"9", 1}, .unit = {"万", 3}}};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        double number;
        struct str base;
        units_number(units, &figures[i], &number, &base);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct tagger *tagger = NULL;
    struct units *units = NULL;
    struct error err = {0};
    if (folder_make(NULL, 0))
        small_facts_make();
    if (!size)
        return 0;
    size_t which = data[0] % CHOICES;
    folder_put(small_facts[which].name, (struct str){(const char *)data + 1, size - 1});
    enum status status = tagger_open(STR("141100"), &tagger, &err);
    if (status == STATUS_OK)
        tag(tagger);
    fuzz_settle(status, &err);
    status = units_open(&units, &err);
    if (status == STATUS_OK)
        count(units);
    fuzz_settle(status, &err);
    tagger_close(tagger);
    units_close(units);
    small_facts_put(which);
    return 0;
}
