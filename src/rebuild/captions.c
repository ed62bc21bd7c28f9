/*
 * Texts under pictures are given to the stories they illustrate. Captions ①②③ are one series, wherever on the page they stand, and go together.
 * A series that no story wants is a photo story of its own.
 */
#include <stdlib.h>

#include "zones.h"

enum { INTRO_LINES = 10, BRIEF = 30, SERIES_MOST = 30, SERIES_REACH = 200, NEAR = 40 };
static const double SOME_WORDS = 0.12;

/* What speaks for a story as the one that a caption illustrates, and for none. */
static const struct {
    double words, around, under, inside, intro, behind, pictured, none, none_series, none_brief, none_points,
        none_named, none_unsigned, none_artwork, ruled;
} weigh = {
    .words = 1.0,         /* share of its rare words that the story holds */
    .around = 0.1,        /* it stands in the story or right behind it, */
    .under = 0.35,        /* Markdown: under its headline, with no other between */
    .inside = 0.2,        /* in it: the story goes on behind the caption */
    .intro = 0.5,         /* behind a few lines that name nobody's day and place: they introduce the pictures */
    .behind = 0.3,        /* a numbered series right behind its last line that shares some of its words */
    .pictured = 0.15,     /* 文/图: the story's author took pictures */
    .none = 0.5,          /* a photographer's name closes it, so it may stand alone, */
    .none_series = 0.1,   /* several pictures are a story all the more */
    .none_brief = -0.1,   /* a few words that name no day are under some story's picture */
    .none_points = -0.2,  /* 图为…, 上图: what is said in a few words is told beside it */
    .none_named = -1,     /* nobody signs it: 图为… is about a story, */
    .none_unsigned = 0.2, /* and so is mostly what markup calls a caption */
    .none_artwork = 0.5,  /* a work of art is printed for its own sake, */
    .ruled = -0.3,        /* and a rule of Markdown parts the caption from what stands before it */
};

static const struct unit *caption_unit(const struct page_work *p, size_t b)
{
    return &p->units[p->bodies[b].units[0]];
}

/* NUMBER and the circled numbers of caption B that go on from it: the last of them. */
static int numbers_run(const struct page_work *p, size_t b, int number)
{
    const struct unit *u = caption_unit(p, b);
    for (size_t i = u->first; i <= u->last; i++)
        for (size_t at = 0; at < p->lines[i].text.n;) {
            uint32_t c = utf8_next(p->lines[i].text, &at);
            number += c >= 0x2460 && c <= 0x2473 && (int)(c - 0x2460) == number;
        }
    return number;
}

/* The photographer whom caption B names, empty: none. */
static struct str photographer(const struct page_work *p, size_t b)
{
    const struct unit *u = caption_unit(p, b);
    struct str credit = STR(""), tail = p->lines[u->last].text;
    if (u->last > u->first) /* 摄 may stand in a line of its own */
        tail = arena_printf(p->arena, "%.*s%.*s", STR_ARG(p->lines[u->last - 1].text), STR_ARG(tail));
    credit_parse(p->arena, p->words, tail, &credit);
    return credit;
}

/* Does caption B hold a pair of ideographs of the headline of FIRST? */
static bool speaks_of(const struct page_work *p, size_t b, const struct body *first)
{
    const struct unit *u = caption_unit(p, b);
    struct pair_list title = {0}, text = {0};
    bool found = false;
    span_pairs(p, p->blocks[first->block].title, &title);
    lines_pairs(p, u->first, u->last + 1, &text);
    for (size_t i = 0; i < title.n && !found; i++)
        for (size_t k = 0; k < text.n && !found; k++)
            found = title.at[i] == text.at[k];
    pair_list_free(&title, p->pairs);
    pair_list_free(&text, p->pairs);
    return found;
}

