/* Kinds of text that stand on a page beside its news: what closes them, what opens them, what belongs together. All of it is invented. */
#include "../rebuild/small_page.h"

static void closings(void)
{
    PAGE(
        "no blank lines, names in half-width brackets close the stories, one of them broken; a column's head opens the next",
        "柳沟法庭进院坝\n"
        "本报讯4月6日，柳沟法庭的法官\n来到枣林村，在晒谷场上审了一起邻\n里纠纷,二十多个村民旁听。\n"
        "原告老程和被告老段是前后院，\n因为一棵老枣树的枝丫吵了三年。庭\n上边审边调，两家握手言和，说好了\n来年一起打枣。(康平)\n"
        "枣林学堂添新书\n"
        "本报讯4月7日，枣林学堂收到\n城里寄来的四百本新书。校长说，头\n一天就借出去一半。(通讯员石\n磊)\n"
        "生活问答\n"
        "问：老房子的电线已经用了三十年，要不要全\n部换掉？\n"
        "答：电线老化容易起火。铝线应当全部换成铜\n线，铜线可以请电工先测一测，再决定换多少。\n",
        "news T:柳沟法庭进院坝 A:康平/ P:2", "news T:枣林学堂添新书 A:石磊/通讯员 P:1", "news T:生活问答 P:2");
    PAGE("lost things are a paragraph each; a line end parted the names that close a story",
         "遗失声明\n枣林乡老段家小卖部不慎将公章\n丢失，编号20180011，声明作废。\n"
         "柳沟村程有田不慎将农机驾驶证\n丢失，证号0041，声明作废。\n\n枣林梯田有人认养\n"
         "本报讯 城里人认养一分梯田，\n种什么、怎么种自己说了算。入冬\n以来，枣林乡的农场又推出新的法\n"
         "子，把收下的洋芋存进窑洞里。\n该农场由六十户村民入股，今年\n"
         "户 均 分 红 两 千 元 。（段 秀 琴\n王会宁）\n",
         "notice T:遗失声明 P:2", "news T:枣林梯田有人认养 A:段秀琴/,王会宁/ P:2");
}

static void headlines(void)
{
    PAGE(
        "headlines before all stories: one that shares no word with its story stands over the byline that this story lacks",
        "枣林乡三座便桥通车\n完成投资86万元\n柳沟村的渡槽修好了\n“急”什么呢\n□ 康平\n"
        "本报讯（记者 石磊） 枣林乡的三座便\n桥昨天通了车，乡里的娃娃上学不用再绕\n两里路，赶集的人也方便了许多。\n"
        "本报讯（记者 秦远山） 停了四年的\n柳沟村渡槽修好了，完成投资的钱一半\n是村民自己凑的，清水又流进了坡上的\n梯田，老程家的麦子浇上了头水。\n\n"
        "种树的人都知道，栽下去\n要等。有的人今天栽了树，明\n天就盼着乘凉，后天就嫌它长\n得慢，拔起来看一看根，又埋\n回土里去。\n"
        "等得住的人，才有果子吃。\n凡事都有它的时辰，栽树的人\n不必替树着忙，把水浇好，把\n草锄净，剩下的交给年月。\n",
        "news T:枣林乡三座便桥通车 A:石磊/记者 P:1", "news T:柳沟村的渡槽修好了 K:完成投资86万元 A:秦远山/记者 P:1",
        "news T:“急”什么呢 A:康平/ P:2");
    PAGE("the second half of a story has its headline under it, and over the next story's",
         "枣林给老人装上“放心灯”\n\n本报讯（记者 石磊 通讯员 康平）\n"
         "4月15日，枣林乡的电工把一盏感应灯装\n在老人段秀梅的床头。灯能自己亮，夜里\n"
         "起身不用摸黑，摔倒了还会叫人。\n今年，乡里拿出十八万元，为两千名\n"
         "老人装灯，村里的电工二十四小时待命。\n\n（上接第1版）的石桥最让村里人\n"
         "惦记。“以前过河要绕三里路，现在\n抬脚就到了。”住在桥头的贺满仓\n说。\n"
         "白沙乡今年修便桥34座，惠及村\n民六千一百户。修桥前，村里先开院\n"
         "坝会，修哪座、谁出工，由村民一条\n一条定。\n桥修好以后谁来管？乡里给每座\n"
         "桥配了一名护桥员，每月来看一回，\n下雨天多看一回。\n\n让老石桥活过来\n\n"
         "柳沟四十六户喝上山泉水\n\n拧开水龙头，山泉哗哗流进缸\n里。柳沟村的老程，再也不用去沟\n"
         "底挑水了。\n柳沟村投工投劳铺了八公里水\n管，修了三座水池，四十六户人家\n都通了水。（段秀梅）\n",
         "news T:枣林给老人装上“放心灯” A:石磊/记者,康平/通讯员 P:2", "news T:让老石桥活过来 P:3 from 1",
         "news T:柳沟四十六户喝上山泉水 A:段秀梅/ P:2");
}

