/*
 * Feeding the full text index. It holds no text of its own (content=''), so taking a story out needs the very words that were put in:
 * both ways compose them here, out of the tables.
 *
 * What is put waits in a table until the batch ends and then goes in in the order of ids, which is twice as fast as any other order; a
 * table, because it is rolled back with the rest.
 */
#include "fulltext.h"

#include "baolan/fold.h"
#include "baolan/utf8.h"

/* ---- composing ---------------------------------------------------------------------------------------------------- */

void fulltext_fold(struct str s, struct buf *out)
{
    size_t from = out->n;
    fold_str(s, out);
    for (size_t i = from; i < out->n; i++)
        if (out->s[i] == '\n')
            out->s[i] = ' ';
}

static void fold_line(struct str s, struct buf *out)
{
    if (!s.n)
        return;
    fulltext_fold(s, out);
    buf_char(out, '\n');
}

static void fold_lines(struct str s, struct buf *out)
{
    for (size_t from = 0; from < s.n;) {
        size_t to = str_find(s, STR("\n"), from);
        if (to == SIZE_MAX)
            to = s.n;
        fold_line(str_cut(s, from, to), out);
        from = to + 1;
    }
}

void fulltext_key(enum fulltext_key letter, int64_t number, struct buf *out)
{
    buf_printf(out, "%c%c%lld", MARK_FACET, letter, (long long)number);
}

void fulltext_page_key(struct str page_no, struct buf *out)
{
    struct buf folded = {0};
    fulltext_fold(page_no, &folded);
    buf_printf(out, "%c%c", MARK_FACET, KEY_PAGE);
    bool in_number = false;
    for (size_t i = 0; i < folded.n; i++) {
        bool digit = folded.s[i] >= '0' && folded.s[i] <= '9';
        bool leading_zero =
            folded.s[i] == '0' && !in_number && i + 1 < folded.n && folded.s[i + 1] >= '0' && folded.s[i + 1] <= '9';
        if (!leading_zero) {
            buf_char(out, folded.s[i]);
            in_number = digit;
        }
    }
    buf_free(&folded);
}

/* ---- stories ------------------------------------------------------------------------------------------------------ */

struct story story_of(struct archive *a, int64_t id, struct error *err)
{
    struct story story = {0};
    static const char next[] = "SELECT y.id FROM article AS x JOIN article AS y ON y.id = x.tail WHERE x.id = ?";
    for (; id && story.n < STORY_PARTS; id = statement_number(a, err, 0, next, "i", id))
        story.part[story.n++] = id;
    return story;
}

int64_t story_head(struct archive *a, int64_t id, struct error *err)
{
    static const char before[] = "SELECT y.id FROM article AS x JOIN article AS y ON y.id = x.head WHERE x.id = ?";
    int64_t head = id;
    for (size_t i = 0; i < STORY_PARTS && head; i++) {
        id = head;
        head = statement_number(a, err, 0, before, "i", id);
    }
    return id;
}

/* Runs SQL, which has one parameter, the article, for each part, and folds every column of every row as lines. */
static void add_columns(struct archive *a, const char *sql, const struct story *story, struct buf *out,
                        struct error *err)
{
    for (size_t i = 0; i < story->n; i++) {
        sqlite3_stmt *q = statement_get(a, sql, err);
        statement_bind(q, "i", story->part[i]);
        while (statement_row(a, q, err))
            for (int column = 0; column < sqlite3_column_count(q); column++)
                fold_lines(statement_view(q, column), out);
    }
}

void story_text(struct archive *a, const struct story *story, struct buf *out, struct error *err)
{
    /* One statement, because it is asked for every story that a search looks into. */
    add_columns(a,
                "SELECT kicker, title, subtitle, (SELECT text FROM body WHERE article = id),"
                " (SELECT group_concat(heading, char(10)) FROM section WHERE article = id),"
                " (SELECT group_concat(text, char(10)) FROM caption WHERE article = id) FROM article WHERE id = ?",
                story, out, err);
}

void story_titles(struct archive *a, const struct story *story, struct buf *out, struct error *err)
{
    add_columns(a, "SELECT title FROM article WHERE id = ?", story, out, err);
}

void story_authors(struct archive *a, const struct story *story, struct buf *out, struct error *err)
{
    add_columns(a, "SELECT name FROM article_author JOIN author ON id = author WHERE article = ? ORDER BY n", story,
                out, err);
}

static void add_keys(struct archive *a, enum fulltext_key letter, const char *sql, const struct story *story,
                     struct buf *out, struct error *err)
{
    for (size_t i = 0; i < story->n; i++) {
        sqlite3_stmt *q = statement_get(a, sql, err);
        statement_bind(q, "i", story->part[i]);
        while (statement_row(a, q, err))
            fulltext_key(letter, sqlite3_column_int64(q, 0), out);
    }
}

