/* Opening, versions, locks: what a user meets before the first row. */
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "baolan/archive.h"
#include "baolan/path.h"
#include "made_folder.h"
#include "tap.h"

static void write_file(struct str path, const char *bytes, size_t n)
{
    FILE *f = fopen(path.s, "wb");
    if (f) {
        fwrite(bytes, 1, n, f);
        fclose(f);
    }
}

static enum status try_open(struct str path, enum archive_mode mode, const char *expect)
{
    struct archive *a = NULL;
    struct error err = {0};
    enum status status = archive_open(path, mode, &a, &err);
    if (expect && (!err.message || !strstr(err.message, expect)))
        printf("# message: %s\n", err.message ? err.message : "(none)");
    if (expect)
        ok(err.message && strstr(err.message, expect), expect);
    archive_close(a);
    error_clear(&err);
    return status;
}

static void test_versions(struct arena *a)
{
    is_int(try_open(in_folder(a, "none.db"), ARCHIVE_READ, "there is no archive"), STATUS_ARCHIVE,
           "reading needs a file");
    struct str fresh = in_folder(a, "deep/er/fresh.db");
    is_int(try_open(fresh, ARCHIVE_WRITE, NULL), STATUS_OK, "writing makes the archive and its folders");
    struct stat info;
    ok(stat(fresh.s, &info) == 0 && (info.st_mode & 0777) == 0600, "private to its owner");
    is_int(try_open(fresh, ARCHIVE_READ, NULL), STATUS_OK, "then it can be read");
    is_int(try_open(fresh, ARCHIVE_WRITE, NULL), STATUS_OK, "and written again");
    struct str lock = in_folder(a, "deep/er/fresh.db.lock");
    ok(access(lock.s, F_OK) != 0, "no lock file is left");

    struct str text = in_folder(a, "text.db");
    write_file(text, "这不是数据库，只是一些文字，但是足够长，好让头部读得出来。这不是数据库。", 100);
    is_int(try_open(text, ARCHIVE_READ, "is not a baolan archive"), STATUS_ARCHIVE, "a text is refused");
    is_int(try_open(text, ARCHIVE_WRITE, "is not a baolan archive"), STATUS_ARCHIVE, "also for writing");
    struct str empty = in_folder(a, "empty.db");
    write_file(empty, "", 0);
    is_int(try_open(empty, ARCHIVE_READ, "is empty"), STATUS_ARCHIVE, "an empty file");
    is_int(try_open(str_of(made_folder), ARCHIVE_READ, "is not a file"), STATUS_ARCHIVE, "a folder");

    struct buf bytes = {0};
    struct error err = {0};
    path_read(fresh, 1 << 30, &bytes, &err);
    ok(bytes.n > 100, "the archive's bytes");
    if (bytes.n > 100) {
        bytes.s[63]++; /* user_version lies in bytes 60 to 63, application_id in 68 to 71 (SQLite file format) */
        struct str newer = in_folder(a, "newer.db");
        write_file(newer, bytes.s, bytes.n);
        is_int(try_open(newer, ARCHIVE_READ, "newer baolan"), STATUS_ARCHIVE, "a later version is refused");
        is_int(try_open(newer, ARCHIVE_WRITE, "newer baolan"), STATUS_ARCHIVE, "also for writing");
        bytes.s[71]++;
        struct str other = in_folder(a, "other.db");
        write_file(other, bytes.s, bytes.n);
        is_int(try_open(other, ARCHIVE_WRITE, "is not a baolan archive"), STATUS_ARCHIVE, "another program's database");
    }
    buf_free(&bytes);
    error_clear(&err);
}

