/*
 * Preloaded before a program (LD_PRELOAD) it lets memory run out: the allocation number $FAIL_AT fails, and with $FAIL_ON all that follow. The
 * C library's own allocator does the work, so libraries are served alike; but for the terminal's, whose own allocations go unlooked at when it
 * sets a colour (tparm in ncurses 6.4 reads what it did not get).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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

static bool terminal(const void *caller)
{
    Dl_info info;
    return dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "libtinfo");
}

static bool fails(const void *caller)
{
    if (!fail_at)
        return false;
    long n = atomic_fetch_add(&done, 1) + 1;
    if ((n != fail_at && !(fail_on && n > fail_at)) || terminal(caller))
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *p, size_t n)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(p, n);
}
