/* region: which region a page is of, by its newspaper's name, by what it names, and by other pages where it says little. */
#include "baolan/region.h"

#include "tap.h"

static struct arena *arena;
static struct region_guess *guess;

enum { ARTICLES_MOST = 6 };

/* An article of a TITLE, before '|', and one paragraph; without '|' there is no title. */
static struct article made(const char *text)
{
    struct str all = str_of(text);
    size_t bar = str_find(all, STR("|"), 0);
    struct section *section = arena_alloc(arena, sizeof *section);
    section->paragraphs = arena_alloc(arena, sizeof *section->paragraphs);
    section->paragraphs[0] = bar == SIZE_MAX ? all : str_cut(all, bar + 1, all.n);
    section->nparagraphs = 1;
    return (struct article){
        .title = bar == SIZE_MAX ? STR_ABSENT : str_cut(all, 0, bar), .sections = section, .nsections = 1};
}

static struct page asked(const char *newspaper, const char *heading, const char *const *texts)
{
    struct page page = {.newspaper = newspaper ? str_of(newspaper) : STR_ABSENT,
                        .page_title = heading ? str_of(heading) : STR_ABSENT,
                        .articles = arena_array(arena, ARTICLES_MOST, sizeof *page.articles)};
    while (texts[page.narticles]) {
        page.articles[page.narticles] = made(texts[page.narticles]);
        page.narticles++;
    }
    region_ask(guess, arena, &page);
    return page;
}

static void mastheads(void)
{
    static const struct {
        const char *newspaper, *region;
    } cases[] = {
        {"吕梁日报", "141100"},   {"吕梁市广播电视报", "141100"},
        {"山西日报", "140000"},   {"海南日报", "460000"},
        {"吉林日报", "220000"},   {"朝阳日报", "211300"},
        {"大理日报", "532900"},   {"北京晚报", "110000"},
        {"柳林周报", "141100"},   {"人民日报", NULL},
        {"岚县新闻", "141100"},   {"兴县报", "141100"},
        {"河湾晚报", NULL},       {"", NULL},
        {"内蒙古日报", "150000"}, {"恩施日报", "422800"},
    };
    static const char *const nothing[] = {"今天天气很好，适合晾晒被褥。", NULL};
    static const char *const elsewhere[] = {"平遥县的古城里挂了灯。", "祁县、太谷区也来取经。", NULL};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is_str(asked(cases[i].newspaper, NULL, nothing).region_own, cases[i].region, cases[i].newspaper);
    is_str(asked("吕梁日报", NULL, elsewhere).region_own, "141100", "a page of it about other places");
    ok(!asked("吕梁日报", NULL, elsewhere).region_votes.s, "and nobody else has a say");
    static const char *const guangyuan[] = {"剑阁县的古柏有了编号。", "青川县、旺苍县修桥。", "昭化区摘果。", NULL};
    is_str(asked("嘉陵晨报", NULL, guangyuan).region_own, "510800", "a river that a district is called by");
}

