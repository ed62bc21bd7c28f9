/*
 * The other fact files: lists of words and units, aliases and context of places. The first byte chooses the file; the others are empty or
 * those of data/. What was read tags an article.
 */
#include "baolan/path.h"
#include "baolan/series.h"
#include "baolan/tag.h"
#include "folder.h"

static const char *const files[] = {"words/people.tsv",    "words/organisations.tsv", "words/figures.tsv",
                                    "words/units.tsv",     "words/surnames.txt",      "words/common.txt",
                                    "words/edges.txt",     "regions/aliases.tsv",     "regions/context.tsv",
                                    "regions/regions.tsv", "regions/townships.tsv",   "regions/141100.places"};
enum { FILES = sizeof files / sizeof *files, CHOICES = 9 };

/* What a file holds while another one is fuzzed: the smaller ones are those of data/. */
static void usual(size_t i)
{
    static const char *const texts[FILES] = {
        [5] = "一一\n",
        [6] = "一一\n",
        [9] = "140000\t山西省\t1\t山西\n141100\t吕梁市\t2\t吕梁\n141181\t孝义市\t3\t孝义\n",
        [10] = "141181001000\t新义街道\n",
        [11] = "碛口\t141124\tsight\n"};
    struct buf bytes = {0}, path = {0};
    struct error err = {0};
    buf_printf(&path, "data/%s", files[i]);
    if (texts[i])
        buf_cstr(&bytes, texts[i]);
    else
        fuzz_settle(path_read(buf_view(&path), SIZE_MAX, &bytes, &err), &err);
    folder_put(files[i], buf_view(&bytes));
    buf_free(&bytes);
    buf_free(&path);
}

static void make_files(void)
{
    static const char *const names[] = {"topics", "regions", "words"};
    if (!folder_make(names, sizeof names / sizeof *names))
        return;
    for (size_t i = 0; i < FILES; i++)
        usual(i);
    folder_is("BAOLAN_DATA", "");
    folder_is("XDG_CONFIG_HOME", "none");
}

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
    make_files();
    if (!size)
        return 0;
    size_t which = data[0] % CHOICES;
    folder_put(files[which], (struct str){(const char *)data + 1, size - 1});
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
    usual(which);
    return 0;
}
