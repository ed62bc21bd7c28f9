/* digest: what is made of an article before it comes to the archive (digest.c). */
#ifndef BAOLAN_ARCHIVE_DIGEST_H
#define BAOLAN_ARCHIVE_DIGEST_H

#include "baolan/archive.h"
#include "tokens.h"

struct digest {
    struct str uid; /* of the text and the day; the archive adds what makes it one of a kind */
    struct token_list tokens;
    struct str traces; /* ordered, DIGEST_TRACE_BYTES each, the lowest byte first */
};

enum { DIGEST_TRACE_BYTES = 4 };

/* Those of ARTICLE, in A with all that is needed to find them. */
struct str digest_traces(struct arena *a, const struct article *article);
/* The Ith of them. */
int32_t digest_trace(struct str traces, size_t i);

#endif
