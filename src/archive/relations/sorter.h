/*
 * sorter: more numbers than memory holds, in order. They are sorted by the million; what was sorted lies in a file without a name in the folder
 * of the archive, which goes when the sorter does, however the program ends.
 */
#ifndef BAOLAN_ARCHIVE_SORTER_H
#define BAOLAN_ARCHIVE_SORTER_H

#include <stdbool.h>
#include <stdint.h>

#include "baolan/status.h"

struct sorter;

/* BESIDE: a file in whose folder there is room; borrowed. */
struct sorter *sorter_open(const char *beside);
void sorter_close(struct sorter *s); /* NULL is fine */
/* The lower halves of the numbers must come in order. */
void sorter_add(struct sorter *s, uint64_t number, struct error *err);
/* Once all are there: the next one, in order; false at the end and on failure. */
bool sorter_next(struct sorter *s, uint64_t *number, struct error *err);

#endif
