/* What speaks against a line being display: what it says, what stands around it, how the page sets its lines. */
#include <math.h>
#include <stdlib.h>

#include "runs.h"

enum { TIGHT_MOST = 4 };

/* What the path pays for it, and why. */
static const struct {
    double display, sentence, pause, lengthy, stop_inside, comma_inside, tight, indent, apart, alone, within, set_in,
        heads, dated, dash, item, between, colon, official, number, day, year, opening, listed, markdown, label, alike,
        over_letter, over_paragraph, heads_paragraph;
} price = {
    .display = 1.0,      /* display is rarer than body text */
    .sentence = 4.0,     /* headlines do not end in a full stop */
    .pause = 1.5,        /* seldom in a comma */
    .lengthy = 0.15,     /* for each ideograph beyond 26: no headline is set so long */
    .stop_inside = 4.0,  /* a full stop within the line, */
    .comma_inside = 0.6, /* or commas, are prose */
    .tight = -0.6,       /* where body lines stand apart, lines without a blank line between are display */
    .indent = 2.5,       /* the blanks of a paragraph, on a page that keeps them */
    .apart = -0.8,       /* where body lines stand close, lines with a blank line before and behind are display */
    .alone = -0.7,       /* … all the more a single one */
    .within = 1.0,       /* … and one without, within a long group, is not */
    .set_in = -2.5,      /* the text around it goes on without it, in mid-word */
    .heads = -0.8,       /* just before an opening or a byline */
    .dated = -1.5,       /* … or before much wider text that begins with a day: the news below it */
    .dash = -2.5,        /* —— and a few words: a subtitle */
    .item = 3.0,         /* （二）… behind a semicolon is text */
    .between = -2.0,     /* between paragraphs that are a line each */
    .colon = 1.2,        /* …： leads to what follows; hardly a headline */
    .official = -2,      /* the number of a document, the day when it was passed */
    .number = 2.0,       /* a number, a list, or what is quoted, goes on over the line end */
    .day = 3.0,          /* 5月8日，… is text */
    .year = 2.5,         /* … and so is 去年重阳节，… */
    .opening = 8.0,      /* 本报讯 opens a body */
    .listed = -4,        /* the list of the page's headlines has it, or the fields of a web edition stand under it */
    .markdown = 1.5,     /* Markdown: a headline would have its sign */
    .over_letter = -3.0, /* a letter begins behind it */
    .over_paragraph =
        -4.0, /* a story was signed before it, and behind it the first line of a paragraph begins another */
    .heads_paragraph = -3.0, /* … and it would be a paragraph of its own, but stops nowhere */
    .alike = -2.0,           /* worded like another short line nearby */
    .label = -2.5,           /* … but the name of a column may go without */
};

/* Full stops and commas of L before its last character; a list of three and more counts like commas. */
static void marks_inside(const struct line *l, int *stops, int *commas)
{
    enum { LONG = 600 }; /* bytes: long enough to be judged by its length */
    *stops = l->pauses.stops + l->pauses.semicolons;
    *commas = l->pauses.commas + (l->pauses.lists > 1 ? l->pauses.lists - 1 : 0);
    if (l->text.n <= LONG && !(l->signs & SIGN_HALF))
        return;
    struct str s = l->text;
    size_t end = s.n;
    int list = 0;
    *stops = *commas = 0;
    utf8_prev(s, &end);
    if (end > LONG)
        end = LONG;
    for (size_t at = 0; (at = utf8_usual_end(s, at)) < end;) {
        uint32_t c = utf8_next(s, &at);
        *stops += c == 0x3002 || c == 0xff1b;
        bool number = c == ',' && at < end && s.s[at] >= '0' && s.s[at] <= '9'; /* 1,200 */
        *commas += c == 0xff0c || (c == ',' && !number) || (c == 0x3001 && ++list > 1);
    }
}

