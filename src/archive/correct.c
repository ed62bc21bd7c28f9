/*
 * Corrections: articles that a reader put right. The rows hold the article as it was put right, under the uid of what it was, so that whatever
 * was marked stays marked; the article as it was is kept as a record in the table "setting", named "original UID": the hash of the
 * correction and the row of the page it came from, a line end, the record. When the source is read again that goes with the old
 * rows, and the next call corrects the new ones.
 */
#include "archive_internal.h"

#include <stdlib.h>

#include "baolan/correction.h"
#include "digest.h"

struct original {
    int64_t id, page;
    uint64_t hash; /* of the correction, as printed */
    struct str record;
};

/* ---- what is kept ------------------------------------------------------------------------------------------------- */

/* STATUS_NOTHING when UID is not corrected. */
static enum status read_original(struct archive *a, struct arena *arena, struct str uid, struct original *out,
                                 struct error *err)
{
    *out = (struct original){0};
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT value, article.id FROM setting JOIN article ON uid = ?1"
                                    " WHERE name = 'original ' || ?1",
                                    err);
    statement_bind(q, "s", uid);
    if (!statement_row(a, q, err))
        return err->status != STATUS_OK ? err->status : STATUS_NOTHING;
    struct str value = statement_text(q, 0, arena);
    char *after;
    out->id = sqlite3_column_int64(q, 1);
    sqlite3_reset(q);
    out->hash = strtoull(value.s, &after, 16);
    out->page = strtoll(after, &after, 10);
    out->record = str_trim(str_cut(value, (size_t)(after - value.s), value.n));
    return STATUS_OK;
}

enum status archive_original(struct archive *a, struct arena *arena, struct str uid, struct page *page,
                             struct article *article, struct error *err)
{
    struct original original;
    enum status status = read_original(a, arena, uid, &original, err);
    if (status == STATUS_OK)
        status = article_from_json(arena, original.record, page, article, err);
    if (status == STATUS_OK)
        article->uid = arena_str(arena, uid);
    return status;
}

bool archive_corrected(struct archive *a, struct str uid)
{
    struct error none = {0};
    bool corrected = statement_number(a, &none, 0, "SELECT 1 FROM setting WHERE name = 'original ' || ?", "s", uid);
    error_clear(&none);
    return corrected;
}

/* ---- names -------------------------------------------------------------------------------------------------------- */

/* The code of what is called NAME (or has that code); an error when there is no such row. */
static void resolve(struct archive *a, struct arena *arena, const char *sql, const char *what, struct str *code,
                    struct str *name, struct error *err)
{
    if (code->s)
        return;
    sqlite3_stmt *q = statement_get(a, sql, err);
    statement_bind(q, "s", *name);
    if (statement_row(a, q, err)) {
        *code = statement_text(q, 0, arena);
        *name = statement_text(q, 1, arena);
        sqlite3_reset(q);
    } else {
        error_set(err, STATUS_USAGE, "no %s in this archive is called “%.*s”", what, STR_ARG(*name));
    }
}

static void resolve_names(struct archive *a, struct arena *arena, struct article *article, struct error *err)
{
    for (size_t i = 0; i < article->ncounties; i++)
        resolve(a, arena, "SELECT code, name FROM county WHERE name = ?1 OR code = ?1", "county",
                &article->counties[i].code, &article->counties[i].name, err);
    for (size_t i = 0; i < article->ntopics; i++)
        resolve(a, arena, "SELECT code, name FROM topic WHERE name = ?1 OR code = ?1", "topic", &article->topics[i].id,
                &article->topics[i].name, err);
}

/* ---- rows --------------------------------------------------------------------------------------------------------- */

/* A page of its own for an article of another day than its page's. */
static int64_t page_for(struct archive *a, int64_t original, const struct page *page, struct error *err)
{
    int64_t same =
        statement_number(a, err, 0, "SELECT 1 FROM page WHERE id = ? AND day_from = ? AND day_to = ? AND edtf IS ?",
                         "iiis", original, (int64_t)page->date.from, (int64_t)page->date.to, page->date.edtf);
    if (same)
        return original;
    int64_t source = statement_number(a, err, 0, "SELECT source FROM page WHERE id = ?", "i", original);
    int64_t last = statement_number(a, err, 0, "SELECT max(n) FROM page WHERE source = ?", "i", source);
    return archive_put_page(a, source, last + 1, STR_ABSENT, page, err);
}

/* Puts ARTICLE in the place of row ID; CORRECTION (absent: none) and RECORD are what is kept of the original. */
static void replace(struct archive *a, struct arena *arena, int64_t id, int64_t original_page, struct page *page,
                    struct article *article, struct str kept, struct error *err)
{
    struct str uid = arena_str(arena, article->uid);
    int64_t before = statement_number(a, err, 0, "SELECT page FROM article WHERE id = ?", "i", id);
    struct arena *scratch = arena_new();
    archive_drop_article(a, scratch, id, err);
    arena_free(scratch);
    statement_do(a, err, "DELETE FROM article WHERE id = ?", "i", id);
    if (kept.s)
        statement_do(a, err, "INSERT INTO setting(name, value) VALUES('original ' || ?, ?)", "ss", uid, kept);
    int64_t page_id = page_for(a, original_page, page, err);
    if (before != original_page)
        statement_do(a, err, "DELETE FROM page WHERE id = ?1 AND NOT EXISTS(SELECT 1 FROM article WHERE page = ?1)",
                     "i", before);
    page->articles = article;
    page->narticles = 1;
    struct digest *digest = archive_digest(arena, page, 1);
    digest->uid = uid;
    archive_put_article(a, page_id, page, article, digest, err);
}

