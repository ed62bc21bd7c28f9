/*
 * Stories that stand one behind the other with nothing between are first taken for one. What betrays them: words that change; the print, as
 * far as this page prints stories apart; a headline left over whose words stand in the lead of a later paragraph; a dateline before sections
 * or before a notice's signature; more names of reporters than stories without one. All of it is weighed at every paragraph, and the story
 * is cut at the best. The page is then joined again.
 */
#include <math.h>
#include <stdlib.h>

#include "splits.h"

enum { MOST_PARAGRAPHS = 4000, ENOUGH = 400, INDENT = 4, NEARLY = 2 };

static const double SET_IN_SHARE = 0.6; /* of a set-in headline's pairs stand in the lead of its story */
/* A line over a section whose words so surely head a story that has no headline, and do not head its own, is that headline: as odds. */
static const double ELSEWHERE = 5.5, AT_HOME = 0;

/*
 * Evidence that a story begins at a paragraph within another (above 0), as log odds: fitted to 18,000 paragraphs of made pages by logistic
 * regression and rounded; what the maker draws at random and print does not (measures) counts less than the fit says.
 */
static const struct {
    double prior, words, size, size_unit, date, dated, goes_on, measure, measure_near, measures, full_end, block, page,
        page_most, sections, jumped, signed_, notice_lead, byline, comment, signed_twice;
} weigh = {
    .prior = -6.8,    /* of a hundred paragraphs that nothing set apart, less than one begins a story */
    .words = -1.4,    /* for the odds that its words and what follows go on with what stands before (overlap_goes_on) */
    .size = 3.3,      /* for the logarithm of the smaller half's length */
    .size_unit = 100, /* … in so many characters: the best cut is seldom near an end, a story is not a paragraph */
    .date = 2.6,      /* 5月8日，…, 近日，…: how news begins */
    .dated = 2.3,     /* … or says when behind who or where */
    .goes_on = -4.0,  /* 据了解，…: no story begins so */
    .measure = 2.2,   /* another measure */
    .measure_near = 1.5, /* … by an ideograph or two */
    .measures = 2.2,     /* … of all lines that follow, as against all before */
    .full_end = -0.6,    /* the paragraph before fills its last line, so that nobody knows whether it ends */
    .block = 1.2,        /* the extractor begins a text box with it */
    .page = 1.2,         /* how this page sets stories apart, as log odds */
    .page_most = 2.5,    /* … within bounds */
    .sections = 0.6,     /* 本报讯 … and sections behind: mostly two stories */
    .jumped = 2.2,       /* （上接1版） … and a headline that stands elsewhere: its own is on the other page */
    .signed_ = 3.0,      /* 本报讯 … and an office that signs: two stories */
    .notice_lead = 4.0,  /* … and here says that it gives notice */
    .byline = 1.3,       /* somebody signed a story that has not been found, and this one has its reporter */
    .comment = 4.0,      /* … or the paper itself did, and this one has a dateline */
    .signed_twice = 4.0, /* 本报讯（记者 …） and （…） at the end, or a byline under it: two who wrote */
};

static void parts_list(const struct page_work *p, struct parts *out)
{
    for (size_t b = 0; b < p->nbodies; b++)
        for (size_t u = 0; p->bodies[b].kind != BODY_CAPTION && u < p->bodies[b].nunits; u++) {
            const struct unit *unit = &p->units[p->bodies[b].units[u]];
            for (size_t i = unit->first; i <= unit->last; i++) {
                bool goes_on = u && i == out->at[out->n - 1].last + 1 && !line_complete(&p->lines[i - 1]);
                if ((i == unit->first && !goes_on) || (i > unit->first && paragraph_starts(p, i))) {
                    struct part part = {i, i, (int)b, u == 0 && i == unit->first};
                    vec_push(out, part);
                }
                out->at[out->n - 1].last = i;
            }
        }
}

/* What the page as a whole knows of its seams. */
struct page_seams {
    double parted,
        close;     /* log odds of a story for a line behind more blank lines than usual, and for one that is not */
    bool nameless; /* there are more bylines than stories without a reporter, */
    bool comment;  /* … and one of the paper itself with no story that could be comment */
};

