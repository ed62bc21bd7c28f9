/*
 * Full text against text, all of it: every token that a story's text and facts give stands in its entry, and no other; and the counts
 * by month against the full text. Reading alone does for this, so that `check` works on an archive that others write or nobody may.
 */
#include "../pages.h"
#include "../phrases/phrases.h"
#include "check_internal.h"

#include <stdlib.h>

/* ---- what should be there ----------------------------------------------------------------------------------------- */

struct hashes {
    uint64_t *at;
    size_t n, cap;
};

static int by_value(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

/* The sum of the tokens in LIST, one a line. A key may stand there twice (both halves of a jump); the index has it once, and counts it twice. */
static uint64_t tokens_sum(struct str list, struct hashes *scratch, uint64_t *tokens)
{
    uint64_t sum = 0;
    scratch->n = 0;
    struct str token;
    for (size_t at = 0; str_next(list, '\n', &at, &token);)
        vec_push(scratch, sums_hash(str_cut(token, 0, TOKEN_MOST)));
    *tokens += scratch->n;
    if (scratch->n)
        qsort(scratch->at, scratch->n, sizeof *scratch->at, by_value);
    for (size_t i = 0; i < scratch->n; i++)
        if (!i || scratch->at[i] != scratch->at[i - 1])
            sum += scratch->at[i];
    return sum;
}

/* TOKENS of all of them. */
static void list_stories(struct archive *a, struct finding *f, struct sums *stories, uint64_t *tokens,
                         struct error *err)
{
    struct arena *arena = arena_new();
    struct hashes scratch = {0};
    sqlite3_stmt *q = statement_fresh(a, "SELECT id FROM article WHERE head IS NULL ORDER BY id", err);
    while (statement_row(a, q, err)) {
        struct token_list list;
        struct error own = {0};
        struct sum sum = {.id = sqlite3_column_int64(q, 0)};
        arena_reset(arena);
        archive_fulltext_list(a, sum.id, arena, &list, &own);
        sum.wanted = tokens_sum(list.tokens, &scratch, tokens);
        vec_push(stories, sum);
        finding_settle(f, N_("article that cannot be read"), &own, err);
    }
    sqlite3_finalize(q);
    vec_free(&scratch);
    arena_free(arena);
}

/* ---- what is there ------------------------------------------------------------------------------------------------ */

/*
 * fts5vocab tells each token with each entry that holds it. It wants a table, which a connection that must not write is allowed for this moment,
 * among the temporary ones.
 */
static void vocabulary(struct archive *a, const char *sql, struct error *err)
{
    if (a->mode == ARCHIVE_READ)
        sqlite3_exec(a->db, "PRAGMA query_only = OFF", NULL, NULL, NULL);
    archive_execute(a, sql, err);
    if (a->mode == ARCHIVE_READ)
        sqlite3_exec(a->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
}

static void read_entries(struct archive *a, struct finding *f, struct sums *stories, struct error *err)
{
    int64_t stranger = INT64_MIN; /* told once in a row */
    vocabulary(a, "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, fulltext, instance)", err);
    sqlite3_stmt *q = statement_fresh(a, "SELECT doc, term FROM temp.vocabulary", err);
    while (statement_row(a, q, err)) {
        int64_t id = sqlite3_column_int64(q, 0);
        struct sum *sum = sums_find(stories, id);
        if (sum) {
            sum->found += sums_hash(statement_view(q, 1));
            sum->nfound++;
        } else if (id != stranger) {
            stranger = id;
            finding_number(f, N_("full text of an article that is not there"), id);
        }
    }
    sqlite3_finalize(q);
    struct error ignored = {0};
    vocabulary(a, "DROP TABLE IF EXISTS temp.vocabulary", &ignored);
    error_clear(&ignored);
}

static void compare_entries(struct archive *a, struct finding *f, const struct sums *stories)
{
    for (size_t i = 0; i < stories->n; i++) {
        const struct sum *sum = &stories->at[i];
        if (!sum->nfound)
            finding_article(a, f, N_("article that the full text does not know"), sum->id);
        else if (sum->found != sum->wanted)
            finding_article(a, f, N_("article whose full text is another"), sum->id);
    }
}

/* FTS5 refuses to take out what is not counted. */
static void check_averages(struct archive *a, struct finding *f, const struct sums *stories, uint64_t tokens,
                           struct error *err)
{
    static const char sql[] = "SELECT block FROM fulltext_data WHERE id = ?";
    sqlite3_stmt *q = statement_get(a, sql, err);
    uint64_t counted[2] = {0};
    statement_bind(q, "i", (int64_t)AVERAGES);
    if (statement_row(a, q, err)) {
        struct str record = statement_bytes(q, 0);
        size_t at = 0;
        for (size_t i = 0; i < 2; i++)
            counted[i] = varint_at((const unsigned char *)record.s, &at, record.n);
        sqlite3_reset(q);
    }
    if (err->status == STATUS_OK && (counted[0] != stories->n || counted[1] != tokens))
        finding_add(f, N_("counts"), str_of(_("of what the full text holds")));
}

static void check_entries(struct archive *a, struct finding *f, struct error *err)
{
    struct sums stories = {0};
    struct error own = {0};
    uint64_t tokens = 0;
    list_stories(a, f, &stories, &tokens, err);
    if (err->status == STATUS_OK)
        read_entries(a, f, &stories, &own);
    if (err->status == STATUS_OK && own.status == STATUS_OK)
        compare_entries(a, f, &stories);
    check_averages(a, f, &stories, tokens, &own);
    finding_settle(f, N_("full text"), &own, err);
    vec_free(&stories);
}

/* ---- counts ------------------------------------------------------------------------------------------------------- */

struct counted {
    struct archive *archive;
    struct finding *finding;
    int64_t months; /* with stories, those uncounted left out; of phrases: rows */
};

static void compare_month(void *context, const struct census_month *month, struct error *err)
{
    struct counted *c = context;
    struct archive *a = c->archive;
    if (statement_number(a, err, 0, "SELECT 1 FROM uncounted WHERE month = ?", "i", month->month))
        return;
    static const char same[] = "SELECT 1 FROM census JOIN census_stories USING(month)"
                               " WHERE month = ? AND counts = ? AND stories = ?";
    c->months++;
    if (!statement_number(a, err, 0, same, "ibb", month->month, month->counts, month->stories) &&
        err->status == STATUS_OK)
        finding_number(c->finding, N_("month whose stories are miscounted"), month->month);
}

static void check_counts(struct archive *a, struct finding *f, struct error *err)
{
    struct counted c = {a, f, 0};
    struct error own = {0};
    census_count(a, 0, INT64_MAX / CENSUS_IDS - 1, compare_month, &c, &own);
    if (own.status == STATUS_OK &&
        statement_number(a, &own, 0,
                         "SELECT max(n) FROM (SELECT count(*) AS n FROM census WHERE month NOT IN (SELECT month FROM"
                         " uncounted) UNION ALL SELECT count(*) FROM census_stories WHERE month NOT IN (SELECT month"
                         " FROM uncounted))",
                         "") > c.months)
        finding_add(f, N_("counts"), str_of(_("of a month without stories")));
    finding_settle(f, N_("counts"), &own, err);
}

/* ---- phrases ------------------------------------------------------------------------------------------------------ */

static void compare_row(void *context, int64_t month, int64_t row, struct str stories, struct error *err)
{
    struct counted *c = context;
    struct archive *a = c->archive;
    if (statement_number(a, err, 0, "SELECT 1 FROM unphrased WHERE month = ?", "i", month))
        return;
    c->months++;
    if (!statement_number(a, err, 0, "SELECT 1 FROM phrase_stories WHERE id = ? AND stories = ?", "ib",
                          row << PHRASE_MONTHS | month, stories) &&
        err->status == STATUS_OK)
        finding_number(c->finding, N_("month whose phrases are other ones"), month);
}

static void check_phrases(struct archive *a, struct finding *f, struct error *err)
{
    static const char rows[] =
        "SELECT count(*) FROM phrase_stories WHERE id & ((1 << ?) - 1) NOT IN (SELECT month FROM unphrased)";
    struct counted c = {a, f, 0};
    struct error own = {0};
    struct phrase_writer *writer = phrase_writer_open(a, &own);
    phrase_writer_months(writer, 0, INT64_MAX, compare_row, &c, &own);
    phrase_writer_close(writer);
    if (own.status == STATUS_OK && statement_number(a, &own, 0, rows, "i", (int64_t)PHRASE_MONTHS) > c.months)
        finding_add(f, N_("phrases"), str_of(_("of a month without stories")));
    finding_settle(f, "phrases", &own, err);
}

/* ---- the index by itself ------------------------------------------------------------------------------------------ */

/* Its own structure can only be examined by a connection that may write. */
static void look_at_structure(struct archive *a, struct finding *f, struct error *err)
{
    struct error own = {0};
    if (a->mode != ARCHIVE_WRITE)
        return;
    archive_fulltext_check(a, &own);
    finding_settle(f, N_("full text"), &own, err);
}

void check_index(struct archive *a, struct finding *f, struct error *err)
{
    if (a->foreign) /* what is used in its stead was made from the text just now */
        return;
    if (check_pages(a, f, err))
        check_entries(a, f, err);
    check_counts(a, f, err);
    check_phrases(a, f, err);
    look_at_structure(a, f, err);
}
