/*
 * Segments of our own in the full text index: they hold what FTS5 would have put there, it finds nothing wrong with them, merges them and takes
 * stories out of them; what is not committed is as if it had never been.
 */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/archive/fulltext.h"
#include "../../src/archive/pages.h"
#include "../../src/archive/segment.h"
#include "made_folder.h"
#include "maker/random.h"
#include "read_lists.h"
#include "tap.h"

enum {
    STORIES = 3000,
    TOKENS = 900,
    LONG_TOKEN = 40000,
    PAGES = 12,
    ROUNDS = 40,
    SEGMENTS_MOST = 1000,
    LEAF_BYTES = 4050
};

static struct random chance = {20240602};

static size_t below(size_t n)
{
    return random_below(&chance, n);
}

/* The first and the last one are as far away as no archive of ours has them. */
static int64_t id_of(size_t story)
{
    if (story == 0 || story == STORIES - 1)
        return story ? INT64_MAX - 1 : -5;
    return 24000 * 31 * (int64_t)65536 + (int64_t)(story * 3 + story / 50 * 40000);
}

/* Of all lengths, many with a common beginning, some with bytes that stand in no text (but never a NUL, which FTS5 cannot have). */
static struct str name_of(struct arena *a, size_t token)
{
    if (token == 0)
        return fulltext_every();
    if (token == 1)
        return STR("");
    if (token % 97 == 0)
        return arena_strn(a, "\xff\xfe\x01\xffxyzwv", token / 97);
    if (token == 2) {
        struct buf long_one = {0};
        while (long_one.n < LONG_TOKEN)
            buf_cstr(&long_one, "长");
        struct str copy = arena_str(a, buf_view(&long_one));
        buf_free(&long_one);
        return copy;
    }
    return arena_printf(a, "%.*s%zu", (int)(token % 13), "公園的長椅上", token % 7 ? token : token * token * token);
}

/* The first stands in every story, the later the fewer. */
static bool stands_in(size_t token)
{
    return token == 0 || below(1 + token / (1 + below(9))) == 0;
}

/* ---- as FTS5 makes it --------------------------------------------------------------------------------------------- */

static int by_bytes(const void *x, const void *y)
{
    const struct str *a = x, *b = y;
    return str_cmp(*a, *b);
}

/* The tokens [FROM, TO) of a story, one a line; some twice, as of both halves of a jump. */
static struct str list_of(struct arena *a, const struct str *names, const bool *has, size_t from, size_t to)
{
    struct buf words = {0};
    for (size_t t = from; t < to; t++)
        for (size_t k = 0; has[t] && k < 1 + t % 2; k++) {
            buf_str(&words, names[t]);
            buf_char(&words, '\n');
        }
    struct str copy = arena_str(a, buf_view(&words));
    buf_free(&words);
    return copy;
}

/* Some stories into the index in this way, in two parts, and into a table beside it through FTS5. */
static void put_both(struct archive *archive, size_t first, size_t step, struct error *err)
{
    static bool has[STORIES][TOKENS];
    struct arena *a = arena_new();
    struct str names[TOKENS];
    for (size_t t = 0; t < TOKENS; t++)
        names[t] = name_of(a, t);
    qsort(names, TOKENS, sizeof *names, by_bytes);
    for (size_t s = first; s < STORIES; s += step)
        for (size_t t = 0; t < TOKENS; t++)
            has[s][t] = stands_in(t);
    struct segment_writer *segment = segment_begin(archive, err);
    ok(segment != NULL, "a segment can be added");
    for (size_t part = 0; segment && part < 2; part++) {
        for (size_t s = first; s < STORIES; s += step)
            segment_add(segment, id_of(s),
                        list_of(a, names, has[s], part ? TOKENS / 3 : 0, part ? TOKENS : TOKENS / 3));
        segment_end_part(segment, err);
    }
    if (segment)
        segment_end(segment, (STORIES - first) / step, err);
    for (size_t s = first; s < STORIES; s += step)
        statement_do(archive, err, "INSERT INTO temp.other(rowid, words) VALUES(?, ?)", "is", id_of(s),
                     list_of(a, names, has[s], 0, TOKENS));
    arena_free(a);
}

