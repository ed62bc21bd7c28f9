/*
 * One assignment over the page: headline blocks to bodies, then bylines to the bodies that still need them. Each has a price for
 * being left alone, so nothing is given away only because something is left.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "zones.h"

/* The Hungarian method is cubic: a page of more blocks than any newspaper has is done in portions. */
enum { PORTION = 64 };

static const double APART_SHARE = 0.35; /* of a block's rare words stand in the body whose headline it is part of */

static const struct {
    double odds, least, most, named, just_above, heading, just_below, signed_twice, signed_once, notice, no_notice,
        statute, no_statute, jumped, caption, series, order, dash, label, alone, alone_label;
} headline = {
    .odds = 0.2,   /* of the title's words in the body, and again of all the block's, */
    .least = -0.5, /* within bounds */
    .most = 3.0,
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
    .jumped = -1.0,     /* what began on another page has mostly left its headline there, or has one over it */
    .caption = -1.2,    /* photographs seldom have a headline, */
    .series = 0.6,      /* … a row of them that is numbered mostly has, beside it */
    .order = 0.8,       /* headlines collected together keep the order of the bodies, mostly */
    .dash = -3,         /* ——… alone is the subtitle of a headline that stands elsewhere, if one is left for it */
    .label = -2.0, /* 小小说: the name of a page, a column, a kind of text heads what stands under it, if anything */
    .alone = -0.2, /* a headline without a story is rare in print, */
    .alone_label = 0.8, /* but the name of a page or a column heads none */
};

static const struct {
    double in_block, odd_head, just_above, heads_between, just_below, any, dateline, distance, notice, caption,
        caption_block, authored, commentator, closes, alone;
} byline = {
    .in_block = 2.5, /* it stands with the headline that the body got */
    .odd_head = -3,  /* … but over it, on a page that sets names under headlines: it closes the story before */
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
    .commentator = 0.8, /* 本报评论员 just under a body that quotes nobody */
    .closes = 2.8,
    .alone = 0.45,
};

static size_t body_first(const struct page_work *p, size_t b)
{
    const struct body *body = &p->bodies[b];
    return p->units[body->units[body->preface && body->nunits > 1]].first;
}

static size_t body_last(const struct page_work *p, size_t b)
{
    return p->units[p->bodies[b].units[p->bodies[b].nunits - 1]].last;
}

/* The body of the nearest unit before (STEP -1) or after (STEP 1) LINE with no other unit between, -1: none. */
static int neighbour(const struct page_work *p, size_t line, int step)
{
    for (size_t i = line, n = 0; n < 200; n++) {
        if (p->lines[i].unit >= 0)
            return p->units[p->lines[i].unit].body;
        if (step < 0 ? i == 0 : i + 1 >= p->nlines)
            break;
        i = step < 0 ? i - 1 : i + 1;
    }
    return -1;
}

/* The same for a headline block: a byline between closes the body that it stands under or opens the one it stands over. */
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
 * collection; where the block stands in it and the body among the stories are both counted from 0 to 1.
 */
static double order_score(const struct page_work *p, const struct block *k, const struct body *body)
{
    size_t from = (size_t)(k - p->blocks), to = from + 1, at = from;
    while (from && p->blocks[from - 1].zone == k->zone && at - from < PORTION)
        from--;
    while (to < p->nblocks && p->blocks[to].zone == k->zone && to - at < PORTION)
        to++;
    bool edge = k->lines.from < p->units[0].first || k->lines.to > p->units[p->nunits - 1].last;
    if (to - from < 2 || p->nstories < 2 || !edge)
        return 0;
    double place = (double)(at - from) / (double)(to - from - 1),
           body_place = (double)body->rank / (double)(p->nstories - 1);
    return headline.order * (1 - 2 * fabs(place - body_place));
}

/* Does the text begin with a chapter or an article: 第一章, 第一条? */
static bool statute(const struct page_work *p, size_t b)
{
    size_t first = body_first(p, b);
    if (p->lines[first].detail && str_starts(p->lines[first].text, STR("（"))) /* when it was passed */
        while (first + 1 < p->nlines && p->lines[++first].detail == 2)
            ;
    int value;
    enum number_kind kind = number_lead(p->lines[first].text, &value);
    for (size_t i = first; i-- > 0 && p->lines[i].heading && kind != NUMBER_CHAPTER;)
        kind = number_lead(p->lines[i].text, &value);
    return kind == NUMBER_CHAPTER || kind == NUMBER_ARTICLE;
}

