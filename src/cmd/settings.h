/*
 * settings: the options by which pages are rebuilt; index and explain take the same ones.
 */
#ifndef CMD_SETTINGS_H
#define CMD_SETTINGS_H

#include "baolan/cmd.h"
#include "baolan/rebuild.h"

/* Lines for the option table of a command that rebuilds pages. */
#define SETTINGS_OPTIONS                                                                                               \
    {"newspaper", 'n', "NAME", N_("the newspaper, where the page does not print it"), NULL},                           \
        {"date", 0, "EDTF", N_("the date, where neither page nor path tells: 2024-05-10, 2024-05, 2024/2025"), NULL},  \
    {                                                                                                                  \
        "page-no", 0, "N", N_("the page number, where neither page nor path tells"), NULL                              \
    }

/* Reads them; *OUT borrows from CALL. STATUS_USAGE for a date that is none. */
enum status settings_read(const struct cmd_call *call, struct rebuild_options *out);
/* Was any of them given? */
bool settings_given(const struct cmd_call *call);

#endif
