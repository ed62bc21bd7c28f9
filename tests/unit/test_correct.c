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

static void test_heads(void)
{
    ok(str_is(correction_head(STR("@ abc")), "abc") && str_is(correction_head(STR("@\x1a abc\x12\t")), "abc"),
       "a block is about an article, whatever controls stand beside its uid");
    ok(!correction_head(STR("title: @ abc")).s && !correction_head(STR("")).s, "no other line begins one");
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
    struct corrected sums = {.changed = 99};
    if (parse(text, &wanted) == STATUS_OK)
        archive_correct(archive, &wanted, NULL, &sums, &err);
    return sums.changed;
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
    is_int(archive_original(archive, a, uid, 0, &page, &article, &err), STATUS_NOTHING, "not corrected yet");
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
    is_int(archive_original(archive, a, uid, 0, &page, &article, &err), STATUS_OK, "the original is there");
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

/* ---- joined and split --------------------------------------------------------------------------------------------- */

static void test_edited(void)
{
    struct corrections read;
    struct str base = STR_ABSENT;
    size_t n = 0;
    ok(correction_part(STR("4fgh2k8mxq7d+12"), &base, &n) && n == 12, "a part");
    is_str(base, "4fgh2k8mxq7d", "of its article");
    ok(!correction_part(STR("4fgh2k8mxq7d"), NULL, NULL) && !correction_part(STR("+2"), NULL, NULL) &&
           !correction_part(STR("a+"), NULL, NULL) && !correction_part(STR("a+02"), NULL, NULL) &&
           !correction_part(STR("a+2+2"), NULL, NULL),
       "no parts");
    error_clear(&err);
    is_int(corrections_parse_edited(a, STR("@ a\ntitle: 一\n\n甲\n@+ 二\n乙\n\n丙\n@+\n丁\n"), 3, &read, &err),
           STATUS_OK, "split in an editor");
    is_int((int)read.n, 3, "three of one");
    is_str(printed(&read.at[0]), "@ a\ntitle: 一\n\n甲\n\n", "the first keeps its name");
    is_str(printed(&read.at[1]), "@ a+3\ntitle: 二\n\n乙\n\n丙\n\n", "the second has one of its own");
    is_str(printed(&read.at[2]), "@ a+4\n\n丁\n\n", "the third too, and no title");
    is_int(corrections_parse_edited(a, STR("@ a+3\n\n甲\n@+\n乙\n"), 5, &read, &err), STATUS_OK, "a part split");
    is_str(read.at[1].uid, "a+5", "is one of the same article");
    is_int(parse("@ a\n\n甲\n@+ 二\n乙\n", &read), STATUS_USAGE, "in the file each is named");
    error_clear(&err);
}

static void test_merge(void)
{
    struct corrections read;
    parse("@ a\ntitle: 新\ncounties: 文水县\n\n甲乙\n@ a\ntitle: 旧\ncounties: 文水县\n\n甲\n@ a\ntitle: 旧\n"
          "counties: 孝义市\n\n甲\n",
          &read);
    struct correction said = read.at[0], known = {.uid = said.uid};
    correction_merge(&said, &read.at[1], &known, &read.at[2]);
    is_str(printed(&said), "@ a\ntitle: 新\n\n甲乙\n\n",
           "what was left alone says nothing, whatever was found in the text");
    known.fields[CORRECTION_COUNTIES] = STR("文水县");
    said = read.at[0];
    correction_merge(&said, &read.at[1], &known, &read.at[2]);
    is_str(printed(&said), "@ a\ntitle: 新\ncounties: 文水县\n\n甲乙\n\n", "what was said before stays");
    said = read.at[2];
    correction_merge(&said, &read.at[1], &known, &read.at[2]);
    is_str(printed(&said), "@ a\n\n", "what is as it was needs no correction");
}

static const char second[] =
    "{\"page\":{\"file\":\"p2.txt\",\"newspaper\":\"山口日报\",\"date\":\"2021-05-04\",\"page_no\":\"2\"},\"seq\":1,"
    "\"title\":\"闸门之后\",\"authors\":[\"周三\",\"郑六\"],\"text\":[\"傍晚，渠里的水退了。\"],"
    "\"counties\":[{\"code\":\"141121\",\"name\":\"文水县\",\"primary\":true,\"mentions\":2}]}";

static struct str put_second(const char *json)
{
    struct source source = {.file = STR("p2.txt"), .hash = {3, 4}, .encoding = STR("UTF-8"), .status = STR("")};
    struct page page = page_of(json);
    archive_put_source(archive, &source, &page, 1, &err);
    return arena_str(a, page.articles[0].uid);
}

/* What is found in a text: whether water is in it. */
static void tag_water(void *context, struct arena *arena, const struct page *page, struct article *article)
{
    (void)page;
    struct buf text = {0};
    article_text(article, &text);
    ++*(int *)context;
    article->npeople = 1;
    article->people = arena_alloc(arena, sizeof *article->people);
    article->people[0] = (struct person_tag){
        .name = str_find(buf_view(&text), STR("水"), 0) == SIZE_MAX ? STR("干河") : STR("水河"), .title = STR("")};
    article->ncounties = 1;
    article->counties = arena_alloc(arena, sizeof *article->counties);
    article->counties[0] =
        (struct county_tag){.code = STR("141181"), .name = STR("孝义市"), .primary = true, .mentions = 1};
    buf_free(&text);
}

static int tagged;

static size_t put_right(const char *text)
{
    struct corrections wanted;
    struct corrected sums = {.changed = 99};
    if (parse(text, &wanted) == STATUS_OK)
        archive_correct(archive, &wanted, &(struct archive_tagging){.tag = tag_water, .context = &tagged}, &sums, &err);
    return sums.missing ? 1000 + sums.missing : sums.changed;
}

static struct article read_whole(struct str uid)
{
    struct page page;
    struct article article = {0};
    if (archive_article(archive, a, uid, &page, &article, &err) != STATUS_OK)
        article.uid = STR("nothing");
    return article;
}

static void test_join(void)
{
    archive_open(in_folder(a, "join.db"), ARCHIVE_WRITE, &archive, &err);
    archive_set_region(archive, STR("141100"), STR("吕梁市"),
                       (struct county_tag[]){{.code = STR("141181"), .name = STR("孝义市")},
                                             {.code = STR("141121"), .name = STR("文水县")}},
                       2, &err);
    struct str one = put(), two = put_second(second), before = exported(one), other = exported(two);
    const char *text = arena_printf(a, "@ %s\njoin: %s\n", one.s, two.s).s;
    is_int((int)put_right(text), 1, "two articles are joined");
    is_int(err.status, STATUS_OK, err.message ? err.message : "without a fault");
    struct article article = read_whole(one);
    is_str(article.title, "水来了", "the title of the first");
    ok(article.nsections == 3 && str_is(article.sections[2].heading, "闸门之后") && article.nauthors == 3,
       "the headline of the second is a heading; each author once");
    is_str(read_whole(two).uid, one.s, "the uid of the second leads to the first");
    ok(archive_id(archive, two) == archive_id(archive, one), "marks too");
    ok(count("") == 1 && count("闸门 退了") == 1 && count("corrected:yes") == 1, "one is found for both");
    is_str(article.people[0].name, "水河", "what is in the text is found anew");
    is_int((int)put_right(text), 0, "once is enough");
    ok(sound(), "the archive is sound");
    struct page page;
    is_int(archive_original(archive, a, one, 0, &page, &article, &err), STATUS_OK, "the first as it was");
    is_str(article.uid, one.s, "is the first");
    is_int(archive_original(archive, a, one, 1, &page, &article, &err), STATUS_OK, "the second as it was");
    is_str(article.title, "闸门之后", "is the second");
    is_int(archive_original(archive, a, one, 2, &page, &article, &err), STATUS_NOTHING, "there is no third");

    put();
    is_int((int)put_right(text), 1, "the first is read again, and joined again");
    put_second(second);
    ok(count("") == 2, "the second is read again");
    is_int((int)put_right(text), 1, "and joined again");
    ok(count("") == 1 && sound(), "they are one, and the archive is sound");
    is_int((int)put_right(arena_printf(a, "@ %s\njoin: %s\n", two.s, one.s).s), 2, "the other way round");
    is_str(read_whole(one).uid, two.s, "the first leads to the second");
    is_int((int)put_right(arena_printf(a, "%s@ %s\ntitle: 水退了\ntopics:\n", text, two.s).s), 2,
           "corrected, then joined");
    is_str(read_whole(one).sections[2].heading, "水退了", "it is joined as corrected");

    static const char *const faults[] = {"@ %1$s\njoin: %1$s\n", "@ %1$s\njoin: %2$s、%2$s\n",
                                         "@ %1$s\njoin: nosuchuid\n", "@ %1$s\njoin: %2$s\n@ %2$s\njoin: %1$s\n",
                                         "@ %1$s\njoin: %2$s+2\n"};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct buf fault = {0};
        for (const char *s = faults[i]; *s; s++) {
            bool uid = s[0] == '%';
            if (uid)
                buf_str(&fault, s[1] == '1' ? one : two);
            else
                buf_char(&fault, *s);
            s += uid ? 3 : 0;
        }
        buf_char(&fault, '\0');
        put_right(fault.s);
        is_int(err.status, STATUS_USAGE, "what cannot be joined");
        error_clear(&err);
        ok(count("") == 2, "is not");
        buf_free(&fault);
    }
    is_str(exported(two), other.s, "the second is what it was");
    is_str(exported(one), before.s, "and the first");

    put_right(text);
    put_second("{\"page\":{\"file\":\"p2.txt\",\"date\":\"2021-05-04\"},\"title\":\"渠\",\"text\":\"另一天的事。\"}");
    put_right(text);
    is_int(err.status, STATUS_USAGE, "what the second page held is gone: it is told");
    error_clear(&err);
    ok(count("") == 2, "and they are not joined");
    is_str(exported(one), before.s, "the first is what it was");
    is_int((int)put_right("@ nosuchuid\ntitle: 一\n"), 1001, "a correction of nothing here is counted");
    ok(sound(), "the archive is sound");
    archive_close(archive);
}

