/*
 * Who is named in the stories that a query finds, and which organisations: rows of person and organisation lie in the order of ids as the census
 * does, so one walk along both tells whose story is wanted. A name counts as often as its query field finds stories.
 */
#include "census.h"
#include "search_internal.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/slots.h"

struct entry {
    uint64_t hash;
    struct str key, name; /* the key of the full text; as printed last; absent: free */
    struct str note;
    size_t count, last; /* stories, and 1 + the place of the latest of them */
    bool listed;        /* is what somebody goes by, not another form of it alone */
};

struct naming {
    struct archive *archive;
    struct arena *arena;
    const struct census *census;
    const struct answer *answer; /* NULL: all stories */
    enum fulltext_key letter;
    const char *again; /* SQL: does another part of story ?1 with a higher id than ?2 hold ?3 */
    struct entry *entries;
    size_t nentries, used; /* a power of two; how many are taken */
    struct slots places;
    struct buf key;
    size_t at; /* place in the census reached so far */
};

static struct entry *slot(const struct naming *w, uint64_t hash, struct str key)
{
    size_t i = slots_place(&w->places, hash);
    while (w->entries[i].key.s && (w->entries[i].hash != hash || !str_eq(w->entries[i].key, key)))
        i = (i + 1) & (w->nentries - 1);
    return &w->entries[i];
}

static void grow(struct naming *w)
{
    struct entry *old = w->entries;
    size_t n = w->nentries;
    w->nentries = n ? 2 * n : 1024;
    w->entries = xcalloc(w->nentries, sizeof *w->entries);
    slots_resize(&w->places, w->nentries);
    for (size_t i = 0; i < n; i++)
        if (old[i].key.s)
            *slot(w, old[i].hash, old[i].key) = old[i];
    free(old);
}

static struct entry *entry_of(struct naming *w, struct str name)
{
    if (2 * w->used >= w->nentries)
        grow(w);
    buf_clear(&w->key);
    fulltext_name_key(w->letter, name, &w->key);
    struct str key = buf_view(&w->key);
    uint64_t hash = str_hash(key);
    struct entry *e = slot(w, hash, key);
    if (!e->key.s) {
        *e = (struct entry){.hash = hash, .key = arena_str(w->arena, key), .name = arena_str(w->arena, name)};
        w->used++;
    }
    return e;
}

/* The place of the story that article ID is part of, SIZE_MAX when it is not wanted; *PART: it is not its first part. */
static size_t story_place(struct naming *w, int64_t id, bool *part, int64_t *head, struct error *err)
{
    const struct census *c = w->census;
    while (w->at < c->nstories && c->ids[w->at] < id)
        w->at++;
    size_t place = w->at;
    *head = id;
    *part = place == c->nstories || c->ids[place] != id;
    if (*part) {
        *head = story_head(w->archive, id, err);
        place = census_place(c, *head);
        if (place == c->nstories || c->ids[place] != *head)
            return SIZE_MAX;
    }
    return !w->answer || (w->answer->bits[place / 64] >> place % 64 & 1) ? place : SIZE_MAX;
}

static void count_name(struct naming *w, size_t place, int64_t id, bool part, int64_t head, struct str name,
                       struct str note, bool listed, struct error *err)
{
    if (!str_present(name) || (part && statement_number(w->archive, err, 0, w->again, "iis", head, id, name)))
        return;
    struct entry *e = entry_of(w, name);
    e->listed = e->listed || listed;
    if (note.s)
        e->note = arena_str(w->arena, note);
    if (e->last != place + 1)
        e->count++;
    e->last = place + 1;
}

/* 县档案馆 is another one's in each county: only the full name is listed. */
static bool is_local(struct str form)
{
    static const struct str ranks[] = {{"市", 3}, {"县", 3}, {"区", 3}, {"省", 3}};
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        if (str_starts(form, ranks[i]))
            return true;
    return false;
}

/* SQL answers article, name, and for people a title, for organisations another form of the name. */
static void walk(struct naming *w, const char *sql, struct error *err)
{
    bool people = w->letter == KEY_PERSON;
    sqlite3_stmt *q = statement_get(w->archive, sql, err);
    while (statement_row(w->archive, q, err)) {
        int64_t id = sqlite3_column_int64(q, 0), head;
        bool part;
        size_t place = story_place(w, id, &part, &head, err);
        if (place == SIZE_MAX)
            continue;
        struct str name = statement_view(q, 1), more = statement_view(q, 2);
        bool local = !people && is_local(more);
        count_name(w, place, id, part, head, name, people ? more : STR_ABSENT, people || !more.s || local, err);
        if (!people)
            count_name(w, place, id, part, head, more, name, !local, err);
    }
}

static int most_first(const void *x, const void *y)
{
    const struct named_value *a = x, *b = y;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return str_cmp(a->name, b->name);
}

static void list(const struct naming *w, struct arena *arena, size_t most, struct named_value **out, size_t *n)
{
    *out = arena_array(arena, w->used, sizeof **out);
    *n = 0;
    for (size_t i = 0; i < w->nentries; i++)
        if (w->entries[i].listed)
            (*out)[(*n)++] = (struct named_value){w->entries[i].name, w->entries[i].note, w->entries[i].count};
    if (*n)
        qsort(*out, *n, sizeof **out, most_first);
    *n = *n < most ? *n : most;
}

enum status archive_named(struct archive *a, const struct query *q, enum named named, struct arena *arena, size_t most,
                          struct named_value **out, size_t *n, bool *exact, struct error *err)
{
    static const struct {
        enum fulltext_key letter;
        const char *rows, *again;
    } kinds[] = {
        [NAMED_PEOPLE] = {KEY_PERSON, "SELECT article, name, title FROM person ORDER BY article, n",
                          "SELECT 1 FROM article JOIN person ON person.article = id WHERE (id = ?1 OR head = ?1)"
                          " AND id > ?2 AND name = ?3"},
        [NAMED_ORGANISATIONS] = {KEY_ORG, "SELECT article, name, short FROM organisation ORDER BY article, n",
                                 "SELECT 1 FROM article JOIN organisation ON organisation.article = id"
                                 " WHERE (id = ?1 OR head = ?1) AND id > ?2 AND (name = ?3 OR short = ?3)"},
    };
    struct naming w = {.archive = a,
                       .arena = arena,
                       .letter = kinds[named].letter,
                       .again = kinds[named].again,
                       .places = slots_new()};
    *out = NULL;
    *n = 0;
    archive_private(a, err);
    archive_read_begin(a, err);
    if (q->kind == QUERY_ALL)
        w.census = archive_census(a, true, err);
    else if ((w.answer = archive_answer(a, q, err)) != NULL)
        w.census = w.answer->census;
    *exact = !w.answer || answer_complete(w.answer);
    if (w.census && *exact)
        walk(&w, kinds[named].rows, err);
    archive_read_end(a);
    list(&w, arena, most, out, n);
    free(w.entries);
    buf_free(&w.key);
    return err->status;
}