/* Does a number go on over the end of line I, 0358-⏎0000119, or a day, 8月⏎17日, or its unit, …，增加到 220⏎辆…? */
static bool number_goes_on(const struct page_work *p, size_t i)
{
    struct str s = p->lines[i].text;
    if (i + 1 == p->nlines || p->lines[i + 1].gap > p->usual_gap)
        return false;
    size_t at = s.n;
    uint32_t c = utf8_prev(s, &at);
    struct str next = p->lines[i + 1].text;
    if (!cp_is_digit((unsigned char)next.s[0]))
        return cp_is_digit(c) &&
               ((p->lines[i].signs & SIGN_COMMA) || str_starts(next, STR("月")) || str_starts(next, STR("日")));
    bool month = (c == 0x6708 || c == 0x5e74) && at && cp_is_digit(utf8_prev(s, &at));
    return cp_is_digit(c) || month || (c == '-' && at && cp_is_digit(utf8_prev(s, &at)));
}

/* Where what stands behind （上接1版） at the head of L begins; 0: there is no such jump. */
static size_t jump_end(const struct page_work *p, const struct line *l)
{
    return l->marks & MARK_JUMP_FROM ? jump_from_parse(p->arena, p->words, l->text, NULL) : 0;
}

bool jump_alone(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    return (l->marks & MARK_JUMP_FROM) && jump_end(p, l) == l->text.n && i + 1 < p->nlines;
}

