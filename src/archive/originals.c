/*
 * What corrections leave behind, kept in the table "setting".
 *
 *   "original UID"   of an article that is corrected: hash of the correction and row of the page it came from, the uids of those joined to it,
 *                    a line end, the article as it was, as a record. Of one that was split off another there is no record.
 *   "joined UID"     of an article that stands behind another and has no row: row of the page it came from, uid of the other. It has an
 *                    "original UID" too.
 *
 * When a source is read again both go with its old rows, and the next archive_correct() corrects the new ones.
 */
#include "originals.h"

#include <stdlib.h>

#include "baolan/correction.h"

enum status original_read(struct archive *a, struct arena *arena, struct str uid, struct original *out,
                          struct error *err)
{
    *out = (struct original){0};
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT value, (SELECT id FROM article WHERE uid = ?1),"
                                    " (SELECT value FROM setting WHERE name = 'joined ' || ?1)"
                                    " FROM setting WHERE name = 'original ' || ?1",
                                    err);
    statement_bind(q, "s", uid);
    if (!statement_row(a, q, err))
        return err->status != STATUS_OK ? err->status : STATUS_NOTHING;
    struct str value = statement_text(q, 0, arena), joined = statement_text(q, 2, arena);
    char *after;
    out->id = sqlite3_column_int64(q, 1);
    sqlite3_reset(q);
    out->hash = strtoull(value.s, &after, 16);
    out->page = strtoll(after, &after, 10);
    size_t line = str_find(value, STR("\n"), (size_t)(after - value.s)), blank = str_find(joined, STR(" "), 0);
    line = line == SIZE_MAX ? value.n : line;
    out->joined = str_trim(str_cut(value, (size_t)(after - value.s), line));
    out->record = str_trim(str_cut(value, line, value.n));
    if (joined.s)
        out->owner = blank == SIZE_MAX ? STR("") : str_cut(joined, blank + 1, joined.n);
    return STATUS_OK;
}

bool original_next(struct str joined, size_t *at, struct str *uid)
{
    if (*at >= joined.n)
        return false;
    size_t end = str_find(joined, STR(" "), *at);
    end = end == SIZE_MAX ? joined.n : end;
    *uid = str_cut(joined, *at, end);
    *at = end + 1;
    return true;
}

void original_keep(struct archive *a, struct str uid, const struct original *o, struct error *err)
{
    struct buf value = {0}, joined = {0};
    buf_printf(&value, "%016llx %lld%s%.*s\n%.*s", (unsigned long long)o->hash, (long long)o->page,
               str_present(o->joined) ? " " : "", STR_ARG(o->joined), STR_ARG(o->record));
    statement_do(a, err, "INSERT OR REPLACE INTO setting(name, value) VALUES('original ' || ?, ?)", "ss", uid,
                 buf_view(&value));
    if (o->owner.s) {
        buf_printf(&joined, "%lld %.*s", (long long)o->page, STR_ARG(o->owner));
        statement_do(a, err, "INSERT OR REPLACE INTO setting(name, value) VALUES('joined ' || ?, ?)", "ss", uid,
                     buf_view(&joined));
    }
    buf_free(&value);
    buf_free(&joined);
}

void original_forget(struct archive *a, struct str uid, struct error *err)
{
    statement_do(a, err, "DELETE FROM setting WHERE name IN ('original ' || ?1, 'joined ' || ?1)", "s", uid);
}

void originals_list(struct archive *a, struct arena *arena, struct uids *out, struct error *err)
{
    sqlite3_stmt *q =
        statement_get(a, "SELECT substr(name, 10) FROM setting WHERE name >= 'original ' AND name < 'original!'", err);
    while (statement_row(a, q, err))
        vec_push(out, statement_text(q, 0, arena));
}

void originals_joined(struct archive *a, struct arena *arena, int64_t page, struct uids *out, struct error *err)
{
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT substr(name, 8) FROM setting WHERE name >= 'joined ' AND name < 'joined!'"
                                    " AND CAST(value AS INTEGER) = ?",
                                    err);
    statement_bind(q, "i", page);
    while (statement_row(a, q, err))
        vec_push(out, statement_text(q, 0, arena));
}

