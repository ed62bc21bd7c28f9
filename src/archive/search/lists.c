#include "lists.h"

#include <string.h>

#include "../pages.h"

enum {
    LEAST_KNOWN = 16, /* stories from which on the length of a page tells that of others */
    BYTES = 3         /* of a story, when that is not known */
};

/* ---- opening ------------------------------------------------------------------------------------------------------ */

/* Version 5 is what a "secure-delete" makes of it. */
static const char newest[] = "SELECT block FROM fulltext_data WHERE id = ?"
                             " AND EXISTS (SELECT 1 FROM fulltext_config WHERE k = 'version' AND v = 4)";
static const char one_page[] = "SELECT block FROM fulltext_data WHERE id = ?";

void lists_open(struct lists *l, struct archive *a, struct error *err)
{
    *l = (struct lists){.archive = a};
    l->under_way = statement_borrow(a, newest, err);
    statement_bind(l->under_way, "i", (int64_t)STRUCTURE);
    if (statement_row(a, l->under_way, err))
        l->readable = structure_read(&l->structure, statement_bytes(l->under_way, 0));
}

void lists_close(struct lists *l)
{
    statement_return(l->archive, newest, l->under_way);
    statement_return(l->archive, one_page, l->pages);
    structure_free(&l->structure);
    *l = (struct lists){0};
}

/* ---- pages -------------------------------------------------------------------------------------------------------- */

static void fault(struct lists *l, struct error *err)
{
    error_set(err, STATUS_ARCHIVE, "%s: the full text index is damaged: 'baolan check --repair' saves what can be read",
              l->archive->path);
}

/* Holds page ID; false with ERR set. */
static bool hold(struct lists *l, int64_t id, struct error *err)
{
    if (l->held == id)
        return true;
    l->held = 0;
    if (!l->pages)
        l->pages = statement_borrow(l->archive, one_page, err);
    sqlite3_reset(l->pages);
    statement_bind(l->pages, "i", id);
    if (!statement_row(l->archive, l->pages, err)) {
        if (err->status == STATUS_OK)
            fault(l, err);
        return false;
    }
    l->page = statement_bytes(l->pages, 0);
    l->body = l->page.n >= PAGE_HEADER ? two_bytes(l->page.s + 2) : 0;
    if (l->body < PAGE_HEADER || l->body > l->page.n) {
        fault(l, err);
        return false;
    }
    l->held = id;
    return true;
}

/* Where the list that a page begins with ends. */
static size_t end_of_first(const struct lists *l)
{
    size_t at = l->body;
    uint64_t first = at < l->page.n ? varint_at((const unsigned char *)l->page.s, &at, l->page.n) : l->body;
    return first < l->body ? (size_t)first : l->body;
}

/*
 * The list of TOKEN on the page at hand. Tokens are in order, each without what it shares with the one before: SAME of TOKEN's bytes agree with
 * that.
 */
static bool find_token(struct lists *l, struct str token, size_t *from, size_t *to)
{
    const unsigned char *p = (const unsigned char *)l->page.s;
    size_t footer = l->body, start = 0, same = 0;
    for (bool first = true; footer < l->page.n; first = false) {
        start += (size_t)varint_at(p, &footer, l->page.n);
        size_t at = start;
        if (start < PAGE_HEADER || start >= l->body)
            return false;
        size_t shared = first ? 0 : (size_t)varint_at(p, &at, l->body), n = (size_t)varint_at(p, &at, l->body);
        if (n > l->body - at || shared < same)
            return false;
        if (shared > same)
            continue;
        size_t i = 0;
        while (i < n && same < token.n && p[at + i] == (unsigned char)token.s[same]) {
            i++;
            same++;
        }
        if (i == n && same == token.n) {
            size_t next = footer;
            *from = at + n;
            *to = footer < l->page.n ? start + (size_t)varint_at(p, &next, l->page.n) : l->body;
            return *to >= *from && *to <= l->body;
        }
        if (same == token.n || (i < n && p[at + i] > (unsigned char)token.s[same]))
            return false;
    }
    return false;
}

/* ---- a list ------------------------------------------------------------------------------------------------------- */

static void open_part(struct list *list, const struct segment *segment, struct str token, struct error *err)
{
    static const char at_or_before[] = "SELECT pgno >> 1 FROM fulltext_idx WHERE segid = ? AND term <= ?"
                                       " ORDER BY term DESC LIMIT 1";
    static const char behind[] = "SELECT pgno >> 1 FROM fulltext_idx WHERE segid = ? AND term > ?"
                                 " ORDER BY term LIMIT 1";
    struct lists *l = list->index;
    struct part part = {.base = segment->number << SEGMENT_BITS};
    part.first = segment->first;
    /* There may be hundreds of one page, for which nothing needs to be asked. */
    if (segment->first < segment->last) {
        int64_t page = statement_number(l->archive, err, 0, at_or_before, "ib", segment->number, token);
        part.first = page > segment->first ? page : segment->first; /* what was merged elsewhere already is no more */
    }
    if (err->status != STATUS_OK || part.first > segment->last || !hold(l, part.base + part.first, err) ||
        !find_token(l, token, &part.from, &part.to))
        return;
    part.last = part.first;
    if (part.to == l->body && part.first < segment->last)
        part.last = statement_number(l->archive, err, segment->last, behind, "ib", segment->number, token);
    part.last = part.last < segment->last ? part.last : segment->last;
    part.last = part.last > part.first ? part.last : part.first;
    part.page = part.last + 1;
    vec_push(&list->parts, part);
}