/* … with text behind it: a body taken up again, wherever its first line ends. */
static bool taken_up_again(const struct page_work *p, size_t i)
{
    size_t jump = jump_end(p, &p->lines[i]);
    return jump && (jump < p->lines[i].text.n || jump_alone(p, i));
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

/* A paragraph of one line that stops nowhere, before another paragraph: the heading of a section, set in as paragraphs are. */
static bool paragraph_heads(const struct page_work *p, size_t i)
{
    enum { HEADING = 40, LONG = 60 };
    const struct line *l = &p->lines[i], *next = l + 1;
    if (!p->indents_kept || !i || i + 2 >= p->nlines || l->indent < 3 || l->end != END_OPEN || l->hi > HEADING ||
        l->item || l->table || l->verse || !line_complete(l - 1))
        return false;
    return next->indent >= 3 && next->gap <= p->usual_gap && !line_fixed(next) &&
           !(next->marks & (MARK_OPENING | MARK_JUMP_FROM)) &&
           (next->hi > LONG ||
            (next[1].indent < 3 && !line_complete(next) && l->hi + PARAGRAPH_INDENT < next->hi + next->indent));
}

/* 5月8日，…: a clause that says when; headlines do not. */
static bool day_clause(const struct line *l)
{
    size_t at = 0;
    static const char *const marks[] = {"月", "日", "，"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (i < 2 && number_in(l->text, &at) < 0)
            return false;
        while (at < l->text.n && l->text.s[at] == ' ')
            at++;
        if (!str_starts(str_cut(l->text, at, l->text.n), str_of(marks[i])))
            return false;
        at += strlen(marks[i]);
        while (at < l->text.n && l->text.s[at] == ' ')
            at++;
    }
    return at < l->text.n;
}

/* 这是5月8日…: what stands under a picture says when. */
static bool dated_picture(const struct line *l)
{
    return (l->marks & MARK_PICTURE) && str_starts(l->text, STR("这是"));
}

/* 图①：…: under which picture it stands. */
static bool numbered_picture(const struct line *l)
{
    enum { LEAST = 6 };
    return (l->marks & MARK_PICTURE) && l->ncp >= LEAST && picture_number(l->text);
}

/* 去年重阳节，…, 从今年4月起，…, 截至今年7月底，…: the first clause names a year as prose does, from where it is told. */
static bool year_clause(const struct page_work *p, const struct line *l)
{
    enum { CLAUSE = 42 }; /* bytes */
    if (!(l->signs & SIGN_COMMA))
        return false;
    bool since = str_starts(l->text, STR("从")) || str_starts(l->text, STR("自"));
    struct str s = str_cut(l->text, since ? strlen("从") : 0, l->text.n);
    size_t comma = str_find(s, STR("，"), 0);
    if (comma >= CLAUSE || comma + strlen("，") == s.n)
        return false;
    return str_starts(s, STR("截至")) || (words_prefix(p->words, WORD_YEAR_WORD, s) && comma > strlen("今年"));
}

/* Does L break off within quotes? */
static bool quote_open(const struct line *l)
{
    size_t open = SIZE_MAX, at = 0;
    for (size_t found; (found = str_find(l->text, STR("“"), at)) != SIZE_MAX; at = found + 1)
        open = found;
    return open != SIZE_MAX && str_find(l->text, STR("”"), open) == SIZE_MAX;
}

/* Does L close quotes that it did not open? */
static bool quote_closes(const struct line *l)
{
    return (l->signs & SIGN_QUOTE) && str_find(l->text, STR("”"), 0) < str_find(l->text, STR("“"), 0);
}

/*
 * 宁国是“山核桃之⏎乡”，…: does line I break off within quotes, and prose go on with what closes them? Or does it pause within them, and none of the
 * next lines closes them: then something was set into the sentence, for a headline's lines stand together.
 */
static bool quote_goes_on(const struct page_work *p, size_t i)
{
    enum { HEADLINE = 3 };
    const struct line *l = &p->lines[i];
    if (!(l->signs & SIGN_QUOTE) || i + 1 == p->nlines || !quote_open(l))
        return false;
    if (quote_closes(l + 1))
        return (l[1].signs & (SIGN_COMMA | SIGN_STOP)) != 0;
    for (size_t k = i + 1; k < p->nlines && k <= i + HEADLINE; k++)
        if (quote_closes(&p->lines[k]))
            return false;
    return l->end == END_OPEN && l->pauses.commas;
}

/* 高岭、石沟、: does a list go on over the end of line I, to a line no closer than those of text? No headline breaks off there. */
static bool list_goes_on(const struct page_work *p, size_t i)
{
    return p->gapped && i + 1 < p->nlines && p->lines[i + 1].gap == p->usual_gap && !p->lines[i + 1].level &&
           str_ends(p->lines[i].text, STR("、"));
}

/* Does line I stand with a few others, none of them complete, between more blank lines than usual? */
static bool set_apart(const struct page_work *p, size_t i)
{
    enum { MOST = 3 };
    size_t from = i, to = i + 1;
    while (from > 0 && p->lines[from].gap <= p->usual_gap && to - from <= MOST)
        from--;
    while (to < p->nlines && p->lines[to].gap <= p->usual_gap && to - from <= MOST)
        to++;
    if (to - from > MOST || !from || to == p->nlines)
        return false;
    for (size_t k = from; k < to; k++)
        if (line_complete(&p->lines[k]) || line_fixed(&p->lines[k]))
            return false;
    return true;
}

/*
 * Is line I set in, and not because a paragraph begins with it? It stands between blank lines, with one or two others set in as it is or before a
 * line that is, and none of them is complete: the second line of a paragraph is not set in.
 */
static bool set_in_together(const struct page_work *p, size_t i)
{
    enum { MOST = 3, LEAST = PARAGRAPH_INDENT / 2 };
    const struct line *l = &p->lines[i];
    if (l->tight > MOST || l->closes)
        return false;
    size_t from = i, to;
    while (from > 0 && !p->lines[from].gap)
        from--;
    for (to = from; to < from + (size_t)l->tight && to < p->nlines; to++)
        if (p->lines[to].indent < LEAST || p->lines[to].end != END_OPEN || line_fixed(&p->lines[to]))
            return false;
    return l->tight > 1 || (p->blocked && to < p->nlines && p->lines[to].indent >= LEAST);
}

/*
 * Markdown: four to eight ideographs alone behind text that is complete, and before a headline or what is at the foot of the page: the name of a
 * column or of its box. No text ends so; an office that signs is none.
 */
static bool label_alone(const struct page_work *p, size_t i)
{
    enum { LEAST = 4, MOST = 8 };
    const struct line *l = &p->lines[i], *next = l + 1;
    if (!p->markdown || !i || l->ncp < LEAST || l->ncp > MOST || l->end != END_OPEN || !l->gap || l->tight > 1 ||
        l->table || l->verse || l->item || !line_complete(l - 1) || words_suffix(p->words, WORD_OFFICE, l->text))
        return false;
    for (size_t at = 0; at < l->text.n;)
        if (!cp_is_han(utf8_next(l->text, &at)))
            return false;
    return i + 1 == p->nlines || next->level || line_fixed(next);
}

/* 一封迟到的回信, and then 亲爱的小满同学：: a few words between complete text and a letter are its headline. */
static bool over_letter(const struct page_work *p, size_t i)
{
    enum { HEADLINE = 40 };
    const struct line *l = &p->lines[i];
    bool open = l->end == END_OPEN || str_ends(l->text, STR("？")) || str_ends(l->text, STR("！"));
    return i && i + 1 < p->nlines && l->hi <= HEADLINE && open && !l->verse && !l->item && !l->table &&
           (l[-1].level || line_complete(l - 1) || l->gap > p->usual_gap) && line_salutes(p, l + 1);
}

/*
 * …。（王涛）⏎水渠通到塬上⏎　　东塬乡的水渠昨日…: where blanks are lost, the first line of a paragraph is two ideographs shorter than the next,
 * and what stops nowhere before it is no text.
 */
static bool over_paragraph(const struct page_work *p, size_t i)
{
    enum { LEAST = 6, MOST = 20 };
    const struct line *l = &p->lines[i], *first = l + 1, *second = l + 2;
    if (!i || i + 2 >= p->nlines || l->end != END_OPEN || l->ncp < LEAST || l->ncp > MOST || p->indents_kept ||
        (l->signs & SIGN_COMMA))
        return false;
    bool behind = (l[-1].marks & (MARK_SIGNED | MARK_CLOSING | MARK_BYLINE)) != 0;
    int full = second->hi; /* unless a mark was carried over from its end */
    if (i + 3 < p->nlines && second[1].gap <= p->usual_gap && !line_fixed(second + 1) && second[1].hi <= full + 2)
        full = second[1].hi > full ? second[1].hi : full;
    return behind && first->end != END_SENTENCE && second->end != END_SENTENCE && !line_fixed(first) &&
           !line_fixed(second) && second->gap <= p->usual_gap && l->hi <= full + 2 &&
           abs(full - first->hi - PARAGRAPH_INDENT) <= 1;
}

/* 云坪：羊“住”进新楼房⏎6月5日，…: does much wider text than line I, which pauses nowhere, begin behind it with a day? */
static bool over_news(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i], *next = l + 1;
    return i + 1 < p->nlines && l->end == END_OPEN && !(l->signs & (SIGN_COMMA | SIGN_STOP)) && !line_fixed(next) &&
           next->hi > l->hi + l->hi / 2 && day_clause(next);
}

