/* retag: articles tagged anew (retag.c), for those who know which (regions.c). */
#ifndef BAOLAN_ARCHIVE_RETAG_H
#define BAOLAN_ARCHIVE_RETAG_H

#include "archive_internal.h"

/* Tags article ID by the regions of its page; inside a batch. ARENA is reset. Has it become another? One that is corrected is passed over. */
bool archive_retag_article(struct archive *a, struct arena *arena, int64_t id, const struct archive_tagging *tagging,
                           struct error *err);

#endif
