/*
 * The page's own facts: which lines are its header and footer, and what they say together.
 *
 * A line that is surely one makes its neighbours likelier: 要闻 alone may be a kicker, beside 第4版 it is the page's title. So lines that may be
 * header lines are gathered in runs, and a run is taken or left as a whole where no line of it is sure.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../rebuild_internal.h"
#include "baolan/dating.h"

#include "baolan/language.h"

/* What makes a run of header lines believed. */
static const struct {
    double line, sure, staff, number, edge, alone;
} least = {
    .line = 0.4,   /* for one line to be thought of */
    .sure = 2.0,   /* for one line to stand by itself */
    .staff = 1.5,  /* the same, when persons are all it names */
    .number = 1.5, /* a number framed by dashes */
    .edge = 1.0,   /* for a run at the first or last line of the page */
    .alone = 2.6,  /* for a run of weak lines anywhere: a day of the week with the parts of a date */
};

enum {
    LONGEST_NAME_LINE = 40, /* code points of a line that is not sure by itself */
    GROUP_LINES = 9,        /* of a header set apart by blank lines */
    REPEATS_LEAST = 3,      /* times that a line comes again */
    LONGEST_FOOT = 120,     /* code points of a line at the foot of a web edition, of the weather */
    FIELD_DAYS = -1         /* instead of a day: several */
};

/* - 3 -, —— 3 ——, · 3 · */
static bool framed_number(struct str s)
{
    s = str_trim(s);
    size_t at = 0, end = s.n, digits = 0;
    uint32_t first = utf8_next(s, &at), last = utf8_prev(s, &end);
    bool dash = first == '-' || first == 0x2014 || first == 0x2013 || first == 0xb7 || first == '~' || first == 0x2015;
    if (!dash || last != first || s.n > 40)
        return false;
    for (at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        digits += cp_is_digit(c);
        if (!cp_is_digit(c) && !cp_is_space(c) && c != first)
            return false;
    }
    return digits >= 1 && digits <= 3;
}

static bool story_line(const struct line *l)
{
    return (l->marks & (MARK_OPENING | MARK_JUMP_FROM | MARK_JUMP_TO)) || l->vertical;
}

/* Justified and shadowed lines are read as they were set right; all others with the blanks that part their phrases. */
static struct str header_text(const struct line *l)
{
    return l->spaced || l->doubled || !l->raw.s ? l->text : l->raw;
}

/* 发布时间：2023-03-17, 某某日报 2023-03-17 阅读数：1213: the day of a story of a web edition. Where all say the same, it is the page's. */
static void field_day(struct page_work *p, const struct header *h)
{
    int day = (h->kinds & HEADER_DATE) == HEADER_DATE ? day_make(h->year, h->month, h->day) : 0;
    if (day)
        p->field_day = p->field_day && p->field_day != day ? FIELD_DAYS : day;
}

static void headers_read(struct page_work *p)
{
    p->headers = arena_array(p->arena, p->nlines, sizeof *p->headers);
    for (size_t i = 0; i < p->nlines; i++) {
        const struct line *l = &p->lines[i];
        struct header h;
        struct str s = header_text(l);
        if (story_line(l) || (l->signs & SIGN_STOP) || s.n > HEADER_LONGEST)
            continue;
        bool framed = framed_number(s);
        if (header_read(p->arena, p->words, s, framed ? 0 : least.line, &h) && (framed || h.strength >= least.line)) {
            if (l->field) { /* a byline, which stays */
                field_day(p, &h);
                continue;
            }
            h.strength = framed ? least.number : h.strength;
            p->headers[i] = arena_copy(p->arena, &h, 1, sizeof h);
        }
    }
}

static bool sure(const struct header *h)
{
    bool staff = (h->kinds & HEADER_STAFF) && h->unread == 0 && h->strength >= least.staff;
    bool framed = h->kinds == HEADER_NUMBER && h->strength >= least.number;
    return h->strength >= least.sure || staff || framed;
}

