#include "years.h"

#include <math.h>

#define EVER 8.0 /* against a year that lies before one that is told */

/*
 * Log odds of the year by how far it lies behind the year named: a year before it, the same, the next, the one after, any later one.
 * Measured on undated copies of dated pages, rounded, and never trusted beyond 1 in 400.
 */
static const struct sign_weight {
    double long_before, before, same, next, second, later;
    bool known; /* the year had come */
    bool news;  /* what is told so is news: years later it is unlikely */
} weight[YEAR_SIGNS] = {
    [YEAR_TOLD] = {-6, -6, 6, -6, -6, -6, true, true},
    [YEAR_REPORTED] = {-EVER, -EVER, 3, 0.3, -1.5, -2, true, true},
    [YEAR_DAY] = {-EVER, -EVER, 1.5, 0.3, 0, 0, true, true},
    [YEAR_MONTH] = {-EVER, -EVER, 0.7, 0.2, 0, 0, true, true},
    [YEAR_LEAD] = {-EVER, -EVER, 1.2, 0.3, 0, 0, true, true},
    [YEAR_PAST] = {-EVER, -EVER, -1.4, 0, 0, 0, true, false},
    [YEAR_SINCE] = {-EVER, -EVER, -1.8, 0, 0, 0, true, false},
    [YEAR_GOING] = {-EVER, -EVER, 1.2, 0, 0, 0, true, false},
    [YEAR_GOING_ON] = {-EVER, -EVER, -0.5, 0, 0, 0, true, false},
    [YEAR_TOTAL] = {-EVER, -EVER, -0.8, 1.5, 0.2, 0, true, true},
    [YEAR_ENDED] = {-EVER, -EVER, -1.5, 0.7, 0.2, 0, true, false},
    [YEAR_EVENT] = {-4, -2, 2.5, 0.3, 0, 0, true, true},
    [YEAR_UNTIL] = {-EVER, -EVER, 3, -0.3, 0, 0, true, true},
    [YEAR_BEGUN] = {-EVER, -0.5, 2.5, 0, 0, 0, true, true},
    [YEAR_DEGREE] = {-EVER, -1.2, 0.2, 1, -0.8, -2, true, true},
    [YEAR_AHEAD] = {-4, 1.2, 1.2, -3, -3, -3, false, false},
    [YEAR_PLANNED] = {-4, 0.4, 1.5, -1.5, -3, -3, true, true},
    [YEAR_COMING] = {0, 0.4, 0.6, -2.5, -2.5, -2.5, false, false},
    [YEAR_BEFORE] = {-EVER, -EVER, -2, 3, -1, -1, true, true},
    [YEAR_NOW] = {-EVER, -EVER, 2.5, 0, 0, 0, true, true},
    [YEAR_COUNTED] = {0, 1, 3, 1, 0, 0, false, false},
    [YEAR_COUNTED_FAR] = {0, 0.7, 1.2, 0.7, 0, 0, false, false},
    [YEAR_OF_PLAN] = {-4, 0.3, 2, 0.3, 0, -1, true, true},
    [YEAR_IN_PLAN] = {-4, -2, 4, 0, 0, -1, true, true},
    [YEAR_OF_ANNIVERSARY] = {-4, 0.3, 2, 0.3, 0, -1, true, true},
    [YEAR_SIGNED] = {-EVER, -EVER, 2.5, -0.3, 0, 0, true, true},
    [YEAR_NOTICE] = {-EVER, -EVER, 0, 0, 0, 0, true, false},
};

enum { YEARS = LAST_YEAR - FIRST_YEAR };

/* What is told falls off with the years since, news faster than history. */
static const double
    FALL_NEWS = 2.5,
    FALL_PAST = 1.5,
    FALL_DENSE =
        0.25; /* for each other of the last years that is named: who tells each year's would tell of the next, too */
enum { LAST_YEARS = 5 };
static const double ERA_BEFORE = -5, ERA_AFTER = -0.7,
                    ERA_LONG_AFTER = -2.1; /* before its first year; each year after it; at most */
