/*
 * ui: the curses browser. The one caller is the browse command.
 */
#ifndef BAOLAN_UI_H
#define BAOLAN_UI_H

#include "baolan/archive.h"

struct ui_options {
    struct str script; /* a file of keys to play instead of a keyboard, on a screen nobody sees (tests); absent: none */
    /* what the place where the reader was is kept under: the archive's path; absent: it is not kept */
    struct str place;
    bool colour; /* false: attributes only */
};

/* The options that the environment asks for: $BAOLAN_SCRIPT, and no colour when $NO_COLOR is set and not empty. Borrows
 * the environment. */
struct ui_options ui_options_default(void);
/* Can the browser run here: is there a terminal on both sides, or a script? */
bool ui_possible(const struct ui_options *options);

/*
 * Browses A, starting with the articles of QUERY ("": where the reader was), until the user quits; the terminal is given back however
 * it ends. STATUS_USAGE: a QUERY or a script that cannot be read. STATUS_INTERRUPTED: ended by SIGTERM
 * or SIGHUP.
 */
enum status ui_browse(struct archive *a, struct str query, const struct ui_options *options, struct error *err);

/* The same without panels: a command a line from standard input, plain lines to standard output, also where there is no terminal. */
enum status ui_plain(struct archive *a, struct str query, struct error *err);

/*
 * Appends the key list, one request a line: panels, keys, name and help, tab between. When OWN the user's own keys
 * count, and help is in the user's language; else it is in English, and the manual is made from it.
 */
enum status ui_list_keys(bool own, struct buf *out, struct error *err);

/* Appends the configuration in force as a file of configuration. STATUS_USAGE for a fault in the user's own. */
enum status ui_print_config(struct buf *out, struct error *err);

/* Appends the list of settings, one a line: name, values ("|" between, the first one unless set) and help in English, tab between. */
void ui_list_settings(struct buf *out);

/* The version of the terminal library in use ("ncurses 6.4…"), static. */
const char *ui_library(void);

#endif
