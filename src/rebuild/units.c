/*
 * From lines to stories without headlines: body lines that hang together are units, units of one story are a body.
 *
 * Between two units stand display lines, bylines, nothing. Whether the second goes on with the story of the first is weighed below.
 */
#include <stdlib.h>
#include <string.h>

#include "rebuild_internal.h"

enum { SIGNATURE_LINES = 5, CAPTION_LINES = 14, MEASURE_APART = 5 };

static const double CHANCE = 0.12; /* share of rare words that two stories of one page have in common */

/* Evidence that the next unit is the same story (above 0) or another (below). */
static const struct {
    double opening, after_jump, open_end, open_end_display, bare, bare_measure, cohesion, byline, heading, same_measure, other_measure, heading_short, heading_long,
        heading_wide, brief, deeper, not_deeper, no_own_byline, restart;
} weigh = {
    .opening = -20,          /* 本报讯 and 上接 open a story */
    .after_jump = -20,       /* 下转 ends one */
    .open_end = 6,           /* the sentence goes on */
    .open_end_display = 3,   /* … behind a headline set into the column */
    .bare = 0.6,             /* nothing between: most stories have a headline or a dateline where they begin */
    .bare_measure = -2.0,    /* … but another measure is mostly another story */
    .cohesion = 6,           /* for the share of rare words in common, above what any two stories of a page have */
    .byline = -5,            /* a byline stands at the head or the foot of a story */
    .heading = 0.6,          /* display lines between two units of a long story are mostly section headings */
    .same_measure = 1.4,
    .other_measure = -2.5,
    .heading_short = 0.6,    /* section headings take one or two lines within the measure */
    .heading_long = -2,      /* more lines than that are a headline block */
    .heading_wide = -2,      /* a headline runs over more than one column */
    .brief = -1.5,           /* a story of a few lines has no sections */
    .deeper = 8,             /* Markdown: a deeper level than the story's headline */
    .not_deeper = -8,
    .no_own_byline = 7,      /* Markdown levels are often wrong: stories here have bylines or datelines, this part has none */
    .restart = -6,           /* furniture, a rule: the extractor was elsewhere in between */
};

/* Lines between a sentence end and a line that is only a date, short and unpunctuated: who signs, and when. */
static void signatures_mark(struct page_work *p)
{
    for (size_t i = 1; i < p->nlines; i++) {
        if (!(p->lines[i].marks & MARK_DATE) || (p->lines[i].marks & MARK_FURNITURE))
            continue;
        size_t k = i;
        while (k > 0 && i - k < SIGNATURE_LINES) {
            const struct line *l = &p->lines[k - 1];
            if (l->body && l->end == END_SENTENCE)
                break;
            if (l->end != END_OPEN || l->hi > 60 || line_fixed(l) || l->level || l->vertical)
                break;
            k--;
        }
        if (k == 0 || i - k >= SIGNATURE_LINES || !p->lines[k - 1].body || p->lines[k - 1].end != END_SENTENCE)
            continue;
        for (; k <= i; k++)
            p->lines[k].signature = p->lines[k].body = true;
    }
}

/* A line with nothing but the photographer: "王涛 摄". */
static bool bare_credit(const struct page_work *p, const struct line *l)
{
    return (l->marks & MARK_CREDIT) && l->ncp < 40 && credit_parse(p->arena, p->words, l->text, NULL) == 0;
}

static bool other_measure(const struct line *a, const struct line *b)
{
    return abs(a->width - b->width) >= MEASURE_APART;
}

/* May a story begin at line I of a run of body lines? */
static bool seam(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i], *before = l - 1;
    if (l->signature || bare_credit(p, l))
        return false;
    if ((l->marks & (MARK_OPENING | MARK_JUMP_FROM)) || (before->marks & (MARK_JUMP_TO | MARK_CREDIT)) || before->signature)
        return true;
    if (!line_complete(before))
        return false;
    return l->block_start || other_measure(l, before) || (p->gapped ? l->gap > 2 : l->gap > 0 && !p->markdown && l->width);
}