/*
 * Where stories surely meet, do blank lines stand between? Where a sentence goes on, do they? An extractor that parts columns at random
 * has as many in either place. Counted from one known case each, so that a page that shows nothing says nothing.
 */
static struct page_seams page_seams_of(const struct page_work *p)
{
    double apart[2] = {1, 1}, within[2] = {9.5, 0.5};
    for (size_t i = 1; i < p->nlines; i++) {
        const struct line *l = &p->lines[i], *before = l - 1;
        bool parted = l->gap > p->usual_gap;
        if (l->unit < 0 || before->unit < 0)
            continue;
        if ((l->marks & MARK_OPENING) && p->units[l->unit].first == i)
            apart[parted]++;
        else if (!line_complete(before) && !(l->marks & (MARK_OPENING | MARK_JUMP_FROM)))
            within[parted]++;
    }
    double a = apart[1] / (apart[0] + apart[1]), w = within[1] / (within[0] + within[1]);
    return (struct page_seams){.parted = weigh.page * fmin(log(a / w), weigh.page_most),
                               .close = weigh.page * fmax(log((1 - a) / (1 - w)), -weigh.page_most),
                               .nameless = bylines_over(p) > 0,
                               .comment = comment_lost(p)};
}

/* Votes of lines for a measure. */
struct poll {
    unsigned votes[256]; /* by columns */
    unsigned n;
    int most;
};

/* The lines of PART vote; answers the measure that two thirds of all that voted have, 0: none, or they are few. */
static int poll_add(struct poll *v, const struct page_work *p, const struct part *part)
{
    enum { FEW = 6 };
    for (size_t l = part->first; l <= part->last; l++) {
        int w = p->lines[l].width;
        if (w <= 0 || (size_t)w >= sizeof v->votes / sizeof *v->votes)
            continue;
        v->n++;
        if (++v->votes[w] > v->votes[v->most])
            v->most = w;
    }
    return v->n >= FEW && v->votes[v->most] * 3 >= v->n * 2 ? v->most : 0;
}

/* Adds to SCORE, one a part of [FROM, TO), what it says that all before has another measure than all that follows. */
static void measures_weigh(const struct page_work *p, const struct parts *parts, size_t from, size_t to, double *score)
{
    int *above = xcalloc(to - from, sizeof *above);
    struct poll before = {0}, behind = {0};
    for (size_t i = from; i + 1 < to; i++)
        above[i + 1 - from] = poll_add(&before, p, &parts->at[i]);
    for (size_t i = to; --i > from;) {
        int below = poll_add(&behind, p, &parts->at[i]);
        if (above[i - from] && below && abs(above[i - from] - below) > NEARLY)
            score[i - from] += weigh.measures;
    }
    free(above);
}

/* How the page is printed at the first line of PART. */
static double print_score(const struct page_work *p, const struct part *part, const struct page_seams *seams)
{
    const struct line *l = &p->lines[part->first], *before = l - 1;
    double s = (l->gap > p->usual_gap ? seams->parted : seams->close) + (l->block_start ? weigh.block : 0);
    if (!l->width || !before->width)
        return s;
    int apart = abs(l->width - before->width);
    s += measures_differ(p, l->width, before->width) ? weigh.measure : apart >= NEARLY ? weigh.measure_near : 0;
    return s + (before->hi < before->width - INDENT ? 0 : weigh.full_end);
}

/* The first lines of PART, as many as BYTES or a few more take; the caller frees it. */
static struct buf part_head(const struct page_work *p, const struct part *part, size_t bytes)
{
    struct buf b = {0};
    for (size_t i = part->first; i <= part->last && b.n < bytes; i++)
        buf_str(&b, p->lines[i].text);
    return b;
}

/* 为…，现面向社会…, …，现将有关事项公告如下: does a notice begin with PART? */
static bool notice_lead(const struct page_work *p, const struct part *part)
{
    enum { HEAD = 300 };
    struct buf b = part_head(p, part, HEAD);
    bool leads = words_count(p->words, WORD_NOTICE_LEAD, buf_view(&b)) > 0;
    buf_free(&b);
    return leads;
}

/* Does a byline stand right under line LAST, and no text under it, which it might open? */
static bool signed_under(const struct page_work *p, size_t last)
{
    size_t i = last + 1;
    while (i < p->nlines && (p->lines[i].marks & MARK_BYLINE))
        i++;
    return i > last + 1 && i < p->nlines && p->lines[i].unit < 0 && !line_fixed(&p->lines[i]);
}

