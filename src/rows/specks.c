/*
 * What an optical reader saw in the rules between columns and in specks: | at a line's ends, lines of nothing but _ or ¦. That a page has such
 * bars is seen on the page itself: one alone may be text.
 */
#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "rows_internal.h"

enum { BARS_LEAST = 3, SPECK_MOST = 7 }; /* lines with bars; marks of a speck */

static bool bar(uint32_t c)
{
    return c == '|' || c == 0xa6 || c == 0x2502 || c == 0x2503 || c == 0xff5c || c == 0xffe4;
}

static bool has_bar(struct str s)
{
    size_t at = 0;
    s = str_trim(s);
    size_t end = s.n;
    return s.n && (bar(utf8_next(s, &at)) || bar(utf8_prev(s, &end)));
}

/* Without the bars at its ends; the blanks that a paragraph begins with stay. */
static struct str bars_trimmed(struct str s)
{
    for (size_t end; s.n;) {
        struct str t = str_trim(s);
        size_t lead = t.n ? (size_t)(t.s - s.s) : s.n;
        end = t.n;
        if (!t.n || !bar(utf8_prev(t, &end)))
            break;
        s = str_cut(s, 0, lead + end);
    }
    for (size_t at; s.n;) {
        struct str t = str_trim(s);
        at = 0;
        if (!t.n || !bar(utf8_next(t, &at)))
            break;
        s = str_trim(str_cut(t, at, t.n));
    }
    struct str t = str_trim(s);
    return str_cut(s, 0, (size_t)(t.s + t.n - s.s));
}

/* Nothing but a few low marks that no typesetter sets alone. */
static bool speck(struct str s)
{
    int n = 0;
    s = str_trim(s);
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (cp_is_space(c))
            continue;
        if (++n > SPECK_MOST ||
            !(bar(c) || c == '_' || c == '^' || c == '`' || c == '\'' || c == '.' || c == ',' || c == '~'))
            return false;
    }
    return n > 0;
}

/* A character or three: a piece of a headline that is set upright. */
static bool brief(struct str s)
{
    enum { MOST = 3 };
    size_t n = utf8_count(str_trim(s));
    return n > 0 && n <= MOST;
}

/* Is row I the point of a number in such a headline, where it has a line of its own? */
static bool upright_point(const struct rows *rows, size_t i)
{
    size_t before = i, behind = i + 1;
    for (int blanks = 0; before > 0 && blanks < 2 && !str_trim(rows->at[before - 1].text).n; blanks++)
        before--;
    for (int blanks = 0; behind < rows->n && blanks < 2 && !str_trim(rows->at[behind].text).n; blanks++)
        behind++;
    return before > 0 && behind < rows->n && str_eq(str_trim(rows->at[i].text), STR(".")) &&
           brief(rows->at[before - 1].text) && brief(rows->at[behind].text);
}

void specks_remove(struct arena *a, struct rows *rows)
{
    size_t bars = 0;
    for (size_t i = 0; i < rows->n; i++)
        bars += !rows->at[i].table && has_bar(rows->at[i].text);
    size_t kept = 0;
    for (size_t i = 0; i < rows->n; i++) {
        struct row row = rows->at[i];
        if (!row.table && bars >= BARS_LEAST && has_bar(row.text))
            row.text = arena_str(a, bars_trimmed(row.text));
        /* A speck leaves no blank line behind: the text goes on. */
        if ((!speck(row.text) || upright_point(rows, i)) && (row.text.n || !rows->at[i].text.n || rows->at[i].table))
            rows->at[kept++] = row;
    }
    rows->n = kept;
}
