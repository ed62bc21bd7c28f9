/*
 * Tagging anew what is kept: a topic that was added, a region that came into focus. Pages are not read again; only what the tagger finds is
 * replaced, and only where it is another.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/tag.h"
#include "originals.h"
#include "retag.h"

enum { BATCH = 1000 }; /* articles of one commit */

static const char setting[] = "retag"; /* "ID KEY": articles up to ID are tagged by KEY */

struct retag {
    struct archive *archive;
    const struct archive_tagging *tagging;
    struct arena *arena; /* of the article at hand */
    size_t changed;
};

/* ---- is it the same? ---------------------------------------------------------------------------------------------- */

static const struct county_tag *county_of(const struct article *x, struct str code)
{
    for (size_t i = 0; i < x->ncounties; i++)
        if (str_eq(x->counties[i].code, code))
            return &x->counties[i];
    return NULL;
}

static bool same_counties(const struct article *x, const struct article *y)
{
    bool same = x->ncounties == y->ncounties;
    for (size_t i = 0; same && i < x->ncounties; i++) {
        const struct county_tag *one = &x->counties[i], *other = county_of(y, one->code);
        same = other && other->primary == one->primary && other->mentions == one->mentions;
    }
    return same;
}

/* Are the counties, which are the same, named in the same places? */
static bool same_spots(const struct article *x, const struct article *y)
{
    bool same = true;
    for (size_t i = 0; same && i < x->ncounties; i++) {
        const struct county_tag *one = &x->counties[i], *other = county_of(y, one->code);
        same = other && one->nspots == other->nspots;
        for (size_t k = 0; same && k < one->nspots; k++)
            same = one->spots[k].part == other->spots[k].part && one->spots[k].n == other->spots[k].n &&
                   one->spots[k].from == other->spots[k].from && one->spots[k].to == other->spots[k].to;
    }
    return same;
}

static bool same_terms(const struct topic_tag *x, const struct topic_tag *y)
{
    bool same = x->nterms == y->nterms;
    for (size_t i = 0; same && i < x->nterms; i++)
        same = str_eq(x->terms[i].text, y->terms[i].text) &&
               llround(x->terms[i].weight * 1000) == llround(y->terms[i].weight * 1000);
    return same;
}

static bool same_topics(const struct article *x, const struct article *y)
{
    if (x->ntopics != y->ntopics)
        return false;
    for (size_t i = 0; i < x->ntopics; i++) {
        const struct topic_tag *one = &x->topics[i], *found = NULL;
        for (size_t k = 0; k < y->ntopics && !found; k++)
            if (str_eq(y->topics[k].id, one->id))
                found = &y->topics[k];
        if (!found || llround(found->weight * 1000) != llround(one->weight * 1000) || !same_terms(found, one))
            return false;
    }
    return true;
}

/* Absent and empty are kept as different things, and are the same here. */
static bool same_text(struct str x, struct str y)
{
    return x.n == y.n && (x.n == 0 || memcmp(x.s, y.s, x.n) == 0);
}

static bool same_people(const struct article *x, const struct article *y)
{
    bool same = x->npeople == y->npeople;
    for (size_t i = 0; same && i < x->npeople; i++)
        same = same_text(x->people[i].name, y->people[i].name) && same_text(x->people[i].title, y->people[i].title);
    return same;
}

static bool same_organisations(const struct article *x, const struct article *y)
{
    bool same = x->norganisations == y->norganisations;
    for (size_t i = 0; same && i < x->norganisations; i++) {
        const struct organisation_tag *one = &x->organisations[i], *other = &y->organisations[i];
        same = same_text(one->name, other->name) && same_text(one->short_name, other->short_name) &&
               one->mentions == other->mentions;
    }
    return same;
}

static bool same_figures(const struct article *x, const struct article *y)
{
    bool same = x->nfigures == y->nfigures;
    for (size_t i = 0; same && i < x->nfigures; i++)
        same = same_text(x->figures[i].value, y->figures[i].value) &&
               same_text(x->figures[i].unit, y->figures[i].unit) && same_text(x->figures[i].what, y->figures[i].what) &&
               same_text(x->figures[i].who, y->figures[i].who) && same_text(x->figures[i].about, y->figures[i].about);
    return same;
}

/* ---- one article -------------------------------------------------------------------------------------------------- */

static void replace(struct archive *a, int64_t id, const struct article *before, const struct article *after,
                    struct error *err)
{
    struct buf keys = {0};
    archive_fulltext_delete(a, id, err);
    if (!same_counties(before, after) || !same_people(before, after))
        archive_unrelate(a, id, before, err);
    statement_do(a, err, "DELETE FROM article_county WHERE article = ?", "i", id);
    statement_do(a, err, "DELETE FROM article_topic WHERE article = ?", "i", id);
    statement_do(a, err, "DELETE FROM person WHERE article = ?", "i", id);
    statement_do(a, err, "DELETE FROM organisation WHERE article = ?", "i", id);
    statement_do(a, err, "DELETE FROM figure WHERE article = ?", "i", id);
    statement_do(a, err, "DELETE FROM evidence WHERE article = ?", "i", id);
    archive_put_found(a, id, after, &keys, err); /* the full text finds the keys in the rows */
    archive_fulltext_put(a, id, err);
    buf_free(&keys);
}

