#include "segment.h"

#include "gather.h"
#include "pages.h"

enum {
    LEAF_BYTES = 4050,   /* of a page, about, as FTS5 makes them; fewer where it is told to */
    NUMBERS = 2000,      /* of segments, from 1, as FTS5 gives them */
    SEGMENTS_MOST = 1000 /* of an index: at so many of a level FTS5 merges them (data/schema.sql) */
};

/* ---- the structure ------------------------------------------------------------------------------------------------ */

/* The record that names all segments, taken apart so that one more can be put in behind those of the newest level. */
struct structure {
    struct str record;
    uint64_t levels, segments, writes;
    uint64_t merging, newest; /* segments of the newest level: being merged, all */
    size_t from, to;          /* bytes of these */
    int64_t number;           /* one that no segment has; 0: none */
};

static uint64_t take(struct str record, size_t *at)
{
    return varint_at((const unsigned char *)record.s, at, record.n);
}

static bool read_structure(struct structure *s, struct str record)
{
    bool used[NUMBERS + 1] = {true};
    size_t at = COOKIE;
    *s = (struct structure){.record = record};
    if (structure_is_later(record.s, record.n))
        return false;
    s->levels = take(record, &at);
    s->segments = take(record, &at);
    s->writes = take(record, &at);
    s->from = s->to = at;
    for (uint64_t level = 0; level < s->levels && at < record.n; level++) {
        uint64_t merging = take(record, &at), n = take(record, &at);
        size_t from = at;
        for (uint64_t i = 0; i < n && at < record.n; i++) {
            uint64_t number = take(record, &at);
            take(record, &at);
            take(record, &at);
            if (number <= NUMBERS)
                used[number] = true;
        }
        if (level == 0) {
            s->merging = merging;
            s->newest = n;
            s->from = from;
            s->to = at;
        }
    }
    while (s->number <= NUMBERS && used[s->number])
        s->number++;
    return at == record.n && s->number <= NUMBERS && s->segments < SEGMENTS_MOST;
}

static void add_number(struct buf *out, uint64_t n)
{
    unsigned char bytes[NUMBER_BYTES];
    buf_add(out, bytes, varint_put(bytes, n));
}

/* With one more segment, of PAGES pages. */
static void write_structure(const struct structure *s, int64_t pages, struct buf *out)
{
    buf_add(out, s->record.s, COOKIE);
    add_number(out, s->levels ? s->levels : 1);
    add_number(out, s->segments + 1);
    add_number(out, s->writes + (uint64_t)pages);
    add_number(out, s->merging);
    add_number(out, s->newest + 1);
    buf_str(out, str_cut(s->record, s->from, s->to));
    add_number(out, (uint64_t)s->number);
    add_number(out, 1);
    add_number(out, (uint64_t)pages);
    buf_str(out, str_cut(s->record, s->to, s->record.n));
}

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
    write_record(s->archive, s->structure.number << SEGMENT_BITS | s->page, buf_view(&s->bytes), err);
    begin_page(s);
}

/* The first term of a page: what is at or behind TERM is on this page or a later one. */
static void put_index(struct segment_writer *s, struct str term, struct error *err)
{
    statement_do(s->archive, err, "INSERT OR REPLACE INTO fulltext_idx(segid, term, pgno) VALUES(?, ?, ?)", "ibi",
                 s->structure.number, term, s->page << 1);
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
    add_number(&s->footer, s->bytes.n - s->last);
    s->last = s->bytes.n;
    if (!first)
        add_number(&s->bytes, same);
    add_number(&s->bytes, term.n - same);
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
            add_number(&s->bytes, id);
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
    if (!known || !read_structure(&s->structure, read_record(a, STRUCTURE, &s->record, err)) ||
        err->status != STATUS_OK) {
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
    add_number(&now, take(record, &at) + stories);
    add_number(&now, take(record, &at) + tokens);
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
        write_structure(&s->structure, s->page - 1, &changed);
        write_record(a, STRUCTURE, buf_view(&changed), err);
    }
    sqlite3_db_config(a->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    buf_free(&changed);
    free_writer(s);
}
