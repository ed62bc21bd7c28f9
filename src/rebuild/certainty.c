/*
 * How sure each line's fate is, 0.3 to 1, after all is decided: a role has what it is worth in general, and the line's own evidence moves it.
 * Below 0.5 a decision was a guess, and `baolan explain` says so.
 */
#include <math.h>

#include "rebuild_internal.h"

/* What a role is worth before the line itself is looked at. */
static const double base[ROLE_COUNT] = {
    [ROLE_BLANK] = 1.0,    [ROLE_FURNITURE] = 0.45, [ROLE_STAFF] = 0.8, [ROLE_KICKER] = 0.65,  [ROLE_TITLE] = 0.5,
    [ROLE_SUBTITLE] = 0.6, [ROLE_BYLINE] = 0.75,    [ROLE_BODY] = 0.6,  [ROLE_HEADING] = 0.65, [ROLE_CAPTION] = 0.7,
    [ROLE_NOTICE] = 0.65,  [ROLE_SIGNATURE] = 0.75, [ROLE_JUMP] = 0.9,  [ROLE_CREDIT] = 0.85,
};

/* What speaks for the role besides. */
static const struct {
    double opening, fills, paragraph_end, sentence, joined, level, dash, upright, credit, rule, words, beside, no_words,
        open_end, doubled;
} bonus = {
    .opening = 0.39,       /* 本报讯 leaves no doubt */
    .fills = 0.32,         /* full to its column, or the first line of a paragraph */
    .paragraph_end = 0.25, /* short, and a sentence ends */
    .sentence = 0.2,       /* a line of no measure that ends a sentence */
    .joined = 0.08,        /* a word goes over the line end */
    .level = 0.2,          /* a sign of Markdown */
    .dash = 0.25,          /* —— */
    .upright = 0.2,
    .credit = 0.25,    /* a photographer closes it */
    .rule = 0.5,       /* nothing but a rule: no text to be wrong about */
    .words = 0.5,      /* for the share of a headline's words that its body holds */
    .beside = 0.15,    /* a headline just above its body */
    .no_words = -0.15, /* … and none of its words in it */
    .open_end = -0.1,  /* the story stops in mid-sentence here */
    .doubled = 0.1,    /* shadow print is for display */
};

static double body_bonus(const struct page_work *p, const struct line *l)
{
    double sum = l->joined ? bonus.joined : 0;
    bool first = l->indent >= 3 || l == p->lines || line_complete(l - 1);
    if (l->marks & MARK_OPENING)
        sum += bonus.opening;
    else if (l->table)
        sum += bonus.fills;
    else if (!l->width)
        sum += line_complete(l) ? bonus.sentence : 0;
    else if (l->lo <= l->width + 1 && (l->hi >= l->width - 2 || (l->hi >= l->width - 6 && first)))
        sum += bonus.fills;
    else if (line_complete(l) && l->hi <= l->width)
        sum += bonus.paragraph_end;
    if (l->unit >= 0 && p->units[l->unit].open_end && l == &p->lines[p->units[l->unit].last])
        sum += bonus.open_end;
    return sum;
}

static double display_bonus(const struct line *l)
{
    double sum = l->level ? bonus.level : 0;
    sum += l->vertical ? bonus.upright : 0;
    sum += l->doubled ? bonus.doubled : 0;
    return sum + (l->marks & (MARK_DASH_START | MARK_DASH_END) && l->role != ROLE_TITLE ? bonus.dash : 0);
}

static double line_sure(const struct page_work *p, const struct line *l)
{
    double sum = base[l->role];
    if (!l->rule)
        sum += l->marks & MARK_RULE ? bonus.rule : 0;
    else if (l->role == ROLE_BODY || l->role == ROLE_NOTICE)
        sum += body_bonus(p, l);
    else if (l->role == ROLE_CAPTION)
        sum += l->marks & MARK_CREDIT ? bonus.credit : body_bonus(p, l) / 2;
    else
        sum += display_bonus(l);
    return sum;
}

/* The words of a headline in its body prove all its lines. */
static void headline_sure(struct page_work *p, const struct body *b)
{
    const struct block *k = &p->blocks[b->block];
    double share = k->title_match.all > 0 ? match_found(&k->title_match, (int)(b - p->bodies)) / k->title_match.all : 0;
    bool beside = k->lines.to == p->units[b->units[0]].first;
    double sum = bonus.words * fmin(1, share * 1.5) + (beside ? bonus.beside : 0) + (share < 0.05 ? bonus.no_words : 0);
    for (size_t i = k->lines.from; i < k->lines.to; i++)
        if (p->lines[i].rule && !(p->lines[i].marks & MARK_BYLINE))
            p->lines[i].sure += sum;
}

void certainty_set(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        if (!l->rule)
            l->role = l->marks & MARK_STAFF ? ROLE_STAFF : ROLE_FURNITURE;
        l->sure = line_sure(p, l);
    }
    for (size_t i = 0; i < p->nbodies; i++)
        if (p->bodies[i].block >= 0 && p->bodies[i].host < 0)
            headline_sure(p, &p->bodies[i]);
    for (size_t i = 0; i < p->nlines; i++)
        p->lines[i].sure = fmax(0.3, fmin(1, p->lines[i].sure));
}
