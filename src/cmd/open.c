/* The archive of a command line. */
#include "cmds.h"

#include "baolan/archive.h"
#include "baolan/path.h"

struct str cmd_archive(const struct cmd_call *call)
{
    struct str path = cmd_value(call, "archive");
    return path.s ? path : path_archive(call->arena);
}

enum status cmd_open_archive(struct cmd_call *call, int mode, struct archive **out)
{
    struct str path = cmd_archive(call);
    if (mode == ARCHIVE_WRITE) {
        enum status status = path_make_parent(path, call->err);
        if (status != STATUS_OK)
            return status;
    }
    return archive_open(path, (enum archive_mode)mode, out, call->err);
}
