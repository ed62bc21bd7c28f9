/* baolan export: whole articles, for other programs and other readers. */
#include "cmds.h"
#include "exports.h"

#include "baolan/archive.h"

static const struct cmd_option options[] = {
    {"format", 'f', "FORMAT", "print as", "jsonl|csv|md|bibtex"},
    {0},
};

struct format {
    const char *name;
    const char *head; /* printed once before the first article; NULL: nothing */
    void (*write)(const struct page *page, const struct article *article, struct buf *out);
    bool faithful; /* safe for a terminal by its own escapes; else it passes display.h */
};

/* The first is what is printed without --format. */
static const struct format formats[] = {
    {"jsonl", NULL, export_jsonl, true},
    {"csv", export_csv_head, export_csv, false},
    {"md", NULL, export_markdown, false},
    {"bibtex", NULL, export_bibtex, false},
};

struct exporting {
    const struct format *format;
    struct out *out;
    struct buf buf;
    size_t n;
};

static void put(struct exporting *e, struct str text)
{
    if (e->format->faithful)
        out_raw(e->out, text);
    else
        out_text(e->out, text, OUT_PLAIN);
}

static bool export_one(void *context, const struct page *page, const struct article *article)
{
    struct exporting *e = context;
    if (!e->n++ && e->format->head)
        put(e, str_of(e->format->head));
    buf_clear(&e->buf);
    e->format->write(page, article, &e->buf);
    put(e, buf_view(&e->buf));
    return !out_gone(e->out);
}

static const struct format *format_of(struct str name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (str_is(name, formats[i].name))
            return &formats[i];
    return &formats[0];
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct query *query = NULL;
    struct exporting e = {.format = format_of(cmd_value(call, "format"))};
    enum status status = cmd_query(call, &query);
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK) {
        e.out = out_open(OUT_TEXT, NULL, false);
        status = archive_each(archive, query, export_one, &e, call->err);
        enum status written = out_close(e.out, call->err);
        if (status == STATUS_OK)
            status = written;
        if (status == STATUS_OK && !e.n)
            status = STATUS_NOTHING;
    }
    buf_free(&e.buf);
    archive_close(archive);
    return status;
}

const struct cmd cmd_export = {
    .name = "export",
    .arguments = "[QUERY]",
    .summary = "print whole articles as JSONL, CSV, Markdown or BibTeX",
    .about = "Prints every article that FILTERS and QUERY find, newest first; an empty query\n"
             "exports all. JSONL is complete: baolan export | baolan index -d OTHER - gives\n"
             "the same archive.",
    .options = options,
    .flags = CMD_ARCHIVE | CMD_QUERY,
    .most = SIZE_MAX,
    .run = run,
};
