/* Writing, replacing and reading back: what goes in comes out, and nothing of what was replaced stays. */
#include <stdlib.h>
#include <sys/stat.h>

#include "baolan/archive.h"
#include "baolan/path.h"
#include "made_folder.h"
#include "tap.h"

/* ---- invented records --------------------------------------------------------------------------------------------- */

static struct page read_record(struct arena *a, const char *json)
{
    struct page page = {0};
    struct article *article = arena_alloc(a, sizeof *article);
    struct error err = {0};
    if (article_from_json(a, str_of(json), &page, article, &err) != STATUS_OK)
        printf("# record: %s\n", err.message);
    error_clear(&err);
    page.articles = article;
    page.narticles = 1;
    return page;
}

static const char whole[] =
    "{\"page\":{\"file\":\"p1.txt\",\"newspaper\":\"山口日报\",\"date\":\"2021-05-04\",\"date_from\":\"2021-05-04\","
    "\"date_to\":\"2021-05-04\","
    "\"date_basis\":\"printed\",\"page_no\":\"1\",\"page_title\":\"要闻\",\"staff\":[{\"role\":\"责编\",\"name\":"
    "\"孙二\"}],\"quality\":0.9},\"seq\":1,"
    "\"genre\":\"feature\",\"kicker\":\"山口水库见闻\",\"title\":\"水来了\",\"title_basis\":\"printed\",\"subtitle\":"
    "\"三个村子的一天\","
    "\"authors\":[{\"name\":\"周三\",\"role\":\"记者\"},{\"name\":\"吴四\",\"role\":\"通讯员\"}],\"credit\":null,"
    "\"sections\":[{\"heading\":null,\"paragraphs\":[\"早上六点，闸门开了。\",\"水沿着新渠往下走。\"]},"
    "{\"heading\":\"渠边\",\"paragraphs\":[\"老人蹲在渠边看水。\"]}],"
    "\"captions\":[{\"text\":\"闸门前的人群。\",\"credit\":\"周三\"}],\"jump_to\":null,\"jump_from\":null,"
    "\"counties\":[{\"code\":\"141181\",\"name\":\"孝义市\",\"primary\":true,\"mentions\":7}],"
    "\"topics\":[{\"id\":\"livelihood\",\"name\":\"民生保障\",\"weight\":0.8}],"
    "\"people\":[{\"name\":\"郑五\",\"title\":\"管水员\"}],\"figures\":[{\"value\":\"12\",\"unit\":\"公里\",\"what\":"
    "\"渠长\"}],"
    "\"provenance\":[{\"part\":\"title\",\"lines\":[12,12]},{\"part\":\"section 1\",\"lines\":[14,40]}],"
    "\"quality\":0.72,\"doubts\":[\"headline matched by words only\"]}";

static struct source source_of(const char *file, uint64_t hash)
{
    return (struct source){
        .file = str_of(file), .hash = {hash, ~hash}, .encoding = STR("GB18030"), .bad_bytes = 3, .status = STR("")};
}

static struct archive *open_archive(struct arena *a, const char *name)
{
    struct archive *archive = NULL;
    struct error err = {0};
    if (archive_open(in_folder(a, name), ARCHIVE_WRITE, &archive, &err) != STATUS_OK)
        printf("# open: %s\n", err.message);
    error_clear(&err);
    return archive;
}

static enum status put(struct archive *archive, const char *file, uint64_t hash, struct page *pages, size_t n)
{
    struct error err = {0};
    struct source source = source_of(file, hash);
    enum status status = archive_put_source(archive, &source, pages, n, &err);
    if (err.message)
        printf("# put: %s\n", err.message);
    error_clear(&err);
    return status;
}

static size_t articles(struct archive *archive)
{
    struct archive_totals totals = {0};
    struct error err = {0};
    archive_totals(archive, &totals, &err);
    error_clear(&err);
    return totals.articles;
}

static void say(void *context, const char *line)
{
    (void)context;
    printf("# check: %s\n", line);
}

static void sound(struct archive *archive, const char *name)
{
    size_t faults = 99;
    struct error err = {0};
    archive_check(archive, false, say, NULL, &faults, &err);
    is_int(faults, 0, name);
    if (err.message)
        printf("# check failed: %s\n", err.message);
    error_clear(&err);
}

