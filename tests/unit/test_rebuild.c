/*
 * Small pages, each with one or two things that dumps do to newspapers. All of it is invented. What a page must give is written as
 * lines: "title | kicker | subtitle | authors | headings | paragraphs | captions", one an article.
 */
#include "../rebuild/small_page.h"

static void sections_and_measures(void)
{
    PAGE("two-line headings after a short opening; the headline behind the body",
         "入秋以来，云坪县把冬修水利提到\n\n前头，一条渠一条渠地过筛子。\n\n"
         "先看水往哪里\n再看钱怎么花\n\n"
         "老支书贺满仓领着人沿渠走了三\n\n天，用白灰在渗水的地方画圈，回来\n\n一数，一共是一百一十七个。画圈容\n\n易，"
         "堵圈要钱。\n\n"
         "“钱不够，就先堵最大的。”贺满仓说\n\n到这里，拍了拍手上的白灰。\n\n"
         "一个圈一个圈\n地往外划掉\n\n"
         "到十月底，圈已经划掉了九十一\n\n个。剩下的都在山崖边上，要等来年开\n\n春再动。\n\n"
         "云坪冬修水利\n一百一十七个圈\n□ 本报记者 秦远山\n",
         "feature T:云坪冬修水利一百一十七个圈 A:秦远山/记者 H:先看水往哪里 再看钱怎么花;一个圈一个圈 地往外划掉 P:4");
    PAGE("a story goes on in a wider column, in mid-sentence",
         "桑园的路修到家门口\n\n"
         "本报讯（记者 康平） 桑园村的\n\n水泥路通到了最后一户，七十三岁的\n\n老人周秀兰头一回不用穿胶鞋赶集。\n\n"
         "修路的钱一半是县里的，一半是\n\n村民一户一户凑的。为了不占好地，路\n\n绕了三个弯，多花了十一万元，可是没有一"
         "户人家有\n\n意见。村里给每一个弯都起了名字，刻在路边的石头上，过路的\n\n人都要停下来念一念。\n",
         "news T:桑园的路修到家门口 A:康平/记者 P:2");
    PAGE("a headline set into another story breaks a sentence and is taken out",
         "本报讯（记者 康平） "
         "柳树湾的\n\n蔬菜大棚装上了新式卷帘机，按一下\n\n开关，四十米长的棉被三分钟就卷到\n\n了棚顶。种菜的吴大嫂说，"
         "从前一早\n\n白沙渡口添了一条新船\n\n一晚要爬两回梯子，如今坐在家里就\n\n能把活干完。\n\n"
         "本报讯（通讯员 石磊） "
         "白沙渡口\n\n的新船下水了，一趟能坐六十个人，过\n\n一次河只要九分钟。老艄公把旧船桨\n\n挂在了渡口的墙上。\n\n"
         "柳树湾大棚有了“电梯”\n",
         "news T:柳树湾大棚有了“电梯” A:康平/记者 P:1", "news T:白沙渡口添了一条新船 A:石磊/通讯员 P:1");
}

static void notices(void)
{
    PAGE("a regulation in chapters is one notice",
         "云坪县农贸市场管理办法\n"
         "　　为了规范农贸市场经营秩序，现将本办法公布如\n下：\n"
         "第一章 总则\n"
         "　　第一条 本办法适用于县城内的农贸市场。\n"
         "　　第二条 市场管理应当公开、公平，方便群众买菜\n卖菜。\n"
         "第二章 摊位\n"
         "　　第三条 摊位按抽签的办法分配，每年抽签一次。\n"
         "　　第四条 自产自销的农民免收摊位费。\n"
         "　　特此公告。\n"
         "云坪县市场服务中心\n2021年3月2日\n",
         "notice T:云坪县农贸市场管理办法 H:第一章 总则;第二章 摊位 P:8");
    PAGE("notices set solid, each with its signature",
         "公告\n"
         "　　因供水管道改造，3月9日8时至20时，东关片区暂停供水，\n请居民提前储水。\n"
         "　　特此公告。\n"
         "云坪县自来水公司\n2021年3月5日\n"
         "招聘启事\n"
         "　　县图书馆招聘管理员2名，要求爱书、耐心，联系电话：\n0000-1234567。\n"
         "云坪县图书馆\n2021年3月6日\n",
         "notice T:公告 P:4", "notice T:招聘启事 P:3");
}

