/* Kinds of text that tell where a story goes on and where it does not, whatever stands between: entries and feet of notices, questions of readers, … */
#include <string.h>

#include "rebuild_internal.h"

/* 据了解，…, 会上，…, 贺满仓说，…: paragraphs that go on with a story; nobody is named without his office where one opens. */
bool paragraph_goes_on(const struct page_work *p, const struct line *l)
{
    if (words_prefix(p->words, WORD_GOES_ON, l->text))
        return true;
    size_t surname = words_prefix(p->words, WORD_SURNAME, l->text), at = surname;
    for (int given = 1; surname && given <= 2 && at < l->text.n; given++) {
        if (!cp_is_han(utf8_next(l->text, &at)))
            return false;
        if (words_prefix(p->words, WORD_TOLD, str_cut(l->text, at, l->text.n)))
            return true;
    }
    return false;
}

bool paragraph_echoes(const struct page_work *p, size_t from, size_t to, size_t i)
{
    enum { LEAST = 6, MOST = 18, LINES = 60 }; /* bytes of the clause, its comma too */
    struct str s = p->lines[i].text;
    size_t comma = p->lines[i].signs & SIGN_COMMA ? str_find(s, STR("，"), 0) : SIZE_MAX;
    struct str clause = str_cut(s, 0, comma == SIZE_MAX ? 0 : comma + strlen("，"));
    if (clause.n < LEAST || clause.n > MOST || news_lead(p, &p->lines[i]) || words_count(p->words, WORD_DAY, clause))
        return false;
    for (size_t k = to; k + 1 > from && to - k < LINES; k--) {
        if (str_starts(p->lines[k].text, clause) && (k == from || line_complete(&p->lines[k - 1])))
            return true;
        if (!k)
            break;
    }
    return false;
}

bool notice_entry(const struct page_work *p, const struct unit *u)
{
    struct str tail = p->lines[u->last].text;
    if (u->last > u->first)
        tail = arena_printf(p->arena, "%.*s%.*s", STR_ARG(p->lines[u->last - 1].text), STR_ARG(tail));
    return words_count(p->words, WORD_ENTRY_END, tail) > 0;
}

bool reader_asks(const struct page_work *p, const struct body *b, const struct unit *v)
{
    const struct line *l = &p->lines[v->first];
    if (!line_asks(l) || l->gap <= p->usual_gap)
        return false;
    for (size_t k = 0; k < b->nunits; k++)
        for (size_t i = p->units[b->units[k]].first; i <= p->units[b->units[k]].last; i++)
            if (line_asks(&p->lines[i]))
                return false;
    return true;
}

bool notice_foot(const struct page_work *p, const struct unit *v)
{
    enum { MOST = 6 };
    return v->signed_ && v->last - v->first < MOST && words_count(p->words, WORD_CONTACT, p->lines[v->first].text) > 0;
}

bool editors_follow(const struct page_work *p, const struct unit *v)
{
    enum { LABEL_MOST = 15 }; /* bytes */
    struct str s = p->lines[v->first].text;
    size_t label = word_starts(s, "编后", "編後"), colon = label ? str_find(s, STR("："), 0) : SIZE_MAX;
    return colon <= LABEL_MOST;
}

bool page_fielded(const struct page_work *p)
{
    return p->nfields > 1;
}

int bylines_over(const struct page_work *p)
{
    int over = 0;
    for (size_t i = 0; i < p->nlines; i++)
        over += p->lines[i].marks & MARK_BYLINE && !byline_goes_on(p, i) && p->lines[i].unit < 0;
    for (size_t b = 0; b < p->nbodies; b++)
        over -= p->bodies[b].kind == BODY_STORY && !p->bodies[b].authored;
    return over;
}

/* Does a byline other than the paper's own stand in the headline of B? */
static bool reporter_over(const struct page_work *p, const struct body *b)
{
    int byline = b->block < 0 ? -1 : p->blocks[b->block].byline;
    return byline >= 0 && !(p->lines[byline].marks & MARK_COMMENTATOR);
}

bool comment_lost(const struct page_work *p)
{
    for (size_t k = 0; k < p->nbodies; k++) {
        const struct body *b = &p->bodies[k];
        if (b->kind == BODY_STORY && !b->opening && !reporter_over(p, b))
            return false;
    }
    for (size_t i = 0; i < p->nlines; i++)
        if (p->lines[i].marks & MARK_COMMENTATOR && p->lines[i].unit < 0)
            return true;
    return false;
}

bool text_statute(const struct page_work *p, size_t first)
{
    if (p->lines[first].detail && str_starts(p->lines[first].text, STR("（"))) /* when it was passed */
        while (first + 1 < p->nlines && p->lines[++first].detail == 2)
            ;
    int value;
    enum number_kind kind = number_lead(p->lines[first].text, &value);
    for (size_t i = first; i-- > 0 && p->lines[i].heading && kind != NUMBER_CHAPTER;)
        kind = number_lead(p->lines[i].text, &value);
    return kind == NUMBER_CHAPTER || kind == NUMBER_ARTICLE;
}

bool body_names(const struct page_work *p, const struct body *b)
{
    unsigned signs = 0;
    for (size_t u = 0; u < b->nunits; u++)
        for (size_t i = p->units[b->units[u]].first; i <= p->units[b->units[u]].last; i++)
            signs |= p->lines[i].signs;
    return signs & SIGN_WORK;
}

bool page_pictured(const struct page_work *p)
{
    return p->nphotos > p->nstories && p->nblocks > p->nstories;
}
