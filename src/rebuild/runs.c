/*
 * Which lines are body text, in which column measure, and which are display: one cheapest path over the whole page.
 *
 * A state is DISPLAY, FIXED (the line's own marks decide), FREE (a paragraph a line), LOOSE (text around a picture, of no measure) or a column of W columns. Body text fills
 * its measure: a line is either full, or the first of a paragraph (two ideographs short), or the last one (short, and a sentence ends).
 * Display text does none of this. The path pays for what a line does badly in its state and for every change of state, most for one
 * in mid-sentence. O(lines * measures).
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rebuild_internal.h"

enum {
    DISPLAY,
    FIXED,
    FREE,
    LOOSE,
    MEASURES,
    MOST_MEASURES = 32,
    INDENT = 4,
    NARROWEST = 12,
    WIDEST = 240,
    SPANNING = 56,
    TIGHT_MOST = 4,
    LEADS_ON = 18
};

/* What the path pays, and why. */
static const struct {
    double display, display_sentence, display_pause, display_stop_inside, display_comma_inside, display_long,
        display_tight, display_indent, display_apart, display_alone, display_within, display_set_in, display_heads,
        display_dash, display_number, display_opening, display_item, display_official, display_colon, display_between;
    double squeezed, squeezed_much, full_loose, full_looser, full_over, stump, indent_late, indent_missing, indent_lost,
        last_line, free_line, free_open, free_markdown, display_markdown, loose;
    double measure, measure_end, measure_block, measure_open, measure_parted, leave_open, leave_parted, leave_joined,
        leave, leave_fits, enter, enter_fits, enter_after_first, enter_joined, fixed_open, unjoined, page_open,
        opening_open, opening_parted, impossible;
} price = {
    .display = 1.0,              /* display is rarer than body text */
    .display_sentence = 4.0,     /* headlines do not end in a full stop */
    .display_pause = 1.5,        /* seldom in a comma */
    .display_long = 0.15,        /* for each ideograph beyond 26: no headline is set so long */
    .display_stop_inside = 2.5,  /* a full stop within the line, */
    .display_comma_inside = 0.6, /* or commas, are prose */
    .display_tight = -0.6,       /* where body lines stand apart, lines without a blank line between are display */
    .display_indent = 2.5,       /* the blanks of a paragraph, on a page that keeps them */
    .display_apart = -0.8,   /* where body lines stand close, lines with a blank line before and behind are display */
    .display_alone = -0.7,   /* … all the more a single one */
    .display_within = 1.0,   /* … and one without, within a long group, is not */
    .display_set_in = -2.5,  /* the text around it goes on without it, in mid-word */
    .display_heads = -0.8,   /* just before an opening or a byline */
    .display_dash = -2.5,    /* —— and a few words: a subtitle */
    .display_item = 3.0,     /* （二）… behind a semicolon is text */
    .display_between = -2.0, /* between paragraphs that are a line each */
    .display_colon = 1.2,    /* …： leads to what follows; hardly a headline */
    .display_official = -2,  /* the number of a document, the day when it was passed */
    .display_number = 2.0,   /* a number goes on over the line end */
    .display_opening = 8.0,  /* 本报讯 opens a body */
    .full_loose = 0.12, /* for each column a full line falls short: a mark that may not begin a line was carried over */
    .squeezed = 0.1,    /* for each column that squeezed marks saved, up to one ideograph */
    .squeezed_much = 0.1,  /* … and beyond */
    .full_looser = 0.8,    /* … and beyond one ideograph, unless the line is spread to fill */
    .full_over = 0.6,      /* for each column it goes over: squeezing marks has its limits */
    .stump = 5.5,          /* short, no sentence end: not body text of this measure */
    .indent_late = 1.8,    /* an indented line though the one before was open */
    .indent_missing = 1.6, /* no blanks before a line after a clear paragraph end, on a page that keeps them */
    .indent_lost = 0.7,    /* … and on one that lost them the line should be two ideographs short */
    .last_line = 0.15,
    .free_line = 0.5, /* a long line or a whole sentence may always be a paragraph */
    .free_open = 3.0,
    .free_markdown = 1.2,    /* Markdown: a line that stops open is a paragraph cut by a column break, */
    .display_markdown = 1.5, /* not a headline, which would have its sign */
    .loose = 1.3,
    .measure_end = 1.3,    /* … on a line that is short, so that a paragraph ended */
    .measure_block = 1.5,  /* … at a blank line, */
    .measure = 2.2,        /* the measure changes where a sentence ended: another story or another column */
    .measure_open = 2.6,   /* in mid-sentence: a wrap around a picture, */
    .measure_parted = 2.2, /* … or, behind more blank lines than usual, a box or a caption set into the story */
    .leave_open = 4.0,     /* display breaks into a sentence: a column break, rare */
    .leave_parted = 2.6,   /* … behind more blank lines than usual, less rare */
    .leave_joined = 0.8,   /* … and into a word, rarer still */
    .leave = 0.6,
    .leave_fits = 0.6,        /* what is called display fills the column it stands behind, */
    .enter_fits = 0.5,        /* or the one it stands before, */
    .enter_after_first = 0.9, /* or looks like that one's first line, set two ideographs in */
    .enter = 0.5,
    .enter_joined = 1.5, /* the body would begin within a word */
    .fixed_open = 1.5,
    .unjoined = 0.25,      /* half of all line ends break a word that the page has elsewhere: this one does not */
    .page_open = 2.5,      /* the page ends in mid-sentence without a jump */
    .opening_open = 3,     /* a story opens on the next line, so this sentence should have ended */
    .opening_parted = 1.3, /* … unless a box was set in here, behind more blank lines than usual */
    .impossible = 1e6,
};

