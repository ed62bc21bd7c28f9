/*
 * tap: the few calls that a C test needs. A test prints TAP and ends with `return tap_done();`.
 * Each call prints one "ok" or "not ok" line; is_*() show both sides when they differ.
 */
#ifndef BAOLAN_TAP_H
#define BAOLAN_TAP_H

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "baolan/str.h"

static int tap_count, tap_failures;

static inline int tap_line(int passed, const char *file, int line, const char *name)
{
    tap_count++;
    printf("%sok %d - %s\n", passed ? "" : "not ", tap_count, name);
    if (!passed) {
        tap_failures++;
        printf("# failed at %s:%d\n", file, line);
    }
    return passed;
}

static inline int tap_is_str(struct str got, struct str want, const char *file, int line, const char *name)
{
    int same = tap_line(str_eq(got, want), file, line, name);
    if (!same)
        printf("#  got: %s%.*s\n# want: %s%.*s\n", got.s ? "" : "(absent)", STR_ARG(got), want.s ? "" : "(absent)",
               STR_ARG(want));
    return same;
}

static inline int tap_is_int(intmax_t got, intmax_t want, const char *file, int line, const char *name)
{
    int same = tap_line(got == want, file, line, name);
    if (!same)
        printf("#  got: %" PRIdMAX "\n# want: %" PRIdMAX "\n", got, want);
    return same;
}

#define ok(condition, name) tap_line(!!(condition), __FILE__, __LINE__, name)
#define is_str(got, want, name) tap_is_str(got, str_of(want), __FILE__, __LINE__, name)
#define is_int(got, want, name) tap_is_int((intmax_t)(got), (intmax_t)(want), __FILE__, __LINE__, name)

static inline void tap_skip(const char *why)
{
    printf("ok %d # skip %s\n", ++tap_count, why);
}

static inline int tap_done(void)
{
    printf("1..%d\n", tap_count);
    return tap_failures ? 1 : 0;
}

#endif
