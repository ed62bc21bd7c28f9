/*
 * The fact files: a user's topic file, and regions, townships and places of data/regions. The first byte chooses the file; the others
 * are small ones of ours.
 */
#include "../../src/tag/gazetteer.h"
#include "../../src/tag/topics.h"
#include "baolan/tag.h"
#include "folder.h"

static const char *const files[] = {"config/baolan/topics.d/50-own.topic", "regions/regions.tsv",
                                    "regions/townships.tsv", "regions/141100.places"};

static void usual(size_t i)
{
    static const char *const texts[] = {"id\town\nname\t自己的\n3\t氢能\n",
                                        "140000\t山西省\t1\t山西\n141100\t吕梁市\t2\t吕梁\n141181\t孝义市\t3\t孝义\n",
                                        "141181001000\t新义街道\n", "碛口\t141124\tsight\n"};
    folder_put(files[i], str_of(texts[i]));
}

static void make_files(void)
{
    static const char *const names[] = {"topics", "regions", "config", "config/baolan", "config/baolan/topics.d"};
    if (!folder_make(names, sizeof names / sizeof *names))
        return;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        usual(i);
    folder_is("BAOLAN_DATA", "");
    folder_is("XDG_CONFIG_HOME", "config");
}

static void read_topics(void)
{
    struct topics *topics = NULL;
    struct error err = {0};
    size_t n;
    enum status status = topics_open(&topics, &err);
    if (status == STATUS_OK)
        topics_list(topics, &n);
    fuzz_settle(status, &err);
    topics_close(topics);
}

static void read_regions(void)
{
    struct arena *a = arena_new();
    struct gazetteer g = {0};
    struct error err = {0};
    struct township *townships;
    struct place *places;
    size_t n;
    enum status status = gazetteer_open(&g, &err);
    if (status == STATUS_OK) {
        for (size_t i = 0; i < g.nregions && i < 100; i++) {
            gazetteer_find(&g, g.regions[i].code);
            gazetteer_prefix(&g.regions[i]);
        }
        gazetteer_close(&g);
    }
    fuzz_settle(status, &err);
    fuzz_settle(gazetteer_townships(a, STR("1411"), &townships, &n, &err), &err);
    fuzz_settle(gazetteer_places(a, STR("141100"), &places, &n, &err), &err);
    arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    make_files();
    if (!size)
        return 0;
    size_t which = data[0] % 4;
    folder_put(files[which], (struct str){(const char *)data + 1, size - 1});
    if (which == 0)
        read_topics();
    else
        read_regions();
    usual(which);
    return 0;
}
