/*
 * What extractors write of their own into Markdown: front matter, marks of pages and pictures, fences of divisions, headings with a line under
 * them. It leaves, or becomes the sign that the rest of the markup knows.
 */
#include <string.h>

#include "baolan/utf8.h"
#include "rows_internal.h"

enum { FRONT_LINES = 40, HEADING_MOST = 40 /* code points */ };

/* Three and more of C and nothing else. */
static bool row_of(struct str s, char c)
{
    size_t n = 0;
    while (n < s.n && s.s[n] == c)
        n++;
    return n >= 3 && n == s.n;
}

static bool key_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* Where the value of "key: value" begins; 0: S is none. */
static size_t key_end(struct str s)
{
    size_t n = 0;
    while (n < s.n && key_char(s.s[n]))
        n++;
    return n && n < s.n && s.s[n] == ':' && (n + 1 == s.n || s.s[n + 1] == ' ') ? n + 1 : 0;
}

static bool says_something(struct str s)
{
    bool han = false;
    size_t digits = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        han |= cp_is_han(c);
        digits += cp_is_digit(c);
    }
    return han || digits >= 6; /* a day */
}

/* --- / key: value / ---: at the head of a page, settings of the reader. A value in Chinese, or a day, is the page's. */
static void front_matter(struct rows *rows)
{
    size_t from = 0, to;
    while (from < rows->n && !str_trim(rows->at[from].text).n)
        from++;
    if (from >= rows->n || !str_is(str_trim(rows->at[from].text), "---"))
        return;
    for (to = from + 1; to < rows->n && to < from + FRONT_LINES; to++) {
        struct str s = str_trim(rows->at[to].text);
        if (str_is(s, "---") || str_is(s, "..."))
            break;
        if (s.n && !key_end(s))
            return;
    }
    if (to >= rows->n || to == from + FRONT_LINES || to == from + 1)
        return;
    for (size_t i = from; i <= to; i++) {
        struct str s = str_trim(rows->at[i].text), value = str_trim(str_cut(s, key_end(s), s.n));
        rows->at[i].text = key_end(s) && says_something(value) ? value : STR("");
    }
}

/* {12}---- between pages, ::: {.column} around columns. */
static bool page_mark(struct str s)
{
    size_t n = 1;
    if (str_starts(s, STR(":::"))) {
        for (size_t i = 0; i < s.n; i++)
            if ((unsigned char)s.s[i] >= 0x80)
                return false;
        return true;
    }
    if (!s.n || s.s[0] != '{')
        return false;
    while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
        n++;
    return n > 1 && n < s.n && s.s[n] == '}' && (n + 1 == s.n || row_of(str_cut(s, n + 1, s.n), '-'));
}

/* S without what sets it bold, and without a break at its end. */
static struct str unbold(struct str s)
{
    if (str_ends(s, STR("<br>")))
        s = str_trim(str_cut(s, 0, s.n - 4));
    if (s.n > 4 && str_starts(s, STR("**")) && str_ends(s, STR("**")))
        s = str_trim(str_cut(s, 2, s.n - 2));
    return s;
}

/* [图片], ==> picture [400 x 300] intentionally omitted <==: a picture stands here. */
static bool picture_stub(const struct words *w, struct str s)
{
    static const struct {
        const char *opens, *closes;
    } brackets[] = {{"[", "]"}, {"【", "】"}, {"（", "）"}, {"［", "］"}};
    s = unbold(s);
    if (str_starts(s, STR("==> picture ")))
        return true;
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t n = strlen(brackets[i].opens);
        if (s.n > 2 * n && str_starts(s, str_of(brackets[i].opens)) && str_ends(s, str_of(brackets[i].closes)))
            return words_have(w, WORD_PICTURE_STUB, str_trim(str_cut(s, n, s.n - n)));
    }
    return false;
}

/* ----- Start of picture text -----: around what was read in a picture. */
static bool picture_fence(struct str s)
{
    s = unbold(s);
    return str_starts(s, STR("----- ")) && str_ends(s, STR(" of picture text -----"));
}

/* <b>…</b> over the whole line, as stars say it. */
static bool bold_tags(struct arena *a, struct row *row)
{
    static const struct {
        const char *opens, *closes;
    } tags[] = {{"<b>", "</b>"}, {"<strong>", "</strong>"}};
    struct str s = str_trim(row->text);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t n = strlen(tags[i].opens);
        size_t close = str_starts(s, str_of(tags[i].opens)) ? str_find(s, str_of(tags[i].closes), n) : SIZE_MAX;
        if (close == SIZE_MAX || close == n)
            continue;
        struct str rest = str_cut(s, close + n + 1, s.n);
        row->text = arena_printf(a, "**%.*s**%.*s", STR_ARG(str_trim(str_cut(s, n, close))), STR_ARG(rest));
        return true;
    }
    return false;
}

/* ## heading {#sec .head}: without what is the program's. */
static void heading_attributes(struct row *row)
{
    struct str s = str_trim(row->text);
    if (s.n < 4 || s.s[0] != '#' || s.s[s.n - 1] != '}')
        return;
    size_t open = s.n;
    while (open > 0 && s.s[open - 1] != '{')
        open--;
    if (open && (s.s[open] == '#' || s.s[open] == '.' || s.s[open] == '-'))
        row->text = str_cut(s, 0, open - 1);
}

/* May S begin with one of those signs? */
static bool may_be_own(struct str s)
{
    unsigned char first = s.n ? (unsigned char)s.s[0] : 'a';
    return first < 0x80 || first == 0xe3 || first == 0xef; /* 【, （ */
}

void markup_own(struct arena *a, const struct words *w, struct rows *rows)
{
    front_matter(rows);
    for (size_t i = 0; i < rows->n; i++) {
        struct row *row = &rows->at[i];
        struct str s = str_trim(row->text);
        if (!may_be_own(s))
            continue;
        if (page_mark(s) || picture_fence(s))
            row->text = STR("");
        else if (picture_stub(w, s))
            row->text = STR("![]()");
        else if (!bold_tags(a, row))
            heading_attributes(row);
    }
}

void markup_underlined(struct arena *a, struct rows *rows)
{
    for (size_t i = 1; i < rows->n; i++) {
        struct str s = str_trim(rows->at[i].text), over = str_trim(rows->at[i - 1].text);
        bool alone = i < 2 || !str_trim(rows->at[i - 2].text).n;
        if (!(row_of(s, '=') || row_of(s, '-')) || !over.n || !alone || over.s[0] == '#' || over.s[0] == '|' ||
            over.s[0] == '-' || utf8_count(over) > HEADING_MOST || str_ends(over, STR("。")))
            continue;
        rows->at[i - 1].text = arena_printf(a, "%s %.*s", s.s[0] == '=' ? "#" : "##", STR_ARG(over));
        rows->at[i].text = STR("");
    }
}
