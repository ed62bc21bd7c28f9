#include "baolan/display.h"

#include <unictype.h>

#include "baolan/utf8.h"
#include "baolan/width.h"

/* How many combining marks one base may carry: more would climb over the lines above on some terminals. */
enum { MARKS_ON_A_BASE = 2 };

enum fate { KEEP, BREAK, TAB, CONTROL, DROP, MARK, REPLACE };

/* Where the printable ASCII and the common ideographs from AT on end: most of what is shown, kept without being looked up. */
static size_t plain_end(struct str s, size_t at)
{
    size_t end = at;
    while (at < s.n) {
        uint32_t c = utf8_next(s, &at);
        if (!((c >= 0x20 && c < 0x7f) || (c >= 0x4e00 && c <= 0x9fff)))
            break;
        end = at;
    }
    return end;
}

/* Of any other character. */
static enum fate fate_of(uint32_t c)
{
    if (c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029)
        return BREAK;
    if (c == '\t')
        return TAB;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return CONTROL;
    /* Format characters reorder, hide or join what stands beside them: bidi controls, joiners, variation selectors,
     * tags. */
    if (uc_is_property_default_ignorable_code_point(c) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cf))
        return DROP;
    if (!width_known(c) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Cn))
        return REPLACE;
    return width_cp(c) == 0 ? MARK : KEEP;
}

/* A control as a picture: C0 and DEL have one, a C1 control is ESC and its 7-bit letter (ECMA-48 §5.3). */
static void add_control(uint32_t c, struct buf *out)
{
    if (c == 0x7f) {
        buf_cp(out, 0x2421);
    } else if (c < 0x20) {
        buf_cp(out, 0x2400 + c);
    } else {
        buf_cp(out, 0x241b);
        buf_char(out, (char)(c - 0x40));
    }
}

static void clean(struct str s, bool keep_lines, struct buf *out)
{
    int marks = MARKS_ON_A_BASE; /* a mark at the start of a line has no base to stand on */
    for (size_t at = 0; at < s.n;) {
        size_t from = at, plain = plain_end(s, at);
        if (plain > at) {
            buf_add(out, s.s + at, plain - at);
            at = plain;
            marks = 0;
            continue;
        }
        uint32_t c = utf8_next(s, &at);
        enum fate fate = fate_of(c);
        if (c == '\r' && at < s.n && s.s[at] == '\n')
            continue;
        switch (fate) {
        case KEEP:
            if (c == 0xfffd)
                buf_cp(out, c); /* perhaps an ill-formed byte */
            else
                buf_add(out, s.s + from, at - from);
            break;
        case BREAK:
            buf_char(out, keep_lines ? '\n' : ' ');
            break;
        case TAB:
            buf_cstr(out, keep_lines ? "    " : " ");
            break;
        case CONTROL:
            add_control(c, out);
            break;
        case REPLACE:
            buf_cp(out, 0x3013); /* 〓, the Chinese printer's mark for a missing sort */
            break;
        case MARK:
            if (marks < MARKS_ON_A_BASE)
                buf_add(out, s.s + from, at - from);
            break;
        case DROP:
            break;
        }
        if (fate == MARK)
            marks += marks < MARKS_ON_A_BASE;
        else if (fate != DROP)
            marks = fate == BREAK && keep_lines ? MARKS_ON_A_BASE : 0;
    }
}

void display_line(struct str s, struct buf *out)
{
    clean(s, false, out);
}

void display_text(struct str s, struct buf *out)
{
    clean(s, true, out);
}

struct str display_str(struct arena *a, struct str s)
{
    if (!s.s)
        return STR_ABSENT;
    struct buf clean_text = {0};
    display_line(s, &clean_text);
    struct str kept = arena_str(a, buf_view(&clean_text));
    buf_free(&clean_text);
    return kept;
}
