/*
 * dating: the day of an issue that prints none, from what its stories say; and the Chinese calendar that some of them date by (GB/T 33661-2017).
 */
#ifndef BAOLAN_DATING_H
#define BAOLAN_DATING_H

#include "baolan/article.h"
#include "baolan/words.h"

/* What a page says of days beside its articles' texts. */
struct date_margin {
    int signed_day;              /* the latest, YYYYMMDD, that stands under a notice; 0: none */
    const struct str *datelines; /* that stories opened with: 新华社北京9月3日电 */
    size_t ndatelines;
};

/* What the articles of PAGE and MARGIN say of its day, as an interval; unknown when they say nothing. The date's text is A's. */
struct date date_infer(struct arena *a, const struct words *w, const struct page *page,
                       const struct date_margin *margin);

/* The day YYYYMMDD of a day of the lunar year that began in YEAR, 1930 to 2100; 0 when there is none. MONTH and DAY are 1-based. */
int lunar_day(int year, int month, bool leap, int day);
/* Is DAY the given day of its lunar year, leap month or not? */
bool lunar_is(int day, int month, int lunar_day_of_month);
/*
 * Does the sun reach DEGREES of longitude on DAY in Beijing, YYYYMMDD: is it one of the twenty-four solar terms? 360 is the spring equinox. False for no
 * day.
 */
bool solar_term_is(int day, int degrees);
int solar_term_day(int year, int degrees); /* the day of YEAR on which it does; 0 for no year */

#endif
