/* What is given up by confine_writes() and confine_calls() is gone, also for threads, and what is not given up is there. Each trial is a process of its own. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "baolan/confine.h"
#include "baolan/memory.h"
#include "baolan/path.h"
#include "tap.h"

static struct arena *a;
static struct str inside, outside;

static const char *in(struct str folder, const char *name)
{
    return path_join(a, folder, str_of(name)).s;
}

static bool can_make(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    bool made = fd >= 0 && write(fd, "x", 1) == 1;
    if (fd >= 0)
        close(fd);
    return made;
}

static bool may_make_inside(void)
{
    return can_make(in(inside, "new")) && rename(in(inside, "new"), in(inside, "other")) == 0 &&
           truncate(in(inside, "other"), 0) == 0 && unlink(in(inside, "other")) == 0;
}

static bool may_make_outside(void)
{
    return can_make(in(outside, "new"));
}

static bool may_write_outside(void)
{
    return can_make(in(outside, "old"));
}

static bool may_remove_outside(void)
{
    return unlink(in(outside, "old")) == 0;
}

static bool may_move_outside(void)
{
    return can_make(in(inside, "new")) && rename(in(inside, "new"), in(outside, "moved")) == 0;
}

static bool may_link_inside(void)
{
    return symlink(in(outside, "old"), in(inside, "link")) == 0;
}

static bool may_read_outside(void)
{
    struct buf bytes = {0};
    struct error err = {0};
    bool read = path_read(path_join(a, outside, STR("old")), 100, &bytes, &err) == STATUS_OK && bytes.n == 4;
    buf_free(&bytes);
    error_clear(&err);
    return read;
}

static bool may_run(void)
{
    execl("/bin/true", "true", (char *)NULL);
    return errno != EACCES;
}

struct in_thread {
    bool (*what)(void);
    bool done;
};

static void *in_thread(void *context)
{
    struct in_thread *t = context;
    t->done = t->what();
    return NULL;
}

static bool thread_may(bool (*what)(void))
{
    pthread_t thread;
    struct in_thread t = {what, true};
    return pthread_create(&thread, NULL, in_thread, &t) != 0 || pthread_join(thread, NULL) != 0 || t.done;
}

static bool thread_may_make_outside(void)
{
    return thread_may(may_make_outside);
}

/* ---- calls -------------------------------------------------------------------------------------------------------- */

/* A socket of any family and kind, or two that are joined; errno EACCES for each is what being denied them means. */
static bool may_open_socket(void)
{
    static const int kinds[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET};
    enum { FAMILIES = 64, NKINDS = sizeof kinds / sizeof *kinds };
    int ends[2];
    for (int i = 0; i < FAMILIES * NKINDS; i++)
        if (socket(i / NKINDS, kinds[i % NKINDS], 0) >= 0 || errno != EACCES ||
            socketpair(i / NKINDS, kinds[i % NKINDS], 0, ends) == 0 || errno != EACCES)
            return true;
    return false;
}

static bool thread_may_open_socket(void)
{
    return thread_may(may_open_socket);
}

static int before[2]; /* sockets opened before anything is given up */

static bool may_send(void)
{
    return send(before[0], "x", 1, 0) == 1 || errno != EACCES;
}

static bool may_open_ring(void)
{
#ifdef SYS_io_uring_setup
    char parameters[256] = {0};
    return syscall(SYS_io_uring_setup, 1, parameters) >= 0 || errno != EACCES;
#else
    return false;
#endif
}

static bool may_type(void)
{
#ifdef TIOCSTI
    return ioctl(before[0], TIOCSTI, "x") == 0 || errno != EACCES;
#else
    return false;
#endif
}

static bool may_ask_size(void)
{
    struct winsize size;
    return ioctl(before[0], TIOCGWINSZ, &size) == 0 || errno != EACCES;
}

static bool may_use_pipe(void)
{
    char c;
    int ends[2];
    return pipe(ends) == 0 && write(ends[1], "x", 1) == 1 && read(ends[0], &c, 1) == 1;
}

