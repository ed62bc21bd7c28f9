/*
 * Which lines are body text, in which column measure, and which are display: one cheapest path over the whole page.
 *
 * A state is DISPLAY, FIXED (the line's own marks decide), FREE (a paragraph a line), LOOSE (text around a picture, of no measure) or a column of W columns. Body text fills
 * its measure: a line is either full, or the first of a paragraph (two ideographs short), or the last one (short, and a sentence ends).
 * Display text does none of this. The path pays for what a line does badly in its state and for every change of state, most for one
 * in mid-sentence. O(lines * measures).
 */
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "runs.h"

enum { DISPLAY, FIXED, FREE, LOOSE, MEASURES, MOST_MEASURES = 32, NARROWEST = 12, WIDEST = 240, SPANNING = 56 };

/* What the path pays, and why. */
static const struct {
    double full_loose, squeezed, squeezed_much, full_looser, full_over, stump, indent_late, indent_missing, indent_lost,
        last_line, free_line, free_open, free_markdown, loose, measure_end, measure_block, measure, measure_open,
        measure_parted, leave_open, leave_parted, leave_joined, leave, leave_fits, enter_fits, enter_after_first, enter,
        enter_joined, fixed_open, unjoined, page_open, opening_open, opening_parted, impossible;
} price = {
    .full_loose = 0.12, /* for each column a full line falls short: a mark that may not begin a line was carried over */
    .squeezed = 0.1,    /* for each column that squeezed marks saved, up to one ideograph */
    .squeezed_much = 0.1,  /* … and beyond */
    .full_looser = 1.1,    /* … and beyond one ideograph, unless the line is spread to fill */
    .full_over = 0.6,      /* for each column it goes over: squeezing marks has its limits */
    .stump = 5.5,          /* short, no sentence end: not body text of this measure */
    .indent_late = 1.8,    /* an indented line though the one before was open */
    .indent_missing = 1.6, /* no blanks before a line after a clear paragraph end, on a page that keeps them */
    .indent_lost = 0.7,    /* … and on one that lost them the line should be two ideographs short */
    .last_line = 0.15,
    .free_line = 0.5, /* a long line or a whole sentence may always be a paragraph */
    .free_open = 3.0,
    .free_markdown = 1.2, /* Markdown: a line that stops open is a paragraph cut by a column break */
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
    .enter_joined = 1.0, /* the body would begin within a word */
    .fixed_open = 2.5,
    .unjoined = 0.25,      /* half of all line ends break a word that the page has elsewhere: this one does not */
    .page_open = 2.5,      /* the page ends in mid-sentence without a jump */
    .opening_open = 3,     /* a story opens on the next line, so this sentence should have ended */
    .opening_parted = 1.3, /* … unless a box was set in here, behind more blank lines than usual */
    .impossible = 1e6,
};

/* A line in a column of W. */
struct fit {
    double fill, fill_first; /* how badly it fills W, and as the first line of a paragraph */
    double cost;             /* as the kind of line that it is best */
    double late;             /* what that costs more behind an unfinished line, where no paragraph can begin */
};

struct path {
    const struct page_work *p;
    int measure[MOST_MEASURES]; /* columns */
    size_t nmeasures;
    /* of the line whose states are weighed, and what the line before it says */
    struct fit *fit, *fit_before; /* in each measure; and the line before it */
    bool parted, colon, complete; /* behind more blank lines than usual; behind …：, behind the end of something */
};

/*
 * The measures worth a state: the widths that most open lines have. A line behind a sentence end may be the first of its paragraph, so it
 * speaks for a measure two ideographs wider too.
 */
