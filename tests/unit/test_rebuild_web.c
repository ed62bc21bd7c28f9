/*
 * Pages saved from web editions, as many papers have them: what stands around a story is no part of it, whatever its words. All of it is
 * invented.
 */
#include "../rebuild/small_page.h"

#define FIRST                                                                                                                                                     \
    "　　本报讯（记者 康平）停了四年的柳沟渡槽昨天通水，坡上的三百亩梯田浇上了头水，村民在渡口敲起了锣鼓。\n\n" \
    "　　渡槽是四十年前修的，槽身裂了七处，今年开春乡里请来石匠，一处一处补好。\n\n"
#define SECOND                                                                                                         \
    "　　本报讯（记者 石磊）白沙乡磨坊添了一盘新磨，一天能磨四百斤面，四邻八乡的人赶着驴车来排队，从早排到晚。\n\n"
#define THIRD                                                                                                          \
    "　　本报讯（通讯员 程有田）枣林学堂的操场铺好了，一百二十个娃娃头一回在平地上跑步，体育课也多了一节。\n\n"

static const char *const three[] = {"news T:渡槽通水，谁来管？ A:康平/记者 P:2",
                                    "news T:白沙磨坊添新磨 驴车排成队 A:石磊/记者 P:1",
                                    "news T:枣林学堂铺操场！ A:程有田/通讯员 P:1"};

/* HEAD over the page, LIST its headlines; FIELDS under each headline, BETWEEN behind each story (%s: the titles before and behind), FOOT. */
static void page(const char *list, const char *fields, const char *between, const char *foot, const char *name)
{
    static const char *const titles[] = {"无", "渡槽通水，谁来管？", "白沙磨坊添新磨 驴车排成队", "枣林学堂铺操场！",
                                         "没有了"},
                             *const stories[] = {FIRST, SECOND, THIRD};
    struct buf b = {0};
    buf_printf(&b, "云坪日报数字报\n首页 | 版面导航 | 往期回顾 | 全文检索\n2021年03月09日 星期二\n第05版：民生\n%s",
               list);
    for (int i = 0; i < 3; i++) {
        buf_printf(&b, "第05版：民生\n%s\n%s\n放大 缩小 默认   朗读\n\n%s", titles[i + 1], fields, stories[i]);
        const char *at = between;
        for (int side = 0; *at; at++)
            if (at[0] == '%')
                buf_printf(&b, "%s", titles[i + 2 * side++]);
            else
                buf_char(&b, *at);
        buf_printf(&b, "\n打印 | 关闭\n\n");
    }
    buf_printf(&b, "%s\n", foot);
    is_page(arena_str(arena, buf_view(&b)).s, three, 3, name);
    buf_free(&b);
}

#define LIST "版面目录\n渡槽通水，谁来管？\n白沙磨坊添新磨 驴车排成队\n枣林学堂铺操场！\n\n"
#define FIELDS "云坪日报　2021-03-09　阅读数：1213"
#define BETWEEN "上一篇：%\n下一篇：%\n"
#define FOOT "版权所有 云坪日报社　未经授权不得转载\n浙ICP备00000000号"

