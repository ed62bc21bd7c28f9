/*
 * Texts made ready for comparing, kept for a while: the neighbours of one article are often those of the next. They lie in two halves; when the
 * younger one is full, the older one is forgotten and takes its place.
 */
#include <string.h>

#include "relate_internal.h"

enum {
    HALF_BYTES = 24 << 20,
    SLOTS = 1 << 13 /* a power of two, well above the texts in a half */
};

struct half {
    struct arena *arena;
    struct loaded *slots[SLOTS]; /* by id; of two that want one slot the last one is found */
};

struct texts {
    struct archive *archive;
    struct half halves[2];
    int young;
};

struct texts *texts_open(struct archive *a)
{
    struct texts *t = xcalloc(1, sizeof *t);
    t->archive = a;
    for (int i = 0; i < 2; i++)
        t->halves[i].arena = arena_new();
    return t;
}

void texts_close(struct texts *t)
{
    for (int i = 0; i < 2; i++)
        arena_free(t->halves[i].arena);
    free(t);
}

static size_t slot_of(int64_t id)
{
    return ((uint64_t)id * 0x9e3779b97f4a7c15u >> 32) % SLOTS;
}

static struct loaded *load(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct loaded *l = arena_alloc(arena, sizeof *l);
    l->id = id;
    if (archive_record(a, arena, id, RECORD_TEXT | RECORD_NAMED, NULL, &l->article, err) != STATUS_OK)
        return NULL;
    l->page.date.to = (int)statement_number(
        a, err, 0, "SELECT day_to FROM page JOIN article ON article.page = page.id WHERE article.id = ?", "i", id);
    l->text = relate_read(arena, &l->page, &l->article);
    return l;
}

void texts_turn(struct texts *t)
{
    if (arena_used(t->halves[t->young].arena) < HALF_BYTES)
        return;
    t->young = !t->young;
    arena_reset(t->halves[t->young].arena);
    memset(t->halves[t->young].slots, 0, sizeof t->halves[t->young].slots);
}

struct loaded *texts_get(struct texts *t, int64_t id, struct error *err)
{
    size_t slot = slot_of(id);
    for (int i = 0; i < 2; i++)
        if (t->halves[i].slots[slot] && t->halves[i].slots[slot]->id == id)
            return t->halves[i].slots[slot];
    struct half *young = &t->halves[t->young];
    return young->slots[slot] = load(t->archive, young->arena, id, err);
}
