/*
 * Markdown: does a heading head a section of the story before it, or a story? Readers of print give levels as they please, so that a level says as
 * much as the page shows: of stories that are signed at their head, with a byline or a dateline, how many stand under which level. Where one level
 * is that of most of them, a deeper heading is a section's; where they stand under all of them, the shape of the heading and of what stands over
 * it says more.
 */
#include <math.h>

#include "rebuild_internal.h"

enum { ABOVE = 40, PEERS = 8 };

/* For a section (above 0) or against it. */
static const struct {
    double any, deeper, shallower, bold, never, always, unsigned_story, dateline, lead, stacked, dash, colon, brief,
        tiny, shorter, longer, peer, peer_signed, signs, preface, over_sections;
} weigh = {
    .any = -0.3,
    .deeper = 3,            /* a deeper level than the story's headline, if levels mean something here, */
    .shallower = -3,        /* or a higher one */
    .bold = 0.5,            /* a bold line under a heading */
    .never = 0.8,           /* no signed story of the page stands under this level, and others do */
    .always = -0.5,         /* for the share of the signed stories that stand under it */
    .unsigned_story = -0.5, /* the story is not signed at its head: what follows need not be either */
    .dateline = -2.4,       /* 本报讯 stories seldom have sections */
    .lead = -1.7,           /* 近日，…, 5月8日，…: so begins news */
    .stacked = -1.2,        /* two headings one over the other: kicker and title, title and subtitle */
    .dash = -6,             /* ——… stands under a title */
    .colon = -1.2,          /* 县名：… */
    .brief = -8,            /* in a column of short news each has its headline, and none has sections */
    .tiny = 2.0,            /* headings of sections are short: to 8 ideographs, */
    .shorter = 0.7,         /* to 13; */
    .longer = -2.2,         /* headlines are longer: from 17 */
    .peer = 1.0,            /* another such heading stands near: sections come in twos and more, */
    .peer_signed = 1.2,     /* all the more in a story that is signed, where those are not */
    .over_sections =
        -6,        /* a higher level than all sections of the story so far have: a box beside it, or another story */
    .preface = 4,  /* 编者按：… right under a headline goes before its story */
    .signs = -4.5, /* what follows closes with the name of who wrote it, and the story has its own */
};

size_t section_over(const struct page_work *p, size_t first)
{
    size_t i = first;
    while (i > 0 && first - i < ABOVE && p->lines[i - 1].level && p->lines[i - 1].unit < 0)
        i--;
    size_t k = i;
    while (k > 0 && first - k < ABOVE && (p->lines[k - 1].marks & MARK_BYLINE) && p->lines[k - 1].unit < 0)
        k--;
    bool under = i < first && k < i && k > 0 && p->lines[k - 1].unit < 0 && p->lines[k - 1].level > 0;
    return under && (p->lines[k - 1].level < p->lines[i].level || p->lines[k - 1].level == LEVEL_BOLD) ? i : first;
}

int level_over(const struct page_work *p, size_t first)
{
    int level = 0;
    for (size_t i = section_over(p, first); i-- > 0 && first - i < ABOVE && p->lines[i].unit < 0;) {
        const struct line *l = &p->lines[i];
        if (l->marks & MARK_FURNITURE)
            break; /* the head of a column stands over many */
        if (!l->level || (l->marks & (MARK_DASH_START | MARK_BYLINE)))
            continue;
        if (l->level != LEVEL_BOLD)
            return l->level;
        level = LEVEL_BOLD;
    }
    return level;
}

/* Is the text at line FIRST signed at its head: a byline just above, or a dateline? */
static bool signed_head(const struct page_work *p, size_t first)
{
    return (p->lines[first].marks & MARK_OPENING) || (first && (p->lines[first - 1].marks & MARK_BYLINE));
}

void levels_read(struct page_work *p)
{
    for (int i = 0; i <= LEVEL_BOLD; i++)
        p->signed_under[i] = 0;
    p->nsigned = 0;
    for (size_t i = 0; i < p->nunits; i++) {
        int level = level_over(p, p->units[i].first);
        if (level && signed_head(p, p->units[i].first)) {
            p->signed_under[level]++;
            p->nsigned++;
        }
    }
}

/* How much levels mean on this page, 0 to 1. */
static double meaning(const struct page_work *p)
{
    size_t most = 0;
    for (int i = 0; i <= LEVEL_BOLD; i++)
        if (p->signed_under[i] > most)
            most = p->signed_under[i];
    double share = ((double)most + 1) / ((double)p->nsigned + 2);
    return fmin(1, fmax(0.15, (share - 0.35) / 0.35));
}

