/*
 * archive_internal: what the files of this room share. In the order in which they build on one another:
 *
 *   lock         one writer at a time, across processes
 *   statement    prepared once, bound, stepped; SQLite's errors become ours
 *   open         the file: connection, version
 *   upgrade      made, or brought from an earlier version to this one
 *   schema       exactly ours or refused
 *   foreign      archives that somebody else made
 *   log          what is written and not in the file yet, kept short
 *   ids          article ids in date order
 *   fulltext     what the full text index holds of a story
 *   pages        the form in which FTS5 keeps it
 *   structure    which segments it has
 *   segment      stories put into it in that form
 *   feeding      it is fed and emptied
 *   record       an article out of its tables
 *   evidence     what its tags rest on
 *   transaction  batches and their steps
 *   settings     what is kept by name
 *   unrelated    which articles are to be related anew
 *   focus        which counties and topics the panels show
 *   originals    articles that somebody corrected, as they were read
 *   source       one as a whole: found, listed, taken out
 *   write        a source and its articles into the tables
 *   retag        what is kept tagged anew
 *   regions      where the places of each page are looked for
 *
 * SQL is constant text and everything is bound. Functions that take an error do nothing but answer "no" once it is set, so a chain of
 * calls is checked once at its end.
 */
#ifndef BAOLAN_ARCHIVE_INTERNAL_H
#define BAOLAN_ARCHIVE_INTERNAL_H

#include <sqlite3.h>

#include "baolan/archive.h"

enum {
    ARCHIVE_APPLICATION = 0x62616f6c, /* "baol" in the file's header: file(1) and we know it by this */
    ARCHIVE_VERSION = 7,              /* raised with each change of the schema or of what lies in it (upgrade.c) */
    ARCHIVE_PAGE_SIZE = 16384,        /* rows of some KB waste smaller pages */
    ARCHIVE_DAY_IDS = 65536,          /* ids of one day (ids.c) */
    ARCHIVE_FIRST_DAY = 10101,        /* 0001-01-01: ids below its own belong to no day */
    ARCHIVE_WAIT_MS = 10000           /* how long a writer waits for another */
};

/* A growing list of ids, for vec_push(). */
struct ids {
    int64_t *at;
    size_t n, cap;
};

struct statement_slot {
    const char *sql; /* the literal's address is the key */
    sqlite3_stmt *statement;
};

enum { ARCHIVE_UIDS_KNOWN = 512 };

struct archive {
    sqlite3 *db;
    enum archive_mode mode;
    char *path;
    int lock_fd; /* -1: none held */
    char *lock_path;
    bool salvage;                 /* opened by archive_open_salvage() */
    bool foreign;                 /* not made by this user's baolan (foreign.c) */
    int64_t private_version;      /* of a foreign file: data_version that the private index was made of; -1: none yet */
    bool in_batch;                /* between archive_begin() and archive_commit() */
    struct statement_slot *slots; /* hash table, a power of two */
    size_t nslots, used;
    struct {
        struct statement_slot *at;
        size_t n, cap;
    } spares;              /* statements that were lent and came back */
    struct arena *scratch; /* what one call needs; uids of the source put last live here */
    struct census *census; /* owned by census.c */
    struct {
        struct touched {
            int64_t month, ids[257]; /* of it, that were written to; the last one stands for too many */
            size_t n;
        } * at;
        size_t n, cap;
    } touched; /* months that were counted when this run first wrote to them (census_patch.c) */
    struct {
        uint64_t writes; /* to the full text index (lists.h), when … */
        double n;        /* … it had about so many stories */
    } stories;
    struct answers *answers;                   /* owned by answer.c: the queries last counted; … */
    void (*answers_forget)(struct archive *a); /* … frees them before the census goes, into which they look */
    struct phrase_cache *phrases;              /* owned by phrase_bits.c */
    struct waiting *waiting;                   /* owned by feeding.c: what goes into the full text with this batch */
    size_t jobs;                               /* threads that archive_relate() may use, 0: one */
    size_t entered;                            /* stories that went into the full text since it was settled */
    struct known_uid {
        uint64_t hash; /* of the uid */
        int64_t id;
    } known[ARCHIVE_UIDS_KNOWN]; /* articles met lately, by the hash of their uids (article.c) */
    int64_t log_bound;           /* bytes of the log at which it is begun anew (log.c) */
    uint64_t stops; /* times that statements under way were reset because of an interrupt (search_walk.c) */
};