static void measures_vote(struct path *path)
{
    int votes[WIDEST + PARAGRAPH_INDENT + 1] = {0};
    const struct page_work *p = path->p;
    for (size_t i = 0; i < p->nlines; i++) {
        const struct line *l = &p->lines[i];
        if (l->hi > WIDEST || l->hi < NARROWEST - PARAGRAPH_INDENT || l->end == END_SENTENCE || l->vertical ||
            l->level || line_fixed(l))
            continue;
        votes[l->hi] += 2;
        if (i == 0 || line_complete(l - 1) || l->gap > p->usual_gap || l->indent >= 3)
            votes[l->hi + PARAGRAPH_INDENT]++;
    }
    int enough[WIDEST + 1] = {0}, n = 0;
    for (int w = NARROWEST; w <= WIDEST; w++)
        if (votes[w] >= (w >= SPANNING ? 2 : 3)) /* text over two columns may be a line or two */
            enough[n++] = w;
    while (path->nmeasures < MOST_MEASURES) {
        int best = 0;
        for (int i = 0; i < n; i++)
            if (votes[enough[i]] > votes[best])
                best = enough[i];
        if (!best)
            break;
        path->measure[path->nmeasures++] = best;
        votes[best] = 0;
    }
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

/* What a line says whatever the measure. */
struct line_facts {
    int carried;         /* columns of what the next line begins with: with it this one would have been too long */
    int clear_end;       /* the line before it ends a paragraph in any measure so wide */
    double no_indent[2]; /* … so that this one should be set in: 0, and what it costs */
    double first;        /* for the first line of a paragraph */
    double last[2];      /* for the last one; of a measure that it goes over */
};

static struct line_facts line_facts_of(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i], *before = i ? l - 1 : NULL;
    struct line_facts f = {.carried = i + 1 < p->nlines ? lead_width(l[1].text) : 0,
                           .clear_end = INT_MAX,
                           .last = {price.stump, price.stump}};
    /* Behind the clear end of a paragraph stands the first line of another; behind a credit or a jump anything may stand. */
    if (before && before->end == END_SENTENCE && !(before->marks & (MARK_CREDIT | MARK_JUMP_TO)))
        f.clear_end = before->hi + PARAGRAPH_INDENT + 1;
    f.no_indent[true] = p->indents_kept ? (l->indent < 3 ? price.indent_missing : 0) : price.indent_lost;
    f.first = l->indent >= PARAGRAPH_INDENT ? -0.3 : p->indents_kept && l->indent < 3 ? 1.0 : 0;
    if (l->end == END_SENTENCE || l->leads || l->contact ||
        (l->marks & (MARK_JUMP_TO | MARK_CREDIT | MARK_DATE | MARK_SIGNED | MARK_CLOSING)) || jump_alone(p, i))
        f.last[false] = price.last_line;
    else if (leads_on(l) && i + 1 < p->nlines) /* …如下： before a list */
        f.last[false] = 2 * price.last_line;
    return f;
}

static inline int most_of(int a, int b)
{
    return a > b ? a : b;
}

static inline int least_of(int a, int b)
{
    return a < b ? a : b;
}

/*
 * What it costs that a line does not fill a measure, by columns that it falls short of it (from FULL on), by those that squeezed marks saved (before
 * FULL), and by those it goes over all the same (from OVER on). Of lines that end as they may, and of those that are spread to fill.
 */
enum { FULL = WIDEST, OVER = 2 * WIDEST, MISFITS = 3 * WIDEST + 1 };
static double misfits[2][MISFITS];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void misfits_make(void)
{
    enum { NEAR = 2 }; /* columns of one ideograph */
    for (int n = 0; n <= WIDEST; n++) {
        int near = least_of(n, NEAR), beyond = n - near;
        for (int spread = 0; spread < 2; spread++) {
            misfits[spread][FULL - n] = near * price.squeezed + beyond * price.squeezed_much;
            misfits[spread][OVER + n] = n * price.full_over;
        }
        misfits[false][FULL + n] = near * price.full_loose + beyond * price.full_looser;
        misfits[true][FULL + n] = n * (price.full_loose / 2);
    }
}

/*
 * How badly a line fills W; by more than WIDEST is no worse. This and fit_of() are asked of each line in each measure, and no line is like the one
 * before: so nothing in them branches.
 */
static inline double fill_cost(const struct line *l, int w)
{
    int short_by = FULL + most_of(w - l->hi, -WIDEST), over = OVER + least_of(l->lo - w, WIDEST);
    return misfits[l->spaced][short_by + (over - short_by) * (l->lo > w)]; /* as a ?: it would be a branch */
}

/* BEFORE: columns of the line before, marks squeezed. */
static inline struct fit fit_of(const struct line *l, const struct line_facts *facts, int before, int w)
{
    struct fit f = {.fill = fill_cost(l, w), .fill_first = fill_cost(l, w - PARAGRAPH_INDENT)};
    static const double most[] = {INFINITY, 0.2};
    double first = f.fill_first + 0.1 + facts->first, last = facts->last[l->lo > w];
    double full = lesser(f.fill, most[(l->hi < w) & (facts->carried > 2) & (l->hi + facts->carried > w)]);
    double other = lesser(full + facts->no_indent[(w >= facts->clear_end) & (before <= w)], last);
    f.cost = lesser(other, first);
    f.late = greater(0, lesser(other, first + price.indent_late) - f.cost);
    return f;
}

