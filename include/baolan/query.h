/*
 * query: the query language, parsed. baolan.7 is its manual.
 *
 *   query   = group { "OR" group }               AND binds tighter than OR
 *   group   = item { ["AND"] item }              AND is the default
 *   item    = ["-"] ( text { "NEAR/"n text } | field ":" ( word | phrase ) | "(" query ")" )
 *   text    = word | phrase
 *   phrase  = "…" or “…”, in which \ takes the next character as it is
 *   field   = county topic date title by newspaper page genre quality corrected (Chinese names too: query_fields())
 *
 * A word is searched as an exact run of characters (folded: fold.h), wherever it stands, never across the end of a paragraph: 5G finds
 * 15GB and app finds happy. A phrase may hold blanks and marks, a word ends at them; else they are the same. Operators are upper case.
 * Full-width blanks, brackets, colons, hyphens and quotes do as well as ASCII ones, so that nobody has to leave the input method.
 * A name with a colon is a field when it is one of the table; an unknown one in Latin letters is an error, anything else (3:2, 来源：) a word.
 */
#ifndef BAOLAN_QUERY_H
#define BAOLAN_QUERY_H

#include "baolan/date.h"
#include "baolan/status.h"

enum query_kind { QUERY_ALL, QUERY_AND, QUERY_OR, QUERY_NOT, QUERY_TEXT, QUERY_NEAR, QUERY_FIELD };
enum query_field {
    FIELD_COUNTY,
    FIELD_TOPIC,
    FIELD_DATE,
    FIELD_TITLE,
    FIELD_AUTHOR,
    FIELD_NEWSPAPER,
    FIELD_PAGE,
    FIELD_GENRE,
    FIELD_QUALITY,
    FIELD_PERSON,
    FIELD_ORG,
    FIELD_CORRECTED,
    FIELD_COUNT
};

struct query {
    enum query_kind kind;
    struct query **children; /* AND, OR: two or more, none of the same kind; NOT: one, no NOT; NEAR: two QUERY_TEXT */
    size_t nchildren;
    enum query_field field; /* FIELD */
    struct str text;        /* TEXT: as typed, without quotes; FIELD: the value (a genre: its contract word) */
    struct date date;       /* FIELD_DATE: the interval; none for those without a date, whose value is QUERY_UNDATED */
    int low, high;          /* FIELD_QUALITY: hundredths, inclusive; -1 in HIGH: the value could not be read */
    int distance; /* NEAR: most code points between two that do not overlap, in either order, in one paragraph */
    int column;   /* 1-based code point where it stands */
};

#define QUERY_UNDATED "none"
enum { QUERY_MAX_BYTES = 8192, QUERY_MAX_DEPTH = 32, QUERY_MAX_NODES = 256, QUERY_MAX_DISTANCE = 1000 };

/* Parses TEXT into A; an empty text is QUERY_ALL. STATUS_USAGE with what was expected, and err->column. */
enum status query_parse(struct arena *a, struct str text, struct query **out, struct error *err);
/* X AND Y, either may be NULL; X OR Y. The nodes are shared, not copied. */
struct query *query_and(struct arena *a, struct query *x, struct query *y);
struct query *query_or(struct arena *a, struct query *x, struct query *y);
/* A copy of the whole tree in A, texts included. */
struct query *query_copy(struct arena *a, const struct query *q);
/* FIELD:VALUE, for the options --county … and for panels. A value that is no date or no genre is found out by archive_search(). */
struct query *query_make_field(struct arena *a, enum query_field field, struct str value);
/* The text back from the tree, normalised; parses to the same tree. */
void query_print(const struct query *q, struct buf *out);
/* The positive texts of a query (words, phrases, titles), for highlighting; the strs borrow from Q. */
struct str *query_texts(struct arena *a, const struct query *q, size_t *n);

/* The fields as a table, for help, manual and completion; static. */
struct query_field_info {
    enum query_field field;
    const char *name;     /* as query_print() writes it */
    const char *names[4]; /* other names, NULL at the end */
    const char *value;    /* what stands behind the colon, in English */
};
const struct query_field_info *query_fields(size_t *n); /* in the order of enum query_field */
/* The field that goes by NAME, in any language and case; NULL: none. */
const struct query_field_info *query_field_find(struct str name);

#endif
