/*
 * setting: what people may want otherwise, in one table. Read from the configuration (config.h), changed for a
 * session by the command `set NAME VALUE`.
 */
#ifndef UI_SETTING_H
#define UI_SETTING_H

#include "baolan/status.h"
#include "message.h"

/*
 * id, name, the values it may have ("|" between; the first is the default; one in capitals stands for any text, LEAST..MOST for a whole
 * number), help
 */
#define SETTINGS(X)                                                                                                    \
    X(THEME, "theme", "dark|light|contrast|none", N_("colours"))                                                       \
    X(FACETS_WIDTH, "facets-width", "auto|12..60", N_("columns of the dates, counties and topics"))                    \
    X(LIST_WIDTH, "list-width", "auto|20..200", N_("columns of the list of articles"))                                 \
    X(SCROLL, "scroll", "auto|line|half",                                                                              \
      N_("how a list scrolls at its edge; auto: by half of it where the terminal can only move whole lines"))          \
    X(AMBIGUOUS_WIDTH, "ambiguous-width", "auto|1|2", N_("columns of “ ” — … · and the like; auto asks the terminal")) \
    X(MOUSE, "mouse", "on|off", N_("listen to the mouse; off leaves it to the terminal"))                              \
    X(CLIPBOARD, "clipboard", "terminal|COMMAND", N_("what takes copied text: the terminal (OSC 52), or a program"))   \
    X(MEASURE, "measure", "45|10..200", N_("Chinese characters a line at most"))                                       \
    X(TEXT_COLUMNS, "text-columns", "1|2",                                                                             \
      N_("columns of text, where the reading pane has room for 24 characters in each"))                                \
    X(HANGING, "hanging", "off|on", N_("。 ， 、 without room at a line end stand behind it"))                         \
    X(SQUEEZE, "squeeze", "off|on", N_("marks that meet lose the blank between them"))

#define SETTING_ENUM(id, ...) SETTING_##id,
enum setting { SETTINGS(SETTING_ENUM) SETTING_COUNT };
#undef SETTING_ENUM

struct setting_info {
    const char *name, *values;
    const char *help; /* English */
};

/* By enum setting. */
extern const struct setting_info setting_table[SETTING_COUNT];

/* Which of its values each setting has: their number in the table. Zero-initialised: the defaults. */
struct settings {
    int chosen[SETTING_COUNT];
    char *text[SETTING_COUNT]; /* of a value that is any text or a number; owned */
};

/* The value numbered N of a setting, absent when there are not that many; not NUL-terminated. */
struct str setting_value(enum setting s, int n);
bool setting_open(enum setting s, int n); /* does that value stand for any text or number, not for itself? */
/* The value of a setting as it would be written. */
struct str settings_value(const struct settings *settings, enum setting s);
/* The same as a number; 0 for a word. */
int settings_number(const struct settings *settings, enum setting s);
void settings_free(struct settings *settings);
/* STATUS_USAGE, with what is allowed, for a name or value that is none. *WHICH (may be NULL) gets the setting. */
enum status setting_set(struct settings *settings, struct str name, struct str value, enum setting *which,
                        struct error *err);
/* The number of a setting becomes N, or what is allowed next to it. */
void setting_clamp(struct settings *settings, enum setting s, int n);
/* "NAME VALUE". */
enum status setting_line(struct settings *settings, struct str line, struct error *err);
/* Appends them, each with its help, as lines of that form with WORD before them. */
void settings_print(const struct settings *settings, const char *word, struct buf *out);
/* The list of ui_list_settings(). */
void setting_list(struct buf *out);

#endif