struct path {
    const struct page_work *p;
    int measure[MOST_MEASURES]; /* columns */
    size_t nmeasures;
};

/*
 * The measures worth a state: the widths that most open lines have. A line behind a sentence end may be the first of its paragraph, so it
 * speaks for a measure two ideographs wider too.
 */
static void measures_vote(struct path *path)
{
    int votes[WIDEST + INDENT + 1] = {0};
    const struct page_work *p = path->p;
    for (size_t i = 0; i < p->nlines; i++) {
        const struct line *l = &p->lines[i];
        if (l->hi > WIDEST || l->hi < NARROWEST - INDENT || l->end == END_SENTENCE || l->vertical || l->level ||
            line_fixed(l))
            continue;
        votes[l->hi] += 2;
        if (i == 0 || line_complete(l - 1) || l->gap > p->usual_gap || l->indent >= 3)
            votes[l->hi + INDENT]++;
    }
    while (path->nmeasures < MOST_MEASURES) {
        int best = 0;
        for (int w = NARROWEST; w <= WIDEST; w++)
            if (votes[w] > votes[best] &&
                votes[w] >= (w >= SPANNING ? 2 : 3)) /* text over two columns may be a line or two */
                best = w;
        if (!best)
            break;
        path->measure[path->nmeasures++] = best;
        votes[best] = 0;
    }
}

/* Full stops and commas of S before its last character; a list of three and more counts like commas. */
static void marks_inside(struct str s, int *stops, int *commas)
{
    size_t end = s.n;
    int list = 0;
    *stops = *commas = 0;
    utf8_prev(s, &end);
    if (end > 600) /* long enough to be judged by its length */
        end = 600;
    for (size_t at = 0; at < end;) {
        uint32_t c = utf8_next(s, &at);
        *stops += c == 0x3002 || c == 0xff1b;
        bool number = c == ',' && at < end && s.s[at] >= '0' && s.s[at] <= '9'; /* 1,200 */
        *commas += c == 0xff0c || (c == ',' && !number) || (c == 0x3001 && ++list > 1);
    }
}

