/* baolan export: whole articles, for other programs and other readers. */
#include "cmds.h"

#include "baolan/archive.h"
#include "baolan/form.h"
#include "baolan/overlay.h"

static const struct cmd_option options[] = {
    {"format", 'f', "FORMAT", N_("print as"), "jsonl|csv|md|bibtex|text|gbt7714|footnote|corrections"},
    {0},
};

struct exporting {
    const struct form *form;
    struct out *out;
    struct buf buf;
    size_t n;
};

static void put(struct exporting *e, struct str text)
{
    if (e->form->faithful)
        out_raw(e->out, text);
    else
        out_text(e->out, text, OUT_PLAIN);
}

static bool export_one(void *context, const struct page *page, const struct article *article)
{
    struct exporting *e = context;
    if (!e->n++ && e->form->head)
        put(e, str_of(e->form->head));
    buf_clear(&e->buf);
    e->form->write(page, article, &e->buf);
    put(e, buf_view(&e->buf));
    return !out_gone(e->out);
}

/* Of the corrections, those of what is found. */
struct copying {
    struct corrections corrections;
    struct out *out;
    size_t n;
};

static bool copy_one(void *context, const struct page *page, const struct article *article)
{
    struct copying *c = context;
    const struct correction *correction = corrections_find(&c->corrections, article->uid);
    struct buf text = {0};
    (void)page;
    if (correction) {
        correction_print(correction, &text);
        out_text(c->out, buf_view(&text), OUT_PLAIN);
        c->n++;
    }
    buf_free(&text);
    return !out_gone(c->out);
}

static enum status export_corrections(struct cmd_call *call, struct archive *archive, struct query *query, size_t *n)
{
    struct copying c = {0};
    struct query *corrected = query_make_field(call->arena, FIELD_CORRECTED, STR("yes"));
    enum status status = overlay_read(archive, call->arena, &c.corrections, call->err);
    if (status != STATUS_OK)
        return status;
    c.out = out_open(OUT_TEXT, NULL, false);
    status = archive_each(archive, query->kind == QUERY_ALL ? corrected : query_and(call->arena, query, corrected),
                          copy_one, &c, call->err);
    enum status written = out_close(c.out, call->err);
    *n = c.n;
    return status == STATUS_OK ? written : status;
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct query *query = NULL;
    const struct form *form = form_named(cmd_value(call, "format"));
    struct exporting e = {.form = form ? form : form_named(STR("jsonl"))};
    enum status status = cmd_query(call, &query);
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK && str_is(cmd_value(call, "format"), "corrections")) {
        status = export_corrections(call, archive, query, &e.n);
    } else if (status == STATUS_OK) {
        e.out = out_open(OUT_TEXT, NULL, false);
        status = archive_each(archive, query, export_one, &e, call->err);
        enum status written = out_close(e.out, call->err);
        if (status == STATUS_OK)
            status = written;
    }
    if (status == STATUS_OK && !e.n)
        status = error_set(call->err, STATUS_NOTHING, "nothing was found");
    buf_free(&e.buf);
    archive_close(archive);
    return status;
}

const struct cmd cmd_export = {
    .name = "export",
    .arguments = "[QUERY]",
    .summary = N_("print whole articles, or citations of them, for other programs"),
    .about = N_("Prints every article that FILTERS and QUERY find, newest first; an empty query\n"
                "exports all. JSONL is complete: baolan export | baolan index -d OTHER - gives\n"
                "the same archive. “corrections” prints what readers put right."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_QUERY,
    .most = SIZE_MAX,
    .run = run,
};
