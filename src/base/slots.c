#include "baolan/slots.h"

#include <time.h>
#include <unistd.h>

struct slots slots_new(void)
{
    uint64_t n;
    struct timespec now;
    if (getentropy(&n, sizeof n) != 0) { /* a system without: then where it lies, and when */
        clock_gettime(CLOCK_MONOTONIC, &now);
        n = ((uint64_t)(uintptr_t)&n ^ (uint64_t)now.tv_nsec) * 0x9e3779b97f4a7c15u;
    }
    return (struct slots){.multiplier = n | 1};
}
