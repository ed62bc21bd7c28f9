#include "subject.h"

#include "../browser/browser.h"
#include "shelf.h"

bool subject_find(struct browser *b, struct arena *a, struct str *uid, struct str *title)
{
    const struct hit *hit = NULL;
    const struct story *story = b->reader.story;
    if (b->focus == PANEL_SHELF) {
        const struct shelf_row *row = shelf_here(&b->shelf);
        if (!row)
            return false;
        *uid = arena_str(a, row->uid);
        *title = arena_str(a, row->known ? row->hit.title : row->title);
        return true;
    }
    if (b->focus == PANEL_LIST)
        hit = list_here(&b->list);
    else if (b->focus == PANEL_RELATED && story && view_item(&b->related) < story->nlinks)
        hit = &story->links[view_item(&b->related)].hit;
    if (!hit && !story)
        return false;
    *uid = arena_str(a, hit ? hit->uid : story_uid(story));
    *title = arena_str(a, hit ? hit->title : story->parts[0].article->title);
    return true;
}

enum status subject_open(struct browser *b, struct str uid, struct story **out, struct error *err)
{
    if (story_open(b->archive, uid, out, err) == STATUS_NOTHING)
        error_set(err, STATUS_NOTHING, "This article is not in this archive");
    return err->status;
}
