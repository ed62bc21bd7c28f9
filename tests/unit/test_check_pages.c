/*
 * Damage in the full text index of one's own archive, in segments of our own and in what FTS5 made of them: check tells it, or it changes nothing
 * that a search reads; a repair makes the index anew, and searches find what they did.
 */
#include <stdlib.h>

#include "../../src/archive/check/check_internal.h"
#include "../../src/archive/pages.h"
#include "../../src/archive/search/lists.h"
#include "made_day.h"
#include "made_folder.h"
#include "maker/random.h"
#include "tap.h"

enum { DAYS = 24, LATER_DAYS = 4, ARTICLES = 10, LEAF_BYTES = 64, EDITS = 40 };

static struct random chance = {20240719};

static size_t below(size_t n)
{
    return random_below(&chance, n);
}

/* ---- an archive --------------------------------------------------------------------------------------------------- */

/* Small pages, so that lists go over many. What is older FTS5 has merged, what is newer lies in segments of our own. */
static void make(struct str path, struct arena *a, struct error *err)
{
    struct archive *archive = NULL;
    if (archive_open(path, ARCHIVE_WRITE, &archive, err) == STATUS_OK)
        statement_do(archive, err, "INSERT INTO fulltext(fulltext, rank) VALUES('pgsz', ?)", "i", (int64_t)LEAF_BYTES);
    for (int day = 0; day < DAYS && err->status == STATUS_OK; day++)
        put_day(archive, a, day, ARTICLES, err);
    archive_relate(archive, NULL, NULL, err);
    archive_settle(archive, NULL, NULL, err);
    for (int day = DAYS - 1; day < DAYS + LATER_DAYS && err->status == STATUS_OK; day++)
        put_day(archive, a, day, ARTICLES, err);
    archive_relate(archive, NULL, NULL, err);
    archive_close(archive);
}

/* ---- what is told, what is read ----------------------------------------------------------------------------------- */

static void show_line(void *context, const char *line)
{
    size_t *shown = context;
    if (++*shown == 1)
        printf("# %s\n", line);
}

static void no_line(void *context, const char *line)
{
    (void)context, (void)line;
}

static size_t faults(struct archive *archive, struct error *err)
{
    size_t n = 0;
    struct finding finding = {no_line, NULL, &n};
    check_index(archive, &finding, err);
    return n;
}

struct terms {
    struct str *at;
    size_t n, cap;
};

static void read_terms(struct archive *archive, struct arena *a, struct terms *terms, struct error *err)
{
    archive_execute(archive, "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, fulltext, row)", err);
    sqlite3_stmt *q = statement_fresh(archive, "SELECT term FROM temp.terms", err);
    while (statement_row(archive, q, err))
        vec_push(terms, statement_text(q, 0, a));
    sqlite3_finalize(q);
    archive_execute(archive, "DROP TABLE temp.terms", err);
}

/* A sum of all that the lists of all terms say, as searches look them up. */
static uint64_t told(struct archive *archive, const struct terms *terms)
{
    struct error err = {0};
    struct lists lists;
    uint64_t sum = 0;
    lists_open(&lists, archive, &err);
    for (size_t i = 0; i < terms->n; i++) {
        struct list list;
        list_begin(&list, &lists, terms->at[i], &err);
        for (int64_t id = INT64_MAX; (id = list_seek(&list, id, &err)) != 0; id--)
            sum += sums_hash_number(id) * (i + 1);
        list_end(&list);
    }
    lists_close(&lists);
    bool fine = err.status == STATUS_OK;
    error_clear(&err);
    return fine ? sum : 0;
}

/* ---- bytes -------------------------------------------------------------------------------------------------------- */

static struct str block(struct archive *archive, struct arena *a, int64_t id, struct error *err)
{
    struct str copy = STR_ABSENT;
    sqlite3_stmt *q = statement_fresh(archive, "SELECT block FROM fulltext_data WHERE id = ?", err);
    statement_bind(q, "i", id);
    if (statement_row(archive, q, err))
        copy = arena_str(a, statement_bytes(q, 0));
    sqlite3_finalize(q);
    return copy;
}

