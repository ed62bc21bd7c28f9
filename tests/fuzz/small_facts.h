/* A folder of facts as small as they may be, so that opening a tagger takes no time: for targets that open one with each input. */
#ifndef BAOLAN_FUZZ_SMALL_FACTS_H
#define BAOLAN_FUZZ_SMALL_FACTS_H

#include "folder.h"

struct small_fact {
    const char *name; /* in the folder of facts */
    const char *text;
};

static const struct small_fact small_facts[] = {
    {"words/people.tsv",
     "title\t书记 主任 党支部书记\nauthor\t记者 通讯员\nfollow\t介绍 共同 告诉\nweak\t来 说\nsay\t说 介绍\ncut\t来到 记者\n"
     "after\t书记 同志\ncalled\t名叫\nkeep\t住房和\nnever\t的了在\n"},
    {"words/organisations.tsv",
     "office\t局 能源局\nlegal\t有限公司\nnamed\t公司 合作社\nbranch\t支队\nvillage\t村委会\nrank\t市 县\n"
     "head\t中国\ncut\t来到 记者\nkeep\t合作\nbehind\t制 化\n"},
    {"words/figures.tsv",
     "unit\t元 万元 号 ％ %\nnoun\t投资 产量\nlink\t达到 为 是\ntrim\t全年\ncut\t现有 的\nspoil\t各\n"
     "change\t同比增长 增长\nabout\t约\nthing\t面积\ndone\t投产\n"},
    {"words/units.tsv", "scale\t万\t10000\nscale\t亿\t100000000\nunit\t公里\t1000\t米\n"},
    {"words/surnames.txt", "王 李 任 高\n"},
    {"words/given.tsv", "平\t0\t2\t2\n"},
    {"words/common.txt", "一一\n"},
    {"words/edges.txt", "一一\n"},
    {"regions/aliases.tsv", "141102\t离石区\n"},
    {"regions/context.tsv", "before\t在到\nbeside\t镇路\ncounty\t我县\nregion\t我市\n"},
    {"regions/idioms.txt", "忠孝义气\n"},
    {"regions/regions.tsv", "140000\t山西省\t1\t山西\n141100\t吕梁市\t2\t吕梁\n141181\t孝义市\t3\t孝义\n"},
    {"regions/townships.tsv", "141181001000\t新义街道\n"},
    {"regions/141100.places", "碛口\t141124\tsight\n"},
};

enum { SMALL_FACTS = sizeof small_facts / sizeof *small_facts };

static inline void small_facts_put(size_t i)
{
    folder_put(small_facts[i].name, str_of(small_facts[i].text));
}

/* From now on they are the program's facts. */
static inline void small_facts_make(void)
{
    static const char *const names[] = {"topics", "regions", "words"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str path = folder_path(names[i]);
        fuzz_must(mkdir(path.s, 0700) == 0);
        fuzz_free(path);
    }
    for (size_t i = 0; i < SMALL_FACTS; i++)
        small_facts_put(i);
    folder_is("BAOLAN_DATA", "");
    folder_is("XDG_CONFIG_HOME", "none");
}

#endif
