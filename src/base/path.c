#include "baolan/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct str path_join(struct arena *a, struct str folder, struct str name)
{
    bool slash = folder.n && folder.s[folder.n - 1] == '/';
    return arena_printf(a, "%.*s%s%.*s", STR_ARG(folder), slash || !folder.n ? "" : "/", STR_ARG(name));
}

/* A base directory: the variable when it is an absolute path (the XDG specification ignores others), else ~/FALLBACK. */
static struct str base_directory(struct arena *a, const char *variable, const char *fallback)
{
    const char *value = getenv(variable);
    if (value && value[0] == '/')
        return arena_str(a, str_of(value));
    const char *home = getenv("HOME");
    return path_join(a, str_of(home && home[0] ? home : "."), str_of(fallback));
}

static struct str ours(struct arena *a, const char *variable, const char *fallback, const char *name)
{
    return path_join(a, path_join(a, base_directory(a, variable, fallback), STR("baolan")), str_of(name));
}

struct str path_archive(struct arena *a)
{
    const char *named = getenv("BAOLAN_ARCHIVE");
    if (named && named[0])
        return arena_str(a, str_of(named));
    return ours(a, "XDG_DATA_HOME", ".local/share", "archive.db");
}

struct str path_config(struct arena *a, const char *name)
{
    return ours(a, "XDG_CONFIG_HOME", ".config", name);
}

struct str path_state(struct arena *a, const char *name)
{
    return ours(a, "XDG_STATE_HOME", ".local/state", name);
}

/* The folder of the running program; absent where the system does not tell. */
static struct str program_folder(struct arena *a)
{
    struct buf link = {0};
    struct str folder = STR_ABSENT;
    ssize_t n = -1;
    size_t room = 256;
    do {
        room *= 2;
        link.s = xrealloc(link.s, room);
        n = readlink("/proc/self/exe", link.s, room);
    } while (n >= 0 && (size_t)n == room);
    if (n > 0) {
        size_t end = (size_t)n;
        while (end > 0 && link.s[end - 1] != '/')
            end--;
        folder = arena_strn(a, link.s, end);
    }
    free(link.s);
    return folder;
}

enum status path_data(struct arena *a, const char *name, struct str *out, struct error *err)
{
    const char *named = getenv("BAOLAN_DATA");
    struct str beside = program_folder(a);
    /* A built program stands in build/ (or build/asan/), an installed one in bin/. */
    struct str folders[] = {
        str_of(named && named[0] ? named : NULL),
        beside.s ? path_join(a, beside, STR("../share/baolan")) : STR_ABSENT,
        beside.s ? path_join(a, beside, STR("../data")) : STR_ABSENT,
        beside.s ? path_join(a, beside, STR("../../data")) : STR_ABSENT,
        beside.s ? path_join(a, beside, STR("../../../../data")) : STR_ABSENT,
        beside.s ? path_join(a, beside, STR("../../../data")) : STR_ABSENT,
        STR(BAOLAN_DATADIR),
    };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (!folders[i].s)
            continue;
        struct str path = path_join(a, folders[i], str_of(name));
        if (access(path.s, R_OK) == 0) {
            *out = path;
            return STATUS_OK;
        }
    }
    return error_set(err, STATUS_SYSTEM,
                     "the data file '%s' is not there; set BAOLAN_DATA to the product's data folder", name);
}

struct str path_catalogues(struct arena *a)
{
    struct str beside = program_folder(a);
    /* A folder that is no file: many a bin/ has a program called locale. */
    struct str folders[] = {
        beside.s ? path_join(a, beside, STR("../share/locale/.")) : STR_ABSENT,
        beside.s ? path_join(a, beside, STR("locale/.")) : STR_ABSENT,       /* build/ */
        beside.s ? path_join(a, beside, STR("../../locale/.")) : STR_ABSENT, /* build/tests/unit/ */
        STR(BAOLAN_LOCALEDIR),
    };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (folders[i].s && access(folders[i].s, X_OK) == 0)
            return folders[i];
    return STR_ABSENT;
}

enum status path_make_parent(struct str path, struct error *err)
{
    char *copy = xstrdup(path.s ? path.s : "");
    enum status status = STATUS_OK;
    for (char *slash = copy + 1; *copy && (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        if (mkdir(copy, 0700) != 0 && errno != EEXIST) {
            status = error_set_errno(err, STATUS_SYSTEM, "cannot make the folder '%s'", copy);
            break;
        }
        *slash = '/';
    }
    free(copy);
    return status;
}

enum status path_read(struct str path, size_t max, struct buf *out, struct error *err)
{
    /* O_NONBLOCK: opening a pipe nobody writes to must not hang; it is refused right after. */
    int fd = open(path.s, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return error_set_errno(err, STATUS_INPUT, "cannot open '%.*s'", STR_ARG(path));
    struct stat info;
    enum status status = STATUS_OK;
    if (fstat(fd, &info) != 0)
        status = error_set_errno(err, STATUS_INPUT, "cannot read '%.*s'", STR_ARG(path));
    else if (!S_ISREG(info.st_mode))
        status = error_set(err, STATUS_INPUT, "'%.*s' is not a regular file", STR_ARG(path));
    size_t start = out->n;
    while (status == STATUS_OK) {
        char piece[65536];
        ssize_t n = read(fd, piece, sizeof piece);
        if (n == 0)
            break;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            status = error_set_errno(err, STATUS_INPUT, "cannot read '%.*s'", STR_ARG(path));
        else if ((size_t)n > max - (out->n - start))
            status = error_set(err, STATUS_INPUT, "'%.*s' is larger than %zu bytes", STR_ARG(path), max);
        else
            buf_add(out, piece, (size_t)n);
    }
    close(fd);
    return status;
}
