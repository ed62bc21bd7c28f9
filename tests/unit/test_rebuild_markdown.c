/* What readers of print make of a page in Markdown: levels as they please, headlines within the line, text as headings. All of it invented. */
#include "../rebuild/small_page.h"

#define FIRST "傍晚六点，柳树湾村的老槐树下坐满了人。农技站的贺满仓支起小黑板，讲的是玉米病虫害怎么防，怎么治。\n\n"
#define SECOND "树旁的土墙上钉着一块木板，谁家地里有了新问题，就写一张纸条贴上去，一年下来贴了二百六十多张纸条。\n\n"
#define THIRD "黑板是贺满仓自己钉的，两块旧门板拼在一起，刷了三遍墨汁，擦一擦又是新的，谁家有事都可以写上去。\n\n"
#define BRIDGE "本报讯（记者 石磊）5月7日，白沙镇的浮桥换了新桥板，六十只铁船连成一线，过河的人不用再等渡船。\n\n"
#define TEA "本报讯（记者 姚远）双河村的茶园里装上了杀虫灯，一盏灯管二十亩，今年春茶一斤多卖了六元。\n\n"

static void levels(void)
{
    PAGE("headlines and section headings of one level",
         "# 老槐树下的“板凳课堂”\n\n本报记者 康平\n\n" FIRST "# 问题写在墙上\n\n" SECOND "# 门板做的黑板\n\n" THIRD
         "# 白沙镇浮桥换新板\n\n" BRIDGE "# 双河茶园装上杀虫灯\n\n" TEA,
         "feature T:老槐树下的“板凳课堂” A:康平/记者 H:问题写在墙上;门板做的黑板 P:3",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1", "news T:双河茶园装上杀虫灯 A:姚远/记者 P:1");
    PAGE("a section heading above the level of its headline, where levels mean nothing",
         "### 老槐树下的“板凳课堂”\n\n**本报记者 康平**\n\n" FIRST "# 问题写在墙上\n\n" SECOND
         "#### 门板做的黑板\n\n" THIRD "## 白沙镇浮桥换新板\n\n" BRIDGE "# 双河茶园装上杀虫灯\n\n" TEA,
         "feature T:老槐树下的“板凳课堂” A:康平/记者 H:问题写在墙上;门板做的黑板 P:3",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1", "news T:双河茶园装上杀虫灯 A:姚远/记者 P:1");
    PAGE("bold lines: a subtitle, sections of a signed story, a box behind news",
         "## 老槐树下的“板凳课堂”\n\n**柳树湾村农技夜校见闻**\n\n本报记者 康平\n\n" FIRST "**问题写在墙上**\n\n" SECOND
         "**门板做的黑板**\n\n" THIRD "## 白沙镇浮桥换新板\n\n" BRIDGE "**小知识：怎样挑选桥板**\n\n"
         "桥板要选纹路顺直的杉木，晒足三伏天，再刷两遍桐油，泡在水里也不变形，用上七八年都不成问题。\n\n",
         "feature T:老槐树下的“板凳课堂” S:柳树湾村农技夜校见闻 A:康平/记者 H:问题写在墙上;门板做的黑板 P:3",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1", "news T:小知识：怎样挑选桥板 P:1");
}

static void short_news(void)
{
    PAGE("headlines in bold within the first line of short news",
         "## 白沙镇浮桥换新板\n\n" BRIDGE "# 一周简讯\n\n"
         "**柳树湾村开农技夜校**　5月6日起，柳树湾村每周一晚上在老槐树下开课，讲玉米病虫害的防治。\n\n"
         "**云坪县给古树挂牌** 县林业局给二百一十棵古树挂了牌，牌上写着树龄、树种和管护人的名字。\n\n"
         "**沙洲晒场铺新谷**\n沙洲村的晒场上铺满了新打的谷子，种粮大户一亩多收了八十斤。\n\n"
         "## 双河茶园装上杀虫灯\n\n" TEA,
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1", "news T:柳树湾村开农技夜校 P:1", "news T:云坪县给古树挂牌 P:1",
         "news T:沙洲晒场铺新谷 P:1", "news T:双河茶园装上杀虫灯 A:姚远/记者 P:1");
}

static void text(void)
{
    PAGE("text and captions that were taken for headings, closing marks on a line of their own",
         "## 白沙镇浮桥换新板\n\n"
         "# 本报讯（记者 石磊）5月7日，白沙镇的浮桥换了新桥板，镇长说：“六十只铁船连成一线，过河不用再等渡船。\n”\n\n"
         "## 图为新桥板铺到河心。石磊 摄\n\n"
         "## 双河茶园装上杀虫灯\n\n" TEA,
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1 C:新桥板铺到河心。/石磊",
         "news T:双河茶园装上杀虫灯 A:姚远/记者 P:1");
    PAGE("what is called the text under a picture, and a name under a headline",
         "## 老井台\n\n*字云川*\n\n" FIRST SECOND
         "![](images/1.jpg)\n*孩子们围着老井台听故事。*\n\n## 白沙镇浮桥换新板\n\n" BRIDGE
         "<div style=\"text-align: center;\"><img src=\"imgs/3.jpg\" alt=\"Image\" /></div>\n\n"
         "<div style=\"text-align: center;\">白沙镇浮桥的新桥板铺到河心。包阿如娜 摄</div>\n",
         "news T:老井台 A:字云川/ P:2 C:孩子们围着老井台听故事。/",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1 C:白沙镇浮桥的新桥板铺到河心。/包阿如娜");
}

static void names(void)
{
    PAGE("names written by their sounds",
         "# 草原上的流动书屋\n\n本报记者 宝音德力格尔 通讯员 艾合买提·吐尔逊\n\n" FIRST "# 白沙镇浮桥换新板\n\n" BRIDGE,
         "news T:草原上的流动书屋 A:宝音德力格尔/记者,艾合买提·吐尔逊/通讯员 P:1",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1");
}

#define CALL "云坪乡文化站即日起征集老井、老桥、老树的故事，字数不限，讲得真切就好，来稿请寄云坪乡文化站。\n"
#define PRIZE "评出的二十篇印成小册子，发到每个村的书屋，作者每人得一把新锄头，年底在老槐树下颁发，人人都可以来看。\n"

static void boxes(void)
{
    PAGE("a quotation that begins with a bold line is a box of its own, behind a rule and without one",
         "## 老槐树下的“板凳课堂”\n\n本报记者 康平\n\n" FIRST SECOND "---\n\n> **云坪乡征集乡土故事**\n>\n> " CALL
         ">\n> " PRIZE ">\n\n## 白沙镇浮桥换新板\n\n" BRIDGE "> ### 双河书屋开门\n> " PRIZE,
         "news T:老槐树下的“板凳课堂” A:康平/记者 P:2", "news T:云坪乡征集乡土故事 P:2",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1", "news T:双河书屋开门 P:1");
    PAGE("a box within a story, its headline in plain words: the story goes on behind it",
         "## 老槐树下的“板凳课堂”\n\n本报记者 康平\n\n" FIRST "> 云坪乡征集乡土故事\n>\n> " CALL "\n" SECOND
         "**门板做的黑板**\n\n" THIRD "## 白沙镇浮桥换新板\n\n" BRIDGE,
         "feature T:老槐树下的“板凳课堂” A:康平/记者 H:门板做的黑板 P:3", "news T:云坪乡征集乡土故事 P:1",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1");
    PAGE("two boxes one behind the other, and one in tags",
         "## 白沙镇浮桥换新板\n\n" BRIDGE "> **云坪乡征集乡土故事**\n>\n> " CALL "\n> **双河书屋开门**\n>\n> " PRIZE
         "\n<blockquote>\n\n**夜校时间表**\n\n" THIRD "</blockquote>\n",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1", "news T:云坪乡征集乡土故事 P:1", "news T:双河书屋开门 P:1",
         "news T:夜校时间表 P:1");
    PAGE("a quotation without a headline is text of its story",
         "## 老槐树下的“板凳课堂”\n\n本报记者 康平\n\n" FIRST
         "> “谁家地里有了问题，写下来就行，不会写的，说给我听，我替他写。”贺满仓说。\n\n"
         ">" SECOND "## 白沙镇浮桥换新板\n\n" BRIDGE,
         "news T:老槐树下的“板凳课堂” A:康平/记者 P:3", "news T:白沙镇浮桥换新板 A:石磊/记者 P:1");
    PAGE("a rule parts a headline from what stands over it",
         "# 乡土版\n\n## 一周要闻\n\n---\n\n## 白沙镇浮桥换新板\n\n" BRIDGE "---\n\n## 双河茶园装上杀虫灯\n\n" TEA,
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1", "news T:双河茶园装上杀虫灯 A:姚远/记者 P:1");
    PAGE(
        "boxes behind a story: under a higher level than all of its sections have",
        "# 渡口上的夜学\n\n□ 本报记者 石磊\n\n"
        "天擦黑，风从河沟里灌上来，吹得渡口的铁链呜呜地响。旧粮仓的窗户亮着，十七个人坐在长条凳上，念的是药瓶上的字。\n"
        "\n### 一张领错的药\n\n"
        "2013年夏天，柳沟村的枣树生了虫，有人到镇上买药，认不得标签，买回来的是除草的药，一亩枣树全枯了。\n"
        "\n### 粮仓里的头一盏灯\n\n"
        "没有屋子，镇上腾出空了八年的粮仓，没有桌凳，村里撤了的学堂还有十二张，孩子坐过的，大人坐着腿伸不直。\n"
        "\n### 男人坐到了后排\n\n"
        "头一个推门进来的是白满仓，他在窑上给人当小工，看不懂合约，少拿了两个月的工钱，媳妇说你也来坐坐。\n\n"
        "## 采访札记\n\n### 认得标签才认得路\n\n"
        "离开渡口那天，学员塞给我一袋枣，袋子上的标签是她自己写的，一笔一画都站得直直的，像她在地里的样子。\n"
        "\n## 学员心里话\n\n"
        "李巧珍：从前去镇上办事，人家叫我写名字，我只会画圈，如今我写得比收钱的人还好看。\n\n"
        "冯二女：孙子念书遇到难处先来问我，他不晓得我也是上个月刚学会的，只比他早了几天。\n",
        "feature T:渡口上的夜学 A:石磊/记者 H:一张领错的药;粮仓里的头一盏灯;男人坐到了后排 P:4",
        "commentary T:认得标签才认得路 K:采访札记 P:1", "news T:学员心里话 P:2");
}

static void pictures(void)
{
    PAGE(
        "works of art stand alone: behind a rule, under an image, with and without what they are called before",
        "# 渡口的水纹\n# （组诗）\n\n秦远山\n\n**河弯**\n\n河弯过的地方  \n老人蹲在沙滩上  \n用枯柴一样的指头  \n把浪花画上罐口\n\n"
        "**沙洲**\n\n后来罐子沉进沙里  \n浪花却一直没有停  \n夜里的渔火  \n一盏一盏走远\n\n"
        "---\n\n*秋水渡（国画）　许春山 作*\n\n# 老井台\n\n康平\n\n" FIRST SECOND
        "![](images/2.jpg)\n\n《丰年》（剪纸） 贺满仓\n\n![](images/3.jpg)\n\n版画《井台夜话》　石磊/作\n\n"
        "# 白沙镇浮桥换新板\n\n" BRIDGE,
        "feature T:渡口的水纹 S:（组诗） A:秦远山/ H:河弯;沙洲 P:8", "photo C:秋水渡（国画）/许春山",
        "news T:老井台 A:康平/ P:2", "photo C:《丰年》（剪纸）/贺满仓", "photo C:版画《井台夜话》/石磊",
        "news T:白沙镇浮桥换新板 A:石磊/记者 P:1");
    PAGE("a number in brackets is the end of a title",
         "# 老槐树下的“板凳课堂”\n# （二）\n\n本报记者 康平\n\n" FIRST SECOND "# 白沙镇浮桥换新板\n\n" BRIDGE,
         "news T:老槐树下的“板凳课堂”（二） A:康平/记者 P:2", "news T:白沙镇浮桥换新板 A:石磊/记者 P:1");
    PAGE("a photograph of the story stays with it, and so does text that speaks of works of art",
         "# 老井台\n\n康平\n\n" FIRST SECOND "墙上贴着三张画，一张《丰年》（剪纸），两张是孩子们的习作。\n\n"
         "*柳树湾村的老槐树下坐满了听课的人。康平 摄*\n\n# 白沙镇浮桥换新板\n\n" BRIDGE,
         "news T:老井台 A:康平/ P:3 C:柳树湾村的老槐树下坐满了听课的人。/康平",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1");
}

static void page_ends(void)
{
    PAGE("the last picture, by a photographer of a rare name, the name of a column and the foot of the page",
         "## 老井台\n\n康平\n\n" FIRST SECOND "## 白沙镇浮桥换新板\n\n" BRIDGE THIRD
         "5月9日，双河村的茶农在新铺的石板路上晒茶。今年春茶收了三千斤，比去年多出一成。  \n那德胜 摄\n\n乡村观察\n\n"
         "2024年5月10日 星期五  \n责编：余晓棠 校对：陶静宜\n",
         "news T:老井台 A:康平/ P:2", "news T:白沙镇浮桥换新板 A:石磊/记者 P:2",
         "photo C:5月9日，双河村的茶农在新铺的石板路上晒茶。今年春茶收了三千斤，比去年多出一成。/那德胜");
    PAGE(
        "the name of a column without a sign before the headline; who signs a notice is none",
        "## 云坪县停水通知\n\n因检修管道，五月十二日上午八时至十二时停水，请各户提前储水，给大家带来不便，请多包涵。\n\n云坪县水务局\n\n"
        "## 白沙镇浮桥换新板\n\n" BRIDGE "乡村观察\n\n## 双河茶园装上杀虫灯\n\n" TEA,
        "notice T:云坪县停水通知 P:2", "news T:白沙镇浮桥换新板 A:石磊/记者 P:1",
        "news T:双河茶园装上杀虫灯 K:乡村观察 A:姚远/记者 P:1");
}

int main(void)
{
    arena = arena_new();
    levels();
    short_news();
    text();
    names();
    boxes();
    PAGE("the last section under a bold line closes with who wrote all of it",
         "# 入秋喝什么\n\n景秋芬\n\n天一凉，嗓子就干，咳嗽的人也多了，先喝几天汤。\n\n"
         "**雪梨冰糖汤**\n\n梨一个，冰糖少许，小火炖一个钟头，睡前喝一碗。\n\n**百合麦冬饮**\n"
         "\n百合三钱，麦冬二钱，沸水冲泡，代茶喝。（作者系枣林药铺掌柜）\n\n# 枣林学堂添了一口钟\n\n"
         "本报讯（记者 康平） 枣林学堂添了一口铜钟，早晚各敲三下，四个村都听得见。\n\n"
         "# 柳沟渡口点上了灯\n\n本报讯（记者 石磊） 柳沟渡口点上了马灯，夜里过河的人老远就能望见。\n",
         "feature T:入秋喝什么 A:景秋芬/ H:雪梨冰糖汤;百合麦冬饮 P:3 credit （作者系枣林药铺掌柜）",
         "news T:枣林学堂添了一口钟 A:康平/记者 P:1", "news T:柳沟渡口点上了灯 A:石磊/记者 P:1");
    pictures();
    page_ends();
    PAGE("a headline without its sign over a letter",
         "##### 教育漫谈\n\n# 把渠水引进学堂\n\n## □石长河\n\n"
         "学堂外头有一条渠，渠里的水日夜流着，孩子们却没有摸过它。把渠水引进来，是先生今年春天想的一件事。\n\n"
         "挖一条小沟用不了三天，难的是谁来看水。先生说让孩子们轮着看，看水的人先把自己的课温好，别人才服气。\n"
         "\n### 师者心声\n\n一封迟到的回信\n\n亲爱的小满同学：\n\n"
         "你去年放在我抽屉里的信，我今天才看到。搬屋子的时候它从书里掉出来，我站着读了三遍。\n\n"
         "你问成绩不好的人长大了有没有用。我修好过全乡的水泵，小时候算术常常不及格。\n\n你的先生：贺满仓\n"
         "\n2021年3月8日\n",
         "news T:把渠水引进学堂 K:教育漫谈 A:石长河/ P:2", "notice T:一封迟到的回信 K:师者心声 P:5");
    arena_free(arena);
    return tap_done();
}
