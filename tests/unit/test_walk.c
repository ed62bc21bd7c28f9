/* Walking over folders: order, what is left out, what is refused and why; and hashing. */
#include <ftw.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "baolan/input.h"
#include "tap.h"

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

struct visits {
    struct buf text;
    int left; /* visits until it stops; negative: never */
};

static bool note(void *context, struct str path, const char *refusal)
{
    struct visits *visits = context;
    buf_printf(&visits->text, "%.*s%s%s\n", STR_ARG(path), refusal ? ": " : "", refusal ? refusal : "");
    return --visits->left != 0;
}

static void is_walk(const char *path, int stop_after, const char *want, const char *name)
{
    struct visits visits = {.left = stop_after};
    struct error err = {0};
    is_int(input_walk(str_of(path), note, &visits, &err), STATUS_OK, name);
    is_str(buf_view(&visits.text), want, "what was visited");
    error_clear(&err);
    buf_free(&visits.text);
}

static void folders(void)
{
    mkdir("a", 0700);
    mkdir("a/sub", 0700);
    mkdir("a/.hidden", 0700);
    mkdir("a/empty", 0700);
    put("a/.hidden/x.txt", "x");
    put("a/.note", "x");
    put("a/10.txt", "ten");
    put("a/2.txt", "two");
    put("a/sub/1.txt", "one");
    put("a/版.txt", "page");
    put("a/Z.txt", "Z");
    is_walk("a", -1, "a/10.txt\na/2.txt\na/Z.txt\na/sub/1.txt\na/版.txt\n", "byte order, hidden names left out");
    is_walk("a/", -1, "a/10.txt\na/2.txt\na/Z.txt\na/sub/1.txt\na/版.txt\n", "with a slash");
    is_walk("a/sub/1.txt", -1, "a/sub/1.txt\n", "a file alone");
    is_walk("a/.note", -1, "a/.note\n", "a hidden file that was named");
    is_walk("a", 2, "a/10.txt\na/2.txt\n", "stopped by the visitor");
}

static void refused(void)
{
    mkdir("b", 0700);
    mkdir("b/dir", 0700);
    put("b/dir/x.txt", "x");
    ok(symlink("..", "b/dir/up") == 0 && symlink("dir", "b/twin") == 0 && symlink("none", "b/void") == 0 &&
           symlink("ring", "b/ring") == 0 && symlink("dir/x.txt", "b/link.txt") == 0 && mkfifo("b/pipe", 0600) == 0,
       "links and a pipe");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strcpy(address.sun_path, "b/socket");
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    ok(fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address) == 0, "a socket");
    is_walk(
        "b", -1,
        "b/dir/up: a folder that was visited already: a loop or a second link to it\nb/dir/x.txt\nb/link.txt\nb/pipe: a pipe, not a file\n"
        "b/ring: a loop of symbolic links\nb/socket: a socket, not a file\n"
        "b/twin: a folder that was visited already: a loop or a second link to it\nb/void: a symbolic link to nothing\n",
        "loops and special files are named");
    close(fd);
    if (geteuid() == 0) {
        tap_skip("root may read every folder");
    } else {
        mkdir("c", 0700);
        mkdir("c/closed", 0000);
        is_walk("c", -1, "c/closed: Permission denied\n", "an unreadable folder is named");
    }
    struct visits visits = {.left = -1};
    static const struct {
        const char *path, *why;
    } cases[] = {{"none", "cannot read 'none': No such file"},
                 {"b/pipe", "'b/pipe' is a pipe"},
                 {"/dev/null", "is a device"},
                 {"", "an empty path"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error err = {0};
        ok(input_walk(str_of(cases[i].path), note, &visits, &err) == STATUS_INPUT && strstr(err.message, cases[i].why),
           cases[i].why);
        error_clear(&err);
    }
    is_int(visits.text.n, 0, "nothing was visited");
    struct input *in;
    struct error err = {0};
    uint64_t hash[2];
    ok(input_open(STR("b/pipe"), &in, &err) == STATUS_INPUT && !in && strstr(err.message, "not a regular file"),
       "a pipe is not opened");
    error_clear(&err);
    ok(input_hash(STR("/dev/zero"), hash, &err) == STATUS_INPUT, "a device is not hashed");
    error_clear(&err);
}

/* Folders within folders, deeper than one path can name: refused where it ends, nothing overflows. */
static void deep(void)
{
    char name[201];
    memset(name, 'd', 200);
    name[200] = '\0';
    char *home = getcwd(NULL, 0);
    int made = 0, back = -1;
    while (made < 40 && mkdir(name, 0700) == 0 && chdir(name) == 0)
        made++;
    back = chdir(home);
    free(home);
    is_int(made, 40, "40 folders of 200 characters");
    struct visits visits = {.left = -1};
    struct error err = {0};
    ok(back == 0 && input_walk(str_of(name), note, &visits, &err) == STATUS_OK, "are walked");
    ok(visits.text.n && strstr(visits.text.s, ": File name too long\n"), "to where paths end, and that is said");
    buf_free(&visits.text);
    /* What no path can name is taken away from within. */
    int gone = 0;
    for (int i = 0; i < made; i++)
        back += chdir(name);
    for (int i = 0; i < made; i++)
        gone += chdir("..") == 0 && rmdir(name) == 0;
    ok(back == 0 && gone == made, "and can be taken away again");
}

static void hashes(void)
{
    put("h1", "");
    put("h2", "baolan");
    uint64_t a[2], b[2];
    ok(input_hash(STR("h1"), a, NULL) == STATUS_OK, "an empty file");
    ok(a[0] == 0x99aa06d3014798d8 && a[1] == 0x6001c324468d497f, "the published XXH3-128 of nothing");
    ok(input_hash(STR("h2"), b, NULL) == STATUS_OK && (a[0] != b[0] || a[1] != b[1]), "another");
    FILE *file = fopen("h3", "w");
    for (int i = 0; i < 200000; i++)
        fprintf(file, "%d\n", i);
    fclose(file);
    struct arena *arena = arena_new();
    struct input_file whole;
    ok(input_hash(STR("h3"), a, NULL) == STATUS_OK && input_read(arena, STR("h3"), &whole, NULL) == STATUS_OK &&
           whole.hash[0] == a[0] && whole.hash[1] == a[1],
       "reading tells the same hash");
    arena_free(arena);
}

static int drop(const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info;
    (void)type;
    (void)place;
    return remove(path);
}

int main(void)
{
    char folder[] = "/tmp/baolan-walk-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return 1;
    folders();
    refused();
    deep();
    hashes();
    ok(nftw(folder, drop, 16, FTW_DEPTH | FTW_PHYS) == 0, "everything made here is gone again");
    return tap_done();
}