static const double ENOUGH = 0.6;          /* of the odds that the answer holds */

void years_see(struct years *y, int year, enum year_sign sign)
{
    if (year < FIRST_YEAR || year >= LAST_YEAR)
        return;
    unsigned char *n = &y->signs[year - FIRST_YEAR][sign];
    *n = *n < 255 ? (unsigned char)(*n + 1) : *n;
    y->any = true;
}

void years_era(struct years *y, int from, int to)
{
    for (int i = 0; i < YEARS; i++) {
        int year = i + FIRST_YEAR;
        y->own[i] += year < from ? ERA_BEFORE : year > to ? fmax(ERA_LONG_AFTER, ERA_AFTER * (year - to)) : 0;
    }
    y->any = true;
}

bool years_seen(const struct years *y, int year, enum year_sign sign)
{
    return year >= FIRST_YEAR && year < LAST_YEAR && y->signs[year - FIRST_YEAR][sign];
}

/* The same said again says less. */
static double repeated(unsigned n)
{
    return n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 1.4 : 1.7;
}

static double weight_at(const struct sign_weight *w, int distance)
{
    return distance < -1    ? w->long_before
           : distance == -1 ? w->before
           : distance == 0  ? w->same
           : distance == 1  ? w->next
           : distance == 2  ? w->second
                            : w->later;
}

/* How many of the years before LAST are named, of those just before it. */
static int named_before(const struct years *y, int last)
{
    int n = 0;
    for (int i = last - 1; i >= 0 && i > last - LAST_YEARS; i--) {
        bool named = false;
        for (int s = 0; s < YEAR_SIGNS; s++)
            named |= weight[s].known && y->signs[i][s];
        n += named;
    }
    return n;
}

/* Log odds of each year, into ODDS. */
static void odds_sum(const struct years *y, double *odds)
{
    int last = -1;
    bool sharp = false;
    for (int i = 0; i < YEARS; i++)
        odds[i] = y->own[i];
    for (int named = 0; named < YEARS; named++) {
        for (int s = 0; s < YEAR_SIGNS; s++) {
            double times = repeated(y->signs[named][s]);
            for (int i = 0; times > 0 && i < YEARS; i++)
                odds[i] += times * weight_at(&weight[s], i - named);
            if (times > 0 && weight[s].known) {
                sharp = weight[s].news || (sharp && last == named);
                last = named;
            }
        }
    }
    double fall = sharp ? FALL_NEWS : FALL_PAST + FALL_DENSE * named_before(y, last);
    for (int i = last; last >= 0 && i < YEARS; i++)
        odds[i] -= fall * log(1 + i - last);
}

bool years_weigh(const struct years *y, int *from, int *to)
{
    double odds[YEARS], all = 0;
    if (!y->any)
        return false;
    odds_sum(y, odds);
    int best = 0;
    for (int i = 1; i < YEARS; i++)
        best = odds[i] > odds[best] ? i : best;
    for (int i = 0; i < YEARS; i++)
        all += exp(odds[i] - odds[best]);
    int lo = best, hi = best;
    for (double held = 1; held < ENOUGH * all;) {
        bool down = hi + 1 == YEARS || (lo > 0 && odds[lo - 1] > odds[hi + 1]);
        held += exp((down ? odds[--lo] : odds[++hi]) - odds[best]);
        if (hi - lo + 1 > YEARS_AT_MOST)
            return false;
    }
    *from = lo + FIRST_YEAR;
    *to = hi + FIRST_YEAR;
    return true;
}

int years_least(const struct years *y)
{
    enum { DUMPED = 2000 }; /* papers are kept as text since: who names only years before tells of old times */
    for (int i = YEARS - 1; i >= DUMPED - FIRST_YEAR; i--)
        for (int s = 0; s < YEAR_SIGNS; s++)
            if (weight[s].known && s != YEAR_NOTICE && y->signs[i][s])
                return i + FIRST_YEAR;
    return 0;
}
