/*
 * What is made of an article before it comes to the archive: its uid, the words of its full text, its traces. All of it follows from the article
 * alone, so it is made on any thread; the archive's own thread then has rows to write and little else.
 */
#include "digest.h"

#include <stdlib.h>

#include "baolan/relate.h"
#include "fulltext.h"

/* As record.c reads them; of the same rank, in the order of their codes. */
static int county_order(const void *x, const void *y)
{
    const struct county_tag *a = x, *b = y;
    if (a->primary != b->primary)
        return a->primary ? -1 : 1;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions ? -1 : 1;
    return str_cmp(a->code, b->code);
}

/* The article as it is read again: traces are taken back by what its rows hold then. */
static struct article as_kept(struct arena *a, const struct article *article)
{
    struct article kept = *article;
    kept.counties = arena_copy(a, article->counties, article->ncounties, sizeof *kept.counties);
    if (kept.ncounties)
        qsort(kept.counties, kept.ncounties, sizeof *kept.counties, county_order);
    return kept;
}

struct str digest_traces(struct arena *a, const struct article *article)
{
    static const struct page nowhere = {0};
    struct article kept = as_kept(a, article);
    struct traces traces = relate_traces(relate_read(a, &nowhere, &kept, NULL));
    size_t n = DIGEST_TRACE_BYTES * traces.n;
    unsigned char *bytes = arena_alloc(a, n);
    for (size_t i = 0; i < n; i++)
        bytes[i] = (unsigned char)((uint32_t)traces.at[i / DIGEST_TRACE_BYTES].hash >> i % DIGEST_TRACE_BYTES * 8);
    return (struct str){.s = (const char *)bytes, .n = n};
}

int32_t digest_trace(struct str traces, size_t i)
{
    const unsigned char *bytes = (const unsigned char *)traces.s + DIGEST_TRACE_BYTES * i;
    return (int32_t)(bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24);
}

struct digest *archive_digest(struct arena *a, const struct page *pages, size_t npages)
{
    struct arena *scratch = arena_new();
    struct tokens *tokens = tokens_open();
    struct buf composed = {0};
    size_t n = 0;
    for (size_t i = 0; i < npages; i++)
        n += pages[i].narticles;
    struct digest *digests = arena_array(a, n, sizeof *digests), *out = digests;
    for (size_t i = 0; i < npages; i++)
        for (size_t k = 0; k < pages[i].narticles; k++, out++) {
            const struct article *article = &pages[i].articles[k];
            arena_reset(scratch);
            buf_clear(&composed);
            out->uid = article_uid(a, &pages[i], article);
            fulltext_compose_article(article, &composed);
            tokens_list(tokens, buf_view(&composed), a, &out->tokens);
            out->traces = arena_str(a, digest_traces(scratch, article));
        }
    buf_free(&composed);
    tokens_close(tokens);
    arena_free(scratch);
    return digests;
}
