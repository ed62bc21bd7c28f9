/*
 * Units into stories without headlines. Between two units stand display lines, bylines, nothing; whether the second goes on with the story of
 * the first is weighed.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"

enum { WAITING = 4, SEQUENCE_LINES = 60 };

static const double HEADS_ABOVE = 0.25; /* a heading says more of the part behind it than of the story before */

/* Evidence that the next unit is the same story (above 0) or another (below). */
static const struct {
    double opening, entry, after_jump, open_end, open_end_new, open_end_display, bare, bare_measure, bare_open,
        bare_block, bare_parted, bare_markdown, goes_on, byline, heading, same_measure, other_measure, heading_short,
        heading_long, heading_wide, heading_colon, heading_dash, heading_parted, heading_peer, heading_alike,
        heading_above, dateline, brief, jumped, resumed, notice_heading, official, numbered, sequence, upright,
        jumped_twice, notice_signed, restart, unfielded, lead, brief_news, reader_asks, notice_foot, noted, echoes;
} weigh = {
    .opening = -20,     /* 本报讯 and 上接 open a story */
    .entry = 6,         /* ●… under the headline of a notice: one of its entries; 编后：… behind a story */
    .after_jump = -20,  /* 下转 ends one */
    .open_end = 6,      /* the sentence goes on */
    .open_end_new = -3, /* … but not with a line that begins a paragraph */
    .open_end_display = 1.5, /* … behind a headline set into the column */
    .bare = 0.6,             /* nothing between: most stories have a headline or a dateline where they begin */
    .bare_measure = -2.0,    /* … but another measure is mostly another story */
    .bare_open = -1.2,       /* … and a part that does not begin as paragraphs do goes on with another */
    .bare_block = -1.2,      /* … the extractor begins a text box with a paragraph: a column, or a story */
    .bare_parted = -0.8,     /* … behind more blank lines than usual, likewise */
    .bare_markdown = 2.0,    /* Markdown: nearly all have, and measures mean nothing */
    .goes_on = 2.5,          /* 据了解，…: no story begins so */
    .echoes = 5,             /* 干，就要…, and again 干，还要… */
    .byline = -5,            /* a byline stands at the head or the foot of a story */
    .heading = 0.6,          /* display lines between two units of a long story are mostly section headings */
    .same_measure = 1.4,
    .other_measure = -2.5,
    .heading_short = 0.6,   /* section headings take one or two lines within the measure */
    .heading_long = -2,     /* more lines than that are a headline block */
    .heading_wide = -2,     /* a headline runs over more than one column */
    .heading_colon = -1.2,  /* 某某县：…: a headline says so who does what, a section hardly ever */
    .heading_dash = -4,     /* ——… stands under a headline */
    .heading_parted = -2.2, /* behind more blank lines than usual another story begins */
    .heading_peer = 1.6,    /* the same flow has another one of the same shape: sections come in twos and more */
    .heading_alike = 2.0,   /* … worded as another one near by is */
    .sequence = 7,          /* 二、 behind 一、, 第三条 behind 第二条: one running number, one text */
    .heading_above = -5, /* for the share of its words that stand in the story before rather than in the part after */
    .dateline = -0.7,    /* 本报讯 stories seldom have sections */
    .brief = -1.5,       /* a story of a few lines has no sections */
    .jumped = 3,         /* … but nobody jumps to another page for them */
    .resumed = 1.5,      /* … and what they turn the page for has sections */
    .jumped_twice = -5,  /* two headings, a blank line between: its own headline under it, and that of the next story */
    .notice_heading = -8, /* …公告, …启事 head a notice */
    .official = -20,      /* …通过, …〔2021〕12号 stand under the title of another text */
    .numbered = 6,        /* 一、…, 01, ■…: the heading of a section */
    .upright = -8,        /* set upright: a headline */
    .notice_signed = -3,  /* a part that ends with a signature is one */
    .unfielded = 4,       /* a web edition puts 来源：… under each headline; nothing of the kind stands here */
    .lead = -0.8,         /* 近日，…, 5月8日，…: so begins news, and a section now and then */
    .brief_news = -4,     /* in a column of short news each has its headline, and none has sections */
    .reader_asks = -4,    /* 问：… parted from a story in which nobody asks */
    .noted = 3,           /* 编者按：… under a headline: the text it speaks of follows */
    .notice_foot = 5,     /* how to reach who signs goes with the notice, in whatever measure */
    .restart = -6,        /* furniture, a rule: the extractor was elsewhere in between */
};

