/* baolan diff: two versions of a text side by side. */
#include "cmds.h"

#include <stdlib.h>

#include "baolan/archive.h"
#include "baolan/difference.h"
#include "baolan/doc.h"
#include "baolan/width.h"

static const struct cmd_option options[] = {
    {"format", 'f', "FORMAT", N_("print as"), "text|json|jsonl"},
    {"width", 'w', "N", N_("columns of both texts together, 40 or more; else the terminal's, at most 160"), "#"},
    {0},
};

enum {
    NARROWEST = 40,
    WIDEST = 160,
    GUTTER = 3 /* columns between the two texts */
};

/* One of the two. */
struct side {
    struct article article;
    struct page page;
};

/* ---- printing ----------------------------------------------------------------------------------------------------- */

/* Fills up to WIDTH; 0: nothing stands behind it. */
static void print_line(const struct difference_cell *cell, size_t n, int width, struct out *out)
{
    int columns = 0;
    if (n < cell->lines.n) {
        const struct wrap_line *line = &cell->lines.at[n];
        columns = line->columns;
        for (size_t from, to = line->from; difference_run(cell, line, &from, &to);)
            out_text(out, str_cut(cell->text, from, to), cell->shared.s[from] == '1' ? OUT_DIM : OUT_STRONG);
    }
    if (width <= columns)
        return;
    struct buf blanks = {0};
    buf_printf(&blanks, "%*s", width - columns, "");
    out_text(out, buf_view(&blanks), OUT_PLAIN);
    buf_free(&blanks);
}

static void print_pair(const struct difference *d, const struct difference_pair *pair, int width, struct out *out)
{
    struct arena *a = arena_new();
    struct difference_cell cells[2];
    for (size_t i = 0; i < 2; i++)
        difference_show(a, d, i, pair->part[i], width, &cells[i]);
    size_t n = cells[0].lines.n > cells[1].lines.n ? cells[0].lines.n : cells[1].lines.n;
    for (size_t i = 0; i < n; i++) {
        print_line(&cells[0], i, width, out);
        out_text(out, arena_printf(a, " %c ", i ? ' ' : difference_sign(d, pair)), OUT_DOUBT);
        print_line(&cells[1], i, 0, out);
        out_text(out, STR("\n"), OUT_PLAIN);
    }
    arena_free(a);
}

/* The passages of PART that the other text does not have. */
static void put_own(struct arena *a, const struct difference_text *text, size_t part, const char *key, struct out *out)
{
    struct {
        struct str *at;
        size_t n, cap;
    } own = {0};
    struct str s = part == SIZE_MAX ? STR("") : text->parts[part];
    for (size_t from = 0, to; from < s.n; from = to) {
        for (to = from + 1; to < s.n && text->shared[part][to] == text->shared[part][from]; to++)
            ;
        if (!text->shared[part][from])
            vec_push(&own, arena_str(a, str_cut(s, from, to)));
    }
    out_strs(out, key, own.at, own.n);
    vec_free(&own);
}

static void print_record(const struct difference *d, const struct difference_pair *pair, struct out *out)
{
    static const char *const keys[2][2] = {{"left", "left_only"}, {"right", "right_only"}};
    struct arena *a = arena_new();
    char sign[] = {difference_sign(d, pair), '\0'};
    out_record_begin(out);
    out_str(out, "sign", str_of(sign));
    for (size_t i = 0; i < 2; i++)
        out_str(out, keys[i][0], pair->part[i] == SIZE_MAX ? STR_ABSENT : d->texts[i].parts[pair->part[i]]);
    for (size_t i = 0; i < 2; i++)
        put_own(a, &d->texts[i], pair->part[i], keys[i][1], out);
    out_record_end(out);
    arena_free(a);
}

static void print_heads(struct arena *a, const struct side *left, const struct side *right, int width, struct out *out)
{
    const struct side *sides[] = {left, right};
    for (size_t i = 0; i < 2; i++) {
        struct buf head = {0};
        buf_printf(&head, "%.*s  %.*s", STR_ARG(sides[i]->article.uid), STR_ARG(doc_date(a, sides[i]->page.date)));
        int columns = width_str(buf_view(&head));
        buf_printf(&head, "%*s", i ? 0 : (width > columns ? width - columns : 0) + GUTTER, "");
        out_text(out, buf_view(&head), OUT_UID);
        buf_free(&head);
    }
    out_text(out, STR("\n"), OUT_PLAIN);
}

static void print_both(struct cmd_call *call, struct side *left, struct side *right)
{
    struct difference d;
    const struct doc_part one = {&left->page, &left->article}, other = {&right->page, &right->article};
    difference_make(call->arena, &one, 1, &other, 1, &d);
    struct out *out = cmd_out(call, NULL);
    size_t wanted = cmd_number(call, "width", (size_t)(out_columns(out) < WIDEST ? out_columns(out) : WIDEST));
    int width = ((wanted < NARROWEST ? NARROWEST : wanted > 10000 ? 10000 : (int)wanted) - GUTTER) / 2;
    if (out_is_text(out))
        print_heads(call->arena, left, right, width, out);
    else
        out_list_begin(out);
    for (size_t i = 0; i < d.n && !out_gone(out); i++)
        if (out_is_text(out))
            print_pair(&d, &d.pairs[i], width, out);
        else
            print_record(&d, &d.pairs[i], out);
    if (!out_is_text(out))
        out_list_end(out);
    out_close(out, call->err);
}

static enum status read_side(struct cmd_call *call, struct archive *archive, struct str uid, struct side *side)
{
    enum status status = archive_article(archive, call->arena, uid, &side->page, &side->article, call->err);
    if (status == STATUS_NOTHING)
        error_set(call->err, status, "no article has the uid “%.*s”", STR_ARG(uid));
    return status;
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct side left = {0}, right = {0};
    enum status status = STATUS_OK;
    if (cmd_number(call, "width", NARROWEST) < NARROWEST)
        status = error_set(call->err, STATUS_USAGE, "--width takes %d columns or more", NARROWEST);
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK)
        status = read_side(call, archive, call->args[0], &left);
    if (status == STATUS_OK)
        status = read_side(call, archive, call->args[1], &right);
    if (status == STATUS_OK) {
        print_both(call, &left, &right);
        status = call->err->status;
    }
    archive_close(archive);
    return status;
}

const struct cmd cmd_diff = {
    .name = "diff",
    .arguments = "UID UID",
    .summary = N_("set two versions of a text side by side"),
    .about = N_("Prints the articles with these two uids beside each other, paragraph by paragraph:\n"
                "= the same, ~ changed, < only in the first, > only in the second. What both have is\n"
                "dimmed; passages of eight characters and more count. JSON has the passages that\n"
                "only one of them has."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_PAGED,
    .least = 2,
    .most = 2,
    .run = run,
};
