/* baolan browse: the browser; the list alone where there is no terminal. */
#include "cmds.h"
#include "hits.h"

#include <stdlib.h>

#include "baolan/ui.h"

static const struct cmd_option options[] = {
    {"list-keys", 0, NULL, N_("print the keys in force: panel, keys, request, help"), NULL},
    {"plain", 0, NULL, N_("no panels: a command a line, plain lines out, as for screen readers"), NULL},
    {"print-config", 0, NULL, N_("print the configuration in force, as a file of configuration"), NULL},
    {0},
};

static enum status print_list(struct cmd_call *call, struct archive *archive, const struct query *query)
{
    struct search *search = NULL;
    size_t n = 0;
    enum status status = archive_search(archive, query, SORT_DATE, &search, call->err);
    if (status != STATUS_OK)
        return status;
    cmd_complain("%s", _("no terminal to browse on; this is the list"));
    struct out *out = out_open(OUT_TEXT, hit_cells, false);
    status = hits_print(search, SIZE_MAX, out, &n, call->err);
    enum status written = out_close(out, call->err);
    search_close(search);
    if (status != STATUS_OK || written != STATUS_OK)
        return status != STATUS_OK ? status : written;
    return n ? STATUS_OK : STATUS_NOTHING;
}

/* Prints the keys or the whole configuration. */
static enum status print_own(struct cmd_call *call, bool keys)
{
    struct buf text = {0};
    enum status status = keys ? ui_list_keys(true, &text, call->err) : ui_print_config(&text, call->err);
    if (status == STATUS_OK) {
        struct out *out = out_open(OUT_TEXT, NULL, false);
        out_raw(out, buf_view(&text));
        status = out_close(out, call->err);
    }
    buf_free(&text);
    return status;
}

/* The archive by its absolute path. */
static struct str place_name(struct cmd_call *call)
{
    struct str path = cmd_archive(call);
    char *absolute = realpath(path.s, NULL);
    struct str name = absolute ? arena_str(call->arena, str_of(absolute)) : path;
    free(absolute);
    return name;
}

static enum status run(struct cmd_call *call)
{
    if (cmd_has(call, "list-keys") || cmd_has(call, "print-config"))
        return print_own(call, cmd_has(call, "list-keys"));
    struct archive *archive = NULL;
    struct query *query = NULL;
    struct ui_options ui = ui_options_default();
    struct buf text = {0};
    enum status status = cmd_query(call, &query);
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK)
        query_print(query, &text);
    if (status == STATUS_OK && cmd_has(call, "plain")) {
        status = ui_plain(archive, buf_view(&text), call->err);
    } else if (status == STATUS_OK && ui_possible(&ui)) {
        ui.place = place_name(call);
        status = ui_browse(archive, buf_view(&text), &ui, call->err);
    } else if (status == STATUS_OK) {
        status = print_list(call, archive, query);
    }
    buf_free(&text);
    archive_close(archive);
    return status;
}

const struct cmd cmd_browse = {
    .name = "browse",
    .arguments = "[QUERY]",
    .summary = N_("read the archive in panels"),
    .about = N_("Opens the browser on the articles that FILTERS and QUERY find; ? lists its keys.\n"
                "Where standard input or output is no terminal, the list is printed instead."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_QUERY | CMD_ROAMS,
    .most = SIZE_MAX,
    .run = run,
};