static void captions(void)
{
    PAGE("a caption within a sentence, in another measure, with its credit on the last line",
         "新米上市 老客敲门\n\n"
         "本报讯（记者 康平） 霜降前后，\n\n南塘乡的新米上市了。磨坊门口从早\n\n到晚停着外地的车，装米的袋子堆得\n\n"
         "10月20日，南塘乡磨坊门口，许师傅把新米装上外\n\n地的车，新米的香味引来了老客。\n\n 康平 摄\n\n"
         "比人还高。磨坊主人许师傅说，来的\n\n都是老客，闻着味儿就找到门上来了。\n",
         "news T:新米上市 老客敲门 A:康平/记者 P:1 "
         "C:10月20日，南塘乡磨坊门口，许师傅把新米装上外地的车，新米的香味引来了老客。/康平");
    PAGE("numbered captions are one photo story",
         "秋收图景\n"
         "图①：农民驾驶收割机收割稻谷。\n图②：孩子们在田埂上捡拾稻穗。\n图③：新米装车外运。 本报记者 康平 摄\n",
         "photo T:秋收图景 C:农民驾驶收割机收割稻谷。/康平;孩子们在田埂上捡拾稻穗。/康平;新米装车外运。/康平");
    PAGE("shadow print undone",
         "33月月 "
         "1212日日，，南塘乡小学的学生在操场上放风筝南塘乡小学的学生在操场上放风筝。。风筝是风筝是\n\n他们自己糊的他们"
         "自己糊的，，一共三十六只一共三十六只。。 记者记者 康平康平 摄摄\n",
         "photo C:3月12日，南塘乡小学的学生在操场上放风筝。风筝是他们自己糊的，一共三十六只。/康平");
}

static void heads(void)
{
    PAGE("no blank lines, indents kept, headlines before bodies, kicker that leads to words",
         "陈远在南塘乡调研时强调\n把冬天的事做在秋天里\n"
         "　　本报讯（记者 康平）10月8日，县长陈远到南\n塘乡调研冬季供暖。他说，煤要早储，管要早查，\n不要等到下雪。\n"
         "　　南塘乡今年改造管网六公里，新装温控阀四百\n个。\n"
         "三十年老邮路换了新车\n"
         "　　本报讯（通讯员 石磊）跑了三十年山路的邮递\n员何大有换上了电动邮车，一天能多送两个村。\n"
         "　　他把旧自行车擦干净，送给了邮电博物馆。\n",
         "news T:把冬天的事做在秋天里 K:陈远在南塘乡调研时强调 A:康平/记者 P:2",
         "news T:三十年老邮路换了新车 A:石磊/通讯员 P:2");
    PAGE("all headlines first, in the order of the stories; one set upright",
         "南\n塘\n新\n米\n香\n十\n里\n\n"
         "渡口的灯\n亮了一整夜\n\n"
         "本报讯（记者 康平） 南塘乡的新\n\n米下来了，磨坊里的香味飘出十里地，\n\n赶集的人都绕道来闻一闻。\n\n"
         "本报讯（通讯员 石磊） 白沙渡口\n\n装上了太阳能路灯，头一晚灯亮了一整\n\n夜，老艄公坐在船头舍不得睡。\n",
         "news T:南塘新米香十里 A:康平/记者 P:1", "news T:渡口的灯亮了一整夜 A:石磊/通讯员 P:1");
    PAGE("briefs with one-line headlines between them",
         "县医院添了CT机\n"
         "　　本报讯 县医院新添一台CT机，周末也给病人做检查，\n群众不用再跑市里。\n"
         "环城步道贯通\n"
         "　　本报讯 全长十二公里的环城步道昨日贯通，沿途设休\n息亭九座。\n"
         "图书馆延长开放时间\n"
         "　　本报讯 即日起，县图书馆延长开放到晚上九点，学生\n凭证可以借书五册。\n",
         "news T:县医院添了CT机 P:1", "news T:环城步道贯通 P:1", "news T:图书馆延长开放时间 P:1");
    PAGE("an essay with a bare name under a short headline, behind a story that has ended",
         "本报讯（记者 康平） "
         "云坪县旧书\n\n市集开了第五年，今年来了六十个摊。\n\n摆摊的人里，有退休的老师，也有放暑\n\n假的学生。\n\n"
         "晒书\n\n许春山\n\n"
         "伏天一到，母亲就把箱子抬到院子\n\n里晒书。书是外公留下的，纸已经发\n\n黄，一翻就掉渣。她坐在竹椅上，一页\n\n"
         "一页地翻，像翻自己的年纪。\n\n"
         "旧书市集开了第五年\n",
         "news T:旧书市集开了第五年 A:康平/记者 P:1", "news T:晒书 A:许春山/ P:1");
}

