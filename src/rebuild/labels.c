/* What is printed over headlines and is none: names of pages, of columns, of kinds of text, of the paper that it is from. */
#include "rebuild_internal.h"

/* 名医坐堂, 读书札记: the name of a standing column. */
static bool names_column(const struct page_work *p, const struct line *l)
{
    enum { LEAST = 4, MOST = 5 };
    return l->ncp >= LEAST && l->ncp <= MOST && words_suffix(p->words, WORD_COLUMN_END, l->text);
}

/* 走基层·乡村行: two parts with a dot between, and not 七律·春到渡口: a poem under the name of its form. */
static bool dotted(const struct page_work *p, struct str s)
{
    enum { PART_LEAST = 2, PART_MOST = 6 };
    size_t dot = str_find(s, STR("·"), 0);
    if (dot == SIZE_MAX || words_have(p->words, WORD_VERSE_FORM, str_cut(s, 0, dot)))
        return false;
    struct str parts[] = {str_cut(s, 0, dot), str_cut(s, dot + strlen("·"), s.n)};
    for (size_t i = 0; i < 2; i++) {
        size_t n = 0;
        for (size_t at = 0; at < parts[i].n; n++)
            if (!cp_is_han(utf8_next(parts[i], &at)))
                return false;
        if (n < PART_LEAST || n > PART_MOST)
            return false;
    }
    return true;
}

/* 据《某某日报》: where what stands under it was printed first. */
static bool reprint(const struct page_work *p, struct str s)
{
    return words_prefix(p->words, WORD_CREDIT_LEAD, s) && str_find(s, STR("《"), 0) != SIZE_MAX &&
           str_ends(s, STR("》"));
}

bool label_is(const struct page_work *p, struct str s)
{
    return s.n && (words_have(p->words, WORD_SECTION_NAME, s) || words_suffix(p->words, WORD_LABEL, s) == s.n ||
                   dotted(p, s) || reprint(p, s));
}

bool label_line(const struct page_work *p, const struct line *l)
{
    return (l->marks & MARK_LABEL) || names_column(p, l) || label_is(p, l->text);
}
