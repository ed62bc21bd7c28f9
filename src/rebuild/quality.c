/*
 * How likely it is that an article is right: whole, no more than it, and under its own headline. Evidence is added up as logarithms of odds
 * (logistic regression). The weights were fitted to sixteen thousand articles of made pages and, twenty times each, those of pages made by
 * hand, and then rounded. So of the articles rated 0.8 about eight in ten are right: test_quality holds them to it, and whoever changes how
 * pages are cut sees there whether they are still true.
 */
#include <math.h>
#include <stdlib.h>

#include "rebuild_internal.h"

/* What a doubt weighs; besides what it goes with, which is weighed below. */
static const double doubted[DOUBT_COUNT] = {
    [DOUBT_NO_HEADLINE] = -1.6, /* most stories have one: either it went to another or this is no story */
    [DOUBT_PLACE_ONLY] = -1.4,  /* more than every other of these headlines is another's */
    [DOUBT_FEW_WORDS] = 0,      /* as often right as others: a headline may well use words of its own */
    [DOUBT_APART] = -1.5,
    [DOUBT_MID_START] = -0.7, /* its beginning is in another story, or the extractor lost the blanks before it */
    [DOUBT_MID_END] = -1.6,   /* its end is in another story, or the paper's proofs were bad */
    [DOUBT_GUESSED] = -1.5,   /* not fitted: made pages hold no rubbish, whose lines are guesses */
};

static const struct {
    double best, photo, away, rival, weak, close, fragment, open_ends, strays, left_over;
} weigh = {
    .best = 3.6,       /* nothing speaks against it: 0.97 */
    .photo = 1.8,      /* a photographer closes the text under a picture; few of them have a headline */
    .away = -0.4,      /* the headline does not stand right over the body */
    .rival = -0.9,     /* another body holds nearly as many of its words, or more */
    .weak = -1.7,      /* its own lines are a guess */
    .close = -1.4,     /* a seam at which it was joined or parted might as well have been the other */
    .fragment = -2.7,  /* much shorter than what the page else holds: a piece of another story */
    .open_ends = -1.2, /* another story of the page stops in mid-sentence: its end may have got in here */
    .strays = -0.8,    /* a headline is left over */
    .left_over = -1.0, /* text is: all of this for a tenth of the page */
};

static const double RIVAL_MARGIN = 0.3, CLOSE_SEAM = 2, LEFT_OVER_MOST = 0.1, GUESSED_SHARE = 0.2;
static const double WEAK_FROM = 0.7, WEAK_FULL = 0.4;         /* certainty of a headline's lines */
static const double FRAGMENT_FROM = 0.6, FRAGMENT_FULL = 0.2; /* of the page's middle length */
static const double NAMED = 0.5;                              /* evidence as strong as this is told to the reader */

/* What the whole page says. */
struct page_sums {
    double ncp, left_over; /* code points: of the articles, of display lines that no body takes */
    double middle;         /* length of the page's stories, the median */
    size_t strays, open_ends;
};

static double body_length(const struct page_work *p, const struct body *b)
{
    double ncp = 0;
    for (size_t i = 0; i < b->nunits; i++)
        for (size_t k = p->units[b->units[i]].first; k <= p->units[b->units[i]].last; k++)
            ncp += p->lines[k].ncp;
    return ncp;
}

static const struct unit *last_unit(const struct page_work *p, const struct body *b)
{
    return &p->units[b->units[b->nunits - 1]];
}

static bool open_ended(const struct page_work *p, const struct body *b)
{
    return last_unit(p, b)->open_end && !last_unit(p, b)->jump_to;
}

