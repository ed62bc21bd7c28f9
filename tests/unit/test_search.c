/*
 * Searching: over a made archive, every query finds exactly what a plain scan of the folded text finds, newest first, and every count and
 * facet agrees.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../src/archive/phrases/phrases.h"
#include "made_archive.h"
#include "made_folder.h"

/* ---- random queries ----------------------------------------------------------------------------------------------- */

static void add_word(struct buf *out)
{
    static const char *const known[] = {"氢能", "重卡", "5g", "ＡＰＰ", "吃干榨尽", "发展新能源",
                                        "山",   "2024", "發", "新",     "孝义市"};
    buf_char(out, '"');
    if (below(3) == 0) {
        buf_cstr(out, known[below(sizeof known / sizeof *known)]);
    } else if (below(2)) {
        /* A piece of what is really there. */
        const struct made *m = &made[below(STORIES)];
        struct str body = m->page.articles->sections[0].paragraphs[0];
        size_t n = utf8_count(body), from = below(n), count = 1 + below(12);
        struct str cut = str_cut(body, utf8_offset(body, from), utf8_offset(body, from + count));
        bool blank = true;
        for (size_t at = 0; at < cut.n;)
            blank = cp_is_space(utf8_next(cut, &at)) && blank;
        buf_str(out, blank ? STR("能") : cut);
    } else {
        buf_cstr(out, "能");
        for (size_t n = below(4); n > 0; n--)
            buf_cstr(out, pieces[below(sizeof pieces / sizeof *pieces)]);
    }
    buf_char(out, '"');
}

static void add_field(struct buf *out)
{
    static const char *const fields[] = {
        "county:孝义",     "county:141182",      "county:文水县",  "topic:hydrogen",
        "topic:煤炭",      "genre:news",         "genre:评论",     "page:1",
        "页:04",           "newspaper:示例日报", "报纸：晚报",     "by:王",
        "by:王涛",         "by:李晓芳",          "by:山",          "date:2020",
        "date:2019..2021", "date:2023-03",       "date:..2019-06", "date:2022/..",
        "date:2021-05-04", "quality:>0.8",       "quality:<0.5",   "quality:0.33..0.8",
        "quality:<=0.9",   "quality:0..1",       "quality:>=.95",
    };
    if (below(4) == 0) {
        buf_cstr(out, "title:");
        add_word(out);
    } else {
        buf_cstr(out, fields[below(sizeof fields / sizeof *fields)]);
    }
}

static void add_query(struct buf *out, int depth)
{
    size_t n = 1 + below(3);
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_cstr(out, below(3) ? " " : " OR ");
        if (below(5) == 0)
            buf_char(out, '-');
        if (depth < 3 && below(4) == 0) {
            buf_char(out, '(');
            add_query(out, depth + 1);
            buf_char(out, ')');
        } else if (below(3) == 0) {
            add_field(out);
        } else {
            add_word(out);
            if (below(5) == 0) {
                buf_printf(out, " NEAR/%zu ", below(12));
                add_word(out);
            }
        }
    }
}

/* ---- comparing ---------------------------------------------------------------------------------------------------- */

static const struct made *made_of(struct str uid)
{
    for (size_t i = 0; i < STORIES; i++)
        if (str_eq(made[i].uid, uid))
            return &made[i];
    return NULL;
}

struct found {
    struct hit hits[STORIES + 1];
    size_t n, count;
    bool exact, descending, placed;
};

