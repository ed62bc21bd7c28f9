/* The commands there are, and the options that several share. */
#include "cmds.h"

#include <string.h>

static const struct cmd *const commands[] = {
    &cmd_browse, &cmd_index, &cmd_search,  &cmd_show,    &cmd_related, &cmd_thread, &cmd_diff,
    &cmd_export, &cmd_stats, &cmd_figures, &cmd_explain, &cmd_check,   NULL,
};

static const struct cmd_option archive_options[] = {
    {"archive", 'd', "FILE", N_("the archive; else $BAOLAN_ARCHIVE, else ~/.local/share/baolan/archive.db"), NULL},
    {0},
};

static const struct cmd_option paged_options[] = {
    {"no-pager", 0, NULL, N_("print straight to the terminal"), NULL},
    {0},
};

static const struct cmd_option common_options[] = {
    {"help", 'h', NULL, N_("print this help"), NULL},
    {"version", 'V', NULL, N_("print the versions of the program and its libraries"), NULL},
    {0},
};

const struct cmd *const *cmd_all(void)
{
    return commands;
}

const struct cmd *cmd_default(void)
{
    return commands[0];
}

const struct cmd *cmd_find(const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (!strcmp(commands[i]->name, name))
            return commands[i];
    return NULL;
}

/* Changes, insertions and deletions of a byte that turn A into B (Levenshtein); B is a command's name, so the row is short. */
static size_t distance(struct arena *arena, struct str a, struct str b)
{
    size_t *row = arena_array(arena, b.n + 1, sizeof *row);
    for (size_t j = 0; j <= b.n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t change = diagonal + (a.s[i - 1] != b.s[j - 1]);
            size_t insert = row[j - 1] + 1, remove = row[j] + 1;
            diagonal = row[j];
            row[j] = change < insert ? change : insert;
            if (remove < row[j])
                row[j] = remove;
        }
    }
    return row[b.n];
}

const struct cmd *cmd_near(struct str word)
{
    const struct cmd *near = NULL;
    size_t least = 3; /* more than two slips of the finger is another word */
    struct arena *arena = arena_new();
    for (size_t i = 0; commands[i] && word.n < 16; i++) {
        struct str name = str_of(commands[i]->name);
        size_t d = word.n >= 2 && str_starts(name, word) ? 0 : distance(arena, word, name);
        if (d < least && d < name.n) {
            least = d;
            near = commands[i];
        }
    }
    arena_free(arena);
    return near;
}

static void each(const struct cmd_option *table, void (*visit)(void *, const struct cmd_option *), void *context)
{
    for (; table && table->name; table++)
        visit(context, table);
}

void cmd_each_option(const struct cmd *cmd, void (*visit)(void *, const struct cmd_option *), void *context)
{
    if (cmd)
        each(cmd->options, visit, context);
    if (cmd && cmd->flags & CMD_QUERY)
        each(cmd_filter_options, visit, context);
    if (cmd && cmd->flags & CMD_PAGED)
        each(paged_options, visit, context);
    if (!cmd || cmd->flags & CMD_ARCHIVE)
        each(archive_options, visit, context);
    each(common_options, visit, context);
}
