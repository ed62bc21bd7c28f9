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
    PANEL_DIFFERENCE,
    PANEL_SHELF,
    PANEL_MAP,
    PANEL_TIME,
    PANEL_PEOPLE,
    PANEL_ORGANISATIONS,
    PANEL_FIGURES,
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
    IN_DIFFERENCE = 1 << PANEL_DIFFERENCE,
    IN_SHELF = 1 << PANEL_SHELF,
    IN_MAP = 1 << PANEL_MAP,
    IN_TIME = 1 << PANEL_TIME,
    IN_PEOPLE = 1 << PANEL_PEOPLE,
    IN_ORGANISATIONS = 1 << PANEL_ORGANISATIONS,
    IN_FIGURES = 1 << PANEL_FIGURES,
    IN_HELP = 1 << PANEL_HELP,
    IN_PALETTE = 1 << PANEL_PALETTE,
    IN_FACETS = IN_DATE | IN_COUNTY | IN_TOPIC | IN_SAVED,
    IN_ALL = (1 << PANEL_COUNT) - 1,
    IN_ARTICLE = IN_READER | IN_RELATED | IN_OUTLINE | IN_RAW | IN_DIFFERENCE,
    IN_LIVE = IN_MAP | IN_TIME | IN_PEOPLE | IN_ORGANISATIONS | IN_FIGURES, /* of all articles found */
    IN_OVERLAY = IN_SHELF | IN_LIVE, /* over the reading pane, about no one article */
    IN_PANE = IN_READER | IN_OUTLINE | IN_RAW | IN_DIFFERENCE | IN_OVERLAY /* what the reading pane may show */
};

/* id, name in key files, panels where it does something, help (none: told with the one
 * before) */
