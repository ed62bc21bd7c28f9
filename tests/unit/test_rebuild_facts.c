/*
 * What a page says of itself, in the headers and footers of many designs: name, number, title, staff. And what only looks like a header.
 * The papers and persons are invented.
 */
#include "baolan/input.h"
#include "baolan/rebuild.h"
#include "tap.h"

#define STORY                                                                                                          \
    "渠水流到塬上\n　　本报讯（记者 王小明）临水县东塬乡的村民在新修的水渠边忙着放水浇地，一亩地能省下三成用水。\n"

static const struct {
    const char *name, *text;
    const char *facts; /* newspaper|page_no|page_title|role name,role name */
} cases[] = {
    {"one line with bars of staff", "A04 民生 2023.05.08 星期一 责编/范迟 美编/余白\n" STORY,
     "|A4|民生|责编 范迟,美编 余白"},
    {"name and Latin name", "临水日报 LINSHUI DAILY 2023年5月8日 星期一 第1版 要闻\n\n" STORY, "临水日报|1|要闻|"},
    {"the Latin name alone, in pinyin with a mark", "LÜSHUI WANBAO\n今日4版\n2023年5月8日\n星期一\n\n" STORY, "|||"},
    {"the weather among the lines of the masthead",
     "临水日报\nLINSHUI RIBAO\n2023年5月8日 星期一\n今日天气：多云转晴 3℃～16℃\n\n" STORY, "临水日报|||"},
    {"number and section", "04 综合新闻\n2023年5月8日 星期一\n临水晚报\n\n" STORY, "临水晚报|4|综合新闻|"},
    {"number behind the section", "临水晚刊 城乡 3\n2022年1月19日 星期三\n\n" STORY, "临水晚刊|3|城乡|"},
    {"number with a colon and its title", "2023年05月08日 第04版：要闻\n" STORY, "|4|要闻|"},
    {"ideographs for the number", "第四版 副刊\n2023年5月8日\n\n" STORY, "|4|副刊|"},
    {"the number alone", "第07版\n\n" STORY, "|7||"},
    {"a title nobody knows", "临水商报 2020年8月5日 星期三 第7版 塬上风\n\n" STORY, "临水商报|7|塬上风|"},
    {"two parts of a title", "临水商报 公告·服务 第07版\n2020年8月5日 星期三\n\n" STORY, "临水商报|7|公告·服务|"},
    {"at the foot", STORY "\n责任编辑：王小明 版式：李 飞\n临水日报 2023年5月9日 星期二 02\n",
     "临水日报|2||责任编辑 王小明,版式 李飞"},
    {"an ornament before the role", STORY "\n□责编 王小明\n", "|||责编 王小明"},
    {"blanks for colons", "临水日报 2023年5月8日 星期一 05版\n\n" STORY "\n责编  佟雪    校对  祝延年\n",
     "临水日报|5||责编 佟雪,校对 祝延年"},
    {"two names of one role", STORY "\n值班编委：王小明 李大山　组版：张三\n",
     "|||值班编委 王小明,值班编委 李大山,组版 张三"},
    {"letter-spaced name", "临 水 日 报\n2023年5月8日 星期一\n第2版\n\n" STORY, "临水日报|2||"},
    {"full-width figures", "临水日报　２０２３年５月８日　星期一　第０３版\n\n" STORY, "临水日报|3||"},
    {"a framed number", STORY "\n—— 3 ——\n", "|3||"},
    {"the imprint", "临水日报\n国内统一连续出版物号：CN00-0000 邮发代号：00-00 总第1234期 今日8版\n\n" STORY,
     "临水日报|||"},
    {"whose organ the paper is, is no name of it", "中共临水县委机关报\n临水日报\n2023年5月8日 星期一\n\n" STORY,
     "临水日报|||"},
    {"a web edition",
     "临水日报 数字报\n上一版 下一版\n第04版：要闻\n\n" STORY
     "分享到：\n上一篇 下一篇\n版权所有 临水日报 未经许可不得转载\n",
     "临水日报|4|要闻|"},
    {"a button nobody listed",
     "渠水流到塬上\n上一篇 下一篇\n我来说几句\n　　渠水流到了塬上的三个村子。\n\n果花早开\n上一篇 "
     "下一篇\n我来说几句\n　　果花早开"
     "了七天，果农忙着授粉。\n\n驿站修好\n上一篇 下一篇\n我来说几句\n　　老驿站修好了，游人可以走到山上。\n",
     "|||"},
    {"in bold and entities",
     "**临水时报** &nbsp; 2024年7月2日 星期二 &nbsp; 第6版 乡村周刊\n\n# 渠水流到塬上\n\n## 东塬乡\n\n" STORY,
     "临水时报|6|乡村周刊|"},
    {"a paper cited is not this one",
     "渠水流到塬上\n　　据《东山日报》报道，临水县东塬乡的村民在新修的水渠边忙着放水浇地，一亩地能省下三成用水。\n",
     "|||"},
    {"a number in a story is no page",
     "渠水流到塬上\n　　本报讯（记者 王小明）水渠全长\n12\n公里，一亩地能省下三成用水。\n", "|||"},
    {"a notice's telephone is no imprint",
     "停水公告\n　　城区部分路段停水，请用户提前储水，不便之处敬请谅解。\n联系人：冉工　电话：000-00006612\n", "|||"},
    {"an editor in a story is no staff",
     "渠水流到塬上\n　　县志办的主编王小明说，水渠修了三年，编辑李大山走遍了全乡，一亩地能省下三成用水。\n", "|||"},
};

static struct str shown(struct arena *a, const struct page *page)
{
    struct buf b = {0};
    buf_printf(&b, "%.*s|%.*s|%.*s|", STR_ARG(page->newspaper), STR_ARG(page->page_no), STR_ARG(page->page_title));
    for (size_t i = 0; i < page->nstaff; i++)
        buf_printf(&b, "%s%.*s %.*s", i ? "," : "", STR_ARG(page->staff[i].role), STR_ARG(page->staff[i].name));
    struct str text = arena_str(a, buf_view(&b));
    buf_free(&b);
    return text;
}

int main(void)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct input_file file;
        struct error err = {0};
        struct rebuilt r = {0};
        bool read =
            input_parse(a, STR("page.txt"), str_of(cases[i].text), false, &file, &err) == STATUS_OK && file.ndumps == 1;
        if (read)
            rebuild_page(a, &file.dumps[0], NULL, &r);
        is_str(shown(a, &r.page), cases[i].facts, cases[i].name);
        arena_reset(a);
    }
    arena_free(a);
    return tap_done();
}
