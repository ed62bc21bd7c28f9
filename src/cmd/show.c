/* baolan show: one article, whole. */
#include "cmds.h"
#include "story.h"

#include "baolan/form.h"

static const struct cmd_option options[] = {
    {"format", 'f', "FORMAT", "print as", "text|md|json"},
    {"width", 'w', "N", "columns of text, 8 or more; else the terminal's, at most 90", "#"},
    {0},
};

/* 45 Chinese characters: longer lines are hard to read back from. */
#define WIDEST 90
#define NARROWEST 8

static int text_width(const struct cmd_call *call, const struct out *out)
{
    int columns = out_columns(out) < WIDEST ? out_columns(out) : WIDEST;
    size_t wanted = cmd_number(call, "width", (size_t)columns);
    return wanted < NARROWEST ? NARROWEST : wanted > 10000 ? 10000 : (int)wanted;
}

/* The article asked for alone: a record stays a record, its other half is named in it. */
static void print_json(const struct story *story, struct str uid, struct out *out)
{
    struct buf json = {0};
    const struct half *h = &story->halves[0];
    for (size_t i = 0; i < story->n; i++)
        if (str_starts(story->halves[i].article.uid, uid))
            h = &story->halves[i];
    form_jsonl(&h->page, &h->article, &json);
    out_raw(out, buf_view(&json));
    buf_free(&json);
}

static void print_markdown(const struct story *story, struct out *out)
{
    struct buf text = {0};
    for (size_t i = 0; i < story->n; i++)
        form_markdown(&story->halves[i].page, &story->halves[i].article, &text);
    out_text(out, buf_view(&text), OUT_PLAIN);
    buf_free(&text);
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct story story;
    struct str format = cmd_value(call, "format");
    enum status status = STATUS_OK;
    if (cmd_number(call, "width", NARROWEST) < NARROWEST)
        status = error_set(call->err, STATUS_USAGE, "--width takes %d columns or more", NARROWEST);
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK)
        status = story_load(archive, call->arena, call->args[0], &story, call->err);
    if (status == STATUS_OK) {
        struct out *out = cmd_out(call, NULL);
        if (str_is(format, "json"))
            print_json(&story, call->args[0], out);
        else if (str_is(format, "md"))
            print_markdown(&story, out);
        else
            story_print(&story, text_width(call, out), out);
        status = out_close(out, call->err);
    }
    archive_close(archive);
    return status;
}

const struct cmd cmd_show = {
    .name = "show",
    .arguments = "UID",
    .summary = "print one article, set as a page is set, or as Markdown or JSON",
    .about = "Prints the article with this uid; its first characters are enough, four or more.\n"
             "The halves of an article that jumps to another page are printed together; JSON is\n"
             "the record asked for alone.",
    .options = options,
    .flags = CMD_ARCHIVE | CMD_PAGED,
    .least = 1,
    .most = 1,
    .run = run,
};
