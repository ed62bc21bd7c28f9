/* Body lines that surely hang together are a unit. It is cut wherever a story may begin or end; bodies.c joins what was cut too much. */
#include <stdlib.h>
#include <string.h>

#include "runs.h"

enum { SIGNATURE_LINES = 5, CAPTION_LINES = 14, STOPLESS_LINES = 4, STOPLESS_COLUMNS = 60 };

bool line_contact(const struct page_work *p, const struct line *l)
{
    size_t at = l->text.n;
    return l->contact || (cp_is_digit(utf8_prev(l->text, &at)) &&
                          (digits_only(l->text) || words_count(p->words, WORD_CONTACT, l->text)));
}

/* Lines between a sentence end and a line that is only a date, short and unpunctuated: who signs, and when. */
static void signatures_mark(struct page_work *p)
{
    for (size_t i = 1; i < p->nlines; i++) {
        if (!(p->lines[i].marks & MARK_DATE) || (p->lines[i].marks & MARK_FURNITURE))
            continue;
        size_t k = i;
        while (k > 0 && i - k < SIGNATURE_LINES) {
            const struct line *l = &p->lines[k - 1];
            if (l->body && (l->end == END_SENTENCE || line_contact(p, l)))
                break;
            if (l->end != END_OPEN || l->hi > 60 || line_fixed(l) || l->level || l->vertical)
                break;
            k--;
        }
        if (k == 0 || i - k >= SIGNATURE_LINES || !p->lines[k - 1].body ||
            (p->lines[k - 1].end != END_SENTENCE && !line_contact(p, &p->lines[k - 1])))
            continue;
        for (; k <= i; k++)
            p->lines[k].signature = p->lines[k].body = true;
    }
}

bool under_notice(const struct page_work *p, size_t i)
{
    enum { NOTICE_LINES = 80, HEADS = 4 };
    size_t heads = 0;
    for (size_t k = i, n = 0; k-- > 0 && n < NOTICE_LINES && heads < HEADS; n++) {
        const struct line *l = &p->lines[k];
        if (l->body && heads)
            return false;
        heads += !l->body;
        if (!l->body && words_suffix(p->words, WORD_NOTICE, l->text))
            return true;
    }
    return false;
}

/*
 * The office that signs a notice without a date, or any text with one that lacks its year: alone on its line behind the last sentence, before
 * something else begins.
 */
static void offices_mark(struct page_work *p)
{
    enum { SHORTEST = 5, LONGEST = 30 };
    for (size_t i = 1; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        bool dated = i + 1 < p->nlines && day_alone(&l[1]) && !l[1].signature;
        bool ends = i + 1 == p->nlines || !l[1].body || (l[1].marks & (MARK_OPENING | MARK_JUMP_FROM)) || dated;
        if (l->signature || !ends || !l[-1].body || l[-1].end != END_SENTENCE || l->end != END_OPEN || l->level ||
            l->vertical || line_fixed(l) || l->ncp < SHORTEST || l->ncp > LONGEST)
            continue;
        if (!words_suffix(p->words, WORD_OFFICE, l->text) || !(dated || under_notice(p, i)))
            continue;
        l->signature = l->body = true;
        if (dated)
            l[1].signature = l[1].body = true;
    }
}

/* A line with nothing but the photographer: "王涛 摄"; or what a line end left of him: "/摄". */
static bool bare_credit(const struct page_work *p, const struct line *l)
{
    enum { REST = 4, ARTIST = 12 };
    if ((l->marks & MARK_CREDIT) && l->ncp <= REST && words_suffix(p->words, WORD_PHOTO, l->text))
        return true;
    if ((l->marks & MARK_CREDIT) && l->ncp <= ARTIST && words_suffix(p->words, WORD_ARTIST, l->text) &&
        artist_parse(p->arena, p->words, l->text, NULL) == l->text.n)
        return true; /* who made what the line before names */
    return (l->marks & MARK_CREDIT) && l->ncp < 40 &&
           (credit_parse(p->arena, p->words, l->text, NULL) == 0 || byline_parse(p->arena, p->words, l->text, NULL));
}