static void notices(void)
{
    PAGE(
        "who is proposed, one a line, within a notice; entries of a notice whose headline stands behind them",
        "枣林县拟推荐“乡土人才”公示\n\n"
        "根据县里关于选拔乡土人才的通知，经各乡镇推\n荐、资格审查、专家评审，并报县人才工作领导小组\n同意，拟推荐下列3名同志为今年的“乡土人才”，现\n予以公示：\n"
        "程有田 枣林乡农技站技术员\n段秀梅 柳沟村果树专业合作社理事长\n贺满仓 白沙乡磨坊掌柜\n"
        "公示期为3月9日至3月15日。如有异议，请\n以书面形式反映。\n枣林县人才服务中心\n2021年3月8日\n\n"
        "▲枣林乡老段家小卖部不慎将公\n章丢失，声明作废。\n▲柳沟村程有田不慎将农机驾驶\n证丢失，声明作废。\n\n"
        "遗失声明\n",
        "notice T:枣林县拟推荐“乡土人才”公示 P:7", "notice T:遗失声明 P:2");
    PAGE(
        "the head of a column of short items is no headline of the first",
        "柳沟渡槽通水\n\n本报讯（记者 康平）停了四年的柳沟渡槽昨天通水，坡上的三百亩梯田浇上了头水，村民在渡口敲起了锣鼓。\n\n"
        "校园短波\n\n▲枣林学堂本学期开了剪纸课，老艺人段秀梅每周来一次，四十个娃娃都报了名。\n\n"
        "▲白沙小学食堂换了新锅灶，热饭从后厨端到教室只要三分钟，冬天也不怕凉。\n",
        "news T:柳沟渡槽通水 A:康平/记者 P:1", "news P:1", "news P:1");
    PAGE(
        "the foot of a notice, in another measure than its text; the notice before ended with how to reach who gave it",
        "招聘启事\n\n"
        "枣林学堂因教学需要，招聘音\n乐教师2名、厨师1名。要求热爱\n孩子，身体健康，能长期住校。待\n遇面议，管吃管住。\n咨询电话：0000—1234567\n\n"
        "新闻热线：0000—7654321\n\n"
        "柳沟村果树专业合作社经社员大会\n决定注销，清算组已经成立，请债权人\n自本公告发布之日起45日内向清算组\n申报债权，逾期不再受理。\n"
        "联系人：老程 电话：\n0000—2345678\n\n柳沟村果树专业合作社\n2021年3月8日\n\n"
        "关于注销柳沟村果树\n专业合作社的公告\n",
        "notice T:招聘启事 P:2", "notice T:关于注销柳沟村果树专业合作社的公告 P:4");
}

