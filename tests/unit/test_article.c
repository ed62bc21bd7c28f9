/* The article record: its words, texts, uid, derived title, JSON there and back, copies. */
#include <stdlib.h>

#include "baolan/article.h"
#include "tap.h"

static struct arena *arena;

static void words(void)
{
    int wrong = 0;
    for (int i = 0; i < GENRE_COUNT; i++) {
        enum genre back = GENRE_COUNT;
        wrong += !genre_parse(str_of(genre_name((enum genre)i)), &back) || back != (enum genre)i;
    }
    for (int i = 0; i < RELATION_COUNT; i++) {
        enum relation back = RELATION_COUNT;
        wrong += !relation_parse(str_of(relation_name((enum relation)i)), &back) || back != (enum relation)i;
    }
    for (int i = 0; i < BASIS_COUNT; i++) {
        enum date_basis back = BASIS_COUNT;
        wrong += !date_basis_parse(str_of(date_basis_name((enum date_basis)i)), &back) || back != (enum date_basis)i;
    }
    is_int(wrong, 0, "each word is read back");
    enum genre genre = GENRE_PHOTO;
    ok(!genre_parse(STR("NEWS"), &genre) && !genre_parse(STR_ABSENT, &genre) && genre == GENRE_PHOTO,
       "unknown words change nothing");
    is_str(str_of(relation_name(RELATION_FOLLOW_UP)), "follow-up", "a word of the contract");
}

/* Every field of the contract filled. */
static const char full[] =
    "{\"uid\":\"0123456789ab\",\"page\":{\"file\":\"a/04.txt\",\"newspaper\":\"示例日报\",\"date\":\"2024-05-10~\",\"date_from\":\"2024-05-10\","
    "\"date_to\":\"2024-05-12\",\"date_basis\":\"inferred\",\"page_no\":\"A4\",\"page_title\":\"要闻\",\"region\":\"140700,141100\",\"staff\":[{\"role\":\"责编\",\"name\":"
    "\"甲\\u202e乙\"}],\"quality\":0.9},\"seq\":3,\"genre\":\"feature\",\"kicker\":\"引\",\"title\":\"河边\\t栽树\",\"title_basis\":\"printed\",\"subtitle\":\"副\","
    "\"authors\":[{\"name\":\"高岩\",\"role\":\"记者\"},{\"name\":\"无名\",\"role\":\"\"}],\"credit\":\"据《例报》\",\"sections\":[{\"heading\":null,"
    "\"paragraphs\":[\"第一段。\",\"第二段“引”。\"]},{\"heading\":\"小标题\",\"paragraphs\":[]}],\"captions\":[{\"text\":\"图\",\"credit\":null},"
    "{\"text\":\"图二\",\"credit\":\"某人\"}],\"jump_to\":\"4\",\"jump_from\":null,\"continued_in\":\"x\",\"continues\":null,\"counties\":[{\"code\":"
    "\"141181\",\"name\":\"孝义市\",\"primary\":true,\"mentions\":7,\"positions\":[{\"part\":\"title\",\"from\":0,\"to\":2},"
    "{\"part\":\"paragraph 2\",\"from\":1,\"to\":3}]}],\"topics\":[{\"id\":\"hydrogen\",\"name\":\"氢能\",\"weight\":0.8,\"medtop\":[\"medtop:20000001\",\"medtop:04000000\"],\"terms\":["
    "{\"term\":\"栽树\",\"weight\":0.42}]}],\"people\":["
    "{\"name\":\"丙\",\"title\":null}],\"organisations\":[{\"name\":\"丁氢能公司\",\"short\":null,\"mentions\":2}],"
    "\"figures\":[{\"value\":\"24.5\",\"unit\":\"万元\",\"what\":\"投入\",\"who\":null,\"about\":\"近\"}],\"given\":[\"topics\"],\"related\":[{\"uid\":\"y\",\"score\":0.725,"
    "\"relation\":\"same-topic\",\"reason\":\"同提“甲”\"}],\"provenance\":[{\"part\":\"title\",\"lines\":[12,12]}],\"quality\":0.72,\"doubts\":[\"weak \\\"match\\\"\"]}";

