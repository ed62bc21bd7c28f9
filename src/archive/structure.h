/* structure: the record that names the segments of the full text index (pages.h), taken apart. */
#ifndef BAOLAN_ARCHIVE_STRUCTURE_H
#define BAOLAN_ARCHIVE_STRUCTURE_H

#include <stdbool.h>

#include "baolan/memory.h"
#include "baolan/str.h"

/* A segment of the index. */
struct segment {
    int64_t number, first, last; /* leaf pages, inclusive */
};

struct structure {
    struct str record; /* borrowed */
    uint64_t levels, writes;
    uint64_t merging, newest; /* segments of the newest level: being merged, all */
    size_t from, to;          /* bytes of these */
    struct {
        struct segment *at;
        size_t n, cap;
    } segments; /* what is newer first */
};

/* Takes RECORD apart, whoever wrote it; false: it has another form, or says what cannot be. OUT is freed by structure_free() either way. */
bool structure_read(struct structure *out, struct str record);
void structure_free(struct structure *s);
/* A number that none of its segments has, as FTS5 gives them; 0: there is none left. */
int64_t structure_number(const struct structure *s);
/* The record with one more segment, NUMBER of PAGES pages, behind those of the newest level; into OUT. */
void structure_write(const struct structure *s, int64_t number, int64_t pages, struct buf *out);

#endif
