/* The log of a writer stays short although somebody reads at every moment, and a reader that does not end makes it longer but stops nobody. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../../src/archive/archive_internal.h"
#include "made_folder.h"
#include "tap.h"

enum { READERS = 2, COMMITS = 40, COMMIT_BYTES = 4 << 20, LOG_MOST = (64 << 20) + 2 * COMMIT_BYTES };

static char *path;
static atomic_bool done;
static atomic_int reading;

static void rest(long ms)
{
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

/* One of them is always reading: each ends only when another has begun. */
static void *read_on(void *context)
{
    struct archive *a = NULL;
    struct error err = {0};
    (void)context;
    archive_open(str_of(path), ARCHIVE_READ, &a, &err);
    while (!done && err.status == STATUS_OK) {
        archive_execute(a, "BEGIN; SELECT count(*) FROM setting", &err);
        reading++;
        for (int i = 0; i < 20 && !done && (i < 5 || reading < READERS); i++)
            rest(1);
        reading--;
        archive_execute(a, "COMMIT", &err);
    }
    archive_close(a);
    error_clear(&err);
    return NULL;
}

static off_t log_size(void)
{
    struct buf name = {0};
    struct stat info;
    buf_printf(&name, "%s-wal", path);
    off_t size = stat(name.s, &info) == 0 ? info.st_size : 0;
    buf_free(&name);
    return size;
}

/* The most that the log grew to. */
static off_t write_much(struct archive *a, int commits, struct error *err)
{
    char *bytes = xcalloc(1, COMMIT_BYTES);
    off_t most = 0;
    for (int i = 0; i < commits && err->status == STATUS_OK; i++) {
        for (size_t k = 0; k < COMMIT_BYTES; k++)
            bytes[k] = (char)('a' + i % 26);
        statement_do(a, err, "INSERT OR REPLACE INTO setting(name, value) VALUES('much', ?)", "s",
                     (struct str){.s = bytes, .n = COMMIT_BYTES});
        most = log_size() > most ? log_size() : most;
    }
    free(bytes);
    return most;
}

int main(void)
{
    struct arena *arena = arena_new();
    struct archive *a = NULL, *reader = NULL;
    struct error err = {0};
    pthread_t threads[READERS];
    if (!make_folder())
        return 1;
    path = xstrdup(in_folder(arena, "archive.db").s);
    is_int(archive_open(str_of(path), ARCHIVE_WRITE, &a, &err), STATUS_OK, "an archive is made");
    for (int i = 0; i < READERS; i++)
        pthread_create(&threads[i], NULL, read_on, NULL);
    ok(write_much(a, COMMITS, &err) <= LOG_MOST, "with readers all the time the log stays short");
    done = true;
    for (int i = 0; i < READERS; i++)
        pthread_join(threads[i], NULL);
    archive_open(str_of(path), ARCHIVE_READ, &reader, &err);
    archive_execute(reader, "BEGIN; SELECT count(*) FROM setting", &err);
    ok(write_much(a, COMMITS / 2, &err) > LOG_MOST, "a reader that goes on makes it longer");
    is_int(err.status, STATUS_OK, "and stops nobody");
    archive_close(reader);
    archive_close(a);
    is_int(log_size(), 0, "who closes last takes it away");
    if (err.message)
        printf("# %s\n", err.message);
    error_clear(&err);
    free(path);
    arena_free(arena);
    return tap_done();
}