#define REQUESTS(X)                                                                                                    \
    X(DOWN, "down", IN_ALL, N_("one line down"))                                                                       \
    X(UP, "up", IN_ALL, N_("one line up"))                                                                             \
    X(PAGE_DOWN, "page-down", IN_ALL, N_("one page down"))                                                             \
    X(PAGE_UP, "page-up", IN_ALL, N_("one page up"))                                                                   \
    X(TOP, "top", IN_ALL, N_("to the first line"))                                                                     \
    X(BOTTOM, "bottom", IN_ALL, N_("to the last line"))                                                                \
    X(OPEN, "open", IN_ALL & ~(IN_READER | IN_RAW | IN_DIFFERENCE | IN_HELP),                                          \
      N_("open the article, or switch the filter on and off"))                                                         \
    X(CANCEL, "cancel", IN_ALL, N_("back to where you came from"))                                                     \
    X(PANEL_NEXT, "panel-next", IN_ALL, N_("next panel"))                                                              \
    X(PANEL_PREVIOUS, "panel-previous", IN_ALL, N_("previous panel"))                                                  \
    X(DATES, "dates", IN_ALL, N_("to the dates"))                                                                      \
    X(COUNTIES, "counties", IN_ALL, N_("to the counties"))                                                             \
    X(TOPICS, "topics", IN_ALL, N_("to the topics"))                                                                   \
    X(RELATED, "related", IN_ALL, N_("to the related stories"))                                                        \
    X(RELATED_1, "related-1", IN_ALL, N_("open the 1st … 9th related story"))                                          \
    X(RELATED_2, "related-2", IN_ALL, NULL)                                                                            \
    X(RELATED_3, "related-3", IN_ALL, NULL)                                                                            \
    X(RELATED_4, "related-4", IN_ALL, NULL)                                                                            \
    X(RELATED_5, "related-5", IN_ALL, NULL)                                                                            \
    X(RELATED_6, "related-6", IN_ALL, NULL)                                                                            \
    X(RELATED_7, "related-7", IN_ALL, NULL)                                                                            \
    X(RELATED_8, "related-8", IN_ALL, NULL)                                                                            \
    X(RELATED_9, "related-9", IN_ALL, NULL)                                                                            \
    X(SEARCH, "search", IN_ALL, N_("search the archive"))                                                              \
    X(NARROW, "filter", IN_ALL, N_("filter this panel as you type, by characters, pinyin or initials"))                \
    X(CLEAR, "clear", IN_ALL, N_("clear the search and all filters"))                                                  \
    X(SAVE_SEARCH, "save-search", IN_ALL, N_("save the search with its filters under a name"))                         \
    X(SAVED, "saved", IN_ALL, N_("to the saved searches"))                                                             \
    X(FORGET, "forget", IN_SAVED, N_("in the saved searches: forget this one"))                                        \
    X(MATCH_NEXT, "match-next", IN_ALL, N_("next match, also in the next article of the list"))                        \
    X(MATCH_PREVIOUS, "match-previous", IN_ALL, N_("previous match, also in the previous article"))                    \
    X(BACK, "back", IN_ALL, N_("back through what was read"))                                                          \
    X(FORWARD, "forward", IN_ALL, N_("forward again"))                                                                 \
    X(OUTLINE, "outline", IN_ALL, N_("outline of the article"))                                                        \
    X(SECTION_NEXT, "section-next", IN_ALL, N_("next section of the article"))                                         \
    X(SECTION_PREVIOUS, "section-previous", IN_ALL, N_("previous section of the article"))                             \
    X(RAW, "raw", IN_ALL, N_("the raw lines the article came from"))                                                   \
    X(DIFFERENCE, "difference", IN_ALL, N_("the article beside another version of its text, and back"))                \
    X(ZOOM, "zoom", IN_ALL, N_("the reading pane alone, and back"))                                                    \
    X(EVIDENCE, "evidence", IN_ALL, N_("mark where its counties are named and the words of its topics"))               \
    X(BOOKMARK, "bookmark", IN_ALL, N_("bookmark the article, or take the bookmark away"))                             \
    X(NOTE, "note", IN_ALL, N_("a note on the bookmark"))                                                              \
    X(TAG, "tag", IN_ALL, N_("tags of the article"))                                                                   \
    X(UNREAD, "unread", IN_ALL, N_("the article is read, or unread again"))                                            \
    X(BOOKMARKS, "bookmarks", IN_ALL, N_("list of bookmarks"))                                                         \
    X(ALL, "all", IN_ALL, N_("mark or save all articles of the list, as it is filtered"))                              \
    X(UNDO, "undo", IN_ALL, N_("undo the last change: marks, corrections, saved searches"))                            \
    X(MAP, "map", IN_ALL, N_("the counties as a map"))                                                                 \
    X(TIMELINE, "timeline", IN_ALL, N_("articles by year, month and day"))                                             \
    X(PEOPLE, "people", IN_ALL, N_("who appears in the articles found, and with whom"))                                \
    X(ORGANISATIONS, "organisations", IN_ALL, N_("the organisations that they name"))                                  \
    X(FIGURES, "figures", IN_ALL, N_("what they count, over time"))                                                    \
    X(LEFT, "left", IN_MAP | IN_TIME, N_("in map and timeline: to the left"))                                          \
    X(RIGHT, "right", IN_MAP | IN_TIME, N_("in map and timeline: to the right"))                                       \
    X(SHARE, "share", IN_TIME, N_("in the timeline: as a share of what was printed"))                                  \
    X(BESIDE, "beside", IN_TIME, N_("in the timeline: keep the search, to set another beside it"))                     \
    X(COPY, "copy", IN_ALL, N_("copy a citation or the text"))                                                         \
    X(SAVE, "save", IN_ALL, N_("save the article in a file"))                                                          \
    X(PIPE, "pipe", IN_ALL, N_("give the text to a program"))                                                          \
    X(CORRECT, "correct", IN_ALL, N_("correct the article in your editor"))                                            \
    X(ORIGINAL, "original", IN_ALL, N_("the article as it was before it was corrected, and back"))                     \
    X(JOIN, "join", IN_ALL, N_("join the article with the one that is chosen next"))                                   \
    X(TAKE_BACK, "take-back", IN_ALL, N_("take all corrections of the article back"))                                  \
    X(LIST_NEXT, "list-next", IN_ALL, N_("next article of the list"))                                                  \
    X(LIST_PREVIOUS, "list-previous", IN_ALL, N_("previous article of the list"))                                      \
    X(PAGE_NEXT, "page-next", IN_ALL, N_("next article of the same page"))                                             \
    X(PAGE_PREVIOUS, "page-previous", IN_ALL, N_("previous article of the same page"))                                 \
    X(DAY_NEXT, "day-next", IN_ALL, N_("next article of the same day"))                                                \
    X(DAY_PREVIOUS, "day-previous", IN_ALL, N_("previous article of the same day"))                                    \
    X(THREAD_NEXT, "thread-next", IN_ALL, N_("next article of the same story"))                                        \
    X(THREAD_PREVIOUS, "thread-previous", IN_ALL, N_("previous article of the same story"))                            \
    X(PAGE, "page", IN_ALL, N_("the page as printed: its articles in order"))                                          \
    X(YEARS, "years", IN_ALL, N_("this day in other years"))                                                           \
    X(THREAD, "thread", IN_ALL, N_("the story it is part of, from its first mention on"))                              \
    X(ANY, "any-article", IN_ALL, N_("any article of the list"))                                                       \
    X(TRAIL, "trail", IN_ALL, N_("list of what was read"))                                                             \
    X(PALETTE, "commands", IN_ALL, N_("all commands by name"))                                                         \
    X(MOUSE, "mouse", IN_ALL, N_("mouse on and off"))                                                                  \
    X(RELOAD, "reload", IN_ALL, N_("read the configuration anew"))                                                     \
    X(HELP, "help", IN_ALL, N_("this help"))                                                                           \
    X(REDRAW, "redraw", IN_ALL, N_("draw the screen anew"))                                                            \
    X(QUIT, "quit", IN_ALL, N_("quit, or back to the text"))

#define REQUEST_ENUM(id, ...) REQUEST_##id,
enum request { REQUEST_NONE, REQUESTS(REQUEST_ENUM) REQUEST_END };
#undef REQUEST_ENUM

struct request_info {
    const char *name;
    unsigned panels;  /* IN_… */
    const char *help; /* English */
};

/* By enum request; the first entry is no request. */
extern const struct request_info request_table[REQUEST_END];
enum request request_parse(struct str name); /* REQUEST_NONE: no such name */

const char *panel_name(enum panel p);
bool panel_parse(struct str name, enum panel *out); /* "any" included */

#endif
