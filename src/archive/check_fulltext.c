/*
 * Full text against text: every story has one entry, every entry a story, and pairs of characters taken from all over a story's text are
 * found in its entry. Reading alone does for this, so that `check` works on an archive that others write or nobody may.
 */
#include "check_internal.h"
#include "search_internal.h"

/* Both lists go up in id: what is in one alone is a fault. */
static void compare_ids(struct archive *a, struct finding *f, struct error *err)
{
    sqlite3_stmt *stories = statement_fresh(a, "SELECT id FROM article WHERE head IS NULL ORDER BY id", err);
    sqlite3_stmt *entries = statement_fresh(a, "SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid", err);
    static const struct plan every = {.exact = true};
    statement_bind(entries, "s", plan_match(&every));
    bool story = statement_row(a, stories, err), entry = statement_row(a, entries, err);
    while ((story || entry) && err->status == STATUS_OK) {
        int64_t x = story ? sqlite3_column_int64(stories, 0) : INT64_MAX,
                y = entry ? sqlite3_column_int64(entries, 0) : INT64_MAX;
        if (x < y)
            finding_number(f, "article that the full text does not know", x);
        if (y < x)
            finding_number(f, "full text of an article that is not there", y);
        if (x <= y)
            story = statement_row(a, stories, err);
        if (y <= x)
            entry = statement_row(a, entries, err);
    }
    sqlite3_finalize(stories);
    sqlite3_finalize(entries);
}

static bool is_indexed(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct buf text = {0};
    struct story story = story_of(a, id, err);
    story_text(a, &story, &text, err);
    struct query q = {.kind = QUERY_TEXT, .text = buf_view(&text)};
    struct plan *plan = NULL;
    int64_t found = 1;
    if (plan_make(a, arena, &q, &plan, err) == STATUS_OK && plan->match.s)
        found = statement_number(a, err, 0, "SELECT 1 FROM fulltext WHERE fulltext MATCH ? AND rowid = ?", "si",
                                 plan->match, id);
    buf_free(&text);
    return found || err->status != STATUS_OK;
}

static void compare_texts(struct archive *a, struct finding *f, struct error *err)
{
    struct arena *arena = arena_new();
    sqlite3_stmt *q = statement_fresh(a, "SELECT id FROM article WHERE head IS NULL ORDER BY id", err);
    while (statement_row(a, q, err)) {
        int64_t id = sqlite3_column_int64(q, 0);
        arena_reset(arena);
        if (!is_indexed(a, arena, id, err))
            finding_number(f, "article whose full text is another", id);
    }
    sqlite3_finalize(q);
    arena_free(arena);
}

/* The index's own structure can only be examined by a connection that may write. */
static void look_at_structure(struct archive *a, struct finding *f, struct error *err)
{
    struct error own = {0};
    if (a->mode != ARCHIVE_WRITE)
        return;
    if (archive_fulltext_check(a, &own) == STATUS_ARCHIVE)
        finding_add(f, "full text", str_of(own.message));
    else if (own.status != STATUS_OK)
        error_set(err, own.status, "%s", own.message);
    error_clear(&own);
}

void check_fulltext(struct archive *a, struct finding *f, struct error *err)
{
    if (a->foreign) /* what is used in its stead was made from the text just now */
        return;
    /* Entries and stories must be those of one moment. */
    bool alone = sqlite3_get_autocommit(a->db) != 0;
    if (alone)
        archive_execute(a, "BEGIN", err);
    compare_ids(a, f, err);
    compare_texts(a, f, err);
    if (alone)
        sqlite3_exec(a->db, "COMMIT", NULL, NULL, NULL);
    look_at_structure(a, f, err);
}