bool measures_differ(const struct page_work *p, int a, int b)
{
    enum { APART = 5, SHARP_APART = 2 };
    return abs(a - b) >= (p->sharp ? SHARP_APART : APART);
}

/* Is line I - 1 the last of a text under a picture that has no credit? It is one paragraph. */
static bool picture_end(const struct page_work *p, size_t i)
{
    const struct line *last = &p->lines[i - 1], *next = &p->lines[i];
    for (size_t k = i, n = 0; k-- > 0 && n < CAPTION_LINES && p->lines[k].body; n++) {
        if (p->lines[k].marks & MARK_PICTURE) {
            bool first =
                p->indents_kept ? next->indent >= 3 : next->end == END_OPEN && abs(next->hi - (next->width - 4)) <= 1;
            return last->end == END_SENTENCE &&
                   (!last->width || next->width != last->width || last->hi < last->width - 4 || first);
        }
        if (k + 1 < i && line_complete(&p->lines[k]) && p->lines[k].hi < p->lines[k].width - 4)
            break;
    }
    return false;
}

/* Do lines I - 1 and I stand in a few close lines, blank lines around them, that end with the photographer? They are one caption. */
static bool caption_group(const struct page_work *p, size_t i)
{
    size_t from = i, to = i;
    while (from > 0 && !p->lines[from].gap && i - from < CAPTION_LINES)
        from--;
    while (to + 1 < p->nlines && !p->lines[to + 1].gap && to - i < CAPTION_LINES)
        to++;
    bool apart = p->lines[from].gap && (to + 1 == p->nlines || p->lines[to + 1].gap);
    return apart && from < i && to - from < CAPTION_LINES && (p->lines[to].marks & MARK_CREDIT);
}

/* May a story begin at line I of a run of body lines? */
static bool seam(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i], *before = l - 1;
    if (l->cut || l->box != before->box || (before->poem && !l->poem))
        return true;
    bool led = before->leads && before->verse; /* by a letter's salutation */
    if (l->signature || bare_credit(p, l) || (l->marks & MARK_CLOSING) || led)
        return false;
    if ((l->marks & (MARK_ITEM | MARK_PICTURE)) || picture_end(p, i) || (line_asks(l) && l->gap > p->usual_gap))
        return true;
    if ((l->marks & (MARK_OPENING | MARK_JUMP_FROM)) ||
        (before->marks & (MARK_JUMP_TO | MARK_CREDIT | MARK_SIGNED | MARK_CLOSING)) || before->signature)
        return true;
    if (l->doubled != before->doubled)
        return true;
    if (l->doubled)
        return false; /* a caption in shadow print is one run */
    /* In mid-sentence: something was set into the story, or it goes on in another measure; bodies.c sees to it. */
    if (!line_complete(before))
        return (measures_differ(p, l->width, before->width) && !caption_group(p, i)) ||
               (l->gap > p->usual_gap && p->indents_kept && l->indent >= 3);
    return l->block_start || measures_differ(p, l->width, before->width) ||
           (l->gap > p->usual_gap && !p->markdown && l->width);
}

/* What speaks for a caption to begin with line I of a run that ends with its credit. */
static const struct {
    double run, lead, numbered, paragraph_end, sentence_end, breaks_sentence, breaks_word, first_like, not_first,
        measure, gap, tight, resumed, resumed_word, under_byline, line;
} begins = {
    .run = 1.0,           /* where the run begins anyway */
    .lead = 2.0,          /* a date, 近日, 图为 */
    .numbered = 4.0,      /* 图①：, of which each has its own */
    .paragraph_end = 1.5, /* behind the short last line of a paragraph */
    .sentence_end = 0.3,
    .breaks_sentence = -0.5,
    .breaks_word = -2.5, /* within a word */
    .first_like = 1.0,   /* set in two ideographs */
    .not_first = -0.5,
    .measure = 1.0,       /* in another measure */
    .gap = 1.0,           /* behind more blank lines than usual */
    .tight = 2.5,         /* close lines where the story's stand apart */
    .resumed = 1.5,       /* the sentence before it goes on behind the credit, in the same measure */
    .resumed_word = 2.5,  /* … and within a word */
    .under_byline = -1.5, /* a long one right under a byline: that is how the story begins */
    .line = -0.12,        /* for each line beyond six: captions are short */
};