static void texts(void)
{
    static const struct {
        const char *what, *heading, *texts[ARTICLES_MOST], *region;
    } cases[] = {
        {"full names", NULL, {"文水县的大棚里种着黄瓜。", "孝义市与汾阳市联合执法。"}, "141100"},
        {"short names alone", NULL, {"汾阳老塔修了三百年|塔在城北。", "柳林的盘子会|正月里家家搭棚。"}, "141100"},
        {"one short name in passing", NULL, {"他说起去年在汾阳见过的那棵树。"}, NULL},
        {"a dateline", NULL, {"本报兴县讯 今年的小米收得早。"}, "141100"},
        {"townships alone", NULL, {"孝丰镇的茶园开采。", "杭垓镇的河道清了淤。", "报福镇的民宿换了灯。"}, "330500"},
        {"a township of a hundred counties", NULL, {"城关镇的集市热闹。", "城关镇又修了路。"}, NULL},
        {"districts of one name, told by the city", NULL, {"南京市鼓楼区换了路灯。", "鼓楼区、玄武区清雪。"}, "320100"},
        {"and by their neighbours", NULL, {"鼓楼区换了路灯。", "仓山区、晋安区清雪。"}, "350100"},
        {"a district of one name alone", NULL, {"鼓楼区换了路灯。"}, NULL},
        {"what the page is called", "法治吕梁", {"法庭搬到了村口。"}, "141100"},
        {"a county that an old town is called by", "北川", {"磨面的日子，天还没亮就要起来。"}, NULL},
        {"an autonomous county without the peoples",
         NULL,
         {"澜沧县的茶下了山。", "孟连县的果子上了车，西盟县修了路。"},
         "530800"},
        {"counties under no prefecture",
         NULL,
         {"文昌市、琼海市、万宁市都下了雨。", "定安县、屯昌县也下了。", "澄迈县、临高县、白沙黎族自治县摘果。"},
         "460000"},
        {"two at once",
         NULL,
         {"平遥县、祁县的枣红了。", "介休市修渠。", "文水县、交城县的枣红了。", "孝义市修渠。"},
         "140700,141100"},
        {"places of another in passing",
         NULL,
         {"文水县、交城县的枣红了。", "孝义市修渠。", "兴县的客商从榆次区来。"},
         "141100"},
        {"all of a province",
         NULL,
         {"文水县、平遥县的枣红了，阳城县的也红了。", "高平市、孝义市、介休市修渠。", "洪洞县、襄汾县栽树。",
          "临猗县、万荣县摘果。"},
         "140000"},
        {"the whole country", NULL, {"文水县的枣红了。", "婺源县的花开了。", "延庆区下了雪。", "安吉县挖笋。"}, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is_str(asked(NULL, cases[i].heading, cases[i].texts).region_own, cases[i].region, cases[i].what);
}

static const char *choice(const char *votes, const char *others)
{
    struct region_votes own, prior;
    region_votes_read(arena, str_of(votes), &own);
    region_votes_read(arena, str_of(others), &prior);
    struct region_choice chosen = region_choose(arena, &own, prior.n ? &prior : NULL);
    return chosen.codes.s ? chosen.codes.s : "none";
}

static void others(void)
{
    is_str(str_of(choice("", "")), "none", "nothing at all");
    is_str(str_of(choice("", "141100 100")), "141100", "one other page is better than none");
    is_str(str_of(choice("", "141100 100,371300 100")), "none", "two of different regions are not");
    is_str(str_of(choice("410200 100", "")), "410200", "a county alone");
    is_str(str_of(choice("410200 100", "141100 900")), "141100", "is in passing where the others are of one region");
    is_str(str_of(choice("410200 100", "141100 100,371300 100,341800 100")), "410200",
           "but not where they are of many");
    is_str(str_of(choice("410200 700", "141100 99900")), "410200", "nor is much of it");
    is_str(str_of(choice("410200 200,141100 150", "141100 900")), "141100", "little more of it is in passing");
    struct region_votes own;
    region_votes_read(arena, STR("141100 600"), &own);
    ok(region_choose(arena, &own, NULL).sure, "six votes nobody turns");
    region_votes_read(arena, STR("141100 600,140700 100"), &own);
    ok(!region_choose(arena, &own, NULL).sure, "but beside another somebody may");
}

static void kept(void)
{
    struct region_votes votes;
    struct buf text = {0};
    region_votes_read(arena, STR("141100 450,140700 100"), &votes);
    region_votes_print(&votes, &text);
    is_str(buf_view(&text), "141100 450,140700 100", "votes come back as they went");
    static const char *const odd[] = {"x",          ",,,",         "141100",          "141100 ",  "141100 -5",
                                      "141100 1x1", "141100  100", "141100 99999999", "14110 100"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        region_votes_read(arena, str_of(odd[i]), &votes);
        is_int((long)votes.n, 0, odd[i]);
    }
    buf_free(&text);
    votes = (struct region_votes){0};
    for (int i = 0; i < 40; i++)
        region_votes_add(arena, &votes, arena_printf(arena, "14%02d00", i % 20), 100);
    region_votes_add(arena, &votes, STR("140300,140500"), 100);
    is_int((long)votes.n, 20, "each region once");
    region_votes_take(&votes, STR("140700"), 100);
    region_votes_trim(&votes);
    is_int((long)votes.n, REGION_VOTES_MOST, "the first of them");
    is_int(votes.at[0].votes, 250, "with halves of what two share");
    ok(str_is(votes.at[0].code, "140300") && str_is(votes.at[1].code, "140500"), "in order");
}

int main(void)
{
    struct error err = {0};
    arena = arena_new();
    ok(region_guess_open(&guess, &err) == STATUS_OK, "the guess opens");
    mastheads();
    texts();
    others();
    kept();
    region_guess_close(guess);
    arena_free(arena);
    return tap_done();
}
