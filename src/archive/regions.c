/*
 * Regions: where the places of each page are looked for. What a page says of that itself is kept with it; where it says little, the other pages
 * of its newspaper decide, or of the archive where there are none. That may become another answer with each page that comes or goes, so it is
 * settled when a run ends, for all pages and from what is kept alone: the outcome is the same whatever the order and the batches, and after a
 * run that broke off.
 */
#include "baolan/region.h"

#include <limits.h>

#include "originals.h"
#include "retag.h"

enum {
    BATCH = 200,      /* pages of one commit */
    PANEL_SHARE = 100 /* of so many pages one must be of a region whose counties are to stand in the panel */
};

static const char unknown[] = "?"; /* as a page's region: its articles are not tagged by any yet */

struct settling {
    struct archive *archive;
    const struct archive_tagging *tagging;
    struct arena *arena; /* of the page at hand */
    size_t changed;
};

/* ---- one page ----------------------------------------------------------------------------------------------------- */

static void list_ids(struct archive *a, const char *sql, int64_t of, struct ids *out, struct error *err)
{
    out->n = 0;
    sqlite3_stmt *q = statement_get(a, sql, err);
    statement_bind(q, "i", of);
    while (statement_row(a, q, err))
        vec_push(out, sqlite3_column_int64(q, 0));
}

static const char articles_of_page[] = "SELECT id FROM article WHERE page = ? ORDER BY id DESC";

/* What page ID says itself, from what is kept of it. */
static void ask(struct settling *s, const struct region_guess *guess, int64_t id, struct ids *ids, struct error *err)
{
    struct archive *a = s->archive;
    struct page page = {0};
    arena_reset(s->arena);
    list_ids(a, articles_of_page, id, ids, err);
    struct article *articles = arena_array(s->arena, ids->n, sizeof *articles);
    for (size_t i = 0; i < ids->n; i++)
        archive_record(a, s->arena, ids->at[i], RECORD_TEXT | (i ? 0 : RECORD_PAGE), i ? NULL : &page, &articles[i],
                       err);
    page.articles = articles;
    page.narticles = ids->n;
    region_ask(guess, s->arena, &page);
    statement_do(a, err,
                 "INSERT INTO page_region(page, own, votes, region) VALUES(?, ?, ?, ?)"
                 " ON CONFLICT(page) DO UPDATE SET own = excluded.own, votes = excluded.votes",
                 "isss", id, page.region_own, page.region_votes, str_of(unknown));
}

