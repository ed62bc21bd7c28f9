/*
 * Pages of the full text index that say what cannot be: in one's own archive, as a disk leaves them, they are read without a step beyond them and
 * without end, and told as damage where they are told; in somebody else's they are not read at all.
 */
#include <stdlib.h>

#include "../../src/archive/check/check_internal.h"
#include "../../src/archive/search/join.h"
#include "made_day.h"
#include "made_folder.h"
#include "maker/random.h"
#include "read_lists.h"
#include "tap.h"

enum { PAGES = 40, ARTICLES = 20, ROUNDS = 3000, EDITS = 60 };

static struct random chance = {11};
static const char *const tokens[] = {"水", "水渠", "第1", "第", "事", "zzz", "\x02*", "\x02g1"};

static size_t below(size_t n)
{
    return random_below(&chance, n);
}

/* Small pages, so that lists go over many, in several segments. */
static void make(struct str path, struct error *err)
{
    struct archive *archive = NULL;
    struct arena *a = arena_new();
    if (archive_open(path, ARCHIVE_WRITE, &archive, err) == STATUS_OK)
        statement_do(archive, err, "INSERT INTO fulltext(fulltext, rank) VALUES('pgsz', 64)", "");
    for (int day = 0; day < PAGES && err->status == STATUS_OK; day++)
        put_day(archive, a, day, ARTICLES, err);
    archive_settle(archive, NULL, NULL, err);
    for (int day = 0; day < PAGES && err->status == STATUS_OK; day += 9)
        put_day(archive, a, day, ARTICLES, err);
    archive_close(archive);
    arena_free(a);
}

/* ---- damage ------------------------------------------------------------------------------------------------------- */

struct row {
    int64_t id;
    struct str block;
};

struct rows {
    struct row *at;
    size_t n, cap;
};

static void read_rows(struct archive *archive, struct arena *a, struct rows *rows, struct error *err)
{
    sqlite3_stmt *q = statement_fresh(archive, "SELECT id, block FROM fulltext_data", err);
    while (statement_row(archive, q, err))
        vec_push(rows, ((struct row){sqlite3_column_int64(q, 0), arena_str(a, statement_bytes(q, 1))}));
    sqlite3_finalize(q);
}

static void write_block(struct archive *archive, int64_t id, struct str block, struct error *err)
{
    sqlite3_stmt *q = statement_get(archive, "UPDATE fulltext_data SET block = CAST(? AS BLOB) WHERE id = ?", err);
    statement_bind(q, "si", block, id);
    statement_run(archive, q, err);
}

/* Bytes changed, also where a page tells how long its parts are, cut short, another's in its place, none, or an entry in the list of first tokens. */
static void damage(struct archive *archive, const struct rows *rows, struct error *err)
{
    static const char extremes[] = {0, 1, 3, 4, 0x7f, (char)0x80, (char)0xff};
    const struct row *row = &rows->at[below(rows->n)];
    struct buf block = {0};
    buf_str(&block, row->block);
    switch (below(6)) {
    case 0:
        for (size_t n = 1 + below(4); n > 0 && block.n; n--)
            block.s[below(below(2)      ? block.n
                          : block.n < 8 ? block.n
                                        : 8)] = below(2) ? (char)below(256) : extremes[below(sizeof extremes)];
        break;
    case 1: /* a run of one byte, half of them at the end */
        for (size_t n = below(12), at = below(block.n), last = below(2); n > 0 && at + n <= block.n; n--)
            block.s[last ? block.n - n : at + n - 1] = extremes[row->id % (int64_t)sizeof extremes];
        break;
    case 2:
        block.n = below(block.n + 1);
        break;
    case 3:
        buf_clear(&block);
        buf_str(&block, rows->at[below(rows->n)].block);
        break;
    case 4:
        statement_do(archive, err, "DELETE FROM fulltext_data WHERE id = ?", "i", row->id);
        break;
    default:
        statement_do(archive, err, "UPDATE fulltext_idx SET pgno = ? WHERE pgno = ?", "ii",
                     (int64_t)below(2) ? (int64_t)below(200) : INT64_MAX - (int64_t)below(3), (int64_t)below(100));
        break;
    }
    write_block(archive, row->id, buf_view(&block), err);
    buf_free(&block);
}

/* All that an expression finds, from the newest down; false: not in order, or a failure that is none of the archive's. */
static bool find(struct archive *archive, struct arena *a, size_t *failed)
{
    const struct asked *parts[3];
    struct error err = {0};
    for (size_t i = 0; i < 3; i++)
        parts[i] = asked_token(a, ASKED_TOKEN, str_of(tokens[below(sizeof tokens / sizeof *tokens)]));
    struct join *j = join_open(archive, asked_parts(a, (enum asked_kind)(ASKED_ALL + below(3)), parts, 3), &err);
    int64_t before = INT64_MAX, id = INT64_MAX;
    bool fine = true;
    while (fine && (id = join_seek(j, id, &err)) != 0) {
        fine = id > 0 && id < before;
        before = id--;
    }
    join_close(j);
    fine = fine && (err.status == STATUS_OK || err.status == STATUS_ARCHIVE);
    if (!fine)
        printf("# status %d, id %lld: %s\n", err.status, (long long)id, err.message ? err.message : "");
    *failed += err.status != STATUS_OK;
    error_clear(&err);
    return fine;
}

