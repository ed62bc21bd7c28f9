/*
 * A month of which a few stories were written to: what those fall to is put into what is kept of the rest, the index is not asked. What a run adds
 * costs by what it adds, not by all that its months hold.
 *
 * Which ids were written to is known of this run alone, from when it first touched a month; of a month that an earlier run left behind
 * uncounted, or after a step was taken back, it is not, and all of it is counted.
 */
#include "census.h"

#include <stdlib.h>

#include "../archive_internal.h"

enum {
    TOUCHED_MOST = 64, /* months of which it is remembered */
    IDS_MOST = 256,    /* and ids of each: of more the index is asked */
    VALUES_MOST = 1024 /* that they fall to */
};

_Static_assert(sizeof((struct touched *)0)->ids / sizeof(int64_t) == IDS_MOST + 1, "one more stands for too many");

static struct touched *touched_of(struct archive *a, int64_t month)
{
    for (size_t i = 0; i < a->touched.n; i++)
        if (a->touched.at[i].month == month)
            return &a->touched.at[i];
    return NULL;
}

void archive_census_touch(struct archive *a, int64_t id, struct error *err)
{
    int64_t month = id / CENSUS_IDS;
    struct touched *t = touched_of(a, month);
    statement_do(a, err, "INSERT OR IGNORE INTO uncounted(month) VALUES(?)", "i", month);
    if (err->status == STATUS_OK && sqlite3_changes(a->db) > 0) {
        if (t)
            t->n = 0;
        else if (a->touched.n < TOUCHED_MOST) {
            vec_push(&a->touched, ((struct touched){.month = month}));
            t = &a->touched.at[a->touched.n - 1];
        }
    }
    if (t && t->n <= IDS_MOST) /* one more than that: too many */
        t->ids[t->n++] = id;
    statement_do(a, err, "INSERT OR IGNORE INTO unphrased(month) VALUES(?)", "i", month); /* phrases.h */
}

void archive_census_forget_touched(struct archive *a)
{
    a->touched.n = 0;
}

void census_counted(struct archive *a, int64_t first, int64_t last)
{
    size_t n = 0;
    for (size_t i = 0; i < a->touched.n; i++)
        if (a->touched.at[i].month < first || a->touched.at[i].month > last)
            a->touched.at[n++] = a->touched.at[i];
    a->touched.n = n;
}

/* ---- what is kept ------------------------------------------------------------------------------------------------- */

struct value {
    enum fulltext_key letter;
    int64_t id;
    uint32_t *places; /* among the block's stories */
    size_t n;
};

struct block {
    int64_t *ids;
    size_t n;
    struct value *values;
    size_t nvalues;
};

/* False when what is kept cannot be right. */
static bool read_block(struct arena *arena, int64_t month, struct str stories, struct block *out)
{
    struct str rest = stories;
    int64_t id = month * CENSUS_IDS;
    *out = (struct block){.values = arena_array(arena, stories.n / 3 + 1, sizeof *out->values)};
    while (rest.n) {
        struct value v = {.letter = (enum fulltext_key)number_take(&rest)};
        v.id = (int64_t)number_take(&rest);
        uint64_t n = number_take(&rest), place = 0;
        bool all = v.letter == KEY_ALL;
        if (!n || n > rest.n || all == (out->n > 0))
            return false;
        if (all)
            out->ids = arena_array(arena, n, sizeof *out->ids);
        else
            v.places = arena_array(arena, n, sizeof *v.places);
        for (; v.n < n; v.n++) {
            uint64_t step = number_take(&rest);
            place += step;
            if (all)
                out->ids[v.n] = id += (int64_t)step;
            else if (place >= out->n)
                return false;
            else
                v.places[v.n] = (uint32_t)place;
        }
        if (all)
            out->n = v.n;
        else
            out->values[out->nvalues++] = v;
    }
    return true;
}

/* ---- the two as one ----------------------------------------------------------------------------------------------- */