static double words_score(const struct match *m, int body)
{
    return fmin(fmax(headline.odds * match_odds(m, body), headline.least), headline.most);
}

double headline_place(const struct page_work *p, const struct block *k, size_t b)
{
    const struct body *body = &p->bodies[b];
    double score = 0;
    bool above = block_neighbour(p, k, 1) == (int)b && body_first(p, b) >= k->lines.to;
    bool below = block_neighbour(p, k, -1) == (int)b && body_last(p, b) < k->lines.from;
    bool heading = p->lines[k->title.from].level > 0;
    score += !above && label_is(p, k->title_text) ? headline.label : 0;
    score += (above ? headline.just_above + (heading ? headline.heading : 0) : 0) + (below ? headline.just_below : 0);
    score += p->lines[k->title.from].marks & MARK_DASH_START ? headline.dash : 0;
    if (k->byline >= 0)
        score += body->opening || body->authored ? headline.signed_twice : headline.signed_once;
    bool letter = line_salutes(p, &p->lines[body_first(p, b)]) && str_ends(k->title_text, STR("信"));
    bool notice = letter || words_suffix(p->words, WORD_NOTICE, k->title_text) > 0;
    if (body->kind == BODY_NOTICE)
        score += notice ? headline.notice : headline.no_notice;
    if (statute(p, b))
        score += words_suffix(p->words, WORD_REGULATION, k->title_text) ? headline.statute : headline.no_statute;
    if (p->units[body->units[0]].jump_from && !above)
        score += headline.jumped;
    if (body->kind == BODY_CAPTION) {
        bool series = picture_number(p->lines[body_first(p, b)].text) == 1 && (above || below);
        score += series ? headline.series : headline.caption;
    }
    return score;
}

/* Does body B name 《TITLE》, a text that is not B itself, as far as a whole page of text goes? Also where a line ends within it. */
static bool names_work(const struct page_work *p, struct str title, size_t b)
{
    enum { LOOKED_AT = 60000 }; /* bytes: each block may ask */
    const size_t mark = strlen("《");
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

double headline_score(const struct page_work *p, const struct block *k, size_t b)
{
    double words = names_work(p, k->title_text, b)
                       ? headline.named
                       : words_score(&k->title_match, (int)b) + words_score(&k->all_match, (int)b);
    return words + headline_place(p, k, b) + order_score(p, k, &p->bodies[b]);
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
        want[nwant++] = neighbour(p, k->lines.to - 1, 1);
        want[nwant++] = neighbour(p, k->lines.from, -1);
        for (size_t m = 0; m < nwant; m++)
            if (want[m] >= 0 && !seen[want[m]] && !taken[want[m]]) {
                seen[want[m]] = true;
                out[n++] = want[m];
            }
    }
    free(seen);
    return n;
}

static void authored_find(struct page_work *p)
{
    p->nstories = 0;
    for (size_t b = 0; b < p->nbodies; b++) {
        if (p->bodies[b].kind != BODY_CAPTION)
            p->bodies[b].rank = p->nstories++;
        else
            p->bodies[b].rank = p->nstories;
        struct author_list who = {0};
        size_t first = body_first(p, b);
        struct buf head = {0};
        for (size_t i = first; i < first + 3 && i < p->nlines && p->lines[i].unit == p->lines[first].unit; i++)
            buf_str(&head, p->lines[i].text);
        opening_parse(p->arena, p->words, buf_view(&head), &who, NULL);
        p->bodies[b].reported = who.n > 0;
        p->bodies[b].authored = who.n > 0 || bracket_names(p, first, body_last(p, b));
        buf_free(&head);
        vec_free(&who);
    }
}

/* May block I be a headline by itself: no label, and no other block beside it whose kicker or subtitle it might be, unless it has its own byline? */
static bool stands_alone(const struct page_work *p, size_t i)
{
    enum { TITLE_LEAST = 6 };
    const struct block *k = &p->blocks[i];
    bool beside = (i && k[-1].zone == k->zone) || (i + 1 < p->nblocks && k[1].zone == k->zone);
    return (!beside || k->byline >= 0) && utf8_count(k->title_text) >= TITLE_LEAST &&
           !words_suffix(p->words, WORD_LABEL, k->title_text);
}