static const struct {
    double same_measure, other_measure, joined, open_start, indented;
} resume = {
    .same_measure = 1.6,
    .other_measure = -1.5,
    .joined = 2,
    .open_start = 0.6,
    .indented = -2.5,
};

/* What stands between two units. */
struct between {
    size_t display, bylines, other;
    size_t groups; /* of display lines, parted by more blank lines than usual */
    bool notice, official, upright, numbered, parted, colon;
    bool dash;         /* ——… */
    bool jump;         /* a headline says that it is the second half */
    int alike;         /* the line that one of them is worded like, counted from 1, 0: none */
    int widest, level; /* level: the shallowest of Markdown, 0: none */
};

/* …公告, …先进个人名单; but not 报名须知, 获奖名单, which may head a section of a notice. */
static bool notice_heads(const struct page_work *p, const struct line *l)
{
    enum { SECTION = 5 };
    int section = 0;
    if (l->ncp > SECTION && words_suffix(p->words, WORD_ROLL, l->text))
        return true;
    return words_suffix_value(p->words, WORD_NOTICE, l->text, &section) && !(section && l->ncp <= SECTION);
}

static struct between between_units(const struct page_work *p, const struct unit *u, const struct unit *v)
{
    struct between b = {0};
    b.parted = p->usual_gap && u->last + 1 < v->first && p->lines[u->last + 1].gap > p->usual_gap;
    b.other = p->lines[v->first].parted;
    for (size_t i = u->last + 1; i < v->first; i++) {
        const struct line *l = &p->lines[i];
        if (l->unit >= 0 || (l->box && l->box != p->lines[v->first].box))
            continue; /* a caption, the headline of a box */
        b.other += l->parted;
        if (l->marks & MARK_BYLINE)
            b.bylines++;
        else if (line_fixed(l))
            b.other++;
        else
            b.groups += !b.display++ || l->gap > p->usual_gap;
        b.upright |= l->vertical;
        b.dash |= !line_fixed(l) && (l->marks & MARK_DASH_START);
        b.jump |= l->jump_from.s != NULL;
        b.official |= (l->marks & MARK_OFFICIAL) != 0;
        b.alike = l->alike ? l->alike : b.alike;
        b.numbered |= (l->marks & MARK_NUMBERED) != 0;
        b.colon |= !line_fixed(l) && (l->signs & SIGN_COLON) != 0;
        b.notice |= !line_fixed(l) && notice_heads(p, l);
        if (l->hi > b.widest)
            b.widest = l->hi;
        if (l->level && (!b.level || l->level < b.level))
            b.level = l->level;
    }
    return b;
}

/*
 * The number of the last item or chapter that lines [FROM, TO) begin with, by kind: 一、, （一）, 1., 第一条, 第一章; 0: none. FIRST: of the first
 * line that has one.
 */
static void numbers_of(const struct page_work *p, size_t from, size_t to, bool first, int last[NUMBER_KINDS])
{
    for (size_t i = from; i < to; i++) {
        int value;
        enum number_kind kind = number_lead(p->lines[i].text, &value);
        if (kind != NUMBER_NONE && !(first && last[kind]))
            last[kind] = value;
    }
}

static bool sequence_goes_on(const struct page_work *p, const struct body *b, const struct unit *u,
                             const struct unit *v)
{
    int before[NUMBER_KINDS] = {0}, after[NUMBER_KINDS] = {0};
    size_t head = p->units[b->units[0]].first;
    numbers_of(p, u->last - head > SEQUENCE_LINES ? u->last - SEQUENCE_LINES : head, u->last + 1, false, before);
    numbers_of(p, u->last + 1, v->first + 1, true, after);
    for (int k = 1; k < NUMBER_KINDS; k++)
        if (after[k] > 1 && after[k] == before[k] + 1)
            return true;
    return false;
}

/* Display lines between I and the unit before it, as a shape: how many, and how wide the widest. */
static void peers_find(struct page_work *p)
{
    for (size_t i = 1; i < p->nunits; i++) {
        struct unit *v = &p->units[i];
        if (v->opening || v->credit || v->jump_from)
            continue;
        struct between a = between_units(p, &p->units[i - 1], v);
        for (size_t k = i + 1, met = 0;
             a.display && a.display <= 3 && !a.bylines && k < p->nunits && k < i + 8 && met < 3; k++) {
            struct unit *w = &p->units[k];
            if (w->opening || w->jump_from || p->units[k - 1].jump_to)
                break;
            if (w->credit)
                continue;
            struct between c = between_units(p, &p->units[k - 1], w);
            if (c.bylines)
                break;
            met += c.display > 0;
            if (c.display == a.display && abs(c.widest - a.widest) <= 4 && abs(w->width - v->width) <= 2)
                v->peer = w->peer = true;
        }
    }
}