static void no_line(void *context, const char *line)
{
    (void)context, (void)line;
}

/* What check finds right is read without a word of damage. */
static bool sound(struct archive *archive)
{
    struct error err = {0};
    size_t faults = 0;
    struct finding finding = {no_line, NULL, &faults};
    bool right = check_pages(archive, &finding, &err) && err.status == STATUS_OK;
    error_clear(&err);
    return right;
}

/* Whose form is not known is FTS5's to read: it is left out, as FTS5 is not on trial here. */
static void read_damaged(struct str path, struct error *err)
{
    struct archive *archive = NULL;
    struct arena *kept = arena_new(), *a = arena_new();
    struct rows rows = {0};
    size_t rounds = 0, failed = 0, unseen = 0;
    bool fine = true;
    if (archive_open(path, ARCHIVE_WRITE, &archive, err) != STATUS_OK)
        return;
    sqlite3_db_config(archive->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    read_rows(archive, kept, &rows, err);
    printf("# %zu pages\n", rows.n);
    ok(rows.n > PAGES && lists_told(archive, NULL, err), "an index of many pages");
    for (int i = 0; i < ROUNDS && fine && err->status == STATUS_OK; i++) {
        arena_reset(a);
        archive_execute(archive, "SAVEPOINT damage", err);
        for (size_t n = 1 + below(EDITS); n > 0; n--)
            damage(archive, &rows, err);
        if (lists_told(archive, NULL, err)) {
            size_t before = failed;
            fine = find(archive, a, &failed);
            unseen += sound(archive) && failed > before;
            rounds++;
        }
        archive_execute(archive, "ROLLBACK TO damage; RELEASE damage", err);
    }
    printf("# %zu of %d read, %zu told as damage\n", rounds, ROUNDS, failed);
    ok(fine && rounds > ROUNDS / 2, "damaged pages are read to an end");
    ok(failed > 0 && failed < rounds, "some of it is told");
    is_int((long)unseen, 0, "and what is told check had found");
    statement_do(archive, err, "UPDATE fulltext_config SET v = 5 WHERE k = 'version'", "");
    ok(!lists_told(archive, NULL, err), "a later version of the form is not known");
    statement_do(archive, err, "UPDATE fulltext_config SET v = 4 WHERE k = 'version'", "");
    archive_close(archive);
    vec_free(&rows);
    arena_free(kept);
    arena_free(a);
}

/* ---- somebody else's ---------------------------------------------------------------------------------------------- */

static size_t count(struct str path, const char *words, struct error *err)
{
    struct archive *archive = NULL;
    struct arena *a = arena_new();
    struct query *query = NULL;
    struct search *search = NULL;
    size_t n = 0;
    query_parse(a, str_of(words), &query, err);
    if (archive_open(path, ARCHIVE_READ, &archive, err) == STATUS_OK &&
        archive_search(archive, query, SORT_DATE, &search, err) == STATUS_OK) {
        struct hit rows[PAGES * ARTICLES];
        search_rows(search, a, 0, PAGES * ARTICLES, rows, &n, err);
    }
    search_close(search);
    archive_close(archive);
    arena_free(a);
    return n;
}

/* Every page but the one that names them, which FTS5 would ask for. */
static void empty_pages(struct str path)
{
    sqlite3 *db = NULL;
    bool done =
        sqlite3_open(path.s, &db) == SQLITE_OK &&
        sqlite3_exec(db, "UPDATE fulltext_data SET block = zeroblob(8) WHERE id > 10", NULL, NULL, NULL) == SQLITE_OK;
    ok(done, "pages are emptied");
    sqlite3_close(db);
}

static void read_foreign(struct arena *a, struct str path, struct error *err)
{
    static const char words[] = "水渠 -第1";
    struct error fault = {0};
    size_t before = count(path, words, err);
    ok(before > PAGES, "a search finds something");
    empty_pages(path);
    count(path, words, &fault);
    is_int(fault.status, STATUS_ARCHIVE, "with the pages of the index emptied one's own archive cannot be searched");
    error_clear(&fault);
    setenv("XDG_STATE_HOME", in_folder(a, "other").s, 1);
    is_int((int64_t)count(path, words, err), (int64_t)before, "somebody else's finds what it did: they are not read");
}

int main(void)
{
    struct arena *a = arena_new();
    struct error err = {0};
    if (!make_folder())
        return 1;
    struct str path = in_folder(a, "archive.db");
    make(path, &err);
    read_damaged(path, &err);
    read_foreign(a, path, &err);
    is_int(err.status, STATUS_OK, "without a failure");
    if (err.message)
        printf("# %s\n", err.message);
    error_clear(&err);
    arena_free(a);
    return tap_done();
}
