/*
 * Repair: a new archive is made of what can be read of the articles of an old one, through the same doors by which a record comes in
 * (article_from_json()) and is put; then it takes the old one's name. So full text, census, relations, links and counts are made
 * anew, nothing in a strange or damaged file is believed but its rows as text, and a repair that breaks off leaves the old file as it was.
 *
 *   scan ──▶ ids of sources, pages and articles ──▶ an article ──JSON──▶ checked ──▶ put
 */
#include "check_internal.h"

#include "baolan/language.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../originals.h"
#include "baolan/correction.h"
#include "baolan/utf8.h"

enum {
    PIECE_PAGES = 256,  /* put at a time */
    BATCH_PAGES = 2048, /* committed at a time */
    TICK = 10000,       /* steps of SQLite between two looks at the budget */
    BUDGET = 3000       /* ticks for one article: a tree that leads back into itself would be walked for ever */
};

/* A row of a table of rows: ids, and where it belongs. */
struct row_id {
    int64_t id, parent, n;
};

struct row_ids {
    struct row_id *at;
    size_t n, cap;
};

struct repair {
    struct archive *old, *new;
    struct repair_sums *sums;
    void (*report)(void *context, const char *line);
    void *context;
    struct row_ids pages, articles; /* by parent and place */
    struct arena *arena;            /* of the piece at hand */
    size_t batch;                   /* pages since the last commit */
    long ticks;
};

static void tell(struct repair *r, const char *what, int64_t id, const char *why)
{
    struct buf line = {0};
    buf_printf(&line, _("%s %lld: %s"), _(what), (long long)id, why ? why : _("cannot be read"));
    r->report(r->context, line.s);
    buf_free(&line);
}

static int count_ticks(void *repair)
{
    struct repair *r = repair;
    return --r->ticks < 0;
}

/* ---- scanning ----------------------------------------------------------------------------------------------------- */

/* Reads rows while their ids go on in one direction; false when the table could not be read to its end. */
static bool scan(struct repair *r, const char *sql, int direction, int64_t stop, struct row_ids *out)
{
    struct error err = {0};
    sqlite3_stmt *q = statement_fresh(r->old, sql, &err);
    bool sound = true;
    int64_t last = direction > 0 ? INT64_MIN : INT64_MAX;
    while (sound && (r->ticks = BUDGET, statement_row(r->old, q, &err))) {
        struct row_id row = {sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), sqlite3_column_int64(q, 2)};
        if (direction < 0 && row.id <= stop)
            break;
        sound = direction > 0 ? row.id > last : row.id < last;
        last = row.id;
        if (sound)
            vec_push(out, row);
    }
    sqlite3_finalize(q);
    sound = sound && err.status == STATUS_OK;
    error_clear(&err);
    return sound;
}

