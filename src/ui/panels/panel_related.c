/* The related stories of the article being read, each with how it is related and why. */
#include "../browser.h"
#include "baolan/display.h"
#include "baolan/relate.h"
#include "baolan/width.h"

static size_t count(struct view *v)
{
    const struct story *story = v->browser->reader.story;
    return story ? story->nlinks : 0;
}

struct str relation_word(enum relation relation)
{
    static const enum message names[RELATION_COUNT] = {
        [RELATION_SAME_TEXT] = MSG_SAME_TEXT, [RELATION_ABRIDGED] = MSG_ABRIDGED,     [RELATION_QUOTES] = MSG_QUOTES,
        [RELATION_FOLLOW_UP] = MSG_FOLLOW_UP, [RELATION_SAME_TOPIC] = MSG_SAME_TOPIC,
    };
    return message(names[relation]);
}

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    const struct story_link *link = &v->browser->reader.story->links[item];
    if (subrow == 0) {
        if (item < 9)
            row_printf(row, ROLE_KEY, "%zu ", item + 1);
        else
            row_cstr(row, ROLE_KEY, "  ");
        if (link->hit.date.from)
            row_add(row, ROLE_DATE, display_str(row->arena, day_iso(row->arena, link->hit.date.from)));
        else
            row_add(row, ROLE_DATE, message(MSG_UNDATED));
        row_cstr(row, ROLE_TEXT, " ");
        row_field(row, ROLE_TEXT, display_str(row->arena, link->hit.title), row->limit - row->columns);
    } else {
        row_fill(row, ROLE_TEXT, row->columns + 2);
        row_add(row, ROLE_RELATION, relation_word(link->related.relation));
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
