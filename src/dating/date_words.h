/*
 * date_words: how the words around a day or a year speak of it. Questions of the text alone: S is a paragraph, FROM, AT and TO are bytes of it, and
 * nothing is kept.
 */
#ifndef DATE_WORDS_H
#define DATE_WORDS_H

#include "baolan/words.h"
#include "years.h"

/* A few words before AT, without the blanks behind them. */
struct str date_before(struct str s, size_t at);
/* A number of at most MOST ASCII digits at *AT, which moves behind all of them; -1: none, or a longer one. */
int date_digits(struct str s, size_t *at, int most);

/* Does the day, month or year [FROM, TO) lie ahead? */
bool date_to_come(const struct words *w, struct str s, size_t from, size_t to);
/* 8月31日前报名: does the day that ends at TO close something? */
bool date_due(struct str s, size_t to);
/* 5月8日上午，…: is it the day of an event, at the head of its sentence or with what reports have behind a day? */
bool date_reported(const struct words *w, struct str s, size_t from, size_t to);
/* 昨日（5月8日）, 5月8日（今天）: does a word for a day settle it? *OFFSET: days from the issue's. */
bool date_settled(const struct words *w, struct str s, size_t from, size_t to, int *offset);
/* 去年5月8日, 次年5月, 每年腊月二十: is it of no year, or not of this one? */
bool date_of_other_year(const struct words *w, struct str s, size_t from);
/* 8日至9日, 8日-9日, behind the first day at *AT: the last, and *AT behind it; DAY itself where no other follows. */
int date_range_end(struct str s, size_t *at, int day);
/* （星期一）, 星期一 at AT, behind a day: 0 Sunday … 6, -1: not said. */
int date_weekday(struct str s, size_t at);
/* ，端午节, （农历五月初五） at AT, behind a day of our calendar: *MONTH and *DAY of the Chinese one. False and 0: not said. */
bool date_lunar_beside(const struct words *w, struct str s, size_t at, int *month, int *day);
/* 9月22日，秋分。: the solar term that is told of a day that ends at AT and nothing else: longitude of the sun in degrees, 1 to 360; 0: none. */
int date_term_beside(const struct words *w, struct str s, size_t at);

/* 处暑已过，白露还没有到，… opens S: degrees of the term that is past, into *PASSED, and of the one to come; 0 for none. */
void date_terms_opening(const struct words *w, struct str s, int *passed, int *coming);

/* 去年（2021年）, 刚过去的2021年, 今年是2022年: *OFFSET in years from the issue's. */
bool date_year_told(const struct words *w, struct str s, size_t from, int *offset);
/* 2011年至2020年: does the year at FROM end a span? What is told of is past, though 至2020年 alone would be to come. */
bool date_year_ends_span(struct str s, size_t from);
/* 毕业生秋季双选会 behind 2026届: is the class still at school, so that the year is the next one or this one? */
bool date_class_ahead(const struct words *w, struct str s, size_t behind);
/* 上旬, 中旬, 下旬 at *AT, behind a month: its first day, *LAST its last one, which the month may not have, and *AT behind it; 0: none. */
int date_month_part(struct str s, size_t *at, int *last);
/* 入冬以来, 这个冬天 in a lead: the months of which it can be, as 1102 for November to February; 0: none. */
int date_season_told(const struct words *w, struct str s);
/* How the year [FROM, BEHIND), 年 and all, is named. COMPARED: its sentence goes 与去年相比; LEAD: a story opens with the paragraph. */
enum year_sign date_year_named(const struct words *w, struct str s, size_t from, size_t behind, bool compared,
                               bool lead);
/* 1至5月, 1-5月份 at AT, behind a year: does it go on? Its figures until May are told soon. */
bool date_year_until_month(struct str s, size_t at);
/* 截至5月底, 截至5月，: the same of the month [FROM, BEHIND) of a year. */
bool date_month_until(struct str s, size_t from, size_t behind);
/* 去年 at AT, and not there to be compared with: then *COMPARED may become true. */
bool date_last_year_at(struct str s, size_t at, bool *compared);

/* What a number of years says of the year before it in the paragraph, or behind it. */
enum date_duration { DATE_DURATION_PLAIN, DATE_DURATION_AGO, DATE_DURATION_ON };
/* 3年前, 两年来, 六年多来 at *AT, which moves behind 年 (and 多): how many, 0 and *AT unmoved: none. */
int date_duration_read(struct str s, size_t *at, enum date_duration *what);

#endif