/* Does a number go on over the end of line I: 0358-⏎0000119? */
static bool number_goes_on(const struct page_work *p, size_t i)
{
    struct str s = p->lines[i].text;
    if (i + 1 == p->nlines || p->lines[i + 1].gap > p->usual_gap ||
        !cp_is_digit((unsigned char)p->lines[i + 1].text.s[0]))
        return false;
    size_t at = s.n;
    uint32_t c = utf8_prev(s, &at);
    return cp_is_digit(c) || (c == '-' && at && cp_is_digit(utf8_prev(s, &at)));
}

/* （上接1版） with text behind it: a body taken up again, wherever its first line ends. */
static bool taken_up_again(const struct page_work *p, const struct line *l)
{
    size_t jump = l->marks & MARK_JUMP_FROM ? jump_from_parse(p->arena, p->words, l->text, NULL) : 0;
    return jump && jump < l->text.n;
}

/* The next line holds a word or two and the photographer: a caption in two lines began here. */
static bool caption_goes_on(const struct page_work *p, size_t i)
{
    enum { LAST_WORDS = 8 };
    const struct line *l = &p->lines[i], *next = l + 1;
    if (i + 1 == p->nlines || !(next->marks & MARK_CREDIT) || l->end != END_OPEN || next->hi >= l->hi ||
        next->gap > p->usual_gap)
        return false;
    size_t text = credit_parse(p->arena, p->words, next->text, NULL);
    return text && text < next->text.n && utf8_count(str_cut(next->text, 0, text)) <= LAST_WORDS;
}

/* Shadow print that goes on to a photographer: the text under a picture. */
static bool shadow_caption(const struct page_work *p, size_t i)
{
    enum { MOST = 5 };
    for (size_t k = i; k < p->nlines && k < i + MOST && p->lines[k].doubled; k++)
        if (p->lines[k].marks & MARK_CREDIT)
            return true;
    return false;
}

/* 电话： and its number on the next line. */
static bool field_goes_on(const struct page_work *p, size_t i)
{
    return i && str_ends(p->lines[i - 1].text, STR("：")) && digits_only(p->lines[i].text) &&
           p->lines[i].gap <= p->usual_gap;
}

/* …如下： leads to a list; 云坪县： is the first line of a headline. */
static bool leads_on(const struct line *l)
{
    return l->hi >= LEADS_ON && str_ends(l->text, STR("："));
}

/* A few words between two paragraphs that are a line each: the heading of a section. */
static bool between_paragraphs(const struct page_work *p, size_t i)
{
    enum { SHORTEST = 60, HEADING = 40 };
    const struct line *l = &p->lines[i];
    if (!i || i + 1 >= p->nlines || l->end != END_OPEN || l->hi > HEADING || l->item || l->table || l->verse)
        return false;
    const struct line *before = l - 1, *next = l + 1;
    return before->hi > SHORTEST && line_complete(before) && !(before->marks & (MARK_JUMP_TO | MARK_CREDIT)) &&
           next->hi > SHORTEST && !line_fixed(next) && !(next->marks & (MARK_OPENING | MARK_JUMP_FROM));
}