static const double FITS = 0.4;

/* Does line I, which fills a column so, look like any line of it? */
static bool fits(const struct page_work *p, size_t i, const struct fit *f)
{
    bool after_end = i == 0 || line_complete(&p->lines[i - 1]);
    return f->fill <= FITS || (after_end && f->fill_first <= FITS);
}

static double measure_change(const struct path *path, size_t i, int from)
{
    const struct page_work *p = path->p;
    const struct line *before = &p->lines[i - 1];
    if (!path->complete) {
        bool late = p->indents_kept && p->lines[i].indent == PARAGRAPH_INDENT && !path->colon;
        return (path->parted ? price.measure_parted : price.measure_open) + (late ? price.indent_late : 0) +
               (before->end == END_OPEN && !before->joined ? price.unjoined : 0);
    }
    if (before->hi < from - PARAGRAPH_INDENT ||
        before->marks & (MARK_JUMP_TO | MARK_CREDIT | MARK_SIGNED | MARK_CLOSING) || p->lines[i].marks & MARK_OPENING)
        return price.measure_end;
    return path->parted ? price.measure_block : price.measure;
}

/* From what is neither text nor of line I's own marks to text. */
static double enter_cost(const struct path *path, size_t i, int from)
{
    const struct line *before = &path->p->lines[i - 1];
    return price.enter + (from == DISPLAY && before->joined && before->end == END_OPEN ? price.enter_joined : 0);
}

/* … and what it costs more where the display line before looks like a line of the column that begins. */
static double enter_measure(const struct path *path, size_t i, size_t measure)
{
    const struct line *before = &path->p->lines[i - 1];
    const struct fit *here = &path->fit[measure], *over = &path->fit_before[measure];
    if (before->level || before->set_in || here->fill_first + FITS < here->fill)
        return 0;
    bool alone = before->gap || before->tight == 1; /* not the second line of a headline */
    if ((alone || (before->signs & SIGN_COMMA)) && over->fill_first <= FITS)
        return price.enter_after_first;
    return fits(path->p, i - 1, over) ? price.enter_fits : 0;
}

static double change_cost(const struct path *path, size_t i, int from, int to)
{
    const struct page_work *p = path->p;
    const struct line *before = &p->lines[i - 1];
    if (from >= FREE && to >= FREE && !path->complete && (p->lines[i].marks & (MARK_OPENING | MARK_JUMP_FROM)))
        return path->parted ? price.opening_parted : price.opening_open;
    if (from == to)
        return (to >= MEASURES && !path->complete && !path->colon ? path->fit[to - MEASURES].late : 0) +
               (from >= LOOSE && before->end == END_OPEN && !before->joined ? price.unjoined : 0);
    bool open = from >= FREE && !path->complete && !path->colon; /* …如下： leads to a heading too */
    if (to == FIXED)
        return open ? price.fixed_open : 0.1;
    if (to == DISPLAY) {
        if (from < FREE)
            return 0;
        double cost =
            open ? (path->parted ? price.leave_parted : price.leave_open) + (before->joined ? price.leave_joined : 0)
                 : price.leave;
        return cost + (from >= MEASURES && !p->lines[i].set_in && fits(p, i, &path->fit[from - MEASURES])
                           ? price.leave_fits
                           : 0);
    }
    if (from >= FREE)
        return measure_change(path, i, from >= MEASURES ? path->measure[from - MEASURES] : 0);
    return enter_cost(path, i, from) +
           (from == DISPLAY && to >= MEASURES ? enter_measure(path, i, (size_t)(to - MEASURES)) : 0);
}

/* May it be a line of a column? */
static bool may_be_measured(const struct line *l)
{
    return !line_fixed(l) && !l->table && !l->verse && !l->poem && !l->level && !l->vertical;
}

static double state_cost(const struct path *path, size_t i, int state)
{
    const struct page_work *p = path->p;
    const struct line *l = &p->lines[i];
    bool fixed = line_fixed(l);
    if (fixed != (state == FIXED))
        return price.impossible;
    if (fixed)
        return 0;
    if (l->table || l->verse)
        return state == FREE ? 0 : price.impossible;
    if (l->poem)
        return state == DISPLAY ? 0 : price.impossible;
    if (state == DISPLAY)
        return display_cost(p, i);
    if (state == FREE)
        return free_cost(p, i);
    if (state == LOOSE)
        return loose_cost(p, i);
    return may_be_measured(l) ? path->fit[state - MEASURES].cost : price.impossible;
}

