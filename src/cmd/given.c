/* What a command asks of its line. */
#include "cmds.h"

#include <stdlib.h>
#include <string.h>

static const struct cmd_given *last_given(const struct cmd_call *call, const char *option)
{
    for (size_t i = call->ngiven; i-- > 0;)
        if (!strcmp(call->given[i].option->name, option))
            return &call->given[i];
    return NULL;
}

bool cmd_has(const struct cmd_call *call, const char *option)
{
    return last_given(call, option) != NULL;
}

struct str cmd_value(const struct cmd_call *call, const char *option)
{
    const struct cmd_given *g = last_given(call, option);
    return g ? g->value : STR_ABSENT;
}

size_t cmd_number(const struct cmd_call *call, const char *option, size_t otherwise)
{
    const struct cmd_given *g = last_given(call, option);
    return g ? (size_t)strtoul(g->value.s, NULL, 10) : otherwise;
}

struct out *cmd_out(const struct cmd_call *call, const struct out_cell *cells)
{
    return out_open(out_format_of(cmd_value(call, "format")), cells, !cmd_has(call, "no-pager"));
}