/* ---- lock --------------------------------------------------------------------------------------------------------- */

/* Takes PATH.lock, waiting up to ARCHIVE_WAIT_MS; then STATUS_BUSY naming the process. The file goes when the lock is given back. */
enum status archive_lock(struct archive *a, struct error *err);
void archive_unlock(struct archive *a);

/* ---- statement ---------------------------------------------------------------------------------------------------- */

/* Records SQLite's current failure in ERR, with WHAT was being done; answers the status. */
enum status archive_fail(struct archive *a, const char *what, struct error *err);

/*
 * The statement for SQL (a literal, by address), reset and without bindings, from the connection's cache; NULL with ERR set. It is the
 * cache's: never finalize it, and do not use one literal for two walks at once (statement_fresh() is for that).
 */
sqlite3_stmt *statement_get(struct archive *a, const char *sql, struct error *err);
/* A statement of the caller's own: sqlite3_finalize() it. */
sqlite3_stmt *statement_fresh(struct archive *a, const char *sql, struct error *err);
/* The same for SQL, a literal, that is wanted often: to be given back, NULL too, and not finalized. */
sqlite3_stmt *statement_borrow(struct archive *a, const char *sql, struct error *err);
void statement_return(struct archive *a, const char *sql, sqlite3_stmt *q);
/*
 * Binds parameters 1, 2, … as TYPES says: 'i' int64_t, 'd' double, 's' struct str (absent is NULL), 'b' struct str as a blob, '0' NULL (no
 * argument). Texts are borrowed until the next reset. A NULL statement is left alone.
 */
void statement_bind(sqlite3_stmt *q, const char *types, ...);
/* Steps to the next row: true. At the end or on failure: reset, false. False at once when Q is NULL or ERR is set already. */
bool statement_row(struct archive *a, sqlite3_stmt *q, struct error *err);
/* Steps to the end and resets. */
enum status statement_run(struct archive *a, sqlite3_stmt *q, struct error *err);
/* get, bind, run. */
enum status statement_do(struct archive *a, struct error *err, const char *sql, const char *types, ...);
/* get, bind, the first column of the first row; OTHERWISE when there is no row or it is NULL. */
int64_t statement_number(struct archive *a, struct error *err, int64_t otherwise, const char *sql, const char *types,
                         ...);
/* Runs several statements without parameters (migrations, pragmas). */
enum status archive_execute(struct archive *a, const char *sql, struct error *err);

/* Columns of the row at hand; NULL is absent. statement_view() borrows until the next step. */
struct str statement_view(sqlite3_stmt *q, int column);
struct str statement_text(sqlite3_stmt *q, int column, struct arena *arena);
/* A body is a blob, in compact form (compact.h): as it lies there, borrowed until the next step. */
struct str statement_bytes(sqlite3_stmt *q, int column);
/* A text or a body; SCRATCH is written over when it is a body, and then holds it. */
struct str statement_prose(sqlite3_stmt *q, int column, struct buf *scratch);
void statement_close_all(struct archive *a);

/* ---- open --------------------------------------------------------------------------------------------------------- */

/* Opens for archive_repair(): the writer's lock is held, nothing is written, the schema is exact, and whose file it is does not matter. */
enum status archive_open_salvage(struct str path, struct archive **out, struct error *err);
/* Keeps the log of a writer short (log.c). */
enum status archive_log_watch(struct archive *a, struct error *err);
/* Takes what is in the log (-wal) into the file and the log away; STATUS_BUSY while others read. */
enum status archive_fold_log(struct archive *a, struct error *err);

/* ---- schema, foreign ---------------------------------------------------------------------------------------------- */

