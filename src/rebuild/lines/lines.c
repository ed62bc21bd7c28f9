/* From raw lines to lines: blanks counted, upright headlines set level, Markdown signs read. */
#include <stdlib.h>
#include <string.h>

#include "../rebuild_internal.h"
#include "baolan/rarity.h"
#include "baolan/slots.h"

static bool blank(struct str s)
{
    return str_trim(s).n == 0;
}

/*
 * Characters of a line that may be a piece of an upright headline: one to three ideographs or marks, or a short number, which stays level
 * and counts as one; no full stop. 0: none.
 */
static int upright_piece(struct str s)
{
    enum { TOO_MANY = 4 * 3 }; /* bytes of ideographs */
    int n = 0, level = 0;
    if (utf8_usual_end(str_cut(s, 0, TOO_MANY), 0) == TOO_MANY) /* most lines */
        return 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (cp_is_space(c))
            continue;
        level += c < 0x80;
        if (++n > 5 || c == 0x3002 || !(cp_is_han(c) || c < 0x80 || cp_is_punct(c)))
            return 0;
    }
    return level == n ? n > 0 : level || n > 3 ? 0 : n;
}

static bool level_piece(struct str s)
{
    s = str_trim(s);
    return s.n && (unsigned char)s.s[0] < 0x80;
}

enum { UPRIGHT_MOST = 60 }; /* characters; no headline is longer */

/*
 * Is raw line I, under a column of single characters, the author's name? Two or three ideographs, a surname first, and right over the text; three
 * may stand apart from it.
 */
static bool names_author(const struct words *w, const struct rows *rows, size_t i)
{
    struct str s = str_trim(rows->at[i].text);
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++)
        if (!cp_is_han(utf8_next(s, &at)))
            return false;
    bool over_text = i + 1 < rows->n && !blank(rows->at[i + 1].text);
    return (n == 3 || (n == 2 && over_text)) && words_prefix(w, WORD_SURNAME, s);
}

/*
 * How many raw lines from I on are one upright column: at least four lines (one, right behind another column), hardly more than one character
 * each (glued pieces such as 、云 or 坪﹃ happen), few numbers, no blank line between.
 */
static size_t upright_run(const struct words *w, const struct rows *rows, size_t i, bool behind)
{
    enum { SHORTEST = 4 };
    size_t n = 0, chars = 0, numbers = 0;
    for (; i + n < rows->n && n < UPRIGHT_MOST; n++) {
        int piece = upright_piece(rows->at[i + n].text);
        if (!piece || (piece > 1 && chars == n && n >= SHORTEST && names_author(w, rows, i + n)))
            break;
        chars += (size_t)piece;
        numbers += level_piece(rows->at[i + n].text);
    }
    bool whole = i + n >= rows->n || blank(rows->at[i + n].text);
    if (behind && whole)
        return n && chars * 2 <= n * 3 ? n : 0;
    return n >= SHORTEST && chars * 2 <= n * 3 && numbers * 3 <= n ? n : 0;
}

/* The first column of an upright headline may be short: one to three characters between blank lines, a whole column right behind. */
static size_t upright_head(const struct words *w, const struct rows *rows, size_t i)
{
    size_t n = 0;
    while (n < 4 && i + n < rows->n && upright_piece(rows->at[i + n].text) == 1 && !level_piece(rows->at[i + n].text))
        n++;
    if (!n || n > 3 || (i && !blank(rows->at[i - 1].text)) || i + n + 1 >= rows->n || !blank(rows->at[i + n].text))
        return 0;
    return upright_run(w, rows, i + n + 1, false) ? n : 0;
}

/* Of an upright column of N raw lines from I on, those before the box over the author's name, and that is a column of its own; N: there is none. */
static size_t upright_signed(const struct rows *rows, size_t i, size_t n)
{
    enum { HEADLINE_LEAST = 2, NAME_LEAST = 2 };
    for (size_t k = HEADLINE_LEAST; k + NAME_LEAST < n; k++)
        if (str_eq(str_trim(rows->at[i + k].text), STR("□")))
            return k;
    return n;
}

/* The same with one blank line after each character: an extractor that parts all lines. */
static size_t upright_run_gapped(const struct rows *rows, size_t i)
{
    size_t n = 0, chars = 0, last = i, close = 0, numbers = 0;
    for (size_t k = i; k < rows->n && k <= last + 2 && n < UPRIGHT_MOST; k++) {
        int piece = upright_piece(rows->at[k].text);
        if (!piece && !blank(rows->at[k].text))
            break;
        if (piece) {
            n++;
            chars += (size_t)piece;
            numbers += level_piece(rows->at[k].text);
            close += k == last + 1;
            last = k;
        }
    }
    return n >= 5 && chars * 4 <= n * 5 && close * 4 <= n && numbers * 3 <= n ? last - i + 1 : 0;
}