static bool may_be_looked_into(void)
{
    confine_memory();
#ifdef PR_GET_DUMPABLE
    return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0;
#else
    return false;
#endif
}

/* ------------------------------------------------------------------------------------------------------------------- */

enum { UNCONFINED = 3 };

static bool give_up_writes(void)
{
    return confine_writes(&inside, 1);
}

static bool give_up_both(void)
{
    return confine_calls() && confine_writes(&inside, 1);
}

static bool give_up_nothing(void)
{
    return true;
}

/* 0: WHAT is possible to a process that has given up something. */
static int tried(bool (*give_up)(void), bool (*what)(void))
{
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        _exit(!give_up() ? UNCONFINED : what() ? 0 : 1);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

struct trial {
    const char *name;
    bool (*what)(void);
    int exit;
};

static const struct trial writes[] = {
    {"in the folder files are made, cut, named anew and removed", may_make_inside, 0},
    {"elsewhere none is made", may_make_outside, 1},
    {"nor by a thread", thread_may_make_outside, 1},
    {"none is written", may_write_outside, 1},
    {"none is removed", may_remove_outside, 1},
    {"none gets there by a new name", may_move_outside, 1},
    {"no symbolic link is made", may_link_inside, 1},
    {"files are read", may_read_outside, 0},
    {"no program is run", may_run, 1},
};

static const struct trial calls[] = {
    {"no socket is opened, of any family", may_open_socket, 1},
    {"nor by a thread", thread_may_open_socket, 1},
    {"nothing is sent through one that was open", may_send, 1},
    {"no ring is opened, through which sockets are", may_open_ring, 1},
    {"nothing is typed in the user's name", may_type, 1},
    {"no program is run", may_run, 1},
    {"a terminal is asked for its size", may_ask_size, 0},
    {"pipes are used", may_use_pipe, 0},
    {"files are made", may_make_outside, 0},
    {"and read", may_read_outside, 0},
};

int main(void)
{
    char one[] = "/tmp/baolan-confine-XXXXXX", two[] = "/tmp/baolan-confine-XXXXXX";
    a = arena_new();
    if (!mkdtemp(one) || !mkdtemp(two))
        return 1;
    inside = str_of(one), outside = str_of(two);
    int fd = open(in(outside, "old"), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ok(fd >= 0 && write(fd, "text", 4) == 4, "a file elsewhere");
    close(fd);
    for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
        int exit = tried(give_up_writes, writes[i].what);
        if (exit == UNCONFINED)
            tap_skip("this system has no Landlock");
        else
            is_int(exit, writes[i].exit, writes[i].name);
    }
    ok(socketpair(AF_UNIX, SOCK_STREAM, 0, before) == 0, "two sockets");
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        int exit = tried(confine_calls, calls[i].what);
        if (exit == UNCONFINED)
            tap_skip("this system has no seccomp");
        else
            is_int(exit, calls[i].exit, calls[i].name);
        if (calls[i].exit)
            is_int(tried(give_up_nothing, calls[i].what), 0,
                   "which who has given up nothing does, or is refused for another reason");
    }
    is_int(tried(give_up_nothing, may_be_looked_into), 1, "a process that is not to be looked into is not");
    if (confine_calls_known() && confine_writes_known()) {
        is_int(tried(give_up_both, may_make_inside), 0, "with both given up files are made in the folder");
        is_int(tried(give_up_both, may_make_outside), 1, "none elsewhere");
        is_int(tried(give_up_both, may_open_socket), 1, "and no socket is opened");
    } else {
        tap_skip("this system does not have both");
    }
    is_int(tried(confine_calls, may_read_outside) != UNCONFINED, confine_calls_known(),
           "what is said to be there is there");
    is_int(tried(give_up_writes, may_read_outside) != UNCONFINED, confine_writes_known() > 0, "also of Landlock");
    ok(may_remove_outside() && may_make_outside(), "who has given up nothing does all of it");
    unlink(in(outside, "new"));
    unlink(in(inside, "new"));
    rmdir(one);
    rmdir(two);
    arena_free(a);
    return tap_done();
}
