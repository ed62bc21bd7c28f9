/* Display lines as one headline: which of them is kicker, title and subtitle, and how well they read so. */
#include <math.h>
#include <stdlib.h>

#include "zones.h"

static const struct {
    double block, names, match, match_all, line_least, line_most, kicker, kicker_brief, kicker_dash, wrong_dash,
        subtitle, subtitle_dash, wrap_tight, wrap_close, wrap_apart, wrap_joined, wrap_office, wrap_uneven,
        wrap_phrases, wrap_colon, wrap_leads, wrap_headings, wrap_turned, wrap_columns, wrap_rest, wrap_pause,
        wrap_quote, wrap_quoted, presided, label, said, said_apart, notice, notice_kicker, official, tiny, place_first,
        place_later, label_title, label_under, title_length, byline_inside, bylines, above, below, digits, phrases,
        colon, quoted, upright, upright_beside, last_heading, plain_title, split_heading, over_byline, byline_before,
        listed, parted, bracketed, phrases_over, event_over;
} weigh = {
    .block = -1.1,     /* each block more needs a reason: its words point to another body */
    .names = 0.4,      /* a title begins with who or what the lead speaks of */
    .match = 1.0,      /* share of the title's words in one body: tells title from kicker */
    .match_all = 0.16, /* for the odds of all its lines' words in that body: tells blocks apart; */
    .line_least = -8,  /* … of one line within bounds */
    .line_most = 20,
    .kicker = -0.35,
    .kicker_brief = -0.4, /* a few ideographs are rather the first half of a title */
    .kicker_dash = 1.0,   /* a kicker often leads on with —— */
    .wrong_dash = -2.5,   /* a title neither begins nor ends with —— */
    .subtitle = -1.0,     /* without —— a subtitle is rarer than a kicker */
    .subtitle_dash = 1.5,
    .presided = 1.2,       /* …主持, …出席 say who was there: over or under the title */
    .label = 1.0,          /* …纪实, …侧记 say what the story is: kicker or subtitle */
    .said = 1.0,           /* …强调, …指出 lead to what was said: a kicker, or with its dash a subtitle */
    .said_apart = -2,      /* … which is the title: no kicker stands between */
    .notice = 1.5,         /* 公告, 启事 and nothing else: the whole title */
    .notice_kicker = -1.3, /* a notice's headline is no kicker nor subtitle, and has no kicker but the office's name */
    .official = -4,        /* when a regulation was passed stands under its title */
    .tiny = -1.0,          /* two or three ideographs beside longer lines: the name of a place or of a column */
    .place_first = 1.2,    /* a place alone on its line stands over the headline of its news, */
    .place_later = -2.5,   /* never in or under it */
    .label_title = -1.5,   /* the name of a column is no title, */
    .label_under = -1.0,   /* and stands over one, also where a dump has the larger type first */
    .wrap_tight = 0.8,     /* two lines close together are one title, */
    .wrap_close = 0.6,     /* … where lines stand close anyway: two or three between text or blank lines; */
    .wrap_apart = -1.2,    /* lines with a blank between them seldom are, */
    .wrap_joined = 0.9,    /* and a word that goes over the line end proves it */
    .wrap_pause = 0.8,     /* or a comma at its end, */
    .wrap_quote = 3.0,     /* or a quote that the next line closes */
    .wrap_quoted = 1.0,    /* 获评全国⏎“最佳创新县”: what is in quotes as a whole is part of something */
    .wrap_office = 2.5,    /* 某某局⏎关于…的公告, 关于⏎…的通知 */
    .wrap_uneven = -0.1,   /* and lines of one title are about as long as one another: for each column more */
    .wrap_phrases = -0.9,  /* a title of two phrases breaks between them: one line has a blank within, the other none */
    .wrap_colon = -0.5,    /* 县名：… begins a headline */
    .wrap_leads = 1.5,     /* … and ends none */
    .wrap_headings = -0.6, /* headings of Markdown have a blank line between them anyway */
    .wrap_turned = -4,     /* nobody sets one line of a title upright and the next one level */
    .wrap_columns = 0.6,   /* columns of one upright headline stand side by side */
    .wrap_rest = 2,        /* and a column of three characters is the end of one */
    .title_length = -0.06, /* for each ideograph beyond 24 or below 5 */
    .byline_inside = -1.5, /* a byline stands at the head or the foot of a block */
    .bylines = -3,         /* one story, one byline */
    .above = 0.3,          /* each line just above a body or */
    .below = 0.2,          /* just below one is likelier its headline's */
    .split_heading = -2.5, /* Markdown headings with no text between are one block */
    .over_byline = -0.8,   /* what is stacked over one byline heads one story */
    .byline_before = -0.8, /* of two bylines, one over it and one under it, the headline has the latter */
    .digits = -0.4,        /* figures stand in kickers and subtitles rather than in titles, */
    .phrases = -1.2,       /* all the more phrases side by side: three, or two with a figure each */
    .colon = 0.6,          /* 某某县：…: a title says who does what, or who says what, */
    .quoted = 0.4,         /* … and is where words stand in quotes */
    .upright = 0.8,        /* what is set upright is the title, beside what is set level, */
    .upright_beside = -2,  /* and seldom its kicker or subtitle */
    .listed = 3,           /* the list of the page's headlines has it */
    .parted = -5,          /* no rule stands within a headline, nor does a box begin in it */
    .bracketed = 2,        /* （组诗）, （外二首）: a line in brackets, no number, stands under a title */
    .phrases_over = 0.8,   /* two phrases over a line of one are its kicker */
    .event_over = 1.6,     /* a meeting over what it was about, in two phrases, likewise */
    .last_heading = 1.5,   /* Markdown: the heading next to the body is its title, those above are series or page; */
    .plain_title = -1.5,   /* … and no line beside it that is no heading */
};

