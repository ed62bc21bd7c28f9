/* The three facet panels: dates as a tree of years, months and days, counties, topics. */
#include <stdlib.h>

#include "baolan/display.h"
#include "baolan/width.h"
#include "browser.h"

static struct facets *facets_of(struct view *v)
{
    return (struct facets *)v;
}

/* Is the value chosen, or something within it? Then what it consists of is shown under it. */
static bool unfolded(const struct filter *filter, struct str key)
{
    for (size_t i = 0; i < filter->choices.n; i++)
        if (filter->choices.at[i].field == FIELD_DATE && str_starts(filter->choices.at[i].key, key))
            return true;
    return false;
}

/* Appends the values of FACET under Q, and under each unfolded date what it consists of. */
static enum status add_values(struct facets *f, struct query *q, enum facet facet, int depth, struct error *err)
{
    struct browser *b = f->view.browser;
    struct facet_value *values;
    size_t n;
    enum status status = archive_facets(b->archive, q, facet, f->arena, &values, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        vec_push(&f->items, ((struct facet_item){values[i], depth}));
        if ((facet == FACET_YEAR || facet == FACET_MONTH) && unfolded(&b->filter, values[i].key)) {
            struct query *within = query_and(f->arena, q, query_make_field(f->arena, FIELD_DATE, values[i].key));
            status = add_values(f, within, facet == FACET_YEAR ? FACET_MONTH : FACET_DAY, depth + 1, err);
        }
    }
    return status;
}

void facets_load(struct facets *f, struct error *err)
{
    static const enum facet facets[FIELD_COUNT] = {
        [FIELD_DATE] = FACET_YEAR, [FIELD_COUNTY] = FACET_COUNTY, [FIELD_TOPIC] = FACET_TOPIC};
    struct str kept = STR_ABSENT;
    struct arena *old = f->arena;
    if (f->view.cursor < f->items.n)
        kept = f->items.at[f->view.cursor].value.key;
    f->arena = arena_new();
    f->stale = false;
    f->items.n = 0;
    add_values(f, filter_query(&f->view.browser->filter, f->arena, f->field), facets[f->field], 0, err);
    /* The cursor stays on its value, wherever that stands now. */
    for (size_t i = 0; kept.s && i < f->items.n; i++)
        if (str_eq(f->items.at[i].value.key, kept))
            f->view.cursor = i;
    arena_free(old);
    view_settle(&f->view);
}

static size_t count(struct view *v)
{
    return facets_of(v)->items.n;
}

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    struct facets *f = facets_of(v);
    const struct facet_item *it = &f->items.at[item];
    bool chosen = filter_has(&v->browser->filter, f->field, it->value.key);
    struct str number = arena_printf(row->arena, "%zu", it->value.count);
    int number_columns = width_str(number), room = row->limit - row->columns - number_columns - 3 - 2 * it->depth;
    enum role role = chosen ? ROLE_CHOSEN : it->value.count ? ROLE_TEXT : ROLE_DIM;
    (void)subrow;
    row_cstr(row, ROLE_CHOSEN, chosen ? "*" : " ");
    row_fill(row, role, row->columns + 2 * it->depth);
    row_field(row, role, display_str(row->arena, it->value.name), room > 0 ? room : 0);
    row_cstr(row, role, " ");
    row_add(row, it->value.count ? ROLE_NUMBER : ROLE_DIM, number);
}

static bool request(struct view *v, enum request request)
{
    struct facets *f = facets_of(v);
    if (request != REQUEST_OPEN)
        return false;
    if (v->cursor < f->items.n) {
        struct facet_value value = f->items.at[v->cursor].value;
        filter_toggle(&v->browser->filter, f->field, value.key, value.name);
        browser_search(v->browser);
    }
    return true;
}

const struct view_ops dates_ops = {
    .panel = PANEL_DATE, .title = MSG_DATES, .item_rows = 1, .count = count, .draw = draw, .request = request};
const struct view_ops counties_ops = {
    .panel = PANEL_COUNTY, .title = MSG_COUNTIES, .item_rows = 1, .count = count, .draw = draw, .request = request};
const struct view_ops topics_ops = {
    .panel = PANEL_TOPIC, .title = MSG_TOPICS, .item_rows = 1, .count = count, .draw = draw, .request = request};
