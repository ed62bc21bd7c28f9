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

int main(void)
{
    arena = arena_new();
    closings();
    arena_free(arena);
    return tap_done();
}