static void letters(void)
{
    PAGE("a letter to the editors, signed by its reader; a reporter follows it up",
         "巷口的路灯何时亮\n编辑同志:\n"
         "我是东关巷的居民。入冬以来，巷口的三\n盏路灯一直不亮，老人出门打手电。\n"
         "我们向社区反映过，说是线路老化,一时\n修不好。盼望有关部门早点管一管。(读者程\n有田)\n"
         "记者追踪\n换线的工人进了东关巷\n□ 本报记者 石磊\n"
         "接到来信后,记者来到东关巷。电\n力公司的工人正在换线，两盏灯已经\n亮了。“剩下一盏等灯头，明天就到。”\n"
         "领班的师傅说。\n",
         "news T:巷口的路灯何时亮 A:程有田/读者 P:3", "news T:换线的工人进了东关巷 K:记者追踪 A:石磊/记者 P:1");
    PAGE(
        "a letter signed with where and who, without a year, between two stories; headlines stand behind their stories",
        "本报讯（记者 康平） 停了四年的\n\n柳沟渡槽昨天通水，坡上的三百亩梯\n\n田浇上了头水，村民在渡口敲起了锣\n\n鼓。\n\n"
        "停了四年的柳沟渡槽通水\n\n读者来信\n\n编辑同志：\n\n"
        "我家住在东关巷。巷口的井盖\n\n去年冬天就碎了，夜里走路的人都\n\n提着心，有位老人崴了脚。\n\n"
        "盼望有关部门早日把井盖换上。\n\n云坪县东关巷居民 程有田\n\n4月8日\n\n"
        "本报讯（记者 石磊） 白沙乡磨\n\n坊添了一盘新磨，一天能磨四百斤面，\n\n四邻八乡的人赶着驴车来排队。\n\n"
        "碎了一冬的井盖何时换\n\n白沙乡磨坊添新磨\n",
        "news T:停了四年的柳沟渡槽通水 A:康平/记者 P:1", "news T:碎了一冬的井盖何时换 A:程有田/ P:5",
        "news T:白沙乡磨坊添新磨 A:石磊/记者 P:1");
    PAGE(
        "several letters, one signed by a place and a name, one by nobody in particular; the office answers",
        "百姓话题\n\n盼着班车进山来\n编辑同志：\n　　柳沟村离县城四十里，至今没有班车，赶集的老人天不亮就要动身，走到天黑才能回家。\n"
        "　　我们盼着班车早日进山。\n　　此致\n敬礼！\n白沙乡柳沟村 段秀梅\n4月2日\n\n"
        "操场边的垃圾该清了\n编辑同志：\n　　枣林学堂的操场边堆着拆房的砖瓦，风一吹满院是土，娃娃们上体育课睁不开眼睛。\n"
        "　　恳请贵报呼吁一下，还孩子们一片干净的操场。\n枣林学堂部分家长\n\n"
        "部门回应\n　　接到来信后，乡里派了两辆车，三天把砖瓦清运干净，又在操场边栽了一行柳树，请家长们放心。\n",
        "news T:盼着班车进山来 A:段秀梅/ P:7", "news T:操场边的垃圾该清了 P:4", "news T:部门回应 P:1");
    PAGE(
        "a bare name under the headline is the author's, also when the text has him speak",
        "处暑说吃瓜\n\n许春山\n\n"
        "处暑一过，早晚凉了下来。县医院的许春山说，这时候吃瓜要看人：老人和孩子少吃一口，汗多的人可以多吃一口，隔夜的瓜不要吃。\n\n"
        "他还说，瓜皮不要扔，洗净切丝，拌一拌就是一盘菜。\n",
        "news T:处暑说吃瓜 A:许春山/ P:2");
    PAGE("a letter, and a lawyer's answer to its reader: one article",
         "示例日报\n2015年9月8日 星期二 3版 读者\n\n法律信箱\n借出去的牛摔断了腿谁来赔\n\n"
         "编辑同志：\n　　我是白沙镇人，今年春天把家里的耕牛借\n给邻居犁地，牛在坡上滑倒摔断了腿，邻居说\n"
         "是牛自己没站稳，不肯赔。请问该谁来赔？\n读者 贺满仓\n贺满仓读者：\n"
         "　　借用别人的牲口，应当照看好。邻居明知\n坡陡路滑还赶牛上坡，没有照看好，应当赔你\n"
         "一部分。你没有说清这头牛怕陡坡，自己也要\n担一部分。\n　　两家可以先到村里调解，谈不拢再到法庭\n"
         "去，不用交多少钱。\n云坪县正和律师事务所律师 康平\n\n柳沟渡口添了一条船\n"
         "　　本报讯（记者 石磊）上月，柳沟渡口添了\n一条能坐二十人的铁壳船，上学的娃娃再不用\n"
         "挤在木船上，家长也放了心。\n",
         "news T:借出去的牛摔断了腿谁来赔 K:法律信箱 A:贺满仓/读者 P:7", "news T:柳沟渡口添了一条船 A:石磊/记者 P:1");
}

