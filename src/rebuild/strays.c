/*
 * Parts of stories that were taken for stories: a headline or a box that was set into a column where a paragraph ends leaves a rest that
 * begins like anything else. What betrays it: its words, its measure, and that it lies there with nothing that opens a story. It is weighed
 * against the stories just before it, and the page is then joined again.
 */
#include <math.h>
#include <stdlib.h>

#include "rebuild_internal.h"

enum { BACK = 8, ENOUGH = 400 };

static const double USUAL = 0.7; /* headlines that stand right over their bodies */

/*
 * Evidence that a body goes on with a story before it (above 0), as log odds: fitted to 3,000 such pairs of made pages by logistic regression
 * and rounded.
 */
static const struct {
    double prior, words, size, size_unit, size_most, between, measure, other_measure, open_end, parted, title, own,
        headed, bare, known, wanted, restart, regular, numbered, signature, byline, dateline, asks;
} weigh = {
    .prior = 0.8,
    .words = 0.8, /* for the odds that its words go on with that story (overlap_goes_on) */
    .size =
        -2.3, /* for the logarithm of the shorter one's length: long texts share more by chance, and a long one is a story */
    .size_unit = 100, /* … in so many characters */
    .size_most = 1.2,
    .between = -1.6, /* for each story between */
    .measure = 1.9,  /* the measure in which the story stopped */
    .other_measure = -0.8,
    .open_end = 1.3, /* which stopped in mid-sentence */
    .parted = 0.6,   /* behind more blank lines than usual */
    .title = 3.7,    /* for the share of its headline's words that stand in that story: not its headline */
    .own = -2.5,     /* … in its own text: its headline */
    .headed = -0.8,  /* it has one, whatever it says */
    .bare =
        2.5, /* nothing opens it, neither headline nor day, right behind a story that has one: text in another measure */
    .known =
        2.5, /* it begins with somebody's name, without his office: that story told who he is, and no other names him */
    .wanted = -1.0,    /* joined to a story that is signed, it would leave a byline that nobody takes */
    .restart = -4.0,   /* the head of a column stands between */
    .regular = -4.0,   /* … right over it, for the share of the page's other headlines that stand so */
    .numbered = -2.0,  /* 第一条, 一、: where texts begin */
    .signature = -2.0, /* a notice is short and whole */
    .byline = -4.0,    /* a byline stands over it or under it */
    .asks = -6.0,      /* 问：… and nobody asks in that story: a reader's question */
    .dateline = -1.8,  /* 本报讯 stories are short and seldom broken */
};

static size_t length_of(const struct page_work *p, const struct body *b)
{
    size_t ncp = 0;
    for (size_t u = 0; u < b->nunits && ncp < ENOUGH; u++)
        for (size_t i = p->units[b->units[u]].first; i <= p->units[b->units[u]].last && ncp < ENOUGH; i++)
            ncp += (size_t)p->lines[i].ncp;
    return ncp < ENOUGH ? ncp : ENOUGH;
}

static const struct unit *unit_first(const struct page_work *p, const struct body *b)
{
    return &p->units[b->units[0]];
}

static const struct unit *unit_last(const struct page_work *p, const struct body *b)
{
    return &p->units[b->units[b->nunits - 1]];
}

/* May body B be the rest of a story, as far as its own first line goes? */
static bool may_stray(const struct page_work *p, const struct body *b)
{
    const struct unit *u = unit_first(p, b);
    const struct line *l = &p->lines[u->first];
    return b->kind != BODY_CAPTION && !u->opening && !u->jump_from && !l->cut && !l->resumes &&
           !(l->marks & MARK_ITEM) && !line_salutes(p, l) && !notice_entry(p, unit_last(p, b));
}

static bool signed_(const struct page_work *p, size_t first, size_t last)
{
    if (last + 1 < p->nlines && (p->lines[last + 1].marks & MARK_BYLINE))
        return true;
    while (first-- > 0 && p->lines[first].unit < 0)
        if (p->lines[first].marks & MARK_BYLINE)
            return true;
    return false;
}

/* Does the headline of body B stand right over it? */
static bool headed_above(const struct page_work *p, const struct body *b)
{
    if (b->block < 0)
        return false;
    size_t i = p->blocks[b->block].lines.to, first = unit_first(p, b)->first;
    while (i < first && p->lines[i].unit < 0 && (line_fixed(&p->lines[i]) || p->lines[i].heading))
        i++;
    return i == first;
}

/* What the page's stories have: a headline, one right over them; is there a byline for each that lacks one? */
struct heads {
    size_t headed, above;
    bool wanted;
};

