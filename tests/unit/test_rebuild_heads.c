/* Which display lines are the headline of which story, and which of them is its title. All of it is invented. */
#include "../rebuild/small_page.h"

int main(void)
{
    arena = arena_new();
    PAGE("two phrases over a line of one are its kicker, though the story has more of their words",
         "本报讯（记者 石磊） 柳沟村修\n渠四十天，引水二十里，水从山那边过\n来，到坡地上还是凉的。\n"
         "老程守在地头看着水往麦子里渗，\n他说修渠的人没有白熬，秋后要请大\n家吃一顿新麦面。\n\n"
         "本报讯（记者 康平） 枣林学堂\n上月添了一口铜钟，早晚各敲三下，\n四个村都听得见。\n\n"
         "修渠四十天 引水二十里\n\n柳沟：走出来的活路\n\n枣林学堂添了一口钟\n",
         "news T:柳沟：走出来的活路 K:修渠四十天 引水二十里 A:石磊/记者 P:2",
         "news T:枣林学堂添了一口钟 A:康平/记者 P:1");
    PAGE("a headline whose words its story does not have stands among the others as its story does",
         "老程的算盘\n枣林乡四十里山路铺上石子\n柳沟磨坊添新磨\n清早起来先看天，看完天再去看\n"
         "人。谁家的烟囱不冒烟，他就过去敲\n门，问一句吃了没有。\n他做了三十年会计，珠子拨得比\n"
         "谁都快，账本上没有一笔糊涂账，村\n里人都服他。\n\n本报讯（记者 石磊） 枣林乡通\n"
         "往各村的四十里山路上月铺上了石子，\n下雨天驴车也走得动了。\n铺路的石子是河滩上拣的，各村\n"
         "出工，一家一段，铺了整整一个冬天。\n\n本报讯（记者 康平） 柳沟村的\n"
         "磨坊添了一盘新磨，一天能磨四百斤\n面，四邻八乡的人赶着驴车来排队。\n",
         "news T:老程的算盘 P:2", "news T:枣林乡四十里山路铺上石子 A:石磊/记者 P:2",
         "news T:柳沟磨坊添新磨 A:康平/记者 P:1");
    PAGE("a headline in two lines, set into another story like the headings of its sections",
         "渡口上的人\n□ 石长河\n柳沟渡口有一条木船，船是贺满\n仓的爷爷打的，传到他手里，换过三\n"
         "回船板。\n\n等船的人\n等船的人坐在石头上抽烟，有人\n挑着鸡蛋，有人牵着羊，谁也不着急。\n"
         "天要下雨的时候，大家就挤进船棚里。\n\n\n娃娃们不再踩石子\n枣林学堂有了平地\n\n\n"
         "撑船的人\n贺满仓不收娃娃的船钱，老人只\n收一半。他说水是天给的，人过河是\n缘分。\n\n"
         "本报讯（记者 石磊） 枣林学堂\n的操场修好了，一百二十个娃娃头一\n"
         "回在平地上跑步，不再怕踩着石子。\n修操场的碎砖是各家送来的，泥\n水匠干了九天，一分工钱也没有要。\n",
         "feature T:渡口上的人 A:石长河/ H:等船的人;撑船的人 P:3",
         "news T:娃娃们不再踩石子枣林学堂有了平地 A:石磊/记者 P:2");
    PAGE("a byline at the foot is of the story that nobody signs, not of the one with a name behind its end",
         "本报讯（记者 康平） 枣林学堂\n\n上月添了一口铜钟，早晚各敲三下，四\n\n"
         "个村都听得见，放羊的人听着钟声才回\n\n家。\n\n\n枣林学堂添了一口钟\n\n"
         "　　站在山梁上往下看，一层一层的梯田都绿\n\n了。四十年前，这里只有黄土和石头，风一刮，\n\n"
         "家家锅里都是沙，谁家也不敢晒被子。\n\n　　老程那年二十岁，他跟着队里的人上山，\n\n"
         "一镢头下去，只刨出一个白印，手上的血泡破\n\n了又起。\n\n\n"
         "　　柳沟村上月起每逢初五夜里开灯说事，谁家有难\n\n处，坐下来一起商量，一个月里说开了十一件，十一\n"
         "\n家人又走动起来。（范满仓）\n\n\n柳沟村夜里开灯说事\n\n荒坡穿绿衣，一年四个样\n"
         "□ 本报记者 石磊\n",
         "news T:枣林学堂添了一口钟 A:康平/记者 P:1", "news T:荒坡穿绿衣，一年四个样 A:石磊/记者 P:2",
         "news T:柳沟村夜里开灯说事 A:范满仓/ P:1");
    PAGE("of two names the one over the headline closes the story before",
         "老磨坊的灯\n　　磨坊的灯是祖父留下的，灯座是粗陶的，灯捻\n"
         "早已干透。每次回去，我总要拿起来看一看。\n　　祖父不识字，却能把一斗麦子磨出几斤面算得\n"
         "清清楚楚。\n\n赵淑琴\n读书札记\n书里的渡口\n施映雪\n"
         "　　近日得闲，翻完一本旧县志的影印本，纸\n黄字细，读来却像在山间走路，拐一个弯便有\n"
         "一个渡口，渡口边上总坐着一个等船的人。\n　　合上书，窗外下起了雨，雨声里好像有人\n"
         "在喊船，喊了一声又一声。\n",
         "news T:老磨坊的灯 A:赵淑琴/ P:2", "news T:书里的渡口 K:读书札记 A:施映雪/ P:2");
    PAGE("what begins with a day is news, not a section; an entry that closes a notice goes on with no comment",
         "枣林老梨园嫁接新枝\n　　枣林乡把六百亩老梨园嫁接成新\n枝，三月上旬全部完成，明年秋天可\n"
         "以采头果。\n柳沟灯会改为社火\n　　2月22日开场的柳沟灯会今年不\n"
         "搭台、不请角儿，由各村的社火队轮\n着走街，每人每天补二十元。\n\n种树要等得住\n□ 石长河\n"
         "　　种树的人都知道，种树要等。有\n的人今天栽了树，明天就盼着乘凉，\n等不得的人吃不上果子。\n"
         "　　防风靠树，更靠护树的人肯走。\n山上的路若没有人巡，十万棵树就是\n十万根柴。\n"
         "（作者系枣林乡护林员）\n\n　　兹有枣林学堂教师程有田，持有\n"
         "本乡1996年签发的教师证书，不慎遗\n失，声明作废。\n",
         "news T:枣林老梨园嫁接新枝 P:1", "news T:柳沟灯会改为社火 P:1",
         "news T:种树要等得住 A:石长河/ P:2 credit （作者系枣林乡护林员）", "news P:1");
    PAGE("a subtitle with its dash under the text, its headline elsewhere",
         "　　清明前后的河水凉得像刚从井里\n打上来。老程坐在码头的石阶上，把\n"
         "渔网一张一张叠好，再也不下水了。\n　　他家三代打鱼，船舱里的灯油味，\n"
         "是他从小闻惯的。拆船那天，他躲进\n屋里没有出来。\n码头上的新活\n"
         "　　码头上添了一间茶铺，卖的是岸\n上种的菊花茶。老程管烧水，一个月\n两千块工钱，年底还分一回红。\n"
         "——柳沟渔民上岸三年回访\n\n　　本报讯（记者 康平） 枣林学堂\n"
         "上月添了一口铜钟，早晚各敲三下，\n四个村都听得见。\n\n老程的“鱼账”与“水账”\n"
         "□ 本报记者 石磊\n\n枣林学堂添了一口钟\n",
         "feature T:老程的“鱼账”与“水账” S:——柳沟渔民上岸三年回访 A:石磊/记者 H:码头上的新活 P:3",
         "news T:枣林学堂添了一口钟 A:康平/记者 P:1");
    arena_free(arena);
    return tap_done();
}
