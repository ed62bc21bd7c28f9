/*
 * Facets: how many stories of a query fall to each county, topic, day, ….
 *
 * The census has bits for each value, the answer those of the query: a count is those that they share. Days, months and years are in
 * the ids. All stories are counted by the census's own counts, without reading which they are.
 */
#include "census.h"
#include "search_internal.h"

/* What is counted over. */
struct counted {
    const struct census *census;
    const struct answer *answer; /* NULL: all stories */
};

struct values {
    struct facet_value *at;
    size_t n, cap;
};

static size_t count_within(const struct counted *over, size_t from, size_t to)
{
    return over->answer ? answer_count(over->answer, NULL, from, to) : to - from;
}

/* ---- days --------------------------------------------------------------------------------------------------------- */

/* The part of a day that a facet goes by: 2024, 202405, 20240510. */
static int period(int day, enum facet facet)
{
    return facet == FACET_YEAR ? day / 10000 : facet == FACET_MONTH ? day / 100 : day;
}

static struct str period_key(struct arena *arena, int p, enum facet facet)
{
    if (facet == FACET_YEAR)
        return arena_printf(arena, "%04d", p);
    if (facet == FACET_MONTH)
        return arena_printf(arena, "%04d-%02d", p / 100, p % 100);
    return day_iso(arena, p);
}

/* Stories at [FROM, TO) are of DAY; those of one period come one after another. */
static void add_period(const struct counted *over, struct values *values, struct arena *arena, enum facet facet,
                       int day, size_t from, size_t to, int *last)
{
    size_t n = count_within(over, from, to);
    int p = period(day, facet);
    if (n == 0)
        return;
    if (p != *last) {
        struct str key = period_key(arena, p, facet);
        vec_push(values, ((struct facet_value){.key = key, .name = key}));
        *last = p;
    }
    values->at[values->n - 1].count += n;
}

static void count_days(const struct counted *over, const struct census_block *block, struct values *values,
                       struct arena *arena, int *last)
{
    const struct census *c = over->census;
    for (size_t to = block->place + block->n, from; to > block->place; to = from) {
        int day = archive_id_day(c->ids[to - 1]);
        from = census_place(c, archive_first_id(day));
        add_period(over, values, arena, FACET_DAY, day, from, to, last);
    }
}

/* Beside years also those without one: a list of years that leaves stories out would not add up. */
static void add_undated(const struct counted *over, enum facet facet, const struct census_block *block,
                        struct values *values)
{
    size_t n = facet == FACET_YEAR ? count_within(over, 0, block->place + block->n) : 0;
    if (n)
        vec_push(values, ((struct facet_value){.key = STR(QUERY_UNDATED), .name = STR(QUERY_UNDATED), .count = n}));
}

static void count_periods(const struct counted *over, enum facet facet, struct arena *arena, struct values *values)
{
    int last = -1;
    for (size_t i = over->census->months.n; i-- > 0;) {
        const struct census_block *block = &over->census->months.at[i];
        int day = archive_id_day(block->month * CENSUS_IDS);
        if (day == 0) { /* the oldest ids have no date */
            add_undated(over, facet, block, values);
            break;
        }
        if (facet == FACET_DAY)
            count_days(over, block, values, arena, &last);
        else
            add_period(over, values, arena, facet, day, block->place, block->place + block->n, &last);
    }
}

/* ---- values that are rows or words -------------------------------------------------------------------------------- */

/* A facet whose values are keys of the index. */
struct kind {
    enum fulltext_key letter;
    const char *values; /* SQL: id, key, name, always shown?; in the panel's order; NULL: the genres */
    bool by_count;      /* the panel's order is the biggest first */
};

static const struct kind kinds[] = {
    [FACET_COUNTY] = {KEY_COUNTY,
                      "SELECT id, code, name, place IS NOT NULL FROM county ORDER BY place IS NULL, place, code",
                      false},
    [FACET_TOPIC] = {KEY_TOPIC,
                     "SELECT id, code, name, place IS NOT NULL FROM topic ORDER BY place IS NULL, place, code", false},
    [FACET_NEWSPAPER] = {KEY_NEWSPAPER, "SELECT id, name, name, 0 FROM newspaper ORDER BY name", true},
    [FACET_GENRE] = {KEY_GENRE, NULL, false},
    [FACET_QUALITY] =
        {KEY_TENTH,
         "WITH tenth(n, key) AS (VALUES(9, '0.9..1'), (8, '0.8..0.89'), (7, '0.7..0.79'), (6, '0.6..0.69'),"
         " (5, '0.5..0.59'), (4, '0.4..0.49'), (3, '0.3..0.39'), (2, '0.2..0.29'), (1, '0.1..0.19'),"
         " (0, '0..0.09')) SELECT n, key, key, 0 FROM tenth",
         false},
};

static size_t count_value(const struct counted *over, enum fulltext_key letter, int64_t id)
{
    const struct census_value *v = census_value(over->census, letter, id);
    if (!v || !over->answer)
        return v ? v->count : 0;
    return answer_count(over->answer, v->bits, 0, over->census->nstories);
}

static int biggest_first(const void *x, const void *y)
{
    const struct facet_value *a = x, *b = y;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return str_cmp(a->name, b->name);
}

static void count_kind(struct archive *a, const struct counted *over, const struct kind *kind, struct arena *arena,
                       struct values *values, struct error *err)
{
    sqlite3_stmt *q = kind->values ? statement_get(a, kind->values, err) : NULL;
    while (q && statement_row(a, q, err)) {
        size_t n = count_value(over, kind->letter, sqlite3_column_int64(q, 0));
        if (n || sqlite3_column_int(q, 3))
            vec_push(values, ((struct facet_value){statement_text(q, 1, arena), statement_text(q, 2, arena), n}));
    }
    for (int genre = 0; !kind->values && genre < GENRE_COUNT; genre++) {
        struct str name = arena_str(arena, str_of(genre_name((enum genre)genre)));
        size_t n = count_value(over, kind->letter, genre);
        if (n)
            vec_push(values, ((struct facet_value){name, name, n}));
    }
    if (kind->by_count && values->n)
        qsort(values->at, values->n, sizeof *values->at, biggest_first);
}

enum status archive_facets(struct archive *a, const struct query *q, enum facet facet, struct arena *arena,
                           struct facet_value **out, size_t *n, bool *exact, struct error *err)
{
    struct values values = {0};
    struct counted over = {0};
    archive_read_begin(a, err);
    if (q->kind == QUERY_ALL)
        over.census = archive_census(a, facet == FACET_DAY, err);
    else if ((over.answer = archive_answer(a, q, err)) != NULL)
        over.census = over.answer->census;
    if (over.census && (facet == FACET_YEAR || facet == FACET_MONTH || facet == FACET_DAY))
        count_periods(&over, facet, arena, &values);
    else if (over.census)
        count_kind(a, &over, &kinds[facet], arena, &values, err);
    archive_read_end(a);
    *exact = !over.answer || answer_complete(over.answer);
    *out = arena_copy(arena, values.at, values.n, sizeof **out);
    *n = values.n;
    vec_free(&values);
    return err->status;
}
