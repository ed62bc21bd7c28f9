/*
 * One assignment over the page: headline blocks to bodies. Each has a price for being left alone, so nothing is given away only because something
 * is left.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "zones.h"

enum { FEW_LINES = 16 }; /* of a body that may well lack the words of its headline */

static const double APART_SHARE = 0.35; /* of a block's rare words stand in the body whose headline it is part of */

static const struct {
    double odds, least, most, few, named, just_above, heading, just_below, signed_twice, signed_once, notice, no_notice,
        statute, no_statute, letters, no_letters, poems, no_poems, jumped, caption, pictured, series, order, dash,
        label, alone, alone_label;
} headline = {
    .odds = 0.2,   /* of the title's words in the body, and again of all the block's, */
    .least = -0.5, /* within bounds */
    .most = 3.0,
    .few = 0.5,           /* a few lines right under the block may well lack its words */
    .named = -1.5,        /* 《外婆的水桶》 in a text: it speaks of that story, and is another */
    .just_above = 1.0,    /* the body begins right under the block */
    .heading = 1.0,       /* … all the more when Markdown calls it a heading */
    .just_below = 0.7,    /* the block stands right under the body */
    .signed_twice = -0.5, /* the block has a byline, the body a dateline that names its reporter */
    .signed_once = 0.6,   /* the block has one, the body none */
    .notice = 1.8, /* …的公告 over a body that is signed and dated, …一封信 over one that begins with whom it is to */
    .no_notice = -1.0,
    .statute = 5.0,     /* …办法, …条例 over a text in chapters and articles, */
    .no_statute = -3.5, /* which hardly has another headline */
    .letters = 2.5,     /* 来信摘登 over letters in a few words each, which hardly have */
    .no_letters = -1.5, /* another either */
    .poems = 4.0,       /* …（组诗） over verse, */
    .no_poems = -3.5,   /* and over nothing else */
    .jumped = -1.0,     /* what began on another page has mostly left its headline there, or has one over it */
    .caption = -1.2,    /* photographs seldom have a headline, */
    .pictured = -0.2,   /* … but where most of a page are photographs, and more headlines than stories, they have */
    .series = 0.6,      /* … a row of them that is numbered mostly has, beside it */
    .order = 0.8,       /* headlines collected together keep the order of the bodies, mostly */
    .dash = -3,         /* ——… alone is the subtitle of a headline that stands elsewhere, if one is left for it */
    .label = -2.0, /* 小小说: the name of a page, a column, a kind of text heads what stands under it, if anything */
    .alone = -0.2, /* a headline without a story is rare in print, */
    .alone_label = 0.8, /* but the name of a page or a column heads none */
};

/* body_near() of a headline block: a byline between closes the body that it stands under or opens the one it stands over. */
static int block_neighbour(const struct page_work *p, const struct block *k, int step)
{
    size_t edge = step < 0 ? k->lines.from : k->lines.to - 1;
    for (size_t n = 1; n < 200; n++) {
        if (step < 0 ? edge < n : edge + n >= p->nlines)
            break;
        size_t i = step < 0 ? edge - n : edge + n;
        if (p->lines[i].unit >= 0)
            return p->units[p->lines[i].unit].body;
        if ((p->lines[i].marks & MARK_BYLINE) && !byline_goes_on(p, i))
            break;
    }
    return -1;
}

/*
 * Headlines collected before or after all bodies keep the order of the bodies, mostly. A zone of the page's edge with several blocks is such a
 * collection: where the block K, of the page's, stands in it, counted from 0 to 1; below 0: in none.
 */
static double place_collected(const struct page_work *p, const struct block *k)
{
    size_t from = (size_t)(k - p->blocks), to = from + 1, at = from;
    if (p->nstories < 2)
        return -1;
    while (from && p->blocks[from - 1].zone == k->zone && at - from < PORTION)
        from--;
    while (to < p->nblocks && p->blocks[to].zone == k->zone && to - at < PORTION)
        to++;
    bool edge = k->lines.from < p->units[0].first || k->lines.to > p->units[p->nunits - 1].last;
    return to - from < 2 || !edge ? -1 : (double)(at - from) / (double)(to - from - 1);
}