/* A caption without a seam before it: it begins after the last line that clearly ended a paragraph. */
static size_t caption_start(const struct page_work *p, size_t first, size_t last)
{
    if (bare_credit(p, &p->lines[last]) && last > first)
        last--;
    for (size_t i = last; i-- > first;) {
        const struct line *l = &p->lines[i];
        if (line_complete(l) && (l->width != l[1].width || (!p->gapped && l[1].gap)))
            return i + 1;
        bool paragraph_end = line_complete(l) && (!l->width || l->hi < l->width - 5);
        if (paragraph_end || (line_complete(l) && p->lines[i + 1].indent >= 4))
            return i + 1;
        if (last - i > CAPTION_LINES)
            break;
    }
    return first;
}

static void unit_add(struct page_work *p, size_t first, size_t last, size_t *cap)
{
    p->units = vec_grown(p->units, p->nunits, cap, sizeof *p->units);
    struct unit *u = &p->units[p->nunits];
    *u = (struct unit){.first = first, .last = last, .width = p->lines[first].width, .body = -1};
    u->opening = p->lines[first].marks & MARK_OPENING;
    u->jump_from = p->lines[first].marks & MARK_JUMP_FROM;
    u->jump_to = p->lines[last].marks & MARK_JUMP_TO;
    u->credit = p->lines[last].marks & MARK_CREDIT;
    u->signed_ = p->lines[last].signature;
    u->open_end = !line_complete(&p->lines[last]);
    for (size_t i = first; i <= last; i++)
        p->lines[i].unit = (int)p->nunits;
    p->nunits++;
}

static void units_cut(struct page_work *p)
{
    size_t cap = 0;
    for (size_t i = 0; i < p->nlines;) {
        if (!p->lines[i].body) {
            i++;
            continue;
        }
        size_t end = i + 1;
        while (end < p->nlines && p->lines[end].body && !seam(p, end))
            end++;
        if (p->lines[end - 1].marks & MARK_CREDIT) {
            size_t start = caption_start(p, i, end - 1);
            if (start > i)
                unit_add(p, i, start - 1, &cap);
            i = start;
        }
        unit_add(p, i, end - 1, &cap);
        i = end;
    }
    struct unit *units = arena_copy(p->arena, p->units, p->nunits, sizeof *units);
    free(p->units);
    p->units = units;
}

/* What stands between two units. */
struct between {
    size_t display, bylines, other;
    int widest, level; /* deepest Markdown level */
};

static struct between between_units(const struct page_work *p, const struct unit *u, const struct unit *v)
{
    struct between b = {0};
    for (size_t i = u->last + 1; i < v->first; i++) {
        const struct line *l = &p->lines[i];
        if (l->unit >= 0)
            continue; /* a caption */
        if (l->marks & MARK_BYLINE)
            b.bylines++;
        else if (line_fixed(l))
            b.other++;
        else
            b.display++;
        if (l->hi > b.widest)
            b.widest = l->hi;
        if (l->level > b.level)
            b.level = l->level;
    }
    return b;
}

/* The Markdown level of the heading that B stands under. */
static int level_over(const struct page_work *p, const struct body *b)
{
    size_t first = p->units[b->units[0]].first;
    for (size_t i = first; i-- > 0 && first - i < 40;) {
        if (p->lines[i].level)
            return p->lines[i].level;
        if (p->lines[i].unit >= 0)
            break;
    }
    return 0;
}

/* Is the story at LINE signed at its head: a byline just above or a dateline? */
static bool signed_head(const struct page_work *p, size_t line)
{
    return (p->lines[line].marks & MARK_OPENING) || (line && (p->lines[line - 1].marks & MARK_BYLINE));
}

