/* People and organisations in the archive: found by their query fields, and listed with counts that are what the fields find. */
#include "baolan/archive.h"
#include "made_folder.h"
#include "tap.h"

static struct arena *arena;
static struct archive *archive;

/* A story's people and organisations as JSON lists. */
static const struct {
    const char *day, *people, *organisations;
} stories[] = {
    {"2020-05-01", "[{\"name\":\"丁望山\",\"title\":\"镇长\"},{\"name\":\"沈小满\"}]",
     "[{\"name\":\"山西晋禾氢能有限公司\",\"short\":\"晋禾氢能\",\"mentions\":3}]"},
    {"2021-06-02", "[{\"name\":\"丁望山\",\"title\":\"县长\"}]",
     "[{\"name\":\"晋禾氢能\",\"mentions\":1},{\"name\":\"文水县水利局\",\"mentions\":1}]"},
    {"2022-07-03", "[{\"name\":\"丁望\"},{\"name\":\"沈小滿\"},{\"name\":\"沈小满\"}]", "[]"},
    {"2023-08-04", "[]", "[{\"name\":\"晋禾重卡\",\"mentions\":2}]"},
};
enum { STORIES = sizeof stories / sizeof *stories };

static void fill(void)
{
    struct error err = {0};
    for (int i = 0; i < STORIES; i++) {
        struct str json = arena_printf(
            arena,
            "{\"title\":\"第%d件事\",\"date\":\"%s\",\"text\":\"这是第%d件事。\",\"people\":%s,\"organisations\":%s}",
            i, stories[i].day, i, stories[i].people, stories[i].organisations);
        struct page page;
        struct article article;
        struct source source = {.file = arena_printf(arena, "%d", i),
                                .hash = {1, (uint64_t)i},
                                .encoding = STR("UTF-8"),
                                .status = STR("")};
        if (article_from_json(arena, json, &page, &article, &err) == STATUS_OK) {
            page.articles = &article;
            page.narticles = 1;
            archive_put_source(archive, &source, &page, 1, &err);
        }
        if (err.message)
            printf("# %s\n", err.message);
        ok(err.status == STATUS_OK, "a story is put");
        error_clear(&err);
    }
}

static struct query *parsed(struct str text)
{
    struct error err = {0};
    struct query *q = NULL;
    ok(query_parse(arena, text, &q, &err) == STATUS_OK, "a query");
    error_clear(&err);
    return q;
}

static size_t count(struct str query)
{
    struct error err = {0};
    struct search *s;
    size_t n = 99;
    bool exact = false;
    if (archive_search(archive, parsed(query), SORT_DATE, &s, &err) == STATUS_OK)
        while (!exact && search_count(s, &n, &exact, &err) == STATUS_OK)
            ;
    search_close(s);
    error_clear(&err);
    return n;
}

static void finds(const char *query, size_t n)
{
    is_int(count(str_of(query)), n, query);
}

static size_t list(const char *query, enum named named, struct named_value **values)
{
    struct error err = {0};
    size_t n = 0;
    bool exact = false;
    while (!exact &&
           archive_named(archive, parsed(str_of(query)), named, arena, 100, values, &n, &exact, &err) == STATUS_OK)
        ;
    ok(err.status == STATUS_OK, "a list");
    return n;
}

/* Under any query a name's count is what its field finds together with the query. */
static void agrees(const char *query)
{
    for (int named = NAMED_PEOPLE; named <= NAMED_ORGANISATIONS; named++) {
        struct named_value *values;
        size_t n = list(query, (enum named)named, &values);
        for (size_t i = 0; i < n; i++)
            is_int(count(arena_printf(arena, "%s %s:%.*s", query, named ? "org" : "person", STR_ARG(values[i].name))),
                   values[i].count, values[i].name.s);
    }
}

int main(void)
{
    struct error err = {0};
    struct named_value *values;
    if (!make_folder())
        return 1;
    arena = arena_new();
    ok(archive_open(in_folder(arena, "a.db"), ARCHIVE_WRITE, &archive, &err) == STATUS_OK, "an archive");
    fill();
    finds("person:丁望山", 2);
    finds("person:丁望", 1);
    finds("person:沈小滿", 2);
    finds("person:丁", 3);
    finds("人物：沈小满 -org:晋禾氢能", 1);
    finds("person:王涛", 0);
    finds("org:晋禾氢能", 2);
    finds("org:山西晋禾氢能有限公司", 1);
    finds("org:晋禾", 3);
    finds("机构:文水县 OR person:丁望", 2);
    finds("org:水利局", 0);
    is_int(list("", NAMED_PEOPLE, &values), 3, "three people");
    ok(str_is(values[0].name, "丁望山") && values[0].count == 2, "the most often named first");
    ok(str_is(values[0].note, "县长"), "with the latest title");
    is_int(list("", NAMED_ORGANISATIONS, &values), 3, "a full name goes by its short form");
    ok(str_is(values[0].name, "晋禾氢能") && values[0].count == 2, "one organisation in two forms");
    is_int(list("person:沈小满", NAMED_PEOPLE, &values), 3, "who appears with whom");
    agrees("");
    agrees("date:2021..");
    agrees("第");
    archive_close(archive);
    arena_free(arena);
    return tap_done();
}
