/* Display lines as one headline: which of them is kicker, title and subtitle, and how well they read so. */
#include <math.h>
#include <stdlib.h>

#include "zones.h"

static const struct {
    double block, names, match, match_all, line_least, line_most, kicker, kicker_brief, kicker_dash, wrong_dash,
        subtitle, subtitle_dash, wrap_tight, wrap_apart, wrap_joined, wrap_office, wrap_uneven, wrap_phrases,
        wrap_colon, wrap_turned, wrap_columns, wrap_rest, wrap_pause, wrap_quote, presided, label, said, notice,
        notice_kicker, official, tiny, place_first, place_later, title_length, byline_inside, bylines, above, below,
        digits, phrases, last_heading, split_heading, over_byline;
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
    .said = 1.0,           /* …强调, …指出 lead to what was said: a kicker */
    .notice = 1.5,         /* 公告, 启事 and nothing else: the whole title */
    .notice_kicker = -1.3, /* a notice's headline is no kicker, and has none but the office's name */
    .official = -4,        /* when a regulation was passed stands under its title */
    .tiny = -1.0,          /* two or three ideographs beside longer lines: the name of a place or of a column */
    .place_first = 1.2,    /* a place alone on its line stands over the headline of its news, */
    .place_later = -2.5,   /* never in or under it */
    .wrap_tight = 0.8,     /* two lines close together are one title, */
    .wrap_apart = -1.2,    /* lines with a blank between them seldom are, */
    .wrap_joined = 0.9,    /* and a word that goes over the line end proves it */
    .wrap_pause = 0.8,     /* or a comma at its end, */
    .wrap_quote = 3.0,     /* or a quote that the next line closes */
    .wrap_office = 2.5,    /* 某某局⏎关于…的公告 */
    .wrap_uneven = -0.1,   /* and lines of one title are about as long as one another: for each column more */
    .wrap_phrases = -0.9,  /* a title of two phrases breaks between them: one line has a blank within, the other none */
    .wrap_colon = -0.5,    /* 县名：… begins a headline */
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
    .digits = -0.4,        /* figures stand in kickers and subtitles rather than in titles, */
    .phrases = -1.2,       /* all the more phrases side by side: three, or two with a figure each */
    .last_heading = 1.5,   /* Markdown: the heading next to the body is its title, those above are series or page */
};

/* What the words of lines [FROM, TO) say for BODY; the same however the lines are cut into blocks. */
static double body_weight(const struct zone *z, size_t from, size_t to, int body)
{
    double odds = 0;
    for (size_t i = from; i < to; i++)
        if (!z->at[i].byline)
            odds += fmin(fmax(match_odds(&z->at[i].match, body), weigh.line_least), weigh.line_most);
    return odds;
}

/* Share of the words of lines [FROM, TO) that BODY holds, however few they are. */
static double body_share(const struct zone *z, size_t from, size_t to, int body)
{
    double found = 0, all = 0;
    for (size_t i = from; i < to; i++)
        if (!z->at[i].byline) {
            found += match_found(&z->at[i].match, body);
            all += z->at[i].match.all;
        }
    return all > 0 ? found / all : 0;
}

static double match_with(const struct zone *z, size_t from, size_t to, size_t tf, size_t tt, int body)
{
    double near = (body == z->above ? weigh.above : body == z->below ? weigh.below : 0) * (double)(to - from);
    bool names = z->at[tf].head != PAIRS_NONE && overlap_leads_with(z->words, z->at[tf].head, body);
    return weigh.match * body_share(z, tf, tt, body) + (names ? weigh.names : 0) +
           weigh.match_all * body_weight(z, from, to, body) + near;
}

/* What BODY, or the best of all, does for title lines [TF, TT) within the block [FROM, TO). */
static double best_match(const struct zone *z, size_t from, size_t to, size_t tf, size_t tt, int body)
{
    if (body != ANY_BODY)
        return body == NO_BODY ? 0 : match_with(z, from, to, tf, tt, body);
    double best = fmax(z->above >= 0 ? match_with(z, from, to, tf, tt, z->above) : 0,
                       z->below >= 0 ? match_with(z, from, to, tf, tt, z->below) : 0);
    for (size_t i = from; i < to; i++)
        for (size_t k = 0; k < z->at[i].match.n && !z->at[i].byline; k++)
            best = fmax(best, match_with(z, from, to, tf, tt, z->at[i].match.at[k].body));
    return best;
}