/* What was there before, as a record. */
static enum status read_record(struct archive *a, struct arena *arena, struct str uid, struct original *out,
                               struct error *err)
{
    enum status status = read_original(a, arena, uid, out, err);
    struct page page;
    struct article article;
    struct buf json = {0};
    if (status != STATUS_NOTHING)
        return status;
    out->id = statement_number(a, err, 0, "SELECT id FROM article WHERE uid = ?", "s", uid);
    out->page = statement_number(a, err, 0, "SELECT page FROM article WHERE id = ?", "i", out->id);
    status = archive_record(a, arena, out->id, RECORD_ALL & ~(unsigned)RECORD_RELATED, &page, &article, err);
    if (status == STATUS_OK)
        article_to_json(&page, &article, &json);
    out->record = arena_str(arena, str_trim(buf_view(&json)));
    buf_free(&json);
    return status;
}

static uint64_t hash_of(const struct correction *c)
{
    struct buf text = {0};
    correction_print(c, &text);
    uint64_t hash = str_hash(buf_view(&text));
    buf_free(&text);
    return hash;
}

/* One article: C NULL takes the correction back. False when nothing had to be done, or it is not in this archive. */
static bool correct_one(struct archive *a, struct str uid, const struct correction *c, struct error *err)
{
    struct arena *arena = arena_new();
    struct original original;
    struct page page;
    struct article article;
    struct str kept = STR_ABSENT;
    uint64_t hash = c ? hash_of(c) : 0;
    bool done = false;
    if (read_record(a, arena, uid, &original, err) == STATUS_OK && !(c && original.hash == hash) &&
        archive_savepoint(a, err) == STATUS_OK) {
        article_from_json(arena, original.record, &page, &article, err);
        article.uid = arena_str(arena, uid);
        if (c) {
            correction_apply(arena, c, &page, &article, err);
            resolve_names(a, arena, &article, err);
            kept = arena_printf(arena, "%016llx %lld\n%.*s", (unsigned long long)hash, (long long)original.page,
                                STR_ARG(original.record));
        }
        if (err->status == STATUS_OK)
            replace(a, arena, original.id, original.page, &page, &article, kept, err);
        done = archive_release(a, err) == STATUS_OK;
    }
    arena_free(arena);
    return done;
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

struct uids {
    struct str *at;
    size_t n, cap;
};

/* The articles that are corrected and shall be so no more. */
static void find_dropped(struct archive *a, struct arena *arena, const struct corrections *wanted, struct uids *out,
                         struct error *err)
{
    sqlite3_stmt *q =
        statement_get(a, "SELECT substr(name, 10) FROM setting WHERE name >= 'original ' AND name < 'original!'", err);
    while (statement_row(a, q, err))
        if (!corrections_find(wanted, statement_view(q, 0)))
            vec_push(out, statement_text(q, 0, arena));
}

/* Is there anything to be done? Reading finds out, so that nothing is written for nothing. */
static bool is_current(struct archive *a, const struct correction *c, struct error *err)
{
    struct arena *arena = arena_new();
    struct original original;
    bool current = read_original(a, arena, c->uid, &original, err) == STATUS_OK
                       ? original.hash == hash_of(c)
                       : !statement_number(a, err, 0, "SELECT 1 FROM article WHERE uid = ?", "s", c->uid);
    arena_free(arena);
    return current;
}

enum status archive_correct(struct archive *a, const struct corrections *wanted, size_t *changed, struct error *err)
{
    struct arena *arena = arena_new();
    struct uids dropped = {0};
    struct error first = {0};
    *changed = 0;
    find_dropped(a, arena, wanted, &dropped, err);
    size_t todo = dropped.n;
    for (size_t i = 0; i < wanted->n && !todo; i++)
        todo += !is_current(a, &wanted->at[i], err);
    if (todo && archive_begin(a, err) == STATUS_OK) {
        for (size_t i = 0; i < dropped.n && err->status == STATUS_OK; i++)
            *changed += correct_one(a, dropped.at[i], NULL, err);
        for (size_t i = 0; i < wanted->n && err->status == STATUS_OK; i++) {
            const struct correction *c = &wanted->at[i];
            if (corrections_find(wanted, c->uid) != c)
                continue; /* a later one counts */
            struct error fault = {0};
            *changed += correct_one(a, c->uid, c, &fault);
            /* What a correction says is its own fault; anything else is the archive's. */
            if (fault.status != STATUS_OK && fault.status != STATUS_NOTHING)
                error_set(fault.status == STATUS_USAGE ? &first : err, fault.status, "%.*s: %s", STR_ARG(c->uid),
                          fault.message);
            error_clear(&fault);
        }
        archive_commit(a, err);
    }
    error_pass(err, &first);
    vec_free(&dropped);
    arena_free(arena);
    return err->status;
}