/*
 * Where lines stand close anyway, two or three display lines between text or blank lines are one title in parts, unless a byline or a subtitle with
 * its dash shows that the group holds more than the title.
 */
static bool title_group(const struct page_work *p, size_t line)
{
    size_t from = line, to = line + 1;
    while (from > 0 && !p->lines[from].gap && line - from < 3 && p->lines[from - 1].unit < 0)
        from--;
    while (to < p->nlines && !p->lines[to].gap && to - line < 3 && p->lines[to].unit < 0)
        to++;
    for (size_t i = from; i < to; i++)
        if (line_fixed(&p->lines[i]) || (p->lines[i].marks & (MARK_DASH_START | MARK_DASH_END)))
            return false;
    return to - from <= 3;
}

/* Does S open more quotes and brackets than it closes? */
static bool quote_open(struct str s)
{
    int depth = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        depth += cp_is_opening(c) - cp_is_closing(c);
    }
    return depth > 0;
}

/* 某某局⏎关于…的公告, 某某局关于⏎…的公告, 某某公司⏎启 事: are L and R the headline of one notice? CLOSE: no blank line parts them. */
static bool notice_broken(const struct page_work *p, struct str l, struct str r, bool close)
{
    if (words_have(p->words, WORD_NOTICE, unspaced(p->arena, r)) &&
        (close ? !words_suffix(p->words, WORD_NOTICE, l) : words_suffix(p->words, WORD_OFFICE, l) > 0))
        return true;
    if (words_suffix(p->words, WORD_OFFICE, l) && word_starts(r, "关于", "關於"))
        return true;
    bool about = str_find(l, STR("关于"), 0) != SIZE_MAX || str_find(l, STR("關於"), 0) != SIZE_MAX;
    return about && words_suffix(p->words, WORD_NOTICE, r) && !words_suffix(p->words, WORD_NOTICE, l);
}

/* （组诗）, （节选）: in brackets as a whole, and no number. */
static bool bracketed(struct str s)
{
    struct str inside;
    size_t han = 0;
    if (!bracket_whole(s, &inside))
        return false;
    for (size_t at = 0; at < inside.n;) {
        uint32_t c = utf8_next(inside, &at);
        han += cp_is_han(c) && !numeral_of(c) && c != 0x7b2c; /* 第 */
    }
    return han > 1;
}