static int by_parent(const void *x, const void *y)
{
    const struct row_id *a = x, *b = y;
    if (a->parent != b->parent)
        return a->parent < b->parent ? -1 : 1;
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* Forwards, and where that ends early also backwards from the other end: a damaged page hides only what lies on it. */
static void scan_both(struct repair *r, const char *forward, const char *backward, const char *unread,
                      struct row_ids *out)
{
    if (!scan(r, forward, 1, 0, out)) {
        scan(r, backward, -1, out->n ? out->at[out->n - 1].id : INT64_MIN, out);
        r->report(r->context, _(unread));
        r->sums->incomplete = true;
    }
    if (out->n)
        qsort(out->at, out->n, sizeof *out->at, by_parent);
}

/* The first row with PARENT. */
static size_t first_of(const struct row_ids *rows, int64_t parent)
{
    size_t low = 0, high = rows->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows->at[middle].parent < parent)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- articles ----------------------------------------------------------------------------------------------------- */

/* As if it came in a record: what no record may be is not taken over. *WHOLE: its text is what was indexed. */
static bool read_article(struct repair *r, int64_t id, struct page *page, struct article *article, bool *whole,
                         struct error *why)
{
    struct page old_page;
    struct article old;
    struct buf json = {0};
    r->ticks = BUDGET;
    enum status status =
        archive_record(r->old, r->arena, id, RECORD_ALL & ~(unsigned)RECORD_RELATED, &old_page, &old, why);
    if (status == STATUS_OK) {
        struct str uid =
            old.uid; /* what was corrected comes as it was; the file of corrections is there for the rest */
        archive_original(r->old, r->arena, uid, 0, &old_page, &old, why);
        error_clear(why);
        *whole = check_uid(r->arena, &old_page, &old);
        article_to_json(&old_page, &old, &json);
        status = article_from_json(r->arena, buf_view(&json), page, article, why);
    }
    buf_free(&json);
    return status == STATUS_OK;
}

/* One that a reader split off another: the file of corrections has it. */
static bool is_split_off(struct repair *r, int64_t id)
{
    struct error none = {0};
    sqlite3_stmt *q = statement_get(r->old, "SELECT uid FROM article WHERE id = ?", &none);
    statement_bind(q, "i", id);
    bool part = false;
    if (statement_row(r->old, q, &none)) {
        struct str uid = statement_text(q, 0, r->arena);
        sqlite3_reset(q);
        part = correction_part(uid, NULL, NULL) && archive_corrected(r->old, uid);
    }
    error_clear(&none);
    return part;
}

struct articles {
    struct article *at;
    size_t n, cap;
};

/* Those of the page that a reader joined to others have no rows. */
static void read_joined(struct repair *r, int64_t id, struct page *page, struct articles *articles)
{
    struct uids uids = {0};
    struct error none = {0};
    originals_joined(r->old, r->arena, id, &uids, &none);
    for (size_t i = 0; i < uids.n; i++) {
        struct original original;
        struct page its;
        struct article article;
        error_clear(&none);
        if (original_read(r->old, r->arena, uids.at[i], &original, &none) != STATUS_OK || !original.record.n ||
            article_from_json(r->arena, original.record, &its, &article, &none) != STATUS_OK)
            continue;
        if (!articles->n)
            *page = its;
        vec_push(articles, article);
    }
    error_clear(&none);
    vec_free(&uids);
}

/* All articles of the page that can be read; the page's facts come with each. */
static bool read_page(struct repair *r, int64_t id, struct page *page)
{
    struct articles articles = {0};
    bool whole = true, sound = true;
    *page = (struct page){0};
    for (size_t i = first_of(&r->articles, id); i < r->articles.n && r->articles.at[i].parent == id; i++) {
        struct error why = {0};
        struct page its;
        struct article article;
        if (is_split_off(r, r->articles.at[i].id))
            continue;
        if (read_article(r, r->articles.at[i].id, &its, &article, &sound, &why)) {
            if (!articles.n)
                *page = its;
            vec_push(&articles, article);
            if (!sound) {
                tell(r, N_("damaged: article"), r->articles.at[i].id, _("its text is not the one that was indexed"));
                r->sums->damaged++;
                whole = false;
            }
        } else {
            tell(r, N_("lost: article"), r->articles.at[i].id, why.message);
            r->sums->lost++;
            whole = false;
        }
        error_clear(&why);
    }
    read_joined(r, id, page, &articles);
    page->articles = arena_copy(r->arena, articles.at, articles.n, sizeof *articles.at);
    page->narticles = articles.n;
    r->sums->articles += articles.n;
    vec_free(&articles);
    return whole;
}

/* ---- sources ------------------------------------------------------------------------------------------------------ */

static void put_piece(struct repair *r, const struct source *source, struct page *pages, size_t *n, struct error *err)
{
    archive_add_pages(r->new, source, pages, *n, err);
    r->batch += *n;
    *n = 0;
    arena_reset(r->arena);
    if (r->batch >= BATCH_PAGES && archive_commit(r->new, err) == STATUS_OK) {
        archive_begin(r->new, err);
        r->batch = 0;
    }
}

/* A source of which something is lost or damaged is no longer current, so that the next index run reads its file again. */
static void put_source(struct repair *r, int64_t id, struct source *source, struct error *err)
{
    struct page *pages = xcalloc(PIECE_PAGES, sizeof *pages);
    size_t n = 0;
    bool whole = !r->sums->incomplete;
    for (size_t i = first_of(&r->pages, id); i < r->pages.n && r->pages.at[i].parent == id && err->status == STATUS_OK;
         i++) {
        whole = read_page(r, r->pages.at[i].id, &pages[n]) && whole;
        n += pages[n].narticles > 0;
        if (n == PIECE_PAGES)
            put_piece(r, source, pages, &n, err);
    }
    if (!whole)
        source->hash[0] = source->hash[1] = 0;
    put_piece(r, source, pages, &n, err);
    r->sums->unsure += !whole;
    free(pages);
}

static void put_sources(struct repair *r, struct error *err)
{
    struct row_ids sources = {0};
    struct arena *names = arena_new();
    scan_both(r, "SELECT id, 0, id FROM source NOT INDEXED ORDER BY id",
              "SELECT id, 0, id FROM source NOT INDEXED ORDER BY id DESC", "sources", &sources);
    for (size_t i = 0; i < sources.n && err->status == STATUS_OK; i++) {
        struct error why = {0};
        struct source source;
        arena_reset(names);
        r->ticks = BUDGET;
        if (archive_source_row(r->old, names, sources.at[i].id, &source, &why) == STATUS_OK && source.file.s)
            put_source(r, sources.at[i].id, &source, err);
        else
            tell(r, N_("lost: source"), sources.at[i].id, why.message);
        error_clear(&why);
    }
    arena_free(names);
    vec_free(&sources);
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

struct code_name {
    struct str code, name;
};

struct code_names {
    struct code_name *at;
    size_t n, cap;
};

/* Codes and names; a name that is no text is the code until the next index run that has something to write. */
static void read_named(struct repair *r, const char *sql, const char *what, struct code_names *out)
{
    struct error ignored = {0};
    r->ticks = BUDGET;
    sqlite3_stmt *q = statement_fresh(r->old, sql, &ignored);
    while (statement_row(r->old, q, &ignored)) {
        struct code_name row = {statement_text(q, 1, r->arena), statement_text(q, 2, r->arena)};
        if (!utf8_valid(row.code) || !utf8_valid(row.name))
            tell(r, what, sqlite3_column_int64(q, 0), _("its name is no text"));
        if (!utf8_valid(row.name))
            row.name = row.code;
        if (utf8_valid(row.code))
            vec_push(out, row);
    }
    sqlite3_finalize(q);
    error_clear(&ignored);
}

/* The IPTC codes of topic ID; absent: none. */
static struct str codes_of(struct repair *r, struct str id)
{
    struct str codes = archive_setting(r->old, r->arena, arena_printf(r->arena, "medtop %.*s", STR_ARG(id)).s);
    return utf8_valid(codes) ? codes : STR_ABSENT;
}

static void copy_region(struct repair *r, struct error *err)
{
    struct code_names counties = {0}, topics = {0};
    read_named(r, "SELECT id, code, name FROM county WHERE place IS NOT NULL ORDER BY place LIMIT 5000",
               N_("damaged: county"), &counties);
    read_named(r, "SELECT id, code, name FROM topic WHERE place IS NOT NULL ORDER BY place LIMIT 5000",
               N_("damaged: topic"), &topics);
    struct county_tag *county_tags = arena_array(r->arena, counties.n, sizeof *county_tags);
    struct topic_tag *topic_tags = arena_array(r->arena, topics.n, sizeof *topic_tags);
    for (size_t i = 0; i < counties.n; i++)
        county_tags[i] = (struct county_tag){.code = counties.at[i].code, .name = counties.at[i].name};
    for (size_t i = 0; i < topics.n; i++)
        topic_tags[i] = (struct topic_tag){
            .id = topics.at[i].code, .name = topics.at[i].name, .medtop = codes_of(r, topics.at[i].code)};
    struct str name = archive_setting(r->old, r->arena, "region name"), code = archive_region(r->old, r->arena);
    if (code.s && utf8_valid(code))
        archive_set_region(r->new, code, utf8_valid(name) ? name : code, county_tags, counties.n, err);
    if (code.s && !archive_regions_named(r->old))
        archive_regions_name(r->new, false, err);
    archive_set_topics(r->new, topic_tags, topics.n, err);
    vec_free(&counties);
    vec_free(&topics);
}

static void copy_all(struct repair *r, struct error *err)
{
    /* Where a tree is unsound, lists may come out short without a word. */
    r->sums->incomplete = !archive_tables_sound(r->old);
    sqlite3_progress_handler(r->old->db, TICK, count_ticks, r);
    r->arena = arena_new();
    archive_begin(r->new, err);
    copy_region(r, err);
    scan_both(r, "SELECT id, source, n FROM page NOT INDEXED ORDER BY id",
              "SELECT id, source, n FROM page NOT INDEXED ORDER BY id DESC",
              N_("the table of pages cannot be read as a whole"), &r->pages);
    /* Descending ids are the order of the page. */
    scan_both(r, "SELECT id, page, -id FROM article NOT INDEXED ORDER BY id",
              "SELECT id, page, -id FROM article NOT INDEXED ORDER BY id DESC",
              N_("the table of articles cannot be read as a whole"), &r->articles);
    put_sources(r, err);
    archive_commit(r->new, err);
    archive_relate(r->new, NULL, NULL, err);
    archive_settle(r->new, NULL, NULL, err);
    vec_free(&r->pages);
    vec_free(&r->articles);
    arena_free(r->arena);
}

static void remove_with_log(const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct buf name = {0};
        buf_printf(&name, "%s%s", path, suffixes[i]);
        unlink(name.s);
        buf_free(&name);
    }
}

/* The names in the folder are on the disk before it is said that all is well. */
static void sync_folder(const char *path)
{
    struct buf folder = {0};
    const char *slash = strrchr(path, '/');
    buf_add(&folder, slash ? path : ".", slash && slash > path ? (size_t)(slash - path) : 1);
    int fd = open(folder.s, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    buf_free(&folder);
}

/* What was there stays under another name when something of it was lost. The log of the old file must not outlive it: it would be read with the new one. */
static void replace(struct repair *r, const char *made, struct error *err)
{
    const char *path = r->old->path;
    struct buf kept = {0};
    buf_printf(&kept, "%s.damaged", path);
    if (r->sums->lost || r->sums->damaged || r->sums->incomplete)
        r->sums->kept = link(path, kept.s) == 0 || errno == EEXIST;
    buf_free(&kept);
    if (archive_fold_log(r->old, err) == STATUS_OK && rename(made, path) != 0)
        error_set_errno(err, STATUS_SYSTEM, "cannot rename %s", made);
    sync_folder(path);
}

enum status archive_repair(struct str path, void (*report)(void *context, const char *line), void *context,
                           struct repair_sums *sums, struct error *err)
{
    struct repair r = {.sums = sums, .report = report, .context = context};
    struct buf made = {0};
    *sums = (struct repair_sums){0};
    buf_printf(&made, "%.*s.repair", STR_ARG(path));
    if (archive_open_salvage(path, &r.old, err) == STATUS_OK) {
        remove_with_log(made.s);
        if (archive_open(buf_view(&made), ARCHIVE_WRITE, &r.new, err) == STATUS_OK)
            copy_all(&r, err);
        archive_close(r.new);
        if (err->status == STATUS_OK)
            replace(&r, made.s, err);
        if (err->status != STATUS_OK)
            remove_with_log(made.s);
    }
    archive_close(r.old);
    buf_free(&made);
    return err->status;
}
