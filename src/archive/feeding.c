/*
 * Feeding the full text index. What is put waits in memory until the batch ends, or until there is much of it, and then goes in as one segment
 * (segment.h). What is taken out waits too: FTS5 makes a segment whenever a statement on other tables comes between, and every search looks into
 * each segment.
 */
#include <stdlib.h>
#include <string.h>

#include "fulltext.h"
#include "segment.h"

enum { WAITING_MOST = 48 << 20 /* bytes of tokens */ };

struct entry {
    int64_t id;
    size_t order;   /* of coming */
    size_t dropped; /* the order at which it was taken back; 0: not */
    uint32_t next;  /* 1 + the entry before it in its bucket */
    bool out;       /* it is to be taken out; always made */
    bool made;      /* LIST is there; else it is made out of the rows when its time comes */
    struct token_list list;
};

struct waiting {
    struct arena *arena; /* of the lists */
    struct tokens *tokens;
    struct {
        struct entry *at;
        size_t n, cap;
    } entries;
    uint32_t *buckets;  /* of ids: 1 + the newest entry in it */
    size_t nbuckets;    /* a power of two, or 0 */
    size_t order, step; /* step: the order when the step at hand began */
};

static struct waiting *waiting_of(struct archive *a)
{
    if (!a->waiting) {
        a->waiting = xcalloc(1, sizeof *a->waiting);
        a->waiting->arena = arena_new();
        a->waiting->tokens = tokens_open();
    }
    return a->waiting;
}

void archive_fulltext_close(struct archive *a)
{
    if (!a->waiting)
        return;
    vec_free(&a->waiting->entries);
    free(a->waiting->buckets);
    tokens_close(a->waiting->tokens);
    arena_free(a->waiting->arena);
    free(a->waiting);
    a->waiting = NULL;
}

/* ---- what waits --------------------------------------------------------------------------------------------------- */

static uint32_t *bucket_of(struct waiting *w, int64_t id)
{
    return &w->buckets[((uint64_t)id * 0x9e3779b97f4a7c15u >> 32) & (w->nbuckets - 1)];
}

static void sort_into_buckets(struct waiting *w)
{
    while (w->nbuckets < w->entries.n + 1)
        w->nbuckets = w->nbuckets ? 2 * w->nbuckets : 64;
    free(w->buckets);
    w->buckets = xcalloc(w->nbuckets, sizeof *w->buckets);
    for (size_t i = 0; i < w->entries.n; i++) {
        uint32_t *bucket = bucket_of(w, w->entries.at[i].id);
        w->entries.at[i].next = *bucket;
        *bucket = (uint32_t)i + 1;
    }
}

void archive_fulltext_step(struct archive *a)
{
    if (a->waiting)
        a->waiting->step = a->waiting->order;
}

void archive_fulltext_undo(struct archive *a)
{
    struct waiting *w = a->waiting;
    size_t n = 0;
    for (size_t i = 0; w && i < w->entries.n; i++) {
        struct entry *e = &w->entries.at[i];
        if (e->order > w->step)
            continue;
        if (e->dropped > w->step)
            e->dropped = 0;
        w->entries.at[n++] = *e;
    }
    if (w) {
        w->entries.n = n;
        sort_into_buckets(w);
    }
}

static struct entry *add_entry(struct waiting *w, int64_t id)
{
    struct entry entry = {.id = id, .order = ++w->order};
    vec_push(&w->entries, entry);
    struct entry *e = &w->entries.at[w->entries.n - 1];
    if (w->entries.n >= w->nbuckets) {
        sort_into_buckets(w);
    } else {
        uint32_t *bucket = bucket_of(w, id);
        e->next = *bucket;
        *bucket = (uint32_t)w->entries.n;
    }
    return e;
}

enum status archive_fulltext_put(struct archive *a, int64_t id, struct error *err)
{
    if (err->status == STATUS_OK)
        add_entry(waiting_of(a), id);
    return err->status;
}

/* The keys go to the end of the first part, where marks are. */
static void copy_list(struct arena *arena, const struct token_list *list, struct str keys, struct token_list *out)
{
    size_t n = list->tokens.n, marked = list->end[0];
    char *bytes = arena_alloc(arena, n + keys.n + 1);
    memcpy(bytes, list->tokens.s, marked);
    memcpy(bytes + marked, keys.s, keys.n);
    memcpy(bytes + marked + keys.n, list->tokens.s + marked, n - marked);
    *out = *list;
    out->tokens = (struct str){.s = bytes, .n = n + keys.n};
    for (size_t i = 0; i < TOKEN_PARTS; i++)
        out->end[i] += (uint32_t)keys.n;
}

enum status archive_fulltext_put_tokens(struct archive *a, int64_t id, const struct token_list *list, struct str keys,
                                        struct error *err)
{
    struct waiting *w = waiting_of(a);
    if (err->status != STATUS_OK)
        return err->status;
    struct entry *e = add_entry(w, id);
    copy_list(w->arena, list, keys, &e->list);
    e->made = true;
    return STATUS_OK;
}

bool archive_fulltext_full(const struct archive *a)
{
    return a->waiting && arena_used(a->waiting->arena) > WAITING_MOST;
}

/* Was ID put and has not gone in yet? Then it need not come out either. */
static bool forget(struct archive *a, int64_t id)
{
    struct waiting *w = a->waiting;
    bool found = false;
    for (uint32_t i = w && w->nbuckets ? *bucket_of(w, id) : 0; i; i = w->entries.at[i - 1].next) {
        struct entry *e = &w->entries.at[i - 1];
        if (e->id != id || e->dropped || e->out)
            continue;
        e->dropped = ++w->order;
        found = true;
    }
    return found;
}

