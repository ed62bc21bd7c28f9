#include "baolan/confine.h"

#ifdef __linux__
#include <sys/syscall.h>
#endif

#ifdef SYS_landlock_create_ruleset
#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "baolan/memory.h"

/*
 * As <linux/landlock.h> of the newest systems has it: the header of the machine that this is built on may be older than the one it runs on. A right
 * is asked for from the version of the interface on that knows it.
 */
struct rules {
    uint64_t files, net, scopes; /* what is forbidden but for what is allowed */
};

struct rule {
    uint64_t files;
    int32_t folder;
};

enum { CREATE_VERSION = 1, RULE_BELOW = 1 };

enum {
    RUN = 1 << 0,
    WRITE = 1 << 1,
    REMOVE_FOLDER = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_DEVICE = 1 << 6,
    MAKE_FOLDER = 1 << 7,
    MAKE_FILE = 1 << 8,
    MAKE_OTHERS = 0xf << 9, /* sockets, pipes, block devices, symbolic links */
    TRUNCATE = 1 << 14,
    TCP = 3 << 0,   /* bind and connect */
    OTHERS = 3 << 0 /* abstract sockets and signals */
};

static struct rules forbidden(int version)
{
    struct rules r = {.files = RUN | WRITE | REMOVE_FOLDER | REMOVE_FILE | MAKE_DEVICE | MAKE_FOLDER | MAKE_FILE |
                               MAKE_OTHERS};
    if (version >= 3)
        r.files |= TRUNCATE;
    if (version >= 4)
        r.net = TCP;
    if (version >= 6)
        r.scopes = OTHERS;
    return r;
}

static bool allow(int rules, const char *folder, uint64_t files)
{
    struct rule rule = {.files = files, .folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (rule.folder < 0)
        return false;
    bool done = syscall(SYS_landlock_add_rule, rules, RULE_BELOW, &rule, 0) == 0;
    close(rule.folder);
    return done;
}

int confine_writes_known(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, CREATE_VERSION);
    return version < 1 ? 0 : (int)version;
}

bool confine_writes(const struct str *folders, size_t n)
{
    int version = confine_writes_known();
    if (!version)
        return false;
    struct rules all = forbidden(version);
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0)
        return false;
    struct arena *a = arena_new();
    bool done = true;
    for (size_t i = 0; done && i < n; i++)
        done = allow(rules, arena_str(a, folders[i]).s, all.files & (WRITE | REMOVE_FILE | MAKE_FILE | TRUNCATE));
    done = done && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    arena_free(a);
    return done;
}

#else

int confine_writes_known(void)
{
    return 0;
}

bool confine_writes(const struct str *folders, size_t n)
{
    (void)folders, (void)n;
    return false;
}

#endif