bool archive_retag_article(struct archive *a, struct arena *arena, int64_t id, const struct archive_tagging *tagging,
                           struct error *err)
{
    struct page page;
    struct article before, after;
    unsigned parts = RECORD_TEXT | RECORD_NAMED | RECORD_TAGS | RECORD_PAGE;
    arena_reset(arena);
    if (archive_record(a, arena, id, parts, &page, &before, err) != STATUS_OK)
        return false;
    if (archive_corrected(a, before.uid))
        return false; /* its original is tagged in the end, and it is corrected anew */
    after = before;
    article_untag(&after);
    tagging->tag(tagging->context, arena, &page, &after);
    if (same_counties(&before, &after) && same_spots(&before, &after) && same_topics(&before, &after) &&
        same_people(&before, &after) && same_organisations(&before, &after) && same_figures(&before, &after))
        return false;
    replace(a, id, &before, &after, err);
    return true;
}

/* ---- by which rules ------------------------------------------------------------------------------------------------ */

enum status archive_tagged_now(struct archive *a, struct str rules, struct error *err)
{
    archive_setting_put(a, "tagged", rules, err);
    return err->status;
}

size_t archive_outdated(struct archive *a, struct str rules, struct error *err)
{
    static const char same[] = "SELECT 1 FROM setting WHERE name = 'tagged' AND value = ?";
    if (statement_number(a, err, 0, same, "s", rules))
        return 0;
    return (size_t)statement_number(a, err, 0, "SELECT count(*) FROM article", "");
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

static size_t next_ids(struct archive *a, int64_t after, int64_t ids[BATCH], struct error *err)
{
    size_t n = 0;
    sqlite3_stmt *q = statement_get(a, "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?", err);
    statement_bind(q, "ii", after, (int64_t)BATCH);
    while (n < BATCH && statement_row(a, q, err))
        ids[n++] = sqlite3_column_int64(q, 0);
    if (q)
        sqlite3_reset(q);
    return n;
}

/* Where an earlier run of KEY stopped; INT64_MIN: at the beginning. */
static int64_t stopped_at(struct archive *a, struct str key)
{
    struct arena *arena = arena_new();
    struct str kept = archive_setting(a, arena, setting);
    int64_t id = INT64_MIN;
    size_t blank = kept.s ? str_find(kept, STR(" "), 0) : SIZE_MAX;
    if (blank != SIZE_MAX && str_eq(str_cut(kept, blank + 1, kept.n), key))
        id = strtoll(kept.s, NULL, 10);
    arena_free(arena);
    return id;
}

static void keep_place(struct archive *a, int64_t id, struct str key, struct error *err)
{
    struct buf value = {0};
    buf_printf(&value, "%lld %.*s", (long long)id, STR_ARG(key));
    archive_setting_put(a, setting, buf_view(&value), err);
    buf_free(&value);
}

static void end(struct retag *r, struct error *err)
{
    originals_retag(r->archive, r->tagging, err);
    archive_setting_put(r->archive, setting, STR_ABSENT, err);
    archive_tagged_now(r->archive, r->tagging->rules, err);
}

/* The next thousand behind ID, in one commit; false: there are none. */
static bool step(struct retag *r, int64_t *id, struct str key, size_t *done, struct error *err)
{
    struct archive *a = r->archive;
    int64_t *ids = xcalloc(BATCH, sizeof *ids);
    size_t n = next_ids(a, *id, ids, err);
    if (archive_begin(a, err) == STATUS_OK) {
        for (size_t i = 0; i < n && err->status == STATUS_OK; i++)
            r->changed += archive_retag_article(a, r->arena, ids[i], r->tagging, err);
        if (n)
            keep_place(a, *id = ids[n - 1], key, err);
        else
            end(r, err);
        archive_commit(a, err);
    }
    *done += n;
    free(ids);
    return n > 0;
}

enum status archive_retag(struct archive *a, struct str key, const struct archive_tagging *tagging,
                          bool (*progress)(void *of, size_t done, size_t all), void *of, size_t *changed,
                          struct error *err)
{
    struct retag r = {.archive = a, .tagging = tagging, .arena = arena_new()};
    int64_t id = stopped_at(a, key);
    size_t all = (size_t)statement_number(a, err, 0, "SELECT count(*) FROM article", "");
    size_t done = (size_t)statement_number(a, err, 0, "SELECT count(*) FROM article WHERE id <= ?", "i", id);
    while (err->status == STATUS_OK && (!progress || progress(of, done, all)) && step(&r, &id, key, &done, err))
        ;
    *changed = r.changed;
    arena_free(r.arena);
    return err->status;
}