/* Do lines I and I+1 of the zone belong to one wrapped title? */
static double wrap_score(const struct page_work *p, const struct zone *z, size_t i)
{
    enum { LABEL = 5 };
    const struct line *l = &p->lines[z->at[i].line], *r = &p->lines[z->at[i + 1].line];
    if (l->level != r->level)
        return -3;
    double s = 0;
    if (l->vertical && r->vertical)
        return weigh.wrap_columns + (l->joined ? weigh.wrap_joined : 0) + (r->ncp <= 3 ? weigh.wrap_rest : 0);
    if (l->vertical != r->vertical)
        return weigh.wrap_turned;
    if (bracketed(r->text))
        return -weigh.bracketed;
    if (l->listed != r->listed)
        return -weigh.listed;
    bool close = !r->gap && (p->gapped || p->markdown || title_group(p, z->at[i].line));
    if (r->gap)
        s += p->markdown && l->level && r->gap <= p->usual_gap ? weigh.wrap_headings : weigh.wrap_apart;
    else if (close && (p->gapped || p->markdown))
        s += weigh.wrap_tight;
    else if (close && (l->ncp > LABEL || r->ncp <= 2 * l->ncp)) /* else it is rather the name of a place or a column */
        s += weigh.wrap_close;
    if (l->joined && r == l + 1)
        s += weigh.wrap_joined;
    if (l->end == END_PAUSE)
        s += weigh.wrap_pause;
    if (quote_open(l->text))
        s += weigh.wrap_quote;
    s += (l->signs ^ r->signs) & SIGN_BLANK ? weigh.wrap_phrases : 0;
    s += r->signs & SIGN_COLON ? weigh.wrap_colon : 0;
    s += str_ends(l->text, STR("：")) ? weigh.wrap_leads : 0;
    s += notice_broken(p, l->text, r->text, !r->gap) ? weigh.wrap_office : 0;
    s += str_starts(r->text, STR("“")) && str_ends(r->text, STR("”")) ? weigh.wrap_quoted : 0;
    int apart = abs(l->hi - r->hi);
    return s + (apart > 2 ? greater(weigh.wrap_uneven * (apart - 2), close ? -0.3 : -1) : 0);
}

/* 长篇连载 23, 系列报道③: the label without its number. */
static struct str without_number(struct str s)
{
    size_t end = s.n;
    for (size_t at = end; at > 0;) {
        uint32_t c = utf8_prev(s, &at);
        if (!cp_is_digit(c) && !cp_is_space(c) && !(c >= 0x2460 && c <= 0x2473) && c != 0xff08 && c != 0xff09)
            break;
        end = at;
    }
    return str_cut(s, 0, end);
}

/* …②: the second of a series. */
static bool series_number(struct str s)
{
    size_t at = s.n;
    uint32_t c = utf8_prev(s, &at);
    return at > 0 && c >= 0x2460 && c <= 0x2473;
}

/* What the figures and phrases of S say against a title: 220辆车 1000万公里 零氢泄漏. */
static double figures_score(struct str s)
{
    int phrases = 1, with_figure = 0;
    bool figure = false, any = false;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (cp_is_space(c)) {
            phrases++;
            figure = false;
        } else if (cp_is_digit(c)) {
            with_figure += !figure;
            figure = any = true;
        }
    }
    bool side_by_side = phrases > 2 || (phrases == 2 && with_figure == 2);
    return (any ? weigh.digits : 0) + (side_by_side ? weigh.phrases : 0);
}

/* What line L of Z says as a title, unless its words say what else it is. */
static double title_score(const struct zone *z, const struct line *l)
{
    bool dashed = l->marks & (MARK_DASH_START | MARK_DASH_END), tiny = l->ncp <= 3 && z->n > 1 && !l->vertical;
    return (dashed ? weigh.wrong_dash : 0) + figures_score(l->text) + (tiny ? weigh.tiny : 0) +
           (l->signs & SIGN_COLON ? weigh.colon : 0) + (str_find(l->text, STR("“"), 0) != SIZE_MAX ? weigh.quoted : 0) +
           (l->vertical ? weigh.upright : 0) + (l->listed ? weigh.listed : 0);
}

