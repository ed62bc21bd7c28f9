/* The related stories of the article being read, each with how it is related and why. */
#include "../browser/browser.h"
#include "../reading/going.h"
#include "baolan/display.h"
#include "baolan/relate.h"
#include "hit.h"
#include "panels.h"

enum { DATE_COLUMNS = 10 };

static size_t count(struct view *v)
{
    const struct story *story = v->browser->reader.story;
    return story ? story->nlinks : 0;
}

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    const struct story_link *link = &v->browser->reader.story->links[item];
    if (subrow == 0) {
        if (item < 9)
            row_printf(row, ROLE_KEY, "%zu ", item + 1);
        else
            row_cstr(row, ROLE_KEY, "  ");
        row_field(row, ROLE_DATE, hit_date(row->arena, link->hit.date, DATE_COLUMNS), DATE_COLUMNS);
        row_cstr(row, ROLE_TEXT, " ");
        row_field(row, ROLE_TEXT, display_str(row->arena, link->hit.title), row->limit - row->columns);
    } else {
        row_fill(row, ROLE_TEXT, row->columns + 2);
        row_add(row, ROLE_RELATION, hit_relation(link->related.relation));
        row_cstr(row, ROLE_TEXT, " ");
        row_field(row, ROLE_DIM, display_str(row->arena, relate_reason(row->arena, link->related.reason)),
                  row->limit - row->columns);
    }
}

static struct str text(struct view *v, size_t item, struct arena *a)
{
    (void)a;
    return v->browser->reader.story->links[item].hit.title;
}

static struct str empty(struct view *v)
{
    (void)v;
    return message(MSG_NO_RELATED);
}

static bool request(struct view *v, enum request request)
{
    struct browser *b = v->browser;
    if (request != REQUEST_OPEN)
        return false;
    if (view_item(v) < count(v))
        reading_related(b, view_item(v) + 1);
    return true;
}

const struct view_ops related_ops = {.panel = PANEL_RELATED,
                                     .title = MSG_RELATED,
                                     .item_rows = 2,
                                     .count = count,
                                     .text = text,
                                     .draw = draw,
                                     .empty = empty,
                                     .request = request};
