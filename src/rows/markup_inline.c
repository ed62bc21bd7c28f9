/* The signs within one line of Markdown or HTML (CommonMark 0.31 chapter 6; HTML Living Standard 13.5 for the entities). */
#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "rows_internal.h"

enum { TAG_MOST = 4000, LINK_MOST = 4000 }; /* bytes */

struct inliner {
    const struct words *w;
    struct str s;
    bool markdown;
    struct buf *out;
    struct markup_line *what;
    bool stars_pair; /* single * of this line come in pairs */
    bool slanted;    /* _ stands at both its ends */
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

enum { TAG_BLOCK = 1, TAG_CELL }; /* the numbers of words.txt */

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
    int kind = 0;
    if (words_prefix_value(in->w, WORD_TAG, word, &kind) != n)
        return 0;
    if (kind == TAG_CELL) {
        if (closes)
            block_break(in, MARKUP_CELL);
    } else if (str_is(word, "tr")) {
        if (closes)
            block_break(in, MARKUP_ROW);
    } else if (str_is(word, "table")) {
        block_break(in, closes ? MARKUP_TABLE_END : MARKUP_TABLE);
    } else if (kind == TAG_BLOCK) {
        if (n == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !closes)
            in->what->level = name[1] - '0';
        else
            block_break(in, MARKUP_BLOCK);
    }
    in->what->image |= str_is(word, "img");
    in->what->caption |= str_is(word, "figcaption");
    in->what->centred |= str_is(word, "center") || str_find(str_cut(in->s, at, (size_t)(end - in->s.s)),
                                                            STR("text-align: center"), 0) != SIZE_MAX;
    in->what->sign = true;
    return (size_t)(end - in->s.s) + 1 - at;
}

/* <!-- PageHeader="云坪日报" -->: the page's own lines, which some readers keep so. */
static struct str comment_text(struct str s)
{
    static const char *const kept[] = {"PageHeader=\"", "PageFooter=\"", "PageNumber=\""};
    s = str_trim(s);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (str_starts(s, str_of(kept[i])) && s.s[s.n - 1] == '"' && s.n > strlen(kept[i]))
            return str_cut(s, strlen(kept[i]), s.n - 1);
    return STR("");
}

static size_t comment(struct inliner *in, size_t at)
{
    if (!str_starts(rest(in, at), STR("<!--")))
        return 0;
    size_t end = str_find(str_cut(in->s, 0, at + TAG_MOST), STR("-->"), at);
    if (end == SIZE_MAX)
        return 0;
    struct str inside = str_trim(str_cut(in->s, at + 4, end));
    in->what->image |= str_is(inside, "image");
    in->what->sign = true;
    if (comment_text(inside).n) {
        block_break(in, MARKUP_BLOCK);
        buf_str(in->out, comment_text(inside));
        block_break(in, MARKUP_BLOCK);
    }
    return end + 3 - at;
}

/* <|ref|>title<|/ref|><|det|>[[60, 12, 420, 80]]<|/det|>: what a piece of the page is and where it stands; other such signs go alone. */
static size_t token(struct inliner *in, size_t at)
{
    enum { SIGN_MOST = 24 };
    if (!str_starts(rest(in, at), STR("<|")))
        return 0;
    size_t end = str_find(str_cut(in->s, 0, at + SIGN_MOST), STR("|>"), at);
    if (end == SIZE_MAX)
        return 0;
    struct str name = str_cut(in->s, at + 2, end);
    for (size_t i = 0; i < name.n; i++)
        if (!alpha(name.s[i]) && name.s[i] != '_' && name.s[i] != '/')
            return 0;
    end += 2;
    in->what->sign = true;
    struct str closes = str_is(name, "ref") ? STR("<|/ref|>") : str_is(name, "det") ? STR("<|/det|>") : STR("");
    size_t stop = closes.n ? str_find(str_cut(in->s, 0, at + TAG_MOST), closes, end) : SIZE_MAX;
    if (stop == SIZE_MAX)
        return end - at;
    struct str inside = str_cut(in->s, end, stop);
    in->what->image |= str_is(name, "ref") && str_is(inside, "image");
    in->what->caption |= str_is(name, "ref") && str_ends(inside, STR("_caption"));
    return stop + closes.n - at;
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
    text = str_trim(text);
    int told = 0;
    size_t stub = words_prefix_value(in->w, WORD_PICTURE_STUB, text, &told);
    if (holds_han(text) && !told && stub != text.n)
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
    enum { LONGEST = 3 };
    char c = in->s.s[at];
    size_t n = 1;
    while (n <= LONGEST && at + n < in->s.n && in->s.s[at + n] == c)
        n++;
    if (!in->markdown || n > LONGEST)
        return 0;
    bool inner = at > 0 && at + n < in->s.n;
    if (n == 1 && c == '_' && in->slanted && !inner)
        return n;
    if (n == 1 && c == '*')
        return in->stars_pair ? n : 0;
    if (c == '_' && (n == 1 || (inner && mark(in->s.s[at - 1]))))
        return 0; /* a_b in an address */
    return n >= 2 ? n : 0;
}

static size_t formula(struct inliner *in, size_t at)
{
    return in->markdown ? markup_formula(in->s, at, in->out) : 0;
}

static size_t escape(struct inliner *in, size_t at)
{
    if (!in->markdown || at + 1 >= in->s.n || !mark(in->s.s[at + 1]))
        return 0;
    size_t taken = markup_formula(in->s, at, in->out);
    if (!taken)
        buf_char(in->out, in->s.s[at + 1]);
    return taken ? taken : 2;
}

static size_t code(struct inliner *in, size_t at)
{
    (void)at;
    return in->markdown ? 1 : 0;
}

static size_t angle(struct inliner *in, size_t at)
{
    size_t n = comment(in, at);
    n = n ? n : token(in, at);
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
    in.slanted = s.n > 2 && s.s[0] == '_' && s.s[s.n - 1] == '_' && s.s[1] != '_';
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
