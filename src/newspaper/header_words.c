/* Phrases of a header that need no other to be read: the name in Latin letters, the weather, the number of the issue, names of pages. */
#include <string.h>

#include "baolan/memory.h"
#include "baolan/utf8.h"
#include "header_internal.h"

size_t header_han_end(struct str s, size_t at, size_t *ncp)
{
    size_t n = 0;
    for (size_t next;; at = next, n++) {
        next = utf8_usual_end(s, at);
        n += (next - at) / 3;
        at = next;
        if (at >= s.n || !cp_is_han(utf8_next(s, &next)))
            break;
    }
    *ncp = n;
    return at;
}

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

/* Is S of words of the weather, but for a name or two? */
static bool weather_told(const struct words *w, struct str s)
{
    enum { LEAST = 2, NAMES = 3 };
    int read = 0, unread = 0, value;
    bool told = false;
    for (size_t at = 0; at < s.n;) {
        size_t n = words_prefix_value(w, WORD_WEATHER, str_cut(s, at, s.n), &value);
        if (n) {
            read += (int)utf8_count(str_cut(s, at, at + n));
            told |= value;
            at += n;
            continue;
        }
        uint32_t c = utf8_next(s, &at);
        unread += cp_is_han(c) || cp_is_latin(c);
    }
    return (told || !unread) && read >= LEAST && unread * 3 <= read + 3 * NAMES && unread < read;
}

enum header_weather header_weather(const struct words *w, struct str s)
{
    size_t lead = words_prefix(w, WORD_WEATHER_LEAD, s), at = lead;
    if (lead == s.n && lead)
        return WEATHER_HEAD;
    if (lead && cp_is_han(utf8_next(s, &at)))
        lead = 0;
    if (!weather_told(w, str_cut(s, lead, s.n)))
        return WEATHER_NONE;
    return lead ? WEATHER_TOLD : WEATHER_MORE;
}

static void blanks(struct str s, size_t *at)
{
    while (*at < s.n && s.s[*at] == ' ')
        ++*at;
}

/* 8723, 八七二三, 十二 at *AT, which moves behind it: how many figures, 0: none. */
static int issue_number(struct str s, size_t *at)
{
    size_t k = *at;
    int n = header_number(s, &k, 6) >= 0;
    if (n && (unsigned char)s.s[*at] < 0x80)
        n = (int)(k - *at);
    else
        while (n && n < 6 && header_number(s, &k, 0) >= 0)
            n++;
    *at = n ? k : *at;
    return n;
}

/* CN21-0018, ISSN 1234-5678: the paper's own number. */
static size_t serial_number(struct str s)
{
    static const char *const heads[] = {"CN", "ISSN"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t k = strlen(heads[i]), from;
        if (!str_starts(s, str_of(heads[i])))
            continue;
        blanks(s, &k);
        for (from = k; k < s.n; utf8_next(s, &k)) {
            size_t next = k;
            uint32_t c = utf8_next(s, &next);
            if (!(c >= '0' && c <= '9') && c != '-' && c != '/' && c != 0x2014 && c != 0x2013 && c != 'X')
                break;
        }
        if (k >= from + 6)
            return k;
    }
    return 0;
}

bool header_issue_read(const struct words *w, struct str s, size_t *at)
{
    struct str phrase = str_cut(s, *at, s.n);
    int pages = 0;
    size_t serial = serial_number(phrase), k = words_prefix_value(w, WORD_ISSUE_LEAD, phrase, &pages), size;
    if (serial) {
        *at += serial;
        return true;
    }
    if (!k && !(phrase.n && phrase.s[0] >= '0' && phrase.s[0] <= '9'))
        return false;
    bool spelt = false; /* 今日出版四版: nothing else is said so */
    for (blanks(phrase, &k); pages && (size = words_prefix(w, WORD_ISSUE_SIZE, str_cut(phrase, k, phrase.n))) > 0;) {
        k += size;
        blanks(phrase, &k);
        spelt = true;
    }
    bool lead = k > 0, all = str_starts(phrase, STR("总"));
    int figures = issue_number(phrase, &k);
    if (!figures)
        return false;
    for (blanks(phrase, &k); pages && (size = words_prefix(w, WORD_ISSUE_SIZE, str_cut(phrase, k, phrase.n))) > 0;)
        k += size;
    struct str unit = str_cut(phrase, k, phrase.n);
    bool issue = str_starts(unit, STR("期")) ||
                 (lead && !pages && (all || figures > 2) && str_starts(unit, STR("号"))); /* 公告 第十二号 */
    if (!issue && !(pages && str_starts(unit, STR("版"))))
        return false;
    size_t next = k += 3;
    if ((spelt || str_starts(unit, STR("号"))) && next < phrase.n && cp_is_han(utf8_next(phrase, &next)))
        return false; /* 第3号台风 */
    *at += k;
    return true;
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
