/* Kinds of text that stand on a page beside its news: what closes them, what opens them, what belongs together. All of it is invented. */
#include "../rebuild/small_page.h"

static void closings(void)
{
    PAGE(
        "no blank lines, names in half-width brackets close the stories, one of them broken; a column's head opens the next",
        "柳沟法庭进院坝\n"
        "本报讯4月6日，柳沟法庭的法官\n来到枣林村，在晒谷场上审了一起邻\n里纠纷,二十多个村民旁听。\n"
        "原告老程和被告老段是前后院，\n因为一棵老枣树的枝丫吵了三年。庭\n上边审边调，两家握手言和，说好了\n来年一起打枣。(康平)\n"
        "枣林学堂添新书\n"
        "本报讯4月7日，枣林学堂收到\n城里寄来的四百本新书。校长说，头\n一天就借出去一半。(通讯员石\n磊)\n"
        "生活问答\n"
        "问：老房子的电线已经用了三十年，要不要全\n部换掉？\n"
        "答：电线老化容易起火。铝线应当全部换成铜\n线，铜线可以请电工先测一测，再决定换多少。\n",
        "news T:柳沟法庭进院坝 A:康平/ P:2", "news T:枣林学堂添新书 A:石磊/通讯员 P:1", "news T:生活问答 P:2");
}

static void headlines(void)
{
    PAGE(
        "headlines before all stories: one that shares no word with its story stands over the byline that this story lacks",
        "枣林乡三座便桥通车\n完成投资86万元\n柳沟村的渡槽修好了\n“急”什么呢\n□ 康平\n"
        "本报讯（记者 石磊） 枣林乡的三座便\n桥昨天通了车，乡里的娃娃上学不用再绕\n两里路，赶集的人也方便了许多。\n"
        "本报讯（记者 秦远山） 停了四年的\n柳沟村渡槽修好了，完成投资的钱一半\n是村民自己凑的，清水又流进了坡上的\n梯田，老程家的麦子浇上了头水。\n\n"
        "种树的人都知道，栽下去\n要等。有的人今天栽了树，明\n天就盼着乘凉，后天就嫌它长\n得慢，拔起来看一看根，又埋\n回土里去。\n"
        "等得住的人，才有果子吃。\n凡事都有它的时辰，栽树的人\n不必替树着忙，把水浇好，把\n草锄净，剩下的交给年月。\n",
        "news T:枣林乡三座便桥通车 A:石磊/记者 P:1", "news T:柳沟村的渡槽修好了 K:完成投资86万元 A:秦远山/记者 P:1",
        "news T:“急”什么呢 A:康平/ P:2");
}

int main(void)
{
    arena = arena_new();
    closings();
    headlines();
    arena_free(arena);
    return tap_done();
}