/* The body counted likewise among the stories. */
static double order_score(const struct page_work *p, double place, const struct body *body)
{
    return place < 0 ? 0 : headline.order * (1 - 2 * fabs(place - (double)body->rank / (double)(p->nstories - 1)));
}

/* What a block says of itself and what stands around it: it is weighed with many bodies. */
struct placing {
    const struct block *k;
    int above,
        below; /* the body whose text it may stand right over, right under, in no collection but at its end, -1: none */
    bool heading, dash;                           /* its title is one in Markdown, begins with ——, */
    bool label;                                   /* is the name of a page or a column, */
    bool letter, letters, notice, poems, statute; /* or of what is headed so */
};

/* UNDER, OVER: in a collection K stands under another headline, over one. */
static struct placing placing_with(const struct page_work *p, const struct block *k, bool under, bool over)
{
    const struct line *title = &p->lines[k->title.from];
    return (struct placing){.k = k,
                            .above = over ? -1 : block_neighbour(p, k, 1),
                            .below = under ? -1 : block_neighbour(p, k, -1),
                            .heading = title->level > 0,
                            .dash = title->marks & MARK_DASH_START,
                            .label = label_is(p, k->title_text),
                            .letter = str_ends(k->title_text, STR("信")),
                            .letters = str_find(k->title_text, STR("来信"), 0) != SIZE_MAX,
                            .notice = words_suffix(p->words, WORD_NOTICE, k->title_text) > 0,
                            .poems = poems_head(p, k->lines),
                            .statute = words_suffix(p->words, WORD_REGULATION, k->title_text) > 0};
}

static double words_score(const struct match *m, int body)
{
    return fmin(fmax(headline.odds * match_odds(m, body), headline.least), headline.most);
}

static double place_score(const struct page_work *p, const struct placing *at, size_t b)
{
    const struct body *body = &p->bodies[b];
    double score = 0;
    bool above = at->above == (int)b && body_first(p, b) >= at->k->lines.to;
    bool below = at->below == (int)b && body_last(p, b) < at->k->lines.from;
    score += !above && at->label && !(body->letters && at->letters) ? headline.label : 0;
    score +=
        (above ? headline.just_above + (at->heading ? headline.heading : 0) : 0) + (below ? headline.just_below : 0);
    score += at->dash ? headline.dash : 0;
    if (at->k->byline >= 0)
        score += body->opening || body->authored ? headline.signed_twice : headline.signed_once;
    if (body->kind == BODY_NOTICE)
        score += at->notice || (at->letter && body->salutes) ? headline.notice : headline.no_notice;
    if (at->poems)
        score += body->poems ? headline.poems : headline.no_poems;
    if (body->letters)
        score += at->letters ? headline.letters : headline.no_letters;
    if (body->statute)
        score += at->statute ? headline.statute : headline.no_statute;
    if (p->units[body->units[0]].jump_from && !above)
        score += headline.jumped;
    if (body->kind == BODY_CAPTION) {
        bool series = picture_number(p->lines[body_first(p, b)].text) == 1 && (above || below);
        score += series ? headline.series : body->photo && page_pictured(p) ? headline.pictured : headline.caption;
    }
    return score;
}

/* The same of one of the page's blocks. */
static struct placing placing_of(const struct page_work *p, const struct block *k)
{
    bool collected = place_collected(p, k) >= 0;
    return placing_with(p, k, collected && k > p->blocks && k[-1].zone == k->zone,
                        collected && k + 1 < p->blocks + p->nblocks && k[1].zone == k->zone);
}

double headline_place(const struct page_work *p, const struct block *k, size_t b)
{
    struct placing at = placing_with(p, k, false, false);
    return place_score(p, &at, b);
}

