/*
 * Care: how much there is, and whether it hangs together.
 */
#include "check_internal.h"

enum status archive_totals(struct archive *a, struct archive_totals *out, struct error *err)
{
    *out = (struct archive_totals){
        .sources = (size_t)statement_number(a, err, 0, "SELECT count(*) FROM source", ""),
        .pages = (size_t)statement_number(a, err, 0, "SELECT count(*) FROM page", ""),
        .articles = (size_t)statement_number(a, err, 0, "SELECT count(*) FROM article", ""),
        .bytes = (size_t)(statement_number(a, err, 0, "PRAGMA page_count", "") *
                          statement_number(a, err, 0, "PRAGMA page_size", "")),
        .first_day = (int)statement_number(a, err, 0, "SELECT min(day_to) FROM page WHERE day_to > 0", ""),
        .last_day = (int)statement_number(a, err, 0, "SELECT max(day_to) FROM page", ""),
    };
    return err->status;
}

/* ---- what must hold ----------------------------------------------------------------------------------------------- */

/* Each query answers the rows that should not be: a number or a uid to name them by. */
static const struct {
    const char *sql, *sentence;
} rules[] = {
    {"SELECT uid FROM article WHERE NOT EXISTS(SELECT 1 FROM body WHERE body.article = article.id)",
     N_("article without a text")},
    {"SELECT uid FROM (SELECT uid, article.id / 65536 AS n, iif(day_to >= 99990000, day_from, day_to) AS day FROM "
     "article"
     " JOIN page ON page.id = article.page)"
     " WHERE iif(day = 0, n >= 372, n <> ((day / 10000) * 12 + day / 100 % 100 - 1) * 31 + day % 100 - 1)", /* ids.c */
     N_("article whose id is not of its day")},
    {"SELECT uid FROM article JOIN page ON page.id = article.page WHERE article.newspaper IS NOT page.newspaper",
     N_("article of another newspaper than its page")},
    {"SELECT uid FROM article WHERE ndoubts <> (SELECT count(*) FROM article_doubt WHERE article_doubt.article = "
     "article.id)",
     N_("article whose doubts are miscounted")},
    {"SELECT uid FROM article WHERE quality NOT BETWEEN 0 AND 100", N_("article of a quality that there is not")},
    {"SELECT x.uid FROM article AS x LEFT JOIN article AS y ON y.id = x.tail WHERE x.tail IS NOT NULL AND"
     " (y.id IS NULL OR y.head IS NOT coalesce(x.head, x.id))",
     N_("article whose continuation does not know it")},
    {"SELECT x.uid FROM article AS x LEFT JOIN article AS y ON y.id = x.head WHERE x.head IS NOT NULL AND"
     " (y.id IS NULL OR y.tail IS NULL OR y.head IS NOT NULL)",
     N_("continuation without a beginning")},
    {"SELECT low || '-' || high FROM relation WHERE low >= high", N_("relation in the wrong order")},
    {"SELECT DISTINCT article FROM trace WHERE NOT EXISTS(SELECT 1 FROM article WHERE article.id = trace.article)",
     N_("trace of an article that is not there")},
    {"SELECT hash FROM trace_common WHERE EXISTS(SELECT 1 FROM trace WHERE trace.hash = trace_common.hash)",
     N_("trace both common and rare")},
    {"SELECT uid FROM article WHERE genre NOT BETWEEN 0 AND 4", N_("article of no known genre")},
    {"SELECT id FROM page WHERE basis NOT BETWEEN 0 AND 4", N_("page whose date has no known basis")},
    {"SELECT low || '-' || high FROM relation WHERE kind NOT BETWEEN 0 AND 4 OR score NOT BETWEEN 0 AND 1000 OR"
     " reason = ''",
     N_("relation of no known kind")},
    {"SELECT id FROM source WHERE length(hash) <> 16", N_("source whose hash is none")},
};
_Static_assert(GENRE_COUNT == 5 && BASIS_COUNT == 5 && RELATION_COUNT == 5, "numbers in the rules above");

static void look(struct archive *a, const char *sql, const char *sentence, struct finding *f, struct error *err)
{
    struct error own = {0};
    sqlite3_stmt *q = statement_fresh(a, sql, &own);
    while (statement_row(a, q, &own))
        finding_add(f, sentence, statement_view(q, 0));
    sqlite3_finalize(q);
    finding_settle(f, sentence, &own, err);
}

/* Of the whole: are its indexes those of its tables, too? */
static void look_at_file(struct archive *a, bool quick, struct finding *f, struct error *err)
{
    struct error own = {0};
    /* A foreign file was looked at when it was opened, and its full text is not to be. */
    sqlite3_stmt *q =
        a->foreign ? NULL : statement_fresh(a, quick ? "PRAGMA quick_check(20)" : "PRAGMA integrity_check(20)", &own);
    while (statement_row(a, q, &own))
        if (!str_is(statement_view(q, 0), "ok"))
            finding_add(f, N_("damaged file"), statement_view(q, 0));
    sqlite3_finalize(q);
    finding_settle(f, N_("damaged file"), &own, err);
    look(a, "PRAGMA foreign_key_check", N_("row that refers to nothing in table"), f, err);
}

static void look_inside(struct archive *a, struct finding *f, struct error *err)
{
    struct error own = {0};
    check_texts(a, f, &own);
    finding_settle(f, N_("damaged file"), &own, err);
    check_index(a, f, err);
    check_pairs(a, f, &own);
    finding_settle(f, N_("damaged file"), &own, err);
}

enum status archive_check(struct archive *a, bool quick, void (*report)(void *context, const char *line), void *context,
                          size_t *faults, struct error *err)
{
    struct finding f = {report, context, faults};
    *faults = 0;
    /* All that is compared must be of one moment. */
    bool alone = sqlite3_get_autocommit(a->db) != 0;
    if (alone)
        archive_execute(a, "BEGIN", err);
    look_at_file(a, quick, &f, err);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        look(a, rules[i].sql, rules[i].sentence, &f, err);
    if (!quick)
        look_inside(a, &f, err);
    if (alone)
        sqlite3_exec(a->db, "COMMIT", NULL, NULL, NULL);
    return err->status;
}
