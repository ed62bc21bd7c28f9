/*
 * solar: the twenty-four solar terms of the Chinese calendar (GB/T 33661-2017), each the day in Beijing on which the sun reaches its longitude.
 */
#ifndef REBUILD_SOLAR_H
#define REBUILD_SOLAR_H

#include <stdbool.h>

/* Does the sun reach DEGREES of longitude on DAY, YYYYMMDD? 360 is the spring equinox. False for no day. */
bool solar_term_is(int day, int degrees);

#endif
