#include "gutters.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"

enum {
    PIECES = 64,    /* of one row; what comes after is one */
    ACTIVE = 48,    /* gutters followed at a time */
    TIGHT_ROWS = 6, /* rows that share a gutter of one column, at least */
    GRID_ROWS = 2,  /* rows that share one that is known of other rows */
    OVER = 4,       /* columns by which a line may run over its column */
    OVER_BLANK = 8, /* columns from a gutter to where text goes on behind such a line */
    WORK = 256,     /* rows looked at for each row of the page: more is a hostile page's */
    HEAD_ROWS = 3,  /* rows of text over a blank stretch that headlines follow, at least, */
    SHORT_ROWS = 6, /* … and of headlines below it, at most */
    BAND_COST = 3,  /* rows that a stretch must have more than two it replaces */
    LONG_TAIL = 40, /* rows */
    TAB = 8
};

static int columns_of(uint32_t cp, int at, bool wide)
{
    if (cp == '\t')
        return TAB - at % TAB;
    return wide && cp >= 0x1100 ? 2 : 1;
}

/* 科 技 创 新: three and more letters as far apart as one another are one piece, a justified line. */
static int letters_join(struct piece *at, int n, int letter)
{
    int kept = 0;
    for (int k = 0; k < n;) {
        int end = k + 1, apart = end < n ? at[end].from - at[k].to : 0;
        while (end < n && at[end - 1].to - at[end - 1].from <= letter && at[end].to - at[end].from <= letter &&
               at[end].from - at[end - 1].to == apart)
            end++;
        if (end - k < 3)
            end = k + 1;
        at[kept] = at[k];
        at[kept].to = at[end - 1].to;
        at[kept].end = at[end - 1].end;
        kept++;
        k = end;
    }
    return kept;
}

static int pieces_read(struct str s, bool wide, struct piece *out)
{
    int at = 0, n = 0;
    bool blank = true;
    size_t indent = 0;
    for (size_t i = 0; i < s.n;) {
        size_t start = i;
        uint32_t cp = utf8_next(s, &i);
        int width = columns_of(cp, at, wide);
        if (cp_is_space(cp)) {
            blank = true;
            if (cp != 0x3000)
                indent = i;
        } else {
            if (n == 0 || (blank && n < PIECES))
                out[n++] = (struct piece){.from = at, .first = start, .indent = indent > start ? start : indent};
            out[n - 1].to = at + width;
            out[n - 1].end = i;
            blank = false;
            indent = i;
        }
        at += width;
    }
    return letters_join(out, n, wide ? 2 : 1);
}

struct cut_lines cut_lines_read(const struct row *rows, size_t n, bool wide)
{
    struct cut_lines out = {.at = xcalloc(n + 1, sizeof *out.at)};
    struct {
        struct piece *at;
        size_t n, cap;
    } all = {0};
    for (size_t i = 0; i < n; i++) {
        vec_reserve(&all, PIECES);
        out.at[i].n = pieces_read(rows[i].text, wide, all.at + all.n);
        all.n += (size_t)out.at[i].n;
    }
    out.pieces = all.at;
    for (size_t i = 0, from = 0; i < n; from += (size_t)out.at[i++].n)
        out.at[i].at = out.pieces + from;
    return out;
}

int gutter_split(const struct gutter *g, const struct cut_line *l)
{
    int k = 0;
    while (k < l->n && l->at[k].from < g->from)
        k++;
    bool clean = (k == 0 || l->at[k - 1].to <= g->from) && (k == l->n || l->at[k].from >= g->to);
    while (!clean && k < l->n && l->at[k].from - l->at[k - 1].to < GUTTER_APART)
        k++;
    return k;
}

/* ---- all gutters ------------------------------------------------------------------------------------------------------ */

/* A gutter that is being followed. */
struct strip {
    struct gutter g;
    size_t over; /* rows where text ran over */
};

struct sweep {
    const struct cut_line *lines;
    bool wide;
    size_t work;                /* rows that may still be looked at */
    const struct gutters *grid; /* gutters of other rows, too; NULL: not known yet */
    struct gutters *out;
    struct strip at[ACTIVE];
    int n;
};

/* Columns of text left of piece K of L, or right of it from it on: up to the next gap of APART columns. */
static int text_left(const struct cut_line *l, int k, int apart)
{
    int from = k - 1;
    while (from > 0 && l->at[from].from - l->at[from - 1].to < apart)
        from--;
    return l->at[k - 1].to - l->at[from].from;
}

static int text_right(const struct cut_line *l, int k, int apart)
{
    int last = k;
    while (last + 1 < l->n && l->at[last + 1].from - l->at[last].to < apart)
        last++;
    return l->at[last].to - l->at[k].from;
}