/* All rows, read in windows of odd sizes. */
static bool find(struct archive *archive, struct arena *a, const struct query *q, enum sort sort, struct found *out,
                 struct error *err)
{
    struct search *s;
    *out = (struct found){.descending = true, .placed = true};
    if (archive_search(archive, q, sort, &s, err) != STATUS_OK)
        return false;
    for (size_t got = 1; got && out->n <= STORIES && err->status == STATUS_OK; out->n += got) {
        size_t room = STORIES + 1 - out->n, wanted = 1 + below(70);
        search_rows(s, a, out->n, wanted < room ? wanted : room, out->hits + out->n, &got, err);
    }
    /* However busy the machine is, a count becomes exact. */
    while (!out->exact && search_count(s, &out->count, &out->exact, err) == STATUS_OK)
        ;
    for (size_t i = 0; i < out->n; i++) {
        out->descending = out->descending && (i == 0 || out->hits[i].id < out->hits[i - 1].id);
        out->placed = out->placed && (i % 7 || search_row_of(s, out->hits[i].id) == i);
    }
    search_close(s);
    return err->status == STATUS_OK;
}

static size_t compare_with_scan(const struct query *q, const struct found *found)
{
    size_t expected = 0, wrong = 0;
    for (size_t i = 0; i < STORIES; i++)
        expected += !made[i].is_tail && scan(&made[i], q);
    for (size_t i = 0; i < found->n; i++) {
        const struct made *m = made_of(found->hits[i].uid);
        wrong += !m || m->is_tail || !scan(m, q);
    }
    return wrong + (expected != found->n) + (found->count != found->n) + !found->exact;
}

static void test_random(struct archive *archive, int rounds)
{
    static struct found found;
    size_t wrong = 0, failed = 0, unordered = 0, unplaced = 0, some = 0, shown = 0;
    struct arena *a = arena_new();
    for (int round = 0; round < rounds; round++) {
        struct buf typed = {0};
        struct query *q;
        struct error err = {0};
        arena_reset(a);
        add_query(&typed, 0);
        bool fine =
            query_parse(a, buf_view(&typed), &q, &err) == STATUS_OK && find(archive, a, q, SORT_DATE, &found, &err);
        size_t differs = fine ? compare_with_scan(q, &found) : 0;
        if ((!fine || differs || !found.descending || !found.placed) && shown++ < 10)
            printf("# %s: %s, %zu rows, count %zu\n", typed.s, err.message ? err.message : "differs", found.n,
                   found.count);
        failed += !fine;
        wrong += differs != 0;
        unordered += !found.descending;
        unplaced += !found.placed;
        some += found.n > 0 && found.n < STORIES / 2;
        error_clear(&err);
        buf_free(&typed);
    }
    arena_free(a);
    is_int(failed, 0, "every random query is answered");
    is_int(wrong, 0, "with what a plain scan finds, and its count");
    is_int(unordered, 0, "newest first");
    is_int(unplaced, 0, "and each article knows its row");
    ok(some > (size_t)rounds / 3, "a good part of the queries find some and not all");
}

/* ---- facets ------------------------------------------------------------------------------------------------------- */

static size_t scan_count(struct arena *a, const struct query *q, enum query_field field, struct str key)
{
    const struct query *both = query_and(a, query_copy(a, q), query_make_field(a, field, key));
    size_t n = 0;
    for (size_t i = 0; i < STORIES; i++)
        n += !made[i].is_tail && scan(&made[i], both);
    return n;
}