/* Both tables say the same of all tokens and stories. */
static bool are_alike(struct archive *archive, struct error *err)
{
    static const char all[] = "SELECT term, doc FROM temp.here", other[] = "SELECT term, doc FROM temp.there";
    sqlite3_stmt *x = statement_fresh(archive, all, err), *y = statement_fresh(archive, other, err);
    size_t n = 0;
    bool more = true, alike = true;
    while (alike && more) {
        more = statement_row(archive, x, err);
        alike = more == statement_row(archive, y, err);
        alike = alike && (!more || (str_eq(statement_bytes(x, 0), statement_bytes(y, 0)) &&
                                    sqlite3_column_int64(x, 1) == sqlite3_column_int64(y, 1)));
        n += more;
    }
    sqlite3_finalize(x);
    sqlite3_finalize(y);
    return alike && n > STORIES && err->status == STATUS_OK;
}

/* The query finds the same here and there. */
static bool find_both(struct archive *archive, const char *here, const char *there, struct str match, struct error *err)
{
    sqlite3_stmt *x = statement_fresh(archive, here, err), *y = statement_fresh(archive, there, err);
    bool more = true, alike = true;
    statement_bind(x, "si", match, id_of(STORIES / 2));
    statement_bind(y, "si", match, id_of(STORIES / 2));
    while (alike && more) {
        more = statement_row(archive, x, err);
        alike = more == statement_row(archive, y, err);
        alike = alike && (!more || sqlite3_column_int64(x, 0) == sqlite3_column_int64(y, 0));
    }
    sqlite3_finalize(x);
    sqlite3_finalize(y);
    return alike && err->status == STATUS_OK;
}

/* FTS5 does, going on in a long list to where another token's stories are, from either side. */
static bool find_alike(struct archive *archive, struct error *err)
{
    static const char *const asked[][2] = {
        {"SELECT rowid FROM main.fulltext WHERE fulltext MATCH ? AND rowid > ? ORDER BY rowid",
         "SELECT rowid FROM temp.other WHERE other MATCH ? AND rowid > ? ORDER BY rowid"},
        {"SELECT rowid FROM main.fulltext WHERE fulltext MATCH ? AND rowid <= ? ORDER BY rowid DESC",
         "SELECT rowid FROM temp.other WHERE other MATCH ? AND rowid <= ? ORDER BY rowid DESC"},
    };
    struct arena *a = arena_new();
    struct buf match = {0};
    bool alike = true;
    for (size_t token = 3; token < TOKENS && alike; token += 40)
        for (size_t i = 0; i < 2 && alike; i++) {
            buf_clear(&match);
            fulltext_quote(name_of(a, 0), &match);
            buf_cstr(&match, " AND ");
            fulltext_quote(name_of(a, token), &match);
            alike = find_both(archive, asked[i][0], asked[i][1], buf_view(&match), err);
        }
    buf_free(&match);
    arena_free(a);
    return alike;
}

/* Stories that SQL finds by the token that they all have in an archive. */
static int64_t count(struct archive *archive, const char *sql, struct error *err)
{
    struct buf match = {0};
    fulltext_quote(fulltext_every(), &match);
    int64_t n = statement_number(archive, err, -1, sql, "s", buf_view(&match));
    buf_free(&match);
    return n;
}

static void compare(struct archive *archive, struct archive *reader, int64_t page, struct error *err)
{
    static const char make[] =
        "CREATE VIRTUAL TABLE temp.other USING fts5(words, content='', columnsize=0, detail=none, tokenize='baolan');"
        "CREATE VIRTUAL TABLE temp.here USING fts5vocab(main, fulltext, instance);"
        "CREATE VIRTUAL TABLE temp.there USING fts5vocab(temp, other, instance);";
    statement_do(archive, err, "INSERT INTO fulltext(fulltext, rank) VALUES('pgsz', ?)", "i", page);
    archive_execute(archive, make, err);
    static const char here[] = "SELECT count(*) FROM fulltext WHERE fulltext MATCH ?";
    static const char there[] = "SELECT count(*) FROM temp.other WHERE other MATCH ?";
    is_int((long)count(reader, here, err), 0, "who reads finds no stories");
    archive_begin(archive, err);
    put_both(archive, 0, 2, err);
    put_both(archive, 1, 2, err);
    archive_execute(archive, "COMMIT", err);
    archive->in_batch = false;
    is_int((long)count(reader, here, err), (long)count(archive, there, err), "or all once they are committed");
    ok(are_alike(archive, err), "two segments hold what FTS5's own table does");
    ok(find_alike(archive, err), "and FTS5 finds the same in them");
    is_int(archive_fulltext_check(archive, err), STATUS_OK, "and FTS5 finds nothing wrong with them");
    statement_do(archive, err, "INSERT INTO fulltext(fulltext, rank) VALUES('merge', -100000)", "");
    ok(are_alike(archive, err), "nor is there another thing in them once it merged them");
    ok(find_alike(archive, err), "or is found");
    ok(statement_number(archive, err, 0, "SELECT max(pgno & 1) FROM fulltext_idx", "") == (page < LEAF_BYTES),
       "where lists are long it made an index of their pages then");
    is_int(archive_fulltext_check(archive, err), STATUS_OK, "or a wrong one");
    statement_do(archive, err, "INSERT INTO fulltext(fulltext) VALUES('delete-all')", "");
    archive_execute(archive, "DROP TABLE temp.here; DROP TABLE temp.there; DROP TABLE temp.other", err);
}