static void questions(void)
{
    PAGE("a reader's question behind another text, parted from it, is an item of its own",
         "一周天气与农事\n"
         "预计未来一周我县以晴到多云天气为主，15日有一次小雨，雨后降温，早晚要添一件衣裳。\n"
         "农事建议：一是抓住晴天翻晒麦种；二是给窖里的红薯通风，防止发霉；三是渠口结冰以前把水放完。\n\n"
         "问：我家的柿饼捂了十天还不出霜，是怎么回事？（枣林乡 读者 程有田）\n"
         "答：柿饼出霜要凉要透气。把坛子搬到背阴处，每天翻一遍，夜里敞开盖，过五六天霜就上来了。\n",
         "news T:一周天气与农事 P:2", "news P:2");
}

/* What stands around the name of a paper in the nineties, and what only looks like it. */
static void imprints(void)
{
    static const char story[] =
        "柳沟渡槽通水\n本报讯（记者康平）停了四年的柳\n沟渡槽昨天通水，坡上的三百亩梯田浇上\n了头水，村民敲起了锣鼓。\n";
    static const char *const only[] = {"news T:柳沟渡槽通水 A:康平/记者 P:1"};
    static const char *const lines[] = {
        "国内统一刊号CN00—0000",
        "国内统一连续出版物号：CN 00-0000",
        "CN00-0000",
        "（代号7—00）",
        "邮发代号：7—00　零售价：0.30元",
        "零售每份0.15元",
        "月价3.60元",
        "邮政编码：000000",
        "第4721号　今日四版",
        "第四七二一期",
        "总第4721期",
        "（总第4721号）",
        "今日8版",
        "今日对开四版",
        "今日出版四版",
        "本期共16版",
        "今日一大张四版",
        "农历癸酉年三月十九",
        "农历三月十九　四月十四立夏",
        "中共云坪县委机关报",
        "中国共产党云坪地区委员会机关报",
        "中共云坪县委主办",
        "今日天气：晴，西南风三四级，最高气温二十四度。",
        "天气　多云转阴　偏北风2～3级　5℃～14℃",
        "天气预报：今天白天到夜间晴间多云，北风四级转二级；明天白天阴有小雨。",
        "天气预报\n今天白天晴，西南风\n三到四级，最高气温\n二十四度。",
        "市区天气：阴有阵雨　12—18℃",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        is_page(arena_printf(arena, "云坪日报\nYUNPING RIBAO\n一九九三年四月十日　星期六\n%s\n%s", lines[i], story).s,
                only, 1, lines[i]);
    PAGE(
        "a story about the weather under the day of the issue, and one that begins with today",
        "云坪日报 1993年4月10日 星期六\n\n天气转暖　麦田防虫要早\n\n"
        "本报讯（记者 康平） 连着几个晴天，坡上的\n麦苗起了身。农技站的人到地头看过，说今\n年蚜虫来得早，要趁早打药。\n\n"
        "今日四版邮路变成公路\n\n"
        "本报讯（记者 石磊） 走了三十年的邮路，昨\n天铺上了砂石，乡邮员老段头一回骑着车进\n了山，一个上午送了四个村。\n",
        "news T:天气转暖 麦田防虫要早 A:康平/记者 P:1", "news T:今日四版邮路变成公路 A:石磊/记者 P:1");
    PAGE(
        "the weather as an item of its own, apart from the header",
        "云坪日报 1993年4月10日 星期六\n\n柳沟渡槽通水\n\n"
        "本报讯（记者 康平） 停了四年的柳沟渡槽昨\n天通水，坡上的三百亩梯田浇上了头水，村\n民敲起了锣鼓。\n\n"
        "天气：连阴雨之后秋收怎么抢\n\n"
        "本报讯（记者 石磊） 连着下了九天的雨，谷\n子在地里倒了一片。乡里把各村的脱粒机集\n中起来，哪里停了雨就往哪里开。\n",
        "news T:柳沟渡槽通水 A:康平/记者 P:1", "news T:天气：连阴雨之后秋收怎么抢 A:石磊/记者 P:1");
}

static void mastheads(void)
{
    PAGE("the name in Latin letters and the weather are no kickers",
         "LÜSHUI WANBAO\n\n今日4版\n\n2021年3月9日\n星期二\n\n今日天气：多云转晴 3℃～16℃\n\n柳沟渡槽通水\n\n"
         "　　本报讯（记者 康平）停了四年的柳沟渡槽昨天通水，坡上的三百亩梯田浇上了头水，村民敲起了锣鼓。\n",
         "news T:柳沟渡槽通水 A:康平/记者 P:1");
}

/* A page saved from a web edition: its list of headlines is no story's, and its header comes again over each headline. */
static void web_editions(void)
{
    static const char stories[] =
        "返回目录  放大+  缩小-  全文复制  下一篇\n枣林日报 2021年03月09日 星期二\n第02版：民生\n"
        "停水四年之后\n柳沟渡槽通水\n\n"
        "　　本报讯（记者 康平）停了四年的柳沟渡槽昨天通水，坡上的三百亩梯田浇上了头水，村民敲起了锣鼓。\n\n"
        "返回目录  放大+  缩小-  全文复制  上一篇  下一篇\n枣林日报 2021年03月09日 星期二\n第02版：民生\n"
        "白沙乡磨坊添新磨\n作者：\n\n"
        "　　白沙乡磨坊添了一盘新磨，一天能磨四百斤面，四邻八乡的人赶着驴车来排队，从早排到晚。\n\n"
        "返回目录  放大+  缩小-  全文复制  上一篇  下一篇\n枣林日报 2021年03月09日 星期二\n第02版：民生\n"
        "种树要等得住\n作者：林舟\n\n"
        "　　种树的人都知道，栽下去要等。有的人今天栽了树，明天就盼着乘凉，后天就嫌它长得慢。\n\n"
        "返回目录  放大+  缩小-  全文复制  上一篇\n枣林日报社版权所有 未经授权禁止复制\n";
    static const char *const lists[][2] = {
        {"a list of the page's headlines with dots", "· 柳沟渡槽通水\n· 白沙乡磨坊添新磨\n· 种树要等得住\n\n"},
        {"… with numbers", "1、柳沟渡槽通水\n2、白沙乡磨坊添新磨\n3、种树要等得住\n\n"},
        {"… bare", "柳沟渡槽通水\n白沙乡磨坊添新磨\n种树要等得住\n\n"}};
    static const char *const stories_want[] = {"news T:柳沟渡槽通水 K:停水四年之后 A:康平/记者 P:1",
                                               "news T:白沙乡磨坊添新磨 P:1", "news T:种树要等得住 A:林舟/ P:1"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        is_page(arena_printf(arena, "枣林日报数字报\n第02版：民生    上一版  下一版\n本版标题导航\n%s%s", lists[i][1],
                             stories)
                    .s,
                stories_want, sizeof stories_want / sizeof *stories_want, lists[i][0]);
    PAGE("what a list of headlines alone tells is a headline of the story that has none",
         "枣林日报数字报\n本版标题导航\n· 柳沟渡槽通水\n· 白沙乡磨坊添新磨\n· 种树要等得住\n\n"
         "返回目录  放大+  缩小-  下一篇\n柳沟渡槽通水\n\n"
         "　　本报讯（记者 康平）停了四年的柳沟渡槽昨天通水，坡上的三百亩梯田浇上了头水，村民敲起了锣鼓。\n\n"
         "返回目录  放大+  缩小-  上一篇  下一篇\n白沙乡磨坊添新磨\n\n"
         "　　本报讯（记者 石磊）白沙乡磨坊添了一盘新磨，一天能磨四百斤面，四邻八乡的人赶着驴车来排队。\n\n"
         "返回目录  放大+  缩小-  上一篇\n\n"
         "　　种树的人都知道，种树要等。有的人今天栽了树，明天就盼着乘凉，等不得的人吃不上果子，等得住的人才有。\n",
         "news T:柳沟渡槽通水 A:康平/记者 P:1", "news T:白沙乡磨坊添新磨 A:石磊/记者 P:1", "news T:种树要等得住 P:1");
}

static void columns(void)
{
    PAGE(
        "the head of a column of short news stands between a feature with sections and the first headline",
        "一条渠的四季\n□ 本报记者 石磊\n"
        "　　春天的渠是浅的。程有田扛着铁锹沿着渠走，从枣林走到柳沟，十二里路走了一个上午，看见裂口就蹲下来抹一把泥。\n"
        "渠上人家\n"
        "　　渠边住着九户人家，家家门口有一块洗衣石。段秀梅说，渠水一来，石头就亮了，娃娃们的衣裳也就干净了。\n"
        "渠下梯田\n"
        "　　渠水流到坡下，三百亩梯田一层一层地绿。去年打下的小米，头一回装进了印着枣林两个字的袋子，卖到了外省的集市上。\n\n"
        "乡镇简讯\n白沙乡：磨坊添了新磨\n"
        "　　近日，白沙乡磨坊添了一盘新磨，一天能磨四百斤面，四邻八乡的人赶着驴车来排队，磨坊掌柜贺满仓从早忙到晚。\n"
        "枣林乡：夜校开了算术课\n"
        "　　4月2日晚，枣林乡夜校开了算术课，三十个人坐在条凳上学记账，教课的是退休的老会计，粉笔灰落了一肩膀。\n",
        "feature T:一条渠的四季 A:石磊/记者 H:渠上人家;渠下梯田 P:3", "news T:白沙乡：磨坊添了新磨 P:1",
        "news T:枣林乡：夜校开了算术课 P:1");
    PAGE("a web edition puts a line of fields under each headline; what has none heads a section",
         "柳沟渡槽通水\n来源：枣林日报  作者：康平\n\n"
         "　　停了四年的柳沟渡槽昨天通水，坡上的三百亩梯田浇上了头水，村民在渡口敲起了锣鼓。\n\n"
         "磨坊边上的鼓声\n来源：枣林日报  作者：石磊\n\n"
         "　　贺满仓白天磨面，夜里打鼓。鼓是祖父留下的，蒙着羊皮，一声能传三里地，听见的人都放下碗筷往磨坊走。\n\n"
         "　　十个徒弟\n\n"
         "　　去年冬天，磨坊里来了十个学鼓的娃娃。贺满仓不收学费，只要他们每人扫一天雪，扫完了雪再教一个鼓点。\n\n"
         "　　一面新鼓\n\n"
         "　　今年开春，徒弟们凑钱买了一面新鼓，挂在磨坊的房梁上，谁来磨面都要敲一下。\n",
         "news T:柳沟渡槽通水 A:康平/ P:1", "feature T:磨坊边上的鼓声 A:石磊/ H:十个徒弟;一面新鼓 P:3");
    PAGE(
        "a headline that asks, in two lines as wide as the column, behind the text",
        "去年腊月，老段借给老程三百\n斤麦种，写了借条，没有说还多少。\n今年麦收，老程还了三百斤，老段\n说少了，两人到了法庭。\n"
        "法庭认为，借条上没有写明要\n多还的，借多少就还多少。（石磊）\n\n"
        "枣林乡法庭开庭\n\n借条上写了借多少麦种，没写\n要还多少，能多要吗？\n",
        "news T:借条上写了借多少麦种，没写要还多少，能多要吗？ K:枣林乡法庭开庭 A:石磊/ P:2");
}

static void poems(void)
{
    PAGE(
        "several poems under one headline, each with its name; one looks like somebody's",
        "渡口的清早（外二首）\n\n□ 许春山\n\n船还没有醒\n雾先醒了\n雾把两岸\n轻轻系在一起\n\n"
        "石长河\n\n石头在河里\n走了很远的路\n走到这里\n已经没有棱角\n\n"
        "晒谷\n\n一把木锨\n把秋天扬起来\n落下来的\n都是金子\n\n"
        "段秀梅\n\n　　磨坊的门朝着河开，一年四季都有水声。父亲磨面的时候，我就\n坐在门槛上数过河的人，数着数着，就把一个下午"
        "数完了。\n　　后来我进了城，住在没有水声的楼上。夜里睡不着，就想起那扇\n门，想起门槛上磨出来的那道浅浅的印子。\n\n"
        "磨坊的门\n",
        "feature T:渡口的清早（外二首） A:许春山/ H:石长河;晒谷 P:12", "news T:磨坊的门 A:段秀梅/ P:2");
    PAGE("a collection of poems ends at a heading of its own rank, where a blank line parts all lines",
         "# 柳沟副刊\n\n## 石桥（外一首）\n\n贺满仓\n\n青苔记得每一双脚\n\n"
         "它不说，它只是滑了一下\n\n月亮从桥洞里过河\n\n没有惊动谁\n\n### 磨坊\n\n"
         "水停了以后\n\n石磨还转了半圈\n\n像一头老驴\n\n走惯了自己的圆\n\n## 枣花蜜\n\n"
         "段秀梅\n\n枣花开的时候，柳沟的蜂箱摆满了坡，老程说今年的蜜要比去年浓一些。\n\n"
         "我们一家人坐在蜂箱旁边吃馒头，蘸的就是新摇的蜜，连风都是甜的。\n",
         "feature T:石桥（外一首） K:柳沟副刊 A:贺满仓/ H:磨坊 P:8", "news T:枣花蜜 A:段秀梅/ P:2");
}

int main(void)
{
    arena = arena_new();
    closings();
    headlines();
    notices();
    letters();
    questions();
    columns();
    imprints();
    mastheads();
    web_editions();
    poems();
    PAGE(
        "the head of a column of letters is the headline of one that has no other, and a note of the editors goes with it",
        "柳沟渡槽通水\n\n　　本报讯（记者 康平）停了四年\n的柳沟渡槽昨天通水，坡上的三百亩\n"
        "梯田浇上了头水，村民在渡口敲起了\n锣鼓。\n\n读者来信\n编辑同志：\n"
        "　　我是枣林乡的木匠。渡口的石阶\n冬天结冰，上月有两位老人滑倒，请\n报社管一管。\n"
        "枣林乡 程有田\n　　编后：本报已将此信转给渡口管\n理站。石阶虽小，摔着的都是自家的\n"
        "老人，盼着早日有回音。\n\n租房也要看清约定\n\n　　问：租期没有到，房东要收回房\n"
        "子，能不能让他赔？\n　　答：约定写明了租期的，房东提\n前收回要赔。没有写明的，要提前一\n"
        "个月告诉。\n主持律师 高远\n\n白沙乡磨坊添新磨\n\n　　本报讯（记者 石磊）白沙乡的\n"
        "磨坊上月添了一盘新磨，一天能磨四\n百斤面，四邻八乡的人赶着驴车来排\n队。\n",
        "news T:柳沟渡槽通水 A:康平/记者 P:1", "news T:读者来信 A:程有田/ P:4",
        "news T:租房也要看清约定 A:高远/主持律师 P:2", "news T:白沙乡磨坊添新磨 A:石磊/记者 P:1");
    PAGE(
        "poems: a headline with a name under it ends them before prose; names that nothing parts from the verse, as many as there are poems",
        "诗歌\n渡口短歌（外一首）\n□ 石长河\n\n船板是河的衣领\n每到春天就湿一寸\n"
        "裹住橹声 裹住撑船人的咳嗽\n到了秋天又一寸一寸干透\n\n石阶\n\n石阶认得所有的脚\n"
        "认得挑水的人\n它把脚印含在嘴里\n等下雨的时候吐出来\n\n老渡口\n船上旧事\n秦远山\n\n"
        "　　柳沟渡口的木船，是贺满仓的爷爷打的。那时候河面\n"
        "宽，一趟要撑半个时辰，船上坐着挑鸡蛋的，也坐着赶考\n的，谁也不嫌谁。\n"
        "　　后来修了桥，船就拴在柳树下。每年清明，老人还要\n给它刷一遍桐油，刷完了坐在船头抽一袋烟。\n\n"
        "山谣（三首）\n□ 许云山\n雪线\n雪线往下走的时候\n羊就往上走\n放羊人站在中间\n北坡\n"
        "太阳绕过北坡的时候\n石头最先知道\n南坡的草已经绿了\n风口\n风在这里换一口气\n"
        "吹翻草帽吹响门环\n替晾衣绳上的红毛衣理了理袖口\n\n征稿启事\n"
        "　　本刊长期征集散文、诗歌，散文以\n一千字以内为宜，诗歌每组不超过四十\n行，来稿请寄编辑部。\n"
        "枣林副刊编辑部\n",
        "feature T:渡口短歌（外一首） K:诗歌 A:石长河/ H:石阶 P:8", "news T:船上旧事 K:老渡口 A:秦远山/ P:2",
        "feature T:山谣（三首） A:许云山/ H:雪线;北坡;风口 P:9", "notice T:征稿启事 P:2");
    arena_free(arena);
    return tap_done();
}