static void test_facets(struct archive *archive)
{
    static const char *const queries[] = {
        "", "date:2020..2022", "氢能", "county:孝义 发展", "吃干榨尽 OR 5G", "-topic:coal", "没有这样的词"};
    static const struct {
        enum facet facet;
        enum query_field field;
        const char *name;
    } facets[] = {{FACET_COUNTY, FIELD_COUNTY, "county"},
                  {FACET_TOPIC, FIELD_TOPIC, "topic"},
                  {FACET_NEWSPAPER, FIELD_NEWSPAPER, "newspaper"},
                  {FACET_GENRE, FIELD_GENRE, "genre"},
                  {FACET_QUALITY, FIELD_QUALITY, "quality"}};
    struct arena *a = arena_new();
    enum { FIXED = sizeof queries / sizeof *queries, RANDOM = 40 };
    for (size_t i = 0; i < FIXED + RANDOM; i++) {
        struct buf typed = {0};
        buf_cstr(&typed, i < FIXED ? queries[i] : "");
        if (i >= FIXED)
            add_query(&typed, 1);
        struct query *q;
        struct error err = {0};
        struct facet_value *values;
        size_t wrong = 0, dated = 0, undated = 0, undated_there = 0, n, years = 0;
        bool exact;
        query_parse(a, buf_view(&typed), &q, &err);
        for (size_t f = 0; f < sizeof facets / sizeof *facets; f++) {
            do
                archive_facets(archive, q, facets[f].facet, a, &values, &n, &exact, &err);
            while (!exact && err.status == STATUS_OK);
            for (size_t v = 0; v < n; v++)
                wrong += values[v].count != scan_count(a, q, facets[f].field, values[v].key);
        }
        for (enum facet facet = FACET_YEAR; facet <= FACET_DAY; facet++) {
            do
                archive_facets(archive, q, facet, a, &values, &n, &exact, &err);
            while (!exact && err.status == STATUS_OK);
            size_t sum = 0;
            for (size_t v = 0; v < n; v++) {
                bool none = str_is(values[v].key, QUERY_UNDATED);
                *(none ? &undated : &sum) += values[v].count;
                wrong += none && (facet != FACET_YEAR || v + 1 < n);
            }
            if (facet == FACET_YEAR)
                years = sum;
            wrong += sum != years;
        }
        for (size_t k = 0; k < STORIES; k++)
            if (!made[k].is_tail && scan(&made[k], q))
                *(made[k].page.date.from ? &dated : &undated_there) += 1;
        is_int(years, dated, "years add up to the dated stories");
        is_int(undated, undated_there, "and those without a date stand beside them");
        is_int(wrong, 0, typed.s ? typed.s : "");
        buf_free(&typed);
        if (err.message)
            printf("# %s\n", err.message);
        error_clear(&err);
    }
    arena_free(a);
}

/* ---- the rest ----------------------------------------------------------------------------------------------------- */

static void test_rank(struct archive *archive)
{
    static struct found by_date, by_rank;
    struct arena *a = arena_new();
    struct query *q;
    struct error err = {0};
    query_parse(a, STR("氢能"), &q, &err);
    find(archive, a, q, SORT_DATE, &by_date, &err);
    find(archive, a, q, SORT_RANK, &by_rank, &err);
    is_int(by_rank.n, by_date.n, "ranking finds the same stories");
    size_t missing = 0;
    for (size_t i = 0; i < by_date.n; i++) {
        size_t k = 0;
        while (k < by_rank.n && by_rank.hits[k].id != by_date.hits[i].id)
            k++;
        missing += k == by_rank.n;
    }
    is_int(missing, 0, "all of them");
    ok(by_rank.placed, "and each knows its row");
    size_t misrated = 0;
    for (size_t i = 0; i < by_date.n; i++) {
        int quality = scan_quality(made_of(by_date.hits[i].uid));
        misrated += by_date.hits[i].rated ? (int)(by_date.hits[i].quality * 100 + 0.5) != quality : quality >= 0;
    }
    is_int(misrated, 0, "and the quality of its weaker half");
    ok(str_find(by_rank.hits[0].title, STR("氢能"), 0) != SIZE_MAX, "one with the word in its title comes first");
    error_clear(&err);
    arena_free(a);
}

