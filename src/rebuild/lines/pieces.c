/* What a piece of text holds or is made of, whatever the page around it says. */
#include <string.h>

#include "../rebuild_internal.h"

struct str unspaced(struct arena *a, struct str s)
{
    struct buf b = {0};
    for (size_t at = 0, from = 0; from = at, at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (!cp_is_space(c))
            buf_str(&b, str_cut(s, from, at));
    }
    struct str out = arena_str(a, buf_view(&b));
    buf_free(&b);
    return out;
}

struct str tail_with(struct arena *a, struct str s, size_t n, struct str next, size_t *tail)
{
    size_t from = s.n > n ? s.n - n : 0;
    while (from < s.n && ((unsigned char)s.s[from] & 0xc0) == 0x80)
        from++;
    *tail = s.n - from;
    char *both = arena_alloc(a, *tail + next.n + 1);
    memcpy(both, s.s + from, *tail);
    memcpy(both + *tail, next.s, next.n);
    return (struct str){both, *tail + next.n};
}

bool begins_within(struct str s)
{
    size_t at = 0;
    uint32_t c = utf8_next(s, &at);
    if (cp_is_han(c) && at < s.n)
        c = utf8_next(s, &at);
    return c == 0xff0c || c == 0x3002 || c == 0xff1b || c == 0x3001;
}

bool digits_only(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (!cp_is_digit(c) && !cp_is_space(c) && c != '-' && c != 0x2014 && c != 0x3001)
            return false;
    }
    return s.n > 0;
}

int picture_number(struct str s)
{
    size_t at = 0;
    uint32_t c = utf8_next(s, &at);
    if (c >= 0x25b2 && c <= 0x25c5)
        c = utf8_next(s, &at);
    if (c == 0x56fe) /* 图 */
        c = utf8_next(s, &at);
    return c >= 0x2460 && c <= 0x2473                  ? (int)(c - 0x2460) + 1
           : c >= '1' && c <= '9' && at <= 4 && at > 3 ? (int)(c - '0')
                                                       : 0;
}

bool bracket_open(struct str s, uint32_t *before)
{
    int depth = 0;
    for (size_t at = s.n, n = 0; at > 0 && n < 60; n++) {
        uint32_t c = utf8_prev(s, &at);
        if (bracket_closes(c))
            depth++;
        if (bracket_opens(c) && depth-- == 0) {
            *before = utf8_prev(s, &at);
            return true;
        }
    }
    return false;
}

bool bracket_ends(struct str s)
{
    size_t at = s.n;
    return s.n && bracket_closes(utf8_prev(s, &at));
}

size_t bracket_last(struct str s, struct str *inside)
{
    enum { LONGEST = 40 }; /* code points */
    size_t at = s.n;
    if (!s.n || !bracket_closes(utf8_prev(s, &at)))
        return s.n;
    size_t end = at;
    for (int ncp = 0; at > 0 && ncp < LONGEST; ncp++) {
        size_t from = at;
        if (bracket_opens(utf8_prev(s, &at))) {
            *inside = str_cut(s, from, end);
            return at;
        }
    }
    return s.n;
}

bool bracket_whole(struct str s, struct str *inside)
{
    size_t head = 0, end = s.n;
    if (!s.n || !bracket_opens(utf8_next(s, &head)) || !bracket_closes(utf8_prev(s, &end)) || end < head)
        return false;
    *inside = str_cut(s, head, end);
    return true;
}
