/*
 * Making an archive, and bringing one that an earlier baolan made up to date.
 *
 * Whoever has an archive wants to go on with the command he knows, `baolan index FOLDER`, and lose nothing: so an older one is changed in place,
 * whole or not at all. What it lacks is made as its files are read again; articles of files that are gone stay as they are.
 */
#include "archive_internal.h"

#include "compact.h"
#include "tokens.h"

enum { VERSION_EVIDENCE = 4 }; /* from which on files need not be read again */

extern const char archive_schema[]; /* data/schema.sql */

/* No file has that hash, so all are read again and their articles rated and tagged. */
static const char settings[] = "DROP TABLE IF EXISTS unindexed; UPDATE source SET hash = zeroblob(16);"
                               "INSERT INTO fulltext(fulltext, rank) VALUES('automerge', 0);"
                               "INSERT INTO fulltext(fulltext, rank) VALUES('crisismerge', 1000);";

static void add_columns(struct archive *a, struct error *err)
{
    for (size_t i = 0; i < schema_nadded; i++)
        if (!statement_number(a, err, 0, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", "ss",
                              str_of(schema_added[i].table), str_of(schema_added[i].name)))
            archive_execute(a, schema_added[i].sql, err);
}

/* Bodies were text once. */
static void compact_bodies(struct archive *a, struct error *err)
{
    if (!statement_number(a, err, 0, "SELECT 1 FROM pragma_table_info('body') WHERE name = 'text' AND type = 'TEXT'",
                          ""))
        return;
    archive_execute(a,
                    "ALTER TABLE body RENAME TO body_text; CREATE TABLE body("
                    "article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE, text BLOB NOT NULL) STRICT",
                    err);
    struct buf compact = {0};
    sqlite3_stmt *q = statement_fresh(a, "SELECT article, text FROM body_text ORDER BY article", err);
    while (statement_row(a, q, err)) {
        buf_clear(&compact);
        compact_put(statement_view(q, 1), &compact);
        statement_do(a, err, "INSERT INTO body(article, text) VALUES(?, ?)", "ib", sqlite3_column_int64(q, 0),
                     buf_view(&compact));
    }
    sqlite3_finalize(q);
    buf_free(&compact);
    archive_execute(a, "DROP TABLE body_text", err);
}

/* Figures did not say whose they are; organisations, and what tags rest on, were not kept. */
static void add_tables(struct archive *a, struct error *err)
{
    static const char figures[] =
        "ALTER TABLE figure RENAME TO figure_old; CREATE TABLE figure("
        "article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE, n INTEGER NOT NULL, value TEXT NOT NULL,"
        " unit TEXT, what TEXT, who TEXT, about TEXT, PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;"
        "INSERT INTO figure SELECT article, n, value, unit, what, NULL, NULL FROM figure_old; DROP TABLE figure_old";
    static const char organisations[] =
        "CREATE TABLE IF NOT EXISTS organisation("
        "article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE, n INTEGER NOT NULL, name TEXT NOT NULL,"
        " short TEXT, mentions INTEGER NOT NULL, PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID";
    static const char evidence[] = "CREATE TABLE IF NOT EXISTS evidence("
                                   "article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,"
                                   " given INTEGER NOT NULL, places TEXT, terms TEXT) STRICT";
    if (!statement_number(a, err, 0, "SELECT 1 FROM pragma_table_info('figure') WHERE name = 'who'", ""))
        archive_execute(a, figures, err);
    archive_execute(a, organisations, err);
    archive_execute(a, evidence, err);
}

/* What very many stories hold was not kept; the next run finds it out. */
static const char phrases[] = "CREATE TABLE IF NOT EXISTS phrase("
                              "id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, alike INTEGER) STRICT;"
                              "CREATE TABLE IF NOT EXISTS phrase_stories("
                              "id INTEGER PRIMARY KEY, stories BLOB NOT NULL) STRICT;"
                              "CREATE TABLE IF NOT EXISTS unphrased(month INTEGER PRIMARY KEY) STRICT";

/* Places were looked for in the same regions for all pages; so they are until an index run is told otherwise. */
static const char regions[] = "CREATE TABLE IF NOT EXISTS page_region("
                              "page INTEGER PRIMARY KEY REFERENCES page(id) ON DELETE CASCADE,"
                              " own TEXT, votes TEXT, region TEXT) STRICT";

static const char more[] = "CREATE INDEX IF NOT EXISTS article_more ON article(id)"
                           " WHERE kicker IS NOT NULL OR subtitle IS NOT NULL OR tail IS NOT NULL";

/* People are in the full text now, and it is emptied by the words that rows give: it is made anew. */
static void enter_again(struct archive *a, struct error *err)
{
    archive_execute(a, "INSERT INTO fulltext(fulltext) VALUES('delete-all')", err);
    struct arena *arena = arena_new();
    struct token_list list;
    sqlite3_stmt *q = statement_fresh(a, "SELECT id FROM article WHERE head IS NULL ORDER BY id", err);
    while (statement_row(a, q, err)) {
        int64_t id = sqlite3_column_int64(q, 0);
        archive_fulltext_list(a, id, arena, &list, err); /* now, so that it is known how much waits */
        archive_fulltext_put_tokens(a, id, &list, STR(""), err);
        arena_reset(arena);
        if (archive_fulltext_full(a))
            archive_fulltext_flush(a, err);
    }
    sqlite3_finalize(q);
    arena_free(arena);
    archive_fulltext_flush(a, err);
}

static enum status finish(struct archive *a, struct error *err)
{
    struct buf marks = {0};
    buf_printf(&marks, "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT;", ARCHIVE_APPLICATION,
               ARCHIVE_VERSION);
    archive_execute(a, marks.s, err);
    buf_free(&marks);
    if (err->status != STATUS_OK && !sqlite3_get_autocommit(a->db))
        sqlite3_exec(a->db, "ROLLBACK", NULL, NULL, NULL);
    return err->status;
}

enum status archive_make(struct archive *a, struct error *err)
{
    struct buf sql = {0};
    buf_printf(&sql, "PRAGMA page_size = %d; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;",
               ARCHIVE_PAGE_SIZE); /* settle.c gives free pages back */
    archive_execute(a, sql.s, err);
    buf_free(&sql);
    archive_execute(a, "BEGIN IMMEDIATE", err);
    archive_execute(a, archive_schema, err);
    archive_mark_own(a, err);
    return finish(a, err);
}

enum status archive_upgrade(struct archive *a, int version, struct error *err)
{
    if (archive_schema_check(a, version, err) != STATUS_OK)
        return err->status;
    if (!archive_is_own(a))
        return archive_foreign_open(a, err);
    archive_execute(a, "BEGIN IMMEDIATE", err);
    archive_execute(a, phrases, err);
    archive_execute(a, regions, err);
    archive_execute(a, more, err);
    if (version < VERSION_EVIDENCE) {
        add_columns(a, err);
        compact_bodies(a, err);
        add_tables(a, err);
        archive_execute(a, settings, err);
        enter_again(a, err);
    }
    return finish(a, err);
}