static void test_errors(struct archive *archive)
{
    static const struct {
        const char *query, *message;
    } examples[] = {
        {"county:孝汾", "no county in this archive is called “孝汾”; there are 孝义市, 汾阳市"},
        {"topic:氢", "no topic in this archive is called “氢”; there are 氢能 (hydrogen)"},
        {"氢能 newspaper:月刊", "no newspaper in this archive is called “月刊”; there are 山口晚报, 示例日报"},
    };
    struct arena *a = arena_new();
    struct search *s;
    struct query *q;
    struct error err = {0};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        query_parse(a, str_of(examples[i].query), &q, &err);
        is_int(archive_search(archive, q, SORT_DATE, &s, &err), STATUS_USAGE, examples[i].query);
        is_str(str_of(err.message), examples[i].message, "what is known near it is said");
        error_clear(&err);
    }
    is_int(archive_search(archive, query_make_field(a, FIELD_DATE, STR("gestern")), SORT_DATE, &s, &err), STATUS_USAGE,
           "no date");
    error_clear(&err);
    is_int(archive_search(archive, query_make_field(a, FIELD_GENRE, STR("poem")), SORT_DATE, &s, &err), STATUS_USAGE,
           "no genre");
    error_clear(&err);
    is_int(archive_search(archive, query_make_field(a, FIELD_QUALITY, STR("good")), SORT_DATE, &s, &err), STATUS_USAGE,
           "no quality");
    error_clear(&err);
    arena_free(a);
}

static void test_snippets(struct archive *archive)
{
    static struct found found;
    struct arena *a = arena_new();
    struct query *q;
    struct error err = {0};
    size_t without = 0, too_long = 0;
    query_parse(a, STR("吃干榨尽 NEAR/30 \"5G\""), &q, &err);
    find(archive, a, q, SORT_DATE, &found, &err);
    struct str needles[] = {STR("吃干榨尽"), STR("5G")};
    for (size_t i = 0; i < found.n; i++) {
        struct fold_range *at;
        without +=
            fold_find(a, found.hits[i].snippet.s ? found.hits[i].snippet : found.hits[i].title, needles, 2, &at) == 0;
        too_long += utf8_count(found.hits[i].snippet) > 42;
    }
    ok(found.n > 0, "there are snippets to look at");
    is_int(without, 0, "each shows a word that was looked for");
    is_int(too_long, 0, "and about forty characters");
    query_parse(a, STR("county:孝义"), &q, &err);
    find(archive, a, q, SORT_DATE, &found, &err);
    ok(found.n > 0 && !found.hits[0].snippet.s, "without words there is no snippet");
    error_clear(&err);
    arena_free(a);
}

static atomic_bool stopped;

static void *interrupt(void *archive)
{
    while (!stopped)
        archive_interrupt(archive);
    return NULL;
}

/* Whoever types on interrupts the search from another thread; the next one is whole. */
static void test_interrupt(struct archive *archive)
{
    static struct found found;
    struct arena *a = arena_new();
    struct query *q;
    struct error err = {0};
    pthread_t thread;
    query_parse(a, STR("-吃干榨尽 OR 5G"), &q, &err);
    stopped = false;
    pthread_create(&thread, NULL, interrupt, archive);
    while (find(archive, a, q, SORT_DATE, &found, &err))
        ;
    is_int(err.status, STATUS_INTERRUPTED, "a search can be interrupted");
    stopped = true;
    pthread_join(thread, NULL);
    error_clear(&err);
    ok(find(archive, a, q, SORT_DATE, &found, &err) && compare_with_scan(q, &found) == 0, "and made again");
    error_clear(&err);
    arena_free(a);
}

/* As deep and as wide as the parser lets through. */
static void test_limits(struct archive *archive)
{
    static struct found found;
    struct arena *a = arena_new();
    struct buf typed = {0};
    struct error err = {0};
    struct query *q;
    for (int i = 0; i < QUERY_MAX_DEPTH; i++)
        buf_cstr(&typed, i % 2 ? "氢 -(" : "(能 OR ");
    buf_cstr(&typed, "煤炭");
    for (int i = 0; i < QUERY_MAX_DEPTH; i++)
        buf_char(&typed, ')');
    is_int(query_parse(a, buf_view(&typed), &q, &err), STATUS_OK, "the deepest query is read");
    ok(find(archive, a, q, SORT_DATE, &found, &err) && compare_with_scan(q, &found) == 0, "and answered");
    buf_clear(&typed);
    for (int i = 0; i < QUERY_MAX_NODES - 1; i++)
        buf_printf(&typed, "%s词%d", i ? " OR " : "", i);
    is_int(query_parse(a, buf_view(&typed), &q, &err), STATUS_OK, "the widest query is read");
    ok(find(archive, a, q, SORT_DATE, &found, &err) && compare_with_scan(q, &found) == 0, "and answered");
    buf_clear(&typed);
    for (int i = 0; i < 2500; i++)
        buf_cstr(&typed, "长");
    is_int(query_parse(a, buf_view(&typed), &q, &err), STATUS_OK, "the longest word is read");
    ok(find(archive, a, q, SORT_DATE, &found, &err) && found.n == 0, "and answered");
    if (err.message)
        printf("# %s\n", err.message);
    error_clear(&err);
    buf_free(&typed);
    arena_free(a);
}

