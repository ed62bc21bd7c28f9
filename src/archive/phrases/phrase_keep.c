/* Which stories of a month have which phrase, found by going through their texts; and which phrases there are to be. */
#include <stdlib.h>
#include <string.h>

#include "../search/search_internal.h"
#include "baolan/utf8.h"
#include "phrases.h"

enum {
    SAMPLE = 8192,       /* stories from which phrases are found out */
    ALL_LEAST = 20000,   /* of fewer all may be looked into */
    PAIR_MANY = 200000,  /* stories whose numbers are read in 20 ms */
    WITHIN_MANY = 20000, /* stories that are looked into in 40 ms */
    LEAST_MANY = 1000,
    WITHIN_LEAST = 50, /* but no less than a 50th of all, or there would be too many phrases */
    PAIRS = 1 << 16    /* of characters, by their hash */
};

struct phrase_writer {
    struct archive *archive;
    struct phrase_tree tree; /* value: number of the phrase */
    /* Bits: what phrases begin with, by the hash of the pair: it stays in the nearest cache, and the tree does not. */
    uint64_t pairs[PAIRS / 64];
    struct phrases phrases; /* without texts */
    uint64_t *bits;         /* of the month at hand: WORDS for each phrase */
    size_t words, room;
    struct ids ids; /* its stories */
    struct buf text, row;
};

static size_t pair_of(uint32_t x, uint32_t y)
{
    return (x * 0x9e3779b1u ^ y * 0x85ebca6bu) >> 16;
}

static void load(struct phrase_writer *k, struct error *err)
{
    phrase_tree_open(&k->tree);
    sqlite3_stmt *q = statement_get(k->archive, "SELECT id, text, alike FROM phrase ORDER BY id", err);
    while (statement_row(k->archive, q, err)) {
        int32_t like = sqlite3_column_type(q, 2) == SQLITE_NULL ? -1 : sqlite3_column_int(q, 2);
        struct str text = statement_view(q, 1);
        size_t at = 0;
        uint32_t first = utf8_next(text, &at), second = utf8_next(text, &at), node = phrase_tree_add(&k->tree, text);
        k->pairs[pair_of(first, second) / 64] |= (uint64_t)1 << pair_of(first, second) % 64;
        k->tree.value.at[node] = (int32_t)k->phrases.n;
        vec_push(&k->phrases, ((struct phrase){STR_ABSENT, like}));
    }
}

static void unload(struct phrase_writer *k)
{
    phrase_tree_close(&k->tree);
    vec_free(&k->phrases);
    vec_free(&k->ids);
    free(k->bits);
    buf_free(&k->text);
    buf_free(&k->row);
}

/* ---- a month ------------------------------------------------------------------------------------------------------ */

/* The ids of its stories, as the census has them. */
static void read_ids(struct phrase_writer *k, int64_t month, struct str stories)
{
    int64_t id = month * CENSUS_IDS;
    number_take(&stories); /* KEY_ALL, which has no number of its own */
    number_take(&stories);
    uint64_t n = number_take(&stories);
    k->ids.n = 0;
    for (uint64_t i = 0; i < n && stories.n; i++)
        vec_push(&k->ids, id += (int64_t)number_take(&stories));
}

/* The phrases that begin at AT. */
static void mark(struct phrase_writer *k, struct str text, size_t at, size_t place)
{
    uint32_t node = 0;
    for (size_t n = 0; n < PHRASE_MOST && at < text.n; n++) {
        node = phrase_tree_child(&k->tree, node, utf8_next(text, &at));
        if (!node)
            return;
        int32_t phrase = k->tree.value.at[node];
        if (phrase >= 0)
            k->bits[(size_t)phrase * k->words + place / 64] |= (uint64_t)1 << place % 64;
    }
}

/* No phrase is shorter than a pair. */
static void mark_text(struct phrase_writer *k, struct str text, size_t place)
{
    uint32_t before = 0;
    for (size_t at = 0, from = 0, before_at = 0; at < text.n; before_at = from, from = at) {
        uint32_t c = utf8_next(text, &at);
        size_t pair = pair_of(before, c);
        if (k->pairs[pair / 64] >> pair % 64 & 1)
            mark(k, text, before_at, place);
        before = c;
    }
}

static void mark_stories(struct phrase_writer *k, struct error *err)
{
    k->words = k->ids.n / 64 + 1;
    if (k->words * k->phrases.n > k->room) {
        free(k->bits);
        k->room = k->words * k->phrases.n;
        k->bits = xcalloc(k->room, sizeof *k->bits);
    }
    memset(k->bits, 0, k->words * k->phrases.n * sizeof *k->bits);
    for (size_t i = 0; i < k->ids.n && err->status == STATUS_OK; i++) {
        struct story story = story_of(k->archive, k->ids.at[i], err);
        buf_clear(&k->text);
        story_text(k->archive, &story, &k->text, err);
        mark_text(k, buf_view(&k->text), i);
    }
}

/* ---- rows --------------------------------------------------------------------------------------------------------- */

static void put_bits(const uint64_t *bits, size_t bytes, struct buf *out)
{
    number_put(out, 2 * (uint64_t)bytes + 1);
    for (size_t i = 0; i < bytes; i++)
        buf_char(out, (char)(bits[i / 8] >> i % 8 * 8));
}

static void put_places(const uint64_t *bits, size_t words, struct buf *scratch, struct buf *out)
{
    uint64_t last = 0;
    buf_clear(scratch);
    for (size_t i = 0; i < words; i++)
        for (uint64_t word = bits[i]; word; word &= word - 1) {
            uint64_t place = i * 64 + (uint64_t)__builtin_ctzll(word);
            number_put(scratch, place - last);
            last = place;
        }
    number_put(out, 2 * ((uint64_t)scratch->n + 1));
    buf_str(out, buf_view(scratch));
}