void list_begin(struct list *list, struct lists *index, struct str token, struct error *err)
{
    struct buf term = {0};
    *list = (struct list){.index = index, .at = INT64_MAX};
    buf_char(&term, TERM_MARK);
    buf_str(&term, token);
    for (size_t i = 0; i < index->structure.segments.n && err->status == STATUS_OK; i++)
        if (index->structure.segments.at[i].first > 0) /* else a merge has emptied it */
            open_part(list, &index->structure.segments.at[i], buf_view(&term), err);
    buf_free(&term);
}

void list_end(struct list *list)
{
    for (size_t i = 0; i < list->parts.n; i++)
        vec_free(&list->parts.at[i].entries);
    vec_free(&list->parts);
}

/* The bytes of the list on PAGE, which is held then. */
static bool bytes_of(struct lists *l, const struct part *part, int64_t page, size_t *from, size_t *to,
                     struct error *err)
{
    if (!hold(l, part->base + page, err))
        return false;
    *from = page == part->first ? part->from : PAGE_HEADER;
    *to = page == part->first ? part->to : end_of_first(l);
    return true;
}

/* The first id on PAGE; INT64_MAX when there is none, and on failure. */
static int64_t first_id(struct lists *l, const struct part *part, int64_t page, struct error *err)
{
    size_t from, to;
    if (!bytes_of(l, part, page, &from, &to, err) || from >= to)
        return INT64_MAX;
    return (int64_t)(varint_at((const unsigned char *)l->page.s, &from, to) & INT64_MAX);
}

/* A byte 0 behind an id: the story lost the token; two: it lost it and has it again. */
static void decode(struct lists *l, struct part *part, int64_t page, struct error *err)
{
    size_t from, to, n = 0;
    part->page = page;
    part->entries.n = 0;
    if (!bytes_of(l, part, page, &from, &to, err) || from >= to)
        return;
    const unsigned char *p = (const unsigned char *)l->page.s;
    vec_reserve(&part->entries, to - from);
    int64_t *entries = part->entries.at;
    for (uint64_t id = 0; from < to; n++) {
        id += varint_at(p, &from, to);
        bool lost = from < to && p[from] == 0;
        from += lost;
        if (lost && from < to && p[from] == 0) {
            lost = false;
            from++;
        }
        entries[n] = (int64_t)((id & INT64_MAX >> 1) << 1 | lost);
    }
    part->entries.n = n;
}

/* Decodes the last page before the one at hand that begins at or before ID, the first one if there is none. */
static void turn_to(struct lists *l, struct part *part, int64_t id, struct error *err)
{
    int64_t high = part->page, low = high - 1; /* HIGH begins behind ID */
    for (int64_t step = 1; low > part->first && first_id(l, part, low, err) > id; step *= 2) {
        high = low;
        low = low - part->first > step ? low - step : part->first;
    }
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (first_id(l, part, middle, err) > id)
            high = middle;
        else
            low = middle;
    }
    decode(l, part, low, err);
}

/* The last entry of a story at or before ID; those behind it are done with. 0: there is none. */
static int64_t part_seek(struct lists *l, struct part *part, int64_t id, struct error *err)
{
    for (;;) {
        const int64_t *at = part->entries.at;
        size_t high = part->entries.n, low = high, step = 1;
        if (high && at[high - 1] >> 1 <= id)
            return at[high - 1];
        while (low > 0 && at[low - 1] >> 1 > id) {
            high = low - 1;
            low = low > step ? low - step : 0;
            step *= 2;
        }
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (at[middle] >> 1 <= id)
                low = middle + 1;
            else
                high = middle;
        }
        part->entries.n = low;
        if (low)
            return at[low - 1];
        if (part->page <= part->first || err->status != STATUS_OK)
            return 0;
        turn_to(l, part, id, err);
    }
}

int64_t list_seek(struct list *list, int64_t id, struct error *err)
{
    id = id < INT64_MAX ? id : INT64_MAX - 1;
    while (list->at > id && err->status == STATUS_OK) {
        int64_t best = 0;
        for (size_t i = 0; i < list->parts.n; i++) {
            int64_t entry = part_seek(list->index, &list->parts.at[i], id, err);
            if (entry >> 1 > best >> 1) /* of two of one story that of the newer part counts */
                best = entry;
        }
        if (!(best & 1))
            list->at = best >> 1;
        else
            id = (best >> 1) - 1;
    }
    return err->status == STATUS_OK ? list->at : 0;
}

double list_length(struct list *list, struct error *err)
{
    double length = 0;
    for (size_t i = 0; i < list->parts.n; i++) {
        struct part *part = &list->parts.at[i];
        if (part->page > part->last)
            turn_to(list->index, part, INT64_MAX >> 1, err);
        size_t from = 0, to = 0;
        double pages = (double)(part->page - part->first), n = (double)part->entries.n;
        if (pages > 0 && bytes_of(list->index, part, part->page, &from, &to, err))
            n += pages * (double)list->index->body * (n < LEAST_KNOWN ? 1.0 / BYTES : n / (double)(to - from));
        length += n;
    }
    return length;
}
