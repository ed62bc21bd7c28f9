/* Pairs of invented articles: what relates them, in which words, and what does not. */
#include "baolan/relate.h"
#include "tap.h"

struct invented {
    struct page page;
    struct article article;
    struct section section;
    struct str paragraphs[4];
    struct county_tag county;
};

static uint32_t common_hash(void *context, int32_t hash)
{
    const struct traces *common = context;
    for (size_t i = 0; common && i < common->n; i++)
        if (common->at[i].hash == hash)
            return 1000;
    return 2;
}

static struct relate_text *make_of(struct arena *a, enum genre genre, const char *day, const char *county,
                                   const char *title, const char *first, const char *second)
{
    struct invented *x = arena_alloc(a, sizeof *x);
    date_parse(a, str_of(day), &x->page.date);
    x->paragraphs[0] = str_of(first);
    x->paragraphs[1] = str_of(second);
    x->section = (struct section){.paragraphs = x->paragraphs, .nparagraphs = second ? 2 : 1};
    bool far = county && strncmp(county, "远", 3) == 0;
    /* Counties are of one prefecture, but those whose names say that they are far away. */
    x->county = (struct county_tag){.code = arena_printf(a, "%s%s", far ? "4511" : "1411", county ? county : ""),
                                    .name = str_of(county),
                                    .primary = true,
                                    .mentions = 1};
    x->article = (struct article){.title = str_of(title),
                                  .genre = genre,
                                  .sections = &x->section,
                                  .nsections = 1,
                                  .counties = &x->county,
                                  .ncounties = county ? 1 : 0};
    return relate_read(a, &x->page, &x->article, NULL);
}

static struct relate_text *make(struct arena *a, const char *day, const char *county, const char *title,
                                const char *first, const char *second)
{
    return make_of(a, GENRE_NEWS, day, county, title, first, second);
}

static bool pair(struct arena *a, struct relate_text *x, struct relate_text *y, const struct traces *common,
                 struct related *out)
{
    struct relate_context context = {
        .frequency = common_hash, .context = (void *)(uintptr_t)common, .common = TRACE_COMMON};
    bool related = relate_pair(a, &context, x, y, out);
    printf("# %s %.2f %.*s\n", related ? relation_name(out->relation) : "-", out->score, STR_ARG(out->reason));
    return related;
}

static const char bridge[] =
    "风陵渡口的老木桥在夜里被水冲走了三块板，天亮时摆渡人杨守义用自家的门板补上，过桥的人谁也没有问门板是从哪里来的。";
static const char bridge2[] = "镇上后来给他送去一扇新门，他把新门也立在桥头，说是等下一次水大的时候用。";

static void test_shared_text(struct arena *a)
{
    struct related r;
    struct relate_text *one = make(a, "2020-03-01", "甲县", "门板", bridge, bridge2);
    ok(pair(a, one, make(a, "2021-03-01", "甲县", "摆渡人", bridge, bridge2), NULL, &r) &&
           r.relation == RELATION_SAME_TEXT,
       "the same text again");
    ok(str_find(r.reason, STR("个月"), 0) != SIZE_MAX, "with the time between");
    static const char spaced[] = "风陵渡口的老木桥 在夜里被水冲走了三块板,天亮时摆渡人 "
                                 "杨守义用自家的门板补上,过桥的人谁也没有问门板是从哪里来的。";
    ok(pair(a, one, make(a, "2020-03-01", "甲县", "门板", spaced, bridge2), NULL, &r) &&
           r.relation == RELATION_SAME_TEXT,
       "spaces and punctuation play no part");
    ok(pair(a, one, make(a, "2020-03-05", "甲县", "门板", bridge, NULL), NULL, &r) && r.relation == RELATION_ABRIDGED,
       "a shorter version");
    static const char other[] = "读者来信问起去年那座桥。编辑部翻出旧报，上面写着：“镇上后来给他送去一扇新门，他把新门"
                                "也立在桥头，说是等下一次水大的时候用。”"
                                "如今桥已经换成石头的了，两边装了栏杆，夜里有灯，门板收在村史馆里，谁来都可以摸一摸，小"
                                "学生每年春天来画它一次。";
    struct relate_text *quoting = make(a, "2022-08-01", "乙县", "答读者", other, NULL);
    ok(pair(a, one, quoting, NULL, &r) && r.relation == RELATION_QUOTES, "a passage quoted");
    ok(str_find(r.reason, STR("他把新门也立在桥头，"), 0) != SIZE_MAX, "which the reason shows as printed");
    struct traces common;
    common = relate_traces(quoting);
    ok(!pair(a, one, quoting, &common, &r), "a passage that everybody prints is no reason");
}

