/*
 * Prepared statements: made once a connection, found by the address of their SQL, and the one place where SQLite's result codes
 * become our statuses.
 */
#include "archive_internal.h"
#include "compact.h"

#include "baolan/language.h"

#include <stdarg.h>
#include <stdlib.h>

enum status archive_fail(struct archive *a, const char *what, struct error *err)
{
    int code = sqlite3_extended_errcode(a->db);
    enum status status = STATUS_ARCHIVE;
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        memory_exhausted();
    case SQLITE_INTERRUPT:
        status = STATUS_INTERRUPTED;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        status = STATUS_BUSY;
        break;
    case SQLITE_FULL:
    case SQLITE_IOERR:
        status = STATUS_SYSTEM;
        break;
    default:
        break;
    }
    if (code == SQLITE_CORRUPT)
        return error_set(err, status, "%s: %s: %s; 'baolan check --repair' saves what can be read", a->path, _(what),
                         sqlite3_errmsg(a->db));
    return error_set(err, status, "%s: %s: %s", a->path, _(what), sqlite3_errmsg(a->db));
}

/* ---- the cache ---------------------------------------------------------------------------------------------------- */

static struct statement_slot *slot_of(struct statement_slot *slots, size_t nslots, const char *sql)
{
    size_t at = (size_t)(((uintptr_t)sql >> 3) * 0x9e3779b97f4a7c15u >> 32) & (nslots - 1);
    while (slots[at].sql && slots[at].sql != sql)
        at = (at + 1) & (nslots - 1);
    return &slots[at];
}

static void cache_grow(struct archive *a)
{
    size_t more = a->nslots ? 2 * a->nslots : 64;
    struct statement_slot *slots = xcalloc(more, sizeof *slots);
    for (size_t i = 0; i < a->nslots; i++)
        if (a->slots[i].sql)
            *slot_of(slots, more, a->slots[i].sql) = a->slots[i];
    free(a->slots);
    a->slots = slots;
    a->nslots = more;
}

static sqlite3_stmt *prepare(struct archive *a, const char *sql, unsigned flags, struct error *err)
{
    sqlite3_stmt *q = NULL;
    if (err->status != STATUS_OK)
        return NULL;
    if (sqlite3_prepare_v3(a->db, sql, -1, flags, &q, NULL) != SQLITE_OK)
        archive_fail(a, N_("cannot prepare a query"), err);
    return q;
}

sqlite3_stmt *statement_get(struct archive *a, const char *sql, struct error *err)
{
    if (err->status != STATUS_OK)
        return NULL;
    if (a->used * 2 >= a->nslots)
        cache_grow(a);
    struct statement_slot *slot = slot_of(a->slots, a->nslots, sql);
    if (!slot->sql) {
        sqlite3_stmt *q = prepare(a, sql, SQLITE_PREPARE_PERSISTENT, err);
        if (!q)
            return NULL;
        *slot = (struct statement_slot){sql, q};
        a->used++;
    }
    sqlite3_reset(slot->statement);
    return slot->statement;
}

sqlite3_stmt *statement_fresh(struct archive *a, const char *sql, struct error *err)
{
    return prepare(a, sql, 0, err);
}

sqlite3_stmt *statement_borrow(struct archive *a, const char *sql, struct error *err)
{
    for (size_t i = 0; err->status == STATUS_OK && i < a->spares.n; i++)
        if (a->spares.at[i].sql == sql) {
            sqlite3_stmt *q = a->spares.at[i].statement;
            a->spares.at[i] = a->spares.at[--a->spares.n];
            return q;
        }
    return prepare(a, sql, SQLITE_PREPARE_PERSISTENT, err);
}

void statement_return(struct archive *a, const char *sql, sqlite3_stmt *q)
{
    enum { SPARES_MOST = 32 };
    if (!q)
        return;
    if (a->spares.n == SPARES_MOST) {
        sqlite3_finalize(q);
        return;
    }
    sqlite3_reset(q);
    vec_push(&a->spares, ((struct statement_slot){sql, q}));
}

