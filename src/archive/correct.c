/*
 * Corrections: articles that a reader put right, joined and split. The rows hold each article as it was put right, under the uid of what it was,
 * so that whatever was marked stays marked; what it was is kept beside (originals.c). Articles that were joined to another have no row
 * while they are; those that were split off another have one, on its page.
 */
#include <stdlib.h>

#include "baolan/correction.h"
#include "baolan/language.h"
#include "digest.h"
#include "originals.h"

/* Of JOINED it is wanted that it stands behind OWNER. */
struct place {
    struct str joined, owner;
};

struct correcting {
    struct archive *archive;
    const struct corrections *wanted;
    const struct archive_tagging *tagging; /* NULL: what was found stays */
    bool *faulty; /* for each of wanted->sorted: it cannot be, all is as if it were not there */
    struct {
        struct place *at;
        size_t n, cap;
    } places; /* in the order of the joined */
    struct corrected *sums;
    struct error *first; /* what corrections say that cannot be */
};

/* ---- names -------------------------------------------------------------------------------------------------------- */

/* The code of what is called NAME (or has that code); an error when there is no such row. */
static void resolve(struct archive *a, struct arena *arena, const char *sql, const char *none, struct str *code,
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
        error_set(err, STATUS_USAGE, none, STR_ARG(*name));
    }
}

static void resolve_names(struct archive *a, struct arena *arena, struct article *article, struct error *err)
{
    for (size_t i = 0; i < article->ncounties; i++)
        resolve(a, arena, "SELECT code, name FROM county WHERE name = ?1 OR code = ?1",
                N_("no county in this archive is called “%.*s”"), &article->counties[i].code,
                &article->counties[i].name, err);
    for (size_t i = 0; i < article->ntopics; i++)
        resolve(a, arena, "SELECT code, name FROM topic WHERE name = ?1 OR code = ?1",
                N_("no topic in this archive is called “%.*s”"), &article->topics[i].id, &article->topics[i].name, err);
}

/* ---- what an article is to be ------------------------------------------------------------------------------------- */

/* An article as its page has it: what is kept of it, or its row. */
struct source_record {
    int64_t id, page;
    struct str record;
};