/* Does body B name 《TITLE》, a text that is not B itself, as far as a whole page of text goes? Also where a line ends within it. */
static bool names_work(const struct page_work *p, struct str title, size_t b)
{
    enum { LOOKED_AT = 60000 }; /* bytes: each block may ask */
    const size_t mark = strlen("《");
    if (!p->bodies[b].names)
        return false;
    for (size_t u = 0, looked = 0; u < p->bodies[b].nunits; u++) {
        const struct unit *unit = &p->units[p->bodies[b].units[u]];
        for (size_t i = unit->first; i <= unit->last && looked < LOOKED_AT; looked += p->lines[i++].text.n) {
            struct str s = str_cut(p->lines[i].text, 0, LOOKED_AT);
            for (size_t at = 0; (p->lines[i].signs & SIGN_WORK) && (at = str_find(s, STR("《"), at)) != SIZE_MAX;
                 at += mark) {
                struct str here = str_cut(s, at + mark, s.n), next = i < unit->last ? p->lines[i + 1].text : STR("");
                size_t n = here.n < title.n ? here.n : title.n;
                if (str_starts(here, str_cut(title, 0, n)) && str_starts(next, str_cut(title, n, title.n)) &&
                    str_starts(n < here.n ? str_cut(here, n, here.n) : str_cut(next, title.n - n, next.n), STR("》")))
                    return true;
            }
        }
    }
    return false;
}

/* COLLECTED: of place_collected(). */
static double body_score(const struct page_work *p, const struct placing *at, double collected, size_t b)
{
    const struct block *k = at->k;
    double words = names_work(p, k->title_text, b)
                       ? headline.named
                       : words_score(&k->title_match, (int)b) + words_score(&k->all_match, (int)b);
    if (words < 0 && p->bodies[b].nlines <= FEW_LINES && body_first(p, b) == k->lines.to)
        words *= headline.few;
    return words + place_score(p, at, b) + order_score(p, collected, &p->bodies[b]);
}

double headline_score(const struct page_work *p, const struct block *k, size_t b)
{
    struct placing at = placing_of(p, k);
    return body_score(p, &at, place_collected(p, k), b);
}

/* Bodies that any of blocks [FROM, TO) may want: those that hold its words and its neighbours. */
static size_t wanted_bodies(const struct page_work *p, size_t from, size_t to, const bool *taken, int *out)
{
    size_t n = 0;
    bool *seen = xcalloc(p->nbodies + 1, 1);
    for (size_t i = from; i < to; i++) {
        const struct block *k = &p->blocks[i];
        int want[2 * MATCHES + 2];
        size_t nwant = 0;
        for (size_t m = 0; m < k->title_match.n; m++)
            want[nwant++] = k->title_match.at[m].body;
        for (size_t m = 0; m < k->all_match.n; m++)
            want[nwant++] = k->all_match.at[m].body;
        want[nwant++] = body_near(p, k->lines.to - 1, 1);
        want[nwant++] = body_near(p, k->lines.from, -1);
        for (size_t m = 0; m < nwant; m++)
            if (want[m] >= 0 && !seen[want[m]] && !taken[want[m]]) {
                seen[want[m]] = true;
                out[n++] = want[m];
            }
    }
    free(seen);
    return n;
}

/* What headlines and bylines ask of bodies. */
static void bodies_read(struct page_work *p)
{
    p->nstories = p->nphotos = 0;
    for (size_t b = 0; b < p->nbodies; b++) {
        struct body *body = &p->bodies[b];
        body->rank = p->nstories;
        p->nstories += body->kind != BODY_CAPTION;
        body->photo = body->kind == BODY_CAPTION && (p->lines[body_last(p, b)].marks & MARK_CREDIT) &&
                      !picture_number(p->lines[body_first(p, b)].text);
        p->nphotos += body->photo;
        struct author_list who = {0};
        size_t first = body_first(p, b);
        struct buf head = {0};
        for (size_t i = first; i < first + 3 && i < p->nlines && p->lines[i].unit == p->lines[first].unit; i++)
            buf_str(&head, p->lines[i].text);
        opening_parse(p->arena, p->words, buf_view(&head), &who, NULL);
        body->reported = who.n > 0;
        body->authored = who.n > 0 || bracket_names(p, first, body_last(p, b)) || p->lines[body_last(p, b)].reader.n;
        body->salutes = line_salutes(p, &p->lines[first]);
        body->letters = letters_brief(p, first, body_last(p, b));
        body->statute = text_statute(p, first);
        body->poems = p->lines[first].poem;
        body->names = body_names(p, body);
        buf_free(&head);
        vec_free(&who);
    }
}