static void test_shared_names(struct arena *a)
{
    struct related r;
    struct relate_text *one = make(a, "2020-03-01", "甲县", "青槐轴承厂搬进新址",
                                   "青槐轴承厂今天搬进城东的新厂房，老厂房留作仓库。", "青槐轴承厂现有工人二百名。");
    struct relate_text *two = make(a, "2021-09-01", "甲县", "青槐轴承厂卖出第一万套轴承",
                                   "昨天下午，青槐轴承厂的第一万套轴承装上了卡车。", "青槐轴承厂说明年要翻一番。");
    ok(pair(a, one, two, NULL, &r) && r.relation == RELATION_FOLLOW_UP, "the same factory later");
    ok(str_find(r.reason, STR("“青槐轴承厂"), 0) != SIZE_MAX && str_find(r.reason, STR("18 个月"), 0) != SIZE_MAX,
       "named in the reason");
    struct relate_text *cup = make(a, "2020-05-01", "甲县", NULL, "“石榴杯”象棋赛在县文化馆开赛，六十四人参加。", NULL);
    ok(pair(a, cup, make(a, "2021-05-01", "乙县", NULL, "第二届“石榴杯”象棋赛换到乙县举行，棋手多了一倍。", NULL), NULL,
            &r),
       "a cup goes from county to county");
    ok(!pair(
           a, one,
           make(a, "2021-03-01", "甲县", "甲县今年雨水多", "甲县气象站说，今年雨水比去年多两成，农户要早排水。", NULL),
           NULL, &r),
       "the same county alone is no reason");
    struct traces common;
    common = relate_traces(one);
    ok(!pair(a, one, two, &common, &r), "names that everybody prints are none");
}

