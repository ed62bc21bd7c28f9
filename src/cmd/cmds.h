/* The descriptors of all commands, and what they share among themselves. */
#ifndef CMD_CMDS_H
#define CMD_CMDS_H

#include "baolan/cmd.h"
#include "baolan/language.h"
#include "baolan/out.h"

extern const struct cmd cmd_browse, cmd_index, cmd_search, cmd_show, cmd_related, cmd_thread, cmd_diff, cmd_export,
    cmd_stats, cmd_figures, cmd_explain, cmd_check;

extern const struct cmd_option cmd_filter_options[];

/* The printer of a command, by its options --format and --no-pager. */
struct out *cmd_out(const struct cmd_call *call, const struct out_cell *cells);

#endif
