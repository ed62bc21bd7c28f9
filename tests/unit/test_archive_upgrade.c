/* An archive of an earlier version: refused for reading with the way out, brought up to date by the next writer, and nothing of it lost. */
#include <sqlite3.h>
#include <stdlib.h>

#include "baolan/archive.h"
#include "baolan/path.h"
#include "made_folder.h"
#include "tap.h"

static struct archive *open_archive(struct str path, enum archive_mode mode, const char *expect)
{
    struct archive *a = NULL;
    struct error err = {0};
    enum status status = archive_open(path, mode, &a, &err);
    if (expect)
        ok(status == STATUS_ARCHIVE && err.message && strstr(err.message, expect), expect);
    if (err.message)
        printf("# %s\n", err.message);
    error_clear(&err);
    return a;
}

static const struct source source = {
    .file = {"p.jsonl", 7}, .hash = {1, 2}, .encoding = {"UTF-8", 5}, .status = {"", 0}};

static const char unrated[] =
    "{\"title\":\"新渠\",\"date\":\"2022-03-08\",\"text\":\"渠里来了水。\",\"people\":[{\"name\":\"郑小渠\"}]}";
static const char rated[] = "{\"title\":\"新渠\",\"date\":\"2022-03-08\",\"text\":\"渠里来了水。\",\"quality\":0.72,"
                            "\"page\":{\"quality\":0.7}}";

static struct str put(struct archive *archive, struct arena *a, const char *record)
{
    struct error err = {0};
    struct page page;
    struct article *article = arena_alloc(a, sizeof *article);
    article_from_json(a, str_of(record), &page, article, &err);
    page.articles = article;
    page.narticles = 1;
    archive_put_source(archive, &source, &page, 1, &err);
    ok(err.status == STATUS_OK, "a record is put");
    error_clear(&err);
    return arena_str(a, article->uid);
}

static void run(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;
    sqlite3_open(path, &db);
    ok(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, sql);
    if (message)
        printf("# %s\n", message);
    sqlite3_free(message);
    sqlite3_close(db);
}

