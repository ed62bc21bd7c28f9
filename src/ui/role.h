/*
 * role: what a piece of text is on the screen. Panels name roles; only the theme knows colours, only the screen knows
 * curses.
 */
#ifndef UI_ROLE_H
#define UI_ROLE_H

/* name, foreground and background (0-7 as ANSI, -1 the terminal's own), attributes with colours, attributes without */
#define ROLES(X)                                                                                                       \
    X(TEXT, "text", -1, -1, 0, 0)                                                                                      \
    X(DIM, "dim", -1, -1, ROLE_FAINT, ROLE_FAINT)                                                                      \
    X(BORDER, "border", 4, -1, 0, 0)                                                                                   \
    X(PANEL, "panel", 6, -1, 0, 0)                                                                                     \
    X(PANEL_FOCUS, "panel-focus", 6, -1, ROLE_BOLD | ROLE_REVERSE, ROLE_BOLD | ROLE_REVERSE)                           \
    X(CURSOR, "cursor", -1, -1, ROLE_REVERSE, ROLE_REVERSE)                                                            \
    X(CURSOR_AWAY, "cursor-away", -1, -1, ROLE_UNDERLINE, ROLE_UNDERLINE)                                              \
    X(DATE, "date", 2, -1, 0, 0)                                                                                       \
    X(PLACE, "place", 6, -1, 0, 0)                                                                                     \
    X(NUMBER, "number", 3, -1, 0, 0)                                                                                   \
    X(CHOSEN, "chosen", 3, -1, ROLE_BOLD, ROLE_BOLD)                                                                   \
    X(DOUBT, "doubt", 1, -1, 0, ROLE_UNDERLINE)                                                                        \
    X(KICKER, "kicker", -1, -1, ROLE_UNDERLINE, ROLE_UNDERLINE)                                                        \
    X(TITLE, "title", -1, -1, ROLE_BOLD, ROLE_BOLD)                                                                    \
    X(SUBTITLE, "subtitle", -1, -1, 0, 0)                                                                              \
    X(BYLINE, "byline", 2, -1, 0, 0)                                                                                   \
    X(FACTS, "facts", 6, -1, 0, 0)                                                                                     \
    X(HEADING, "heading", 3, -1, ROLE_BOLD, ROLE_BOLD)                                                                 \
    X(CAPTION, "caption", 6, -1, 0, 0)                                                                                 \
    X(SEAM, "seam", 5, -1, 0, 0)                                                                                       \
    X(MATCH, "match", 0, 3, 0, ROLE_REVERSE)                                                                           \
    X(RELATION, "relation", 5, -1, 0, 0)                                                                               \
    X(STATUS, "status", -1, -1, ROLE_REVERSE, ROLE_REVERSE)                                                            \
    X(KEY, "key", -1, -1, ROLE_BOLD, ROLE_BOLD)                                                                        \
    X(HEAT_0, "heat-0", -1, -1, ROLE_FAINT, ROLE_FAINT)                                                                \
    X(HEAT_1, "heat-1", 7, 4, 0, 0)                                                                                    \
    X(HEAT_2, "heat-2", 0, 6, 0, ROLE_UNDERLINE)                                                                       \
    X(HEAT_3, "heat-3", 0, 3, 0, ROLE_BOLD)                                                                            \
    X(HEAT_4, "heat-4", 7, 1, ROLE_BOLD, ROLE_BOLD | ROLE_UNDERLINE)                                                   \
    X(BAR, "bar", 6, -1, 0, 0)                                                                                         \
    X(READ, "read", -1, -1, ROLE_FAINT, ROLE_FAINT)                                                                    \
    X(MARK, "mark", 3, -1, ROLE_BOLD, ROLE_BOLD)                                                                       \
    X(MESSAGE, "message", 2, -1, ROLE_BOLD, ROLE_BOLD)                                                                 \
    X(ERROR, "error", 1, -1, ROLE_BOLD, ROLE_BOLD)

enum role_attribute { ROLE_BOLD = 1, ROLE_REVERSE = 2, ROLE_UNDERLINE = 4, ROLE_FAINT = 8 };

#define ROLE_ENUM(id, name, fg, bg, attributes, mono) ROLE_##id,
enum role { ROLES(ROLE_ENUM) ROLE_COUNT };
#undef ROLE_ENUM

struct role_look {
    const char *name;
    short foreground, background; /* -1 the terminal's own */
    unsigned attributes, mono;    /* with colours, without */
};

/* The look of each role, in the order of the enum. */
extern const struct role_look role_looks[ROLE_COUNT];

#endif