static struct roles roles_of(const struct page_work *p, const struct zone *z, size_t i)
{
    const struct line *l = &p->lines[z->at[i].line];
    bool starts = l->marks & MARK_DASH_START, ends = l->marks & MARK_DASH_END;
    struct str s = l->text;
    if (words_have(p->words, WORD_NOTICE, s) && !starts && !ends)
        return (struct roles){.title = weigh.notice};
    if (l->marks & MARK_OFFICIAL)
        return (struct roles){weigh.official, weigh.official, weigh.official, 0};
    if (label_line(p, l))
        return (struct roles){weigh.place_first, weigh.place_later, weigh.label_title, weigh.label_under};
    if (l->marks & MARK_PLACE)
        return (struct roles){weigh.place_first, weigh.place_later, weigh.place_later, weigh.place_later};
    double kicker = weigh.kicker, title = 0, subtitle = weigh.subtitle;
    if (words_suffix(p->words, WORD_PRESIDED, s)) {
        kicker += weigh.presided;
        title -= weigh.presided;
        subtitle += weigh.presided;
    } else if (words_suffix(p->words, WORD_SAID, s)) {
        kicker += weigh.said;
        title -= 2 * weigh.said;
        subtitle += starts ? weigh.subtitle_dash : weigh.said;
    } else if (words_suffix(p->words, WORD_LABEL, without_number(s)) || series_number(s)) {
        kicker += weigh.label;
        title = -weigh.label + (starts ? weigh.wrong_dash : 0);
        subtitle += weigh.label + (starts ? weigh.subtitle_dash : 0);
    } else {
        kicker = z->at[i].ends_notice ? weigh.notice_kicker
                                      : kicker + (l->ncp < 8 ? weigh.kicker_brief : 0) +
                                            (ends ? weigh.kicker_dash : 0) + (starts ? weigh.wrong_dash : 0);
        title = title_score(z, l);
        subtitle += (starts ? weigh.subtitle_dash : 0) + (ends ? weigh.wrong_dash : 0) +
                    (z->at[i].ends_notice ? weigh.notice_kicker : 0);
        if (i && bracketed(s)) {
            title -= weigh.bracketed;
            subtitle += weigh.bracketed;
        }
    }
    return (struct roles){kicker, kicker, title, subtitle};
}

/* 以赛促学 以学促用⏎全市护林技能比武举行: is L two phrases or more, and the line R under it one, without the dash of a subtitle? */
static bool phrases_over(const struct line *l, const struct line *r)
{
    return (l->signs & SIGN_BLANK) && !(r->signs & SIGN_BLANK) && !(r->marks & MARK_DASH_START) &&
           l->vertical <= r->vertical && l->level <= r->level;
}

/* 全县召开水利会议⏎修好一条渠 浇透万亩田: is L an event, and the line R under it two phrases without a figure? */
static bool event_over(const struct page_work *p, const struct line *l, const struct line *r)
{
    return (r->signs & SIGN_BLANK) && !(l->signs & SIGN_BLANK) && !(r->signs & SIGN_DIGIT) &&
           !(r->marks & MARK_DASH_START) && l->vertical <= r->vertical && l->level <= r->level &&
           words_suffix(p->words, WORD_EVENT_END, l->text);
}

/* What it costs that line L stands over the headline of a notice. */
static double over_notice(const struct page_work *p, const struct line *l)
{
    return words_suffix(p->words, WORD_OFFICE, l->text) || (l->marks & (MARK_LABEL | MARK_PLACE)) ? 0
                                                                                                  : weigh.notice_kicker;
}

void zone_read(const struct page_work *p, struct zone *z)
{
    for (size_t i = 0; i < z->n; i++) {
        struct zone_line *l = &z->at[i];
        const struct line *line = &p->lines[l->line];
        l->half = line->hi / 2;
        l->upright = line->vertical;
        l->notice = words_have(p->words, WORD_NOTICE, line->text);
        if (l->byline)
            continue;
        l->ends_notice =
            words_suffix(p->words, WORD_NOTICE, line->text) || words_suffix(p->words, WORD_ROLL, line->text);
        l->leads = words_suffix(p->words, WORD_SAID, line->text) > 0;
        l->as = roles_of(p, z, i);
        if (z->n > 1)
            l->over_notice = over_notice(p, line);
        if (i + 1 < z->n && !l[1].byline) {
            l->wrap = wrap_score(p, z, i);
            const struct line *under = &p->lines[l[1].line];
            double over = phrases_over(line, under) ? weigh.phrases_over : 0;
            if (event_over(p, line, under)) {
                over = weigh.event_over;
                l->wrap -= weigh.event_over;
            }
            l->as.first += over;
            l->as.kicker += over;
        }
    }
}

