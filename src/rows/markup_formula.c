/*
 * Formulas that readers trained on papers see in every figure: $18.4\%$, $36.5^{\circ}\mathrm{C}$, \(30 \mathrm{~km}\), $$ 5 \sim 8 $$. What was
 * printed is plain text, so that signs and commands become what they stand for.
 */
#include <string.h>

#include "baolan/utf8.h"
#include "rows_internal.h"

enum { FORMULA_MOST = 200 }; /* bytes */

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* \textcircled{1} as ①. Bytes taken, 0: it is none. */
static size_t circled(struct str s, struct buf *out)
{
    static const char head[] = "\\textcircled{";
    size_t n = strlen(head);
    if (!str_starts(s, str_of(head)) || n + 1 >= s.n || s.s[n] < '1' || s.s[n] > '9' || s.s[n + 1] != '}')
        return 0;
    buf_cp(out, 0x2460 + (uint32_t)(s.s[n] - '1'));
    return n + 2;
}

/* One sign of a formula without blanks; BEFORE: the byte before it, 0: none. Bytes taken. */
static size_t sign_read(struct str s, char before, struct buf *out)
{
    /* Longer signs stand before those that they begin with. */
    static const struct {
        const char *sign, *text;
    } table[] = {
        {"^{\\circ}\\mathrm{C}", "℃"},
        {"^{\\circ}\\text{C}", "℃"},
        {"^{\\circ}C", "℃"},
        {"^\\circ\\mathrm{C}", "℃"},
        {"^\\circ\\text{C}", "℃"},
        {"^\\circC", "℃"},
        {"\\%", "%"},
        {"\\$", "$"},
        {"\\&", "&"},
        {"\\times", "×"},
        {"\\sim", "～"},
        {"\\circ", "°"},
        {"\\cdots", "……"},
        {"\\cdot", "·"},
        {"\\ldots", "……"},
        {"\\div", "÷"},
        {"\\pm", "±"},
        {"\\leq", "≤"},
        {"\\geq", "≥"},
        {"\\approx", "≈"},
        {"\\rightarrow", "→"},
        {"\\mu", "μ"},
        {"\\prime", "′"},
        {"\\mathrm", ""},
        {"\\mathbf", ""},
        {"\\mathsf", ""},
        {"\\mathit", ""},
        {"\\boldsymbol", ""},
        {"\\textbf", ""},
        {"\\text", ""},
        {"\\bf", ""},
        {"\\rm", ""},
        {"\\left", ""},
        {"\\right", ""},
        {"\\quad", " "},
        {"\\,", ""},
        {"\\;", ""},
        {"\\!", ""},
        {"\\ ", ""},
        {"^{2}", "²"},
        {"^{3}", "³"},
        {"^2", "²"},
        {"^3", "³"},
        {"{", ""},
        {"}", ""},
        {"^", ""},
        {"_", ""},
    };
    size_t taken = circled(s, out);
    if (taken)
        return taken;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_starts(s, str_of(table[i].sign))) {
            buf_cstr(out, table[i].text);
            return strlen(table[i].sign);
        }
    if (s.s[0] == '~') /* a blank that does not break, but between figures the sign of print */
        buf_cstr(out, digit(before) && s.n > 1 && digit(s.s[1]) ? "～" : "");
    else
        buf_char(out, s.s[0]);
    return 1;
}

/* A figure and nothing else: 12.5, 3-5, 1,200, 40%. */
static bool figure(struct str s)
{
    s = str_trim(s);
    for (size_t i = 0; i < s.n; i++)
        if (!s.s[i] || !strchr("0123456789.,%+-:/~", s.s[i]))
            return false;
    return s.n && digit(s.s[0]) && (digit(s.s[s.n - 1]) || s.s[s.n - 1] == '%');
}

static bool holds_han(struct str s)
{
    for (size_t at = 0; at < s.n;)
        if (cp_is_han(utf8_next(s, &at)))
            return true;
    return false;
}

/* The text of a formula, IN its signs; false when it is none: two prices in dollars, words between brackets. BARE: a figure alone is one. */
static bool formula_text(struct str in, bool bare, struct buf *out)
{
    bool command = memchr(in.s, '\\', in.n), group = memchr(in.s, '{', in.n);
    if (!(command || group || memchr(in.s, '^', in.n) || (bare && figure(in))) ||
        (holds_han(in) && !(command && group)))
        return false;
    struct buf packed = {0}; /* without the blanks that some readers set around every sign */
    for (size_t i = 0; i < in.n; i++)
        if (in.s[i] != ' ')
            buf_char(&packed, in.s[i]);
    struct str s = buf_view(&packed);
    for (size_t k = 0; k < s.n;)
        k += sign_read(str_cut(s, k, s.n), k ? s.s[k - 1] : 0, out);
    buf_free(&packed);
    return true;
}

size_t markup_formula(struct str s, size_t at, struct buf *out)
{
    static const struct {
        const char *opens, *closes;
        bool bare; /* \(2024\) is an escaped bracket */
    } fences[] = {{"$$", "$$", true}, {"$", "$", true}, {"\\(", "\\)", false}, {"\\[", "\\]", false}};
    struct str near = str_cut(s, 0, at + FORMULA_MOST);
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++) {
        size_t n = strlen(fences[i].opens);
        if (!str_starts(str_cut(s, at, s.n), str_of(fences[i].opens)))
            continue;
        size_t stop = str_find(near, str_of(fences[i].closes), at + n);
        if (stop == SIZE_MAX || stop == at + n || (n == 1 && stop + 1 < s.n && digit(s.s[stop + 1])))
            return 0;
        return formula_text(str_cut(s, at + n, stop), fences[i].bare, out) ? stop + n - at : 0;
    }
    return 0;
}