static void names_and_ends(void)
{
    PAGE("spread names, roles without blanks, a byline broken at the line end",
         "山里的邮路\n□ 本报记者 康 平 通讯\n员 石 磊\n"
         "　　天不亮，何大有就出了门。三十年里，他在这条路\n上走坏了四十双胶鞋，没有丢过一封信。\n",
         "news T:山里的邮路 A:康平/记者,石磊/通讯员 P:1");
    PAGE("a correspondent of the paper's own, in a line under its reporter",
         "山里的邮路\n□ 本报记者 康平\n本报通讯员 石磊\n"
         "　　天不亮，何大有就出了门。三十年里，他在这条路\n上走坏了四十双胶鞋，没有丢过一封信。\n",
         "news T:山里的邮路 A:康平/记者,石磊/通讯员 P:1");
    PAGE("commentary signed by the paper, a name and a source in closing brackets",
         "办事要看日子\n"
         "　　给群众办事，先要看看日子：开学前，收割前，下雪\n前，过了日子，好事也就凉了。\n"
         "　　日子不等人，办事的人要赶在日子前头。\n"
         "□ 本报评论员\n\n"
         "老树发新芽\n"
         "　　县城西街的老槐树枯了三年，今年春天忽然发了新\n芽，街坊们围着看，都说是好兆头。（许春山）\n\n"
         "高速路口添了花\n"
         "　　高速路口新栽了两万株月季，过路的司机放慢车速\n看花。（据《云坪晚报》）\n",
         "commentary T:办事要看日子 A:本报评论员/评论员 P:2", "news T:老树发新芽 A:许春山/ P:1",
         "news T:高速路口添了花 P:1 credit 《云坪晚报》");
    PAGE("jumps at both ends, one of them broken at the line end",
         "（上接1版）看得见的是路，看不见的是人心。\n"
         "　　修路的人走了，路边的树是村民自己栽的，一共三\n百棵。\n\n"
         "渠水流到了最后一块田\n"
         "　　本报讯（记者 康平）五月十日，云坪县南干渠通\n水，最后一块田也喝上了水。放水那天，全村的人（下转\n4版）\n",
         "news P:2 from 1", "news T:渠水流到了最后一块田 A:康平/记者 P:1 to 4");
}

