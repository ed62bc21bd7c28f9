#include "editor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../terminal/screen.h"
#include "baolan/path.h"
#include "baolan/program.h"

enum { EDITED_MAX = 16 * 1024 * 1024 };

/* A file that only this user can read, with TEXT in it. */
static enum status write_file(char *name, struct str text, struct error *err)
{
    int fd = mkstemps(name, 4);
    if (fd < 0)
        return error_set_errno(err, STATUS_SYSTEM, "cannot make '%s'", name);
    size_t at = 0;
    while (at < text.n) {
        ssize_t n = write(fd, text.s + at, text.n - at);
        if (n <= 0)
            break;
        at += (size_t)n;
    }
    if (close(fd) != 0 || at < text.n)
        error_set_errno(err, STATUS_SYSTEM, "cannot write '%s'", name);
    return err->status;
}

static struct str command(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_present(str_of(getenv(names[i]))))
            return str_of(getenv(names[i]));
    return STR("vi");
}

enum status editor_edit(struct arena *a, struct str text, struct buf *out, struct error *err)
{
    const char *folder = getenv("TMPDIR");
    struct str name = arena_printf(a, "%s/baolan-XXXXXX.txt", folder && folder[0] ? folder : "/tmp");
    char *file = arena_copy(a, name.s, name.n + 1, 1), **argv;
    size_t n = 0;
    int code = 0;
    if (program_words(a, command(), &argv, err) != STATUS_OK || write_file(file, text, err) != STATUS_OK)
        return err->status;
    while (argv[n])
        n++;
    char **whole = arena_array(a, n + 2, sizeof *whole);
    memcpy(whole, argv, n * sizeof *whole);
    whole[n] = file;
    screen_leave();
    program_run(whole, STR(""), PROGRAM_TERMINAL, &code, err);
    screen_return(STR_ABSENT);
    if (err->status == STATUS_OK && code)
        error_set(err, STATUS_INPUT, "%s ended with %d: nothing was changed", argv[0], code);
    if (err->status == STATUS_OK)
        path_read(str_of(file), EDITED_MAX, out, err);
    unlink(file);
    return err->status;
}