/* In the order in which they are counted. */
static int value_order(const struct value *x, const struct value *y)
{
    static const char letters[] = {KEY_COUNTY, KEY_GENRE, KEY_TENTH, KEY_NEWSPAPER, KEY_TOPIC};
    for (size_t i = 0; i < sizeof letters; i++)
        if ((x->letter == (enum fulltext_key)letters[i]) != (y->letter == (enum fulltext_key)letters[i]))
            return x->letter == (enum fulltext_key)letters[i] ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

struct patch {
    const struct block *old, *fresh;
    uint32_t *old_at, *fresh_at; /* place among all of each story; of an old one that was written to NOWHERE */
    int64_t *ids;
    size_t n;
    struct buf counts, stories;
};
#define NOWHERE UINT32_MAX

/* Both in the order of ids, those that are TOUCHED as they are now. */
static void place_all(struct arena *arena, struct patch *p, const struct touched *t)
{
    const struct block *old = p->old, *fresh = p->fresh;
    p->old_at = arena_array(arena, old->n, sizeof *p->old_at);
    p->fresh_at = arena_array(arena, fresh->n + 1, sizeof *p->fresh_at);
    p->ids = arena_array(arena, old->n + fresh->n, sizeof *p->ids);
    for (size_t i = 0, k = 0, touched = 0; i < old->n || k < fresh->n;) {
        if (k < fresh->n && (i == old->n || fresh->ids[k] <= old->ids[i])) {
            p->fresh_at[k] = (uint32_t)p->n;
            p->ids[p->n++] = fresh->ids[k++];
            continue;
        }
        while (touched < t->n && t->ids[touched] < old->ids[i])
            touched++;
        bool gone = touched < t->n && t->ids[touched] == old->ids[i];
        p->old_at[i] = gone ? NOWHERE : (uint32_t)p->n;
        if (!gone)
            p->ids[p->n++] = old->ids[i];
        i++;
    }
}

static void put_value(struct patch *p, const struct value *old, const struct value *fresh)
{
    const struct value *v = old ? old : fresh;
    struct buf places = {0};
    size_t n = 0, last = 0, nold = old ? old->n : 0, nfresh = fresh ? fresh->n : 0;
    for (size_t i = 0, k = 0; i < nold || k < nfresh;) {
        if (i < nold && p->old_at[old->places[i]] == NOWHERE) {
            i++;
            continue;
        }
        size_t x = i < nold ? p->old_at[old->places[i]] : SIZE_MAX,
               y = k < nfresh ? p->fresh_at[fresh->places[k]] : SIZE_MAX, place = x < y ? x : y;
        number_put(&places, place - last);
        last = place;
        n++;
        i += x == place;
        k += y == place;
    }
    if (n) {
        census_put_head(&p->counts, v->letter, v->id, n);
        census_put_head(&p->stories, v->letter, v->id, n);
        buf_str(&p->stories, buf_view(&places));
    }
    buf_free(&places);
}

static void put_ids(struct patch *p, int64_t month)
{
    int64_t before = month * CENSUS_IDS;
    census_put_head(&p->counts, KEY_ALL, 0, p->n);
    census_put_head(&p->stories, KEY_ALL, 0, p->n);
    for (size_t i = 0; i < p->n; before = p->ids[i++])
        number_put(&p->stories, (uint64_t)(p->ids[i] - before));
}

static void put_all(struct patch *p, int64_t month)
{
    if (!p->n)
        return; /* nothing is left of the month */
    put_ids(p, month);
    for (size_t i = 0, k = 0; i < p->old->nvalues || k < p->fresh->nvalues;) {
        const struct value *x = i < p->old->nvalues ? &p->old->values[i] : NULL,
                           *y = k < p->fresh->nvalues ? &p->fresh->values[k] : NULL;
        int order = !x ? 1 : !y ? -1 : value_order(x, y);
        put_value(p, order <= 0 ? x : NULL, order >= 0 ? y : NULL);
        i += order <= 0;
        k += order >= 0;
    }
}

/* ---- what was written to ------------------------------------------------------------------------------------------ */

static void add_place(struct block *b, enum fulltext_key letter, int64_t id, uint32_t place, struct arena *arena)
{
    size_t i = 0;
    while (i < b->nvalues && (b->values[i].letter != letter || b->values[i].id != id))
        i++;
    if (i == b->nvalues)
        b->values[b->nvalues++] = (struct value){letter, id, arena_array(arena, IDS_MOST, sizeof(uint32_t)), 0};
    struct value *v = &b->values[i];
    if (!v->n || v->places[v->n - 1] != place) /* a story of two halves may have it twice */
        v->places[v->n++] = place;
}

static bool is_counted(enum fulltext_key letter)
{
    return letter == KEY_COUNTY || letter == KEY_GENRE || letter == KEY_TENTH || letter == KEY_NEWSPAPER ||
           letter == KEY_TOPIC;
}

/* The story ID falls to what its keys say; false: there are more values than a month can have. */
static bool add_story(struct archive *a, struct arena *arena, int64_t id, struct block *b, struct error *err)
{
    struct buf keys = {0};
    fulltext_compose_keys(a, id, &keys, err);
    b->ids[b->n] = id;
    for (size_t at = 0; at + 1 < keys.n && b->nvalues < VALUES_MOST; at++) {
        if (keys.s[at] != MARK_FACET || !is_counted((enum fulltext_key)keys.s[at + 1]))
            continue;
        int64_t number = 0;
        for (size_t i = at + 2; i < keys.n && keys.s[i] >= '0' && keys.s[i] <= '9'; i++)
            number = number * 10 + (keys.s[i] - '0');
        add_place(b, (enum fulltext_key)keys.s[at + 1], number, (uint32_t)b->n, arena);
    }
    b->n++;
    buf_free(&keys);
    return b->nvalues < VALUES_MOST;
}

static int by_count(const void *x, const void *y)
{
    return value_order(x, y);
}

static int by_id(const void *x, const void *y)
{
    const int64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* What stands now at the ids of T, which are put in order. */
static bool read_touched(struct archive *a, struct arena *arena, struct touched *t, struct block *out,
                         struct error *err)
{
    *out = (struct block){.ids = arena_array(arena, t->n, sizeof *out->ids),
                          .values = arena_array(arena, VALUES_MOST, sizeof *out->values)};
    qsort(t->ids, t->n, sizeof *t->ids, by_id);
    for (size_t i = 0; i < t->n; i++) {
        bool again = i && t->ids[i] == t->ids[i - 1];
        if (again ||
            statement_number(a, err, 0, "SELECT 1 FROM article WHERE id = ? AND head IS NULL", "i", t->ids[i]) == 0)
            continue;
        if (!add_story(a, arena, t->ids[i], out, err))
            return false;
    }
    if (out->nvalues)
        qsort(out->values, out->nvalues, sizeof *out->values, by_count);
    return true;
}

bool census_patch(struct archive *a, int64_t month, census_visit *visit, void *context, struct error *err)
{
    struct touched *t = touched_of(a, month);
    if (!t || !t->n || t->n > IDS_MOST)
        return false;
    struct arena *arena = arena_new();
    struct str kept = STR_ABSENT;
    struct block old, fresh;
    sqlite3_stmt *q = statement_get(a, "SELECT stories FROM census_stories WHERE month = ?", err);
    statement_bind(q, "i", month);
    while (statement_row(a, q, err))
        kept = arena_str(arena, statement_bytes(q, 0));
    bool known = kept.n && read_block(arena, month, kept, &old) && read_touched(a, arena, t, &fresh, err);
    if (known && err->status == STATUS_OK) {
        struct patch p = {.old = &old, .fresh = &fresh};
        place_all(arena, &p, t);
        put_all(&p, month);
        struct census_month made = {month, buf_view(&p.counts), buf_view(&p.stories)};
        visit(context, &made, err);
        buf_free(&p.counts);
        buf_free(&p.stories);
    }
    arena_free(arena);
    return known;
}
