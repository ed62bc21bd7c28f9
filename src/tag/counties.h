/* counties: from mentions to what the article is about. */
#ifndef TAG_COUNTIES_H
#define TAG_COUNTIES_H

#include "places.h"

/*
 * The counties that MENTIONS name, those the article is about first, then by weight, then by code; into A. Returns how
 * many.
 */
size_t counties_weigh(struct arena *a, const struct places *p, struct parts parts, const struct mentions *mentions,
                      struct county_tag **out);

#endif
