/*
 * Opening: the connection, what it may do, whose file it is, and which version.
 *
 * Reading never trusts the file (SQLite's "defensive" page of advice): no triggers or views of its own, no functions from its schema,
 * no writing, bounded sizes, a schema that is exactly ours. A reader must leave no file beside somebody else's archive, which its owner
 * could then not write; in a folder
 * that cannot be written there is no place for WAL's index. When there is no WAL, or an empty one, nobody is writing and the file is read as
 * it stands; else its owner's files are used.
 */
#include "archive_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "baolan/language.h"
#include "baolan/path.h"

enum { BUSY_READ_MS = 5000 };

static const struct {
    int id, value;
} read_limits[] = {
    {SQLITE_LIMIT_LENGTH, 64 << 20},  {SQLITE_LIMIT_SQL_LENGTH, 1 << 20}, {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10}, {SQLITE_LIMIT_VDBE_OP, 250000},     {SQLITE_LIMIT_WORKER_THREADS, 0},
    {SQLITE_LIMIT_FUNCTION_ARG, 16},  {SQLITE_LIMIT_EXPR_DEPTH, 200},     {SQLITE_LIMIT_COLUMN, 200},
};

/* ---- the connection ----------------------------------------------------------------------------------------------- */

/* Bytes of the file PATH with SUFFIX behind it; -1: it is not there. */
static int64_t size_beside(const char *path, const char *suffix)
{
    struct buf name = {0};
    struct stat info;
    buf_printf(&name, "%s%s", path, suffix);
    int64_t size = stat(name.s, &info) == 0 ? info.st_size : -1;
    buf_free(&name);
    return size;
}

static bool folder_writable(const char *path)
{
    struct buf folder = {0};
    const char *slash = strrchr(path, '/');
    if (!slash)
        buf_cstr(&folder, ".");
    else
        buf_add(&folder, path, slash == path ? 1 : (size_t)(slash - path));
    bool writable = access(folder.s, W_OK) == 0;
    buf_free(&folder);
    return writable;
}

/* Would files that SQLite makes beside the archive be in its owner's way, or could none be made? Who made it is foreign.c's question. */
static bool is_of_others(const char *path)
{
    struct stat info;
    return stat(path, &info) != 0 || info.st_uid != geteuid() || access(path, W_OK) != 0 || !folder_writable(path);
}

static enum status unfinished(const struct archive *a, struct error *err)
{
    return error_set(
        err, STATUS_ARCHIVE,
        "%s: another process left the archive unfinished, and only its owner can mend it: copy it with its "
        "-wal file to a folder of yours",
        a->path);
}

/* file:PATH?immutable=1, with everything that a URI gives a meaning to escaped (RFC 3986). */
static void immutable_uri(const char *path, struct buf *out)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    buf_cstr(out, "file:");
    if (path[0] == '/')
        buf_cstr(out, "//");
    for (const char *p = path; *p; p++) {
        if (strchr(plain, *p))
            buf_char(out, *p);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)*p);
    }
    buf_cstr(out, "?immutable=1");
}

/* SQLite's count of memory, which nobody asks for, is a lock that all threads take for each allocation. */
static void count_no_memory(void)
{
    /* Refused when somebody else uses the library already: it is slower then. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static enum status connect(struct archive *a, struct error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, count_no_memory);
    /* A connection is used by one thread at a time; only archive_interrupt() comes from another, which needs no mutex. */
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    struct buf name = {0};
    if (a->mode == ARCHIVE_WRITE || a->salvage) {
        flags |= SQLITE_OPEN_READWRITE;
        buf_cstr(&name, a->path);
    } else if (is_of_others(a->path) && size_beside(a->path, "-wal") > 0 && size_beside(a->path, "-shm") < 0) {
        return unfinished(a, err);
    } else if (is_of_others(a->path) && size_beside(a->path, "-wal") <= 0) {
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        immutable_uri(a->path, &name);
    } else {
        flags |= SQLITE_OPEN_READONLY;
        buf_cstr(&name, a->path);
    }
    if (sqlite3_open_v2(name.s, &a->db, flags, NULL) != SQLITE_OK) {
        if (a->db)
            archive_fail(a, N_("cannot open the archive"), err);
        else
            error_set(err, STATUS_ARCHIVE, "%s: cannot open the archive", a->path);
    }
    buf_free(&name);
    return err->status;
}