void originals_drop_source(struct archive *a, struct arena *arena, int64_t source, struct error *err)
{
    struct uids gone = {0};
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT substr(name, 8) FROM setting WHERE name >= 'joined ' AND name < 'joined!'"
                                    " AND CAST(value AS INTEGER) IN (SELECT id FROM page WHERE source = ?)",
                                    err);
    statement_bind(q, "i", source);
    while (statement_row(a, q, err))
        vec_push(&gone, statement_text(q, 0, arena));
    for (size_t i = 0; i < gone.n; i++)
        original_forget(a, gone.at[i], err);
    vec_free(&gone);
}

bool original_is_joined(struct archive *a, struct str uid, struct error *err)
{
    return statement_number(a, err, 0, "SELECT 1 FROM setting WHERE name = 'joined ' || ?", "s", uid) != 0;
}

/* ---- for others --------------------------------------------------------------------------------------------------- */

/* The uid of the page's article whose original the Nth of UID is; false: there are not so many. */
static bool nth_uid(const struct original *o, size_t nth, struct str *uid)
{
    size_t at = 0;
    while (nth && original_next(o->joined, &at, uid))
        nth--;
    if (nth)
        return false;
    correction_part(*uid, uid, NULL);
    return true;
}

/* Of an article that is split, but itself as it was, there is only the row. */
static enum status read_row(struct archive *a, struct arena *arena, struct str uid, struct page *page,
                            struct article *article, struct error *err)
{
    int64_t id = statement_number(a, err, 0, "SELECT id FROM article WHERE uid = ?", "s", uid);
    return err->status != STATUS_OK
               ? err->status
               : archive_record(a, arena, id, RECORD_ALL & ~(unsigned)RECORD_RELATED, page, article, err);
}

enum status archive_original(struct archive *a, struct arena *arena, struct str uid, size_t nth, struct page *page,
                             struct article *article, struct error *err)
{
    struct original original;
    struct str which = uid;
    enum status status = original_read(a, arena, uid, &original, err);
    if (status == STATUS_OK && !nth_uid(&original, nth, &which))
        return STATUS_NOTHING;
    if (status == STATUS_OK && !str_eq(which, uid))
        status = original_read(a, arena, which, &original, err);
    if (status == STATUS_NOTHING && !str_eq(which, uid))
        return read_row(a, arena, which, page, article, err);
    if (status == STATUS_OK)
        status = article_from_json(arena, original.record, page, article, err);
    if (status == STATUS_OK)
        article->uid = arena_str(arena, which);
    return status;
}

bool archive_corrected(struct archive *a, struct str uid)
{
    struct error none = {0};
    bool corrected = statement_number(a, &none, 0, "SELECT 1 FROM setting WHERE name = 'original ' || ?", "s", uid);
    error_clear(&none);
    return corrected;
}

void originals_retag(struct archive *a, const struct archive_tagging *tagging, struct error *err)
{
    struct arena *names = arena_new(), *arena = arena_new();
    struct uids all = {0};
    originals_list(a, names, &all, err);
    for (size_t i = 0; i < all.n && err->status == STATUS_OK; i++) {
        struct original original;
        struct page page;
        struct article article;
        struct buf record = {0};
        arena_reset(arena);
        if (original_read(a, arena, all.at[i], &original, err) != STATUS_OK)
            continue;
        if (original.record.n && article_from_json(arena, original.record, &page, &article, err) == STATUS_OK) {
            article_untag(&article);
            page.region = archive_page_region(a, arena, original.page, err);
            tagging->tag(tagging->context, arena, &page, &article);
            article_to_json(&page, &article, &record);
            original.record = buf_view(&record);
        }
        original.hash = 0; /* no correction has it: each is made anew */
        original_keep(a, all.at[i], &original, err);
        buf_free(&record);
    }
    vec_free(&all);
    arena_free(names);
    arena_free(arena);
}
