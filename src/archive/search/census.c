/* The census as it is read, and bits. */
#include "census.h"

#include <stdlib.h>
#include <string.h>

#include "search_internal.h"

/* ---- values ------------------------------------------------------------------------------------------------------- */

/* Where the value is or belongs. */
static size_t value_index(const struct census *c, enum fulltext_key letter, int64_t id)
{
    size_t low = 0, high = c->values.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct census_value *v = &c->values.at[middle];
        if (v->letter < letter || (v->letter == letter && v->id < id))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct census_value *census_value(const struct census *c, enum fulltext_key letter, int64_t id)
{
    size_t i = value_index(c, letter, id);
    if (i == c->values.n)
        return NULL;
    const struct census_value *v = &c->values.at[i];
    return v->letter == letter && v->id == id ? v : NULL;
}

static void add_count(struct census *c, enum fulltext_key letter, int64_t id, size_t count)
{
    size_t i = value_index(c, letter, id);
    if (i == c->values.n || c->values.at[i].letter != letter || c->values.at[i].id != id) {
        struct census_value value = {.letter = letter, .id = id};
        vec_push(&c->values, value);
        memmove(&c->values.at[i + 1], &c->values.at[i], (c->values.n - 1 - i) * sizeof value);
        c->values.at[i] = value;
    }
    c->values.at[i].count += count;
    if (letter == KEY_ALL)
        c->nstories += count;
}

/* ---- counts ------------------------------------------------------------------------------------------------------- */

/* Months that this reader counted for himself, and how far they are read. */
struct own {
    struct {
        struct census_month *at;
        size_t n, cap;
    } months;
    struct arena *arena;
};

static void keep_own(void *context, const struct census_month *month, struct error *err)
{
    struct own *own = context;
    (void)err;
    struct census_month kept = {month->month, arena_str(own->arena, month->counts),
                                arena_str(own->arena, month->stories)};
    vec_push(&own->months, kept);
}

static void count_own(struct archive *a, struct own *own, struct error *err)
{
    for (int64_t first, last = -1; census_uncounted(a, last + 1, &first, &last, err);)
        census_count(a, first, last, keep_own, own, err);
}

static void read_counts(struct census *c, int64_t month, struct str counts)
{
    size_t before = c->nstories;
    while (counts.n) {
        enum fulltext_key letter = (enum fulltext_key)number_take(&counts);
        int64_t id = (int64_t)number_take(&counts);
        add_count(c, letter, id, (size_t)number_take(&counts));
    }
    vec_push(&c->months, ((struct census_block){.month = month, .n = c->nstories - before}));
}

static int by_month(const void *x, const void *y)
{
    const struct census_block *a = x, *b = y;
    return (a->month > b->month) - (a->month < b->month);
}

static void read_all_counts(struct archive *a, struct census *c, const struct own *own, struct error *err)
{
    sqlite3_stmt *q =
        statement_get(a, "SELECT month, counts FROM census WHERE month NOT IN (SELECT month FROM uncounted)", err);
    while (statement_row(a, q, err)) {
        const char *bytes = sqlite3_column_blob(q, 1);
        read_counts(c, sqlite3_column_int64(q, 0), (struct str){.s = bytes, .n = (size_t)sqlite3_column_bytes(q, 1)});
    }
    for (size_t i = 0; i < own->months.n; i++)
        read_counts(c, own->months.at[i].month, own->months.at[i].counts);
    if (c->months.n)
        qsort(c->months.at, c->months.n, sizeof *c->months.at, by_month);
    for (size_t i = 0, place = 0; i < c->months.n; place += c->months.at[i++].n)
        c->months.at[i].place = place;
}

/* ---- stories ------------------------------------------------------------------------------------------------------ */

/* *USED stories are read; nothing that STORIES says makes this write beyond what is there. */
static void read_stories(struct census *c, int64_t month, struct str stories, size_t *used)
{
    size_t base = *used, n = 0;
    while (stories.n) {
        enum fulltext_key letter = (enum fulltext_key)number_take(&stories);
        int64_t value = (int64_t)number_take(&stories);
        uint64_t count = number_take(&stories), at = 0;
        int64_t id = month * CENSUS_IDS;
        if (letter == KEY_ALL) {
            for (n = 0; n < count && *used < c->nstories; n++, ++*used)
                c->ids[*used] = id += (int64_t)number_take(&stories);
            continue;
        }
        const struct census_value *v = census_value(c, letter, value);
        uint64_t *bits = v ? v->bits : NULL; /* here, so that it need not be read again for each */
        for (uint64_t i = 0; i < count && bits; i++) {
            at += number_take(&stories);
            if (at < n)
                bits[(base + at) / 64] |= (uint64_t)1 << (base + at) % 64;
        }
    }
}

static void read_all_stories(struct archive *a, struct census *c, const struct own *own, struct error *err)
{
    size_t words = c->nstories / 64 + 1, used = 0, next = 0;
    c->ids = arena_array(c->arena, c->nstories + 1, sizeof *c->ids);
    for (size_t i = 0; i < c->values.n; i++)
        if (c->values.at[i].letter != KEY_ALL)
            c->values.at[i].bits = arena_array(c->arena, words, sizeof *c->values.at[i].bits);
    sqlite3_stmt *q = statement_get(
        a, "SELECT month, stories FROM census_stories WHERE month NOT IN (SELECT month FROM uncounted) ORDER BY month",
        err);
    while (statement_row(a, q, err)) {
        int64_t month = sqlite3_column_int64(q, 0);
        const char *bytes = sqlite3_column_blob(q, 1);
        for (; next < own->months.n && own->months.at[next].month < month; next++)
            read_stories(c, own->months.at[next].month, own->months.at[next].stories, &used);
        read_stories(c, month, (struct str){.s = bytes, .n = (size_t)sqlite3_column_bytes(q, 1)}, &used);
    }
    for (; next < own->months.n; next++)
        read_stories(c, own->months.at[next].month, own->months.at[next].stories, &used);
    if (err->status == STATUS_OK && used != c->nstories)
        error_set(err, STATUS_ARCHIVE, "%s: the counts of the archive do not agree: 'baolan index' mends them",
                  a->path);
    c->has_stories = err->status == STATUS_OK;
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

void archive_census_forget(struct archive *a)
{
    if (!a->census)
        return;
    if (a->answers_forget)
        a->answers_forget(a);
    archive_phrases_forget(a);
    vec_free(&a->census->values);
    vec_free(&a->census->months);
    arena_free(a->census->arena);
    free(a->census);
    a->census = NULL;
}

const struct census *archive_census(struct archive *a, bool with_stories, struct error *err)
{
    int64_t version = archive_version_now(a, err);
    if (err->status != STATUS_OK) /* interrupted while it asked: what is there is no worse for it */
        return NULL;
    if (a->census && a->census->version == version && (a->census->has_stories || !with_stories))
        return a->census;
    archive_census_forget(a);
    struct census *c = a->census = xcalloc(1, sizeof *c);
    struct own own = {.arena = arena_new()};
    c->arena = arena_new();
    c->version = version;
    count_own(a, &own, err);
    read_all_counts(a, c, &own, err);
    if (with_stories && err->status == STATUS_OK)
        read_all_stories(a, c, &own, err);
    vec_free(&own.months);
    arena_free(own.arena);
    if (err->status == STATUS_OK)
        return c;
    archive_census_forget(a);
    return NULL;
}

/* The first place in [LOW, HIGH) whose story is not below ID; HIGH: there is none. */
static size_t place_between(const struct census *c, int64_t id, size_t low, size_t high)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t census_place(const struct census *c, int64_t id)
{
    return place_between(c, id, 0, c->nstories);
}

size_t census_place_below(const struct census *c, int64_t id, size_t high)
{
    size_t step = 1, low = high;
    while (low > 0 && c->ids[low - 1] >= id) {
        high = low;
        low = low > step ? low - step : 0;
        step *= 2;
    }
    return place_between(c, id, low, high);
}

/* ---- bits --------------------------------------------------------------------------------------------------------- */

/* The word at WORD with the bits outside [FROM, TO) taken away. */
static uint64_t word_within(uint64_t word, size_t at, size_t from, size_t to)
{
    if (at * 64 < from)
        word &= ~(uint64_t)0 << from % 64;
    if (at * 64 + 64 > to)
        word &= ~(uint64_t)0 >> (64 - to % 64);
    return word;
}

size_t bits_count_both(const uint64_t *x, const uint64_t *y, size_t from, size_t to)
{
    size_t n = 0;
    if (from >= to)
        return 0;
    size_t first = from / 64, last = (to - 1) / 64;
    for (size_t i = first; i <= last; i++) {
        uint64_t word = x[i] & y[i];
        n += (size_t)__builtin_popcountll(i == first || i == last ? word_within(word, i, from, to) : word);
    }
    return n;
}

size_t bits_count(const uint64_t *x, size_t from, size_t to)
{
    return bits_count_both(x, x, from, to);
}

void bits_set(uint64_t *bits, size_t from, size_t to)
{
    for (; from < to && from % 64; from++)
        bits[from / 64] |= (uint64_t)1 << from % 64;
    for (; from + 64 <= to; from += 64)
        bits[from / 64] = ~(uint64_t)0;
    for (; from < to; from++)
        bits[from / 64] |= (uint64_t)1 << from % 64;
}
