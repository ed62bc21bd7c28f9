/*
 * hits: rows of a list as records. search, related and browse without a terminal print them.
 */
#ifndef CMD_HITS_H
#define CMD_HITS_H

#include "baolan/archive.h"
#include "baolan/out.h"

extern const struct out_cell hit_cells[];

/* The fields of HIT into the record at hand. */
void hit_fields(struct out *out, const struct hit *hit);
/* Prints at most LIMIT rows as a list, a window at a time; *N were printed. */
enum status hits_print(struct search *search, size_t limit, struct out *out, size_t *n, struct error *err);

#endif
