/*
 * Facets: how many stories of a query fall to each county, topic, day, ….
 *
 * A query that is no more than a span of days is counted by the index alone, a token each. Any other is walked once; its ids are kept for
 * the next facet of the same query. Few ids are looked up one by one, of many each value's ids are run along beside them. Days, months and
 * years are in the ids.
 */
#include "search_internal.h"

enum { FEW = 2000 };

/* What the facets of the last query were counted over. */
struct answer {
    struct arena *arena;
    struct str query; /* printed */
    int64_t version;  /* archive_version_now() */
    struct plan *plan;
    struct ids ids;   /* newest first; empty when .whole */
    struct ids jumps; /* stories of more than one article, newest first */
    bool whole;       /* a span of ids says it all */
};

struct values {
    struct facet_value *at;
    size_t n, cap;
};

void archive_facets_forget(struct archive *a)
{
    if (!a->answer)
        return;
    vec_free(&a->answer->ids);
    vec_free(&a->answer->jumps);
    arena_free(a->answer->arena);
    free(a->answer);
    a->answer = NULL;
}

static enum status walk_all(struct archive *a, const struct plan *plan, struct ids *out, struct error *err)
{
    struct walk walk;
    walk_begin(&walk, a, plan, INT64_MAX, err);
    for (int64_t id; (id = walk_next(&walk, err)) != 0;)
        vec_push(out, id);
    walk_end(&walk);
    return err->status;
}

static void list_jumps(struct archive *a, struct ids *out, struct error *err)
{
    sqlite3_stmt *q =
        statement_get(a, "SELECT DISTINCT head FROM article WHERE head IS NOT NULL ORDER BY head DESC", err);
    while (statement_row(a, q, err))
        vec_push(out, sqlite3_column_int64(q, 0));
}

static struct answer *answer_to(struct archive *a, const struct query *q, struct error *err)
{
    struct buf printed = {0};
    int64_t version = archive_version_now(a, err);
    query_print(q, &printed);
    if (a->answer && a->answer->version == version && str_eq(a->answer->query, buf_view(&printed))) {
        buf_free(&printed);
        return a->answer;
    }
    archive_facets_forget(a);
    struct answer *answer = a->answer = xcalloc(1, sizeof *answer);
    answer->arena = arena_new();
    answer->query = arena_str(answer->arena, buf_view(&printed));
    answer->version = version;
    buf_free(&printed);
    if (plan_make(a, answer->arena, q, &answer->plan, err) == STATUS_OK) {
        answer->whole = answer->plan->exact && !answer->plan->match.s;
        if (!answer->whole)
            walk_all(a, answer->plan, &answer->ids, err);
        list_jumps(a, &answer->jumps, err);
    }
    if (err->status != STATUS_OK) {
        archive_facets_forget(a);
        return NULL;
    }
    return answer;
}

/* ---- days --------------------------------------------------------------------------------------------------------- */

