/*
 * query: the query language, parsed. baolan.7 is its manual.
 *
 *   query   = group { "OR" group }            AND binds tighter than OR
 *   group   = { ["-"] item }                  AND is the default
 *   item    = word | "phrase" | field:value | word NEAR/n word | "(" query ")"
 *   field   = county topic date title by newspaper page genre quality …  (Chinese names too: 县 话题 日期 标题 作者 报纸 页 体裁)
 *
 * A word is searched as an exact run of characters (folded: fold.h), wherever it stands.
 */
#ifndef BAOLAN_QUERY_H
#define BAOLAN_QUERY_H

#include "baolan/date.h"
#include "baolan/status.h"

enum query_kind { QUERY_ALL, QUERY_AND, QUERY_OR, QUERY_NOT, QUERY_TEXT, QUERY_NEAR, QUERY_FIELD };
enum query_field {
    FIELD_COUNTY, FIELD_TOPIC, FIELD_DATE, FIELD_TITLE, FIELD_AUTHOR, FIELD_NEWSPAPER, FIELD_PAGE, FIELD_GENRE, FIELD_COUNT
};

struct query {
    enum query_kind kind;
    struct query **children; /* AND, OR: two or more; NOT: one; NEAR: two QUERY_TEXT */
    size_t nchildren;
    enum query_field field;  /* FIELD */
    struct str text;         /* TEXT: as typed, without quotes; FIELD: the value */
    struct date date;        /* FIELD_DATE: the interval */
    int distance;            /* NEAR: most characters between */
    int column;              /* 1-based code point where it stands */
};

/* Parses TEXT into A; an empty text is QUERY_ALL. STATUS_USAGE with a message and err->column. */
enum status query_parse(struct arena *a, struct str text, struct query **out, struct error *err);
/* A AND B, either may be NULL. */
struct query *query_and(struct arena *a, struct query *x, struct query *y);
struct query *query_make_field(struct arena *a, enum query_field field, struct str value); /* the options --county … */
/* The text back from the tree, normalised; parses to the same tree. */
void query_print(const struct query *q, struct buf *out);
/* The positive texts of a query (words and phrases), for highlighting; into A. */
struct str *query_texts(struct arena *a, const struct query *q, size_t *n);

#endif
