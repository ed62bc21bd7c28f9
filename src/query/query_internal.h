/* query_internal: what the two files of the query room share. */
#ifndef BAOLAN_QUERY_INTERNAL_H
#define BAOLAN_QUERY_INTERNAL_H

#include "baolan/query.h"

/* Joins X and Y into one node of KIND (AND or OR), flattened. */
struct query *query_join(struct arena *a, enum query_kind kind, struct query *x, struct query *y);
/* Fills Q, a FIELD with its value, with what follows from the value: the interval of a date, the contract word of a genre. */
enum status query_field_check(struct arena *a, struct query *q, struct error *err);

/* Reads S, folded, as a span of qualities in hundredths; false, and -1 in *HIGH, when it is none or holds no hundredth. */
bool query_quality(struct str s, int *low, int *high);

#endif
