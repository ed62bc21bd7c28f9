/* Pages of special kinds: letters, advice, theory, poems. Small pages, all of it invented. */
#include "../rebuild/small_page.h"

static void signed_by(void)
{
    PAGE("Markdown: behind an ornament, where somebody works stands before his name, under a headline of its own",
         "# 示例日报\n\n## 春天怎样晒被子\n\n□ 临水县医院保健科 段秀\n\n"
         "天气一暖，家家户户都把被子抱到院里。晒被子有讲究，晒错了，盖在身上反而不舒服。\n\n"
         "### 误区一：晒得越久越好\n\n棉被晒到两三个钟头就够了，晒得太久，棉花会发脆，盖上一个冬天就要重弹。\n\n"
         "### 误区二：拍得越重越好\n\n用力拍打会把棉花打碎，用软刷子顺着刷一遍，浮灰就下来了，也不伤被面。\n\n"
         "### 法官说法\n\n## 借出去的犁坏了谁来赔\n\n□ 临水县人民法院 康平\n\n"
         "#### 【案情】\n\n程某把犁借给邻居，邻居在石头地里把犁头碰断了，程某要他赔一副新的，邻居不肯。\n\n"
         "#### 【审理】\n\n法院认为，借用别人的东西应当爱惜，用坏了应当修好或者照价赔偿，判决邻居赔八十元。\n",
         "feature T:春天怎样晒被子 A:段秀/ H:误区一：晒得越久越好;误区二：拍得越重越好 P:3",
         "feature T:借出去的犁坏了谁来赔 K:法官说法 A:康平/ H:【案情】;【审理】 P:2");
}

static void headings(void)
{
    PAGE(
        "a numbered heading as long as the first line of a paragraph, before such a line",
        "渡口的账要算清楚\n\n□ 石磊\n\n"
        "渡口的船坐了一百年，船钱一直没\n\n有人记账。记账不是怕谁多拿，是要让\n\n坐船的人知道，钱花在了哪里，船还能\n\n撑几年。\n\n"
        "一、把账记在墙上，谁都看得见\n\n"
        "白沙渡口去年立了一面墙，每天收\n\n了多少船钱、修船花了多少，晚上都写\n\n在墙上。有人说字太小，第二天就换了\n\n大字。\n\n"
        "二、把钱花在船上，谁都坐得稳\n\n"
        "记账三个月，船底补了两回，缆绳\n\n换成了新的。老艄公说，从前缆绳断了\n\n要等半年，如今当天就能换上，过河的\n\n人再也不提心吊胆。\n",
        "feature T:渡口的账要算清楚 A:石磊/ H:一、把账记在墙上，谁都看得见;二、把钱花在船上，谁都坐得稳 P:3");
}

static void letters(void)
{
    PAGE(
        "letters: what a reporter and an office found goes on with one, each is signed, headlines stand at the foot",
        "读者来信\n\n一座断桥 愁坏两岸人\n\n"
        "编者按：从今天起，本报追着来信一路跑\n\n下去，一头听来信的人，一头听管事的人，办\n\n好了再登一回，请大家看着。\n\n"
        "我是临水县枣林乡人。村外的石桥去年\n\n夏天冲断了一孔，到现在没有修，娃娃上学\n\n要绕七里路。石桥归哪个乡管，谁也说不清。\n\n"
        "临水县读者 程有田\n\n记者调查\n\n"
        "3月9日，记者来到石桥边。桥的一头在\n\n枣林乡，一头在白沙乡，断掉的那一孔正在\n\n当中，两边都说是对岸的事。\n\n"
        "部门回音\n\n"
        "县里管路的人量了两天，说断掉的一孔\n\n离枣林乡近三尺，由枣林乡出工，县里出石\n\n料，入夏以前修好。\n\n"
        "本报记者 康平\n"
        " 上月赶集，我把一袋红枣种子落在\n\n渡船上，里面还有卖羊的钱。船到对岸，\n\n艄公老贺划着空船追了回来，一样不少。\n\n"
        "我要给他两个馒头，他摆摆手，说\n\n船上还等着人。我不会写字，请人写这\n\n几句话，谢谢渡船上的艄公。\n\n"
        "白沙乡读者 段秀\n\n"
        "编辑同志：我们村的水磨停了半\n\n年，磨面要走十五里，老人背不动，\n\n只好吃买来的面。水磨的木轮烂了，\n\n找不到会修的人，请帮着问一问。\n\n"
        "柳沟乡读者 贺满仓\n\n"
        "枣林乡读者石大成：村口的路灯亮一半黑\n\n一半，夜里走路磕磕碰碰，摔过三回的人也\n\n有，盼着早点修好。\n\n"
        "白沙乡读者秦远山：集上的公厕没有水，\n\n赶集的人都皱眉头，卖菜的换了三个地方也\n\n躲不开，请管一管。\n\n"
        "柳沟乡读者许春：坡上的果树今年没有人\n\n来收果子，烂在地里可惜，请帮着问问买主。\n\n"
        "谢谢渡船上\n追来的艄公\n\n来信摘登\n\n水磨停了半年\n谁来修\n\n3版编辑：许春\n",
        "feature T:一座断桥 愁坏两岸人 A:康平/记者,程有田/读者 H:记者调查;部门回音 P:5",
        "news T:谢谢渡船上追来的艄公 A:段秀/读者 P:3", "news T:水磨停了半年谁来修 A:贺满仓/读者 P:2",
        "news T:来信摘登 P:3");
}

