/* The versions of the program, of the libraries it runs with, and of what it is confined by. */
#include "cmds.h"

#include <jansson.h>
#include <unistring/version.h>
#include <xxhash.h>

#include "baolan/archive.h"
#include "baolan/confine.h"
#include "baolan/ui.h"

void cmd_print_version(struct buf *out)
{
    unsigned hash = XXH_versionNumber();
    buf_cstr(out, "baolan " BAOLAN_VERSION "\n");
    buf_printf(out, "SQLite %s\n%s\n", archive_library(), ui_library());
    buf_printf(out, "libunistring %d.%d.%d\n", _libunistring_version >> 16, _libunistring_version >> 8 & 0xff,
               _libunistring_version & 0xff);
    buf_printf(out, "jansson %s\n", jansson_version_str());
    buf_printf(out, "xxHash %u.%u.%u\n", hash / 10000, hash / 100 % 100, hash % 100);
    int landlock = confine_writes_known();
    if (landlock)
        buf_printf(out, "Landlock %d\n", landlock);
    else
        buf_cstr(out, _("no Landlock\n"));
    buf_cstr(out, confine_calls_known() ? "seccomp\n" : _("no seccomp\n"));
}
