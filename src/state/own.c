/*
 * Which archives were made here: one mark a line, the newest last. A mark that is used and has become old is noted anew behind the others, so
 * that what is dropped when the list is too long is of archives that nobody has opened for long.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "baolan/path.h"
#include "file.h"

enum {
    READ_MAX = 64 << 20, /* bytes */
    LIST_MAX = 8 << 20,  /* of the list; a longer one loses its older half */
    KEPT = LIST_MAX / 2,
    OLD = KEPT / 2 /* a mark with more behind it is noted anew: it is in what is kept until as much again has come */
};

/* Drops the older half of a list that is too long, under the lock. What cannot be dropped stays: the list is right as it is. */
static void prune(struct str list)
{
    struct stat status;
    struct error ignored = {0};
    struct buf text = {0};
    if (stat(list.s, &status) == 0 && status.st_size > LIST_MAX &&
        path_read(list, READ_MAX, &text, &ignored) == STATUS_OK && text.n > KEPT) {
        struct str all = buf_view(&text);
        size_t from = str_find(all, STR("\n"), all.n - KEPT) + 1; /* it ends with a line, which has just been noted */
        file_replace(list, str_cut(all, from, all.n), &ignored);
    }
    error_clear(&ignored);
    buf_free(&text);
}

enum status own_note(struct str folder, struct str mark, struct error *err)
{
    struct arena *a = arena_new();
    struct str list = path_join(a, folder, STR("archives")), line = arena_printf(a, "%.*s\n", STR_ARG(mark));
    struct error busy = {0};
    struct stat before;
    int lock, fd = -1;
    enum status status = path_make_parent(list, err);
    /* Without it the line is added all the same: it could only get lost if the list were pruned in that moment. */
    bool locked = status == STATUS_OK && folder_lock(folder, &lock, &busy) == STATUS_OK;
    error_clear(&busy);
    if (status == STATUS_OK)
        fd = open(list.s, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (status == STATUS_OK && (fd < 0 || fstat(fd, &before) != 0))
        status = error_set_errno(err, STATUS_SYSTEM, "cannot note in %s that the archive is yours", list.s);
    if (status == STATUS_OK)
        status = file_append(fd, (size_t)before.st_size, list, line, false, err);
    if (fd >= 0)
        close(fd);
    if (status == STATUS_OK && locked)
        prune(list);
    if (locked)
        folder_unlock(lock);
    arena_free(a);
    return status;
}

bool own_knows(struct str folder, struct str mark)
{
    struct arena *a = arena_new();
    struct error ignored = {0};
    struct buf known = {0};
    size_t behind = SIZE_MAX;
    path_read(path_join(a, folder, STR("archives")), READ_MAX, &known, &ignored);
    struct str list = buf_view(&known), line;
    /* Before it in its line there may be what was written of another when a disk was full. */
    for (size_t at = 0; mark.n && str_next(list, '\n', &at, &line);)
        if (str_ends(line, mark))
            behind = list.n - at;
    /* A command that has given up writing there leaves it to the browser and to index runs. */
    if (behind != SIZE_MAX && behind > OLD)
        own_note(folder, mark, &ignored);
    error_clear(&ignored);
    buf_free(&known);
    arena_free(a);
    return behind != SIZE_MAX;
}
