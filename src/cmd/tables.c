/*
 * The tables of the program as lines of tabs, from which completions and the option lists of the manual are made:
 *
 *   command <TAB> NAME <TAB> ARGUMENTS <TAB> SUMMARY
 *   option  <TAB> COMMAND, "-" for all or FILTERS <TAB> LONG <TAB> LETTER or "-" <TAB> ARGUMENT or "-" <TAB> VALUES or "-" <TAB> HELP
 *   field   <TAB> NAME <TAB> OTHER NAMES, a blank between <TAB> VALUE                                         (of queries)
 *   setting <TAB> NAME <TAB> VALUES, "|" between, the first one unless set <TAB> HELP                        (of the browser)
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
    struct error none = {0};
    ui_list_keys(false, out, &none);
    error_clear(&none);
}

/* The lines that LIST appends, KIND and a tab before each. */
static void list_rows(struct buf *out, const char *kind, void (*list)(struct buf *out))
{
    struct buf rows = {0};
    list(&rows);
    for (size_t from = 0, to; from < rows.n; from = to + 1) {
        to = str_find(buf_view(&rows), STR("\n"), from);
        if (to == SIZE_MAX)
            to = rows.n;
        buf_printf(out, "%s\t%.*s\n", kind, (int)(to - from), rows.s + from);
    }
    buf_free(&rows);
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
    list_rows(out, "setting", ui_list_settings);
    list_rows(out, "key", list_keys);
}