static void write_block(struct archive *archive, int64_t id, struct str bytes, struct error *err)
{
    statement_do(archive, err, "UPDATE fulltext_data SET block = ? WHERE id = ?", "bi", bytes, id);
}

/* Each byte of the record in turn: a bit of it, and all of it. READER sees what is committed. */
static void change_each(struct archive *writer, struct archive *reader, int64_t id, const struct terms *terms,
                        const char *name, struct error *err)
{
    static const char changes[] = {1, (char)0x80, 0x10, (char)0xff};
    struct arena *a = arena_new();
    struct str bytes = block(writer, a, id, err), changed = arena_str(a, bytes);
    uint64_t wanted = told(reader, terms);
    size_t noticed = 0, harmless = 0, missed = 0;
    for (size_t i = 0; i < bytes.n && err->status == STATUS_OK; i++) {
        for (size_t k = 0; k < sizeof changes; k++) {
            ((char *)changed.s)[i] = (char)(bytes.s[i] ^ changes[k]);
            write_block(writer, id, changed, err);
            if (faults(reader, err))
                noticed++;
            else if (told(reader, terms) == wanted)
                harmless++;
            else if (!missed++)
                printf("# missed: byte %zu of %zu, changed by %d\n", i, bytes.n, changes[k]);
        }
        ((char *)changed.s)[i] = bytes.s[i];
    }
    write_block(writer, id, bytes, err);
    printf("# %s, %zu bytes: %zu changes noticed, %zu change nothing\n", name, bytes.n, noticed, harmless);
    ok(bytes.n && !missed && noticed > harmless, name);
    arena_free(a);
}

/* Here and there several at once, as a disk leaves them. */
static void change_many(struct archive *writer, struct archive *reader, const struct terms *terms, struct error *err)
{
    struct arena *a = arena_new();
    struct {
        int64_t *at;
        size_t n, cap;
    } ids = {0};
    sqlite3_stmt *q = statement_fresh(writer, "SELECT id FROM fulltext_data WHERE id > ?", err);
    statement_bind(q, "i", (int64_t)STRUCTURE);
    while (statement_row(writer, q, err))
        vec_push(&ids, sqlite3_column_int64(q, 0));
    sqlite3_finalize(q);
    uint64_t wanted = told(reader, terms);
    size_t noticed = 0, missed = 0;
    for (int i = 0; i < EDITS && err->status == STATUS_OK; i++) {
        int64_t id = ids.at[below(ids.n)];
        struct str bytes = block(writer, a, id, err), changed = arena_str(a, bytes);
        size_t at = below(bytes.n);
        for (size_t n = 0; n < 8 && at + n < bytes.n; n++)
            ((char *)changed.s)[at + n] = (char)below(256);
        write_block(writer, id, changed, err);
        bool found = faults(reader, err) > 0;
        noticed += found;
        missed += !found && told(reader, terms) != wanted;
        write_block(writer, id, bytes, err);
    }
    printf("# %zu of %d noticed\n", noticed, EDITS);
    ok(!missed && noticed > EDITS / 2, "runs of bytes in any page");
    vec_free(&ids);
    arena_free(a);
}

