/* The signs within one line of Markdown or HTML (CommonMark 0.31 chapter 6; HTML Living Standard 13.5 for the entities). */
#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "rows.h"

enum { TAG_MOST = 4000, LINK_MOST = 4000, FORMULA_MOST = 200 }; /* bytes */

struct inliner {
    const struct words *w;
    struct str s;
    bool markdown;
    struct buf *out;
    struct markup_line *what;
    bool stars_pair; /* single * of this line come in pairs */
};

static struct str rest(const struct inliner *in, size_t at)
{
    return str_cut(in->s, at, in->s.n);
}

static bool alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool mark(char c)
{
    return c > ' ' && c < 0x7f && !alpha(c) && !(c >= '0' && c <= '9');
}

/* &nbsp; &#8220; &#x201c; */
static size_t entity(struct inliner *in, size_t at)
{
    size_t end = at + 1;
    while (end < in->s.n && end - at < 12 &&
           (alpha(in->s.s[end]) || in->s.s[end] == '#' || (in->s.s[end] >= '0' && in->s.s[end] <= '9')))
        end++;
    if (end >= in->s.n || in->s.s[end] != ';' || end - at < 3)
        return 0;
    char name[16] = {0};
    memcpy(name, in->s.s + at + 1, end - at - 1);
    unsigned long c = 0;
    char *stop = NULL;
    if (name[0] == '#') {
        bool hex = name[1] == 'x' || name[1] == 'X';
        c = strtoul(name + (hex ? 2 : 1), &stop, hex ? 16 : 10);
        if (*stop || c < 0x20 || c > 0x10ffff)
            return 0;
    } else {
        int value;
        if (words_prefix_value(in->w, WORD_ENTITY, str_of(name), &value) == strlen(name))
            c = (unsigned long)value;
        if (!c)
            return 0;
    }
    buf_cp(in->out, (uint32_t)c);
    return end + 1 - at;
}

static void block_break(struct inliner *in, char c)
{
    buf_char(in->out, c);
    in->what->broken = true;
}

/* A tag of HTML; 0 when it is none that we know: 5<6 stays. */
static size_t tag(struct inliner *in, size_t at)
{
    size_t k = at + 1;
    bool closes = k < in->s.n && in->s.s[k] == '/';
    k += closes;
    char name[12] = {0};
    size_t n = 0;
    while (k < in->s.n && n < sizeof name - 1 && (alpha(in->s.s[k]) || (n && in->s.s[k] >= '0' && in->s.s[k] <= '9')))
        name[n++] = (char)(in->s.s[k++] | 0x20);
    for (size_t i = 0; i < n; i++)
        name[i] = name[i] >= '0' + 0x20 && name[i] <= '9' + 0x20 ? (char)(name[i] & ~0x20) : name[i];
    const char *end = k < in->s.n ? memchr(in->s.s + k, '>', in->s.n - k < TAG_MOST ? in->s.n - k : TAG_MOST) : NULL;
    struct str word = {name, n};
    if (!end || !n || !(in->s.s[k] == '>' || in->s.s[k] == ' ' || in->s.s[k] == '/'))
        return 0;
    if (words_have(in->w, WORD_TAG_CELL, word)) {
        if (closes)
            block_break(in, MARKUP_CELL);
    } else if (str_is(word, "tr")) {
        if (closes)
            block_break(in, MARKUP_ROW);
    } else if (str_is(word, "table")) {
        block_break(in, closes ? MARKUP_TABLE_END : MARKUP_TABLE);
    } else if (words_have(in->w, WORD_TAG_BLOCK, word)) {
        if (n == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !closes)
            in->what->level = name[1] - '0';
        else
            block_break(in, MARKUP_BLOCK);
    } else if (!words_have(in->w, WORD_TAG_INLINE, word)) {
        return 0;
    }
    in->what->image |= str_is(word, "img");
    return (size_t)(end - in->s.s) + 1 - at;
}

static size_t comment(struct inliner *in, size_t at)
{
    if (!str_starts(rest(in, at), STR("<!--")))
        return 0;
    size_t end = str_find(str_cut(in->s, 0, at + TAG_MOST), STR("-->"), at);
    return end == SIZE_MAX ? 0 : end + 3 - at;
}

/* [text](address) and ![text](address): AT is on the bracket. *TEXT gets the text. */
static size_t link_read(const struct inliner *in, size_t at, struct str *text)
{
    const char *close = memchr(in->s.s + at, ']', in->s.n - at < LINK_MOST ? in->s.n - at : LINK_MOST);
    if (!close)
        return 0;
    size_t k = (size_t)(close - in->s.s) + 1;
    if (k >= in->s.n || in->s.s[k] != '(')
        return 0;
    const char *end = memchr(in->s.s + k, ')', in->s.n - k < LINK_MOST ? in->s.n - k : LINK_MOST);
    if (!end)
        return 0;
    for (const char *c = in->s.s + k; c < end; c++)
        if ((unsigned char)*c >= 0x80)
            return 0; /* an address has none; prose in brackets has */
    *text = str_cut(in->s, at + 1, (size_t)(close - in->s.s));
    return (size_t)(end - in->s.s) + 1 - at;
}

