/*
 * Columns that stand side by side on each line, as extractors leave them that keep the layout: stories beside stories with runs of blanks between.
 *
 * A page is cut as the XY cut does it (Nagy and Seth 1984): a zone of rows along its best gutters, each column for itself again. What stands
 * over several columns ends a gutter; where all columns of a zone end and headlines begin, the zone ends too. Tables and letter-spaced lines have
 * no gutter: text stands on both sides only when it is long enough to be a column's.
 */
#include <stdlib.h>

#include "baolan/header.h"
#include "baolan/utf8.h"
#include "gutters.h"

enum {
    WIDE_GUTTER = 8, /* columns: wider is no clearer */
    EDGES = 400,     /* columns: where a left edge is looked for */
    SET_IN = 3,      /* columns: as far a line that is set in begins from it */
    HEADER_ROWS = 6, /* rows of text at the head or the foot of a page that may be its header */
    HEADER_SURE = 2, /* strength from which a header line stands by itself */
    DEPTH = 10
};

struct cutter {
    struct arena *a;
    /* an ideograph is two columns; else one, as extractors count that pad with as many blanks as there are characters */
    bool wide;
    struct rows out;
    size_t clear; /* blank columns that were cut through, of all lines with text on both sides */
};

static void rows_cut(struct cutter *c, const struct row *rows, size_t n, int depth);

static bool ends_sentence(struct str s)
{
    size_t end = s.n;
    for (uint32_t cp; (cp = utf8_prev(s, &end)) != 0;) {
        if (!cp_is_closing(cp) && !cp_is_space(cp))
            return cp_ends_sentence(cp);
    }
    return false;
}

/* ---- one column ------------------------------------------------------------------------------------------------------- */

/* One side of gutter G on rows [FROM, TO). */
struct side {
    const struct gutter *g;
    const struct cut_line *lines;
    size_t from, to;
    bool right;
};

/* Pieces [*FIRST, *END) of row I that stand on the side. */
static bool side_pieces(const struct side *s, size_t i, int *first, int *end)
{
    int k = gutter_split(s->g, &s->lines[i]);
    *first = s->right ? k : 0;
    *end = s->right ? s->lines[i].n : k;
    return *first < *end;
}

/*
 * Where most lines of the column begin, those with wide blanks before them left out; or further left, where a good share does: in a short column
 * most lines may be set in.
 */
static int left_edge(const struct side *s)
{
    unsigned starts[EDGES] = {0};
    int best = 0, base = s->right ? s->g->to : 0, first, end;
    for (size_t i = s->from; i < s->to; i++) {
        if (!side_pieces(s, i, &first, &end))
            continue;
        const struct piece *p = &s->lines[i].at[first];
        if (p->indent == p->first && p->from >= base && p->from - base < EDGES)
            starts[p->from - base]++;
    }
    for (int k = 1; k < EDGES; k++)
        best = starts[k] > starts[best] ? k : best;
    for (int k = 0; k + SET_IN <= best; k++)
        if (starts[k] >= 2 && starts[k] * 3 >= starts[best])
            return base + k;
    return base + best;
}

/* What of ROW stands on the side; wide blanks before it are its indent, others count from the column's left EDGE. */
static struct str side_text(struct cutter *c, const struct side *s, const struct row *row, size_t i, int edge)
{
    int first, end;
    if (!side_pieces(s, i, &first, &end))
        return STR("");
    const struct piece *p = &s->lines[i].at[first];
    bool wide = p->indent < p->first;
    int blanks = wide || p->from - edge < GUTTER_APART ? 0 : p->from - edge;
    return arena_printf(c->a, "%*s%.*s", blanks < EDGES ? blanks : EDGES, "",
                        STR_ARG(str_cut(row->text, wide ? p->indent : p->first, s->lines[i].at[end - 1].end)));
}

/*
 * Do both columns begin on one row, and the left one with a full line of text? Then they stand under one headline: stories side by side have each
 * their own.
 */
static bool text_beside(const struct side *s)
{
    int first, end, widest = 0;
    size_t top = s->from;
    struct side left = *s;
    left.right = false;
    while (top < s->to && !s->lines[top].n)
        top++;
    for (size_t i = top; i < s->to; i++)
        if (side_pieces(&left, i, &first, &end)) {
            const struct cut_line *l = &s->lines[i];
            widest = l->at[end - 1].to - l->at[first].from > widest ? l->at[end - 1].to - l->at[first].from : widest;
        }
    if (top == s->to || !side_pieces(s, top, &first, &end) || !side_pieces(&left, top, &first, &end))
        return false;
    return (s->lines[top].at[end - 1].to - s->lines[top].at[first].from) * 5 >= widest * 4;
}

