#include "history.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "baolan/path.h"
#include "baolan/utf8.h"

enum { FILE_MAX = 1024 * 1024 };

/* Only text that could have been typed: another program may have written the file. */
static bool plain(struct str line)
{
    for (size_t i = 0; i < line.n; i++)
        if ((unsigned char)line.s[i] < ' ' || line.s[i] == 0x7f)
            return false;
    return line.n > 0 && utf8_valid(line);
}

static void read_lines(struct str file, struct edit_history *h)
{
    struct buf text = {0};
    struct error none = {0};
    path_read(file, FILE_MAX, &text, &none);
    struct str all = buf_view(&text);
    struct str line;
    for (size_t at = 0; str_next(all, '\n', &at, &line);)
        if (plain(line))
            edit_history_add(h, line);
    error_clear(&none);
    buf_free(&text);
}

void history_load(struct edit_history *h)
{
    struct arena *a = arena_new();
    read_lines(path_state(a, "history"), h);
    arena_free(a);
}

/* A file beside FILE takes its place when it is whole. */
static void write_whole(struct arena *a, struct str file, struct str text)
{
    struct str fresh = arena_printf(a, "%.*s.%ld", STR_ARG(file), (long)getpid());
    unlink(fresh.s);
    int fd = open(fresh.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return;
    bool written = write(fd, text.s, text.n) == (ssize_t)text.n;
    if (close(fd) != 0 || !written || rename(fresh.s, file.s) != 0)
        unlink(fresh.s);
}

void history_keep(struct str line)
{
    struct arena *a = arena_new();
    struct edit_history h = {0};
    struct error none = {0};
    struct buf text = {0};
    struct str file = path_state(a, "history");
    read_lines(file, &h);
    edit_history_add(&h, line);
    for (size_t i = 0; i < h.n; i++) {
        buf_str(&text, h.at[i]);
        buf_char(&text, '\n');
    }
    if (path_make_parent(file, &none) == STATUS_OK)
        write_whole(a, file, buf_view(&text));
    error_clear(&none);
    buf_free(&text);
    edit_history_free(&h);
    arena_free(a);
}
