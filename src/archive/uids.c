/*
 * Which article a uid, or the beginning of one, means.
 */
#include "archive_internal.h"

enum { UID_HEAD = 4 }; /* fewest characters by which an article may be called */

/* Both spellings of a uid mean the same: Crockford base 32 is made for being read aloud and typed. */
static struct str lower(struct arena *arena, struct str s)
{
    struct str copy = arena_str(arena, s);
    for (char *p = (char *)(uintptr_t)copy.s; p && *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    return copy;
}

void archive_know(struct archive *a, struct str uid, int64_t id)
{
    uint64_t hash = str_hash(uid);
    a->known[hash % ARCHIVE_UIDS_KNOWN] = (struct known_uid){hash, id};
}

/*
 * The index of uids is as random as they are: in a large archive nearly every look into it waits for the disk. The row itself is wanted in
 * any case, so an id that is known is looked at first.
 */
static int64_t id_of_uid(struct archive *a, struct str uid, struct error *err)
{
    uint64_t hash = str_hash(uid);
    const struct known_uid *known = &a->known[hash % ARCHIVE_UIDS_KNOWN];
    int64_t id = known->hash != hash ? 0
                                     : statement_number(a, err, 0, "SELECT id FROM article WHERE id = ? AND +uid = ?",
                                                        "is", known->id, uid);
    if (id)
        return id;
    return statement_number(a, err, 0, "SELECT id FROM article WHERE uid = ?", "s", uid);
}

/* Of an article that was joined to another: the id of that one. */
static int64_t id_of_joined(struct archive *a, struct str uid, struct error *err)
{
    return statement_number(a, err, 0,
                            "SELECT article.id FROM setting JOIN article ON uid = substr(value, instr(value, ' ') + 1)"
                            " WHERE name = 'joined ' || ?",
                            "s", uid);
}

/* The one article whose uid begins with HEAD; -1: several. */
static int64_t id_of_head(struct archive *a, struct str head, struct error *err)
{
    int64_t id = 0;
    struct buf after = {0};
    buf_str(&after, head);
    buf_cp(&after, 0x10ffff); /* orders behind whatever continues HEAD */
    sqlite3_stmt *q = statement_get(a, "SELECT id FROM article WHERE uid >= ? AND uid < ? LIMIT 2", err);
    statement_bind(q, "ss", head, buf_view(&after));
    while (statement_row(a, q, err))
        id = id == 0 ? sqlite3_column_int64(q, 0) : -1;
    buf_free(&after);
    return id;
}

int64_t archive_find_uid(struct archive *a, struct str uid, struct error *err)
{
    struct arena *arena = arena_new();
    int64_t id = 0;
    if (str_present(uid)) {
        struct str folded = lower(arena, uid);
        id = id_of_uid(a, uid, err);
        if (!id)
            id = id_of_uid(a, folded, err);
        if (!id)
            id = id_of_joined(a, folded, err);
        if (!id && uid.n >= UID_HEAD)
            id = id_of_head(a, folded, err);
    }
    arena_free(arena);
    return id;
}

int64_t archive_id(struct archive *a, struct str uid)
{
    struct error err = {0};
    int64_t id = archive_find_uid(a, uid, &err);
    error_clear(&err);
    return id > 0 ? id : 0;
}