/* A day with nothing beside it is as likely a signature's: then somebody's name stands before it, unfinished. */
static bool signature_like(const struct page_work *p, size_t i)
{
    const struct header *h = p->headers[i];
    if ((h->kinds & HEADER_DATE) != HEADER_DATE || h->kinds & ~(unsigned)HEADER_DATE || i == 0)
        return false;
    return !p->headers[i - 1] && !line_complete(&p->lines[i - 1]);
}

static bool may_be_weak(const struct page_work *p, size_t i)
{
    const struct header *h = p->headers[i];
    return h && h->unread == 0 && p->lines[i].ncp <= (h->kinds & HEADER_FOOT ? LONGEST_FOOT : LONGEST_NAME_LINE) &&
           !signature_like(p, i);
}

/* Lines [FROM, TO) may all be header lines and none of them is sure. */
static bool run_believed(const struct page_work *p, size_t from, size_t to, bool beside_sure)
{
    unsigned kinds = 0;
    double strength = 0;
    for (size_t i = from; i < to; i++) {
        kinds |= p->headers[i]->kinds;
        strength += p->headers[i]->strength;
    }
    if (beside_sure)
        return true;
    bool telling = kinds & (HEADER_NAME | HEADER_PAGE | HEADER_WEEKDAY | HEADER_SITE) ||
                   (kinds & HEADER_DATE) == HEADER_DATE ||
                   (kinds & (HEADER_NUMBER | HEADER_SECTION)) == (HEADER_NUMBER | HEADER_SECTION);
    if ((from == 0 || to == p->nlines) && telling && strength >= least.edge)
        return true;
    return (kinds & HEADER_WEEKDAY) && (kinds & HEADER_DAY || kinds & HEADER_NUMBER) && (kinds & HEADER_MONTH) &&
           strength >= least.alone;
}

/* Two buttons on a page, and it came from a web edition. */
static bool web_edition(const struct page_work *p)
{
    int buttons = 0;
    for (size_t i = 0; i < p->nlines; i++)
        buttons += p->headers[i] && p->headers[i]->unread == 0 ? p->headers[i]->sites : 0;
    return buttons >= 2;
}

/* Then every line of nothing but buttons and fields is one. */
static void sites_take(const struct page_work *p, bool *taken)
{
    const unsigned others = HEADER_DATE | HEADER_NAME | HEADER_WEEKDAY | HEADER_CONTACT;
    bool site = web_edition(p);
    for (size_t i = 0; i < p->nlines && site; i++) {
        const struct header *h = p->headers[i];
        if (!h || h->unread || !(h->kinds & (HEADER_SITE | HEADER_FIELD)) ||
            (h->kinds & ~(others | HEADER_SITE | HEADER_FIELD | HEADER_FOOT)))
            continue;
        taken[i] |= h->kinds == HEADER_SITE || (h->kinds & (HEADER_FIELD | HEADER_FOOT));
    }
}

/* A short line that comes again and again, mostly next to furniture, is furniture: a button, a running head in words nobody listed. */
static void repeats_take(const struct page_work *p, bool *taken)
{
    struct repeat *all = xcalloc(p->nlines + 1, sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        const struct line *l = &p->lines[i];
        bool open = l->end == END_OPEN && !(l->marks & (MARK_BYLINE | MARK_CREDIT | MARK_DATE | MARK_NUMBERED));
        if (!taken[i] && open && !l->rule && !l->listed && !story_line(l) && !l->table && l->ncp >= 2 &&
            l->ncp <= LONGEST_NAME_LINE)
            all[n++] = (struct repeat){str_hash(l->text), i};
    }
    n = repeats_find(all, n);
    for (size_t from = 0, to; from < n; from = to) {
        size_t beside = 0;
        for (to = from; to < n && all[to].hash == all[from].hash; to++) {
            size_t i = all[to].line;
            beside += (i && taken[i - 1]) || (i + 1 < p->nlines && taken[i + 1]);
        }
        for (size_t k = from; to - from >= REPEATS_LEAST && beside * 2 > to - from && k < to; k++)
            taken[all[k].line] = true;
    }
    free(all);
}

