/* Help made from the tables. */
#include "cmds.h"

#include <string.h>

/* Columns before an option's text. */
#define INDENT 26

static struct buf option_head(const struct cmd_option *o)
{
    struct buf head = {0};
    if (o->letter)
        buf_printf(&head, "  -%c, --%s", o->letter, o->name);
    else
        buf_printf(&head, "      --%s", o->name);
    if (o->argument)
        buf_printf(&head, " %s", o->argument);
    return head;
}

static void help_option(void *context, const struct cmd_option *o)
{
    struct buf *out = context;
    struct buf head = option_head(o);
    buf_printf(out, "%-*s", INDENT - 1, head.s);
    if (head.n >= INDENT - 1)
        buf_printf(out, "\n%*s", INDENT - 1, "");
    buf_char(out, ' ');
    if (o->values && strcmp(o->values, "#"))
        buf_printf(out, _("%s: %s"), _(o->help), o->values);
    else
        buf_cstr(out, _(o->help));
    buf_char(out, '\n');
    buf_free(&head);
}

static void help_program(struct buf *out)
{
    buf_cstr(out, _("usage: baolan [COMMAND] [OPTION]… [ARGUMENT]…\n\n"
                    "Reads archives of Chinese local newspapers in the terminal.\n\ncommands:\n"));
    for (const struct cmd *const *c = cmd_all(); *c; c++)
        buf_printf(out, "  %-9s %s%s\n", (*c)->name, _((*c)->summary),
                   *c == cmd_default() ? _(" (without a command: this)") : "");
    buf_cstr(out, _("\noptions:\n"));
    cmd_each_option(NULL, help_option, out);
    buf_cstr(
        out,
        _("\nbaolan COMMAND --help says more about a command; the manuals are baolan(1), baolan(5) and baolan(7).\n"));
}

void cmd_print_help(const struct cmd *cmd, struct buf *out)
{
    if (!cmd) {
        help_program(out);
        return;
    }
    buf_printf(out, _("usage: baolan %s [OPTION]…%s%s\n\n%s\n\noptions:\n"), cmd->name, *cmd->arguments ? " " : "",
               cmd->arguments, _(cmd->about));
    cmd_each_option(cmd, help_option, out);
}
