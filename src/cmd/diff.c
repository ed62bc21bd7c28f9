/* baolan diff: two versions of a text side by side. */
#include "cmds.h"

#include <stdlib.h>

#include "baolan/archive.h"
#include "baolan/display.h"
#include "baolan/relate.h"
#include "baolan/width.h"
#include "baolan/wrap.h"

static const struct cmd_option options[] = {
    {"format", 'f', "FORMAT", "print as", "text|json|jsonl"},
    {"width", 'w', "N", "columns of both texts together, 40 or more; else the terminal's, at most 160", "#"},
    {0},
};

enum {
    NARROWEST = 40,
    WIDEST = 160,
    GUTTER = 3,       /* columns between the two texts */
    PARTS_MOST = 1000 /* of one text that are looked for in the other; what is behind stands alone */
};

/* One of the two. */
struct side {
    struct article article;
    struct page page;
    const struct str *parts;
    size_t nparts;
    uint8_t **shared; /* for each part a byte for each of its bytes: 1, the other text has it, too */
};

/* A part of one text beside the part of the other that it has most in common with; SIZE_MAX: none. */
struct pair {
    size_t left, right;
};

struct pairs {
    struct pair *at;
    size_t n, cap;
};

/* ---- what is shared ----------------------------------------------------------------------------------------------- */

static void mark(struct arena *a, struct side *side, const struct relate_text *text, struct shared_spans spans)
{
    side->parts = relate_parts(text, &side->nparts);
    side->shared = arena_array(a, side->nparts, sizeof *side->shared);
    for (size_t i = 0; i < side->nparts; i++)
        side->shared[i] = arena_alloc(a, side->parts[i].n + 1);
    for (size_t i = 0; i < spans.n; i++)
        for (size_t k = spans.at[i].from; k < spans.at[i].to; k++)
            side->shared[spans.at[i].part][k] = 1;
}

static size_t most(size_t n)
{
    return n < PARTS_MOST ? n : PARTS_MOST;
}

/*
 * Which parts stand beside which: in the order of both, so that as much as can be is beside what it is the same as (the longest common
 * subsequence, weighed by bytes).
 */
static void align(const struct side *left, const struct side *right, struct shared_spans spans, struct pairs *out)
{
    size_t n = most(left->nparts), m = most(right->nparts);
    uint32_t *same = xcalloc((n + 1) * (m + 1), sizeof *same), *best = xcalloc((n + 1) * (m + 1), sizeof *best);
#define CELL(table, i, k) table[(i) * (m + 1) + (k)]
    for (size_t i = 0; i < spans.n; i++)
        if (spans.at[i].part < n && spans.at[i].other < m)
            CELL(same, spans.at[i].part, spans.at[i].other) += spans.at[i].to - spans.at[i].from;
    for (size_t i = n; i-- > 0;)
        for (size_t k = m; k-- > 0;) {
            uint32_t both = CELL(same, i, k) ? CELL(same, i, k) + CELL(best, i + 1, k + 1) : 0,
                     down = CELL(best, i + 1, k), across = CELL(best, i, k + 1), alone = down > across ? down : across;
            CELL(best, i, k) = both > alone ? both : alone;
        }
    size_t i = 0, k = 0;
    while (i < n || k < m) {
        bool both =
            i < n && k < m && CELL(same, i, k) && CELL(best, i, k) == CELL(same, i, k) + CELL(best, i + 1, k + 1);
        bool takes_left = !both && i < n && (k >= m || CELL(best, i + 1, k) >= CELL(best, i, k + 1));
        struct pair pair = {both || takes_left ? i : SIZE_MAX, both || !takes_left ? k : SIZE_MAX};
        vec_push(out, pair);
        i += both || takes_left;
        k += both || !takes_left;
    }
#undef CELL
    for (; i < left->nparts; i++)
        vec_push(out, ((struct pair){i, SIZE_MAX}));
    for (; k < right->nparts; k++)
        vec_push(out, ((struct pair){SIZE_MAX, k}));
    free(same);
    free(best);
}

/* ---- printing ----------------------------------------------------------------------------------------------------- */

/* A part as it is shown: display text, a mark for each of its bytes, its lines. */
struct shown {
    struct str text;
    struct buf shared;
    struct wrap_lines lines;
};

static void show_part(struct arena *a, const struct side *side, size_t part, int width, struct shown *out)
{
    struct buf text = {0};
    *out = (struct shown){.text = STR("")};
    if (part == SIZE_MAX)
        return;
    struct str s = side->parts[part];
    for (size_t from = 0, to; from < s.n; from = to) {
        for (to = from + 1; to < s.n && side->shared[part][to] == side->shared[part][from]; to++)
            ;
        struct str piece = display_str(a, str_cut(s, from, to));
        buf_str(&text, piece);
        for (size_t i = 0; i < piece.n; i++)
            buf_char(&out->shared, side->shared[part][from] ? '1' : '0');
    }
    out->text = arena_str(a, buf_view(&text));
    wrap_paragraph(a, out->text, width, 0, &out->lines);
    buf_free(&text);
}

/* Fills up to WIDTH; 0: nothing stands behind it. */
static void print_line(const struct shown *shown, size_t line, int width, struct out *out)
{
    int columns = 0;
    if (line < shown->lines.n) {
        struct wrap_line l = shown->lines.at[line];
        columns = l.columns;
        for (size_t from = l.from, to; from < l.to; from = to) {
            for (to = from + 1; to < l.to && shown->shared.s[to] == shown->shared.s[from]; to++)
                ;
            out_text(out, str_cut(shown->text, from, to), shown->shared.s[from] == '1' ? OUT_DIM : OUT_STRONG);
        }
    }
    if (width <= columns)
        return;
    struct buf blanks = {0};
    buf_printf(&blanks, "%*s", width - columns, "");
    out_text(out, buf_view(&blanks), OUT_PLAIN);
    buf_free(&blanks);
}

