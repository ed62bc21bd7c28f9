/*
 * Preloaded before a program (LD_PRELOAD) it lets memory run out: the allocation number $FAIL_AT fails, and with $FAIL_ON all that follow. The
 * C library's own allocator does the work, so libraries are served alike.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *p, size_t n);

static atomic_long done;
static long fail_at;
static bool fail_on;

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAIL_AT");
    fail_at = at ? atol(at) : 0;
    fail_on = getenv("FAIL_ON") != NULL;
    done = 0;
}

static bool fails(void)
{
    if (!fail_at)
        return false;
    long n = atomic_fetch_add(&done, 1) + 1;
    if (n != fail_at && !(fail_on && n > fail_at))
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *p, size_t n)
{
    return fails() ? NULL : __libc_realloc(p, n);
}
