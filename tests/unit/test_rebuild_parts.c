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
    PAGE(
        "a page of photographs: headlines over and under pictures, two of them in a row, three pictures of one story",
        "光影\n\n渡口的灯\n\n4 月 2 日，云坪县白沙渡口的守灯人在擦灯罩。\n"
        "这盏灯亮了四十年。 本报记者 石磊 摄\n\n天黑以前，守灯人提着油壶到渡口去。 本报\n"
        "记者 石磊 摄\n\n灯下的渡口日记。\n\n4月 3日，柳沟镇的茶农用新架起的\n"
        "滑索运送茶青，过去背下山要走一个\n钟头。 通讯员 秦远 摄\n\n茶青坐上了“滑索”\n\n"
        "桑园春色\n\n桑园镇的油菜开了花，山坡上一层金\n黄，看花的人排到了桥头。 姚远 摄\n",
        "photo T:渡口的灯 K:光影 "
        "C:4月2日，云坪县白沙渡口的守灯人在擦灯罩。这盏灯亮了四十年。/石磊;天黑以前，守灯人提着油壶到渡口去。/石磊;灯下的渡口日记。/",
        "photo T:茶青坐上了“滑索” C:4月3日，柳沟镇的茶农用新架起的滑索运送茶青，过去背下山要走一个钟头。/秦远",
        "photo T:桑园春色 C:桑园镇的油菜开了花，山坡上一层金黄，看花的人排到了桥头。/姚远");
    PAGE(
        "an agency's caption begins 这是…; what is said of the whole page is no headline, and the last headline and story go together",
        "柳沟渡槽通水\n新华社临水 4月 6日电（记者康平）停了\n四年的柳沟渡槽6日通水，坡上的三百亩梯\n"
        "田浇上了头水，村民在渡口敲起了锣鼓。\n老程家的麦子浇上了水，渡槽下的水车也\n"
        "转了起来，村里的娃娃围着它跑了一天。\n这是4月5日在临水县枣林村拍摄的磨坊\n"
        "夜景。磨坊修好以后，村民在檐下挂了两\n百盏灯。 新华社记者 石磊\n摄\n"
        "新华社临水 4 月 7 日电（记者贺满仓）\n一间专门给老人开的食堂 7 日在白沙乡开\n"
        "了火，灶台矮了一截，碗也换成木头的，\n每天两荤两素，送饭的人还替老人量血压。\n"
        "老程今年八十一岁，他说，吃饭的时候\n有人说话，比吃什么都要紧。\n枣林学堂添了四百本新书\n"
        "新华社临水 4 月 7 日电（记者段秀）枣\n林学堂7日收到城里寄来的四百本新书，校\n"
        "长说，头一天就借出去一半。\n银发有了好去处\n本版稿件除署名外均由新华社供稿\n"
        "责任编辑 程有田 电话 2220001\n",
        "news T:柳沟渡槽通水 A:康平/记者 P:1 credit 新华社",
        "photo C:这是4月5日在临水县枣林村拍摄的磨坊夜景。磨坊修好以后，村民在檐下挂了两百盏灯。/石磊",
        "news T:银发有了好去处 A:贺满仓/记者 P:2 credit 新华社",
        "news T:枣林学堂添了四百本新书 A:段秀/记者 P:1 credit 新华社");
    PAGE("pictures ①② behind a story, each with its photographer, the first line short as a headline",
         "白沙渡口换新船\n\n本报讯（记者 石磊） 上月，白沙渡口\n\n"
         "换上一条能坐二十人的铁壳船，上学的娃\n\n娃再不用挤在木船上，家长也放了心。老\n\n"
         "艄公说，木船留在岸上，给娃娃们当亭子\n\n坐，下雨天也能躲一躲。\n\n图①：守渡的老人们练习把\n"
         "\n缆绳抛过石桩。\n\n秦远 摄\n\n图②：娃娃们在木船里念书。\n\n秦远 摄\n",
         "news T:白沙渡口换新船 A:石磊/记者 P:1",
         "photo C:守渡的老人们练习把缆绳抛过石桩。/秦远;娃娃们在木船里念书。/秦远");
}

