/*
 * request: all that a key can ask for, in one table. Key lookup, key files, the help screen and the manual's key list
 * are made from it; the default keys are in data/keys.
 */
#ifndef UI_REQUEST_H
#define UI_REQUEST_H

#include "baolan/memory.h"
#include "message.h"

/* The panels, as key files name them. PANEL_ANY stands for all of them. */
enum panel {
    PANEL_DATE,
    PANEL_COUNTY,
    PANEL_TOPIC,
    PANEL_LIST,
    PANEL_READER,
    PANEL_RELATED,
    PANEL_OUTLINE,
    PANEL_RAW,
    PANEL_HELP,
    PANEL_COUNT,
    PANEL_ANY = PANEL_COUNT
};

enum {
    IN_DATE = 1 << PANEL_DATE,
    IN_COUNTY = 1 << PANEL_COUNTY,
    IN_TOPIC = 1 << PANEL_TOPIC,
    IN_LIST = 1 << PANEL_LIST,
    IN_READER = 1 << PANEL_READER,
    IN_RELATED = 1 << PANEL_RELATED,
    IN_OUTLINE = 1 << PANEL_OUTLINE,
    IN_RAW = 1 << PANEL_RAW,
    IN_HELP = 1 << PANEL_HELP,
    IN_FACETS = IN_DATE | IN_COUNTY | IN_TOPIC,
    IN_ALL = (1 << PANEL_COUNT) - 1,
    IN_ARTICLE = IN_READER | IN_RELATED | IN_OUTLINE | IN_RAW
};

/* id, name in key files, panels where it does something, help in English and in Chinese (none: told with the one
 * before) */
#define REQUESTS(X)                                                                                                    \
    X(DOWN, "down", IN_ALL, "one line down", "下移一行")                                                               \
    X(UP, "up", IN_ALL, "one line up", "上移一行")                                                                     \
    X(PAGE_DOWN, "page-down", IN_ALL, "one page down", "下翻一页")                                                     \
    X(PAGE_UP, "page-up", IN_ALL, "one page up", "上翻一页")                                                           \
    X(TOP, "top", IN_ALL, "to the first line", "到开头")                                                               \
    X(BOTTOM, "bottom", IN_ALL, "to the last line", "到末尾")                                                          \
    X(OPEN, "open", IN_ALL & ~(IN_READER | IN_RAW | IN_HELP), "open the article, or switch the filter on and off",     \
      "打开文章，或选中、取消筛选项")                                                                                  \
    X(CANCEL, "cancel", IN_ALL, "back to where you came from", "返回上一层")                                           \
    X(PANEL_NEXT, "panel-next", IN_ALL, "next panel", "下一栏")                                                        \
    X(PANEL_PREVIOUS, "panel-previous", IN_ALL, "previous panel", "上一栏")                                            \
    X(DATES, "dates", IN_ALL, "to the dates", "到日期栏")                                                              \
    X(COUNTIES, "counties", IN_ALL, "to the counties", "到县区栏")                                                     \
    X(TOPICS, "topics", IN_ALL, "to the topics", "到话题栏")                                                           \
    X(RELATED, "related", IN_ALL, "to the related stories", "到相关报道")                                              \
    X(RELATED_1, "related-1", IN_ALL, "open the 1st … 9th related story", "打开第1…9篇相关报道")                       \
    X(RELATED_2, "related-2", IN_ALL, NULL, NULL)                                                                      \
    X(RELATED_3, "related-3", IN_ALL, NULL, NULL)                                                                      \
    X(RELATED_4, "related-4", IN_ALL, NULL, NULL)                                                                      \
    X(RELATED_5, "related-5", IN_ALL, NULL, NULL)                                                                      \
    X(RELATED_6, "related-6", IN_ALL, NULL, NULL)                                                                      \
    X(RELATED_7, "related-7", IN_ALL, NULL, NULL)                                                                      \
    X(RELATED_8, "related-8", IN_ALL, NULL, NULL)                                                                      \
    X(RELATED_9, "related-9", IN_ALL, NULL, NULL)                                                                      \
    X(SEARCH, "search", IN_ALL, "search the archive", "搜索全库")                                                      \
    X(NARROW, "filter", IN_ALL, "filter this panel as you type, by characters, pinyin or initials",                    \
      "边输入边筛选本栏：汉字、拼音或首字母")                                                                          \
    X(CLEAR, "clear", IN_ALL, "clear the search and all filters", "清除搜索和全部筛选")                                \
    X(MATCH_NEXT, "match-next", IN_ALL, "next match, also in the next article of the list",                            \
      "下一处匹配，本文完则到下一篇")                                                                                  \
    X(MATCH_PREVIOUS, "match-previous", IN_ALL, "previous match, also in the previous article",                        \
      "上一处匹配，本文完则到上一篇")                                                                                  \
    X(BACK, "back", IN_ALL, "back through what was read", "后退到读过的文章")                                          \
    X(FORWARD, "forward", IN_ALL, "forward again", "前进")                                                             \
    X(OUTLINE, "outline", IN_ALL, "outline of the article", "文章提纲")                                                \
    X(SECTION_NEXT, "section-next", IN_ALL, "next section of the article", "下一小节")                                 \
    X(SECTION_PREVIOUS, "section-previous", IN_ALL, "previous section of the article", "上一小节")                     \
    X(RAW, "raw", IN_ALL, "the raw lines the article came from", "文章出处的原始行")                                   \
    X(ZOOM, "zoom", IN_ALL, "the reading pane alone, and back", "只显示阅读栏，再按还原")                              \
    X(HELP, "help", IN_ALL, "this help", "本帮助")                                                                     \
    X(REDRAW, "redraw", IN_ALL, "draw the screen anew", "重画屏幕")                                                    \
    X(QUIT, "quit", IN_ALL, "quit", "退出")

#define REQUEST_ENUM(id, name, panels, en, zh) REQUEST_##id,
enum request { REQUEST_NONE, REQUESTS(REQUEST_ENUM) REQUEST_END };
#undef REQUEST_ENUM

struct request_info {
    const char *name;
    unsigned panels; /* IN_… */
    const char *help[LANGUAGES];
};

/* By enum request; the first entry is no request. */
extern const struct request_info request_table[REQUEST_END];
enum request request_parse(struct str name); /* REQUEST_NONE: no such name */

const char *panel_name(enum panel p);
bool panel_parse(struct str name, enum panel *out); /* "any" included */

#endif
