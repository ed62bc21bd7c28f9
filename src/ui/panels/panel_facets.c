/* The facet panels: dates as a tree of years, months and days, counties with their townships, topics, saved searches. */
#include <stdlib.h>

#include "../browser/browser.h"
#include "../finding/finding.h"
#include "baolan/display.h"
#include "baolan/width.h"
#include "panels.h"

static struct facets *facets_of(struct view *v)
{
    return (struct facets *)v;
}

static void start(struct view *v)
{
    static const enum query_field fields[PANEL_COUNT] = {[PANEL_DATE] = FIELD_DATE,
                                                         [PANEL_COUNTY] = FIELD_COUNTY,
                                                         [PANEL_TOPIC] = FIELD_TOPIC,
                                                         [PANEL_SAVED] = FILTER_SAVED};
    facets_of(v)->field = fields[v->ops->panel];
}

static void end(struct view *v)
{
    arena_free(facets_of(v)->arena);
}

static size_t count(struct view *v)
{
    return facets_of(v)->nitems;
}

static struct str text(struct view *v, size_t item, struct arena *a)
{
    (void)a;
    return facets_of(v)->items[item].value.name;
}

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    struct facets *f = facets_of(v);
    const struct facet_item *it = &f->items[item];
    bool chosen = filter_has(&v->browser->filter, f->field, it->value.key);
    struct str number = v->browser->late ? STR("-") : arena_printf(row->arena, "%zu", it->value.count);
    if (!it->exact && !v->browser->late)
        number = message_with(row->arena, MSG_ABOUT, number, STR_ABSENT);
    int number_columns = width_str(number), room = row->limit - row->columns - number_columns - 3 - 2 * it->depth;
    enum role role = chosen ? ROLE_CHOSEN : it->value.count ? ROLE_TEXT : ROLE_DIM;
    (void)subrow;
    row_sign(row, ROLE_CHOSEN, "*", chosen);
    row_fill(row, role, row->columns + 2 * it->depth);
    row_field(row, role, display_str(row->arena, it->value.name), room > 0 ? room : 0);
    row_cstr(row, role, " ");
    row_add(row, it->value.count ? ROLE_NUMBER : ROLE_DIM, number);
}

/* A saved search that cannot be read, or asked of this archive, would filter nothing; why is told. */
static bool can_ask(struct browser *b, struct str saved)
{
    struct error err = {0};
    struct query *q;
    if (query_parse(b->frame, saved, &q, &err) == STATUS_OK && finding_check(b, &err) == STATUS_OK)
        return true;
    browser_note_error(b, &err);
    return false;
}

static bool request(struct view *v, enum request request)
{
    struct facets *f = facets_of(v);
    struct browser *b = v->browser;
    if (request != REQUEST_OPEN)
        return false;
    size_t item = view_item(v);
    if (item >= f->nitems)
        return true;
    struct facet_value value = f->items[item].value;
    filter_toggle(&b->filter, f->field, value.key, value.name);
    if (f->field == FILTER_SAVED && filter_has(&b->filter, f->field, value.key) && !can_ask(b, value.key))
        filter_toggle(&b->filter, f->field, value.key, value.name);
    else
        finding_start(b);
    return true;
}

const struct view_ops dates_ops = {.panel = PANEL_DATE,
                                   .start = start,
                                   .end = end,
                                   .title = MSG_DATES,
                                   .item_rows = 1,
                                   .count = count,
                                   .text = text,
                                   .draw = draw,
                                   .request = request};
const struct view_ops counties_ops = {.panel = PANEL_COUNTY,
                                      .start = start,
                                      .end = end,
                                      .title = MSG_COUNTIES,
                                      .item_rows = 1,
                                      .count = count,
                                      .text = text,
                                      .draw = draw,
                                      .request = request};
const struct view_ops topics_ops = {.panel = PANEL_TOPIC,
                                    .start = start,
                                    .end = end,
                                    .title = MSG_TOPICS,
                                    .item_rows = 1,
                                    .count = count,
                                    .text = text,
                                    .draw = draw,
                                    .request = request};
const struct view_ops searches_ops = {.panel = PANEL_SAVED,
                                      .start = start,
                                      .end = end,
                                      .title = MSG_SEARCHES,
                                      .item_rows = 1,
                                      .count = count,
                                      .text = text,
                                      .draw = draw,
                                      .request = request};