static double length_cost(const struct page_work *p, const struct zone *z, size_t tf, size_t tt)
{
    int n = 0;
    if (tt == tf + 1 && words_have(p->words, WORD_NOTICE, p->lines[z->at[tf].line].text))
        return 0;
    for (size_t i = tf; i < tt; i++)
        n += p->lines[z->at[i].line].hi / 2;
    return n > 24 ? (n - 24) * weigh.title_length : n < 5 ? (5 - n) * weigh.title_length * 4 : 0;
}

/*
 * Where lines stand close anyway, two or three display lines between blank lines are one title in parts, unless a byline or a subtitle with its
 * dash shows that the group holds more than the title.
 */
static bool title_group(const struct page_work *p, size_t line)
{
    size_t from = line, to = line + 1;
    while (from > 0 && !p->lines[from].gap && line - from < 3)
        from--;
    while (to < p->nlines && !p->lines[to].gap && to - line < 3)
        to++;
    for (size_t i = from; i < to; i++)
        if (p->lines[i].unit >= 0 || line_fixed(&p->lines[i]) ||
            (p->lines[i].marks & (MARK_DASH_START | MARK_DASH_END)))
            return false;
    return to - from <= 3;
}

static bool has_blank(struct str s)
{
    return str_find(s, STR(" "), 0) != SIZE_MAX;
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

/* Do lines I and I+1 of the zone belong to one wrapped title? */
static double wrap_score(const struct page_work *p, const struct zone *z, size_t i)
{
    const struct line *l = &p->lines[z->at[i].line], *r = &p->lines[z->at[i + 1].line];
    if (l->level != r->level)
        return -3;
    double s = 0;
    if (l->vertical && r->vertical)
        return weigh.wrap_columns + (l->joined ? weigh.wrap_joined : 0) + (r->ncp <= 3 ? weigh.wrap_rest : 0);
    if (l->vertical != r->vertical)
        return weigh.wrap_turned;
    bool close = !r->gap && (p->gapped || p->markdown || title_group(p, z->at[i].line));
    if (r->gap)
        s += weigh.wrap_apart;
    else if (close)
        s += weigh.wrap_tight;
    if (l->joined && r == l + 1)
        s += weigh.wrap_joined;
    if (l->end == END_PAUSE)
        s += weigh.wrap_pause;
    if (quote_open(l->text))
        s += weigh.wrap_quote;
    s += has_blank(l->text) != has_blank(r->text) ? weigh.wrap_phrases : 0;
    s += str_find(r->text, STR("："), 0) != SIZE_MAX ? weigh.wrap_colon : 0;
    if (words_suffix(p->words, WORD_OFFICE, l->text) && word_starts(r->text, "关于", "關於"))
        s += weigh.wrap_office;
    int apart = abs(l->hi - r->hi);
    return s + (apart > 2 ? fmax(weigh.wrap_uneven * (apart - 2), close ? -0.3 : -1) : 0);
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

static double role_score(const struct page_work *p, const struct zone *z, size_t i, int role, bool first)
{
    unsigned marks = p->lines[z->at[i].line].marks;
    bool starts = marks & MARK_DASH_START, ends = marks & MARK_DASH_END;
    struct str s = p->lines[z->at[i].line].text;
    if (words_have(p->words, WORD_NOTICE, s) && !starts && !ends)
        return role ? 0 : weigh.notice;
    if (marks & MARK_OFFICIAL)
        return role > 0 ? 0 : weigh.official;
    if ((marks & MARK_LABEL) || words_have(p->words, WORD_SECTION_NAME, s))
        return role < 0 && first ? weigh.place_first : role ? weigh.place_later : weigh.tiny;
    if (marks & MARK_PLACE)
        return role < 0 && first ? weigh.place_first : weigh.place_later;
    double brief = role < 0 && p->lines[z->at[i].line].ncp < 8 ? weigh.kicker_brief : 0;
    if (words_suffix(p->words, WORD_PRESIDED, s))
        return role < 0 ? weigh.kicker + weigh.presided : role > 0 ? weigh.subtitle + weigh.presided : -weigh.presided;
    bool said = words_suffix(p->words, WORD_SAID, s) > 0;
    if (said)
        return role < 0 ? weigh.kicker + weigh.said : role > 0 ? weigh.subtitle : -weigh.said;
    bool label = words_suffix(p->words, WORD_LABEL, without_number(s)) || series_number(s);
    if (label)
        return (role ? weigh.label : -weigh.label) +
               (role < 0   ? weigh.kicker
                : role > 0 ? weigh.subtitle
                           : 0) +
               (role > 0 && starts ? weigh.subtitle_dash : 0) + (!role && starts ? weigh.wrong_dash : 0);
    if (role < 0 && words_suffix(p->words, WORD_NOTICE, s))
        return weigh.notice_kicker;
    if (role < 0)
        return weigh.kicker + brief + (ends ? weigh.kicker_dash : 0) + (starts ? weigh.wrong_dash : 0);
    if (role > 0)
        return weigh.subtitle + (starts ? weigh.subtitle_dash : 0) + (ends ? weigh.wrong_dash : 0);
    bool tiny = p->lines[z->at[i].line].ncp <= 3 && z->n > 1 && !p->lines[z->at[i].line].vertical;
    return (starts || ends ? weigh.wrong_dash : 0) + figures_score(s) + (tiny ? weigh.tiny : 0);
}

static bool notice_line(const struct page_work *p, const struct zone *z, size_t i)
{
    return !z->at[i].byline && words_suffix(p->words, WORD_NOTICE, p->lines[z->at[i].line].text) > 0;
}

/* What it costs that line I stands over the headline of a notice. */
static double notice_kicker(const struct page_work *p, const struct zone *z, size_t i)
{
    const struct line *l = &p->lines[z->at[i].line];
    return words_suffix(p->words, WORD_OFFICE, l->text) || (l->marks & (MARK_LABEL | MARK_PLACE)) ? 0
                                                                                                  : weigh.notice_kicker;
}

/* Does the zone go on after TO with display lines that close with a byline? */
static bool foot_byline(const struct zone *z, size_t to)
{
    size_t i = to;
    while (i < z->n && i < to + BLOCK_LINES && !z->at[i].byline)
        i++;
    return i > to && i < z->n && z->at[i].byline && (i + 1 == z->n || z->at[i + 1].byline);
}

struct choice block_read(const struct page_work *p, const struct zone *z, size_t from, size_t to, int body)
{
    struct choice best = {-INFINITY, from, from};
    size_t lo = from, hi = to, bylines = 0, inner = 0;
    while (lo < hi && z->at[lo].byline)
        lo++, bylines++;
    while (hi > lo && z->at[hi - 1].byline)
        hi--, bylines++;
    for (size_t i = lo; i < hi; i++)
        inner += z->at[i].byline;
    double base = weigh.block + (bylines + inner > 1 ? weigh.bylines : 0) + (inner ? weigh.byline_inside : 0);
    for (size_t tf = lo; tf < hi; tf++)
        for (size_t tt = tf + 1; tt <= hi; tt++) {
            double s = base + best_match(z, lo, hi, tf, tt, body) + length_cost(p, z, tf, tt);
            bool wrong = false, notice = notice_line(p, z, tt - 1);
            for (size_t i = lo; i < hi; i++) {
                wrong |= z->at[i].byline && i >= tf && i < tt;
                if (!z->at[i].byline)
                    s += role_score(p, z, i, i < tf ? -1 : i >= tt, i == lo) +
                         (notice && i < tf ? notice_kicker(p, z, i) : 0);
                if (i >= tf && i + 1 < tt && !z->at[i].byline && !z->at[i + 1].byline)
                    s += wrap_score(p, z, i);
            }
            if (p->markdown && p->lines[z->at[tt - 1].line].level && tt == hi)
                s += weigh.last_heading;
            if (!wrong && s > best.score)
                best = (struct choice){s, tf, tt};
        }
    if (p->markdown && from)
        best.score += weigh.split_heading;
    if (!bylines && !inner && foot_byline(z, to))
        best.score += weigh.over_byline;
    if (lo == hi) /* bylines alone: they are given to bodies one by one */
        best = (struct choice){weigh.block / 4 * (double)(to - from), from, from};
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
    pair_list_free(&text);
    return m;
}

bool block_make(struct page_work *p, struct overlap *o, const struct zone *z, size_t from, size_t to, struct choice c,
                size_t zone, struct block *out)
{
    if (c.title_from == c.title_to)
        return false;
    struct block b = {.byline = -1, .body = -1, .zone = zone};
    b.lines = (struct span){z->at[from].line, z->at[to - 1].line + 1};
    b.title = (struct span){z->at[c.title_from].line, z->at[c.title_to - 1].line + 1};
    size_t lo = from, hi = to;
    while (z->at[lo].byline)
        lo++;
    while (z->at[hi - 1].byline)
        hi--;
    b.kicker = (struct span){z->at[lo].line, b.title.from};
    b.subtitle = (struct span){b.title.to, z->at[hi - 1].line + 1};
    for (size_t i = from; i < to; i++)
        if (z->at[i].byline)
            b.byline = (int)z->at[i].line;
    b.title_text = span_text(p, b.title);
    b.title_match = span_match(p, o, b.title);
    b.all_match = span_match(p, o, b.lines);
    *out = b;
    return true;
}
