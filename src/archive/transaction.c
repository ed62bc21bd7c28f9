/* Batches, and the steps within one: what goes wrong in a step takes that step back and no other. The full text goes along. */
#include "fulltext.h"

enum status archive_begin(struct archive *a, struct error *err)
{
    if (archive_execute(a, "BEGIN IMMEDIATE", err) == STATUS_OK)
        a->in_batch = true;
    return err->status;
}

enum status archive_commit(struct archive *a, struct error *err)
{
    archive_fulltext_flush(a, err);
    archive_execute(a, "COMMIT", err);
    if (err->status != STATUS_OK) {
        archive_census_forget_touched(a);
        if (!sqlite3_get_autocommit(a->db))
            sqlite3_exec(a->db, "ROLLBACK", NULL, NULL, NULL);
    }
    a->in_batch = false;
    return err->status;
}

enum status archive_savepoint(struct archive *a, struct error *err)
{
    if (a->in_batch && archive_fulltext_full(a))
        archive_fulltext_flush(a, err);
    archive_fulltext_step(a);
    return archive_execute(a, "SAVEPOINT step", err);
}

enum status archive_release(struct archive *a, struct error *err)
{
    if (!a->in_batch)
        archive_fulltext_flush(a, err);
    if (archive_execute(a, "RELEASE step", err) != STATUS_OK) {
        archive_fulltext_undo(a);
        archive_census_forget_touched(a);
        if (!sqlite3_get_autocommit(a->db))
            sqlite3_exec(a->db, "ROLLBACK TO step; RELEASE step", NULL, NULL, NULL);
    }
    return err->status;
}
