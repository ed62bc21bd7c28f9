/*
 * Whose archive is it? One that this user's baolan made bears a random mark, and the mark is written down in the user's own folder
 * ($XDG_STATE_HOME/baolan/archives). Any other one came from somewhere else. Its rows are read as text; what is derived from them for speed
 * and read by code that trusts it (the full text index, whose code in SQLite has known memory errors with crafted files, and the
 * census) is not looked at: temporary tables of the same names stand before them, made from the text when a search first needs them.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "archive_internal.h"
#include "baolan/state.h"
#include "tokens.h"

enum {
    MARK_BYTES = 16,
    MARK_LETTERS = 2 * MARK_BYTES,
    ARTICLES_MAX = 20000 /* of which an index is made at each start; more want one that stays */
};

/* ---- marks -------------------------------------------------------------------------------------------------------- */

static bool make_mark(char mark[MARK_LETTERS + 1])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[MARK_BYTES];
    size_t got = 0;
    ssize_t n = 1;
    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    while (got < sizeof bytes && (n > 0 || (n < 0 && errno == EINTR))) {
        n = read(fd, bytes + got, sizeof bytes - got);
        got += n > 0 ? (size_t)n : 0;
    }
    close(fd);
    if (got < sizeof bytes)
        return false;
    for (size_t i = 0; i < MARK_BYTES; i++) {
        mark[2 * i] = digits[bytes[i] >> 4];
        mark[2 * i + 1] = digits[bytes[i] & 15];
    }
    mark[MARK_LETTERS] = '\0';
    return true;
}

enum status archive_mark_own(struct archive *a, struct error *err)
{
    char mark[MARK_LETTERS + 1];
    if (!make_mark(mark))
        return error_set_errno(err, STATUS_SYSTEM, "no random numbers from /dev/urandom");
    statement_do(a, err, "INSERT OR REPLACE INTO setting(name, value) VALUES('mark', ?)", "s", str_of(mark));
    struct arena *arena = arena_new();
    if (err->status == STATUS_OK)
        own_note(state_folder(arena), str_of(mark), err);
    arena_free(arena);
    return err->status;
}

bool archive_is_own(struct archive *a)
{
    struct error ignored = {0};
    struct arena *arena = arena_new();
    struct str mark = STR_ABSENT;
    sqlite3_stmt *q = statement_fresh(a, "SELECT value FROM setting WHERE name = 'mark'", &ignored);
    if (statement_row(a, q, &ignored))
        mark = statement_text(q, 0, arena);
    sqlite3_finalize(q);
    bool own = mark.n == MARK_LETTERS && own_knows(state_folder(arena), mark);
    error_clear(&ignored);
    arena_free(arena);
    return own;
}

bool archive_is_foreign(const struct archive *a)
{
    return a->foreign;
}

/* ---- what may be believed ----------------------------------------------------------------------------------------- */

/*
 * A tree of pages that refers to itself would keep a reader busy for ever. Table by table: the check of the whole would ask the full text
 * index too in later versions of SQLite.
 */
bool archive_tables_sound(struct archive *a)
{
    struct error err = {0};
    bool sound = true;
    sqlite3_stmt *tables =
        statement_fresh(a, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'fulltext*'", &err);
    while (sound && statement_row(a, tables, &err)) {
        struct buf sql = {0};
        /* The names are those of our schema by now, so they need no quoting. */
        buf_printf(&sql, "PRAGMA quick_check(%.*s)", STR_ARG(statement_view(tables, 0)));
        sqlite3_stmt *q = statement_fresh(a, sql.s, &err);
        while (statement_row(a, q, &err))
            sound = sound && str_is(statement_view(q, 0), "ok");
        sqlite3_finalize(q);
        buf_free(&sql);
    }
    sqlite3_finalize(tables);
    sound = sound && err.status == STATUS_OK;
    error_clear(&err);
    return sound;
}

enum status archive_foreign_open(struct archive *a, struct error *err)
{
    a->foreign = true;
    a->private_version = -1;
    if (a->mode == ARCHIVE_WRITE)
        return error_set(err, STATUS_ARCHIVE, "%s was not made by your baolan: 'baolan check --repair' makes it yours",
                         a->path);
    if (!archive_tables_sound(a))
        error_set(err, STATUS_ARCHIVE,
                  "%s was not made by your baolan and is damaged: 'baolan check --repair' saves what can be read",
                  a->path);
    return err->status;
}

/* ---- in their stead ----------------------------------------------------------------------------------------------- */

/* The shadowing tables, as data/schema.sql has them; everything is uncounted, so the census is made by whoever reads, and there are no phrases. */
static const char stead[] =
    "DROP TABLE IF EXISTS temp.fulltext; DROP TABLE IF EXISTS temp.census; DROP TABLE IF EXISTS temp.census_stories;"
    "DROP TABLE IF EXISTS temp.uncounted; DROP TABLE IF EXISTS temp.unphrased; DROP TABLE IF EXISTS temp.phrase;"
    "CREATE VIRTUAL TABLE temp.fulltext USING fts5(words, content='', columnsize=0, detail=none, tokenize='baolan');"
    "CREATE TABLE temp.census(month INTEGER PRIMARY KEY, counts BLOB);"
    "CREATE TABLE temp.census_stories(month INTEGER PRIMARY KEY, stories BLOB);"
    "CREATE TABLE temp.uncounted(month INTEGER PRIMARY KEY);"
    "CREATE TABLE temp.unphrased(month INTEGER PRIMARY KEY);"
    "CREATE TABLE temp.phrase(id INTEGER PRIMARY KEY, text TEXT);";

static void fill(struct archive *a, struct error *err)
{
    struct arena *arena = arena_new();
    struct token_list list;
    sqlite3_stmt *q = statement_fresh(a, "SELECT id FROM article WHERE head IS NULL AND id > 0 ORDER BY id", err);
    while (statement_row(a, q, err)) {
        int64_t id = sqlite3_column_int64(q, 0);
        arena_reset(arena);
        archive_fulltext_list(a, id, arena, &list, err);
        statement_do(a, err, "INSERT INTO temp.fulltext(rowid, words) VALUES(?, ?)", "is", id, list.tokens);
        archive_census_touch(a, id, err);
    }
    sqlite3_finalize(q);
    arena_free(arena);
}

enum status archive_private(struct archive *a, struct error *err)
{
    if (!a->foreign || err->status != STATUS_OK)
        return err->status;
    int64_t version = statement_number(a, err, 0, "PRAGMA data_version", "");
    if (a->private_version == version || err->status != STATUS_OK)
        return err->status;
    if (statement_number(a, err, 0, "SELECT count(*) FROM article", "") > ARTICLES_MAX)
        return error_set(err, STATUS_ARCHIVE,
                         "%s was not made by your baolan and is too large to be searched as it is: 'baolan check "
                         "--repair' makes it yours",
                         a->path);
    archive_execute(a, "PRAGMA query_only = OFF; SAVEPOINT stead;", err);
    archive_execute(a, stead, err);
    fill(a, err);
    if (archive_execute(a, "RELEASE stead", err) == STATUS_OK)
        a->private_version = version;
    else
        sqlite3_exec(a->db, "ROLLBACK TO stead; RELEASE stead", NULL, NULL, NULL);
    archive_census_forget_touched(a); /* it is a private index that they were noted for */
    sqlite3_exec(a->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
    return err->status;
}
