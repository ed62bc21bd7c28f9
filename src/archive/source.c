/* Sources as wholes: finding one, taking one out with everything that came from it, pruning, listing. */
#include "originals.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* ---- finding ------------------------------------------------------------------------------------------------------ */

static bool file_is_gone(struct str path)
{
    struct stat info;
    return lstat(path.s, &info) < 0 && (errno == ENOENT || errno == ENOTDIR);
}

int64_t archive_source_id(struct archive *a, const struct source *source, struct error *err)
{
    if (!source->absolute.s)
        return statement_number(a, err, 0, "SELECT id FROM source WHERE file = ? ORDER BY absolute IS NOT NULL, id",
                                "s", source->file);
    int64_t id = statement_number(a, err, 0, "SELECT id FROM source WHERE absolute = ?", "s", source->absolute);
    if (id)
        return id;
    sqlite3_stmt *q = statement_get(a, "SELECT id, absolute FROM source WHERE file = ? ORDER BY id", err);
    statement_bind(q, "s", source->file);
    while (!id && statement_row(a, q, err)) {
        struct str absolute = statement_view(q, 1);
        if (!absolute.s || file_is_gone(absolute))
            id = sqlite3_column_int64(q, 0);
    }
    if (q)
        sqlite3_reset(q);
    return id;
}

bool archive_source_known(struct archive *a, const struct source *source)
{
    struct error err = {0};
    int64_t id = archive_source_id(a, source, &err);
    error_clear(&err);
    return id != 0;
}

static void read_hash(sqlite3_stmt *q, int column, uint64_t hash[2])
{
    const unsigned char *bytes = sqlite3_column_blob(q, column);
    for (int i = 0; bytes && i < 16 && i < sqlite3_column_bytes(q, column); i++)
        hash[i / 8] = hash[i / 8] << 8 | bytes[i];
}

bool archive_source_begun(struct archive *a, struct source *source)
{
    struct error err = {0};
    sqlite3_stmt *q = statement_get(a, "SELECT hash, bad_bytes, read FROM source WHERE id = ? AND read > 0", &err);
    statement_bind(q, "i", archive_source_id(a, source, &err));
    bool begun = statement_row(a, q, &err);
    if (begun) {
        read_hash(q, 0, source->hash);
        source->bad_bytes = (size_t)sqlite3_column_int64(q, 1);
        source->read = (uint64_t)sqlite3_column_int64(q, 2);
        sqlite3_reset(q);
    }
    error_clear(&err);
    return begun;
}

enum status archive_source_respell(struct archive *a, const struct source *source, struct error *err)
{
    return statement_do(
        a, err, "UPDATE source SET file = ?2, absolute = ?3 WHERE id = ?1 AND (file <> ?2 OR absolute IS NOT ?3)",
        "iss", archive_source_id(a, source, err), source->file, source->absolute);
}

/* ---- taking out --------------------------------------------------------------------------------------------------- */

/* The parts of a jump are all looked at again when one of them goes. */
static void unlink_parts(struct archive *a, int64_t id, struct error *err)
{
    int64_t head = statement_number(
        a, err, 0, "SELECT coalesce(head, iif(tail IS NULL, 0, id)) FROM article WHERE id = ?", "i", id);
    if (!head)
        return;
    statement_do(
        a, err, "INSERT OR IGNORE INTO unrelated(article, traced) SELECT id, 1 FROM article WHERE id = ?1 OR head = ?1",
        "i", head);
    statement_do(a, err, "UPDATE article SET head = NULL, tail = NULL WHERE id = ?1 OR head = ?1", "i", head);
}

void archive_drop_article(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct article article;
    arena_reset(arena);
    if (archive_record(a, arena, id, RECORD_TEXT | RECORD_NAMED, NULL, &article, err) != STATUS_OK)
        return;
    archive_fulltext_delete(a, id, err);
    if (statement_number(a, err, 1, "SELECT traced FROM unrelated WHERE article = ?", "i", id))
        archive_traces_delete(a, id, &article, err);
    archive_mark_neighbours(a, id, err);
    unlink_parts(a, id, err);
    original_forget(a, article.uid, err);
}

