/*
 * lunar: days of the Chinese calendar (GB/T 33661-2017) as days of ours, 1930 to 2100, from data/newspaper/lunar.tsv.
 */
#ifndef REBUILD_LUNAR_H
#define REBUILD_LUNAR_H

#include <stdbool.h>

/* The day YYYYMMDD of a day of the lunar year that began in YEAR; 0 when there is none. MONTH and DAY are 1-based. */
int lunar_day(int year, int month, bool leap, int day);
/* Is DAY the given day of its lunar year, leap month or not? */
bool lunar_is(int day, int month, int lunar_day_of_month);

#endif
