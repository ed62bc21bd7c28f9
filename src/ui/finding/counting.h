/*
 * counting: how many articles each value of a facet has under the filters in force, and each saved search.
 */
#ifndef UI_COUNTING_H
#define UI_COUNTING_H

struct facets;

/* Counts the values of F anew. */
void facets_ask(struct facets *f);

#endif