/* Does the zone go on after TO with display lines that close with a byline? */
static bool foot_byline(const struct zone *z, size_t to)
{
    size_t i = to;
    while (i < z->n && i < to + BLOCK_LINES && !z->at[i].byline)
        i++;
    return i > to && i < z->n && z->at[i].byline && (i + 1 == z->n || z->at[i + 1].byline);
}

/*
 * Do zone lines [FROM, TO) begin with a byline, and does another one stand where bylines mostly do: behind them and right over the text, or under
 * a subtitle with its dash?
 */
static bool byline_there(const struct page_work *p, const struct zone *z, size_t from, size_t to)
{
    return z->at[from].byline && !z->at[to - 1].byline && to < z->n && z->at[to].byline &&
           (to + 1 == z->n || (p->lines[z->at[to - 1].line].marks & MARK_DASH_START));
}

/* A body that a block may head. */
struct rival {
    int body;
    double near, words;        /* what its place, and the words of all lines, say for it, whatever the title is */
    double found[BLOCK_LINES]; /* weight of each line's words in it */
    bool leads[BLOCK_LINES];   /* does its lead speak of what the line begins with? */
    double title;              /* .found of the title's lines */
};

/* Zone lines [LO, HI), the bodies that they may head, and what they say for none. */
struct contest {
    const struct zone *z;
    size_t lo, hi;
    struct rival at[BLOCK_LINES * MATCHES + 2];
    size_t n;
    double none;
};

static void rival_add(struct contest *c, int body)
{
    for (size_t k = 0; k < c->n; k++)
        if (c->at[k].body == body)
            return;
    struct rival *r = &c->at[c->n++];
    double odds = 0;
    for (size_t i = c->lo; i < c->hi; i++) {
        const struct zone_line *l = &c->z->at[i];
        if (l->byline)
            continue;
        odds += lesser(greater(match_odds(&l->match, body), weigh.line_least), weigh.line_most);
        r->found[i - c->lo] = match_found(&l->match, body);
        r->leads[i - c->lo] = l->head != PAIRS_NONE && overlap_leads_with(c->z->words, l->head, body);
    }
    r->body = body;
    r->words = weigh.match_all * odds;
    r->near = (body == c->z->above ? weigh.above : body == c->z->below ? weigh.below : 0) * (double)(c->hi - c->lo);
}

/* C has its zone and lines; the rest is set here. */
static void rivals_find(struct contest *c, int body)
{
    // cppcheck-suppress ctuuninitvar
    const struct zone *z = c->z;
    bool beside = body == ANY_BODY && z->above >= 0 && z->below >= 0;
    c->n = 0;
    c->none = body >= 0 || beside ? -INFINITY : 0;
    if (body >= 0)
        rival_add(c, body);
    if (body != ANY_BODY)
        return;
    if (z->above >= 0)
        rival_add(c, z->above);
    if (z->below >= 0)
        rival_add(c, z->below);
    for (size_t i = c->lo; i < c->hi; i++)
        for (size_t k = 0; k < z->at[i].match.n && !z->at[i].byline; k++)
            rival_add(c, z->at[i].match.at[k].body);
}

/* A title that begins with line FROM and grows line by line. */
struct title {
    size_t from, to;
    double all;     /* weight of its words */
    int ideographs; /* wide */
};

static void title_begin(struct contest *c, struct title *t, size_t from)
{
    *t = (struct title){.from = from, .to = from};
    for (size_t k = 0; k < c->n; k++)
        c->at[k].title = 0;
}

