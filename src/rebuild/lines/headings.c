/*
 * Markdown headings that are none: text that a reader of print took for a headline because it is set large or apart. And who wrote it, by no more
 * than a name, where that stands under a headline.
 */
#include "../rebuild_internal.h"
#include "baolan/rarity.h"

/* 本报讯（…）…, …。王涛 摄, a sentence with commas: no headline. */
static bool is_text(const struct line *l)
{
    enum { SENTENCE_LEAST = 20 };
    size_t stop = str_find(l->text, STR("。"), 0);
    if (l->marks & (MARK_OPENING | MARK_CREDIT | MARK_CLOSING))
        return true;
    return stop != SIZE_MAX && l->end == END_SENTENCE && l->ncp >= SENTENCE_LEAST &&
           (stop + 3 < l->text.n || str_find(l->text, STR("，"), 0) != SIZE_MAX);
}

/* Two or three ideographs that make no word with one another. */
static bool may_be_name(struct str s)
{
    uint32_t before = 0;
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++) {
        uint32_t c = utf8_next(s, &at);
        if (!cp_is_han(c) || (before && rarity_word(before, c)))
            return false;
        before = c;
    }
    return n == 3;
}

/* Right under a headline and over its text. */
static bool under_headline(const struct page_work *p, size_t i)
{
    return i && i + 1 < p->nlines && p->lines[i - 1].level && !line_fixed(&p->lines[i - 1]) && !p->lines[i].level &&
           !p->lines[i + 1].level && p->lines[i + 1].hi > 2 * p->lines[i].hi;
}

void headings_mark(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines && p->markdown; i++) {
        struct line *l = &p->lines[i];
        if (l->level && is_text(l))
            l->level = 0;
        if (!l->marks && under_headline(p, i) && may_be_name(l->text)) {
            l->marks = MARK_BYLINE;
            l->text =
                arena_printf(p->arena, "□%.*s", STR_ARG(l->text)); /* as most papers set it: then any name will do */
        }
    }
}
