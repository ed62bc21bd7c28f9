/* Stories that touch, headlines and sections that could be either, and what print does to a line. All of it is invented. */
#include "../rebuild/small_page.h"

int main(void)
{
    arena = arena_new();
    PAGE("a notice that has no headline says so in its first paragraph",
         "本报讯（记者 石磊） 柳沟村\n的水塔昨天刷了新漆，蓝白相间，站\n在山梁上就能望见，村里的娃娃说它\n"
         "像一支铅笔。\n刷漆的钱是在外做工的年轻人凑\n的，老程头一个交了五十块，他说喝\n"
         "了三十年的水，该给水塔换件衣裳。\n水塔边上还砌了一圈石凳，傍晚\n收工的人坐在那里说闲话，说到天黑\n"
         "才各自回家。\n为编写《枣林乡村名志》，现面\n向社会征集各村的旧地契、老照片和\n"
         "口述故事，年代不限，字迹能认就行。\n来稿请写明住址和姓名，原件看\n"
         "过就还，用了的送一本新书，没有用\n的也登记在册，以后再编时还要请教。\n"
         "住得远的可以把东西交到村里，\n由村里集中送来，路费由文化站出，\n送来的人管一顿午饭。\n"
         "枣林乡文化站\n2021年3月8日\n",
         "news A:石磊/记者 P:3", "notice P:5");
    PAGE("behind news with a dateline, touching it: a story that says when behind where, and its headline at the foot",
         "本报讯（记者 石磊） 柳沟村\n的水塔昨天刷了新漆，蓝白相间，站\n在山梁上就能望见，村里的娃娃说它\n"
         "像一支铅笔。\n刷漆的钱是在外做工的年轻人凑\n的，老程头一个交了五十块，他说喝\n"
         "了三十年的水，该给水塔换件衣裳。\n水塔边上还砌了一圈石凳，傍晚\n收工的人坐在那里说闲话，说到天黑\n"
         "才各自回家。\n枣林学堂的操场近日铺好了，一\n百二十个娃娃头一回在平地上跑步，\n"
         "不再怕踩着石子摔跤，体育课也多了\n一节。\n铺操场的碎砖是各家各户送来的，\n"
         "泥水匠段师傅带着徒弟干了九天，一\n分工钱也没有要，只喝了一锅绿豆汤。\n"
         "学堂的先生说，等天暖了还要在\n操场边上栽一排白杨，叫毕业的娃娃\n每人认一棵，年年回来量一量。\n\n"
         "水塔刷新漆\n\n枣林学堂铺操场\n",
         "news T:水塔刷新漆 A:石磊/记者 P:3", "news T:枣林学堂铺操场 P:3");
    PAGE("the second half of a story, of one section, and no headline on this page",
         "（上接1版）修渠的人回到村里，\n头一件事是去看水。水从山那边过来，\n走了二十里，到地头还是凉的。\n"
         "老程蹲在渠边洗了一把脸，说这\n水比井水甜，他要把坡上的三亩旱地\n改成菜园，种上茄子和豆角。\n\n"
         "水到了\n人也回来了\n\n水来了，人也跟着回来了。去年\n在城里送货的贺满仓回村承包了果园，\n"
         "剪枝、疏果都跟着段秀梅学。\n村里还商量着办一个磨坊，用渠\n水推磨，磨出来的面送到镇上去卖，\n"
         "挣的钱先把学堂的窗户换了。\n",
         "feature H:水到了 人也回来了 P:4 from 1");
    PAGE("where the story began has a line of its own, over text whose first line has no comma; another story follows",
         "（上接1版）\n\n"
         "修渠、栽树、办学堂，三件事是一\n\n"
         "起定下的。头一年修渠，柳沟村的人全\n\n"
         "上了山，连娃娃也来拣石头。\n\n"
         "第二年栽树，栽的是白杨和老枣，\n\n"
         "坡上坡下一共九百棵，活了八百棵。\n\n"
         "白沙乡磨坊添新磨\n\n"
         "本报讯（记者 石磊） 白沙乡磨\n\n"
         "坊添了一盘新磨，一天能磨四百斤面，\n\n"
         "四邻八乡的人赶着驴车来排队。\n",
         "news P:2 from 1", "news T:白沙乡磨坊添新磨 A:石磊/记者 P:1");
    PAGE("… neither comma nor list in the first line",
         "（紧接第二版）\n老段头一回走进磨坊那年才七\n岁，门槛比他的膝盖还高，他是爬进去\n"
         "的，手里攥着半袋玉米。\n磨坊掌柜给了他一块烤红薯，他\n一直记到今天。\n",
         "news P:2 from 2");
    PAGE("where the story began, on a line of its own over the headline of the second half, is none of it",
         "（上接1版）\n修渠、栽树、办学堂\n□ 本报记者 石磊\n"
         "头一年修渠，柳沟村的人全上了山，\n连娃娃也来拣石头。石头一块一块背上\n去，背了四十天。\n"
         "第二年栽树，栽的是白杨和老枣，\n坡上坡下一共九百棵，活了八百棵。\n",
         "news T:修渠、栽树、办学堂 A:石磊/记者 P:2 from 1");
    PAGE("no blank line on the page: what is in quotes as a whole, and 关于…的通知, go on with the line above",
         "枣林乡在省城捧回\n“手艺之乡”\n本报讯（记者 康平） 在省城\n办的农家手艺赛上，枣林乡的剪纸得\n"
         "了头奖，乡里也得了“手艺之乡”的\n牌子。\n老艺人段秀梅带去的一幅《渡口》，\n"
         "剪了整整一个冬天，船上的人连眉毛\n都看得清楚。\n枣林乡文化站关于手艺人补贴\n重新登记的通知\n"
         "枣林乡各村：从下月起，领取老\n年手艺人补贴的人要到乡里登记，带\n上身份证和自己做的一件东西。\n"
         "登记不收钱，走不动的由村里代\n办，办好了告诉本人，逾期没有登记\n的，补贴从下季度停发。\n"
         "枣林乡文化站\n2021年3月8日\n",
         "news T:枣林乡在省城捧回“手艺之乡” A:康平/记者 P:2", "notice T:枣林乡文化站关于手艺人补贴重新登记的通知 P:4");
    PAGE("as many groups as the headline says poems: each begins with its name",
         "河边三题\n石长河\n\n渡船\n船还没有醒\n雾先醒了\n雾把两岸\n轻轻系在一起\n\n谷雨\n"
         "雨下在坡上\n坡上的人\n把种子数了一遍\n又数了一遍\n\n晒场\n木锨扬起来\n落下来的\n"
         "都是秋天\n",
         "feature T:河边三题 A:石长河/ H:渡船;谷雨;晒场 P:11");
    PAGE("the point of a number has a line of its own in an upright headline",
         "枣\n林\n乡\n修\n渠\n3\n.\n6\n里\n\n本报讯（记者 石磊） 枣林乡\n"
         "修好了三点六里的水渠，坡上的麦地\n浇上了头水，老程一早就守在渠口。\n修渠用了四十天，出工的有一百\n"
         "多人，石头是从河滩上拣来的，一块\n一块背上了山。\n",
         "news T:枣林乡修渠3.6里 A:石磊/记者 P:2");
    PAGE("a photographer in brackets on a line of his own; whom a notice is to opens it",
         "柳沟渡槽又通水\n□ 本报记者 康平\n柳沟村的渡槽停了四年，今年春\n"
         "天又有了水，老程蹲在地头看着水往\n麦子里渗，半天没有说话。\n修渡槽的钱是村里人凑的，在外\n"
         "头做工的年轻人也寄了回来，一笔一\n笔都写在墙上，谁都看得见。\n\n"
         "枣林乡的剪纸艺人在晒谷场上教娃娃\n们剪窗花，一上午剪了两百张。\n（记者 石磊 摄）\n\n"
         "停水通知\n尊敬的用水户：\n因检修渠道，3月9日至3月1\n2日停水，坡上各村请提前存水。停\n"
         "水期间有事可找水管站值班的人。\n枣林乡水管站\n2021年3月8日\n",
         "news T:柳沟渡槽又通水 A:康平/记者 P:2",
         "photo C:枣林乡的剪纸艺人在晒谷场上教娃娃们剪窗花，一上午剪了两百张。/石磊", "notice T:停水通知 P:4");
    PAGE("headings set in as paragraphs are, and a headline in two lines, on a page without blank lines",
         "渠水进了枣林学堂\n□ 石长河\n　　枣林学堂的院子里从前只有一口旱\n"
         "井，娃娃们带着水壶来上学，到了晌午\n水壶就空了，先生把自己那一份也分给\n了小的。\n"
         "　　井绳换过七回，辘轳换过三回，井\n底的水还是一年比一年浅，打上来一半\n是泥。\n"
         "　　沟挖到墙根，院里先有了水\n　　修渠的人听说了，多挖了一百二十\n"
         "步，把水引到学堂的墙根，又拿青砖砌\n了一个池子，池沿上刻着每家出工的天\n数。\n"
         "　　头一天放水，娃娃们都趴在池沿上\n看，谁也不说话，怕一出声水就回去了。\n"
         "　　牌子挂上树，人人有一棵\n　　有了水就能种树。先生领着娃娃在\n"
         "院墙里外栽了四十棵白杨，一人认一棵，\n名字写在木牌上，放学先浇树再回家。\n枣林乡农具社添了\n"
         "两台新磨面机\n　　本报讯（记者 康平）枣林乡农具\n社上月添了两台磨面机，各村的人不用\n"
         "再赶着牲口到镇上去，天黑以前就能把\n面背回家。\n　　看磨的老程说，机器转起来比碾子\n"
         "快十倍，他还是舍不得那盘石碾，扫干\n净了搁在门口。\n",
         "feature T:渠水进了枣林学堂 A:石长河/ H:沟挖到墙根，院里先有了水;牌子挂上树，人人有一棵 P:5",
         "news T:枣林乡农具社添了两台新磨面机 A:康平/记者 P:2");
    PAGE("（作者系…） behind an essay names nobody, （康平） does",
         "水到渠成之后\n□ 石长河\n修一条渠容易，管一条渠难。渠修成了，\n"
         "水从谁家的地头先过，谁家的后过，都要有\n人说句公道话，说了还要人服。\n"
         "枣林乡的办法是轮着当渠长，一家当一\n旬，当过了才知道别人的难处。（作者系枣\n林乡文化站退休站长）\n"
         "\n柳沟的磨盘\n柳沟村口的磨盘有一百二十年了，中间\n磨出了一个坑，下雨天能盛半碗水，麻雀都\n"
         "来喝。\n老程说磨盘不能搬，搬了村里人就找不\n着路了。（康平）\n",
         "news T:水到渠成之后 A:石长河/ P:2", "news T:柳沟的磨盘 A:康平/ P:2");
    arena_free(arena);
    return tap_done();
}