static double display_cost(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    if (l->level || l->vertical)
        return -2;
    double cost = price.display + (p->markdown ? price.display_markdown : 0);
    if ((l->marks & (MARK_OPENING | MARK_JUMP_TO | MARK_CREDIT)) || taken_up_again(p, l) || caption_goes_on(p, i) ||
        shadow_caption(p, i) || field_goes_on(p, i))
        cost += price.display_opening;
    cost += between_paragraphs(p, i) ? price.display_between : 0;
    cost += leads_on(l) ? price.display_colon : 0;
    cost += (l->item ? price.display_item : 0) + (l->marks & MARK_OFFICIAL ? price.display_official : 0);
    if (l->set_in)
        cost += l->set_in == 2 ? price.display_set_in : price.display_set_in / 4;
    if (p->indents_kept && l->indent == INDENT)
        cost += price.display_indent;
    if ((l->marks & MARK_DASH_START) && l->hi <= 60 && l->end != END_SENTENCE)
        cost += price.display_dash;
    if (l->end == END_SENTENCE && !str_ends(l->text, STR("！")) && !str_ends(l->text, STR("？")) &&
        !str_ends(l->text, STR("…")))
        cost += price.display_sentence;
    else if (l->end == END_PAUSE)
        cost +=
            l->hi > 24 ? price.display_pause : price.display_pause / 3; /* the first half of a headline in two lines */
    if (l->hi > 52)
        cost += fmin((l->hi - 52) * price.display_long / 2, 8);
    int stops, commas;
    marks_inside(l->text, &stops, &commas);
    cost += (stops ? price.display_stop_inside : 0) + fmin(commas, 4) * price.display_comma_inside;
    cost += number_goes_on(p, i) ? price.display_number : 0;
    bool tight_before = i && !l->gap && !line_fixed(&p->lines[i - 1]);
    bool tight_after = i + 1 < p->nlines && !p->lines[i + 1].gap && !line_fixed(&p->lines[i + 1]);
    /* Half-width digits are lower than ideographs; an extractor that parts lines by height keeps the next line close to them. */
    bool digit_before = i && (unsigned char)p->lines[i - 1].text.s[p->lines[i - 1].text.n - 1] < 0x80;
    bool digit_here = (unsigned char)l->text.s[l->text.n - 1] < 0x80;
    if (p->gapped && l->tight <= TIGHT_MOST && !l->closes &&
        ((tight_before && !digit_before) || (tight_after && !digit_here)))
        cost += price.display_tight;
    if (!p->gapped && l->tight <= 3 && !l->closes)
        cost += price.display_apart + (p->blocked && l->tight == 1 ? price.display_alone : 0);
    if (p->blocked && l->tight > 6)
        cost += price.display_within;
    if (i + 1 < p->nlines && (p->lines[i + 1].marks & (MARK_OPENING | MARK_BYLINE)))
        cost += price.display_heads;
    return cost;
}

static double free_cost(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    if (l->level)
        return price.impossible;
    bool whole = l->hi > 90 || line_complete(l) || leads_on(l);
    return (whole ? price.free_line : p->markdown ? price.free_markdown : price.free_open) + (l->vertical ? 8 : 0);
}

static double loose_cost(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    return l->level || l->vertical ? price.impossible : price.loose + (l->hi < 24 && !line_complete(l) ? 1 : 0);
}

/* How badly a line of columns LO to HI fills W. */
static double fill_cost(const struct line *l, int w)
{
    if (l->lo > w)
        return (l->lo - w) * price.full_over;
    if (l->hi >= w) /* marks were squeezed; by more than one ideograph in all is rare */
        return l->hi - w <= 2 ? (l->hi - w) * price.squeezed
                              : 2 * price.squeezed + (l->hi - w - 2) * price.squeezed_much;
    int loose = w - l->hi;
    if (l->spaced)
        return loose * price.full_loose / 2;
    return loose <= 2 ? loose * price.full_loose : 2 * price.full_loose + (loose - 2) * price.full_looser;
}

/* What a line costs as each kind of line of a column of W. */
struct fit {
    double full, first, shorter;
};

/* Would the number or Latin word that the next line begins with have gone over the end of this one? Then this line is short and full. */
static bool word_carried(const struct page_work *p, size_t i, int w)
{
    if (i + 1 >= p->nlines)
        return false;
    struct str next = p->lines[i + 1].text;
    int n = 0;
    while ((size_t)n < next.n && (unsigned char)next.s[n] > ' ' && (unsigned char)next.s[n] < 0x80)
        n++;
    return n >= 4 && p->lines[i].hi + n > w;
}

