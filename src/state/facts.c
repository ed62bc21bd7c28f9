/*
 * The facts in memory: what is so of each article, by its uid.
 */
#include "state_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- entries ------------------------------------------------------------------------------------------------------ */

static struct entry *slot(struct entry *entries, size_t cap, struct str uid, uint64_t hash)
{
    size_t i = (size_t)hash & (cap - 1);
    while (entries[i].uid.s && !(entries[i].hash == hash && str_eq(entries[i].uid, uid)))
        i = (i + 1) & (cap - 1);
    return &entries[i];
}

/* NULL: none. */
static struct entry *entry_find(const struct state *m, struct str uid)
{
    if (!m->cap)
        return NULL;
    struct entry *e = slot(m->entries, m->cap, uid, str_hash(uid));
    return e->uid.s ? e : NULL;
}

static struct entry *entry_make(struct state *m, struct str uid)
{
    if (2 * (m->n + 1) > m->cap) {
        size_t cap = m->cap ? 2 * m->cap : 64;
        struct entry *entries = xcalloc(cap, sizeof *entries);
        for (size_t i = 0; i < m->cap; i++)
            if (m->entries[i].uid.s)
                *slot(entries, cap, m->entries[i].uid, m->entries[i].hash) = m->entries[i];
        free(m->entries);
        m->entries = entries;
        m->cap = cap;
    }
    uint64_t hash = str_hash(uid);
    struct entry *e = slot(m->entries, m->cap, uid, hash);
    if (!e->uid.s) {
        *e = (struct entry){.uid = arena_str(m->arena, uid), .hash = hash};
        m->n++;
    }
    return e;
}

static void free_entries(struct state *m)
{
    for (size_t i = 0; i < m->cap; i++)
        if (m->entries[i].extra)
            vec_free(&m->entries[i].extra->tags);
    free(m->entries);
    m->entries = NULL;
    m->n = m->cap = m->facts = 0;
}

void facts_forget(struct state *m)
{
    free_entries(m);
    arena_reset(m->arena);
}

/* ---- facts -------------------------------------------------------------------------------------------------------- */

/* Where TAG stands, or would. */
static size_t tag_place(const struct extra *x, struct str tag)
{
    size_t i = 0;
    while (i < x->tags.n && str_cmp(x->tags.at[i].name, tag) < 0)
        i++;
    return i;
}

static bool tag_at(const struct extra *x, size_t i, struct str tag)
{
    return i < x->tags.n && str_eq(x->tags.at[i].name, tag);
}

struct fact fact_get(const struct state *m, struct str uid, enum mark mark, struct str tag)
{
    struct fact none = {.value = STR(""), .title = STR("")};
    const struct entry *e = entry_find(m, uid);
    if (!e)
        return none;
    if (mark == MARK_READ) {
        none.on = e->read != 0;
        none.since = e->read;
    } else if (e->extra && mark == MARK_BOOKMARK && e->extra->bookmarked) {
        return (struct fact){true, e->extra->bookmarked, e->extra->note, e->extra->title};
    } else if (e->extra && mark == MARK_TAG) {
        size_t i = tag_place(e->extra, tag);
        none.on = tag_at(e->extra, i, tag);
        none.since = none.on ? e->extra->tags.at[i].since : 0;
    }
    return none;
}

static void put_tag(struct state *m, struct extra *x, struct str tag, const struct fact *fact)
{
    size_t i = tag_place(x, tag);
    bool there = tag_at(x, i, tag);
    if (fact->on && there) {
        x->tags.at[i].since = fact->since;
    } else if (fact->on) {
        vec_push(&x->tags, ((struct tag){0}));
        memmove(x->tags.at + i + 1, x->tags.at + i, (x->tags.n - 1 - i) * sizeof *x->tags.at);
        x->tags.at[i] = (struct tag){arena_str(m->arena, tag), fact->since};
    } else if (there) {
        x->tags.n--;
        memmove(x->tags.at + i, x->tags.at + i + 1, (x->tags.n - i) * sizeof *x->tags.at);
    }
}

void fact_put(struct state *m, struct str uid, enum mark mark, struct str tag, const struct fact *fact)
{
    struct fact before = fact_get(m, uid, mark, tag);
    if (!before.on && !fact->on)
        return;
    struct entry *e = entry_make(m, uid);
    m->facts += fact->on;
    m->facts -= before.on;
    if (mark == MARK_READ) {
        e->read = fact->on ? fact->since : 0;
        return;
    }
    if (!e->extra)
        e->extra = arena_alloc(m->arena, sizeof *e->extra);
    if (mark == MARK_TAG) {
        put_tag(m, e->extra, tag, fact);
        return;
    }
    if (!before.on)
        e->extra->order = ++m->order;
    e->extra->bookmarked = fact->on ? fact->since : 0;
    e->extra->note = fact->on ? arena_str(m->arena, fact->value) : STR("");
    e->extra->title = fact->on ? arena_str(m->arena, fact->title) : STR("");
}

/* ---- asking ------------------------------------------------------------------------------------------------------- */

bool state_is_read(const struct state *m, struct str uid)
{
    const struct entry *e = entry_find(m, uid);
    return e && e->read;
}

bool state_is_bookmarked(const struct state *m, struct str uid)
{
    const struct entry *e = entry_find(m, uid);
    return e && e->extra && e->extra->bookmarked;
}

static void describe(const struct entry *e, struct arena *a, struct marked *out)
{
    *out = (struct marked){.uid = e->uid, .read = e->read != 0, .note = STR(""), .title = STR("")};
    if (!e->extra)
        return;
    out->bookmarked = e->extra->bookmarked != 0;
    out->since = e->extra->bookmarked;
    out->note = out->bookmarked ? e->extra->note : STR("");
    out->title = out->bookmarked ? e->extra->title : STR("");
    out->ntags = e->extra->tags.n;
    out->tags = arena_array(a, out->ntags, sizeof *out->tags);
    for (size_t i = 0; i < out->ntags; i++)
        out->tags[i] = e->extra->tags.at[i].name;
}

bool state_of(const struct state *m, struct arena *a, struct str uid, struct marked *out)
{
    const struct entry *e = entry_find(m, uid);
    if (!e || (!e->read && (!e->extra || (!e->extra->bookmarked && !e->extra->tags.n))))
        return false;
    describe(e, a, out);
    return true;
}

static int newest_first(const void *x, const void *y)
{
    const struct entry *a = *(const struct entry *const *)x, *b = *(const struct entry *const *)y;
    if (a->extra->bookmarked != b->extra->bookmarked)
        return a->extra->bookmarked > b->extra->bookmarked ? -1 : 1;
    return a->extra->order > b->extra->order ? -1 : 1;
}

size_t state_bookmarks(const struct state *m, struct arena *a, struct marked **out)
{
    struct {
        const struct entry **at;
        size_t n, cap;
    } found = {0};
    for (size_t i = 0; i < m->cap; i++)
        if (m->entries[i].extra && m->entries[i].extra->bookmarked)
            vec_push(&found, &m->entries[i]);
    if (found.n)
        qsort(found.at, found.n, sizeof *found.at, newest_first);
    *out = arena_array(a, found.n, sizeof **out);
    for (size_t i = 0; i < found.n; i++)
        describe(found.at[i], a, &(*out)[i]);
    size_t n = found.n;
    vec_free(&found);
    return n;
}