/* A small group of close lines, most of it header and none of it a story's: the rest is its motto. */
static void groups_take(const struct page_work *p, bool *taken)
{
    if (web_edition(p)) /* repeats its header over each headline */
        return;
    for (size_t from = 0, to; from < p->nlines; from = to) {
        size_t header = 0;
        bool story = false;
        for (to = from; to < p->nlines && (to == from || !p->lines[to].gap); to++) {
            const struct line *l = &p->lines[to];
            header += taken[to];
            story |=
                !taken[to] && (story_line(l) || l->end == END_SENTENCE || (l->marks & (MARK_BYLINE | MARK_CREDIT)));
        }
        for (size_t i = from; i < to && !story && to - from <= GROUP_LINES && header * 2 > to - from; i++)
            taken[i] = true;
    }
}

/*
 * The weather beside the name and the day: 天气：…, in one line or a few, in words and whole sentences. A column's text says more, and stands
 * apart; a story about the weather says something else.
 */
static void weather_take(const struct page_work *p, bool *taken)
{
    enum { MOST_LINES = 6, MOST = 90 }; /* MOST: code points */
    for (size_t from = 0, to; from < p->nlines; from = to) {
        to = from + 1;
        if (taken[from] || !words_prefix(p->words, WORD_WEATHER_LEAD, p->lines[from].text))
            continue;
        enum header_weather first = header_weather(p->words, p->lines[from].text);
        int ncp = p->lines[from].ncp;
        if (first == WEATHER_NONE || first == WEATHER_MORE)
            continue;
        while (to < p->nlines && to - from < MOST_LINES && !taken[to] && p->lines[to].gap <= p->lines[from].gap &&
               p->lines[to - 1].end != END_SENTENCE && header_weather(p->words, p->lines[to].text) == WEATHER_MORE)
            ncp += p->lines[to++].ncp;
        bool beside = (from && taken[from - 1]) || (to < p->nlines && taken[to]);
        for (size_t i = from; beside && (first == WEATHER_TOLD || to - from > 1) && ncp <= MOST && i < to; i++)
            taken[i] = true;
    }
}

static void accept(struct page_work *p, size_t i)
{
    struct line *l = &p->lines[i];
    const struct header *h = p->headers[i];
    l->marks &= ~(unsigned)(MARK_BYLINE | MARK_COMMENTATOR | MARK_CREDIT | MARK_DATE | MARK_RULE);
    l->marks |= MARK_FURNITURE;
    l->role = ROLE_FURNITURE;
    l->rule = N_("among header lines, or repeated beside them");
    l->sure = 0.6;
    if (!h)
        return;
    if ((h->kinds & HEADER_STAFF) && !(h->kinds & (HEADER_DATE | HEADER_PAGE | HEADER_NAME)))
        l->marks |= MARK_STAFF;
    l->role = l->marks & MARK_STAFF ? ROLE_STAFF : ROLE_FURNITURE;
    l->rule = l->marks & MARK_STAFF                       ? N_("who made the page")
              : h->kinds & HEADER_FIELD                   ? N_("says where the text comes from")
              : h->kinds & (HEADER_DATE | HEADER_WEEKDAY) ? N_("header line: the day of the issue")
              : h->kinds & (HEADER_PAGE | HEADER_NUMBER)  ? N_("header line: the number of the page")
              : h->kinds & HEADER_NAME                    ? N_("header line: the name of the paper")
              : h->kinds & HEADER_SITE                    ? N_("buttons of a web edition")
                                                          : N_("beside header lines, and like one");
    l->sure = fmin(1, 0.4 + h->strength / 5);
}

