/* A folder of a fuzz target's own, for readers that open files by name; it goes when the program ends. */
#ifndef BAOLAN_FUZZ_FOLDER_H
#define BAOLAN_FUZZ_FOLDER_H

#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"

static char
    *folder; /* once it is made; in $TMPDIR, which may be in memory: what is synced to a disk keeps a fuzzer waiting */

static inline int folder_remove_one(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
    (void)info, (void)kind, (void)walk;
    return remove(path);
}

static inline void folder_remove(void)
{
    nftw(folder, folder_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(folder);
}

/* "FOLDER/NAME"; the caller frees .s. */
static inline struct str folder_path(const char *name)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s", folder, name);
    return buf_view(&path);
}

/* Makes it, and the folders NAMES in it, outer ones first. False: it was there already. */
static inline bool folder_make(const char *const *names, size_t n)
{
    if (folder)
        return false;
    const char *in = getenv("TMPDIR");
    struct buf name = {0};
    buf_printf(&name, "%s/baolan-fuzz-XXXXXX", in && *in ? in : "/tmp");
    folder = name.s;
    fuzz_must(mkdtemp(folder));
    atexit(folder_remove);
    for (size_t i = 0; i < n; i++) {
        struct str path = folder_path(names[i]);
        fuzz_must(mkdir(path.s, 0700) == 0);
        fuzz_free(path);
    }
    return true;
}

static inline void folder_put(const char *name, struct str bytes)
{
    struct str path = folder_path(name);
    int fd = open(path.s, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    fuzz_must(fd >= 0 && write(fd, bytes.s, bytes.n) == (ssize_t)bytes.n);
    close(fd);
    fuzz_free(path);
}

/* The program's own folders lie there from now on. */
static inline void folder_is(const char *variable, const char *name)
{
    struct str path = folder_path(name);
    setenv(variable, path.s, 1);
    fuzz_free(path);
}

#endif