/* Does B name who wrote it at its head and, another time, at its foot? */
static bool signed_twice(const struct page_work *p, const struct body *b)
{
    const struct unit *end = &p->units[b->units[b->nunits - 1]];
    return b->opening && b->reported && (end->signed_off || signed_under(p, end->last));
}

/* What the rest of body B, from PART on, holds that a story with a dateline does not. */
static double kind_score(const struct page_work *p, const struct body *b, const struct part *part,
                         const struct page_seams *seams)
{
    bool sections = false, kept = false, signed_ = false;
    for (size_t u = 0; u < b->nunits; u++) {
        const struct unit *unit = &p->units[b->units[u]];
        sections |= unit->headed && unit->first > part->first;
        kept |= unit->headed && unit->first <= part->first;
        signed_ |= unit->signed_ && unit->last >= part->first;
    }
    double s = b->opening && sections && !kept ? weigh.sections : 0;
    bool jumped = p->units[b->units[0]].jump_from && b->block >= 0 &&
                  p->blocks[b->block].lines.from > p->units[b->units[0]].first;
    s += jumped ? weigh.jumped : 0;
    s += b->opening && signed_ ? weigh.signed_ : 0;
    s += signed_ && notice_lead(p, part) ? weigh.notice_lead : 0;
    s += b->opening && seams->comment ? weigh.comment : 0;
    s += signed_twice(p, b) ? weigh.signed_twice : 0;
    return s + (b->authored && seams->nameless ? weigh.byline : 0);
}

/* Characters of parts [FROM, TO), up to ENOUGH. */
static size_t length_of(const struct page_work *p, const struct parts *parts, size_t from, size_t to)
{
    size_t ncp = 0;
    for (size_t i = from; i < to && ncp < ENOUGH; i++)
        for (size_t l = parts->at[i].first; l <= parts->at[i].last; l++)
            ncp += (size_t)p->lines[l].ncp;
    return ncp < ENOUGH ? ncp : ENOUGH;
}

/* 2023年12月…, besides 5月8日，… and 近日，…: how a news story begins. */
static bool date_lead(const struct page_work *p, const struct line *l)
{
    size_t at = 0;
    int year = number_in(l->text, &at);
    return news_lead(p, l) || (year >= 1900 && year <= 2100 && str_starts(str_cut(l->text, at, l->text.n), STR("年")));
}

/* The first clause of S, at most MOST bytes and a character of it. */
static struct str clause_of(struct str s, size_t most)
{
    size_t end = 0;
    for (size_t at = 0; at < s.n && at < most; end = at) {
        uint32_t c = utf8_next(s, &at);
        if (c == 0xff0c || c == 0x3002 || c == 0xff1b || c == 0xff1a)
            break;
    }
    return str_cut(s, 0, end);
}

/* Does S hold 3月…: a month by its number? */
static bool month_in(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t next = at;
        if (!cp_is_digit(utf8_next(s, &next))) {
            at = next;
            continue;
        }
        int month = number_in(s, &at);
        if (month >= 1 && month <= 12 && str_starts(str_cut(s, at, s.n), STR("月")))
            return true;
        at = at > next ? at : next;
    }
    return false;
}

/* 某某县某某镇近日…, 记者3月2日从…: does the first clause of PART say when, somewhere within? */
static bool dated_within(const struct page_work *p, const struct part *part)
{
    enum { CLAUSE = 90 };
    struct buf b = part_head(p, part, CLAUSE);
    struct str s = clause_of(buf_view(&b), CLAUSE);
    bool dated = words_count(p->words, WORD_DAY, s) > 0 || month_in(s);
    buf_free(&b);
    return dated;
}

/* Do the words of parts [I, TO) go on with those of parts [FROM, I)? */
static double words_go_on(const struct page_work *p, const struct overlap *o, const struct parts *parts, size_t from,
                          size_t i, size_t to)
{
    enum { MOST_BYTES = 1800 };
    struct pair_list text = {0};
    size_t length = 0;
    for (size_t k = i; k < to && text.bytes < MOST_BYTES; k++)
        for (size_t l = parts->at[k].first; l <= parts->at[k].last && text.bytes < MOST_BYTES; l++)
            lines_pairs(p, l, l + 1, &text);
    for (size_t k = from; k < i; k++)
        length += overlap_length(o, k);
    double says = overlap_goes_on(o, &text, i, length, from, i, NULL, NULL);
    pair_list_free(&text, p->pairs);
    return says;
}

