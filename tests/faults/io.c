/*
 * Preloaded before a program (LD_PRELOAD) it makes files misbehave. Positioned writes are counted, which here are those of SQLite:
 *
 *   IO_COUNT=FILE     how many there were, how many commits, reads of files that are not positioned (of papers, of facts) and files opened is
 *                     written to FILE at the end
 *   IO_KILL_AT=N      before the Nth the process is killed, as by kill -9
 *   IO_COMMIT_AT=N    it is killed right before the Nth commit is written; with IO_COMMITTED right behind it
 *   IO_POWER=SEED     being killed is the power going: of what was written to a file since it was last brought to the disk, some writes are
 *                     not there, as chance will have it
 *   IO_POWER_END=SEED the power goes when the program has come to its end
 *   IO_FAIL_AT=N      the Nth fails (EIO), with IO_FAIL_ON all that follow; IO_READ_AT=N and IO_SYNC_AT=N likewise for reads, and for what
 *                     brings files to the disk; IO_CUT_AT=N where a file is cut short, IO_PAPER_AT=N for reads that are not positioned,
 *                     IO_OPEN_AT=N where a file is opened (EMFILE)
 *   IO_SHORT=1        every write of more than a byte, whatever to, writes half of it, and every read reads half
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fault {
    const char *name;
    long at;
    atomic_long done;
};

static struct fault killing = {.name = "IO_KILL_AT"}, committing = {.name = "IO_COMMIT_AT"},
                    writing = {.name = "IO_FAIL_AT"}, reading = {.name = "IO_READ_AT"},
                    syncing = {.name = "IO_SYNC_AT"}, cutting = {.name = "IO_CUT_AT"},
                    taking_in = {.name = "IO_PAPER_AT"}, opening = {.name = "IO_OPEN_AT"};
static bool fail_on, is_short, committed;
static const char *power, *power_end;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_pread)(int, void *, size_t, off64_t);
static int (*real_sync)(int), (*real_datasync)(int), (*real_cut)(int, off64_t);
static int (*real_open)(const char *, int, ...);

static void read_fault(struct fault *f)
{
    const char *at = getenv(f->name);
    f->at = at ? atol(at) : 0;
}

__attribute__((constructor)) static void begin(void)
{
    *(void **)&real_write = dlsym(RTLD_NEXT, "write");
    *(void **)&real_read = dlsym(RTLD_NEXT, "read");
    *(void **)&real_cut = dlsym(RTLD_NEXT, "ftruncate64");
    *(void **)&real_open = dlsym(RTLD_NEXT, "open64");
    *(void **)&real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    *(void **)&real_pread = dlsym(RTLD_NEXT, "pread64");
    *(void **)&real_sync = dlsym(RTLD_NEXT, "fsync");
    *(void **)&real_datasync = dlsym(RTLD_NEXT, "fdatasync");
    read_fault(&killing);
    read_fault(&committing);
    read_fault(&writing);
    read_fault(&reading);
    read_fault(&syncing);
    read_fault(&cutting);
    read_fault(&taking_in);
    read_fault(&opening);
    fail_on = getenv("IO_FAIL_ON") != NULL;
    is_short = getenv("IO_SHORT") != NULL;
    committed = getenv("IO_COMMITTED") != NULL;
    power = getenv("IO_POWER");
    power_end = getenv("IO_POWER_END");
}

static bool befalls(struct fault *f)
{
    long n = atomic_fetch_add(&f->done, 1) + 1;
    if (!f->at || n < f->at || (n > f->at && !fail_on))
        return false;
    errno = EIO;
    return true;
}

/* ---- power ---------------------------------------------------------------------------------------------------------- */

/* A write that the disk may not have. */
struct volatile_write {
    struct volatile_write *before;
    int fd; /* of our own, to the file; it stays open, for a number may come to stand for another file */
    ino_t file;
    off64_t at, size; /* SIZE of the file before it */
    size_t n, nold;
    char *old, *new;
};

static struct volatile_write *last_write;
static pthread_mutex_t writes_lock = PTHREAD_MUTEX_INITIALIZER;

