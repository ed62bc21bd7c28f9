/*
 * A folder of a test's own, and files in it.
 */
#ifndef BAOLAN_MADE_FOLDER_H
#define BAOLAN_MADE_FOLDER_H

#include <stdio.h>
#include <stdlib.h>

#include "baolan/path.h"

static char made_folder[4096];

/* Makes it, under $TMPDIR or /tmp; false when that cannot be. */
static bool make_folder(void)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(made_folder, sizeof made_folder, "%s/baolan-test.XXXXXX", tmp ? tmp : "/tmp");
    return mkdtemp(made_folder) != NULL;
}

static struct str in_folder(struct arena *a, const char *name)
{
    return path_join(a, str_of(made_folder), str_of(name));
}

#endif
