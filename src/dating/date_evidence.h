/*
 * date_evidence: what the paragraphs of a page say of the day of its issue: the years they name (years.h), the days and months without a year,
 * the days that 昨日（8日） settles.
 */
#ifndef DATE_EVIDENCE_H
#define DATE_EVIDENCE_H

#include "baolan/words.h"
#include "years.h"

enum {
    DATE_MENTIONS = 64, /* days without a year that are kept */
    DATE_ERAS = 32,
    DATE_COMINGS = 16
};

/* A day named without its year. */
struct mention {
    int month, day; /* month 0: of the month last spoken of */
    bool lunar;
    bool reported;              /* an event of the past */
    int weekday;                /* -1: not said */
    int offset;                 /* of the day from it when settled */
    bool settled;               /* 昨日（…） */
    int lunar_month, lunar_day; /* of a day of our calendar: 6月22日，端午节, 5月8日（农历三月十九）; 0: not said */
    int term;                   /* 9月22日，秋分: longitude of the sun in degrees, 360 for 0; 0: not said */
};

struct evidence {
    const struct words *w;
    struct mention mentions[DATE_MENTIONS];
    size_t nmentions;
    struct years *years;
    int eras[DATE_ERAS]; /* that were spoken of, as words.txt has them */
    size_t neras;
    bool notices;              /* what is read is notices: whatever they tell may be old */
    int full, full_reported;   /* latest day named with its year */
    int comings[DATE_COMINGS]; /* days to come, with their year */
    size_t ncomings;
    int latest_month; /* latest month named with its year, as a day */
    int month;        /* 今年5月: latest month without a day */
    struct {
        int month, first, last;
    } part;     /* 8月下旬，记者…: the latest such part of a month; month 0: none */
    int season; /* 入冬以来: months, as 1102 for November to February; 0: none */
    bool lasting;
    int passed_term, coming_term; /* 处暑已过，白露还没有到: of stories that open so, the last; degrees, 0: none */
    int signed_;                  /* latest day under a notice */
};

/* Adds what paragraph S says. LEAD: a story opens with it. */
void date_evidence_read(struct evidence *e, struct str s, bool lead);

#endif