/* The last column of source has a remark before it, which DROP COLUMN cannot take. */
static const char to_version_1[] =
    "ALTER TABLE article DROP COLUMN quality; ALTER TABLE page DROP COLUMN quality; PRAGMA user_version = 1;"
    "DROP TABLE phrase; DROP TABLE phrase_stories; DROP TABLE unphrased; DROP TABLE page_region;"
    "DROP INDEX article_more;"
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(substr(sql, 1, instr(sql, '  read INTEGER') - "
    "1),"
    " 'status TEXT NOT NULL,', 'status TEXT NOT NULL') || ') STRICT' WHERE name = 'source';"
    "UPDATE sqlite_schema SET sql = replace(sql, 'BLOB', 'TEXT') WHERE name = 'body'; PRAGMA writable_schema = RESET;"
    "UPDATE body SET text = '渠里来了水。'; DROP TABLE organisation; DROP TABLE evidence; DROP TABLE figure;"
    "CREATE TABLE figure(article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE, n INTEGER NOT NULL,"
    " value TEXT NOT NULL, unit TEXT, what TEXT, PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;"
    "INSERT INTO figure SELECT id, 1, '3', '公里', '渠长' FROM article;";

static size_t count(struct archive *archive, struct arena *a, const char *query)
{
    struct error err = {0};
    struct query *q;
    struct search *s;
    size_t n = 99;
    bool exact = false;
    query_parse(a, str_of(query), &q, &err);
    if (archive_search(archive, q, SORT_DATE, &s, &err) == STATUS_OK)
        while (!exact && search_count(s, &n, &exact, &err) == STATUS_OK)
            ;
    search_close(s);
    error_clear(&err);
    return n;
}

static void is_sound(struct archive *archive)
{
    struct error err = {0};
    size_t faults = 99;
    archive_check(archive, false, NULL, NULL, &faults, &err);
    is_int(faults, 0, "the archive is sound");
    error_clear(&err);
}

static void test_upgrade(struct arena *a)
{
    struct str path = in_folder(a, "old.db");
    struct archive *archive = open_archive(path, ARCHIVE_WRITE, NULL);
    struct str uid = put(archive, a, unrated);
    archive_close(archive);
    run(path.s, to_version_1);
    open_archive(path, ARCHIVE_READ, "'baolan index' brings it up to date");
    archive = open_archive(path, ARCHIVE_WRITE, NULL);
    ok(archive != NULL, "a writer brings it up to date");
    struct page page;
    struct article article;
    struct error err = {0};
    ok(archive_article(archive, a, uid, &page, &article, &err) == STATUS_OK && str_is(article.title, "新渠"),
       "its articles are there");
    ok(!article.rated && !page.rated, "not rated");
    ok(!archive_source_current(archive, &source), "so its files are to be read again");
    archive_close(archive);

    archive = open_archive(path, ARCHIVE_READ, NULL);
    ok(archive != NULL, "then it can be read");
    is_int(count(archive, a, "quality:0..1"), 0, "nothing has a quality");
    is_int(count(archive, a, "渠里"), 1, "what has none is found by its words");
    is_int(count(archive, a, "person:郑小渠"), 1, "and by who appears in it");
    is_int(article.nfigures, 1, "its figures are kept");
    archive_close(archive);
}

static void test_filled(struct arena *a)
{
    struct archive *archive = open_archive(in_folder(a, "filled.db"), ARCHIVE_WRITE, NULL);
    archive_close(archive);
    run(in_folder(a, "filled.db").s, to_version_1);
    archive = open_archive(in_folder(a, "filled.db"), ARCHIVE_WRITE, NULL);
    put(archive, a, unrated);
    put(archive, a, rated);
    is_int(count(archive, a, "quality:0.72"), 1, "what is put into an upgraded archive has its quality");
    ok(archive_source_current(archive, &source), "and is current");
    is_sound(archive);
    archive_close(archive);
}

/* Nobody's wish: an archive of somebody else, of an earlier version, is not touched. */
static void test_foreign(struct arena *a)
{
    struct str path = in_folder(a, "theirs.db");
    struct archive *archive = open_archive(path, ARCHIVE_WRITE, NULL);
    archive_close(archive);
    run(path.s, to_version_1);
    run(path.s, "UPDATE setting SET value = '00000000000000000000000000000000' WHERE name = 'mark'");
    open_archive(path, ARCHIVE_WRITE, "was not made by your baolan");
    struct str other = in_folder(a, "other.db");
    archive = open_archive(other, ARCHIVE_WRITE, NULL);
    archive_close(archive);
    run(other.s, to_version_1);
    run(other.s, "CREATE TABLE more(x)");
    open_archive(other, ARCHIVE_WRITE, "a table that this baolan does not make");
    open_archive(path, ARCHIVE_READ, "older baolan");
}

static void tag_nothing(void *context, struct arena *arena, const struct page *page, struct article *article)
{
    (void)context, (void)arena, (void)page, (void)article;
}

/* Which rules tagged the articles is known, and that it is not. */
static void test_older_rules(struct arena *a)
{
    struct str path = in_folder(a, "rules.db");
    struct error err = {0};
    struct archive_tagging tagging = {tag_nothing, NULL, STR("2/a")};
    size_t changed;
    struct archive *archive = open_archive(path, ARCHIVE_WRITE, NULL);
    ok(archive_outdated(archive, STR("2/a"), &err) == 0, "without articles there is nothing to tag anew");
    archive_begin(archive, &err);
    put(archive, a, unrated);
    archive_commit(archive, &err);
    ok(archive_outdated(archive, STR("2/a"), &err) == 1, "what tagged them is not known");
    archive_begin(archive, &err);
    archive_tagged_now(archive, STR("2/a"), &err);
    archive_commit(archive, &err);
    ok(archive_outdated(archive, STR("2/a"), &err) == 0, "now it is");
    ok(archive_outdated(archive, STR("2/b"), &err) == 1, "other topics are other rules");
    archive_close(archive);
    run(path.s, "UPDATE setting SET value = '1' WHERE name = 'tagged'");
    archive = open_archive(path, ARCHIVE_WRITE, NULL);
    ok(archive_outdated(archive, STR("2/a"), &err) == 1, "older rules did");
    ok(archive_retag(archive, STR("key"), &tagging, NULL, NULL, &changed, &err) == STATUS_OK &&
           archive_outdated(archive, STR("2/a"), &err) == 0,
       "until all are tagged anew");
    archive_close(archive);
    error_clear(&err);
}

int main(void)
{
    if (!make_folder())
        return 1;
    if (sqlite3_libversion_number() < 3035000) {
        tap_skip("this SQLite cannot drop columns");
        return tap_done();
    }
    struct arena *a = arena_new();
    test_upgrade(a);
    test_filled(a);
    test_foreign(a);
    test_older_rules(a);
    arena_free(a);
    return tap_done();
}