/* A writer that is done after a while; the number of its process. */
static pid_t write_for(struct str path, struct timespec while_)
{
    int ready[2];
    char c = 'n';
    if (pipe(ready))
        return -1;
    pid_t child = fork();
    if (child == 0) {
        struct archive *held = NULL;
        struct error err = {0};
        archive_open(path, ARCHIVE_WRITE, &held, &err);
        bool told = write(ready[1], "y", 1) == 1;
        nanosleep(&while_, NULL);
        archive_close(held);
        _exit(told ? 0 : 1);
    }
    ok(read(ready[0], &c, 1) == 1, "another process writes for a while");
    return child;
}

static void test_waiting(struct arena *a)
{
    struct str path = in_folder(a, "waited.db");
    pid_t child = write_for(path, (struct timespec){.tv_nsec = 200000000});
    is_int(try_open(path, ARCHIVE_WRITE, NULL), STATUS_OK, "a second writer waits for it");
    waitpid(child, NULL, 0);
}

static void test_locks(struct arena *a)
{
    struct str path = in_folder(a, "locked.db");
    int ready[2], finish[2];
    if (pipe(ready) || pipe(finish))
        return;
    pid_t child = fork();
    if (child == 0) {
        struct archive *held = NULL;
        struct error err = {0};
        char c = archive_open(path, ARCHIVE_WRITE, &held, &err) == STATUS_OK ? 'y' : 'n';
        ssize_t n = write(ready[1], &c, 1);
        n += read(finish[0], &c, 1);
        archive_close(held);
        _exit(n == 2 ? 0 : 1);
    }
    char c = 'n';
    ok(read(ready[0], &c, 1) == 1 && c == 'y', "another process writes");
    is_int(try_open(path, ARCHIVE_READ, NULL), STATUS_OK, "a reader is not kept waiting");
    char pid[32];
    snprintf(pid, sizeof pid, "process %ld", (long)child);
    is_int(try_open(path, ARCHIVE_WRITE, pid), STATUS_BUSY, "a second writer gives up and says who");
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    is_int(try_open(path, ARCHIVE_WRITE, NULL), STATUS_OK, "the lock falls with its holder");
}

/* Root may write everywhere, so it is somebody else's archive; for others the folder cannot be written. */
static void test_readers(struct arena *a)
{
    struct str path = in_folder(a, "theirs/a.db"), wal = in_folder(a, "theirs/a.db-wal"),
               shm = in_folder(a, "theirs/a.db-shm"), theirs = in_folder(a, "theirs");
    is_int(try_open(path, ARCHIVE_WRITE, NULL), STATUS_OK, "somebody's archive");
    ok(access(wal.s, F_OK) != 0, "a writer leaves no -wal");
    bool made_theirs = geteuid() == 0 ? chown(path.s, 65534, 65534) == 0 : chmod(theirs.s, 0500) == 0;
    ok(made_theirs, "is not ours");
    is_int(try_open(path, ARCHIVE_READ, NULL), STATUS_OK, "is read all the same");
    ok(access(wal.s, F_OK) != 0 && access(shm.s, F_OK) != 0, "and no file is left beside it");
    chmod(theirs.s, 0700);
    write_file(wal, "", 0);
    chmod(theirs.s, geteuid() == 0 ? 0700 : 0500);
    is_int(try_open(path, ARCHIVE_READ, NULL), STATUS_OK, "also with an empty -wal");
    ok(access(shm.s, F_OK) != 0, "still no file");
    chmod(theirs.s, 0700);
    write_file(wal, "torn", 4);
    chmod(theirs.s, geteuid() == 0 ? 0700 : 0500);
    is_int(try_open(path, ARCHIVE_READ, "copy it with its -wal file"), STATUS_ARCHIVE, "one left unfinished is told");
    ok(access(shm.s, F_OK) != 0, "and left as it is");
    chmod(theirs.s, 0700);
}

int main(void)
{
    if (!make_folder())
        return 1;
    struct arena *a = arena_new();
    test_versions(a);
    test_waiting(a);
    test_locks(a);
    test_readers(a);
    arena_free(a);
    return tap_done();
}