static bool all_shared(const struct side *side, size_t part)
{
    struct str s = side->parts[part];
    for (size_t i = 0; i < s.n; i++)
        if (!side->shared[part][i] && (unsigned char)s.s[i] > ' ')
            return false;
    return true;
}

/* How the two parts stand to one another. */
static const char *sign_of(const struct side *left, const struct side *right, const struct pair *p)
{
    if (p->left == SIZE_MAX)
        return ">";
    if (p->right == SIZE_MAX)
        return "<";
    return str_eq(left->parts[p->left], right->parts[p->right]) ||
                   (all_shared(left, p->left) && all_shared(right, p->right))
               ? "="
               : "~";
}

static void print_pair(const struct side *left, const struct side *right, const struct pair *p, int width,
                       struct out *out)
{
    struct arena *a = arena_new();
    struct shown shown[2];
    show_part(a, left, p->left, width, &shown[0]);
    show_part(a, right, p->right, width, &shown[1]);
    size_t n = shown[0].lines.n > shown[1].lines.n ? shown[0].lines.n : shown[1].lines.n;
    for (size_t i = 0; i < n; i++) {
        print_line(&shown[0], i, width, out);
        struct str gutter = arena_printf(a, " %s ", i ? " " : sign_of(left, right, p));
        out_text(out, gutter, OUT_DOUBT);
        print_line(&shown[1], i, 0, out);
        out_text(out, STR("\n"), OUT_PLAIN);
    }
    buf_free(&shown[0].shared);
    buf_free(&shown[1].shared);
    arena_free(a);
}

/* The passages of PART that the other text does not have. */
static void put_own(struct arena *a, const struct side *side, size_t part, const char *key, struct out *out)
{
    struct {
        struct str *at;
        size_t n, cap;
    } own = {0};
    struct str s = part == SIZE_MAX ? STR("") : side->parts[part];
    for (size_t from = 0, to; from < s.n; from = to) {
        for (to = from + 1; to < s.n && side->shared[part][to] == side->shared[part][from]; to++)
            ;
        if (!side->shared[part][from])
            vec_push(&own, arena_str(a, str_cut(s, from, to)));
    }
    out_strs(out, key, own.at, own.n);
    vec_free(&own);
}

static void print_record(const struct side *left, const struct side *right, const struct pair *p, struct out *out)
{
    struct arena *a = arena_new();
    out_record_begin(out);
    out_str(out, "sign", str_of(sign_of(left, right, p)));
    out_str(out, "left", p->left == SIZE_MAX ? STR_ABSENT : left->parts[p->left]);
    out_str(out, "right", p->right == SIZE_MAX ? STR_ABSENT : right->parts[p->right]);
    put_own(a, left, p->left, "left_only", out);
    put_own(a, right, p->right, "right_only", out);
    out_record_end(out);
    arena_free(a);
}

static bool is_blank(const struct side *left, const struct side *right, const struct pair *p)
{
    return (p->left == SIZE_MAX || !str_present(left->parts[p->left])) &&
           (p->right == SIZE_MAX || !str_present(right->parts[p->right]));
}

static void print_heads(const struct side *left, const struct side *right, int width, struct out *out)
{
    const struct side *sides[] = {left, right};
    for (size_t i = 0; i < 2; i++) {
        struct buf head = {0};
        buf_printf(&head, "%.*s  %.*s", STR_ARG(sides[i]->article.uid), STR_ARG(sides[i]->page.date.edtf));
        int columns = width_str(buf_view(&head));
        buf_printf(&head, "%*s", i ? 0 : (width > columns ? width - columns : 0) + GUTTER, "");
        out_text(out, buf_view(&head), OUT_UID);
        buf_free(&head);
    }
    out_text(out, STR("\n"), OUT_PLAIN);
}

static void print_both(struct cmd_call *call, struct side *left, struct side *right)
{
    struct relate_text *x = relate_read(call->arena, &left->page, &left->article),
                       *y = relate_read(call->arena, &right->page, &right->article);
    struct shared_spans in_x, in_y;
    struct pairs pairs = {0};
    relate_shared(call->arena, x, y, &in_x, &in_y);
    mark(call->arena, left, x, in_x);
    mark(call->arena, right, y, in_y);
    align(left, right, in_x, &pairs);
    struct out *out = cmd_out(call, NULL);
    size_t wanted = cmd_number(call, "width", (size_t)(out_columns(out) < WIDEST ? out_columns(out) : WIDEST));
    int width = ((wanted < NARROWEST ? NARROWEST : wanted > 10000 ? 10000 : (int)wanted) - GUTTER) / 2;
    if (out_is_text(out))
        print_heads(left, right, width, out);
    else
        out_list_begin(out);
    for (size_t i = 0; i < pairs.n && !out_gone(out); i++) {
        if (is_blank(left, right, &pairs.at[i]))
            continue;
        if (out_is_text(out))
            print_pair(left, right, &pairs.at[i], width, out);
        else
            print_record(left, right, &pairs.at[i], out);
    }
    if (!out_is_text(out))
        out_list_end(out);
    out_close(out, call->err);
    vec_free(&pairs);
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
    .summary = "set two versions of a text side by side",
    .about = "Prints the articles with these two uids beside each other, paragraph by paragraph:\n"
             "= the same, ~ changed, < only in the first, > only in the second. What both have is\n"
             "dimmed; passages of eight characters and more count. JSON has the passages that\n"
             "only one of them has.",
    .options = options,
    .flags = CMD_ARCHIVE | CMD_PAGED,
    .least = 2,
    .most = 2,
    .run = run,
};
