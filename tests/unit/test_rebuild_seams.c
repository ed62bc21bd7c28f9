/* What a line end, a column or a box broke off, and where it goes on. All of it is invented. */
#include "../rebuild/small_page.h"

int main(void)
{
    arena = arena_new();
    PAGE("a box stands between a year and its number, and the first line of a paragraph says when",
         "□ 本报记者 石磊\n从柳沟村到河对岸的磨坊，要\n\n过一条四十丈宽的河。早先河上只\n\n"
         "有两根木头，水一涨，磨坊的老程\n\n就在对岸喊人，叫孩子们别过来。\n\n"
         "去年秋天，村里请人架起一座\n\n石桥，桥面能走两辆驴车，娃娃们\n\n"
         "上学再也不用脱鞋。老程心里却犯\n\n了愁，有了桥谁还来磨坊歇脚？\n\n两口水缸\n\n"
         "他的愁不是没有缘故。2014\n本报讯（记者 康平）枣林\n\n乡把四十里山路铺上了石子，\n\n"
         "路边栽了两行槐树，过路的人\n\n都说好走多了。\n\n铺路的石子是河滩上拣来\n\n"
         "的，各村出工，一家一段。\n\n年，磨坊里有两口水缸，过路的人\n\n喝水不要钱，一天要挑八担水。桥\n"
         "\n通了，水缸里的水三天也没有动。\n\n老程想了一个月，把水缸搬到\n\n"
         "了桥头，又添了一条长凳，喝水的\n\n人比从前还多。\n\n枣林四十里山路铺上石子\n\n"
         "桥通了，水缸还要不要\n",
         "feature T:桥通了，水缸还要不要 A:石磊/记者 H:两口水缸 P:4", "news T:枣林四十里山路铺上石子 A:康平/记者 P:2");
    PAGE("the number of the page and its name, carried away from its header",
         "枣林日报 2021年3月8日 星期一\n要 闻\n6\n\n柳沟渡槽通水\n\n"
         "　　本报讯（记者 康平）停了四年\n的柳沟渡槽昨天通水，坡上的三百亩\n"
         "梯田浇上了头水，村民在渡口敲起了\n锣鼓。\n\n3\n调 查\n渡口上的人\n□ 石长河\n"
         "　　柳沟渡口有一条木船，船是贺满\n仓的爷爷打的，传到他手里，换过三\n回船板。\n"
         "　　贺满仓不收娃娃的船钱，老人只\n收一半。他说水是天给的，人过河是\n缘分。\n",
         "news T:柳沟渡槽通水 A:康平/记者 P:1", "news T:渡口上的人 A:石长河/ P:2");
    PAGE("a caption of one line within a word of the story that begins under its byline",
         "跑过渡口的四十里\n——柳沟长跑侧记\n本报记者 石磊 康平\n"
         "12月8日清晨7时30分，随着一声锣响，\n一千六百名长跑的人从枣林学堂的操场出\n"
         "发，涌向柳沟渡口。今年的长跑在霜风里\n拉开序幕，路边站满了看热闹的人，小娃\n娃骑在大人的肩膀上。\n"
         "作为头一回沿河修成的路，今年的路\n程比去年长了六里，多过了两座石桥，吸\n"
         "跑的人过柳沟石桥。记者 秦远山 摄\n引了周围四个县的长跑好手，连河对岸的\n磨坊掌柜也来了。\n"
         "跑到渡口的时候，老程守在茶摊边上，\n给每个人递一碗热茶，他说跑不跑得动不\n要紧，来了就好。\n",
         "news T:跑过渡口的四十里 S:——柳沟长跑侧记 A:石磊/记者,康平/记者 P:3 C:跑的人过柳沟石桥。/秦远山");
    arena_free(arena);
    return tap_done();
}