static void change_bytes(struct str path, struct arena *a, struct error *err)
{
    static const char first_index[] = "SELECT min(id) FROM fulltext_data WHERE id & ?";
    static const char merged[] = "SELECT min(segid) FROM fulltext_idx WHERE pgno & 1";
    struct archive *writer = NULL, *reader = NULL;
    struct terms terms = {0};
    struct lists lists;
    if (archive_open(path, ARCHIVE_WRITE, &writer, err) != STATUS_OK ||
        archive_open(path, ARCHIVE_READ, &reader, err) != STATUS_OK)
        return;
    sqlite3_db_config(writer->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    read_terms(writer, a, &terms, err);
    is_int((long)faults(reader, err), 0, "a new index is sound");
    int64_t index = statement_number(writer, err, 0, first_index, "i", DOCLIST_INDEX);
    int64_t segment = statement_number(writer, err, 0, merged, "");
    lists_open(&lists, reader, err);
    int64_t own = lists.structure.segments.n ? lists.structure.segments.at[0].number : 0;
    lists_close(&lists);
    ok(index && segment && own && own != segment, "it has a doclist index, and segments of ours and of FTS5");
    change_each(writer, reader, AVERAGES, &terms, "the averages", err);
    change_each(writer, reader, STRUCTURE, &terms, "the structure", err);
    change_each(writer, reader, index, &terms, "a doclist index", err);
    change_each(writer, reader, segment << SEGMENT_BITS | 1, &terms, "the first page of a segment of FTS5", err);
    change_each(writer, reader, (index & ~DOCLIST_INDEX) + 1, &terms, "a page in the middle of a list", err);
    change_each(writer, reader, own << SEGMENT_BITS | 1, &terms, "the first page of a segment of ours", err);
    change_each(writer, reader, own << SEGMENT_BITS | 2, &terms, "its second", err);
    change_many(writer, reader, &terms, err);
    is_int((long)faults(reader, err), 0, "and sound it is again");
    vec_free(&terms);
    archive_close(reader);
    archive_close(writer);
}

/* ---- merging ------------------------------------------------------------------------------------------------------ */

static bool begins_later(struct archive *archive, struct error *err)
{
    struct lists lists;
    bool later = false;
    lists_open(&lists, archive, err);
    for (size_t i = 0; i < lists.structure.segments.n; i++)
        later = later || lists.structure.segments.at[i].first > 1;
    lists_close(&lists);
    return later;
}

/* Segments of which FTS5 has merged a part are not damaged. */
static void merge_in_steps(struct arena *a, struct str path, struct error *err)
{
    struct archive *writer = NULL, *reader = NULL;
    size_t steps = 0, later = 0, bad = 0;
    archive_open(path, ARCHIVE_WRITE, &writer, err);
    statement_do(writer, err, "INSERT INTO fulltext(fulltext, rank) VALUES('pgsz', ?)", "i", (int64_t)LEAF_BYTES);
    for (int day = 0; day < DAYS && err->status == STATUS_OK; day++)
        put_day(writer, a, day % (DAYS - LATER_DAYS), ARTICLES, err);
    archive_open(path, ARCHIVE_READ, &reader, err);
    for (int64_t before = -1; err->status == STATUS_OK && sqlite3_total_changes(writer->db) - before >= 2; steps++) {
        before = sqlite3_total_changes(writer->db);
        statement_do(writer, err, "INSERT INTO fulltext(fulltext, rank) VALUES('merge', ?)", "i",
                     (int64_t)(steps ? 10 : -10));
        later += begins_later(reader, err);
        bad += faults(reader, err) > 0;
    }
    printf("# %zu steps, after %zu of them a segment began later\n", steps, later);
    ok(later > 2, "an index is merged in steps");
    is_int((long)bad, 0, "and sound after each");
    archive_close(reader);
    archive_close(writer);
}

/* ---- repair ------------------------------------------------------------------------------------------------------- */

/* The uids that searches find, in their order. */
static void search_all(struct str path, struct buf *out, struct error *err)
{
    static const char *const words[] = {"水渠 -第1", "池塘", "title:第3天", "date:2024-01-07 OR 第2件事"};
    struct archive *archive = NULL;
    struct arena *a = arena_new();
    archive_open(path, ARCHIVE_READ, &archive, err);
    for (size_t i = 0; i < sizeof words / sizeof *words && err->status == STATUS_OK; i++) {
        struct query *query = NULL;
        struct search *search = NULL;
        struct hit hits[(DAYS + LATER_DAYS) * ARTICLES];
        size_t n = 0;
        query_parse(a, str_of(words[i]), &query, err);
        if (archive_search(archive, query, SORT_DATE, &search, err) == STATUS_OK)
            search_rows(search, a, 0, sizeof hits / sizeof *hits, hits, &n, err);
        for (size_t k = 0; k < n; k++)
            buf_printf(out, "%.*s\n", STR_ARG(hits[k].uid));
        search_close(search);
    }
    archive_close(archive);
    arena_free(a);
}

static void write_file(struct str path, struct str bytes)
{
    FILE *f = fopen(path.s, "wb");
    ok(f && fwrite(bytes.s, 1, bytes.n, f) == bytes.n && fclose(f) == 0, "the archive is as it was made");
}

static size_t check_whole(struct str path, bool show, struct error *err)
{
    struct archive *archive = NULL;
    size_t n = 0, shown = !show;
    if (archive_open(path, ARCHIVE_READ, &archive, err) == STATUS_OK)
        archive_check(archive, false, show_line, &shown, &n, err);
    archive_close(archive);
    return n;
}

static void repair(struct str path, struct str sound, struct error *err)
{
    static const struct {
        const char *what, *sql;
    } damages[] = {
        {"averages that are wrong", "UPDATE fulltext_data SET block = x'0203' WHERE id = 1"},
        {"no averages", "DELETE FROM fulltext_data WHERE id = 1"},
        {"a structure that is cut short", "UPDATE fulltext_data SET block = substr(block, 1, 9) WHERE id = 10"},
        {"no structure", "DELETE FROM fulltext_data WHERE id = 10"},
        {"a form that there is not", "UPDATE fulltext_config SET v = 3 WHERE k = 'version'"},
        {"a page that is gone", "DELETE FROM fulltext_data WHERE id = (SELECT max(id) FROM fulltext_data)"},
        {"a page with another's bytes",
         "UPDATE fulltext_data SET block = (SELECT block FROM fulltext_data WHERE id > 10"
         " LIMIT 1 OFFSET 3) WHERE id = (SELECT id FROM fulltext_data WHERE id > 10 LIMIT 1"
         " OFFSET 4)"},
        {"pages that are empty", "UPDATE fulltext_data SET block = zeroblob(8) WHERE id > 10"},
        {"no doclist index", "DELETE FROM fulltext_data WHERE id & (1 << 36)"},
        {"a page to which no word leads", "DELETE FROM fulltext_idx WHERE pgno >> 1 = 3"},
        {"words that lead to other pages", "UPDATE fulltext_idx SET pgno = pgno + 2 WHERE pgno > 8"},
        {"a word that is no blob", "UPDATE fulltext_idx SET term = CAST(term AS TEXT) WHERE pgno >> 1 = 4"},
        {"no words", "DELETE FROM fulltext_idx"},
    };
    struct buf before = {0};
    search_all(path, &before, err);
    ok(before.n > 100, "searches find something");
    for (size_t i = 0; i < sizeof damages / sizeof *damages && err->status == STATUS_OK; i++) {
        struct repair_sums sums;
        struct buf after = {0};
        sqlite3 *db = NULL;
        size_t shown = 0;
        write_file(path, sound);
        ok(sqlite3_open(path.s, &db) == SQLITE_OK && sqlite3_exec(db, damages[i].sql, NULL, NULL, NULL) == SQLITE_OK &&
               sqlite3_changes(db) > 0,
           damages[i].what);
        sqlite3_close(db);
        ok(check_whole(path, true, err) > 0, "is told");
        is_int(archive_repair(path, show_line, &shown, &sums, err), STATUS_OK, "and repaired");
        is_int((long)(sums.lost + sums.damaged + sums.unsure + sums.incomplete), 0, "without loss");
        is_int((long)check_whole(path, true, err), 0, "then nothing is wrong");
        search_all(path, &after, err);
        ok(str_eq(buf_view(&before), buf_view(&after)), "and searches find what they did");
        buf_free(&after);
    }
    buf_free(&before);
}

int main(void)
{
    struct arena *a = arena_new();
    struct error err = {0};
    struct buf sound = {0};
    if (!make_folder())
        return 1;
    struct str path = in_folder(a, "archive.db");
    make(path, a, &err);
    path_read(path, SIZE_MAX, &sound, &err);
    change_bytes(path, a, &err);
    merge_in_steps(a, in_folder(a, "merged.db"), &err);
    repair(path, buf_view(&sound), &err);
    is_int(err.status, STATUS_OK, "without a failure");
    if (err.message)
        printf("# %s\n", err.message);
    error_clear(&err);
    buf_free(&sound);
    arena_free(a);
    return tap_done();
}