static void add_page_keys(struct archive *a, const struct story *story, struct buf *out, struct error *err)
{
    static const char sql[] =
        "SELECT page_no FROM page JOIN article ON article.page = page.id WHERE article.id = ? AND page_no IS NOT NULL";
    for (size_t i = 0; i < story->n; i++) {
        sqlite3_stmt *q = statement_get(a, sql, err);
        statement_bind(q, "i", story->part[i]);
        while (statement_row(a, q, err))
            fulltext_page_key(statement_view(q, 0), out);
    }
}

void archive_fulltext_compose(struct archive *a, int64_t head, struct buf *out, struct error *err)
{
    struct story story = story_of(a, head, err);
    story_text(a, &story, out, err);
    buf_char(out, MARK_TITLE);
    story_titles(a, &story, out, err);
    buf_char(out, MARK_AUTHOR);
    story_authors(a, &story, out, err);
    buf_printf(out, "%c%c", MARK_FACET, KEY_ALL);
    add_keys(a, KEY_COUNTY, "SELECT county FROM article_county WHERE article = ? AND principal", &story, out, err);
    add_keys(a, KEY_TOPIC, "SELECT topic FROM article_topic WHERE article = ?", &story, out, err);
    add_keys(a, KEY_NEWSPAPER, "SELECT newspaper FROM article WHERE id = ? AND newspaper IS NOT NULL", &story, out,
             err);
    add_keys(a, KEY_GENRE, "SELECT genre FROM article WHERE id = ?", &story, out, err);
    add_page_keys(a, &story, out, err);
}

/* ---- in and out --------------------------------------------------------------------------------------------------- */

enum status archive_fulltext_put(struct archive *a, int64_t id, struct error *err)
{
    return statement_do(a, err, "INSERT OR IGNORE INTO unindexed(article) VALUES(?)", "i", id);
}

/* Was ID put and has not gone in yet? Then it need not come out either. */
static bool forget(struct archive *a, int64_t id, struct error *err)
{
    return statement_do(a, err, "DELETE FROM unindexed WHERE article = ?", "i", id) == STATUS_OK &&
           sqlite3_changes(a->db) > 0;
}

enum status archive_fulltext_delete(struct archive *a, int64_t id, struct error *err)
{
    int64_t head = story_head(a, id, err);
    struct story story = story_of(a, head, err);
    bool waiting = false;
    for (size_t i = 0; i < story.n; i++)
        waiting = forget(a, story.part[i], err) || waiting;
    if (!waiting) {
        struct buf words = {0};
        archive_fulltext_compose(a, head, &words, err);
        statement_do(a, err, "INSERT INTO fulltext(fulltext, rowid, words) VALUES('delete', ?, ?)", "is", head,
                     buf_view(&words));
        archive_census_touch(a, head, err);
        buf_free(&words);
    }
    for (size_t i = 0; i < story.n; i++)
        if (story.part[i] != id)
            archive_fulltext_put(a, story.part[i], err);
    return err->status;
}

enum status archive_fulltext_flush(struct archive *a, struct error *err)
{
    static const char next[] = "SELECT min(article) FROM unindexed WHERE article > ?";
    struct buf words = {0};
    int64_t low = statement_number(a, err, -1, "SELECT min(article) FROM unindexed", "");
    int64_t high = statement_number(a, err, -1, "SELECT max(article) FROM unindexed", "");
    for (int64_t id = 0; (id = statement_number(a, err, 0, next, "i", id)) != 0;) {
        /* A story goes in with its first half; what was deleted since does not go in at all. */
        if (story_head(a, id, err) != id ||
            statement_number(a, err, 0, "SELECT 1 FROM article WHERE id = ?", "i", id) == 0)
            continue;
        buf_clear(&words);
        archive_fulltext_compose(a, id, &words, err);
        statement_do(a, err, "INSERT INTO fulltext(rowid, words) VALUES(?, ?)", "is", id, buf_view(&words));
        archive_census_touch(a, id, err);
    }
    buf_free(&words);
    statement_do(a, err, "DELETE FROM unindexed", "");
    /* A month that the run has left behind is finished, unless it writes all over the years. */
    if (low >= 0)
        archive_census_keep(a, low, high, err);
    return err->status;
}

enum status archive_fulltext_check(struct archive *a, struct error *err)
{
    return statement_do(a, err, "INSERT INTO fulltext(fulltext) VALUES('integrity-check')", "");
}
