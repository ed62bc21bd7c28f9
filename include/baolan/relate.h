/*
 * relate: which articles belong together, and why. Pure: it is given texts and numbers, the archive keeps the postings.
 *
 * An article's traces are hashes of Han-character n-grams (for shared text) and of its names and terms (for follow-ups). The archive finds the
 * articles that share rare traces; relate_pair() then looks at two articles and says how they are related, with a reason that a reader
 * accepts, or that they are not. Traces that much of the archive holds (boilerplate) are no reason.
 */
#ifndef BAOLAN_RELATE_H
#define BAOLAN_RELATE_H

#include "baolan/article.h"

enum trace_kind { TRACE_SHINGLE, TRACE_NAME };

struct trace {
    int64_t hash; /* kind is mixed in; fits an SQLite integer */
    enum trace_kind kind;
};

struct traces {
    struct trace *at; /* ordered by hash, each once */
    size_t n;
};

/* The traces of one article, into A. The same text gives the same traces on every machine. */
void relate_traces(struct arena *a, const struct article *article, struct traces *out);

/* What relate_pair() may ask of the archive: in how many articles a trace stands. */
struct relate_context {
    uint32_t (*frequency)(void *context, int64_t trace);
    void *context;
    uint32_t narticles;
};

/*
 * How LATER is related to EARLIER (by day, then uid). False: not related. OUT's reason is in A and reads from the side of either;
 * out->uid is left absent.
 */
bool relate_pair(struct arena *a, const struct relate_context *context, const struct page *earlier_page, const struct article *earlier,
                 const struct page *later_page, const struct article *later, struct related *out);

#endif