static struct str as_json(struct archive *archive, struct arena *a, struct str uid)
{
    struct page page;
    struct article article;
    struct error err = {0};
    struct buf out = {0};
    if (archive_article(archive, a, uid, &page, &article, &err) == STATUS_OK)
        article_to_json(&page, &article, &out);
    struct str json = arena_str(a, buf_view(&out));
    buf_free(&out);
    error_clear(&err);
    return json;
}

/* ---- tests -------------------------------------------------------------------------------------------------------- */

static void test_round_trip(struct arena *a)
{
    struct archive *archive = open_archive(a, "whole.db");
    struct page page = read_record(a, whole);
    struct buf before = {0};
    is_int(put(archive, "p1.txt", 1, &page, 1), STATUS_OK, "a record is written");
    struct str uid = arena_str(a, page.articles[0].uid);
    article_to_json(&page, &page.articles[0], &before);
    struct str after = as_json(archive, a, uid);
    ok(str_eq(after, buf_view(&before)), "and comes out as it went in");
    if (!str_eq(after, buf_view(&before)))
        printf("# in:  %s\n# out: %s\n", before.s, after.s);
    buf_free(&before);
    ok(archive_id(archive, str_cut(uid, 0, 5)) == archive_id(archive, uid) && archive_id(archive, uid) > 0,
       "by a head of its uid as well");
    int64_t id = archive_id(archive, uid);
    archive_know(archive, uid, id);
    ok(archive_id(archive, uid) == id, "the same where it is known already");
    archive_know(archive, uid, id + 1);
    ok(archive_id(archive, uid) == id, "and where what is known is wrong");
    is_int(archive_id(archive, uid) / 65536, (2021 * 12 + 4) * 31 + 3, "its id begins with its day");
    struct source same = {.file = STR("p1.txt"), .hash = {1, ~(uint64_t)1}}, other = same;
    other.hash[0] = 2;
    ok(archive_source_current(archive, &same), "the same hash: nothing to do");
    ok(!archive_source_current(archive, &other), "another one: something to do");
    struct source source;
    struct error err = {0};
    archive_article_source(archive, a, uid, &source, &err);
    ok(str_is(source.file, "p1.txt") && source.hash[0] == 1 && source.hash[1] == ~(uint64_t)1 && source.bad_bytes == 3,
       "its source");
    struct hit hit;
    archive_hit(archive, a, uid, &hit, &err);
    is_str(hit.counties, "孝义市", "its row names the county");
    is_int(hit.ndoubts, 1, "and counts its doubts");
    ok(hit.rated && hit.quality > 0.719 && hit.quality < 0.721, "and tells its quality");
    sound(archive, "the archive is sound");
    archive_close(archive);
}

static struct page small(struct arena *a, const char *title, const char *text, const char *page_no)
{
    struct str json =
        arena_printf(a, "{\"title\":\"%s\",\"date\":\"2022-03-08\",\"text\":[\"%s\"],\"page\":{\"page_no\":\"%s\"}}",
                     title, text, page_no);
    return read_record(a, json.s);
}

static void test_replace(struct arena *a)
{
    struct archive *archive = open_archive(a, "replace.db");
    struct error err = {0};
    struct page first[2] = {small(a, "甲", "河边修了一条步道。", "1"), small(a, "乙", "桥头开了一家书店。", "2")};
    put(archive, "a.jsonl", 1, first, 2);
    struct str gone = arena_str(a, first[1].articles[0].uid), stays = arena_str(a, first[0].articles[0].uid);
    struct page second = small(a, "甲", "河边修了一条步道。", "1");
    put(archive, "a.jsonl", 2, &second, 1);
    is_int(articles(archive), 1, "a changed source replaces its articles");
    ok(archive_id(archive, gone) == 0 && archive_id(archive, stays) != 0,
       "what is gone is gone, the same text keeps its uid");
    sound(archive, "sound after replacing");

    struct page copy = small(a, "甲", "河边修了一条步道。", "1");
    put(archive, "copy/a.jsonl", 2, &copy, 1);
    ok(str_ends(copy.articles[0].uid, STR("-2")), "the same text of the same day gets a number");
    struct page page;
    struct article article;
    archive_article(archive, a, copy.articles[0].uid, &page, &article, &err);
    is_int(article.ndoubts, 1, "and a doubt");
    archive_relate(archive, NULL, NULL, &err);
    sound(archive, "sound with both, related");
    put(archive, "a.jsonl", 3, NULL, 0);
    is_int(articles(archive), 1, "an empty source holds nothing");
    archive_relate(archive, NULL, NULL, &err);
    sound(archive, "sound after taking one out again");
    ok(err.status == STATUS_OK, "without an error");
    error_clear(&err);
    archive_close(archive);
}

