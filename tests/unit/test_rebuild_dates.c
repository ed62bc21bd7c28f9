/*
 * The day of an issue: printed in headers of every design, and inferred from what the stories say when nothing is printed. The
 * papers, places and events are invented.
 */
#include <stdlib.h>

#include "baolan/input.h"
#include "baolan/rebuild.h"
#include "tap.h"

#include "baolan/dating.h"

#define OPENING "　　本报讯（记者 王小明）"
#define FILLER "临水县东塬乡的村民在新修的水渠边忙着放水浇地，乡里的技术员逐户上门讲解，一亩地能省下三成用水。"
#define NOTICE_HEAD "临水县自来水公司停水公告\n　　因管网改造，城区部分路段停水，请用户提前储水，不便之处敬请谅解。\n"

static const struct {
    const char *name, *text;
    const char *basis, *from, *to; /* from and to "" : none */
    const char *path;              /* of the file, NULL: says nothing */
} cases[] = {
    /* printed */
    {"one header line", "临水日报 2023年5月8日 星期一 第04版 民生\n\n" OPENING FILLER "\n", "printed", "2023-05-08",
     "2023-05-08", NULL},
    {"dots and letters", "A04 民生 2023.05.08 星期一 责编/范迟\n" OPENING FILLER "\n", "printed", "2023-05-08",
     "2023-05-08", NULL},
    {"at the foot", OPENING FILLER "\n\n责编：王小明\n2019年9月27日 星期五\n", "printed", "2019-09-27", "2019-09-27",
     NULL},
    {"dashes", "A3 | 综合 2021-10-21 星期四\n\n" OPENING FILLER "\n", "printed", "2021-10-21", "2021-10-21", NULL},
    {"full-width digits", "临水晚报　２０２３年５月８日　星期一\n\n" OPENING FILLER "\n", "printed", "2023-05-08",
     "2023-05-08", NULL},
    {"ideographs", "临水日报\n二〇二三年五月八日　星期一\n\n" OPENING FILLER "\n", "printed", "2023-05-08",
     "2023-05-08", NULL},
    {"over four lines", "临水日报\n2023年5月\n8\n星期一\n农历癸卯年三月十九\n\n" OPENING FILLER "\n", "printed",
     "2023-05-08", "2023-05-08", NULL},
    {"without a year, solved by both calendars", "临水日报\n5月8日 星期一\n农历三月十九\n\n" OPENING FILLER "\n",
     "printed", "2023-05-08", "2023-05-08", NULL},
    {"without a year, solved by the stories", "临水日报\n5月8日 星期一\n\n" OPENING "2023年5月6日，" FILLER "\n",
     "printed", "2023-05-08", "2023-05-08", NULL},
    {"copied from a web edition", "临水日报 数字报\n渠水流到塬上\n2023年05月08日 第04版：要闻\n" OPENING FILLER "\n",
     "printed", "2023-05-08", "2023-05-08", NULL},
    {"letter-spaced figures", " 3 县区新闻\n2 0 2 3 年 5 月 8 日　星期一\n\n" OPENING FILLER "\n", "printed",
     "2023-05-08", "2023-05-08", NULL},
    {"… of full width", "临水晚报\n２ ０ ２ ３ 年 １ ０ 月 １ ８ 日\n\n" OPENING FILLER "\n", "printed", "2023-10-18",
     "2023-10-18", NULL},
    {"… their units close to them", "临水日报\n2 0 2 3年1 2月2 8日 星 期 四\n\n" OPENING FILLER "\n", "printed",
     "2023-12-28", "2023-12-28", NULL},
    {"… behind the number of the page", "3 2 0 2 3 年 5 月 8 日 星期一 民生\n\n" OPENING FILLER "\n", "printed",
     "2023-05-08", "2023-05-08", NULL},
    {"… with dots", "临水日报\n2 0 2 3 . 0 5 . 0 8 星期一\n\n" OPENING FILLER "\n", "printed", "2023-05-08",
     "2023-05-08", NULL},
    {"… whole", "临水日报\n2 0 2 3 0 5 0 8\n\n" OPENING FILLER "\n", "printed", "2023-05-08", "2023-05-08", NULL},
    {"letter-spaced ideographs", "临水日报\n二 〇 二 三 年 十 二 月 二 十 八 日　星 期 四\n\n" OPENING FILLER "\n",
     "printed", "2023-12-28", "2023-12-28", NULL},
    {"… wide apart", "临水日报\n二　〇　二　三　年　五　月　八　日\n星　期　一\n\n" OPENING FILLER "\n", "printed",
     "2023-05-08", "2023-05-08", NULL},
    {"ideographs with the letter O", "临水日报\n二Ｏ二三年五月八日　星期一\n\n" OPENING FILLER "\n", "printed",
     "2023-05-08", "2023-05-08", NULL},
    {"dots in the middle", "临水日报 2023·05·08 星期一\n\n" OPENING FILLER "\n", "printed", "2023-05-08", "2023-05-08",
     NULL},
    {"dashes set wide", "临水日报 2023 — 5 — 8 星期一\n\n" OPENING FILLER "\n", "printed", "2023-05-08", "2023-05-08",
     NULL},
    {"full-width dots", "临水日报 ２０２３．０５．０８ 星期一\n\n" OPENING FILLER "\n", "printed", "2023-05-08",
     "2023-05-08", NULL},
    {"in the order of forms", "临水日报 星期一 2023/5/8\n\n" OPENING FILLER "\n", "printed", "2023-05-08", "2023-05-08",
     NULL},
    {"the page's number just before the month is none of it",
     "临水日报 3 5月8日 星期一 农历三月十九\n\n" OPENING FILLER "\n", "printed", "2023-05-08", "2023-05-08", NULL},
    {"figures spread in a story are no header", "渠水流到塬上\n" OPENING FILLER "\n　　老渠 2 0 2 3 年 5 月 修过。\n",
     "path", "2024-01-01", "2024-01-01", "2024-01-01_02.txt"},
    {"before the path's", "临水日报 2023年5月8日 星期一\n\n" OPENING FILLER "\n", "printed", "2023-05-08", "2023-05-08",
     "2024-01-01_02.txt"},
    {"a signature is no header", OPENING FILLER "\n\n" NOTICE_HEAD "临水县自来水公司\n2020年8月5日\n", "path",
     "2024-01-01", "2024-01-01", "2024-01-01_02.txt"},
    {"a day in a story is no header", OPENING "2023年5月8日，" FILLER "\n", "path", "2024-01-01", "2024-01-01",
     "2024-01-01_02.txt"},
    /* inferred */
    {"a year reported until now, an earlier one compared with",
     "截至2023年9月底，全市共有养殖户18家，产值比上年多出不少，销路也好。\n\n今年国庆假期，小镇接待游客三万人次，比2019年同期翻了一番。\n",
     "inferred", "2023-01-01", "2023-12-31", NULL},
    {"nobody signs a notice on a day to come",
     "5月3日至9日，渡口运送了一百三十二车羊肉。从2016年起，这条路一年比一年忙。\n\n" NOTICE_HEAD
     "临水县自来水公司\n2025年4月28日\n",
     "inferred", "2025-05-09", "2025-05-13", NULL},
    {"a notice of the year before",
     OPENING "2024年5月9日，" FILLER "\n\n" NOTICE_HEAD "临水县自来水公司\n2023年5月8日\n", "inferred", "2024-05-09",
     "2024-05-13", NULL},
    {"a notice signed after the last event",
     OPENING "2024年5月6日，" FILLER "\n\n" NOTICE_HEAD "临水县自来水公司\n2024年5月8日\n", "inferred", "2024-05-08",
     "2024-05-12", NULL},
    {"notices alone", NOTICE_HEAD "临水县自来水公司\n2020年8月5日\n", "inferred", "2020-08-05", "2020-08-09", NULL},
    {"a notice tells the year that the story leaves open",
     OPENING "10月18日，" FILLER "村里说好从2018年起每亩租金涨到三百元。\n\n" NOTICE_HEAD
             "临水县自来水公司\n2017年10月8日\n",
     "inferred", "2017-10-18", "2017-10-22", NULL},
    {"the last of several days", OPENING "2024年5月3日，" FILLER "5月9日，第二批水放到塬上。\n", "inferred",
     "2024-05-09", "2024-05-13", NULL},
    {"8日至9日", OPENING "2024年5月8日至9日，" FILLER "\n", "inferred", "2024-05-09", "2024-05-13", NULL},
    {"8日–9日", OPENING "2024年5月8日–9日，" FILLER "\n", "inferred", "2024-05-09", "2024-05-13", NULL},
    {"yesterday with its day", OPENING "昨日（5月8日），" FILLER "这条渠2024年3月1日动工。\n", "inferred", "2024-05-09",
     "2024-05-09", NULL},
    {"today with its day", OPENING "今天（9日），" FILLER "2024年5月7日，渠里第一次来水。\n", "inferred", "2024-05-09",
     "2024-05-09", NULL},
    {"yesterday alone says nothing", OPENING "昨日，" FILLER "2024年5月7日，渠里第一次来水。\n", "inferred",
     "2024-05-07", "2024-05-11", NULL},
    {"近日 alone says nothing", OPENING "近日，" FILLER "\n", "none", "", "", NULL},
    {"the first year of a plan alone", OPENING "今年是“十四五”规划开局之年，" FILLER "\n", "inferred", "2021-01-01",
     "2021-12-31", NULL},
    {"the last year of a plan", OPENING "今年是“十三五”规划收官之年，" FILLER "\n", "inferred", "2020-01-01",
     "2020-12-31", NULL},
    {"a plan's year and a day", OPENING "今年是“十四五”开局之年。1月12日，" FILLER "\n", "inferred", "2021-01-12",
     "2021-01-16", NULL},
    {"echoes go on for a week", OPENING "今年是“十四五”开局之年。1月12日，全县动员会召开。连日来，" FILLER "\n",
     "inferred", "2021-01-12", "2021-01-21", NULL},
    {"last year named", OPENING "去年（2021年），水渠动工。今年9月14日，" FILLER "\n", "inferred", "2022-09-14",
     "2022-09-18", NULL},
    {"last year told", OPENING "去年春旱最重，2021年4月塬上断了水。9月14日，" FILLER "\n", "inferred", "2022-09-14",
     "2022-09-18", NULL},
    {"compared with last year", OPENING "与去年相比，2021年全县多浇地三万亩。9月14日，" FILLER "\n", "inferred",
     "2021-09-14", "2021-09-18", NULL},
    {"this year named", OPENING "今年是2022年，水渠修成整十年。9月14日，" FILLER "\n", "inferred", "2022-09-14",
     "2022-09-18", NULL},
    {"this year named, with stress",
     OPENING "今年就是2022年，" FILLER "2021年，水渠动工。9月14日，第二批水放到塬上。\n", "inferred", "2022-09-14",
     "2022-09-18", NULL},
    {"the year just gone", OPENING "刚过去的2021年，全县多浇地三万亩。1月12日，" FILLER "\n", "inferred", "2022-01-12",
     "2022-01-16", NULL},
    {"plans are not the present", OPENING "2022年9月14日，" FILLER "到2025年，全县计划建成水渠百条。\n", "inferred",
     "2022-09-14", "2022-09-18", NULL},
    {"what will be is not past", OPENING "2022年9月14日，" FILLER "第二条渠将于10月20日开工。\n", "inferred",
     "2022-09-14", "2022-09-18", NULL},
    {"last year's days are not this year's", OPENING "2022年9月14日，" FILLER "去年11月5日，塬上还在打井。\n",
     "inferred", "2022-09-14", "2022-09-18", NULL},
    {"over the new year", OPENING "2023年12月28日，水渠试水。1月3日，" FILLER "\n", "inferred", "2024-01-03",
     "2024-01-07", NULL},
    {"a day of the week names the year", OPENING "5月8日（星期一），" FILLER "水渠2022年动工。\n", "inferred",
     "2023-05-08", "2023-05-12", NULL},
    {"a lunar day", OPENING "今年是2023年。农历三月十九，" FILLER "\n", "inferred", "2023-05-08", "2023-05-12", NULL},
    {"a lunar day of the old year's last month", OPENING "今年是2022年。腊月十二，" FILLER "\n", "inferred",
     "2022-01-14", "2022-01-18", NULL},
    {"every year's lunar day is none", OPENING "2022年1月10日，" FILLER "每年腊月二十，全村轮流打糍粑。\n", "inferred",
     "2022-01-10", "2022-01-14", NULL},
    {"a solar term names the year", OPENING "9月22日，秋分，" FILLER "水渠2020年、2021年修好，2023年加宽。\n",
     "inferred", "2024-09-22", "2024-09-26", NULL},
    {"… and every year that is named makes a later one less likely",
     OPENING "9月22日，秋分。" FILLER "水渠2016年动工，2017年修到东塬，2018年、2019年开了支渠，2020年栽树。\n",
     "inferred", "2020-09-22", "2020-09-26", NULL},
    {"the time before a solar term is none", OPENING "今年是2023年。4月4日，清明前，" FILLER "\n", "inferred",
     "2023-04-04", "2023-04-08", NULL},
    {"a month alone", OPENING "今年是2022年。今年5月，" FILLER "\n", "inferred", "2022-05-01", "2022-05-31", NULL},
    {"a year alone", OPENING "2022年，" FILLER "\n", "inferred", "2022-01-01", "2022-12-31", NULL},
    {"an anniversary alone", OPENING "庆祝新中国成立70周年，" FILLER "\n", "inferred", "2019-01-01", "2019-12-31",
     NULL},
    /* the year, from how years are named */
    {"years ago, and the year it was",
     OPENING FILLER
     "\n　　三年前，塬上吃水要到沟底去挑。2017年，渠从山那边修了过来。\n　　10月9日，第三批水放到塬上。\n",
     "inferred", "2019-10-09", "2020-10-13", NULL},
    {"so many years since",
     OPENING FILLER
     "\n　　2018年3月，乡里办起了编织车间。2019年，车间添了机器，四年来带动了四十多户。\n　　6月2日，车间又来了新订单。\n",
     "inferred", "2021-06-02", "2023-06-06", NULL},
    {"a figure of the whole year is told the year after",
     OPENING "1月5日，" FILLER "\n　　据统计，2022年，全县浇地达到三十六万亩，同比增长14.6%。\n", "inferred",
     "2023-01-05", "2023-01-09", NULL},
    {"a year told in a story is past: the issue is of it or of any later one",
     OPENING "11月4日，" FILLER "\n　　2016年，村里的日间照料中心建成，老人们有了去处。\n", "inferred", "2016-11-04",
     "9999-12-31", NULL},
    {"… and says nothing where it is long gone",
     OPENING "11月4日，" FILLER "\n　　1986年，村里的日间照料中心建成，老人们有了去处。\n", "none", "", "", NULL},
    {"a year of birth is none", OPENING "9月14日，" FILLER "\n　　1956年出生的老党员李大山守着水闸。\n", "none", "", "",
     NULL},
    {"since a year", OPENING "9月14日，" FILLER "\n　　自2016年以来，全县修渠百条，比2015年多一倍。\n", "inferred",
     "2016-09-14", "9999-12-31", NULL},
    {"a year that goes on where the story opens",
     OPENING "2022年以来，全县修渠百条，9月14日，" FILLER "\n　　2018年起，塬上不再打井。\n", "inferred", "2022-09-14",
     "2022-09-18", NULL},
    {"… where somebody speaks",
     OPENING "9月14日，全县水利会议召开。" FILLER "\n　　会议指出，2022年以来，全县修渠百条。\n", "inferred",
     "2022-09-14", "2022-09-18", NULL},
    {"what the paper itself did",
     OPENING "6月14日，" FILLER "\n　　2023年夏天，记者沿着老渠走了半个月。2015年，塬上还没有水。\n", "inferred",
     "2023-06-14", "2023-06-18", NULL},
    {"agreed from a year on",
     OPENING "10月18日，" FILLER "双方达成了从2018年起涨水费的协议，2016年的旧账不再提。\n　　2017年，水渠加宽。\n",
     "inferred", "2017-10-18", "2018-10-22", NULL},
    {"planned for a month", OPENING "2020年12月1日，" FILLER "新渠计划2022年5月通水。\n", "inferred", "2020-12-01",
     "2020-12-05", NULL},
    {"the last day for contributions is to come",
     OPENING "2017年4月23日，" FILLER "\n　　本报征集水渠老照片，截稿日期2017年7月31日。\n", "inferred", "2017-04-23",
     "2017-04-27", NULL},
    {"grown so many years already",
     OPENING "9月6日，" FILLER "\n　　渠边的柳树是2018年栽的，如今已长了三年，一搂粗。\n", "inferred", "2020-09-06",
     "2021-09-10", NULL},
    {"a counted day of the year", OPENING "9月8日，" FILLER "第39个教师节到来之前，塬上小学通了自来水。\n", "inferred",
     "2023-09-08", "2023-09-12", NULL},
    {"an anniversary of the war's end", OPENING "8月26日，" FILLER "\n　　今年是世界反法西斯战争胜利80周年。\n",
     "inferred", "2025-08-26", "2025-08-30", NULL},
    {"business years are listed the year after in its first half",
     OPENING "3月16日，" FILLER "\n　　近日，省里公布了2024年度节水企业名单，我县三家上榜。2019年，渠口动工。\n",
     "inferred", "2024-03-16", "2025-03-20", NULL},
    {"… in its own later", OPENING "10月26日，" FILLER "\n　　近日，省里公布了2023年度节水企业名单，我县三家上榜。\n",
     "inferred", "2023-10-26", "2023-10-30", NULL},
    {"a plan alone", OPENING "9月14日，" FILLER "\n　　到2025年，全县计划建成水渠百条。\n", "none", "", "", NULL},
    {"a contest named with its year",
     OPENING "4月9日至12日，2015年全省青少年田径锦标赛在临水县举行。\n　　2013年6月，县体校搬进新址。\n", "inferred",
     "2015-04-12", "2015-04-16", NULL},
    {"the months of a year until now",
     OPENING "5月12日，" FILLER "\n　　2018年，渠口动工。2020年1至4月份，全乡浇地三万亩。\n", "inferred", "2020-05-12",
     "2020-05-16", NULL},
    {"half a year", OPENING "8月3日，" FILLER "\n　　2021年上半年，全乡浇地三万亩。\n", "inferred", "2021-08-03",
     "2021-08-07", NULL},
    {"a span of years that ended",
     OPENING "4月7日，" FILLER "\n　　2011年至2020年间，渠修了三次。2023年是全面建设水网的开局之年。\n", "inferred",
     "2023-04-07", "2023-04-11", NULL},
    {"a list of the business year comes in it or after it",
     OPENING "3月16日，" FILLER "\n　　近日，省里公布了2024年度节水企业名单，我县三家上榜。\n", "inferred",
     "2024-03-16", "2025-03-20", NULL},
    {"what is disposed for a year", OPENING "3月1日，全县召开水利工作会议，对2022年的工作作出安排部署。\n", "inferred",
     "2022-03-01", "2022-03-05", NULL},
    {"a day of the Chinese calendar beside it", OPENING "5月8日（农历三月十九），" FILLER "\n　　水渠2021年动工。\n",
     "inferred", "2023-05-08", "2023-05-12", NULL},
    {"a festival names the year", OPENING "6月22日，端午节，" FILLER "\n　　水渠2021年动工。\n", "inferred",
     "2023-06-22", "2023-06-26", NULL},
    {"an epidemic has its years",
     OPENING "2月17日，" FILLER "\n　　新冠肺炎疫情防控中，村民错峰放水。2019年，渠口才换了闸。\n", "inferred",
     "2020-02-17", "2021-02-21", NULL},
    {"what a notice announces is near",
     OPENING
     "8月12日，" FILLER
     "\n　　2018年，渠口动工。2020年，渠修到塬上。\n\n临水县水利局招聘公告\n　　现面向全县招聘水管员十名，报名时间定于2023年9月1日至9月15日，逾期不予受理。\n",
     "inferred", "2023-08-12", "2023-08-16", NULL},
    {"a month told after the last day is of the year before",
     OPENING "6月18日，" FILLER "\n　　2020年10月，渠口塌了一段。\n", "inferred", "2021-06-18", "2022-06-22", NULL},
    {"the last day of paying is to come", OPENING "12月6日，2023年全县缴费工作推进会召开。缴费期截至2023年12月31日。\n",
     "inferred", "2023-12-06", "2023-12-10", NULL},
    {"a season between two terms",
     "　　处暑已过，白露还没有到，" FILLER "\n　　2008年8月8日，新渠头一回放水，全村人都去看。\n", "inferred",
     "2008-08-23", "2008-09-07", NULL},
    {"a term that is near", "　　秋分将至，" FILLER "今年是2022年。\n\n" OPENING "9月21日，" FILLER "\n", "inferred",
     "2022-09-21", "2022-09-23", NULL},
    {"a term of another time of the year says nothing", "　　霜降过后，" FILLER "今年是2022年。5月8日，渠口换了闸。\n",
     "inferred", "2022-05-08", "2022-05-12", NULL},
    {"fees of the next business year",
     OPENING "11月28日，" FILLER "2020年度水费已开始集中缴费，错过的可在2020年3月31日前补缴。\n", "inferred",
     "2019-11-28", "2020-12-02", NULL},
    {"since a day on which something opened", OPENING "从2008年8月8日开幕那天算起，渠水整整放了十七天。\n", "inferred",
     "2008-08-08", "2008-08-12", NULL},
    {"the first of a counted day", OPENING "9月23日，首个“中国农民丰收节”当天，" FILLER "\n", "inferred", "2018-09-23",
     "2018-09-27", NULL},
    /* what the year, the month and the day are bound by */
    {"an agency's dateline",
     "新华社东塬5月11日电（记者 王小明） " FILLER "\n\n" OPENING "今年是2023年。5月8日，" FILLER "\n", "inferred",
     "2023-05-11", "2023-05-15", NULL},
    {"… is none where its day goes on in a word", OPENING "今年是2023年。5月8日，" FILLER "5月11日电影下乡到东塬。\n",
     "inferred", "2023-05-08", "2023-05-12", NULL},
    {"what will be in a year that is named",
     OPENING "6月14日，" FILLER "\n　　2021年，渠口换了闸。2022年，该县将依托新渠新增水浇地三万亩。\n", "inferred",
     "2022-06-14", "2022-06-18", NULL},
    {"… and what was taken in hand",
     OPENING "6月14日，" FILLER "\n　　2021年，渠口换了闸。2022年，村里将在外的木匠请了回来。\n", "inferred",
     "2022-06-14", "9999-12-31", NULL},
    {"the growth of a year is told in it",
     OPENING "4月14日，" FILLER "\n　　省里的报告预计，2025年水库的来水将增长约三成。\n", "inferred", "2025-04-14",
     "2025-04-18", NULL},
    {"… where a plan comes to in it may be far", OPENING "4月14日，" FILLER "\n　　2025年，水浇地将增加到三十万亩。\n",
     "none", "", "", NULL},
    {"a term of school",
     OPENING "11月10日，" FILLER "\n　　2022年秋季学期开学两个月来，塬上小学的水管换了新的。2021年，渠口换了闸。\n",
     "inferred", "2022-11-10", "2022-11-14", NULL},
    {"a class that looks for work",
     OPENING "11月7日，2026届毕业生秋季双选会在县里举行。" FILLER "二十届四中全会的精神，塬上人都在学。\n", "inferred",
     "2025-11-07", "2025-11-11", NULL},
    {"… and one of long ago", OPENING "今年是2023年。11月7日，" FILLER "技术员是2016届毕业生，回乡已有多年。\n",
     "inferred", "2023-11-07", "2023-11-11", NULL},
    {"an anniversary in ideographs", OPENING "10月7日，庆祝改革开放四十周年图片展在县里开展。" FILLER "\n", "inferred",
     "2018-10-07", "2018-10-11", NULL},
    {"… of this year, without a word for it", OPENING "今年是改革开放四十年，10月7日，" FILLER "\n", "inferred",
     "2018-10-07", "2018-10-11", NULL},
    {"the last days of a month", OPENING "8月下旬，记者来到东塬乡。今年是2019年，" FILLER "\n", "inferred",
     "2019-08-21", "2019-09-09", NULL},
    {"… of last year are none", OPENING "今年是2019年，" FILLER "去年8月下旬，记者来过东塬乡。\n", "inferred",
     "2019-01-01", "2019-12-31", NULL},
    {"the total of a year is not told in its summer",
     OPENING "8月21日，" FILLER "\n　　2018年，全县浇地3.6万亩，创下最高纪录。\n", "inferred", "2019-08-21",
     "2019-08-25", NULL},
    {"… nor that of a county by name", OPENING "3月21日，" FILLER "\n　　2023年，临水县渔业产值达3.5亿元。\n",
     "inferred", "2024-03-21", "2024-03-25", NULL},
    {"what a figure has come to", OPENING "9月20日，" FILLER "\n　　全县水浇地由2012年的三千亩增加到2021年的九千亩。\n",
     "inferred", "2022-09-20", "2022-09-24", NULL},
    {"… and what it is to come to",
     OPENING "9月20日，" FILLER "\n　　水浇地要由2012年的三千亩，力争增加到2025年的九千亩。\n", "inferred",
     "2012-09-20", "9999-12-31", NULL},
    {"winter before a day to come",
     OPENING "今年是2018年，这个冬天塬上没有断水。" FILLER "\n　　本报征集水渠老照片，截稿日期为2018年12月31日。\n",
     "inferred", "2018-11-01", "2018-12-31", NULL},
    {"… alone is two ends of the year", OPENING "今年是2018年，入冬以来塬上没有断水。" FILLER "\n", "inferred",
     "2018-01-01", "2018-12-31", NULL},
    {"summer", OPENING "今年是2018年，入夏以来塬上没有断水。" FILLER "\n", "inferred", "2018-05-01", "2018-08-31",
     NULL},
    {"nothing at all", OPENING FILLER "\n", "none", "", "", NULL},
};