/* The names in a reason are whole words, and nothing but names. */
static void test_words(struct arena *a)
{
    static const struct {
        const char *one[2], *two[2], *shown;
    } cases[] = {
        {{"青槐集团董事长谈搬家", "青槐集团董事长说，厂子要搬，青槐集团董事长看过地了。"},
         {"青槐集团董事会昨天开会", "青槐集团董事会开了一天，青槐集团董事会还要再开。"},
         "“青槐集团”"},
        {{"168口青槐缸", "村里有168口青槐缸，一年用一回，168口青槐缸排成行。"},
         {"又添5口青槐缸", "院里又添了5口青槐缸，是外乡人送的，5口青槐缸是新的。"},
         "“青槐缸”"},
        {{"青槐村镇开坛", "上午九点，青槐村镇开坛，来人很多，青槐村镇开坛一天。"},
         {"青槐村镇开坛两年", "青槐村镇开坛的日子定了，又到青槐村镇开坛。"},
         "“青槐村镇”"},
        /* 董|事 is torn in one place, and a word where the clause ends. */
        {{"青槐香菇酱料出坛", "首批青槐香菇酱，一百坛。青槐香菇酱料厂的人都来了。"},
         {"青槐香菇酱卖到省城", "省城的人第一次吃青槐香菇酱，说好。"},
         "“青槐香菇酱”"},
        {{"石桥庙会来了14.8万人次", "今年石桥庙会来了14.8万人次，14.8万人次是头一回。"},
         {"石桥庙会又来了12.1万人次", "石桥庙会办了三天，12.1万人次都吃了饭。"},
         "同提“石桥庙会”，"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct related r;
        struct relate_text *one = make(a, "2020-03-01", "甲县", cases[i].one[0], cases[i].one[1], NULL);
        struct relate_text *two = make(a, "2020-09-01", "甲县", cases[i].two[0], cases[i].two[1], NULL);
        ok(pair(a, one, two, NULL, &r) && str_find(r.reason, str_of(cases[i].shown), 0) != SIZE_MAX, cases[i].shown);
    }
}

/* What is quoted, and is a word of the language, is one thing in one county and another in the next. */
static void test_elsewhere(struct arena *a)
{
    static const char mine[] = "“毛病登记”贴在墙上，“毛病登记”一个月写满一张。",
                      other[] = "昨天，“毛病登记”交到了厂里，“毛病登记”写了三年。";
    struct related r;
    struct relate_text *one = make(a, "2020-03-01", "甲县", "“毛病登记”", mine, NULL);
    ok(pair(a, one, make(a, "2020-09-01", "甲县", "“毛病登记”", other, NULL), NULL, &r), "in the same county");
    ok(!pair(a, one, make(a, "2020-09-01", "乙县", "“毛病登记”", other, NULL), NULL, &r), "in another one");
    struct relate_text *cup = make(a, "2020-05-01", "甲县", NULL, "“石榴杯”象棋赛在县文化馆开赛，六十四人参加。", NULL);
    ok(!pair(a, cup, make(a, "2021-05-01", "远县", NULL, "第二届“石榴杯”围棋赛昨天举行，棋手多了一倍。", NULL), NULL,
             &r),
       "a cup of another prefecture is another one");
}

/* What looks like the name of something, and is a part of it, or of where it is. */
static void test_parts_of_names(struct arena *a)
{
    struct related r;
    struct relate_text *one =
        make(a, "2020-03-01", "甲县", "“青槐书屋”进厂", "“青槐书屋”今天进了轴承厂，工人都说好。", NULL);
    ok(!pair(a, one, make(a, "2020-09-01", "甲县", "“青槐书车”上路", "“青槐书车”昨天头一回上山。", NULL), NULL, &r),
       "of two quoted terms that begin alike none is the other");
    ok(pair(a, one, make(a, "2020-09-01", "甲县", "又开一家“青槐书屋”", "“青槐书屋”昨天开到了山上。", NULL), NULL, &r),
       "the same one is");
    struct relate_text *street =
        make(a, "2020-03-01", "甲县", "青槐坡街道办食堂", "青槐坡街道的老人今天吃上了热饭，青槐坡街道还管送。", NULL);
    ok(!pair(a, street,
             make(a, "2021-03-01", "甲县", "青槐坡街道修水管", "青槐坡街道换了三里水管，青槐坡街道管修。", NULL), NULL,
             &r),
       "one street office does many things");
}

static struct relate_text *about(struct arena *a, const char *day, const char *county, const char *text,
                                 struct person_tag *who)
{
    struct page *page = arena_alloc(a, sizeof *page);
    struct article *article = arena_alloc(a, sizeof *article);
    struct section *section = arena_alloc(a, sizeof *section);
    struct county_tag *tag = arena_alloc(a, sizeof *tag);
    struct str *paragraph = arena_alloc(a, sizeof *paragraph);
    *page = (struct page){0};
    date_parse(a, str_of(day), &page->date);
    *paragraph = str_of(text);
    *section = (struct section){.paragraphs = paragraph, .nparagraphs = 1};
    *tag = (struct county_tag){.code = str_of(county), .name = str_of(county), .primary = true, .mentions = 1};
    *article = (struct article){
        .sections = section, .nsections = 1, .counties = tag, .ncounties = 1, .people = who, .npeople = 1};
    return relate_read(a, page, article, NULL);
}

/* Two people of one name: the same one where the titles agree or the county is the same. */
static void test_namesakes(struct arena *a)
{
    static const char one[] = "环卫工人罗建军扫了三十年街，罗建军说，街干净了心里就亮。",
                      two[] = "罗建军当了局长，罗建军要把账算清。";
    struct person_tag sweeper = {STR("罗建军"), STR("环卫工人")}, chief = {STR("罗建军"), STR("局长")},
                      old = {STR("罗建军"), STR("老环卫工人")};
    struct related r;
    struct relate_text *first = about(a, "2020-03-01", "甲县", one, &sweeper);
    ok(!pair(a, first, about(a, "2021-03-01", "乙县", two, &chief), NULL, &r), "another county, another title");
    ok(pair(a, first, about(a, "2021-03-01", "乙县", two, &old), NULL, &r), "another county, the same title");
    ok(pair(a, first, about(a, "2021-03-01", "甲县", two, &chief), NULL, &r), "the same county");
}

static void test_notices(struct arena *a)
{
    static const char one[] = "因青槐变电站检修，青槐变电站停电八小时，请用户备好水，青槐变电站值班。",
                      two[] = "因青槐变电站改造，青槐变电站停电一天，请用户见谅，青槐变电站值守。";
    struct related r;
    static const char *const titles[][2] = {{"停电通知", "停电通知"},
                                            {"青槐变电站检修停电通知", "青槐变电站检修停电的补充通知"}};
    for (size_t k = 0; k < 2; k++) {
        struct relate_text *text[2];
        for (size_t i = 0; i < 2; i++)
            text[i] =
                make_of(a, GENRE_NOTICE, i ? "2021-03-01" : "2020-03-01", NULL, titles[k][i], i ? two : one, NULL);
        ok(pair(a, text[0], text[1], NULL, &r) == (k > 0), titles[k][0]);
    }
    static const char form[] =
        "凡愿意承包果园的户，不论本地外地，都可以自己报名，也可以几户合在一起报名，报名时带上户口簿。",
                      here[] = "县东的三百亩苹果园今年到期，承包人已经把树都剪好，现重新发包，发包前可以到园里去看。",
                      there[] = "城西河滩上新栽的梨园连同看园的两间房一起，从明年春天起交给愿意种的人，包期定为九年。";
    struct relate_text *notice = make_of(a, GENRE_NOTICE, "2020-03-01", "甲县", "果园承包公告", form, here);
    ok(!pair(a, notice, make_of(a, GENRE_NOTICE, "2020-09-01", "乙县", "果园承包公告", form, there), NULL, &r),
       "a form that two notices fill in is no passage of the one");
    ok(pair(a, notice, make(a, "2020-09-01", "乙县", "老果园换了种法", form, there), NULL, &r) &&
           r.relation == RELATION_QUOTES,
       "a story may quote it");
}

static size_t name_traces(const struct relate_text *text)
{
    struct traces traces = relate_traces(text);
    size_t n = 0;
    for (size_t i = 0; i < traces.n; i++)
        n += traces.at[i].kind == TRACE_NAME;
    return n;
}

/* Whom the tagger found takes no place of what the story turns on. */
static void test_people_beside(struct arena *a)
{
    static const char text[] =
        "青槐轴承厂和石榴河，毛竹岭和水磨巷，铁匠铺和柳编社，灯笼坊和豆腐街，陶罐窑和棉纺城，药王庙和老渡口。"
        "青槐轴承厂和石榴河，毛竹岭和水磨巷，铁匠铺和柳编社，灯笼坊和豆腐街，陶罐窑和棉纺城，药王庙和老渡口。";
    struct person_tag nobody = {STR_ABSENT, STR_ABSENT}, somebody = {STR("罗建军"), STR_ABSENT};
    size_t without = name_traces(about(a, "2020-03-01", "甲县", text, &nobody));
    is_int((int)name_traces(about(a, "2020-03-01", "甲县", text, &somebody)), (int)without + 1, "a trace more");
}

static void test_traces(struct arena *a)
{
    struct relate_text *one = make(a, "2020-03-01", "甲县", "门板", bridge, bridge2),
                       *again = make(a, "2021-01-01", "乙县", "门板", bridge, bridge2);
    struct traces x, y;
    x = relate_traces(one);
    y = relate_traces(again);
    bool same = x.n == y.n, ordered = true;
    for (size_t i = 0; i < x.n; i++) {
        same = same && x.at[i].hash == y.at[i].hash;
        ordered = ordered && (i == 0 || x.at[i - 1].hash < x.at[i].hash);
    }
    ok(x.n >= 2 && same && ordered, "the same text leaves the same traces, in order, each once");
    struct buf out = {0};
    for (size_t i = 0; i < x.n; i++)
        buf_printf(&out, "%s%d", i ? " " : "", (int)x.at[i].hash);
    printf("# %s\n", out.s);
    buf_free(&out);
    struct relate_text *empty = make(a, "2020-03-01", "甲县", NULL, "", NULL);
    x = relate_traces(empty);
    struct related r;
    is_int(x.n, 0, "an empty text leaves none");
    ok(!pair(a, empty, one, NULL, &r) && !pair(a, empty, empty, NULL, &r), "and is related to nothing");
    ok(relate_rank(1) == 0 && relate_rank(3) == relate_rank(2) && relate_rank(4) > relate_rank(3) &&
           relate_rank(41) > relate_rank(40),
       "ranks");
}

static void test_hostile(struct arena *a)
{
    struct buf same = {0}, woven = {0};
    for (int i = 0; i < 120000; i++) {
        buf_cstr(&same, "啊");
        buf_cstr(&woven, i % 9 ? "啊" : "“呀”");
    }
    struct related r;
    struct relate_text *x = make(a, "2020-01-01", "甲县", same.s, same.s, same.s),
                       *y = make(a, "2020-01-02", "甲县", woven.s, woven.s, NULL);
    pair(a, x, y, NULL, &r);
    pair(a, y, x, NULL, &r);
    ok(relate_titles(x, y) >= 0, "texts that repeat one letter end in time");
    struct relate_text *bytes = make(a, "2020-01-01", "甲县", "\xff\xfe", "\xe5\x95\x8a\xff“\xe5", "\xf0\x90");
    ok(!pair(a, bytes, x, NULL, &r), "bytes that are no text");
    buf_free(&same);
    buf_free(&woven);
}

int main(void)
{
    struct arena *a = arena_new();
    test_shared_text(a);
    test_shared_names(a);
    test_words(a);
    test_elsewhere(a);
    test_parts_of_names(a);
    test_namesakes(a);
    test_notices(a);
    test_people_beside(a);
    test_traces(a);
    test_hostile(a);
    arena_free(a);
    return tap_done();
}