static void round_trip(const char *json, const char *name)
{
    struct page page;
    struct article article;
    struct error err = {0};
    enum status status = article_from_json(arena, str_of(json), &page, &article, &err);
    is_int(status, STATUS_OK, name);
    if (status != STATUS_OK) {
        printf("# %s\n", err.message);
        error_clear(&err);
        return;
    }
    struct buf out = {0};
    article_to_json(&page, &article, &out);
    is_str(buf_view(&out), json, "the same bytes again");
    buf_free(&out);
}

static void there_and_back(void)
{
    round_trip(full, "a full record");
    round_trip(
        "{\"uid\":null,\"page\":{\"file\":null,\"newspaper\":null,\"date\":null,\"date_from\":null,\"date_to\":null,\"date_basis\":\"none\","
        "\"page_no\":null,\"page_title\":null,\"region\":null,\"staff\":[],\"quality\":null},\"seq\":0,\"genre\":\"photo\",\"kicker\":null,\"title\":null,\"title_basis\":"
        "\"derived\",\"subtitle\":null,\"authors\":[],\"credit\":null,\"sections\":[],\"captions\":[],\"jump_to\":null,\"jump_from\":null,"
        "\"continued_in\":null,\"continues\":null,\"counties\":[],\"topics\":[],\"people\":[],\"organisations\":[],\"figures\":[],\"given\":[],\"related\":[],\"provenance\":[],"
        "\"quality\":null,\"doubts\":[]}",
        "an empty record");
}

static bool read(const char *json, struct page *page, struct article *article)
{
    struct error err = {0};
    bool done = article_from_json(arena, str_of(json), page, article, &err) == STATUS_OK;
    if (!done)
        printf("# %s\n", err.message);
    error_clear(&err);
    return done;
}

static void few_fields(void)
{
    struct page page;
    struct article article;
    ok(read(
           "{\"text\":\"  头一段。\\r\\n\\r\\n　　第二段。\\n\",\"title\":\"短讯\",\"date\":\"2024-05\",\"other\":{\"x\":[1]}}",
           &page, &article),
       "text, title, date");
    is_int(article.nsections, 1, "one section");
    is_int(article.sections[0].nparagraphs, 2, "two paragraphs");
    is_str(article.sections[0].paragraphs[0], "头一段。", "the first, trimmed");
    is_str(article.sections[0].paragraphs[1], "第二段。", "the second, without its indent");
    is_str(article.title, "短讯", "title");
    ok(!article.title_derived && page.date.from == 20240501 && page.date.to == 20240531 &&
           page.date_basis == BASIS_OPTION,
       "date");
    ok(read("{\"text\":[\"甲\",\"乙\\n丙\"],\"page_no\":4,\"newspaper\":\"报\",\"authors\":[\"王一\",\"李二\"]}", &page,
            &article),
       "a list of paragraphs");
    ok(article.sections[0].nparagraphs == 2 && str_is(article.sections[0].paragraphs[1], "乙\n丙"), "as they are");
    ok(str_is(page.page_no, "4") && str_is(page.newspaper, "报"), "page facts at the top");
    ok(article.nauthors == 2 && str_is(article.authors[1].name, "李二") && str_is(article.authors[1].role, ""),
       "authors as names");
    ok(article.title_derived && str_is(article.title, "甲"), "title derived");
    ok(article.ndoubts == 1 && str_starts(article.doubts[0], STR("no headline found")), "which is a doubt");
    ok(read("{\"text\":\"甲\",\"title\":\"乙\",\"title_basis\":\"derived\",\"doubts\":[\"丙\"]}", &page, &article) &&
           article.ndoubts == 2,
       "also of one that says that it is derived");
    ok(read("{\"text\":[\"甲\",\"乙\\n丙\"],\"page_no\":4,\"newspaper\":\"报\",\"authors\":[\"王一\",\"李二\"]}", &page,
            &article),
       "the list again");
    ok(page.date.edtf.s == NULL && page.date_basis == BASIS_NONE, "no date");
    ok(read("{\"text\":\"x\",\"authors\":\"独一\",\"page\":{\"date_from\":\"2024-05-01\",\"date_to\":\"2024-05-03\"}}",
            &page, &article),
       "one author");
    ok(article.nauthors == 1 && str_is(article.authors[0].name, "独一"), "by name");
    is_str(page.date.edtf, "2024-05-01/2024-05-03", "a date from its days");
    ok(read("{\"text\":\"a\\u0000b\"}", &page, &article) && str_is(article.sections[0].paragraphs[0], "a\ufffd"
                                                                                                      "b"),
       "no NUL in text");
    ok(read("{\"text\":\"a\",\"quality\":0.666}", &page, &article) && article.rated && article.quality == 0.67 &&
           !page.rated,
       "a quality at the top is the article's, in hundredths");
    ok(read("{\"text\":\"a\",\"page\":{\"quality\":0}}", &page, &article) && !article.rated && page.rated &&
           page.quality == 0,
       "within the page the page's, which may be nothing");
    ok(read("{\"text\":\"\"}", &page, &article) && article.sections[0].nparagraphs == 0 && article.title.s == NULL,
       "an empty text");
}