bool gutter_parts(const struct gutter *g, const struct cut_line *l)
{
    int k = gutter_split(g, l);
    return k > 0 && k < l->n && text_left(l, k, GUTTER_APART) >= GUTTER_LETTERS &&
           text_right(l, k, GUTTER_APART) >= GUTTER_LETTERS;
}

/* Text begins AWAY columns behind the edge of its column: at it, or set in by two ideographs? */
static bool set_as_text(int away, bool wide, int slack)
{
    int in = wide ? 4 : 2;
    return (away >= 0 && away <= slack) || (away >= in - slack && away <= in + slack);
}

bool gutter_text_begins(const struct gutter *g, const struct cut_line *l, bool wide)
{
    int k = gutter_split(g, l);
    return k < l->n && set_as_text(l->at[k].from - g->to, wide, 1);
}

/* Most lines on either side are long, fill their column, and those on the right begin at its edge. */
static bool parts_text(struct sweep *s, const struct gutter *g)
{
    bool tight = g->to - g->from < GUTTER_APART;
    int apart = tight ? 1 : GUTTER_APART;
    size_t least = (size_t)(GUTTER_LETTERS * (s->wide ? 2 : 1));
    if (g->both < (tight ? TIGHT_ROWS : GUTTER_ROWS) || s->work < 2 * (g->bottom - g->top))
        return false;
    s->work -= 2 * (g->bottom - g->top);
    size_t n = 0, left = 0, right = 0, full_left = 0, full_right = 0, edge = 0, close = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = g->top; i < g->bottom; i++) {
            const struct cut_line *l = &s->lines[i];
            int k = gutter_split(g, l);
            if (!k || k >= l->n)
                continue;
            size_t wl = (size_t)text_left(l, k, apart), wr = (size_t)text_right(l, k, apart);
            if (pass == 0) {
                n++;
                left += wl;
                right += wr;
                edge += set_as_text(l->at[k].from - g->to, s->wide, tight ? 0 : 1);
                close += l->at[k].from - l->at[k - 1].to < GUTTER_APART;
            } else {
                full_left += wl * n * 4 >= left * 3;
                full_right += wr * n * 4 >= right * 3;
            }
        }
    return n && left >= n * least && right >= n * least && full_left * 5 >= n * 2 && full_right * 5 >= n * 2 &&
           edge * (tight ? 10 : 3) >= n * (tight ? 7 : 1) && (!tight || close * 3 >= n);
}

/* Columns of a page stand one below the other: where a gutter is known of other rows, a few lines of text beside one another will do. */
static bool on_grid(struct sweep *s, const struct gutter *g)
{
    bool known = false;
    for (size_t i = 0; s->grid && i < s->grid->n && !known; i++) {
        const struct gutter *other = &s->grid->at[i];
        known = other->both >= TIGHT_ROWS && other->to >= g->to - 1 && other->to <= g->to + 1;
    }
    if (!known || g->to - g->from < GUTTER_APART || s->work < g->bottom - g->top)
        return false;
    s->work -= g->bottom - g->top;
    size_t least = (size_t)(GUTTER_LETTERS * (s->wide ? 2 : 1)), left = 0, right = 0;
    for (size_t i = g->top; i <= g->last; i++) {
        const struct cut_line *l = &s->lines[i];
        int k = gutter_split(g, l);
        if (k > 0 && k < l->n) {
            left += (size_t)text_left(l, k, GUTTER_APART);
            right += (size_t)text_right(l, k, GUTTER_APART);
        }
    }
    return left >= g->both * least && right >= g->both * least;
}

/* Gutter G ends before row I. */
static void strip_ends(struct sweep *s, struct gutter g, size_t i)
{
    g.bottom = i;
    if ((g.both >= GUTTER_ROWS && parts_text(s, &g)) || (g.both >= GRID_ROWS && on_grid(s, &g)))
        vec_push(s->out, g);
}

/* Follows STRIP, unless one as wide and as long is followed. */
static void strip_add(struct strip *list, int *n, struct strip strip)
{
    for (int k = 0; k < *n; k++)
        if (list[k].g.from <= strip.g.from && list[k].g.to >= strip.g.to && list[k].g.top <= strip.g.top)
            return;
    if (*n < ACTIVE) {
        list[(*n)++] = strip;
        return;
    }
    int worst = 0;
    for (int k = 1; k < ACTIVE; k++)
        worst = list[k].g.both < list[worst].g.both ? k : worst;
    if (list[worst].g.both < strip.g.both)
        list[worst] = strip;
}

