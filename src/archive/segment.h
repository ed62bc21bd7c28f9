/*
 * segment: stories into the full text index, many at once, without FTS5's table in memory: their tokens are gathered and sorted here and
 * put as one segment in the form in which FTS5 keeps them (pages.h), which takes a fifth of the time. To FTS5 it is a segment like those of
 * its own; it reads, merges and empties it.
 */
#ifndef BAOLAN_ARCHIVE_SEGMENT_H
#define BAOLAN_ARCHIVE_SEGMENT_H

#include "archive_internal.h"

struct segment_writer;

/*
 * Begins the newest segment, inside a transaction. Until its end nothing else is done with the archive. NULL with ERR not set: stories are to be put
 * through FTS5, as when a later one changed the form of the index, or when there are so many segments that it had better merge some.
 */
struct segment_writer *segment_begin(struct archive *a, struct error *err);
/* TOKENS, one a line, each with its '\n', of story ID. They stay the caller's until the end of the part, in which ids ascend. */
void segment_add(struct segment_writer *s, int64_t id, struct str tokens);
/* What comes next are other tokens, all behind these in the order of bytes (tokens.h). */
void segment_end_part(struct segment_writer *s, struct error *err);
/* Of NSTORIES. Frees S. */
void segment_end(struct segment_writer *s, size_t nstories, struct error *err);

#endif
