/*
 * filter: what the list is narrowed to: the words searched for and the facet values chosen. Several values of one
 * facet: any of them, but of people and organisations all (who appears with whom); facets and words together: all of them.
 */
#ifndef UI_FILTER_H
#define UI_FILTER_H

#include "baolan/query.h"

/* Beside the fields: saved searches, whose key is what they find; and no field at all. */
#define FILTER_SAVED ((enum query_field)FIELD_COUNT)
#define FILTER_NOTHING ((enum query_field)(FIELD_COUNT + 1))

struct choice {
    enum query_field field;
    struct str key, name; /* owned by the filter */
};

struct filter {
    struct arena *saying; /* the words: text and query */
    struct str text;      /* as typed; "" for none */
    struct query *words;  /* NULL for none */
    struct arena *arena;  /* what the choices say */
    struct {
        struct choice *at;
        size_t n, cap;
    } choices;
};

void filter_open(struct filter *f);
void filter_close(struct filter *f);
/* Nothing is in force any more. */
void filter_clear(struct filter *f);
bool filter_any(const struct filter *f);

/* STATUS_USAGE with err->column when TEXT cannot be read; then the filter stays as it was. */
enum status filter_set_text(struct filter *f, struct str text, struct error *err);
/*
 * Chooses the value, or takes it back. A day, a month and its year exclude each other: the later choice narrows or
 * widens the earlier one, it does not add to it. So do a county and its townships, whose keys are "141181/梧桐镇".
 */
void filter_toggle(struct filter *f, enum query_field field, struct str key, struct str name);
bool filter_has(const struct filter *f, enum query_field field, struct str key);

/*
 * What is in force, in A: as words for people ("孝义市 / 汾阳市 · “氢能”"; "" for nothing), and as a query, never NULL. LEAVE_OUT
 * (FILTER_NOTHING: none) is the facet whose choices do not count, for counting its own values.
 */
struct str filter_words(const struct filter *f, struct arena *a, enum query_field leave_out);
struct query *filter_query(const struct filter *f, struct arena *a, enum query_field leave_out);

#endif
