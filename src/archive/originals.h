/* originals: what corrections leave behind (originals.c). */
#ifndef BAOLAN_ARCHIVE_ORIGINALS_H
#define BAOLAN_ARCHIVE_ORIGINALS_H

#include "archive_internal.h"

struct original {
    int64_t id;        /* of the article's row; 0: it has none */
    int64_t page;      /* row of the page that it came from */
    uint64_t hash;     /* of the correction */
    struct str joined; /* uids of those behind it, blanks between */
    struct str owner;  /* uid of the one that it stands behind; absent: none */
    struct str record; /* as it was; "": it was split off another */
};

struct uids {
    struct str *at;
    size_t n, cap;
};

/* STATUS_NOTHING when nothing is kept of UID. */
enum status original_read(struct archive *a, struct arena *arena, struct str uid, struct original *out,
                          struct error *err);
/* Steps through the uids of original.joined; *AT begins as 0. */
bool original_next(struct str joined, size_t *at, struct str *uid);
void original_keep(struct archive *a, struct str uid, const struct original *o, struct error *err);
void original_forget(struct archive *a, struct str uid, struct error *err);
/* Does UID stand behind another article? */
bool original_is_joined(struct archive *a, struct str uid, struct error *err);
/* Adds the uids of all of which something is kept; of those that came from row PAGE and stand behind another. */
void originals_list(struct archive *a, struct arena *arena, struct uids *out, struct error *err);
void originals_joined(struct archive *a, struct arena *arena, int64_t page, struct uids *out, struct error *err);
/* Forgets those of SOURCE that stand behind another; what has rows goes with these. */
void originals_drop_source(struct archive *a, struct arena *arena, int64_t source, struct error *err);
/* After archive_retag(): tags what is kept, and has every correction made anew by the next archive_correct(). */
void originals_retag(struct archive *a, const struct archive_tagging *tagging, struct error *err);

#endif