static void test_batches(struct arena *a)
{
    struct archive *archive = open_archive(a, "batch.db");
    struct error err = {0};
    struct page page = small(a, "丙", "山上种了一片松树。", "1");
    archive_begin(archive, &err);
    put(archive, "x", 1, &page, 1);
    archive_close(archive);
    archive = open_archive(a, "batch.db");
    is_int(articles(archive), 0, "an unfinished batch leaves nothing");
    archive_begin(archive, &err);
    page = small(a, "丙", "山上种了一片松树。", "1");
    put(archive, "x", 1, &page, 1);
    archive_commit(archive, &err);
    is_int(articles(archive), 1, "a committed one stays");
    archive_relate(archive, NULL, NULL, &err);
    sound(archive, "sound after it");
    struct str path = in_folder(a, "batch.db");
    archive_close(archive);
    struct stat before, after;
    stat(path.s, &before);
    struct buf bytes = {0}, again = {0};
    path_read(path, 1 << 30, &bytes, &err);
    archive = open_archive(a, "batch.db");
    archive_begin(archive, &err);
    struct source x = {.file = STR("x"), .hash = {1, ~(uint64_t)1}};
    ok(archive_source_current(archive, &x), "nothing changed");
    archive_commit(archive, &err);
    archive_relate(archive, NULL, NULL, &err);
    archive_close(archive);
    stat(path.s, &after);
    path_read(path, 1 << 30, &again, &err);
    ok(before.st_size == after.st_size && bytes.n == again.n && memcmp(bytes.s, again.s, bytes.n) == 0,
       "so nothing is written");
    buf_free(&bytes);
    buf_free(&again);
    error_clear(&err);
}

static void test_order(struct arena *a)
{
    struct archive *archive = open_archive(a, "order.db");
    struct page pages[4] = {small(a, "二", "第二版的一条消息。", "2"), small(a, "一", "头版的一条消息。", "1"),
                            small(a, "零", "没有版号的消息。", ""), small(a, "又", "头版的另一条消息。", "1")};
    pages[2].date = (struct date){0};
    put(archive, "o", 1, pages, 4);
    int64_t two = archive_id(archive, pages[0].articles[0].uid), one = archive_id(archive, pages[1].articles[0].uid),
            none = archive_id(archive, pages[2].articles[0].uid), again = archive_id(archive, pages[3].articles[0].uid);
    ok(one > two, "page 1 comes before page 2, newest first");
    ok(none > 0 && none < two && again > 0 && again < two,
       "what has no place of its own comes later, undated articles last");
    sound(archive, "sound");
    archive_close(archive);
}

static void test_jump(struct arena *a)
{
    static const char half[] =
        "{\"page\":{\"newspaper\":\"山口日报\",\"page_no\":\"%s\"},\"date\":\"2022-03-08\",\"title\":\"%s\","
        "\"text\":[\"%s\"],\"%s\":\"%s\"}";
    struct archive *archive = open_archive(a, "jump.db");
    struct error err = {0};
    struct page tail = read_record(
        a, arena_printf(a, half, "4", "一渠清水上山来", "后来水到了坡顶，梯田绿了一层。", "jump_from", "1").s);
    struct page head =
        read_record(a, arena_printf(a, half, "1", "一渠清水上山来", "起先渠里没有水，只有风。", "jump_to", "4").s);
    struct page none = read_record(a, arena_printf(a, half, "1", "集市开张", "集市上人很多。", "jump_to", "3").s);
    put(archive, "4.txt", 1, &tail, 1);
    struct str tail_uid = arena_str(a, tail.articles[0].uid);
    archive_relate(archive, NULL, NULL, &err);
    put(archive, "1.txt", 1, &head, 1);
    struct str head_uid = arena_str(a, head.articles[0].uid);
    put(archive, "1b.txt", 1, &none, 1);
    archive_relate(archive, NULL, NULL, &err);
    struct page page;
    struct article article;
    archive_article(archive, a, head_uid, &page, &article, &err);
    ok(str_eq(article.continued_in, tail_uid), "the first half knows the second");
    archive_article(archive, a, tail_uid, &page, &article, &err);
    ok(str_eq(article.continues, head_uid), "and the second the first");
    sound(archive, "sound with a jump");
    put(archive, "1.txt", 2, NULL, 0);
    archive_relate(archive, NULL, NULL, &err);
    archive_article(archive, a, tail_uid, &page, &article, &err);
    ok(!article.continues.s, "a half that is left alone stands alone");
    sound(archive, "sound without it");
    ok(err.status == STATUS_OK, "no error");
    error_clear(&err);
    archive_close(archive);
}