/* A line of the column left of the gutter that is longer than the others, and pushes the next column aside. */
static bool runs_over(const struct strip *strip, const struct cut_line *l)
{
    const struct gutter *g = &strip->g;
    int k = gutter_split(g, l);
    return k > 0 && k < l->n && l->at[k - 1].to <= g->to + OVER && l->at[k].from - l->at[k - 1].to >= GUTTER_APART &&
           l->at[k].from <= g->to + OVER_BLANK && l->at[k - 1].to - text_left(l, k, GUTTER_APART) < g->from &&
           (strip->over + 1) * 4 <= g->both;
}

static void sweep_row(struct sweep *s, size_t i)
{
    const struct cut_line *l = &s->lines[i];
    struct strip next[ACTIVE];
    int n = 0;
    for (int a = 0; a < s->n; a++) {
        struct strip strip = s->at[a];
        int widest = 0;
        bool same = false;
        for (int k = 0; k <= l->n; k++) {
            int from = k ? l->at[k - 1].to : 0, to = k < l->n ? l->at[k].from : INT32_MAX;
            from = from > strip.g.from ? from : strip.g.from;
            to = to < strip.g.to ? to : strip.g.to;
            widest = to - from > widest ? to - from : widest;
            same |= from == strip.g.from && to == strip.g.to;
        }
        if (same || (widest < GUTTER_APART && runs_over(&strip, l))) {
            int k = gutter_split(&strip.g, l);
            strip.over += !same;
            if (k > 0 && k < l->n) {
                strip.g.both++;
                strip.g.last = i;
            }
            strip_add(next, &n, strip);
            continue;
        }
        strip_ends(s, strip.g, i);
        for (int k = 0; k <= l->n; k++) {
            struct strip part = strip;
            int from = k ? l->at[k - 1].to : 0, to = k < l->n ? l->at[k].from : INT32_MAX;
            part.g.from = from > strip.g.from ? from : strip.g.from;
            part.g.to = to < strip.g.to ? to : strip.g.to;
            /* A lone blank within a headline over the columns is no gutter of theirs. */
            bool narrow = part.g.to - part.g.from < GUTTER_APART && strip.g.to - strip.g.from >= GUTTER_APART;
            if (part.g.from >= part.g.to || narrow)
                continue;
            if (k > 0 && k < l->n) {
                part.g.both++;
                part.g.last = i;
            }
            strip_add(next, &n, part);
        }
    }
    for (int k = 1; k < l->n; k++)
        strip_add(next, &n,
                  (struct strip){.g = {.from = l->at[k - 1].to, .to = l->at[k].from, .top = i, .last = i, .both = 1}});
    memcpy(s->at, next, (size_t)n * sizeof *next);
    s->n = n;
}

void gutters_find(const struct cut_line *lines, size_t from, size_t to, bool wide, const struct gutters *grid,
                  struct gutters *out)
{
    struct sweep s = {.lines = lines, .wide = wide, .work = (to - from) * WORK, .grid = grid, .out = out};
    for (size_t i = from; i < to; i++)
        if (lines[i].n)
            sweep_row(&s, i);
    for (int k = 0; k < s.n; k++)
        strip_ends(&s, s.at[k].g, to);
}

/* ---- where stretches of columns end ----------------------------------------------------------------------------------- */

bool gutter_crossed(const struct gutter *g, const struct cut_line *l)
{
    for (int k = 0; k < l->n; k++) {
        int last = k;
        while (last + 1 < l->n && l->at[last + 1].from - l->at[last].to < GUTTER_APART)
            last++;
        if (l->at[k].from < g->to && l->at[last].to > g->from)
            return true;
        k = last;
    }
    return false;
}

/*
 * What row L, behind a blank stretch below row AT, is to the columns that the gutters ALL part there: each piece of it is set as a column's text is, or not;
 * text that stands over several columns ends them.
 */
struct row_look {
    bool set;    /* some piece is set as text is */
    bool flows;  /* … at the very edge of a column, where a paragraph may go on */
    bool across; /* some piece stands over two columns */
    int widest;  /* columns of the widest that flows */
};

static struct row_look row_look(const struct gutters *all, const struct cut_line *l, size_t at, int edge, bool wide)
{
    struct row_look out = {0};
    for (int k = 0; k < l->n; k++) {
        int right = INT32_MAX - OVER, last = k, from = l->at[k].from;
        bool set = set_as_text(from - edge, wide, 0), flows = from == edge;
        while (last + 1 < l->n && l->at[last + 1].from - l->at[last].to < GUTTER_APART)
            last++;
        for (size_t i = 0; i < all->n; i++) {
            const struct gutter *g = &all->at[i];
            if (at < g->top || at >= g->bottom)
                continue;
            set |= set_as_text(from - g->to, wide, 0);
            flows |= from == g->to;
            if (g->from > from && g->from < right && g->top + HEAD_ROWS <= at)
                right = g->from;
        }
        bool within = l->at[last].to <= right + OVER;
        out.across |= !within;
        out.set |= set && within;
        out.flows |= flows && within;
        if (flows && within && l->at[last].to - from > out.widest)
            out.widest = l->at[last].to - from;
        k = last;
    }
    return out;
}

