/* baolan show: one article, whole. */
#include "cmds.h"
#include "why.h"

#include "baolan/form.h"
#include "baolan/relate.h"
#include "baolan/story.h"

static const struct cmd_option options[] = {
    {"format", 'f', "FORMAT", N_("print as"), "text|md|json"},
    {"why", 0, NULL, N_("tell instead where the article names its counties, and by which terms it has its topics"),
     NULL},
    {"width", 'w', "N", N_("columns of text, 8 or more; else the terminal's, at most 90"), "#"},
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
    const struct doc_part *part = &story->parts[0];
    for (size_t i = 0; i < story->nparts; i++)
        if (str_starts(story->parts[i].article->uid, uid))
            part = &story->parts[i];
    form_jsonl(part->page, part->article, &json);
    out_raw(out, buf_view(&json));
    buf_free(&json);
}

static void print_markdown(const struct story *story, struct out *out)
{
    struct buf text = {0};
    for (size_t i = 0; i < story->nparts; i++)
        form_markdown(story->parts[i].page, story->parts[i].article, &text);
    out_text(out, buf_view(&text), OUT_PLAIN);
    buf_free(&text);
}

static const enum out_role roles[DOC_ROLE_COUNT] = {
    [DOC_TEXT] = OUT_PLAIN,    [DOC_KICKER] = OUT_DATE, [DOC_TITLE] = OUT_STRONG, [DOC_DERIVED] = OUT_DIM,
    [DOC_SUBTITLE] = OUT_DATE, [DOC_BYLINE] = OUT_DIM,  [DOC_FACTS] = OUT_PLACE,  [DOC_HEADING] = OUT_STRONG,
    [DOC_CAPTION] = OUT_BAR,   [DOC_SEAM] = OUT_DIM,    [DOC_SOURCE] = OUT_DIM,   [DOC_DOUBT] = OUT_DOUBT,
    [DOC_MATCH] = OUT_MATCH,
};

static void print_line(const struct doc_line *line, struct out *out)
{
    if (line->n && line->left) {
        struct buf blanks = {0};
        buf_printf(&blanks, "%*s", line->left, "");
        out_text(out, buf_view(&blanks), OUT_PLAIN);
        buf_free(&blanks);
    }
    for (size_t i = 0; i < line->n; i++)
        out_text(out, line->runs[i].text, roles[line->runs[i].role]);
    out_text(out, STR("\n"), OUT_PLAIN);
}

/* As a page is set, with the uid below it. */
static void print_text(const struct story *story, int width, struct out *out)
{
    struct arena *a = arena_new();
    struct doc doc;
    doc_set(a, story->parts, story->nparts, width, NULL, NULL, &doc);
    for (size_t i = 0; i < doc.n && !out_gone(out); i++)
        print_line(&doc.lines[i], out);
    out_text(out, story_uid(story), OUT_UID);
    out_text(out, STR("\n"), OUT_PLAIN);
    arena_free(a);
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct story *story = NULL;
    struct str format = cmd_value(call, "format");
    enum status status = STATUS_OK;
    if (cmd_number(call, "width", NARROWEST) < NARROWEST)
        status = error_set(call->err, STATUS_USAGE, "--width takes %d columns or more", NARROWEST);
    if (status == STATUS_OK && cmd_has(call, "why") && str_is(format, "md"))
        status = error_set(call->err, STATUS_USAGE, "--why is told as text or json");
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK)
        status = story_open(archive, call->args[0], &story, call->err);
    if (status == STATUS_NOTHING)
        error_set(call->err, status, "no article has the uid “%.*s”", STR_ARG(call->args[0]));
    if (status == STATUS_OK && cmd_has(call, "why")) {
        status = why_print(call, archive, story);
    } else if (status == STATUS_OK) {
        struct out *out = cmd_out(call, NULL);
        if (str_is(format, "json"))
            print_json(story, call->args[0], out);
        else if (str_is(format, "md"))
            print_markdown(story, out);
        else
            print_text(story, text_width(call, out), out);
        status = out_close(out, call->err);
    }
    story_close(story);
    archive_close(archive);
    return status;
}

const struct cmd cmd_show = {
    .name = "show",
    .arguments = "UID",
    .summary = N_("print one article, set as a page is set, or as Markdown or JSON"),
    .about = N_("Prints the article with this uid; its first characters are enough, four or more.\n"
                "The halves of an article that jumps to another page are printed together; JSON is\n"
                "the record asked for alone. --why tells by which words of it the article has its\n"
                "counties and topics."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_PAGED,
    .least = 1,
    .most = 1,
    .run = run,
};