static void test_split(void)
{
    archive_open(in_folder(a, "split.db"), ARCHIVE_WRITE, &archive, &err);
    archive_set_region(archive, STR("141100"), STR("吕梁市"),
                       (struct county_tag[]){{.code = STR("141181"), .name = STR("孝义市")}}, 1, &err);
    struct str one = put(), before = exported(one), part = arena_printf(a, "%s+2", one.s);
    const char *text =
        arena_printf(a, "@ %s\n\n早上六点，闸门开了。\n\n@ %s\ntitle: 渠边\nauthors: 吴四\n\n老人蹲在渠边。\n", one.s,
                     part.s)
            .s;
    is_int((int)put_right(text), 2, "an article is split");
    is_int(err.status, STATUS_OK, err.message ? err.message : "without a fault");
    struct article article = read_whole(part);
    ok(str_is(article.title, "渠边") && article.nauthors == 1 && article.genre == GENRE_FEATURE &&
           article.nsections == 1,
       "the second part is an article");
    is_str(article.people[0].name, "干河", "with what is in its own text");
    is_str(read_whole(one).people[0].name, "干河", "the first part with what is in its");
    struct hit *rows;
    size_t n = 0;
    archive_page(archive, a, one, &rows, &n, &err);
    ok(n == 2 && str_eq(rows[1].uid, part), "both stand on the page, in this order");
    ok(count("") == 2 && count("corrected:yes") == 2 && sound(), "both are found, and the archive is sound");
    struct page page;
    is_int(archive_original(archive, a, part, 0, &page, &article, &err), STATUS_OK, "the original of a part");
    ok(str_eq(article.uid, one) && article.nsections == 2, "is all of it");
    is_int((int)put_right(text), 0, "once is enough");
    put();
    ok(count("") == 1, "the page is read again");
    is_int((int)put_right(text), 2, "and split again");
    struct str two = put_second(second);
    is_int((int)put_right(arena_printf(a, "%s\n@ %s\njoin: %s\n", text, two.s, part.s).s), 1,
           "what was split off goes with another");
    ok(count("") == 2 && str_eq(read_whole(part).uid, two) && sound(), "it is there alone");
    put_right(arena_printf(a, "@ %s\ntitle: 三\n", part.s).s);
    is_int(err.status, STATUS_USAGE, "no part without a text");
    error_clear(&err);
    is_int((int)put_right(""), 0, "nothing is wanted, and nothing is left");
    is_str(exported(one), before.s, "it is what it was");
    ok(count("") == 2 && sound(), "and the archive is sound");
    archive_close(archive);
}

int main(void)
{
    a = arena_new();
    test_heads();
    test_text();
    test_edited();
    test_merge();
    if (make_folder()) {
        test_archive();
        test_join();
        test_split();
    }
    arena_free(a);
    return tap_done();
}
