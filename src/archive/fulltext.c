/*
 * What the full text index holds of a story is composed here. The index holds no text of its own (content=''), so taking a story out needs
 * the very words that were put in.
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
    struct str line;
    for (size_t at = 0; str_next(s, '\n', &at, &line);)
        fold_line(line, out);
}

void fulltext_key(enum fulltext_key letter, int64_t number, struct buf *out)
{
    buf_printf(out, "%c%c%lld", MARK_FACET, letter, (long long)number);
}

void fulltext_name_key(enum fulltext_key letter, struct str name, struct buf *out)
{
    enum { MOST = 64 }; /* code points */
    buf_printf(out, "%c%c", MARK_FACET, letter);
    fulltext_fold(str_cut(name, 0, utf8_offset(name, MOST)), out);
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

void fulltext_quote(struct str token, struct buf *out)
{
    buf_char(out, '"');
    for (size_t i = 0; i < token.n; i++) {
        if (token.s[i] == '"')
            buf_char(out, '"');
        buf_char(out, token.s[i]);
    }
    buf_char(out, '"');
}

/* ---- stories ------------------------------------------------------------------------------------------------------ */

int64_t story_next(struct archive *a, int64_t id, struct error *err)
{
    static const char next[] = "SELECT y.id FROM article AS x JOIN article AS y ON y.id = x.tail WHERE x.id = ?";
    return statement_number(a, err, 0, next, "i", id);
}

struct story story_of(struct archive *a, int64_t id, struct error *err)
{
    struct story story = {0};
    for (; id && story.n < STORY_PARTS; id = story_next(a, id, err))
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

static void fold_paragraphs(const struct article *article, struct buf *out)
{
    for (size_t i = 0; i < article->nsections; i++)
        for (size_t k = 0; k < article->sections[i].nparagraphs; k++)
            fold_lines(article->sections[i].paragraphs[k], out);
}

void fulltext_compose_article(const struct article *article, struct buf *out)
{
    fold_lines(article->kicker, out);
    fold_lines(article->title, out);
    fold_lines(article->subtitle, out);
    fold_paragraphs(article, out);
    for (size_t i = 0; i < article->nsections; i++)
        fold_lines(article->sections[i].heading, out);
    for (size_t i = 0; i < article->ncaptions; i++)
        fold_lines(article->captions[i].text, out);
    buf_char(out, MARK_TITLE);
    fold_lines(article->title, out);
    buf_char(out, MARK_AUTHOR);
    for (size_t i = 0; i < article->nauthors; i++)
        fold_lines(article->authors[i].name, out);
}

/* Runs SQL, which has one parameter, the article, for each part, and folds every column of every row as lines. */
static void add_columns(struct archive *a, const char *sql, const struct story *story, struct buf *out,
                        struct error *err)
{
    struct buf body = {0};
    for (size_t i = 0; i < story->n; i++) {
        sqlite3_stmt *q = statement_get(a, sql, err);
        statement_bind(q, "i", story->part[i]);
        while (statement_row(a, q, err))
            for (int column = 0; column < sqlite3_column_count(q); column++)
                fold_lines(statement_prose(q, column, &body), out);
    }
    buf_free(&body);
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

static void add_name_keys(struct archive *a, enum fulltext_key letter, const char *sql, const struct story *story,
                          struct buf *out, struct error *err)
{
    for (size_t i = 0; i < story->n; i++) {
        sqlite3_stmt *q = statement_get(a, sql, err);
        statement_bind(q, "i", story->part[i]);
        while (statement_row(a, q, err))
            for (int column = 0; column < sqlite3_column_count(q); column++)
                if (statement_view(q, column).s)
                    fulltext_name_key(letter, statement_view(q, column), out);
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

/* The lowest quality of its parts, in hundredths; -1 when none is known. What a list shows of a story is what a query finds it by. */
static int story_quality(struct archive *a, const struct story *story, struct error *err)
{
    int64_t least = -1;
    for (size_t i = 0; i < story->n; i++) {
        int64_t quality = statement_number(a, err, -1, "SELECT quality FROM article WHERE id = ?", "i", story->part[i]);
        if (quality >= 0 && (least < 0 || quality < least))
            least = quality;
    }
    return least <= 100 ? (int)least : 100;
}

static void add_quality_keys(struct archive *a, const struct story *story, struct buf *out, struct error *err)
{
    int quality = story_quality(a, story, err);
    if (quality < 0)
        return;
    fulltext_key(KEY_QUALITY, quality, out);
    fulltext_key(KEY_TENTH, quality_tenth(quality), out);
}

static void compose_keys(struct archive *a, const struct story *story, struct buf *out, struct error *err)
{
    buf_str(out, fulltext_every());
    add_keys(a, KEY_COUNTY, "SELECT county FROM article_county WHERE article = ? AND principal", story, out, err);
    add_keys(a, KEY_TOPIC, "SELECT topic FROM article_topic WHERE article = ?", story, out, err);
    add_keys(a, KEY_NEWSPAPER, "SELECT newspaper FROM article WHERE id = ? AND newspaper IS NOT NULL", story, out, err);
    add_keys(a, KEY_GENRE, "SELECT genre FROM article WHERE id = ?", story, out, err);
    add_keys(a, KEY_CORRECTED, "SELECT 1 FROM article JOIN setting ON name = 'original ' || uid WHERE article.id = ?",
             story, out, err);
    add_page_keys(a, story, out, err);
    add_quality_keys(a, story, out, err);
    add_name_keys(a, KEY_PERSON, "SELECT name FROM person WHERE article = ?", story, out, err);
    add_name_keys(a, KEY_ORG, "SELECT name, short FROM organisation WHERE article = ?", story, out, err);
}

void fulltext_compose_keys(struct archive *a, int64_t head, struct buf *out, struct error *err)
{
    struct story story = story_of(a, head, err);
    compose_keys(a, &story, out, err);
}

void fulltext_compose(struct archive *a, int64_t head, struct buf *out, struct error *err)
{
    struct story story = story_of(a, head, err);
    story_text(a, &story, out, err);
    buf_char(out, MARK_TITLE);
    story_titles(a, &story, out, err);
    buf_char(out, MARK_AUTHOR);
    story_authors(a, &story, out, err);
    compose_keys(a, &story, out, err);
}