/* Is caption B one more picture of the story whose headline stands over caption FIRST: right behind the others, by the same photographer? */
static bool one_more(const struct page_work *p, size_t b, int first)
{
    const struct body *head = &p->bodies[first];
    if (!b || p->bodies[b].block >= 0 || head->block < 0 || p->bodies[b - 1].kind != BODY_CAPTION ||
        caption_unit(p, b - 1)->last + 1 != caption_unit(p, b)->first)
        return false;
    struct str own = photographer(p, b);
    return (!own.n || str_eq(own, photographer(p, (size_t)first))) && speaks_of(p, b, head);
}

/* SERIES of each caption gets the body of its first one. */
static void series_find(const struct page_work *p, int *series)
{
    int open = -1, number = 0;
    for (size_t b = 0; b < p->nbodies; b++) {
        if (p->bodies[b].kind != BODY_CAPTION)
            continue;
        int own = picture_number(p->lines[caption_unit(p, b)->first].text);
        if (!own && b && series[b - 1] >= 0 && one_more(p, b, series[b - 1])) {
            series[b] = series[b - 1];
            continue;
        }
        series[b] = own > 1 && own == number + 1 && open >= 0 && p->bodies[b].block < 0 ? open : (int)b;
        if (own == 1)
            open = (int)b;
        if (own)
            number = numbers_run(p, b, own == 1 ? 1 : number + 1);
    }
}

/* A few lines without a dateline right before the pictures. */
static bool introduces(const struct page_work *p, int story, size_t caption)
{
    const struct body *b = &p->bodies[story];
    size_t first = caption_unit(p, caption)->first;
    return !b->opening && b->nunits == 1 && b->nlines <= INTRO_LINES && body_last(p, (size_t)story) + 1 == first;
}

static bool pictured(const struct page_work *p, const struct body *b)
{
    struct str s = b->byline_line >= 0 ? p->lines[b->byline_last].text : STR("");
    return word_ends(s, "图", "圖") || word_ends(s, "摄", "攝") || word_ends(s, "摄影报道", "攝影報道");
}

/* Does no heading stand between the end of story HOST and line FIRST? */
static bool same_heading(const struct page_work *p, int host, size_t first)
{
    size_t end = body_last(p, (size_t)host) + 1;
    for (size_t i = end; i < first && i - end < NEAR; i++)
        if (p->lines[i].level || line_fixed(&p->lines[i]))
            return false;
    return first < end + NEAR;
}

/* Markdown: does a rule stand between the end of story HOST and line FIRST? */
static bool ruled(const struct page_work *p, int host, size_t first)
{
    size_t end = body_last(p, (size_t)host) + 1;
    for (size_t i = first; i-- > end && first - i < NEAR;)
        if (p->markdown && (p->lines[i].marks & MARK_RULE))
            return true;
    return false;
}

/* A few words that name no day. */
static bool brief(const struct page_work *p, size_t caption)
{
    const struct unit *u = caption_unit(p, caption);
    size_t ncp = 0;
    for (size_t i = u->first; i <= u->last; i++)
        ncp += (size_t)p->lines[i].ncp;
    struct line first = p->lines[u->first];
    if (first.picture) /* which says no more than that it is a caption */
        first.marks &= ~(unsigned)MARK_PICTURE;
    return ncp < BRIEF && !news_lead(p, &first);
}

static double host_score(const struct page_work *p, const struct match *m, size_t caption, int host, int around,
                         bool series)
{
    size_t first = caption_unit(p, caption)->first;
    double score = m->all > 0 ? weigh.words * match_found(m, host) / m->all : 0;
    bool behind = series && body_last(p, (size_t)host) + 1 == first && score >= SOME_WORDS;
    if (host == around)
        score += weigh.around + (body_last(p, (size_t)host) > first ? weigh.inside : 0) +
                 (p->markdown && same_heading(p, host, first) && brief(p, caption) ? weigh.under : 0) +
                 (series && introduces(p, host, caption) ? weigh.intro
                  : behind                               ? weigh.behind
                                                         : 0) +
                 (ruled(p, host, first) ? weigh.ruled : 0);
    return score + (pictured(p, &p->bodies[host]) ? weigh.pictured : 0);
}

