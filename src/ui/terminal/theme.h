/*
 * theme: the look of each role. A theme is a file of data/themes, a role a line:
 *   ROLE FOREGROUND [on BACKGROUND] [bold] [faint] [underline] [reverse]
 * where a colour is default (the terminal's own), black, red, green, yellow, blue, magenta, cyan, white, bright-red …, or a number of the
 * terminal's, 0 to 255. Lines of the same form in the configuration win over those of the theme.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "baolan/memory.h"
#include "baolan/status.h"
#include "role.h"

enum { LOOK_BOLD = 1, LOOK_REVERSE = 2, LOOK_UNDERLINE = 4, LOOK_FAINT = 8 };

struct look {
    short foreground, background; /* -1 the terminal's own */
    unsigned attributes;          /* LOOK_… */
};

struct theme {
    struct look looks[ROLE_COUNT]; /* with colours … */
    struct look plain[ROLE_COUNT]; /* … and without: attributes alone */
    struct look own[ROLE_COUNT];   /* the user's … */
    bool has_own[ROLE_COUNT];      /* … where there is one */
};

/* Takes the looks of the theme NAME, and the user's own over them. STATUS_SYSTEM when the file is not there. */
enum status theme_load(struct theme *t, struct str name, struct error *err);
/* A colour on a terminal that has MOST: a bright one may have to be the plain one, another the terminal's own. */
short theme_colour(short colour, int most);
/* One line of the user's own. */
enum status theme_own(struct theme *t, struct str line, struct error *err);
/* Appends the looks, a role a line with WORD before each; as remarks those that are the theme's. */
void theme_print(const struct theme *t, const char *word, struct buf *out);

#endif
