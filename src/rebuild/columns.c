/*
 * Columns that stand side by side on each line, as extractors leave them that keep the layout: 2 to 4 stories a line with runs of blanks between.
 *
 * A gutter is blank over many lines that have text on both sides of it. Lines that share a gutter are a band; a band is cut along it and
 * its columns follow one another, each looked at again, since a wide column may hold two narrow ones (the XY cut of Nagy and Seth 1984).
 * Where all columns of a band end and headlines begin, the band ends too. Tables and letter-spaced lines have no gutter: text stands on
 * both sides only when it is long enough to be a column's.
 */
#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "rows.h"

enum {
    SEGMENTS = 12, /* of one line; what comes after is one */
    GUTTERS = 8,
    APART = 2,       /* columns of blank that part two segments */
    BOTH_LEAST = 4,  /* lines with text on both sides of a gutter */
    TEXT_LEAST = 5,  /* ideographs: the mean width of a column's lines; tables have less */
    QUIET_MOST = 40, /* lines without text on both sides before a band ends */
    WIDE_GUTTER = 8, /* columns: wider is no clearer */
    EDGES = 400,     /* columns: where a left edge is looked for */
    SET_IN = 3,      /* columns: as far a line that is set in begins from it */
    LOOK_AHEAD = 8,  /* rows */
    LONG_TRIED = 64,
    DEPTH = 4,
    TAB = 8
};

struct segment {
    int from, to;      /* columns */
    size_t first, end; /* bytes */
    size_t indent;     /* byte where wide blanks before it begin */
};

struct cut_line {
    struct segment seg[SEGMENTS];
    int n;
};

struct gutter {
    int from, to; /* columns, blank */
    size_t both;  /* lines with text left and right */
};

struct cutter {
    struct arena *a;
    /* an ideograph is two columns; else one, as extractors count that pad with as many blanks as there are characters */
    bool wide;
    struct rows out;
    size_t clear; /* blank columns that were cut through, of all lines with text on both sides */
};

static int columns_of(const struct cutter *c, uint32_t cp, int at)
{
    if (cp == '\t')
        return TAB - at % TAB;
    return c->wide && cp >= 0x1100 ? 2 : 1;
}

/* Text between runs of two and more blank columns. Short pieces are letters of a justified line and stay with one another. */
static struct cut_line segments_of(const struct cutter *c, struct str s)
{
    struct cut_line out = {.n = 0};
    int at = 0, blank = APART;
    size_t wide = 0;
    for (size_t i = 0; i < s.n;) {
        size_t start = i;
        uint32_t cp = utf8_next(s, &i);
        int width = columns_of(c, cp, at);
        if (cp_is_space(cp)) {
            blank += width;
            if (cp != 0x3000)
                wide = i;
        } else {
            bool open = out.n == 0 || (blank >= APART && out.n < SEGMENTS);
            if (open)
                out.seg[out.n++] = (struct segment){.from = at, .first = start, .indent = wide > start ? start : wide};
            out.seg[out.n - 1].to = at + width;
            out.seg[out.n - 1].end = i;
            blank = 0;
            wide = i;
        }
        at += width;
    }
    int lean = 0;
    for (int k = 0; k < out.n; k++)
        lean += out.seg[k].to - out.seg[k].from <= (c->wide ? 2 : 1);
    if (out.n > 2 && lean * 2 > out.n) {
        out.seg[0].to = out.seg[out.n - 1].to;
        out.seg[0].end = out.seg[out.n - 1].end;
        out.n = 1;
    }
    return out;
}

/* Appends to OUT what of gutter G is blank on line L too: nothing, a part, or parts left and right of text that stands in it. */
static int gutter_meet(struct gutter g, const struct cut_line *l, struct gutter *out, int n)
{
    size_t both = g.both;
    for (int k = 0; k <= l->n && n < GUTTERS; k++) {
        int from = k ? l->seg[k - 1].to : 0, to = k < l->n ? l->seg[k].from : INT32_MAX;
        from = from > g.from ? from : g.from;
        to = to < g.to ? to : g.to;
        if (from < to)
            out[n++] = (struct gutter){from, to, both + (k && k < l->n)};
    }
    return n;
}