static double level_score(const struct page_work *p, int over, int level)
{
    double score = 0;
    int deepest = 0; /* level of signed stories */
    for (int i = 1; i < LEVEL_BOLD; i++)
        deepest = p->signed_under[i] ? i : deepest;
    bool never = !p->signed_under[level] && level != LEVEL_BOLD && (over ? level != over : level > deepest);
    if (level == LEVEL_BOLD && over && over != LEVEL_BOLD)
        score += weigh.bold;
    else if (over && over != LEVEL_BOLD && level != over)
        score += (level > over ? weigh.deeper : weigh.shallower) * meaning(p);
    if (p->nsigned >= 2 && never)
        score += weigh.never;
    else if (p->nsigned)
        score += weigh.always * (double)p->signed_under[level] / (double)p->nsigned;
    return score;
}

/* The heading right over unit V, and how many lines of headings stand between it and the text before; HEAD: none. */
static const struct line *heading_over(const struct page_work *p, const struct unit *u, const struct unit *v,
                                       size_t *stacked, bool *dash)
{
    const struct line *head = NULL;
    *stacked = 0;
    *dash = false;
    for (size_t i = v->first; i-- > u->last + 1;) {
        const struct line *l = &p->lines[i];
        if (l->unit >= 0 || line_fixed(l) || l->box != p->lines[v->first].box)
            continue;
        *dash |= (l->marks & MARK_DASH_START) != 0;
        *stacked += !head || head->level != l->level || head->first != l->last + 1;
        head = head ? head : l;
    }
    return head;
}

static double shape_score(const struct line *head)
{
    return (head->ncp <= 8    ? weigh.tiny
            : head->ncp <= 13 ? weigh.shorter
            : head->ncp >= 17 ? weigh.longer
                              : 0) +
           (str_find(head->text, STR("："), 0) != SIZE_MAX ? weigh.colon : 0);
}

/* Does another heading of this level, or of any where levels mean little, stand near U and V, over a text that is not signed either? */
static bool has_peer(const struct page_work *p, const struct body *b, const struct unit *v, int level)
{
    size_t at = (size_t)(v - p->units);
    bool any = meaning(p) < 0.5;
    for (size_t i = at + 1; i < p->nunits && i < at + PEERS; i++) {
        const struct unit *w = &p->units[i];
        size_t k = w->first;
        if (!w->credit && k && p->lines[k - 1].unit < 0) {
            if (signed_head(p, k))
                break;
            if (p->lines[k - 1].level && (p->lines[k - 1].level == level || any))
                return true;
            break; /* the last of them has its peers before it */
        }
    }
    for (size_t i = b->nunits; i-- > 1 && b->nunits - i <= PEERS;) {
        size_t k = p->units[b->units[i]].first;
        if (k && p->lines[k - 1].unit < 0 && p->lines[k - 1].level && (p->lines[k - 1].level == level || any))
            return true;
    }
    return false;
}

/* Do headings stand over unit V, behind unit U, of which one is of a higher level than all sections of B, two and more, that have one level? */
static bool over_sections(const struct page_work *p, const struct body *b, const struct unit *u, const struct unit *v)
{
    int level = 0;
    size_t sections = 0;
    for (size_t k = 1; k < b->nunits; k++) {
        const struct unit *w = &p->units[b->units[k]];
        if (!w->headed)
            continue;
        int own = p->lines[w->first - 1].level;
        if (!own || own == LEVEL_BOLD || (level && own != level))
            return false;
        level = own;
        sections++;
    }
    for (size_t i = v->first; sections > 1 && i-- > u->last + 1;)
        if (p->lines[i].unit < 0 && p->lines[i].level && p->lines[i].level < level)
            return true;
    return false;
}

/* Is B no more than a note of the editors under its headline? */
static bool prefaced(const struct page_work *p, const struct body *b)
{
    const struct unit *u = &p->units[b->units[0]];
    return b->nunits == 1 && u->last - u->first < 4 && level_over(p, u->first) &&
           words_prefix(p->words, WORD_PREFACE, p->lines[u->first].text);
}

double levels_score(const struct page_work *p, const struct body *b, const struct unit *u, const struct unit *v,
                    int level)
{
    size_t first = p->units[b->units[0]].first, stacked;
    bool dash, is_signed = signed_head(p, first), follows = signed_head(p, v->first);
    const struct line *head = heading_over(p, u, v, &stacked, &dash);
    bool peer = has_peer(p, b, v, level);
    double score = weigh.any + level_score(p, level_over(p, first), level);
    score += !is_signed ? weigh.unsigned_story : 0;
    score += b->opening ? weigh.dateline : 0;
    score += b->brief ? weigh.brief : 0;
    score += news_lead(p, &p->lines[v->first]) ? weigh.lead : 0;
    score += dash ? weigh.dash : stacked > 1 ? weigh.stacked : 0;
    score += head ? shape_score(head) : 0;
    score += prefaced(p, b) ? weigh.preface : 0;
    score += over_sections(p, b, u, v) ? weigh.over_sections : 0;
    score += is_signed && v->signed_off && bracket_names(p, v->first, v->last) ? weigh.signs : 0;
    score += peer ? weigh.peer + (is_signed && !follows ? weigh.peer_signed : 0) : 0;
    return score;
}
