/*
 * The pages of the full text index by themselves, against what pages.h tells of their form: each is there and in order, and the table that
 * leads from a word to its page leads to that page and to no other. Only then is a list that a search looks up the list that all words read in
 * a row tell (check_index.c), and only then is FTS5 asked for these: bytes that cannot be are nothing to give to it.
 *
 * What belongs to no segment is passed over, as it is by all who read.
 */
#include "../pages.h"
#include "../search/lists.h"
#include "check_internal.h"

/* A page that begins with a list which goes on there: with which story, and does it end there? */
struct start {
    int64_t page, id;
    bool ends;
};

struct segment_check {
    struct archive *archive;
    const struct segment *segment;
    int64_t page;
    sqlite3_stmt *ways; /* of the segment, from words to pages, in the order of words */
    struct buf term;    /* the last one */
    int64_t id;         /* the last one of its list; 0: none yet */
    struct {
        struct start *at;
        size_t n, cap;
    } starts;
    struct {
        int64_t *at;
        size_t n, cap;
    } shortened; /* pages whose last list has a doclist index */
};

/* ---- a page ------------------------------------------------------------------------------------------------------- */

/* Bytes [AT, TO) of it. */
struct bytes {
    const unsigned char *s;
    size_t at, to;
};

/* False when there is no whole number. */
static bool take(struct bytes *b, uint64_t *n)
{
    size_t from = b->at;
    *n = varint_at(b->s, &b->at, b->to);
    return b->at > from && (b->at - from == NUMBER_BYTES || b->s[b->at - 1] < 0x80);
}

/* To the end of B. The first number is a story's, whole or, when it is not the first of all, how much higher it is. */
static bool read_ids(struct segment_check *c, struct bytes b, bool whole)
{
    while (b.at < b.to) {
        uint64_t n;
        if (!take(&b, &n))
            return false;
        int64_t id = (int64_t)(whole ? n : (uint64_t)c->id + n);
        if (id <= c->id)
            return false;
        c->id = id;
        whole = false;
        for (int lost = 0; lost < 2 && b.at < b.to && b.s[b.at] == 0; lost++)
            b.at++;
    }
    return true;
}

/* The table must name the page under a word behind all of earlier pages, and not behind its own FIRST one. */
static bool follow_way(struct segment_check *c, struct str first, struct error *err)
{
    if (!statement_row(c->archive, c->ways, err) || sqlite3_column_int64(c->ways, 1) != c->page)
        return false;
    if (sqlite3_column_int(c->ways, 2))
        vec_push(&c->shortened, c->page);
    struct str way = statement_bytes(c->ways, 0);
    return str_cmp(way, first) <= 0 && (c->page == c->segment->first || str_cmp(way, buf_view(&c->term)) > 0);
}

/* A term is told by what it does not share with the one before it, which is as little as can be. */
static bool read_term(struct segment_check *c, struct bytes *b, bool first, struct error *err)
{
    uint64_t same = 0, n;
    if ((!first && !take(b, &same)) || !take(b, &n) || n > b->to - b->at || same > c->term.n)
        return false;
    struct str rest = {(const char *)b->s + b->at, (size_t)n}, before = str_cut(buf_view(&c->term), same, c->term.n);
    if (str_cmp(rest, before) <= 0 || (!first && before.n && rest.s[0] == before.s[0]) ||
        (first && !follow_way(c, rest, err)))
        return false;
    c->term.n = (size_t)same;
    buf_str(&c->term, rest);
    c->id = 0;
    b->at += n;
    return c->term.s[0] == TERM_MARK;
}

/* What stands before the first term goes on from the page before; it ENDS there if there is a term. */
static bool read_beginning(struct segment_check *c, struct str page, struct bytes b, bool ends)
{
    size_t wanted = b.at < b.to ? PAGE_HEADER : 0;
    struct bytes first = b;
    uint64_t id;
    if (two_bytes(page.s) != wanted)
        return false;
    if (!wanted)
        return c->page == c->segment->first || c->id; /* a list of nothing has no term */
    if (c->page == c->segment->first || !take(&first, &id))
        return false;
    vec_push(&c->starts, ((struct start){c->page, (int64_t)id, ends}));
    return read_ids(c, b, true);
}

static bool read_page(struct segment_check *c, struct str page, struct error *err)
{
    const unsigned char *s = (const unsigned char *)page.s;
    size_t end = page.n >= PAGE_HEADER ? two_bytes(page.s + 2) : 0;
    uint64_t from = end, further = 0;
    if (end <= PAGE_HEADER || end > page.n)
        return false;
    struct bytes footer = {s, end, page.n};
    if ((end < page.n && (!take(&footer, &from) || from >= end)) || from < PAGE_HEADER ||
        !read_beginning(c, page, (struct bytes){s, PAGE_HEADER, (size_t)from}, from < end))
        return false;
    for (bool first = true; from < end; first = false, from += further) {
        bool last = footer.at == footer.to;
        if (!last && (!take(&footer, &further) || !further || further >= end - from))
            return false;
        if (last)
            further = end - from;
        struct bytes b = {s, (size_t)from, (size_t)(from + further)};
        if (!read_term(c, &b, first, err) || !read_ids(c, b, true) || (!last && !c->id))
            return false;
    }
    return true;
}

/* ---- doclist indexes ---------------------------------------------------------------------------------------------- */

