/*
 * lists: which stories hold a token, newest first, read from the pages that FTS5 keeps and not by its queries.
 *
 * A query of FTS5 on several tokens reads all their lists from the newest story down, and begins with a search in every segment of the index
 * for each token. Where a few dozen stories of a million are wanted, nearly all of that is for nothing: a list here is asked for the
 * newest story at or before a given one, and reads the one page where that must be. So the rarest of several lists leads, and of the
 * longer ones a page is read for each story that it names.
 *
 * Who finds another form of pages than that of pages.h asks FTS5 (join.c). Nothing may wait in memory to be written to the index: FTS5 writes that at every SAVEPOINT.
 */
#ifndef BAOLAN_ARCHIVE_LISTS_H
#define BAOLAN_ARCHIVE_LISTS_H

#include "../archive_internal.h"
#include "../structure.h"

/* The index as it was when it was opened: as long as this is open, nobody changes it for this connection. */
struct lists {
    struct archive *archive;
    struct structure
        structure; /* its segments; .writes: pages that were added to it: another number means other stories */
    bool readable; /* its form is known */
    sqlite3_stmt *under_way; /* so that an interrupt is there for every page that is read after it */
    sqlite3_stmt *pages;
    int64_t held; /* the page that is at hand, 0: none; its bytes are PAGE, of which BODY are not its footer */
    struct str page;
    size_t body;
};

void lists_open(struct lists *l, struct archive *a, struct error *err);
void lists_close(struct lists *l);

/* What one segment has of a list: pages FIRST to LAST of it. */
struct part {
    int64_t base; /* id of the segment's page 0 */
    int64_t first, last;
    size_t from, to; /* bytes of the list on FIRST */
    int64_t page;    /* the one that is decoded; LAST + 1: none yet */
    struct {
        int64_t *at; /* twice the id, and one when the story lost the token */
        size_t n, cap;
    } entries; /* the oldest first; only those that are not done with */
};

/* The list of one token; asked from the newest story down. */
struct list {
    struct lists *index;
    struct {
        struct part *at;
        size_t n, cap;
    } parts;    /* what is newer first */
    int64_t at; /* the story at hand; 0 at the end */
};

void list_begin(struct list *list, struct lists *index, struct str token, struct error *err);
void list_end(struct list *list);
/* The newest story at or before ID, 0 when there is none. ID never rises from one call to the next. */
int64_t list_seek(struct list *list, int64_t id, struct error *err);
/* About how many stories it has. */
double list_length(struct list *list, struct error *err);

#endif
