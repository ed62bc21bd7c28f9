/*
 * Lines of a body into paragraphs. A paragraph ends where a sentence ends on a line that is shorter than its column, or where the next line
 * is indented: by blanks that are still there, or, where the extractor lost them, by being two ideographs shorter than the column.
 * In mid-sentence nothing parts: a column break, a change of measure and a caption in between are joined.
 */
#include <math.h>
#include <stdlib.h>

#include "rebuild_internal.h"

enum { INDENT = 4, SHORT = 4, WRAPPED_MOST = 80 };

static double misfit(const struct line *l, int w)
{
    if (l->lo > w)
        return l->lo - w;
    return l->hi < w ? w - l->hi : 0;
}

/* “…。”⏎55岁的张三说。: does B, a line of a paragraph, but tell who said what A ends with? */
static bool said_so(const struct page_work *p, const struct line *a, const struct line *b)
{
    enum { MOST = 90 }; /* bytes */
    size_t end = str_find(b->text, STR("。"), 0);
    return str_ends(a->text, STR("”")) && end != SIZE_MAX && end <= MOST &&
           words_suffix(p->words, WORD_TOLD, str_cut(b->text, 0, end)) > 0 &&
           str_find(str_cut(b->text, 0, end), STR("“"), 0) == SIZE_MAX;
}

static bool parts(const struct page_work *p, const struct line *a, const struct line *b, bool a_first, bool same_run)
{
    if (a->signature || b->signature || a->table || b->table || a->verse || b->verse || (b->marks & MARK_OPENING))
        return true;
    if ((a->leads && b->item) || b->detail == 1)
        return true;
    if (a->detail || b->detail)
        return b->detail != 2;
    if (p->indents_kept && b->indent >= 3)
        return a->end != END_OPEN || a->width == 0 || a->hi < a->width - SHORT;
    if (a->end == END_SENTENCE &&
        (str_starts(b->text, STR("特此")) || number_lead(b->text, &(int){0}) != NUMBER_NONE) && !a->spaced)
        return true; /* 特此公告。 and numbered items stand on their own */
    if (a->end == END_SENTENCE && str_ends(a->text, STR("声明作废。")))
        return true; /* one lost thing after the other */
    if (a->end == END_OPEN || (a->end == END_PAUSE && !str_ends(a->text, STR("：")) && !str_ends(a->text, STR("；"))))
        return false;
    if (a->end == END_PAUSE && number_lead(b->text, &(int){0}) != NUMBER_NONE)
        return true; /* …如下：⏎一、… */
    if (a->end == END_PAUSE && digits_only(b->text))
        return false; /* 电话：⏎0358—… */
    if (a->end == END_PAUSE)
        return a->width && a->hi + lead_width(b->text) < a->width - 2 * SHORT;
    if (!a->width || !b->width) /* no measure, but blanks that say where paragraphs begin */
        return !(p->indents_kept && same_run && a->hi <= WRAPPED_MOST && abs(a->hi - b->hi) <= SHORT &&
                 b->end == END_OPEN);
    if (p->markdown && b->gap)
        return true;                   /* readers of today part paragraphs, and end them */
    if (a->spaced || said_so(p, a, b)) /* justified: the paragraph goes on */
        return false;
    int room = a->width - a->hi - (a_first && a->hi < a->width ? INDENT : 0);
    if (room >= SHORT && room >= lead_width(b->text))
        return true;
    if (p->indents_kept)
        return false;
    /* A full line: the next one tells. */
    bool b_last = b->end == END_SENTENCE;
    room = same_run ? room : 0;
    double first = misfit(b, b->width - INDENT), full = misfit(b, b->width);
    if (b->spaced || (b_last && b->hi < b->width - INDENT - 1))
        return room >= 2;
    return first + (room >= 2 && room >= lead_width(b->text) ? 0 : 1.0) < full;
}

bool paragraph_starts(const struct page_work *p, size_t i)
{
    if (i == 0 || p->lines[i - 1].unit != p->lines[i].unit)
        return true;
    const struct line *a = &p->lines[i - 1], *b = &p->lines[i];
    return parts(p, a, b, i > 1 && a->hi < a->width - INDENT + 1 && line_complete(a - 1), a->width == b->width);
}

/* 电话：0358-0000119⏎0000120: does B go on with a number of its own? Those of telephones are never broken so late. */
static bool next_number(const struct line *a, const struct line *b)
{
    enum { LEAST = 7 };
    size_t n = 0;
    while (n < a->text.n && cp_is_digit((unsigned char)a->text.s[a->text.n - 1 - n]))
        n++;
    return a->contact && b->detail == 2 && n >= LEAST && b->text.n >= LEAST && digits_only(b->text);
}

void paragraphs_make(struct page_work *p, const size_t *lines, size_t n, struct paragraph_list *out)
{
    struct buf b = {0};
    size_t start = 0, ncp = 0;
    unsigned signs = 0;
    for (size_t i = 0; i < n; i++) {
        const struct line *l = &p->lines[lines[i]];
        signs |= l->signs;
        ncp += (size_t)l->ncp;
        if (i > start) {
            /* Latin words keep their blank over a line end; numbers and everything Chinese never had one. */
            unsigned char left = (unsigned char)b.s[b.n - 1], right = (unsigned char)l->text.s[0];
            bool letters = left < 0x80 && right < 0x80 && cp_is_latin(left) && cp_is_latin(right);
            if (letters || next_number(&p->lines[lines[i - 1]], l)) {
                buf_char(&b, ' ');
                signs |= SIGN_BLANK;
            }
        }
        buf_str(&b, l->text);
        bool last = i + 1 == n;
        if (!last) {
            bool same_run = lines[i + 1] == lines[i] + 1 && l[1].width == l->width;
            last = parts(p, l, &p->lines[lines[i + 1]], i == start, same_run);
        }
        if (last) {
            struct str text = normalise_join(p->arena, buf_view(&b), signs);
            struct paragraph paragraph = {text, signs & (SIGN_BLANK | SIGN_HALF) ? utf8_count(text) : ncp, lines[start],
                                          lines[i]};
            if (text.n)
                vec_push(out, paragraph);
            buf_clear(&b);
            signs = 0;
            ncp = 0;
            start = i + 1;
        }
    }
    buf_free(&b);
}
