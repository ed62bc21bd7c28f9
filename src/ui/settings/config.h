/*
 * config: what people may want otherwise: settings, keys and colours, from $XDG_CONFIG_HOME/baolan/config (wordfile.h). A line is one of
 *   set NAME VALUE
 *   key PANEL KEY REQUEST
 *   colour ROLE FOREGROUND [on BACKGROUND] [bold] [faint] [underline] [reverse]
 */
#ifndef UI_CONFIG_H
#define UI_CONFIG_H

#include "../terminal/theme.h"
#include "keymap.h"
#include "setting.h"

struct config {
    struct settings settings;
    struct keymap keymap;
    struct theme theme;
};

/*
 * The defaults (an error when they cannot be read), and when OWN the user's file over them: its faults come in OWN_FAULT and stop nothing;
 * good lines count even when another is bad. C is zero-initialised.
 */
enum status config_load(struct config *c, bool own, struct error *own_fault, struct error *err);
/* Adds the lines of one file; FILE is its name for errors. */
enum status config_parse(struct config *c, struct str file, struct str text, struct error *err);
void config_free(struct config *c);
/* Appends all that is in force as a file that says the same. */
void config_print(const struct config *c, struct buf *out);

#endif