/* ---- out ---------------------------------------------------------------------------------------------------------- */

void archive_fulltext_list(struct archive *a, int64_t head, struct arena *arena, struct token_list *out,
                           struct error *err)
{
    struct buf composed = {0};
    fulltext_compose(a, head, &composed, err);
    tokens_list(waiting_of(a)->tokens, buf_view(&composed), arena, out);
    buf_free(&composed);
}

static void delete_tokens(struct archive *a, int64_t id, const struct token_list *list, struct error *err)
{
    statement_do(a, err, "INSERT INTO fulltext(fulltext, rowid, words) VALUES('delete', ?, ?)", "is", id, list->tokens);
}

/* The story that begins with HEAD as its rows are now. Too much to wait, as when a huge source is dropped in one step, goes at once. */
static void take_out(struct archive *a, int64_t head, struct error *err)
{
    struct waiting *w = waiting_of(a);
    struct token_list list;
    if (archive_fulltext_full(a)) {
        struct arena *arena = arena_new();
        archive_fulltext_list(a, head, arena, &list, err);
        delete_tokens(a, head, &list, err);
        archive_census_touch(a, head, err);
        arena_free(arena);
    } else if (err->status == STATUS_OK) {
        archive_fulltext_list(a, head, w->arena, &list, err);
        struct entry *e = add_entry(w, head);
        e->list = list;
        e->made = e->out = true;
    }
}

enum status archive_fulltext_delete(struct archive *a, int64_t id, struct error *err)
{
    int64_t head = story_head(a, id, err);
    struct story story = story_of(a, head, err);
    bool waiting = false;
    for (size_t i = 0; i < story.n; i++)
        waiting = forget(a, story.part[i]) || waiting;
    if (!waiting)
        take_out(a, head, err);
    for (size_t i = 0; i < story.n; i++)
        if (story.part[i] != id)
            archive_fulltext_put(a, story.part[i], err);
    return err->status;
}

/* ---- in ----------------------------------------------------------------------------------------------------------- */

static int entry_order(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    if (a->out != b->out)
        return a->out ? -1 : 1;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    return (a->order < b->order) - (a->order > b->order);
}

/* What comes out, then what goes in, in the order of ids: a story goes in with its first half; what was put twice, as it was put last. */
static void settle(struct archive *a, struct waiting *w, struct error *err)
{
    size_t n = 0;
    if (w->entries.n)
        qsort(w->entries.at, w->entries.n, sizeof *w->entries.at, entry_order);
    for (size_t i = 0; i < w->entries.n && err->status == STATUS_OK; i++) {
        struct entry *e = &w->entries.at[i];
        if (e->dropped || (n && w->entries.at[n - 1].id == e->id && w->entries.at[n - 1].out == e->out))
            continue;
        if (!e->made) {
            if (story_head(a, e->id, err) != e->id ||
                statement_number(a, err, 0, "SELECT 1 FROM article WHERE id = ?", "i", e->id) == 0)
                continue;
            archive_fulltext_list(a, e->id, w->arena, &e->list, err);
        }
        w->entries.at[n++] = *e;
    }
    w->entries.n = n;
}

/* All stories from the entry FIRST on, through FTS5. */
static void enter(struct archive *a, const struct waiting *w, size_t first, struct error *err)
{
    for (size_t i = first; i < w->entries.n && err->status == STATUS_OK; i++)
        statement_do(a, err, "INSERT INTO fulltext(rowid, words) VALUES(?, ?)", "is", w->entries.at[i].id,
                     w->entries.at[i].list.tokens);
}

/* The same, as a segment. */
static void enter_segment(const struct waiting *w, size_t first, struct segment_writer *s, struct error *err)
{
    for (size_t part = 0; part < TOKEN_PARTS; part++) {
        for (size_t i = first; i < w->entries.n; i++) {
            const struct token_list *list = &w->entries.at[i].list;
            segment_add(s, w->entries.at[i].id, str_cut(list->tokens, part ? list->end[part - 1] : 0, list->end[part]));
        }
        segment_end_part(s, err);
    }
    segment_end(s, w->entries.n - first, err);
}

enum status archive_fulltext_flush(struct archive *a, struct error *err)
{
    struct waiting *w = a->waiting;
    if (!w || !w->entries.n)
        return err->status;
    settle(a, w, err);
    size_t out = 0;
    for (; out < w->entries.n && w->entries.at[out].out; out++)
        delete_tokens(a, w->entries.at[out].id, &w->entries.at[out].list, err);
    struct segment_writer *segment = out < w->entries.n ? segment_begin(a, err) : NULL;
    if (segment)
        enter_segment(w, out, segment, err);
    else
        enter(a, w, out, err);
    int64_t low = INT64_MAX, high = 0;
    for (size_t i = 0; i < w->entries.n; i++) {
        int64_t id = w->entries.at[i].id;
        archive_census_touch(a, id, err);
        low = id < low ? id : low;
        high = id > high ? id : high;
    }
    /* A month that the run has left behind is finished, unless it writes all over the years. */
    if (w->entries.n)
        archive_census_keep(a, low, high, err);
    a->entered += w->entries.n;
    w->entries.n = 0;
    arena_reset(w->arena);
    sort_into_buckets(w);
    return err->status;
}

enum status archive_fulltext_check(struct archive *a, struct error *err)
{
    return statement_do(a, err, "INSERT INTO fulltext(fulltext) VALUES('integrity-check')", "");
}