static double same_story(const struct page_work *p, const struct body *b, const struct unit *u, const struct unit *v)
{
    struct between gap = between_units(p, u, v);
    double score = 0;
    if (v->opening || v->jump_from)
        score += weigh.opening;
    if (u->jump_to || u->signed_)
        score += weigh.after_jump;
    if (gap.bylines)
        score += weigh.byline;
    if (u->open_end)
        return score + (gap.display ? weigh.open_end_display : weigh.open_end);
    if (gap.other)
        score += weigh.restart;
    score += weigh.cohesion * (v->cohesion - CHANCE);
    if (!gap.display)
        return score + weigh.bare + (abs(u->width - v->width) >= MEASURE_APART ? weigh.bare_measure : 0);
    if (p->markdown && gap.level) {
        int over = level_over(p, b);
        if (over && gap.level > over)
            return score + weigh.deeper;
        size_t head = p->units[b->units[0]].first;
        return score + weigh.not_deeper + (signed_head(p, head) && !signed_head(p, v->first) ? weigh.no_own_byline : 0);
    }
    score += weigh.heading + (abs(u->width - v->width) <= 2 ? weigh.same_measure : weigh.other_measure);
    score += gap.display <= 2 ? weigh.heading_short : weigh.heading_long;
    if (v->width && gap.widest > v->width + 2)
        score += weigh.heading_wide;
    if (b->nlines < 5)
        score += weigh.brief;
    return score;
}

static void body_append(struct page_work *p, struct body *b, size_t unit)
{
    if ((b->nunits & (b->nunits - 1)) == 0) { /* a power of two: full */
        int *units = arena_array(p->arena, b->nunits ? b->nunits * 2 : 1, sizeof *units);
        if (b->nunits)
            memcpy(units, b->units, b->nunits * sizeof *units);
        b->units = units;
    }
    b->units[b->nunits++] = (int)unit;
    b->nlines += p->units[unit].last - p->units[unit].first + 1;
}

/* The display lines between U and V head the section that V opens. */
static void heading_mark(struct page_work *p, const struct unit *u, struct unit *v)
{
    for (size_t i = u->last + 1; i < v->first; i++)
        if (p->lines[i].unit < 0 && !line_fixed(&p->lines[i]))
            p->lines[i].heading = v->headed = true;
}

/* How much of the head of V stands in the story so far. */
static double cohesion(const struct page_work *p, struct overlap *o, const struct body *b, const struct unit *v)
{
    struct buf head = {0};
    for (size_t i = v->first; i <= v->last && head.n < 1200; i++)
        buf_str(&head, p->lines[i].text);
    struct match m = overlap_match(o, buf_view(&head));
    buf_free(&head);
    double found = 0;
    for (size_t k = 0; k < m.n; k++)
        if (p->units[m.at[k].body].body == (int)(b - p->bodies))
            found = found > m.at[k].found ? found : m.at[k].found;
    return m.all > 0 ? found / m.all : 0;
}

static void bodies_join(struct page_work *p)
{
    struct overlap *o = overlap_units(p);
    int open = -1; /* the story being read; captions do not end it */
    p->bodies = arena_array(p->arena, p->nunits, sizeof *p->bodies);
    for (size_t i = 0; i < p->nunits; i++) {
        struct unit *v = &p->units[i];
        bool joined = false;
        if (open >= 0 && !v->credit) {
            struct body *b = &p->bodies[open];
            struct unit *u = &p->units[b->units[b->nunits - 1]];
            v->cohesion = cohesion(p, o, b, v);
            if (same_story(p, b, u, v) > 0) {
                heading_mark(p, u, v);
                body_append(p, b, i);
                v->body = open;
                joined = true;
            }
        }
        if (!joined) {
            struct body *b = &p->bodies[p->nbodies];
            *b = (struct body){.host = -1, .block = -1, .byline_line = -1, .opening = v->opening};
            b->kind = v->credit ? BODY_CAPTION : BODY_STORY;
            body_append(p, b, i);
            v->body = (int)p->nbodies++;
            if (!v->credit)
                open = v->body;
        }
        if (v->signed_)
            p->bodies[v->body].kind = BODY_NOTICE;
    }
    overlap_free(o);
}

void units_find(struct page_work *p)
{
    signatures_mark(p);
    units_cut(p);
    bodies_join(p);
}