/* A lone number is the page's when the header says so too; elsewhere it is a figure that the extractor stranded. */
static void numbers_settle(struct page_work *p, const char *page_no)
{
    for (size_t i = 0; i < p->nlines; i++) {
        struct header *h = p->headers[i];
        if (!h || h->kinds != HEADER_NUMBER || (p->lines[i].marks & MARK_FURNITURE) || !page_no)
            continue;
        const char *digits = page_no + (*page_no >= 'A' ? 1 : 0);
        bool apart = (i == 0 || p->lines[i].gap) && (i + 1 == p->nlines || p->lines[i + 1].gap);
        if (apart && h->unread == 0 && h->number == atoi(digits))
            accept(p, i);
    }
}

/* The fields of a story stand under its headline: the last lines of P before line I of them, of those that stay, are headlines, whatever they end with. */
static void headline_over(struct page_work *p, size_t kept, size_t i)
{
    enum { MOST = 3, LONGEST = 60 };
    const struct header *h = p->headers[i];
    if (p->lines[i].gap > 1 || !(p->lines[i].field || (h && (h->kinds & HEADER_FIELD))))
        return;
    for (size_t k = kept; k > 0 && kept - k < MOST; k--) {
        struct line *l = &p->lines[k - 1];
        if ((l->signs & SIGN_STOP) || l->ncp > LONGEST || line_fixed(l))
            break;
        l->over_fields = true;
        if (l->gap || l->parted)
            break;
    }
}

/*
 * Header lines leave the page: what stands before one and what stands behind it are neighbours again. Where text ended before it, at least a
 * blank line is left between.
 */
static void lines_part(struct page_work *p)
{
    size_t kept = 0;
    int gap = 0;
    bool parted = false, buttons = false, between = false;
    size_t leave = 0;
    for (size_t i = 0; i < p->nlines; i++)
        leave += p->lines[i].rule != NULL;
    p->furniture = arena_array(p->arena, leave, sizeof *p->furniture);
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        headline_over(p, kept, i);
        if (l->rule) {
            p->furniture[p->nfurniture++] = *l;
            gap = l->gap > gap ? l->gap : gap;
            buttons |= !p->headers[i] || (p->headers[i]->kinds & HEADER_SITE);
            between |= p->headers[i] && p->headers[i]->between;
            parted = true;
            continue;
        }
        if (parted) {
            bool goes_on = kept && !line_complete(&p->lines[kept - 1]);
            l->gap = l->gap > gap ? l->gap : gap;
            l->gap = goes_on || l->gap ? l->gap : 1;
        }
        l->parted = buttons;
        l->cut = between && kept && line_complete(&p->lines[kept - 1]);
        gap = 0;
        parted = buttons = between = false;
        if (kept < i)
            p->lines[kept] = *l;
        kept++;
    }
    p->nlines = kept;
}

static const char *page_number(const struct page_work *p)
{
    const char *found = NULL;
    for (size_t i = 0; i < p->nlines; i++)
        if ((p->lines[i].marks & MARK_FURNITURE) && p->headers[i] && p->headers[i]->page_no.s && !found)
            found = p->headers[i]->page_no.s;
    return found;
}

/* ---- what they say together ----------------------------------------------------------------------------------------- */

static void take_int(int *to, int from, int none)
{
    if (*to == none)
        *to = from;
}

/* The parts of a date that stand in header lines next to one another belong to one day. */
static struct header run_joined(const struct page_work *p, size_t from, size_t to)
{
    struct header sum = {.weekday = -1, .number = -1};
    for (size_t i = from; i < to; i++) {
        const struct header *h = p->headers[i];
        if (!h || (h->kinds & HEADER_FIELD))
            continue;
        bool other_day = h->day && sum.day && (h->day != sum.day || (h->month && sum.month && h->month != sum.month));
        if (other_day)
            continue;
        take_int(&sum.year, h->year, 0);
        take_int(&sum.month, h->month, 0);
        take_int(&sum.day, h->day, 0);
        take_int(&sum.weekday, h->weekday, -1);
        take_int(&sum.number, h->number, -1);
        if (!sum.lunar_day && h->lunar_day) {
            sum.lunar_month = h->lunar_month;
            sum.lunar_day = h->lunar_day;
        }
        sum.strength += h->strength;
    }
    /* A large figure alone: the day of the month. */
    if (sum.month && !sum.day && sum.number >= 1 && sum.number <= 31)
        sum.day = sum.number;
    return sum;
}

