/*
 * message: everything the browser says of itself, in English and in Chinese, in one table. {1} and {2} stand for
 * arguments.
 */
#ifndef UI_MESSAGE_H
#define UI_MESSAGE_H

#include "baolan/doc.h"

enum language { ENGLISH, CHINESE, LANGUAGES };

#define MESSAGES(X)                                                                                                    \
    X(DATES, "Dates", "日期")                                                                                          \
    X(COUNTIES, "Counties", "县区")                                                                                    \
    X(TOPICS, "Topics", "话题")                                                                                        \
    X(SEARCHES, "Saved searches", "已存搜索")                                                                          \
    X(NO_SAVED, "No saved searches: {1} saves the one in force", "没有已存的搜索：按 {1} 保存当前搜索")                \
    X(SAVE_SEARCH_PROMPT, "Save this search as: ", "当前搜索存为：")                                                   \
    X(SEARCH_SAVED, "Search saved: {1}", "已存搜索：{1}")                                                              \
    X(SEARCH_FORGOTTEN, "Search forgotten: {1}", "已删去搜索：{1}")                                                    \
    X(NOTHING_SEARCHED, "Nothing is searched for and nothing chosen", "没有搜索也没有筛选")                            \
    X(CORRECTION_HOW,                                                                                                  \
      "Put right what is wrong and save. A line of the head that is taken out, or all of the text, is as it was "      \
      "again.",                                                                                                        \
      "改正后存盘即生效；删去题头的某一行，或删去全部正文，即恢复原样。")                                              \
    X(CORRECTED, "Corrected; kept in {1}", "已更正，记在 {1}")                                                         \
    X(NOTHING_CHANGED, "Nothing was changed", "没有改动")                                                              \
    X(EDIT_AGAIN, "edit again", "再改")                                                                                \
    X(NOT_CORRECTED, "This article is not corrected", "本文没有更正过")                                                \
    X(IS_CORRECTED, "corrected", "已更正")                                                                             \
    X(AS_IT_WAS, "as it was", "原样")                                                                                  \
    X(PLAIN_HINT, "A number opens an article; ? tells the rest.", "输入序号打开文章；? 查看说明。")                    \
    X(PLAIN_UNKNOWN, "No such command; ? lists them.", "没有这个命令；? 查看说明。")                                   \
    X(PLAIN_END, "That was the last one.", "已到末尾。")                                                               \
    X(PLAIN_NO_ROW, "There is no article {1} in the list.", "列表中没有第 {1} 篇。")                                   \
    X(PLAIN_MARKED, "bookmarked", "有书签")                                                                            \
    X(PLAIN_READ, "read", "已读")                                                                                      \
    X(PLAIN_RELATED, "{1} related stories: r", "相关报道 {1} 篇：r")                                                   \
    X(PLAIN_HELP_NUMBER, "A number: open that article of the list. An empty line: as n.",                              \
      "序号：打开列表中的那一篇。空行：同 n。")                                                                        \
    X(PLAIN_HELP_NEXT, "the next ten", "后十篇")                                                                       \
    X(PLAIN_HELP_PREVIOUS, "the ten before", "前十篇")                                                                 \
    X(PLAIN_HELP_SEARCH, "search the archive, as in /氢能", "搜索全库，如 /氢能")                                      \
    X(PLAIN_HELP_CLEAR, "clear the search and all filters", "清除搜索和全部筛选")                                      \
    X(PLAIN_HELP_DATES, "dates with counts; d 2 chooses the second, or takes it back",                                 \
      "日期与篇数；d 2 选中或取消第二项")                                                                              \
    X(PLAIN_HELP_COUNTIES, "counties with counts; c 2 chooses the second, or takes it back",                           \
      "县区与篇数；c 2 选中或取消第二项")                                                                              \
    X(PLAIN_HELP_TOPICS, "topics with counts; t 2 chooses the second, or takes it back",                               \
      "话题与篇数；t 2 选中或取消第二项")                                                                              \
    X(PLAIN_HELP_RELATED, "related stories; r 2 opens the second", "相关报道；r 2 打开第二篇")                         \
    X(PLAIN_HELP_BACK, "the article read before", "前一篇读过的文章")                                                  \
    X(PLAIN_HELP_BOOKMARK, "bookmark the article, or take the bookmark away; m and words: with a note",                \
      "加书签或去掉书签；m 后可写备注")                                                                                \
    X(PLAIN_HELP_CITE, "a citation of the article", "文章的引文")                                                      \
    X(PLAIN_HELP_HELP, "this help", "本说明")                                                                          \
    X(PLAIN_HELP_QUIT, "quit", "退出")                                                                                 \
    X(ARTICLES, "Articles", "文章")                                                                                    \
    X(READING, "Reading", "阅读")                                                                                      \
    X(RELATED, "Related stories", "相关报道")                                                                          \
    X(OUTLINE, "Outline", "提纲")                                                                                      \
    X(RAW, "Raw lines", "原始行")                                                                                      \
    X(HELP, "Help", "帮助")                                                                                            \
    X(COMMANDS, "Commands", "命令")                                                                                    \
    X(NO_COMMAND, "There is no such command", "没有这个命令")                                                          \
    X(NOT_HERE, "Not in this panel", "本栏不能这样做")                                                                 \
    X(COMMAND_PROMPT, ":", ":")                                                                                        \
    X(CONFIG_FAULT, "Configuration: {1}", "配置文件：{1}")                                                             \
    X(RELOADED, "The configuration was read anew", "已重新读取配置")                                                   \
    X(NO_ARTICLES, "No article matches", "没有符合的文章")                                                             \
    X(SEARCHING, "Searching", "正在查找")                                                                              \
    X(COUNTING, "Still counting; then to the end", "正在计数，随后转到末尾")                                           \
    X(NO_ARTICLES_HINT, "{1} clears the filters", "按 {1} 清除筛选")                                                   \
    X(EMPTY_ARCHIVE, "The archive holds no article yet: baolan index FOLDER", "库中还没有文章：baolan index 目录")     \
    X(NOTHING_OPEN, "{1} on an article opens it here", "在文章上按 {1}，在此阅读")                                     \
    X(NO_RELATED, "No related stories", "没有相关报道")                                                                \
    X(NO_SUCH_RELATED, "There is no related story {1}", "没有第 {1} 篇相关报道")                                       \
    X(NO_OUTLINE, "This article has no sections", "本文没有小节")                                                      \
    X(NO_MATCH, "No words are searched for", "没有搜索词")                                                             \
    X(MATCHES, "{1} matches", "匹配 {1} 处")                                                                           \
    X(ONE_MATCH, "1 match", "匹配 1 处")                                                                               \
    X(MATCH_OF, "match {1}/{2}", "匹配 {1}/{2}")                                                                       \
    X(IN_NEXT, "In the next article", "已到下一篇")                                                                    \
    X(IN_PREVIOUS, "In the previous article", "已到上一篇")                                                            \
    X(LAST_MATCH, "No further match", "没有更多匹配")                                                                  \
    X(NO_BACK, "Nothing was read before this", "前面没有读过的文章")                                                   \
    X(NO_FORWARD, "Nothing to go forward to", "没有可前进的文章")                                                      \
    X(NOT_OPEN, "No article is open", "没有打开的文章")                                                                \
    X(UNDATED, "undated", "日期不详")                                                                                  \
    X(PAGE, "page {1}", "{1}版")                                                                                       \
    X(DATE_PATH, "date from the file name", "日期取自文件名")                                                          \
    X(DATE_OPTION, "date as given to the indexer", "日期由建库者给定")                                                 \
    X(DATE_INFERRED, "date inferred from the text", "日期由正文推断")                                                  \
    X(SEAM, "continued from page {1} on page {2}", "下转{2}版 · 上接{1}版")                                            \
    X(SEAM_PLAIN, "continued", "转版续文")                                                                             \
    X(JUMP_TO, "continued on page {1}, which is not in the archive", "下转{1}版（库中没有）")                          \
    X(JUMP_FROM, "continued from page {1}, which is not in the archive", "上接{1}版（库中没有）")                      \
    X(CAPTIONS, "Captions", "图片说明")                                                                                \
    X(SOURCE, "Source", "出处")                                                                                        \
    X(SOURCE_LINES, "{1}, lines {2}", "{1} 第 {2} 行")                                                                 \
    X(DOUBTS, "Doubts", "存疑")                                                                                        \
    X(QUALITY, "quality {1}", "质量 {1}")                                                                              \
    X(REPRINT, "reprinted: {1}", "来源：{1}")                                                                          \
    X(OF_ARTICLES, "{1} of {2} articles", "{1} / {2} 篇")                                                              \
    X(ALL_ARTICLES, "{1} articles", "共 {1} 篇")                                                                       \
    X(ABOUT, "about {1}", "约 {1}")                                                                                    \
    X(SEARCHED, "“{1}”", "“{1}”")                                                                                      \
    X(DOUBT_COUNT, "{1} doubts", "存疑 {1} 处")                                                                        \
    X(ONE_DOUBT, "1 doubt", "存疑 1 处")                                                                               \
    X(NO_OFFER, "Nothing completes this", "没有可补全的")                                                              \
    X(NARROW_PROMPT, "Filter: ", "筛选：")                                                                             \
    X(NARROWED_TO_NOTHING, "Nothing matches", "没有符合的")                                                            \
    X(NOT_NARROWED, "This panel has nothing to filter", "这一栏没有可筛选的")                                          \
    X(OF_ITEMS, "{1}/{2}", "{1}/{2}")                                                                                  \
    X(AT_HAND, "{1} of {2} at hand", "就近 {2} 篇中 {1} 篇")                                                           \
    X(SEARCH_PROMPT, "Search: ", "搜索：")                                                                             \
    X(SEARCH_FAULT, "column {1}: {2}", "第 {1} 列：{2}")                                                               \
    X(TOO_SMALL, "Window too small: 20×5 at least", "窗口太小：至少 20×5")                                             \
    X(FILE_GONE, "The file is gone: {1}", "文件已不在：{1}")                                                           \
    X(FILE_CHANGED, "The file was changed since it was indexed; line numbers may be off",                              \
      "文件在建库后已改动，行号可能不准")                                                                              \
    X(FILE_RECORD, "This article came as a record, not from a page dump: {1}", "本文来自记录文件，而非版面文本：{1}")  \
    X(BOOKMARKS, "Bookmarks", "书签")                                                                                  \
    X(TRAIL, "Read so far", "读过的文章")                                                                              \
    X(AS_PRINTED, "Page", "版面")                                                                                      \
    X(YEARS, "This day in other years", "历年今日")                                                                    \
    X(THREAD, "The story, from its first mention on", "来龙去脉")                                                      \
    X(FIRST_MENTION, "first mention", "首次出现")                                                                      \
    X(NO_THREAD, "No other article belongs to this story", "没有同一件事的其他文章")                                   \
    X(MARKS_FAULT, "Marks: {1}; the line is kept", "标记文件：{1}；该行保留")                                          \
    X(MARKS_FAULTS, "Marks: {1}, and {2} more; the lines are kept", "标记文件：{1}，另有 {2} 行；均保留")              \
    X(NO_BOOKMARKS, "No bookmarks: {1} on an article sets one", "没有书签：在文章上按 {1} 添加")                       \
    X(NOT_IN_ARCHIVE, "This article is not in this archive", "此文不在本库中")                                         \
    X(NO_ARTICLE_HERE, "There is no article here", "此处没有文章")                                                     \
    X(BOOKMARKED, "Bookmarked: {1}", "已加书签：{1}")                                                                  \
    X(UNBOOKMARKED, "No bookmark any more: {1}", "已去掉书签：{1}")                                                    \
    X(IS_READ, "Read: {1}", "已读：{1}")                                                                               \
    X(IS_UNREAD, "Unread: {1}", "未读：{1}")                                                                           \
    X(NOTED, "Bookmarked with this note: {1}", "已记下备注：{1}")                                                      \
    X(TAGGED, "Tagged: {1}", "已加标签：{1}")                                                                          \
    X(UNTAGGED, "No tags any more: {1}", "已去掉全部标签：{1}")                                                        \
    X(NOTE_PROMPT, "Note: ", "备注：")                                                                                 \
    X(TAGS_PROMPT, "Tags: ", "标签：")                                                                                 \
    X(UNTAGS_PROMPT, "Tags to take off: ", "去掉标签：")                                                               \
    X(NOTHING_TO_UNDO, "Nothing to undo", "没有可撤销的操作")                                                          \
    X(UNDONE_ELSEWHERE, "Another browser has changed it since: left as it is", "别处已另作改动，保持原样")             \
    X(UNDONE, "{1}: {2}", "{1}：{2}")                                                                                  \
    X(READ_AGAIN, "Read again", "恢复为已读")                                                                          \
    X(UNREAD_AGAIN, "Unread again", "恢复为未读")                                                                      \
    X(BOOKMARK_BACK, "Bookmark is back", "书签已恢复")                                                                 \
    X(BOOKMARK_OFF, "Bookmark undone", "书签已撤销")                                                                   \
    X(TAG_BACK, "Tag is back", "标签已恢复")                                                                           \
    X(TAG_OFF, "Tag undone", "标签已撤销")                                                                             \
    X(BULK, "All {1} articles of the list:", "列表中全部 {1} 篇：")                                                    \
    X(BULK_WORKING, "Marking…", "正在标记…")                                                                           \
    X(ACT_READ, "read", "已读")                                                                                        \
    X(ACT_UNREAD, "unread", "未读")                                                                                    \
    X(ACT_BOOKMARK, "bookmark", "加书签")                                                                              \
    X(ACT_UNBOOKMARK, "no bookmark", "去书签")                                                                         \
    X(ACT_TAG, "tag", "加标签")                                                                                        \
    X(ACT_UNTAG, "tag off", "去标签")                                                                                  \
    X(ALL_READ, "Read now: {1} of {2} articles", "标为已读：{1} / {2} 篇")                                             \
    X(ALL_UNREAD, "Unread now: {1} of {2} articles", "标为未读：{1} / {2} 篇")                                         \
    X(ALL_BOOKMARKED, "Bookmarked: {1} of {2} articles", "加书签：{1} / {2} 篇")                                       \
    X(ALL_UNBOOKMARKED, "Bookmarks taken away: {1} of {2} articles", "去掉书签：{1} / {2} 篇")                         \
    X(ALL_TAGGED, "Tagged: {1} of {2} articles", "加标签：{1} / {2} 篇")                                               \
    X(ALL_UNTAGGED, "Tag taken off: {1} of {2} articles", "去掉标签：{1} / {2} 篇")                                    \
    X(OF_PAGE, "{1} of {2} on this page", "本版第 {1} 篇，共 {2} 篇")                                                  \
    X(FIRST_OF_PAGE, "This is the first article of the page", "这是本版第一篇")                                        \
    X(LAST_OF_PAGE, "This is the last article of the page", "这是本版最后一篇")                                        \
    X(OF_DAY, "{1} of {2} on this day", "当日第 {1} 篇，共 {2} 篇")                                                    \
    X(FIRST_OF_DAY, "This is the first article of the day", "这是当日第一篇")                                          \
    X(LAST_OF_DAY, "This is the last article of the day", "这是当日最后一篇")                                          \
    X(NO_DAY, "The day of this article is not known", "本文日期不详")                                                  \
    X(FIRST_OF_LIST, "This is the first article of the list", "这是列表第一篇")                                        \
    X(LAST_OF_LIST, "This is the last article of the list", "这是列表最后一篇")                                        \
    X(NO_YEARS, "Nothing was printed on this day in other years", "历年今日没有文章")                                  \
    X(ACT_SAVE, "save", "保存")                                                                                        \
    X(COPY_PROMPT, "Copy:", "复制：")                                                                                  \
    X(COPY_GBT, "GB/T 7714", "GB/T 7714")                                                                              \
    X(COPY_FOOTNOTE, "footnote", "脚注")                                                                               \
    X(COPY_BIBTEX, "BibTeX", "BibTeX")                                                                                 \
    X(COPY_TEXT, "text", "正文")                                                                                       \
    X(COPY_UID, "uid", "标识")                                                                                         \
    X(COPIED, "Copied, {1}: {2}", "已复制{1}：{2}")                                                                    \
    X(SAVE_PROMPT, "Save as (.md .txt .jsonl .csv .bib): ", "保存为（.md .txt .jsonl .csv .bib）：")                   \
    X(SAVING, "Saving…", "正在保存…")                                                                                  \
    X(SAVED, "Saved in {2}: {1} articles", "已保存 {1} 篇：{2}")                                                       \
    X(SAVED_ONE, "Saved in {2}", "已保存：{2}")                                                                        \
    X(NO_FORM, "The name must end in .md, .txt, .json, .jsonl, .csv or .bib",                                          \
      "文件名须以 .md、.txt、.json、.jsonl、.csv 或 .bib 结尾")                                                        \
    X(NO_FILE, "{1} is there and is no file", "{1} 已存在且不是文件")                                                  \
    X(FILE_THERE, "{1} is there:", "{1} 已存在：")                                                                     \
    X(OVERWRITE, "write over it", "覆盖")                                                                              \
    X(OTHER_NAME, "another name", "换个名字")                                                                          \
    X(PIPE_PROMPT, "Give the text to: ", "把正文交给程序：")                                                           \
    X(ENDED, "{1} has ended; Enter goes back", "{1} 已结束，按 Enter 返回")                                            \
    X(EXIT_CODE, "{1} ended with code {2}", "{1} 以代码 {2} 结束")                                                     \
    X(MAP, "Map", "地图")                                                                                              \
    X(TIMELINE, "Timeline", "时间线")                                                                                  \
    X(PEOPLE, "People", "人物")                                                                                        \
    X(ORGANISATIONS, "Organisations", "单位")                                                                          \
    X(NOBODY_NAMED, "These articles name none", "这些文章没有提到")                                                    \
    X(NO_COUNTIES, "This archive has no region", "本库没有指定地区")                                                   \
    X(NO_DATES, "No article has a date", "没有注明日期的文章")                                                         \
    X(NOT_PRINTED, "nothing printed", "当日无报")                                                                      \
    X(SHARES, "Shares of what was printed", "占当期全部篇数的比例")                                                    \
    X(NUMBERS, "Numbers of articles", "篇数")                                                                          \
    X(MOUSE_ON, "Mouse on: hold Shift to select text", "鼠标已开：按住 Shift 可选取文字")                              \
    X(MOUSE_OFF, "Mouse off", "鼠标已关")                                                                              \
    X(STILL_WORKING, "Still marking or saving; the same key again leaves all the same",                                \
      "仍在标记或保存；再按一次则放弃并离开")                                                                          \
    X(HELP_KEYS, "Keys", "按键")                                                                                       \
    X(HELP_PROMPT, "In the search line", "搜索行内")                                                                   \
    X(HELP_PROMPT_MOVE, "move by character; to the start, the end", "逐字移动；到行首、行尾")                          \
    X(HELP_PROMPT_DELETE, "delete to the start, a word back, to the end", "删到行首、删前一词、删到行尾")              \
    X(HELP_PROMPT_COMPLETE, "complete a field or its value, also by pinyin", "补全字段或其取值，可用拼音")             \
    X(HELP_PROMPT_HISTORY, "earlier searches", "以前的搜索")                                                           \
    X(HELP_QUERY, "Searching", "搜索写法")                                                                             \
    X(HELP_QUERY_WORDS, "all of these words; without one; one or the other", "同时含这些词；不含；二者之一")           \
    X(HELP_QUERY_PHRASE, "this phrase; these words at most 10 characters apart", "原样短语；相距不超过 10 字")         \
    X(HELP_QUERY_FIELDS, "by county, topic, date, title, author, page", "按县区、话题、日期、标题、作者、版次")        \
    X(HELP_FACETS, "Filters", "筛选")                                                                                  \
    X(HELP_FACETS_HOW,                                                                                                 \
      "Several in one panel: any of them. Panels together: all of them. A panel counts what each of its "              \
      "values would find under the filters of the others.",                                                            \
      "同一栏选多项：满足其一即可；各栏之间须同时满足。每栏的数字是在其他栏筛选之下各项能找到的篇数。")                \
    X(FOOT_OPEN, "open", "打开")                                                                                       \
    X(FOOT_FORGET, "forget", "删去")                                                                                   \
    X(FOOT_TOGGLE, "choose", "选中")                                                                                   \
    X(FOOT_SEARCH, "search", "搜索")                                                                                   \
    X(FOOT_CLEAR, "clear", "清除")                                                                                     \
    X(FOOT_PANEL, "panel", "换栏")                                                                                     \
    X(FOOT_RELATED, "related", "相关")                                                                                 \
    X(FOOT_BACK, "back", "后退")                                                                                       \
    X(FOOT_OUTLINE, "outline", "提纲")                                                                                 \
    X(FOOT_RAW, "raw lines", "原始行")                                                                                 \
    X(FOOT_ZOOM, "zoom", "放大")                                                                                       \
    X(FOOT_RETURN, "return", "返回")                                                                                   \
    X(FOOT_HELP, "help", "帮助")                                                                                       \
    X(FOOT_QUIT, "quit", "退出")                                                                                       \
    X(SAME_TEXT, "same text", "同文")                                                                                  \
    X(ABRIDGED, "abridged", "节选")                                                                                    \
    X(QUOTES, "quotes", "引用")                                                                                        \
    X(FOLLOW_UP, "follow-up", "后续")                                                                                  \
    X(SAME_TOPIC, "same topic", "同题")

#define MESSAGE_ENUM(id, en, zh) MSG_##id,
enum message { MESSAGES(MESSAGE_ENUM) MESSAGE_COUNT };
#undef MESSAGE_ENUM

/*
 * The language that the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set, overruled by
 * LANGUAGE. Read from the environment because zh_CN.UTF-8 is often asked for where it is not installed.
 */
enum language message_language_wanted(void);
void message_set_language(enum language language);
enum language message_language(void);

/* For documents; in the language of the messages. */
const struct doc_words *doc_words_of_messages(void);

struct str message(enum message m);
/*
 * What another room says in English (a doubt kept in the archive, an error), in the language of the messages; what is
 * not known here stays as it is (said.c).
 */
struct str message_said(struct arena *a, struct str english);
/* The reason of a relation, which is kept in Chinese, in the language of the messages; another's own words as they are. */
struct str message_reason(struct arena *a, struct str chinese);
/* The same for a part of an article as its provenance names it: "title", "section 2". */
struct str message_part(struct arena *a, struct str part);
/* With {1} and {2} replaced; an absent argument is empty. */
struct str message_with(struct arena *a, enum message m, struct str one, struct str two);

#endif
