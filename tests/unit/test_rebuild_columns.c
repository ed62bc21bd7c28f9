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
    artworks();
    arena_free(arena);
    return tap_done();
}
