/*
 * An article out of its tables, whole. One small query a table, each over one clustered span of rows.
 */
#include "archive_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- lists of rows ------------------------------------------------------------------------------------------------ */

/* Rows of unknown number, gathered as TYPE from the initializer at the end and then copied into the arena as one array. */
#define GATHER(array, count, type, ...)                                                                                \
    do {                                                                                                               \
        struct {                                                                                                       \
            type *at;                                                                                                  \
            size_t n, cap;                                                                                             \
        } list = {0};                                                                                                  \
        while (statement_row(a, q, err)) {                                                                             \
            type row = __VA_ARGS__;                                                                                    \
            vec_push(&list, row);                                                                                      \
        }                                                                                                              \
        (array) = arena_copy(arena, list.at, list.n, sizeof(type));                                                    \
        (count) = list.n;                                                                                              \
        vec_free(&list);                                                                                               \
    } while (0)

static sqlite3_stmt *of_article(struct archive *a, const char *sql, int64_t id, struct error *err)
{
    sqlite3_stmt *q = statement_get(a, sql, err);
    statement_bind(q, "i", id);
    return q;
}

/* ---- text --------------------------------------------------------------------------------------------------------- */

static size_t count_lines(struct str text)
{
    size_t n = text.n ? 1 : 0;
    for (const char *p = text.s, *end = text.s + text.n; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        n++;
    return n;
}

/* TEXT lies in the arena and is ours: line ends become the NULs that each paragraph is to have behind it. */
static struct str *split_lines(struct arena *arena, struct str text, size_t *n)
{
    *n = count_lines(text);
    struct str *lines = arena_array(arena, *n, sizeof *lines);
    char *p = (char *)(uintptr_t)text.s, *end = p + text.n;
    for (size_t i = 0; i < *n; i++) {
        char *stop = memchr(p, '\n', (size_t)(end - p));
        if (!stop)
            stop = end;
        lines[i] = (struct str){.s = p, .n = (size_t)(stop - p)};
        *stop = '\0';
        p = stop + 1;
    }
    return lines;
}

struct section_start {
    size_t paragraph;
    struct str heading;
};

static void read_sections(struct archive *a, struct arena *arena, int64_t id, struct article *article,
                          struct error *err)
{
    struct str *lines = NULL;
    size_t nlines = 0;
    struct buf body = {0};
    sqlite3_stmt *q = of_article(a, "SELECT text FROM body WHERE article = ?", id, err);
    if (statement_row(a, q, err)) {
        lines = split_lines(arena, arena_str(arena, statement_prose(q, 0, &body)), &nlines);
        sqlite3_reset(q);
    }
    buf_free(&body);
    struct section_start *starts;
    size_t nstarts;
    q = of_article(a, "SELECT paragraph, heading FROM section WHERE article = ? ORDER BY n", id, err);
    GATHER(starts, nstarts, struct section_start,
           {.paragraph = (size_t)sqlite3_column_int64(q, 0), .heading = statement_text(q, 1, arena)});
    if (nstarts == 0 && nlines > 0) {
        starts = arena_alloc(arena, sizeof *starts);
        nstarts = 1;
    }
    article->sections = arena_array(arena, nstarts, sizeof *article->sections);
    article->nsections = nstarts;
    for (size_t i = 0; i < nstarts; i++) {
        size_t from = starts[i].paragraph, to = i + 1 < nstarts ? starts[i + 1].paragraph : nlines;
        if (to > nlines)
            to = nlines;
        if (from > to)
            from = to;
        article->sections[i] = (struct section){
            .heading = starts[i].heading, .paragraphs = lines ? lines + from : NULL, .nparagraphs = to - from};
    }
}

static void read_text(struct archive *a, struct arena *arena, int64_t id, struct article *article, struct error *err)
{
    read_sections(a, arena, id, article, err);
    sqlite3_stmt *q = of_article(a, "SELECT text, credit FROM caption WHERE article = ? ORDER BY n", id, err);
    GATHER(article->captions, article->ncaptions, struct caption,
           {.text = statement_text(q, 0, arena), .credit = statement_text(q, 1, arena)});
}

/* ---- what is said of it ------------------------------------------------------------------------------------------- */

static void read_named(struct archive *a, struct arena *arena, int64_t id, struct article *article, struct error *err)
{
    sqlite3_stmt *q = of_article(
        a,
        "SELECT code, name, principal, mentions FROM article_county JOIN county ON id = county WHERE article = ?"
        " ORDER BY principal DESC, mentions DESC, code",
        id, err);
    GATHER(article->counties, article->ncounties, struct county_tag,
           {.code = statement_text(q, 0, arena),
            .name = statement_text(q, 1, arena),
            .primary = sqlite3_column_int(q, 2) != 0,
            .mentions = sqlite3_column_int(q, 3)});
    q = of_article(a, "SELECT name, title FROM person WHERE article = ? ORDER BY n", id, err);
    GATHER(article->people, article->npeople, struct person_tag,
           {.name = statement_text(q, 0, arena), .title = statement_text(q, 1, arena)});
}

static void read_tags(struct archive *a, struct arena *arena, int64_t id, struct article *article, struct error *err)
{
    sqlite3_stmt *q =
        of_article(a, "SELECT name, short, mentions FROM organisation WHERE article = ? ORDER BY n", id, err);
    GATHER(article->organisations, article->norganisations, struct organisation_tag,
           {.name = statement_text(q, 0, arena),
            .short_name = statement_text(q, 1, arena),
            .mentions = sqlite3_column_int(q, 2)});
    q = of_article(a, "SELECT name, role FROM article_author JOIN author ON id = author WHERE article = ? ORDER BY n",
                   id, err);
    GATHER(article->authors, article->nauthors, struct author,
           {.name = statement_text(q, 0, arena), .role = statement_text(q, 1, arena)});
    q = of_article(
        a,
        "SELECT code, topic.name, weight, value FROM article_topic JOIN topic ON id = topic"
        " LEFT JOIN setting ON setting.name = 'medtop ' || code WHERE article = ? ORDER BY weight DESC, code",
        id, err);
    GATHER(article->topics, article->ntopics, struct topic_tag,
           {.id = statement_text(q, 0, arena),
            .name = statement_text(q, 1, arena),
            .weight = sqlite3_column_double(q, 2) / 1000,
            .medtop = statement_text(q, 3, arena)});
    q = of_article(a, "SELECT value, unit, what, who, about FROM figure WHERE article = ? ORDER BY n", id, err);
    GATHER(article->figures, article->nfigures, struct figure_tag,
           {.value = statement_text(q, 0, arena),
            .unit = statement_text(q, 1, arena),
            .what = statement_text(q, 2, arena),
            .who = statement_text(q, 3, arena),
            .about = statement_text(q, 4, arena)});
    archive_read_evidence(a, arena, id, article, err);
}

/* "FIRST LAST PART" */
static struct provenance parse_part(struct str line)
{
    char *after;
    long first = strtol(line.s, &after, 10), last = strtol(after, &after, 10);
    while (*after == ' ')
        after++;
    return (struct provenance){
        .part = {.s = after, .n = line.n - (size_t)(after - line.s)}, .first = (int)first, .last = (int)last};
}

static void read_provenance(struct archive *a, struct arena *arena, int64_t id, struct article *article,
                            struct error *err)
{
    sqlite3_stmt *q = of_article(a, "SELECT parts FROM provenance WHERE article = ?", id, err);
    if (statement_row(a, q, err)) {
        size_t n;
        struct str *lines = split_lines(arena, statement_text(q, 0, arena), &n);
        article->provenance = arena_array(arena, n, sizeof *article->provenance);
        article->nprovenance = n;
        for (size_t i = 0; i < n; i++)
            article->provenance[i] = parse_part(lines[i]);
        sqlite3_reset(q);
    }
    q = of_article(a, "SELECT text FROM article_doubt JOIN doubt ON id = doubt WHERE article = ? ORDER BY n", id, err);
    GATHER(article->doubts, article->ndoubts, struct str, statement_text(q, 0, arena));
}

/* The uid in column COLUMN of the row at hand, whose article's id is in the one behind it: it is likely to be read next. */
static struct str uid_met(struct archive *a, struct arena *arena, sqlite3_stmt *q, int column)
{
    struct str uid = statement_text(q, column, arena);
    archive_know(a, uid, sqlite3_column_int64(q, column + 1));
    return uid;
}

/* Relations of all parts of a story are the story's, and lead to the first part of the other one. */
static void read_related(struct archive *a, struct arena *arena, int64_t id, struct article *article, struct error *err)
{
    sqlite3_stmt *q = of_article(
        a,
        "WITH part(id) AS (SELECT ?1 UNION ALL SELECT id FROM article WHERE head = ?1),"
        " found(other, score, kind, reason) AS"
        " (SELECT high, score, kind, reason FROM part JOIN relation ON low = part.id"
        "  UNION ALL SELECT low, score, kind, reason FROM part JOIN relation ON high = part.id)"
        " SELECT story.uid, story.id, max(score) AS best, kind, reason FROM found JOIN article AS piece ON piece.id = other"
        " JOIN article AS story ON story.id = coalesce(piece.head, piece.id) GROUP BY story.id"
        " ORDER BY best DESC, story.uid LIMIT 10",
        id, err);
    GATHER(article->related, article->nrelated, struct related,
           {.uid = uid_met(a, arena, q, 0),
            .score = sqlite3_column_double(q, 2) / 1000,
            .relation = (enum relation)sqlite3_column_int(q, 3),
            .reason = statement_text(q, 4, arena)});
}

/* Column COLUMN of the row at hand. */
static bool read_quality(sqlite3_stmt *q, int column, double *quality)
{
    int hundredths = sqlite3_column_int(q, column);
    bool rated = sqlite3_column_type(q, column) != SQLITE_NULL && hundredths >= 0 && hundredths <= 100;
    *quality = rated ? quality_rounded(hundredths / 100.0) : 0;
    return rated;
}

/* ---- the row and its page ----------------------------------------------------------------------------------------- */

static struct str uid_of(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct str uid = STR_ABSENT;
    sqlite3_stmt *q = of_article(a, "SELECT uid FROM article WHERE id = ?", id, err);
    if (statement_row(a, q, err)) {
        uid = statement_text(q, 0, arena);
        sqlite3_reset(q);
    }
    return uid;
}

/* The part before this one: from the first along the chain. */
static int64_t part_before(struct archive *a, int64_t head, int64_t id, struct error *err)
{
    for (int steps = 0; head && steps < 100; steps++) {
        int64_t next = statement_number(a, err, 0, "SELECT tail FROM article WHERE id = ?", "i", head);
        if (next == id)
            return head;
        head = next;
    }
    return 0;
}

static void read_page(struct archive *a, struct arena *arena, int64_t id, struct page *page, struct error *err)
{
    int64_t page_id = 0;
    sqlite3_stmt *q = of_article(
        a,
        "SELECT coalesce(page.file, source.file), newspaper.name, edtf, day_from, day_to, basis, page_no, page.title,"
        " page.id, page.quality, region FROM article JOIN page ON page.id = article.page"
        " JOIN source ON source.id = page.source LEFT JOIN newspaper ON newspaper.id = page.newspaper"
        " LEFT JOIN page_region ON page_region.page = page.id WHERE article.id = ?",
        id, err);
    if (statement_row(a, q, err)) {
        page->file = statement_text(q, 0, arena);
        page->newspaper = statement_text(q, 1, arena);
        page->date = (struct date){
            .edtf = statement_text(q, 2, arena), .from = sqlite3_column_int(q, 3), .to = sqlite3_column_int(q, 4)};
        page->date_basis = (enum date_basis)sqlite3_column_int(q, 5);
        page->page_no = statement_text(q, 6, arena);
        page->page_title = statement_text(q, 7, arena);
        page_id = sqlite3_column_int64(q, 8);
        page->rated = read_quality(q, 9, &page->quality);
        page->region = page->region_own = statement_text(q, 10, arena);
        sqlite3_reset(q);
    }
    q = of_article(a, "SELECT role, name FROM staff WHERE page = ? ORDER BY n", page_id, err);
    GATHER(page->staff, page->nstaff, struct staff,
           {.role = statement_text(q, 0, arena), .name = statement_text(q, 1, arena)});
}

enum status archive_record(struct archive *a, struct arena *arena, int64_t id, unsigned parts, struct page *page,
                           struct article *article, struct error *err)
{
    *article = (struct article){0};
    if (page)
        *page = (struct page){0};
    sqlite3_stmt *q =
        of_article(a,
                   "SELECT uid, seq, genre, derived, title, kicker, subtitle, credit, jump_to, jump_from, head, tail,"
                   " quality FROM article WHERE id = ?",
                   id, err);
    if (!statement_row(a, q, err))
        return err->status != STATUS_OK ? err->status : STATUS_NOTHING;
    *article = (struct article){
        .uid = statement_text(q, 0, arena),
        .seq = sqlite3_column_int(q, 1),
        .genre = (enum genre)sqlite3_column_int(q, 2),
        .title_derived = sqlite3_column_int(q, 3) != 0,
        .title = statement_text(q, 4, arena),
        .kicker = statement_text(q, 5, arena),
        .subtitle = statement_text(q, 6, arena),
        .credit = statement_text(q, 7, arena),
        .jump_to = statement_text(q, 8, arena),
        .jump_from = statement_text(q, 9, arena),
    };
    int64_t head = sqlite3_column_int64(q, 10), tail = sqlite3_column_int64(q, 11);
    article->rated = read_quality(q, 12, &article->quality);
    sqlite3_reset(q);
    if (parts & RECORD_TEXT)
        read_text(a, arena, id, article, err);
    if (parts & RECORD_NAMED)
        read_named(a, arena, id, article, err);
    if (parts & RECORD_TAGS)
        read_tags(a, arena, id, article, err);
    if (parts & RECORD_RELATED) {
        read_related(a, arena, id, article, err);
        if (tail)
            article->continued_in = uid_of(a, arena, tail, err);
        if (head)
            article->continues = uid_of(a, arena, part_before(a, head, id, err), err);
    }
    if (parts & RECORD_PROVENANCE)
        read_provenance(a, arena, id, article, err);
    if ((parts & RECORD_PAGE) && page)
        read_page(a, arena, id, page, err);
    return err->status;
}