/*
 * One headline left and one story that has none, on a page where the others have: they go together, whatever their words say. All the more when the
 * headline says who wrote its story and no story says so itself. What began on another page has its headline there.
 */
static void last_pair(struct page_work *p)
{
    enum { OTHERS = 2 };
    size_t blocks = 0, bodies = 0, begun = 0, headed = 0, block = 0, body = 0;
    for (size_t i = 0; i < p->nblocks; i++)
        if (p->blocks[i].body < 0) {
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
        }
    }
    if (blocks != 1 || !bodies)
        return;
    bool signs = begun == 1 && p->blocks[block].byline >= 0 && !p->bodies[body].authored && !p->bodies[body].opening;
    if (!signs && (bodies != 1 || headed < OTHERS || !stands_alone(p, block)))
        return;
    p->blocks[block].body = (int)body;
    p->bodies[body].block = (int)block;
}

/* What it is worth that block K heads nothing. */
static double alone_score(const struct page_work *p, const struct block *k)
{
    return label_is(p, k->title_text) ? headline.alone_label : headline.alone;
}

void headlines_assign(struct page_work *p)
{
    authored_find(p);
    bool *taken = arena_array(p->arena, p->nbodies + 1, sizeof *taken);
    for (size_t from = 0; from < p->nblocks; from += PORTION) {
        size_t rows = p->nblocks - from < PORTION ? p->nblocks - from : PORTION;
        int *want = arena_array(p->arena, rows * (2 * MATCHES + 2), sizeof *want);
        size_t n = wanted_bodies(p, from, from + rows, taken, want), columns = n + rows;
        double *cost = arena_array(p->arena, rows * columns, sizeof *cost);
        int *partner = arena_array(p->arena, rows, sizeof *partner);
        for (size_t r = 0; r < rows; r++)
            for (size_t c = 0; c < columns; c++)
                cost[r * columns + c] = c < n ? -headline_score(p, &p->blocks[from + r], (size_t)want[c])
                                              : -alone_score(p, &p->blocks[from + r]);
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
    headlines_regroup(p);
    last_pair(p);
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

static double byline_score(const struct page_work *p, size_t line, size_t b, bool names_under)
{
    const struct body *body = &p->bodies[b];
    const struct block *over = body->block >= 0 ? &p->blocks[body->block] : NULL;
    if (p->lines[line].field && (body->authored || !over || line < over->lines.from || line >= over->lines.to))
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
    if (body->block >= 0) {
        const struct block *k = &p->blocks[body->block];
        bool in = line >= k->lines.from && line < k->lines.to;
        score += in ? byline.in_block : 0;
        score += in && body->kind == BODY_CAPTION ? byline.caption_block : 0;
        score += in && line < k->title.from && names_under ? byline.odd_head : 0;
    }
    int above = neighbour(p, line, -1), below = neighbour(p, line, 1);
    bool commentator = p->lines[line].marks & MARK_COMMENTATOR;
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

/* 通讯员 … in a box of its own, a blank line under □ 本报记者 … and right over a text: both are of one story. */
static bool correspondents_box(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    return word_starts(l->text, "通讯员", "通訊員") && str_find(l[-1].text, STR("记者"), 0) != SIZE_MAX &&
           str_find(l[-1].text, STR("通讯员"), 0) == SIZE_MAX && i + 1 < p->nlines && l[1].body;
}

bool byline_goes_on(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    if (!i || !(l->marks & MARK_BYLINE) || !(l[-1].marks & MARK_BYLINE) || l->unit >= 0)
        return false;
    if (l->marks & MARK_BYLINE_REST)
        return true;
    if (!role_length(p->words, l->text))
        return false;
    return !l->gap || (l->gap <= 1 && correspondents_box(p, i));
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
    bool under = names_under(p);
    for (size_t from = 0; from < lines.n; from += PORTION) {
        size_t rows = lines.n - from < PORTION ? lines.n - from : PORTION;
        int lo = neighbour(p, lines.at[from].from, -1), hi = neighbour(p, lines.at[from + rows - 1].to, 1);
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
