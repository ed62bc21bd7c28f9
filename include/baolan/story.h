/*
 * story: an article as readers know it: an article with both halves of its jump, and the list rows of its related
 * stories.
 */
#ifndef BAOLAN_STORY_H
#define BAOLAN_STORY_H

#include "baolan/archive.h"
#include "baolan/doc.h"

struct story_link {
    struct related related;
    struct hit hit;
};

struct story {
    struct arena *arena;    /* all of it */
    struct doc_part *parts; /* in reading order; parts[0] is the printed beginning */
    size_t nparts;
    struct story_link *links;
    size_t nlinks;
    size_t ndoubts; /* of all parts */
    bool corrected; /* one of them, by a reader */
};

/* Reads the story that the article UID belongs to. STATUS_NOTHING when there is none. */
enum status story_open(struct archive *archive, struct str uid, struct story **out, struct error *err);
/*
 * Each part as it was before it was corrected, where it was: the NTH of those that were joined, from 0 on. False, and nothing is other, when
 * there are not so many.
 */
bool story_originals(struct archive *archive, struct story *s, size_t nth);
void story_close(struct story *s);           /* NULL is fine */
struct str story_uid(const struct story *s); /* of the beginning */

#endif