static int by_value(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static struct page_sums sums_of(const struct page_work *p)
{
    struct page_sums sums = {0};
    double *lengths = arena_array(p->arena, p->nbodies + 1, sizeof *lengths);
    size_t n = 0;
    for (size_t i = 0; i < p->nlines; i++)
        if (p->lines[i].role == ROLE_FURNITURE && !p->lines[i].rule && !(p->lines[i].marks & MARK_RULE))
            sums.left_over += p->lines[i].ncp;
    for (size_t i = 0; i < p->nblocks; i++)
        sums.strays += p->blocks[i].body < 0;
    for (size_t i = 0; i < p->nbodies; i++) {
        const struct body *b = &p->bodies[i];
        double length = body_length(p, b);
        sums.ncp += length;
        if (b->host < 0 && b->kind == BODY_STORY)
            lengths[n++] = length;
        sums.open_ends += b->host < 0 && open_ended(p, b);
    }
    if (n)
        qsort(lengths, n, sizeof *lengths, by_value);
    sums.middle = n ? lengths[n / 2] : 0;
    return sums;
}

/* ---- evidence, each from 0 to 1 ----------------------------------------------------------------------------------- */

static double share_between(double value, double none, double full)
{
    return fmax(0, fmin(1, (value - none) / (full - none)));
}

/* How near another body comes to holding as many of the headline's words; above 1 when it holds more. */
static double rivalry(const struct page_work *p, const struct body *b)
{
    const struct match *m = &p->blocks[b->block].title_match;
    int body = (int)(b - p->bodies);
    double other = 0;
    for (size_t i = 0; i < m->n; i++)
        other = m->at[i].body != body ? fmax(other, m->at[i].found) : other;
    double margin = m->all > 0 ? (match_found(m, body) - other) / m->all : 0;
    return margin < 0 ? 2 : share_between(margin, RIVAL_MARGIN, 0);
}

/* How much of a guess the least certain line of the headline is. */
static double weakness(const struct page_work *p, const struct body *b)
{
    const struct span *title = &p->blocks[b->block].title;
    double least = 1;
    for (size_t i = title->from; i < title->to; i++)
        least = fmin(least, p->lines[i].sure);
    return share_between(least, WEAK_FROM, WEAK_FULL);
}

/* How close the closest decision was of those that joined its units and parted it from what stands behind it. */
static double closeness(const struct page_work *p, const struct body *b)
{
    double least = CLOSE_SEAM;
    for (size_t i = 0; i < b->nunits; i++) {
        const struct unit *u = &p->units[b->units[i]];
        if (u->seam != 0)
            least = fmin(least, fabs(u->seam));
        if (i + 1 == b->nunits && u + 1 < p->units + p->nunits && u[1].seam != 0)
            least = fmin(least, fabs(u[1].seam));
    }
    return share_between(least, CLOSE_SEAM, 0);
}

/* Share of its code points in lines whose role is a guess. */
static double guessed(const struct page_work *p, const struct body *b, double length)
{
    double ncp = 0;
    for (size_t i = 0; i < b->nunits; i++)
        for (size_t k = p->units[b->units[i]].first; k <= p->units[b->units[i]].last; k++)
            ncp += p->lines[k].sure < CERTAINTY_GUESS ? p->lines[k].ncp : 0;
    return length > 0 ? ncp / length : 0;
}

/* ---- rating ------------------------------------------------------------------------------------------------------- */

/* The doubts that only the whole page can raise. */
static void doubts_add(struct page_work *p, const struct body *b, double fragment, double close, double length,
                       struct article *article)
{
    const struct unit *first = &p->units[b->units[0]];
    if (b->block >= 0 && rivalry(p, b) > 1)
        article_doubt(p->arena, article, DOUBT_RIVAL);
    if (first->open_start && !first->opening && !first->jump_from)
        article_doubt(p->arena, article, DOUBT_MID_START);
    if (close > NAMED)
        article_doubt(p->arena, article, DOUBT_CLOSE);
    if (fragment > NAMED)
        article_doubt(p->arena, article, DOUBT_FRAGMENT);
    if (guessed(p, b, length) > GUESSED_SHARE)
        article_doubt(p->arena, article, DOUBT_GUESSED);
}

static double body_rate(struct page_work *p, const struct body *b, const struct page_sums *sums, double length,
                        struct article *article)
{
    bool jumps = str_present(article->jump_to) || str_present(article->jump_from);
    bool story = b->kind == BODY_STORY && article->genre != GENRE_NOTICE && !jumps;
    double fragment = story && sums->middle > 0
                          ? share_between(length, FRAGMENT_FROM * sums->middle, FRAGMENT_FULL * sums->middle)
                          : 0;
    double close = closeness(p, b), all = sums->ncp + sums->left_over;
    doubts_add(p, b, fragment, close, length, article);
    double odds = weigh.best + weigh.fragment * fragment + weigh.close * close;
    for (int d = 0; d < DOUBT_COUNT; d++)
        odds += article_doubts(article, (enum doubt)d) ? doubted[d] : 0;
    if (b->kind == BODY_CAPTION)
        odds += weigh.photo;
    if (b->block >= 0) {
        odds += weigh.rival * fmin(1, rivalry(p, b)) + weigh.weak * weakness(p, b);
        odds += p->blocks[b->block].lines.to != p->units[b->units[0]].first ? weigh.away : 0;
    }
    odds += sums->open_ends > (size_t)open_ended(p, b) ? weigh.open_ends : 0;
    odds += sums->strays ? weigh.strays : 0;
    odds += all > 0 ? weigh.left_over * share_between(sums->left_over / all, 0, LEFT_OVER_MOST) : 0;
    return 1 / (1 + exp(-odds));
}

/* Articles come in the order of their bodies; captions inside a story are rated with it. */
void quality_set(struct page_work *p, struct page *page)
{
    struct page_sums sums = sums_of(p);
    double expected = 0, rated = 0;
    size_t n = 0;
    for (size_t i = 0; i < p->nbodies; i++) {
        const struct body *b = &p->bodies[i];
        double length = body_length(p, b);
        if (b->host >= 0)
            continue;
        struct article *article = &page->articles[n++];
        article->rated = true;
        article->quality = quality_rounded(body_rate(p, b, &sums, length, article));
        expected += article->quality * length;
        rated += length;
    }
    page->rated = rated + sums.left_over > 0;
    page->quality = page->rated ? quality_rounded(expected / (rated + sums.left_over)) : 0;
}