/* STATUS_NOTHING when it is not in this archive. */
static enum status read_record(struct archive *a, struct arena *arena, struct str uid, struct source_record *out,
                               struct error *err)
{
    struct original original;
    struct page page;
    struct article article;
    struct buf json = {0};
    enum status status = original_read(a, arena, uid, &original, err);
    *out = (struct source_record){original.id, original.page, original.record};
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

struct content {
    struct page page;
    struct article article;
    int64_t page_row;
};

static enum status read_content(struct correcting *r, struct arena *arena, struct str uid, bool joins,
                                struct content *out, struct error *err);

/* Puts those that C names behind the article. */
static void join_all(struct correcting *r, struct arena *arena, const struct correction *c, struct content *content,
                     struct error *err)
{
    struct str name;
    for (size_t at = 0; err->status == STATUS_OK && correction_next_name(c->fields[CORRECTION_JOIN], &at, &name);) {
        struct content other;
        if (read_content(r, arena, name, false, &other, err) == STATUS_OK)
            correction_join(arena, &content->article, &other.article, other.page_row == content->page_row);
    }
}

/* What is found in a text follows it, but for what C says itself, and what was GIVEN with its record. */
static void tag_anew(struct correcting *r, struct arena *arena, const struct correction *c, unsigned given,
                     struct content *content, struct error *err)
{
    struct article *article = &content->article;
    struct correction said = {.fields = {[CORRECTION_COUNTIES] = c->fields[CORRECTION_COUNTIES],
                                         [CORRECTION_TOPICS] = c->fields[CORRECTION_TOPICS]}};
    article->given = given;
    article_untag(article);
    article->counties = arena_copy(arena, article->counties, article->ncounties, sizeof *article->counties);
    for (size_t i = 0; i < article->ncounties; i++)
        article->counties[i].nspots = 0; /* they stood elsewhere in the text */
    r->tagging->tag(r->tagging->context, arena, &content->page, article);
    correction_apply(arena, &said, &content->page, article, err);
}

/* UID as it is wanted; with JOINS those behind it too. STATUS_NOTHING when there is no such article. */
static enum status read_content(struct correcting *r, struct arena *arena, struct str uid, bool joins,
                                struct content *out, struct error *err)
{
    const struct correction *c = corrections_find(r->wanted, uid);
    struct source_record source;
    struct str base = uid;
    bool part = correction_part(uid, &base, NULL);
    if (part && !c)
        return STATUS_NOTHING;
    enum status status = read_record(r->archive, arena, base, &source, err);
    if (status == STATUS_OK)
        status = article_from_json(arena, source.record, &out->page, &out->article, err);
    if (status != STATUS_OK)
        return status;
    out->article.uid = arena_str(arena, uid);
    out->page_row = source.page;
    if (!c)
        return STATUS_OK;
    unsigned given = part ? 0 : out->article.given;
    if (part)
        correction_split(arena, c, &out->page, &out->article, err);
    if (joins)
        join_all(r, arena, c, out, err);
    if (err->status == STATUS_OK)
        correction_apply(arena, c, &out->page, &out->article, err);
    if (err->status == STATUS_OK && out->article.title_derived && c->nsections)
        out->article.title = article_derive_title(arena, &out->article, ARTICLE_TITLE_MAX);
    if (err->status == STATUS_OK && r->tagging && correction_changes_text(c))
        tag_anew(r, arena, c, given, out, err);
    resolve_names(r->archive, arena, &out->article, err);
    return err->status;
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

/* The row ID (0: none) of an article that came from ORIGINAL_PAGE, with what hangs on it. */
static void drop_row(struct archive *a, int64_t id, int64_t original_page, struct error *err)
{
    if (!id)
        return;
    int64_t page = statement_number(a, err, 0, "SELECT page FROM article WHERE id = ?", "i", id);
    struct arena *scratch = arena_new();
    archive_drop_article(a, scratch, id, err);
    arena_free(scratch);
    statement_do(a, err, "DELETE FROM article WHERE id = ?", "i", id);
    if (page != original_page)
        statement_do(a, err, "DELETE FROM page WHERE id = ?1 AND NOT EXISTS(SELECT 1 FROM article WHERE page = ?1)",
                     "i", page);
}

static void put_row(struct archive *a, struct arena *arena, struct content *content, struct error *err)
{
    struct str uid = content->article.uid;
    int64_t page = page_for(a, content->page_row, &content->page, err);
    content->page.articles = &content->article;
    content->page.narticles = 1;
    struct digest *digest = archive_digest(arena, &content->page, 1);
    digest->uid = uid;
    archive_put_article(a, page, &content->page, &content->article, digest, err);
}

/* UID stands behind OWNER and has no row any more. */
static void hide(struct archive *a, struct arena *arena, struct str uid, struct str owner, struct error *err)
{
    struct source_record source;
    struct str base = uid;
    bool part = correction_part(uid, &base, NULL);
    if (read_record(a, arena, base, &source, err) != STATUS_OK)
        return;
    int64_t id = statement_number(a, err, 0, "SELECT id FROM article WHERE uid = ?", "s", uid);
    drop_row(a, id, source.page, err);
    original_keep(
        a, uid, &(struct original){.page = source.page, .owner = owner, .record = part ? STR("") : source.record}, err);
}

static uint64_t hash_of(const struct correcting *r, const struct correction *c)
{
    struct buf text = {0};
    struct str name;
    correction_print(c, &text);
    for (size_t at = 0; correction_next_name(c->fields[CORRECTION_JOIN], &at, &name);) {
        const struct correction *other = corrections_find(r->wanted, name);
        if (other)
            correction_print(other, &text);
    }
    uint64_t hash = str_hash(buf_view(&text));
    buf_free(&text);
    return hash;
}

/* The article, and those behind it, as C has them. */
static void put_right(struct correcting *r, struct arena *arena, const struct correction *c, uint64_t hash,
                      struct error *err)
{
    struct archive *a = r->archive;
    struct content content;
    struct source_record source;
    struct str base = c->uid, name;
    struct buf joined = {0};
    bool part = correction_part(c->uid, &base, NULL);
    if (read_content(r, arena, c->uid, true, &content, err) != STATUS_OK ||
        read_record(a, arena, base, &source, err) != STATUS_OK)
        return;
    int64_t id = statement_number(a, err, 0, "SELECT id FROM article WHERE uid = ?", "s", c->uid);
    drop_row(a, id, source.page, err);
    original_forget(a, c->uid, err);
    for (size_t at = 0; correction_next_name(c->fields[CORRECTION_JOIN], &at, &name);) {
        hide(a, arena, name, c->uid, err);
        buf_printf(&joined, "%s%.*s", joined.n ? " " : "", STR_ARG(name));
    }
    original_keep(
        a, c->uid,
        &(struct original){
            .page = source.page, .hash = hash, .joined = buf_view(&joined), .record = part ? STR("") : source.record},
        err);
    put_row(a, arena, &content, err);
    buf_free(&joined);
}

/* As it was; one that was split off is no more. */
static void take_back(struct archive *a, struct arena *arena, struct str uid, struct error *err)
{
    struct original original;
    struct content content = {0};
    if (original_read(a, arena, uid, &original, err) != STATUS_OK)
        return;
    drop_row(a, original.id, original.page, err);
    original_forget(a, uid, err);
    if (!original.record.n ||
        article_from_json(arena, original.record, &content.page, &content.article, err) != STATUS_OK)
        return;
    content.article.uid = arena_str(arena, uid);
    content.page_row = original.page;
    put_row(a, arena, &content, err);
}

/* ---- which of them can be ----------------------------------------------------------------------------------------- */

/* Is there an article UID, or would there be? */
static bool exists(struct correcting *r, struct str uid, struct error *err)
{
    struct str base = uid;
    if (correction_part(uid, &base, NULL) && !corrections_find(r->wanted, uid))
        return false;
    return statement_number(r->archive, err, 0,
                            "SELECT 1 WHERE EXISTS(SELECT 1 FROM article WHERE uid = ?1)"
                            " OR EXISTS(SELECT 1 FROM setting WHERE name = 'original ' || ?1)",
                            "s", base) != 0;
}

static int by_joined(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    int order = str_cmp(a->joined, b->joined);
    return order ? order : str_cmp(a->owner, b->owner);
}

static const struct place *place_of(const struct correcting *r, struct str uid)
{
    struct place wanted = {.joined = uid};
    size_t low = 0, high = r->places.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(r->places.at[middle].joined, wanted.joined) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->places.n && str_eq(r->places.at[low].joined, uid) ? &r->places.at[low] : NULL;
}

static bool can_join(struct correcting *r, const struct correction *c, struct str name, struct error *err)
{
    const struct correction *other = corrections_find(r->wanted, name);
    const struct place *place = place_of(r, name);
    const char *why = NULL;
    if (str_eq(name, c->uid))
        why = N_("%.*s: “%.*s” cannot be joined with itself");
    else if (other && other->fields[CORRECTION_JOIN].n)
        why = N_("%.*s: “%.*s” joins others itself: name those too");
    else if (!str_eq(place->owner, c->uid) || (place + 1 < r->places.at + r->places.n && str_eq(place[1].joined, name)))
        why = N_("%.*s: “%.*s” is joined already");
    else if (!exists(r, name, err))
        why = N_("%.*s: “%.*s”, which it joins, is not in this archive");
    if (why)
        error_set(r->first, STATUS_USAGE, why, STR_ARG(c->uid), STR_ARG(name));
    return !why;
}

/* Finds who is to stand behind whom; a join of which one thing cannot be is none at all. */
static void find_places(struct correcting *r, struct error *err)
{
    size_t n = 0;
    struct str name;
    for (size_t i = 0; i < r->wanted->nsorted; i++) {
        const struct correction *c = r->wanted->sorted[i];
        r->faulty[i] = !exists(r, c->uid, err);
        if (r->faulty[i] && !r->sums->missing++)
            r->sums->lost = c;
        for (size_t at = 0; !r->faulty[i] && correction_next_name(c->fields[CORRECTION_JOIN], &at, &name);)
            vec_push(&r->places, ((struct place){name, c->uid}));
    }
    if (r->places.n)
        qsort(r->places.at, r->places.n, sizeof *r->places.at, by_joined);
    for (size_t i = 0; i < r->wanted->nsorted; i++) {
        const struct correction *c = r->wanted->sorted[i];
        for (size_t at = 0; !r->faulty[i] && correction_next_name(c->fields[CORRECTION_JOIN], &at, &name);)
            r->faulty[i] = !can_join(r, c, name, err);
    }
    for (size_t i = 0; i < r->places.n; i++) {
        struct place place = r->places.at[i];
        if (!r->faulty[corrections_place(r->wanted, place.owner)])
            r->places.at[n++] = place;
    }
    r->places.n = n;
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

/* Is UID to have a correction? */
static bool is_wanted(const struct correcting *r, struct str uid)
{
    size_t place = corrections_place(r->wanted, uid);
    return place != SIZE_MAX && !r->faulty[place];
}

/* What is kept of articles that shall be as they were, or stand elsewhere. */
static void find_dropped(struct correcting *r, struct arena *arena, struct uids *out, struct error *err)
{
    struct uids all = {0};
    originals_list(r->archive, arena, &all, err);
    for (size_t i = 0; i < all.n; i++) {
        struct original original;
        const struct place *place = place_of(r, all.at[i]);
        if (original_read(r->archive, arena, all.at[i], &original, err) != STATUS_OK)
            continue;
        bool stays =
            original.owner.s ? place && str_eq(place->owner, original.owner) : !place && is_wanted(r, all.at[i]);
        if (!stays && !(place && !original.owner.s)) /* who comes to stand behind another is taken there */
            vec_push(out, all.at[i]);
    }
    vec_free(&all);
}

/* Is there anything to be done? Reading finds out, so that nothing is written for nothing. */
static bool is_current(const struct correcting *r, const struct correction *c, uint64_t hash, struct error *err)
{
    struct arena *arena = arena_new();
    struct original original;
    struct str name;
    bool current =
        original_read(r->archive, arena, c->uid, &original, err) == STATUS_OK && original.id && original.hash == hash;
    for (size_t at = 0; current && correction_next_name(c->fields[CORRECTION_JOIN], &at, &name);) {
        struct original other;
        current = original_read(r->archive, arena, name, &other, err) == STATUS_OK && !other.id &&
                  str_eq(other.owner, c->uid);
    }
    arena_free(arena);
    return current;
}

/* C, or with C NULL that UID is as it was. True when something was done. */
static bool correct_one(struct correcting *r, struct str uid, const struct correction *c, struct error *err)
{
    uint64_t hash = c ? hash_of(r, c) : 0;
    bool done = false;
    if (c && is_current(r, c, hash, err))
        return false;
    struct arena *arena = arena_new();
    if (archive_savepoint(r->archive, err) == STATUS_OK) {
        if (c)
            put_right(r, arena, c, hash, err);
        else
            take_back(r->archive, arena, uid, err);
        done = archive_release(r->archive, err) == STATUS_OK;
    }
    arena_free(arena);
    return done;
}

/* False when C says what cannot be: that is its own fault; anything else is the archive's. */
static bool try_one(struct correcting *r, const struct correction *c, struct error *err)
{
    struct error fault = {0};
    r->sums->changed += correct_one(r, c->uid, c, &fault);
    bool right = fault.status == STATUS_OK || fault.status == STATUS_NOTHING;
    if (!right)
        error_set(fault.status == STATUS_USAGE ? r->first : err, fault.status, "%.*s: %s", STR_ARG(c->uid),
                  fault.message);
    error_clear(&fault);
    return right;
}

/* Those that C could not join stand for themselves, with what is said of them. */
static void correct_apart(struct correcting *r, const struct correction *c, struct error *err)
{
    struct str name;
    for (size_t at = 0; err->status == STATUS_OK && correction_next_name(c->fields[CORRECTION_JOIN], &at, &name);) {
        const struct correction *other = corrections_find(r->wanted, name);
        if (original_is_joined(r->archive, name, err))
            continue; /* as it was joined before */
        if (other)
            try_one(r, other, err);
        else
            r->sums->changed += archive_corrected(r->archive, name) && correct_one(r, name, NULL, err);
    }
}

/* Those that join others come last: what they join is there then. */
static void correct_all(struct correcting *r, bool joining, struct error *err)
{
    for (size_t i = 0; i < r->wanted->nsorted && err->status == STATUS_OK; i++) {
        const struct correction *c = r->wanted->sorted[i];
        bool joins = c->fields[CORRECTION_JOIN].n > 0;
        if (r->faulty[i] || joining != joins || place_of(r, c->uid))
            continue;
        if (!try_one(r, c, err) && joins)
            correct_apart(r, c, err);
    }
}

static bool anything_to_do(struct correcting *r, const struct uids *dropped, struct error *err)
{
    bool todo = dropped->n > 0;
    for (size_t i = 0; i < r->wanted->nsorted && !todo; i++) {
        const struct correction *c = r->wanted->sorted[i];
        todo = !r->faulty[i] && !place_of(r, c->uid) && !is_current(r, c, hash_of(r, c), err);
    }
    return todo;
}

enum status archive_correct(struct archive *a, const struct corrections *wanted, const struct archive_tagging *tagging,
                            struct corrected *sums, struct error *err)
{
    struct arena *arena = arena_new();
    struct uids dropped = {0};
    struct error first = {0};
    struct correcting r = {.archive = a, .wanted = wanted, .tagging = tagging, .sums = sums};
    *sums = (struct corrected){0};
    r.first = &first;
    r.faulty = arena_array(arena, wanted->nsorted, sizeof *r.faulty);
    find_places(&r, err);
    find_dropped(&r, arena, &dropped, err);
    if (anything_to_do(&r, &dropped, err) && archive_begin(a, err) == STATUS_OK) {
        for (size_t i = 0; i < dropped.n && err->status == STATUS_OK; i++)
            sums->changed += correct_one(&r, dropped.at[i], NULL, err);
        correct_all(&r, false, err);
        correct_all(&r, true, err);
        archive_commit(a, err);
    }
    error_pass(err, &first);
    vec_free(&r.places);
    vec_free(&dropped);
    arena_free(arena);
    return err->status;
}