/* The list at the end of PAGE goes on over pages that begin with it: of starts those from *FROM to the one before *TO. */
static void pages_after(const struct segment_check *c, int64_t page, size_t *from, size_t *to)
{
    size_t low = 0, high = c->starts.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->starts.at[middle].page <= page)
            low = middle + 1;
        else
            high = middle;
    }
    *from = *to = low;
    for (bool ends = false; !ends && *to < c->starts.n && c->starts.at[*to].page == page + 1 + (int64_t)(*to - low);)
        ends = c->starts.at[(*to)++].ends;
}

/*
 * A page of it: a byte, the number of a page of the list, with which story that begins, and how much higher each next one begins. Those above
 * it, which FTS5 makes for lists of millions of stories, are not looked at.
 */
static bool read_index_page(const struct segment_check *c, struct str page, size_t *from, size_t to)
{
    struct bytes b = {(const unsigned char *)page.s, 1, page.n};
    uint64_t number, id;
    if (page.n < 1 || !take(&b, &number) || !take(&b, &id))
        return false;
    for (;; number++) {
        uint64_t further;
        if (*from == to || c->starts.at[*from].page != (int64_t)number || c->starts.at[*from].id != (int64_t)id)
            return false;
        ++*from;
        if (b.at >= b.to)
            return true;
        if (!take(&b, &further))
            return false;
        id += further;
    }
}

static bool read_index(const struct segment_check *c, int64_t page, struct error *err)
{
    static const char sql[] = "SELECT block FROM fulltext_data WHERE id = ?";
    size_t from, to;
    pages_after(c, page, &from, &to);
    bool sound = from < to;
    for (int64_t id = (c->segment->number << SEGMENT_BITS | DOCLIST_INDEX) + page; sound && from < to; id++) {
        sqlite3_stmt *q = statement_get(c->archive, sql, err);
        statement_bind(q, "i", id);
        sound = statement_row(c->archive, q, err) && read_index_page(c, statement_bytes(q, 0), &from, to);
        if (q)
            sqlite3_reset(q);
    }
    return sound;
}

/* ---- segments ----------------------------------------------------------------------------------------------------- */

static bool tell(const struct segment_check *c, struct finding *f, const char *sentence, int64_t page)
{
    struct buf what = {0};
    buf_printf(&what, "%lld/%lld", (long long)c->segment->number, (long long)page);
    finding_add(f, sentence, buf_view(&what));
    buf_free(&what);
    return false;
}

/* To the first page that is not right: what comes behind it cannot be judged. */
static bool read_pages(struct segment_check *c, sqlite3_stmt *pages, struct finding *f, struct error *err)
{
    int64_t base = c->segment->number << SEGMENT_BITS;
    for (c->page = c->segment->first; c->page <= c->segment->last && err->status == STATUS_OK; c->page++) {
        if (!statement_row(c->archive, pages, err) || sqlite3_column_int64(pages, 0) != base + c->page)
            return err->status != STATUS_OK || tell(c, f, N_("page of the full text that is not there"), c->page);
        if (!read_page(c, statement_bytes(pages, 1), err))
            return err->status != STATUS_OK || tell(c, f, N_("damaged page of the full text"), c->page);
    }
    if (err->status == STATUS_OK && (!c->id || statement_row(c->archive, c->ways, err)))
        return tell(c, f, N_("damaged page of the full text"), c->segment->last);
    return true;
}

/* FTS5 leaves alone what leads to pages before the first, when it has merged these away. */
static void check_segment(struct archive *a, const struct segment *segment, struct finding *f, struct error *err)
{
    struct segment_check c = {.archive = a, .segment = segment};
    int64_t base = segment->number << SEGMENT_BITS;
    sqlite3_stmt *pages =
        statement_fresh(a, "SELECT id, block FROM fulltext_data WHERE id BETWEEN ? AND ? ORDER BY id", err);
    c.ways = statement_fresh(a,
                             "SELECT term, pgno >> 1, pgno & 1 FROM fulltext_idx WHERE segid = ? AND pgno >> 1 >= ?"
                             " AND typeof(term) = 'blob' ORDER BY term",
                             err);
    statement_bind(pages, "ii", base + segment->first, base + segment->last);
    statement_bind(c.ways, "ii", segment->number, segment->first);
    bool sound = read_pages(&c, pages, f, err);
    for (size_t i = 0; sound && i < c.shortened.n && err->status == STATUS_OK; i++)
        if (!read_index(&c, c.shortened.at[i], err) && err->status == STATUS_OK)
            sound = tell(&c, f, N_("damaged list of pages in the full text"), c.shortened.at[i]);
    sqlite3_finalize(pages);
    sqlite3_finalize(c.ways);
    buf_free(&c.term);
    vec_free(&c.starts);
    vec_free(&c.shortened);
}

bool check_pages(struct archive *a, struct finding *f, struct error *err)
{
    static const char known[] = "SELECT 1 FROM fulltext_config WHERE k = 'version' AND v = 4";
    struct lists lists;
    struct error own = {0};
    size_t faults = *f->faults;
    lists_open(&lists, a, &own);
    if (!lists.readable && statement_number(a, &own, 0, known, "") == 1)
        finding_add(f, N_("full text"), str_of(_("the list of its segments is damaged")));
    for (size_t i = 0; lists.readable && i < lists.structure.segments.n && own.status == STATUS_OK; i++)
        if (lists.structure.segments.at[i].first > 0) /* else a merge has emptied it */
            check_segment(a, &lists.structure.segments.at[i], f, &own);
    lists_close(&lists);
    finding_settle(f, N_("full text"), &own, err);
    return *f->faults == faults;
}