static void is_refused(const char *json, const char *why)
{
    struct page page;
    struct article article;
    struct error err = {0};
    enum status status = article_from_json(arena, str_of(json), &page, &article, &err);
    ok(status == STATUS_INPUT && strstr(err.message, why), why);
    if (err.message && !strstr(err.message, why))
        printf("# got: %s\n", err.message);
    error_clear(&err);
}

static void refusals(void)
{
    is_refused("", "not JSON: ");
    is_refused("{\"text\":\"a\"", "not JSON: '}' expected");
    is_refused("{\"text\":\"a\"} x", "not JSON: end of file expected");
    is_refused("{\"text\":\"\xff\"}", "not JSON: unable to decode byte 0xff");
    is_refused("[]", "a record must be an object, not a list");
    is_refused("{}", "the record has no body");
    is_refused("{\"title\":\"x\"}", "the record has no body");
    is_refused("{\"text\":5}", "\"text\" must be a string or a list of paragraphs, not a number");
    is_refused("{\"text\":[1]}", "\"text\" must be a string, not a number");
    is_refused("{\"text\":\"a\",\"title\":[]}", "\"title\" must be a string, not a list");
    is_refused("{\"text\":\"a\",\"page\":\"4\"}", "\"page\" must be an object, not a string");
    is_refused("{\"text\":\"a\",\"seq\":-1}", "\"seq\" must be a whole number from 0 on");
    is_refused("{\"text\":\"a\",\"seq\":99999999999}", "\"seq\" must be a whole number from 0 on");
    is_refused("{\"text\":\"a\",\"quality\":1.5}", "\"quality\" must be a number from 0 to 1");
    is_refused("{\"text\":\"a\",\"page\":{\"quality\":\"good\"}}", "\"quality\" must be a number, not a string");
    is_refused("{\"text\":\"a\",\"genre\":\"poem\"}", "\"genre\" has an unknown word: 'poem'");
    is_refused("{\"text\":\"a\",\"date\":\"10.5.2024\"}", "\"date\" is not an EDTF date");
    is_refused("{\"text\":\"a\",\"date_from\":\"2024-05\"}", "\"date_from\" is not a day");
    is_refused("{\"text\":\"a\",\"date_from\":\"2024-05-02\",\"date_to\":\"2024-05-01\"}", "is later than");
    is_refused("{\"text\":\"a\",\"date_basis\":\"guessed\"}", "\"date_basis\" has an unknown word");
    is_refused("{\"text\":\"a\",\"title_basis\":\"made\"}", "\"title_basis\" has an unknown word");
    is_refused("{\"sections\":\"a\"}", "\"sections\" must be a list, not a string");
    is_refused("{\"sections\":[\"a\"]}", "\"sections\" must be a list of objects, not a string");
    is_refused("{\"sections\":[{\"paragraphs\":[null]}]}", "\"paragraphs\" must be a string, not null");
    is_refused("{\"text\":\"a\",\"related\":[{\"uid\":\"x\"}]}", "\"relation\" has an unknown word");
    is_refused("{\"text\":\"a\",\"provenance\":[{\"part\":\"x\",\"lines\":[2,1]}]}",
               "\"lines\" must be two line numbers");
    is_refused("{\"text\":\"a\",\"counties\":[{\"positions\":[{\"part\":\"title 1\"}]}]}", "title 1");
    is_refused("{\"text\":\"a\",\"counties\":[{\"positions\":[{\"part\":\"caption\"}]}]}", "caption");
    is_refused("{\"text\":\"a\",\"given\":[\"authors\"]}", "authors");
    is_refused("{\"text\":\"a\",\"counties\":[{\"primary\":1}]}", "\"primary\" must be true or false");
    is_refused("{\"text\":\"a\",\"topics\":[{\"weight\":\"1\"}]}", "\"weight\" must be a number, not a string");
    struct page page;
    struct article article;
    is_int(article_from_json(arena, STR("["), &page, &article, NULL), STATUS_INPUT, "without an error to fill");
}

