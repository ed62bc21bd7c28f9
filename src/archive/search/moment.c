/* One moment of the archive: what is read together is of one state of it, and whether it is another one by now. */
#include "search_internal.h"

void archive_read_begin(struct archive *a, struct error *err)
{
    statement_do(a, err, "SAVEPOINT reading", "");
    archive_private(a, err);
}

/*
 * An interrupt may hit the release itself; a savepoint left open would hide from this connection all that is written from then on. SQLite goes
 * on interrupting as long as any statement is under way, a resting walk's too: they are reset, and the walks learn of it by the count of stops.
 */
void archive_read_end(struct archive *a)
{
    struct error ignored = {0};
    while (statement_do(a, &ignored, "RELEASE reading", "") == STATUS_INTERRUPTED) {
        for (sqlite3_stmt *q = NULL; (q = sqlite3_next_stmt(a->db, q)) != NULL;)
            if (sqlite3_stmt_busy(q))
                sqlite3_reset(q);
        a->stops++;
        error_clear(&ignored);
    }
    error_clear(&ignored);
}

int64_t archive_version_now(struct archive *a, struct error *err)
{
    /* data_version tells of other connections, total_changes of this one. */
    return (statement_number(a, err, 0, "PRAGMA data_version", "") << 32) + sqlite3_total_changes(a->db);
}
