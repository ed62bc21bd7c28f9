/* Markdown and HTML over the lines of a page: what their signs mean, tables row by row. */
#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "rows_internal.h"

enum { RUN_IN_LEAST = 2 };

struct reader {
    struct arena *a;
    const struct words *w;
    struct rows out;
    bool table;       /* between <table> and </table> */
    bool run_in;      /* headlines run into their texts: two and more, so that one elsewhere is one too */
    int image;        /* raw line of an image that nothing followed yet, 0: none */
    bool named;       /* … and what comes next is called the text under one */
    struct buf cells; /* of the table row being read */
    int number;       /* raw line it began in */
};

static bool signs_in(struct str s, bool markdown)
{
    static const char signs[] = "&<[*_\\`$#>-+~"; /* the first three in any text */
    for (size_t i = 0; s.n && i < (markdown ? sizeof signs - 1 : 3); i++)
        if (memchr(s.s, signs[i], s.n))
            return true;
    return false;
}

static void row_put(struct reader *r, struct str text, int number, int level, bool table)
{
    struct row row = {.text = arena_str(r->a, text), .number = number, .level = level, .table = table};
    vec_push(&r->out, row);
}

/* ---- tables in pipes ------------------------------------------------------------------------------------------------- */

/* Bars of | a | b |; 0 when the line is no row of a table. */
static size_t pipe_bars(struct str s)
{
    s = str_trim(s);
    size_t bars = 0;
    if (s.n < 5 || s.s[0] != '|' || s.s[s.n - 1] != '|')
        return 0;
    for (size_t i = 0; i < s.n; i++)
        bars += s.s[i] == '|' && !(i && s.s[i - 1] == '\\');
    return bars >= 3 ? bars : 0;
}

/* | :---: | --- | */
static bool pipe_rule(struct str s)
{
    size_t dashes = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!strchr("|:- \t", s.s[i]) || !s.s[i])
            return false;
        dashes += s.s[i] == '-';
    }
    return dashes >= 2;
}

/* How many lines from I on are one table: with a rule under its head, or of three rows alike. */
static size_t pipe_table(const struct rows *rows, size_t i)
{
    size_t n = 0, first = pipe_bars(rows->at[i].text);
    bool rule = false, alike = true;
    for (size_t bars; i + n < rows->n && (bars = pipe_bars(rows->at[i + n].text)); n++) {
        rule |= pipe_rule(rows->at[i + n].text);
        alike &= bars == first;
    }
    return rule || (alike && n >= 3) ? n : 0;
}

static void pipe_row(struct reader *r, const struct row *row)
{
    struct buf b = {0};
    struct str s = str_trim(row->text);
    if (pipe_rule(s))
        return;
    for (size_t from = 1, at = 1; at < s.n; at++) {
        if (s.s[at] != '|' || s.s[at - 1] == '\\')
            continue;
        struct markup_line what = {0};
        struct str cell = str_trim(str_cut(s, from, at));
        if (cell.n && b.n)
            buf_char(&b, ' ');
        size_t start = b.n;
        markup_inline(r->w, cell, true, &b, &what);
        for (size_t i = start; what.broken && i < b.n; i++)
            b.s[i] = b.s[i] >= MARKUP_BLOCK && b.s[i] <= MARKUP_TABLE_END ? ' ' : b.s[i];
        from = at + 1;
    }
    if (str_trim(buf_view(&b)).n)
        row_put(r, str_trim(buf_view(&b)), row->number, 0, true);
    buf_free(&b);
}

/* ---- lines ------------------------------------------------------------------------------------------------------------ */

static void cells_end(struct reader *r)
{
    if (str_trim(buf_view(&r->cells)).n)
        row_put(r, str_trim(buf_view(&r->cells)), r->number, 0, true);
    buf_clear(&r->cells);
}

static void cell_text(struct reader *r, struct str s, int number)
{
    s = str_trim(s);
    if (!s.n)
        return;
    if (r->cells.n)
        buf_char(&r->cells, ' ');
    else
        r->number = number;
    buf_str(&r->cells, s);
}

/* Text with the marks of blocks, rows and cells in it. A heading's lines are one heading. */
static void pieces_put(struct reader *r, struct str s, int number, int level)
{
    struct buf heading = {0};
    bool any = false;
    for (size_t from = 0, at = 0; at <= s.n; at++) {
        char c = at < s.n ? s.s[at] : MARKUP_BLOCK;
        if (c < MARKUP_BLOCK || c > MARKUP_TABLE_END)
            continue;
        struct str piece = str_cut(s, from, at);
        from = at + 1;
        if (r->table) {
            cell_text(r, piece, number);
            if (c == MARKUP_ROW || c == MARKUP_TABLE_END)
                cells_end(r);
        } else if (level) {
            piece = str_trim(piece);
            bool words = heading.n && piece.n && (unsigned char)heading.s[heading.n - 1] < 0x80 &&
                         (unsigned char)piece.s[0] < 0x80;
            buf_cstr(&heading, words ? " " : "");
            buf_str(&heading, piece);
        } else if (str_trim(piece).n) {
            row_put(r, piece, number, 0, false);
            any = true;
        }
        r->table = c == MARKUP_TABLE || (r->table && c != MARKUP_TABLE_END);
    }
    if (heading.n)
        row_put(r, buf_view(&heading), number, level, false);
    else if (!any && !r->table)
        row_put(r, STR(""), number, 0, false);
    buf_free(&heading);
}

