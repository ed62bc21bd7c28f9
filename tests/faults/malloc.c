/*
 * Preloaded before a program (LD_PRELOAD) it lets memory run out: the allocation number $FAIL_AT fails, and with $FAIL_ON all that follow. With
 * $FAIL_PATH=PATH:N it is the Nth that the same calls lead to; $PATHS names a file for all these paths, with how many allocations each had. A path
 * is the same in every run where addresses are (setarch -R). The C library's own allocator does the work, so libraries are served alike; but for
 * the terminal's, whose own allocations go unlooked at when it sets a colour (tparm in ncurses 6.4 reads what it did not get).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *p, size_t n);

/* Calls that make a path, and paths that are told apart. */
enum { CALLS = 10, PATHS_MOST = 1 << 16 };

static atomic_long done;
static long fail_at;
static atomic_bool failed;
static bool fail_on;

static FILE *paths_file; /* opened before the program gives that up */
static uint64_t fail_path;
static struct {
    uint64_t path;
    long n;
} paths[PATHS_MOST];
static pthread_mutex_t paths_lock = PTHREAD_MUTEX_INITIALIZER;
static __thread bool looking; /* at the calls, which may allocate */

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAIL_AT"), *path = getenv("FAIL_PATH");
    void *first;
    looking = true;
    backtrace(&first, 1); /* which loads a library */
    if (getenv("PATHS"))
        paths_file = fopen(getenv("PATHS"), "we");
    looking = false;
    if (path) {
        char *n;
        fail_path = strtoull(path, &n, 16);
        at = *n == ':' ? n + 1 : "1";
    }
    fail_at = at ? atol(at) : 0;
    fail_on = getenv("FAIL_ON") != NULL;
    done = 0;
}

__attribute__((destructor)) static void end(void)
{
    FILE *file = paths_file;
    paths_file = NULL;
    for (int i = 0; file && i < PATHS_MOST; i++)
        if (paths[i].n)
            fprintf(file, "%016" PRIx64 " %ld\n", paths[i].path, paths[i].n);
    if (file)
        fclose(file);
}

__attribute__((noinline)) static uint64_t path_of_calls(void)
{
    enum { OURS = 3 }; /* of those calls are in this file */
    void *calls[OURS + CALLS];
    looking = true;
    int n = backtrace(calls, OURS + CALLS);
    looking = false;
    uint64_t path = 0xcbf29ce484222325; /* FNV-1a, by words */
    for (int i = OURS; i < n; i++)
        path = (path ^ (uint64_t)(uintptr_t)calls[i]) * 0x100000001b3;
    return path;
}

static void note(uint64_t path)
{
    pthread_mutex_lock(&paths_lock);
    size_t at = (size_t)(path >> 20) % PATHS_MOST;
    while (paths[at].n && paths[at].path != path)
        at = (at + 1) % PATHS_MOST;
    paths[at].path = path;
    paths[at].n++;
    pthread_mutex_unlock(&paths_lock);
}

/* Also by way of the C library (strdup). */
static bool terminal(void)
{
    enum { NEAR = 6 };
    void *calls[NEAR];
    bool found = false;
    looking = true;
    int n = backtrace(calls, NEAR);
    for (int i = 0; i < n; i++) {
        Dl_info info;
        found = found || (dladdr(calls[i], &info) && info.dli_fname && strstr(info.dli_fname, "libtinfo"));
    }
    looking = false;
    return found;
}

__attribute__((noinline)) static bool fails(void)
{
    if (looking || !(fail_at || paths_file))
        return false;
    if (fail_path || paths_file) {
        uint64_t path = failed && fail_on ? fail_path : path_of_calls();
        if (paths_file)
            note(path);
        if (path != fail_path)
            return false;
    }
    long n = atomic_fetch_add(&done, 1) + 1;
    if ((n != fail_at && !(fail_on && n > fail_at)) || terminal())
        return false;
    failed = true;
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
