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
     "article without a text"},
    {"SELECT uid FROM (SELECT uid, article.id / 65536 AS n, iif(day_to >= 99990000, day_from, day_to) AS day FROM "
     "article"
     " JOIN page ON page.id = article.page)"
     " WHERE iif(day = 0, n >= 372, n <> ((day / 10000) * 12 + day / 100 % 100 - 1) * 31 + day % 100 - 1)", /* ids.c */
     "article whose id is not of its day"},
    {"SELECT uid FROM article JOIN page ON page.id = article.page WHERE article.newspaper IS NOT page.newspaper",
     "article of another newspaper than its page"},
    {"SELECT uid FROM article WHERE ndoubts <> (SELECT count(*) FROM article_doubt WHERE article_doubt.article = "
     "article.id)",
     "article whose doubts are miscounted"},
    {"SELECT uid FROM article WHERE quality NOT BETWEEN 0 AND 100", "article of a quality that there is not"},
    {"SELECT x.uid FROM article AS x LEFT JOIN article AS y ON y.id = x.tail WHERE x.tail IS NOT NULL AND"
     " (y.id IS NULL OR y.head IS NOT coalesce(x.head, x.id))",
     "article whose continuation does not know it"},
    {"SELECT x.uid FROM article AS x LEFT JOIN article AS y ON y.id = x.head WHERE x.head IS NOT NULL AND"
     " (y.id IS NULL OR y.tail IS NULL OR y.head IS NOT NULL)",
     "continuation without a beginning"},
    {"SELECT low || '-' || high FROM relation WHERE low >= high", "relation in the wrong order"},
    {"SELECT DISTINCT article FROM trace WHERE NOT EXISTS(SELECT 1 FROM article WHERE article.id = trace.article)",
     "trace of an article that is not there"},
    {"SELECT hash FROM trace_common WHERE EXISTS(SELECT 1 FROM trace WHERE trace.hash = trace_common.hash)",
     "trace both common and rare"},
};

void finding_add(struct finding *f, const char *sentence, struct str what)
{
    struct buf line = {0};
    buf_printf(&line, "%s: %.*s", sentence, STR_ARG(what));
    ++*f->faults;
    f->report(f->context, line.s);
    buf_free(&line);
}

void finding_number(struct finding *f, const char *sentence, int64_t what)
{
    struct buf number = {0};
    buf_printf(&number, "%lld", (long long)what);
    finding_add(f, sentence, buf_view(&number));
    buf_free(&number);
}

static void look(struct archive *a, const char *sql, const char *sentence, struct finding *f, struct error *err)
{
    sqlite3_stmt *q = statement_fresh(a, sql, err);
    while (statement_row(a, q, err))
        finding_add(f, sentence, statement_view(q, 0));
    sqlite3_finalize(q);
}

static void look_at_file(struct archive *a, struct finding *f, struct error *err)
{
    /* A foreign file was looked at when it was opened, and its full text is not to be. */
    sqlite3_stmt *q = a->foreign ? NULL : statement_fresh(a, "PRAGMA quick_check(20)", err);
    while (statement_row(a, q, err))
        if (!str_is(statement_view(q, 0), "ok"))
            finding_add(f, "damaged file", statement_view(q, 0));
    sqlite3_finalize(q);
    look(a, "PRAGMA foreign_key_check", "row that refers to nothing in table", f, err);
}

enum status archive_check(struct archive *a, bool quick, void (*report)(void *context, const char *line), void *context,
                          size_t *faults, struct error *err)
{
    struct finding f = {report, context, faults};
    *faults = 0;
    look_at_file(a, &f, err);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        look(a, rules[i].sql, rules[i].sentence, &f, err);
    if (!quick)
        check_fulltext(a, &f, err);
    return err->status;
}