/* ---- numbers ------------------------------------------------------------------------------------------------------ */

static void round_trip(void)
{
    bool same = true;
    for (int bits = 0; bits < 64; bits++)
        for (uint64_t less = 0; less < 2; less++) {
            unsigned char bytes[NUMBER_BYTES];
            uint64_t n = (UINT64_MAX >> bits) - less;
            size_t at = 0, end = varint_put(bytes, n);
            same = same && varint_at(bytes, &at, end) == n && at == end;
        }
    ok(same, "numbers of all lengths are read as they were put");
}

/* ---- other forms -------------------------------------------------------------------------------------------------- */

/* A setting of the index that FTS5, which has read them all, knows nothing of. */
static void set(struct archive *archive, const char *key, int64_t value, struct error *err)
{
    sqlite3_db_config(archive->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    statement_do(archive, err, "INSERT OR REPLACE INTO fulltext_config(k, v) VALUES(?, ?)", "si", str_of(key), value);
    sqlite3_db_config(archive->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
}

/* ---- in an archive ------------------------------------------------------------------------------------------------ */

static void put_page(struct archive *archive, size_t day, size_t articles, struct error *err)
{
    struct arena *a = arena_new();
    struct page page = {.file = arena_printf(a, "%zu.txt", day), .narticles = articles, .date_basis = BASIS_OPTION};
    struct source source = {.file = page.file, .status = STR("")};
    page.articles = arena_array(a, articles, sizeof *page.articles);
    page.date = date_of_day(a, day_add(20240101, (int)(day % PAGES)));
    for (size_t i = 0; i < articles; i++) {
        struct section *section = arena_alloc(a, sizeof *section);
        section->paragraphs = arena_array(a, 1, sizeof *section->paragraphs);
        section->paragraphs[0] =
            arena_printf(a, "第%zu件事：%zu号渠边的柳树长了%zu片叶子。", i, below(40), below(100000));
        section->nparagraphs = 1;
        page.articles[i] = (struct article){.title = section->paragraphs[0], .sections = section, .nsections = 1};
    }
    archive_put_source(archive, &source, &page, 1, err);
    arena_free(a);
}

static void print_line(void *context, const char *line)
{
    (void)context;
    printf("# %s\n", line);
}

static size_t faults(struct archive *archive, struct error *err)
{
    size_t n = 0;
    archive_check(archive, false, print_line, NULL, &n, err);
    return n;
}

static bool go_on(void *context, size_t done, size_t all)
{
    (void)done, (void)all;
    return --*(int *)context > 0;
}

/* Pages are put, put again with other articles, in batches and by themselves, batches are given up, segments merged now and then. */
static void change(struct archive *archive, struct error *err)
{
    size_t bad = 0;
    for (int round = 0; round < ROUNDS && !bad && err->status == STATUS_OK; round++) {
        bool batch = below(2), lost = batch && below(3) == 0;
        if (batch)
            archive_begin(archive, err);
        for (size_t n = 1 + below(4); n > 0; n--) {
            put_page(archive, below(PAGES), below(20), err);
            if (batch && below(2))
                archive_fulltext_flush(archive, err);
        }
        if (lost) {
            archive_fulltext_flush(archive, err);
            archive_execute(archive, "ROLLBACK", err);
            archive->in_batch = false;
        } else if (batch) {
            archive_commit(archive, err);
        }
        int steps = (int)below(4);
        if (below(3) == 0)
            archive_settle(archive, go_on, &steps, err);
        bad = faults(archive, err);
    }
    is_int((long)bad, 0, "through changes, batches that are lost and merges the index is what the stories say");
}

/* A process that ends in a batch whose segment is written. */
static void lose(struct str path, struct error *err)
{
    struct archive *archive = NULL;
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        if (archive_open(path, ARCHIVE_WRITE, &archive, err) != STATUS_OK || archive_begin(archive, err) != STATUS_OK)
            _exit(1);
        put_page(archive, 0, 30, err);
        put_page(archive, PAGES, 30, err);
        _exit(archive_fulltext_flush(archive, err) == STATUS_OK ? 0 : 1);
    }
    waitpid(child, &status, 0);
    is_int(status, 0, "a process ends in the middle of a batch");
    if (archive_open(path, ARCHIVE_WRITE, &archive, err) != STATUS_OK)
        return;
    is_int((long)faults(archive, err), 0, "of which nothing is left");
    put_page(archive, PAGES, 3, err);
    is_int((long)faults(archive, err), 0, "and the next one goes on");
    archive_close(archive);
}

static uint64_t writes(struct archive *archive, struct error *err)
{
    uint64_t n;
    lists_told(archive, &n, err);
    return n;
}

/* 5 is what FTS5 makes of an index from which it wipes what is taken out, in SQLite 3.42 and later. */
static void change_form(struct archive *archive, struct error *err)
{
    put_page(archive, 1, 10, err);
    uint64_t before = writes(archive, err);
    set(archive, "version", 5, err);
    put_page(archive, 1, 12, err);
    put_page(archive, 2, 12, err);
    is_int((long)faults(archive, err), 0, "an index of a form that is not known is right");
    set(archive, "version", 4, err);
    is_int((long)(writes(archive, err) - before), 0, "and is left to FTS5");
    put_page(archive, 1, 11, err);
    ok(writes(archive, err) > before, "one of a form that is known is not");
    is_int((long)faults(archive, err), 0, "and stories of both are taken out of it");
}

/* Sizes of pages that FTS5 takes for its own. */
static void change_pages(struct archive *archive, struct error *err)
{
    static const int64_t sizes[] = {-1, 0, 31, 65537, INT64_MAX};
    size_t bad = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        set(archive, "pgsz", sizes[i], err);
        put_page(archive, 3, 200, err);
        bad += faults(archive, err);
    }
    set(archive, "pgsz", LEAF_BYTES, err);
    is_int((long)bad, 0, "nonsense for the size of pages does no harm");
    int64_t longest = statement_number(archive, err, 0, "SELECT max(length(block)) FROM fulltext_data", "");
    ok(longest <= LEAF_BYTES + NUMBER_BYTES, "nor makes any page longer");
}