/* Pieces of the full record cut, doubled and swapped: an answer each time, never a crash. */
static void broken(void)
{
    srand(3);
    int answered = 0;
    for (int round = 0; round < 20000; round++) {
        struct buf json = {0};
        buf_cstr(&json, full);
        for (int hits = rand() % 4; hits >= 0; hits--) {
            size_t at = (size_t)rand() % json.n, other = (size_t)rand() % json.n;
            if (rand() % 3)
                json.s[at] = json.s[other];
            else
                json.s[at] = "{}[]\",:0n\\"[rand() % 10];
        }
        struct page page;
        struct article article;
        if (article_from_json(arena, buf_view(&json), &page, &article, NULL) == STATUS_OK) {
            buf_clear(&json);
            article_to_json(&page, &article, &json);
            struct buf again = {0};
            if (article_from_json(arena, buf_view(&json), &page, &article, NULL) == STATUS_OK)
                article_to_json(&page, &article, &again);
            answered += str_eq(buf_view(&json), buf_view(&again));
            buf_free(&again);
        } else {
            answered++;
        }
        buf_free(&json);
        arena_reset(arena);
    }
    is_int(answered, 20000, "20,000 broken records: refused, or the same again after one writing");
}

static struct article one_text(struct str *paragraph)
{
    struct section *section = arena_alloc(arena, sizeof *section);
    section->paragraphs = paragraph;
    section->nparagraphs = 1;
    return (struct article){.sections = section, .nsections = 1};
}

static void is_derived(const char *text, const char *want)
{
    struct str paragraph = str_of(text);
    struct article article = one_text(&paragraph);
    /* A caption makes the story long enough for a title of 16 characters. */
    struct caption rest = {
        .text = STR(
            "后面还有很长的一段文字，讲的是河边栽树的人和他们的树，树种在哪里，谁来浇水，谁来看护，明年还栽不栽。")};
    if (want) {
        article.captions = &rest;
        article.ncaptions = 1;
    }
    is_str(article_derive_title(arena, &article, 16), want, want ? want : "nothing to derive from");
}

