/* What the archive keeps by name, and where the places of each page are looked for. */
#include "archive_internal.h"

void archive_setting_put(struct archive *a, const char *name, struct str value, struct error *err)
{
    if (value.s)
        statement_do(a, err,
                     "INSERT INTO setting(name, value) VALUES(?, ?)"
                     " ON CONFLICT(name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
                     "ss", str_of(name), value);
    else
        statement_do(a, err, "DELETE FROM setting WHERE name = ?", "s", str_of(name));
}

static struct str get_setting(struct archive *a, struct arena *arena, const char *name, struct error *err)
{
    struct str value = STR_ABSENT;
    sqlite3_stmt *q = statement_get(a, "SELECT value FROM setting WHERE name = ?", err);
    statement_bind(q, "s", str_of(name));
    if (statement_row(a, q, err)) {
        value = statement_text(q, 0, arena);
        sqlite3_reset(q);
    }
    return value;
}

struct str archive_setting(struct archive *a, struct arena *arena, const char *name)
{
    struct error err = {0};
    struct str value = get_setting(a, arena, name, &err);
    error_clear(&err);
    return value;
}

struct str archive_region(struct archive *a, struct arena *arena)
{
    return archive_setting(a, arena, "region");
}

struct str archive_region_name(struct archive *a, struct arena *arena)
{
    return archive_setting(a, arena, "region name");
}

void archive_put_page_region(struct archive *a, int64_t page_id, const struct page *page, struct error *err)
{
    if (page->region_own.s || page->region_votes.s)
        statement_do(a, err, "INSERT OR REPLACE INTO page_region(page, own, votes, region) VALUES(?, ?, ?, ?)", "isss",
                     page_id, page->region_own, page->region_votes, page->region);
}

struct str archive_page_region(struct archive *a, struct arena *arena, int64_t page_id, struct error *err)
{
    struct str region = STR_ABSENT;
    sqlite3_stmt *q = statement_get(a, "SELECT region FROM page_region WHERE page = ?", err);
    statement_bind(q, "i", page_id);
    if (statement_row(a, q, err)) {
        region = statement_text(q, 0, arena);
        sqlite3_reset(q);
    }
    return region;
}