static void broken_flows(void)
{
    PAGE("a notice whose telephone number has a line of its own, signed behind it",
         "关于渡口停航的公告\n\n　　白沙渡口的渡船自五月十日起停航检修，请行人\n绕行大桥，车辆走云坪公路，渡口两岸不要"
         "停放车辆。\n"
         "　　检修完毕另行公告。检修期间渡口两岸设有值班\n的人，老人和病人要过河的，可以事先说一声，由值班\n的人开小船"
         "接送。联系电话：\n0358—3300119\n"
         "云坪县白沙渡口管理所\n2023年5月8日\n",
         "notice T:关于渡口停航的公告 P:4");
    PAGE("a caption between the halves of a paragraph, where a paragraph is a line",
         "山里的学校\n\n　　清晨七点，云坪县石窑村的孩子们沿着山路走来上学，最远的要走五里路，书包里装着午饭，\n\n"
         "5月6日，南塘乡的老木匠在院子里修水车。\n\n记者 康平 摄\n\n"
         "最小的孩子只有六岁，走累了就由大孩子背着，一路唱着歌。\n",
         "news T:山里的学校 P:1", "photo C:5月6日，南塘乡的老木匠在院子里修水车。/康平");
    PAGE("the first line of a headline ends in a colon",
         "云坪县：\n渠水流到最后一块田\n\n　　本报讯（记者 "
         "康平）五月十日，云坪县南干渠通\n水，最后一块田也喝上了水，守渠的老人在田埂上坐到\n天黑才回家。\n",
         "news T:云坪县：渠水流到最后一块田 A:康平/记者 P:1");
    PAGE("a web edition's line of fields under the headline names who signs",
         "山里的邮路\n来源：云坪日报  作者：康平 时间：2023-05-08\n\n"
         "　　天不亮，何大有就出了门。三十年里，他在这条路上走坏了四十双胶鞋，没有丢过一封信，山里的人都认得他的脚步。"
         "\n\n"
         "　　去年修通了公路，他把自行车换成了摩托车，可是最远的三户人家还要走着去，他说走惯了，不觉得远。\n",
         "news T:山里的邮路 A:康平/ P:2");
    PAGE("headings of sections between paragraphs that are a line each",
         "给果树看病的人\n\n"
         "　　南塘乡的果农都知道老秦，谁家的果树黄了叶子，打个电话他就来，不要钱，只要一碗面，面里多放辣子。\n"
         "一、先看土\n"
         "　　老秦看树先看土，抓一把在手里攥一攥，再放到鼻子底下闻一闻，就知道缺的是水还是肥，还是根上生了虫。\n"
         "二、再看天\n"
         "　　他有一个记了二十年的本子，哪天下霜，哪天起风，都写在上面，果农问他几时剪枝几时打药，他翻一翻才回答。\n",
         "feature T:给果树看病的人 H:一、先看土;二、再看天 P:3");
    PAGE(
        "a paragraph that names a person without his office goes on with the story, in a wider column too",
        "本报讯（记者 康平） 五月三日，\n\n云坪县县长石长河到白沙渡口看新\n\n船，在船上和老船工说了半个钟头的\n\n话，问他们怕不怕风，怕不怕浪。\n\n"
        "石长河强调，渡口的船要一年一检，坐船的人\n\n要穿救生衣，风大的时候要停渡，老船工说了算，\n\n县里的人来了也一样。\n\n"
        "渡口添了新船\n",
        "news T:渡口添了新船 A:康平/记者 P:2");
    PAGE("the box that says what stands on other pages is no headline",
         "渡口添了新船\n\n老桥要修了 2版\n灯会今晚开场 4 版\n\n"
         "　　本报讯（记者 康平）五月三日，白沙渡口添了一条新\n船，能坐四十个人。老船工说，新船稳，浪来了也不晃。\n",
         "news T:渡口添了新船 A:康平/记者 P:1");
    PAGE("a box set into a story, which goes on behind it",
         "本报讯（记者 康平） "
         "南塘乡的老\n\n水车修好了。修水车的木匠今年六十\n\n八岁，他说年轻时见过父亲修，可是\n\n没有图纸，只能凭记忆，"
         "一根木头一根\n\n\n"
         "本报讯（通讯员 石磊）\n\n白沙渡口的渡船停航检\n\n修三天，过河的人请绕\n\n行大桥。\n\n\n"
         "木头地试。水车转起来那天，他站在\n\n水里哭了。\n\n"
         "老水车又转起来了\n\n渡船停航检修三天\n",
         "news T:老水车又转起来了 A:康平/记者 P:1", "news T:渡船停航检修三天 A:石磊/通讯员 P:1");
    PAGE("Markdown: levels of series, story and section; a column break parts a paragraph",
         "# 走基层\n\n## 南塘乡：把日子过细\n\n□ 本报记者 康平\n\n"
         "南塘乡的会计老许有三本账，一本记钱，一本记人，一本记天气。\n\n"
         "### 记钱的账\n\n一分钱也要写清楚来处和去处，这是他父亲定下的\n\n规矩，父亲也是会计。\n\n"
         "### 记天气的账\n\n哪天下霜，哪天起风，四十年没有断过。\n\n"
         "## 白沙镇：把路修直\n\n□ 通讯员 石磊\n\n白沙镇的路弯了一百年，今年春天修直了。\n",
         "feature T:南塘乡：把日子过细 K:走基层 A:康平/记者 H:记钱的账;记天气的账 P:3",
         "news T:白沙镇：把路修直 A:石磊/通讯员 P:1");
    struct rebuilt r = rebuild("\n\n　\n");
    is_int(r.page.narticles, 0, "a page of blanks has no articles");
}

int main(void)
{
    arena = arena_new();
    sections_and_measures();
    notices();
    captions();
    heads();
    names_and_ends();
    broken_flows();
    arena_free(arena);
    return tap_done();
}