/* ---- bands ------------------------------------------------------------------------------------------------------------ */

struct band {
    size_t from, to; /* rows */
    struct gutter gutters[GUTTERS];
    int n;
};

/* Rows from FROM on for as long as a gutter of the first one is left. */
static struct band band_grow(const struct cut_line *lines, size_t from, size_t to)
{
    struct band b = {.from = from, .to = from};
    const struct cut_line *first = &lines[from];
    for (int k = 0; k + 1 < first->n && b.n < GUTTERS; k++)
        b.gutters[b.n++] = (struct gutter){first->seg[k].to, first->seg[k + 1].from, 1};
    size_t quiet = 0;
    for (size_t i = from + 1; i < to && quiet < QUIET_MOST; i++) {
        if (!lines[i].n)
            continue;
        struct gutter left[GUTTERS];
        int n = 0;
        size_t most = 0, most_before = 0;
        for (int k = 0; k < b.n; k++) {
            most_before = b.gutters[k].both > most_before ? b.gutters[k].both : most_before;
            n = gutter_meet(b.gutters[k], &lines[i], left, n);
        }
        if (!n)
            break;
        for (int k = 0; k < n; k++)
            most = left[k].both > most ? left[k].both : most;
        quiet = most > most_before ? 0 : quiet + 1;
        memcpy(b.gutters, left, sizeof left);
        b.n = n;
        b.to = i + 1;
    }
    return b;
}

static bool in_column(const struct segment *s, int from, int to)
{
    return s->from >= from && s->to <= to;
}

/* The lines of a column are text when they are long on the average and most of them fill it. */
static bool column_is_text(const struct cutter *c, const struct cut_line *lines, const struct band *b, int from, int to)
{
    size_t n = 0, sum = 0, full = 0;
    int widest = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = b->from; i < b->to; i++)
            for (int k = 0; k < lines[i].n; k++) {
                const struct segment *s = &lines[i].seg[k];
                int width = s->to - s->from;
                if (!in_column(s, from, to))
                    continue;
                if (pass == 0) {
                    widest = width > widest ? width : widest;
                    sum += (size_t)width;
                    n++;
                } else {
                    full += width * 4 >= widest * 3;
                }
            }
    return n >= BOTH_LEAST && sum >= n * TEXT_LEAST * (c->wide ? 2 : 1) && full * 5 >= n * 2;
}

/* Gutters with text on both sides often enough and columns of text left and right stay. */
static void gutters_keep(const struct cutter *c, const struct cut_line *lines, struct band *b)
{
    int n = 0, left = 0;
    for (int k = 0; k < b->n; k++) {
        int right = k + 1 < b->n ? b->gutters[k + 1].from : INT32_MAX;
        const struct gutter *g = &b->gutters[k];
        if (g->both >= BOTH_LEAST && column_is_text(c, lines, b, left, g->from) &&
            column_is_text(c, lines, b, g->to, right)) {
            left = g->to;
            b->gutters[n++] = *g;
        }
    }
    b->n = n;
}

/*
 * The band at row FROM or at one of the next few: a header line above the columns has gaps of its own, and what they leave is less. FROM
 * alone decides whether there is a band. *TRIED gets the rows that were looked at.
 */
static struct band band_best(const struct cutter *c, const struct cut_line *lines, size_t from, size_t to,
                             size_t *tried)
{
    struct band best = band_grow(lines, from, to);
    *tried = best.to - from;
    gutters_keep(c, lines, &best);
    if (!best.n)
        return best;
    size_t best_both = 0;
    for (int k = 0; k < best.n; k++)
        best_both += best.gutters[k].both;
    for (size_t i = from + 1; i < best.to && i <= from + LOOK_AHEAD; i++) {
        if (lines[i].n < 2)
            continue;
        struct band b = band_grow(lines, i, to);
        size_t both = 0;
        gutters_keep(c, lines, &b);
        for (int k = 0; k < b.n; k++)
            both += b.gutters[k].both;
        if (both > best_both + best_both / 5) {
            best = b;
            best_both = both;
        }
    }
    return best;
}

