/*
 * table: reading the plain-text facts of data/: one record a line, fields between tabs, blank lines and lines that
 * start with # skipped.
 */
#ifndef TAG_TABLE_H
#define TAG_TABLE_H

#include "baolan/memory.h"
#include "baolan/status.h"

struct table {
    struct str text; /* borrowed; fields point into it and are not NUL-terminated */
    size_t at;       /* byte behind the line last read */
    int line;        /* its number, 1-based */
};

/*
 * The next record: up to MAX fields, trimmed of ASCII blanks and carriage returns; what is not there is absent. False
 * at the end.
 */
bool table_next(struct table *t, struct str *fields, size_t max);

/* Reads the file NAME of the product's data into OUT. */
enum status table_read_data(const char *name, struct buf *out, struct error *err);

#endif
