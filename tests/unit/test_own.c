/* Which archives were made here: a list that does not grow for ever, and forgets no archive that is used. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "baolan/path.h"
#include "baolan/state.h"
#include "tap.h"

enum { LINE = 33, MIB = 1 << 20 };

static struct arena *a;
static struct str folder, list;
static struct error err;

static struct str mark(size_t n)
{
    return arena_printf(a, "%032zx", n);
}

static size_t size(void)
{
    struct stat s;
    return stat(list.s, &s) == 0 ? (size_t)s.st_size : 0;
}

/* Marks of N other archives, from number FROM on, behind what is there. */
static void others(size_t from, size_t n)
{
    struct buf text = {0};
    for (size_t i = 0; i < n; i++)
        buf_printf(&text, "%032zx\n", from + i);
    int fd = open(list.s, O_WRONLY | O_APPEND);
    ok(fd >= 0 && write(fd, text.s, text.n) == (ssize_t)text.n, "marks of others");
    close(fd);
    buf_free(&text);
}

/* Children note marks at once while the list is too long: none of theirs is lost. */
static void test_many_at_once(void)
{
    enum { CHILDREN = 4, EACH = 20 };
    pid_t children[CHILDREN];
    others(5000000, 9 * MIB / LINE);
    for (size_t c = 0; c < CHILDREN; c++) {
        children[c] = fork();
        if (children[c] == 0) {
            bool noted = true;
            for (size_t i = 0; i < EACH; i++)
                noted = own_note(folder, mark(9000000 + c * EACH + i), &err) == STATUS_OK && noted;
            _exit(noted ? 0 : 1);
        }
    }
    size_t known = 0;
    for (size_t c = 0; c < CHILDREN; c++) {
        int status = 1;
        while (waitpid(children[c], &status, 0) < 0 && errno == EINTR)
            ;
        for (size_t i = 0; i < EACH; i++)
            known += status == 0 && own_knows(folder, mark(9000000 + c * EACH + i));
    }
    is_int((long long)known, CHILDREN * EACH, "what several note at once is known");
    ok(size() < 5 * MIB, "in a list that has become short");
}

int main(void)
{
    char name[] = "/tmp/baolan-own-XXXXXX";
    a = arena_new();
    folder = path_join(a, str_of(mkdtemp(name)), STR("state"));
    list = path_join(a, folder, STR("archives"));
    ok(!own_knows(folder, mark(1)), "nothing is known at first");
    is_int(own_note(folder, mark(1), &err), STATUS_OK, "a mark is noted");
    ok(own_knows(folder, mark(1)) && !own_knows(folder, mark(2)), "and known, another one is not");
    ok(size() == LINE, "knowing it writes nothing");
    others(1000, 3 * MIB / LINE);
    size_t before = size();
    ok(own_knows(folder, mark(1)) && size() == before + LINE, "one that has become old is noted anew when it is used");
    ok(own_knows(folder, mark(1)) && size() == before + LINE, "once");
    others(2000000, 6 * MIB / LINE);
    ok(own_knows(folder, mark(1000 + 3 * MIB / LINE - 1)), "one of the others is used, too");
    ok(size() > 4 * MIB - LINE && size() <= 4 * MIB, "by which the older half goes");
    ok(!own_knows(folder, mark(1000)), "with what nobody used");
    ok(own_knows(folder, mark(1000 + 3 * MIB / LINE - 1)), "not with what was");
    ok(!own_knows(folder, mark(1)), "that of before has become too old");
    struct stat s;
    ok(stat(list.s, &s) == 0 && (s.st_mode & 0777) == 0600, "the list is nobody else's");
    test_many_at_once();
    error_clear(&err);
    unlink(list.s);
    unlink(path_join(a, folder, STR("lock")).s);
    rmdir(folder.s);
    rmdir(name);
    arena_free(a);
    return tap_done();
}
