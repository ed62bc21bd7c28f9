#include "baolan/status.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/language.h"
#include "baolan/str.h"

static const struct {
    const char *sentence;
    int exit_code;
} statuses[] = {
    [STATUS_OK] = {N_("Done."), 0},
    [STATUS_NOTHING] = {N_("Nothing was found."), 1},
    [STATUS_INPUT] = {N_("Some input could not be read."), 1},
    [STATUS_USAGE] = {N_("The command was not understood."), 2},
    [STATUS_ARCHIVE] = {N_("The archive cannot be used."), 3},
    [STATUS_BUSY] = {N_("Another process is writing to the archive."), 3},
    [STATUS_INTERRUPTED] = {N_("Stopped before the end."), 1},
    [STATUS_SYSTEM] = {N_("The system refused."), 3},
};

/* The refusals that readers meet; the system has words for them in other languages only where its language pack is. */
static const struct {
    int number;
    const char *words;
} causes[] = {
    {ENOENT, N_("No such file or directory")},
    {EACCES, N_("Permission denied")},
    {EPERM, N_("Operation not permitted")},
    {EEXIST, N_("File exists")},
    {ENOTDIR, N_("Not a directory")},
    {EISDIR, N_("Is a directory")},
    {ENOTEMPTY, N_("Directory not empty")},
    {ENAMETOOLONG, N_("File name too long")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {EROFS, N_("Read-only file system")},
    {ENOSPC, N_("No space left on device")},
    {EDQUOT, N_("Disk quota exceeded")},
    {EFBIG, N_("File too large")},
    {EIO, N_("Input/output error")},
    {EMFILE, N_("Too many open files")},
    {ENFILE, N_("Too many open files in system")},
    {ENOMEM, N_("Cannot allocate memory")},
    {EAGAIN, N_("Resource temporarily unavailable")},
    {EBUSY, N_("Device or resource busy")},
    {ENOLCK, N_("No locks available")},
    {EPIPE, N_("Broken pipe")},
    {ENOEXEC, N_("Exec format error")},
    {E2BIG, N_("Argument list too long")},
    {EINVAL, N_("Invalid argument")},
};

const char *error_cause(int number)
{
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (causes[i].number == number)
            return _(causes[i].words);
    return strerror(number);
}

static enum status record(struct error *err, enum status status, const char *format, va_list args, int number)
{
    if (!err)
        return status;
    if (err->status != STATUS_OK)
        return err->status;
    struct buf text = {0};
    buf_vprintf(&text, _(format), args);
    if (number) {
        struct buf both = {0};
        buf_printf(&both, _("%s: %s"), text.s, error_cause(number));
        buf_free(&text);
        text = both;
    }
    err->status = status;
    err->message = text.s;
    return status;
}

enum status error_set(struct error *err, enum status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    status = record(err, status, format, args, 0);
    va_end(args);
    return status;
}

enum status error_set_errno(struct error *err, enum status status, const char *format, ...)
{
    int number = errno;
    va_list args;
    va_start(args, format);
    status = record(err, status, format, args, number);
    va_end(args);
    return status;
}

enum status error_pass(struct error *err, struct error *from)
{
    enum status status = from->status;
    if (err && err->status == STATUS_OK) {
        *err = *from;
        *from = (struct error){0};
    }
    error_clear(from);
    return err ? err->status : status;
}

void error_clear(struct error *err)
{
    free(err->message);
    *err = (struct error){0};
}

const char *status_sentence(enum status status)
{
    return _(statuses[status].sentence);
}

int status_exit_code(enum status status)
{
    return statuses[status].exit_code;
}
