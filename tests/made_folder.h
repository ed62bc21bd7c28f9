/*
 * A folder of a test's own, and files in it. Archives made here are noted there too, not among the user's own; it goes when the test ends.
 */
#ifndef BAOLAN_MADE_FOLDER_H
#define BAOLAN_MADE_FOLDER_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "baolan/path.h"

static char made_folder[4096];
static pid_t made_by;

static inline struct str in_folder(struct arena *a, const char *name)
{
    return path_join(a, str_of(made_folder), str_of(name));
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
    (void)info, (void)kind, (void)walk;
    return remove(path);
}

static void remove_folder(void)
{
    if (getpid() == made_by) /* it is not a child's to take away */
        nftw(made_folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* Makes it, under $TMPDIR or /tmp; false when that cannot be. */
static bool make_folder(void)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(made_folder, sizeof made_folder, "%s/baolan-test.XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(made_folder))
        return false;
    made_by = getpid();
    setenv("XDG_STATE_HOME", made_folder, 1);
    return atexit(remove_folder) == 0;
}

#endif
