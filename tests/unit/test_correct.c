/* Corrections: their text, and articles corrected, indexed again, put back. */
#include <stdlib.h>

#include "baolan/archive.h"
#include "baolan/correction.h"
#include "made_folder.h"
#include "tap.h"

static struct arena *a;
static struct error err;

static const char record[] =
    "{\"page\":{\"file\":\"p1.txt\",\"newspaper\":\"山口日报\",\"date\":\"2021-05-04\",\"date_basis\":\"printed\","
    "\"page_no\":\"1\"},"
    "\"seq\":1,\"genre\":\"feature\",\"title\":\"水来了\",\"title_basis\":\"derived\",\"subtitle\":\"三个村子的一天\","
    "\"authors\":[{\"name\":\"周三\",\"role\":\"记者\"},{\"name\":\"吴四\",\"role\":\"\"}],"
    "\"sections\":[{\"heading\":null,\"paragraphs\":[\"早上六点，闸门开了。\",\"@水沿着新渠往下走。\"]},"
    "{\"heading\":\"渠边\",\"paragraphs\":[\"老人蹲在渠边看水。\"]}],"
    "\"counties\":[{\"code\":\"141181\",\"name\":\"孝义市\",\"primary\":true,\"mentions\":7}],"
    "\"topics\":[{\"id\":\"livelihood\",\"name\":\"民生保障\",\"weight\":0.8}]}";

static struct page page_of(const char *json)
{
    struct page page;
    struct article *article = arena_alloc(a, sizeof *article);
    if (article_from_json(a, str_of(json), &page, article, &err) != STATUS_OK)
        printf("# record: %s\n", err.message);
    page.articles = article;
    page.narticles = 1;
    return page;
}

/* ---- text --------------------------------------------------------------------------------------------------------- */

static struct str printed(const struct correction *c)
{
    struct buf out = {0};
    correction_print(c, &out);
    struct str text = arena_str(a, buf_view(&out));
    buf_free(&out);
    return text;
}

static enum status parse(const char *text, struct corrections *out)
{
    error_clear(&err);
    return corrections_parse(a, STR("own"), str_of(text), out, &err);
}

static void test_text(void)
{
    struct page page = page_of(record);
    struct correction whole;
    struct corrections read;
    page.articles[0].uid = STR("4fgh2k8mxq7d");
    correction_of(a, &page, &page.articles[0], &whole);
    is_str(printed(&whole),
           "@ 4fgh2k8mxq7d\nkicker:\ntitle: 水来了\nsubtitle: 三个村子的一天\ndate: 2021-05-04\nauthors: "
           "周三/记者、吴四\ncredit:\n"
           "counties: 孝义市\ntopics: 民生保障\ngenre: feature\n\n早上六点，闸门开了。\n\n\\@水沿着新渠往下走。\n\n## "
           "渠边\n\n"
           "老人蹲在渠边看水。\n\n",
           "an article as text");
    is_int(parse(printed(&whole).s, &read), STATUS_OK, "is read back");
    is_str(printed(&read.at[0]), printed(&whole).s, "and is the same");
    ok(!correction_reduce(&read.at[0], &whole), "nothing in it differs");

    is_int(parse("# mine\r\n@ 4fgh2k8mxq7d\r\n标题：水真的来了\r\nsubtitle:\r\ndate: 2021-05-04\r\n", &read), STATUS_OK,
           "Chinese names, full-width colons, other line ends");
    ok(correction_reduce(&read.at[0], &whole), "something differs");
    is_str(printed(&read.at[0]), "@ 4fgh2k8mxq7d\ntitle: 水真的来了\nsubtitle:\n\n", "that alone is kept");
    is_int(parse("@ a\ntitle: 一\n\n\n@ b\n\n正文\n@ a\ntitle: 二\n", &read), STATUS_OK, "several, one twice");
    is_str(corrections_find(&read, STR("a"))->fields[CORRECTION_TITLE], "二", "the later counts");
    ok(!corrections_find(&read, STR("c")), "one that is not there");
    is_int(parse("@ a\ntitle:\t一\t二\001\n", &read), STATUS_OK, "controls");
    is_str(read.at[0].fields[CORRECTION_TITLE], "一 二", "are blanks");

    static const char *const faults[][2] = {{"title: x\n", "own:1: expected “@ UID”"},
                                            {"@ a b\n", "own:1: expected “@ UID”"},
                                            {"@ a\ntitle: 一\ntitle: 二\n", "own:3: title is there twice"},
                                            {"@ a\n\xff\n", "own:2: this is no UTF-8 text"}};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        is_int(parse(faults[i][0], &read), STATUS_USAGE, "a fault");
        is_str(str_of(err.message), faults[i][1], "told with its line");
    }
    ok(parse("@ a\ncolour: red\n", &read) == STATUS_USAGE, "no such field");
    error_clear(&err);
}

/* ---- in an archive ------------------------------------------------------------------------------------------------ */

static struct archive *archive;