void statement_close_all(struct archive *a)
{
    for (size_t i = 0; i < a->spares.n; i++)
        sqlite3_finalize(a->spares.at[i].statement);
    vec_free(&a->spares);
    for (size_t i = 0; i < a->nslots; i++)
        sqlite3_finalize(a->slots[i].statement);
    free(a->slots);
    a->slots = NULL;
    a->nslots = a->used = 0;
}

/* ---- binding and stepping ----------------------------------------------------------------------------------------- */

static void bind_list(sqlite3_stmt *q, const char *types, va_list args)
{
    for (int i = 1; types[i - 1]; i++) {
        switch (types[i - 1]) {
        case 'i':
            sqlite3_bind_int64(q, i, va_arg(args, int64_t));
            break;
        case 'd':
            sqlite3_bind_double(q, i, va_arg(args, double));
            break;
        case 's': {
            struct str s = va_arg(args, struct str);
            sqlite3_bind_text64(q, i, s.s, s.n, SQLITE_STATIC, SQLITE_UTF8);
            break;
        }
        case 'b': {
            struct str s = va_arg(args, struct str);
            sqlite3_bind_blob64(q, i, s.s, s.n, SQLITE_STATIC);
            break;
        }
        default:
            sqlite3_bind_null(q, i);
            break;
        }
    }
}

void statement_bind(sqlite3_stmt *q, const char *types, ...)
{
    if (!q)
        return;
    va_list args;
    va_start(args, types);
    bind_list(q, types, args);
    va_end(args);
}

bool statement_row(struct archive *a, sqlite3_stmt *q, struct error *err)
{
    if (!q || err->status != STATUS_OK)
        return false;
    int code = sqlite3_step(q);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        archive_fail(a, sqlite3_stmt_readonly(q) ? N_("cannot read") : N_("cannot write"), err);
    sqlite3_reset(q);
    return false;
}

enum status statement_run(struct archive *a, sqlite3_stmt *q, struct error *err)
{
    while (statement_row(a, q, err))
        ;
    return err->status;
}

enum status statement_do(struct archive *a, struct error *err, const char *sql, const char *types, ...)
{
    sqlite3_stmt *q = statement_get(a, sql, err);
    if (q) {
        va_list args;
        va_start(args, types);
        bind_list(q, types, args);
        va_end(args);
    }
    return statement_run(a, q, err);
}

int64_t statement_number(struct archive *a, struct error *err, int64_t otherwise, const char *sql, const char *types,
                         ...)
{
    int64_t answer = otherwise;
    sqlite3_stmt *q = statement_get(a, sql, err);
    if (q) {
        va_list args;
        va_start(args, types);
        bind_list(q, types, args);
        va_end(args);
    }
    if (statement_row(a, q, err)) {
        if (sqlite3_column_type(q, 0) != SQLITE_NULL)
            answer = sqlite3_column_int64(q, 0);
        sqlite3_reset(q);
    }
    return answer;
}

enum status archive_execute(struct archive *a, const char *sql, struct error *err)
{
    if (err->status == STATUS_OK && sqlite3_exec(a->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        archive_fail(a, N_("cannot use the archive"), err);
    return err->status;
}

/* ---- columns ------------------------------------------------------------------------------------------------------ */

struct str statement_view(sqlite3_stmt *q, int column)
{
    /* The order matters: asking for the bytes first would measure before conversion. */
    const char *s = (const char *)sqlite3_column_text(q, column);
    return (struct str){.s = s, .n = s ? (size_t)sqlite3_column_bytes(q, column) : 0};
}

struct str statement_text(sqlite3_stmt *q, int column, struct arena *arena)
{
    return arena_str(arena, statement_view(q, column));
}

struct str statement_bytes(sqlite3_stmt *q, int column)
{
    const char *s = sqlite3_column_blob(q, column); /* NULL also when it is empty */
    return s ? (struct str){.s = s, .n = (size_t)sqlite3_column_bytes(q, column)} : STR("");
}

struct str statement_prose(sqlite3_stmt *q, int column, struct buf *scratch)
{
    if (sqlite3_column_type(q, column) != SQLITE_BLOB)
        return statement_view(q, column);
    buf_clear(scratch);
    compact_get(statement_bytes(q, column), scratch);
    return buf_view(scratch);
}
