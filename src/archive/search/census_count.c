/* Counting months by the full text index. */
#include "census.h"

#include <stdlib.h>

#include "search_internal.h"

/* The stories of one value, in all the months at hand. */
struct count {
    enum fulltext_key letter;
    int64_t id;
    struct {
        uint32_t *at; /* places among all the stories at hand */
        size_t n, cap;
    } places;
    size_t next; /* the first place that belongs to the month to come */
};

struct counting {
    struct archive *archive;
    int64_t low, high; /* ids */
    struct ids ids;
    struct {
        struct count *at;
        size_t n, cap;
    } counts;
};

/* ---- reading the index -------------------------------------------------------------------------------------------- */

static sqlite3_stmt *stories_of(struct counting *c, struct str match, struct error *err)
{
    sqlite3_stmt *q = statement_get(
        c->archive, "SELECT rowid FROM fulltext WHERE fulltext MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid", err);
    statement_bind(q, "sii", match, c->low, c->high);
    return q;
}

static void list_stories(struct counting *c, struct error *err)
{
    struct buf match = {0};
    fulltext_quote(fulltext_every(), &match);
    sqlite3_stmt *q = stories_of(c, buf_view(&match), err);
    while (statement_row(c->archive, q, err))
        vec_push(&c->ids, sqlite3_column_int64(q, 0));
    buf_free(&match);
}

static void count_value(struct counting *c, enum fulltext_key letter, int64_t id, struct error *err)
{
    struct count count = {.letter = letter, .id = id};
    struct buf key = {0}, match = {0};
    size_t place = 0;
    fulltext_key(letter, id, &key);
    fulltext_quote(buf_view(&key), &match);
    sqlite3_stmt *q = stories_of(c, buf_view(&match), err);
    while (statement_row(c->archive, q, err)) {
        int64_t story = sqlite3_column_int64(q, 0);
        while (place < c->ids.n && c->ids.at[place] < story)
            place++;
        vec_push(&count.places, (uint32_t)place);
    }
    buf_free(&key);
    buf_free(&match);
    if (count.places.n)
        vec_push(&c->counts, count);
    else
        vec_free(&count.places);
}

static void count_rows(struct counting *c, enum fulltext_key letter, const char *sql, struct error *err)
{
    sqlite3_stmt *q = statement_get(c->archive, sql, err);
    while (statement_row(c->archive, q, err))
        count_value(c, letter, sqlite3_column_int64(q, 0), err);
}

/* ---- months ------------------------------------------------------------------------------------------------------- */

void census_put_head(struct buf *out, enum fulltext_key letter, int64_t id, size_t n)
{
    buf_char(out, (char)letter);
    number_put(out, (uint64_t)id);
    number_put(out, n);
}

/* The stories at places [FROM, TO) are the month's. */
static void put_month(struct counting *c, int64_t month, size_t from, size_t to, census_visit *visit, void *context,
                      struct error *err)
{
    struct buf counts = {0}, stories = {0};
    census_put_head(&counts, KEY_ALL, 0, to - from);
    census_put_head(&stories, KEY_ALL, 0, to - from);
    int64_t before = month * CENSUS_IDS;
    for (size_t i = from; i < to; before = c->ids.at[i++])
        number_put(&stories, (uint64_t)(c->ids.at[i] - before));
    for (size_t i = 0; i < c->counts.n; i++) {
        struct count *count = &c->counts.at[i];
        size_t end = count->next, last = from;
        while (end < count->places.n && count->places.at[end] < to)
            end++;
        if (end == count->next)
            continue;
        census_put_head(&counts, count->letter, count->id, end - count->next);
        census_put_head(&stories, count->letter, count->id, end - count->next);
        for (; count->next < end; last = count->places.at[count->next++])
            number_put(&stories, count->places.at[count->next] - last);
    }
    struct census_month made = {month, buf_view(&counts), buf_view(&stories)};
    visit(context, &made, err);
    buf_free(&counts);
    buf_free(&stories);
}

void census_count(struct archive *a, int64_t first, int64_t last, census_visit *visit, void *context, struct error *err)
{
    struct counting c = {.archive = a, .low = first * CENSUS_IDS, .high = (last + 1) * CENSUS_IDS - 1};
    list_stories(&c, err);
    count_rows(&c, KEY_COUNTY, "SELECT id FROM county ORDER BY id", err);
    for (int64_t genre = 0; genre < GENRE_COUNT; genre++)
        count_value(&c, KEY_GENRE, genre, err);
    for (int64_t tenth = 0; tenth < TENTHS; tenth++)
        count_value(&c, KEY_TENTH, tenth, err);
    count_rows(&c, KEY_NEWSPAPER, "SELECT id FROM newspaper ORDER BY id", err);
    count_rows(&c, KEY_TOPIC, "SELECT id FROM topic ORDER BY id", err);
    for (size_t from = 0, to; from < c.ids.n && err->status == STATUS_OK; from = to) {
        int64_t month = c.ids.at[from] / CENSUS_IDS;
        for (to = from + 1; to < c.ids.n && c.ids.at[to] / CENSUS_IDS == month;)
            to++;
        put_month(&c, month, from, to, visit, context, err);
    }
    for (size_t i = 0; i < c.counts.n; i++)
        vec_free(&c.counts.at[i].places);
    vec_free(&c.counts);
    vec_free(&c.ids);
}
