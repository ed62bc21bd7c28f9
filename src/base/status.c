#include "baolan/status.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/str.h"

static const struct {
    const char *sentence;
    int exit_code;
} statuses[] = {
    [STATUS_OK] = {"Done.", 0},
    [STATUS_NOTHING] = {"Nothing was found.", 1},
    [STATUS_INPUT] = {"Some input could not be read.", 1},
    [STATUS_USAGE] = {"The command was not understood.", 2},
    [STATUS_ARCHIVE] = {"The archive cannot be used.", 3},
    [STATUS_BUSY] = {"Another process is writing to the archive.", 3},
    [STATUS_INTERRUPTED] = {"Stopped before the end.", 1},
    [STATUS_SYSTEM] = {"The system refused.", 3},
};

static enum status record(struct error *err, enum status status, const char *format, va_list args, int number)
{
    if (!err)
        return status;
    if (err->status != STATUS_OK)
        return err->status;
    struct buf text = {0};
    buf_vprintf(&text, format, args);
    if (number)
        buf_printf(&text, ": %s", strerror(number));
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

void error_clear(struct error *err)
{
    free(err->message);
    *err = (struct error){0};
}

const char *status_sentence(enum status status)
{
    return statuses[status].sentence;
}

int status_exit_code(enum status status)
{
    return statuses[status].exit_code;
}