static void put_phrase(struct phrase_writer *k, size_t phrase, struct buf *scratch)
{
    const uint64_t *bits = k->bits + phrase * k->words;
    int32_t like = k->phrases.at[phrase].like;
    size_t n = bits_count(bits, 0, k->ids.n), bytes = (k->ids.n + 7) / 8;
    if (n == 0)
        number_put(&k->row, 0);
    else if (like >= 0 && (size_t)like < k->phrases.n &&
             memcmp(bits, k->bits + (size_t)like * k->words, k->words * sizeof *bits) == 0)
        number_put(&k->row, 1);
    else if (n >= bytes)
        put_bits(bits, bytes, &k->row);
    else
        put_places(bits, k->words, scratch, &k->row);
}

static void show_month(struct phrase_writer *k, int64_t month, phrase_visit *visit, void *context, struct error *err)
{
    struct buf scratch = {0};
    for (size_t from = 0; from < k->phrases.n && err->status == STATUS_OK; from += PHRASE_ROW) {
        buf_clear(&k->row);
        for (size_t i = from; i < from + PHRASE_ROW && i < k->phrases.n; i++)
            put_phrase(k, i, &scratch);
        visit(context, month, (int64_t)(from / PHRASE_ROW), buf_view(&k->row), err);
    }
    buf_free(&scratch);
}

struct phrase_writer *phrase_writer_open(struct archive *a, struct error *err)
{
    struct phrase_writer *k = xcalloc(1, sizeof *k);
    k->archive = a;
    load(k, err);
    return k;
}

void phrase_writer_close(struct phrase_writer *k)
{
    unload(k);
    free(k);
}

void phrase_writer_months(struct phrase_writer *k, int64_t first, int64_t last, phrase_visit *visit, void *context,
                          struct error *err)
{
    static const char sql[] = "SELECT month, stories FROM census_stories WHERE month BETWEEN ? AND ? ORDER BY month";
    sqlite3_stmt *q = statement_fresh(k->archive, sql, err);
    statement_bind(q, "ii", first, last);
    while (k->phrases.n && statement_row(k->archive, q, err)) {
        int64_t month = sqlite3_column_int64(q, 0);
        read_ids(k, month, statement_bytes(q, 1));
        mark_stories(k, err);
        show_month(k, month, visit, context, err);
    }
    sqlite3_finalize(q);
}

/* ---- finding them out ---------------------------------------------------------------------------------------------- */

/* Some stories from all over the archive. */
static struct str *sample(struct archive *a, struct arena *arena, int64_t all, size_t *n, struct error *err)
{
    int64_t step = all / SAMPLE + 1, at = 0;
    struct str *texts = arena_array(arena, SAMPLE, sizeof *texts);
    struct buf text = {0};
    sqlite3_stmt *q = statement_fresh(a, "SELECT id FROM article WHERE head IS NULL", err);
    for (*n = 0; *n < SAMPLE && statement_row(a, q, err); at++) {
        if (at % step)
            continue;
        struct story story = story_of(a, sqlite3_column_int64(q, 0), err);
        buf_clear(&text);
        story_text(a, &story, &text, err);
        texts[(*n)++] = arena_str(arena, buf_view(&text));
    }
    sqlite3_finalize(q);
    buf_free(&text);
    return texts;
}

void phrases_renew(struct archive *a, const struct phrase_shares *shares, struct error *err)
{
    struct arena *arena = arena_new();
    struct phrases found = {0};
    size_t n = 0;
    int64_t all = statement_number(a, err, 0, "SELECT count(*) FROM article", "");
    if (shares) {
        struct str *texts = sample(a, arena, all, &n, err);
        phrases_mine(arena, texts, n, shares, &found);
    }
    if (archive_savepoint(a, err) == STATUS_OK) {
        statement_do(a, err, "DELETE FROM phrase", "");
        statement_do(a, err, "DELETE FROM phrase_stories", "");
        for (size_t i = 0; i < found.n; i++)
            statement_do(a, err, "INSERT INTO phrase(id, text, alike) VALUES(?, ?, nullif(?, -1))", "isi", (int64_t)i,
                         found.at[i].text, (int64_t)found.at[i].like);
        statement_do(a, err, "INSERT OR IGNORE INTO unphrased SELECT month FROM census", "");
        archive_release(a, err);
    }
    vec_free(&found);
    arena_free(arena);
}

void phrases_renew_in_time(struct archive *a, struct error *err)
{
    static const char then_sql[] = "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'phrases'";
    int64_t then = statement_number(a, err, 0, then_sql, ""),
            now = statement_number(a, err, 0, "SELECT count(*) FROM article", "");
    if (now < ALL_LEAST ? then == 0 : then && 2 * now < 3 * then && 3 * now > 2 * then)
        return;
    double all = (double)now;
    struct phrase_shares shares = {PAIR_MANY / all, WITHIN_MANY / all, LEAST_MANY / all};
    if (shares.within < 1.0 / WITHIN_LEAST)
        shares.within = 1.0 / WITHIN_LEAST;
    phrases_renew(a, now < ALL_LEAST ? NULL : &shares, err);
    statement_do(a, err, "INSERT OR REPLACE INTO setting(name, value) VALUES('phrases', CAST(? AS TEXT))", "i",
                 now < ALL_LEAST ? 0 : now);
}
