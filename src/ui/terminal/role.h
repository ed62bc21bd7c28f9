/*
 * role: what a piece of text is on the screen. Panels name roles; only the theme (theme.h) knows their looks, only the
 * screen knows curses.
 */
#ifndef UI_ROLE_H
#define UI_ROLE_H

#include "baolan/str.h"

#define ROLES(X)                                                                                                       \
    X(TEXT, "text")                                                                                                    \
    X(DIM, "dim")                                                                                                      \
    X(BORDER, "border")                                                                                                \
    X(PANEL, "panel")                                                                                                  \
    X(PANEL_FOCUS, "panel-focus")                                                                                      \
    X(CURSOR, "cursor")                                                                                                \
    X(CURSOR_AWAY, "cursor-away")                                                                                      \
    X(DATE, "date")                                                                                                    \
    X(PLACE, "place")                                                                                                  \
    X(NUMBER, "number")                                                                                                \
    X(CHOSEN, "chosen")                                                                                                \
    X(DOUBT, "doubt")                                                                                                  \
    X(KICKER, "kicker")                                                                                                \
    X(TITLE, "title")                                                                                                  \
    X(SUBTITLE, "subtitle")                                                                                            \
    X(BYLINE, "byline")                                                                                                \
    X(FACTS, "facts")                                                                                                  \
    X(HEADING, "heading")                                                                                              \
    X(CAPTION, "caption")                                                                                              \
    X(SEAM, "seam")                                                                                                    \
    X(MATCH, "match")                                                                                                  \
    X(MATCH_HERE, "match-here")                                                                                        \
    X(NAMED, "named")                                                                                                  \
    X(TERM, "term")                                                                                                    \
    X(RELATION, "relation")                                                                                            \
    X(STATUS, "status")                                                                                                \
    X(KEY, "key")                                                                                                      \
    X(HEAT_0, "heat-0")                                                                                                \
    X(HEAT_1, "heat-1")                                                                                                \
    X(HEAT_2, "heat-2")                                                                                                \
    X(HEAT_3, "heat-3")                                                                                                \
    X(HEAT_4, "heat-4")                                                                                                \
    X(BAR, "bar")                                                                                                      \
    X(BAR_BESIDE, "bar-beside")                                                                                        \
    X(READ, "read")                                                                                                    \
    X(MARK, "mark")                                                                                                    \
    X(MESSAGE, "message")                                                                                              \
    X(ERROR, "error")

enum role_attribute { ROLE_BOLD = 1, ROLE_REVERSE = 2, ROLE_UNDERLINE = 4, ROLE_FAINT = 8 };

#define ROLE_ENUM(id, name) ROLE_##id,
enum role { ROLES(ROLE_ENUM) ROLE_COUNT };
#undef ROLE_ENUM

const char *role_name(enum role role);
/* ROLE_COUNT: no role is called so. */
enum role role_parse(struct str name);

#endif