/*
 * …。⏎一、把水引上塬⏎　　东塬乡的水渠…: where blanks are lost, two lines one after the other that begin a paragraph, the first of which stops
 * nowhere: it heads a section when it is numbered or worded like another one.
 */
static bool heads_paragraph(const struct page_work *p, size_t i)
{
    enum { LEAST = 4, WIDEST_HEAD = 44 };
    const struct line *l = &p->lines[i], *first = l + 1, *second = l + 2;
    if (!i || i + 2 >= p->nlines || p->indents_kept || l->end != END_OPEN || l->ncp < LEAST || l->hi > WIDEST_HEAD ||
        l->joined || l->spaced || l->item || l->table || l->verse || l->detail)
        return false;
    const unsigned other = ~(unsigned)MARK_NUMBERED;
    if ((l->marks & other) || l[-1].end != END_SENTENCE || (l[-1].marks & (MARK_CREDIT | MARK_JUMP_TO)))
        return false;
    for (const struct line *k = first; k <= second; k++)
        if (k->end == END_SENTENCE || line_fixed(k) || k->spaced || k->item || k->detail || k->level ||
            (k->marks & (MARK_OPENING | MARK_JUMP_FROM)) || k->gap > p->usual_gap)
            return false;
    int set_in = second->hi - PARAGRAPH_INDENT;
    return ((l->marks & MARK_NUMBERED) || l->alike) && l->hi <= second->hi - PARAGRAPH_INDENT / 2 &&
           first->lo <= set_in && first->hi >= set_in && first->hi < second->hi;
}

