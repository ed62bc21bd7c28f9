#include "structure.h"

#include "pages.h"

enum {
    NUMBERS = 2000,      /* of segments, from 1, as FTS5 gives them */
    SEGMENTS_MOST = 4096 /* of an index: more than FTS5 ever has */
};

/* The N segments of a level, the oldest first in the record and last in the list. */
static bool read_level(struct structure *s, uint64_t n, size_t *at)
{
    size_t from = s->segments.n;
    for (uint64_t i = 0; i < n && *at < s->record.n; i++) {
        struct segment segment = {.number = (int64_t)varint_take(s->record, at)};
        segment.first = (int64_t)varint_take(s->record, at);
        segment.last = (int64_t)varint_take(s->record, at);
        bool emptied = !segment.first; /* by a merge, and then it ends nowhere */
        if (segment.number <= 0 || segment.number > UINT16_MAX || segment.first < 0 || segment.last < segment.first ||
            segment.last > INT32_MAX || (emptied && segment.last))
            return false;
        vec_push(&s->segments, segment);
    }
    for (size_t i = from, k = s->segments.n; i + 1 < k; i++, k--) {
        struct segment swap = s->segments.at[i];
        s->segments.at[i] = s->segments.at[k - 1];
        s->segments.at[k - 1] = swap;
    }
    return true;
}

bool structure_read(struct structure *out, struct str record)
{
    size_t at = COOKIE;
    *out = (struct structure){.record = record};
    if (structure_is_later(record.s, record.n))
        return false;
    out->levels = varint_take(record, &at);
    uint64_t all = varint_take(record, &at);
    out->writes = varint_take(record, &at);
    out->from = out->to = at;
    if (all > SEGMENTS_MOST)
        return false;
    for (uint64_t level = 0; level < out->levels && at < record.n; level++) {
        uint64_t merging = varint_take(record, &at),
                 n = varint_take(record, &at); /* a segment that is being merged has what the merged one has not yet */
        size_t from = at;
        if (!read_level(out, n, &at))
            return false;
        if (level == 0) {
            out->merging = merging;
            out->newest = n;
            out->from = from;
            out->to = at;
        }
    }
    return at == record.n && out->segments.n == all;
}

void structure_free(struct structure *s)
{
    vec_free(&s->segments);
    *s = (struct structure){0};
}

int64_t structure_number(const struct structure *s)
{
    bool used[NUMBERS + 1] = {true};
    for (size_t i = 0; i < s->segments.n; i++)
        if (s->segments.at[i].number <= NUMBERS)
            used[s->segments.at[i].number] = true;
    int64_t number = 0;
    while (number <= NUMBERS && used[number])
        number++;
    return number <= NUMBERS ? number : 0;
}

void structure_write(const struct structure *s, int64_t number, int64_t pages, struct buf *out)
{
    buf_add(out, s->record.s, COOKIE);
    varint_add(out, s->levels ? s->levels : 1);
    varint_add(out, s->segments.n + 1);
    varint_add(out, s->writes + (uint64_t)pages);
    varint_add(out, s->merging);
    varint_add(out, s->newest + 1);
    buf_str(out, str_cut(s->record, s->from, s->to));
    varint_add(out, (uint64_t)number);
    varint_add(out, 1);
    varint_add(out, (uint64_t)pages);
    buf_str(out, str_cut(s->record, s->to, s->record.n));
}
