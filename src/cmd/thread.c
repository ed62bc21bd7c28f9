/* baolan thread: a story from its first mention on. */
#include "cmds.h"
#include "hits.h"

#include "baolan/relate.h"
#include "baolan/thread.h"

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
    {.key = "people", .before = "\n            + ", .columns = OUT_REST, .role = OUT_GOOD},
    {.key = "organisations", .before = "\n            + ", .columns = OUT_REST, .role = OUT_GOOD},
    {.key = "figures", .before = "\n            + ", .columns = OUT_REST, .role = OUT_BAR},
    {0},
};

static void print_piece(const struct thread *t, const struct thread_piece *p, struct out *out)
{
    bool linked = p->to != SIZE_MAX;
    out_record_begin(out);
    out_tint(out, p->reprint ? OUT_DIM : OUT_PLAIN);
    hit_fields(out, &p->hit);
    out_word(out, "relation", linked ? relation_name(p->relation) : N_("first mention"));
    out_str(out, "to", linked ? t->pieces[p->to].hit.uid : STR_ABSENT);
    out_str(out, "reason", out_is_text(out) ? relate_reason(t->arena, p->reason) : p->reason);
    out_strs(out, "people", p->people.at, p->people.n);
    out_strs(out, "organisations", p->organisations.at, p->organisations.n);
    out_strs(out, "figures", p->figures.at, p->figures.n);
    out_record_end(out);
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct thread *thread = NULL;
    enum status status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK)
        status = thread_open(archive, call->args[0], &thread, call->err);
    if (status == STATUS_NOTHING)
        error_set(call->err, status, "no article has the uid “%.*s”", STR_ARG(call->args[0]));
    if (status == STATUS_OK) {
        struct out *out = cmd_out(call, cells);
        out_list_begin(out);
        for (size_t i = 0; i < thread->n; i++)
            print_piece(thread, &thread->pieces[i], out);
        out_list_end(out);
        status = out_close(out, call->err);
    }
    thread_close(thread);
    archive_close(archive);
    return status;
}

const struct cmd cmd_thread = {
    .name = "thread",
    .arguments = "UID",
    .summary = N_("tell a story from its first mention on, and what each article added"),
    .about = N_("Lists the articles of the story that the one with this uid belongs to, oldest first:\n"
                "each with the earlier one it goes on from and why, and with the people,\n"
                "organisations and figures that no article before it named. What was printed again\n"
                "adds nothing."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_PAGED,
    .least = 1,
    .most = 1,
    .run = run,
};