static void variants(void)
{
    static const char *const lists[] = {
        LIST,
        "本版目录：\n渡槽通水，谁来管？\n白沙磨坊添新磨 驴车排成队\n枣林学堂铺操场！\n\n",
        "目录\n\n渡槽通水，谁来管？\n\n白沙磨坊添新磨 驴车排成队\n\n枣林学堂铺操场！\n\n",
        "标题导航\n· 渡槽通水，谁来管？\n· 白沙磨坊添新磨驴车排成队\n· 枣林学堂铺操场！\n\n",
        "",
    };
    static const char *const fields[] = {
        "云坪日报 2021-03-09 10:22:15",
        "2021-03-09 阅读：1213次",
        "2021-03-09 10:22　来源：云坪日报",
        "来源：云坪日报 发布时间：2021-03-09 10:22 阅读数：1213",
        "来源：云坪日报　　　日期：2021年03月09日　　　字号：[大 中 小]",
        "发布日期：2021-03-09　　浏览量：88　　【字体：大 中 小】",
        "云坪日报 2021年03月09日 星期二 阅读 1213",
        "稿源：云坪日报　编辑：许春山　审核：贺满仓",
        "阅读量（1213）　评论数（4）",
    };
    static const char *const betweens[] = {
        "上一篇：%\n下一篇：%\n",
        "上一篇: %    下一篇: %\n",
        "上一篇 %\n下一篇 %\n",
        "上一条：%\n下一条：%\n",
        "上一篇：\n%\n下一篇：\n%\n",
        "« 上一篇：% | 下一篇：% »\n",
        "上一篇  下一篇  返回目录\n",
        "上一版：第04版 要闻  下一版：第06版 副刊\n上一篇：%\n下一篇：%\n",
        "分享到：微信 微博 QQ空间 更多\n上一篇：%\n下一篇：%\n",
        "【大 中 小】【打印】【关闭】【收藏】\n上一篇：%\n下一篇：%\n",
        "字号：大 中 小　　分享\n上一篇：%\n下一篇：%\n",
    };
    static const char *const feet[] = {
        "版权所有：云坪日报社　浙ICP备00000000号-1　浙公网安备 00000000000000号",
        "Copyright © 2005-2021 云坪日报社 All Rights Reserved",
        "主办：云坪日报社  技术支持：云坪网络公司\n京ICP备00000000号",
        "网站地图 | 联系我们 | 关于我们\n互联网新闻信息服务许可证编号：00000000000",
        "未经授权，不得转载或建立镜像\n违法和不良信息举报电话：0000-0000000",
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        page(lists[i], FIELDS, BETWEEN, FOOT, *lists[i] ? lists[i] : "no list of headlines");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        page(LIST, fields[i], BETWEEN, FOOT, fields[i]);
    for (size_t i = 0; i < sizeof betweens / sizeof *betweens; i++)
        page(LIST, FIELDS, betweens[i], FOOT, betweens[i]);
    for (size_t i = 0; i < sizeof feet / sizeof *feet; i++)
        page(LIST, FIELDS, BETWEEN, feet[i], feet[i]);
}

static void bylines(void)
{
    static const char *const lines[] = {
        "来源：云坪日报  作者：林舟  编辑：许春山",
        "云坪日报 2021-03-09 作者：林舟",
        "2021-03-09 10:22　作者：林舟　来源：云坪日报　阅读：12",
        "发布时间：2021-03-09　作者：林舟　浏览次数：12",
        "2021年03月09日　第05版：副刊　作者：林舟",
        "作者：林舟",
    };
    static const char *const one[] = {"news T:种树要等得住 A:林舟/ P:2"};
    static const char text[] =
        "　　种树的人都知道，栽下去要等。有的人今天栽了树，明天就盼着乘凉，后天就嫌它长得慢。\n\n"
        "　　等得住的人，才有果子吃。凡事都有它的时辰，栽树的人不必替树着忙。\n\n";
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        is_page(arena_printf(arena, "云坪日报 2021年3月9日 星期二\n\n种树要等得住\n%s\n\n%s", lines[i], text).s, one, 1,
                lines[i]);
    PAGE("a role before the colon, beside other fields; alone it asks",
         "云坪日报 2021年3月9日 星期二\n\n渡槽通水之后\n来源：云坪日报　记者：石磊　发布时间：2021-03-09\n\n"
         "　　渡槽通水半个月，记者见到了守渠的老段，他正蹲在渠口上抽烟，脚边放着一把铁锹。\n\n"
         "　　记者：夜里也守着？\n\n　　老段：夜里更要守，谁家多放了一袋烟的水，天亮就要吵一架。\n\n",
         "news T:渡槽通水之后 A:石磊/记者 P:3");
    PAGE("a letter and what is answered to it, under one headline",
         "云坪日报 2021年3月9日 星期二\n\n村口的路灯什么时候亮\n2021年03月09日　第05版：来信　作者：记者 石磊\n\n"
         "编辑同志：\n　　我们村口的路灯坏了半年，夜里走路要打手电，老人不敢出门，想请报社问一问。\n　　读者 段女士\n"
         "　　记者到乡里问了管电的老程。老程说，灯管已经买好，等这场雪化了就换，月底以前一定亮。\n\n"
         "————一一————\n\n"
         "渡槽通水\n2021年03月09日　第05版：来信　作者：康平\n\n" FIRST,
         "news T:村口的路灯什么时候亮 A:石磊/记者,段女士/读者 P:4", "news T:渡槽通水 A:康平/记者 P:2");
}

/* What only looks like it. */
static void others(void)
{
    PAGE("a headline that begins like a button, and a story about a web page",
         "云坪日报 2021年3月9日 星期二\n\n打印店里的老秀才\n\n"
         "　　本报讯（记者 康平）县城西街的打印店里，坐着一位七十岁的老秀才，替人写信、写状子，一坐就是三十年。\n\n"
         "关闭三年的渡口又开了\n\n"
         "　　本报讯（记者 石磊）关闭三年的白沙渡口昨天重新开渡，头一班船上坐了三十个赶集的人，还有两只羊。\n\n"
         "版权所有者说了算\n\n"
         "　　本报讯（记者 康平）一张剪纸的花样归谁，昨天在枣林乡有了说法：谁剪出来的就是谁的，别人要用先打招呼。\n",
         "news T:打印店里的老秀才 A:康平/记者 P:1", "news T:关闭三年的渡口又开了 A:石磊/记者 P:1",
         "news T:版权所有者说了算 A:康平/记者 P:1");
}

static void days(void)
{
    struct rebuilt r = rebuild(
        "渡槽通水，谁来管？\n云坪日报　2021-03-09　阅读数：1213\n\n" FIRST "上一篇：无\n下一篇：白沙磨坊添新磨\n\n"
        "白沙磨坊添新磨\n云坪日报　2021-03-09　阅读数：7\n\n" SECOND "上一篇：渡槽通水，谁来管？\n下一篇：无\n");
    is_str(r.page.date.edtf, "2021-03-09", "the day in the lines under all headlines is the page's");
    r = rebuild(
        "渡槽通水，谁来管？\n来源：云坪日报 发布时间：2021-03-09\n\n" FIRST "上一篇：无\n下一篇：白沙磨坊添新磨\n\n"
        "白沙磨坊添新磨\n来源：云坪日报 发布时间：2019-11-02\n\n" SECOND "上一篇：渡槽通水，谁来管？\n下一篇：无\n");
    ok(r.page.date_basis != BASIS_PRINTED, "days that differ are no page's");
}

int main(void)
{
    arena = arena_new();
    variants();
    bylines();
    others();
    days();
    arena_free(arena);
    return tap_done();
}