/* May the sentence that U breaks off go on in V? */
static bool goes_on(const struct page_work *p, const struct unit *u, const struct unit *v)
{
    /* Right behind it, it must; behind more blank lines than usual, or something set in between, it need not be its half. */
    bool adjacent = v->first == u->last + 1 && p->lines[v->first].gap <= p->usual_gap;
    if (sentence_waits(p, u, v))
        return false;
    return adjacent || !v->new_start || seam_joined(p, p->lines[u->last].text, p->lines[v->first].text);
}

/* A line or two that end at once, within the measure of U, have no measure to speak of, nor has one that something broke off. */
static bool no_measure(const struct page_work *p, const struct unit *u, const struct unit *v)
{
    return v->last - v->first <= 1 && (v->last == v->first || line_complete(&p->lines[v->first])) &&
           p->lines[v->first].hi <= u->last_width && p->lines[v->last].hi <= u->last_width;
}

/* A line that ends at once has no measure to speak of. */
static double measure_score(const struct page_work *p, const struct unit *u, const struct unit *v)
{
    if (v->first == v->last && p->lines[v->first].hi <= u->last_width)
        return resume.same_measure / 2;
    return same_column(p, u, v) ? resume.same_measure : resume.other_measure;
}

/* A headline or a byline stands in the middle of a sentence: the halves prove that they are one story, if they are halves. */
static double set_in_score(const struct page_work *p, const struct unit *u, const struct unit *v)
{
    double score = measure_score(p, u, v);
    score += v->open_start ? resume.open_start : v->new_start ? resume.indented : 0;
    return score + weigh.open_end_display +
           (seam_joined(p, p->lines[u->last].text, p->lines[v->first].text) ? resume.joined : 0);
}

/* The story of which line ALIKE, counted from 1, heads a section; -1: it heads none. */
static int story_headed(const struct page_work *p, int alike)
{
    size_t i = (size_t)alike - 1;
    if (!p->lines[i].heading)
        return -1;
    while (i < p->nlines && p->lines[i].unit < 0)
        i++;
    return i < p->nlines ? p->units[p->lines[i].unit].body : -1;
}

