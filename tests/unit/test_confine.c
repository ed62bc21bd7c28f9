/* What is given up by confine_writes() is gone, also for threads, and what is not given up is there. Each trial is a process of its own. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

static void *in_thread(void *made)
{
    *(bool *)made = may_make_outside();
    return NULL;
}

static bool thread_may_make_outside(void)
{
    pthread_t thread;
    bool made = true;
    return pthread_create(&thread, NULL, in_thread, &made) == 0 && pthread_join(thread, NULL) == 0 && made;
}

enum { UNCONFINED = 3 };

/* 0: WHAT is possible to a process that has given up all but INSIDE. */
static int tried(bool (*what)(void))
{
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        _exit(!confine_writes(&inside, 1) ? UNCONFINED : what() ? 0 : 1);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int main(void)
{
    static const struct {
        const char *name;
        bool (*what)(void);
        int exit;
    } trials[] = {
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
    char one[] = "/tmp/baolan-confine-XXXXXX", two[] = "/tmp/baolan-confine-XXXXXX";
    a = arena_new();
    if (!mkdtemp(one) || !mkdtemp(two))
        return 1;
    inside = str_of(one), outside = str_of(two);
    int fd = open(in(outside, "old"), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ok(fd >= 0 && write(fd, "text", 4) == 4, "a file elsewhere");
    close(fd);
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        int exit = tried(trials[i].what);
        if (exit == UNCONFINED)
            tap_skip("this system has no Landlock");
        else
            is_int(exit, trials[i].exit, trials[i].name);
    }
    ok(may_remove_outside() && may_make_outside(), "who has given up nothing does all of it");
    unlink(in(outside, "new"));
    unlink(in(inside, "new"));
    rmdir(one);
    rmdir(two);
    arena_free(a);
    return tap_done();
}
