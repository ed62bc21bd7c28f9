/*
 * header: what a line of a page's header or footer says: name of the paper, day, page number, who made the page.
 *
 * A header line is a row of set phrases with nothing between them, so it is read token by token; what is left unread, and how much the
 * phrases weigh, tells whether the line is one at all. Strength 2 and more: surely; between 0 and 2: in company of others.
 */
#ifndef BAOLAN_HEADER_H
#define BAOLAN_HEADER_H

#include "baolan/article.h"
#include "baolan/utf8.h"
#include "baolan/words.h"

enum header_kind {
    HEADER_YEAR = 1 << 0,
    HEADER_MONTH = 1 << 1,
    HEADER_DAY = 1 << 2,
    HEADER_DATE = HEADER_YEAR | HEADER_MONTH | HEADER_DAY,
    HEADER_WEEKDAY = 1 << 3,
    HEADER_LUNAR = 1 << 4,
    HEADER_TERM = 1 << 5,   /* 今日立夏 */
    HEADER_PAGE = 1 << 6,   /* 第4版, A04 */
    HEADER_NUMBER = 1 << 7, /* a bare number: of a page, or the day of a month set in large type */
    HEADER_ISSUE = 1 << 8,  /* 总第1234期, 今日8版 */
    HEADER_NAME = 1 << 9,
    HEADER_SECTION = 1 << 10, /* 要闻 */
    HEADER_STAFF = 1 << 11,
    HEADER_CONTACT = 1 << 12,
    HEADER_SITE = 1 << 13,  /* 上一篇 下一篇 */
    HEADER_FIELD = 1 << 14, /* 阅读数：1213: of one story of a web edition */
    HEADER_FOOT = 1 << 15   /* 版权所有… */
};

enum { HEADER_LONGEST = 400, HEADER_STAFF_MOST = 12 }; /* bytes; persons of one line */

struct header {
    unsigned kinds;
    int year, month, day;       /* 0: not said */
    int weekday;                /* 0 Sunday … 6, -1: not said */
    int lunar_month, lunar_day; /* 0: not said */
    int number;                 /* bare, -1: none */
    struct str newspaper, page_no, title;
    struct str stray;    /* the only words that were not read, at most eight ideographs: perhaps the page's title */
    struct staff *staff; /* room for HEADER_STAFF_MOST as soon as there is one */
    size_t nstaff;
    int sites;    /* buttons */
    bool between; /* 上一篇, 返回目录: buttons that stand between two stories */
    int unread;   /* code points */
    double strength;
};

/* S with full-width ASCII and blanks of all kinds as ASCII. A's. */
struct str header_folded(struct arena *a, struct str s);
/*
 * Reads S, a line as it stands (blanks part its phrases). False when it is too long or nothing in it is known, and mostly when its strength is below LEAST
 * (0 or more), which is told by less than reading it: OUT says nothing then. OUT's texts are in A.
 */
bool header_read(struct arena *a, const struct words *w, struct str s, double least, struct header *out);

/* The end of the ideographs of S from AT on. *NCP counts them. */
size_t header_han_end(struct str s, size_t at, size_t *ncp);

/*
 * Each reads one phrase of S at *AT into OUT and moves *AT behind it; false leaves both alone. S has ASCII digits and marks.
 * Years, months and days come in digits and ideographs, whole and in parts: 2023年5月8日, 2023.5.8, 20230508, 二〇二三年五月, 8日.
 */
bool header_date_read(struct str s, size_t *at, struct header *out);
bool header_weekday_read(struct str s, size_t *at, struct header *out);
bool header_lunar_read(struct str s, size_t *at, struct header *out);
/* 10:22, 10:22:15 */
bool header_time_read(struct str s, size_t *at);
/* A number of ASCII digits, at most MOST of them, or of ideographs (二十一, 廿三); -1 and *AT unmoved when there is none. */
int header_number(struct str s, size_t *at, int most);

/* The weather in the ears of a masthead: what S tells of it. Names in it are borne with, other words are not. */
enum header_weather {
    WEATHER_NONE,
    WEATHER_HEAD, /* 今日天气 */
    WEATHER_TOLD, /* 今日天气：多云转晴 3℃～16℃ */
    WEATHER_MORE  /* 西北风三到四级 */
};
enum header_weather header_weather(const struct words *w, struct str s);

#endif
