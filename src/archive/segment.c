#include "segment.h"

#include "gather.h"
#include "pages.h"
#include "structure.h"

enum {
    LEAF_BYTES = 4050,   /* of a page, about, as FTS5 makes them; fewer where it is told to */
    SEGMENTS_MOST = 1000 /* of an index: at so many of a level FTS5 merges them (data/schema.sql) */
};

/* ---- records ------------------------------------------------------------------------------------------------------ */

/* The record of the index with this id is SCRATCH then, empty when there is none. */
static struct str read_record(struct archive *a, int64_t id, struct buf *scratch, struct error *err)
{
    sqlite3_stmt *q = statement_get(a, "SELECT block FROM fulltext_data WHERE id = ?", err);
    buf_clear(scratch);
    statement_bind(q, "i", id);
    if (statement_row(a, q, err)) {
        buf_str(scratch, statement_bytes(q, 0));
        sqlite3_reset(q);
    }
    return buf_view(scratch);
}

static void write_record(struct archive *a, int64_t id, struct str record, struct error *err)
{
    statement_do(a, err, "INSERT OR REPLACE INTO fulltext_data(id, block) VALUES(?, ?)", "ib", id, record);
}

/* ---- pages -------------------------------------------------------------------------------------------------------- */

struct segment_writer {
    struct archive *archive;
    struct gather *gather;
    struct buf record; /* the structure as it was */
    struct structure structure;
    int64_t number; /* of the new segment */
    int64_t page;
    size_t most;              /* bytes of a page, about */
    struct buf bytes, footer; /* of the page at hand */
    struct buf term;          /* the one before */
    size_t last;              /* where on the page it begins; 0: on another */
};

static void begin_page(struct segment_writer *s)
{
    buf_clear(&s->bytes);
    buf_clear(&s->footer);
    buf_add(&s->bytes, "\0\0\0", PAGE_HEADER);
    s->page++;
    s->last = 0;
}

static void put_two(struct buf *b, size_t at, size_t n)
{
    b->s[at] = (char)(unsigned char)(n >> 8);
    b->s[at + 1] = (char)(unsigned char)n;
}

static void end_page(struct segment_writer *s, struct error *err)
{
    put_two(&s->bytes, 2, s->bytes.n);
    buf_str(&s->bytes, buf_view(&s->footer));
    write_record(s->archive, s->number << SEGMENT_BITS | s->page, buf_view(&s->bytes), err);
    begin_page(s);
}

/* The first term of a page: what is at or behind TERM is on this page or a later one. */
static void put_index(struct segment_writer *s, struct str term, struct error *err)
{
    statement_do(s->archive, err, "INSERT OR REPLACE INTO fulltext_idx(segid, term, pgno) VALUES(?, ?, ?)", "ibi",
                 s->number, term, s->page << 1);
}

/* Each without what it shares with the one before, but for the first of a page. */
static void put_term(struct segment_writer *s, struct str term, struct error *err)
{
    size_t same = 0;
    if (s->bytes.n + s->footer.n + term.n + 2 >= s->most && s->bytes.n > PAGE_HEADER)
        end_page(s, err);
    while (same < term.n && same < s->term.n && term.s[same] == s->term.s[same])
        same++;
    bool first = !s->footer.n;
    if (first) {
        put_index(s, s->page == 1 ? STR("") : str_cut(term, 0, same + 1), err);
        same = 0;
    }
    varint_add(&s->footer, s->bytes.n - s->last);
    s->last = s->bytes.n;
    if (!first)
        varint_add(&s->bytes, same);
    varint_add(&s->bytes, term.n - same);
    buf_str(&s->bytes, str_cut(term, same, term.n));
    buf_clear(&s->term);
    buf_str(&s->term, term);
}

