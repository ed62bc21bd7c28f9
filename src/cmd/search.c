/* baolan search: the list of what a query finds. */
#include "cmds.h"
#include "hits.h"

#include "baolan/archive.h"

static const struct cmd_option options[] = {
    {"count", 0, NULL, N_("print only how many there are"), NULL},
    {"sort", 's', "ORDER", N_("newest first, or best first"), "date|rank"},
    {"limit", 'l', "N", N_("at most so many"), "#"},
    {"format", 'f', "FORMAT", N_("print as"), "text|json|jsonl"},
    {0},
};

static enum status print_count(struct search *search, struct out *out, size_t *n, struct error *err)
{
    bool exact = false;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && !exact)
        status = search_count(search, n, &exact, err);
    if (status != STATUS_OK)
        return status;
    if (out_is_text(out)) {
        struct buf line = {0};
        buf_printf(&line, "%zu\n", *n);
        out_text(out, buf_view(&line), OUT_PLAIN);
        buf_free(&line);
    } else {
        out_record_begin(out);
        out_int(out, "count", (int64_t)*n);
        out_record_end(out);
    }
    return STATUS_OK;
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct search *search = NULL;
    struct query *query = NULL;
    size_t n = 0, ntexts = 0;
    enum sort sort = str_is(cmd_value(call, "sort"), "rank") ? SORT_RANK : SORT_DATE;
    enum status status = cmd_query(call, &query);
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK)
        status = archive_search(archive, query, sort, &search, call->err);
    if (status == STATUS_OK) {
        struct out *out = cmd_out(call, hit_cells);
        struct str *texts = query_texts(call->arena, query, &ntexts);
        out_match(out, texts, ntexts);
        if (cmd_has(call, "count"))
            status = print_count(search, out, &n, call->err);
        else
            status = hits_print(search, cmd_number(call, "limit", SIZE_MAX), out, &n, call->err);
        enum status written = out_close(out, call->err);
        if (status == STATUS_OK)
            status = written != STATUS_OK || n ? written : error_set(call->err, STATUS_NOTHING, "nothing was found");
    }
    search_close(search);
    archive_close(archive);
    return status;
}

const struct cmd cmd_search = {
    .name = "search",
    .arguments = "[QUERY]",
    .summary = N_("list the articles that a query finds, newest first"),
    .about = N_("Lists articles with date, uid, title, counties and the place that matches. An empty\n"
                "query lists all. The query language is baolan(7): 氢能 -煤炭 county:孝义\n"
                "date:2020..2024 \"吃干榨尽\" 鹏飞 OR 美锦. A filter given twice means either."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_QUERY | CMD_PAGED,
    .most = SIZE_MAX,
    .run = run,
};
