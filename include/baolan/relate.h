/*
 * relate: which articles belong together, and why. Pure: it is given texts and numbers, the archive keeps the postings.
 *
 * An article leaves traces: fingerprints of its sentences (for shared text) and of the names and terms it turns on (for follow-ups). The
 * archive finds the articles that share rare traces; relate_pair() then looks at two articles and says how they are related, with a
 * reason that a reader accepts, or that they are not. Traces that much of the archive holds (boilerplate) are no reason.
 *
 * Method: text reuse by fingerprints of Han 10-grams, one a sentence (cf. Schleimer, Wilkerson, Aiken, "Winnowing", 2003; the window is
 * the sentence), verified by greedy matching of 8-grams; names by character 3-grams that an article repeats.
 */
#ifndef BAOLAN_RELATE_H
#define BAOLAN_RELATE_H

#include "baolan/article.h"

/* A text made ready for comparing; lives in the arena it was made in, which it goes on using, and borrows page and article. */
struct relate_text;

/* Traces kept by a program of another number are made anew. */
enum { TRACES_VERSION = 9 };

enum trace_kind { TRACE_SENTENCE, TRACE_NAME };

struct trace {
    /* its lowest bit is the kind; 32 bits, because postings are many and what they find is looked at closely anyway */
    int32_t hash;
    enum trace_kind kind;
};

static inline enum trace_kind relate_trace_kind(int32_t hash)
{
    return (enum trace_kind)(hash & 1);
}

struct traces {
    struct trace *at; /* ordered by hash, each once */
    size_t n;
};

/*
 * Page and article must stay; tags (people, counties) are used where there are any. TRACES: those that the same article had before, which are
 * then not looked for again; NULL.
 */
struct relate_text *relate_read(struct arena *a, const struct page *page, const struct article *article,
                                const struct traces *traces);

/* The traces of one article, borrowed from TEXT. The same text and tags give the same traces on every machine. */
struct traces relate_traces(const struct relate_text *text);

/*
 * A trace in more articles than this is boilerplate or a word of the language: no reason for anything. In a small archive fewer are enough
 * (relate_common()).
 */
enum { TRACE_COMMON = 40, RELATE_LARGE = 5000 /* articles: from here on it stays the same */ };
uint32_t relate_common(size_t narticles);

/* What relate_pair() may ask of the archive: in how many articles a trace stands. */
struct relate_context {
    uint32_t (*frequency)(void *context, int32_t hash);
    void *context;
    uint32_t common; /* relate_common() of the archive */
};

/*
 * How LATER is related to EARLIER (by day, then uid). False: not related. OUT's reason is in A and reads from the side of either;
 * out->uid is left absent. Of frequencies only their rank counts (1, 2 to 3, 4 to 7, …), so that the answer changes seldom, and
 * only of traces that one of the two has itself: whoever marks their holders when a rank changes has marked all whose answer may change. The
 * longer text gains an index that it keeps for the next time.
 */
bool relate_pair(struct arena *a, const struct relate_context *context, struct relate_text *earlier,
                 struct relate_text *later, struct related *out);

/*
 * A reason, which archives and exports have in Chinese, in the language of language.h; words that are not of here stay. In A, or KEPT
 * itself.
 */
struct str relate_reason(struct arena *a, struct str kept);

/* The rank of a frequency: two frequencies of one rank weigh the same. */
int relate_rank(uint32_t frequency);

/* Bytes [from, to) of a part stand also in part OTHER of the other text. */
struct shared_span {
    uint32_t part, other, from, to;
};
struct shared_spans {
    struct shared_span *at; /* in no order; may overlap where a text repeats itself */
    size_t n;
};
/* The parts of TEXT in reading order: kicker, printed title, subtitle, headings, paragraphs, captions; absent ones are empty. */
const struct str *relate_parts(const struct relate_text *text, size_t *n);
/* What A and B have in common, passages of 8 letters and more and headlines that are the same; both lists in ARENA. */
void relate_shared(struct arena *arena, struct relate_text *a, struct relate_text *b, struct shared_spans *in_a,
                   struct shared_spans *in_b);

/* How much two headlines have in common, 0 to 1: by this the halves of a jump find each other. */
double relate_titles(const struct relate_text *a, const struct relate_text *b);

#endif
