/*
 * date: days, and EDTF (ISO 8601-2:2019, levels 0 and 1) as a text with its first and last day.
 *
 * A day is an int YYYYMMDD (proleptic Gregorian), 0 for none: days order as ints.
 */
#ifndef BAOLAN_DATE_H
#define BAOLAN_DATE_H

#include "baolan/memory.h"

struct date {
    struct str edtf; /* absent: unknown */
    int from, to;    /* first and last day covered, inclusive; 0 and 0 when unknown */
};

bool day_valid(int day);
int day_make(int year, int month, int day); /* 0 when there is no such day */
int day_add(int day, int days);          /* 0 when DAY is none or the result lies outside 0001-01-01 … 9999-12-31 */
int day_between(int a, int b);           /* days from A to B; 0 when one is no day */
int day_weekday(int day);                /* 0 Sunday … 6 Saturday, -1 for no day */
int day_month_last(int year, int month); /* 28 … 31, 0 when there is no such month */
struct str day_iso(struct arena *a, int day); /* "2024-05-10"; absent for 0 */

/* The day that DATE counts as: its last one, of what has no end its first; 0 when it is unknown. */
int date_day(struct date date);
struct date date_of_day(struct arena *a, int day);
/*
 * The interval FROM/TO as EDTF: one day becomes that day, a whole month or year that month or year, 0 for FROM or TO an open end.
 * APPROXIMATE adds "~". Unknown when both are 0, one is no day, or FROM is later than TO.
 */
struct date date_of_range(struct arena *a, int from, int to, bool approximate);
/*
 * Reads EDTF level 0 and 1: 2024, 2024-05, 2024-05-10, with a time of day (ignored), a/b, ../b, a/.., 2024-05-10~, ?, %, 202X, 2024-XX,
 * seasons (2024-21 spring, from 1 March by three months); also the query form a..b, which becomes a/b. Open and unknown ends give
 * 0001-01-01 and 9999-12-31. Years outside 0001 … 9999 (-0043, Y17000) are no days here. False when it is none of these; OUT is
 * then untouched. OUT's text is in A.
 */
bool date_parse(struct arena *a, struct str edtf, struct date *out);

#endif
