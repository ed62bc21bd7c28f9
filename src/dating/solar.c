/* The sun's apparent longitude: Meeus, Astronomical Algorithms (2nd ed. 1998), ch. 25, low accuracy, 0.01 degrees: a quarter of an hour. */
#include "baolan/dating.h"

#include <math.h>

#include "baolan/date.h"

static const double RADIANS = 0.017453292519943295;

/* In degrees, 0 to 360, of the moment DAYS behind 2000-01-01 12:00. */
static double longitude(double days)
{
    double t = days / 36525;
    double anomaly = RADIANS * (357.52911 + t * (35999.05029 - 0.0001537 * t));
    double centre = (1.914602 - t * (0.004817 + 0.000014 * t)) * sin(anomaly) +
                    (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly);
    double node = RADIANS * (125.04 - 1934.136 * t);
    double degrees = fmod(280.46646 + t * (36000.76983 + 0.0003032 * t) + centre - 0.00569 - 0.00478 * sin(node), 360);
    return degrees < 0 ? degrees + 360 : degrees;
}

bool solar_term_is(int day, int degrees)
{
    const double midnight = -20.0 / 24; /* in Beijing, of the first day of 2000 */
    if (!day_valid(day))
        return false;
    double begins = day_between(20000101, day) + midnight;
    double to_go = fmod(degrees - longitude(begins) + 360, 360);
    return to_go > 0 && to_go <= fmod(longitude(begins + 1) - longitude(begins) + 360, 360);
}

int solar_term_day(int year, int degrees)
{
    enum { EARLY = 2, LATE = 6 }; /* days by which leap years and the ellipse move it: summer is the longer half */
    const double days_a_degree = 365.2422 / 360;
    int day = day_add(day_make(year, 3, 20), (int)(degrees % 360 * days_a_degree));
    if (day / 10000 > year)
        day = day_add(day, -365);
    for (int i = -EARLY; i <= LATE; i++)
        if (solar_term_is(day_add(day, i), degrees))
            return day_add(day, i);
    return 0;
}
