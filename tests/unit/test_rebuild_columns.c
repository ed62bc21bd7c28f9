/* Pages whose stories stand side by side in the same lines, as extractors leave them that keep the layout; pictures between. All of it invented. */
#include "../rebuild/small_page.h"

static void headlines(void)
{
    PAGE("headlines in two lines over two columns, set in as paragraphs are",
         "    老井台上的灯                      石桥镇的集市挪了地方\n"
         "\n"
         "    本报讯（记者 康平）柳树湾         本报讯（记者 秦远山）石桥\n"
         "村的老井台旁新立了一盏灯，夜里    镇的集市从河滩挪到了镇东，摊位\n"
         "挑水的人再也不用摸黑走路。        划了白线，谁也不挤谁。\n"
         "    灯是退休的电工贺满仓装的，        逢集那天，镇上的老人早早搬\n"
         "他说一晚上只费一分钱的电。        来板凳，坐在槐树底下看热闹。\n"
         "\n"
         "    白沙镇浮桥换新板                  双河茶园亮起\n"
         "    过河不用等渡船                    一百盏杀虫灯\n\n"
         "    本报讯（记者 石磊）5月7日，       本报讯（记者 姚远）双河村\n"
         "白沙镇的浮桥换了新桥板，六十只    的茶园里装上了杀虫灯，一盏灯管\n"
         "铁船连成一线，两岸的人不用再等    二十亩，今年春茶一斤多卖了六元。\n"
         "渡船。                                茶农们夜里提着桶去收虫子，\n"
         "    看桥的老人说，铺桥板用了四    倒进鱼塘，鱼也跟着长得快了起来。\n"
         "十天，木料是上游的杉木，刷了两\n"
         "遍桐油。\n",
         "news T:老井台上的灯 A:康平/记者 P:2", "news T:石桥镇的集市挪了地方 A:秦远山/记者 P:2",
         "news T:白沙镇浮桥换新板过河不用等渡船 A:石磊/记者 P:2", "news T:双河茶园亮起一百盏杀虫灯 A:姚远/记者 P:2");
    PAGE("two lines of a paragraph between blank lines are text, though the first is set in",
         "白沙镇浮桥换新板\n\n"
         "    本报讯（记者 石磊）5月7日，\n"
         "白沙镇的浮桥换了新桥板，六十只\n"
         "铁船连成一线，两岸的人不用再等\n"
         "渡船。\n\n"
         "    看桥的老人说，铺桥板用了四\n"
         "十天的工夫，杉木从上游一根一根\n\n"
         "漂下来，刷了两遍桐油，又晒了一\n"
         "个三伏天。\n"
         "    桥头的石碑上刻着修桥的年份\n"
         "和一百二十个捐木料的人名。\n",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:3");
}

/* Columns of several stories, as extractors pad them: by the width of print, and by characters. */
static void several(void)
{
    PAGE(
        "three columns of a story, a comment beside them under a headline of its own; two stories of two columns below",
        "云坪晚报                         2023年5月9日  星期二                         乡土        06版\n\n"
        "                                      柳树湾人物\n\n"
        "                                     老井台上的灯                                            灯下的人心\n"
        "                             □ 本报记者 康平 通讯员 石磊\n"
        "                                                                                               □ 秦远山\n\n"
        "    柳树湾村的老井台旁，新    给村里人修电扇、修水泵，从            账上没有钱                一盏灯照亮的路不长，照\n"
        "立了一盏灯。灯是退休的电工    来不收工钱。                      贺满仓有一本账，记着谁    亮的人心却不短。会修电扇的\n"
        "贺满仓装的，一晚上只费一分           电杆立在坡顶           家的水泵哪年换过轴承，谁家    人不少，肯天天替邻居修的人\n"
        "钱的电，挑水的人再也不用摸        去年冬天，村里的小学生    的电扇转了几个夏天。六年下    不多。\n"
        "黑走路。                      放学晚，要从井台边的石坡上    来，账上记了1200多笔，没有        乡村的日子要过得亮堂，\n"
        "    贺满仓今年71岁，在县电    过。贺满仓找来一根旧电杆，    一笔是钱。                    少不了这样的人。与其到处去\n"
        "业局干了三十八年。回村以      立在坡顶上，又装了一只感应                                  找榜样，不如先看看自家的井\n"
        "后，他把自家的仓房腾出来，    开关，人来灯亮，人走灯灭。                                  台。\n\n\n"
        "                  白沙镇浮桥换了新桥板                              石桥镇集市挪了地方\n\n"
        "    本报讯（记者 姚远）5月        看桥的老人说，铺桥板用        本报讯（记者 许春山）     成。\n"
        "7日，白沙镇的浮桥换了新桥     了四十天，木料是上游的杉      石桥镇的集市从河滩挪到了镇        逢集那天，镇上的老人早\n"
        "板，六十只铁船连成一线，两    木，刷了两遍桐油，又晒了一    东，摊位划了白线，谁也不挤    早搬来板凳，坐在槐树底下看\n"
        "岸的人不用再等渡船。          个三伏天，踩上去不响。        谁，赶集的人比往年多了三      热闹，看到散集才回家。\n",
        "feature T:老井台上的灯 A:康平/记者,石磊/通讯员 H:电杆立在坡顶;账上没有钱 P:4",
        "news T:灯下的人心 A:秦远山/ P:2", "news T:白沙镇浮桥换了新桥板 A:姚远/记者 P:2",
        "news T:石桥镇集市挪了地方 A:许春山/记者 P:2");
    PAGE(
        "padded by characters: two columns under one headline, a third under another",
        "云坪晚报                           2023年5月9日 星期二                乡土   06\n\n\n"
        "           老井台上的灯                          石桥镇集市挪了地方\n"
        "          □ 本报记者 康平 通讯员 石磊\n\n"
        "  柳树湾村的老井台旁，新立了一    晚，要从井台边的石坡上过。贺满仓       本报讯（记者 许春山）石桥镇的集市从\n"
        "盏灯。灯是退休的电工贺满仓装的，    找来一根旧电杆，立在坡顶上，又装     河滩挪到了镇东，摊位划了白线，谁也不挤\n"
        "一晚上只费一分钱的电，挑水的人再    了一只感应开关，人来灯亮，人走灯     谁，赶集的人比往年多了三成。\n"
        "也不用摸黑走路。            灭。                     逢集那天，镇上的老人早早搬来板凳，坐\n"
        "  贺满仓今年71岁，在县电业局干          账上没有钱         在槐树底下看热闹，看到散集才回家。\n"
        "了三十八年。回村以后，他把自家的       贺满仓有一本账，记着谁家的水\n"
        "仓房腾出来，给村里人修电扇、修水    泵哪年换过轴承，谁家的电扇转了几\n"
        "泵，从来不收工钱。           个夏天。六年下来，账上记了1200多\n"
        "     电杆立在坡顶         笔，没有一笔是钱。\n"
        "  去年冬天，村里的小学生放学\n"
        "\n",
        "feature T:老井台上的灯 A:康平/记者,石磊/通讯员 H:电杆立在坡顶;账上没有钱 P:4",
        "news T:石桥镇集市挪了地方 A:许春山/记者 P:2");
}

/* Pictures printed for their own sake, in plain text. */
static void artworks(void)
{
    PAGE("works of art between stories: who made them on the same line, and on the next",
         "老井台上的灯\n\n"
         "    本报讯（记者 康平）柳树湾村的\n老井台旁新立了一盏灯，夜里挑水的\n人再也不用摸黑走路。\n\n"
         "秋水渡（国画）    许春山 作\n\n"
         "白沙镇浮桥换新板\n\n"
         "    本报讯（记者 石磊）5月7日，白\n沙镇的浮桥换了新桥板，六十只铁船\n连成一线，过河的人不用再等渡船。\n\n"
         "《丰年》（剪纸）\n贺满仓 作\n",
         "news T:老井台上的灯 A:康平/记者 P:1", "photo C:秋水渡（国画）/许春山",
         "news T:白沙镇浮桥换新板 A:石磊/记者 P:1", "photo C:《丰年》（剪纸）/贺满仓");
}

int main(void)
{
    arena = arena_new();
    headlines();
    several();
    artworks();
    arena_free(arena);
    return tap_done();
}
