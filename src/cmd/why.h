/* why: by which words an article has its counties and topics; for `show --why`. */
#ifndef CMD_WHY_H
#define CMD_WHY_H

#include "cmds.h"

#include "baolan/story.h"

/* Prints a record for each place named and each topic, by the facts there are now. */
enum status why_print(struct cmd_call *call, struct archive *archive, const struct story *story);

#endif
