#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "baolan/path.h"

enum { LOCK_POLL_MS = 5, LOCK_WAIT_MS = 1000, FILE_MAX_BYTES = 1 << 30 };

/* ---- the lock ----------------------------------------------------------------------------------------------------- */

/* A record lock falls with its process, whatever ends it. */
enum status folder_lock(struct str folder, int *fd, struct error *err)
{
    struct arena *a = arena_new();
    struct str path = path_join(a, folder, STR("lock"));
    *fd = -1;
    enum status status = path_make_parent(path, err);
    if (status == STATUS_OK) {
        *fd = open(path.s, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (*fd < 0)
            status = error_set_errno(err, STATUS_SYSTEM, "cannot open '%s'", path.s);
    }
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    for (int waited = 0; status == STATUS_OK && fcntl(*fd, F_SETLK, &whole) != 0; waited += LOCK_POLL_MS) {
        if (errno == EINTR)
            continue;
        if (errno != EACCES && errno != EAGAIN)
            status = error_set_errno(err, STATUS_SYSTEM, "cannot lock '%s'", path.s);
        else if (waited >= LOCK_WAIT_MS)
            status = error_set(err, STATUS_BUSY, "another program holds '%s'", path.s);
        else
            nanosleep(&(struct timespec){.tv_nsec = LOCK_POLL_MS * 1000000L}, NULL);
    }
    if (status != STATUS_OK && *fd >= 0) {
        close(*fd);
        *fd = -1;
    }
    arena_free(a);
    return status;
}

void folder_unlock(int fd)
{
    if (fd >= 0)
        close(fd);
}

/* ---- bytes -------------------------------------------------------------------------------------------------------- */

static bool write_all(int fd, struct str text)
{
    for (size_t at = 0; at < text.n;) {
        ssize_t n = write(fd, text.s + at, text.n - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        at += (size_t)n;
    }
    return true;
}

/* A new name in a folder is on the disk when the folder is. */
static void sync_folder_of(const char *file)
{
    char *folder = xstrdup(file), *slash = strrchr(folder, '/');
    if (slash && slash > folder)
        *slash = '\0';
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(folder);
}

enum status file_replace(struct str file, struct str text, struct error *err)
{
    char *target = realpath(file.s, NULL); /* NULL: there is none yet */
    struct arena *a = arena_new();
    const char *path = target ? target : file.s;
    struct str fresh = arena_printf(a, "%s.new", path);
    enum status status = STATUS_OK;
    unlink(fresh.s); /* left by a program that died; the lock says it is nobody's */
    int fd = open(fresh.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        status = error_set_errno(err, STATUS_SYSTEM, "cannot write '%s'", fresh.s);
    if (status == STATUS_OK && (!write_all(fd, text) || fsync(fd) != 0))
        status = error_set_errno(err, STATUS_SYSTEM, "cannot write '%s'", fresh.s);
    if (fd >= 0 && close(fd) != 0)
        status = error_set_errno(err, STATUS_SYSTEM, "cannot write '%s'", fresh.s);
    if (status == STATUS_OK && rename(fresh.s, path) != 0)
        status = error_set_errno(err, STATUS_SYSTEM, "cannot replace '%s'", path);
    if (status == STATUS_OK)
        sync_folder_of(path);
    else if (fd >= 0)
        unlink(fresh.s);
    arena_free(a);
    free(target);
    return status;
}

enum status file_append(int fd, size_t size, struct str file, struct str text, bool sure, struct error *err)
{
    if (write_all(fd, text) && (!sure || fdatasync(fd) == 0))
        return STATUS_OK;
    error_set_errno(err, STATUS_SYSTEM, "cannot write '%.*s'", STR_ARG(file));
    int undone = ftruncate(fd, (off_t)size); /* else a torn line is told and kept, as any that makes no sense */
    (void)undone;
    return err->status;
}

enum status file_read(int fd, size_t from, struct str file, struct buf *out, struct error *err)
{
    size_t start = out->n;
    for (;;) {
        char piece[65536];
        ssize_t n = pread(fd, piece, sizeof piece, (off_t)(from + out->n - start));
        if (n == 0)
            return STATUS_OK;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_set_errno(err, STATUS_SYSTEM, "cannot read '%.*s'", STR_ARG(file));
        if (out->n - start + (size_t)n > FILE_MAX_BYTES)
            return error_set(err, STATUS_SYSTEM, "'%.*s' is too large", STR_ARG(file));
        buf_add(out, piece, (size_t)n);
    }
}

/* ---- fields ------------------------------------------------------------------------------------------------------- */

static const char escapes[][2] = {{'\t', 't'}, {'\n', 'n'}, {'\r', 'r'}, {'\\', '\\'}};
enum { ESCAPES = sizeof escapes / sizeof *escapes };

void field_write(struct str value, struct buf *out)
{
    for (size_t i = 0; i < value.n; i++) {
        char c = value.s[i];
        size_t e = 0;
        while (e < ESCAPES && escapes[e][0] != c)
            e++;
        if (e < ESCAPES)
            buf_char(out, '\\');
        buf_char(out, e < ESCAPES ? escapes[e][1] : c);
    }
}

struct str field_read(struct arena *a, struct str field)
{
    char *text = arena_alloc(a, field.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < field.n; i++) {
        char c = field.s[i];
        for (size_t e = 0; c == '\\' && i + 1 < field.n && e < ESCAPES; e++) {
            if (escapes[e][1] == field.s[i + 1]) {
                c = escapes[e][0];
                i++;
                break;
            }
        }
        text[n++] = c;
    }
    return (struct str){text, n};
}