static void who_wrote(void)
{
    PAGE("a reporter's box and a correspondents' box under it are of one story",
         "渔港开海\n\n□ 本报记者 康平\n\n通讯员 段家旺 贺满仓\n\n"
         "八月的渔港，桅杆如林。一千多艘\n\n渔船鸣笛出海，奔向三个月没有撒网\n\n的海面。\n\n"
         "船老大说，今年的鱼比去年肥，网\n\n眼也比去年大，小鱼都放回了海里。\n\n"
         "白石路的路灯换新\n\n"
         "本报讯 白石路的二百盏路灯昨晚\n\n全部换新，夜里走路的人说，连树叶都\n\n看得见了。\n",
         "news T:渔港开海 A:康平/记者,段家旺/通讯员,贺满仓/通讯员 P:2", "news T:白石路的路灯换新 P:1");
    PAGE("an upright headline, and right under it the author, right over the text",
         "老磨坊的灯\n□ 石磊\n磨坊的灯是祖父留下的，灯座是粗\n陶的，灯捻早已干透。每次回去，我总\n要拿起来看一看。\n"
         "祖父不识字，却能把一斗麦子磨出\n几斤面算得清清楚楚。\n\n"
         "云\n坪\n古\n桥\n康秋山\n"
         "河到了云坪，忽然慢了下来。慢下\n来的河像一个走累了的汉子，在桥下歇\n一歇脚，抽一袋烟。\n"
         "桥上的石头磨得发亮，老人们说，\n那是一千年的脚印。\n",
         "news T:老磨坊的灯 A:石磊/ P:2", "news T:云坪古桥 A:康秋山/ P:2");
    PAGE(
        "the dateline of a reprint, with and without place and day",
        "国家粮食收购价公布\n\n据新华社电 国家有关部门昨日公布了明年的粮食收购价格，早稻每百斤一百二十六元，中晚稻每百斤一百二十九元。\n\n"
        "又一条铁路通车\n\n据新华社北京9月3日电（记者 秦远山）又一条穿山的铁路今天通车，沿线的二十个县城有了火车站，进城只要一个钟头。\n",
        "news T:国家粮食收购价公布 P:1 credit 新华社", "news T:又一条铁路通车 A:秦远山/记者 P:1 credit 新华社");
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

static void bylines(void)
{
    PAGE("names stand under the headlines of this page: one over a headline closes the story before",
         "渡口老茶馆\n康 平\n\n"
         "　　老茶馆的门板是活动的，天不亮就一块一块卸下来，靠在墙\n\n根。第一壶水开的时候，雾还没有散。\n\n"
         "柿子红了\n石 磊\n\n"
         "　　柿子红在霜降以后。奶奶说，树尖上的不要摘，留给过冬的\n\n鸟。\n\n"
         "白云乡里的修表人\n\n"
         "　　白云乡的修表铺只有一张桌子宽，修表人渠守成在这张桌子\n\n后面坐了三十一年，修过的表没有记过账。\n\n"
         "□ 本报记者 秦远山\n\n"
         "全乡通客车的村增加到二十九个\n\n"
         "　　日前，白云乡又有三个村通了客车，全乡通客车的村达到二\n\n十九个，票价都是两元。\n",
         "news T:渡口老茶馆 A:康平/ P:1", "news T:柿子红了 A:石磊/ P:1", "news T:白云乡里的修表人 A:秦远山/记者 P:1",
         "news T:全乡通客车的村增加到二十九个 P:1");
    PAGE("a picture with a headline and its author's line",
         "滩涂上的晒网人\n作者：康平\n\n"
         "4月7日，沙洲村的渔民在滩涂上晾晒渔网。今年全村添置新网二百一十张，休渔期前都要补好晒干。 康平 摄\n",
         "photo T:滩涂上的晒网人 A:康平/ "
         "C:4月7日，沙洲村的渔民在滩涂上晾晒渔网。今年全村添置新网二百一十张，休渔期前都要补好晒干。/康平");
    PAGE("a column's name over a letter's headline; 本刊 is nobody",
         "读者来论\n别让“心愿”成了打卡\n\n程有田\n\n“心愿”本是好事：一个书包、一副\n"
         "老花镜，都是雪里的一块炭，送到\n手上是热的。\n可有的地方把它办成了打卡，送的\n"
         "人忙着合影，收的人忙着排队，炭还没\n热就散了。\n\n枣林老窑工\n\n□ 本刊记者 段秀梅\n\n"
         "老窑工烧了四十年的窑，一开口还\n是看火的号子，嗓子像炭一样亮，满坡\n都听得见。\n"
         "窑停了以后，他把看火的孔砌成了\n窗，每天早晨往里看一眼，说火还在。\n",
         "news T:别让“心愿”成了打卡 K:读者来论 A:程有田/ P:2", "news T:枣林老窑工 A:段秀梅/记者 P:2");
}

static void verse(void)
{
    PAGE("a poem between two essays",
         "故乡的渡口\n□石 磊\n\n"
         "　　渡口在村子的东头，一棵老柳树歪着身子，替等船的人遮太阳。我小时候常\n在树下等父亲，等到月亮升起来，桨声才"
         "从雾里传来。\n\n"
         "霜降\n□蓝 溪\n\n"
         "霜先落在瓦上\n再落进眉毛里\n母亲把白菜抱回家\n像抱回一个冬天\n\n"
         "灶火亮了一夜\n窗花开了一夜\n\n"
         "磨刀的人\n□康 平\n\n"
         "　　磨刀的人一年来两回，一回在麦收前，一回在年关。他的吆喝拖得很长，从巷\n口一直拖到巷尾，谁家的菜刀钝了，谁"
         "家的孩子就先跑出来。\n",
         "news T:故乡的渡口 A:石磊/ P:1", "news T:霜降 A:蓝溪/ P:6", "news T:磨刀的人 A:康平/ P:1");
    PAGE("headlines of several stories behind a name are no poem",
         "故乡渡口的老柳树\n□石 磊\n\n白菜进城记\n\n磨刀人的吆喝\n\n小学堂里的皮影戏\n\n老粮站改成了图书馆\n\n"
         "　　渡口在村子的东头，故乡的老柳树歪着身子，替等船的人遮太阳。我小时候常\n在树下等父亲，等到月亮升起来，桨声"
         "才从雾里传来。\n\n"
         "　　本报讯（记者 康平） "
         "昨日，云坪县的冬储白菜进城了，一斤三角，两天卖\n出一百二十吨，价钱和去年冬储菜一样。\n\n"
         "　　本报讯（记者 秦远山） "
         "麦收前，磨刀人段家旺走遍了白云乡的八个村，吆喝\n声从巷口一直拖到巷尾，磨一把刀只收两元。\n\n"
         "　　本报讯（通讯员 贺春） "
         "双河小学的学堂里支起了皮影戏台，孩子们自己刻皮\n影，自己唱，第一出戏唱的是学堂门口的老井。\n\n"
         "　　本报讯（记者 康平） 空了十一年的老粮站改成了图书馆，粮囤变成书架，开\n馆第一天借出四百本书。\n",
         "news T:故乡渡口的老柳树 A:石磊/ P:1", "news T:白菜进城记 A:康平/记者 P:1",
         "news T:磨刀人的吆喝 A:秦远山/记者 P:1", "news T:小学堂里的皮影戏 A:贺春/通讯员 P:1",
         "news T:老粮站改成了图书馆 A:康平/记者 P:1");
}

static void opinions(void)
{
    PAGE("a note of the editors before its headline, a headline narrower than any text, a letter signed far to the "
         "right",
         "　　编者按：村口的老树该不该修剪，近来收到不少来信。本期选\n登一篇，供大家讨论。\n\n"
         "给老树\n理个发\n□ 康平\n\n"
         "　　老树不是盆景，它有自己的脾气。哪根枝向阳，哪根枝背风，\n树自己知道。修剪的人要先在树下坐上半天，看清楚了"
         "再动锯子。\n"
         "　　锯下来的是枝，留下来的是荫。\n\n"
         "来信照登\n村里的路灯，能不能亮到十点\n"
         "　　编辑同志：我在镇上的厂里上夜班，每天九点半下班，走到村\n口路灯已经灭了。\n"
         "　　路灯晚关半个钟头，一个月多花不了几度电，走夜路的人心里\n就亮堂了。\n"
         "　　　　　　　　　　　　　　白云乡 许师傅\n",
         "news T:给老树理个发 A:康平/ P:3", "news T:村里的路灯，能不能亮到十点 A:许师傅/ P:2");
    PAGE("both bylines behind the last story: the paper speaks where hardly a figure stands",
         "示例日报  2023年4月6日  星期四  2版  要闻\n一年之计在于春\n"
         "    抓春耕就是抓收成。农时不等人，春争日，夏争时，错过了节气，\n"
         "用再多的力气也补不回来。干部要到田间地头去，群众缺什么就送什么，\n急什么就办什么，把服务做在前头。\n"
         "    春耕不是一阵风。种下去是开头，管得住、收得好才算数。把账算细，\n"
         "把事做实，把人心聚拢，丰收才会从愿望变成粮食满仓的样子。\n\n春耕备耕加快步伐\n"
         "——全县备耕现场见闻\n    眼下正是春耕时节。全县已备种子320吨、化肥4800吨、农膜210\n"
         "吨，检修农机3600台，培训机手1200人次，完成春播地块整理18万亩。\n"
         "县里组织56名农技人员下到12个乡镇，办了43场培训班，发放资料\n9000份。\n"
         "    云溪镇今年种植谷子2.6万亩，比去年多出3500亩，预计亩产280\n"
         "公斤，带动1400户农民增收。镇里新建冷库2座，能存放800吨果蔬。\n\n本报评论员\n\n"
         "本报记者 卢新河\n",
         "commentary T:一年之计在于春 A:本报评论员/评论员 P:2",
         "news T:春耕备耕加快步伐 S:——全县备耕现场见闻 A:卢新河/记者 P:2");
}

static void essays(void)
{
    PAGE("an essay goes on in a wider measure, with its author's name at the foot; a photo story behind it does not",
         "巡渠人\n\n"
         "清早的渠水是绿的，走近了\n\n才看出它在动。老段扛着铁锹，\n\n从闸口往下走，看见渠帮上有一\n\n个鼠洞，就停下来"
         "填上。\n\n"
         "这条渠有四十里，老段走了\n\n二十七年。哪一段爱漏，哪一棵\n\n柳树下面有泉眼，都在心里。\n\n"
         "中午在渠边吃干粮，他掰下一小块丢进水里，\n\n说是给鱼的。我问他渠里有鱼吗，他笑笑，说水干净\n\n了，早晚会有。"
         "\n\n"
         "太阳偏西的时候走到了头，水在那里分成三股，\n\n流进三个村子去了。\n\n"
         "石 磊\n\n"
         "4月9日，双河村的村民在渠边补种柳树，三天时间\n\n里补种了一千二百棵。秦远山 摄\n\n"
         "4月11日，白云乡中心小学的孩子们在操场上放飞自\n\n己扎的风筝。\n\n康平 段家旺 文/图\n",
         "news T:巡渠人 A:石磊/ P:4", "photo C:4月9日，双河村的村民在渠边补种柳树，三天时间里补种了一千二百棵。/秦远山",
         "photo C:4月11日，白云乡中心小学的孩子们在操场上放飞自己扎的风筝。/康平 段家旺");
}

static void words_of_the_trade(void)
{
    PAGE("an office over its notice and under it, entries of one notice, a salutation",
         "云坪县林业局\n关于封山育林的通告\n\n"
         "　　自4月1日起，鹰嘴岭以北封山育林五年，禁止放牧、砍柴，请广大群众相互转\n告。\n\n云坪县林业局\n2018年3月28日"
         "\n\n"
         "遗失声明\n\n●段家旺遗失身份证，证号后四位2317，声明作废。\n●白云乡双河茶叶专业合作社遗失公章一枚，声明作废。"
         "\n\n"
         "致全县骑行者的倡议书\n\n亲爱的骑行朋友们：\n　　春风送爽，骑行请戴好头盔，过路口减速慢行，夜间打开车灯，让家"
         "里人放心。\n\n云坪县自行车运动协会\n",
         "notice T:云坪县林业局关于封山育林的通告 P:3", "notice T:遗失声明 P:2", "notice T:致全县骑行者的倡议书 P:3");
    PAGE("roles with what stands before them, who presided, labels spread by a blank",
         "县林长制会议召开\n周明山主持\n□ 本报首席记者 石磊\n特约摄影记者 秦 远\n\n"
         "　　昨日，全县林长制会议召开，周明山主持会议并就今年的造林任务作了安排。\n\n"
         "简 讯\n\n"
         "　　▲近日，白云乡的村级养老驿站启用，二十一位老人吃上了热饭。（姚远）\n　　▲连日来，双河村检修机井线路三十六"
         "处，保障春灌用电。（通讯员 贺春）\n",
         "news T:县林长制会议召开 S:周明山主持 A:石磊/首席记者,秦远/特约摄影记者 P:1", "news A:姚远/ P:1",
         "news A:贺春/通讯员 P:1");
    PAGE("traditional characters",
         "漁村老屋變身小劇場\n\n"
         "本報訊（記者 陳文達 實習生 許珊）空置了二十年的石頭老屋，如今每個週末都座無虛席，演員都是本村的漁民。\n\n"
         "圖為小劇場演出現場。記者 陳文達攝\n\n"
         "村口早市攤位抽籤\n\n"
         "本報訊 村口早市昨日起實行攤位抽籤，六十八個攤位每季抽籤一次，老人優先。\n",
         "news T:漁村老屋變身小劇場 A:陳文達/記者,許珊/實習生 P:1 C:小劇場演出現場。/陳文達",
         "news T:村口早市攤位抽籤 P:1");
}

static void markdown(void)
{
    PAGE("Markdown: a section heading right under the byline, a label in brackets, a column head before short news",
         "## 老槐树下的“板凳课堂”\n\n□ 本报记者 康平\n\n### 课堂搬到树下\n\n"
         "傍晚六点，柳树湾村的老槐树下坐满了人。农技站的贺满仓支起小黑板，讲的是玉米病虫害怎么防，怎么治。\n\n"
         "### 问题写在墙上\n\n"
         "树旁的土墙上钉着一块木板，谁家地里有了新问题，就写一张纸条贴上去，一年下来贴了二百六十多张纸条。\n\n"
         "## 【短评】\n\n## 把课讲到心坎上\n\n石 磊\n\n"
         "农民听课，图的是管用。道理讲得再多，不如到地头看一眼，把黑板支到老槐树下，支起的是一座桥。\n\n"
         "## 简讯\n\n"
         "**白云乡** 日前，白云乡举办手工布鞋比赛，六十双布鞋摆满了戏台。（姚远）\n\n"
         "**双河村** 近日，双河村的茶园里装上了杀虫灯，一盏灯管二十亩。（贺春）\n",
         "feature T:老槐树下的“板凳课堂” A:康平/记者 H:课堂搬到树下;问题写在墙上 P:2",
         "commentary T:把课讲到心坎上 K:短评 A:石磊/ P:1", "news A:姚远/ P:1", "news A:贺春/ P:1");
    PAGE("Markdown: a poem keeps its lines, a picture under a headline is its story's",
         "## 井\n\n陆 遥\n\n绳子放下去\n月亮提上来\n祖母的水桶里\n晃着整个童年\n\n井台的青石\n被脚步磨成了镜子\n\n"
         "## 古镇夜游添新景\n\n"
         "本报讯（记者 康平）入夏以来，白沙古镇推出夜游项目，三公里长的河街亮起灯笼，最多的一晚来了一万多人。\n\n"
         "![](images/1.jpg)\n\n孩子们在河边放河灯。 石磊 摄\n\n"
         "## 麦收前走遍八个村\n\n"
         "本报讯（记者 秦远山）麦收前，磨刀人段家旺走遍了白云乡的八个村，吆喝声从巷口一直拖到巷尾，一把刀收两元。\n",
         "news T:井 A:陆遥/ P:6", "news T:古镇夜游添新景 A:康平/记者 P:1 C:孩子们在河边放河灯。/石磊",
         "news T:麦收前走遍八个村 A:秦远山/记者 P:1");
}

static void rosters(void)
{
    PAGE("a list with figures behind a colon is text, and a photographer alone is no story",
         "云坪县春季植树任务下达\n\n"
         "本报讯（记者 康平） 昨日，云坪\n\n县下达今年春季植树任务，全县要植树\n\n四十二万株，各乡镇任务如下：\n\n"
         "城关镇 8万株\n白云乡 16万株\n双河乡 12万株\n沙洲乡 6万株\n\n"
         "本报记者 石磊 摄\n\n"
         "县气象台提醒春耕防冻\n\n"
         "本报讯（记者 石磊） 受冷空气影\n\n响，本周末全县有霜冻，请广大农户及\n\n时给秧田盖膜。\n",
         "news T:云坪县春季植树任务下达 A:康平/记者 P:5", "news T:县气象台提醒春耕防冻 A:石磊/记者 P:1");
    PAGE("who is praised, under numbered headings: a story of its own, its names text",
         "# 一座桥修通了三道湾\n\n"
         "本报讯（记者 石磊） 三道湾的石桥昨日通车，村里的孩子上学再不用绕路。桥头立了一块石头，刻着捐款人的名字。\n"
         "\n“走了六十年的水路，今天走的是旱路。”七十岁的船工老葛说。\n\n"
         "## 2019年度护林先进集体名单\n\n### 一、先进乡镇（3个）\n\n白云乡 双河乡 沙洲乡\n"
         "\n### 二、先进村（4个）\n\n桑园村 三道湾村 柳树沟村 石门村\n\n"
         "### 三、先进单位（2个）\n\n云坪县林业局 河湾林场\n",
         "news T:一座桥修通了三道湾 A:石磊/记者 P:2",
         "notice T:2019年度护林先进集体名单 H:一、先进乡镇（3个）;二、先进村（4个）;三、先进单位（2个） P:3");
}

static void verse_signed(void)
{
    PAGE(
        "a poem whose author stands at its foot",
        "麦茬地里的晌午\n□ 秦远山\n\n"
        "　　麦子割倒的那几天，大地像刚剃过的头，到\n处是白花花的麦茬。母亲把晌午饭送到地头，浆水\n面，外加一把刚从渠边洗净的水萝卜。\n\n"
        "渡口的水纹\n\n"
        "河弯过的地方\n老人蹲在沙滩上\n用枯柴一样的指头\n把浪花画上罐口\n\n后来罐子沉进沙里\n浪花却一直没有停\n石磊\n\n"
        "老井上的辘轳声\n□ 康平\n\n"
        "　　外祖父守了一辈子井，辘轳响一声，他就点一\n下头，好像那声音是说给他一个人听的。如今井填\n了，他还站在那里点头。\n",
        "news T:麦茬地里的晌午 A:秦远山/ P:1", "news T:渡口的水纹 A:石磊/ P:6", "news T:老井上的辘轳声 A:康平/ P:1");
}

static void pupils(void)
{
    PAGE("pupils sign with their school, their teachers at the end; who names a work writes of it",
         "外婆的水桶\n\n云坪县城关小学六年级（1）班 乔小满\n\n外婆有一只水桶，是用柳木箍成\n\n"
         "的，用了四十年，提梁磨得发亮。\n\n每天清早，外婆提着它去井边，\n\n"
         "回来时桶里总漂着一片杏叶。她跟我\n\n的指导老师说，有叶子压着，水就不\n\n"
         "会洒，走一里山路，到家还是满满的\n\n一桶，一滴也没有少。\n\n指导老师：白玉兰\n\n"
         "点评：小物件里有大文章\n\n《外婆的水桶》只写了一只桶，\n\n却写出了一个人。小作者看得仔细，\n"
         "\n杏叶和葱都不是编得出来的。\n\n雪人回家了\n河湾镇中心小学四（2）班 方小舟\n\n"
         "下雪那天，我和弟弟在院子里堆\n\n了一个雪人，给它戴上爷爷的草帽。\n\n"
         "第二天太阳出来，雪人只剩下草\n\n帽。弟弟哭了，爷爷说：“它回山上\n\n去了，冬天还来。”\n",
         "news T:外婆的水桶 A:乔小满/,白玉兰/指导老师 P:2", "news T:点评：小物件里有大文章 P:1",
         "news T:雪人回家了 A:方小舟/ P:2");
}

/* Datelines that name the place alone, and words that look like them. */
static void datelines(void)
{
    PAGE("news of several counties opens with the county's name",
         "老磨房停了\n"
         "　　老磨房的水轮转了一百年，今年秋天停\n了。看磨房的人说，停了也好，水可以歇一歇，\n轮子也可以歇一歇。\n"
         "云坪：渡口添了一条新船\n"
         "　　云坪讯　云坪县白沙渡口的新船下水了，\n一趟能坐六十个人，过一次河只要九分钟。\n"
         "青川：夜校开到晒谷场\n"
         "　　青川讯　11月4日晚，青川县的晒谷场上\n灯火通明，三十个人坐在条凳上学记账。\n",
         "news T:老磨房停了 P:1", "news T:云坪：渡口添了一条新船 P:1", "news T:青川：夜校开到晒谷场 P:1");
    PAGE("text under a picture begins with its day, however narrow its lines",
         "桑园的路修到家门口\n\n"
         "本报讯（记者 康平） 桑园村的\n\n水泥路通到了最后一户，七十三岁的\n\n老人周秀兰头一回不用穿胶鞋赶集。\n\n"
         "5月8日，桑园村的\n\n孩子们在新路上学骑自\n\n行车。王涛 摄\n",
         "news T:桑园的路修到家门口 A:康平/记者 P:1", "photo C:5月8日，桑园村的孩子们在新路上学骑自行车。/王涛");
}

int main(void)
{
    arena = arena_new();
    captions();
    who_wrote();
    official();
    boxes();
    bylines();
    verse();
    opinions();
    essays();
    words_of_the_trade();
    markdown();
    rosters();
    datelines();
    verse_signed();
    pupils();
    PAGE("a heading of three ideographs that begins with a surname, worded like another one",
         "一盘磨的四季\n□ 石磊\n　　柳沟磨坊的磨盘一年四季都在转，\n转出来的东西却不一样，老程说，人要\n"
         "跟着日子走。\n春磨麦\n　　开春家家缺面，磨坊从早转到晚，\n驴子换了三头，人只换了一件衣裳。\n"
         "夏磨浆\n　　天热了磨豆浆，一碗五分钱，渡口\n上的人排着队喝，喝完了还要给家里人\n带一碗。\n"
         "秋天磨椒\n　　秋后的花椒磨成粉，香味能飘过河\n去，对岸的人闻着就来了。\n",
         "feature T:一盘磨的四季 A:石磊/ H:春磨麦;夏磨浆;秋天磨椒 P:4");
    arena_free(arena);
    return tap_done();
}