static void title_grow(struct contest *c, struct title *t)
{
    const struct zone_line *l = &c->z->at[t->to];
    t->all += l->match.all;
    t->ideographs += l->half;
    for (size_t k = 0; k < c->n; k++)
        c->at[k].title += c->at[k].found[t->to - c->lo];
    t->to++;
}

/* What the best of the bodies does for it. */
static double best_match(const struct contest *c, const struct title *t)
{
    double best = c->none;
    for (size_t k = 0; k < c->n; k++) {
        const struct rival *r = &c->at[k];
        double share = t->all > 0 ? r->title / t->all : 0;
        double s = weigh.match * share + (r->leads[t->from - c->lo] ? weigh.names : 0) + r->words + r->near;
        best = s > best ? s : best;
    }
    return best;
}

static double length_cost(const struct contest *c, const struct title *t)
{
    int n = t->ideographs;
    if (t->to == t->from + 1 && c->z->at[t->from].notice)
        return 0;
    return n > 24 ? (n - 24) * weigh.title_length : n < 5 ? (5 - n) * weigh.title_length * 4 : 0;
}

/* S and what the lines say in the roles that title T gives them. */
static double roles_add(double s, const struct contest *c, const struct title *t)
{
    bool notice = c->z->at[t->to - 1].ends_notice;
    for (size_t i = c->lo; i < c->hi; i++) {
        const struct zone_line *l = &c->z->at[i];
        if (l->byline)
            continue;
        if (i < t->from)
            s += (i == c->lo ? l->as.first : l->as.kicker) + (notice ? l->over_notice : 0) +
                 (l->leads && i + 1 < t->from ? weigh.said_apart : 0);
        else
            s += i < t->to ? l->as.title : l->as.subtitle;
        s += l->upright && !c->z->at[t->from].upright ? weigh.upright_beside : 0;
        if (i >= t->from && i + 1 < t->to)
            s += l->wrap;
    }
    return s;
}

/* A name of a column or a label, which stands over titles. */
static bool stands_over(const struct page_work *p, const struct line *l)
{
    return l->ncp < 5 || (l->marks & (MARK_LABEL | MARK_PLACE | MARK_DASH_START)) ||
           words_have(p->words, WORD_SECTION_NAME, l->text) || words_suffix(p->words, WORD_LABEL, l->text) ||
           words_suffix(p->words, WORD_SAID, l->text);
}

/*
 * Markdown: behind which of lines [LO, HI) the title ends. That is the last heading, but a bold line under a heading is the title where stories of
 * the page stand under bold lines, and so is a heading of a level that fewer of them stand under than under that of the heading before it.
 */
static size_t title_end(const struct page_work *p, const struct zone *z, size_t lo, size_t hi)
{
    const struct line *last = &p->lines[z->at[hi - 1].line];
    const struct line *over = hi - lo > 1 && !z->at[hi - 2].byline ? &p->lines[z->at[hi - 2].line] : NULL;
    if (!over || !over->level || over->level == LEVEL_BOLD || over->level >= last->level || stands_over(p, over))
        return hi;
    return p->signed_under[last->level] < p->signed_under[over->level] ||
                   (last->level == LEVEL_BOLD && !p->signed_under[LEVEL_BOLD])
               ? hi - 1
               : hi;
}

