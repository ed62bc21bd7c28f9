/*
 * story: an article as readers know it: the halves of a jump together, in order.
 */
#ifndef CMD_STORY_H
#define CMD_STORY_H

#include "baolan/archive.h"
#include "baolan/out.h"

/* One printed piece. */
struct half {
    struct page page;
    struct article article;
};

struct story {
    struct half *halves; /* one or more, first half first */
    size_t n;
};

/* The story that the article UID belongs to, all in ARENA. STATUS_NOTHING when there is none. */
enum status story_load(struct archive *archive, struct arena *arena, struct str uid, struct story *out,
                       struct error *err);
/* Prints it as a page is set, WIDTH columns wide. */
void story_print(const struct story *story, int width, struct out *out);

#endif