static bool is_copy(void *context, const struct source *source)
{
    (void)context;
    return str_starts(source->file, STR("gone/"));
}

static bool count_sources(void *context, const struct source *source)
{
    *(int *)context += source->hash[0] == 7;
    return true;
}

static void test_prune(struct arena *a)
{
    struct archive *archive = open_archive(a, "prune.db");
    struct error err = {0};
    struct page one = small(a, "一", "第一条消息在这里。", "1"), two = small(a, "二", "第二条消息在这里。", "1");
    put(archive, "gone/1", 7, &one, 1);
    put(archive, "here/1", 7, &two, 1);
    int n = 0;
    archive_sources(archive, count_sources, &n, &err);
    is_int(n, 2, "two sources");
    size_t dropped = 0;
    archive_prune(archive, is_copy, NULL, &dropped, &err);
    is_int(dropped, 1, "one is gone");
    is_int(articles(archive), 1, "with its article");
    sound(archive, "sound after pruning");
    error_clear(&err);
    archive_close(archive);
}

static enum status put_at(struct archive *archive, const char *file, const char *absolute, struct page *page)
{
    struct source source = {
        .file = str_of(file), .absolute = str_of(absolute), .encoding = STR("UTF-8"), .hash = {9, 9}};
    struct error err = {0};
    enum status status = archive_put_source(archive, &source, page, 1, &err);
    error_clear(&err);
    return status;
}

static void test_spellings(struct arena *a)
{
    struct archive *archive = open_archive(a, "spelled.db");
    struct error err = {0};
    struct source found = {0};
    struct page page = small(a, "一", "一件东西有两个叫法。", "1"), other = small(a, "二", "叫法一样，东西两样。", "1");
    struct str here = in_folder(a, "spelled.db"), there = STR("/nowhere/spelled.db");
    put_at(archive, "pf/1", here.s, &page);
    put_at(archive, "./pf/1", here.s, &page);
    is_int(articles(archive), 1, "a file under two spellings is one source");
    archive_article_source(archive, a, page.articles[0].uid, &found, &err);
    is_str(found.file, "./pf/1", "with the spelling given last");
    struct source again = {.file = STR("pf/1"), .absolute = here};
    archive_source_respell(archive, &again, &err);
    archive_article_source(archive, a, page.articles[0].uid, &found, &err);
    is_str(found.file, "pf/1", "which a run that reads nothing changes as well");
    put_at(archive, "pf/1", there.s, &other);
    is_int(articles(archive), 2, "two files of one spelling are two sources");
    struct page moved = small(a, "二", "叫法一样，东西两样。", "1");
    put_at(archive, "pf/1", "/elsewhere/1", &moved);
    is_int(articles(archive), 2, "a file that was moved is the same source");
    sound(archive, "sound");
    error_clear(&err);
    archive_close(archive);
}

static void test_settings(struct arena *a)
{
    struct archive *archive = open_archive(a, "settings.db");
    struct error err = {0};
    ok(!archive_region(archive, a).s, "no region at first");
    struct county_tag counties[2] = {{.code = STR("141181"), .name = STR("孝义市")},
                                     {.code = STR("141182"), .name = STR("汾阳市")}};
    archive_set_region(archive, STR("141100"), STR("吕梁市"), counties, 2, &err);
    archive_set_region(archive, STR("141100"), STR("吕梁市"), counties, 1, &err);
    is_str(archive_region(archive, a), "141100", "then one");
    struct topic_tag topics[1] = {{.id = STR("coal"), .name = STR("煤炭")}};
    is_int(archive_set_topics(archive, topics, 1, &err), STATUS_OK, "and topics");
    sound(archive, "sound");
    error_clear(&err);
    archive_close(archive);
}

int main(void)
{
    if (!make_folder())
        return 1;
    struct arena *a = arena_new();
    test_round_trip(a);
    test_replace(a);
    test_batches(a);
    test_order(a);
    test_jump(a);
    test_prune(a);
    test_spellings(a);
    test_settings(a);
    arena_free(a);
    return tap_done();
}
