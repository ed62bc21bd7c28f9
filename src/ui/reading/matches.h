/*
 * matches: from match to match: within the article, and on into the next article of the list.
 */
#ifndef UI_MATCHES_H
#define UI_MATCHES_H

struct browser;

/* The next match (BY 1), or the one before (-1): in the article, else in the next article of the list that shows one. */
void matches_go(struct browser *b, int by);
/* The first or last match of the next article that shows one. */
void matches_cross(struct browser *b, int by);

#endif