double display_cost(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    if (l->level || l->vertical)
        return -2;
    double cost = price.display + (p->markdown ? price.markdown : 0);
    if ((l->marks & (MARK_OPENING | MARK_JUMP_TO | MARK_CREDIT)) || taken_up_again(p, i) || caption_goes_on(p, i) ||
        shadow_caption(p, i) || field_goes_on(p, i) || numbered_picture(l))
        cost += price.opening;
    cost += (between_paragraphs(p, i) ? price.between : 0) + (l->listed || l->over_fields ? price.listed : 0);
    cost += over_letter(p, i)       ? price.over_letter
            : over_paragraph(p, i)  ? price.over_paragraph
            : heads_paragraph(p, i) ? price.heads_paragraph
                                    : 0;
    cost += (label_alone(p, i) ? price.label : 0) + (l->alike ? price.alike : 0);
    cost += ((l->signs & SIGN_DIGIT) && day_clause(l)) || dated_picture(l) ? price.day
            : year_clause(p, l)                                            ? price.year
                                                                           : 0;
    cost += leads_on(l) ? price.colon : 0;
    cost += (l->item || l->detail ? price.item : 0) + (l->marks & MARK_OFFICIAL ? price.official : 0);
    if (l->set_in)
        cost += l->set_in == 2 ? price.set_in : price.set_in / 4;
    if (paragraph_heads(p, i))
        cost += price.between;
    else if (p->indents_kept && l->indent == PARAGRAPH_INDENT && !set_in_together(p, i))
        cost += price.indent;
    if ((l->marks & MARK_DASH_START) && l->hi <= 60 && l->end != END_SENTENCE)
        cost += price.dash;
    if (l->end == END_SENTENCE && !str_ends(l->text, STR("！")) && !str_ends(l->text, STR("？")) &&
        !str_ends(l->text, STR("…")))
        cost += price.sentence;
    else if (l->end == END_PAUSE)
        cost += l->hi > 24 ? price.pause : price.pause / 3; /* the first half of a headline in two lines */
    if (l->hi > 52)
        cost += lesser((l->hi - 52) * price.lengthy / 2, 8);
    int stops, commas;
    marks_inside(l, &stops, &commas);
    cost += (stops ? price.stop_inside : 0) + lesser(commas, 4) * price.comma_inside;
    cost += number_goes_on(p, i) || quote_goes_on(p, i) || list_goes_on(p, i) ? price.number : 0;
    bool tight_before = i && !l->gap && !line_fixed(&p->lines[i - 1]);
    bool tight_after = i + 1 < p->nlines && !p->lines[i + 1].gap && !line_fixed(&p->lines[i + 1]);
    /* Half-width digits are lower than ideographs; an extractor that parts lines by height keeps the next line close to them. */
    bool digit_before = i && (unsigned char)p->lines[i - 1].text.s[p->lines[i - 1].text.n - 1] < 0x80;
    bool digit_here = (unsigned char)l->text.s[l->text.n - 1] < 0x80;
    if (p->gapped && l->tight <= TIGHT_MOST && !l->closes &&
        ((tight_before && !digit_before) || (tight_after && !digit_here)))
        cost += price.tight;
    if (!p->gapped && l->tight <= 3 && !l->closes)
        cost += price.apart + (p->blocked && l->tight == 1 ? price.alone : 0);
    if (p->gapped && p->usual_gap && set_apart(p, i))
        cost += price.apart;
    if (p->blocked && l->tight > 6)
        cost += price.within;
    if (i + 1 < p->nlines && (p->lines[i + 1].marks & (MARK_OPENING | MARK_BYLINE)))
        cost += price.heads;
    else if (over_news(p, i))
        cost += price.dated;
    return cost;
}
