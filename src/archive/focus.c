/* Which counties and topics the panels show: those of the region in focus and of the topic files of today. */
#include "archive_internal.h"

#include <stdlib.h>

/*
 * Panels show what has a place. Nothing is written that is there already: a second run over unchanged files must leave the
 * file as it was.
 */
enum status archive_set_region(struct archive *a, struct str code, struct str name, const struct county_tag *counties,
                               size_t n, struct error *err)
{
    if (archive_savepoint(a, err) != STATUS_OK)
        return err->status;
    archive_setting_put(a, "region", code, err);
    archive_setting_put(a, "region name", name, err);
    for (size_t i = 0; i < n; i++) {
        archive_rename_county(a, counties[i].code, counties[i].name, err);
        statement_do(a, err,
                     "INSERT INTO county(code, name, place) VALUES(?, ?, ?) ON CONFLICT(code)"
                     " DO UPDATE SET place = excluded.place WHERE place IS NOT excluded.place",
                     "ssi", counties[i].code, counties[i].name, (int64_t)i + 1);
    }
    /* Those of another region that was in focus before. */
    struct {
        char **at;
        size_t n, cap;
    } codes = {0};
    sqlite3_stmt *q = statement_get(a, "SELECT code FROM county WHERE place IS NOT NULL", err);
    while (statement_row(a, q, err)) {
        bool wanted = false;
        for (size_t i = 0; i < n && !wanted; i++)
            wanted = str_eq(counties[i].code, statement_view(q, 0));
        if (!wanted)
            vec_push(&codes, xstrdup((const char *)sqlite3_column_text(q, 0)));
    }
    for (size_t i = 0; i < codes.n; i++) {
        statement_do(a, err, "UPDATE county SET place = NULL WHERE code = ?", "s", str_of(codes.at[i]));
        free(codes.at[i]);
    }
    vec_free(&codes);
    return archive_release(a, err);
}

/* The codes of topics stand among the settings, "medtop ID", where record.c finds them. */
static void keep_codes(struct archive *a, const struct topic_tag *topic, struct error *err)
{
    if (str_present(topic->medtop))
        statement_do(a, err,
                     "INSERT INTO setting(name, value) VALUES('medtop ' || ?, ?)"
                     " ON CONFLICT(name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
                     "ss", topic->id, topic->medtop);
    else
        statement_do(a, err, "DELETE FROM setting WHERE name = 'medtop ' || ?", "s", topic->id);
}

enum status archive_set_topics(struct archive *a, const struct topic_tag *topics, size_t n, struct error *err)
{
    if (archive_savepoint(a, err) != STATUS_OK)
        return err->status;
    for (size_t i = 0; i < n; i++)
        keep_codes(a, &topics[i], err);
    for (size_t i = 0; i < n; i++)
        statement_do(a, err,
                     "INSERT INTO topic(code, name, place) VALUES(?, ?, ?) ON CONFLICT(code)"
                     " DO UPDATE SET name = excluded.name, place = excluded.place WHERE name <> excluded.name OR place "
                     "IS NOT excluded.place",
                     "ssi", topics[i].id, topics[i].name, (int64_t)i + 1);
    /* Those of a topic file that is gone. */
    sqlite3_stmt *q = statement_get(a, "SELECT code FROM topic WHERE place IS NOT NULL", err);
    struct arena *arena = arena_new();
    struct {
        struct str *at;
        size_t n, cap;
    } codes = {0};
    while (statement_row(a, q, err)) {
        bool wanted = false;
        for (size_t i = 0; i < n && !wanted; i++)
            wanted = str_eq(topics[i].id, statement_view(q, 0));
        if (!wanted)
            vec_push(&codes, statement_text(q, 0, arena));
    }
    for (size_t i = 0; i < codes.n; i++)
        statement_do(a, err, "UPDATE topic SET place = NULL WHERE code = ?", "s", codes.at[i]);
    vec_free(&codes);
    arena_free(arena);
    return archive_release(a, err);
}