/* Does block I stand in a collection of several, with a blank line on both sides, as the lines of one headline there do not? */
static bool collected_apart(const struct page_work *p, size_t i)
{
    enum { LEAST = 4 };
    const struct block *k = &p->blocks[i];
    size_t from = i, to = i + 1;
    while (from && i - from < LEAST && p->blocks[from - 1].zone == k->zone)
        from--;
    while (to < p->nblocks && to - i < LEAST && p->blocks[to].zone == k->zone)
        to++;
    bool close = false;
    for (size_t b = from; b < to; b++)
        for (size_t n = p->blocks[b].title.from + 1; n < p->blocks[b].title.to; n++)
            close |= !p->lines[n].gap && !p->lines[n].vertical;
    return to - from >= LEAST && close && place_collected(p, k) >= 0 && p->lines[k->lines.from].gap &&
           (k->lines.to >= p->nlines || p->lines[k->lines.to].gap);
}

/*
 * May block I be a headline by itself: no label, and no other block beside it whose kicker or subtitle it might be, unless it has its own byline or
 * stands apart?
 */
static bool stands_alone(const struct page_work *p, size_t i)
{
    enum { TITLE_LEAST = 6 };
    const struct block *k = &p->blocks[i];
    bool beside = (i && k[-1].zone == k->zone) || (i + 1 < p->nblocks && k[1].zone == k->zone);
    return (!beside || k->byline >= 0 || collected_apart(p, i)) && utf8_count(k->title_text) >= TITLE_LEAST &&
           !words_suffix(p->words, WORD_LABEL, k->title_text) && !label_is(p, k->title_text);
}

/*
 * A headline left whose words stand in the text under one photograph and in no story: it is that one's, though the photographs here mostly have none.
 */
static void photos_last(struct page_work *p)
{
    enum { TITLE_LEAST = 4 };
    for (size_t i = 0; i < p->nblocks; i++) {
        struct block *k = &p->blocks[i];
        int body = k->title_match.n == 1 && k->body < 0 ? k->title_match.at[0].body : -1;
        if (body < 0 || !p->bodies[body].photo || p->bodies[body].block >= 0 || k->title_match.at[0].odds <= 0 ||
            utf8_count(k->title_text) < TITLE_LEAST || label_is(p, k->title_text) ||
            (p->lines[k->title.from].marks & MARK_DASH_START))
            continue;
        k->body = body;
        p->bodies[body].block = (int)i;
    }
}

/*
 * One headline left and one story that has none, on a page where the others have: they go together, whatever their words say. All the more when the
 * headline says who wrote its story and no story says so itself. What began on another page has its headline there; news says what its headline says,
 * so that a headline which nobody's words are goes to the only one of them that no dateline opens.
 */
void headlines_last(struct page_work *p)
{
    enum { OTHERS = 2 };
    size_t blocks = 0, bodies = 0, begun = 0, headed = 0, bare = 0, block = 0, body = 0, bare_body = 0;
    photos_last(p);
    for (size_t i = 0; i < p->nblocks; i++)
        if (p->blocks[i].body < 0 && !label_is(p, p->blocks[i].title_text)) {
            blocks++;
            block = i;
        }
    for (size_t b = 0; b < p->nbodies; b++) {
        headed += p->bodies[b].kind != BODY_CAPTION && p->bodies[b].block >= 0;
        if (p->bodies[b].kind == BODY_STORY && p->bodies[b].block < 0) {
            bool from = p->units[p->bodies[b].units[0]].jump_from;
            bodies++;
            begun += !from;
            body = from && begun ? body : b;
            if (!from && !p->bodies[b].opening) {
                bare++;
                bare_body = b;
            }
        }
    }
    if (blocks != 1 || !bodies)
        return;
    if (bodies > 1 && bare == 1) {
        body = bare_body;
        bodies = begun = 1;
    }
    bool signs = begun == 1 && p->blocks[block].byline >= 0 && !p->bodies[body].authored && !p->bodies[body].opening;
    if (!signs && (bodies != 1 || headed < OTHERS || !stands_alone(p, block)))
        return;
    p->blocks[block].body = (int)body;
    p->bodies[body].block = (int)block;
}

