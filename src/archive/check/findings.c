/*
 * What a check found, told a line each.
 */
#include "check_internal.h"

void finding_add(struct finding *f, const char *sentence, struct str what)
{
    struct buf line = {0};
    buf_printf(&line, _("%s: %.*s"), _(sentence), STR_ARG(what));
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

void finding_article(struct archive *a, struct finding *f, const char *sentence, int64_t id)
{
    struct error ignored = {0};
    sqlite3_stmt *q = statement_get(a, "SELECT uid FROM article WHERE id = ?", &ignored);
    statement_bind(q, "i", id);
    if (statement_row(a, q, &ignored))
        finding_add(f, sentence, statement_view(q, 0));
    else
        finding_number(f, sentence, id);
    if (q)
        sqlite3_reset(q);
    error_clear(&ignored);
}

void finding_settle(struct finding *f, const char *sentence, struct error *own, struct error *err)
{
    if (own->status == STATUS_ARCHIVE)
        finding_add(f, sentence, str_of(own->message));
    else
        error_pass(err, own);
    error_clear(own);
}