static struct line upright_line(struct page_work *p, size_t i, size_t n)
{
    struct buf b = {0};
    for (size_t k = i; k < i + n; k++)
        buf_str(&b, str_trim(p->rows.at[k].text));
    struct line line = {.vertical = true};
    normalise_line(p->arena, buf_view(&b), false, &line);
    buf_free(&b);
    return line;
}

static bool marks_only(struct str s)
{
    for (size_t at = 0; at < s.n;)
        if (!cp_is_punct(utf8_next(s, &at)))
            return false;
    return s.n > 0;
}

/* Upright LINE is but a mark that a blank line parted from the column before it: it goes there. */
static bool mark_joins(struct page_work *p, const struct line *line)
{
    struct line *before = p->nlines ? &p->lines[p->nlines - 1] : NULL;
    if (!before || !before->vertical || !line->vertical || !marks_only(line->text))
        return false;
    struct str both = arena_printf(p->arena, "%.*s%.*s", STR_ARG(before->text), STR_ARG(line->text));
    struct line joined = {.vertical = true, .first = before->first, .last = line->last, .gap = before->gap, .unit = -1};
    normalise_line(p->arena, both, false, &joined);
    *before = joined;
    return true;
}

static bool shadowed_near(const struct page_work *p, size_t n)
{
    return n && p->lines[n - 1].doubled;
}

/* A second look at the lines before a line in shadow, which had no neighbour when they were read. */
static void shadow_backwards(struct page_work *p)
{
    for (size_t i = p->nlines; i-- > 1;) {
        struct line *l = &p->lines[i - 1];
        if (p->lines[i].doubled && !l->doubled && !l->vertical && l->first == l->last)
            normalise_line(p->arena, l->text, true, l);
    }
}

static void measure_page(struct page_work *p)
{
    size_t apart = 0, tight = 0, lone = 0;
    for (size_t i = 1; i < p->nlines; i++) {
        apart += p->lines[i].gap > 0;
        tight += p->lines[i].gap == 0;
        lone += p->lines[i].indent == 1;
    }
    p->gapped = apart > tight * 2;
    size_t gaps[4] = {0};
    for (size_t i = 1; i < p->nlines; i++)
        gaps[p->lines[i].gap < 3 ? p->lines[i].gap : 3]++;
    for (int g = 1; g < 4; g++)
        if (gaps[g] > gaps[p->usual_gap])
            p->usual_gap = g;
    for (size_t i = 0; i < p->nlines;) {
        size_t end = i + 1;
        while (end < p->nlines && !p->lines[end].gap)
            end++;
        for (size_t k = i; k < end; k++)
            p->lines[k].tight = (int)(end - i);
        i = end;
    }
    p->blocked = !p->gapped && !p->markdown && apart >= 4 && apart * 40 >= p->nlines;
    size_t indented = 0, halved = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        indented += p->lines[i].indent >= 3 && p->lines[i].indent <= 6;
        halved += p->lines[i].indent == 2;
    }
    /* Two ideographs of blank that an extractor wrote as two blanks. */
    if (halved >= 3 && halved * 20 >= p->nlines && halved > 2 * indented && halved * 2 < p->nlines) {
        for (size_t i = 0; i < p->nlines; i++)
            if (p->lines[i].indent == 2)
                p->lines[i].indent = 4;
        indented += halved;
    }
    /* A line in twenty or more, but not all: set so by the paper and not by the extractor. */
    p->indents_kept = indented * 20 >= p->nlines && indented >= 2;
    /* One lone blank before a line is no indent but the seam of two blocks of the extractor, if it is rare. */
    for (size_t i = 0; i < p->nlines; i++)
        if (p->lines[i].indent == 1) {
            p->lines[i].block_start = lone * 20 <= p->nlines;
            p->lines[i].indent = 0;
        }
}