/* Do lines I to LAST stand close, on a page whose columns have a blank line between lines? */
static bool tight_group(const struct page_work *p, size_t i, size_t last)
{
    if (!p->gapped || i == last || !p->lines[i].gap)
        return false;
    for (size_t k = i + 1; k <= last; k++)
        if (p->lines[k].gap)
            return false;
    return true;
}

/* Line I - 1 stops in mid-sentence, and what stands behind the credit at LAST goes on in its measure. */
static bool resumed(const struct page_work *p, size_t i, size_t last)
{
    const struct line *before = &p->lines[i - 1];
    if (last + 1 >= p->nlines || line_complete(before) || !before->width)
        return false;
    const struct line *after = &p->lines[last + 1];
    return after->body && after->width == before->width && !(after->marks & (MARK_OPENING | MARK_JUMP_FROM)) &&
           !(p->indents_kept && after->indent >= 3);
}

static double caption_begins(const struct page_work *p, size_t i, size_t first, size_t last)
{
    enum { LONG = 5 };
    const struct line *l = &p->lines[i];
    double s = last - i > LONG ? begins.line * (double)(last - i - LONG) : 0;
    s += news_lead(p, l) ? begins.lead : 0;
    s += (l->marks & MARK_PICTURE) && picture_number(l->text) ? begins.numbered : 0;
    if (i == first) {
        bool under_byline = i && (l[-1].marks & MARK_BYLINE) && last - i > LONG;
        return s + (under_byline ? begins.under_byline : 0) +
               (l->marks & (MARK_OPENING | MARK_JUMP_FROM) ? -4 * begins.run : begins.run);
    }
    const struct line *before = l - 1;
    bool full = l->width && l->hi > l->width - 3;
    if (line_complete(before))
        s += before->width && before->hi < before->width - 5 ? begins.paragraph_end : begins.sentence_end;
    else
        s += before->joined ? begins.breaks_word : begins.breaks_sentence;
    s += l->indent >= 3 || (i < last && l->width && !full && l->end != END_SENTENCE) ? begins.first_like
                                                                                     : begins.not_first;
    s += l->width != before->width || (l->width && l->lo > l->width + 2) ? begins.measure : 0; /* or goes beyond it */
    if (resumed(p, i, last))
        s += begins.resumed + (seam_joined(p, before->text, p->lines[last + 1].text) ? begins.resumed_word : 0);
    s += tight_group(p, i, last) ? begins.tight : 0;
    return s + (l->gap > p->usual_gap ? begins.gap : 0);
}

/* Where the caption begins whose credit closes the run [FIRST, LAST]. */
static size_t caption_start(const struct page_work *p, size_t first, size_t last)
{
    for (size_t i = last; i > first && last - i <= CAPTION_LINES; i--)
        if (p->lines[i - 1].verse || p->lines[i].imaged) /* poems and lists are none; a picture stands over its own */
            first = i;
    bool bare = bare_credit(p, &p->lines[last]);
    if (!p->wrapped && !p->lines[last].width && !p->lines[last].loose) { /* a paragraph a line, or one that goes on */
        size_t i = bare && last > first ? last - 1 : last;
        while (i > first && !line_complete(&p->lines[i - 1]) && p->lines[i].gap <= p->usual_gap &&
               last - i < CAPTION_LINES && !tight_group(p, i, last) && !news_lead(p, &p->lines[i]))
            i--;
        return i;
    }
    size_t best = last;
    double most = -1e9;
    for (size_t i = last + 1 - (bare && last > first); i-- > first && last - i <= CAPTION_LINES;) {
        double s = caption_begins(p, i, first, last);
        if (s > most) {
            most = s;
            best = i;
        }
    }
    return best;
}