static void side_cut(struct cutter *c, const struct row *rows, const struct side *s, int depth)
{
    int edge = left_edge(s);
    struct row *column = xcalloc(s->to - s->from + 1, sizeof *column);
    size_t n = 0, end = 0;
    for (size_t i = s->from; i < s->to; i++) {
        struct row row = rows[i];
        row.text = side_text(c, s, &rows[i], i, edge);
        if (!row.text.n && !n)
            continue; /* the column begins further down */
        column[n++] = row;
        if (row.text.n)
            end = n;
    }
    /* A column that ended with a sentence may be followed by another story: a blank line keeps that open. */
    struct rows *out = &c->out;
    if (end && out->n && ends_sentence(out->at[out->n - 1].text) && !(s->right && text_beside(s))) {
        struct row blank = {.text = STR(""), .number = column[0].number};
        vec_push(out, blank);
    }
    rows_cut(c, column, end, depth + 1);
    free(column);
}

/* ---- zones ------------------------------------------------------------------------------------------------------------ */

/* Blank rows between most rows of text. */
static size_t usual_gap(const struct cut_line *lines, size_t n)
{
    size_t close = 0, apart = 0;
    for (size_t i = 1; i < n; i++)
        if (lines[i].n)
            *(lines[i - 1].n ? &close : &apart) += 1;
    return apart > close ? 1 : 0;
}

/*
 * The first row above G, down to LEAST, that belongs to its columns: headlines of theirs stand on both sides up there, or in its first row. What
 * stands on one side alone is over all of them.
 */
static size_t band_top(const struct cutter *c, const struct gutter *g, const struct cut_line *lines, size_t least,
                       size_t usual)
{
    size_t top = g->top, gap = 0, gaps = 0;
    bool headed = !gutter_text_begins(g, &lines[g->top], c->wide), left = headed, right = headed;
    for (size_t i = g->top; i > least && !gutter_crossed(g, &lines[i - 1]); i--) {
        const struct cut_line *l = &lines[i - 1];
        gap = l->n ? 0 : gap + 1;
        gaps += gap == usual + 1;
        if (gaps > 1)
            break; /* a headline may stand apart from its text, what is over both is the page's */
        if (!l->n)
            continue;
        int k = gutter_split(g, l);
        left |= k > 0;
        right |= k < l->n;
        top = i - 1;
    }
    return left && right ? top : g->top;
}

/* The row behind the last one below G, up to MOST, that belongs to its columns: the longer one goes on. */
static size_t band_bottom(const struct gutter *g, const struct cut_line *lines, const struct row *rows, size_t most,
                          size_t usual)
{
    size_t gap = 0, end = g->last + 1;
    bool open =
        false; /* the left column broke off: the right one goes on with it, and what comes behind a gap is another's */
    for (size_t i = g->last; i < most; i++) {
        if (!lines[i].n) {
            gap++;
            continue;
        }
        if (gap > usual && open)
            break;
        int k = gutter_split(g, &lines[i]);
        if (k)
            open = !ends_sentence(str_cut(rows[i].text, 0, lines[i].at[k - 1].end));
        gap = 0;
        end = i + 1;
    }
    return end;
}

/* Do all headlines right of G in a band that begins with row TOP stand behind gutter H, which is right of G? Then it is H that parts them. */
static bool heads_behind(const struct gutter *h, const struct gutter *g, const struct cut_line *lines, size_t top)
{
    bool left = false, right = false;
    for (size_t i = top; i <= g->top; i++) {
        const struct cut_line *l = &lines[i];
        int k = gutter_split(g, l);
        if (k < l->n && (l->at[k].from < h->to || gutter_crossed(h, l)))
            return h->from >= g->to && left && right;
        left |= k > 0;
        right |= k < l->n;
    }
    return h->from >= g->to && left && right;
}

/*
 * Stories that stand side by side have headlines side by side, each over the columns of its own: the gutter that goes on between those is cut
 * along first, though one within a story may be longer.
 */
static const struct gutter *outermost(const struct cutter *c, const struct gutter *g, const struct gutters *all,
                                      const struct cut_line *lines, size_t least, size_t usual)
{
    const struct gutter *best = g;
    size_t best_top = band_top(c, g, lines, least, usual);
    for (size_t i = 0; i < all->n; i++) {
        const struct gutter *h = &all->at[i];
        if (h->top > g->last || h->last < g->top || h->bottom <= g->last)
            continue;
        size_t top = band_top(c, h, lines, least, usual);
        size_t row = top > best_top ? top : best_top;
        if (heads_behind(h, best, lines, row) || (top < best_top && !heads_behind(best, h, lines, row))) {
            best = h;
            best_top = top;
        }
    }
    return best;
}