static int by_hash(const void *x, const void *y)
{
    const struct repeat *a = x, *b = y;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

size_t repeats_find(struct repeat *all, size_t n)
{
    size_t size = 8, found = 0;
    while (size < 2 * n)
        size *= 2;
    struct slots places = slots_new();
    slots_resize(&places, size);
    uint64_t *first = xcalloc(size, sizeof *first); /* place of the first line with a hash, counted from 1 */
    bool *again = xcalloc(n + 1, sizeof *again);
    for (size_t i = 0; i < n; i++) {
        size_t k = slots_place(&places, all[i].hash);
        while (first[k] && all[first[k] - 1].hash != all[i].hash)
            k = (k + 1) & (size - 1);
        if (first[k])
            again[i] = again[first[k] - 1] = true;
        else
            first[k] = i + 1;
    }
    for (size_t i = 0; i < n; i++)
        if (again[i])
            all[found++] = all[i];
    free(again);
    free(first);
    qsort(all, found, sizeof *all, by_hash);
    return found;
}

int lead_width(struct str s)
{
    enum { TWO = 2 * 3 }; /* bytes of ideographs */
    int n = 0;
    size_t at = 0, next = 0;
    if (utf8_usual_end(str_cut(s, 0, TWO), 0) == TWO) /* most lines */
        return 2;
    uint32_t c = utf8_next(s, &next);
    for (; at < s.n && cp_is_opening(c); c = at < s.n ? utf8_next(s, &next) : 0) {
        n++;
        at = next;
    }
    if (at < s.n && c < 0x80)
        for (; at < s.n && (unsigned char)s.s[at] > ' ' && (unsigned char)s.s[at] < 0x80; at++)
            n++;
    else if (at < s.n) {
        n += 2;
        at = next;
    }
    while (at < s.n && cp_is_closing(utf8_next(s, &at)))
        n++;
    return n;
}

/* 2016⏎年, 3⏎月, 25⏎日, 800⏎元。…: is a day, its year or what is counted parted from its number? Such a line begins nothing. */
static bool number_broken(struct str left, struct str right)
{
    static const char *const units[] = {"年", "月", "日"};
    static const char *const counted[] = {"元", "亩", "吨", "人", "户", "个", "名", "次",
                                          "家", "项", "斤", "岁", "天", "里", "米"};
    size_t at = left.n;
    if (!left.n || !cp_is_digit(utf8_prev(left, &at)))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_starts(right, str_of(units[i])))
            return true;
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (str_starts(right, str_of(counted[i])) && begins_within(right))
            return true;
    return false;
}

enum { COMMON = 50 }; /* a character this frequent, one in so many, stands next to anything */

/*
 * Which line ends break a word: their two characters are one in Chinese at large, or stand together within some line, and ten times as often as chance would have it (so
 * that 的 before anything proves nothing). Pairs count within lines only: seams are no proof of one another.
 */
bool seam_joined(const struct page_work *p, struct str left, struct str right)
{
    uint32_t l, r;
    if (number_broken(left, right))
        return true;
    if (!pairs_seam(left, right, &l, &r))
        return false;
    if (rarity_word(l, r))
        return true;
    uint32_t pair = pairs_find(p->pairs, l, r);
    size_t together = pair == PAIRS_NONE ? 0 : p->pairs->at[pair].n;
    if (!together)
        return false;
    size_t nl = pairs_right(p->pairs, l), nr = pairs_right(p->pairs, r);
    if (nl && nr && (nl > nr ? nl : nr) * COMMON > p->ncp)
        return false; /* 的 and its like go with everything */
    return (double)together > 10 * ((double)nl * (double)nr / (double)(p->ncp + 1));
}

static void seams_join(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        p->lines[i].pairs = pairs_line(p->pairs, p->lines[i].text);
        p->ncp += (size_t)p->lines[i].ncp;
        if (i)
            rarity_ahead(p->lines[i - 1].pairs.last, p->lines[i].pairs.first);
    }
    pairs_sum(p->pairs);
    for (size_t i = 0; i + 1 < p->nlines; i++)
        p->lines[i].joined =
            seam_joined(p, p->lines[i].text, p->lines[i + 1].text) || begins_within(p->lines[i + 1].text);
}

void lines_pairs(const struct page_work *p, size_t from, size_t to, struct pair_list *out)
{
    for (size_t i = from; i < to; i++)
        pair_list_span(out, p->pairs, &p->lines[i].pairs, p->lines[i].text.n);
}

static bool prose(const struct line *l)
{
    return l->signs & (SIGN_STOP | SIGN_COMMA);
}

/* Lines that break into a word: the line before goes on with the line behind them, and not with them. A headline was set into the text. */
static void set_in_find(struct page_work *p)
{
    enum { MOST = 3 };
    for (size_t i = 1; i + 1 < p->nlines; i++) {
        const struct line *before = &p->lines[i - 1];
        if (before->end != END_OPEN || before->joined || prose(&p->lines[i]))
            continue;
        for (size_t n = 1; n <= MOST && i + n < p->nlines; n++) {
            struct line *last = &p->lines[i + n - 1];
            if ((n > 1 && (last->gap || prose(last))) || line_complete(last))
                break;
            if (!last->joined && seam_joined(p, before->text, last[1].text)) {
                for (size_t k = i; k < i + n; k++)
                    p->lines[k].set_in = k == i ? 2 : 1;
                break;
            }
        }
    }
}

