/*
 * One assignment over the page: bylines to the bodies that still need them, as headlines are given (assign.c).
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "zones.h"

static const struct {
    double in_block, odd_head, foot, just_above, heads_between, just_below, any, dateline, distance, notice, caption,
        caption_block, authored, commentator, figures, bare, closes, alone;
} byline = {
    .in_block = 2.5, /* it stands with the headline that the body got */
    .odd_head = -3,  /* … but over it, on a page that sets names under headlines: it closes the story before */
    .foot = -2,      /* … but over it, right under a text that nobody signs otherwise: likewise */
    .just_above = 1.2,
    .heads_between = -0.6, /* … with a headline between */
    .just_below = 1.0,
    .any = 1.0,         /* a story without anybody's name wants one */
    .dateline = -0.6,   /* 本报讯 without a name wants one less */
    .distance = -0.06,  /* for each body between, up to ten */
    .notice = -4.5,     /* notices are signed by offices */
    .caption = -4.5,    /* photographs by their credit, */
    .caption_block = 3, /* but one that has a headline may have a byline under it */
    .authored = -4.5,   /* it names its reporter already */
    .commentator = 0.8, /* 本报评论员 just under a body */
    .figures = -1.6,    /* 本报评论员 for a body full of figures, as reports are */
    .bare = 0.6,        /* … and for one with hardly any: comments reason */
    .closes = 2.8,
    .alone = 0.45,
};

/* Does the page set names under its headlines, and over the text? */
static bool names_under(const struct page_work *p)
{
    size_t under = 0, over = 0;
    for (size_t i = 0; i < p->nblocks; i++) {
        const struct block *k = &p->blocks[i];
        bool heads = k->body >= 0 && k->byline >= 0 && body_first(p, (size_t)k->body) >= k->lines.to;
        under += heads && (size_t)k->byline >= k->title.to;
        over += heads && (size_t)k->byline < k->title.from;
    }
    return under > over;
}

/* What the share of figures in body B says of whether the paper itself speaks there. */
static double speaks(const struct page_work *p, const struct body *b)
{
    enum { FULL = 1000 / 18, BARE = 1000 / 8, LEAST = 100 }; /* code points a figure; of less text nothing is said */
    size_t figures = 0, length = 0;
    for (size_t u = 0; u < b->nunits; u++)
        for (size_t i = p->units[b->units[u]].first; i <= p->units[b->units[u]].last; i++) {
            struct str s = p->lines[i].text;
            bool figure = false;
            for (size_t k = 0; k < s.n; k++) {
                unsigned char c = (unsigned char)s.s[k];
                figures += !figure && cp_is_digit(c);
                figure = cp_is_digit(c);
                length += (c & 0xc0) != 0x80;
            }
        }
    return length < LEAST ? 0 : figures * FULL > length ? byline.figures : figures * BARE < length ? byline.bare : 0;
}

/* Does LINE stand right under body B, which has neither a dateline nor a name? */
static bool foot_of(const struct page_work *p, size_t b, size_t line)
{
    const struct body *body = &p->bodies[b];
    return body->kind == BODY_STORY && !body->opening && !body->authored && body_last(p, b) + 1 == line;
}

static double byline_score(const struct page_work *p, size_t line, size_t b, bool names_under)
{
    const struct body *body = &p->bodies[b];
    const struct block *head = body->block >= 0 ? &p->blocks[body->block] : NULL;
    if (p->lines[line].field && (body->authored || !head || line < head->lines.from || line >= head->lines.to))
        return byline.alone - 1;
    double score = byline.any;
    if (body->kind == BODY_NOTICE)
        score += byline.notice;
    if (body->kind == BODY_CAPTION)
        score += byline.caption;
    if (body->authored)
        score += byline.authored;
    else if (body->opening)
        score += byline.dateline;
    int above = body_near(p, line, -1), below = body_near(p, line, 1);
    if (head) {
        bool in = line >= head->lines.from && line < head->lines.to;
        score += in ? byline.in_block : 0;
        score += in && body->kind == BODY_CAPTION ? byline.caption_block : 0;
        bool over = in && line < head->title.from,
             foot = above >= 0 && above != (int)b && foot_of(p, (size_t)above, line);
        score += over && names_under ? byline.odd_head : over && foot ? byline.foot : 0;
    }
    bool commentator = p->lines[line].marks & MARK_COMMENTATOR;
    score += commentator ? body->speaks : 0;
    /* Nearer to the text above than to what follows: it closes that. */
    bool closes =
        line > 0 && p->lines[line - 1].unit >= 0 && line + 1 < p->nlines && p->lines[line + 1].gap > p->lines[line].gap;
    if (closes && above == (int)b)
        score += byline.closes;
    if (below == (int)b && body_first(p, b) > line)
        score += byline.just_above +
                 (p->lines[line + 1].unit < 0 && !line_fixed(&p->lines[line + 1]) ? byline.heads_between : 0);
    if (above == (int)b && body_last(p, b) < line)
        score += byline.just_below + (commentator ? byline.commentator : 0);
    int from = above >= 0 ? above : below;
    if (from >= 0)
        score += byline.distance * fmin(abs((int)b - from), 10);
    return score;
}