/* Before the write happens. */
static void note_write(int fd, const void *bytes, size_t n, off64_t at)
{
    struct stat info;
    if ((!power && !power_end) || fstat(fd, &info) != 0)
        return;
    struct volatile_write *w = calloc(1, sizeof *w);
    pthread_mutex_lock(&writes_lock);
    *w = (struct volatile_write){
        last_write, -1, info.st_ino, at, info.st_size, n, 0, malloc(n), memcpy(malloc(n), bytes, n)};
    for (const struct volatile_write *other = last_write; other && w->fd < 0; other = other->before)
        if (other->file == w->file)
            w->fd = other->fd;
    if (w->fd < 0)
        w->fd = dup(fd);
    ssize_t old = real_pread(fd, w->old, n, at);
    w->nold = old > 0 ? (size_t)old : 0;
    last_write = w;
    pthread_mutex_unlock(&writes_lock);
}

/* The disk has what was written to the file. */
static void forget_writes(int fd)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return;
    pthread_mutex_lock(&writes_lock);
    for (struct volatile_write **w = &last_write, *gone; (gone = *w) != NULL;) {
        if (gone->file != info.st_ino) {
            w = &gone->before;
            continue;
        }
        *w = gone->before;
        free(gone->old);
        free(gone->new);
        free(gone);
    }
    pthread_mutex_unlock(&writes_lock);
}

static void again(const struct volatile_write *w)
{
    if (!w)
        return;
    again(w->before);
    if (rand() % 2)
        real_pwrite(w->fd, w->new, w->n, w->at);
}

static void lose(const char *seed)
{
    pthread_mutex_lock(&writes_lock);
    srand((unsigned)atoi(seed));
    for (const struct volatile_write *w = last_write; w; w = w->before)
        if (real_pwrite(w->fd, w->old, w->nold, w->at) < 0 || real_cut(w->fd, w->size) != 0)
            break;
    again(last_write);
    pthread_mutex_unlock(&writes_lock);
}

static _Noreturn void die(void)
{
    if (power)
        lose(power);
    raise(SIGKILL);
    abort();
}

__attribute__((destructor)) static void end(void)
{
    const char *name = getenv("IO_COUNT");
    FILE *f = name ? fopen(name, "w") : NULL;
    if (f) {
        fprintf(f, "%ld %ld %ld %ld\n", (long)killing.done, (long)committing.done, (long)taking_in.done,
                (long)opening.done);
        fclose(f);
    }
    if (power_end)
        lose(power_end);
}

/* ---- what is preloaded -------------------------------------------------------------------------------------------------- */

static size_t cut(size_t n)
{
    return is_short && n > 1 ? (n + 1) / 2 : n;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    return real_write(fd, bytes, cut(n));
}

ssize_t read(int fd, void *bytes, size_t n)
{
    return befalls(&taking_in) ? -1 : real_read(fd, bytes, cut(n));
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    int mode = flags & O_CREAT ? va_arg(rest, int) : 0;
    va_end(rest);
    if (!befalls(&opening))
        return real_open(path, flags, mode);
    errno = EMFILE;
    return -1;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    int mode = flags & O_CREAT ? va_arg(rest, int) : 0;
    va_end(rest);
    return open64(path, flags, mode);
}

int ftruncate64(int fd, off64_t size)
{
    return befalls(&cutting) ? -1 : real_cut(fd, size);
}

int ftruncate(int fd, off_t size)
{
    return ftruncate64(fd, size);
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
        die();
    bool now = is_commit(bytes, n) && befalls(&committing);
    if (now && !committed)
        die();
    note_write(fd, bytes, cut(n), at);
    ssize_t written = befalls(&writing) ? -1 : real_pwrite(fd, bytes, cut(n), at);
    if (last_page)
        die();
    last_page = now;
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
    return pwrite64(fd, bytes, n, at);
}

ssize_t pread64(int fd, void *bytes, size_t n, off64_t at)
{
    return befalls(&reading) ? -1 : real_pread(fd, bytes, cut(n), at);
}

ssize_t pread(int fd, void *bytes, size_t n, off_t at)
{
    return pread64(fd, bytes, n, at);
}

static int sync_by(int (*real)(int), int fd)
{
    if (befalls(&syncing) || real(fd) != 0)
        return -1;
    forget_writes(fd);
    return 0;
}

int fsync(int fd)
{
    return sync_by(real_sync, fd);
}

int fdatasync(int fd)
{
    return sync_by(real_datasync, fd);
}