/* Do lines K and I fill one column, which is not that of the lines between them? */
static bool filled_up(const struct page_work *p, size_t k, size_t i)
{
    enum { NEARLY = 3 };
    int own = p->lines[k].hi, between = 0;
    for (size_t n = k + 1; n + 1 < i; n++)
        between = p->lines[n].hi > between ? p->lines[n].hi : between;
    return abs(p->lines[i].hi - own) <= NEARLY && abs(between - own) > NEARLY;
}

/*
 * The same from afar: a column stopped within a word, another story filled it up, and a headline of that story stands before the line that goes on with
 * the word, 元。…, which is no line of the headline's.
 */
static void set_in_far_find(struct page_work *p)
{
    enum { FAR = 60 };
    for (size_t i = 1; i + 1 < p->nlines; i++) {
        struct line *l = &p->lines[i];
        if (l->end != END_OPEN || prose(l) || !begins_within(l[1].text) || !line_complete(l - 1) ||
            seam_joined(p, l->text, l[1].text))
            continue;
        for (size_t k = i - 1; k-- > 0 && i - k < FAR;)
            if (p->lines[k].end == END_OPEN && !p->lines[k].joined && prose(&p->lines[k]) && filled_up(p, k, i + 1) &&
                seam_joined(p, p->lines[k].text, l[1].text)) {
                l->set_in = 2;
                l->joined = false;
                break;
            }
    }
}

void lines_read(struct page_work *p)
{
    p->rows = rows_read(p->arena, p->words, p->dump);
    const struct rows *rows = &p->rows;
    p->markdown = rows->markdown;
    size_t most = 0;
    for (size_t i = 0; i < rows->n; i++)
        most += !blank(rows->at[i].text);
    p->lines = arena_array(p->arena, most, sizeof *p->lines);
    int gap = 0;
    for (size_t i = 0; i < rows->n;) {
        struct str raw = rows->at[i].text;
        if (blank(raw)) {
            gap++;
            i++;
            continue;
        }
        bool behind = p->nlines && p->lines[p->nlines - 1].vertical && gap <= 2;
        bool piece = !p->markdown && upright_piece(raw);
        size_t n = piece ? upright_run(p->words, rows, i, behind) : 0;
        if (!n && piece)
            n = upright_run_gapped(rows, i);
        if (!n && piece)
            n = upright_head(p->words, rows, i);
        struct line *line = &p->lines[p->nlines];
        if (n) {
            n = upright_signed(rows, i, n);
            *line = upright_line(p, i, n);
        } else {
            n = 1;
            line->level = rows->at[i].level;
            line->table = rows->at[i].table;
            line->picture = rows->at[i].picture;
            line->imaged = rows->at[i].imaged;
            line->box = rows->at[i].box;
            normalise_line(p->arena, raw, shadowed_near(p, p->nlines), line);
            line->raw = raw;
        }
        line->first = rows->at[i].number;
        line->last = rows->at[i + n - 1].number;
        line->gap = gap;
        line->unit = -1;
        i += n;
        if (!line->text.n) { /* nothing but invisible signs */
            *line = (struct line){0};
            gap++;
            continue;
        }
        gap = 0;
        if (mark_joins(p, line))
            *line = (struct line){0};
        else
            p->nlines++;
    }
    vec_free(&p->rows);
    shadow_backwards(p);
    measure_page(p);
    brackets_end(p);
}

/* Two blanks at a Markdown line's end break the line, and a headline goes on without its sign. */
static void headings_continue(struct page_work *p)
{
    for (size_t i = 1; p->markdown && i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        if (!l->level && !l->gap && l[-1].level && l->hi <= 60 && l->end != END_SENTENCE && !line_fixed(l) &&
            !(l->marks & MARK_OPENING))
            l->level = l[-1].level;
    }
}

void line_leaves(struct line *l, const char *rule)
{
    l->marks = MARK_FURNITURE;
    l->role = ROLE_FURNITURE;
    l->rule = rule;
    l->sure = 0.8;
}

void lines_measure(struct page_work *p)
{
    headings_continue(p);
    p->usual_gap = 0;
    measure_page(p);
    seams_join(p);
    set_in_find(p);
    set_in_far_find(p);
}
