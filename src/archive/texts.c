/*
 * Texts made ready for comparing, kept for a while: the neighbours of one article are often those of the next.
 */
#include "relate_internal.h"

enum {
    SLOTS = 256,
    SIZE_MOST = 1 << 18 /* bytes: a text that is larger is not kept */
};

struct slot {
    struct arena *arena;
    struct loaded *loaded; /* NULL: empty */
};

struct texts {
    struct archive *archive;
    struct slot slots[SLOTS];
};

struct texts *texts_open(struct archive *a)
{
    struct texts *t = xcalloc(1, sizeof *t);
    t->archive = a;
    return t;
}

void texts_close(struct texts *t)
{
    for (size_t i = 0; i < SLOTS; i++)
        arena_free(t->slots[i].arena);
    free(t);
}

static struct loaded *load(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct loaded *l = arena_alloc(arena, sizeof *l);
    l->id = id;
    if (archive_record(a, arena, id, RECORD_TEXT | RECORD_NAMED | RECORD_PAGE, &l->page, &l->article, err) != STATUS_OK)
        return NULL;
    l->text = relate_read(arena, &l->page, &l->article);
    return l;
}

struct loaded *texts_get(struct texts *t, int64_t id, const struct loaded *pinned, struct arena *scratch,
                         struct error *err)
{
    struct slot *slot = &t->slots[((uint64_t)id * 0x9e3779b97f4a7c15u >> 32) % SLOTS];
    if (slot->loaded && slot->loaded->id == id)
        return slot->loaded;
    if (pinned && slot->loaded == pinned)
        return load(t->archive, scratch, id, err);
    if (!slot->arena)
        slot->arena = arena_new();
    else
        arena_reset(slot->arena);
    slot->loaded = NULL;
    struct loaded *l = load(t->archive, slot->arena, id, err);
    if (l && relate_size(l->text) > SIZE_MOST) {
        arena_free(slot->arena);
        slot->arena = NULL;
        l = load(t->archive, scratch, id, err);
    } else {
        slot->loaded = l;
    }
    return l;
}