static double same_story(const struct page_work *p, const struct body *b, const struct unit *u, const struct unit *v)
{
    struct between gap = between_units(p, u, v);
    double score = 0;
    bool item = p->lines[v->first].marks & MARK_ITEM;
    if (item && !gap.display && !gap.bylines && !v->opening && !u->signed_ &&
        (under_notice(p, v->first) || (notice_entry(p, u) && notice_entry(p, v))))
        return weigh.entry;
    if ((!gap.display && !gap.bylines && (editors_follow(p, v) || answer_begins(p, v->first))) ||
        letter_pursued(p, u, v))
        return weigh.entry;
    if (v->opening || v->jump_from || gap.jump || p->lines[v->first].cut || item ||
        p->lines[v->first].box != p->lines[u->first].box || line_salutes(p, &p->lines[v->first]))
        score += weigh.opening;
    /* Under one headline of a web edition: a letter, and what is answered to it. */
    bool whole = page_fielded(p) && !gap.display && !gap.bylines && !gap.other;
    if (u->jump_to || u->signed_ || (u->signed_off && !whole) || (gap.display && editors_follow(p, u)))
        score += weigh.after_jump;
    if (u->open_end && !(p->markdown && gap.level))
        return score + (gap.display || gap.bylines ? set_in_score(p, u, v)
                        : goes_on(p, u, v)         ? weigh.open_end
                                                   : weigh.open_end_new);
    if (gap.bylines)
        score += weigh.byline;
    if (gap.other || (p->lines[u->last].poem && !p->lines[v->first].poem))
        score += weigh.restart;
    if (gap.notice)
        score += weigh.notice_heading;
    if (gap.official)
        score += weigh.official;
    if (gap.numbered)
        score += weigh.numbered;
    if (sequence_goes_on(p, b, u, v))
        score += weigh.sequence;
    if (gap.upright)
        score += weigh.upright;
    if (v->signed_ && b->opening)
        score += weigh.notice_signed;
    score += v->cohesion;
    if (paragraph_goes_on(p, &p->lines[v->first]))
        score += weigh.goes_on;
    if (!gap.display && paragraph_echoes(p, u->first, u->last, v->first))
        score += weigh.echoes;
    if (!gap.display && p->markdown && !b->brief && !gap.bylines)
        return score + weigh.bare_markdown + (reader_asks(p, b, v) ? weigh.reader_asks : 0);
    if (!gap.display) /* a seam within a run */
        return score + weigh.bare + (reader_asks(p, b, v) ? weigh.reader_asks : 0) +
               (notice_foot(p, v) ? weigh.notice_foot : 0) +
               (v->last - v->first > 2 && measures_differ(p, u->last_width, v->width) ? weigh.bare_measure : 0) +
               (v->open_start ? weigh.bare_open : 0) + (p->lines[v->first].block_start ? weigh.bare_block : 0) +
               (p->lines[v->first].gap > p->usual_gap ? weigh.bare_parted : 0);
    if (p->markdown && gap.level) {
        score += gap.bylines ? weigh.byline : 0;
        return score + levels_score(p, b, u, v, gap.level);
    }
    score += weigh.heading + (page_fielded(p) && !gap.bylines && !gap.other ? weigh.unfielded : 0);
    if (u->last - u->first > 1) /* else too short to have a measure */
        score += no_measure(p, u, v)                  ? weigh.same_measure / 2
                 : abs(u->last_width - v->width) <= 2 ? weigh.same_measure
                                                      : weigh.other_measure;
    score += news_lead(p, &p->lines[v->first]) ? weigh.lead : 0;
    score += gap.display <= 2 ? weigh.heading_short : weigh.heading_long;
    score += gap.colon ? weigh.heading_colon : 0;
    score += gap.dash ? weigh.heading_dash : 0;
    if (v->width && gap.widest > v->width + 2)
        score += weigh.heading_wide;
    if (v->peer && v->head_above < HEADS_ABOVE)
        score += weigh.heading_peer;
    if (gap.alike && ((size_t)gap.alike > v->first || story_headed(p, gap.alike) == b - p->bodies))
        score += weigh.heading_alike;
    if (gap.parted)
        score += weigh.heading_parted;
    if (v->head_above > 0)
        score += weigh.heading_above * v->head_above;
    score += b->brief ? weigh.brief_news : 0;
    if (b->opening)
        score += weigh.dateline;
    if (b->nunits == 1 && words_prefix(p->words, WORD_PREFACE, p->lines[u->first].text))
        score += weigh.noted;
    else if (p->units[b->units[0]].jump_from)
        score += gap.groups > 1 ? weigh.jumped_twice : b->nlines < 5 ? weigh.jumped : weigh.resumed;
    else if (b->nlines < 5)
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
        if (p->lines[i].unit < 0 && !line_fixed(&p->lines[i]) && !p->lines[i].foreign &&
            p->lines[i].box == p->lines[v->first].box)
            p->lines[i].heading = v->headed = true;
}

struct story {
    const struct page_work *p;
    int body;
};

static bool story_holds(const void *arg, int unit)
{
    const struct story *s = arg;
    return s->p->units[unit].body == s->body;
}

/* What the words at the head of V say for its going on with story B. */
static double cohesion(const struct page_work *p, const struct overlap *o, const struct body *b, const struct unit *v)
{
    struct pair_list text = {0};
    for (size_t i = v->first; i <= v->last && text.bytes < 1000; i++)
        lines_pairs(p, i, i + 1, &text);
    size_t length = 0, unit = (size_t)(v - p->units), first = unit;
    for (size_t k = 0; k < b->nunits; k++) {
        length += overlap_length(o, (size_t)b->units[k]);
        first = (size_t)b->units[k] < first ? (size_t)b->units[k] : first;
    }
    struct story story = {p, (int)(b - p->bodies)};
    double says = overlap_goes_on(o, &text, unit, length, first, unit, story_holds, &story);
    pair_list_free(&text, p->pairs);
    return says;
}

/* Share of the rare words of lines [FROM, TO), of at most MOST bytes, that body B and unit V hold. */
static void shares(const struct page_work *p, struct overlap *o, size_t from, size_t to, size_t most, int body,
                   int unit, double *b, double *v)
{
    struct pair_list text = {0};
    for (size_t i = from; i < to && text.bytes < most; i++)
        if (!line_fixed(&p->lines[i]))
            lines_pairs(p, i, i + 1, &text);
    struct match m = overlap_match(o, &text);
    pair_list_free(&text, p->pairs);
    *b = *v = 0;
    for (size_t k = 0; k < m.n && m.all > 0; k++) {
        if (p->units[m.at[k].body].body == body && m.at[k].found / m.all > *b)
            *b = m.at[k].found / m.all;
        if (m.at[k].body == unit)
            *v = m.at[k].found / m.all;
    }
}

