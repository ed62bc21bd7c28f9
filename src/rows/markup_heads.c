/* What headlines look like in Markdown, and by them and its other signs whether a page is written in it. */
#include <string.h>

#include "baolan/utf8.h"
#include "rows_internal.h"

enum {
    LONG_LINE = 300, /* bytes: a paragraph in one line */
    BOLD_MOST = 40   /* code points of a bold line that is a headline */
};

int markup_level(struct str s)
{
    s = str_trim(s);
    size_t n = 0;
    while (n < s.n && s.s[n] == '#')
        n++;
    return n >= 1 && n <= 6 && n < s.n && (s.s[n] == ' ' || s.s[n] == '\t') ? (int)n : 0;
}

bool markup_bold(struct str s)
{
    s = str_trim(s);
    if (s.n <= 4 || !(str_starts(s, STR("**")) || str_starts(s, STR("__"))) || !str_ends(s, str_cut(s, 0, 2)))
        return false;
    struct str inside = str_cut(s, 2, s.n - 2);
    size_t end = inside.n;
    return str_find(inside, str_cut(s, 0, 2), 0) == SIZE_MAX && utf8_count(inside) <= BOLD_MOST &&
           utf8_prev(inside, &end) != 0x3002;
}

bool markup_headline(struct str s)
{
    return markup_level(s) || markup_bold(s);
}

size_t markup_run_in(const struct words *w, struct str s)
{
    enum { LEAST = 4, TEXT_LEAST = 15 };
    size_t close = str_starts(s, STR("**")) ? str_find(s, STR("**"), 2) : SIZE_MAX, end = close;
    if (close == SIZE_MAX)
        return 0;
    struct str inside = str_trim(str_cut(s, 2, close)), behind = str_cut(s, close + 2, s.n), text = str_trim(behind);
    size_t n = utf8_count(inside), at = inside.n;
    uint32_t last = utf8_prev(inside, &at);
    if (n < LEAST || n > BOLD_MOST || text.s == behind.s || utf8_count(text) < TEXT_LEAST || cp_ends_sentence(last) ||
        last == 0xff1a || last == ':' || last == 0xff0c || words_prefix(w, WORD_OPENING, inside) ||
        words_have(w, WORD_PREFACE, inside) || words_have(w, WORD_BOX_LABEL, inside))
        return 0;
    end = 0;
    return cp_is_core(utf8_next(text, &end)) || cp_is_opening(utf8_next(text, &(size_t){0})) ? (size_t)(text.s - s.s)
                                                                                             : 0;
}

bool markup_is_markdown(const struct rows *rows)
{
    static const char *const tags[] = {"<h1", "<h2", "<h3", "<h4", "<h5", "<h6"};
    size_t headings = 0, bold = 0, signs = 0, filled = 0, longish = 0;
    for (size_t i = 0; i < rows->n; i++) {
        struct str s = str_trim(rows->at[i].text);
        filled += s.n > 0;
        longish += rows->at[i].text.n > LONG_LINE;
        if (!s.n || (unsigned char)s.s[0] >= 0x80) /* no sign */
            continue;
        if (s.s[0] == '>')
            s = str_trim(str_cut(s, 1, s.n));
        headings += markup_level(s) > 0;
        for (size_t k = 0; k < sizeof tags / sizeof *tags; k++)
            headings += str_starts(s, str_of(tags[k]));
        bool strong = markup_bold(s);
        bold += strong;
        signs += strong || str_starts(s, STR("!["));
    }
    return headings >= 2 || bold >= 2 || (headings + signs && longish * 2 >= filled) ||
           (signs >= 2 && longish * 4 >= filled);
}
