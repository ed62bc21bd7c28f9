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

static void official(void)
{
    PAGE("a regulation: when it was passed stands under its title, items of a list are text",
         "本报讯（记者 康平） 《云坪县古树\n\n名木保护办法》自今年春天起施行，县\n\n里给二百一十棵古树挂了牌。\n\n"
         "云坪县古树名木保护办法\n\n（2019年3月5日县人民政府第21次常务会议通过\n2019年3月20日公布）\n\n"
         "第一章 总则\n\n"
         "　　第一条 为了保护古树名木，传承乡土文化，\n\n结合本县实际，制定本办法。\n\n"
         "　　第二条 下列树木应当挂牌保护：\n\n"
         "　　（一）树龄在一百年以上的树木和名人亲手种下\n\n的树木；\n\n"
         "　　（二）村口、庙前、渡口等处村民世代看护的风\n\n水树；\n\n"
         "　　（三）其他应当保护的树木。\n\n"
         "第二章 管护\n\n"
         "　　第三条 古树名木由所在村的村民委员会负责管\n\n护，经费由县财政列支。\n",
         "news A:康平/记者 P:1",
         "notice T:云坪县古树名木保护办法 S:（2019年3月5日县人民政府第21次常务会议通过 2019年3月20日公布） H:第一章 "
         "总则;第二章 管护 P:6");
    PAGE("notices signed by an office without a date, one with the number of a document",
         "停水预告\n\n"
         "　　因更换白石路供水主管，4月2日8时至18时，\n白石路以东停水。请用户提前储水。\n\n"
         "云坪县清源自来水公司\n\n"
         "关于招募山林巡护员的公告\n云林字〔2020〕7号\n\n"
         "　　县林场面向社会招募巡护员十二名，要求身体\n健康，熟悉山路。报名时间为4月1日至10日。\n\n"
         "云坪县国有林场管理委员会\n",
         "notice T:停水预告 P:2", "notice T:关于招募山林巡护员的公告 S:云林字〔2020〕7号 P:2");
    PAGE("a table whose cells are lines of their own",
         "村级公益岗位招聘公告\n\n"
         "　　为了改善村容村貌，方便群众生产生活，经乡长办\n\n公会议研究，决定面向全乡招聘一批公益岗位人员，家\n\n庭困"
         "难的优先，聘期一年，岗位和待遇如下：\n\n"
         "岗位\n人数\n月薪\n\n护林员\n6人\n900元\n\n保洁员\n12人\n700元\n\n"
         "　　有意者请于5月20日前到各村村委会报名，每人限报\n\n一个岗位。\n\n"
         "白云乡人民政府\n2018年5月6日\n",
         "notice T:村级公益岗位招聘公告 P:7");
}

static void boxes(void)
{
    PAGE("a reporter's note beside the story: its label, its own headline, a name with the reporter's role",
         "老渡口的新桥\n□ 本报记者 石磊 秦远山\n通讯员 段家旺\n\n"
         "　　三月的白沙渡，桃花正开。合龙那天，两岸的人\n\n都来了，撑了一辈子船的老艄公贺满仓站在桥头，半\n\n天没有说"
         "话。\n\n"
         "　　桥长四百二十米，修了两年零三个月，从此过河\n\n只要一分钟。\n\n"
         "记者手记\n\n船桨挂起来\n\n石 磊\n\n"
         "　　采访结束时，贺满仓把船桨挂\n\n在了堂屋的墙上。他说，挂起来，\n\n是个念想。\n\n"
         "　　桥把路接上了，桨把日子记住\n\n了。\n",
         "news T:老渡口的新桥 A:石磊/记者,秦远山/记者,段家旺/通讯员 P:2",
         "commentary T:船桨挂起来 K:记者手记 A:石磊/记者 P:2");
}

int main(void)
{
    arena = arena_new();
    captions();
    official();
    boxes();
    arena_free(arena);
    return tap_done();
}