/* A line or few in shadow print, which is what texts under pictures are set in, and nobody signs them. */
static bool shadow_text(const struct page_work *p, size_t first, size_t last)
{
    enum { MOST = 3 };
    for (size_t i = first; i <= last; i++)
        if (!p->lines[i].doubled || p->lines[i].signature)
            return false;
    bool set_apart = (!first || !p->lines[first - 1].doubled) && (last + 1 == p->nlines || !p->lines[last + 1].doubled);
    return set_apart && last - first < MOST && p->lines[last].end == END_SENTENCE &&
           !(p->lines[first].marks & (MARK_OPENING | MARK_JUMP_FROM));
}

static void unit_add(struct page_work *p, size_t first, size_t last, size_t *cap)
{
    p->units = vec_grown(p->units, p->nunits, cap, sizeof *p->units);
    struct unit *u = &p->units[p->nunits];
    *u = (struct unit){
        .first = first, .last = last, .width = p->lines[first].width, .last_width = p->lines[last].width, .body = -1};
    u->opening = p->lines[first].marks & MARK_OPENING;
    u->jump_from = p->lines[first].marks & MARK_JUMP_FROM;
    u->jump_to = p->lines[last].marks & MARK_JUMP_TO;
    u->credit =
        (p->lines[last].marks & MARK_CREDIT) || (p->lines[first].marks & MARK_PICTURE) || shadow_text(p, first, last);
    u->signed_ = p->lines[last].signature && !p->lines[last].reader.s;
    /* A line that ends at once tells neither. */
    const struct line *head = &p->lines[first];
    bool telling = head->width && head->end != END_SENTENCE && !u->jump_from;
    bool full = p->indents_kept ? head->indent < 3 : head->hi > head->width - 3 && head->lo > head->width - 4;
    u->open_start = telling && full && !u->opening;
    u->new_start = u->opening || (telling && !full && !begins_within(head->text));
    u->signed_off = (p->lines[last].marks & (MARK_SIGNED | MARK_CLOSING)) || p->lines[last].reader.s;
    /* …如下： and then 第一章: nothing was broken off. */
    bool leads =
        last + 1 < p->nlines && (p->lines[last + 1].marks & MARK_NUMBERED) && str_ends(p->lines[last].text, STR("："));
    u->open_end = !line_complete(&p->lines[last]) && !p->lines[last].reader.s && !leads && !p->lines[last].verse &&
                  !line_contact(p, &p->lines[last]);
    for (size_t i = first; i <= last; i++)
        p->lines[i].unit = (int)p->nunits;
    p->nunits++;
}

/* Does the text of L come to a stop or a pause anywhere, ASKED: before its last mark? */
static bool stops(const struct line *l, bool asked)
{
    const unsigned stop = SIGN_STOP | SIGN_SEMICOLON | SIGN_ASKS;
    return (l->signs & stop) && (!asked || (signs_of(str_cut(l->text, 0, l->text.n - strlen("？"))) & stop));
}

/* Lines FROM to LAST, behind which the page ends or a headline or another story begins, ask or exclaim: 能要回吗？ So do headlines. */
static bool asks(const struct page_work *p, size_t from, size_t last)
{
    const struct line *l = &p->lines[last];
    bool ends = last + 1 == p->nlines || !p->lines[last + 1].body || (p->lines[last + 1].marks & MARK_OPENING);
    return ends && from > 0 && !p->lines[from - 1].body && !line_fixed(&p->lines[from - 1]) &&
           !(l->marks & (MARK_JUMP_TO | MARK_CREDIT | MARK_DATE | MARK_SIGNED | MARK_CLOSING)) &&
           (str_ends(l->text, STR("？")) || str_ends(l->text, STR("！")));
}

static bool story_seam(const struct page_work *p, size_t i)
{
    return p->lines[i].gap > p->usual_gap || (p->lines[i].marks & (MARK_OPENING | MARK_JUMP_FROM));
}

/*
 * A few lines that fill some column by chance, without a full stop among them and with nothing to go on with, are headlines: of a body, even its
 * last lines end.
 */
