#include "baolan/input.h"
#include "baolan/language.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Folders already visited, by device and inode: an open-addressed set. */
struct seen {
    struct place {
        dev_t device;
        ino_t inode;
        bool used;
    } * at;
    size_t n, cap; /* cap: a power of two */
};

static struct place *place_of(struct place *at, size_t cap, dev_t device, ino_t inode)
{
    uint64_t key[2] = {(uint64_t)device, (uint64_t)inode};
    size_t i = (size_t)str_hash((struct str){(const char *)key, sizeof key}) & (cap - 1);
    while (at[i].used && !(at[i].device == device && at[i].inode == inode))
        i = (i + 1) & (cap - 1);
    return &at[i];
}

/* False when it was there already. */
static bool seen_add(struct seen *seen, dev_t device, ino_t inode)
{
    if (seen->n * 2 >= seen->cap) {
        size_t cap = seen->cap ? seen->cap * 2 : 64;
        struct place *at = xcalloc(cap, sizeof *at);
        for (size_t i = 0; i < seen->cap; i++)
            if (seen->at[i].used)
                *place_of(at, cap, seen->at[i].device, seen->at[i].inode) = seen->at[i];
        free(seen->at);
        seen->at = at;
        seen->cap = cap;
    }
    struct place *place = place_of(seen->at, seen->cap, device, inode);
    if (place->used)
        return false;
    *place = (struct place){device, inode, true};
    seen->n++;
    return true;
}

/* Paths still to visit, the next one last. Not recursion: a chain of folders may be deeper than the stack. */
struct pending {
    char **at;
    size_t n, cap;
};

static int by_name_backwards(const void *a, const void *b)
{
    return strcmp(*(char *const *)b, *(char *const *)a);
}

/* Puts what FOLDER holds on the stack, so that it comes off in byte order of the names. 0 or errno. */
static int push_entries(struct pending *pending, const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return errno;
    size_t first = pending->n;
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    const struct dirent *entry;
    errno = 0;
    while ((entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        struct buf path = {0};
        buf_printf(&path, "%s%s%s", folder, slash, entry->d_name);
        vec_push(pending, path.s);
        errno = 0;
    }
    int why = errno;
    closedir(dir);
    /* All share the folder in front: the order of the paths is that of the names. */
    if (pending->n > first)
        qsort(pending->at + first, pending->n - first, sizeof *pending->at, by_name_backwards);
    return why;
}

static const char *special_name(mode_t mode)
{
    return S_ISFIFO(mode)                   ? _("a pipe, not a file")
           : S_ISSOCK(mode)                 ? _("a socket, not a file")
           : S_ISCHR(mode) || S_ISBLK(mode) ? _("a device, not a file")
                                            : _("neither a file nor a folder");
}

/* Visits one path; folders put their entries on the stack. False to stop. */
static bool visit_one(const char *path, struct pending *pending, struct seen *seen, input_visitor *visit, void *context)
{
    struct str name = str_of(path);
    struct stat info;
    if (stat(path, &info) != 0) {
        int why = errno;
        bool dangling = why == ENOENT && lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
        return visit(context, name,
                     dangling       ? _("a symbolic link to nothing")
                     : why == ELOOP ? _("a loop of symbolic links")
                                    : error_cause(why));
    }
    if (S_ISREG(info.st_mode))
        return visit(context, name, NULL);
    if (!S_ISDIR(info.st_mode))
        return visit(context, name, special_name(info.st_mode));
    if (!seen_add(seen, info.st_dev, info.st_ino))
        return visit(context, name, _("a folder that was visited already: a loop or a second link to it"));
    int why = push_entries(pending, path);
    return why ? visit(context, name, error_cause(why)) : true;
}

enum status input_walk(struct str path, input_visitor *visit, void *context, struct error *err)
{
    struct pending pending = {0};
    struct seen seen = {0};
    struct stat info;
    if (!str_present(path))
        return error_set(err, STATUS_INPUT, "an empty path was given");
    if (stat(path.s, &info) != 0)
        return error_set_errno(err, STATUS_INPUT, "cannot read '%.*s'", STR_ARG(path));
    if (!S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode))
        return error_set(err, STATUS_INPUT, "'%.*s' is %s", STR_ARG(path), special_name(info.st_mode));
    vec_push(&pending, xstrdup(path.s));
    bool going = true;
    while (pending.n) {
        char *next = pending.at[--pending.n];
        going = going && visit_one(next, &pending, &seen, visit, context);
        free(next);
    }
    vec_free(&pending);
    free(seen.at);
    return STATUS_OK;
}