static struct fit fit_of(const struct page_work *p, size_t i, int w)
{
    const struct line *l = &p->lines[i];
    struct fit f = {fill_cost(l, w), fill_cost(l, w - INDENT) + 0.1, price.stump};
    if (f.full > 0.2 && l->hi < w && word_carried(p, i, w))
        f.full = 0.2;
    /* Behind the clear end of a paragraph stands the first line of another; behind a credit or a jump anything may stand. */
    const struct line *before = i ? l - 1 : NULL;
    if (before && before->end == END_SENTENCE && !(before->marks & (MARK_CREDIT | MARK_JUMP_TO)) &&
        before->hi < w - INDENT && before->lo <= w)
        f.full += p->indents_kept ? (l->indent < 3 ? price.indent_missing : 0) : price.indent_lost;
    if (l->indent >= INDENT)
        f.first -= 0.3;
    if (l->lo <= w) {
        bool closes = l->end == END_SENTENCE || l->leads ||
                      (l->marks & (MARK_JUMP_TO | MARK_CREDIT | MARK_DATE | MARK_SIGNED | MARK_CLOSING));
        bool colon = leads_on(l) && i + 1 < p->nlines; /* …如下： before a list */
        f.shorter = closes ? price.last_line : colon ? 2 * price.last_line : price.stump;
    }
    return f;
}

static double body_cost(const struct page_work *p, size_t i, int w)
{
    const struct line *l = &p->lines[i];
    if (l->level || l->vertical)
        return price.impossible;
    struct fit f = fit_of(p, i, w);
    return fmin(f.full, fmin(f.first, f.shorter));
}

/* What it costs more behind an unfinished line of text, where no paragraph can begin. */
static double late_cost(const struct page_work *p, size_t i, int w)
{
    if (line_complete(&p->lines[i - 1]) || str_ends(p->lines[i - 1].text, STR("：")))
        return 0;
    struct fit f = fit_of(p, i, w);
    double other = fmin(f.full, f.shorter);
    return fmax(0, fmin(other, f.first + price.indent_late) - fmin(other, f.first));
}

static const double FITS = 0.4;

/* Does line I look like any line of a column of W? */
static bool fits(const struct page_work *p, size_t i, int w)
{
    const struct line *l = &p->lines[i];
    bool after_end = i == 0 || line_complete(l - 1);
    return fill_cost(l, w) <= FITS || (after_end && fill_cost(l, w - INDENT) <= FITS);
}

static double measure_change(const struct page_work *p, size_t i, int from)
{
    const struct line *before = &p->lines[i - 1];
    bool parted = p->lines[i].gap > p->usual_gap;
    if (!line_complete(before)) {
        bool late = p->indents_kept && p->lines[i].indent == INDENT && !str_ends(before->text, STR("："));
        return (parted ? price.measure_parted : price.measure_open) + (late ? price.indent_late : 0);
    }
    if (before->hi < from - INDENT || before->marks & (MARK_JUMP_TO | MARK_CREDIT) || p->lines[i].marks & MARK_OPENING)
        return price.measure_end;
    return parted ? price.measure_block : price.measure;
}

