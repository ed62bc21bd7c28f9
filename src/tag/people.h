/*
 * people: who appears in an article, by the patterns of Chinese news: what somebody is, then the name (市水利局局长 …) or
 * several; a name at the head of a sentence with a word of saying, a title or an age behind it; who is called something.
 * A name is one of the family names of
 * data/words/surnames.txt with one or two characters more. Where the end of a name is not certain, nobody is named: a
 * person missed does less harm than one made up.
 */
#ifndef TAG_PEOPLE_H
#define TAG_PEOPLE_H

#include "parts.h"
#include "words.h"

struct people; /* immutable after opening */

enum status people_open(struct people **out, const struct words *w, struct error *err); /* W must outlive it */
void people_close(struct people *p);                                                    /* NULL is fine */
/*
 * The people of the article in order of appearance, each once, into A; its authors and photographers are left out.
 * Returns how many.
 */
size_t people_find(struct arena *a, const struct people *p, const struct article *article, struct parts parts,
                   struct person_tag **out);

#endif
