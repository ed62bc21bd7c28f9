/*
 * Somebody else's archive: the connection that reads it can change nothing, believes no schema and has bounds; a schema with anything in it that is
 * not ours is refused, for reading, writing and repair.
 */
#include <stdlib.h>

#include "../../src/archive/archive_internal.h"
#include "made_folder.h"
#include "tap.h"

static void make(struct str path)
{
    struct error err = {0};
    struct archive *archive = NULL;
    struct str paragraph = STR("　　早上六点，渠水过了第三个村子，老人蹲在渠边看水。");
    struct section section = {.paragraphs = &paragraph, .nparagraphs = 1};
    struct article article = {.title = STR("水来了"), .sections = &section, .nsections = 1};
    struct page page = {.file = STR("1.txt"), .articles = &article, .narticles = 1};
    struct source source = {.file = STR("1.txt"), .encoding = STR("UTF-8"), .status = STR("")};
    archive_open(path, ARCHIVE_WRITE, &archive, &err);
    archive_put_source(archive, &source, &page, 1, &err);
    is_int(err.status, STATUS_OK, "an archive is made");
    error_clear(&err);
    archive_close(archive);
}

/* Of a setting of the connection: -1 asks. */
static int setting(struct archive *archive, int which)
{
    int value = -1;
    sqlite3_db_config(archive->db, which, -1, &value);
    return value;
}

static bool refused(struct archive *archive, const char *sql)
{
    int status = sqlite3_exec(archive->db, sql, NULL, NULL, NULL);
    if (status == SQLITE_OK)
        printf("# goes through: %s\n", sql);
    return status != SQLITE_OK;
}

static void test_connection(struct str path)
{
    /* At most so much: a text, a statement, its steps, how deep it goes; other files, threads, triggers: none. */
    static const struct {
        int which, most;
    } bounds[] = {
        {SQLITE_LIMIT_LENGTH, 64 << 20},  {SQLITE_LIMIT_SQL_LENGTH, 1 << 20}, {SQLITE_LIMIT_VDBE_OP, 250000},
        {SQLITE_LIMIT_EXPR_DEPTH, 200},   {SQLITE_LIMIT_COLUMN, 200},         {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_WORKER_THREADS, 0}, {SQLITE_LIMIT_TRIGGER_DEPTH, 10},   {SQLITE_LIMIT_FUNCTION_ARG, 16}};
    static const char *const changes[] = {
        "DELETE FROM article",
        "UPDATE setting SET value = 'x'",
        "CREATE TABLE more(x)",
        "UPDATE fulltext_data SET block = x'00'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x'",
        "ATTACH ':memory:' AS more",
    };
    struct error err = {0};
    struct archive *archive = NULL;
    is_int(archive_open(path, ARCHIVE_READ, &archive, &err), STATUS_OK, "somebody else's is opened");
    ok(archive && archive_is_foreign(archive), "and known as that");
    is_int(sqlite3_db_readonly(archive->db, "main"), 1, "the file cannot be written to");
    is_int(setting(archive, SQLITE_DBCONFIG_DEFENSIVE), 1, "defensive");
    is_int(setting(archive, SQLITE_DBCONFIG_TRUSTED_SCHEMA), 0, "the schema is not trusted");
    is_int(setting(archive, SQLITE_DBCONFIG_ENABLE_TRIGGER), 0, "no triggers");
    is_int(setting(archive, SQLITE_DBCONFIG_ENABLE_VIEW), 0, "no views");
    is_int(statement_number(archive, &err, 0, "PRAGMA cell_size_check", ""), 1,
           "cells are looked at before they are read");
    is_int(statement_number(archive, &err, 0, "PRAGMA mmap_size", ""), 0, "it is not mapped: it may be cut short");
    size_t bounded = 0, held = 0;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        bounded += sqlite3_limit(archive->db, bounds[i].which, -1) <= bounds[i].most;
    is_int((long)bounded, sizeof bounds / sizeof *bounds, "bounds are set");
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        held += refused(archive, changes[i]);
    is_int((long)held, sizeof changes / sizeof *changes, "nothing changes it");
    is_int(err.status, STATUS_OK, "without a failure");
    error_clear(&err);
    archive_close(archive);
}

static void test_schema(struct str path, struct str other)
{
    static const char *const more[] = {
        "CREATE TABLE more(x)",
        "CREATE TABLE person_more(x DEFAULT (load_extension('x')))",
        "CREATE VIEW more AS SELECT * FROM article",
        "CREATE TRIGGER more AFTER INSERT ON setting BEGIN DELETE FROM article; END",
        "CREATE INDEX more ON article(title)",
        "CREATE INDEX more ON article(length(title)) WHERE title > ''",
        "CREATE VIRTUAL TABLE more USING fts5(x)",
        "ALTER TABLE person ADD COLUMN more TEXT",
        "ALTER TABLE person ADD COLUMN more TEXT AS (hex(name))",
        "DROP TABLE caption",
        "ALTER TABLE caption RENAME TO captions",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'detail=none', 'detail=full')"
        " WHERE name = 'fulltext'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name"
        " = 'page') WHERE name = 'sqlite_sequence' OR name = 'person'; UPDATE sqlite_schema SET sql = NULL WHERE name ="
        " 'person'",
    };
    static const enum archive_mode modes[] = {ARCHIVE_READ, ARCHIVE_WRITE};
    struct buf bytes = {0};
    struct error err = {0};
    size_t made = 0, told = 0;
    path_read(path, SIZE_MAX, &bytes, &err);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        sqlite3 *db = NULL;
        FILE *f = fopen(other.s, "wb");
        made += f && fwrite(bytes.s, 1, bytes.n, f) == bytes.n && fclose(f) == 0 &&
                sqlite3_open(other.s, &db) == SQLITE_OK && sqlite3_exec(db, more[i], NULL, NULL, NULL) == SQLITE_OK;
        if (db && sqlite3_errcode(db) != SQLITE_OK)
            printf("# %s: %s\n", more[i], sqlite3_errmsg(db));
        sqlite3_close(db);
        for (size_t k = 0; k <= sizeof modes / sizeof *modes; k++) {
            struct archive *archive = NULL;
            struct repair_sums sums;
            enum status status = k < sizeof modes / sizeof *modes ? archive_open(other, modes[k], &archive, &err)
                                                                  : archive_repair(other, NULL, NULL, &sums, &err);
            bool fine = status == STATUS_ARCHIVE && err.message && *err.message;
            if (!fine)
                printf("# %zu is taken: %s\n", k, more[i]);
            told += fine;
            archive_close(archive);
            error_clear(&err);
        }
    }
    is_int((long)made, sizeof more / sizeof *more, "schemas that are not ours");
    is_int((long)told, 3 * sizeof more / sizeof *more, "are refused for reading, writing and repair, with a sentence");
    buf_free(&bytes);
}

int main(void)
{
    struct arena *a = arena_new();
    if (!make_folder())
        return 1;
    struct str path = in_folder(a, "archive.db");
    make(path);
    setenv("XDG_STATE_HOME", in_folder(a, "other").s, 1);
    test_connection(path);
    test_schema(path, in_folder(a, "other.db"));
    arena_free(a);
    return tap_done();
}