static double change_cost(const struct path *path, size_t i, int from, int to)
{
    const struct page_work *p = path->p;
    const struct line *before = &p->lines[i - 1];
    if (from >= FREE && to >= FREE && !line_complete(before) && (p->lines[i].marks & (MARK_OPENING | MARK_JUMP_FROM)))
        return p->lines[i].gap > p->usual_gap ? price.opening_parted : price.opening_open;
    if (from == to)
        return (to >= MEASURES ? late_cost(p, i, path->measure[to - MEASURES]) : 0) +
               (from >= LOOSE && before->end == END_OPEN && !before->joined ? price.unjoined : 0);
    bool open = from >= FREE && !line_complete(before) &&
                !str_ends(before->text, STR("：")); /* …如下： leads to a heading too */
    if (to == FIXED)
        return open ? price.fixed_open : 0.1;
    if (to == DISPLAY) {
        if (from < FREE)
            return 0;
        bool parted = p->lines[i].gap > p->usual_gap;
        double cost = open
                          ? (parted ? price.leave_parted : price.leave_open) + (before->joined ? price.leave_joined : 0)
                          : price.leave;
        return cost + (from >= MEASURES && !p->lines[i].set_in && fits(p, i, path->measure[from - MEASURES])
                           ? price.leave_fits
                           : 0);
    }
    if (from >= FREE)
        return measure_change(p, i, from >= MEASURES ? path->measure[from - MEASURES] : 0);
    double cost = price.enter;
    if (from == DISPLAY && before->joined && before->end == END_OPEN)
        cost += price.enter_joined;
    if (from == DISPLAY && to >= MEASURES && !before->level && !before->set_in) {
        int w = path->measure[to - MEASURES];
        bool first_here = fill_cost(&p->lines[i], w - INDENT) + FITS < fill_cost(&p->lines[i], w);
        bool alone = before->gap || before->tight == 1; /* not the second line of a headline */
        if (first_here)
            return cost;
        if (alone && fill_cost(before, w - INDENT) <= FITS)
            cost += price.enter_after_first;
        else if (fits(p, i - 1, w))
            cost += price.enter_fits;
    }
    return cost;
}

static double state_cost(const struct path *path, size_t i, int state)
{
    const struct page_work *p = path->p;
    bool fixed = line_fixed(&p->lines[i]);
    if (fixed != (state == FIXED))
        return price.impossible;
    if (fixed)
        return 0;
    if (p->lines[i].table || p->lines[i].verse)
        return state == FREE ? 0 : price.impossible;
    if (state == DISPLAY)
        return display_cost(p, i);
    if (state == FREE)
        return free_cost(p, i);
    if (state == LOOSE)
        return loose_cost(p, i);
    return body_cost(p, i, path->measure[state - MEASURES]);
}

void runs_find(struct page_work *p)
{
    struct path path = {.p = p};
    if (!p->nlines)
        return;
    measures_vote(&path);
    int nstates = MEASURES + (int)path.nmeasures;
    unsigned char *from = xmalloc(p->nlines * (size_t)nstates);
    double cost[MEASURES + MOST_MEASURES], next[MEASURES + MOST_MEASURES];
    for (int s = 0; s < nstates; s++)
        cost[s] = state_cost(&path, 0, s);
    for (size_t i = 1; i < p->nlines; i++) {
        /* Changes cost nearly the same from every measure, so the best of them stands for all. */
        int best = FREE;
        for (int s = FREE; s < nstates; s++)
            if (cost[s] < cost[best])
                best = s;
        for (int s = 0; s < nstates; s++) {
            int candidates[] = {s, DISPLAY, FIXED, best}, chosen = s;
            double least = INFINITY;
            for (size_t k = 0; k < sizeof candidates / sizeof *candidates; k++) {
                double c = cost[candidates[k]] + change_cost(&path, i, candidates[k], s);
                if (c < least) {
                    least = c;
                    chosen = candidates[k];
                }
            }
            next[s] = least + state_cost(&path, i, s);
            from[i * (size_t)nstates + (size_t)s] = (unsigned char)chosen;
        }
        memcpy(cost, next, sizeof cost);
    }
    for (int s = FREE; s < nstates; s++)
        if (!line_complete(&p->lines[p->nlines - 1]))
            cost[s] += price.page_open;
    int state = 0;
    for (int s = 1; s < nstates; s++)
        if (cost[s] < cost[state])
            state = s;
    for (size_t i = p->nlines; i-- > 0;) {
        struct line *l = &p->lines[i];
        l->body = state >= FREE;
        l->loose = state == LOOSE;
        l->width = state >= MEASURES ? path.measure[state - MEASURES] : 0;
        if (i)
            state = from[i * (size_t)nstates + (size_t)state];
    }
    free(from);
}