/* Only short lines from row I on up to the next blank stretch, where more comes: headlines? WIDEST: columns of a full line. */
static bool short_lines(const struct cut_line *lines, size_t i, size_t to, size_t usual, int widest)
{
    size_t shown = 0, gap = 0;
    for (; i < to && gap <= usual; i++) {
        const struct cut_line *l = &lines[i];
        gap = l->n ? 0 : gap + 1;
        shown += l->n > 0;
        for (int k = 0; k < l->n; k++) {
            int from = l->at[k].from;
            while (k + 1 < l->n && l->at[k + 1].from - l->at[k].to < GUTTER_APART)
                k++;
            if ((l->at[k].to - from) * 5 >= widest * 4)
                return false;
        }
    }
    return gap > usual && shown <= SHORT_ROWS;
}

size_t gutters_zone(const struct gutters *all, const struct cut_line *lines, size_t from, size_t to, size_t usual,
                    bool wide)
{
    size_t gap = 0, before = from, told = 0;
    int edge = INT32_MAX, widest = 0;
    for (size_t i = from; i < to; i++)
        if (lines[i].n && lines[i].at[0].from < edge)
            edge = lines[i].at[0].from;
    for (size_t i = from; i < to; i++) {
        if (!lines[i].n) {
            gap++;
            continue;
        }
        bool spanned = false;
        for (size_t k = 0; gap > usual && told >= HEAD_ROWS && k < all->n && !spanned; k++)
            spanned = all->at[k].top < before && all->at[k].last >= i;
        if (spanned) {
            struct row_look look = row_look(all, &lines[i], before, edge, wide);
            bool far = gap > usual + 1;
            if (!look.set || (far && !look.flows) || (look.across && (far || !look.flows)) ||
                short_lines(lines, i, to, usual, widest))
                return i;
        }
        struct row_look text = row_look(all, &lines[i], i, edge, wide);
        told += text.flows;
        widest = text.widest > widest ? text.widest : widest;
        before = i;
        gap = 0;
    }
    return to;
}

/* ---- which gutters to cut along ---------------------------------------------------------------------------------------- */

static int by_last(const void *x, const void *y)
{
    const struct gutter *a = x, *b = y;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    return (a->from > b->from) - (a->from < b->from);
}

void gutters_choose(struct gutters *all, size_t from, size_t to)
{
    size_t n = all->n;
    if (!n)
        return;
    qsort(all->at, n, sizeof *all->at, by_last);
    /* The heaviest set of stretches that do not overlap: best[i] is of the first i, with or without the last of them. */
    double *best = xcalloc(n + 1, sizeof *best);
    size_t *free_of = xcalloc(n + 1, sizeof *free_of); /* how many end before the one begins */
    for (size_t i = 0; i < n; i++) {
        const struct gutter *g = &all->at[i];
        size_t lo = 0, hi = i;
        while (lo < hi) {
            size_t mid = (lo + hi) / 2;
            if (all->at[mid].last < g->top)
                lo = mid + 1;
            else
                hi = mid;
        }
        free_of[i] = lo;
        double weight = g->both > BAND_COST ? (double)(g->both - BAND_COST) : 0.5;
        if ((g->last - g->top + 1) * 5 >= (to - from) * 4)
            weight *= 1.25; /* parts the whole stretch */
        /* Of gutters alike, the one that goes on longest, then the widest. */
        weight += (double)(g->bottom - g->last < LONG_TAIL ? g->bottom - g->last : LONG_TAIL) / (2 * LONG_TAIL);
        weight += (double)(g->to - g->from < GUTTER_LETTERS ? g->to - g->from : GUTTER_LETTERS) / 1000;
        double with = best[lo] + weight;
        best[i + 1] = with > best[i] ? with : best[i];
    }
    bool *chosen = xcalloc(n, sizeof *chosen);
    for (size_t i = n; i;) {
        if (best[i] > best[i - 1]) {
            chosen[i - 1] = true;
            i = free_of[i - 1];
        } else {
            i--;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (chosen[i])
            all->at[kept++] = all->at[i];
    all->n = kept;
    free(chosen);
    free(free_of);
    free(best);
}