enum status archive_drop_source(struct archive *a, int64_t source, struct error *err)
{
    if (!source)
        return err->status;
    struct arena *arena = arena_new();
    sqlite3_stmt *q = statement_get(
        a, "SELECT article.id FROM page JOIN article ON article.page = page.id WHERE source = ? ORDER BY article.id",
        err);
    statement_bind(q, "i", source);
    while (statement_row(a, q, err))
        archive_drop_article(a, arena, sqlite3_column_int64(q, 0), err);
    arena_reset(arena);
    originals_drop_source(a, arena, source, err);
    arena_free(arena);
    return statement_do(a, err, "DELETE FROM source WHERE id = ?", "i", source);
}

enum status archive_prune(struct archive *a, bool (*gone)(void *context, const struct source *source), void *context,
                          size_t *dropped, struct error *err)
{
    struct ids ids = {0};
    *dropped = 0;
    sqlite3_stmt *q = statement_get(a, "SELECT file, absolute, id FROM source ORDER BY file, id", err);
    while (statement_row(a, q, err)) {
        struct source source = {.file = statement_view(q, 0), .absolute = statement_view(q, 1)};
        if (gone(context, &source))
            vec_push(&ids, sqlite3_column_int64(q, 2));
    }
    for (size_t i = 0; i < ids.n && err->status == STATUS_OK; i++) {
        if (archive_savepoint(a, err) != STATUS_OK)
            break;
        archive_drop_source(a, ids.at[i], err);
        if (archive_release(a, err) == STATUS_OK)
            ++*dropped;
    }
    vec_free(&ids);
    return err->status;
}

/* ---- listing ------------------------------------------------------------------------------------------------------ */

static struct source source_row(sqlite3_stmt *q, struct arena *arena)
{
    struct source source = {
        .file = statement_text(q, 0, arena),
        .absolute = statement_text(q, 1, arena),
        .encoding = statement_text(q, 3, arena),
        .bad_bytes = (size_t)sqlite3_column_int64(q, 4),
        .status = statement_text(q, 5, arena),
    };
    read_hash(q, 2, source.hash);
    return source;
}

enum status archive_sources(struct archive *a, bool (*visit)(void *context, const struct source *source), void *context,
                            struct error *err)
{
    struct arena *arena = arena_new();
    sqlite3_stmt *q =
        statement_fresh(a, "SELECT file, absolute, hash, encoding, bad_bytes, status FROM source ORDER BY file", err);
    while (statement_row(a, q, err)) {
        arena_reset(arena);
        struct source source = source_row(q, arena);
        if (!visit(context, &source))
            break;
    }
    sqlite3_finalize(q);
    arena_free(arena);
    return err->status;
}

enum status archive_source_row(struct archive *a, struct arena *arena, int64_t id, struct source *out,
                               struct error *err)
{
    *out = (struct source){0};
    sqlite3_stmt *q =
        statement_get(a, "SELECT file, absolute, hash, encoding, bad_bytes, status FROM source WHERE id = ?", err);
    statement_bind(q, "i", id);
    if (!statement_row(a, q, err))
        return err->status != STATUS_OK ? err->status : STATUS_NOTHING;
    *out = source_row(q, arena);
    sqlite3_reset(q);
    return STATUS_OK;
}

enum status archive_article_source(struct archive *a, struct arena *arena, struct str uid, struct source *out,
                                   struct error *err)
{
    *out = (struct source){0};
    int64_t id = archive_id(a, uid);
    sqlite3_stmt *q = statement_get(
        a,
        "SELECT source.file, absolute, hash, encoding, bad_bytes, status FROM article"
        " JOIN page ON page.id = article.page JOIN source ON source.id = page.source WHERE article.id = ?",
        err);
    statement_bind(q, "i", id);
    if (!statement_row(a, q, err))
        return err->status != STATUS_OK ? err->status : STATUS_NOTHING;
    *out = source_row(q, arena);
    sqlite3_reset(q);
    return STATUS_OK;
}