static enum status configure(struct archive *a, struct error *err)
{
    sqlite3_busy_timeout(a->db, a->mode == ARCHIVE_WRITE ? ARCHIVE_WAIT_MS : BUSY_READ_MS);
    sqlite3_db_config(a->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(a->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(a->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(a->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(a->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    archive_execute(a, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;", err);
    if (a->mode == ARCHIVE_WRITE)
        /* What was taken out is wiped where its page is written anyway, but no page is written for that alone. */
        return archive_execute(a, "PRAGMA cache_size = -65536; PRAGMA secure_delete = FAST;", err);
    for (size_t i = 0; i < sizeof read_limits / sizeof *read_limits; i++)
        sqlite3_limit(a->db, read_limits[i].id, read_limits[i].value);
    return archive_execute(a, "PRAGMA query_only = ON; PRAGMA cache_size = -16384;", err);
}

/*
 * A file of our own is mapped for reading, which makes walking over bodies twice as fast; one that somebody else may cut short is not. A mapped page is
 * not kept in SQLite's cache, so its cells would be checked anew each time it is looked at: three times the time of a search.
 */
static void map_file(struct archive *a)
{
    struct stat info;
    struct error ignored = {0};
    if (stat(a->path, &info) == 0 && info.st_uid == geteuid())
        archive_execute(a, "PRAGMA mmap_size = 2147418112; PRAGMA cell_size_check = OFF;", &ignored);
    error_clear(&ignored);
}

/* ---- version ------------------------------------------------------------------------------------------------------ */

static int64_t pragma_number(struct archive *a, const char *sql, struct error *err)
{
    int64_t n = -1;
    sqlite3_stmt *q = statement_fresh(a, sql, err);
    if (statement_row(a, q, err))
        n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return n;
}

static enum status check_version(struct archive *a, struct error *err)
{
    struct error first = {0};
    int64_t application = pragma_number(a, "PRAGMA application_id", &first);
    int64_t version = pragma_number(a, "PRAGMA user_version", &first);
    int64_t tables = pragma_number(a, "SELECT count(*) FROM sqlite_schema", &first);
    int code = sqlite3_errcode(a->db) & 0xff;
    if (code == SQLITE_NOTADB || (first.status == STATUS_OK && application != ARCHIVE_APPLICATION && tables > 0))
        error_set(err, STATUS_ARCHIVE, "%s is not a baolan archive", a->path);
    else if (first.status == STATUS_ARCHIVE && code == SQLITE_CANTOPEN && a->mode == ARCHIVE_READ)
        unfinished(a, err);
    else if (first.status != STATUS_OK &&
             code == SQLITE_READONLY) /* what it was about to change is to be put back first */
        error_set(err, STATUS_ARCHIVE, "%s: a run that was making it was cut short: 'baolan index' goes on with it",
                  a->path);
    else if (first.status != STATUS_OK)
        error_pass(err, &first);
    else if (version > ARCHIVE_VERSION)
        error_set(err, STATUS_ARCHIVE, "%s was made by a newer baolan (archive version %d, this program knows %d)",
                  a->path, (int)version, ARCHIVE_VERSION);
    else if (a->mode == ARCHIVE_READ && tables == 0)
        error_set(err, STATUS_ARCHIVE, "%s is empty: run 'baolan index' first", a->path);
    else if (a->mode == ARCHIVE_READ && version < ARCHIVE_VERSION)
        error_set(err, STATUS_ARCHIVE,
                  "%s was made by an older baolan (archive version %d, now %d): 'baolan index' brings it up to date",
                  a->path, (int)version, ARCHIVE_VERSION);
    else if (tables == 0)
        archive_make(a, err);
    else if (version < ARCHIVE_VERSION)
        archive_upgrade(a, (int)version, err);
    error_clear(&first);
    return err->status;
}

/* ---- open and close ----------------------------------------------------------------------------------------------- */

/* The file is made here and not by SQLite, so that nobody else can read what is not theirs. */
static enum status make_file(struct archive *a, struct error *err)
{
    struct stat info;
    if (stat(a->path, &info) == 0) {
        if (!S_ISREG(info.st_mode))
            return error_set(err, STATUS_ARCHIVE, "%s is not a file", a->path);
        return STATUS_OK;
    }
    int fd = open(a->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno != EEXIST)
        return error_set_errno(err, STATUS_SYSTEM, "cannot make the archive %s", a->path);
    if (fd >= 0)
        close(fd);
    return STATUS_OK;
}

static enum status is_file(struct archive *a, struct error *err)
{
    struct stat info;
    if (stat(a->path, &info) != 0 && errno == ENOENT)
        return error_set(err, STATUS_ARCHIVE, "there is no archive %s: 'baolan index FOLDER' makes one", a->path);
    if (stat(a->path, &info) != 0)
        return error_set_errno(err, STATUS_ARCHIVE, "cannot open the archive %s", a->path);
    return S_ISREG(info.st_mode) ? STATUS_OK : error_set(err, STATUS_ARCHIVE, "%s is not a file", a->path);
}

static enum status open_steps(struct archive *a, struct error *err)
{
    if (a->mode == ARCHIVE_WRITE) {
        if (path_make_parent(str_of(a->path), err) || archive_lock(a, err) || make_file(a, err))
            return err->status;
    } else if (is_file(a, err) || (a->salvage && archive_lock(a, err))) {
        return err->status;
    }
    if (connect(a, err) || archive_fulltext_register(a, err))
        return err->status;
    struct error first = {0};
    int code = configure(a, &first) == STATUS_OK ? SQLITE_OK : sqlite3_errcode(a->db) & 0xff;
    if (code != SQLITE_OK && code != SQLITE_NOTADB && code != SQLITE_CANTOPEN &&
        code != SQLITE_READONLY) /* these check_version() tells of in better words */
        error_pass(err, &first);
    error_clear(&first);
    if (err->status || check_version(a, err))
        return err->status;
    if (archive_schema_check(a, ARCHIVE_VERSION, err) || a->salvage)
        return err->status;
    if (!archive_is_own(a))
        return archive_foreign_open(a, err);
    if (a->mode == ARCHIVE_READ)
        map_file(a);
    if (a->mode == ARCHIVE_WRITE) {
        archive_execute(a, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;", err);
        archive_log_watch(a, err);
        archive_traces_current(a, err);
    }
    return err->status;
}

/* Counting how much memory SQLite has would be a lock around every allocation of all threads; nobody asks for it. */
static void configure_library(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static enum status open_as(struct str path, enum archive_mode mode, bool salvage, struct archive **out,
                           struct error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, configure_library);
    struct archive *a = xcalloc(1, sizeof *a);
    *out = NULL;
    a->mode = mode;
    a->salvage = salvage;
    a->lock_fd = -1;
    a->scratch = arena_new();
    struct buf name = {0};
    buf_str(&name, path);
    if (!name.n) {
        error_set(err, STATUS_USAGE, "the archive has no name");
    } else {
        a->path = xstrdup(name.s);
        open_steps(a, err);
    }
    buf_free(&name);
    if (err->status != STATUS_OK) {
        archive_close(a);
        return err->status;
    }
    *out = a;
    return STATUS_OK;
}

enum status archive_open(struct str path, enum archive_mode mode, struct archive **out, struct error *err)
{
    return open_as(path, mode, false, out, err);
}

enum status archive_open_salvage(struct str path, struct archive **out, struct error *err)
{
    return open_as(path, ARCHIVE_READ, true, out, err);
}

enum status archive_fold_log(struct archive *a, struct error *err)
{
    statement_close_all(a);
    archive_execute(a, "PRAGMA query_only = OFF", err);
    sqlite3_stmt *q = statement_fresh(a, "PRAGMA journal_mode = DELETE", err);
    if (statement_row(a, q, err) && !str_is(statement_view(q, 0), "delete"))
        error_set(err, STATUS_BUSY, "%s is being read by another process: end that first", a->path);
    sqlite3_finalize(q);
    return err->status;
}

enum status archive_open_again(const struct archive *a, struct archive **out, struct error *err)
{
    return archive_open(str_of(a->path), ARCHIVE_READ, out, err);
}

struct str archive_path(const struct archive *a)
{
    return str_of(a->path);
}

void archive_close(struct archive *a)
{
    if (!a)
        return;
    if (a->db && a->in_batch)
        sqlite3_exec(a->db, "ROLLBACK", NULL, NULL, NULL);
    archive_census_forget(a);
    vec_free(&a->touched);
    archive_fulltext_close(a);
    statement_close_all(a);
    /* While a reader has the archive open, SQLite does not do this by itself; the next reader may be one that cannot. */
    if (a->db && a->mode == ARCHIVE_WRITE) {
        sqlite3_busy_timeout(a->db, 0); /* nobody is waited for */
        sqlite3_wal_checkpoint_v2(a->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    }
    sqlite3_close(a->db);
    archive_unlock(a);
    arena_free(a->scratch);
    free(a->path);
    free(a);
}

void archive_interrupt(struct archive *a)
{
    sqlite3_interrupt(a->db);
}

const char *archive_library(void)
{
    return sqlite3_libversion();
}
