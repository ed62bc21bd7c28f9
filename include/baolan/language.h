/*
 * language: what the program says, in the reader's language, by gettext. Words stand in English in the code, marked
 * with _() or N_(); the other languages are in po/, one file each. This is the one header that includes libintl.h.
 *
 * error_set() and its like translate the format they are given, so a message of an error is marked by standing there.
 * What is data keeps its own words: JSON, names of fields and rules, doubts in an archive.
 */
#ifndef BAOLAN_LANGUAGE_H
#define BAOLAN_LANGUAGE_H

#include <libintl.h>

#include "baolan/memory.h"

#define _(text) gettext(text)
/* Marks the words of a table, which are translated where they are shown. */
#define N_(text) text
/* The same for words that go by a number, for one and for several: two items of the table. */
#define P_(one, many) one, many

/*
 * Once, at the start: text is UTF-8, and the language is the one that the environment asks for. False: this system has
 * no UTF-8 locale.
 */
bool language_begin(void);

/*
 * The languages that the environment asks for, best first, ":" between, up to where English comes; "": English. The
 * first of LC_ALL, LC_MESSAGES and LANG that is set counts, overruled by LANGUAGE unless it is C or POSIX. In A.
 */
struct str language_wanted(struct arena *a);

/*
 * From now on the first language of LIST that there are words for, in whatever locale: zh_CN.UTF-8 is often asked for
 * where it is not installed. False: for none, which is English. Not while other threads run. May set LANGUAGE.
 */
bool language_choose(struct str list);

/* TEXT, which is kept in English as data (a doubt), in that language; in A, or TEXT itself where there are no words for it. */
struct str language_said(struct arena *a, struct str text);

/*
 * TEXT, translated already, with {1} and {2} replaced by ONE and TWO, wherever its language puts them; an absent one is
 * empty. In A.
 */
struct str language_with(struct arena *a, const char *text, struct str one, struct str two);

/*
 * Was TEXT made of PATTERN, which has {1} before {2}? Then NAMED gets what stands in their places, each up to where the
 * words behind it come next; else it is not to be used. For what is kept as a sentence and told in another language.
 */
bool language_made(struct str pattern, struct str text, struct str named[2]);

#endif