/* ---- where headlines begin --------------------------------------------------------------------------------------------- */

static int column_of(const struct band *b, const struct segment *s)
{
    int c = 0;
    while (c < b->n && s->from >= b->gutters[c].to)
        c++;
    return c;
}

/* Does line L fill one of the band's columns? WIDEST is by column. */
static bool fills(const struct band *b, const struct cut_line *l, const int *widest)
{
    for (int k = 0; k < l->n; k++) {
        int width = l->seg[k].to - l->seg[k].from;
        if (width * 5 >= widest[column_of(b, &l->seg[k])] * 4)
            return true;
    }
    return false;
}

/*
 * The row where the band should end: behind a gap wider than those between its lines, where text stood before and only short lines follow up to
 * the next gap. b->to when there is none.
 */
static size_t headlines_begin(const struct cut_line *lines, const struct band *b)
{
    int widest[GUTTERS + 1] = {0};
    size_t close = 0, apart = 0;
    for (size_t i = b->from; i < b->to; i++) {
        for (int k = 0; k < lines[i].n; k++) {
            int c = column_of(b, &lines[i].seg[k]), width = lines[i].seg[k].to - lines[i].seg[k].from;
            widest[c] = width > widest[c] ? width : widest[c];
        }
        if (i > b->from && lines[i].n)
            *(lines[i - 1].n ? &close : &apart) += 1;
    }
    size_t usual = apart > close ? 1 : 0, gap = 0;
    bool text = false;
    for (size_t i = b->from; i < b->to; i++) {
        if (!lines[i].n) {
            gap++;
            continue;
        }
        if (text && gap > usual) {
            size_t end = i, blanks = 0, shown = 0;
            bool shorter = true;
            for (; end < b->to && blanks <= usual && shorter; end++) {
                blanks = lines[end].n ? 0 : blanks + 1;
                shown += lines[end].n > 0;
                shorter = !lines[end].n || !fills(b, &lines[end], widest);
            }
            if (shorter && shown <= 6)
                return i;
        }
        text |= fills(b, &lines[i], widest);
        gap = 0;
    }
    return b->to;
}

/* ---- cutting ---------------------------------------------------------------------------------------------------------- */

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

/*
 * Where most lines of the column begin, those with wide blanks before them left out; or further left, where a good share does: in a short column
 * most lines may be set in.
 */
static int left_edge(const struct cut_line *lines, const struct band *b, int from, int to)
{
    unsigned starts[EDGES] = {0};
    int best = 0;
    for (size_t i = b->from; i < b->to; i++)
        for (int k = 0; k < lines[i].n; k++) {
            const struct segment *s = &lines[i].seg[k];
            if (in_column(s, from, to) && s->indent == s->first && s->from - from < EDGES)
                starts[s->from - from]++;
        }
    for (int k = 1; k < EDGES; k++)
        best = starts[k] > starts[best] ? k : best;
    for (int k = 0; k + SET_IN <= best; k++)
        if (starts[k] >= 2 && starts[k] * 3 >= starts[best])
            return from + k;
    return from + best;
}

/* The piece of ROW between columns FROM and TO; wide blanks before it are its indent, others count from the column's left EDGE. */
static struct str piece_of(struct cutter *c, const struct row *row, const struct cut_line *l, int from, int to,
                           int edge)
{
    const struct segment *first = NULL, *last = NULL;
    for (int k = 0; k < l->n; k++)
        if (in_column(&l->seg[k], from, to)) {
            first = first ? first : &l->seg[k];
            last = &l->seg[k];
        }
    if (!first)
        return STR("");
    bool wide = first->indent < first->first;
    int blanks = wide || first->from - edge < APART ? 0 : first->from - edge;
    return arena_printf(c->a, "%*s%.*s", blanks < 40 ? blanks : 40, "",
                        STR_ARG(str_cut(row->text, wide ? first->indent : first->first, last->end)));
}