/* Cuts the body of parts [FROM, TO) where most speaks for it. */
static bool body_cut(struct page_work *p, struct overlap *o, const struct unplaced_list *unplaced,
                     const struct parts *parts, size_t from, size_t to, const struct page_seams *seams)
{
    const struct body *b = &p->bodies[parts->at[from].body];
    double *score = xcalloc(to - from, sizeof *score), most = 0;
    size_t best = from;
    heads_weigh(p, o, unplaced, parts, from, to, score);
    measures_weigh(p, parts, from, to, score);
    for (size_t i = from + 1; i < to; i++) {
        const struct part *part = &parts->at[i];
        const struct line *l = &p->lines[part->first];
        if (l->cut || l->resumes || part->opens || !part->first || !line_complete(l - 1) || l->signature ||
            l[-1].unit < 0 || p->units[l[-1].unit].body != part->body)
            continue;
        double shorter = fmin((double)length_of(p, parts, from, i), (double)length_of(p, parts, i, to));
        double size = weigh.size * log(shorter / weigh.size_unit + 0.1);
        double s = score[i - from] + weigh.prior + size;
        double print = print_score(p, part, seams) + kind_score(p, b, part, seams);
        const double words_most = -weigh.words * GOES_ON_MOST;
        if (s + print + weigh.date + words_most <= most)
            continue; /* whatever its first clause and its words say, and to ask them takes long */
        s += print + (date_lead(p, l) ? weigh.date : dated_within(p, part) ? weigh.dated : 0);
        s += paragraph_goes_on(p, l) || paragraph_echoes(p, parts->at[from].first, part[-1].last, part->first)
                 ? weigh.goes_on
                 : 0;
        if (s + words_most <= most)
            continue;
        s += weigh.words * words_go_on(p, o, parts, from, i, to);
        if (s > most) {
            most = s;
            best = i;
        }
    }
    free(score);
    if (best == from)
        return false;
    return p->lines[parts->at[best].first].cut = true;
}

static bool bodies_cut(struct page_work *p)
{
    struct parts parts = {0};
    bool found = false;
    parts_list(p, &parts);
    if (parts.n > 1 && parts.n <= MOST_PARAGRAPHS) {
        struct overlap *o = overlap_new(p->pairs, parts.n);
        struct pair_list text = {0};
        for (size_t i = 0; i < parts.n; i++) {
            pair_list_clear(&text);
            lines_pairs(p, parts.at[i].first, parts.at[i].last + 1, &text);
            overlap_add(o, i, &text);
        }
        pair_list_free(&text, p->pairs);
        struct page_seams seams = page_seams_of(p);
        struct unplaced_list unplaced = {0};
        unplaced_find(p, &unplaced);
        for (size_t from = 0, to; from < parts.n; from = to) {
            for (to = from + 1; to < parts.n && parts.at[to].body == parts.at[from].body; to++)
                ;
            if (to > from + 1)
                found |= body_cut(p, o, &unplaced, &parts, from, to, &seams);
        }
        unplaced_free(&unplaced);
        overlap_free(o);
    }
    vec_free(&parts);
    return found;
}

/* May body line I be a headline that was set into the text: no prose, and no word goes on from it or to it. */
static bool may_be_set_in(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    if (l->end != END_OPEN || l->joined || l->hi < 12 || l->hi > 60 || l->signature || (i && p->lines[i - 1].joined) ||
        (l->marks & (MARK_OPENING | MARK_CREDIT | MARK_JUMP_TO | MARK_JUMP_FROM | MARK_DATE | MARK_ITEM)))
        return false;
    return !(l->signs & (SIGN_STOP | SIGN_COMMA | SIGN_LIST));
}

/* May line I stand beside a line of a headline that was set in, as another line of it: in its group, and itself no line of the text? */
static bool set_in_too(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    return !l->foreign && ((l->heading && !l->level) || (l->body && l->unit >= 0 && may_be_set_in(p, i)));
}

