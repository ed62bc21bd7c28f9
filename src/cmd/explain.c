/* baolan explain: how a page was cut, line by line. */
#include "cmds.h"
#include "settings.h"
#include "why.h"

#include <unistd.h>

#include "baolan/confine.h"
#include "baolan/input.h"
#include "baolan/region.h"
#include "baolan/width.h"

static const struct cmd_option options[] = {
    {"format", 'f', "FORMAT", N_("print as; else text on a terminal, JSON elsewhere"), "text|json|jsonl"},
    {"why", 0, NULL, N_("tell instead where its articles name their counties and which words make their topics"), NULL},
    {"region", 'r', "CODE", N_("with --why: the region in focus by its GB/T 2260 code; else guessed from the page"),
     NULL},
    SETTINGS_OPTIONS,
    {0},
};

static const struct out_cell cells[] = {
    {.key = "line", .columns = 5, .role = OUT_DIM, .right = true},
    {.key = "article", .before = "  ", .columns = 3, .role = OUT_UID, .right = true},
    {.key = "role", .before = " ", .columns = 10},
    {.key = "certainty", .before = " ", .columns = 4, .role = OUT_DIM, .right = true},
    {.key = "rule", .before = "  ", .columns = 30, .role = OUT_DIM},
    {.key = "text", .before = " │ ", .columns = OUT_REST},
    {0},
};

/* The colour of a line by what it was taken for; doubtful lines are marked whatever they are. */
static const enum out_role tints[ROLE_COUNT] = {
    [ROLE_FURNITURE] = OUT_DIM, [ROLE_STAFF] = OUT_DIM,       [ROLE_KICKER] = OUT_DATE, [ROLE_TITLE] = OUT_STRONG,
    [ROLE_SUBTITLE] = OUT_DATE, [ROLE_BYLINE] = OUT_PLACE,    [ROLE_HEADING] = OUT_UID, [ROLE_CAPTION] = OUT_BAR,
    [ROLE_NOTICE] = OUT_BAR,    [ROLE_SIGNATURE] = OUT_PLACE, [ROLE_JUMP] = OUT_MATCH,  [ROLE_CREDIT] = OUT_PLACE,
};

/* A line of the head: what is rated, how, and what it is called. */
static void explain_rating(struct out *out, const char *what, int number, bool rated, double quality, struct str title,
                           enum out_role role)
{
    struct buf line = {0};
    buf_printf(&line, "%s%*s %3d  ", what, 8 - width_str(str_of(what)), "", number);
    if (rated)
        buf_printf(&line, "%.2f", quality);
    else
        buf_printf(&line, "%4s", "-");
    out_text(out, buf_view(&line), rated && quality < QUALITY_LOW ? OUT_DOUBT : OUT_DIM);
    buf_clear(&line);
    if (str_present(title))
        buf_printf(&line, "  %.*s", STR_ARG(title));
    buf_char(&line, '\n');
    out_text(out, buf_view(&line), role);
    buf_free(&line);
}

static void explain_doubt(struct out *out, struct arena *a, struct str doubt)
{
    struct buf line = {0};
    buf_printf(&line, "%18s  ? %.*s\n", "", STR_ARG(language_said(a, doubt)));
    out_text(out, buf_view(&line), OUT_DOUBT);
    buf_free(&line);
}

/* The page and its articles with their qualities and doubts, above the lines. */
static void explain_page(struct out *out, struct arena *arena, int part, const struct page *page)
{
    explain_rating(out, _("page"), part, page->rated, page->quality, page->page_title, OUT_PLAIN);
    for (size_t i = 0; i < page->narticles; i++) {
        const struct article *a = &page->articles[i];
        explain_rating(out, _("article"), a->seq, a->rated, a->quality, a->title,
                       a->title_derived ? OUT_DIM : OUT_STRONG);
        for (size_t k = 0; k < a->ndoubts; k++)
            explain_doubt(out, arena, a->doubts[k]);
    }
    out_text(out, STR("\n"), OUT_PLAIN);
}

static void put_quality(struct out *out, const char *key, bool rated, double quality)
{
    if (rated)
        out_number(out, key, quality);
    else
        out_str(out, key, STR_ABSENT);
}

static void explain_line(struct out *out, int part, const struct page *page, const struct line_fate *fate,
                         struct str text)
{
    static const struct article none = {0};
    const struct article *article =
        fate->article > 0 && (size_t)fate->article <= page->narticles ? &page->articles[fate->article - 1] : &none;
    bool guess = fate->role != ROLE_BLANK && fate->certainty < CERTAINTY_GUESS;
    out_record_begin(out);
    out_int(out, "page", part);
    put_quality(out, "page_quality", page->rated, page->quality);
    out_int(out, "line", fate->line);
    if (fate->article)
        out_int(out, "article", fate->article);
    else
        out_str(out, "article", STR_ABSENT);
    put_quality(out, "quality", article->rated, article->quality);
    out_tint(out, guess ? OUT_DOUBT : tints[fate->role]);
    out_word(out, "role", line_role_name(fate->role));
    out_tint(out, guess ? OUT_DOUBT : OUT_PLAIN);
    out_number(out, "certainty", fate->certainty);
    out_word(out, "rule", fate->rule);
    out_tint(out, tints[fate->role]);
    out_str(out, "text", text);
    out_record_end(out);
}

