/* Words of a header that need no other to be read: the name in Latin letters, the weather, names of pages. */
#include "baolan/memory.h"
#include "baolan/utf8.h"
#include "header.h"

static char upper(uint32_t c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 0x20) : c < 0x80 ? (char)c : '?';
}

size_t header_latin(const struct words *w, struct str s, bool *paper)
{
    enum { SHORTEST = 3, LATIN_FROM = 0xc0, LATIN_LAST = 0x24f };
    struct buf letters = {0};
    size_t at = 0, n = 0;
    uint32_t c = 0;
    for (size_t next = 0; at < s.n; at = next, n++) {
        c = utf8_next(s, &next);
        if (!cp_is_latin(c) && !(c >= LATIN_FROM && c <= LATIN_LAST)) /* Ü of 吕 */
            break;
        buf_char(&letters, upper(c));
    }
    bool whole = at >= s.n || !cp_is_core(c), capital = s.n && s.s[0] >= 'A' && s.s[0] <= 'Z';
    bool read = n >= SHORTEST && whole && capital;
    *paper = read && words_suffix(w, WORD_NAME_END, buf_view(&letters)) > 0;
    buf_free(&letters);
    return read ? at : 0;
}

bool header_weather(struct str s)
{
    static const char *const heads[] = {"今日天气", "明日天气", "今天天气", "明天天气", "天气"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (str_starts(s, str_of(heads[i])))
            return str_find(s, STR("℃"), 0) != SIZE_MAX;
    return false;
}

bool header_section(const struct words *w, struct str s)
{
    for (size_t from = 0, at = 0; from < s.n;) {
        size_t end = at;
        uint32_t c = utf8_next(s, &at);
        if (c && cp_is_han(c))
            continue;
        struct str part = str_cut(s, from, c ? end : s.n);
        size_t known = words_suffix(w, WORD_SECTION_NAME, part);
        if (!known || (known < part.n && part.n > 18))
            return false;
        from = c ? at : s.n;
    }
    return true;
}
