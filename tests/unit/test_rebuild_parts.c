/* The parts of an article other than its text: captions, labels, bylines, lists, signatures. Small pages, all of it invented. */
#include "../rebuild/small_page.h"

static void captions(void)
{
    PAGE(
        "a photo page: an introduction, numbered pictures in two places, another story between",
        "渔港开海\n\n"
        "八月的渔港，桅杆如林。一千多艘渔船鸣笛出海，奔向三个月没有撒网\n的海面。本报记者用镜头记下了开海的这一天。\n\n"
        "①船老大点燃开海的鞭炮。\n本报记者 康平 摄\n\n"
        "②妇女们在码头上补网。\n本报记者 康平 摄\n\n"
        "本报讯（记者 石磊） 沙洲村的\n\n晒场上铺满了新打的谷子，种粮大户\n\n贺满仓说，今年一亩多收了八十斤。\n\n"
        "③第一网海鲜上岸。\n本报记者 秦远山 摄\n",
        "photo T:渔港开海 P:1 C:①船老大点燃开海的鞭炮。/康平;②妇女们在码头上补网。/康平;③第一网海鲜上岸。/秦远山",
        "news A:石磊/记者 P:1");
    PAGE("a caption wider than the column begins where the sentence was broken",
         "槐树沟的暖气通了\n\n"
         "本报讯（记者 康平） 立冬前两\n\n天，槐树沟的锅炉房点了火。七十户\n\n人家的暖气片一夜之间热了起来。\n\n"
         "“往年这个时候，早就把炉子搬\n\n"
         "槐树沟的锅炉工在检查新装的管道和阀门。\n本报记者 康平 摄\n\n"
         "进堂屋了。”刘奶奶说，今年的炉子送\n\n给了收废品的。\n",
         "news T:槐树沟的暖气通了 A:康平/记者 P:2 C:槐树沟的锅炉工在检查新装的管道和阀门。/康平");
    PAGE("a picture of another story than the one it stands in",
         "山塘清淤\n\n"
         "本报讯（记者 康平） 入冬以后，\n\n白云乡清了九口山塘，挖出的淤泥都\n\n上了果园。\n\n"
         "▲图为拔河比赛中的双河村代表队。\n\n"
         "山塘多年没有见过底，最深的一\n\n口挖了十一天。\n\n"
         "双河村拔河夺冠\n本报记者 石磊 文/图\n\n"
         "昨日，全乡农民拔河比赛在双河\n\n村举行，双河村代表队连胜五场，把\n\n一头羊牵回了家。\n",
         "news T:山塘清淤 A:康平/记者 P:2", "news T:双河村拔河夺冠 A:石磊/记者 P:1 C:拔河比赛中的双河村代表队。/");
}

int main(void)
{
    arena = arena_new();
    captions();
    arena_free(arena);
    return tap_done();
}
