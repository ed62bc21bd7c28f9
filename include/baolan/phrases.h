/*
 * phrases: what newspapers write in one way everywhere, read out of a line: jumps to other pages, numbers of items, days.
 */
#ifndef BAOLAN_PHRASES_H
#define BAOLAN_PHRASES_H

#include "baolan/words.h"

/* The jump at the end of S, its brackets included: returns where it begins, s.n: none. PAGE gets the page as printed. */
size_t jump_to_parse(struct arena *a, const struct words *w, struct str s, struct str *page);
/* The jump at the head of S: returns its length, 0: none. */
size_t jump_from_parse(struct arena *a, const struct words *w, struct str s, struct str *page);
/* The same jump at the end of a headline: returns where it begins, s.n: none. */
size_t jump_from_tail(struct arena *a, const struct words *w, struct str s, struct str *page);

enum number_kind {
    NUMBER_NONE,
    NUMBER_HAN,
    NUMBER_BRACKET,
    NUMBER_DIGIT,
    NUMBER_ARTICLE,
    NUMBER_CHAPTER,
    NUMBER_KINDS
};
/* What kind of item number S begins with (一、, （一）, 1., 第一条, 第一章), and its value. */
enum number_kind number_lead(struct str s, int *value);
/* The value of 一 to 十, 0: C is none of them. */
int numeral_of(uint32_t c);
/* A number of at most five digits, ASCII or full width, at *AT, which moves behind it; -1: none. */
int number_in(struct str s, size_t *at);
/* The first printed day 年月日 in S at or after *AT, moving *AT behind it; 0: none. */
int date_in(struct str s, size_t *at);

#endif