static struct heads heads_of(const struct page_work *p)
{
    struct heads heads = {.wanted = bylines_over(p) >= 0};
    for (size_t b = 0; b < p->nbodies; b++)
        if (p->bodies[b].block >= 0 && p->bodies[b].kind != BODY_CAPTION) {
            heads.headed++;
            heads.above += headed_above(p, &p->bodies[b]);
        }
    return heads;
}

/* Does body B name its author, as far as its dateline or its headline goes? */
static bool named(const struct page_work *p, const struct body *b)
{
    return b->authored || (b->block >= 0 && p->blocks[b->block].byline >= 0);
}

/* Does REST lie right behind HOST? */
static bool first_behind(const struct page_work *p, const struct body *host, const struct body *rest)
{
    return unit_first(p, rest)->first == unit_last(p, host)->last + 1;
}

/* Does REST lie right behind HOST, which has a headline and no dateline, and begin with nothing that opens a story? */
static bool rest_bare(const struct page_work *p, const struct body *host, const struct body *rest)
{
    size_t first = unit_first(p, rest)->first;
    return rest->block < 0 && host->block >= 0 && !host->opening && first == unit_last(p, host)->last + 1 &&
           !news_lead(p, &p->lines[first]);
}

/* Does a line of body B, of a page's worth of them, hold S? */
static bool mentions(const struct page_work *p, const struct body *b, struct str s)
{
    enum { LINES = 400 };
    size_t looked = 0;
    for (size_t u = 0; u < b->nunits; u++)
        for (size_t i = p->units[b->units[u]].first; i <= p->units[b->units[u]].last && looked < LINES; i++, looked++)
            if (str_find(p->lines[i].text, s, 0) != SIZE_MAX)
                return true;
    return false;
}

/* 田守业在会上…: does REST begin with the name of somebody whom body HOST names, and none of the others near them? */
static bool knows(const struct page_work *p, size_t host, const struct body *rest)
{
    enum { NAME = 3 };
    static const char *const places[] = {"县", "市", "区", "镇", "乡", "村", "河", "山"};
    struct str s = p->lines[unit_first(p, rest)->first].text;
    size_t at = words_prefix(p->words, WORD_SURNAME, s), own = (size_t)(rest - p->bodies), n = 1;
    for (; at && n < NAME && at < s.n; n++)
        if (!cp_is_han(utf8_next(s, &at)))
            return false;
    struct str name = str_cut(s, 0, at);
    if (!at || n < NAME || !mentions(p, &p->bodies[host], name))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (str_ends(name, str_of(places[i])))
            return false;
    for (size_t b = own > BACK ? own - BACK : 0; b < p->nbodies && b <= own + BACK; b++)
        if (b != host && b != own && mentions(p, &p->bodies[b], name))
            return false;
    return true;
}

/* Do the words of REST go on with those of body HOST? */
static double words_go_on(const struct page_work *p, size_t host, const struct body *rest)
{
    enum { MOST_BYTES = 1800 };
    struct pair_list text = {0};
    for (size_t u = 0; u < rest->nunits && text.bytes < MOST_BYTES; u++)
        for (size_t i = p->units[rest->units[u]].first; i <= p->units[rest->units[u]].last && text.bytes < MOST_BYTES;
             i++)
            lines_pairs(p, i, i + 1, &text);
    size_t own = (size_t)(rest - p->bodies), length = overlap_length(p->overlap, host);
    double says = overlap_goes_on(p->overlap, &text, own, length, host, host + 1, NULL, NULL);
    pair_list_free(&text, p->pairs);
    return says;
}

/* What speaks for body V to be the rest of body A, with BETWEEN stories in between. Without their words. */
static double stray_score(const struct page_work *p, size_t a, size_t v, size_t between, const struct heads *heads)
{
    const struct body *host = &p->bodies[a], *rest = &p->bodies[v];
    const struct unit *end = unit_last(p, host), *start = unit_first(p, rest);
    double shorter = fmin((double)length_of(p, host), (double)length_of(p, rest));
    double s = weigh.prior;
    s += fmin(weigh.size * log(shorter / weigh.size_unit + 0.1), weigh.size_most) +
         weigh.between * fmin((double)between, 3);
    if (start->width && end->last_width)
        s += abs(start->width - end->last_width) <= 2 ? weigh.measure : weigh.other_measure;
    s += end->open_end ? weigh.open_end : 0;
    s += p->lines[start->first].gap > p->usual_gap ? weigh.parted : 0;
    s += rest->kind == BODY_NOTICE ? weigh.signature : 0;
    s += reader_asks(p, host, start) ? weigh.asks : 0;
    s += host->opening ? weigh.dateline : 0;
    int number = 0;
    if (number_lead(p->lines[start->first].text, &number) != NUMBER_NONE && number == 1)
        s += weigh.numbered;
    for (size_t i = end->last + 1; i < start->first; i++)
        if ((p->lines[i].marks & MARK_FURNITURE) && words_have(p->words, WORD_COLUMN, p->lines[i].text)) {
            s += weigh.restart;
            break;
        }
    s += rest->block < 0 && first_behind(p, host, rest) && knows(p, a, rest) ? weigh.known : 0;
    bool bare = rest_bare(p, host, rest);
    s += bare ? weigh.bare : 0;
    s += heads->wanted && named(p, host) && !rest->authored ? weigh.wanted : 0;
    if (!bare || named(p, host))
        s += signed_(p, start->first, unit_last(p, rest)->last) ? weigh.byline : 0;
    const struct match *m = rest->block >= 0 ? &p->blocks[rest->block].title_match : NULL;
    if (!m || m->all <= 0)
        return s;
    if (headed_above(p, rest)) /* one more, of which most stand so, is taken for granted */
        s += weigh.regular * ((double)heads->above - 1 + USUAL) / (double)heads->headed;
    return s + weigh.headed + (weigh.title * match_found(m, (int)a) + weigh.own * match_found(m, (int)v)) / m->all;
}

