/* The archive of a command line. */
#include "cmds.h"

#include <stdlib.h>

#include "baolan/archive.h"
#include "baolan/confine.h"
#include "baolan/path.h"

struct str cmd_archive(const struct cmd_call *call)
{
    struct str path = cmd_value(call, "archive");
    return path.s ? path : path_archive(call->arena);
}

static struct str folder_of(struct str file)
{
    size_t n = file.n;
    while (n > 0 && file.s[n - 1] != '/')
        n--;
    return n ? str_cut(file, 0, n) : STR(".");
}

/*
 * What is read from now on was written by others, and all that a command writes lies in one folder: where the archive is called, and where it
 * is, when that name is a symbolic link.
 */
static void confine(const struct cmd_call *call, struct str archive)
{
    if (call->cmd->flags & CMD_ROAMS)
        return;
    char *real = realpath(archive.s, NULL);
    struct str folders[] = {folder_of(archive), folder_of(real ? str_of(real) : archive)};
    confine_writes(folders, sizeof folders / sizeof *folders);
    free(real);
}

enum status cmd_open_archive(struct cmd_call *call, int mode, struct archive **out)
{
    struct str path = cmd_archive(call);
    bool writes = mode == ARCHIVE_WRITE;
    if (!writes)
        confine(call, path);
    enum status status = writes ? path_make_parent(path, call->err) : STATUS_OK;
    if (status == STATUS_OK)
        status = archive_open(path, (enum archive_mode)mode, out, call->err);
    /* One that is made is noted among the user's own, which lie elsewhere. */
    if (writes && status == STATUS_OK)
        confine(call, path);
    return status;
}
