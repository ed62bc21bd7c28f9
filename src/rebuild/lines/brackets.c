/* Brackets that close a text: …。（王涛）, …。(记者 王涛), （据《某报》); full or half width, as extractors leave them, whole or broken over a line end. */
#include "../rebuild_internal.h"

enum { SIGNERS = 24 }; /* code points of the second half of such a bracket */

/* 据《某报》, 作者系…, 县档案馆供稿: not who wrote the text, but where it or he comes from. */
static bool names_source(const struct words *w, struct str inside)
{
    return words_prefix(w, WORD_CREDIT_LEAD, inside) || words_prefix(w, WORD_AFFILIATION, inside) ||
           words_suffix(w, WORD_SUPPLIED, inside);
}

size_t bracket_signs(struct arena *a, const struct words *w, struct str s)
{
    struct str inside;
    size_t at = bracket_last(s, &inside);
    bool signs = at < s.n && (names_source(w, inside) || (at ? byline_closing : byline_parse)(a, w, inside, NULL));
    return signs ? at : s.n;
}

bool bracket_names(const struct page_work *p, size_t first, size_t last)
{
    enum { REACH = 60 };
    const struct line *l = &p->lines[last];
    struct str s = l->text, inside;
    size_t tail;
    if (!(l->marks & (MARK_SIGNED | MARK_CLOSING)))
        return false;
    if (last > first)
        s = tail_with(p->arena, l[-1].text, REACH, s, &tail);
    return bracket_last(s, &inside) < s.n && !names_source(p->words, inside) &&
           byline_closing(p->arena, p->words, inside, NULL);
}

/* Where the bracket closes that the line before S opened: behind it; 0: S opens one of its own first, or closes none. */
static size_t closed_at(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (bracket_opens(c))
            return 0;
        if (bracket_closes(c))
            return at;
    }
    return 0;
}

bool bracket_broken(struct page_work *p, struct line *l, struct line *next)
{
    uint32_t before = 0;
    size_t tail, close = next->signs & SIGN_CLOSES ? closed_at(next->text) : 0;
    if (next->gap > p->usual_gap || !close || !bracket_open(l->text, &before))
        return false;
    next->marks &= ~(unsigned)(MARK_BYLINE | MARK_COMMENTATOR | MARK_BYLINE_REST);
    if (close < next->text.n || next->ncp > SIGNERS || (before && !cp_ends_sentence(before) && before != 0x201d))
        return true;
    struct str both = tail_with(p->arena, l->text, 120, next->text, &tail);
    if (bracket_signs(p->arena, p->words, both) < tail) {
        next->marks |= MARK_SIGNED;
        if (!before) /* the line before begins with the bracket */
            l->marks = 0;
    }
    return true;
}

void brackets_end(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        uint32_t before = 0;
        size_t end = l->text.n;
        if (l->end != END_OPEN || !bracket_closes(utf8_prev(l->text, &end)))
            continue;
        bool found = bracket_open(str_cut(l->text, 0, end), &before);
        if (found && !before && i)
            before = p->lines[i - 1].end == END_SENTENCE ? 0x3002 : 0;
        else if (!found && i && bracket_open(p->lines[i - 1].text, &before) && !before)
            continue;
        if (cp_ends_sentence(before))
            l->end = END_SENTENCE;
    }
}
