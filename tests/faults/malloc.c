/*
 * Preloaded before a program (LD_PRELOAD) it lets memory run out: the allocation number $FAIL_AT fails, and with $FAIL_ON all that follow. With
 * $FAIL_PATH=PATH:N it is the Nth that the same calls lead to; $PATHS names a file for all these paths, with how many allocations each had. A path
 * is the same in every run where addresses are (setarch -R). The C library's own allocator does the work, so libraries are served alike; but for
 * allocations of the terminal's library that known faults of it do not look at. These succeed, and $PASSED_OVER names a file that gets a line for each.
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

static FILE *paths_file, *passed_over; /* opened before the program gives that up */
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
    if (getenv("PASSED_OVER"))
        passed_over = fopen(getenv("PASSED_OVER"), "ae");
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

/*
 * ncurses 6.4 (20221231), read in its source: the function that asks, and what it does with nothing. INNERMOST: of the library's functions it is the
 * one that allocates, itself or by the C library; else it is any of those near by.
 */
static const struct known {
    const char *function;
    bool innermost;
    const char *fault;
} known[] = {
    {"_nc_tiparm", false, "lib_tparm.c: parses a string where it has no room"},
    {"tparm", false, "lib_tparm.c: parses a string where it has no room"},
    {"tiparm", false, "lib_tparm.c: parses a string where it has no room"},
    {"_nc_free_tparm", true, "lib_tparm.c: gathers what is to be freed where it has no room"},
    {"_nc_setupterm", true, "lib_setup.c: looks for a terminal without a name"},
    {"_nc_find_type_entry", false, "comp_hash.c: looks for a name in no table"},
    {"doupdate_sp", false, "hashmap.c: without room for sums the numbers that hardscroll.c goes by are never written"},
};

static bool of_terminal(const Dl_info *info)
{
    return strstr(info->dli_fname, "libtinfo") || strstr(info->dli_fname, "libncursesw");
}

static const char *known_fault(void)
{
    enum { NEAR = 8 };
    void *calls[NEAR];
    const char *fault = NULL;
    bool innermost = true;
    looking = true;
    int n = backtrace(calls, NEAR);
    for (int i = 0; i < n && !fault; i++) {
        Dl_info info;
        if (!dladdr(calls[i], &info) || !of_terminal(&info))
            continue;
        for (size_t k = 0; k < sizeof known / sizeof *known && info.dli_sname && !fault; k++)
            if (!strcmp(info.dli_sname, known[k].function) && (innermost || !known[k].innermost))
                fault = known[k].fault;
        innermost = false;
    }
    looking = false;
    return fault;
}

/* Would it fail, but for a known fault? */
static bool pass_over(void)
{
    const char *fault = known_fault();
    if (fault && passed_over) {
        looking = true;
        fprintf(passed_over, "%s\n", fault);
        fflush(passed_over);
        looking = false;
    }
    return fault;
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
    if ((n != fail_at && !(fail_on && n > fail_at)) || pass_over())
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