static size_t count(const char *text)
{
    struct query *q;
    struct search *search = NULL;
    size_t n = 99;
    bool exact = false;
    if (query_parse(a, str_of(text), &q, &err) == STATUS_OK &&
        archive_search(archive, q, SORT_DATE, &search, &err) == STATUS_OK)
        while (!exact && search_count(search, &n, &exact, &err) == STATUS_OK)
            ;
    search_close(search);
    return n;
}

static struct str exported(struct str uid)
{
    struct page page;
    struct article article;
    struct buf json = {0};
    if (archive_article(archive, a, uid, &page, &article, &err) == STATUS_OK)
        article_to_json(&page, &article, &json);
    struct str text = arena_str(a, buf_view(&json));
    buf_free(&json);
    return text;
}

static size_t correct(const char *text)
{
    struct corrections wanted;
    size_t changed = 99;
    if (parse(text, &wanted) == STATUS_OK)
        archive_correct(archive, &wanted, &changed, &err);
    return changed;
}

static int complaints;

static void report(void *context, const char *line)
{
    (void)context;
    complaints++;
    printf("# %s\n", line);
}

static bool sound(void)
{
    complaints = 0;
    archive_relate(archive, NULL, NULL, &err);
    size_t faults = 0;
    archive_check(archive, false, report, NULL, &faults, &err);
    return !complaints && err.status == STATUS_OK;
}

static struct str put(void)
{
    struct source source = {.file = STR("p1.txt"), .hash = {1, 2}, .encoding = STR("UTF-8"), .status = STR("")};
    struct page page = page_of(record);
    archive_put_source(archive, &source, &page, 1, &err);
    return arena_str(a, page.articles[0].uid);
}

static void test_archive(void)
{
    archive_open(in_folder(a, "correct.db"), ARCHIVE_WRITE, &archive, &err);
    archive_set_region(archive, STR("141100"), STR("吕梁市"),
                       (struct county_tag[]){{.code = STR("141181"), .name = STR("孝义市")},
                                             {.code = STR("141121"), .name = STR("文水县")}},
                       2, &err);
    struct str uid = put(), before = exported(uid);
    struct page page;
    struct article article;
    is_int(archive_original(archive, a, uid, &page, &article, &err), STATUS_NOTHING, "not corrected yet");
    const char *text =
        arena_printf(
            a,
            "@ %s\ntitle: 蓄水池满了\ndate: 2020-02-29\ncounties: 文水县\nauthors: 郑六/记者\n\n闸门在早上七点打开。\n",
            uid.s)
            .s;
    is_int((int)correct(text), 1, "an article is corrected");
    is_int(err.status, STATUS_OK, err.message ? err.message : "without a fault");
    archive_article(archive, a, uid, &page, &article, &err);
    is_str(article.title, "蓄水池满了", "it is read as corrected, under its uid");
    ok(!article.title_derived && str_is(article.sections[0].paragraphs[0], "闸门在早上七点打开。") &&
           str_is(article.authors[0].name, "郑六") && str_is(page.date.edtf, "2020-02-29"),
       "head, text and date");
    ok(count("七点打开") == 1 && count("六点") == 0 && count("title:蓄水池") == 1 && count("by:郑六") == 1 &&
           count("county:文水") == 1 && count("county:孝义") == 0 && count("date:2020-02") == 1 &&
           count("date:2021") == 0,
       "and found as corrected");
    ok(count("corrected:yes") == 1 && count("更正:是 闸门") == 1 && count("-corrected:yes") == 0,
       "as what was corrected too");
    is_int(archive_original(archive, a, uid, &page, &article, &err), STATUS_OK, "the original is there");
    ok(str_is(article.title, "水来了") && str_eq(article.uid, uid) && str_is(page.date.edtf, "2021-05-04"),
       "as it was");
    is_int((int)correct(text), 0, "once is enough");
    ok(sound(), "the archive is sound");

    put();
    ok(count("六点") == 1 && count("corrected:yes") == 0, "its file is read again");
    is_int((int)correct(text), 1, "and it is corrected again");
    is_int((int)correct(arena_printf(a, "@ %s\ntitle: 水来了吗\n", uid.s).s), 1, "another correction takes its place");
    ok(count("六点") == 1 && count("title:吗") == 1 && count("date:2021-05-04") == 1, "from the original on");

    is_int((int)correct(arena_printf(a, "@ %s\ncounties: 没有县\n@ nosuchuid\ntitle: x\n", uid.s).s), 0,
           "no such county");
    ok(err.status == STATUS_USAGE && str_find(str_of(err.message), uid, 0) == 0, "is told with the uid");
    error_clear(&err);
    ok(count("title:吗") == 1, "and nothing has changed");
    is_int((int)correct(arena_printf(a, "@ %s\ndate: soon\n", uid.s).s), 0, "no such date");
    error_clear(&err);
    is_int((int)correct(""), 1, "taken back");
    is_str(exported(uid), before.s, "it is what it was");
    ok(count("corrected:yes") == 0 && sound(), "and the archive is sound");
    archive_close(archive);
}

int main(void)
{
    a = arena_new();
    test_text();
    if (make_folder())
        test_archive();
    arena_free(a);
    return tap_done();
}
