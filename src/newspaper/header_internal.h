/*
 * header, inside: the readers of single phrases that header.c tries one after the other.
 */
#ifndef HEADER_INTERNAL_H
#define HEADER_INTERNAL_H

#include "baolan/header.h"

/* C with full-width ASCII and blanks as ASCII, all else as it is. */
static inline uint32_t header_cp(uint32_t c)
{
    return cp_is_usual(c) ? c : c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : cp_is_space(c) || c < 0x20 ? ' ' : c;
}

/* ---- header_lead.c ------------------------------------------------------------------------------------------------- */

/* What a phrase begins with: most readers need not be asked. */
enum header_lead {
    LEAD_DIGIT = 1 << 0,  /* figures, and behind them what makes a date, a time, an issue, a page, an address of them */
    LEAD_NUMBER = 1 << 1, /* … and nothing of that: a bare number of a page at most */
    LEAD_LATIN = 1 << 2,
    LEAD_NUMERAL = 1 << 3,  /* 二〇二三年, 四版 */
    LEAD_CALENDAR = 1 << 4, /* 星期, 周一; 农历, 癸卯, 闰, 正月, 冬月, 腊月 */
    LEAD_COUNT = 1 << 5,    /* 第12期, 总第12期, 今日8版 */
    LEAD_NEAR = 1 << 6,     /* 今日立夏 */
    LEAD_OTHER = 1 << 7,
    LEAD_ANY = (1 << 8) - 1
};

/* What stands at AT of S, blanks between figures or not: LEAD_OTHER where no phrase begins that is told by its first characters alone. */
unsigned header_lead(const struct words *w, struct str s, size_t at);

/* ---- header_staff.c ------------------------------------------------------------------------------------------------ */

/* 责编：范迟 乐遥 at *AT of S, which has ASCII marks: into OUT, *AT behind it, *WEIGHT how much it says. A keeps the texts. */
bool header_staff_read(struct arena *a, const struct words *w, struct str s, size_t *at, struct header *out,
                       double *weight);

/* ---- header_web.c -------------------------------------------------------------------------------------------------- */

/* What stands behind a button: 上一篇：柳沟渡槽通水. Without a colon it may be the header's instead. */
struct site_story {
    struct str title; /* within S; empty: none */
    bool sure;
};

/* Each reads one phrase of S at *AT, with blanks that part phrases, into OUT; false leaves both alone. A story behind a button is left to be read. */
bool header_site_read(const struct words *w, struct str s, size_t *at, struct header *out, struct site_story *story);
/* 来源：…, 阅读数：1213; of 发布时间： only the label, before the day. */
bool header_field_read(const struct words *w, struct str s, size_t *at, struct header *out);
/* 版权所有… to the end of the line. *SURE: nothing else begins so. */
bool header_foot_read(const struct words *w, struct str s, size_t *at, struct header *out, bool *sure);

/* ---- header_date.c ------------------------------------------------------------------------------------------------------ */

/* 2 0 2 1 年 1 1 月 5 日: S without the blanks that spread the figures of one number; itself when there are none, else A's. */
struct str header_closed(struct arena *a, struct str s);

/* ---- header_words.c ----------------------------------------------------------------------------------------------------- */

/* A word in Latin letters, capital first, that S begins with: its length in bytes, 0: none. *PAPER: it names a newspaper, as RIBAO does. */
size_t header_latin(const struct words *w, struct str s, bool *paper);
/* 总第1234期, 第1234期, 第八七二三号, 今日8版, 今日对开四版, CN14-0001: moves *AT behind it; false leaves *AT alone. */
bool header_issue_read(const struct words *w, struct str s, size_t *at);
/* Is each part of 要闻·综合 the name of a page, or does it end like one? */
bool header_section(const struct words *w, struct str s);

#endif
