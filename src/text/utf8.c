#include "baolan/utf8.h"

#include <uchar.h>
#include <unictype.h>
#include <unistr.h>

uint32_t utf8_next_any(struct str s, size_t *at)
{
    if (*at >= s.n)
        return 0;
    unsigned char lead = (unsigned char)s.s[*at];
    if (lead < 0x80) {
        (*at)++;
        return lead;
    }
    ucs4_t c;
    int n = u8_mbtoucr(&c, (const uint8_t *)s.s + *at, s.n - *at);
    if (n <= 0) {
        (*at)++;
        return 0xfffd;
    }
    *at += (size_t)n;
    return c;
}

size_t utf8_put_any(uint32_t c, char *to)
{
    int n = u8_uctomb((uint8_t *)to, c, 4);
    return n > 0 ? (size_t)n : (size_t)u8_uctomb((uint8_t *)to, 0xfffd, 4);
}

uint32_t utf8_prev_any(struct str s, size_t *at)
{
    if (*at == 0 || *at > s.n)
        return 0;
    /* A character has at most four bytes: step back over continuation bytes and see whether it ends just here. */
    for (size_t back = 1; back <= 4 && back <= *at; back++) {
        size_t start = *at - back, end = start;
        if (((unsigned char)s.s[start] & 0xc0) == 0x80)
            continue;
        uint32_t c = utf8_next(s, &end);
        if (end != *at)
            break;
        *at = start;
        return c;
    }
    (*at)--;
    return 0xfffd;
}

size_t utf8_count(struct str s)
{
    size_t n = 0;
    for (size_t at = 0, from = 0; at < s.n; from = at) {
        at = utf8_usual_end(s, at);
        n += (at - from) / 3 + (at < s.n);
        utf8_next(s, &at);
    }
    return n;
}

size_t utf8_offset(struct str s, size_t ncp)
{
    size_t at = 0;
    while (ncp-- && at < s.n)
        utf8_next(s, &at);
    return at;
}

bool utf8_valid(struct str s)
{
    return s.n == 0 || u8_check((const uint8_t *)s.s, s.n) == NULL;
}

bool cp_is_han_any(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3005 || c == 0x3007 ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3fffd);
}

bool cp_is_space_any(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f ||
           c == 0x205f || c == 0x3000;
}

bool cp_is_latin(uint32_t c)
{
    uint32_t low = c | 0x20;
    return (low >= 'a' && low <= 'z') || (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a);
}

bool cp_is_letter(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
}

bool cp_is_core_any(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

/* Membership in a short list of code points ended by 0. */
static bool among(uint32_t c, const char32_t *list)
{
    while (*list && *list != c)
        list++;
    return *list != 0;
}

bool cp_is_opening_any(uint32_t c)
{
    return among(c, U"（《「『【〔〈“‘([{［｛〖〝︵︷︹︻︽︿﹁﹃");
}

bool cp_is_closing_any(uint32_t c)
{
    return among(c, U"）》」』】〕〉”’)]}］｝〗〞︶︸︺︼︾﹀﹂﹄");
}

bool cp_ends_sentence_any(uint32_t c)
{
    return among(c, U"。！？!?…．｡");
}

bool cp_is_punct_any(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S);
}
