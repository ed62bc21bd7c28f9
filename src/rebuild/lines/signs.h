/*
 * signs: which marks a line holds. Rules look for marks in every line, most of which hold none of them; one look at a line, while it is
 * normalised, answers all.
 */
#ifndef REBUILD_SIGNS_H
#define REBUILD_SIGNS_H

#include "baolan/utf8.h"

enum sign {
    SIGN_STOP = 1 << 0,      /* 。; this and the next three are counted, see struct pauses */
    SIGN_COMMA = 1 << 1,     /* ， */
    SIGN_LIST = 1 << 2,      /* 、 */
    SIGN_SEMICOLON = 1 << 3, /* ； */
    SIGN_COLON = 1 << 4,     /* ： */
    SIGN_ASKS = 1 << 5,      /* ？！ */
    SIGN_CLOSES = 1 << 6,    /* ）, ) */
    SIGN_HALF = 1 << 7,      /* , : ; as ASCII has them */
    SIGN_BLANK = 1 << 8,     /* the only one that a normalised text has */
    SIGN_DIGIT = 1 << 9,     /* of either width */
    SIGN_PAGE = 1 << 10,     /* 版 */
    SIGN_QUOTE = 1 << 11,    /* “” */
    SIGN_WORK = 1 << 12,     /* 《 */
};

/* How many of the marks that part clauses stand before the last character of a text, 255 at most. */
struct pauses {
    uint8_t stops, commas, lists, semicolons;
};

static inline unsigned sign_of(uint32_t c)
{
    if (cp_is_usual(c))
        return c == 0x7248 ? SIGN_PAGE : 0;
    if (cp_is_digit(c))
        return SIGN_DIGIT;
    switch (c) {
    case ' ':
        return SIGN_BLANK;
    case ',':
    case ':':
    case ';':
        return SIGN_HALF;
    case ')':
    case 0xff09:
        return SIGN_CLOSES;
    case 0x201c:
    case 0x201d:
        return SIGN_QUOTE;
    case 0x300a:
        return SIGN_WORK;
    case 0x3001:
        return SIGN_LIST;
    case 0x3002:
        return SIGN_STOP;
    case 0xff01:
    case 0xff1f:
        return SIGN_ASKS;
    case 0xff0c:
        return SIGN_COMMA;
    case 0xff1a:
        return SIGN_COLON;
    case 0xff1b:
        return SIGN_SEMICOLON;
    default:
        return 0;
    }
}

static inline unsigned signs_of(struct str s)
{
    unsigned signs = 0;
    for (size_t at = 0; at < s.n;)
        signs |= sign_of(utf8_next(s, &at));
    return signs;
}

#endif
