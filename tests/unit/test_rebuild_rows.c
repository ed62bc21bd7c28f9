/* Raw lines made ready: markup read, specks removed, columns cut, and what is none of these left alone. Rows are shown as "number text". */
#include "tap.h"

#include <stdlib.h>

#include "baolan/input.h"
#include "baolan/rows.h"

#define MD "# 甲\n## 乙\n"

static const struct {
    const char *name, *text,
        *rows; /* rows: "number[level]text", '|' between; blank rows are left out; = a table, ^ under a picture */
} cases[] = {
    /* markup */
    {"headings and bold", "# 渠水流到塬上\n## 第二级 ##\n**乡里的账本**\n正文一句。\n",
     "1#1渠水流到塬上|2#2第二级|3#7乡里的账本|4 正文一句。"},
    {"emphasis within a line", MD "**本报讯**（记者 王小明）一*亩*地。\n",
     "1#1甲|2#2乙|3 本报讯（记者 王小明）一亩地。"},
    {"a lone star stays", MD "A*股上涨。\n", "1#1甲|2#2乙|3 A*股上涨。"},
    {"entities", "渠水&nbsp;流到&ldquo;塬上&#8221; A&B 5&lt;6\n", "1 渠水\u00a0流到“塬上” A&B 5<6"},
    {"a break within a headline", "# 渠水<br>流到塬上\n## 乙\n", "1#1渠水流到塬上|2#2乙"},
    {"a break within text", "渠水通了。<br/>塬上绿了。\n", "1 渠水通了。|1 塬上绿了。"},
    {"what is no tag stays", "气温<0度，3<5。\n", "1 气温<0度，3<5。"},
    {"images and links", "![](a.jpg)王小明 摄\n详见[水利局网站](http://example.cn/a_b)。\n",
     "1^王小明 摄|2 详见水利局网站。"},
    {"brackets of a sentence stay", "［注］［1］(见下文)\n[1](见下文)\n", "1 ［注］［1］(见下文)|2 [1](见下文)"},
    {"a table in pipes", "| 作业 | 价 |\n| :--- | ---: |\n| 旋耕 | 95 |\n", "1=作业 价|3=旋耕 95"},
    {"a table in tags", "<table><tr><td>日期</td><td>题目</td></tr><tr><td>6日</td><td>渠</td></tr></table>\n",
     "1=日期 题目|1=6日 渠"},
    {"a table over several lines", "<table>\n<tr>\n<td>日期</td>\n<td>题目</td>\n</tr>\n</table>\n渠。\n",
     "3=日期 题目|7 渠。"},
    {"formulas", MD "增长$18.4\\%$，气温$36^{\\circ}$，票价$5和$6。\n",
     "1#1甲|2#2乙|3 增长18.4%，气温36°，票价$5和$6。"},
    {"lists and quotations", MD "- 第一条\n> 引文。\n- 3 -\n", "1#1甲|2#2乙|3 第一条|4 引文。|5 - 3 -"},
    {"fences", MD "```text\n渠水。\n```\n", "1#1甲|2#2乙|4 渠水。"},
    {"no markup, no signs", "一*亩*地#三条_渠_`水`\n", "1 一*亩*地#三条_渠_`水`"},
    {"formulas of every kind",
     MD
     "气温$36 ^ { \\circ } \\mathrm { C }$，$12.5$亿元，$5 \\sim 8$ 天，\\(30 \\mathrm{~km}\\)，$$ 1.2 \\times 10 $$，"
     "$\\mathrm{m}^{2}$，$\\textcircled{2}$。\n",
     "1#1甲|2#2乙|3 气温36℃，12.5亿元，5～8 天，30km，1.2×10，m²，②。"},
    {"what is no formula", MD "\\(2024\\)年，$5-$6，$无$。\n", "1#1甲|2#2乙|3 (2024)年，$5-$6，$无$。"},
    {"front matter", "---\nprimary_language: zh\ndate: 2024-05-10\ntitle: 云坪晚报\n---\n# 甲\n## 乙\n",
     "3 2024-05-10|4 云坪晚报|6#1甲|7#2乙"},
    {"a rule at the head is no front matter", "---\n渠水流到塬上。\n---\n", "1 ---|2 渠水流到塬上。|3 ---"},
    {"marks of pages and columns", MD "{3}--------\n::: {.column}\n渠水。\n:::\n", "1#1甲|2#2乙|5 渠水。"},
    {"comments that hold the page's own lines", MD "<!-- PageHeader=\"云坪晚报\" -->\n<!-- PageBreak -->\n渠水。\n",
     "1#1甲|2#2乙|3 云坪晚报|5 渠水。"},
    {"signs of where a piece stands",
     "<|ref|>sub_title<|/ref|><|det|>[[60, 12, 420, 80]]<|/det|>\n## 甲\n## 乙\n<|grounding|>渠水<|无|>。\n",
     "2#2甲|3#2乙|4 渠水<|无|>。"},
    {"lines under headings", "# 甲\n\n渠水流到塬上\n===\n\n乡里的账本\n---\n\n# 乙\n正文一句。\n---\n",
     "1#1甲|3#1渠水流到塬上|6#2乡里的账本|9#1乙|10 正文一句。|11 ---"},
    {"bold in tags, attributes of headings", "<b>渠水流到塬上</b>\n## 甲 {#sec-1 .head}\n## 乙\n",
     "1#7渠水流到塬上|2#2甲|3#2乙"},
    {"headlines run into their texts",
     MD
     "**渠水流到塬上**　5月8日，六条支渠全部通水，灌田三千亩。\n\n**乡里的账本** 云坪乡把账目贴在墙上，谁都可以来看。\n\n"
     "**本报讯** 今年春天雨少，山上的果树开花比去年早了七天。\n**王小明**，男，云坪乡人，看了三十年渠水，从没误过一次灌田。\n",
     "1#1甲|2#2乙|3#7渠水流到塬上|3 5月8日，六条支渠全部通水，灌田三千亩。|5#7乡里的账本|5 云坪乡把账目贴在墙上，谁都可以来看。|7 "
     "本报讯 今年春天雨少，山上的果树开花比去年早了七天。|8 王小明，男，云坪乡人，看了三十年渠水，从没误过一次灌田。"},
    {"pictures and their texts",
     MD
     "![](a.jpg)\n渠边看水的人。\n\n正文。\n\n[图片]\n\n*塬上的果园。*\n\n![照片](b.jpg)\n\n正文又一句。\n\n<center>正文。</center>\n",
     "1#1甲|2#2乙|4^渠边看水的人。|6 正文。|10^塬上的果园。|14 正文又一句。|16 正文。"},
    {"figures of tags",
     MD
     "<figure>\n\n<figcaption>渠边看水的人。</figcaption>\n\n</figure>\n\n<|ref|>image_caption<|/ref|><|det|>[[1, 2]]<|/det|>\n"
     "<center>果园。</center>\n\n正文。\n",
     "1#1甲|2#2乙|5^渠边看水的人。|10^果园。|12 正文。"},
    /* specks */
    {"bars beside a column", "　　渠水流到 |\n| 塬上，一亩\n地省水三成¦\n|\n_ _ _\n。\n",
     "1 　　渠水流到|2 塬上，一亩|3 地省水三成。"},
    {"one bar is text", "A3 | 综合\n甲|\n", "1 A3 | 综合|2 甲|"},
    /* columns */
    {"two columns",
     "渠水终于流到了塬上      县城的书店重新开了\n村里的人都来看水了      门，架上摆着三千本\n六条支渠都通了水，      "
     "书，孩子们坐在地上\n一亩地能省下三成。      看得入迷。老板说，\n　　今年春天雨少，      　　一本书卖不到几\n",
     "1 渠水终于流到了塬上|2 村里的人都来看水了|3 六条支渠都通了水，|4 一亩地能省下三成。|5 　　今年春天雨少，|1 "
     "县城的书店重新开了|2 门，架上摆着三千本|3 "
     "书，孩子们坐在地上|4 看得入迷。老板说，|5 　　一本书卖不到几"},
    {"three columns of one blank line each",
     "渠水终于流到了塬上   县城的书店重新开了   山上的果树开花比去\n\n村里的人都来看水了   门，架上摆着三千本   "
     "年早了七天，果农们\n\n六条支渠都通了水，   书，孩子们坐在地上   忙着给花授粉，一天\n\n"
     "一亩地能省下三成。   看得入迷。老板说，   要走三十里路，一棵\n\n",
     "1 渠水终于流到了塬上|3 村里的人都来看水了|5 六条支渠都通了水，|7 一亩地能省下三成。|1 县城的书店重新开了|3 "
     "门，架上摆着三千本|5 书，孩子们坐在地上|7 看得入迷。老板说，|1 "
     "山上的果树开花比去|3 年早了七天，果农们|5 忙着给花授粉，一天|7 要走三十里路，一棵"},
    {"digits shift the gutter",
     "渠水终于流到了塬上      县城的书店重新开了\n1月12日人都来看水      门，架上摆着3000本\n6条支渠都通了水，       "
     "书，孩子们坐在地上\n一亩地能省下3成。       看得入迷。老板说，\n",
     "1 渠水终于流到了塬上|2 1月12日人都来看水|3 6条支渠都通了水，|4 一亩地能省下3成。|1 县城的书店重新开了|2 "
     "门，架上摆着3000本|3 书，孩子们坐在地上|4 看得入迷。老板说，"},
    {"padded by characters, not by widths",
     "渠水终于流到了塬上     县城的书店重新开了\n1月12日都来看水了    门，架上摆着3000本\n6条支渠2024年通    "
     "书，孩子们坐在地上\n一亩地能省下30%。    看得入迷。老板说，\n",
     "1 渠水终于流到了塬上|2 1月12日都来看水了|3 6条支渠2024年通|4 一亩地能省下30%。|1 县城的书店重新开了|2 "
     "门，架上摆着3000本|3 书，孩子们坐在地上|4 看得入迷。老板说，"},
    {"a header line above columns",
     "临水晚报        2024年4月12日  星期五        05版\n\n渠水终于流到了塬上      "
     "县城的书店重新开了\n村里的人都来看水了      门，架上摆着三千本\n六条支渠都通了水，      "
     "书，孩子们坐在地上\n一亩地能省下三成。      看得入迷。老板说，\n",
     "1 临水晚报        2024年4月12日  星期五        05版|3 渠水终于流到了塬上|4 村里的人都来看水了|5 "
     "六条支渠都通了水，|6 一亩地能省下三成。|3 县城的书店重新开了|4 门，架上摆着三千本|5 "
     "书，孩子们坐在地上|6 看得入迷。老板说，"},
    {"two rows of stories",
     "渠水终于流到了塬上      县城的书店重新开了\n村里的人都来看水了      门，架上摆着三千本\n六条支渠都通了水，      "
     "书，孩子们坐在地上\n一亩地能省下三成。      看得入迷地读着书。\n\n\n   果花早开         "
     "       驿站修好\n\n山上的果树开花比去      老驿站的门楼修好了\n年早了七天，果农们      "
     "门前的石板路也铺平\n忙着给花授粉，一天      了，游客可以走到半\n要走三十里路。          山的烽火台。\n",
     "1 渠水终于流到了塬上|2 村里的人都来看水了|3 六条支渠都通了水，|4 一亩地能省下三成。|1 县城的书店重新开了|2 "
     "门，架上摆着三千本|3 书，孩子们坐在地上|4 看得入迷地读着书。|7    果花早开|9 山上的果树开花比去|10 "
     "年早了七天，果农们|11 忙着给花授粉，一天|12 要走三十里路。|7    驿站修好|9 老驿站的门楼修好了|10 "
     "门前的石板路也铺平|11 了，游客可以走到半|12 山的烽火台。"},
    {"a column most of whose lines are set in",
     "渠水终于流到了塬上，村里          书架上有三千本书，\n的人都来看水了，六条支渠          孩子们爱来看，\n都通了水，一亩地能省下三      坐在地上读得入了迷。\n成，果树也浇上了头遍水，          一本书卖几块钱，\n今年的收成要好一大截呢。      老板说这样也愿意开门。\n",
     "1 渠水终于流到了塬上，村里|2 的人都来看水了，六条支渠|3 都通了水，一亩地能省下三|4 成，果树也浇上了头遍水，|5 今年的收成要好一大截呢。|1     书架上有三千本书，|2     孩子们爱来看，|3 坐在地上读得入了迷。|4     一本书卖几块钱，|5 老板说这样也愿意开门。"},
    {"a table is no columns",
     "白菜      公斤      1.60\n土豆      公斤      2.40\n鸡蛋      公斤      9.80\n羊肉      公斤      66.00\n豆腐    "
     "  公斤      3.00\n",
     "1 白菜      公斤      1.60|2 土豆      公斤      2.40|3 鸡蛋      公斤      9.80|4 羊肉      公斤      66.00|5 "
     "豆腐      公斤      3.00"},
    {"letter-spaced lines are no columns",
     "科  技  创  新  引  领\n绿  色  发  展  之  路\n渠  水  流  到  塬  上\n村  民  都  来  看  水\n六  条  支  渠  "
     "通  水\n",
     "1 科  技  创  新  引  领|2 绿  色  发  展  之  路|3 渠  水  流  到  塬  上|4 村  民  都  来  看  水|5 六  条  支 "
     " 渠  通  水"},
    {"three lines are too few",
     "渠水终于流到了塬上      县城的书店重新开了\n村里的人都来看水了      门，架上摆着三千本\n六条支渠都通了水，      "
     "书，孩子们坐在地上\n",
     "1 渠水终于流到了塬上      县城的书店重新开了|2 村里的人都来看水了      门，架上摆着三千本|3 六条支渠都通了水，   "
     "   书，孩子们坐在地上"},
};

static struct str shown(struct arena *a, const struct rows *rows)
{
    struct buf b = {0};
    for (size_t i = 0; i < rows->n; i++) {
        const struct row *row = &rows->at[i];
        if (!str_trim(row->text).n)
            continue;
        buf_printf(&b, "%s%d", b.n ? "|" : "", row->number);
        if (row->level)
            buf_printf(&b, "#%d", row->level);
        else
            buf_char(&b, row->table ? '=' : row->picture ? '^' : ' ');
        buf_str(&b, row->text);
    }
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
        if (input_parse(a, STR("page.txt"), str_of(cases[i].text), false, &file, &err) == STATUS_OK &&
            file.ndumps == 1) {
            struct rows rows = rows_read(a, words_load(), &file.dumps[0]);
            is_str(shown(a, &rows), cases[i].rows, cases[i].name);
            vec_free(&rows);
        } else {
            ok(false, cases[i].name);
        }
        arena_reset(a);
    }
    arena_free(a);
    return tap_done();
}