/* LIST as gather.h has it; the first id on each page stands there whole. */
static void put_list(struct segment_writer *s, struct str list, struct error *err)
{
    if (s->bytes.n + s->footer.n + list.n + 1 <= s->most) {
        buf_str(&s->bytes, list);
        return;
    }
    uint64_t id = 0;
    for (size_t at = 0, from = 0; at < list.n; from = at) {
        id += varint_at((const unsigned char *)list.s, &at, list.n);
        if (!s->footer.n && s->bytes.n == PAGE_HEADER) {
            put_two(&s->bytes, 0, PAGE_HEADER);
            varint_add(&s->bytes, id);
        } else {
            buf_str(&s->bytes, str_cut(list, from, at));
        }
        if (s->bytes.n + s->footer.n >= s->most)
            end_page(s, err);
    }
}

/* ---- all of it ---------------------------------------------------------------------------------------------------- */

static void free_writer(struct segment_writer *s)
{
    gather_close(s->gather);
    structure_free(&s->structure);
    buf_free(&s->record);
    buf_free(&s->bytes);
    buf_free(&s->footer);
    buf_free(&s->term);
    free(s);
}

struct segment_writer *segment_begin(struct archive *a, struct error *err)
{
    static const char told[] = "SELECT max(min(v, ?), 32) FROM fulltext_config WHERE k = 'pgsz'";
    struct segment_writer *s = xcalloc(1, sizeof *s);
    s->archive = a;
    s->gather = gather_open();
    /* At a savepoint FTS5 writes what waits; asked to merge nothing it reads the structure, and anew when it needs it next. */
    archive_execute(a, "SAVEPOINT segment; INSERT INTO fulltext(fulltext, rank) VALUES('merge', 0); RELEASE segment",
                    err);
    bool known = statement_number(a, err, 0, "SELECT 1 FROM fulltext_config WHERE k = 'version' AND v = 4", "") == 1;
    bool read = known && structure_read(&s->structure, read_record(a, STRUCTURE, &s->record, err));
    s->number = read && s->structure.segments.n < SEGMENTS_MOST ? structure_number(&s->structure) : 0;
    if (!s->number || err->status != STATUS_OK) {
        free_writer(s);
        return NULL;
    }
    s->most = (size_t)statement_number(a, err, LEAF_BYTES, told, "i", (int64_t)LEAF_BYTES);
    begin_page(s);
    /* Nobody's SQL runs on this connection but ours, which is to write these tables for once. */
    sqlite3_db_config(a->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    return s;
}

void segment_add(struct segment_writer *s, int64_t id, struct str tokens)
{
    gather_add(s->gather, id, tokens);
}

void segment_end_part(struct segment_writer *s, struct error *err)
{
    struct str lists;
    size_t n;
    struct buf term = {0};
    const struct gathered *all = gather_sort(s->gather, &n, &lists);
    for (size_t i = 0; i < n && err->status == STATUS_OK; i++) {
        char scratch[TOKEN_SHORT];
        buf_clear(&term);
        buf_char(&term, TERM_MARK);
        buf_str(&term, gathered_token(&all[i], scratch));
        put_term(s, buf_view(&term), err);
        put_list(s, str_cut(lists, all[i].from, all[i].from + all[i].bytes), err);
    }
    buf_free(&term);
    gather_clear(s->gather);
}

/* How many stories and tokens there are: FTS5 takes from it what a story that is taken out had. */
static void add_averages(struct archive *a, size_t stories, size_t tokens, struct error *err)
{
    struct buf before = {0}, now = {0};
    struct str record = read_record(a, AVERAGES, &before, err);
    size_t at = 0;
    varint_add(&now, varint_take(record, &at) + stories);
    varint_add(&now, varint_take(record, &at) + tokens);
    write_record(a, AVERAGES, buf_view(&now), err);
    buf_free(&before);
    buf_free(&now);
}

void segment_end(struct segment_writer *s, size_t nstories, struct error *err)
{
    struct archive *a = s->archive;
    struct buf changed = {0};
    if (s->bytes.n > PAGE_HEADER)
        end_page(s, err);
    if (s->page > 1) {
        add_averages(a, nstories, gather_tokens(s->gather), err);
        structure_write(&s->structure, s->number, s->page - 1, &changed);
        write_record(a, STRUCTURE, buf_view(&changed), err);
    }
    sqlite3_db_config(a->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    buf_free(&changed);
    free_writer(s);
}