/* How well DAY fits the day of the week and of the Chinese calendar that stand beside it. */
static double day_fit(int day, const struct header *h)
{
    double fit = 1;
    if (h->weekday >= 0)
        fit += day_weekday(day) == h->weekday ? 0.6 : -0.3;
    if (h->lunar_day)
        fit += lunar_is(day, h->lunar_month, h->lunar_day) ? 0.6 : -0.2;
    return fit;
}

/* The one year in which month, day, weekday and lunar day agree; 0 when there are several or none. NEAR narrows the choice when not 0. */
int facts_year(const struct header *h, int near)
{
    int found = 0;
    for (int year = near ? near - 1 : 1949; year <= (near ? near + 1 : 2100); year++) {
        int day = day_make(year, h->month, h->day);
        if (!day || (h->weekday >= 0 && day_weekday(day) != h->weekday) ||
            (h->lunar_day && !lunar_is(day, h->lunar_month, h->lunar_day)))
            continue;
        if (found)
            return 0;
        found = year;
    }
    return found;
}

static void date_gather(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines;) {
        if (!(p->lines[i].marks & MARK_FURNITURE) || !p->headers[i]) {
            i++;
            continue;
        }
        size_t end = i;
        for (; end < p->nlines && (p->lines[end].marks & MARK_FURNITURE) && p->headers[end]; end++)
            if (p->headers[end]->kinds & HEADER_FIELD)
                field_day(p, p->headers[end]);
        struct header sum = run_joined(p, i, end);
        int day = sum.year && sum.month && sum.day ? day_make(sum.year, sum.month, sum.day) : 0;
        double fit = day ? day_fit(day, &sum) : 0;
        if (day && fit > p->printed_fit) {
            p->printed_fit = fit;
            p->printed = day;
        } else if (!day && sum.month && sum.day && (sum.weekday >= 0 || sum.lunar_day) && !p->partial.day) {
            p->partial = sum;
        }
        i = end;
    }
    if (!p->printed && !p->partial.day && p->field_day != FIELD_DAYS)
        p->printed = p->field_day;
}

static bool staff_known(const struct staff *at, size_t n, const struct staff *s)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(at[i].role, s->role) && str_eq(at[i].name, s->name))
            return true;
    return false;
}

static void staff_gather(struct page_work *p)
{
    struct {
        struct staff *at;
        size_t n, cap;
    } all = {0};
    for (size_t i = 0; i < p->nlines && all.n < 64; i++)
        if ((p->lines[i].marks & MARK_FURNITURE) && p->headers[i])
            for (size_t k = 0; k < p->headers[i]->nstaff; k++)
                if (!staff_known(all.at, all.n, &p->headers[i]->staff[k]))
                    vec_push(&all, p->headers[i]->staff[k]);
    p->facts.staff = arena_copy(p->arena, all.at, all.n, sizeof *all.at);
    p->facts.nstaff = all.n;
    vec_free(&all);
}

/* Of what the header lines say, the strongest line's word counts. */
struct voice {
    struct str text;
    double weight;
};

static void voice_hear(struct voice *v, struct str text, double weight)
{
    if (text.s && weight > v->weight)
        *v = (struct voice){text, weight};
}