/* STATUS_ARCHIVE when the file's schema is not exactly that of data/schema.sql, as it was in VERSION. */
enum status archive_schema_check(struct archive *a, int version, struct error *err);
/* Columns that a table of an earlier version may lack, and what adds them. */
struct schema_column {
    const char *table, *name, *sql;
};
extern const struct schema_column schema_added[];
extern const size_t schema_nadded;
/* Makes the tables of an empty file; takes an archive of this user's from VERSION to the present one (upgrade.c). */
enum status archive_make(struct archive *a, struct error *err);
enum status archive_upgrade(struct archive *a, int version, struct error *err);
/* Marks a new archive as made here, in the file and in the user's list; inside the transaction that makes it. */
enum status archive_mark_own(struct archive *a, struct error *err);
/* Was it made here? */
bool archive_is_own(struct archive *a);
/* Are the trees of all tables but the full text sound? */
bool archive_tables_sound(struct archive *a);
/* Goes on with one that was not: refuses to write, looks whether its trees are sound. */
enum status archive_foreign_open(struct archive *a, struct error *err);
/* Before the full text or the census is used: those of a foreign file are replaced by private ones. Cheap when that is done. */
enum status archive_private(struct archive *a, struct error *err);

/* ---- ids ---------------------------------------------------------------------------------------------------------- */

/* The first id of a day, and the day that an id begins with, 0 when none. */
int64_t archive_first_id(int day);
int archive_id_day(int64_t id);
/* A free id for the article with place SEQ on a page numbered PAGE_NO of DAY; 0 with ERR set. */
int64_t archive_new_id(struct archive *a, int day, struct str page_no, int seq, struct error *err);

/* ---- fulltext (feeding.c, tokenizer.c) ---------------------------------------------------------------------------- */

/* Makes the tokenizer known to the connection; before the schema is looked at. */
enum status archive_fulltext_register(struct archive *a, struct error *err);
/* ID goes into the index before the batch is committed, as its rows are then. Inside a batch, like the next three. */
enum status archive_fulltext_put(struct archive *a, int64_t id, struct error *err);
/* The same for a story of which LIST and KEYS, each behind its mark and with a '\n', are what its rows would give. Both are copied. */
struct token_list;
enum status archive_fulltext_put_tokens(struct archive *a, int64_t id, const struct token_list *list, struct str keys,
                                        struct error *err);
/*
 * Takes out the story that ID is part of, while all its rows, article.head and article.tail are as they were put; the other half of a
 * jump is put again by itself. To join two halves: delete both, set head and tail, put the first.
 */
enum status archive_fulltext_delete(struct archive *a, int64_t id, struct error *err);
/* What waits is given up to the last call of archive_fulltext_step(). */
void archive_fulltext_step(struct archive *a);
void archive_fulltext_undo(struct archive *a);
/* So much waits that it had better go in before the next step. */
bool archive_fulltext_full(const struct archive *a);
void archive_fulltext_close(struct archive *a);
/* Called right before a batch is committed: what was put goes in. */
enum status archive_fulltext_flush(struct archive *a, struct error *err);
/* What the index holds of the story that begins with article HEAD, in ARENA. */
void archive_fulltext_list(struct archive *a, int64_t head, struct arena *arena, struct token_list *out,
                           struct error *err);
/* The structure of the index alone. */
enum status archive_fulltext_check(struct archive *a, struct error *err);

/* ---- write (write.c, source.c) ------------------------------------------------------------------------------------- */

/* A step that is done whole or not at all, inside a batch or alone. archive_release() undoes it when ERR is set. Steps do not nest. */
enum status archive_savepoint(struct archive *a, struct error *err);
enum status archive_release(struct archive *a, struct error *err);
/* The row of SOURCE, by its absolute path or its spelling; 0 when it is not there. */
int64_t archive_source_id(struct archive *a, const struct source *source, struct error *err);
/* Takes out the source with this id and all that came from it; nothing when it is 0. Inside a step. */
enum status archive_drop_source(struct archive *a, int64_t source, struct error *err);
/* Counties, topics, people and figures of article ID, which has none; their keys of the full text go behind KEYS. */
void archive_put_found(struct archive *a, int64_t id, const struct article *article, struct buf *keys,
                       struct error *err);
/* Where its counties are named, the terms of its topics, what a record brought along (evidence.c); the latter two have been read. */
void archive_put_evidence(struct archive *a, int64_t id, const struct article *article, struct error *err);
void archive_read_evidence(struct archive *a, struct arena *arena, int64_t id, struct article *article,
                           struct error *err);
/* Takes out what hangs on article ID, but for its row and the rows that go with that. ARENA is reset. */
void archive_drop_article(struct archive *a, struct arena *arena, int64_t id, struct error *err);
/* A row for PAGE, the Nth of SOURCE, whose path is SOURCE_FILE; its id. */
int64_t archive_put_page(struct archive *a, int64_t source, int64_t n, struct str source_file, const struct page *page,
                         struct error *err);