struct choice block_read(const struct page_work *p, const struct zone *z, size_t from, size_t to, int body)
{
    struct choice best = {-INFINITY, from, from};
    struct contest c;
    struct title t;
    size_t lo = from, hi = to, bylines = 0, inner = 0, parted = 0;
    while (lo < hi && z->at[lo].byline)
        lo++, bylines++;
    while (hi > lo && z->at[hi - 1].byline)
        hi--, bylines++;
    if (lo == hi) /* bylines alone: they are given to bodies one by one */
        return (struct choice){weigh.block / 4 * (double)(to - from), from, from};
    bool headed = false;
    for (size_t i = lo; i < hi; i++) {
        headed |= !z->at[i].byline && p->lines[z->at[i].line].level > 0;
        inner += z->at[i].byline;
        parted += i > lo && z->at[i].parted;
    }
    c.z = z;
    c.lo = lo;
    c.hi = hi;
    rivals_find(&c, body);
    size_t end = p->markdown && p->lines[z->at[hi - 1].line].level ? title_end(p, z, lo, hi) : 0;
    size_t under = hi == to && to < z->n && z->at[to].byline; /* 听雪 □ 甲 春到渡口 □ 乙: the last line has its own */
    double base = weigh.block + weigh.parted * (double)parted +
                  (bylines + inner > 1 || (inner && under) ? weigh.bylines : 0) + (inner ? weigh.byline_inside : 0);
    for (size_t tf = lo; tf < hi; tf++)
        for (title_begin(&c, &t, tf); t.to < hi && !z->at[t.to].byline;) { /* no title holds a byline */
            title_grow(&c, &t);
            double s = roles_add(base + best_match(&c, &t) + length_cost(&c, &t), &c, &t);
            if (t.to == end)
                s += weigh.last_heading;
            s += headed && !p->lines[z->at[t.from].line].level ? weigh.plain_title : 0;
            if (s > best.score)
                best = (struct choice){s, tf, t.to};
        }
    if (p->markdown && from && !z->at[from].parted)
        best.score += weigh.split_heading;
    if (!bylines && !inner && foot_byline(z, to))
        best.score += weigh.over_byline;
    if (byline_there(p, z, from, to))
        best.score += weigh.byline_before;
    return best;
}

void span_pairs(const struct page_work *p, struct span s, struct pair_list *out)
{
    for (size_t i = s.from; i < s.to; i++)
        if (!line_fixed(&p->lines[i]))
            lines_pairs(p, i, i + 1, out);
}

static struct str span_text(const struct page_work *p, struct span s)
{
    struct buf b = {0};
    for (size_t i = s.from; i < s.to; i++)
        if (!line_fixed(&p->lines[i]))
            buf_str(&b, p->lines[i].text);
    struct str text = arena_str(p->arena, buf_view(&b));
    buf_free(&b);
    return text;
}

struct match span_match(const struct page_work *p, struct overlap *o, struct span s)
{
    struct pair_list text = {0};
    span_pairs(p, s, &text);
    struct match m = overlap_match(o, &text);
    pair_list_free(&text, p->pairs);
    return m;
}

/*
 * In print …时强调 leads to the title, the name of a column stands over it, and a subtitle with its dash under it: also where a dump has the larger
 * type first, or the title last.
 */
static void places_mend(const struct page_work *p, struct block *b)
{
    struct span over = b->kicker, under = b->subtitle;
    if (over.from == over.to && under.to == under.from + 1) {
        const struct line *l = &p->lines[under.from];
        if (!(l->marks & MARK_DASH_START) && (words_suffix(p->words, WORD_SAID, l->text) || label_line(p, l))) {
            b->kicker = under;
            b->subtitle.to = under.from;
        }
    } else if (over.to > over.from && under.from == under.to && (p->lines[over.to - 1].marks & MARK_DASH_START)) {
        b->subtitle = (struct span){over.to - 1, over.to};
        b->kicker.to = over.to - 1;
    }
}

bool block_make(struct page_work *p, struct overlap *o, const struct zone *z, size_t from, size_t to, struct choice c,
                size_t zone, struct block *out)
{
    if (c.title_from == c.title_to)
        return false;
    struct block b = {.byline = -1, .body = -1, .zone = zone, .parted = z->at[from].parted};
    b.lines = (struct span){z->at[from].line, z->at[to - 1].line + 1};
    b.title = (struct span){z->at[c.title_from].line, z->at[c.title_to - 1].line + 1};
    size_t lo = from, hi = to;
    while (z->at[lo].byline)
        lo++;
    while (z->at[hi - 1].byline)
        hi--;
    b.kicker = (struct span){z->at[lo].line, b.title.from};
    b.subtitle = (struct span){b.title.to, z->at[hi - 1].line + 1};
    places_mend(p, &b);
    for (size_t i = from; i < to; i++)
        if (z->at[i].byline)
            b.byline = (int)z->at[i].line;
    b.title_text = span_text(p, b.title);
    b.title_match = span_match(p, o, b.title);
    b.all_match = span_match(p, o, b.lines);
    *out = b;
    return true;
}