/* Rows [FROM, TO), which no headline parts. GRID: the gutters of all rows. */
static void zone_cut(struct cutter *c, const struct row *rows, const struct cut_line *lines, const struct gutters *grid,
                     size_t from, size_t to, size_t usual, int depth)
{
    struct gutters all = {0}, chosen = {0};
    gutters_find(lines, from, to, c->wide, grid, &all);
    for (size_t i = 0; i < all.n; i++)
        vec_push(&chosen, all.at[i]);
    gutters_choose(&chosen, from, to);
    size_t at = from;
    for (size_t i = 0; i < chosen.n; i++) {
        const struct gutter *g = outermost(c, &chosen.at[i], &all, lines, at, usual);
        size_t most = i + 1 < chosen.n ? chosen.at[i + 1].top : to;
        struct side s = {.g = g, .lines = lines};
        s.from = band_top(c, g, lines, at, usual);
        s.to = band_bottom(g, lines, rows, g->bottom < most ? g->bottom : most, usual);
        for (; at < s.from; at++)
            vec_push(&c->out, rows[at]);
        int wide = g->to - g->from;
        c->clear += g->both * (size_t)(wide < WIDE_GUTTER ? wide : WIDE_GUTTER);
        side_cut(c, rows, &s, depth);
        s.right = true;
        side_cut(c, rows, &s, depth);
        at = s.to;
    }
    for (; at < to; at++)
        vec_push(&c->out, rows[at]);
    vec_free(&all);
    vec_free(&chosen);
}

static void rows_cut(struct cutter *c, const struct row *rows, size_t n, int depth)
{
    struct cut_lines lines = cut_lines_read(rows, n, c->wide);
    struct gutters all = {0};
    if (depth < DEPTH)
        gutters_find(lines.at, 0, n, c->wide, NULL, &all);
    size_t usual = usual_gap(lines.at, n), from = 0;
    while (all.n && from < n) {
        size_t end = gutters_zone(&all, lines.at, from, n, usual, c->wide);
        zone_cut(c, rows, lines.at, &all, from, end, usual, depth);
        from = end;
    }
    for (; from < n; from++)
        vec_push(&c->out, rows[from]);
    vec_free(&all);
    free(lines.at);
    free(lines.pieces);
}

/* ---- the page ----------------------------------------------------------------------------------------------------------- */

/* May a gutter stand in S: two blanks, or one that is not the common one? */
static bool gutter_like(struct str s)
{
    enum { BLANK = 1, OTHER = 2 };
    static const unsigned char begins[256] = {
        [' '] = BLANK,  ['\t'] = OTHER, ['\n'] = OTHER, ['\v'] = OTHER, ['\f'] = OTHER,
        ['\r'] = OTHER, [0xc2] = OTHER, [0xe2] = OTHER, [0xe3] = OTHER, /* what bytes a blank may begin with */
    };
    for (size_t i = 0; i < s.n; i++) {
        unsigned char begin = begins[(unsigned char)s.s[i]];
        if (begin && (begin == BLANK ? i + 1 < s.n && s.s[i + 1] == ' ' : cp_is_space(utf8_next(s, &(size_t){i}))))
            return true;
    }
    return false;
}

/* Do some lines have text on both sides of two blank columns? Below a handful no page is set so. */
static bool rows_parted(const struct rows *rows)
{
    size_t n = 0;
    for (size_t i = 0; i < rows->n && n < GUTTER_ROWS; i++) {
        if (!gutter_like(str_trim(rows->at[i].text)))
            continue;
        struct cut_lines l = cut_lines_read(&rows->at[i], 1, false);
        bool parted = false;
        for (int k = 1; k < l.at->n && !parted; k++) {
            const struct gutter g = {.from = l.at->at[k - 1].to, .to = l.at->at[k].from};
            parted = g.to - g.from >= GUTTER_APART && gutter_parts(&g, l.at);
        }
        n += parted;
        free(l.at);
        free(l.pieces);
    }
    return n >= GUTTER_ROWS;
}

/* Rows of the page's header at its head: gutters have no part in them. */
static size_t header_rows(struct arena *a, const struct words *w, const struct rows *rows)
{
    size_t end = 0, shown = 0;
    for (size_t i = 0; i < rows->n && shown < HEADER_ROWS; i++) {
        struct str s = str_trim(rows->at[i].text);
        struct header h;
        shown += s.n > 0;
        if (s.n && header_read(a, w, s, HEADER_SURE, &h) && h.strength >= HEADER_SURE)
            end = i + 1;
    }
    return end;
}

static void page_cut(struct cutter *c, const struct rows *rows, size_t header)
{
    for (size_t i = 0; i < header; i++)
        vec_push(&c->out, rows->at[i]);
    rows_cut(c, rows->at + header, rows->n - header, 0);
}

void columns_cut(struct arena *a, const struct words *w, struct rows *rows)
{
    struct cutter two = {.a = a, .wide = true}, one = {.a = a};
    if (!rows_parted(rows))
        return;
    size_t header = header_rows(a, w, rows);
    page_cut(&two, rows, header);
    page_cut(&one, rows, header);
    /* The count that the page was padded by has the clearer gutters. */
    struct cutter *best = one.clear > two.clear ? &one : &two, *other = best == &one ? &two : &one;
    best->out.markdown = rows->markdown;
    free(rows->at);
    free(other->out.at);
    *rows = best->out;
}