/* Who never merges. */
static void pile_up(struct archive *archive, struct error *err)
{
    struct lists lists;
    for (int i = 0; i < SEGMENTS_MOST + 5 && err->status == STATUS_OK; i++)
        put_page(archive, 0, 1, err);
    lists_open(&lists, archive, err);
    ok(lists.structure.segments.n > 0 && lists.structure.segments.n <= SEGMENTS_MOST,
       "FTS5 merges what becomes too many");
    lists_close(&lists);
    is_int((long)faults(archive, err), 0, "and it stays right");
}

int main(void)
{
    struct arena *a = arena_new();
    struct archive *archive = NULL, *reader = NULL;
    struct error err = {0};
    if (!make_folder())
        return 1;
    struct str path = in_folder(a, "archive.db");
    round_trip();
    is_int(archive_open(path, ARCHIVE_WRITE, &archive, &err), STATUS_OK, "an archive is made");
    is_int(archive_open(path, ARCHIVE_READ, &reader, &err), STATUS_OK, "and read meanwhile");
    compare(archive, reader, LEAF_BYTES, &err);
    compare(archive, reader, 64, &err);
    archive_close(reader);
    change(archive, &err);
    change_form(archive, &err);
    change_pages(archive, &err);
    pile_up(archive, &err);
    archive_close(archive);
    lose(path, &err);
    is_int(err.status, STATUS_OK, "without a failure");
    if (err.message)
        printf("# %s\n", err.message);
    error_clear(&err);
    arena_free(a);
    return tap_done();
}
