/* clock: milliseconds of a clock that only goes on. */
#ifndef UI_CLOCK_H
#define UI_CLOCK_H

long clock_ms(void);

#endif