/* Line I is a headline's, and so are the lines of its group, which blank lines part from the text around it. */
static void set_in_mark(struct page_work *p, size_t i)
{
    enum { MOST = 3 };
    size_t from = i, to = i;
    while (from > 0 && i - from < MOST && p->lines[from].gap <= p->usual_gap && set_in_too(p, from - 1))
        from--;
    while (to + 1 < p->nlines && to - i < MOST && p->lines[to + 1].gap <= p->usual_gap && set_in_too(p, to + 1))
        to++;
    bool apart = p->lines[from].gap > p->usual_gap && (to + 1 == p->nlines || p->lines[to + 1].gap > p->usual_gap);
    for (size_t k = apart ? from : i; k <= (apart ? to : i); k++) {
        p->lines[k].body = false;
        p->lines[k].foreign = true;
    }
}

/* The body of the text behind line I, which heads a section; -1: none. */
static int section_body(const struct page_work *p, size_t i)
{
    enum { LINES = 8 };
    for (size_t k = i + 1; k < p->nlines && k <= i + LINES; k++)
        if (p->lines[k].unit >= 0)
            return p->units[p->lines[k].unit].body;
    return -1;
}

/* A story without a headline, and in the text or over a section of another a line that says what its lead says: that is the headline. */
static bool set_in_cut(struct page_work *p)
{
    int headless[16];
    size_t n = 0;
    for (size_t b = 0; b < p->nbodies && n < sizeof headless / sizeof *headless; b++)
        if (p->bodies[b].block < 0 && p->bodies[b].kind != BODY_CAPTION)
            headless[n++] = (int)b;
    bool found = false;
    for (size_t i = 0; n && i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        bool text = l->body && l->unit >= 0 && may_be_set_in(p, i);
        if (!text && (!l->heading || l->foreign))
            continue;
        struct pair_list words = {0};
        lines_pairs(p, i, i + 1, &words);
        struct match match = {0};
        if (!text)
            match = overlap_match(p->overlap, &words);
        bool stranger = !text && match_odds(&match, section_body(p, i)) <= AT_HOME;
        for (size_t k = 0; k < n; k++) {
            size_t pairs;
            if (text && p->units[l->unit].body == headless[k])
                continue;
            bool leads = overlap_lead(p->overlap, &words, headless[k], &pairs) >= SET_IN_SHARE && pairs >= 5;
            if (!leads && !(stranger && match_odds(&match, headless[k]) >= ELSEWHERE))
                continue;
            found = true;
            set_in_mark(p, i);
            break;
        }
        pair_list_free(&words, p->pairs);
    }
    return found;
}

/*
 * Sections come in twos and more, and hardly in a notice or in news with a dateline: one heading there is some story's headline, if one lacks it, or
 * if the text names who wrote it at its head and at its foot.
 */
static bool lone_heading_cut(struct page_work *p)
{
    int headless = -1;
    bool found = false;
    for (size_t b = 0; b < p->nbodies; b++)
        if (p->bodies[b].block < 0 && p->bodies[b].kind == BODY_STORY)
            headless = (int)b;
    for (size_t b = 0; b < p->nbodies; b++) {
        const struct body *body = &p->bodies[b];
        bool twice = signed_twice(p, body);
        size_t headed = 0, unit = 0;
        for (size_t u = 1; u < body->nunits; u++)
            if (p->units[body->units[u]].headed) {
                headed++;
                unit = (size_t)body->units[u];
            }
        bool wanted = headless >= 0 && (int)b != headless && (body->opening || body->kind == BODY_NOTICE);
        if (headed != 1 || !(wanted || twice))
            continue;
        if (twice && !p->lines[p->units[unit].first].cut)
            p->lines[p->units[unit].first].cut = found = true;
        for (size_t i = p->units[unit].first; i-- > 0 && p->lines[i].unit < 0;)
            if (p->lines[i].heading && !p->lines[i].foreign && !(p->lines[i].marks & MARK_NUMBERED))
                p->lines[i].foreign = found = true;
    }
    return found;
}

bool splits_find(struct page_work *p)
{
    bool found = set_in_cut(p);
    found |= lone_heading_cut(p);
    return bodies_cut(p) || found;
}