static double join_score(const struct page_work *p, struct overlap *o, size_t body, size_t unit)
{
    const struct body *b = &p->bodies[body];
    const struct unit *u = &p->units[b->units[b->nunits - 1]];
    struct unit *v = &p->units[unit];
    double above, below;
    v->cohesion = cohesion(p, o, b, v);
    shares(p, o, u->last + 1, v->first, 600, (int)body, (int)unit, &above, &below);
    v->head_above = above - below;
    return same_story(p, b, u, v);
}

/*
 * A box or a caption was set into a story that stops in mid-sentence: does V take it up again? The measure is the story's, V does not begin
 * as paragraphs do, a word may go on over the gap.
 */
static double resume_score(const struct page_work *p, struct overlap *o, size_t body, size_t unit)
{
    const struct body *b = &p->bodies[body];
    const struct unit *u = &p->units[b->units[b->nunits - 1]];
    const struct unit *v = &p->units[unit];
    const struct line *l = &p->lines[v->first];
    if (!u->open_end || v->opening || v->jump_from || l->cut || line_salutes(p, l))
        return -1;
    double score = measure_score(p, u, v);
    if (seam_joined(p, p->lines[u->last].text, l->text) || begins_within(l->text))
        score += resume.joined;
    score += v->open_start ? resume.open_start : v->new_start ? resume.indented : 0;
    return score + cohesion(p, o, b, v);
}

/* The story that has a section with a heading worded like the one over unit I, -1: none. */
static int story_alike(const struct page_work *p, size_t i)
{
    int alike = i ? between_units(p, &p->units[i - 1], &p->units[i]).alike : 0;
    return alike && (size_t)alike <= p->units[i].first ? story_headed(p, alike) : -1;
}

/* The story that a unit may go on with, -1: none, and what speaks for it. */
struct choice {
    int story;
    double score;
};

static void choice_offer(struct choice *best, int story, double score)
{
    if (score > 0 && (best->story < 0 || score > best->score))
        *best = (struct choice){story, score};
}

/* The story that unit I goes on with, -1: none. OPEN is the one being read; WAITING those that stopped in mid-sentence. */
static int story_of(struct page_work *p, struct overlap *o, size_t i, int open, const int *waiting, size_t nwaiting)
{
    int resumes = p->lines[p->units[i].first].resumes;
    int host = resumes ? p->lines[resumes - 1].unit : -1; /* none: since then the line was found to be no text */
    if (host >= 0 && (size_t)host < i)
        return p->units[host].body;
    double joins = open >= 0 ? join_score(p, o, (size_t)open, i) : 0;
    struct choice best = {joins > 0 ? open : -1, joins};
    int headed = story_alike(p, i);
    if (headed >= 0 && headed != open)
        choice_offer(&best, headed, weigh.heading_alike + cohesion(p, o, &p->bodies[headed], &p->units[i]));
    for (size_t k = 0; k < nwaiting; k++)
        if (waiting[k] != open)
            choice_offer(&best, waiting[k], resume_score(p, o, (size_t)waiting[k], i));
    p->units[i].seam = best.score;
    return best.story;
}

/* 编者按：…, and no headline over it. */
static bool preface(const struct page_work *p, const struct unit *u)
{
    for (size_t i = u->first; i-- > 0 && p->lines[i].unit < 0;)
        if (!line_fixed(&p->lines[i]))
            return false;
    struct str s = p->lines[u->first].text;
    size_t bracket = str_starts(s, STR("【")) || str_starts(s, STR("［")) ? 3 : 0;
    s = str_cut(s, bracket, s.n);
    size_t n = words_prefix(p->words, WORD_PREFACE, s);
    struct str rest = str_cut(s, n, s.n);
    return n && !u->opening &&
           (str_starts(rest, STR("：")) || str_starts(rest, STR(":")) || str_starts(rest, STR(" ")) || bracket);
}

/* Body B is a note of the editors, and behind it stands a headline. */
static bool awaits_story(const struct page_work *p, const struct body *b, const struct unit *v)
{
    const struct unit *u = &p->units[b->units[0]];
    return b->preface && b->nunits == 1 && !u->open_end && between_units(p, u, v).display > 0;
}