/* What it is worth that the series stands by itself that ends with caption B: there its photographer may stand for all. */
static double alone(const struct page_work *p, size_t b, bool series)
{
    const struct unit *u = caption_unit(p, b);
    size_t ncp = 0;
    for (size_t i = u->first; i <= u->last; i++)
        ncp += (size_t)p->lines[i].ncp;
    bool bare = u->first == u->last && credit_parse(p->arena, p->words, p->lines[u->first].text, NULL) == 0;
    if (!(p->lines[u->last].marks & MARK_CREDIT) || bare) /* a photographer without a text is no story */
        return weigh.none_named;
    if (u->first == u->last &&
        artist_parse(p->arena, p->words, p->lines[u->first].text, NULL) < p->lines[u->first].text.n)
        return weigh.none + weigh.none_artwork;
    if (p->lines[u->last].picture &&
        credit_parse(p->arena, p->words, p->lines[u->last].text, NULL) == p->lines[u->last].text.n)
        return weigh.none_unsigned;
    bool brief = ncp < BRIEF, points = brief && words_prefix(p->words, WORD_CAPTION, p->lines[u->first].text);
    return weigh.none +
           (series ? weigh.none_series : (brief ? weigh.none_brief : 0) + (points ? weigh.none_points : 0));
}

/* The story that the series which begins with caption B illustrates, -1: none. AROUND is the last story before it. */
static int host_of(const struct page_work *p, struct overlap *o, const int *series, size_t b, int around)
{
    struct pair_list text = {0};
    size_t n = 0, last = b;
    /* A caption without a number is alone; a series lies within a page of few captions. */
    size_t end = picture_number(p->lines[caption_unit(p, b)->first].text) ? b + SERIES_REACH : b + 1;
    for (size_t k = b; k < p->nbodies && k < end && n < SERIES_MOST; k++)
        if (series[k] == (int)b) {
            lines_pairs(p, caption_unit(p, k)->first, caption_unit(p, k)->last + 1, &text);
            last = k;
            n++;
        }
    bool numbered = picture_number(p->lines[caption_unit(p, b)->first].text) > 0;
    struct match m = overlap_match(o, &text);
    pair_list_free(&text, p->pairs);
    double most = alone(p, last, numbered);
    int host = -1;
    for (size_t k = 0; k <= m.n; k++) {
        int story = k < m.n ? m.at[k].body : around;
        double score = story >= 0 ? host_score(p, &m, b, story, around, numbered) : -2;
        if (score > most) {
            most = score;
            host = story;
        }
    }
    return host;
}

void captions_assign(struct page_work *p)
{
    if (p->nstories == p->nbodies) /* there are none */
        return;
    struct overlap *o = overlap_stories(p); /* what a caption says is found in itself, and proves nothing */
    int *series = xmalloc((p->nbodies + 1) * sizeof *series), around = -1;
    for (size_t b = 0; b < p->nbodies; b++)
        series[b] = -1;
    series_find(p, series);
    for (size_t b = 0; b < p->nbodies; b++) {
        struct body *body = &p->bodies[b];
        if (body->kind == BODY_STORY)
            around = (int)b;
        if (body->kind != BODY_CAPTION)
            continue;
        int first = series[b];
        if (first != (int)b)
            body->host = p->bodies[first].host >= 0 ? p->bodies[first].host : first;
        else if (body->block < 0)
            body->host = host_of(p, o, series, b, around);
    }
    for (size_t b = p->nbodies; b-- > 0;) {
        int host = p->bodies[b].host;
        if (host < 0)
            continue;
        p->bodies[b].next_caption = p->bodies[host].first_caption;
        p->bodies[host].first_caption = (int)b;
    }
    free(series);
    overlap_free(o);
}
