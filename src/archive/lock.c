/*
 * One writer at a time, for as long as it has the archive open: PATH.lock, held by a record lock (fcntl), so that it falls with its
 * process whatever happens, and the one who waits learns the process id from the kernel.
 */
#include "archive_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { POLL_MS = 50 };

static void wait_ms(long ms)
{
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}

/* The file may have been unlinked by its last holder between our open and our lock; then the lock is of no use. */
static bool still_there(int fd, const char *path)
{
    struct stat mine, there;
    return fstat(fd, &mine) == 0 && stat(path, &there) == 0 && mine.st_dev == there.st_dev &&
           mine.st_ino == there.st_ino;
}

/* 1 held, 0 somebody else holds it (*PID: who), -1 errno. */
static int try_lock(struct archive *a, long *pid)
{
    int fd = open(a->lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return -1;
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_SETLK, &lock) == 0) {
        if (still_there(fd, a->lock_path)) {
            a->lock_fd = fd;
            return 1;
        }
        close(fd);
        *pid = 0;
        return 0;
    }
    int why = errno;
    lock = (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
    *pid = fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? (long)lock.l_pid : 0;
    close(fd);
    errno = why;
    return why == EACCES || why == EAGAIN ? 0 : -1;
}

enum status archive_lock(struct archive *a, struct error *err)
{
    struct buf path = {0};
    buf_printf(&path, "%s.lock", a->path);
    a->lock_path = path.s;
    long pid = 0;
    for (long waited = 0;; waited += POLL_MS) {
        int got = try_lock(a, &pid);
        if (got > 0)
            return STATUS_OK;
        if (got < 0)
            return error_set_errno(err, STATUS_SYSTEM, "%s: cannot lock the archive", a->lock_path);
        if (waited >= ARCHIVE_WAIT_MS)
            break;
        wait_ms(POLL_MS);
    }
    if (pid > 0)
        return error_set(err, STATUS_BUSY, "%s: process %ld is writing to this archive", a->path, pid);
    return error_set(err, STATUS_BUSY, "%s: another process is writing to this archive", a->path);
}

void archive_unlock(struct archive *a)
{
    if (a->lock_fd >= 0) {
        unlink(a->lock_path); /* while it is held: whoever opened it already sees that it is gone and opens a new one */
        close(a->lock_fd);
        a->lock_fd = -1;
    }
    free(a->lock_path);
    a->lock_path = NULL;
}
