/*
 * years: which year the issue is of that prints none. Every year that the page names is evidence, by how it is named: 今年是2022年 settles it, a
 * year-end figure is told the year after, 2017年，… in the middle of a story is past, for who writes of this year writes 今年. What is said is
 * summed as log odds for each year; the answer is the years that hold most of it.
 */
#ifndef YEARS_H
#define YEARS_H

#include <stdbool.h>

enum {
    FIRST_YEAR = 1949,
    LAST_YEAR = 2100, /* exclusive */
    YEARS_AT_MOST = 3 /* that an answer spans; what is less sure has no end */
};

/* How a year is named. */
enum year_sign {
    YEAR_TOLD,        /* 今年是2022年, 去年（2021年）: the issue's own follows */
    YEAR_REPORTED,    /* 2022年5月8日，…: the day of an event */
    YEAR_DAY,         /* a day of it */
    YEAR_MONTH,       /* 2022年5月，… */
    YEAR_LEAD,        /* 2022年，… opens a story */
    YEAR_PAST,        /* 2022年，… told in a story */
    YEAR_SINCE,       /* 从2016年起, 自2016年以来, 比2016年 */
    YEAR_GOING,       /* 2022年以来，全县… opens a story */
    YEAR_GOING_ON,    /* … is told in one */
    YEAR_TOTAL,       /* 据统计，2022年，全市…: a figure of the whole year */
    YEAR_ENDED,       /* 2022年底 */
    YEAR_EVENT,       /* 2022年全市…大会 */
    YEAR_UNTIL,       /* 截至2022年5月底, 2022年1至5月, 2022年上半年 */
    YEAR_BEGUN,       /* 2022年伊始; 2022年是…之年 */
    YEAR_DEGREE,      /* 2022年度 */
    YEAR_AHEAD,       /* 2022年度…缴费, 2022届…双选会: in it or late in the year before */
    YEAR_PLANNED,     /* 安排部署2022年…; 2022年，该县将… */
    YEAR_COMING,      /* 到2025年, 将于2022年5月 */
    YEAR_BEFORE,      /* with 去年 in one sentence */
    YEAR_NOW,         /* 与去年相比，2021年 */
    YEAR_COUNTED,     /* 3年前，…2017年: counted on to 2020 */
    YEAR_COUNTED_FAR, /* the same over many years, which round numbers tell */
    YEAR_OF_PLAN,     /* “十四五”开局之年 */
    YEAR_IN_PLAN,     /* 今年是“十四五”开局之年, 今年是改革开放40周年 */
    YEAR_OF_ANNIVERSARY,
    YEAR_SIGNED, /* under a notice */
    YEAR_NOTICE, /* in one, whatever it tells */
    YEAR_SIGNS
};

struct years {
    unsigned char signs[LAST_YEAR - FIRST_YEAR][YEAR_SIGNS]; /* how often */
    double own[LAST_YEAR - FIRST_YEAR]; /* log odds of each, from whatever else speaks of the year */
    bool any;
};

/* YEAR may be any number: what is no year of the table is left out. */
void years_see(struct years *y, int year, enum year_sign sign);
/* The page speaks of what was from year FROM to year TO. */
void years_era(struct years *y, int from, int to);
/* Is YEAR named so? */
bool years_seen(const struct years *y, int year, enum year_sign sign);
/* The years [*FROM, *TO] that the issue is most likely of; false when they are too many. */
bool years_weigh(const struct years *y, int *from, int *to);
/* The last year that has come, as stories tell: the issue is of it or of any later one. 0: none is named, or one that says little. */
int years_least(const struct years *y);

#endif
