/*
 * Is the schema exactly the one that this program makes? A file from somebody else may hold views, triggers, indexes over expressions and tables
 * of other shapes; none of them is wanted. Texts are compared without remarks and blanks, so that rewording a remark is no other schema.
 */
#include "archive_internal.h"

#include <ctype.h>
#include <string.h>

extern const char archive_schema[]; /* data/schema.sql */

/* What FTS5 makes for itself beside the table "fulltext". */
static const char *const shadows[] = {
    "CREATE TABLE 'fulltext_data'(id INTEGER PRIMARY KEY, block BLOB)",
    "CREATE TABLE 'fulltext_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    "CREATE TABLE 'fulltext_config'(k PRIMARY KEY, v) WITHOUT ROWID",
};

/* Appends SQL without remarks and blanks, up to its end or a ';'. Answers the bytes read, that ';' included. */
static size_t bare(struct str sql, struct buf *out)
{
    size_t at = 0;
    for (char quote = '\0'; at < sql.n; at++) {
        char c = sql.s[at];
        if (!quote && c == ';')
            return at + 1;
        if (!quote && c == '-' && at + 1 < sql.n && sql.s[at + 1] == '-') {
            while (at + 1 < sql.n && sql.s[at + 1] != '\n')
                at++;
            continue;
        }
        if (c == '\'' || c == '"')
            quote = quote == c ? '\0' : quote ? quote : c;
        if (quote || !isspace((unsigned char)c))
            buf_char(out, c);
    }
    return at;
}

/*
 * What archives of version 1 may lack, each the last column of its table, as ALTER TABLE puts it; builds before the first release had the version's
 * number while it still grew.
 */
const struct schema_column schema_added[] = {
    {"source", "read", "ALTER TABLE source ADD COLUMN read INTEGER NOT NULL DEFAULT 0"},
    {"unrelated", "traces", "ALTER TABLE unrelated ADD COLUMN traces BLOB"},
    {"page", "quality", "ALTER TABLE page ADD COLUMN quality INTEGER"},
    {"article", "quality", "ALTER TABLE article ADD COLUMN quality INTEGER"},
};
const size_t schema_nadded = sizeof schema_added / sizeof *schema_added;

/* A table that they may have besides, what they lack, and tables those that are others now: how the text begins and what it was. */
static const char gone[] = "CREATETABLEunindexed(articleINTEGERPRIMARYKEY)STRICT";
static const char *const schema_new[] = {
    "CREATETABLEorganisation(", "CREATETABLEevidence(",    "CREATETABLEphrase(",     "CREATETABLEphrase_stories(",
    "CREATETABLEunphrased(",    "CREATETABLEpage_region(", "CREATEINDEXarticle_more"};
static const struct {
    const char *now, *then;
} changed[] = {
    {"CREATETABLEbody(",
     "CREATETABLEbody(articleINTEGERPRIMARYKEYREFERENCESarticle(id)ONDELETECASCADE,textTEXTNOTNULL)STRICT"},
    {"CREATETABLEfigure(",
     "CREATETABLEfigure(articleINTEGERNOTNULLREFERENCESarticle(id)ONDELETECASCADE,nINTEGERNOTNULL,"
     "valueTEXTNOTNULL,unitTEXT,whatTEXT,PRIMARYKEY(article,n))STRICT,WITHOUTROWID"},
};

/* Is OLD the text NOW, both bare, without its last column? */
static bool lacks_column(struct str now, struct str old)
{
    struct buf without = {0}, column = {0};
    bool lacks = false;
    for (size_t i = 0; i < schema_nadded && !lacks; i++) {
        buf_clear(&column);
        buf_clear(&without);
        buf_char(&column, ',');
        bare(str_of(strstr(schema_added[i].sql, "COLUMN") + strlen("COLUMN")), &column);
        buf_cstr(&column, ")STRICT");
        if (str_ends(now, buf_view(&column)))
            buf_str(&without, str_cut(now, 0, now.n - column.n));
        buf_cstr(&without, ")STRICT");
        lacks = str_eq(buf_view(&without), old);
    }
    buf_free(&column);
    buf_free(&without);
    return lacks;
}

static bool is_older(struct str now, struct str old)
{
    bool older = lacks_column(now, old);
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
        older = older || (str_starts(now, str_of(changed[i].now)) && str_is(old, changed[i].then));
    return older;
}

static bool is_new(struct str now)
{
    for (size_t i = 0; i < sizeof schema_new / sizeof *schema_new; i++)
        if (str_starts(now, str_of(schema_new[i])))
            return true;
    return false;
}

struct texts_known {
    struct str *at;
    size_t n, cap;
};

static void learn(struct texts_known *known, struct arena *arena, struct str sql)
{
    struct buf one = {0};
    for (size_t at = 0; at < sql.n;) {
        buf_clear(&one);
        at += bare(str_cut(sql, at, sql.n), &one);
        if (str_starts(buf_view(&one), STR("CREATE")))
            vec_push(known, arena_str(arena, buf_view(&one)));
    }
    buf_free(&one);
}

static bool is_known(struct texts_known *known, struct str sql, int version)
{
    struct buf one = {0};
    bool older = version < ARCHIVE_VERSION, found = false;
    bare(sql, &one);
    for (size_t i = 0; i < known->n && !found; i++) {
        found = str_eq(known->at[i], buf_view(&one)) || (older && is_older(known->at[i], buf_view(&one)));
        if (found) /* each is there once */
            known->at[i] = known->at[--known->n];
    }
    found = found || (older && str_is(buf_view(&one), gone));
    buf_free(&one);
    return found;
}

enum status archive_schema_check(struct archive *a, int version, struct error *err)
{
    struct arena *arena = arena_new();
    struct texts_known known = {0};
    learn(&known, arena, str_of(archive_schema));
    for (size_t i = 0; i < sizeof shadows / sizeof *shadows; i++)
        learn(&known, arena, str_of(shadows[i]));
    sqlite3_stmt *q = statement_fresh(a, "SELECT name, sql FROM sqlite_schema", err);
    while (statement_row(a, q, err)) {
        struct str name = statement_view(q, 0), sql = statement_view(q, 1);
        /* An index that SQLite makes for UNIQUE and PRIMARY KEY has no text. */
        if (sql.s ? !is_known(&known, sql, version) : !str_starts(name, STR("sqlite_autoindex_")))
            error_set(
                err, STATUS_ARCHIVE,
                "%s holds a table that this baolan does not make (%.*s): it was made by another program or version",
                a->path, STR_ARG(name));
    }
    sqlite3_finalize(q);
    bool lacks = false;
    for (size_t i = 0; i < known.n; i++)
        lacks = lacks || version == ARCHIVE_VERSION || !is_new(known.at[i]);
    if (lacks)
        error_set(err, STATUS_ARCHIVE,
                  "%s lacks a table that this baolan makes: it was made by another program or version", a->path);
    vec_free(&known);
    arena_free(arena);
    return err->status;
}