static void derived_titles(void)
{
    is_derived("河边栽树忙。村里人都来了。", "河边栽树忙");
    is_derived("谁来管河？大家都来管。", "谁来管河？");
    is_derived("四月里的河边，村里老少都来栽树，一直栽到日头落山才回家。", "四月里的河边，村里老少都来栽树");
    is_derived("“一村一品”办起来以后，坡上的地都种上了谷子和药材，家家忙。", "“一村一品”办起来以后");
    is_derived("“小”改，坡上的地都种上了谷子和药材和果树还有花。", "“小”改，坡上的地都种上了谷子…");
    is_derived("村里老少都来栽树一直栽到日头落山才回家吃饭。", "村里老少都来栽树一直栽到日头落…");
    is_derived("全年完成投资一共达到123456789万元之多，比上年多。", "全年完成投资一共达到…");
    is_derived("“河是大家的，树也是大家的，大家都来看着它。”他说。", "河是大家的，树也是大家的");
    is_derived("本报讯（记者 高岩）河边栽树忙。", "河边栽树忙");
    is_derived("本报讯", "本报讯");
    is_derived("《河》出版", "《河》出版");
    is_derived("一二三四五六七八九十一二三四五六", "一二三四五六七八九十一二三四五六");
    is_derived("一二三四五六七八九十一二三四五六七", "一二三四五六七八九十一二三四五…");
    is_derived("　 ", NULL);
    is_derived("……", "……");
    struct caption caption = {.text = STR("河边的新树。")};
    struct article photo = {.captions = &caption, .ncaptions = 1};
    is_str(article_derive_title(arena, &photo, 16), "河边的新树", "from a caption");
    struct str few = STR("四月里的河边，村里老少都来栽树，一直栽到日头落山才回家。");
    struct article small = one_text(&few);
    is_str(article_derive_title(arena, &small, 16), "四月里的河边…", "of a short story a short phrase");
    struct article none = {0};
    ok(article_derive_title(arena, &none, 16).s == NULL, "from nothing");
}

static void texts(void)
{
    struct page page;
    struct article article;
    read(full, &page, &article);
    struct buf out = {0};
    article_text(&article, &out);
    is_str(buf_view(&out), "引\n河边\t栽树\n副\n第一段。\n第二段“引”。\n小标题\n图\n图二", "article_text");
    buf_clear(&out);
    article_body(&article, &out);
    is_str(buf_view(&out), "第一段。\n第二段“引”。\n图\n图二", "article_body");
    article.title_derived = true;
    buf_clear(&out);
    article_text(&article, &out);
    ok(str_starts(buf_view(&out), STR("引\n副\n")), "a derived title is no text of its own");
    buf_free(&out);
}

static struct str uid_of(const char *title, const char *text, int day)
{
    struct str *paragraph = arena_alloc(arena, sizeof *paragraph);
    *paragraph = str_of(text);
    struct article article = one_text(paragraph);
    article.title = str_of(title);
    struct page page = {.date = date_of_day(arena, day)};
    return article_uid(arena, &page, &article);
}

static void uids(void)
{
    struct str uid = uid_of("河边栽树", "四月5日，１２人栽树ABC。", 20240510);
    is_int(uid.n, 12, "12 characters");
    is_int(strspn(uid.s, "0123456789abcdefghjkmnpqrstvwxyz"), 12, "of Crockford's alphabet");
    ok(str_eq(uid, uid_of("河边 栽树", "四月 5 日，12人 栽树，abc", 20240510)),
       "spacing, width, case and marks do not change it");
    ok(!str_eq(uid, uid_of("河边栽树", "四月5日，１３人栽树ABC。", 20240510)), "a digit does");
    ok(!str_eq(uid, uid_of("河边栽树", "四月5日，１２人栽树ABC。", 20240511)), "the day does");
    ok(!str_eq(uid, uid_of("河边种树", "四月5日，１２人栽树ABC。", 20240510)), "the title does");
    is_str(uid_of("题", "文", 20240510), "zjaqxj5ada0q", "the same on every machine and in every version");
    struct str parts[] = {STR("四月5日，１２人"), STR("栽树ABC。")};
    struct article article = one_text(parts);
    article.sections[0].nparagraphs = 2;
    article.title = STR("河边栽树");
    struct page page = {.date = date_of_day(arena, 20240510), .file = STR("other.txt")};
    ok(str_eq(uid, article_uid(arena, &page, &article)), "neither does where a paragraph ends");
    struct article headless = one_text(parts), derived = headless;
    derived.title = STR("四月");
    derived.title_derived = true;
    ok(str_eq(article_uid(arena, &page, &headless), article_uid(arena, &page, &derived)), "nor a derived title");
}

int main(void)
{
    arena = arena_new();
    words();
    there_and_back();
    few_fields();
    refusals();
    broken();
    derived_titles();
    texts();
    uids();
    arena_free(arena);
    return tap_done();
}