static void body_new(struct page_work *p, size_t unit)
{
    struct unit *v = &p->units[unit];
    struct body *b = &p->bodies[p->nbodies];
    *b = (struct body){.host = -1,
                       .first_caption = -1,
                       .next_caption = -1,
                       .block = -1,
                       .apart = -1,
                       .byline_line = -1,
                       .opening = v->opening};
    b->kind = v->credit ? BODY_CAPTION : BODY_STORY;
    b->preface = preface(p, v);
    body_append(p, b, unit);
    v->body = (int)p->nbodies++;
}

/* Does the head of a column of short news stand over unit V, or is story OPEN before it of one that nothing ended since? */
static bool brief_news(const struct page_work *p, int open, const struct unit *v)
{
    for (size_t i = v->first; i-- > 0 && p->lines[i].unit < 0;)
        if ((p->lines[i].marks & MARK_FURNITURE) && words_suffix(p->words, WORD_BRIEFS, p->lines[i].text))
            return true;
    if (open < 0 || !p->bodies[open].brief || v->opening)
        return false;
    const struct body *b = &p->bodies[open];
    struct between gap = between_units(p, &p->units[b->units[b->nunits - 1]], v);
    if (gap.level && gap.level != level_over(p, p->units[b->units[0]].first))
        return false;
    return !gap.bylines && !gap.other && !gap.parted;
}

/* Where most of a page are photographs, a few words right behind one are under one too, though nobody signs them. */
static void unsigned_captions(struct page_work *p)
{
    enum { PHOTOS = 3, WORDS_MOST = 24 };
    size_t photos = 0;
    for (size_t b = 0; b < p->nbodies; b++)
        photos += p->bodies[b].kind == BODY_CAPTION;
    for (size_t b = 1; b < p->nbodies && photos >= PHOTOS && 2 * photos > p->nbodies; b++) {
        struct body *body = &p->bodies[b], *before = body - 1;
        const struct line *l = &p->lines[p->units[body->units[0]].first];
        if (body->kind == BODY_STORY && before->kind == BODY_CAPTION && body->nlines == 1 && !body->opening &&
            l->ncp <= WORDS_MOST && l == &p->lines[p->units[before->units[before->nunits - 1]].last] + 1)
            body->kind = BODY_CAPTION;
    }
}

void bodies_join(struct page_work *p)
{
    struct overlap *o = overlap_units(p);
    levels_read(p);
    peers_find(p);
    int reading[2] = {-1, -1}, waiting[WAITING] = {0}; /* the stories being read, outside of boxes and in them */
    size_t nwaiting = 0;
    p->bodies = arena_array(p->arena, p->nunits, sizeof *p->bodies);
    for (size_t i = 0; i < p->nunits; i++) {
        struct unit *v = &p->units[i];
        int *reads = &reading[p->lines[v->first].box != 0], open = *reads;
        bool led = open >= 0 && !v->credit && awaits_story(p, &p->bodies[open], v);
        int story = v->credit ? -1 : led ? open : story_of(p, o, i, open, waiting, nwaiting);
        if (story >= 0) {
            struct body *b = &p->bodies[story];
            /* What stands in the middle of a sentence heads no section: it is a headline that was set into the column. */
            const struct unit *u = &p->units[story == open ? b->units[b->nunits - 1] : (int)i - 1];
            if (!led && !p->units[b->units[b->nunits - 1]].open_end)
                heading_mark(p, u, v);
            body_append(p, b, i);
            v->body = story;
        } else {
            body_new(p, i);
            p->bodies[v->body].brief = brief_news(p, open, v);
        }
        if (v->signed_)
            p->bodies[v->body].kind = BODY_NOTICE;
        if (v->credit) /* which ends no story */
            continue;
        *reads = open = v->body;
        if (v->open_end && !v->jump_to) {
            if (nwaiting == WAITING)
                memmove(waiting, waiting + 1, --nwaiting * sizeof *waiting);
            waiting[nwaiting++] = open;
        }
    }
    unsigned_captions(p);
    overlap_free(o);
}

size_t body_first(const struct page_work *p, size_t b)
{
    const struct body *body = &p->bodies[b];
    return p->units[body->units[body->preface && body->nunits > 1]].first;
}

size_t body_last(const struct page_work *p, size_t b)
{
    return p->units[p->bodies[b].units[p->bodies[b].nunits - 1]].last;
}

int body_near(const struct page_work *p, size_t line, int step)
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
