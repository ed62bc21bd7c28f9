/*
 * The tables of the program as lines of tabs, from which completions and the option lists of the manual are made:
 *
 *   command <TAB> NAME <TAB> ARGUMENTS <TAB> SUMMARY
 *   option  <TAB> COMMAND, "-" for all or FILTERS <TAB> LONG <TAB> LETTER or "-" <TAB> ARGUMENT or "-" <TAB> VALUES or "-" <TAB> HELP
 *   field   <TAB> NAME <TAB> OTHER NAMES, a blank between <TAB> VALUE                                         (of queries)
 *   key     <TAB> PANELS <TAB> KEYS <TAB> NAME <TAB> HELP                                                     (of the browser)
 */
#include "cmds.h"

#include <string.h>

#include "baolan/query.h"
#include "baolan/ui.h"

struct listing {
    struct buf *out;
    const char *command;
};

static void list_option(void *context, const struct cmd_option *o)
{
    const struct listing *l = context;
    char letter[2] = {o->letter ? o->letter : '-', '\0'};
    const char *values = o->values && strcmp(o->values, "#") ? o->values : "-";
    buf_printf(l->out, "option\t%s\t%s\t%s\t%s\t%s\t%s\n", l->command, o->name, letter, o->argument ? o->argument : "-",
               values, o->help);
}

static void list_fields(struct buf *out)
{
    size_t n;
    const struct query_field_info *fields = query_fields(&n);
    for (size_t i = 0; i < n; i++) {
        buf_printf(out, "field\t%s\t", fields[i].name);
        for (const char *const *name = fields[i].names; *name; name++)
            buf_printf(out, "%s%s", name == fields[i].names ? "" : " ", *name);
        buf_printf(out, "\t%s\n", fields[i].value);
    }
}

/* The default keys; none where the data folder is not found. */
static void list_keys(struct buf *out)
{
    struct buf keys = {0};
    struct error none = {0};
    ui_list_keys(false, &keys, &none);
    for (size_t from = 0, to; from < keys.n; from = to + 1) {
        to = str_find(buf_view(&keys), STR("\n"), from);
        if (to == SIZE_MAX)
            to = keys.n;
        buf_printf(out, "key\t%.*s\n", (int)(to - from), keys.s + from);
    }
    error_clear(&none);
    buf_free(&keys);
}

void cmd_print_tables(struct buf *out)
{
    for (const struct cmd *const *c = cmd_all(); *c; c++)
        buf_printf(out, "command\t%s\t%s\t%s\n", (*c)->name, (*c)->arguments, (*c)->summary);
    cmd_each_option(NULL, list_option, &(struct listing){out, "-"});
    for (const struct cmd_option *o = cmd_filter_options; o->name; o++)
        list_option(&(struct listing){out, "FILTERS"}, o);
    for (const struct cmd *const *c = cmd_all(); *c; c++)
        cmd_each_option(*c, list_option, &(struct listing){out, (*c)->name});
    list_fields(out);
    list_keys(out);
}
