/*
 * relate_internal: what the files behind archive_relate() share.
 *
 *   postings   which articles hold a trace
 *   jumps      parts of one story
 *   texts      articles made ready for comparing
 *   relations  who is compared with whom, and what is kept
 */
#ifndef BAOLAN_ARCHIVE_RELATE_H
#define BAOLAN_ARCHIVE_RELATE_H

#include <stdlib.h>

#include "archive_internal.h"
#include "baolan/relate.h"

/* Enters the traces of all articles that have none yet; whose neighbours' weights change by it is marked as unrelated. */
enum status archive_traces_put(struct archive *a, struct error *err);
/* In how many articles a trace stands; CONTEXT is the archive (struct relate_context). */
uint32_t archive_trace_frequency(void *context, int32_t hash);
/* Joins the parts of jumps in every issue that an unrelated article belongs to. */
enum status archive_link_jumps(struct archive *a, struct error *err);

/* ---- texts -------------------------------------------------------------------------------------------------------- */

struct loaded {
    int64_t id;
    struct page page;
    struct article article;
    struct relate_text *text;
};

struct texts;
struct texts *texts_open(struct archive *a);
void texts_close(struct texts *t);
/* Article ID; NULL when there is none. Valid until the next call, save PINNED, which stays, or until SCRATCH is reset. */
struct loaded *texts_get(struct texts *t, int64_t id, const struct loaded *pinned, struct arena *scratch,
                         struct error *err);

#endif