int main(void)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct input_file file;
        struct error err = {0};
        struct rebuilt r = {0};
        struct str path = str_of(cases[i].path ? cases[i].path : "page.txt");
        bool read = input_parse(a, path, str_of(cases[i].text), false, &file, &err) == STATUS_OK && file.ndumps == 1;
        if (read)
            rebuild_page(a, &file.dumps[0], NULL, &r);
        struct str from = r.page.date.from ? day_iso(a, r.page.date.from) : STR(""),
                   to = r.page.date.to ? day_iso(a, r.page.date.to) : STR("");
        struct str got = arena_printf(a, "%s %.*s %.*s", read ? date_basis_name(r.page.date_basis) : "unread",
                                      STR_ARG(from), STR_ARG(to));
        struct str want = arena_printf(a, "%s %s %s", cases[i].basis, cases[i].from, cases[i].to);
        is_str(got, want.s, cases[i].name);
        arena_reset(a);
    }
    static const struct {
        int day, degrees;
    } terms[] = {{20200922, 180}, {20210203, 315}, {20240320, 360}, {20120620, 0}, {19840204, 315}, {20231222, 270}};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        bool other = terms[i].degrees && (solar_term_is(day_add(terms[i].day, 1), terms[i].degrees) ||
                                          solar_term_is(day_add(terms[i].day, -1), terms[i].degrees));
        ok(solar_term_is(terms[i].day, terms[i].degrees) == (terms[i].degrees != 0) && !other,
           arena_printf(a, "the sun reaches %d degrees on %d", terms[i].degrees, terms[i].day).s);
    }
    ok(!solar_term_is(0, 180), "no day has no solar term");
    int lost = 0;
    for (int year = 1950; year < 2100; year++)
        for (int degrees = 15; degrees <= 360; degrees += 15) {
            int day = solar_term_day(year, degrees);
            lost += day / 10000 != year || !solar_term_is(day, degrees);
        }
    ok(lost == 0, arena_printf(a, "every solar term has its day in every year: %d lost", lost).s);
    arena_free(a);
    return tap_done();
}
