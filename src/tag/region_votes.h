/* region_votes: what region.c, which counts votes, and region_votes.c, which weighs them, share. */
#ifndef TAG_REGION_VOTES_H
#define TAG_REGION_VOTES_H

#include "baolan/region.h"

/* In whole votes: is the first so far ahead that no other pages would make it another? */
bool region_votes_far(double first, double second);
/* Has one region, and none beside it, that many whole votes? VOTES are in order. */
bool region_votes_clear(const struct region_votes *votes, double enough);

#endif
