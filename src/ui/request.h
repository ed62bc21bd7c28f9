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
    PANEL_SAVED,
    PANEL_LIST,
    PANEL_READER,
    PANEL_RELATED,
    PANEL_OUTLINE,
    PANEL_RAW,
    PANEL_SHELF,
    PANEL_MAP,
    PANEL_TIME,
    PANEL_PEOPLE,
    PANEL_ORGANISATIONS,
    PANEL_HELP,
    PANEL_PALETTE,
    PANEL_COUNT,
    PANEL_ANY = PANEL_COUNT
};

enum {
    IN_DATE = 1 << PANEL_DATE,
    IN_COUNTY = 1 << PANEL_COUNTY,
    IN_TOPIC = 1 << PANEL_TOPIC,
    IN_SAVED = 1 << PANEL_SAVED,
    IN_LIST = 1 << PANEL_LIST,
    IN_READER = 1 << PANEL_READER,
    IN_RELATED = 1 << PANEL_RELATED,
    IN_OUTLINE = 1 << PANEL_OUTLINE,
    IN_RAW = 1 << PANEL_RAW,
    IN_SHELF = 1 << PANEL_SHELF,
    IN_MAP = 1 << PANEL_MAP,
    IN_TIME = 1 << PANEL_TIME,
    IN_PEOPLE = 1 << PANEL_PEOPLE,
    IN_ORGANISATIONS = 1 << PANEL_ORGANISATIONS,
    IN_HELP = 1 << PANEL_HELP,
    IN_PALETTE = 1 << PANEL_PALETTE,
    IN_FACETS = IN_DATE | IN_COUNTY | IN_TOPIC | IN_SAVED,
    IN_ALL = (1 << PANEL_COUNT) - 1,
    IN_ARTICLE = IN_READER | IN_RELATED | IN_OUTLINE | IN_RAW,
    IN_OVERLAY =
        IN_SHELF | IN_MAP | IN_TIME | IN_PEOPLE | IN_ORGANISATIONS, /* over the reading pane, about no one article */
    IN_PANE = IN_READER | IN_OUTLINE | IN_RAW | IN_OVERLAY          /* what the reading pane may show */
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
    X(SAVE_SEARCH, "save-search", IN_ALL, "save the search with its filters under a name", "给当前搜索和筛选取名保存") \
    X(SAVED, "saved", IN_ALL, "to the saved searches", "到已存搜索栏")                                                 \
    X(FORGET, "forget", IN_SAVED, "in the saved searches: forget this one", "已存搜索栏中：删去这一个")                \
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
    X(BOOKMARK, "bookmark", IN_ALL, "bookmark the article, or take the bookmark away", "加书签，或去掉书签")           \
    X(NOTE, "note", IN_ALL, "a note on the bookmark", "写书签备注")                                                    \
    X(TAG, "tag", IN_ALL, "tags of the article", "给文章加标签")                                                       \
    X(UNREAD, "unread", IN_ALL, "the article is read, or unread again", "标为已读，或恢复未读")                        \
    X(BOOKMARKS, "bookmarks", IN_ALL, "list of bookmarks", "书签列表")                                                 \
    X(ALL, "all", IN_ALL, "mark all articles of the list", "标记列表中的全部文章")                                     \
    X(UNDO, "undo", IN_ALL, "undo what was marked", "撤销标记")                                                        \
    X(MAP, "map", IN_ALL, "the counties as a map", "县区地图")                                                         \
    X(TIMELINE, "timeline", IN_ALL, "articles by year, month and day", "按年、月、日看篇数")                           \
    X(PEOPLE, "people", IN_ALL, "who appears in the articles found, and with whom", "文中人物及同现的人")              \
    X(ORGANISATIONS, "organisations", IN_ALL, "the organisations that they name", "文中单位")                          \
    X(LEFT, "left", IN_MAP | IN_TIME, "in map and timeline: to the left", "地图和时间线中：向左")                      \
    X(RIGHT, "right", IN_MAP | IN_TIME, "in map and timeline: to the right", "地图和时间线中：向右")                   \
    X(SHARE, "share", IN_TIME, "in the timeline: as a share of what was printed", "时间线中：改看占当期篇数的比例")    \
    X(COPY, "copy", IN_ALL, "copy a citation or the text", "复制引文或正文")                                           \
    X(SAVE, "save", IN_ALL, "save the article in a file", "保存文章到文件")                                            \
    X(PIPE, "pipe", IN_ALL, "give the text to a program", "把正文交给程序")                                            \
    X(CORRECT, "correct", IN_ALL, "correct the article in your editor", "在编辑器中更正文章")                          \
    X(ORIGINAL, "original", IN_ALL, "the article as it was before it was corrected, and back",                         \
      "看更正前的原样，再按还原")                                                                                      \
    X(LIST_NEXT, "list-next", IN_ALL, "next article of the list", "列表中下一篇")                                      \
    X(LIST_PREVIOUS, "list-previous", IN_ALL, "previous article of the list", "列表中上一篇")                          \
    X(PAGE_NEXT, "page-next", IN_ALL, "next article of the same page", "本版下一篇")                                   \
    X(PAGE_PREVIOUS, "page-previous", IN_ALL, "previous article of the same page", "本版上一篇")                       \
    X(DAY_NEXT, "day-next", IN_ALL, "next article of the same day", "当日下一篇")                                      \
    X(DAY_PREVIOUS, "day-previous", IN_ALL, "previous article of the same day", "当日上一篇")                          \
    X(PAGE, "page", IN_ALL, "the page as printed: its articles in order", "整版：本版各篇依次列出")                    \
    X(YEARS, "years", IN_ALL, "this day in other years", "历年今日")                                                   \
    X(THREAD, "thread", IN_ALL, "the story it is part of, from its first mention on", "来龙去脉：从首次出现说起")      \
    X(ANY, "any-article", IN_ALL, "any article of the list", "随意打开列表中一篇")                                     \
    X(TRAIL, "trail", IN_ALL, "list of what was read", "读过的文章列表")                                               \
    X(PALETTE, "commands", IN_ALL, "all commands by name", "按名称找命令")                                             \
    X(MOUSE, "mouse", IN_ALL, "mouse on and off", "开关鼠标")                                                          \
    X(RELOAD, "reload", IN_ALL, "read the configuration anew", "重新读取配置")                                         \
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
