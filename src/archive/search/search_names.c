/* What a query calls a county, a topic, a newspaper, a genre, a page or a quality, as keys of the full text index. */
#include "search_internal.h"

#include "baolan/fold.h"
#include "baolan/language.h"
#include "baolan/utf8.h"

enum { SUGGESTIONS = 8, SHORTEST_PART = 2 /* code points: 城 alone names no county */ };

/* A table of named things: SQL gives id, code, name in the order of the panel. */
struct names {
    enum query_field field;
    enum fulltext_key letter;
    const char *others, *none; /* what is said where none is called so */
    const char *sql;
    bool anywhere; /* a part of a name need not be its beginning */
};

static const struct names tables[] = {
    {FIELD_COUNTY, KEY_COUNTY, N_("no county in this archive is called “%.*s”; there are %s"),
     N_("this archive knows no county, so not “%.*s” either"),
     "SELECT id, code, name FROM county ORDER BY place IS NULL, place, code", false},
    {FIELD_TOPIC, KEY_TOPIC, N_("no topic in this archive is called “%.*s”; there are %s"),
     N_("this archive knows no topic, so not “%.*s” either"),
     "SELECT id, code, name FROM topic ORDER BY place IS NULL, place, code", true},
    {FIELD_NEWSPAPER, KEY_NEWSPAPER, N_("no newspaper in this archive is called “%.*s”; there are %s"),
     N_("this archive knows no newspaper, so not “%.*s” either"), "SELECT id, name, name FROM newspaper ORDER BY name",
     true},
};

enum likeness { UNLIKE, SHARES_CHARACTER, PART, WHOLE };

static bool shares_character(struct str x, struct str y)
{
    for (size_t at = 0; at < x.n;) {
        size_t from = at;
        utf8_next(x, &at);
        if (str_find(y, str_cut(x, from, at), 0) != SIZE_MAX)
            return true;
    }
    return false;
}

static enum likeness compare(const struct names *table, struct str wanted, struct str code, struct str name)
{
    if (str_eq(wanted, code) || str_eq(wanted, name))
        return WHOLE;
    size_t at = str_find(name, wanted, 0);
    if (at != SIZE_MAX && (at == 0 || table->anywhere) && utf8_count(wanted) >= SHORTEST_PART)
        return PART;
    return shares_character(wanted, name) ? SHARES_CHARACTER : UNLIKE;
}

static struct str folded_column(sqlite3_stmt *q, int column, struct buf *out)
{
    buf_clear(out);
    fulltext_fold(statement_view(q, column), out);
    return buf_view(out);
}

/* Goes through TABLE and appends the keys of all rows as like WANTED as LIKENESS. */
static size_t add_matches(struct archive *a, const struct names *table, struct str wanted, enum likeness likeness,
                          struct buf *keys, struct error *err)
{
    struct buf code = {0}, name = {0};
    size_t n = 0;
    sqlite3_stmt *q = statement_get(a, table->sql, err);
    while (statement_row(a, q, err))
        if (compare(table, wanted, folded_column(q, 1, &code), folded_column(q, 2, &name)) == likeness) {
            fulltext_key(table->letter, sqlite3_column_int64(q, 0), keys);
            n++;
        }
    buf_free(&code);
    buf_free(&name);
    return n;
}

/* "no county is called “X”; there are A, B": those near it or, when nothing is, all; the first of them and how many more. */
static enum status unknown(struct archive *a, const struct names *table, const struct query *query, struct str wanted,
                           struct error *err)
{
    struct buf code = {0}, name = {0}, list = {0};
    for (enum likeness least = SHARES_CHARACTER; !list.n; least = UNLIKE) {
        size_t n = 0;
        sqlite3_stmt *q = statement_get(a, table->sql, err);
        while (statement_row(a, q, err))
            if (compare(table, wanted, folded_column(q, 1, &code), folded_column(q, 2, &name)) >= least &&
                n++ < SUGGESTIONS) {
                buf_cstr(&list, list.n ? _(", ") : "");
                buf_str(&list, statement_view(q, 2));
                if (table->field == FIELD_TOPIC)
                    buf_printf(&list, " (%.*s)", STR_ARG(statement_view(q, 1)));
            }
        if (n > SUGGESTIONS)
            buf_printf(&list, ngettext(" and %zu more", " and %zu more", n - SUGGESTIONS), n - SUGGESTIONS);
        if (least == UNLIKE)
            break;
    }
    if (list.n)
        error_set(err, STATUS_USAGE, table->others, STR_ARG(query->text), list.s);
    else
        error_set(err, STATUS_USAGE, table->none, STR_ARG(query->text));
    err->column = query->column;
    buf_free(&code);
    buf_free(&name);
    buf_free(&list);
    return err->status;
}

static enum status resolve_genre(const struct query *q, struct buf *keys, struct error *err)
{
    enum genre genre;
    if (!genre_parse(q->text, &genre)) {
        error_set(err, STATUS_USAGE, "genre: expected news, feature, commentary, notice or photo, not “%.*s”",
                  STR_ARG(q->text));
        err->column = q->column;
        return err->status;
    }
    fulltext_key(KEY_GENRE, genre, keys);
    return STATUS_OK;
}

/* Whole tenths where the span has them, hundredths at its ends. */
static enum status resolve_quality(const struct query *q, struct buf *keys, struct error *err)
{
    if (q->high < 0) {
        error_set(err, STATUS_USAGE, "quality: expected >0.8, <0.5, 0.5..0.8 or 0.75, not “%.*s”", STR_ARG(q->text));
        err->column = q->column;
        return err->status;
    }
    for (int at = q->low; at <= q->high; at++) {
        int tenth = quality_tenth(at), last = tenth < TENTHS - 1 ? at + TENTHS - 1 : at + TENTHS;
        if (at != tenth * TENTHS || last > q->high) {
            fulltext_key(KEY_QUALITY, at, keys);
        } else {
            fulltext_key(KEY_TENTH, tenth, keys);
            at = last;
        }
    }
    return STATUS_OK;
}

enum status names_resolve(struct archive *a, const struct query *q, struct buf *keys, struct error *err)
{
    const struct names *table = tables;
    if (q->field == FIELD_GENRE)
        return resolve_genre(q, keys, err);
    if (q->field == FIELD_QUALITY)
        return resolve_quality(q, keys, err);
    if (q->field == FIELD_CORRECTED) {
        fulltext_key(KEY_CORRECTED, 1, keys);
        return err->status;
    }
    if (q->field == FIELD_PAGE) {
        fulltext_page_key(q->text, keys);
        return err->status;
    }
    if (q->field == FIELD_PERSON || q->field == FIELD_ORG) {
        fulltext_name_key(q->field == FIELD_PERSON ? KEY_PERSON : KEY_ORG, str_trim(q->text), keys);
        return err->status;
    }
    while (table->field != q->field)
        table++;
    struct buf wanted = {0};
    fulltext_fold(str_trim(q->text), &wanted);
    struct str name = buf_view(&wanted);
    if (!name.n || (!add_matches(a, table, name, WHOLE, keys, err) && !add_matches(a, table, name, PART, keys, err)))
        unknown(a, table, q, name, err);
    buf_free(&wanted);
    return err->status;
}