static void line_weigh(struct path *path, size_t i)
{
    const struct page_work *p = path->p;
    const struct line *l = &p->lines[i];
    struct fit *spare = path->fit_before;
    path->fit_before = path->fit;
    path->fit = spare;
    path->parted = l->gap > p->usual_gap;
    path->complete = i && line_complete(l - 1);
    path->colon = i && str_ends(l[-1].text, STR("："));
    struct line_facts facts = line_facts_of(p, i);
    int before = i ? l[-1].lo : 0;
    for (size_t m = 0; m < path->nmeasures; m++)
        path->fit[m] = fit_of(l, &facts, before, path->measure[m]);
}

/* Where state TO of line I comes from: as it was, display, fixed, or BEST of all text; no change pays. *COST gets the least cost. */
static int state_before(const struct path *path, size_t i, const double *before, int best, int to, double *cost)
{
    double least = before[to] + change_cost(path, i, to, to);
    int chosen = to;
    const int others[] = {best, DISPLAY, FIXED};
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        double c = before[others[k]];
        if (others[k] == to || c >= least)
            continue;
        c += change_cost(path, i, others[k], to);
        if (c < least) {
            least = c;
            chosen = others[k];
        }
    }
    *cost = least;
    return chosen;
}

/* The same for all measures at once, where line I may be text of one: what a change costs is mostly the same for all of them. */
static void measures_before(const struct path *path, size_t i, const double *before, int best, double *next,
                            unsigned char *from)
{
    const struct line *l = &path->p->lines[i];
    bool opens = !path->complete && (l->marks & (MARK_OPENING | MARK_JUMP_FROM));
    bool late = !opens && !path->complete && !path->colon;
    double stay = opens                                    ? change_cost(path, i, FREE, FREE)
                  : l[-1].end == END_OPEN && !l[-1].joined ? price.unjoined
                                                           : 0;
    int other = best == MEASURES ? FREE : MEASURES; /* any that BEST changes to */
    double text = before[best] + change_cost(path, i, best, other), fixed = before[FIXED] + enter_cost(path, i, FIXED);
    double display = before[DISPLAY] + enter_cost(path, i, DISPLAY);
    int outside = fixed < text ? FIXED : best;
    double least_outside = lesser(fixed, text);
    for (size_t m = 0; m < path->nmeasures; m++) {
        int state = MEASURES + (int)m, chosen = state;
        double least = before[state] + stay + (late ? path->fit[m].late : 0);
        if (least_outside < least && (outside != state)) {
            least = least_outside;
            chosen = outside;
        }
        if (display < least) {
            double c = display + enter_measure(path, i, m);
            chosen = c < least ? DISPLAY : chosen;
            least = lesser(c, least);
        }
        next[state] = least + path->fit[m].cost;
        from[state] = (unsigned char)chosen;
    }
}

void runs_find(struct page_work *p)
{
    struct fit fits[2][MOST_MEASURES] = {0};
    struct path path = {.p = p, .fit = fits[0], .fit_before = fits[1]};
    if (!p->nlines)
        return;
    pthread_once(&once, misfits_make);
    measures_vote(&path);
    int nstates = MEASURES + (int)path.nmeasures;
    unsigned char *from = xmalloc(p->nlines * (size_t)nstates);
    double cost[MEASURES + MOST_MEASURES], next[MEASURES + MOST_MEASURES];
    line_weigh(&path, 0);
    for (int s = 0; s < nstates; s++)
        cost[s] = state_cost(&path, 0, s);
    for (size_t i = 1; i < p->nlines; i++) {
        line_weigh(&path, i);
        /* Changes cost nearly the same from every measure, so the best of them stands for all. */
        int best = FREE;
        double least_cost = cost[FREE];
        for (int s = LOOSE; s < nstates;
             s++) { /* written so that nothing branches: which is least is anybody's guess */
            bool less = cost[s] < least_cost;
            best = less ? s : best;
            least_cost = less ? cost[s] : least_cost;
        }
        bool text = may_be_measured(&p->lines[i]);
        unsigned char *states = &from[i * (size_t)nstates];
        if (text)
            measures_before(&path, i, cost, best, next, states);
        for (int s = 0; s < (text ? (int)MEASURES : nstates); s++) {
            double here = state_cost(&path, i, s), least = cost[s];
            int chosen = here < price.impossible ? state_before(&path, i, cost, best, s, &least) : s;
            next[s] = least + here;
            states[s] = (unsigned char)chosen;
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
