/*
 * The log of a writer, SQLite's -wal file. After each commit SQLite takes over into the archive what no reader needs the way it was, but begins the
 * log anew only when by chance nobody reads; where threads of our own read all the time (relations.c) that is never, and the log grew to as
 * much as the archive. So from some size on the writer waits for those that read now. Whoever reads for longer than that, as another program
 * may, makes the log longer; then the writer does not ask again until it is twice as long.
 *
 * It waits in short steps: SQLite waits for the place at which the oldest reader has entered itself, also when that reader is gone and others,
 * who are in nobody's way, have entered themselves there one after the other. Asked again it sees that. And it cuts the log off rather than leaving it
 * to the next transaction to begin it anew, which that does not do while a reader is just coming in.
 */
#include "archive_internal.h"

enum {
    CHECKPOINT_PAGES = 1000, /* SQLite's own habit */
    LOG_BYTES = 64 << 20,    /* of a transaction there may be more; the limit below too */
    WAIT_STEP_MS = 100,
    WAIT_STEPS = 200 /* many times what a step of relations takes, on a busy machine too */
};

static int committed(void *context, sqlite3 *db, const char *name, int pages)
{
    struct archive *a = context;
    int64_t bytes = (int64_t)pages * ARCHIVE_PAGE_SIZE;
    if (bytes < a->log_bound) {
        if (pages >= CHECKPOINT_PAGES)
            sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
        return SQLITE_OK;
    }
    int code = SQLITE_BUSY;
    sqlite3_busy_timeout(db, WAIT_STEP_MS);
    for (int i = 0; i < WAIT_STEPS && code == SQLITE_BUSY; i++)
        code = sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(db, ARCHIVE_WAIT_MS);
    a->log_bound = code == SQLITE_OK ? LOG_BYTES : 2 * bytes;
    return SQLITE_OK; /* what was committed is safe either way */
}

enum status archive_log_watch(struct archive *a, struct error *err)
{
    a->log_bound = LOG_BYTES;
    sqlite3_wal_hook(a->db, committed, a);
    return archive_execute(a, "PRAGMA journal_size_limit = 67108864", err);
}
