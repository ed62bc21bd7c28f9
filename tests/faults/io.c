/*
 * Preloaded before a program (LD_PRELOAD) it makes files misbehave. Positioned writes are counted, which here are those of SQLite:
 *
 *   IO_COUNT=FILE     how many there were, and how many commits, is written to FILE at the end
 *   IO_KILL_AT=N      before the Nth the process is killed, as by kill -9
 *   IO_COMMIT_AT=N    it is killed right before the Nth commit is written; with IO_COMMITTED right behind it
 *   IO_FAIL_AT=N      the Nth fails (EIO), with IO_FAIL_ON all that follow; IO_READ_AT=N and IO_SYNC_AT=N likewise for reads, and for what
 *                     brings files to the disk
 *   IO_SHORT=1        every write of more than a byte, whatever to, writes half of it
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct fault {
    const char *name;
    long at;
    atomic_long done;
};

static struct fault killing = {.name = "IO_KILL_AT"}, committing = {.name = "IO_COMMIT_AT"},
                    writing = {.name = "IO_FAIL_AT"}, reading = {.name = "IO_READ_AT"},
                    syncing = {.name = "IO_SYNC_AT"};
static bool fail_on, is_short, committed;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_pread)(int, void *, size_t, off64_t);
static int (*real_sync)(int), (*real_datasync)(int);

static void read_fault(struct fault *f)
{
    const char *at = getenv(f->name);
    f->at = at ? atol(at) : 0;
}

__attribute__((constructor)) static void begin(void)
{
    *(void **)&real_write = dlsym(RTLD_NEXT, "write");
    *(void **)&real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    *(void **)&real_pread = dlsym(RTLD_NEXT, "pread64");
    *(void **)&real_sync = dlsym(RTLD_NEXT, "fsync");
    *(void **)&real_datasync = dlsym(RTLD_NEXT, "fdatasync");
    read_fault(&killing);
    read_fault(&committing);
    read_fault(&writing);
    read_fault(&reading);
    read_fault(&syncing);
    fail_on = getenv("IO_FAIL_ON") != NULL;
    is_short = getenv("IO_SHORT") != NULL;
    committed = getenv("IO_COMMITTED") != NULL;
}

__attribute__((destructor)) static void end(void)
{
    const char *name = getenv("IO_COUNT");
    FILE *f = name ? fopen(name, "w") : NULL;
    if (f) {
        fprintf(f, "%ld %ld\n", (long)killing.done, (long)committing.done);
        fclose(f);
    }
}

static bool befalls(struct fault *f)
{
    long n = atomic_fetch_add(&f->done, 1) + 1;
    if (!f->at || n < f->at || (n > f->at && !fail_on))
        return false;
    errno = EIO;
    return true;
}

static size_t cut(size_t n)
{
    return is_short && n > 1 ? (n + 1) / 2 : n;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    return real_write(fd, bytes, cut(n));
}

/* The header of the last page of a commit in SQLite's log: 24 bytes, of which the second four tell the size of the database. */
static bool is_commit(const void *bytes, size_t n)
{
    static const char none[4];
    return n == 24 && memcmp((const char *)bytes + 4, none, sizeof none) != 0;
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
    static _Thread_local bool last_page; /* the header of a commit is written, its page is not */
    if (befalls(&killing))
        raise(SIGKILL);
    bool now = is_commit(bytes, n) && befalls(&committing);
    if (now && !committed)
        raise(SIGKILL);
    ssize_t written = befalls(&writing) ? -1 : real_pwrite(fd, bytes, cut(n), at);
    if (last_page)
        raise(SIGKILL);
    last_page = now;
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
    return pwrite64(fd, bytes, n, at);
}

ssize_t pread64(int fd, void *bytes, size_t n, off64_t at)
{
    return befalls(&reading) ? -1 : real_pread(fd, bytes, n, at);
}

ssize_t pread(int fd, void *bytes, size_t n, off_t at)
{
    return pread64(fd, bytes, n, at);
}

int fsync(int fd)
{
    return befalls(&syncing) ? -1 : real_sync(fd);
}

int fdatasync(int fd)
{
    return befalls(&syncing) ? -1 : real_datasync(fd);
}