/* The story before V that it goes on with, -1: none. What stands between the two was set in, so it lies there whole. */
static int host_of(const struct page_work *p, size_t v, const struct heads *heads)
{
    size_t first = unit_first(p, &p->bodies[v])->first, low = first, between = 0;
    double most = 0;
    int best = -1;
    for (size_t a = v, n = 0; a-- > 0 && n < BACK; n++) {
        const struct body *host = &p->bodies[a];
        const struct unit *end = unit_last(p, host);
        size_t from = unit_first(p, host)->first;
        bool whole = end->last < low && host->kind != BODY_CAPTION && p->lines[from].box == p->lines[first].box,
             ended = end->jump_to || end->signed_ || end->signed_off || line_contact(p, &p->lines[end->last]);
        low = from < low ? from : low;
        if (whole && !ended) {
            double s = stray_score(p, a, v, between, heads);
            if (s + weigh.words * GOES_ON_MOST <= most)
                s = most; /* whatever their words say, and to ask them takes long */
            else
                s += weigh.words * words_go_on(p, a, &p->bodies[v]);
            if (s > most) {
                most = s;
                best = (int)a;
            }
        }
        between += host->kind != BODY_CAPTION && end->last < first; /* else its column merely ran beside */
    }
    return best;
}

/*
 * A part without a headline and without a name, right over the heading of a section of a story that began before it, in that story's measure: the
 * foot of a column that the headline of another story cut off. The last line of the story before it, counted from 1; 0: it is none.
 */
static size_t column_foot(const struct page_work *p, const struct body *rest)
{
    size_t own = (size_t)rest->units[0], before = own;
    const struct unit *u = &p->units[own], *next = u + 1;
    if (rest->block >= 0 || rest->nunits != 1 || rest->authored || own + 1 >= p->nunits || !next->headed ||
        next->body == u->body || !u->width)
        return 0;
    while (before > 0 && p->units[before - 1].body != next->body)
        before--;
    if (!before || abs(p->units[before - 1].last_width - u->width) > 2 || abs(next->width - u->width) > 2)
        return 0;
    size_t display = 0; /* a headline between is another body's, and so is the name that goes with it */
    for (size_t i = u->first; i-- > 0 && p->lines[i].unit < 0;)
        display += !line_fixed(&p->lines[i]);
    if (p->lines[u->last + 1].marks & MARK_BYLINE || (!display && signed_(p, u->first, u->last)))
        return 0;
    return p->units[before - 1].last + 1;
}

/* The display lines over the rest of a story are the headline that was set into it, unless the rest took them for its own. */
static void foreign_mark(struct page_work *p, const struct body *rest)
{
    size_t i = unit_first(p, rest)->first;
    while (!headed_above(p, rest) && i-- > 0 && p->lines[i].unit < 0)
        p->lines[i].foreign = true;
}

bool strays_find(struct page_work *p)
{
    struct heads heads = heads_of(p);
    bool found = false;
    for (size_t v = 1; v < p->nbodies; v++) {
        if (!may_stray(p, &p->bodies[v]))
            continue;
        size_t foot = column_foot(p, &p->bodies[v]);
        int host = foot ? -1 : host_of(p, v, &heads);
        if (host < 0 && !foot)
            continue;
        p->lines[unit_first(p, &p->bodies[v])->first].resumes =
            (int)(foot ? foot : unit_last(p, &p->bodies[host])->last + 1);
        foreign_mark(p, &p->bodies[v]);
        found = true;
    }
    return found;
}