/* Signs before the text of a block: > quotation, - item. */
static struct str block_sign(struct str s)
{
    struct str t = str_trim(s);
    if (t.n > 1 && t.s[0] == '>' && t.s[1] == ' ')
        t = str_trim(str_cut(t, 1, t.n));
    size_t at = 2;
    if (t.n > 2 && (t.s[0] == '-' || t.s[0] == '*' || t.s[0] == '+') && t.s[1] == ' ' &&
        cp_is_core(utf8_next(t, &at)) && t.s[t.n - 1] != t.s[0])
        t = str_trim(str_cut(t, 2, t.n));
    return t;
}

/* *…* or _…_ over the whole line, as readers write the text under a picture. */
static bool whole_slanted(struct str s)
{
    return s.n > 4 && (s.s[0] == '*' || s.s[0] == '_') && s.s[s.n - 1] == s.s[0] && s.s[1] != s.s[0];
}

/*
 * Which of the rows from FIRST on, which are of one line, are the text under a picture: in one line with it, called so, centred or slanted behind
 * it, or right under it, ALONE between blank lines.
 */
static void pictures_mark(struct reader *r, size_t first, int number, const struct markup_line *what, bool slanted,
                          bool alone)
{
    bool text = false, under = r->image && (what->centred || slanted || (alone && r->image + 1 == number));
    for (size_t i = first; i < r->out.n; i++) {
        struct row *row = &r->out.at[i];
        row->imaged = r->image && !text && row->text.n;
        text |= row->text.n > 0;
        row->picture = (what->image || what->caption || r->named || under) && row->text.n && !row->table && !row->level;
    }
    if (text)
        r->image = 0, r->named = false;
    else if (what->image || what->caption)
        r->image = number, r->named |= what->caption;
}

/* Does a heading of a few ideographs stand right before: the head of a column of short news? */
static bool under_label(const struct reader *r)
{
    enum { LONGEST = 6 };
    size_t i = r->out.n;
    while (i > 0 && !r->out.at[i - 1].text.n)
        i--;
    return i > 0 && r->out.at[i - 1].level && utf8_count(r->out.at[i - 1].text) <= LONGEST;
}

static void line_read(struct reader *r, const struct row *row, bool markdown, bool alone)
{
    struct str s = row->text;
    size_t head = markdown && !r->table ? markup_run_in(r->w, block_sign(s)) : 0;
    if (head && (r->run_in || under_label(r))) {
        struct row title = *row, text = *row;
        title.text = str_trim(str_cut(block_sign(s), 0, head));
        text.text = str_cut(block_sign(s), head, s.n);
        line_read(r, &title, markdown, false);
        line_read(r, &text, markdown, false);
        return;
    }
    struct markup_line what = {0};
    size_t before = r->out.n;
    if (!r->table && !signs_in(s, markdown)) {
        vec_push(&r->out, *row);
        pictures_mark(r, before, row->number, &what, false, alone);
        return;
    }
    struct str t = str_trim(s);
    if (str_starts(t, STR("```")) || str_starts(t, STR("~~~"))) {
        row_put(r, STR(""), row->number, 0, false);
        return;
    }
    int level = markdown ? markup_level(s) : 0;
    if (markdown) {
        if (level) {
            t = str_trim(str_cut(t, (size_t)level, t.n));
            while (t.n && t.s[t.n - 1] == '#')
                t.n--;
            t = str_trim(t);
        } else if (markup_bold(s)) {
            level = LEVEL_BOLD;
        }
        s = level ? t : block_sign(s).n < t.n ? block_sign(s) : s;
    }
    struct buf b = {0};
    markup_inline(r->w, s, markdown, &b, &what);
    level = what.level ? what.level : level;
    if (what.broken || r->table || level)
        pieces_put(r, buf_view(&b), row->number, level);
    else if (str_trim(buf_view(&b)).n || !what.sign)
        row_put(r, buf_view(&b), row->number, 0, false);
    buf_free(&b);
    pictures_mark(r, before, row->number, &what, whole_slanted(t), alone);
}

void markup_read(struct arena *a, const struct words *w, struct rows *rows)
{
    struct reader r = {.a = a, .w = w};
    vec_reserve(&r.out, rows->n);
    markup_own(a, w, rows);
    r.out.markdown = markup_is_markdown(rows);
    if (r.out.markdown) {
        markup_underlined(a, rows);
        markup_blocks(a, w, rows);
    }
    size_t run_ins = 0;
    for (size_t i = 0; i < rows->n && r.out.markdown; i++)
        run_ins += markup_run_in(w, block_sign(rows->at[i].text)) > 0;
    r.run_in = run_ins >= RUN_IN_LEAST;
    for (size_t i = 0; i < rows->n;) {
        size_t table = r.table || !pipe_bars(rows->at[i].text) ? 0 : pipe_table(rows, i);
        for (size_t k = 0; k < table; k++)
            pipe_row(&r, &rows->at[i + k]);
        bool alone = i + 1 >= rows->n || !str_trim(rows->at[i + 1].text).n;
        size_t read = r.out.n;
        if (!table)
            line_read(&r, &rows->at[i], r.out.markdown, alone);
        for (; read < r.out.n; read++)
            r.out.at[read].box = rows->at[i].box;
        i += table ? table : 1;
    }
    cells_end(&r);
    buf_free(&r.cells);
    free(rows->at);
    *rows = r.out;
}
