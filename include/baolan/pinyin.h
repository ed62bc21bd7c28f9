/*
 * pinyin: Chinese names found from a Latin keyboard, without an input method.
 *
 * What is typed is one or more words; a name has to hold all of them, each anywhere. A word is held as it stands (folded: fold.h), or
 * spelt by any mixture of characters, initials (x, zh), whole syllables without tones, and at its end the beginning of a syllable:
 * 孝义市 is held by 孝, xy, xiaoyi, xys, xiaoyis, xiaoys, 孝yi and ys. Every reading of a character counts (重庆: chongqing, zhongqing).
 * ü is typed v, ü or u. Blanks and marks of the name are passed over, apostrophes of the word too.
 *
 * Readings are those of Unihan (data/pinyin.tsv) for the ideographs U+4E00…9FFF and 〇.
 */
#ifndef BAOLAN_PINYIN_H
#define BAOLAN_PINYIN_H

#include "baolan/memory.h"

enum { PINYIN_READINGS_MAX = 16, PINYIN_WORD_MAX = 63 /* code points; what is typed beyond is not looked at */ };

struct pinyin; /* what was typed, prepared */

/* Prepares TYPED in A. */
struct pinyin *pinyin_prepare(struct arena *a, struct str typed);
/* Does NAME hold all that was typed? Where no word was, every name does. Time is linear in both. */
bool pinyin_match(const struct pinyin *p, struct str name);
/* The syllables of C, the most usual first, into OUT; static. How many. */
size_t pinyin_readings(uint32_t c, const char *out[PINYIN_READINGS_MAX]);

#endif