/* The part of a day that a facet goes by: 2024, 202405, 20240510. */
static int period(int64_t id, enum facet facet)
{
    int day = archive_id_day(id);
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

static void add_story(struct values *values, struct arena *arena, int64_t id, enum facet facet, int *last)
{
    int p = period(id, facet);
    if (p == 0)
        return; /* without a date */
    if (p != *last) {
        struct str key = period_key(arena, p, facet);
        vec_push(values, ((struct facet_value){.key = key, .name = key}));
        *last = p;
    }
    values->at[values->n - 1].count++;
}

static void count_periods(struct archive *a, const struct answer *answer, enum facet facet, struct arena *arena,
                          struct values *values, struct error *err)
{
    int last = -1;
    for (size_t i = 0; i < answer->ids.n; i++)
        add_story(values, arena, answer->ids.at[i], facet, &last);
    if (answer->whole) {
        struct walk walk;
        walk_begin(&walk, a, answer->plan, INT64_MAX, err);
        for (int64_t id; (id = walk_next(&walk, err)) != 0;)
            add_story(values, arena, id, facet, &last);
        walk_end(&walk);
    }
}

/* ---- values that are rows or words -------------------------------------------------------------------------------- */

/* A facet whose values are tokens of the index. */
struct kind {
    enum fulltext_key letter;
    const char *values;   /* SQL: id, key, name, always shown?; in the panel's order */
    const char *of_story; /* SQL: the ids of an article's values */
    bool by_count;        /* the panel's order is the biggest first */
};

static const struct kind kinds[] = {
    [FACET_COUNTY] = {KEY_COUNTY,
                      "SELECT id, code, name, place IS NOT NULL FROM county ORDER BY place IS NULL, place, code",
                      "SELECT county FROM article_county WHERE article = ? AND principal", false},
    [FACET_TOPIC] = {KEY_TOPIC,
                     "SELECT id, code, name, place IS NOT NULL FROM topic ORDER BY place IS NULL, place, code",
                     "SELECT topic FROM article_topic WHERE article = ?", false},
    [FACET_NEWSPAPER] = {KEY_NEWSPAPER, "SELECT id, name, name, 0 FROM newspaper ORDER BY name",
                         "SELECT newspaper FROM article WHERE id = ? AND newspaper IS NOT NULL", true},
    [FACET_GENRE] = {KEY_GENRE, NULL, "SELECT genre FROM article WHERE id = ?", false},
};

struct tally {
    int64_t id;    /* of the value */
    int64_t story; /* counted last, so that both halves count once */
    bool always;
};

struct tallies {
    struct tally *at;
    size_t n, cap;
};

static void list_values(struct archive *a, const struct kind *kind, struct arena *arena, struct tallies *tallies,
                        struct values *values, struct error *err)
{
    sqlite3_stmt *q = kind->values ? statement_get(a, kind->values, err) : NULL;
    while (q && statement_row(a, q, err)) {
        vec_push(tallies, ((struct tally){.id = sqlite3_column_int64(q, 0), .always = sqlite3_column_int(q, 3) != 0}));
        vec_push(values,
                 ((struct facet_value){.key = statement_text(q, 1, arena), .name = statement_text(q, 2, arena)}));
    }
    for (int genre = 0; !kind->values && genre < GENRE_COUNT; genre++) {
        struct str name = arena_str(arena, str_of(genre_name((enum genre)genre)));
        vec_push(tallies, ((struct tally){.id = genre}));
        vec_push(values, ((struct facet_value){.key = name, .name = name}));
    }
}

static void count_article(struct archive *a, const struct kind *kind, int64_t story, int64_t article,
                          struct tallies *tallies, struct values *values, struct error *err)
{
    sqlite3_stmt *q = statement_get(a, kind->of_story, err);
    statement_bind(q, "i", article);
    while (statement_row(a, q, err))
        for (size_t v = 0; v < tallies->n; v++)
            if (tallies->at[v].id == sqlite3_column_int64(q, 0) && tallies->at[v].story != story) {
                tallies->at[v].story = story;
                values->at[v].count++;
            }
}

/* Few stories: ask each for its values. */
static void count_by_story(struct archive *a, const struct kind *kind, const struct answer *answer,
                           struct tallies *tallies, struct values *values, struct error *err)
{
    const struct ids *ids = &answer->ids, *jumps = &answer->jumps;
    for (size_t i = 0, k = 0; i < ids->n && err->status == STATUS_OK; i++) {
        count_article(a, kind, ids->at[i], ids->at[i], tallies, values, err);
        while (k < jumps->n && jumps->at[k] > ids->at[i])
            k++;
        if (k == jumps->n || jumps->at[k] != ids->at[i])
            continue;
        struct story story = story_of(a, ids->at[i], err);
        for (size_t part = 1; part < story.n; part++)
            count_article(a, kind, ids->at[i], story.part[part], tallies, values, err);
    }
}

/* Many: run along the ids of each value, both newest first. */
static size_t count_shared(struct archive *a, const struct ids *ids, const struct plan *value, struct error *err)
{
    struct walk walk;
    size_t n = 0, i = 0;
    walk_begin(&walk, a, value, INT64_MAX, err);
    for (int64_t id; i < ids->n && (id = walk_next(&walk, err)) != 0;) {
        while (i < ids->n && ids->at[i] > id)
            i++;
        n += i < ids->n && ids->at[i] == id;
    }
    walk_end(&walk);
    return n;
}

static size_t count_value(struct archive *a, const struct answer *answer, const struct kind *kind, int64_t id,
                          struct error *err)
{
    struct buf key = {0}, match = {0};
    fulltext_key(kind->letter, id, &key);
    plan_quote(buf_view(&key), &match);
    struct plan value = {
        .match = buf_view(&match), .low = answer->plan->low, .high = answer->plan->high, .exact = true};
    if (answer->ids.n) {
        value.low = answer->ids.at[answer->ids.n - 1];
        value.high = answer->ids.at[0];
    }
    size_t n = answer->whole ? plan_count(a, &value, 0, INT64_MAX, err) : count_shared(a, &answer->ids, &value, err);
    buf_free(&key);
    buf_free(&match);
    return n;
}

static int biggest_first(const void *x, const void *y)
{
    const struct facet_value *a = x, *b = y;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return str_cmp(a->name, b->name);
}

static void count_kind(struct archive *a, const struct answer *answer, const struct kind *kind, struct arena *arena,
                       struct values *values, struct error *err)
{
    struct tallies tallies = {0};
    size_t n = 0;
    list_values(a, kind, arena, &tallies, values, err);
    if (!answer->whole && answer->ids.n <= FEW)
        count_by_story(a, kind, answer, &tallies, values, err);
    else
        for (size_t v = 0; v < values->n && err->status == STATUS_OK; v++)
            values->at[v].count = count_value(a, answer, kind, tallies.at[v].id, err);
    for (size_t v = 0; v < values->n; v++)
        if (values->at[v].count || tallies.at[v].always)
            values->at[n++] = values->at[v];
    values->n = n;
    if (kind->by_count && n)
        qsort(values->at, n, sizeof *values->at, biggest_first);
    vec_free(&tallies);
}

enum status archive_facets(struct archive *a, const struct query *q, enum facet facet, struct arena *arena,
                           struct facet_value **out, size_t *n, struct error *err)
{
    struct values values = {0};
    archive_read_begin(a, err);
    struct answer *answer = answer_to(a, q, err);
    if (answer && (facet == FACET_YEAR || facet == FACET_MONTH || facet == FACET_DAY))
        count_periods(a, answer, facet, arena, &values, err);
    else if (answer)
        count_kind(a, answer, &kinds[facet], arena, &values, err);
    archive_read_end(a);
    *out = arena_copy(arena, values.at, values.n, sizeof **out);
    *n = values.n;
    vec_free(&values);
    return err->status;
}
