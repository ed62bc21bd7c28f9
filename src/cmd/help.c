/* Help made from the tables, and the one line of an error. */
#include "cmds.h"

#include <stdio.h>
#include <string.h>

#include "baolan/display.h"

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

void cmd_complain(const char *format, ...)
{
    struct buf raw = {0}, line = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&raw, format, args);
    va_end(args);
    buf_cstr(&line, "baolan: ");
    display_line(buf_view(&raw), &line);
    buf_char(&line, '\n');
    fwrite(line.s, 1, line.n, stderr);
    buf_free(&raw);
    buf_free(&line);
}
