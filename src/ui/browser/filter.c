#include "filter.h"

#include <stdlib.h>
#include <string.h>

#include "../settings/message.h"
#include "baolan/display.h"

void filter_open(struct filter *f)
{
    *f = (struct filter){.arena = arena_new(), .saying = arena_new(), .text = STR("")};
}

void filter_close(struct filter *f)
{
    arena_free(f->arena);
    arena_free(f->saying);
    vec_free(&f->choices);
}

void filter_clear(struct filter *f)
{
    f->text = STR("");
    f->words = NULL;
    f->choices.n = 0;
    arena_reset(f->arena);
    arena_reset(f->saying);
}

bool filter_any(const struct filter *f)
{
    return f->words || f->choices.n;
}

enum status filter_set_text(struct filter *f, struct str text, struct error *err)
{
    struct query *words;
    struct arena *saying = arena_new(); /* TEXT may be the one before */
    struct str kept = arena_str(saying, text);
    enum status status = query_parse(saying, kept, &words, err);
    if (status != STATUS_OK) {
        arena_free(saying);
        return status;
    }
    arena_free(f->saying);
    f->saying = saying;
    f->text = kept;
    f->words = words->kind == QUERY_ALL ? NULL : words;
    return STATUS_OK;
}

static void drop(struct filter *f, size_t i)
{
    memmove(f->choices.at + i, f->choices.at + i + 1, (f->choices.n - i - 1) * sizeof *f->choices.at);
    f->choices.n--;
}

void filter_toggle(struct filter *f, enum query_field field, struct str key, struct str name)
{
    for (size_t i = f->choices.n; i-- > 0;) {
        const struct choice *c = &f->choices.at[i];
        if (c->field != field)
            continue;
        if (str_eq(c->key, key)) {
            drop(f, i);
            return;
        }
        if ((field == FIELD_DATE || field == FIELD_COUNTY) && (str_starts(c->key, key) || str_starts(key, c->key)))
            drop(f, i);
    }
    vec_push(&f->choices, ((struct choice){field, arena_str(f->arena, key), arena_str(f->arena, name)}));
}

bool filter_has(const struct filter *f, enum query_field field, struct str key)
{
    for (size_t i = 0; i < f->choices.n; i++)
        if (f->choices.at[i].field == field && str_eq(f->choices.at[i].key, key))
            return true;
    return false;
}

/* A township is kept as CODE/NAME: what is of its county and names it. */
static struct query *township_query(const struct choice *c, struct arena *a, size_t slash)
{
    struct query *name = arena_alloc(a, sizeof *name);
    name->kind = QUERY_TEXT;
    name->text = arena_str(a, str_cut(c->key, slash + 1, c->key.n));
    return query_and(a, query_make_field(a, FIELD_COUNTY, str_cut(c->key, 0, slash)), name);
}

/* What a choice stands for; 0: a saved search that cannot be read. */
static size_t choice_query(const struct choice *c, struct arena *a, struct query **out)
{
    struct error none = {0};
    size_t slash = c->field == FIELD_COUNTY ? str_find(c->key, STR("/"), 0) : SIZE_MAX;
    if (slash != SIZE_MAX)
        *out = township_query(c, a, slash);
    else if (c->field != FILTER_SAVED)
        *out = query_make_field(a, c->field, c->key);
    bool read = c->field != FILTER_SAVED || query_parse(a, c->key, out, &none) == STATUS_OK;
    error_clear(&none);
    return read;
}

/* Any of the values chosen for FIELD; NULL when there are none. */
static struct query *any_of(const struct filter *f, struct arena *a, enum query_field field)
{
    struct query *any = arena_alloc(a, sizeof *any);
    any->kind = QUERY_OR;
    any->children = arena_array(a, f->choices.n, sizeof *any->children);
    for (size_t i = 0; i < f->choices.n; i++)
        if (f->choices.at[i].field == field)
            any->nchildren += choice_query(&f->choices.at[i], a, &any->children[any->nchildren]);
    return any->nchildren == 0 ? NULL : any->nchildren == 1 ? any->children[0] : any;
}

/* Q and all of the values chosen for FIELD. */
static struct query *all_of(const struct filter *f, struct arena *a, enum query_field field, struct query *q)
{
    struct query *one;
    for (size_t i = 0; i < f->choices.n; i++)
        if (f->choices.at[i].field == field && choice_query(&f->choices.at[i], a, &one))
            q = query_and(a, q, one);
    return q;
}

struct query *filter_query(const struct filter *f, struct arena *a, enum query_field leave_out)
{
    struct query *q = f->words;
    for (int field = 0; field <= (int)FILTER_SAVED; field++)
        if ((enum query_field)field != leave_out)
            q = field == FIELD_PERSON || field == FIELD_ORG ? all_of(f, a, (enum query_field)field, q)
                                                            : query_and(a, q, any_of(f, a, (enum query_field)field));
    if (!q) {
        q = arena_alloc(a, sizeof *q);
        q->kind = QUERY_ALL;
    }
    return q;
}

/* Of people and organisations all are wanted, of other facets any. */
static bool alternative(const struct choice *x, const struct choice *y)
{
    return x->field == y->field && x->field != FIELD_PERSON && x->field != FIELD_ORG;
}

struct str filter_words(const struct filter *f, struct arena *a, enum query_field leave_out)
{
    struct buf words = {0};
    const struct choice *before = NULL;
    for (size_t i = 0; i < f->choices.n; i++) {
        const struct choice *c = &f->choices.at[i];
        if (c->field == leave_out)
            continue;
        buf_cstr(&words, !before ? "" : alternative(c, before) ? " / " : " · ");
        buf_str(&words, display_str(a, c->name));
        before = c;
    }
    if (f->words) {
        buf_cstr(&words, words.n ? " · " : "");
        buf_str(&words, message_with(a, MSG_SEARCHED, display_str(a, f->text), STR_ABSENT));
    }
    struct str all = arena_str(a, buf_view(&words));
    buf_free(&words);
    return all.s ? all : STR("");
}
