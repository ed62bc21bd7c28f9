/* Notices and their details, sections named after places, boxes within stories. All of it is invented. */
#include "../rebuild/small_page.h"

int main(void)
{
    arena = arena_new();
    PAGE(
        "headings of two lines, a place and what is told of it; the last one behind a box, which begins with a list of places",
        "走出渡口\n\n□ 本报记者 石长河\n\n　　入冬以后，沿河几个村子的渡口都\n\n"
        "停了船，撑船的人却没有闲着，他们各\n\n自找到了新的活路。\n\n石沟：\n羊倌有了新羊圈\n\n"
        "　　石沟村的老程撑了三十年船，如今\n\n在坡上盖了一排羊圈，养着一百二十只\n\n"
        "羊，羊毛卖到城里去织毯子。\n\n　　他说羊比船听话，下雨天不用守在\n\n河滩上。\n\n柳林滩：\n"
        "一口窑烧出好砖\n\n　　柳林滩的段秀梅把船上的木板拆下\n\n来做了砖模，一窑砖烧七天，烧出来的\n"
        "\n砖又青又硬。\n\n　　村里盖学堂用的就是她的砖，一分\n\n钱也没有多要。\n\n【链接】\n"
        "沿河渡口\n\n　　石沟、柳林滩、白沙、\n\n枣林地处清水河的北岸，四\n\n"
        "个渡口都有一百多年了，从\n\n前运盐，后来运砖和粮食。\n\n白沙：\n磨坊里的学徒\n\n"
        "　　白沙村的贺满仓进了磨坊当学徒，\n\n头一个月只许他扫地，第二个月才让他\n\n摸磨盘。\n\n"
        "　　现在他一天能磨四百斤面，四邻八\n\n乡的人赶着驴车来排队。\n",
        "feature T:走出渡口 A:石长河/记者 H:石沟：羊倌有了新羊圈;柳林滩：一口窑烧出好砖;白沙：磨坊里的学徒 P:7",
        "news T:沿河渡口 K:链接 P:1");
    PAGE("… in columns that have lost their indents",
         "走出渡口\n\n□ 本报记者 石长河\n\n入冬以后，沿河几个村子的渡口都\n\n"
         "停了船，撑船的人却没有闲着，他们各\n\n自找到了新的活路。\n\n石沟：\n羊倌有了新羊圈\n\n"
         "石沟村的老程撑了三十年船，如今\n\n在坡上盖了一排羊圈，养着一百二十只\n\n"
         "羊，羊毛卖到城里去织毯子。\n\n他说羊比船听话，下雨天不用守在\n\n河滩上。\n\n柳林滩：\n"
         "一口窑烧出好砖\n\n柳林滩的段秀梅把船上的木板拆下\n\n来做了砖模，一窑砖烧七天，烧出来的\n\n"
         "砖又青又硬。\n\n村里盖学堂用的就是她的砖，一分\n\n钱也没有多要。\n\n【链接】\n沿河渡口\n"
         "\n石沟、柳林滩、白沙、\n\n枣林地处清水河的北岸，四\n\n个渡口都有一百多年了，从\n\n"
         "前运盐，后来运砖和粮食。\n\n白沙：\n磨坊里的学徒\n\n白沙村的贺满仓进了磨坊当学徒，\n\n"
         "头一个月只许他扫地，第二个月才让他\n\n摸磨盘。\n\n现在他一天能磨四百斤面，四邻八\n\n"
         "乡的人赶着驴车来排队。\n",
         "feature T:走出渡口 A:石长河/记者 H:石沟：羊倌有了新羊圈;柳林滩：一口窑烧出好砖;白沙：磨坊里的学徒 P:7",
         "news T:沿河渡口 K:链接 P:1");
    PAGE("what notices tell in lines of their own; a name of a book that a line end breaks is no masthead",
         "枣林乡夜校招生简章\n\n枣林乡夜校办了十一年，一百\n\n二十人在这里认了字、学了手艺，\n\n"
         "今年面向全乡再招学员六十名，不\n\n收学费，书本由乡里出。\n\n学员白天种地晚上上课，缺课\n\n"
         "的可以到别的村里去补。\n\n报名地点：枣林乡柳沟村旧磨\n\n坊东屋\n"
         "咨询电话：0999-1234567\n7654321\n乘车路线：云坪汽车站坐二路车\n\n"
         "到渡口下车\n\n枣林乡水渠停水通知\n\n因清理渠底的淤泥，三十里渠\n\n"
         "定于下月初停水三天，请各家各户\n\n提前浇地蓄水，停水期间人畜饮水\n\n由水塔供应。\n\n"
         "服务热线：99999\n\n枣林乡水管站\n2018年8月6日\n\n启 事\n\n"
         "本报编辑部正在编印《河口\n\n四十年》一书，向各位读者征集渡\n\n口和船的照片，照片用完就还，用\n"
         "\n了的送书两册，没有用的也谢谢。\n\n邮箱：photo@hekou.example。\n\n"
         "本报摄影部\n",
         "notice T:枣林乡夜校招生简章 P:5", "notice T:枣林乡水渠停水通知 P:4", "notice T:启事 P:3");
    PAGE("the upright headline of a letter, and beside it that of the next notice",
         "亲爱的乡亲们：\n\n入冬以后河面要封冻，渡口停船\n\n三个月，过河的人请走上游的石桥，\n\n"
         "不要从冰上走。\n\n老人和娃娃要过河，可以到渡口\n\n的小屋里说一声，我们有人送。\n\n"
         "祝大家冬天平安！\n\n枣林乡渡口管理站\n2020年11月5日\n\n致\n全\n乡\n过\n河\n"
         "人\n的\n一\n封\n信\n\n启 事\n\n乡里要编一本渡口的书，向各家\n\n"
         "征集老照片和船上用过的东西，用完\n\n就还，住得远的可以托人捎来。\n\n枣林乡文化站\n",
         "notice T:致全乡过河人的一封信 P:6", "notice T:启事 P:2");
    arena_free(arena);
    return tap_done();
}