/* Does the label over the headline, 记者手记, say that a reporter wrote it? */
static bool reporters_box(const struct page_work *p, const struct body *body)
{
    if (body->block < 0)
        return false;
    const struct span *kicker = &p->blocks[body->block].kicker;
    for (size_t i = kicker->from; i < kicker->to; i++)
        if ((p->lines[i].marks & MARK_LABEL) && str_find(p->lines[i].text, STR("记者"), 0) != SIZE_MAX)
            return true;
    return false;
}

static void byline_give(struct page_work *p, size_t line, size_t last, size_t b)
{
    struct body *body = &p->bodies[b];
    struct buf text = {0};
    for (size_t i = line; i <= last; i++) {
        struct str s = p->lines[i].text; /* ——王小明 */
        while (str_starts(s, STR("—")) || str_starts(s, STR("-")))
            s = str_cut(s, s.s[0] == '-' ? 1 : 3, s.n);
        if (i > line && !(p->lines[i].marks & MARK_BYLINE_REST))
            buf_char(&text, ' ');
        buf_str(&text, s);
    }
    struct str names = buf_view(&text);
    size_t blank = names.n;
    while (blank > 0 && names.s[blank - 1] != ' ')
        blank--;
    if (!byline_parse(p->arena, p->words, names, &body->authors)) /* 云坪 许师傅: a place and a name */
        byline_parse(p->arena, p->words, str_cut(names, blank, names.n), &body->authors);
    buf_free(&text);
    for (size_t i = 0; i < body->authors.n && reporters_box(p, body); i++)
        if (!body->authors.at[i].role.n)
            body->authors.at[i].role = STR("记者");
    body->byline_line = (int)line;
    body->byline_last = (int)last;
    body->authored = true;
    body->commentary |= (p->lines[line].marks & MARK_COMMENTATOR) != 0;
}

static size_t byline_end(const struct page_work *p, size_t i)
{
    while (i + 1 < p->nlines && byline_goes_on(p, i + 1))
        i++;
    return i;
}

void bylines_assign(struct page_work *p)
{
    struct {
        struct span *at;
        size_t n, cap;
    } lines = {0};
    for (size_t i = 0; i < p->nlines; i++)
        if ((p->lines[i].marks & MARK_BYLINE) && p->lines[i].unit < 0) {
            struct span s = {i, byline_end(p, i)};
            vec_push(&lines, s);
            i = s.to;
        }
    bool under = names_under(p), comment = false;
    for (size_t i = 0; i < lines.n; i++)
        comment |= (p->lines[lines.at[i].from].marks & MARK_COMMENTATOR) != 0;
    for (size_t b = 0; comment && b < p->nbodies; b++)
        p->bodies[b].speaks = speaks(p, &p->bodies[b]);
    for (size_t from = 0; from < lines.n; from += PORTION) {
        size_t rows = lines.n - from < PORTION ? lines.n - from : PORTION;
        int lo = body_near(p, lines.at[from].from, -1), hi = body_near(p, lines.at[from + rows - 1].to, 1);
        size_t first = lo < PORTION ? 0 : (size_t)lo - PORTION;
        size_t last = hi < 0 || (size_t)hi + PORTION > p->nbodies ? p->nbodies : (size_t)hi + PORTION;
        if (last - first > PORTION * 4)
            last = first + PORTION * 4;
        size_t n = last - first, columns = n + rows;
        double *cost = arena_array(p->arena, rows * columns, sizeof *cost);
        int *partner = arena_array(p->arena, rows, sizeof *partner);
        for (size_t r = 0; r < rows; r++)
            for (size_t c = 0; c < columns; c++)
                cost[r * columns + c] =
                    c < n ? -byline_score(p, lines.at[from + r].from, first + c, under) : -byline.alone;
        hungarian(p->arena, cost, rows, columns, partner);
        for (size_t r = 0; r < rows; r++)
            if ((size_t)partner[r] < n)
                byline_give(p, lines.at[from + r].from, lines.at[from + r].to, first + (size_t)partner[r]);
    }
    vec_free(&lines);
}
