/* baolan related: the stories that belong to one, and why. */
#include "cmds.h"
#include "hits.h"

#include "baolan/relate.h"

static const struct cmd_option options[] = {
    {"format", 'f', "FORMAT", N_("print as"), "text|json|jsonl"},
    {0},
};

static const struct out_cell cells[] = {
    {.key = "date", .columns = 10, .role = OUT_DATE},
    {.key = "uid", .before = "  ", .columns = 12, .role = OUT_UID},
    {.key = "title", .before = "  ", .role = OUT_STRONG},
    {.key = "counties", .before = "  ", .role = OUT_PLACE},
    {.key = "relation", .before = "\n            ", .role = OUT_DIM},
    {.key = "reason", .before = "  ", .columns = OUT_REST},
    {0},
};

static enum status print_related(struct archive *archive, const struct related *r, struct out *out, struct error *err)
{
    struct arena *a = arena_new();
    struct hit hit;
    enum status status = archive_hit(archive, a, r->uid, &hit, err);
    if (status == STATUS_OK) {
        out_record_begin(out);
        hit_fields(out, &hit);
        out_word(out, "relation", relation_name(r->relation));
        out_number(out, "score", r->score);
        out_str(out, "reason", out_is_text(out) ? relate_reason(a, r->reason) : r->reason);
        out_record_end(out);
    }
    arena_free(a);
    return status;
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct page page;
    struct article article = {0};
    enum status status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK)
        status = archive_article(archive, call->arena, call->args[0], &page, &article, call->err);
    if (status == STATUS_NOTHING)
        error_set(call->err, status, "no article has the uid “%.*s”", STR_ARG(call->args[0]));
    if (status == STATUS_OK) {
        struct out *out = cmd_out(call, cells);
        out_list_begin(out);
        for (size_t i = 0; i < article.nrelated && status == STATUS_OK; i++)
            status = print_related(archive, &article.related[i], out, call->err);
        out_list_end(out);
        enum status written = out_close(out, call->err);
        if (status == STATUS_OK)
            status = written;
        if (status == STATUS_OK && !article.nrelated)
            status = error_set(call->err, STATUS_NOTHING, "no article is related to “%.*s”", STR_ARG(article.uid));
    }
    archive_close(archive);
    return status;
}

const struct cmd cmd_related = {
    .name = "related",
    .arguments = "UID",
    .summary = N_("list the stories related to an article, each with the reason"),
    .about = N_("Lists the articles that belong to the one with this uid (its first characters are\n"
                "enough): the same text printed again, an abridgement, a quoted passage, a follow-up,\n"
                "the same topic in the same place; each with its reason."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_PAGED,
    .least = 1,
    .most = 1,
    .run = run,
};
