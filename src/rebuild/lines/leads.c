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

/* 通讯员 … under □ 本报记者 …: who wrote with the reporter. S: the line from its role on. */
static bool correspondents(struct str s, const struct line *above)
{
    return word_starts(s, "通讯员", "通訊員") && str_find(above->text, STR("记者"), 0) != SIZE_MAX &&
           str_find(above->text, STR("通讯员"), 0) == SIZE_MAX;
}

bool byline_goes_on(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    if (!i || !(l->marks & MARK_BYLINE) || !(l[-1].marks & MARK_BYLINE) || l->unit >= 0)
        return false;
    if (l->marks & MARK_BYLINE_REST)
        return true;
    /* 本报通讯员 goes on; 本报记者 again is of another story */
    size_t paper = words_prefix(p->words, WORD_ROLE_PREFIX, l->text);
    struct str role = str_cut(l->text, paper, l->text.n);
    bool with = correspondents(role, &l[-1]);
    if (!role_length(p->words, role) || (paper && !with))
        return false;
    /* in a box of its own: a blank line between, and right over a text */
    return !l->gap || (l->gap <= 1 && with && i + 1 < p->nlines && l[1].body);
}
