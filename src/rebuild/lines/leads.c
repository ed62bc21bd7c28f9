/* What a line leads to, or goes on from, by its first or last words. */
#include "../rebuild_internal.h"

bool news_lead(const struct page_work *p, const struct line *l)
{
    size_t at = 0;
    int month = number_in(l->text, &at);
    if (month >= 1 && month <= 12 && str_starts(str_cut(l->text, at, l->text.n), STR("月")))
        return true;
    at = 0;
    uint32_t c = utf8_next(l->text, &at);
    if (c >= 0x25b2 && c <= 0x25c5)
        return true;
    return (l->marks & MARK_PICTURE) || words_prefix(p->words, WORD_NEWS_LEAD, l->text);
}

bool leads_on(const struct line *l)
{
    enum { LEADS_ON = 18 };
    return l->hi >= LEADS_ON && str_ends(l->text, STR("："));
}

bool line_asks(const struct line *l)
{
    return str_starts(l->text, STR("问：")) || str_starts(l->text, STR("问:"));
}

/* 通讯员 … in a box of its own, a blank line under □ 本报记者 … and right over a text: both are of one story. */
static bool correspondents_box(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    return word_starts(l->text, "通讯员", "通訊員") && str_find(l[-1].text, STR("记者"), 0) != SIZE_MAX &&
           str_find(l[-1].text, STR("通讯员"), 0) == SIZE_MAX && i + 1 < p->nlines && l[1].body;
}

bool byline_goes_on(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    if (!i || !(l->marks & MARK_BYLINE) || !(l[-1].marks & MARK_BYLINE) || l->unit >= 0)
        return false;
    if (l->marks & MARK_BYLINE_REST)
        return true;
    if (!role_length(p->words, l->text))
        return false;
    return !l->gap || (l->gap <= 1 && correspondents_box(p, i));
}