/* Archives of some size have phrases; this one gets them of what a few stories share. */
static void find_phrases(struct archive *archive)
{
    static const struct phrase_shares shares = {0.02, 0.02, 0.005};
    struct error err = {0};
    const struct census *census;
    phrases_renew(archive, &shares, &err);
    test_random(archive, 300); /* nothing is known of any month yet */
    struct phrase_run *run = phrase_run_open(archive, &err);
    for (int i = 0; i < 20 && phrase_run_next(run, &err);)
        i++;
    test_random(archive, 300); /* of some all, of some nothing, as while articles are added */
    while (phrase_run_next(run, &err))
        ;
    phrase_run_close(run);
    census = archive_census(archive, true, &err);
    int64_t phrase = phrase_number(archive, STR("吃干榨尽"), &err);
    ok(census && phrase >= 0 && phrase_bits(archive, census, phrase, &err), "a frequent text is a phrase");
    is_int(phrase_number(archive, STR("没有这样的词"), &err), -1, "what is not there is none");
    is_int(err.status, STATUS_OK, "phrases are found out");
    error_clear(&err);
}

int main(void)
{
    struct arena *a = arena_new();
    struct archive *archive = NULL;
    struct error err = {0};
    if (!make_folder())
        return 1;
    struct str path = in_folder(a, "archive.db");
    archive_open(path, ARCHIVE_WRITE, &archive, &err);
    archive_set_region(archive, STR("141100"), STR("吕梁市"), counties, 3, &err);
    archive_set_topics(archive, topics, 3, &err);
    for (size_t i = 0; i < SOURCES; i++)
        make_source(a, archive, i * 7 % SOURCES);
    archive_relate(archive, NULL, NULL, &err);
    note_uids(a);
    is_int(err.status, STATUS_OK, "the archive is made");
    test_random(archive, 300);
    find_phrases(archive);
    test_random(archive, 1500);
    test_facets(archive);
    test_rank(archive);
    test_snippets(archive);
    test_errors(archive);
    test_limits(archive);
    test_interrupt(archive);
    /* Some of it is made anew, halves of stories too: what was there is gone from the index. */
    for (size_t i = 0; i < SOURCES; i += 3) {
        for (size_t k = 0; k < PER_PAGE; k++) {
            struct made *m = &made[i * PER_PAGE + k];
            buf_free(&m->lines);
            buf_free(&m->titles);
            buf_free(&m->authors);
            m->tail = NULL;
            m->is_tail = false;
        }
        make_source(a, archive, i);
    }
    archive_relate(archive, NULL, NULL, &err);
    note_uids(a);
    archive_close(archive);
    archive_open(path, ARCHIVE_READ, &archive, &err);
    is_int(err.status, STATUS_OK, "a third of the archive is replaced and it is opened for reading");
    test_random(archive, 500);
    test_facets(archive);
    archive_close(archive);
    for (size_t i = 0; i < STORIES; i++) {
        buf_free(&made[i].lines);
        buf_free(&made[i].titles);
        buf_free(&made[i].authors);
    }
    error_clear(&err);
    arena_free(a);
    return tap_done();
}
