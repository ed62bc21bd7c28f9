/*
 * Blocks of Markdown (CommonMark 0.31 §4.1, §5.1): rules between stories, and quotations. A quotation that begins with a headline is a box of its
 * own: readers of print know no other sign for one.
 */
#include <string.h>

#include "baolan/utf8.h"
#include "rows_internal.h"

enum { NAME_MOST = 30, TEXT_LEAST = 30 /* code points */ };

/* ---, ___, - - -, <hr>. A row of stars is as often an ornament between the parts of an essay. */
static bool thematic_break(struct str s)
{
    size_t n = 0;
    if (str_is(s, "<hr>") || str_is(s, "<hr/>") || str_is(s, "<hr />"))
        return true;
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] != s.s[0] && s.s[i] != ' ')
            return false;
        n += s.s[i] == s.s[0];
    }
    return n >= 3 && (s.s[0] == '-' || s.s[0] == '_');
}

/* May the > that S begins with be a sign? One without a blank behind it must stand before an ideograph or a headline's sign. */
static bool quote_sign(struct str s)
{
    size_t at = 1;
    if (!s.n || s.s[0] != '>')
        return false;
    if (s.n == 1 || strchr(" >#*", s.s[1]))
        return true;
    uint32_t c = utf8_next(s, &at);
    return cp_is_han(c) || cp_is_opening(c) || c == 0x3000;
}

/* S without its > or > > …; as it is when it has none. */
static struct str unquoted(struct str s)
{
    struct str t = str_trim(s);
    while (quote_sign(t))
        t = str_trim(str_cut(t, 1, t.n));
    return t;
}

static bool is_blank(const struct row *row)
{
    return !str_trim(row->text).n;
}

/* Rows [FROM, TO) are a quotation: does it begin with a headline over text? A few words alone before a paragraph are one too, and get its sign. */
static bool begins_headed(struct arena *a, const struct words *w, struct rows *rows, size_t from, size_t to)
{
    while (from < to && is_blank(&rows->at[from]))
        from++;
    size_t next = from + 1;
    while (next < to && is_blank(&rows->at[next]))
        next++;
    if (next >= to)
        return false;
    struct row *head = &rows->at[from];
    struct str s = str_trim(head->text);
    size_t end = s.n;
    uint32_t last = utf8_prev(s, &end);
    if (last == 0xff1a || last == ':' || words_count(w, WORD_PREFACE, s) || words_count(w, WORD_BOX_LABEL, s))
        return false;
    if (markup_headline(s))
        return true;
    struct str text = str_trim(rows->at[next].text);
    if (next == from + 1 || cp_ends_sentence(last) || last == 0xff0c || utf8_count(s) > NAME_MOST ||
        utf8_count(text) < TEXT_LEAST || !cp_is_core(utf8_next(s, &(size_t){0})))
        return false;
    head->text = arena_printf(a, "**%.*s**", STR_ARG(s));
    return true;
}

/* <blockquote>, </blockquote> on a line of its own: 1, -1. */
static int quote_tag(struct str s)
{
    return str_is(s, "<blockquote>") ? 1 : str_is(s, "</blockquote>") ? -1 : 0;
}

/* Where the quotation in tags ends that begins with row I, without them; I: it does not. */
static size_t tagged_read(struct rows *rows, size_t i)
{
    size_t n = i + 1;
    while (n < rows->n && !quote_tag(str_trim(rows->at[n].text)))
        n++;
    if (n == rows->n || quote_tag(str_trim(rows->at[n].text)) > 0)
        return i;
    rows->at[i].text = rows->at[n].text = STR("");
    return n + 1;
}

/*
 * Where the quotation ends that begins with row I, without its signs; I: there is none. Blank lines between go on with it, unless it begins with
 * a headline behind them.
 */
static size_t quote_read(struct rows *rows, size_t i)
{
    size_t end = i;
    for (size_t n = i; n < rows->n; n++) {
        struct str s = str_trim(rows->at[n].text);
        if (!s.n)
            continue;
        struct str t = unquoted(s);
        if (!quote_sign(s) || (end > i && end < n && markup_headline(t)))
            break;
        rows->at[n].text = t;
        end = n + 1;
    }
    return end;
}

void markup_blocks(struct arena *a, const struct words *w, struct rows *rows)
{
    int boxes = 0;
    for (size_t i = 0; i < rows->n;) {
        struct str s = str_trim(rows->at[i].text);
        if (s.n && thematic_break(s))
            rows->at[i].text = STR("---");
        size_t end = quote_tag(s) > 0 ? tagged_read(rows, i) : quote_sign(s) ? quote_read(rows, i) : i;
        if (end > i && begins_headed(a, w, rows, i, end)) {
            boxes++;
            for (size_t k = i; k < end; k++)
                rows->at[k].box = boxes;
        }
        i = end > i ? end : i + 1;
    }
}