static void column_cut(struct cutter *c, const struct row *rows, const struct cut_line *lines, const struct band *b,
                       int from, int to, int depth)
{
    int edge = left_edge(lines, b, from, to);
    struct row *column = xcalloc(b->to - b->from + 1, sizeof *column);
    size_t n = 0, end = 0;
    for (size_t i = b->from; i < b->to; i++) {
        struct row row = rows[i];
        row.text = piece_of(c, &rows[i], &lines[i], from, to, edge);
        if (!row.text.n && !n)
            continue; /* the column begins further down */
        column[n++] = row;
        if (row.text.n)
            end = n;
    }
    /* A column that ended with a sentence may be followed by another story: a blank line keeps that open. */
    struct rows *out = &c->out;
    if (end && out->n && ends_sentence(out->at[out->n - 1].text)) {
        struct row blank = {.text = STR(""), .number = column[0].number};
        vec_push(out, blank);
    }
    rows_cut(c, column, end, depth + 1);
    free(column);
}

static void band_cut(struct cutter *c, const struct row *rows, const struct cut_line *lines, const struct band *b,
                     int depth)
{
    for (int k = 0; k <= b->n; k++)
        column_cut(c, rows, lines, b, k ? b->gutters[k - 1].to : 0, k < b->n ? b->gutters[k].from : INT32_MAX, depth);
}

static void rows_cut(struct cutter *c, const struct row *rows, size_t n, int depth)
{
    struct cut_line *lines = xcalloc(n + 1, sizeof *lines);
    for (size_t i = 0; i < n; i++)
        lines[i] = segments_of(c, rows[i].text);
    for (size_t i = 0; i < n;) {
        struct band b = {.from = i, .to = i};
        size_t tried = 0;
        if (lines[i].n >= 2 && depth < DEPTH)
            b = band_best(c, lines, i, n, &tried);
        /* Where a long stretch has no columns, half of it is not tried again: else a long table would be read over and over. */
        size_t end = b.n ? b.from : i + (tried > LONG_TRIED ? tried / 2 : 1);
        for (; i < end; i++)
            vec_push(&c->out, rows[i]);
        if (b.n) {
            for (int k = 0; k < b.n; k++)
                c->clear += b.gutters[k].both * (size_t)(b.gutters[k].to - b.gutters[k].from < WIDE_GUTTER
                                                             ? b.gutters[k].to - b.gutters[k].from
                                                             : WIDE_GUTTER);
            b.to = headlines_begin(lines, &b);
            band_cut(c, rows, lines, &b, depth);
            i = b.to;
        }
    }
    free(lines);
}

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

/* Lines that have text on both sides of two blank columns somewhere; below a handful no page is set so. */
static size_t parted_lines(struct cutter *c, const struct rows *rows)
{
    size_t n = 0;
    for (size_t i = 0; i < rows->n; i++) {
        if (!gutter_like(str_trim(rows->at[i].text)))
            continue;
        struct cut_line l = segments_of(c, rows->at[i].text);
        for (int k = 0; k + 1 < l.n; k++)
            if (l.seg[k].to - l.seg[k].from >= TEXT_LEAST && l.seg[k + 1].to - l.seg[k + 1].from >= TEXT_LEAST) {
                n++;
                break;
            }
    }
    return n;
}

void columns_cut(struct arena *a, struct rows *rows)
{
    struct cutter two = {.a = a, .wide = true}, one = {.a = a};
    if (parted_lines(&two, rows) < BOTH_LEAST)
        return;
    rows_cut(&two, rows->at, rows->n, 0);
    rows_cut(&one, rows->at, rows->n, 0);
    /* The count that the page was padded by has the clearer gutters. */
    struct cutter *best = one.clear > two.clear ? &one : &two, *other = best == &one ? &two : &one;
    best->out.markdown = rows->markdown;
    free(rows->at);
    free(other->out.at);
    *rows = best->out;
}