static void explain_dump(struct out *out, struct arena *a, const struct dump *dump,
                         const struct rebuild_options *settings)
{
    struct rebuilt rebuilt;
    rebuild_page(a, dump, settings, &rebuilt);
    if (out_is_text(out))
        explain_page(out, a, dump->part, &rebuilt.page);
    size_t at = 0;
    for (size_t i = 0; i < dump->nlines && !out_gone(out); i++) {
        while (at < rebuilt.nfates && rebuilt.fates[at].line < dump->lines[i].number)
            at++;
        if (at < rebuilt.nfates && rebuilt.fates[at].line == dump->lines[i].number)
            explain_line(out, dump->part, &rebuilt.page, &rebuilt.fates[at], dump->lines[i].text);
    }
}

/* The tagger of REGION, or of the one that the page says. */
static enum status open_tagger(struct arena *a, struct page *page, struct str region, struct tagger **out,
                               struct error *err)
{
    struct region_guess *guess = NULL;
    enum status status = region.s ? STATUS_OK : region_guess_open(&guess, err);
    if (guess)
        region_ask(guess, a, page);
    if (status == STATUS_OK)
        status = tagger_open(region.s ? region : page->region_own, out, err);
    region_guess_close(guess);
    return status;
}

/* What the articles of a page would be tagged with, and why. */
static enum status explain_tags(struct out *out, struct arena *a, const struct dump *dump, struct str region,
                                const struct rebuild_options *settings, struct error *err)
{
    struct rebuilt rebuilt;
    struct tagger *tagger = NULL;
    rebuild_page(a, dump, settings, &rebuilt);
    enum status status = open_tagger(a, &rebuilt.page, region, &tagger, err);
    for (size_t i = 0; status == STATUS_OK && i < rebuilt.page.narticles && !out_gone(out); i++) {
        const struct article *article = &rebuilt.page.articles[i];
        if (out_is_text(out))
            explain_rating(out, _("article"), article->seq, article->rated, article->quality, article->title,
                           article->title_derived ? OUT_DIM : OUT_STRONG);
        why_article(tagger, a, &rebuilt.page, article, article->seq, out);
    }
    tagger_close(tagger);
    return status;
}

static enum status explain_pages(const struct cmd_call *call, struct input *in, struct out *out,
                                 const struct rebuild_options *settings)
{
    struct error *err = call->err;
    struct arena *a = arena_new();
    struct input_item item;
    enum status status;
    out_list_begin(out);
    while ((status = input_next(in, a, &item, err)) == STATUS_OK && !out_gone(out)) {
        if (item.kind == ITEM_DUMP && cmd_has(call, "why"))
            status = explain_tags(out, a, &item.dump, cmd_value(call, "region"), settings, err);
        else if (item.kind == ITEM_DUMP)
            explain_dump(out, a, &item.dump, settings);
        if (status != STATUS_OK)
            break;
        arena_reset(a);
    }
    out_list_end(out);
    arena_free(a);
    return status == STATUS_NOTHING ? STATUS_OK : status;
}

/* For people on a terminal, for programs elsewhere, unless it is said. */
static struct out *open_out(const struct cmd_call *call)
{
    struct str format = cmd_value(call, "format");
    const struct out_cell *shown = cmd_has(call, "why") ? why_cells : cells;
    return format.s || isatty(STDOUT_FILENO) ? cmd_out(call, shown) : out_open(OUT_JSON, shown, false);
}

static enum status run(struct cmd_call *call)
{
    struct rebuild_options settings;
    struct input *in = NULL;
    struct str file = call->args[0];
    enum status status = settings_read(call, &settings);
    if (status == STATUS_OK && cmd_has(call, "region") && !cmd_has(call, "why"))
        status = error_set(call->err, STATUS_USAGE, _("--region goes with --why"));
    confine_writes(NULL, 0); /* what is read from now on was written by others */
    if (status == STATUS_OK && str_is(file, "-"))
        status = input_open_fd(STDIN_FILENO, file, false, &in, call->err);
    else if (status == STATUS_OK)
        status = input_open(file, &in, call->err);
    if (status == STATUS_OK && input_facts(in).kind == INPUT_RECORDS)
        status =
            error_set(call->err, STATUS_INPUT, "%.*s holds articles already; only page dumps are cut", STR_ARG(file));
    if (status == STATUS_OK) {
        struct out *out = open_out(call);
        status = explain_pages(call, in, out, &settings);
        enum status written = out_close(out, call->err);
        status = status == STATUS_OK ? written : status;
    }
    input_close(in);
    return status;
}

const struct cmd cmd_explain = {
    .name = "explain",
    .arguments = "FILE",
    .summary = N_("show how a page was cut: line by line, with the rule that decided"),
    .about = N_("Prints each raw line of a page dump with the number of its article, what it was\n"
                "taken for, how certain that is (0 to 1) and the rule that decided; above them the\n"
                "quality of the page and of each article, with its doubts. Where there is no\n"
                "terminal it is JSON. “-” reads standard input. No archive is needed.\n\n"
                "With --why the counties and topics that its articles would be given, each with\n"
                "the words and the rule behind it."),
    .options = options,
    .flags = CMD_PAGED,
    .least = 1,
    .most = 1,
    .run = run,
};