/* The rows of ARTICLE on that page. */
void archive_put_article(struct archive *a, int64_t page_id, const struct page *page, struct article *article,
                         const struct digest *digest, struct error *err);
/* The source with row ID. */
enum status archive_source_row(struct archive *a, struct arena *arena, int64_t id, struct source *out,
                               struct error *err);

/* ---- settings (settings.c) ---------------------------------------------------------------------------------------- */

/* A setting, absent when there is none. */
struct str archive_setting(struct archive *a, struct arena *arena, const char *name);
/* An absent VALUE takes it away. */
void archive_setting_put(struct archive *a, const char *name, struct str value, struct error *err);
/* Where the places of PAGE, row PAGE_ID, are looked for. */
void archive_put_page_region(struct archive *a, int64_t page_id, const struct page *page, struct error *err);
struct str archive_page_region(struct archive *a, struct arena *arena, int64_t page_id, struct error *err);

/* ---- relations to be found anew (unrelated.c) --------------------------------------------------------------------- */

/* Articles ID and those related to it or linked with it are to be looked at by the next archive_relate(). */
void archive_mark_neighbours(struct archive *a, int64_t id, struct error *err);
/* Relations rest on people and counties: ID, which was BEFORE, is to be looked at again with other traces, and so are those it was related to. */
void archive_unrelate(struct archive *a, int64_t id, const struct article *before, struct error *err);
/* The county CODE is called NAME from now on; traces rest on names, so its articles are traced and related anew. */
void archive_rename_county(struct archive *a, struct str code, struct str name, struct error *err);

/* ---- search (search*.c, facets.c) ---------------------------------------------------------------------------------- */

/* The list row of article ID, without a snippet. STATUS_NOTHING when there is none. */
enum status archive_hit_row(struct archive *a, struct arena *arena, int64_t id, struct hit *out, struct error *err);
/* Frees the census, and what is kept of the queries last counted. */
void archive_census_forget(struct archive *a);

/* ---- census (census_count.c, census_patch.c) ---------------------------------------------------------------------- */

/* What falls to the month of ID has changed. */
void archive_census_touch(struct archive *a, int64_t id, struct error *err);
/* A step was taken back: what was written to is no longer known. */
void archive_census_forget_touched(struct archive *a);
/*
 * Counts all months that have changed, but for those of ids in [LOW, HIGH], INT64_MAX twice: all; inside a step, with nothing waiting for the
 * full text.
 */
void archive_census_keep(struct archive *a, int64_t low, int64_t high, struct error *err);

/* ---- phrases (phrase_bits.c) --------------------------------------------------------------------------------------- */

/* Frees what is kept of them in memory. */
void archive_phrases_forget(struct archive *a);

/* ---- record (record.c) -------------------------------------------------------------------------------------------- */

/* Which parts of an article are read beside its row. */
enum {
    RECORD_TEXT = 1,        /* sections, captions */
    RECORD_NAMED = 2,       /* counties, people: with the text, what relations rest on */
    RECORD_TAGS = 4,        /* organisations, authors, topics, figures */
    RECORD_RELATED = 8,     /* relations, other parts of the story */
    RECORD_PROVENANCE = 16, /* provenance, doubts */
    RECORD_PAGE = 32,
    RECORD_ALL = 63
};

/* The id of the article that UID means (uids.c): all of it, in either case, or a head of 4 characters and more; 0: none, -1: several. */
int64_t archive_find_uid(struct archive *a, struct str uid, struct error *err);
/* The article ID with PARTS, all in ARENA; PAGE may be NULL without RECORD_PAGE. STATUS_NOTHING when there is none. */
enum status archive_record(struct archive *a, struct arena *arena, int64_t id, unsigned parts, struct page *page,
                           struct article *article, struct error *err);

/* ---- relate (postings.c; the rest of that work is in relate_internal.h) ------------------------------------------- */

/* Traces that another version of the rules made would never be found again: forgets them all and has every article read anew. */
enum status archive_traces_current(struct archive *a, struct error *err);
/* Takes the traces of ARTICLE (its text and tags as kept) out of the postings. */
enum status archive_traces_delete(struct archive *a, int64_t id, const struct article *article, struct error *err);

#endif