/* Pages that were not asked, all with AGAIN; an empty page says nothing. */
static void ask_all(struct settling *s, const struct region_guess *guess, bool again, struct error *err)
{
    struct ids pages = {0}, ids = {0};
    list_ids(s->archive,
             "SELECT id FROM page WHERE (?1 OR NOT EXISTS (SELECT 1 FROM page_region WHERE page = page.id))"
             " AND EXISTS (SELECT 1 FROM article WHERE page = page.id) ORDER BY id",
             again, &pages, err);
    for (size_t i = 0; i < pages.n && err->status == STATUS_OK;) {
        archive_begin(s->archive, err);
        for (size_t k = 0; k < BATCH && i < pages.n && err->status == STATUS_OK; k++)
            ask(s, guess, pages.at[i++], &ids, err);
        archive_commit(s->archive, err);
    }
    vec_free(&pages);
    vec_free(&ids);
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

/* How many pages of a newspaper are of each region by what they say themselves. */
struct paper {
    int64_t id; /* 0: those without a name */
    struct region_votes pages;
};

struct papers {
    struct paper *at; /* in order of id */
    size_t n, cap;
};

/* N pages in hundredths. */
static int votes_of(int64_t n)
{
    return n < INT_MAX / 100 ? (int)n * 100 : INT_MAX;
}

static void count_pages(struct archive *a, struct arena *arena, struct papers *papers, struct region_votes *all,
                        struct error *err)
{
    *all = (struct region_votes){0};
    sqlite3_stmt *q = statement_get(a,
                                    "SELECT coalesce(newspaper, 0), own, count(*) FROM page_region"
                                    " JOIN page ON page.id = page_region.page WHERE own IS NOT NULL GROUP BY 1, 2",
                                    err);
    while (statement_row(a, q, err)) {
        int64_t paper = sqlite3_column_int64(q, 0), n = sqlite3_column_int64(q, 2);
        struct str own = statement_text(q, 1, arena);
        if (!papers->n || papers->at[papers->n - 1].id != paper)
            vec_push(papers, ((struct paper){.id = paper}));
        region_votes_add(arena, &papers->at[papers->n - 1].pages, own, votes_of(n));
        region_votes_add(arena, all, own, votes_of(n));
    }
    for (size_t i = 0; i < papers->n; i++)
        region_votes_trim(&papers->at[i].pages);
    region_votes_trim(all);
}

void archive_regions_known(struct archive *a, struct arena *arena, struct region_votes *out, struct error *err)
{
    struct papers papers = {0};
    count_pages(a, arena, &papers, out, err);
    vec_free(&papers);
}

/* OTHERS without a page that is of OWN; false: none are left. */
static bool without(struct arena *arena, const struct region_votes *others, struct str own, struct region_votes *out)
{
    int left = 0;
    out->at = arena_copy(arena, others->at, others->n, sizeof *others->at);
    out->n = others->n;
    region_votes_take(out, own, 100);
    for (size_t i = 0; i < out->n; i++)
        left += out->at[i].votes > 0;
    return left > 0;
}

struct other {
    int64_t page;
    struct str region;
};

struct others {
    struct other *at;
    size_t n, cap;
};

/* Pages whose region is to be another, into OUT, in order. */
static void find_others(struct settling *s, struct arena *keep, struct others *out, struct error *err)
{
    struct papers papers = {0};
    struct region_votes all, votes, prior;
    count_pages(s->archive, keep, &papers, &all, err);
    sqlite3_stmt *q = statement_fresh(s->archive,
                                      "SELECT coalesce(newspaper, 0), page, own, votes, region FROM page_region"
                                      " JOIN page ON page.id = page_region.page ORDER BY 1, 2",
                                      err);
    for (size_t at = 0; statement_row(s->archive, q, err);) {
        arena_reset(s->arena);
        int64_t paper = sqlite3_column_int64(q, 0);
        struct str own = statement_text(q, 2, s->arena), kept = statement_text(q, 3, s->arena);
        struct str region = own;
        while (at < papers.n && papers.at[at].id < paper)
            at++;
        if (kept.s) {
            region_votes_read(s->arena, kept, &votes);
            bool named = paper && at < papers.n && papers.at[at].id == paper &&
                         without(s->arena, &papers.at[at].pages, own, &prior);
            bool others = named || without(s->arena, &all, own, &prior);
            region = region_choose(s->arena, &votes, others ? &prior : NULL).codes;
        }
        struct str now = statement_view(q, 4);
        if (region.s ? !str_eq(region, now) || !now.s : now.s != NULL)
            vec_push(out, ((struct other){sqlite3_column_int64(q, 1), arena_str(keep, region)}));
    }
    sqlite3_finalize(q);
    vec_free(&papers);
}

static void retag_page(struct settling *s, const struct other *other, struct ids *ids, struct error *err)
{
    list_ids(s->archive, articles_of_page, other->page, ids, err);
    statement_do(s->archive, err, "UPDATE page_region SET region = ? WHERE page = ?", "si", other->region, other->page);
    for (size_t i = 0; i < ids->n && err->status == STATUS_OK; i++)
        s->changed += archive_retag_article(s->archive, s->arena, ids->at[i], s->tagging, err);
}

static void retag_pages(struct settling *s, const struct others *others,
                        bool (*progress)(void *of, size_t done, size_t all), void *of, struct error *err)
{
    struct ids ids = {0};
    for (size_t i = 0; i < others->n && err->status == STATUS_OK;) {
        if (progress && !progress(of, i, others->n))
            break;
        archive_begin(s->archive, err);
        for (size_t k = 0; k < BATCH && i < others->n && err->status == STATUS_OK; k++)
            retag_page(s, &others->at[i++], &ids, err);
        if (i == others->n)
            originals_retag(s->archive, s->tagging, err);
        archive_commit(s->archive, err);
    }
    vec_free(&ids);
}

/* Those that enough pages are of. */
static struct str main_regions(struct archive *a, struct arena *arena, struct error *err)
{
    struct region_votes pages = {0};
    struct buf codes = {0};
    sqlite3_stmt *q = statement_get(
        a, "SELECT region, count(*) FROM page_region WHERE region IS NOT NULL GROUP BY region ORDER BY region", err);
    int64_t all = 0;
    while (statement_row(a, q, err)) {
        int64_t n = sqlite3_column_int64(q, 1);
        all += n;
        region_votes_add(arena, &pages, statement_text(q, 0, arena), votes_of(n));
    }
    for (size_t i = 0; i < pages.n; i++)
        if ((int64_t)pages.at[i].votes * PANEL_SHARE >= all * 100)
            buf_printf(&codes, "%s%.*s", codes.n ? "," : "", STR_ARG(pages.at[i].code));
    struct str text = codes.n ? arena_str(arena, buf_view(&codes)) : STR_ABSENT;
    buf_free(&codes);
    return text;
}

enum status archive_regions_settle(struct archive *a, const struct region_guess *guess, bool again,
                                   const struct archive_tagging *tagging,
                                   bool (*progress)(void *of, size_t done, size_t all), void *of, struct arena *arena,
                                   struct str *codes, size_t *changed, struct error *err)
{
    struct settling s = {.archive = a, .tagging = tagging, .arena = arena_new()};
    struct others others = {0};
    ask_all(&s, guess, again, err);
    find_others(&s, arena, &others, err);
    retag_pages(&s, &others, progress, of, err);
    *codes = main_regions(a, arena, err);
    *changed = s.changed;
    vec_free(&others);
    arena_free(s.arena);
    return err->status;
}

/* ---- regions that were named -------------------------------------------------------------------------------------- */

static const char basis[] = "regions"; /* "pages"; no such setting: they were named */

bool archive_regions_named(struct archive *a)
{
    struct arena *arena = arena_new();
    bool named = archive_setting(a, arena, "region").s && !archive_setting(a, arena, basis).s;
    arena_free(arena);
    return named;
}

struct str archive_focus(struct archive *a, struct arena *arena)
{
    return archive_regions_named(a) ? archive_region(a, arena) : STR_ABSENT;
}

enum status archive_regions_name(struct archive *a, bool named, struct error *err)
{
    archive_setting_put(a, basis, named ? STR_ABSENT : STR("pages"), err);
    if (named)
        statement_do(a, err, "DELETE FROM page_region", "");
    return err->status;
}