static void poems(void)
{
    PAGE(
        "two poems under one headline, set into a column whose lines are as far from one another; an essay goes on behind them",
        "渡船上的枣子\n\n□ 贺满仓\n\n"
        "秋天的渡船，装的多半是枣子。枣\n\n子从坡上下来，在船舱里堆成小山，过\n\n河的人坐在枣子上，一路吃，一路把核\n\n"
        "吐进河里。老艄公也不恼，说河底的石\n\n头上，迟早要长出一片枣林，到那时候\n\n"
        "河上的歌（外一首）\n\n□ 秦远山\n\n"
        "水把石头磨圆\n\n石头不说话\n\n一条船慢慢地过\n\n像一个没有写完的句子\n\n岸上的人等着\n\n等得芦苇白了头\n\n"
        "磨坊\n\n"
        "轮子把河水抱起来\n\n又轻轻放下\n\n面粉落在老人的眉毛上\n\n他自己不知道\n\n"
        "他就不撑船了，要在河底下看枣子。大\n\n家听了都笑，笑声惊起一群水鸟。\n\n"
        "后来修了桥，渡船拖到岸上，给娃\n\n娃们当了戏台。枣子从桥上过，没有人\n\n再坐在上面，也没有人往河里吐核了。\n",
        "news T:渡船上的枣子 A:贺满仓/ P:2", "feature T:河上的歌（外一首） A:秦远山/ H:磨坊 P:10");
    PAGE("poems whose headline stands over other text; verse of the old kind; two headlines, each with a name under it",
         "一到冬天，河上的雾就厚了。雾里\n\n有人喊船，喊声撞在对岸的崖上，弹回\n\n来，像另一个人在答应他。\n\n"
         "喊船的人多半是赶早集的。\n\n冬天的雾\n\n□ 石磊\n\n"
         "油坊\n\n榨油的木头喊了一声\n\n芝麻就跑出来了\n\n跑得满街都是香味\n\n狗跟在后面\n\n"
         "碾盘\n\n圆圆的碾盘卧在村口\n\n碾过的谷子都走远了\n\n只有月光还按时回来\n\n"
         " 村里的老戏台朝南，台口两根柱子\n\n是祖辈从山里抬下来的。唱戏的日子，\n\n台下的板凳要提前三天去占。\n\n"
         "戏散了，柱子还站着，等下一回。\n\n老戏台\n\n□ 段秀梅\n"
         " 乡间小景（组诗）\n\n□ 贺满仓\n\n"
         " 祖父的扁担挂在墙上，两头磨得发\n\n亮。他挑过盐，挑过煤，也挑过两个舅\n\n舅去镇上念书。\n\n"
         "扁担不响了，墙还记得它。\n\n扁担\n\n□ 秦远山\n\n"
         "七绝·春到渡口\n\n□ 姚远\n\n冰消两岸柳丝斜，\n\n白鹭飞来认旧家。\n\n一夜东风吹细雨，\n\n满船春水载桃花。\n",
         "news T:冬天的雾 A:石磊/ P:2", "feature T:乡间小景（组诗） A:贺满仓/ H:油坊;碾盘 P:7",
         "news T:老戏台 A:段秀梅/ P:2", "news T:扁担 A:秦远山/ P:2", "news T:七绝·春到渡口 A:姚远/ P:4");
}

int main(void)
{
    arena = arena_new();
    signed_by();
    headings();
    letters();
    poems();
    arena_free(arena);
    return tap_done();
}