static bool holds_han(struct str s)
{
    for (size_t at = 0; at < s.n;)
        if (cp_is_han(utf8_next(s, &at)))
            return true;
    return false;
}

static size_t image(struct inliner *in, size_t at)
{
    struct str text;
    size_t n = at + 1 < in->s.n && in->s.s[at + 1] == '[' ? link_read(in, at + 1, &text) : 0;
    if (!n)
        return 0;
    if (holds_han(text))
        buf_str(in->out, text);
    in->what->image = true;
    return n + 1;
}

static size_t hyperlink(struct inliner *in, size_t at)
{
    struct str text;
    size_t n = link_read(in, at, &text);
    if (n && (text.n || !in->markdown))
        buf_str(in->out, text);
    return n;
}

/* Signs of emphasis: any run of two and more, and one * that has its partner in the line. */
static size_t emphasis(struct inliner *in, size_t at)
{
    char c = in->s.s[at];
    size_t n = 1;
    while (at + n < in->s.n && in->s.s[at + n] == c)
        n++;
    if (!in->markdown || n > 3)
        return 0;
    bool inner = at > 0 && at + n < in->s.n;
    if (n == 1 && c == '*')
        return in->stars_pair ? n : 0;
    if (c == '_' && (n == 1 || (inner && mark(in->s.s[at - 1]))))
        return 0; /* a_b in an address */
    return n >= 2 ? n : 0;
}

/* $18.4\%$, $36.5^{\circ}\mathrm{C}$: readers trained on papers see formulas in every figure. */
static size_t formula(struct inliner *in, size_t at)
{
    static const struct {
        const char *sign, *text;
    } table[] = {{"\\%", "%"},    {"\\$", "$"},      {"\\times", "×"}, {"\\sim", "～"},  {"\\circ", "°"},
                 {"\\cdot", "·"}, {"\\mathrm", ""},  {"\\text", ""},   {"\\mathbf", ""}, {"\\bf", ""},
                 {"\\rm", ""},    {"\\left", ""},    {"\\right", ""},  {"\\pm", "±"},    {"\\leq", "≤"},
                 {"\\geq", "≥"},  {"\\ldots", "……"}, {"\\,", ""},      {"\\ ", ""},      {"{", ""},
                 {"}", ""},       {"^", ""},         {"_", ""},        {" ", ""},        {"~", "～"}};
    const char *end =
        in->markdown && at + 1 < in->s.n
            ? memchr(in->s.s + at + 1, '$', in->s.n - at - 1 < FORMULA_MOST ? in->s.n - at - 1 : FORMULA_MOST)
            : NULL;
    if (!end)
        return 0;
    size_t stop = (size_t)(end - in->s.s);
    struct str inside = str_cut(in->s, at + 1, stop);
    if (!memchr(inside.s, '\\', inside.n) && !memchr(inside.s, '^', inside.n) && !memchr(inside.s, '{', inside.n))
        return 0; /* two prices in dollars */
    if (holds_han(inside))
        return 0;
    for (size_t k = at + 1; k < stop;) {
        size_t i = 0;
        for (; i < sizeof table / sizeof *table; i++)
            if (str_starts(rest(in, k), str_of(table[i].sign)))
                break;
        if (i < sizeof table / sizeof *table) {
            buf_cstr(in->out, table[i].text);
            k += strlen(table[i].sign);
        } else {
            buf_char(in->out, in->s.s[k++]);
        }
    }
    return stop + 1 - at;
}

static size_t escape(struct inliner *in, size_t at)
{
    if (!in->markdown || at + 1 >= in->s.n || !mark(in->s.s[at + 1]))
        return 0;
    buf_char(in->out, in->s.s[at + 1]);
    return 2;
}

static size_t code(struct inliner *in, size_t at)
{
    (void)at;
    return in->markdown ? 1 : 0;
}

static size_t angle(struct inliner *in, size_t at)
{
    size_t n = comment(in, at);
    return n ? n : tag(in, at);
}

void markup_inline(const struct words *w, struct str s, bool markdown, struct buf *out, struct markup_line *what)
{
    static const struct {
        char sign;
        size_t (*read)(struct inliner *, size_t); /* bytes taken, 0: the sign is text */
    } signs[] = {{'&', entity},   {'<', angle},   {'!', image}, {'[', hyperlink}, {'*', emphasis},
                 {'_', emphasis}, {'\\', escape}, {'`', code},  {'$', formula}};
    struct inliner in = {.w = w, .s = s, .markdown = markdown, .out = out, .what = what};
    size_t stars = 0;
    for (size_t i = 0; i < s.n; i++)
        stars += s.s[i] == '*' && !(i && s.s[i - 1] == '*') && !(i + 1 < s.n && s.s[i + 1] == '*');
    in.stars_pair = stars >= 2 && stars % 2 == 0;
    for (size_t at = 0; at < s.n;) {
        size_t taken = 0;
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
            if (signs[i].sign == s.s[at])
                taken = signs[i].read(&in, at);
        if (!taken && s.s[at] >= MARKUP_BLOCK && s.s[at] <= MARKUP_TABLE_END)
            taken = 1;
        else if (!taken)
            buf_char(out, s.s[at++]);
        at += taken;
    }
}