static void facts_gather(struct page_work *p)
{
    date_gather(p);
    struct voice name = {0}, number = {0}, title = {0};
    for (size_t i = 0; i < p->nlines; i++) {
        const struct header *h = p->headers[i];
        if (!(p->lines[i].marks & MARK_FURNITURE) || !h)
            continue;
        bool paged = h->kinds & (HEADER_PAGE | HEADER_NUMBER),
             dated = h->kinds & (HEADER_WEEKDAY | HEADER_MONTH | HEADER_NAME);
        voice_hear(&name, h->newspaper, 1 + h->strength / 10);
        voice_hear(&number, h->page_no, 3);
        if (h->number > 0 && !(h->number == p->partial.day && !h->title.s))
            voice_hear(&number, arena_printf(p->arena, "%d", h->number), h->kinds == HEADER_NUMBER ? 1 : 2);
        voice_hear(&title, h->title, paged ? 3 : dated ? 2.5 : 1.5);
        if (h->stray.s && (paged || dated) && sure(h))
            voice_hear(&title, h->stray, paged ? 2 : 1);
    }
    /* 要闻·综合 at the very top, by itself, may as well be a kicker, so it stays there; but it is a page's name too. */
    const struct header *top = p->nlines ? p->headers[0] : NULL;
    if (top && top->kinds == HEADER_SECTION && top->unread == 0 && name.text.s && p->nlines > 1 && p->lines[1].gap)
        voice_hear(&title, top->title, 0.5);
    p->facts.newspaper = name.text;
    p->facts.page_no = number.text;
    p->facts.page_title = title.text;
    staff_gather(p);
}

/* Two to four ideographs at the very top of the page and right over who made it: the page's name. */
static bool name_over_staff(const struct page_work *p)
{
    enum { LEAST = 2, MOST = 4 };
    const struct line *l = p->lines;
    size_t at = 0;
    bool bare = true;
    while (bare && at < l->text.n) {
        uint32_t c = utf8_next(l->text, &at);
        bare = c == ' ' || cp_is_han(c);
    }
    return bare && !l->marks && l->ncp >= LEAST && l->ncp <= MOST && p->headers[1] && !l[1].gap &&
           (p->headers[1]->kinds & HEADER_STAFF);
}

/* 综合新闻⏎公告 at the very top: what the page holds, and no headline of its first notice. */
static bool names_notices(const struct page_work *p)
{
    const struct header *top = p->headers[0];
    const struct line *l = p->lines;
    return top && (top->kinds & HEADER_SECTION) && !top->unread && !l[1].gap && l[2].gap &&
           words_have(p->words, WORD_NOTICE, l[1].text);
}

/* 3 at the very top of the page, by itself, is its number; a word or two just under it, with the day behind them, its name. */
static void top_take(const struct page_work *p, bool *taken)
{
    enum { NAME_MOST = 6 };
    const struct header *top = p->nlines > 2 ? p->headers[0] : NULL;
    if (!top && p->nlines > 2 && taken[1] && name_over_staff(p))
        taken[0] = true;
    if (p->nlines > 2 && names_notices(p))
        taken[0] = taken[1] = true;
    if (!top || top->kinds != HEADER_NUMBER || top->unread || p->lines[0].ncp > 2)
        return;
    taken[0] = true;
    const struct line *name = &p->lines[1];
    if (!taken[1] && !name->marks && name->ncp <= NAME_MOST && name->end == END_OPEN && taken[2])
        taken[1] = true;
}

void facts_mark(struct page_work *p)
{
    headers_read(p);
    bool *taken = arena_array(p->arena, p->nlines, sizeof *taken);
    for (size_t i = 0; i < p->nlines; i++)
        taken[i] = p->headers[i] && sure(p->headers[i]);
    sites_take(p, taken);
    for (size_t i = 0; i < p->nlines;) {
        if (taken[i] || !may_be_weak(p, i)) {
            i++;
            continue;
        }
        size_t end = i + 1;
        while (end < p->nlines && !taken[end] && may_be_weak(p, end))
            end++;
        bool beside = (i && taken[i - 1]) || (end < p->nlines && taken[end]);
        if (run_believed(p, i, end, beside))
            for (size_t k = i; k < end; k++)
                taken[k] = beside || p->headers[k]->kinds != HEADER_NUMBER || end - i > 1;
        i = end;
    }
    top_take(p, taken);
    weather_take(p, taken);
    repeats_take(p, taken);
    groups_take(p, taken);
    for (size_t i = 0; i < p->nlines; i++)
        if (taken[i])
            accept(p, i);
    numbers_settle(p, page_number(p));
    facts_gather(p);
    jumps_leave(p);
    lines_part(p);
}