static void stopless_display(struct page_work *p)
{
    for (size_t from = 0; from < p->nlines;) {
        size_t to = from;
        bool stop = false;
        for (; to < p->nlines && p->lines[to].body && !(to > from && story_seam(p, to)); to++) {
            const struct line *l = &p->lines[to];
            stop |= l->verse || l->detail || (p->indents_kept && l->indent == 4) ||
                    leads_on(l); /* a paragraph's first line; …如下： */
            stop |= (line_complete(l) && !asks(p, from, to)) ||
                    (l->marks & (MARK_OPENING | MARK_JUMP_FROM | MARK_ITEM | MARK_NUMBERED | MARK_PICTURE)) ||
                    stops(l, asks(p, from, to)) || l->signature || l->hi > STOPLESS_COLUMNS;
        }
        bool apart = to >= p->nlines || !p->lines[to].body || (p->lines[to].marks & (MARK_OPENING | MARK_JUMP_FROM));
        if (!stop && apart && to > from && to - from <= STOPLESS_LINES && !p->markdown)
            for (size_t i = from; i < to; i++)
                p->lines[i].body = false;
        from = to > from ? to : to + 1;
    }
}

/*
 * Behind a few lines that begin with a day and have no headline, who wrote and photographed: 甲 乙 文/图. It is the credit of a picture. Run
 * [FIRST, END) stands before it.
 */
static bool photo_foot(const struct page_work *p, size_t first, size_t end)
{
    if (end >= p->nlines || !(p->lines[end].marks & MARK_BYLINE) || p->lines[end].gap > p->usual_gap)
        return false;
    struct str s = p->lines[end].text;
    if (!word_ends(s, "图", "圖") && !word_ends(s, "摄", "攝"))
        return false;
    size_t start = caption_start(p, first, end - 1);
    bool set_apart = start == first || p->lines[start].width != p->lines[start - 1].width;
    bool headed =
        start > 0 && p->lines[start - 1].unit < 0 && !p->lines[start - 1].body && !line_fixed(&p->lines[start - 1]);
    bool signed_head = start > 0 && (p->lines[start - 1].marks & MARK_BYLINE);
    return set_apart && !headed && !signed_head && news_lead(p, &p->lines[start]);
}

static void units_cut(struct page_work *p)
{
    size_t cap = 0;
    for (size_t i = 0; i < p->nlines;) {
        if (!p->lines[i].body) {
            i++;
            continue;
        }
        size_t end = i + 1;
        while (end < p->nlines && p->lines[end].body && !seam(p, end))
            end++;
        if (photo_foot(p, i, end)) {
            p->lines[end].marks = MARK_CREDIT;
            p->lines[end++].body = true;
        }
        if (p->lines[end - 1].marks & MARK_CREDIT) {
            size_t start = caption_start(p, i, end - 1);
            if (start > i)
                unit_add(p, i, start - 1, &cap);
            i = start;
        }
        unit_add(p, i, end - 1, &cap);
        i = end;
    }
    struct unit *units = arena_copy(p->arena, p->units, p->nunits, sizeof *units);
    free(p->units);
    p->units = units;
}

/* Is the page set on a grid: do most open lines end within one column of their measure? */
static void sharpness_measure(struct page_work *p)
{
    size_t exact = 0, open = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        const struct line *l = &p->lines[i];
        if (!l->body || !l->width || l->end == END_SENTENCE || l->hi < l->width - 3)
            continue;
        open++;
        exact += l->hi == l->width || l->hi == l->width - 1;
    }
    size_t body = 0, measured = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        body += p->lines[i].body;
        measured += p->lines[i].body && p->lines[i].width > 0;
    }
    p->wrapped = measured * 3 > body * 2;
    p->sharp = open >= 8 && exact * 10 >= open * 7;
}

void units_find(struct page_work *p)
{
    sharpness_measure(p);
    signatures_mark(p);
    letters_mark(p);
    offices_mark(p);
    stopless_display(p);
    units_cut(p);
}