void headlines_assign(struct page_work *p)
{
    bodies_read(p);
    bool *taken = arena_array(p->arena, p->nbodies + 1, sizeof *taken);
    for (size_t from = 0; from < p->nblocks; from += PORTION) {
        size_t rows = p->nblocks - from < PORTION ? p->nblocks - from : PORTION;
        int *want = arena_array(p->arena, rows * (2 * MATCHES + 2), sizeof *want);
        size_t n = wanted_bodies(p, from, from + rows, taken, want), columns = n + rows;
        double *cost = arena_array(p->arena, rows * columns, sizeof *cost);
        int *partner = arena_array(p->arena, rows, sizeof *partner);
        for (size_t r = 0; r < rows; r++) {
            struct placing at = placing_of(p, &p->blocks[from + r]);
            double collected = place_collected(p, at.k), alone = at.label ? headline.alone_label : headline.alone;
            for (size_t c = 0; c < columns; c++)
                cost[r * columns + c] = c < n ? -body_score(p, &at, collected, (size_t)want[c]) : -alone;
        }
        hungarian(p->arena, cost, rows, columns, partner);
        for (size_t r = 0; r < rows; r++) {
            size_t c = (size_t)partner[r];
            if (c >= n)
                continue;
            struct block *k = &p->blocks[from + r];
            k->body = want[c];
            k->score = -cost[r * columns + c];
            taken[want[c]] = true;
            p->bodies[want[c]].block = (int)(from + r);
            p->bodies[want[c]].match = k->score;
        }
    }
}

/*
 * A block left alone whose words are those of a body that has a headline already, elsewhere on the page: the other half of that headline. Which
 * of the two is the title is a matter of words too. A subtitle with its dash is that of the body it stands under, whatever it says.
 */
static bool apart_join(struct page_work *p, size_t i)
{
    struct block *k = &p->blocks[i];
    const struct match *m = &k->all_match;
    bool dash = p->lines[k->title.from].marks & MARK_DASH_START;
    int body = m->n && m->all > 0 && m->at[0].found / m->all >= APART_SHARE ? m->at[0].body
               : dash                                                       ? block_neighbour(p, k, -1)
                                                                            : -1;
    struct body *b = body < 0 || label_is(p, k->title_text) ? NULL : &p->bodies[body];
    if (!b || b->block < 0 || b->apart >= 0 || b->kind == BODY_CAPTION || p->blocks[b->block].zone == k->zone)
        return false;
    b->apart = (int)i;
    k->body = body;
    return true;
}

static double words_in(const struct match *m, int body)
{
    return m->all > 0 ? match_found(m, body) / m->all : 0;
}

/* May block K, left alone, stand under the headline BEFORE it: same zone, no byline between? */
static bool stands_under(const struct page_work *p, const struct block *k, const struct block *before)
{
    bool byline_between = before->byline >= 0 && (size_t)before->byline >= before->title.from;
    return before->zone == k->zone && before->body >= 0 && !byline_between &&
           p->bodies[before->body].block == (int)(before - p->blocks);
}

/* Block K goes to the headline before it; where its words are more the story's than those of the title there, it is the title itself. */
static void join_before(struct block *k, struct block *before)
{
    int body = before->body;
    if (words_in(&k->title_match, body) > words_in(&before->title_match, body) &&
        before->subtitle.from >= before->subtitle.to) {
        before->kicker = (struct span){before->kicker.from, before->title.to};
        before->title = k->title;
        before->subtitle = k->subtitle;
        before->title_match = k->title_match;
        before->title_text = k->title_text;
    } else {
        before->subtitle.to = k->lines.to;
    }
    before->lines.to = k->lines.to;
    k->body = body;
}

/* A block left alone that stands right before or behind one that found its body is part of that headline. */
void leftovers_join(struct page_work *p)
{
    for (size_t i = 0; i < p->nblocks; i++) {
        struct block *k = &p->blocks[i];
        if (k->body >= 0 || apart_join(p, i))
            continue;
        bool under = i && !k->parted && stands_under(p, k, &k[-1]);
        bool over = i + 1 < p->nblocks && k[1].zone == k->zone && !k[1].parted && k[1].body >= 0 && k->byline < 0;
        bool notice = over && words_suffix(p->words, WORD_NOTICE, k[1].title_text); /* has no kicker */
        if (over && !(under && notice)) {
            k[1].kicker.from = k->lines.from;
            k[1].lines.from = k->lines.from;
            k->body = k[1].body;
        } else if (under) {
            join_before(k, &k[-1]);
        }
    }
}
